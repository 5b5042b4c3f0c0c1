"""Tables in a terminal: columns side by side, Thai marks above and below a letter taking no width of their own."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_WITHOUT_WIDTH = frozenset(("Mn", "Me", "Cf"))
_WIDE = frozenset(("W", "F"))


@dataclass(frozen=True, slots=True)
class AlignedColumn:
    """The words above a column and whether it holds numbers, which end under each other."""

    title: str
    is_number: bool = False


def aligned(columns: Sequence[AlignedColumn], rows: Sequence[Sequence[str]], indent: str = "  ") -> list[str]:
    """One line for the titles and one for each row, none without rows; columns without any words are left out."""
    if not rows:
        return []
    kept = [place for place in range(len(columns)) if any(row[place] for row in rows)]
    lines = [[columns[place].title for place in kept], *([row[place] for place in kept] for row in rows)]
    widths = [max(display_width(line[at]) for line in lines) for at in range(len(kept))]
    return [
        indent
        + "  ".join(
            _filled(cell, width, at_end=columns[place].is_number)
            for cell, width, place in zip(line, widths, kept, strict=True)
        ).rstrip()
        for line in lines
    ]


def display_width(text: str) -> int:
    """How many places of a terminal the text takes; terminals that do not join Thai marks take more."""
    return sum(_letter_width(letter) for letter in text)


def _letter_width(letter: str) -> int:
    if unicodedata.category(letter) in _WITHOUT_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in _WIDE else 1


def _filled(cell: str, width: int, *, at_end: bool) -> str:
    blanks = " " * (width - display_width(cell))
    return blanks + cell if at_end else cell + blanks
