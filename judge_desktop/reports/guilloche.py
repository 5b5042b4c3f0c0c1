"""The border of a certificate: guilloche bands, rosettes at the corners, a pale one behind the text, and a seal.

Only lines and curves, drawn into one form of the file, however many certificates it holds. Lengths in points. The
curves are worked out once: that takes longer than the rest of a certificate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from math import cos, pi, sin
from typing import Any

from reportlab.pdfgen.pathobject import PDFPathObject

from judge_desktop.reports.blocks import MM
from judge_desktop.reports.house_style import GOLD, NAVY
from judge_desktop.reports.pages import Ground
from judge_desktop.reports.thai_text import colour

OUTER = 9 * MM
"""From the edge of the paper to the outermost line: printers reach that far."""
BAND = 20.0
INNER = OUTER + BAND + 15.0
"""From the edge of the paper to the innermost line."""

_PALE = "#F6EEDC"
_LIGHT_GOLD = "#D9BE77"
_SINE = 0.3642  # of half a wave: where the handles of a cubic stand that follows a sine from crest to trough
_Point = tuple[float, float]


def border() -> Ground:
    """What lies under a certificate. Without a fill: it is printed on paper of any colour."""
    return Ground(name="certificate", paint=_paint)


def _paint(canvas: Any, width: float, height: float) -> None:
    canvas.setLineJoin(1)
    _stroke(canvas, _PALE, 0.45, _roses((width / 2, height * 0.5), 206.0, petals=36, strands=9))
    _frame(canvas, width, height)
    for x in (_corner(), width - _corner()):
        for y in (_corner(), height - _corner()):
            _corner_rosette(canvas, x, y)


def _corner() -> float:
    """Where the middle lines of two bands meet."""
    return OUTER + 6.5 + BAND / 2


def _frame(canvas: Any, width: float, height: float) -> None:
    canvas.setStrokeColor(colour(NAVY))
    for inset, thickness in ((OUTER, 2.6), (OUTER + 4.4, 0.5), (INNER - 4.2, 0.5), (INNER, 1.1)):
        canvas.setLineWidth(thickness)
        canvas.rect(inset, inset, width - 2 * inset, height - 2 * inset, stroke=1, fill=0)
    _stroke(canvas, _LIGHT_GOLD, 0.4, _bands(width, height, amplitude=0.30, waves=2, strands=3))
    _stroke(canvas, GOLD, 0.5, _bands(width, height, amplitude=0.48, waves=1, strands=4))


@lru_cache(maxsize=8)
def _bands(width: float, height: float, *, amplitude: float, waves: int, strands: int) -> PDFPathObject:
    """Interlaced sines on all four sides; ``waves`` to a square of the band, whole ones on every side."""
    path, middle = PDFPathObject(), _corner()
    for strand in range(strands):
        phase = strand / strands
        for y in (middle, height - middle):
            _wave(path, width - 2 * middle, amplitude * BAND, waves, phase, partial(_across, middle, y))
        for x in (middle, width - middle):
            _wave(path, height - 2 * middle, amplitude * BAND, waves, phase, partial(_upwards, x, middle))
    return path


def _across(x: float, y: float, along: float, aside: float) -> _Point:
    return x + along, y + aside


def _upwards(x: float, y: float, along: float, aside: float) -> _Point:
    return x + aside, y + along


def _wave(
    path: Any, length: float, amplitude: float, waves: int, phase: float, place: Callable[[float, float], _Point]
) -> None:
    """A sine along ``length``, from crest to trough one cubic each, cut at neither end: rosettes lie over both."""
    half = length / (2 * max(1, round(waves * length / (1.35 * BAND))))
    start, up = -2 * half * phase, amplitude
    path.moveTo(*_rounded(place(start, up)))
    while start < length - 1e-6:
        one, other, end = start + _SINE * half, start + (1 - _SINE) * half, start + half
        path.curveTo(*_rounded(place(one, up)), *_rounded(place(other, -up)), *_rounded(place(end, -up)))
        start, up = end, -up


def _corner_rosette(canvas: Any, x: float, y: float) -> None:
    radius = BAND / 2 + 16.0
    canvas.setFillColor(colour("#FFFFFF"))
    canvas.setStrokeColor(colour(NAVY))
    canvas.setLineWidth(0.9)
    canvas.circle(x, y, radius, stroke=1, fill=1)
    _stroke(canvas, _LIGHT_GOLD, 0.4, _roses((x, y), radius - 2.2, petals=16, strands=3))
    _stroke(canvas, GOLD, 0.55, _roses((x, y), radius - 2.2, petals=8, strands=3, depth=0.5))
    canvas.setFillColor(colour(NAVY))
    canvas.circle(x, y, 3.4, stroke=0, fill=1)
    canvas.setFillColor(colour(_LIGHT_GOLD))
    canvas.circle(x, y, 1.3, stroke=0, fill=1)


@lru_cache(maxsize=32)
def _roses(middle: _Point, radius: float, *, petals: int, strands: int, depth: float = 0.36) -> PDFPathObject:
    """Closed curves that swing ``petals`` times between ``radius`` and its inner part, each turned against the last."""
    path = PDFPathObject()
    for strand in range(strands):
        turn = 2 * pi * strand / strands
        steps = petals * 10
        points = []
        for step in range(steps):
            angle = 2 * pi * step / steps
            reach = radius * (1 - depth + depth * cos(petals * angle + turn))
            points.append((middle[0] + reach * cos(angle), middle[1] + reach * sin(angle)))
        _closed(path, points)
    return path


def _closed(path: Any, points: Iterable[_Point]) -> None:
    first, *others = map(_rounded, points)
    path.moveTo(*first)
    for point in others:
        path.lineTo(*point)
    path.close()


def _stroke(canvas: Any, line: str, thickness: float, path: PDFPathObject) -> None:
    canvas.setStrokeColor(colour(line))
    canvas.setLineWidth(thickness)
    canvas.drawPath(path, stroke=1, fill=0)


def _rounded(point: _Point) -> _Point:
    """To 1/100 point: finer than any printer, and a quarter of the file."""
    return round(point[0], 2), round(point[1], 2)


def draw_seal(canvas: Any, x: float, y: float, radius: float) -> None:
    """A seal for an organiser who gave no logo: a faceted star on a navy disc with a gold edge; (x, y) its middle."""
    canvas.saveState()
    canvas.translate(x, y)
    _star_shape(canvas, GOLD, [radius if step % 2 == 0 else radius * 0.93 for step in range(72)])
    _disc(canvas, NAVY, radius * 0.86)
    _stroke(canvas, _LIGHT_GOLD, 0.5, _roses((0, 0), radius * 0.83, petals=24, strands=3, depth=0.1))
    _disc(canvas, NAVY, radius * 0.66)
    canvas.setStrokeColor(colour(_LIGHT_GOLD))
    canvas.setLineWidth(0.8)
    canvas.circle(0, 0, radius * 0.66, stroke=1, fill=0)
    _star(canvas, radius * 0.52)
    canvas.restoreState()


def _disc(canvas: Any, fill: str, radius: float) -> None:
    canvas.setFillColor(colour(fill))
    canvas.circle(0, 0, radius, stroke=0, fill=1)


def _star_shape(canvas: Any, fill: str, reaches: list[float]) -> None:
    path = canvas.beginPath()
    turn = 2 * pi / len(reaches)
    _closed(path, [(reach * sin(step * turn), reach * cos(step * turn)) for step, reach in enumerate(reaches)])
    canvas.setFillColor(colour(fill))
    canvas.drawPath(path, stroke=0, fill=1)


def _star(canvas: Any, reach: float) -> None:
    """Five points, the right half of each in the darker gold, as if light fell on it from the left."""
    _star_shape(canvas, _LIGHT_GOLD, [reach if step % 2 == 0 else reach * 0.4 for step in range(10)])
    path = canvas.beginPath()
    for point in range(5):
        angle = 2 * pi * point / 5
        side = angle + pi / 5
        tip = (reach * sin(angle), reach * cos(angle))
        notch = (0.4 * reach * sin(side), 0.4 * reach * cos(side))
        _closed(path, [(0.0, 0.0), tip, notch])
    canvas.setFillColor(colour(GOLD))
    canvas.drawPath(path, stroke=0, fill=1)
