"""The scorecards of a round on paper: of each judge one file, or of the submissions that were chosen; on a judge's own
copy her own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from judge_desktop.domain.contest import Submission
from judge_desktop.domain.panel import Judge
from judge_desktop.domain.view import CellState
from judge_desktop.reports.scorecard_report import scorecard_sheets
from judge_desktop.reports.scorecard_sheet import ScorecardSheet, sheet_of
from judge_desktop.store.contests import Part
from judge_desktop.workflow.printing.card_files import CardFile, card_files, narrowed
from judge_desktop.workflow.printing.counted import counted
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.printing.own_scorecards import own_choice, print_own_scorecards
from judge_desktop.workflow.scoring_session import open_session

_PRINTED = (CellState.COUNTED, CellState.ABSENT)


def print_files(job: PrintJob) -> tuple[Path, ...]:
    """All that count. Refuses ``NO_PACKAGE`` and, on a judge's own copy, as ``own_choice`` does."""
    if job.part is Part.JUDGE:
        session = open_session(job.ws, job.where)
        chosen = own_choice(session, job.options)
        judge = session.judge
        path = job.path(job.tr("Scorecards"), judge.id, *narrowed(job), judge.full_name(job.language))
        print_own_scorecards(job.ws, session, path, job.tr, job.numerals, chosen, job.progress)
        return (path,)
    wanted = {
        (one.judge, one.submission)
        for one in job.known.view.cells
        if one.state in _PRINTED and one.scorecard is not None
    }
    return tuple(_write(job, one) for one in card_files(job, wanted))


def _write(job: PrintJob, file: CardFile) -> Path:
    imprint, title = job.imprint(), job.tr("Scorecards")
    path = job.path(title, *file.name)
    imprint.write(path, title, scorecard_sheets(_sheets(job, file.cards), imprint))
    return path


def _sheets(job: PrintJob, pairs: Sequence[tuple[Judge, Submission]]) -> Iterator[ScorecardSheet]:
    package, view = job.known.package, job.known.view
    for judge, submission in counted(pairs, job.progress):
        cell = view.cell(judge.id, submission.id)
        if cell is not None and cell.scorecard is not None:
            sheet = sheet_of(package.contest, package.round, judge, submission, cell.scorecard, job.tr, cell.document)
            yield replace(sheet, origin=cell.origin)
