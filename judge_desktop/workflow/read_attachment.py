"""The words of an attachment for whoever cannot or need not see it as it was made."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from judge_desktop.domain.reading import ReadingView
from judge_desktop.exchange.reading_views import plain_of_view, read_file, view_of_plain


def read_attachment(path: Path, name: str) -> ReadingView:
    """The words of a text, table or office file. Refuses what ``exchange.reading_views`` refuses."""
    return read_file(path, name)


def plain_reading(path: Path, name: str) -> dict[str, Any]:
    """The same as lists, texts and numbers, for another process to answer with."""
    return plain_of_view(read_file(path, name))


def reading_of(plain: object) -> ReadingView:
    """What ``plain_reading`` answered, as the value it was. Refuses ``ATTACHMENT_DAMAGED``."""
    return view_of_plain(plain)
