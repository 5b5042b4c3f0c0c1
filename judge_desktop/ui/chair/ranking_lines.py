"""What the deliberation says about a category, computed from its standings: rows, dots, figures, who lies apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.domain.contest import Contest, TieBreakStep
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.standings import Standing
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.score_plots import Spread
from judge_desktop.ui.chair.wording import decided_by_words, figure, numbered_title, numbers_of
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.table import TableCell, TableRow
from judge_desktop.ui.widgets.tokens import Role, Tone, Type
from judge_desktop.workflow.results import Results


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


def needs_discussion(standing: Standing, contest: Contest) -> bool:
    """Whether the judges lie as far apart as the contest's rule for a discussion says."""
    return standing.tally.scorecards > 1 and standing.tally.spread >= contest.rules.discussion_spread


def tied_for_an_award(standings: Sequence[Standing], awards: int) -> list[Standing]:
    """The first group of equals that touches an award."""
    first = next((one.rank for one in standings if one.tied and one.rank is not None and one.rank <= awards), None)
    return [one for one in standings if one.rank == first and one.tied] if first is not None else []


def chair_may_break(contest: Contest) -> bool:
    """Whether the contest's ladder lets a person decide between equals."""
    return bool({TieBreakStep.CHAIR, TieBreakStep.RESOLUTION} & set(contest.rules.tie_break_ladder))


def state_of_category(state: ContestState, category: str) -> CategoryState:
    """Decided, equal, to be discussed, or open."""
    contest = state.judged
    standings = standings_in(state.results, category)
    award = state.awards.get(category)
    found = contest.category(category)
    if award is not None:
        return CategoryState(words=award_words(award, contest), shape=Shape.TICK, tone=Tone.OK)
    if not any(one.rank is not None for one in standings):
        return CategoryState(words=tr("Too few scorecards"), shape=Shape.RING, tone=Tone.NEUTRAL)
    if tied_for_an_award(standings, found.awards if found is not None else 1):
        return CategoryState(words=tr("Equal scores"), shape=Shape.TRIANGLE, tone=Tone.WARN)
    if any(needs_discussion(one, contest) for one in standings):
        return CategoryState(words=tr("To be discussed"), shape=Shape.TRIANGLE, tone=Tone.WARN)
    return CategoryState(words=tr("To be decided"), shape=Shape.RING, tone=Tone.NEUTRAL)


def award_words(award: Decision, contest: Contest) -> str:
    """What was decided about a category."""
    numbers = numbers_of(contest, award.submissions)
    if award.kind is DecisionKind.NO_AWARD:
        return tr("No award")
    if award.kind is DecisionKind.JOINT_AWARD:
        return tr("Joint award: {numbers}", numbers=numbers)
    return tr("Awarded to submission {numbers}", numbers=numbers)


def ranking_rows(standings: Sequence[Standing], state: ContestState) -> list[TableRow]:
    """One row each: rank, submission and applicant, score, place for the dots, spread, what decided."""
    return [_ranking_row(one, state) for one in standings]


def _ranking_row(standing: Standing, state: ContestState) -> TableRow:
    contest, tally = state.judged, standing.tally
    submission = contest.submission(standing.submission)
    language = current_language().value
    wide = needs_discussion(standing, contest)
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
            TableCell(),
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
            role=Role.WARN if needs_discussion(one, contest) else role,
        )
    everything = [total for spread in spreads.values() for total in spread.totals] or [0.0, 100.0]
    return spreads, floor(min(everything) / 5) * 5, ceil(max(everything) / 5) * 5


def heat_rows(
    standings: Sequence[Standing], judges: Sequence[str], contest: Contest
) -> tuple[list[TableRow], dict[tuple[str, int], float], frozenset[tuple[str, int]]]:
    """Rows of totals in the order of `judges`, the figures behind them, and those that lie farthest from the others
    in submissions that ask for a discussion.
    """
    rows, values, framed = [], {}, set()
    for one in sorted(standings, key=lambda one: _number(one, contest)):
        submission = contest.submission(one.submission)
        cells = [TableCell(numbered_title(submission) if submission is not None else one.submission)]
        for column, judge in enumerate(judges, 1):
            total = one.tally.totals.get(judge)
            cells.append(TableCell(figure(total) if total is not None else "—"))
            if total is not None:
                values[one.submission, column] = float(total)
        rows.append(TableRow(one.submission, tuple(cells)))
        if needs_discussion(one, contest):
            framed.add((one.submission, 1 + judges.index(_farthest(one.tally.totals))))
    return rows, values, frozenset(framed)


def _farthest(totals: Mapping[str, Decimal]) -> str:
    """The judge whose total lies farthest from the mean of the others."""

    def distance(judge: str) -> Decimal:
        others = [total for name, total in totals.items() if name != judge]
        return abs(totals[judge] - sum(others, Decimal(0)) / len(others))

    return max(sorted(totals), key=distance)


def _number(standing: Standing, contest: Contest) -> int:
    submission = contest.submission(standing.submission)
    return submission.number if submission is not None else 0
