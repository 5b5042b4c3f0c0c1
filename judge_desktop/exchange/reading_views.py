"""Files that are read instead of shown: text, tables, office documents without a rendition, as a ``ReadingView``.

What a file is, is told by its content; its name is a hint. Nothing in it is run, calculated, followed or loaded.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.reading import ReadingKind, ReadingView
from judge_desktop.exchange import media_types
from judge_desktop.exchange.office_parts import OfficeParts, damage_refused
from judge_desktop.exchange.open_document_reading import read_open_document
from judge_desktop.exchange.reading import opened
from judge_desktop.exchange.reading_bounds import bounded
from judge_desktop.exchange.sheet_reading import read_separated, read_workbook
from judge_desktop.exchange.slide_reading import read_slides
from judge_desktop.exchange.text_reading import MAX_BYTES, read_text
from judge_desktop.exchange.word_reading import read_word

_SEPARATED = frozenset((".csv", ".tsv", ".tab"))
_LOCKABLE = frozenset((".docx", ".docm", ".xlsx", ".xlsm", ".pptx", ".pptm"))
_READERS = {
    media_types.DOCX: read_word,
    media_types.XLSX: read_workbook,
    media_types.PPTX: read_slides,
    media_types.ODT: read_open_document,
    media_types.ODS: read_open_document,
    media_types.ODP: read_open_document,
}


def read_file(path: Path, name: str) -> ReadingView:
    """The words of the file at ``path``, called ``name`` by its sender, as many of them as ``reading_bounds`` allows.

    Refuses ``ATTACHMENT_DAMAGED``, ``ATTACHMENT_LOCKED``, ``ATTACHMENT_NOT_READ``, ``ATTACHMENT_TOO_LARGE`` and what
    opening refuses.
    """
    return bounded(_read(path, name))


def _read(path: Path, name: str) -> ReadingView:
    with opened(path) as stream:
        with damage_refused():
            kind = media_types.media_type_of(stream, name)
        stream.seek(0)
        if kind in _READERS:
            with OfficeParts(stream) as parts:
                return _READERS[kind](parts)
        if kind == media_types.TEXT or kind.startswith("text/"):
            return _read_text(stream, Path(name).suffix.casefold())
        if kind == media_types.COMPOUND and Path(name).suffix.casefold() in _LOCKABLE:
            raise JudgeDesktopError(Code.ATTACHMENT_LOCKED)  # office programs keep a locked file in this container
        if Path(name).suffix.casefold() in _LOCKABLE:
            raise JudgeDesktopError(Code.ATTACHMENT_DAMAGED)
    raise JudgeDesktopError(Code.ATTACHMENT_NOT_READ)


def _read_text(stream: BinaryIO, ending: str) -> ReadingView:
    content = stream.read(MAX_BYTES + 1)
    text, is_cut = read_text(content[:MAX_BYTES], is_cut=len(content) > MAX_BYTES)
    if ending in _SEPARATED:
        return read_separated(text, is_cut=is_cut)
    return ReadingView(kind=ReadingKind.TEXT, plain=text, is_shortened=is_cut)


def plain_of_view(view: ReadingView) -> dict[str, Any]:
    """The view as lists, texts and numbers, to be carried from one process to another."""
    plain: dict[str, Any] = msgspec.to_builtins(view)
    return plain


def view_of_plain(plain: object) -> ReadingView:
    """The view that ``plain_of_view`` made plain. Refuses ``ATTACHMENT_DAMAGED``, also what ``read_file`` never gives.

    What is made plain may come from a process that a file has taken over.
    """
    try:
        view = msgspec.convert(plain, ReadingView)
    except (msgspec.ValidationError, RecursionError) as unfit:
        raise JudgeDesktopError(Code.ATTACHMENT_DAMAGED) from unfit
    if bounded(view) != view:
        raise JudgeDesktopError(Code.ATTACHMENT_DAMAGED)
    return view
