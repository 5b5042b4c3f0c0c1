"""The PDF files that are open in this process: a few at a time, found again by path and password."""

from __future__ import annotations

import os
import stat
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from PySide6.QtPdf import QPdfDocument

from judge_desktop.ui.viewers.reading.answers import Refusal, Refused
from judge_desktop.ui.viewers.reading.shapes import MOST_PAGES

_KEPT = 4

_REFUSALS = {
    QPdfDocument.Error.FileNotFound: Refusal.MISSING,
    QPdfDocument.Error.IncorrectPassword: Refusal.PASSWORD,
    QPdfDocument.Error.UnsupportedSecurityScheme: Refusal.PROTECTED,
}

_open: OrderedDict[tuple[str, str, int, int], QPdfDocument] = OrderedDict()


def document_of(arguments: Mapping[str, Any]) -> QPdfDocument:
    """The document at `path`, opened with `password`. Refuses: missing, password, protected, damaged, too_large."""
    path, password = str(arguments["path"]), str(arguments.get("password") or "")
    try:
        found = os.stat(path)  # noqa: PTH116 -- a path from a message
    except (OSError, ValueError) as missing:
        raise Refused(Refusal.MISSING) from missing
    if not stat.S_ISREG(found.st_mode):
        raise Refused(Refusal.MISSING)  # a pipe would keep this process waiting for ever
    key = (path, password, found.st_mtime_ns, found.st_size)
    document = _open.pop(key, None) or _loaded(path, password)
    _open[key] = document
    while len(_open) > _KEPT:
        _open.popitem(last=False)[1].close()
    return document


def page_of(arguments: Mapping[str, Any]) -> tuple[QPdfDocument, int]:
    """The document and the page asked for, which it has."""
    document, page = document_of(arguments), int(arguments["page"])
    if not 0 <= page < document.pageCount():
        raise Refused(Refusal.MISSING)
    return document, page


def close_documents() -> None:
    """Let go of all files."""
    while _open:
        _open.popitem()[1].close()


def _loaded(path: str, password: str) -> QPdfDocument:
    document = QPdfDocument()
    document.setPassword(password)
    error = document.load(path)
    if error != QPdfDocument.Error.None_:
        raise Refused(_REFUSALS.get(error, Refusal.DAMAGED))
    if document.pageCount() > MOST_PAGES:
        raise Refused(Refusal.TOO_LARGE)
    if document.pageCount() < 1:
        raise Refused(Refusal.DAMAGED)
    return document
