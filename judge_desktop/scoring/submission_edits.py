"""Changing the submissions of a contest by hand: values, adding, taking away, deciding who goes on.

Pure: a contest in, a contest out. Reading what somebody typed is ``workflow.edit_submissions``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from judge_desktop.domain.contest import Contest, RecusalScope, Submission
from judge_desktop.domain.importing import ImportField

_F = ImportField
Edit = Callable[[Submission], Submission]


@dataclass(frozen=True, slots=True, kw_only=True)
class LostWith:
    """What goes when submissions are taken out of the draft: numbers of things that belong to them alone."""

    submissions: int = 0
    attachments: int = 0
    slots: int = 0
    assignments: int = 0
    recusals: int = 0


def with_numbers(submissions: Sequence[Submission], taken: Collection[int] = ()) -> list[Submission]:
    """The lowest free running numbers for those that have none."""
    used = {*taken, *(one.number for one in submissions)}
    free = (number for number in count(1) if number not in used)
    return [one if one.number else replace(one, number=next(free)) for one in submissions]


def edited(contest: Contest, ids: Collection[str], edit: Edit) -> Contest:
    """The contest with ``edit`` applied to those submissions."""
    wanted = frozenset(ids)
    return replace(contest, submissions=tuple(edit(one) if one.id in wanted else one for one in contest.submissions))


def added(contest: Contest, submission: Submission) -> Contest:
    """The contest with one more submission, numbered and placed after the others."""
    highest = max((one.order for one in contest.submissions), default=0)
    placed = submission if submission.order or not highest else replace(submission, order=highest + 1)
    numbered = with_numbers([placed], taken={one.number for one in contest.submissions})
    return replace(contest, submissions=(*contest.submissions, *numbered))


def without(contest: Contest, ids: Collection[str]) -> Contest:
    """The contest without those submissions and without what names them: slots, assignments, known recusals."""
    gone = frozenset(ids)
    rounds = tuple(
        replace(
            one,
            schedule=replace(
                one.schedule, slots=tuple(slot for slot in one.schedule.slots if slot.submission not in gone)
            ),
            assignments=tuple(assigned for assigned in one.assignments if assigned.submission not in gone),
            known_recusals=tuple(
                recusal
                for recusal in one.known_recusals
                if recusal.scope is not RecusalScope.SUBMISSION or recusal.target not in gone
            ),
        )
        for one in contest.rounds
    )
    kept = tuple(one for one in contest.submissions if one.id not in gone)
    return replace(contest, submissions=kept, rounds=rounds)


def lost_with(contest: Contest, ids: Collection[str]) -> LostWith:
    """What ``without`` takes away."""
    after = without(contest, ids)
    gone = [one for one in contest.submissions if one.id in frozenset(ids)]

    def fewer(things: Callable[[Contest], Iterable[object]]) -> int:
        return len(list(things(contest))) - len(list(things(after)))

    return LostWith(
        submissions=len(gone),
        attachments=sum(len(one.attachments) for one in gone),
        slots=fewer(lambda one: (slot for round_ in one.rounds for slot in round_.schedule.slots)),
        assignments=fewer(lambda one: (each for round_ in one.rounds for each in round_.assignments)),
        recusals=fewer(lambda one: (each for round_ in one.rounds for each in round_.known_recusals)),
    )


def field_words(one: Submission) -> Mapping[ImportField, str]:
    """Every field of a submission as neutral text: dates in ISO, yes and no, "" for what is not given."""
    return {
        _F.NUMBER: str(one.number) if one.number else "",
        _F.CATEGORY: one.category,
        _F.TITLE_TH: one.title.th,
        _F.TITLE_EN: one.title.en,
        _F.APPLICANT_TH: one.applicant.name.th,
        _F.APPLICANT_EN: one.applicant.name.en,
        _F.APPLICANT_TYPE: one.applicant.type,
        _F.START_DATE: one.start_date.isoformat() if one.start_date else "",
        _F.APPLIED_DATE: one.applied_date.isoformat() if one.applied_date else "",
        _F.SUMMARY_TH: one.summary.th,
        _F.SUMMARY_EN: one.summary.en,
        _F.FITS_CONCEPT: {True: "yes", False: "no", None: ""}[one.fits_concept],
        _F.REASON: one.reason,
        _F.SHORTLISTED: "yes" if one.shortlisted else "no",
        _F.ORDER: str(one.order) if one.order else "",
    }
