"""Kinds of files, told by content."""

import io
import zipfile
from pathlib import Path

import pytest

from judge_desktop.exchange import media_types
from judge_desktop.exchange.media_types import media_type, media_type_of


def zipped(**parts: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        (b"\xef\xbb\xbf\n%PDF-1.4", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n" + bytes(8), "image/png"),
        (b"\xff\xd8\xff\xe0" + bytes(8), "image/jpeg"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"RIFF\0\0\0\0WAVEfmt ", "audio/wav"),
        (b"GIF89a" + bytes(8), "image/gif"),
        (b"\0\0\0\x18ftypisom", "video/mp4"),
        (b"\0\0\0\x18ftypM4A ", "audio/mp4"),
        (b"\0\0\0\x14ftypqt  ", "video/quicktime"),
        (b"\0\0\0\x08wide" + bytes(8), "video/quicktime"),
        (b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm", "video/webm"),
        (b"ID3\x04" + bytes(8), "audio/mpeg"),
        (b"\xff\xfb\x90\x64" + bytes(8), "audio/mpeg"),
        (b"\xff\xff\xff\xff" + bytes(8), "application/octet-stream"),
        ("สวัสดี".encode(), "text/plain"),
        ("สวัสดี".encode("cp874"), "text/plain"),
        (("ก" * 2000).encode()[:4096], "text/plain"),
        (b"\x00\x01\x02", "application/octet-stream"),
        (b"", "application/octet-stream"),
        (b"<html><script>", "text/plain"),
        (b"PK\x03\x04 broken", "application/zip"),
        (zipped(**{"[Content_Types]_xml": b"x", "word__document_xml": b"x"}), media_types.DOCX),
        (zipped(**{"[Content_Types]_xml": b"x", "ppt__presentation_xml": b"x"}), media_types.PPTX),
        (zipped(**{"[Content_Types]_xml": b"x", "xl__workbook_xml": b"x"}), media_types.XLSX),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.text"), media_types.ODT),
        (zipped(mimetype=b"text/html", a=b"x"), "application/zip"),
    ],
)
def test_kinds_are_told_by_content_whatever_the_name(tmp_path: Path, content: bytes, expected: str) -> None:
    (tmp_path / "photo.jpg").write_bytes(content)
    assert media_type(tmp_path / "photo.jpg") == expected


def test_a_name_is_a_hint_only_among_containers() -> None:
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    assert media_type_of(io.BytesIO(compound), "old.PPT") == media_types.PPT
    assert media_type_of(io.BytesIO(compound), "old.pdf") == media_types.COMPOUND
    strange = zipped(**{"[Content_Types]_xml": b"x"})
    assert media_type_of(io.BytesIO(strange), "strict.docx") == media_types.DOCX
    assert media_type_of(io.BytesIO(zipped(a=b"x")), "claims.docx") == media_types.ZIP
