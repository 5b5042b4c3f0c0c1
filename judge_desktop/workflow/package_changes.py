"""What a newer package changes for a judge, submission by submission."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from judge_desktop.domain.contest import Submission
from judge_desktop.domain.package import Package


class ChangeKind(StrEnum):
    """What changed."""

    SUBMISSION_ADDED = "submission_added"
    SUBMISSION_REMOVED = "submission_removed"
    ATTACHMENT_ADDED = "attachment_added"
    ATTACHMENT_REMOVED = "attachment_removed"
    WORDS_CHANGED = "words_changed"
    RUBRIC_CHANGED = "rubric_changed"
    SCHEDULE_CHANGED = "schedule_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change. ``submission`` is empty when it is about the whole contest; ``name`` names an attachment."""

    kind: ChangeKind
    submission: str = ""
    name: str = ""


def changes_between(before: Package, after: Package) -> tuple[Change, ...]:
    """Everything a judge should know, the contest first, then in running order."""
    changes = []
    if before.rubric != after.rubric or before.contest.rubrics != after.contest.rubrics:
        changes.append(Change(kind=ChangeKind.RUBRIC_CHANGED))
    if before.round_.schedule != after.round_.schedule:
        changes.append(Change(kind=ChangeKind.SCHEDULE_CHANGED))
    known = {submission.id: submission for submission in before.contest.finalists}
    for submission in after.contest.finalists:
        if submission.id not in known:
            changes.append(Change(kind=ChangeKind.SUBMISSION_ADDED, submission=submission.id))
        else:
            changes += _changes_of(known.pop(submission.id), submission)
    changes += [Change(kind=ChangeKind.SUBMISSION_REMOVED, submission=gone) for gone in sorted(known)]
    return tuple(changes)


def _changes_of(before: Submission, after: Submission) -> list[Change]:
    old = {one.sha256: one.name for one in before.attachments}
    new = {one.sha256: one.name for one in after.attachments}
    changes = [
        Change(kind=ChangeKind.ATTACHMENT_ADDED, submission=after.id, name=name)
        for sha256, name in new.items()
        if sha256 not in old
    ]
    changes += [
        Change(kind=ChangeKind.ATTACHMENT_REMOVED, submission=after.id, name=name)
        for sha256, name in old.items()
        if sha256 not in new
    ]
    if (before.title, before.applicant, before.summary) != (after.title, after.applicant, after.summary):
        changes.append(Change(kind=ChangeKind.WORDS_CHANGED, submission=after.id))
    return changes
