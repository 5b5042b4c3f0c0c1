"""Commands of the deliberation: the popular vote, discussions and notes, votes of a resolution."""

from __future__ import annotations

import argparse

from judge_desktop.cli.context import Context
from judge_desktop.cli.output import DONE, Plain
from judge_desktop.cli.result_lines import vote_lines
from judge_desktop.scoring.awards import LEVELS
from judge_desktop.scoring.popular_vote import VotePlace
from judge_desktop.scoring.resolutions import ABSTAINED, BY, DISSENT, PRESENT, VOTES
from judge_desktop.workflow.deliberation import CategoryRoom, Deliberation, deliberation_of
from judge_desktop.workflow.discussion import record_discussion, write_note
from judge_desktop.workflow.popular_vote import popular_vote, preview_popular_vote, record_popular_vote
from judge_desktop.workflow.results_as_plain import ranking_as_plain


def votes_of(options: argparse.Namespace) -> tuple[dict[str, str], dict[str, str]]:
    """(values, texts) that the options of a resolution and of award levels stand for."""
    values: dict[str, str] = {}
    if options.votes:
        counts = [vote.partition("=")[2] for vote in options.votes]
        cast = sum(int(count) for count in counts if count.isascii() and count.isdigit()) + options.abstained
        values[VOTES] = " ".join(options.votes)
        values[BY] = "resolution"
        values[ABSTAINED] = str(options.abstained)
        values[PRESENT] = str(cast if options.present is None else options.present)
    if options.level:
        values[LEVELS] = " ".join(sorted(options.level))
    return values, {DISSENT: options.dissent} if options.dissent else {}


def import_popular_vote(context: Context) -> int:
    """``popular-vote import``."""
    options, tr = context.options, context.tr
    if options.preview:
        with context.reading() as ws:
            preview = preview_popular_vote(ws, options.file, context.where)
    else:
        with context.writing() as ws:
            preview = preview_popular_vote(ws, options.file, context.where)
            reason = options.reason or tr("Votes from the table {file}", file=preview.file_name)
            record_popular_vote(ws, preview.votes, reason, context.where, decided_by=options.decided_by)
    content = {
        **_votes(preview.ranking),
        "ballots": preview.ballots,
        "doubles": [
            {"row": one.row, "counted_row": one.counted_row, "same_choice": one.same_choice} for one in preview.doubles
        ],
        "findings": [context.finding(finding) for finding in preview.findings],
        "recorded": not options.preview,
    }
    lines = [*vote_lines(preview.ranking), *(context.finding_line(finding) for finding in preview.findings)]
    if options.preview:
        lines.append(tr("Nothing was recorded yet"))
    context.speaker.tell(content, lines)
    return DONE


def show_popular_vote(context: Context) -> int:
    """``popular-vote show``."""
    with context.reading() as ws:
        found = popular_vote(ws, context.where)
    content = {
        **_votes(found.ranking),
        "winners": list(found.winners),
        "decision": found.decision.sha256 if found.decision is not None else None,
        "conflicts": [list(group) for group in found.conflicts],
    }
    lines = vote_lines(found.ranking) or [context.tr("No popular vote has been recorded")]
    context.speaker.tell(content, lines)
    return DONE


def show_deliberation(context: Context) -> int:
    """``deliberation show``."""
    with context.reading() as ws:
        found = deliberation_of(ws, context.where)
    rooms = [_room(room, found) for room in found.rooms.values()]
    lines: list[str] = []
    for room in found.rooms.values():
        lines += _room_lines(context, room)
    context.speaker.tell({"categories": rooms}, lines)
    return DONE


def discussed(context: Context) -> int:
    """``deliberation discussed``."""
    with context.writing() as ws:
        held = record_discussion(ws, context.options.submission, context.options.words, context.where)
    content = {"submission": held.submission, "spread": held.spread, "words": held.words, "held_at": held.held_at}
    context.speaker.tell({"discussion": content}, [f"{held.submission}  {held.spread}  {held.words}".rstrip()])
    return DONE


def note(context: Context) -> int:
    """``deliberation note``."""
    options = context.options
    with context.writing() as ws:
        changed = write_note(ws, options.text, options.category, options.submission, context.where)
    content = {"category": options.category, "submission": options.submission or None, "changed": changed}
    context.speaker.tell({"note": content}, [context.tr("The note is kept on this computer")])
    return DONE


def _votes(ranking: tuple[VotePlace, ...]) -> Plain:
    return {"votes": {one.submission: one.votes for one in ranking}, "ranking": ranking_as_plain(ranking)}


def _room(room: CategoryRoom, found: Deliberation) -> Plain:
    """A category as it may be shown: figures of a covered one stay out."""
    shown = not room.is_covered
    return {
        "category": room.category,
        "presides": room.presides or None,
        "closed_to_chair": room.is_closed_to_chair,
        "still_to_seal": list(room.still_to_seal),
        "prompts": [
            {
                "submission": one.submission,
                "spread": str(one.spread),
                "judge": one.judge,
                "distance": float(one.distance),
                "higher": one.is_higher,
                "discussed": one.submission in room.discussed,
            }
            for one in room.prompts
            if shown
        ],
        "partial": [
            {
                "judge": one.judge,
                "scored": list(one.scored),
                "not_scored": list(one.not_scored),
                "left_at": one.left_at or None,
                "set_aside": one.is_out,
                "means": {
                    name: [None if mean is None else float(mean) for mean in pair] for name, pair in one.means.items()
                },
            }
            for one in room.partial
            if shown
        ],
        "decisions": [one.sha256 for one in room.decisions],
        "in_force": sorted(room.in_force),
        "taken_back": sorted(room.taken_back),
        "notes": {place[1]: text for place, text in found.notes.items() if place[0] == room.category},
    }


def _room_lines(context: Context, room: CategoryRoom) -> list[str]:
    tr = context.tr
    lines = [room.category]
    if room.is_closed_to_chair:
        acting = room.presides or "–"
        lines.append("  " + tr("The chair is recused here. Acting chair: {judge}", judge=acting))
        return lines
    if room.still_to_seal:
        lines.append("  " + tr("Scores stay covered until the chair has handed in hers"))
        return lines
    for one in room.prompts:
        done = tr("discussed") if one.submission in room.discussed else tr("to be discussed")
        lines.append(f"  {one.submission}  {one.spread}  {done}")
    for part in room.partial:
        words = tr("set aside") if part.is_out else tr("scored a part only")
        lines.append(f"  {part.judge}  {words}  {part.left_at}".rstrip())
    return lines


COMMANDS = {
    "popular-vote import": import_popular_vote,
    "popular-vote show": show_popular_vote,
    "deliberation show": show_deliberation,
    "deliberation discussed": discussed,
    "deliberation note": note,
}
