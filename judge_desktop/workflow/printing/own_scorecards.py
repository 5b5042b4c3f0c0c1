"""A judge's own scorecards on paper, from her own copy of the program."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from judge_desktop.config.i18n import Translator
from judge_desktop.config.thai_digits import Numerals
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.scorecard import ScorecardState
from judge_desktop.store import scoring_sessions
from judge_desktop.workflow.printing.counted import counted
from judge_desktop.workflow.printing.kinds import PrintOptions
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
    from judge_desktop.reports.imprint import imprint_of
    from judge_desktop.reports.scorecard_report import scorecard_sheets
    from judge_desktop.reports.scorecard_sheet import sheet_of

    chosen = tuple(submissions) or tuple(
        one.submission for one in session.scorecards() if one.state is not ScorecardState.RECUSED
    )
    with ws.database.reading() as connection:
        sent = {one.revision: one.sha256 for one in scoring_sessions.exports_of(connection, session.session)}
    imprint = imprint_of(session.contest, session.mode, tr, numerals.value, ws.today())
    sheets = (
        sheet_of(
            session.contest,
            session.package.round,
            session.judge,
            session.submission(one),
            session.scorecard(one),
            tr,
            sent.get(session.sent_in(one), ""),
            attachments=session.attachments_pinned(one),
        )
        for one in counted(chosen, progress)
    )
    return imprint.write(path, tr("Scorecards"), scorecard_sheets(sheets, imprint))


def own_choice(session: ScoringSession, wanted: PrintOptions) -> tuple[str, ...]:
    """Which of her submissions a judge chose to print; empty when nothing was chosen.

    Refuses ``SUBMISSION_UNKNOWN``, ``NOT_ASSIGNED``, ``CATEGORY_UNKNOWN``, ``JUDGE_UNKNOWN`` (another judge's), and
    ``NOTHING_TO_PRINT`` when nothing is left.
    """
    for judge in wanted.judges:
        if judge != session.judge.id:
            raise JudgeDesktopError(Code.JUDGE_UNKNOWN, judge=judge)
    for category in wanted.categories:
        if session.contest.category(category) is None:
            raise JudgeDesktopError(Code.CATEGORY_UNKNOWN, category=category)
    named = {session.submission(one).id for one in wanted.submissions}
    if not named and not wanted.categories:
        return ()
    chosen = tuple(
        one.id
        for one in session.submissions
        if (not named or one.id in named) and (not wanted.categories or one.category in wanted.categories)
    )
    if not chosen:
        raise JudgeDesktopError(Code.NOTHING_TO_PRINT)
    return chosen
