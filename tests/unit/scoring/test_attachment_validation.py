"""The same content at two submissions asks for another look; its rendition does not ask again."""

from __future__ import annotations

from judge_desktop.domain.contest import Applicant, Attachment, Contest, Submission
from judge_desktop.domain.findings import FindingCode
from judge_desktop.domain.text import Text
from judge_desktop.scoring.attachment_validation import check_attachments


def file(sha256: str, name: str, rendition_of: str = "") -> Attachment:
    return Attachment(sha256=sha256 * 64, name=name, media_type="x/y", size=1, rendition_of=rendition_of * 64)


def test_each_further_place_of_a_content_is_named() -> None:
    same, pdf = file("a", "แบบเสนอ.docx"), file("b", "แบบเสนอ.docx.pdf", "a")
    submissions = tuple(
        Submission(
            id=one,
            number=n,
            category="GOV",
            title=Text(th=one),
            applicant=Applicant(name=Text(th=one)),
            attachments=(same, pdf, file(str(n), "own.pdf")),
        )
        for n, one in enumerate(("S1", "S2", "S3"), start=1)
    )
    found = check_attachments(Contest(id="0" * 32, name=Text(th="x"), submissions=submissions))
    assert [(one.code, one.where.submission, dict(one.details)) for one in found] == [
        (FindingCode.ATTACHMENT_SHARED, "S2", {"file": "แบบเสนอ.docx", "other": "S1"}),
        (FindingCode.ATTACHMENT_SHARED, "S3", {"file": "แบบเสนอ.docx", "other": "S1"}),
    ]
