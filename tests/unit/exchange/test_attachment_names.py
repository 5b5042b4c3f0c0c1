"""A name that promises another kind of file is not believed, and a program is not taken whatever it is called."""

from __future__ import annotations

import io
import zipfile

import pytest

from judge_desktop.domain.findings import FindingCode
from judge_desktop.exchange.attachment_names import flaw_of_name
from judge_desktop.exchange.media_types import media_type_of

DECEIVES, PROGRAM = FindingCode.ATTACHMENT_NAME_DECEIVES, FindingCode.ATTACHMENT_IS_A_PROGRAM
PDF, JPEG, EXE = b"%PDF-1.7\n", b"\xff\xd8\xff\xe0\0", b"MZ\x90\0\x03\0\0\0"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64)


def zipped(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


DOCX, ZIP = zipped("[Content_Types].xml", "word/document.xml"), zipped("a.txt")


def flaw(name: str, content: bytes) -> FindingCode | None:
    return flaw_of_name(name, media_type_of(io.BytesIO(content), name), content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ข้อเสนอ.pdf", PDF),
        ("ข้อเสนอ.PDF", PDF),
        ("ภาพ.png", JPEG),  # a picture all the same
        ("แบบ.docx", DOCX),
        ("แบบ.docx", COMPOUND),  # under a password
        ("แบบ.doc", b"{\\rtf1 a}"),  # what many programs call .doc
        ("แบบ.rtf", b"{\\rtf1 a}"),
        ("รวม.zip", ZIP),
        ("บันทึก.txt", "ข้อความ".encode()),
        ("บันทึก.txt", b"MZ is how this text begins"),
        ("แปลก.xyz", b"\0\1\2"),  # an ending nobody knows promises nothing
        ("ไม่มีนามสกุล", PDF),
    ],
)
def test_honest_names_are_taken(name: str, content: bytes) -> None:
    assert flaw(name, content) is None


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("ข้อเสนอ.pdf", DOCX, DECEIVES),
        ("ข้อเสนอ.pdf", b"just words", DECEIVES),
        ("แบบ.docx", ZIP, DECEIVES),
        ("แบบ.docx", PDF, DECEIVES),
        ("ภาพ.jpg", PDF, DECEIVES),
        ("วีดิทัศน์.mp4", JPEG, DECEIVES),
        ("บันทึก.txt", PDF, DECEIVES),
        ("ข้อเสนอ.pdf", EXE, PROGRAM),
        ("ข้อเสนอ.pdf.exe", PDF, PROGRAM),
        ("ข้อเสนอ.pdf .exe", PDF, PROGRAM),
        ("ข้อเสนอ\u202efdp.exe", PDF, PROGRAM),
        ("ข้อเสนอ.pdf.lnk", b"L\0\0\0\x01\x14\x02\0" + bytes(12), PROGRAM),
        ("แบบ", b"\x7fELF\x02\x01", PROGRAM),
        ("บันทึก.txt", b"#!/bin/sh\nrm -rf ~\n", PROGRAM),
        ("install.SCR", b"words", PROGRAM),
        ("page.hta", b"<html>", PROGRAM),
    ],
)
def test_deceiving_names_and_programs_are_not(name: str, content: bytes, code: FindingCode) -> None:
    assert flaw(name, content) is code
