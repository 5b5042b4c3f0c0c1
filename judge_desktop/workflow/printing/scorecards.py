"""The scorecards of a round on paper: of each judge one file, or of the submissions that were chosen; on a judge's own
copy her own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from judge_desktop.domain.contest import Submission
from judge_desktop.domain.panel import Judge
from judge_desktop.reports.scorecard_report import scorecard_sheets
from judge_desktop.reports.scorecard_sheet import ScorecardSheet, sheet_of
from judge_desktop.workflow.printing.card_files import card_files, narrowed
from judge_desktop.workflow.printing.counted import counted
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.printing.own_scorecards import own_sheets
from judge_desktop.workflow.printing.printable import WITH_SCORES


def print_files(job: PrintJob) -> tuple[Path, ...]:
    """All that count. Refuses ``NO_PACKAGE`` and, on a judge's own copy, as ``own_sheets`` does."""
    if job.own is not None:
        judge = job.own.judge
        return (_write(job, (judge.id, *narrowed(job), judge.full_name(job.language)), own_sheets(job, job.own)),)
    wanted = {
        (one.judge, one.submission)
        for one in job.known.view.cells
        if one.state in WITH_SCORES and one.scorecard is not None
    }
    return tuple(_write(job, one.name, _sheets(job, one.cards)) for one in card_files(job, wanted))


def _write(job: PrintJob, name: tuple[str, ...], sheets: Iterator[ScorecardSheet]) -> Path:
    imprint, title = job.imprint(), job.tr("Scorecards")
    path = job.path(title, *name)
    imprint.write(path, title, scorecard_sheets(sheets, imprint))
    return path


def _sheets(job: PrintJob, pairs: Sequence[tuple[Judge, Submission]]) -> Iterator[ScorecardSheet]:
    package, view = job.known.package, job.known.view
    for judge, submission in counted(pairs, job.progress):
        cell = view.cell(judge.id, submission.id)
        if cell is not None and cell.scorecard is not None:
            sheet = sheet_of(package.contest, package.round, judge, submission, cell.scorecard, job.tr, cell.document)
            yield replace(sheet, origin=cell.origin)
