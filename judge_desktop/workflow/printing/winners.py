"""Who won, on one page."""

from __future__ import annotations

from pathlib import Path

from judge_desktop.reports.winners_report import WinnersPaper, winners_sheet
from judge_desktop.workflow.printing.awarded import awarded
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.printing.result_facts import draft_reasons


def print_files(job: PrintJob) -> tuple[Path, ...]:
    """One page with the awards of the chosen categories; a draft until the round is closed and they are decided.

    Refuses ``NO_PACKAGE``, ``INVARIANT_BROKEN``.
    """
    imprint, title = job.imprint(), job.tr("Winners")
    path = job.path(title, *job.options.categories, imprint.contest)
    imprint.write(path, title, [winners_sheet(winners_paper(job), imprint)])
    return (path,)


def winners_paper(job: PrintJob) -> WinnersPaper:
    """The page, in one language. The public need not know that no vote was typed here."""
    return WinnersPaper(
        round=job.round_name,
        categories=awarded(job, no_vote=job.tr("Announced separately")),
        draft=draft_reasons(job),
    )
