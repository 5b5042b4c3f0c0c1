"""How far every judge is with every submission on the day: from received files, and from what was said meanwhile.

A received file says more than a tick: a tick only fills what no file has told yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from judge_desktop.domain.package import Package
from judge_desktop.domain.view import CellState, Origin, View
from judge_desktop.scoring.counting import recused_submissions


class Done(StrEnum):
    """What is known about one judge and one submission."""

    RECEIVED = "received"  # a scorecard of a received file counts
    TOLD = "told"  # said to be done; no file yet
    DRAFT = "draft"
    OPEN = "open"
    RECUSED = "recused"
    ABSENT = "absent"
    SET_ASIDE = "set_aside"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """What a judge's progress code said, and when it was read (ISO time)."""

    complete: int
    sealed: int
    assigned: int
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The secretary's ticks (judge, submission) and the latest progress code of each judge. No evidence."""

    ticks: frozenset[tuple[str, str]] = frozenset()
    reported: Mapping[str, Reported] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayProgress:
    """``cells`` hold what is assigned only; ``judges`` and ``submissions`` stand in the order of panel and day.
    ``papers`` are the cells whose scorecard came on paper or in a spreadsheet.
    """

    judges: tuple[str, ...]
    submissions: tuple[str, ...]
    cells: Mapping[tuple[str, str], Done]
    reported: Mapping[str, Reported]
    papers: Mapping[tuple[str, str], Origin] = field(default_factory=dict)

    def done(self, judge: str) -> int:
        """How many of a judge's submissions are received or said to be done, by ticks or by her progress code."""
        states = [self.cells.get((judge, one)) for one in self.submissions]
        received = sum(one is Done.RECEIVED for one in states)
        told = received + sum(one is Done.TOLD for one in states)
        said = self.reported.get(judge)
        return max(told, said.complete if said is not None else 0)

    def assigned(self, judge: str) -> int:
        """How many a judge has to score: what she recused or was set aside from is left out."""
        released = (None, Done.RECUSED, Done.SET_ASIDE)
        return sum(self.cells.get((judge, one)) not in released for one in self.submissions)

    def missing(self) -> tuple[str, ...]:
        """The judges of whom something is neither received nor said to be done."""
        return tuple(judge for judge in self.judges if self.done(judge) < self.assigned(judge))


_STATES = {
    CellState.COUNTED: Done.RECEIVED,
    CellState.DRAFT: Done.DRAFT,
    CellState.RECUSED: Done.RECUSED,
    CellState.ABSENT: Done.ABSENT,
    CellState.EXCLUDED: Done.SET_ASIDE,
    CellState.BLOCKED: Done.BLOCKED,
}


def day_progress(package: Package, view: View, told: Told, order: Iterable[str] = ()) -> DayProgress:
    """What is known. ``order`` are submissions in the order of the day; the others follow in their running order."""
    contest = package.contest
    known_recusals = recused_submissions(package, ())
    cells: dict[tuple[str, str], Done] = {}
    for cell in view.cells:
        at = (cell.judge, cell.submission)
        state = _STATES.get(cell.state, Done.OPEN)
        if state in (Done.OPEN, Done.DRAFT) and at in told.ticks:
            state = Done.TOLD
        cells[at] = Done.RECUSED if at in known_recusals else state
    assigned = {submission for _, submission in cells}
    finalists = [one.id for one in contest.finalists]
    submissions = [one for one in dict.fromkeys([*order, *finalists]) if one in assigned]
    judges = [one.id for one in contest.panel.voting]
    names = set(judges)
    return DayProgress(
        judges=tuple(judges),
        submissions=tuple(submissions),
        cells=cells,
        reported={judge: said for judge, said in told.reported.items() if judge in names},
        papers={(one.judge, one.submission): one.origin for one in view.cells if one.origin is not Origin.FILE},
    )
