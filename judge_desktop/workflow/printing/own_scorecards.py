"""A judge's own scorecards on paper, from her own copy of the program."""

from __future__ import annotations

from collections.abc import Iterator

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.scorecard import ScorecardState
from judge_desktop.reports.scorecard_sheet import ScorecardSheet, sheet_of
from judge_desktop.store import scoring_sessions
from judge_desktop.workflow.printing.counted import counted
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.printing.kinds import PrintOptions
from judge_desktop.workflow.scoring_session import ScoringSession


def own_sheets(job: PrintJob, session: ScoringSession) -> Iterator[ScorecardSheet]:
    """The scorecards she chose, one after the other; all but the recused when she chose nothing.

    Refuses as ``own_choice`` does.
    """
    chosen = own_choice(session, job.options) or tuple(
        one.submission for one in session.scorecards() if one.state is not ScorecardState.RECUSED
    )
    with job.ws.database.reading() as connection:
        sent = {one.revision: one.sha256 for one in scoring_sessions.exports_of(connection, session.session)}
    for one in counted(chosen, job.progress):
        yield sheet_of(
            session.contest,
            session.package.round,
            session.judge,
            session.submission(one),
            session.scorecard(one),
            job.tr,
            sent.get(session.sent_in(one), ""),
            attachments=session.attachments_pinned(one),
        )


def own_choice(session: ScoringSession, wanted: PrintOptions) -> tuple[str, ...]:
    """Which of her submissions a judge chose to print; empty when nothing was chosen.

    Refuses ``NOT_ASSIGNED``, ``JUDGE_UNKNOWN`` (another judge's), and ``CHOICE_PRINTS_NOTHING`` when nothing is left.
    """
    for judge in wanted.judges:
        if judge != session.judge.id:
            raise JudgeDesktopError(Code.JUDGE_UNKNOWN, judge=judge)
    named = {session.submission(one).id for one in wanted.submissions}
    if not named and not wanted.categories:
        return ()
    chosen = tuple(
        one.id
        for one in session.submissions
        if (not named or one.id in named) and (not wanted.categories or one.category in wanted.categories)
    )
    if not chosen:
        raise JudgeDesktopError(Code.CHOICE_PRINTS_NOTHING)
    return chosen
