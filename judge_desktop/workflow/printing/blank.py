"""Empty scorecards for whoever scores on paper: of each judge one file, or of each submission that was chosen one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from judge_desktop.config.role_words import role_words
from judge_desktop.domain.contest import Submission
from judge_desktop.domain.panel import Judge
from judge_desktop.domain.paper_code import PaperCode
from judge_desktop.domain.rubric import Criterion
from judge_desktop.domain.view import CellState
from judge_desktop.reports.blank_report import BlankCard, BlankCriterion, blank_sheet
from judge_desktop.reports.figures import plain
from judge_desktop.workflow.printing.card_files import CardFile, card_files
from judge_desktop.workflow.printing.counted import counted
from judge_desktop.workflow.printing.job import PrintJob

_NOT_SCORED = (CellState.RECUSED, CellState.EXCLUDED)


def print_files(job: PrintJob) -> tuple[Path, ...]:
    """Of everything assigned, but for what a judge is recused from or set aside in. Refuses ``NO_PACKAGE``."""
    wanted = {(one.judge, one.submission) for one in job.known.view.cells if one.state not in _NOT_SCORED}
    return tuple(_write(job, one) for one in card_files(job, wanted))


def _write(job: PrintJob, file: CardFile) -> Path:
    imprint, title = job.imprint(), job.tr("Scorecards to fill in by hand")
    path = job.path(title, *file.name)
    imprint.write(path, title, (blank_sheet(one, imprint) for one in _cards(job, file.cards)))
    return path


def _cards(job: PrintJob, pairs: Sequence[tuple[Judge, Submission]]) -> Iterator[BlankCard]:
    for judge, submission in counted(pairs, job.progress):
        yield blank_card(job, judge, submission)


def blank_card(job: PrintJob, judge: Judge, submission: Submission) -> BlankCard:
    """What one paper says. A blind contest prints no applicant."""
    package, language = job.known.package, job.language
    contest = package.contest
    category, rubric = contest.category(submission.category), contest.rubric_of(submission)
    code = PaperCode(manifest=package.manifest, round=package.round, judge=judge.id, submission=submission.id)
    return BlankCard(
        number=submission.number,
        submission=submission.id,
        title=submission.title.in_language(language),
        applicant=contest.applicant_for_judges(submission, language),
        category=category.name.in_language(language) if category is not None else "",
        round=package.round_.name.in_language(language),
        judge_id=judge.id,
        judge=judge.full_name(language),
        position=judge.position,
        role=role_words(judge.role, job.tr),
        criteria=tuple(_criterion(one, language) for one in rubric.criteria),
        full_mark=rubric.total,
        code=code.text,
    )


def _criterion(one: Criterion, language: str) -> BlankCriterion:
    bands = ((band.level.name.in_language(language), band.lowest, band.highest) for band in one.bands)
    return BlankCriterion(
        name=one.name.in_language(language),
        guidelines=tuple(text.in_language(language) for text in one.guidelines),
        full_mark=one.full_mark,
        step=one.step,
        levels=tuple(
            (name, plain(low) if low == high else f"{plain(low)}–{plain(high)}") for name, low, high in bands if name
        ),
    )
