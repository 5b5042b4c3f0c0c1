"""Which papers a judge can print from her own copy, and why the others cannot be printed yet."""

from __future__ import annotations

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.domain.scorecard import ScorecardState
from judge_desktop.workflow.printing.printable import Answers
from judge_desktop.workflow.scoring_session import ScoringSession


def own_papers(session: ScoringSession) -> Answers:
    """Every report of ``OWN`` in the order it is offered: None when it can be printed, else the refusal it meets."""
    cards = session.scorecards()
    some = any(one.state is not ScorecardState.RECUSED for one in cards)
    nothing = None if some else JudgeDesktopError(Code.NOTHING_SCORED)
    return {ReportKind.SCORECARDS: nothing, ReportKind.CERTIFIED_SCORES: nothing, ReportKind.DECLARATION: None}
