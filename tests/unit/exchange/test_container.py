"""A canonical zip opens in every zip program and has one spelling."""

from __future__ import annotations

import hashlib
import io
import subprocess
import tracemalloc
import zipfile
from pathlib import Path
from typing import BinaryIO

import pytest

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.exchange.container import (
    HEAD_LENGTH,
    MAX_BLOB,
    MAX_ENTRIES,
    ContainerReader,
    ContainerWriter,
    blob_name,
    first_name,
)

BLOBS = (b"", b"a PDF " * 100, bytes(range(256)) * 20)
NARROW = 0xFFFFFFFF


def write(stream: BinaryIO, wide_from: int = NARROW) -> None:
    writer = ContainerWriter(stream, wide_from=wide_from)
    writer.add("manifest.json", b'{"a":1}')
    writer.add("manifest.json.sig", b"signature\n")
    for blob in BLOBS:
        assert writer.add_blob(io.BytesIO(blob), len(blob)) == hashlib.sha256(blob).hexdigest()
    writer.finish()


def written(wide_from: int = NARROW) -> bytes:
    stream = io.BytesIO()
    write(stream, wide_from)
    return stream.getvalue()


def read(content: bytes, wide_from: int = NARROW) -> list[bytes]:
    reader = ContainerReader(io.BytesIO(content), wide_from=wide_from)
    found = [reader.read("manifest.json", 100), reader.read("manifest.json.sig", 100)]
    for blob in BLOBS:
        sink = io.BytesIO()
        reader.copy_blob(hashlib.sha256(blob).hexdigest(), len(blob), sink)
        found.append(sink.getvalue())
    reader.finish()
    return found


def code_of(caught: pytest.ExceptionInfo[JudgeDesktopError]) -> Code:
    return caught.value.code


@pytest.mark.parametrize("wide_from", [NARROW, 1, 100, 5000])
def test_what_is_written_reads_back(wide_from: int) -> None:
    assert read(written(wide_from), wide_from) == [b'{"a":1}', b"signature\n", *BLOBS]


@pytest.mark.parametrize("wide_from", [NARROW, 1, 100, 5000])
def test_stock_programs_open_it_with_and_without_zip64(wide_from: int, tmp_path: Path) -> None:
    path = tmp_path / "sample"
    with path.open("w+b") as stream:
        write(stream, wide_from)
    tested = subprocess.run(["unzip", "-t", path], capture_output=True, text=True, check=False)
    assert (tested.returncode, tested.stdout.splitlines()[-1]) == (
        0,
        f"No errors detected in compressed data of {path}.",
    )
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert archive.read("manifest.json") == b'{"a":1}'
        assert [entry.filename for entry in archive.infolist()][2:] == [
            blob_name(hashlib.sha256(blob).hexdigest()) for blob in BLOBS
        ]
        assert {(entry.date_time, entry.external_attr >> 16, entry.compress_type) for entry in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 0o100644, zipfile.ZIP_STORED)
        }


def test_a_file_of_more_than_four_gibibytes_is_addressed_by_zip64(tmp_path: Path) -> None:
    """Written sparsely: only the checksums of the layout matter, so the big blob is a hole that nobody reads."""
    path = tmp_path / "sample"
    hole = NARROW + 10
    with path.open("w+b") as stream:
        writer = ContainerWriter(stream)
        writer._stream.write(writer._layout.local_header("hole", 0, hole))
        stream.seek(hole, 1)
        writer._entered("hole", 0, hole)
        writer.add("last.json", b"{}")
        writer.finish()
    with zipfile.ZipFile(path) as archive:
        assert archive.getinfo("hole").file_size == hole
        assert archive.getinfo("last.json").header_offset > NARROW
        assert archive.read("last.json") == b"{}"
    listed = subprocess.run(["unzip", "-p", path, "last.json"], capture_output=True, check=False)
    assert (listed.returncode, listed.stdout) == (0, b"{}")


def test_zip64_is_used_only_where_a_number_needs_it() -> None:
    for wide_from in (1, 100, 5000):
        with pytest.raises(JudgeDesktopError) as caught:
            read(written(wide_from))
        assert code_of(caught) == Code.CONTAINER_DAMAGED
        with pytest.raises(JudgeDesktopError):
            read(written(), wide_from)


