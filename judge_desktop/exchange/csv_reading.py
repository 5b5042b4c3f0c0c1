"""CSV as people and programs write it: encoding, separator, records, and what a cell says.

Limits and findings are left to whoever reads: ``spreadsheets`` and ``tally_tables``.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator

from judge_desktop.exchange.cell_values import cleaned, unescaped

_SEPARATORS = ",;\t"


def csv_records(content: bytes) -> Iterator[list[str]]:
    """The records, cells as they stand. UTF-8 with or without BOM, UTF-16 with BOM, or Windows-874 (TIS-620).

    Raises UnicodeDecodeError, ValueError (binary) and csv.Error for what is no CSV.
    """
    text = _decoded(content)
    separator = _separator(text)
    text = re.sub(r"\Asep=.\r?\n", "", text)  # spreadsheet programs do not show this line
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)


def csv_cell(text: str) -> str | None:
    """The text of a cell, cleaned; None for a formula, which is never evaluated."""
    text = cleaned(text)
    return None if text.startswith("=") else cleaned(unescaped(text))


def _decoded(content: bytes) -> str:
    """The text in the first encoding that fits; raises UnicodeDecodeError when none does, ValueError for binary."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp874")
    if re.search("[\0-\x08\x0e-\x1f]", text):
        raise ValueError("binary")
    return text


def _separator(text: str) -> str:
    """What ``sep=`` says, or the separator found most often in the first line that has one, outside quotation marks."""
    said = re.match(r"sep=(.)\r?\n", text)
    if said:
        return said[1]
    for line in re.sub(r'"[^"]*"', "", text[: 2**16]).splitlines():
        counts: Callable[[str], int] = line.count
        best = max(_SEPARATORS, key=counts)
        if best in line:
            return best
    return ","
