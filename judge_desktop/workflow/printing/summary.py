"""The summaries that are signed by hand: ใบสรุปคะแนน of each category, สรุปผลการตัดสิน of the round."""

from __future__ import annotations

from pathlib import Path

from judge_desktop.config.result_words import method_words
from judge_desktop.config.role_words import role_words
from judge_desktop.domain.signatures import PaperKind
from judge_desktop.domain.view import CellState
from judge_desktop.reports.imprint import Imprint
from judge_desktop.reports.parts import DOTS, Signer, below_name
from judge_desktop.reports.results_report import ResultsPaper, results_sheet
from judge_desktop.scoring.signing import papers_of
from judge_desktop.workflow.printing.awarded import awarded
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.printing.result_facts import closed_on, draft_reasons
from judge_desktop.workflow.printing.score_summary import print_score_summary


def print_files(job: PrintJob) -> tuple[Path, ...]:
    """The summary of scores of each category, signed by everybody present, then that of the results, signed by chair
    and secretary; drafts until the round is closed and decided.

    Refuses ``NO_PACKAGE``, ``INVARIANT_BROKEN``.
    """
    imprint, title = job.imprint(), job.tr("Summary of results")
    path = job.path(title, *job.options.categories, imprint.contest)
    imprint.write(path, title, [results_sheet(results_paper(job, imprint), imprint)])
    return (*print_score_summary(job), path)


def results_paper(job: PrintJob, imprint: Imprint) -> ResultsPaper:
    """The paper, in one language."""
    return ResultsPaper(
        round=job.round_name,
        figures=_figures(job, imprint),
        categories=awarded(job),
        signers=_signers(job),
        fingerprint=job.known.view_sha256 if job.results.is_closed else "",
        draft=draft_reasons(job),
    )


def _figures(job: PrintJob, imprint: Imprint) -> tuple[tuple[str, str], ...]:
    tr, contest = job.tr, job.contest
    counted = [
        one for one in job.known.view.cells if one.state is CellState.COUNTED and job.chooses(category=one.category)
    ]
    finalists = [one for one in contest.finalists if job.chooses(category=one.category)]
    judges = len({one.judge for one in counted})
    day, closed = job.known.package.round_.schedule.day, closed_on(job)
    return (
        (tr("Presentation day"), imprint.date(day) if day is not None else ""),
        (tr("Submissions considered"), str(len(finalists))),
        (tr("Judges who scored"), tr("{n} of {total}", n=judges, total=len(contest.panel.voting))),
        (tr("Scorecards counted"), str(len(counted))),
        (tr("How the score is made"), method_words(job.results.method, tr)),
        (tr("Round closed on"), imprint.date(closed) if closed is not None else ""),
    )


def _signers(job: PrintJob) -> tuple[Signer, ...]:
    paper = next((one for one in papers_of(job.contest, job.known.view) if one.kind is PaperKind.RESULTS), None)
    people = (job.contest.panel.judge(one) for one in (paper.signers if paper is not None else ()))
    day = f"{job.tr('Date')} {DOTS}"
    return tuple(
        Signer(
            name=one.full_name(job.language),
            role=role_words(one.role, job.tr),
            lines=below_name(one.position, day),
        )
        for one in people
        if one is not None
    )