def test_the_same_content_gives_the_same_bytes() -> None:
    assert written() == written()


def test_another_name_order_size_or_hash_than_expected_is_refused() -> None:
    content = written()
    with pytest.raises(JudgeDesktopError) as caught:
        ContainerReader(io.BytesIO(content)).read("scores.json", 100)
    assert code_of(caught) == Code.CONTAINER_DAMAGED
    with pytest.raises(JudgeDesktopError) as caught:
        ContainerReader(io.BytesIO(content)).read("manifest.json", 6)
    assert code_of(caught) == Code.CONTAINER_TOO_LARGE
    for sha256, size in ((hashlib.sha256(b"").hexdigest(), 1), ("0" * 64, 0), ("../../etc/passwd", 0), ("é", 0)):
        reader = ContainerReader(io.BytesIO(content))
        reader.read("manifest.json", 100)
        reader.read("manifest.json.sig", 100)
        with pytest.raises(JudgeDesktopError) as caught:
            reader.copy_blob(sha256, size, None)
        assert code_of(caught) == Code.CONTAINER_DAMAGED


def test_an_entry_more_or_less_is_refused() -> None:
    reader = ContainerReader(io.BytesIO(written()))
    reader.read("manifest.json", 100)
    with pytest.raises(JudgeDesktopError) as caught:
        reader.finish()
    assert code_of(caught) == Code.CONTAINER_DAMAGED
    with pytest.raises(JudgeDesktopError):
        read(written() + b"\0")


def test_a_name_stands_once_and_is_never_a_path_elsewhere() -> None:
    writer = ContainerWriter(io.BytesIO())
    writer.add("card.json", b"")
    for name in ("card.json", "", "/a", "a/", "../a", "a/../b", ".a", "a\\b", "ก", "a b", "x" * 91, "a//b", "a\n"):
        with pytest.raises(JudgeDesktopError):
            writer.add(name, b"")


def test_limits_hold_before_anything_is_allocated() -> None:
    target = io.BytesIO()
    with pytest.raises(JudgeDesktopError) as caught:
        ContainerWriter(target).add_blob(io.BytesIO(), MAX_BLOB + 1)
    assert (code_of(caught), target.getvalue()) == (Code.CONTAINER_TOO_LARGE, b"")
    with pytest.raises(JudgeDesktopError) as caught:
        ContainerWriter(target).add_blob(io.BytesIO(b"short"), 6)
    assert code_of(caught) == Code.CONTAINER_DAMAGED
    claims = bytearray(written())
    claims[18:26] = b"\xff\xff\xff\x7f" * 2
    with pytest.raises(JudgeDesktopError) as caught:
        ContainerReader(io.BytesIO(bytes(claims))).read("manifest.json", 16 * 2**20)
    assert code_of(caught) == Code.CONTAINER_TOO_LARGE
    crowded = ContainerWriter(io.BytesIO())
    for number in range(MAX_ENTRIES):
        crowded.add(f"e{number}", b"")
    with pytest.raises(JudgeDesktopError) as caught:
        crowded.add("one-more", b"")
    assert code_of(caught) == Code.CONTAINER_TOO_LARGE


def test_a_large_blob_passes_through_little_memory(tmp_path: Path) -> None:
    blob = tmp_path / "blob"
    with blob.open("wb") as stream:
        stream.truncate(48 * 2**20)
    path = tmp_path / "sample"
    tracemalloc.start()
    with path.open("w+b") as stream, blob.open("rb") as source:
        writer = ContainerWriter(stream)
        sha256 = writer.add_blob(source, 48 * 2**20)
        writer.finish()
    with path.open("rb") as stream:
        reader = ContainerReader(stream)
        reader.copy_blob(sha256, 48 * 2**20, None)
        reader.finish()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 6 * 2**20


def test_a_file_is_known_by_its_first_entry() -> None:
    assert first_name(written()[:HEAD_LENGTH]) == "manifest.json"
    assert first_name(b"PK\x05\x06" + bytes(18)) is None
    assert first_name(b"") is None
    assert first_name(written()[:35]) is None
    assert first_name(written()[:30] + b"\xff" * 13) is None
