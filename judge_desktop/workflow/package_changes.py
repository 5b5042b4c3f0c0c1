"""What newer packages changed for a judge, submission by submission, when it came, and what it replaced.

The bytes of an attachment that a newer package no longer has stay in the data folder: both versions can be read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from judge_desktop.domain.contest import Attachment, Submission
from judge_desktop.domain.package import Package
from judge_desktop.store import packages
from judge_desktop.store.contests import Part
from judge_desktop.workflow.packages_here import earlier_packages
from judge_desktop.workflow.scoring_session import ScoringSession
from judge_desktop.workflow.workspace import Workspace


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageNews:
    """What one package changed against the one opened before it. ``received_at``: when this copy first opened it."""

    revision: int
    received_at: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionNews:
    """Of one submission: ``new`` are the attachments that came after the first package (hash -> when this copy opened
    the package that brought it, ISO), ``replaced`` those of earlier packages that the one in force no longer has.
    """

    new: Mapping[str, str] = field(default_factory=dict)
    replaced: tuple[Attachment, ...] = ()


def package_news(ws: Workspace, session: ScoringSession) -> tuple[PackageNews, ...]:
    """What every package after the first changed on this computer, the newest first."""
    opened = _opened(ws, session)
    news = [
        PackageNews(revision=after.revision, received_at=at, changes=changes_between(before, after))
        for (before, _), (after, at) in pairwise(opened)
    ]
    return tuple(reversed(news))


def attachment_news(ws: Workspace, session: ScoringSession) -> dict[str, SubmissionNews]:
    """Submission -> its late and its replaced attachments; those without any, and the recused ones, are not there."""
    opened = _opened(ws, session)
    found = {}
    for submission in session.submissions:
        if session.is_recused(submission.id):
            continue
        news = _news_of(submission, opened)
        if news.new or news.replaced:
            found[submission.id] = news
    return found


def _news_of(submission: Submission, opened: Sequence[tuple[Package, str]]) -> SubmissionNews:
    current = {one.sha256 for one in submission.attachments}
    seen: dict[str, Attachment] = {}
    new: dict[str, str] = {}
    for place, (package, at) in enumerate(opened):
        then = package.contest.submission(submission.id)
        for one in then.attachments if then is not None else ():
            if one.sha256 not in seen:
                seen[one.sha256] = one
                if place and one.sha256 in current:
                    new[one.sha256] = at
    replaced = tuple(one for sha256, one in seen.items() if sha256 not in current)
    return SubmissionNews(new=new, replaced=replaced)


def _opened(ws: Workspace, session: ScoringSession) -> list[tuple[Package, str]]:
    """The packages of the session's round that were opened here up to the one in force, with when, by revision."""
    here = session.package
    with ws.database.reading() as connection:
        when = packages.opened(connection, here.contest.id, Part.JUDGE)
        found = earlier_packages(connection, here.contest.id, here.round, here.mode)
    return [(one, when[one.manifest]) for one in found if one.manifest in when and one.revision <= here.revision]


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
