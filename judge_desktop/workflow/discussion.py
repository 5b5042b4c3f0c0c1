"""What the chair's copy keeps of the panel's talk: notes, and that a submission was discussed. Nothing is counted."""

from __future__ import annotations

from collections.abc import Mapping

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.scoring.discussions import discussion_prompts
from judge_desktop.scoring.validation import canonical
from judge_desktop.store import audit_log, chair_notes
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.store.chair_notes import Discussion
from judge_desktop.store.contests import Part
from judge_desktop.store.database import Connection
from judge_desktop.workflow.packages_here import EVERYWHERE, Where, contest_part
from judge_desktop.workflow.round_documents import RoundDocuments, read_round
from judge_desktop.workflow.workspace import Workspace
from judge_desktop.workflow.written_text import demand_text

__all__ = ["Discussion", "discussed_in", "discussions_in", "notes", "record_discussion", "write_note"]

Notes = Mapping[tuple[str, str], str]
"""(category, submission) -> note; submission "" for the note of the category itself."""


def write_note(ws: Workspace, text: str, category: str, submission: str = "", where: Where = EVERYWHERE) -> bool:
    """Keeps a note of a category or of a submission on this copy alone; an empty one is taken away.

    False when nothing changed. Refuses ``CATEGORY_UNKNOWN``, ``SUBMISSION_UNKNOWN``, ``TEXT_TOO_LONG``.
    """
    text = text.strip()
    demand_text(text)
    with ws.database.transaction() as connection:
        known = read_round(connection, where)
        contest = known.package.contest
        if contest.category(category) is None:
            raise JudgeDesktopError(Code.CATEGORY_UNKNOWN, category=category)
        found = contest.submission(submission)
        if submission and (found is None or found.category != category):
            raise JudgeDesktopError(Code.SUBMISSION_UNKNOWN, submission=submission)
        if chair_notes.notes_of(connection, contest.id).get((category, submission), "") == text:
            return False
        chair_notes.set_note(connection, contest.id, category, submission, text, at=ws.now())
        details = {"category": category, "submission": submission}
        _audit(ws, connection, AuditEvent.NOTE_WRITTEN, contest.id, details)
    return True


def record_discussion(ws: Workspace, submission: str, words: str = "", where: Where = EVERYWHERE) -> Discussion:
    """Keeps that the panel discussed a submission as its totals stand now, with words or without.

    Refuses ``SUBMISSION_UNKNOWN``, ``DISCUSSION_NOT_ASKED``, ``TEXT_TOO_LONG``.
    """
    words = words.strip()
    demand_text(words)
    with ws.database.transaction() as connection:
        known = read_round(connection, where)
        package = known.package
        if package.contest.submission(submission) is None:
            raise JudgeDesktopError(Code.SUBMISSION_UNKNOWN, submission=submission)
        standings = known.standings
        prompts = {one.submission: one for one in discussion_prompts(standings, package.contest.rules)}
        if submission not in prompts:
            raise JudgeDesktopError(Code.DISCUSSION_NOT_ASKED, submission=submission)
        spread = canonical(prompts[submission].spread)
        held = Discussion(submission=submission, spread=spread, words=words, held_at=ws.now())
        chair_notes.add_discussion(connection, package.contest.id, package.round, package.mode, held)
        details = {"submission": submission, "spread": spread}
        _audit(ws, connection, AuditEvent.DISCUSSION_HELD, package.contest.id, details)
    return held


def notes(ws: Workspace, where: Where = EVERYWHERE) -> Notes:
    """All notes of the contest."""
    with ws.database.reading() as connection:
        return chair_notes.notes_of(connection, contest_part(connection, where, Part.CHAIR).contest)


def discussions_in(ws: Workspace, known: RoundDocuments) -> tuple[Discussion, ...]:
    """The discussions held in a round, oldest first."""
    package = known.package
    with ws.database.reading() as connection:
        return chair_notes.discussions_of(connection, package.contest.id, package.round, package.mode)


def discussed_in(ws: Workspace, known: RoundDocuments) -> frozenset[str]:
    """The submissions that were discussed since their totals lay as far apart as they do now."""
    standings = known.standings
    spreads = {one.submission: canonical(one.tally.spread) for one in standings}
    return frozenset(one.submission for one in discussions_in(ws, known) if spreads.get(one.submission) == one.spread)


def _audit(
    ws: Workspace, connection: Connection, event: AuditEvent, contest: str, details: Mapping[str, str | int]
) -> None:
    who = ws.noted_as
    audit_log.record(connection, event, at=ws.now(), who=who, contest=contest, details=details)
