"""What asks for another look among the attachments of a contest: the same content at two submissions."""

from __future__ import annotations

from judge_desktop.domain.contest import Attachment, Contest
from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity


def check_attachments(contest: Contest) -> tuple[Finding, ...]:
    """Warnings ATTACHMENT_SHARED (details: ``file`` and ``other``, the other submission), one for each further place.

    Renditions are left out: the office file they were made from says the same.
    """
    first: dict[str, str] = {}
    findings = []
    for submission in contest.submissions:
        for one in submission.attachments:
            if one.rendition_of:
                continue
            other = first.setdefault(one.sha256, submission.id)
            if other != submission.id:
                findings.append(_shared(one, submission.id, other))
    return tuple(findings)


def _shared(attachment: Attachment, submission: str, other: str) -> Finding:
    return Finding(
        code=FindingCode.ATTACHMENT_SHARED,
        severity=Severity.WARNS,
        where=Place(submission=submission),
        details={"file": attachment.name, "other": other},
    )
