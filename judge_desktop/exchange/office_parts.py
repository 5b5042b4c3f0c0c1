"""The inside of an office file, looked at before anything parses it: an archive of XML parts of bounded size.

Only XML parts leave this module; pictures, films, macros and fonts are never unpacked. A part that declares a document
type is refused: that is the way to entity bombs and to other files.
"""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Iterator
from types import TracebackType
from typing import BinaryIO, Self
from xml.etree import ElementTree

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.exchange.damage import DAMAGE

MAX_ENTRIES = 20_000
MAX_PART_BYTES = 24 * 2**20
MAX_PARTS_BYTES = 64 * 2**20

_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What office programs write; the other ways of packing unpack as much as they like at once."""
_XML_ENDINGS = (".xml", ".rels")


@contextlib.contextmanager
def damage_refused() -> Iterator[None]:
    """Whatever a reader stumbles over inside becomes ``ATTACHMENT_DAMAGED``."""
    try:
        yield
    except JudgeDesktopError:
        raise
    except DAMAGE as broken:
        raise JudgeDesktopError(Code.ATTACHMENT_DAMAGED) from broken


class OfficeParts:
    """The XML parts of an office file. Every way to them refuses ``ATTACHMENT_TOO_LARGE`` and ``ATTACHMENT_DAMAGED``.

    `names` are those of all XML parts. Use it in a ``with`` statement.
    """

    def __init__(self, stream: BinaryIO) -> None:
        with damage_refused():
            self._archive = zipfile.ZipFile(stream)
        entries = self._archive.infolist()
        if len(entries) > MAX_ENTRIES:
            raise JudgeDesktopError(Code.ATTACHMENT_TOO_LARGE)
        self._entries = {one.filename: one for one in entries if one.filename.casefold().endswith(_XML_ENDINGS)}
        self.names = frozenset(self._entries)
        self._unpacked = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._archive.close()

    def part(self, name: str) -> bytes:
        """The bytes of a part; a missing one is ``ATTACHMENT_DAMAGED``."""
        entry = self._entries.get(name)
        if entry is None:
            raise JudgeDesktopError(Code.ATTACHMENT_DAMAGED)
        self._unpacked += entry.file_size
        if entry.file_size > MAX_PART_BYTES or self._unpacked > MAX_PARTS_BYTES:
            raise JudgeDesktopError(Code.ATTACHMENT_TOO_LARGE)
        if entry.compress_type not in _PACKED:
            raise JudgeDesktopError(Code.ATTACHMENT_DAMAGED)
        with damage_refused(), self._archive.open(entry) as packed:
            content = packed.read(entry.file_size)  # what lies about its size is not unpacked beyond it
            if packed.read(1) or len(content) != entry.file_size:
                raise JudgeDesktopError(Code.ATTACHMENT_DAMAGED)
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"\0" in content:
            raise JudgeDesktopError(Code.ATTACHMENT_DAMAGED)
        return content

    def tree(self, name: str) -> ElementTree.Element:
        """The root element of a part."""
        content = self.part(name)
        with damage_refused():
            return ElementTree.fromstring(content)  # noqa: S314  without a document type nothing can be expanded

    def repacked(self, *, largest_part: int = MAX_PART_BYTES) -> io.BytesIO:
        """A new archive of nothing but these parts, for a library that wants a file."""
        if max((entry.file_size for entry in self._entries.values()), default=0) > largest_part:
            raise JudgeDesktopError(Code.ATTACHMENT_TOO_LARGE)
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for name in sorted(self.names):
                archive.writestr(name, self.part(name))
        stream.seek(0)
        return stream
