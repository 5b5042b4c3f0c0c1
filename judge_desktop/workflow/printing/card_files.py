"""Which scorecards go into which file: of each judge one file, unless submissions alone were chosen.

Then each submission has a file with the scorecards of all judges; one judge and one submission are a file by
themselves.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from judge_desktop.domain.contest import Submission
from judge_desktop.domain.panel import Judge
from judge_desktop.workflow.printing.job import PrintJob


@dataclass(frozen=True, slots=True)
class CardFile:
    """One file: the parts of its name behind what it is, the telling ones first (a long name loses its end), and its
    scorecards in order.
    """

    name: tuple[str, ...]
    cards: tuple[tuple[Judge, Submission], ...]


def card_files(job: PrintJob, wanted: Collection[tuple[str, str]]) -> tuple[CardFile, ...]:
    """The files of the ``wanted`` pairs (judge, submission) that were chosen; of a panel in its order, of submissions
    in running order.
    """
    judges = [one for one in job.contest.panel.voting if job.chooses(judge=one.id)]
    works = [one for one in job.contest.finalists if job.chooses(submission=one.id, category=one.category)]
    if job.options.submissions and not job.options.judges:
        files = [
            CardFile(_work(job, work), tuple((judge, work) for judge in judges if (judge.id, work.id) in wanted))
            for work in works
        ]
    else:
        files = [
            CardFile(
                (judge.id, *narrowed(job), judge.full_name(job.language)),
                tuple((judge, work) for work in works if (judge.id, work.id) in wanted),
            )
            for judge in judges
        ]
    return tuple(one for one in files if one.cards)


def narrowed(job: PrintJob) -> tuple[str, ...]:
    """What tells the file of a few submissions from that of all."""
    if len(job.options.submissions) == 1:
        return job.options.submissions
    if job.options.submissions:
        return (job.tr.n("{n} submission", "{n} submissions", len(job.options.submissions)),)
    return job.options.categories


def _work(job: PrintJob, submission: Submission) -> tuple[str, str]:
    return submission.id, submission.title.in_language(job.language)
