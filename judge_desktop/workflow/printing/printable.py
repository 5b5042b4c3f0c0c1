"""Which reports can be printed as things stand, and why the others cannot: one answer for the window and the command.

Pure: the draft of the contest and the documents of the round in, a reason for each report out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from judge_desktop.domain.contest import Contest, Round
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.domain.view import CellState
from judge_desktop.store.contests import Part
from judge_desktop.workflow.packages_here import Where, chair_contest, current_package, round_of
from judge_desktop.workflow.printing.kinds import MODULES
from judge_desktop.workflow.results import results_in
from judge_desktop.workflow.round_documents import RoundDocuments, round_documents
from judge_desktop.workflow.workspace import Workspace

_WITH_SCORES = frozenset((CellState.COUNTED, CellState.ABSENT))


@dataclass(frozen=True, slots=True)
class Sight:
    """What can be seen of a round: the chair's draft, and the documents once a package was built."""

    draft: Contest
    round: Round
    known: RoundDocuments | None


Reason = Callable[[Sight], Code | None]
"""Why a report cannot be printed yet, None when nothing stands in the way."""


def printable(sight: Sight) -> dict[ReportKind, Code | None]:
    """Every report in the order it is offered: None when it can be printed, else the code of the reason."""
    return {kind: why_not(kind, sight) for kind in MODULES}


def why_not(kind: ReportKind, sight: Sight) -> Code | None:
    """Why a report cannot be printed yet, None when it can be."""
    return next((why for ask in _ASKED.get(kind, ()) if (why := ask(sight)) is not None), None)


def read_sight(ws: Workspace, where: Where) -> Sight:
    """The chair's copy as reports see it. Refuses as ``chair_contest`` and ``round_of`` do."""
    draft = chair_contest(ws, where)
    try:
        known = round_documents(ws, where)
    except JudgeDesktopError as refused:
        if refused.code is not Code.NO_PACKAGE:
            raise
        known = None
    return Sight(draft, round_of(draft, where), known)


def part_of(ws: Workspace, where: Where) -> Part:
    """The chair's part when there is a package of it, else that of a judge who prints her own scorecards."""
    try:
        with ws.database.reading() as connection:
            current_package(connection, where, Part.CHAIR)
    except JudgeDesktopError as refused:
        if refused.code not in (Code.NO_CONTEST, Code.NO_PACKAGE, Code.CONTEST_UNKNOWN):
            raise
        return Part.JUDGE
    return Part.CHAIR


def _no_package(sight: Sight) -> Code | None:
    return Code.NO_PACKAGE if sight.known is None else None


def _no_running_order(sight: Sight) -> Code | None:
    return None if sight.round.schedule.slots else Code.NO_RUNNING_ORDER


def _still_open(sight: Sight) -> Code | None:
    return None if sight.known is not None and sight.known.view.is_closed else Code.ROUND_STILL_OPEN


def _no_scores(sight: Sight) -> Code | None:
    cells = sight.known.view.cells if sight.known is not None else ()
    return None if any(one.state in _WITH_SCORES for one in cells) else Code.NOTHING_TO_PRINT


def _no_prize(sight: Sight) -> Code | None:
    """An award takes a decision: being first is none."""
    if sight.known is None:
        return Code.NO_PACKAGE
    results = results_in(sight.known)
    vote = results.popular_vote
    won = any(one.kind is not DecisionKind.NO_AWARD for one in results.awards.values())
    return None if won or (vote is not None and vote.winners) else Code.NO_AWARD_DECIDED


def _contradiction(sight: Sight) -> Code | None:
    """What counts contradicts itself: nothing that adds it up may leave the house."""
    if sight.known is None:
        return None
    try:
        results_in(sight.known)
    except JudgeDesktopError as refused:
        if refused.code is not Code.INVARIANT_BROKEN:
            raise
        return refused.code
    return None


_COUNTED: tuple[Reason, ...] = (_no_package, _no_scores)
_ADDED_UP: tuple[Reason, ...] = (_no_package, _no_scores, _contradiction)
_ASKED: Mapping[ReportKind, tuple[Reason, ...]] = {
    ReportKind.SCORECARDS: _COUNTED,
    ReportKind.MINUTES: (_no_package, _contradiction),
    ReportKind.FEEDBACK: (_no_package, _still_open, _contradiction),
    ReportKind.HOST_SCRIPT: (_no_package, _contradiction),
    ReportKind.CERTIFICATES: (_no_package, _contradiction, _no_prize),
    ReportKind.SCHEDULE: (_no_running_order,),
    ReportKind.PROVISIONAL: (_no_package, _contradiction),
}
