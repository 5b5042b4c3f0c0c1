"""What the deliberation says about a category, computed from its standings: rows, dots, figures, who lies apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.domain.contest import AwardLevel, Contest, Submission
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.standings import Standing
from judge_desktop.domain.view import Origin, View
from judge_desktop.scoring.awards import read_levels
from judge_desktop.scoring.discussions import farthest, needs_discussion
from judge_desktop.scoring.resolutions import read_resolution
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.score_plots import Spread
from judge_desktop.ui.chair.wording import decided_by_words, figure, numbered_title, numbers_of, origin_words
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.table import RowsWhenSeen, TableCell, TableRow
from judge_desktop.ui.widgets.tokens import Role, Tone, Type
from judge_desktop.workflow.deliberation import CategoryRoom
from judge_desktop.workflow.results import Results

Papers = Mapping[tuple[str, str], Origin]
"""(judge, submission) -> where a scorecard comes from that is not from a score file."""
_NOTHING = TableCell("—")


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryState:
    """Where the decision about one category stands, in words."""

    words: str
    shape: Shape
    tone: Tone


def standings_in(results: Results | None, category: str) -> list[Standing]:
    """The standings of a category from the first rank; those not ranked stand last, by number of scorecards."""
    found = [one for one in results.standings if one.category == category] if results is not None else []
    return sorted(found, key=lambda one: (one.rank is None, one.rank or 0))


def winners_in(results: Results | None, category: str) -> tuple[str, ...]:
    """Who would get the awards of a category as it stands; none while that is not clear."""
    return results.winners.get(category, ()) if results is not None else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Equals that touch an award. ``is_at_edge``: more of them than award places are left, so that somebody decides."""

    standings: tuple[Standing, ...]
    is_at_edge: bool

    @property
    def submissions(self) -> tuple[str, ...]:
        """Their ids."""
        return tuple(one.submission for one in self.standings)


def tie_for_an_award(standings: Sequence[Standing], awards: int) -> Tie | None:
    """The equals to be decided: the group at the edge of the award places, else the first inside them."""
    ranked = [one for one in standings if one.rank is not None]
    groups: dict[int, list[Standing]] = {}
    for one in ranked:
        if one.tied and one.rank is not None and one.rank <= awards:
            groups.setdefault(one.rank, []).append(one)
    ties = [
        Tie(standings=tuple(group), is_at_edge=rank + len(group) - 1 > awards) for rank, group in sorted(groups.items())
    ]
    return next((tie for tie in ties if tie.is_at_edge), ties[0] if ties else None)


def state_of_category(state: ContestState, category: str) -> CategoryState:
    """Decided, covered, equal, to be discussed, or open."""
    contest = state.judged
    standings = standings_in(state.results, category)
    award = state.awards.get(category)
    found = contest.category(category)
    room = state.deliberation.room(category) if state.deliberation is not None else CategoryRoom(category=category)
    if award is not None:
        return CategoryState(words=award_words(award, contest), shape=Shape.TICK, tone=Tone.OK)
    if room.is_closed_to_chair:
        words = tr("The acting chair decides") if room.presides else tr("Acting chair needed")
        return CategoryState(words=words, shape=Shape.STRUCK, tone=Tone.NEUTRAL if room.presides else Tone.WARN)
    if room.still_to_seal and any(one.tally.scorecards for one in standings):
        return CategoryState(words=tr("The chair's own scores first"), shape=Shape.PADLOCK, tone=Tone.NEUTRAL)
    if not any(one.rank is not None for one in standings):
        return CategoryState(words=tr("Too few scorecards"), shape=Shape.RING, tone=Tone.NEUTRAL)
    tie = tie_for_an_award(standings, found.awards if found is not None else 1)
    if tie is not None and tie.is_at_edge:
        return CategoryState(words=tr("Equal scores"), shape=Shape.TRIANGLE, tone=Tone.WARN)
    if any(one.submission not in room.discussed for one in room.prompts):
        return CategoryState(words=tr("To be discussed"), shape=Shape.TRIANGLE, tone=Tone.WARN)
    return CategoryState(words=tr("To be decided"), shape=Shape.RING, tone=Tone.NEUTRAL)


def award_words(award: Decision, contest: Contest) -> str:
    """What was decided about a category, with the levels where it has any."""
    numbers = levelled_numbers(award, contest)
    if award.kind is DecisionKind.NO_AWARD:
        return tr("No award")
    if award.kind is DecisionKind.JOINT_AWARD:
        return tr("Joint award: {numbers}", numbers=numbers)
    return tr("Awarded to submission {numbers}", numbers=numbers)


def levelled_numbers(award: Decision, contest: Contest) -> str:
    """The numbers of an award's submissions, each with its level in brackets: “10 (Gold), 12”."""
    category, levels = contest.category(award.category), read_levels(award)
    if category is None or not levels:
        return numbers_of(contest, award.submissions)
    names = {level.id: level_words(level) for level in category.award_levels}
    known = sorted((one for one in map(contest.submission, award.submissions) if one is not None), key=_running_number)
    return ", ".join(
        f"{one.number} ({names.get(levels[one.id], levels[one.id])})" if one.id in levels else str(one.number)
        for one in known
    )


def level_words(level: AwardLevel) -> str:
    """The name of an award level, its id where it has none."""
    return level.name.in_language(current_language().value) or level.id


