"""What comes of assignments, in words: the way they were shared out, loads, scorecards to come, islands."""

from __future__ import annotations

from collections.abc import Iterable

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.contest import Contest
from judge_desktop.scoring.assigning import categories_of
from judge_desktop.scoring.coverage import AssignmentTable
from judge_desktop.ui.chair.wording import name_of
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.tokens import Tone
from judge_desktop.workflow.assign import Assigned

_MOST = 12  # names in one sentence; the grid shows the others


def way_words(contest: Contest, table: AssignmentTable) -> str:
    """How submissions are shared out now."""
    if table.is_everything:
        return tr("Every judge scores every submission")
    if categories_of(contest, table) is not None:
        return tr("Judges score whole categories")
    return tr("Each submission is scored by some of the judges")


def coverage_rows(found: Assigned) -> list[StatusRow]:
    """What should be known before the package is built, the worst first."""
    coverage = found.coverage
    if not coverage.loads or not coverage.counts:
        return []
    loads, counts = list(coverage.loads.values()), list(coverage.counts.values())
    rows = [
        StatusRow(
            Shape.TICK if max(loads) - min(loads) <= 1 else Shape.NOTE,
            tr("{range} for each judge", range=_range(loads)),
            Tone.OK if max(loads) - min(loads) <= 1 else Tone.NEUTRAL,
            detail=tr("Scorecards to give"),
        ),
        _counts_row(found, counts),
        _islands_row(found),
    ]
    idle = [judge for judge, load in coverage.loads.items() if not load]
    if idle:
        names = _some(name_of(found.contest.panel.judge(one), one) for one in idle)
        rows.append(StatusRow(Shape.TRIANGLE, tr("Nothing to score for {judges}", judges=names), Tone.WARN))
    return rows


def _counts_row(found: Assigned, counts: list[int]) -> StatusRow:
    title = tr("{range} for each submission", range=_range(counts))
    minimum = found.contest.rules.minimum_scorecards
    few = found.too_few
    if not few:
        return StatusRow(
            Shape.TICK, title, Tone.OK, detail=tr("Scorecards to come; at least {minimum} are needed", minimum=minimum)
        )
    row = StatusRow(Shape.TRIANGLE, title, Tone.WARN, detail=below_words(found))
    row.setObjectName("below_minimum")
    return row


def below_words(found: Assigned) -> str:
    """Which submissions would have fewer scorecards than the contest asks for."""
    known = {one.id: one.number for one in found.contest.submissions}
    numbers = _some(str(known[one]) for one in found.too_few)
    return trn(
        "Fewer than the {minimum} needed for submission {numbers}",
        "Fewer than the {minimum} needed for submissions {numbers}",
        len(found.too_few),
        minimum=found.contest.rules.minimum_scorecards,
        numbers=numbers,
    )


def _islands_row(found: Assigned) -> StatusRow:
    islands = found.coverage.islands
    if not islands:
        detail = tr("Every judge can be compared with every other through shared submissions")
        return StatusRow(Shape.TICK, tr("All in one piece"), Tone.OK, detail=detail)
    row = StatusRow(
        Shape.TRIANGLE,
        trn("{n} group that shares nothing", "{n} groups that share nothing", len(islands)),
        Tone.WARN,
        detail="\n".join(_island_words(found, island) for island in islands[:4]),
    )
    row.setObjectName("islands")
    return row


def _island_words(found: Assigned, island: tuple[str, ...]) -> str:
    judges = set(found.table.judges)
    known = {one.id: one.number for one in found.contest.submissions}
    names = _some(name_of(found.contest.panel.judge(one), one) for one in island if one in judges)
    numbers = _some(str(known[one]) for one in island if one not in judges)
    if not names:
        return tr("Nobody scores {numbers}", numbers=numbers)
    return tr("{judges} score {numbers}", judges=names, numbers=numbers)


def _range(numbers: list[int]) -> str:
    least, most = min(numbers), max(numbers)
    return str(least) if least == most else f"{least}–{most}"


def _some(names: Iterable[str]) -> str:
    every = list(names)
    shown = ", ".join(every[:_MOST])
    rest = len(every) - _MOST
    return trn("{shown} and {n} more", "{shown} and {n} more", rest, shown=shown) if rest > 0 else shown
