"""Words that somebody typed, on paper that names no judge."""

from __future__ import annotations

from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.spelled_names import SpelledNames


def without_names(job: PrintJob, words: str) -> str:
    """The words with "a judge" for every name of the panel: a letter would say whose scores are whose."""
    return SpelledNames(job.contest.panel.judges).replaced(words, lambda _: job.tr("a judge"))
