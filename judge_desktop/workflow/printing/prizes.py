"""Every prize that is handed over on the stage: one for each winner, in the order of the contest, the public's last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from judge_desktop.config.award_names import award_name, popular_vote_name
from judge_desktop.domain.certificate_code import POPULAR_VOTE
from judge_desktop.domain.contest import Submission
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.printing.result_facts import CategoryAward, category_awards


@dataclass(frozen=True, slots=True, kw_only=True)
class Prize:
    """What one winner gets. ``award`` is the id of a category or ``POPULAR_VOTE``, ``name`` what it is called."""

    award: str
    name: str
    submission: Submission


def prizes_won(job: PrintJob) -> tuple[Prize, ...]:
    """Of the categories and submissions that were chosen; where categories were, without the popular vote.

    Only what was decided: being first in the standings is no award. Refuses ``INVARIANT_BROKEN``.
    """
    found = [prize for award in category_awards(job) for prize in prizes_of(job, award)]
    found += () if job.options.categories else popular_prizes(job)
    return tuple(one for one in found if job.chooses(submission=one.submission.id))


def prizes_of(job: PrintJob, award: CategoryAward) -> Iterator[Prize]:
    """Of one category, every winner its own."""
    category = award.category.name.in_language(job.language)
    for winner in award.winners:
        name = award_name(category, winner.level, job.tr, is_joint=award.is_joint)
        yield Prize(award=award.category.id, name=name, submission=winner.submission)


def popular_prizes(job: PrintJob) -> list[Prize]:
    """Of everybody with the most votes, by running number."""
    vote = job.results.popular_vote
    found = [job.contest.submission(one) for one in vote.winners] if vote is not None else []
    winners = sorted((one for one in found if one is not None), key=lambda one: one.number)
    name = popular_vote_name(job.tr, is_joint=len(winners) > 1)
    return [Prize(award=POPULAR_VOTE, name=name, submission=one) for one in winners]
