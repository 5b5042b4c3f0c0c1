"""Who won what, as the papers list it: the awards of the categories and the popular vote."""

from __future__ import annotations

from judge_desktop.reports.results_report import AwardedCategory, AwardedLine
from judge_desktop.workflow.covered import covered_words
from judge_desktop.workflow.printing.award_words import award_line
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.printing.result_facts import CategoryAward, applicant_of, category_awards, title_of


def awarded(job: PrintJob, no_vote: str = "") -> tuple[AwardedCategory, ...]:
    """The chosen categories and, unless some were chosen, the popular vote: that is of the whole contest.

    ``no_vote`` is said when none was recorded, instead of that.
    """
    vote = popular_vote_won(job, no_vote)
    return (*awarded_categories(job), *((vote,) if vote is not None else ()))


def awarded_categories(job: PrintJob) -> tuple[AwardedCategory, ...]:
    """The chosen categories in the order of the contest, with points; covered ones say why they are."""
    covered = covered_words(job.known, job.results, job.tr)
    return tuple(_category(job, one, covered.get(one.category.id, "")) for one in category_awards(job))


def _category(job: PrintJob, award: CategoryAward, covered: str) -> AwardedCategory:
    lines = tuple(
        AwardedLine(
            number=str(one.submission.number),
            title=title_of(job, one.submission),
            applicant=applicant_of(job, one.submission),
            score="" if one.score is None else str(one.score),
            level=one.level,
            remark=job.tr("Joint award") if award.is_joint else "",
        )
        for one in award.winners
        if not covered
    )
    instead = "" if lines else covered or award_line(award, job.tr)
    return AwardedCategory(name=award.category.name.in_language(job.language), lines=lines, instead=instead)


def popular_vote_won(job: PrintJob, no_vote: str = "") -> AwardedCategory | None:
    """Who has the most votes, all of them where votes are equal; None where the contest has no popular vote or
    categories were chosen.
    """
    vote = job.results.popular_vote
    if job.options.categories or vote is None or (not job.contest.popular_vote and vote.decision is None):
        return None
    votes = dict(vote.votes or {})
    found = [one for one in (job.contest.submission(name) for name in vote.winners) if one is not None]
    remark = job.tr("Counted apart from the judges' scores")
    if len(found) > 1:
        remark = job.tr("Equal number of votes")
    return AwardedCategory(
        name=job.tr("Popular Vote award"),
        lines=tuple(
            AwardedLine(
                number=str(one.number),
                title=title_of(job, one),
                applicant=applicant_of(job, one),
                score=job.tr.n("{n} vote in all", "{n} votes in all", votes[one.id], n=f"{votes[one.id]:,}"),
                remark=remark,
            )
            for one in sorted(found, key=lambda one: one.number)
        ),
        instead="" if found else no_vote or job.tr("No popular vote has been recorded"),
    )
