"""What announcements share: who announces and signs, and what readers compare a published file with."""

from __future__ import annotations

from judge_desktop.config.role_words import role_words
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.publication import Audience
from judge_desktop.reports.imprint import Imprint
from judge_desktop.reports.parts import DOTS, Signer, below_name
from judge_desktop.workflow.identity import words_of
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.published_here import PublishedHere, published_here


def letter_heading_words(job: PrintJob, imprint: Imprint) -> str:
    """Who announces."""
    organiser = imprint.organiser
    return job.tr("Announcement of {organiser}", organiser=organiser) if organiser else job.tr("Announcement")


def who_signs(job: PrintJob, contest: Contest) -> tuple[Signer, ...]:
    """Whoever signs for the organiser, else the chair of the panel, else an open line."""
    chair = contest.panel.chair
    if job.letterhead.signatories or chair is None:
        return organiser_signs(job)
    return (Signer(name=chair.full_name(job.language), lines=(role_words(chair.role, job.tr),)),)


def organiser_signs(job: PrintJob) -> tuple[Signer, ...]:
    """Whoever signs for the organiser, else an open line: where no judge may be named."""
    return tuple(
        Signer(
            name=one.name.in_language(job.language) or DOTS, lines=below_name(one.position.in_language(job.language))
        )
        for one in job.letterhead.signatories
    ) or (Signer(),)


def codes_to_compare(job: PrintJob, file: PublishedHere | None) -> tuple[tuple[str, str], ...]:
    """The fingerprint of the key that signs for the chair, and the check words of the published results file, as
    (label, code).
    """
    key = file.signed_by if file is not None else job.known.package.sent_by
    codes = [(job.tr("Fingerprint of the chair's key"), key)]
    if file is not None:
        words = "  ".join(words_of(file.sha256)[job.language])
        codes.append((job.tr("Six check words of the results file"), words))
    return tuple((label, code) for label, code in codes if code)


def hash_to_scan(job: PrintJob, file: PublishedHere | None) -> tuple[str, str, str]:
    """The hash of the published results file as (label, hash, what a QR code says of it); empty without a file."""
    if file is None:
        return ("", "", "")
    label = job.tr("Check code of the results file (SHA-256)")
    return (label, file.sha256, f"judge-desktop results {file.sha256} {file.signed_by}")


def published_file(job: PrintJob) -> PublishedHere | None:
    """The results file that was published last and says what holds now; one for everybody before one for the panel."""
    found = [one for one in reversed(published_here(job.ws, job.contest.id)) if one.holds and one.sha256]
    return next((one for one in found if one.audience is Audience.PUBLIC), found[0] if found else None)
