"""What of a contest can be rehearsed now: the draft without what is not fit yet, with a practice submission if needed.

Nothing of this goes into the draft. What the practice submission says and brings is the caller's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from judge_desktop.domain.contest import Assignment, Category, Contest, Round, Submission
from judge_desktop.domain.findings import Finding
from judge_desktop.domain.rubric import Rubric
from judge_desktop.domain.schedule import Schedule
from judge_desktop.domain.text import Text
from judge_desktop.scoring.contest_validation import check_contest

PRACTICE = "rehearsal-practice"
"""Id of the practice submission and of its category, which no contest has beside them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsed:
    """The contest as it would be rehearsed. ``left_out``: submissions of the draft that are not fit yet, by id;
    ``missing``: what has to be there before anything can be rehearsed.
    """

    contest: Contest
    left_out: tuple[str, ...] = ()
    missing: tuple[Finding, ...] = ()

    @property
    def has_practice(self) -> bool:
        """Whether the practice submission is among those that are judged."""
        return holds_practice(self.contest)


def holds_practice(contest: Contest) -> bool:
    """Whether a contest holds the practice submission: only one that is rehearsed does."""
    practice = contest.submission(PRACTICE)
    return practice is not None and practice.category == PRACTICE


def rehearsed(draft: Contest, practice: Submission, category_name: Text) -> Rehearsed:
    """Leaves out submissions that would block a package, and adds ``practice`` in a category of its own when what is
    left brings no PDF or no film.
    """
    unfit = {one.where.submission for one in check_contest(draft) if one.blocks and one.where.submission}
    contest = _without(draft, unfit)
    if not (_brings(contest, "application/pdf") and _brings(contest, "video/")):
        contest = _with_practice(contest, practice, category_name)
    left_out = tuple(one.id for one in draft.submissions if one.id in unfit)
    missing = tuple(one for one in check_contest(contest) if one.blocks)
    return Rehearsed(contest=contest, left_out=left_out, missing=missing)


def _without(contest: Contest, unfit: set[str]) -> Contest:
    if not unfit:
        return contest

    def fit(round_: Round) -> Round:
        return replace(
            round_,
            schedule=_schedule_without(round_.schedule, unfit),
            assignments=tuple(one for one in round_.assignments if one.submission not in unfit),
            known_recusals=tuple(one for one in round_.known_recusals if one.target not in unfit),
        )

    kept = tuple(one for one in contest.submissions if one.id not in unfit)
    return replace(contest, submissions=kept, rounds=tuple(fit(one) for one in contest.rounds))


def _schedule_without(schedule: Schedule, unfit: set[str]) -> Schedule:
    return replace(schedule, slots=tuple(one for one in schedule.slots if one.submission not in unfit))


def _brings(contest: Contest, media_type: str) -> bool:
    return any(file.media_type.startswith(media_type) for one in contest.finalists for file in one.attachments)


def _with_practice(contest: Contest, practice: Submission, category_name: Text) -> Contest:
    """The contest with the practice submission first in the running order, for every judge."""
    rubric = _rubric(contest)
    category = Category(id=PRACTICE, name=category_name, rubric=rubric.id if rubric is not None else "")
    numbers = [one.number for one in contest.submissions]
    order = min((one.order for one in contest.finalists), default=0) - 1
    added = replace(practice, number=max(numbers, default=0) + 1, order=order)
    pairs = tuple(Assignment(judge=judge.id, submission=PRACTICE) for judge in contest.panel.voting)
    rounds = tuple(
        replace(one, assignments=(*one.assignments, *pairs)) if one.assignments else one for one in contest.rounds
    )
    return replace(
        contest,
        categories=(*contest.categories, category),
        submissions=(*contest.submissions, added),
        rounds=rounds,
    )


def _rubric(contest: Contest) -> Rubric | None:
    """The rubric that most of the contest is scored with: that of its first category."""
    wanted = [one.rubric for one in contest.categories]
    return next(
        (one for name in wanted for one in contest.rubrics if one.id == name), next(iter(contest.rubrics), None)
    )
