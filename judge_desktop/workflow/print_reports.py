"""Prints to PDF. What a page looks like is ``reports``; here it is settled what goes on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from judge_desktop.config.i18n import Translator
from judge_desktop.config.thai_digits import Numerals
from judge_desktop.domain.contest import Mode
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.scorecard import ScorecardState
from judge_desktop.domain.view import Cell, CellState
from judge_desktop.exchange.file_names import speaking_name
from judge_desktop.exchange.writing import disk_refusals
from judge_desktop.store import audit_log, scoring_sessions
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.store.contests import Part
from judge_desktop.workflow.packages_here import EVERYWHERE, Where, chair_contest, current_package, round_of
from judge_desktop.workflow.results import results_of
from judge_desktop.workflow.round_documents import RoundDocuments, round_documents
from judge_desktop.workflow.scoring_session import ScoringSession, open_session
from judge_desktop.workflow.workspace import Progress, Workspace

Item = TypeVar("Item")
_PRINTED = (CellState.COUNTED, CellState.ABSENT)


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
    pages = write_scorecards(_counted(sheets, progress), path, tr, numerals.value, ws.today().date())
    _record(ws, session.contest.id, len(sheets), session.judge.id)
    return pages


def print_scorecards(
    ws: Workspace, folder: Path, tr: Translator, numerals: Numerals, where: Where = EVERYWHERE
) -> tuple[Path, ...]:
    """All scorecards of a round, one PDF per judge, from the chair's copy; a judge's copy prints its own.

    Refuses ``NO_PACKAGE``, ``NOTHING_TO_PRINT`` and what the disk refuses.
    """
    with disk_refusals(folder):
        folder.mkdir(parents=True, exist_ok=True)
    if not _is_chair(ws, where):
        session = open_session(ws, where)
        path = folder / _file_name(tr, session.judge.id, session.judge.full_name(tr.language.value))
        print_own_scorecards(ws, session, path, tr, numerals)
        return (path,)
    known = round_documents(ws, where)
    printed = tuple(
        _print_judge(ws, known, judge.id, folder, tr, numerals) for judge in known.package.contest.panel.voting
    )
    files = tuple(path for path in printed if path is not None)
    if not files:
        raise JudgeDesktopError(Code.NOTHING_TO_PRINT)
    _record(ws, known.package.contest.id, len(files), known.package.sent_by)
    return files


def print_schedule(
    ws: Workspace, folder: Path, tr: Translator, numerals: Numerals, where: Where = EVERYWHERE
) -> tuple[Path, ...]:
    """The running order of the chair's draft. Refuses ``NO_RUNNING_ORDER`` and what the disk refuses."""
    from judge_desktop.reports.schedule_report import write_schedule
    from judge_desktop.workflow.schedule_sheet import schedule_sheet

    contest = chair_contest(ws, where)
    if not round_of(contest, where).schedule.slots:
        raise JudgeDesktopError(Code.NO_RUNNING_ORDER)
    sheet = schedule_sheet(contest, round_of(contest, where), _mode_here(ws, where), tr)
    path = _in_folder(folder, tr("Running order"), sheet.contest)
    write_schedule(sheet, path, tr, numerals.value, ws.today().date())
    _record(ws, contest.id, 1, _own_key(ws), "schedule")
    return (path,)


def print_provisional(
    ws: Workspace, folder: Path, tr: Translator, numerals: Numerals, where: Where = EVERYWHERE
) -> tuple[Path, ...]:
    """How the round stands, on one page that says it is a draft and what is missing; at any time after the package.

    Refuses ``NO_PACKAGE``, ``INVARIANT_BROKEN`` and what the disk refuses.
    """
    from judge_desktop.reports.provisional_report import write_provisional
    from judge_desktop.workflow.provisional_sheet import provisional_sheet

    known = round_documents(ws, where)
    sheet = provisional_sheet(known, results_of(ws, where), tr)
    path = _in_folder(folder, tr("Provisional result"), sheet.contest)
    write_provisional(sheet, path, tr, numerals.value, ws.today())
    _record(ws, known.package.contest.id, 1, _own_key(ws), "provisional")
    return (path,)


def _in_folder(folder: Path, *name: str) -> Path:
    with disk_refusals(folder):
        folder.mkdir(parents=True, exist_ok=True)
    return folder / speaking_name(name, ".pdf")


def _mode_here(ws: Workspace, where: Where) -> Mode | None:
    """The mode of the package built last, None before the first."""
    try:
        return round_documents(ws, where).package.mode
    except JudgeDesktopError as refused:
        if refused.code is not Code.NO_PACKAGE:
            raise
        return None


def _own_key(ws: Workspace) -> str:
    own = ws.own_name
    return own.keys.judge_key if own is not None else "chair"


def _print_judge(
    ws: Workspace, known: RoundDocuments, judge_id: str, folder: Path, tr: Translator, numerals: Numerals
) -> Path | None:
    from judge_desktop.reports.scorecard_report import sheet_of, write_scorecards

    contest = known.package.contest
    judge = contest.panel.judge(judge_id)
    cells: dict[str, Cell] = {cell.submission: cell for cell in known.view.cells if cell.judge == judge_id}
    sheets = []
    for submission in contest.finalists:
        cell = cells.get(submission.id)
        if judge is None or cell is None or cell.scorecard is None or cell.state not in _PRINTED:
            continue
        sheet = sheet_of(
            contest,
            known.package.round,
            known.package.mode,
            judge,
            submission,
            cell.scorecard,
            tr,
            cell.document,
        )
        sheets.append(replace(sheet, origin=cell.origin))
    if not sheets or judge is None:
        return None
    path = folder / _file_name(tr, judge.id, judge.full_name(tr.language.value))
    write_scorecards(sheets, path, tr, numerals.value, ws.today().date())
    return path


def _counted(sheets: Sequence[Item], progress: Progress | None) -> Iterator[Item]:
    for done, sheet in enumerate(sheets):
        if progress is not None:
            progress(done, len(sheets))
        yield sheet


def _file_name(tr: Translator, judge_id: str, name: str) -> str:
    return speaking_name((tr("Scorecards"), judge_id, name), ".pdf")


def _is_chair(ws: Workspace, where: Where) -> bool:
    """The chair's part prints when there is one; a copy that only judges prints its own."""
    try:
        with ws.database.reading() as connection:
            current_package(connection, where, Part.CHAIR)
    except JudgeDesktopError as refused:
        if refused.code not in (Code.NO_CONTEST, Code.NO_PACKAGE, Code.CONTEST_UNKNOWN):
            raise
        return False
    return True


def _record(ws: Workspace, contest: str, count: int, who: str, report: str = "scorecards") -> None:
    if not ws.is_writing:
        return
    with ws.database.transaction() as connection:
        audit_log.record(
            connection,
            AuditEvent.REPORT_PRINTED,
            at=ws.now(),
            who=who,
            contest=contest,
            details={"report": report, "count": count},
        )
