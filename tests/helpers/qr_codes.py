"""QR codes in a printed file, read back from the squares that were drawn."""

from __future__ import annotations

from pathlib import Path

import pypdf
import segno
from pypdf.generic import ContentStream


def shows_code(path: Path, page: int, content: str) -> bool:
    """True when a page (from 1) has exactly one code, and it is that of ``content``."""
    wanted = [bytes(row) for row in segno.make_qr(content, error="m", boost_error=False, mask=2).matrix]
    return _drawn(path, page) == wanted


def _drawn(path: Path, page: int) -> list[bytes]:
    """The modules from the upper left corner, row by row: they are drawn in units of their own, each row 1 high."""
    reader = pypdf.PdfReader(path)
    stream = ContentStream(reader.pages[page - 1].get_contents(), reader)
    boxes = [tuple(map(float, operands)) for operands, operator in stream.operations if operator == b"re"]
    places = [(int(box[1]), int(box[0]), int(box[2])) for box in boxes if box[3] == 1 and box[0] == int(box[0])]
    side = max(row for row, _, _ in places) + 1
    rows = [bytearray(side) for _ in range(side)]
    for row, column, length in places:
        rows[row][column : column + length] = b"\1" * length
    return [bytes(row) for row in rows]
