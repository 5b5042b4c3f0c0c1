"""Which reports can be printed as things stand, and why the others cannot: one answer for the window and the command.

Pure: the draft of the contest and the documents of the round in, a reason for each report out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from judge_desktop.config.i18n import Language, translator
from judge_desktop.domain.contest import Contest, Round
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.domain.view import CellState
from judge_desktop.store.contests import Part
from judge_desktop.workflow.covered import covered_words
from judge_desktop.workflow.packages_here import Where, chair_contest, current_package, round_of
from judge_desktop.workflow.printing.announceable import why_not_announced
from judge_desktop.workflow.printing.kinds import MODULES, OWN
from judge_desktop.workflow.results import results_in
from judge_desktop.workflow.round_documents import RoundDocuments, round_documents
from judge_desktop.workflow.workspace import Workspace

WITH_SCORES = frozenset((CellState.COUNTED, CellState.ABSENT))
"""Whose scorecards are printed."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What can be seen of a round: the chair's draft, and the documents once a package was built."""

    draft: Contest
    round: Round | None
    known: RoundDocuments | None
    has_identity: bool = True
    categories: tuple[str, ...] = ()  # those that were chosen, none = all


Refusal = JudgeDesktopError | None
Answers = Mapping[ReportKind, Refusal]
"""Report -> why it cannot be printed yet, None when it can be."""
Reason = Callable[[Sight], JudgeDesktopError | Code | None]
"""Why a report cannot be printed yet, None when nothing stands in the way; a code that needs no details is enough."""


def printable(sight: Sight) -> dict[ReportKind, Refusal]:
    """Every report in the order it is offered: None when it can be printed, else the refusal it would meet."""
    return {kind: why_not(kind, sight) for kind in MODULES}


def why_not(kind: ReportKind, sight: Sight) -> Refusal:
    """Why a report cannot be printed yet, None when it can be."""
    for ask in _ASKED[kind]:
        found = ask(sight)
        if found is not None:
            return JudgeDesktopError(found) if isinstance(found, Code) else found
    return None


def read_sight(ws: Workspace, where: Where) -> Sight:
    """The chair's copy as reports see it. Refuses as ``chair_contest`` and ``round_of`` do."""
    draft = chair_contest(ws, where)
    try:
        known = round_documents(ws, where)
    except JudgeDesktopError as refused:
        if refused.code is not Code.NO_PACKAGE:
            raise
        known = None
    return Sight(draft, round_of(draft, where), known, has_identity=ws.own_name is not None)


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


def is_own(ws: Workspace, kind: ReportKind, where: Where) -> bool:
    """Whether a judge prints hers: no package of the chair is here nor, for a paper of before it, a draft."""
    if kind not in OWN or part_of(ws, where) is Part.CHAIR:
        return False
    if kind is not ReportKind.DECLARATION:
        return True
    try:
        chair_contest(ws, where)
    except JudgeDesktopError as refused:
        if refused.code not in (Code.NO_CONTEST, Code.CONTEST_UNKNOWN):
            raise
        return True
    return False


def _no_package(sight: Sight) -> Code | None:
    return Code.NO_PACKAGE if sight.known is None else None


def _nothing_planned(sight: Sight) -> Code | None:
    return None if sight.round is not None and sight.round.schedule.slots else Code.NOTHING_PLANNED


def _still_open(sight: Sight) -> Code | None:
    return None if sight.known is not None and sight.known.view.is_closed else Code.ROUND_STILL_OPEN


def _no_scores(sight: Sight) -> Code | None:
    cells = sight.known.view.cells if sight.known is not None else ()
    return None if any(one.state in WITH_SCORES for one in cells) else Code.NOTHING_TO_PRINT


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


def _figures_covered(sight: Sight) -> JudgeDesktopError | None:
    """Figures of the whole round would give something of a covered category away."""
    if sight.known is None:
        return None
    covered = covered_words(sight.known, results_in(sight.known), translator(Language.EN))
    named = [one.name.in_language("th") for one in sight.known.package.contest.categories if one.id in covered]
    return JudgeDesktopError(Code.FIGURES_COVERED, categories=named) if named else None


def _not_announced(sight: Sight) -> JudgeDesktopError | None:
    return why_not_announced(sight.known, sight.categories) if sight.known is not None else None


def _nobody_shortlisted(sight: Sight) -> Code | None:
    return None if sight.draft.finalists else Code.NOBODY_SHORTLISTED


def _no_identity(sight: Sight) -> Code | None:
    return None if sight.has_identity else Code.NO_IDENTITY


def _no_judges(sight: Sight) -> Code | None:
    return None if sight.draft.panel.voting else Code.NOBODY_ASSIGNED


_COUNTED: tuple[Reason, ...] = (_no_package, _no_scores)
_ADDED_UP: tuple[Reason, ...] = (_no_package, _no_scores, _contradiction)
_AS_IT_STANDS: tuple[Reason, ...] = (_no_package, _contradiction)
_ASKED: Mapping[ReportKind, tuple[Reason, ...]] = {
    ReportKind.SCORECARDS: _COUNTED,
    ReportKind.CERTIFIED_SCORES: _COUNTED,
    ReportKind.BLANK: (_no_package,),
    ReportKind.STANDINGS: _ADDED_UP,
    ReportKind.SUMMARY: _ADDED_UP,
    ReportKind.STATISTICS: (*_ADDED_UP, _figures_covered),
    ReportKind.HOW_DECIDED: _ADDED_UP,
    ReportKind.MINUTES: _AS_IT_STANDS,
    ReportKind.ANNOUNCEMENT: (_no_package, _not_announced, _contradiction),
    ReportKind.SHORTLIST: (_nobody_shortlisted,),
    ReportKind.CERTIFICATES: (*_AS_IT_STANDS, _no_prize),
    ReportKind.FEEDBACK: (_no_package, _still_open, _contradiction),
    ReportKind.SCHEDULE: (_nothing_planned,),
    ReportKind.HOST_SCRIPT: _AS_IT_STANDS,
    ReportKind.WINNERS: _AS_IT_STANDS,
    ReportKind.DECLARATION: (_no_judges,),
    ReportKind.RECOVERY_SHEET: (_no_identity,),
    ReportKind.PROVISIONAL: _AS_IT_STANDS,
}
