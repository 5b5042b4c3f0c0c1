"""No altered container is read as anything but what it was: every bit, cut, insertion and structural change."""

from __future__ import annotations

import hashlib
import io
import random
import struct
import zipfile
from collections.abc import Iterable, Iterator

import pytest

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.exchange.container import ContainerReader, ContainerWriter, blob_name

BLOB = b"%PDF-1.7 a small proposal"
NAMES = ("manifest.json", "manifest.json.sig")
REFUSALS = {Code.CONTAINER_DAMAGED, Code.CONTAINER_TOO_LARGE}


def sample(wide_from: int) -> bytes:
    stream = io.BytesIO()
    writer = ContainerWriter(stream, wide_from=wide_from)
    for name in NAMES:
        writer.add(name, name.encode())
    writer.add_blob(io.BytesIO(BLOB), len(BLOB))
    writer.finish()
    return stream.getvalue()


def read(content: bytes, wide_from: int) -> list[bytes]:
    reader = ContainerReader(io.BytesIO(content), wide_from=wide_from)
    found = [reader.read(name, 1000) for name in NAMES]
    sink = io.BytesIO()
    reader.copy_blob(hashlib.sha256(BLOB).hexdigest(), len(BLOB), sink)
    reader.finish()
    return [*found, sink.getvalue()]


def accepted(mutants: Iterable[bytes], wide_from: int) -> tuple[int, list[bytes]]:
    """How many mutants there were, and those that were read. Any exception but a refusal fails the test."""
    count, wrong = 0, []
    for mutant in mutants:
        count += 1
        try:
            read(mutant, wide_from)
        except JudgeDesktopError as refused:
            if refused.code in REFUSALS:
                continue
        wrong.append(mutant)
    return count, wrong


def flipped(content: bytes) -> Iterator[bytes]:
    for place in range(len(content) * 8):
        mutant = bytearray(content)
        mutant[place // 8] ^= 1 << place % 8
        yield bytes(mutant)


def cut_and_grown(content: bytes) -> Iterator[bytes]:
    for place in range(len(content)):
        yield content[:place]
        yield content[place + 1 :]
        yield content[:place] + content[place + 1 :]
        for inserted in (b"\0", b"P", b"\xff", content[place : place + 1]):
            yield content[:place] + inserted + content[place:]
    yield content + b"\0"
    yield content + content


def shuffled(content: bytes, count: int) -> Iterator[bytes]:
    """Pieces doubled, moved, removed, overwritten by numbers that headers use."""
    chance = random.Random(7)
    numbers = [struct.pack("<L", value) for value in (0, 1, 0xFFFF, 0xFFFFFFFF, 0x04034B50, 0x08074B50, 0x7FFFFFFF)]
    while count:
        start, end = sorted(chance.sample(range(len(content) + 1), 2))
        place = chance.randrange(len(content) - 4)
        piece = content[start:end]
        rest = content[:start] + content[end:]
        mutant = chance.choice(
            (
                rest,
                rest[:place] + piece + rest[place:],
                content[:place] + piece + content[place:],
                content[:place] + chance.choice(numbers) + content[place + 4 :],
                content[:place] + bytes(chance.randrange(1, 9)) + content[place:],
            )
        )
        if mutant != content:
            count -= 1
            yield mutant


@pytest.mark.parametrize("wide_from", [0xFFFFFFFF, 20])
def test_no_mutant_is_read(wide_from: int) -> None:
    content = sample(wide_from)
    assert read(content, wide_from) == [*(name.encode() for name in NAMES), BLOB]
    for mutants in (flipped(content), cut_and_grown(content), shuffled(content, 15_000)):
        count, wrong = accepted(mutants, wide_from)
        assert (count > 3000, wrong) == (True, [])


def foreign(change: str) -> bytes:
    """The same entries as another program would write them, with one thing that ours never does."""
    stream = io.BytesIO()
    entries = [*((name, name.encode()) for name in NAMES), (blob_name(hashlib.sha256(BLOB).hexdigest()), BLOB)]
    if change == "order":
        entries.reverse()
    if change == "twice":
        entries.append(entries[0])
    if change == "one more":
        entries.append(("extra.txt", b""))
    if change == "folder":
        entries.insert(0, ("attachments/", b""))
    compression = zipfile.ZIP_DEFLATED if change == "deflate" else zipfile.ZIP_STORED
    with zipfile.ZipFile(stream, "w", compression, allowZip64=True) as archive:
        for name, content in entries:
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0) if change == "date" else (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            entry.flag_bits = 0x800
            entry.external_attr = (0o120777 if change == "symlink" else 0o100644) << 16
            entry.extra = b"UT\x05\0\x01abcd" if change == "extra" else b""
            entry.comment = b"note" if change == "entry comment" else b""
            archive.writestr(entry, content, compression)
        archive.comment = b"note" if change == "comment" else b""
    return stream.getvalue()


@pytest.mark.parametrize(
    "change",
    [
        "none", "order", "twice", "one more", "folder", "deflate", "date", "symlink", "extra", "entry comment",
        "comment",
    ],
)  # fmt: skip
@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
def test_a_foreign_zip_of_the_same_entries_is_refused(change: str) -> None:
    assert (
        accepted([foreign(change), b"MZ" + foreign(change), sample(0xFFFFFFFF) + foreign(change)], 0xFFFFFFFF)[1] == []
    )
