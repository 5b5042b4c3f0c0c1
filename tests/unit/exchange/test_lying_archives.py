"""Office files that lie about themselves: how much a part unpacks to, how it is packed, what its words say."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.exchange.office_parts import OfficeParts
from judge_desktop.exchange.reading_views import read_file

PART = "word/document.xml"
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def archive(content: bytes, packing: int = zipfile.ZIP_DEFLATED) -> bytearray:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packing) as made:
        made.writestr(PART, content)
    return bytearray(stream.getvalue())


def code_of(packed: bytes | bytearray) -> Code | None:
    try:
        with OfficeParts(io.BytesIO(packed)) as parts:
            parts.part(PART)
    except JudgeDesktopError as refusal:
        return refusal.code
    return None


def test_a_part_that_says_it_is_small_is_not_unpacked_beyond_that() -> None:
    bomb = archive(bytes(100 * 2**20))
    struct.pack_into("<I", bomb, bomb.rfind(b"PK\1\2") + 24, 1_000)
    tracemalloc.start()
    try:
        assert code_of(bomb) is Code.ATTACHMENT_DAMAGED
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 10 * 2**20


def test_a_part_that_is_shorter_than_it_says_is_damaged() -> None:
    short = archive(b"<a/>")
    struct.pack_into("<I", short, short.rfind(b"PK\1\2") + 24, 1_000)
    assert code_of(short) is Code.ATTACHMENT_DAMAGED


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_only_what_office_programs_write_is_unpacked(packing: int) -> None:
    assert code_of(archive(b"<a/>", packing)) is Code.ATTACHMENT_DAMAGED
    assert code_of(archive(b"<a/>")) is None


def test_words_of_a_document_are_read_the_way_they_are_written(tmp_path: Path) -> None:
    body = f"<w:document {NAMESPACE}><w:body><w:p><w:r><w:t>photo\u202egpj.exe</w:t></w:r></w:p></w:body></w:document>"
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(
            "[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        )
        made.writestr(PART, body)
        made.writestr(
            "_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
        )
    assert read_file(path, "a.docx").text == "photogpj.exe"
