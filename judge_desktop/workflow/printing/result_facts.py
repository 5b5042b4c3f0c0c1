"""What the papers about results share: the awards as they hold, whether the result is final, which names may stand on
paper.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from judge_desktop.domain.contest import Category, Contest, Submission
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.standings import Standing
from judge_desktop.scoring.awards import read_levels
from judge_desktop.scoring.decision_order import DecisionOrder, valid_decisions
from judge_desktop.workflow.missing_things import missing_things
from judge_desktop.workflow.printing.job import PrintJob


@dataclass(frozen=True, slots=True, kw_only=True)
class Winner:
    """A submission with an award. ``level`` is its name in the language of the print, "" without levels."""

    submission: Submission
    score: Decimal | None
    level: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryAward:
    """What holds about the award of a category. ``decision`` None: nobody decided yet."""

    category: Category
    decision: Decision | None = None
    winners: tuple[Winner, ...] = ()

    @property
    def is_joint(self) -> bool:
        """One award shared by several."""
        return self.decision is not None and self.decision.kind is DecisionKind.JOINT_AWARD

    @property
    def is_withheld(self) -> bool:
        """Decided that nobody gets it."""
        return self.decision is not None and self.decision.kind is DecisionKind.NO_AWARD


def chosen_categories(job: PrintJob, contest: Contest) -> tuple[Category, ...]:
    """The categories asked for, in the order of the contest."""
    return tuple(one for one in contest.categories if job.chooses(category=one.id))


def standings_by_category(job: PrintJob) -> Mapping[str, tuple[Standing, ...]]:
    """Category -> its standings from the best; categories without finalists too."""
    return {
        category.id: tuple(one for one in job.results.standings if one.category == category.id)
        for category in job.contest.categories
    }


def category_awards(job: PrintJob) -> tuple[CategoryAward, ...]:
    """What holds about the awards of the chosen categories, in the order of the contest."""
    return tuple(award_of(job, category) for category in chosen_categories(job, job.contest))


def award_of(job: PrintJob, category: Category) -> CategoryAward:
    """What holds about the award of one category."""
    decision = job.results.awards.get(category.id)
    if decision is None:
        return CategoryAward(category=category)
    names = {level.id: level.name.in_language(job.language) for level in category.award_levels}
    levels = read_levels(decision)
    scores = {one.submission: one.tally.score for one in job.results.standings}
    found = (job.contest.submission(one) for one in decision.submissions)
    winners = tuple(
        Winner(
            submission=one,
            score=scores.get(one.id),
            level=names.get(levels.get(one.id, ""), levels.get(one.id, "")),
        )
        for one in found
        if one is not None and decision.kind is not DecisionKind.NO_AWARD
    )
    return CategoryAward(category=category, decision=decision, winners=winners)


def is_final(job: PrintJob, category: str = "") -> bool:
    """True when the round is closed and the award of the category (of every chosen one) is decided."""
    asked = [category] if category else [one.id for one in chosen_categories(job, job.contest)]
    return job.results.is_closed and all(one in job.results.awards for one in asked)


def draft_reasons(job: PrintJob, category: str = "") -> tuple[str, ...]:
    """Why a paper about the result is a draft, a sentence each; none when it is final."""
    return () if is_final(job, category) else missing_things(job.known, job.results, job.tr)


def closing_of(job: PrintJob) -> Decision | None:
    """The decision that closed the round, the last when it was opened again between; None while it is open."""
    if not job.results.is_closed:
        return None
    order = DecisionOrder(valid_decisions(job.known.package, job.known.decisions))
    latest = order.latest(one for one in order.decisions if one.kind is DecisionKind.CLOSE)
    return max(latest, key=lambda one: one.created, default=None)


def closed_on(job: PrintJob) -> datetime.date | None:
    """The day of that decision, as the copy that recorded it noted it."""
    closing = closing_of(job)
    return datetime.datetime.fromisoformat(closing.created).date() if closing is not None and closing.created else None


def title_of(job: PrintJob, submission: Submission) -> str:
    """The title as it was typed."""
    return submission.title.in_language(job.language)


def applicant_of(job: PrintJob, submission: Submission) -> str:
    """Who sent it; "" as long as nobody may be told."""
    found = job.applicants.submission(submission.id) if job.applicants is not None else None
    return found.applicant.name.in_language(job.language) if found is not None else ""


def numbers_of(contest: Contest, submissions: Iterable[str]) -> str:
    """Running numbers for a sentence: 10, 12."""
    found = (contest.submission(one) for one in submissions)
    return ", ".join(str(one.number) for one in found if one is not None)
