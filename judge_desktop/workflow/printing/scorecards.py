"""The scorecards of a round on paper, one PDF for each judge; on a judge's own copy her own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from judge_desktop.config.i18n import Translator
from judge_desktop.config.thai_digits import Numerals
from judge_desktop.domain.view import Cell, CellState
from judge_desktop.exchange.file_names import speaking_name
from judge_desktop.store.contests import Part
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.printing.own_scorecards import print_own_scorecards
from judge_desktop.workflow.round_documents import RoundDocuments
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.workspace import Workspace

_PRINTED = (CellState.COUNTED, CellState.ABSENT)


def print_files(job: PrintJob) -> tuple[Path, ...]:
    """All that count. Refuses ``NO_PACKAGE``."""
    ws, folder, tr, numerals = job.ws, job.folder, job.tr, job.numerals
    if job.part is Part.JUDGE:
        session = open_session(ws, job.where)
        path = folder / _file_name(tr, session.judge.id, session.judge.full_name(tr.language.value))
        print_own_scorecards(ws, session, path, tr, numerals)
        return (path,)
    printed = (_print_judge(ws, job.known, judge.id, folder, tr, numerals) for judge in job.contest.panel.voting)
    return tuple(path for path in printed if path is not None)


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


def _file_name(tr: Translator, judge_id: str, name: str) -> str:
    return speaking_name((tr("Scorecards"), judge_id, name), ".pdf")
