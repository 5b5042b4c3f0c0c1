"""What announcements share: whether a result may be announced, who signs, and what readers compare a file with."""

from __future__ import annotations

from judge_desktop.config.role_words import role_words
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.publication import Audience
from judge_desktop.reports.imprint import Imprint
from judge_desktop.reports.parts import Signer
from judge_desktop.workflow.deliberate import awards_of
from judge_desktop.workflow.identity import words_of
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.published_here import PublishedHere, published_here
from judge_desktop.workflow.round_documents import RoundDocuments

UNSIGNED = "." * 50


def why_not_announced(known: RoundDocuments, categories: tuple[str, ...] = ()) -> JudgeDesktopError | None:
    """Why the result of these categories (none = of all) cannot be announced, None when it can.

    ``ANNOUNCED_BEFORE_CLOSING``; ``ANNOUNCED_BEFORE_AWARDS`` (details: ``categories``, ids).
    """
    if not known.view.is_closed:
        return JudgeDesktopError(Code.ANNOUNCED_BEFORE_CLOSING)
    decided = awards_of(known)
    wanted = [one.id for one in known.package.contest.categories if not categories or one.id in categories]
    undecided = [one for one in wanted if one not in decided]
    return JudgeDesktopError(Code.ANNOUNCED_BEFORE_AWARDS, categories=undecided) if undecided else None


def letter_heading_words(job: PrintJob, imprint: Imprint) -> str:
    """Who announces."""
    organiser = imprint.organiser
    return job.tr("Announcement of {organiser}", organiser=organiser) if organiser else job.tr("Announcement")


def letter_signers(job: PrintJob, contest: Contest) -> tuple[Signer, ...]:
    """Whoever signs for the organiser, else the chair of the panel, else an open line."""
    language, chair = job.language, contest.panel.chair
    named = tuple(
        Signer(
            name=one.name.in_language(language),
            role="",
            lines=tuple(line for line in (one.position.in_language(language),) if line),
        )
        for one in contest.letterhead.signatories
    )
    if named or chair is None:
        return named or (Signer(name=UNSIGNED, role=""),)
    return (Signer(name=chair.full_name(language), role="", lines=(role_words(chair.role, job.tr),)),)


def codes_to_compare(job: PrintJob) -> tuple[tuple[str, str], ...]:
    """The fingerprint of the key that signs for the chair, and hash and check words of the published results file that
    still holds, as (label, code).
    """
    tr, file = job.tr, _published(job)
    key = file.signed_by if file is not None else job.known.package.sent_by
    codes = [(tr("Fingerprint of the chair's key"), key)]
    if file is not None:
        codes.append((tr("Check code of the results file (SHA-256)"), file.sha256))
        codes.append((tr("Six check words of the results file"), "  ".join(words_of(file.sha256)[job.language])))
    return tuple((label, code) for label, code in codes if code)


def _published(job: PrintJob) -> PublishedHere | None:
    """The last file that says what holds now: one for everybody before one for the panel."""
    found = [one for one in reversed(published_here(job.ws, job.contest.id)) if one.holds and one.sha256]
    return next((one for one in found if one.audience is Audience.PUBLIC), found[0] if found else None)
