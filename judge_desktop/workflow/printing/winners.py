"""Who won, on one page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from judge_desktop.reports.winners_report import WinnersPaper, winners_sheet
from judge_desktop.workflow.printing.awarded import awarded_categories, popular_vote_won
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.printing.result_facts import draft_reasons


def print_files(job: PrintJob) -> tuple[Path, ...]:
    """One page with the awards of the chosen categories; a draft until the round is closed and they are decided.

    Refuses ``NO_PACKAGE``, ``INVARIANT_BROKEN``, ``CATEGORY_UNKNOWN``.
    """
    imprint, title = job.imprint(), job.tr("Winners")
    path = job.path(title, *job.options.categories, imprint.contest)
    imprint.write(path, title, [winners_sheet(winners_paper(job), imprint)])
    return (path,)


def winners_paper(job: PrintJob) -> WinnersPaper:
    """The page, in one language. Part of the categories has no popular vote: that is of the whole contest."""
    vote = None if job.options.categories else popular_vote_won(job)
    if vote is not None and not vote.lines:  # the public need not know what was typed here
        vote = replace(vote, instead=job.tr("Announced separately"))
    return WinnersPaper(
        round=job.known.package.round_.name.in_language(job.language),
        categories=(*awarded_categories(job), *((vote,) if vote is not None else ())),
        draft=draft_reasons(job),
    )
