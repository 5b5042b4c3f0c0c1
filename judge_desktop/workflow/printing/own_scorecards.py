"""A judge's own scorecards on paper, from her own copy of the program."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from judge_desktop.config.i18n import Translator
from judge_desktop.config.thai_digits import Numerals
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.domain.scorecard import ScorecardState
from judge_desktop.store import scoring_sessions
from judge_desktop.workflow.printing.counted import counted
from judge_desktop.workflow.printing.record import record_print
from judge_desktop.workflow.scoring_session import ScoringSession
from judge_desktop.workflow.workspace import Progress, Workspace


def print_own_scorecards(
    ws: Workspace,
    session: ScoringSession,
    path: Path,
    tr: Translator,
    numerals: Numerals,
    submissions: Iterable[str] = (),
    progress: Progress | None = None,
) -> int:
    """A judge's own scorecards as one PDF (all but the recused when none is named); the number of pages.

    ``progress`` is called with (scorecards done, in all) and may raise to cancel; then no file is left.
    """
    from judge_desktop.reports.scorecard_report import sheet_of, write_scorecards

    chosen = tuple(submissions) or tuple(
        one.submission for one in session.scorecards() if one.state is not ScorecardState.RECUSED
    )
    with ws.database.reading() as connection:
        sent = {one.revision: one.sha256 for one in scoring_sessions.exports_of(connection, session.session)}
    sheets = [
        sheet_of(
            session.contest,
            session.package.round,
            session.mode,
            session.judge,
            session.submission(one),
            session.scorecard(one),
            tr,
            sent.get(session.sent_in(one), ""),
            attachments=session.attachments_pinned(one),
        )
        for one in chosen
    ]
    pages = write_scorecards(counted(sheets, progress), path, tr, numerals.value, ws.today().date())
    record_print(ws, ReportKind.SCORECARDS, session.contest.id, len(sheets), session.judge.id)
    return pages
