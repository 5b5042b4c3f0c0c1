"""Attachments come to submissions: a folder of folders or single files, looked at first, then taken all or none.

Nothing of an applicant's file is ever run or opened by the system. PDF renditions are ``make_renditions``; taking away
and putting in order is ``edit_attachments``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from judge_desktop.domain.contest import Attachment, Contest, Submission
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity
from judge_desktop.exchange.attachment_folders import (
    FOLDER_NAME,
    AttachmentFolders,
    bytes_in,
    folder_names,
    read_attachment_files,
    read_matched_folders,
)
from judge_desktop.exchange.cell_values import cleaned
from judge_desktop.exchange.file_names import name_key
from judge_desktop.exchange.media_types import PDF
from judge_desktop.exchange.package_documents import decode_contest, encode_contest
from judge_desktop.exchange.reading import opened
from judge_desktop.scoring.attachment_validation import check_attachments
from judge_desktop.scoring.folder_names import FolderMatch, match_folders
from judge_desktop.store import attachments, audit_log, contests, data_folder
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.store.contests import Part
from judge_desktop.workflow.packages_here import EVERYWHERE, Where, chair_contest, contest_part
from judge_desktop.workflow.workspace import Progress, Workspace

_CHUNK = 1 << 20


class FileOutcome(StrEnum):
    """What taking a file does: it is new, takes the place of one of the same name, or is there already."""

    NEW = "new"
    REPLACES = "replaces"
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFile:
    """One file that can be taken. ``replaces``: the SHA-256 of the attachment whose place it takes."""

    submission: str
    attachment: Attachment
    outcome: FileOutcome
    replaces: str = ""


@dataclass(frozen=True, kw_only=True)
class AttachmentPlan:
    """What taking these files would do. ``findings`` name what is not taken and what asks for another look.

    ``without``: finalists that would still have no attachment. ``sources``: where the bytes of a SHA-256 lie.
    """

    files: tuple[PlannedFile, ...]
    findings: tuple[Finding, ...]
    without: tuple[str, ...]
    matches: tuple[FolderMatch, ...] = ()
    sources: Mapping[str, Path] = field(default_factory=dict)

    @property
    def changing(self) -> tuple[PlannedFile, ...]:
        """The files that change something."""
        return tuple(one for one in self.files if one.outcome is not FileOutcome.SAME)

    @property
    def refused(self) -> tuple[Finding, ...]:
        """What is not taken, by name."""
        return tuple(one for one in self.findings if one.blocks)


def plan_folder(
    ws: Workspace, folder: Path, where: Where = EVERYWHERE, progress: Progress | None = None
) -> AttachmentPlan:
    """What taking a folder of folders would do; nothing is kept. A contest folder stands for its ``attachments``.

    Refuses ``FILE_NOT_FOUND`` for what is no folder, and as ``contest_part`` does.
    """
    if not folder.is_dir():
        raise JudgeDesktopError(Code.FILE_NOT_FOUND, file=folder.name)
    contest = chair_contest(ws, where)
    if (folder / FOLDER_NAME).is_dir():
        folder /= FOLDER_NAME
    matches = match_folders(folder_names(folder), contest.submissions)
    known = {one.folder: one.submission for one in matches if one.submission}
    read = read_matched_folders(folder, known, _counting(bytes_in((folder,)), progress))
    return _plan(contest, read, tuple(replace(one, folder=cleaned(one.folder)) for one in matches))


def plan_files(
    ws: Workspace,
    submission: str,
    paths: Sequence[Path],
    where: Where = EVERYWHERE,
    progress: Progress | None = None,
    *,
    replaces: str = "",
) -> AttachmentPlan:
    """What adding single files to a submission would do; nothing is kept. ``replaces``: an attachment (SHA-256) whose
    place the first of them takes, whatever its name.

    Refuses ``SUBMISSION_UNKNOWN``, ``ATTACHMENT_UNKNOWN`` and as ``contest_part`` does.
    """
    contest = chair_contest(ws, where)
    found = submission_of(contest, submission)
    if replaces and replaces not in {one.sha256 for one in found.attachments}:
        raise JudgeDesktopError(Code.ATTACHMENT_UNKNOWN, submission=submission, attachment=replaces)
    files = tuple(path for path in paths if not path.is_dir())
    read = read_attachment_files(paths, submission, _counting(bytes_in(files), progress))
    return _plan(contest, read, (), replaces)


def take_attachments(
    ws: Workspace, plan: AttachmentPlan, where: Where = EVERYWHERE, progress: Progress | None = None
) -> Contest:
    """Takes what a plan says: every file that can be taken, or, when it is cancelled or the disk refuses, none.

    Refuses ``NOTHING_TO_ADD`` (details: ``findings``) when the plan has no file that can be taken,
    ``ATTACHMENT_CHANGED`` when a file is no longer what was looked at, ``FILE_NOT_FOUND``, ``DISK_FULL``.
    """
    if not plan.files:
        raise JudgeDesktopError(Code.NOTHING_TO_ADD, findings=plan.refused)
    wanted = {one.attachment.sha256: one.attachment for one in plan.changing}
    with data_folder.staging_folder(ws.home) as staging:
        missing = attachments.missing(ws.home, wanted)
        count = _counting(sum(wanted[one].size for one in missing), progress)
        staged = [(one, _copied(plan.sources[one], staging / one, wanted[one].name, count)) for one in missing]
        attachments.adopt(ws.home, staged)
        return _keep(ws, plan, where)  # before staging goes: a crash in between is noticed by what is left there


def add_attachments(
    ws: Workspace,
    submission: str,
    paths: Sequence[Path],
    where: Where = EVERYWHERE,
    progress: Progress | None = None,
) -> AttachmentPlan:
    """``plan_files`` and ``take_attachments`` at once; the plan says what was done."""
    plan = plan_files(ws, submission, paths, where, progress)
    take_attachments(ws, plan, where, progress)
    return plan


def submission_of(contest: Contest, submission: str) -> Submission:
    """The submission of that id. Refuses ``SUBMISSION_UNKNOWN``."""
    found = contest.submission(submission)
    if found is None:
        raise JudgeDesktopError(Code.SUBMISSION_UNKNOWN, submission=submission)
    return found


def in_order(kept: Iterable[Attachment]) -> tuple[Attachment, ...]:
    """The attachments, each rendition directly behind its original; renditions of what is not there are left out."""
    listed = tuple(kept)
    renditions: dict[str, list[Attachment]] = {}
    for one in listed:
        if one.rendition_of:
            renditions.setdefault(one.rendition_of, []).append(one)
    return tuple(part for one in listed if not one.rendition_of for part in (one, *renditions.get(one.sha256, ())[:1]))


def _plan(
    contest: Contest, read: AttachmentFolders, matches: tuple[FolderMatch, ...], replaces: str = ""
) -> AttachmentPlan:
    files: list[PlannedFile] = []
    before = {one.id: one.attachments for one in contest.submissions}
    for submission, found in read.attachments.items():
        files += _outcomes(submission, before[submission], found, replaces)
    after = _with_files(contest, files)
    known = {_shared_key(one) for one in check_attachments(contest)}
    new = [one for one in check_attachments(after) if _shared_key(one) not in known]
    several = {one.folder: one for one in matches if one.fits}
    findings = [_fits_several(one, several) for one in read.findings]
    return AttachmentPlan(
        files=tuple(files),
        findings=(*findings, *new),
        without=tuple(one.id for one in after.finalists if not one.attachments),
        matches=matches,
        sources=read.files,
    )


def _shared_key(finding: Finding) -> tuple[str, ...]:
    return (finding.where.submission, *(str(value) for value in finding.details.values()))


def _outcomes(
    submission: str, before: Sequence[Attachment], found: Sequence[Attachment], replaces: str
) -> list[PlannedFile]:
    by_hash = {one.sha256 for one in before}
    by_name = {name_key(one.name): one for one in before}
    planned = []
    for place, one in enumerate(found):
        older = by_name.get(name_key(one.name))
        if one.sha256 in by_hash:
            outcome, old = FileOutcome.SAME, ""
        elif replaces and place == 0:
            outcome, old = FileOutcome.REPLACES, replaces
        elif older is not None:
            outcome, old = FileOutcome.REPLACES, older.sha256
        else:
            outcome, old = FileOutcome.NEW, ""
        planned.append(PlannedFile(submission=submission, attachment=one, outcome=outcome, replaces=old))
    return planned


def _fits_several(finding: Finding, several: Mapping[str, FolderMatch]) -> Finding:
    """A folder that belongs to nobody because it fits several says so."""
    folder = str(finding.details.get("folder", ""))
    if finding.code is FindingCode.ATTACHMENT_FOLDER_UNKNOWN and folder in several:
        return replace(finding, code=FindingCode.ATTACHMENT_FOLDER_FITS_SEVERAL)
    return finding


def _with_files(contest: Contest, files: Iterable[PlannedFile]) -> Contest:
    """The contest with these files attached."""
    by_submission: dict[str, list[PlannedFile]] = {}
    for one in files:
        if one.outcome is not FileOutcome.SAME:
            by_submission.setdefault(one.submission, []).append(one)
    return replace(
        contest,
        submissions=tuple(
            replace(one, attachments=_joined(one.attachments, by_submission[one.id]))
            if one.id in by_submission
            else one
            for one in contest.submissions
        ),
    )


def _joined(before: Sequence[Attachment], files: Iterable[PlannedFile]) -> tuple[Attachment, ...]:
    """Replaced ones at their old places, new ones at the end. The rendition of what was replaced goes with it."""
    joined = list(before)
    for one in files:
        if one.attachment.sha256 in {known.sha256 for known in joined}:
            continue
        place = next((n for n, known in enumerate(joined) if known.sha256 == one.replaces), None)
        if place is None:
            joined.append(one.attachment)
        else:
            joined[place] = one.attachment
    return in_order(_named_renditions(joined))


def _named_renditions(listed: Sequence[Attachment]) -> list[Attachment]:
    """A PDF called like an office file with .pdf behind it is its rendition, and the newest of several counts."""
    hashes = {one.sha256 for one in listed}
    originals = {name_key(one.name): one for one in listed if not one.rendition_of}
    named: list[Attachment] = []
    for one in listed:
        key = name_key(one.name)
        original = originals.get(key.removesuffix(".pdf")) if key.endswith(".pdf") else None
        if original is not None and original.sha256 != one.sha256 and one.media_type == PDF != original.media_type:
            named = [other for other in named if other.rendition_of != original.sha256]
            named.append(replace(one, rendition_of=original.sha256))
        elif not one.rendition_of or one.rendition_of in hashes:
            named.append(one)
    return named


def _keep(ws: Workspace, plan: AttachmentPlan, where: Where) -> Contest:
    with ws.database.transaction() as connection:
        part = contest_part(connection, where, Part.CHAIR)
        before = decode_contest(part.definition)
        after = _with_files(before, plan.files)
        if after == before:
            return before
        contests.add(connection, replace(part, definition=encode_contest(after)), at=ws.now())
        new = [one.attachment for one in plan.changing]
        attachments.record(connection, after.id, new, at=ws.now())
        audit_log.record(
            connection,
            AuditEvent.ATTACHMENTS_ADDED,
            at=ws.now(),
            who=ws.noted_as,
            contest=after.id,
            details={
                "attachments": len(new),
                "submissions": len({one.submission for one in plan.changing}),
                "bytes": sum(one.size for one in new),
            },
        )
    return after


def _copied(source: Path, copy: Path, name: str, on_bytes: Callable[[int], None]) -> Path:
    """A copy that has the hash it is named after. Refuses ``ATTACHMENT_CHANGED`` and what the disk refuses."""
    digest = hashlib.sha256()
    with opened(source) as content, data_folder.disk_refusals(copy.parent), copy.open("xb") as stream:
        while block := content.read(_CHUNK):
            digest.update(block)
            stream.write(block)
            on_bytes(len(block))
    if digest.hexdigest() != copy.name:
        raise JudgeDesktopError(Code.ATTACHMENT_CHANGED, attachment=name)
    return copy


def _counting(total: int, progress: Progress | None) -> Callable[[int], None]:
    """Adds up the bytes done and tells ``progress``, which may raise to cancel."""
    done = 0

    def on_bytes(count: int) -> None:
        nonlocal done
        done += count
        if progress is not None:
            progress(min(done, total), max(total, 1))

    return on_bytes


def without_renditions_of(listed: Iterable[Attachment], gone: str) -> tuple[Attachment, ...]:
    """The attachments without one of them and without what was made from it."""
    return tuple(one for one in listed if gone not in (one.sha256, one.rendition_of))


def place_of_submission(submission: str) -> Place:
    """Where a finding about a submission's files belongs."""
    return Place(table=f"{FOLDER_NAME}/{submission}", submission=submission)


def finding_about(code: FindingCode, submission: str, file: str, severity: Severity = Severity.BLOCKS) -> Finding:
    """A finding about one file of a submission."""
    return Finding(code=code, severity=severity, where=place_of_submission(submission), details={"file": file})
