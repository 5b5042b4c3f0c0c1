"""The canonical zip: files that any zip program opens, of which only one spelling exists for a given content.

Entries are STORED, dated 1980-01-01, mode 0644, in the order of the writer, without comments or descriptors; Zip64
records stand exactly where a number needs them. The reader goes forward once, in constant memory: it derives every
byte of every header from the names it expects and the content it saw and refuses a file that differs anywhere. A name
is never a path on disk. Which entries a type of file has, and who signed them, is the business of that type's module.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from typing import BinaryIO, Final, NoReturn

from judge_desktop.domain.errors import Code, JudgeDesktopError

MAX_CONTAINER: Final = 8 * 2**30
MAX_BLOB: Final = 4 * 2**30
MAX_ENTRIES: Final = 20_016
HEAD_LENGTH: Final = 128
"""So many bytes from the start of a file suffice for ``first_name``."""

_CHUNK = 2**20
_NARROW = 0xFFFFFFFF
_NARROW_COUNT = 0xFFFF
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*", re.ASCII)
_MAX_NAME = 90
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_WIDE_END = struct.Struct("<4sQ2H2L4Q")
_WIDE_LOCATOR = struct.Struct("<4sLQL")
_UTF8, _STORED, _MIDNIGHT, _NEW_YEAR_1980 = 0x0800, 0, 0, 0x21
_UNIX, _PLAIN, _WIDE = 3 << 8, 20, 45
_MODE = 0o100644 << 16


class _Layout:
    """The headers and the directory of a zip, derived from names, checksums and sizes.

    ``wide_from`` is the first number that the 32-bit fields cannot hold; tests lower it to meet Zip64 in small files.
    """

    def __init__(self, wide_from: int) -> None:
        self._wide_from = wide_from
        self._names: set[str] = set()
        self._directory = bytearray()

    def local_header(self, name: str, crc: int, size: int) -> bytes:
        """What stands before an entry."""
        extra = struct.pack("<2H2Q", 1, 16, size, size) if size >= self._wide_from else b""
        shown, version = (_NARROW, _WIDE) if extra else (size, _PLAIN)
        fields = (version, _UTF8, _STORED, _MIDNIGHT, _NEW_YEAR_1980, crc, shown, shown, len(name), len(extra))
        return _LOCAL.pack(b"PK\x03\x04", *fields) + name.encode("ascii") + extra

    def local_header_length(self, name: str, size: int) -> int:
        """Length of what stands before an entry."""
        return _LOCAL.size + len(name) + (20 if size >= self._wide_from else 0)

    def enter(self, name: str, crc: int, size: int, offset: int) -> None:
        """Adds an entry to the directory."""
        self._names.add(name)
        wide = [size, size] * (size >= self._wide_from) + [offset] * (offset >= self._wide_from)
        extra = struct.pack(f"<2H{len(wide)}Q", 1, 8 * len(wide), *wide) if wide else b""
        version = _WIDE if wide else _PLAIN
        shown = _NARROW if size >= self._wide_from else size
        shown_offset = _NARROW if offset >= self._wide_from else offset
        fields = (_UNIX | version, version, _UTF8, _STORED, _MIDNIGHT, _NEW_YEAR_1980, crc, shown, shown)
        header = _CENTRAL.pack(b"PK\x01\x02", *fields, len(name), len(extra), 0, 0, 0, _MODE, shown_offset)
        self._directory += header + name.encode("ascii") + extra

    def refuse_name(self, name: str) -> None:
        """A name is plain ASCII and stands in a file once."""
        if len(name) > _MAX_NAME or not _NAME.fullmatch(name) or name in self._names:
            _refuse(name)
        if len(self._names) >= MAX_ENTRIES:
            raise JudgeDesktopError(Code.CONTAINER_TOO_LARGE, limit=MAX_ENTRIES)

    def ending(self, offset: int) -> bytes:
        """Directory and end records, when the directory begins at ``offset``."""
        count, size = len(self._names), len(self._directory)
        wide = b""
        if count >= _NARROW_COUNT or size >= self._wide_from or offset >= self._wide_from:
            record = (44, _UNIX | _WIDE, _WIDE, 0, 0, count, count, size, offset)
            wide = _WIDE_END.pack(b"PK\x06\x06", *record)
            wide += _WIDE_LOCATOR.pack(b"PK\x06\x07", 0, offset + size, 1)
        shown_count = min(count, _NARROW_COUNT)
        shown_size = size if size < self._wide_from else _NARROW
        shown_offset = offset if offset < self._wide_from else _NARROW
        end = _END.pack(b"PK\x05\x06", 0, 0, shown_count, shown_count, shown_size, shown_offset, 0)
        return bytes(self._directory) + wide + end


class ContainerWriter:
    """Writes a canonical zip to an empty stream that can seek; the same entries in order give the same bytes."""

    def __init__(self, stream: BinaryIO, *, wide_from: int = _NARROW) -> None:
        self._stream = stream
        self._layout = _Layout(wide_from)
        self._offset = 0

    def add(self, name: str, content: bytes) -> None:
        """Writes an entry that is already in memory."""
        self._layout.refuse_name(name)
        crc = zlib.crc32(content)
        self._stream.write(self._layout.local_header(name, crc, len(content)))
        self._stream.write(content)
        self._entered(name, crc, len(content))

    def add_blob(self, source: BinaryIO, size: int) -> str:
        """Writes the next ``size`` bytes of ``source`` as ``attachments/<sha256>`` and gives that hash.

        Refuses ``CONTAINER_TOO_LARGE`` before anything is written, ``CONTAINER_DAMAGED`` if the source is shorter.
        """
        if size > MAX_BLOB:
            raise JudgeDesktopError(Code.CONTAINER_TOO_LARGE, limit=MAX_BLOB)
        name = blob_name("0" * 64)
        start = self._offset
        self._stream.write(self._layout.local_header(name, 0, size))
        crc, sha256 = _pass_on(source, self._stream, size, name)
        name = blob_name(sha256)
        self._layout.refuse_name(name)
        self._stream.seek(start)
        self._stream.write(self._layout.local_header(name, crc, size))
        self._stream.seek(size, 1)
        self._entered(name, crc, size)
        return sha256

    def finish(self) -> None:
        """Writes the directory; the stream stays open."""
        self._stream.write(self._layout.ending(self._offset))
        self._stream.flush()

    def _entered(self, name: str, crc: int, size: int) -> None:
        self._layout.enter(name, crc, size, self._offset)
        self._offset += self._layout.local_header_length(name, size) + size
        if self._offset > MAX_CONTAINER:
            raise JudgeDesktopError(Code.CONTAINER_TOO_LARGE, limit=MAX_CONTAINER)


class ContainerReader:
    """Reads a canonical zip forward, entry by entry as the caller expects them, then ``finish``.

    Nothing read may be believed before its signature or hash is, and the whole file not before ``finish`` returned.
    Every difference is refused as ``CONTAINER_DAMAGED``, a size beyond the limit as ``CONTAINER_TOO_LARGE``.
    """

    def __init__(self, stream: BinaryIO, *, wide_from: int = _NARROW) -> None:
        self._stream = stream
        self._layout = _Layout(wide_from)
        self._offset = 0

    def read(self, name: str, limit: int) -> bytes:
        """The content of the next entry, which must be ``name`` and have at most ``limit`` bytes."""
        crc, size = self._header(name)
        if size > limit:
            raise JudgeDesktopError(Code.CONTAINER_TOO_LARGE, limit=limit)
        content = self._stream.read(size)
        if len(content) != size or zlib.crc32(content) != crc:
            _refuse(name)
        self._entered(name, crc, size)
        return content

    def copy_blob(self, sha256: str, size: int, sink: BinaryIO | None) -> None:
        """Passes the next entry, ``attachments/<sha256>`` of ``size`` bytes, on to ``sink`` (``None``: only checks it).

        The sink has seen bytes that are not yet verified if this refuses: write to a private place.
        """
        name = blob_name(sha256)
        crc, found = self._header(name)
        if found != size:
            _refuse(name)
        if size > MAX_BLOB:
            raise JudgeDesktopError(Code.CONTAINER_TOO_LARGE, limit=MAX_BLOB)
        if _pass_on(self._stream, sink, size, name) != (crc, sha256):
            _refuse(name)
        self._entered(name, crc, size)

    def finish(self) -> None:
        """Returns if nothing but the directory of exactly these entries follows."""
        ending = self._layout.ending(self._offset)
        if self._stream.read(len(ending) + 1) != ending:
            _refuse("")

    def _header(self, name: str) -> tuple[int, int]:
        """Checksum and size in the header of the next entry, of which every other byte is as expected."""
        self._layout.refuse_name(name)
        head = self._stream.read(_LOCAL.size + len(name))
        if len(head) != _LOCAL.size + len(name):
            _refuse(name)
        crc, size = _LOCAL.unpack_from(head)[6:8]
        if size == _NARROW:
            head += self._stream.read(20)
            size = int.from_bytes(head[-8:], "little")
        if head != self._layout.local_header(name, crc, size):
            _refuse(name)
        return crc, size

    def _entered(self, name: str, crc: int, size: int) -> None:
        self._layout.enter(name, crc, size, self._offset)
        self._offset += self._layout.local_header_length(name, size) + size
        if self._offset > MAX_CONTAINER:
            raise JudgeDesktopError(Code.CONTAINER_TOO_LARGE, limit=MAX_CONTAINER)


def blob_name(sha256: str) -> str:
    """The entry that holds an attachment."""
    return f"attachments/{sha256}"


def first_name(head: bytes) -> str | None:
    """The name of the first entry, from the first ``HEAD_LENGTH`` bytes of a file; ``None`` if it is no zip of ours.

    Enough to tell our types of files apart by content; nothing is verified.
    """
    if len(head) < _LOCAL.size or not head.startswith(b"PK\x03\x04"):
        return None
    length = _LOCAL.unpack_from(head)[9]
    name = head[_LOCAL.size : _LOCAL.size + length]
    return name.decode("ascii") if len(name) == length and name.isascii() else None


def _pass_on(source: BinaryIO, sink: BinaryIO | None, size: int, name: str) -> tuple[int, str]:
    """Copies exactly ``size`` bytes; CRC-32 and SHA-256 (hex) of them."""
    crc, sha256, left = 0, hashlib.sha256(), size
    while left:
        chunk = source.read(min(left, _CHUNK))
        if not chunk:
            _refuse(name)
        crc = zlib.crc32(chunk, crc)
        sha256.update(chunk)
        if sink is not None:
            sink.write(chunk)
        left -= len(chunk)
    return crc, sha256.hexdigest()


def _refuse(name: str) -> NoReturn:
    raise JudgeDesktopError(Code.CONTAINER_DAMAGED, entry=name)
