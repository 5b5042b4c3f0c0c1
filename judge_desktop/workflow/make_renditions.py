"""PDF renditions of the office files of a contest: which are missing, made one after the other, failures by name.

Each is kept as soon as it is whole; a cancel keeps those made before and nothing of the one being made. How LibreOffice
is run is ``exchange.renditions``.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from judge_desktop.domain.contest import Attachment, Contest, Submission
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding
from judge_desktop.exchange.media_types import PDF
from judge_desktop.exchange.package_documents import decode_contest, encode_contest
from judge_desktop.exchange.renditions import (
    TIMEOUT_SECONDS,
    RenditionError,
    find_office,
    make_rendition,
    needs_rendition,
)
from judge_desktop.store import attachments, audit_log, contests, data_folder
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.store.contests import Part
from judge_desktop.workflow.add_attachments import finding_about, in_order
from judge_desktop.workflow.packages_here import EVERYWHERE, Where, chair_contest, contest_part
from judge_desktop.workflow.workspace import Progress, Workspace

_STEPS = 1000  # of progress for one file: the bar moves while a large one is at work


class RenditionState(StrEnum):
    """How an attachment stands with its rendition."""

    NOT_NEEDED = "not_needed"
    MADE = "made"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Renditions:
    """What was made: SHA-256 of office files with a new rendition, and those that have none, by name and reason.

    ``failed`` maps the SHA-256 of such a file to the finding about it.
    """

    made: tuple[str, ...]
    failed: tuple[tuple[str, Finding], ...]


def rendition_state(attachment: Attachment, submission: Submission) -> RenditionState:
    """How an attachment of a submission stands."""
    if attachment.rendition_of or not needs_rendition(attachment.media_type):
        return RenditionState.NOT_NEEDED
    is_made = any(one.rendition_of == attachment.sha256 for one in submission.attachments)
    return RenditionState.MADE if is_made else RenditionState.MISSING


def missing_renditions(contest: Contest, submissions: Collection[str] = ()) -> tuple[tuple[str, Attachment], ...]:
    """Submission and office file of every missing rendition, of these submissions or, when none is named, of all."""
    return tuple(
        (submission.id, one)
        for submission in contest.submissions
        if not submissions or submission.id in submissions
        for one in submission.attachments
        if rendition_state(one, submission) is RenditionState.MISSING
    )


def can_make_renditions() -> bool:
    """Whether LibreOffice is on this computer."""
    return find_office() is not None


def make_renditions(
    ws: Workspace,
    where: Where = EVERYWHERE,
    submissions: Collection[str] = (),
    progress: Progress | None = None,
    *,
    timeout: float = TIMEOUT_SECONDS,
) -> Renditions:
    """Makes every rendition that is missing. ``progress`` may raise to cancel.

    Refuses ``OFFICE_NOT_FOUND`` when there is something to make and no LibreOffice, ``ATTACHMENT_LOST``, ``DISK_FULL``.
    """
    missing = missing_renditions(chair_contest(ws, where), submissions)
    by_file: dict[str, list[tuple[str, Attachment]]] = {}
    for submission, one in missing:
        by_file.setdefault(one.sha256, []).append((submission, one))
    office = find_office() if by_file else None
    if by_file and office is None:
        raise JudgeDesktopError(Code.OFFICE_NOT_FOUND)
    made: list[str] = []
    failed: list[tuple[str, Finding]] = []
    for done, (sha256, places) in enumerate(by_file.items()):
        try:
            _make(
                ws,
                office or Path(),
                places[0][1],
                where,
                timeout,
                _Ticking(done * _STEPS, len(by_file) * _STEPS, progress),
            )
            made.append(sha256)
        except RenditionError as refused:
            failed += [(sha256, finding_about(refused.flaw, submission, one.name)) for submission, one in places]
    if progress is not None:
        progress(max(len(by_file), 1) * _STEPS, max(len(by_file), 1) * _STEPS)
    return Renditions(made=tuple(made), failed=tuple(failed))


class _Ticking:
    """Tells how far it is while one file is at work: nobody knows how long it takes, so each step is smaller."""

    def __init__(self, done: int, total: int, progress: Progress | None) -> None:
        self._done, self._total, self._progress = done, total, progress
        self._within = 0.0

    def __call__(self) -> None:
        """One look at the program at work; raises when it is no longer wanted."""
        self._within += (_STEPS * 0.9 - self._within) / 60
        if self._progress is not None:
            self._progress(self._done + int(self._within), self._total)


def _make(ws: Workspace, office: Path, original: Attachment, where: Where, timeout: float, tick: _Ticking) -> None:
    """Makes one rendition and keeps it, at every submission that has the office file."""
    tick()
    source = attachments.path_of(ws.home, original.sha256)
    with data_folder.staging_folder(ws.home) as staging, data_folder.disk_refusals(ws.home):
        work = (staging / "work").absolute()
        pdf = make_rendition(office, source, original.media_type, work, timeout=timeout, tick=tick)
        if attachments.hash_of(source) != original.sha256:
            raise JudgeDesktopError(Code.ATTACHMENT_CHANGED, attachment=original.name)
        sha256 = attachments.hash_of(pdf)
        rendition = Attachment(
            sha256=sha256,
            name=f"{original.name}.pdf",
            media_type=PDF,
            size=pdf.stat().st_size,
            rendition_of=original.sha256,
        )
        kept = pdf.replace(staging / sha256)
        shutil.rmtree(work, ignore_errors=True)
        attachments.adopt(ws.home, [(sha256, kept)])
        _keep(ws, rendition, where)


def _keep(ws: Workspace, rendition: Attachment, where: Where) -> None:
    with ws.database.transaction() as connection:
        part = contest_part(connection, where, Part.CHAIR)
        contest = decode_contest(part.definition)
        after = replace(contest, submissions=tuple(_with_rendition(one, rendition) for one in contest.submissions))
        contests.add(connection, replace(part, definition=encode_contest(after)), at=ws.now())
        attachments.record(connection, after.id, [rendition], at=ws.now())
        audit_log.record(
            connection,
            AuditEvent.RENDITIONS_MADE,
            at=ws.now(),
            who=ws.noted_as,
            contest=after.id,
            details={"sha256": rendition.sha256, "rendition_of": rendition.rendition_of},
        )


def _with_rendition(submission: Submission, rendition: Attachment) -> Submission:
    """The submission with it, called like the office file there; as it was where that is gone or has one by now."""
    listed = submission.attachments
    original = next((one for one in listed if one.sha256 == rendition.rendition_of), None)
    has_one = any(one.rendition_of == rendition.rendition_of or one.sha256 == rendition.sha256 for one in listed)
    if original is None or has_one:
        return submission
    return replace(submission, attachments=in_order((*listed, replace(rendition, name=f"{original.name}.pdf"))))
