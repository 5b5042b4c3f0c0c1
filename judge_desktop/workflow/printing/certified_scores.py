"""The certified score list, one file a judge: from what the chair's copy has of her, or from her own copy.

It shows what stands in her file, whatever is counted of it: it is hers to sign.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from judge_desktop.domain.panel import Judge, PublicKeys
from judge_desktop.domain.scorecard import ScoreFile
from judge_desktop.domain.view import Cell, CellState, Origin
from judge_desktop.reports.certified_report import CertifiedFile, CertifiedSheet, certified_sheets
from judge_desktop.workflow.identity import words_of_judge
from judge_desktop.workflow.printing.card_files import narrowed
from judge_desktop.workflow.printing.certified_lines import OfJudge, certified_sheet
from judge_desktop.workflow.printing.counted import counted
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.printing.own_certified import own_sheet


def print_files(job: PrintJob) -> tuple[Path, ...]:
    """Of every judge who gave or was to give scores, but not of one of whom nothing came.

    Refuses ``NO_PACKAGE`` and, on a judge's own copy, as ``own_sheet`` does.
    """
    if job.own is not None:
        return (_write(job, job.own.judge, own_sheet(job, job.own)),)
    view = job.known.view
    lists = [
        (judge, cells)
        for judge in job.contest.panel.voting
        if job.chooses(judge=judge.id) and (cells := _chosen(job, view.by_judge.get(judge.id, ())))
    ]
    return tuple(_write(job, judge, sheet_of_chair(job, judge, cells)) for judge, cells in counted(lists, job.progress))


def _chosen(job: PrintJob, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The judge's cells that were chosen; none when nothing came of them."""
    chosen = [one for one in cells if job.chooses(submission=one.submission, category=one.category)]
    return tuple(chosen) if any(one.scorecard is not None for one in chosen) else ()


def _write(job: PrintJob, judge: Judge, sheet: CertifiedSheet) -> Path:
    imprint, title = job.imprint(), job.tr("Certified score list")
    path = job.path(title, judge.id, *narrowed(job), judge.full_name(job.language))
    imprint.write(path, title, certified_sheets([sheet], imprint))
    return path


def sheet_of_chair(job: PrintJob, judge: Judge, cells: tuple[Cell, ...]) -> CertifiedSheet:
    """The list of one judge as the chair's copy knows it."""
    files = _files(job, judge, cells)
    newest = files[0] if files else None
    return certified_sheet(
        job.contest,
        job.known.package.round,
        judge,
        {one.submission: OfJudge(state=one.state, card=one.scorecard, origin=one.origin) for one in cells},
        job.tr,
        files=tuple(_document(one, job) for one in files),
        check_words=words_of_judge(_keys(judge, newest))[job.language] if newest is not None else (),
    )


def _files(job: PrintJob, judge: Judge, cells: tuple[Cell, ...]) -> list[ScoreFile]:
    """The score files her scorecards come from, the newest key's first: one, unless her laptop was replaced."""
    known: Mapping[str, ScoreFile] = {one.sha256: one for one in job.known.score_files}
    used = {one.document for one in cells if one.origin is Origin.FILE and one.state is not CellState.MISSING}
    found = [known[sha256] for sha256 in used if sha256 in known]
    order = {key.keys.judge_key: place for place, key in enumerate(judge.known_keys)}
    return sorted(found, key=lambda one: (-order.get(one.judge_key, len(order)), -one.revision, one.sha256))


def _document(file: ScoreFile, job: PrintJob) -> CertifiedFile:
    name = job.tr("Score file, revision {n}", n=file.revision)
    return CertifiedFile(name=name, sha256=file.sha256, key=file.judge_key)


def _keys(judge: Judge, file: ScoreFile) -> PublicKeys:
    for one in judge.known_keys:
        if one.keys.judge_key == file.judge_key:
            return one.keys
    return PublicKeys(judge_key=file.judge_key, signing_key=file.signing_key, age_recipient=file.age_recipient)