def _running_number(submission: Submission) -> int:
    return submission.number


def ranking_rows(standings: Sequence[Standing], state: ContestState) -> RowsWhenSeen:
    """One row each: rank, submission and applicant, score, place for the dots, spread, what decided."""
    known = {one.submission: one for one in standings}
    return RowsWhenSeen(tuple(known), lambda key: _ranking_row(known[key], state))


def _ranking_row(standing: Standing, state: ContestState) -> TableRow:
    contest, tally = state.judged, standing.tally
    submission = contest.submission(standing.submission)
    language = current_language().value
    wide = needs_discussion(standing, contest.rules)
    title = numbered_title(submission) if submission is not None else standing.submission
    applicant = submission.applicant.name.in_language(language) if submission is not None else ""
    first = standing.rank == 1
    method = state.results.method if state.results is not None else contest.rules.method
    by = tr("{n} scorecards", n=tally.scorecards) if standing.rank is None else ""
    return TableRow(
        standing.submission,
        (
            TableCell(str(standing.rank or "—"), line=Type.NUMBER, role=Role.ACCENT if first else Role.INK2),
            TableCell(title, applicant, line=Type.LABEL),
            TableCell(_score(tally.score), line=Type.NUMBER if first else Type.TITLE),
            TableCell(spoken=", ".join(figure(total) for total in sorted(tally.totals.values()))),
            TableCell(
                figure(tally.spread) if tally.scorecards > 1 else "—",
                shape=Shape.TRIANGLE if wide else Shape.NONE,
                tone=Tone.WARN if wide else Tone.NEUTRAL,
            ),
            TableCell(decided_by_words(standing, contest, method), by, role=Role.INK2),
        ),
    )


def _score(score: Decimal | None) -> str:
    return str(score) if score is not None else "—"


def spreads_of(standings: Sequence[Standing], contest: Contest) -> tuple[dict[str, Spread], int, int]:
    """The dots of each submission, and an axis in fives that holds all of them."""
    spreads = {}
    for one in standings:
        if one.tally.mean is None:
            continue
        role = Role.ACCENT if one.rank == 1 else Role.EDGE
        spreads[one.submission] = Spread(
            totals=tuple(float(total) for total in one.tally.totals.values()),
            mean=float(one.tally.mean),
            role=Role.WARN if needs_discussion(one, contest.rules) else role,
        )
    everything = [total for spread in spreads.values() for total in spread.totals] or [0.0, 100.0]
    return spreads, floor(min(everything) / 5) * 5, ceil(max(everything) / 5) * 5


def heat_rows(
    standings: Sequence[Standing], judges: Sequence[str], contest: Contest, papers: Papers
) -> tuple[RowsWhenSeen, dict[tuple[str, int], float], frozenset[tuple[str, int]]]:
    """Rows of totals in the order of `judges`, the figures behind them, and those that lie farthest from the others
    in submissions that ask for a discussion. A total from paper or a spreadsheet carries the mark of paper.
    """
    columns = {judge: column for column, judge in enumerate(judges, 1)}
    known = {one.submission: one for one in sorted(standings, key=lambda one: _number(one, contest))}
    values = {
        (one.submission, columns[judge]): float(total)
        for one in known.values()
        for judge, total in one.tally.totals.items()
        if judge in columns
    }
    framed = frozenset(
        (one.submission, columns[farthest(one.tally.totals)])
        for one in known.values()
        if needs_discussion(one, contest.rules)
    )
    return RowsWhenSeen(tuple(known), lambda key: _heat_row(known[key], judges, contest, papers)), values, framed


def _heat_row(one: Standing, judges: Sequence[str], contest: Contest, papers: Papers) -> TableRow:
    submission = contest.submission(one.submission)
    title = TableCell(numbered_title(submission) if submission is not None else one.submission)
    totals = ((one.tally.totals.get(judge), papers.get((judge, one.submission))) for judge in judges)
    cells = (
        _NOTHING if total is None and origin is None else _total_cell("—" if total is None else figure(total), origin)
        for total, origin in totals
    )
    return TableRow(one.submission, (title, *cells))


def _total_cell(words: str, origin: Origin | None) -> TableCell:
    if origin is None:
        return TableCell(words)
    told = f"{words} · {origin_words(origin)}"
    return TableCell(words, shape=Shape.PAGE, spoken=told, tip=told)


def papers_in(view: View | None) -> Papers:
    """The scorecards that came on paper or in a spreadsheet."""
    cells = view.cells if view is not None else ()
    return {(one.judge, one.submission): one.origin for one in cells if one.origin is not Origin.FILE}


def _number(standing: Standing, contest: Contest) -> int:
    submission = contest.submission(standing.submission)
    return submission.number if submission is not None else 0


def resolution_words(decision: Decision, contest: Contest) -> str:
    """How the panel voted about a tie, most votes first; "" for any other decision and for one without a vote."""
    vote = read_resolution(decision.values) if decision.kind is DecisionKind.BREAK_TIE else None
    if vote is None:
        return ""
    counts = ", ".join(
        f"{numbers_of(contest, (submission,))}: {count}"
        for submission, count in sorted(vote.votes.items(), key=lambda item: (-item[1], item[0]))
    )
    return tr("votes {counts}, abstentions {n}", counts=counts, n=vote.abstained)
