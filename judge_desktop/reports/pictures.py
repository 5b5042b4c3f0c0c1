"""Pictures on paper: QR codes, and logos as people gave them."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import io
import struct
import warnings
from typing import Any

import segno
from PIL import Image, ImageOps
from reportlab.lib.utils import ImageReader

from judge_desktop.reports.blocks import MM, Block, draw_once
from judge_desktop.reports.thai_text import colour

_DOTS_AN_INCH = 400  # what a good printer can show; more would only make the file bigger


class QrCode(Block):
    """A QR code (level M) of `size` points, with the four modules of white its readers need."""

    def __init__(self, content: str, size: float = 24 * MM) -> None:
        self._content, self._size = content, size

    def height(self, available: float) -> float:  # noqa: ARG002
        """Square."""
        return self._size

    def draw(self, canvas: Any, x: float, top: float, available: float) -> None:  # noqa: ARG002
        """All modules as one path: hundreds of separate squares would cost more than the rest of the page."""
        matrix = _modules(self._content)
        module = self._size / len(matrix)
        canvas.saveState()
        canvas.setFillColor(colour("#000000"))
        canvas.transform(module, 0, 0, -module, x, top)
        squares = [f"{start} {row} {length} 1 re" for row, cells in enumerate(matrix) for start, length in _runs(cells)]
        canvas._code.append(" ".join(["n", *squares, "f*"]))  # noqa: SLF001  # its own way spends most of a page here
        canvas.restoreState()


class Picture(Block):
    """A PNG or JPEG file in a box ``height`` points high and at most ``widest`` wide; no part of it is cut."""

    def __init__(self, content: bytes, height: float, widest: float) -> None:
        self._content, self._box = content, (widest, height)
        across, up = _pixels(content, self._box)[1]
        scale = min(widest / across, height / up)
        self.width, self._height = across * scale, up * scale

    def height(self, available: float) -> float:  # noqa: ARG002
        """Of the picture, which may be lower than its box."""
        return self._height

    def draw(self, canvas: Any, x: float, top: float, available: float) -> None:  # noqa: ARG002
        """At the left end; stored once a file, however many pages show it."""
        image, _, name = _pixels(self._content, self._box)

        def paint() -> None:
            canvas.drawImage(ImageReader(image), 0, 0, self.width, self._height, mask="auto")

        canvas.saveState()
        canvas.translate(x, top - self._height)
        draw_once(canvas, name, (self.width, self._height), paint)
        canvas.restoreState()


@functools.lru_cache(maxsize=8)
def _pixels(content: bytes, box: tuple[float, float]) -> tuple[Image.Image, tuple[int, int], str]:
    """The picture upright, in the colours of the file's profile, as fine as print shows; the size it was given in, and
    its name in the file.
    """
    with Image.open(io.BytesIO(content)) as opened:
        image = _upright(opened)
        is_transparent = "A" in image.getbands() or "transparency" in image.info
        image = image.convert("RGBA" if is_transparent else "RGB")
    given = image.size
    widest, height = (max(1, round(points / 72 * _DOTS_AN_INCH)) for points in box)
    image.thumbnail((widest, height), Image.Resampling.LANCZOS)
    return image, given, f"picture-{hashlib.sha256(content).hexdigest()[:16]}-{image.width}x{image.height}"


def _upright(picture: Image.Image) -> Image.Image:
    """Turned as a camera noted it; a note that cannot be read turns nothing. Grey of 16 bits becomes grey of 8."""
    unreadable = (SyntaxError, ValueError, TypeError, LookupError, OSError, struct.error)
    with warnings.catch_warnings(action="ignore"), contextlib.suppress(*unreadable):
        picture = ImageOps.exif_transpose(picture)
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda grey: grey / 257).convert("L")
    return picture


@functools.lru_cache(maxsize=64)
def _modules(content: str) -> tuple[bytes, ...]:
    return tuple(bytes(row) for row in segno.make_qr(content, error="m", boost_error=False, mask=2).matrix)


def _runs(cells: bytes) -> list[tuple[int, int]]:
    """(start, length) of the dark stretches of a row of modules."""
    found, start = [], -1
    for place, dark in enumerate((*cells, 0)):
        if dark and start < 0:
            start = place
        elif not dark and start >= 0:
            found.append((start, place - start))
            start = -1
    return found
