"""Cover art of the demo proposals: one vector scene per motif, in tints of the document's accent."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from typing import Any

from charts import mixed

from judge_desktop.reports.thai_text import colour

Frame = tuple[float, float, float, float]  # left, bottom, width, height in points


def paint_motif(canvas: Any, motif: str, frame: Frame, accent: str, seed: int) -> None:
    """The scene, clipped to its frame. The same seed gives the same picture."""
    canvas.saveState()
    clip = canvas.beginPath()
    clip.rect(*frame)
    canvas.clipPath(clip, stroke=0, fill=0)
    _fill(canvas, frame, mixed(accent, "#FFFFFF", 0.82))
    _SCENES[motif](canvas, frame, accent, random.Random(seed))  # a picture, not a secret
    canvas.restoreState()


def _fill(canvas: Any, frame: Frame, tint: str) -> None:
    canvas.setFillColor(colour(tint))
    canvas.rect(*frame, stroke=0, fill=1)


def _ridge(canvas: Any, frame: Frame, level: Callable[[float], float], tint: str) -> None:
    """Everything below a curve; `level` maps 0…1 across the frame to 0…1 of its height."""
    left, bottom, wide, high = frame
    path = canvas.beginPath()
    path.moveTo(left, bottom)
    for step in range(61):
        path.lineTo(left + wide * step / 60, bottom + high * level(step / 60))
    path.lineTo(left + wide, bottom)
    path.close()
    canvas.setFillColor(colour(tint))
    canvas.drawPath(path, stroke=0, fill=1)


def _sun_disc(canvas: Any, frame: Frame, accent: str, x: float, y: float, radius: float) -> None:
    left, bottom, wide, high = frame
    canvas.setFillColor(colour(mixed("#FBDF9A", accent, 0.06)))
    canvas.circle(left + wide * x, bottom + high * y, high * radius, stroke=0, fill=1)


def _waves(canvas: Any, frame: Frame, accent: str, chance: random.Random) -> None:
    _sun_disc(canvas, frame, accent, 0.78, 0.74, 0.12)
    _water(canvas, frame, accent, chance)


def _wave(base: float, *parts: tuple[float, float, float]) -> Callable[[float], float]:
    """The height of a ridge: a level and sines of (height, frequency, phase) added one after the other."""

    def height(t: float) -> float:
        level = base
        for swing, frequency, phase in parts:
            level = level + swing * math.sin(t * frequency + phase)
        return level

    return height


def _water(canvas: Any, frame: Frame, accent: str, chance: random.Random) -> None:
    for layer in range(5):
        phase, base = chance.uniform(0, 6), 0.55 - 0.11 * layer
        tint = mixed(accent, "#FFFFFF", 0.62 - 0.15 * layer)
        _ridge(canvas, frame, _wave(base, (0.035, 9 + layer, phase)), tint)


def _hills(canvas: Any, frame: Frame, accent: str, chance: random.Random) -> None:
    _sun_disc(canvas, frame, accent, 0.24, 0.72, 0.11)
    for layer in range(4):
        p, q, base = chance.uniform(0, 6), chance.uniform(0, 6), 0.62 - 0.15 * layer
        tint = mixed(accent, "#FFFFFF", 0.66 - 0.2 * layer)
        _ridge(canvas, frame, _wave(base, (0.09, 6, p), (0.035, 17, q)), tint)


def _city(canvas: Any, frame: Frame, accent: str, chance: random.Random) -> None:
    left, bottom, wide, high = frame
    _sun_disc(canvas, frame, accent, 0.82, 0.76, 0.1)
    for layer in range(3):
        x = left - chance.uniform(0, 20)
        tint = mixed(accent, "#FFFFFF", 0.6 - 0.27 * layer)
        while x < left + wide:
            block = chance.uniform(24, 58)
            tall = high * chance.uniform(0.2, 0.68 - 0.15 * layer)
            canvas.setFillColor(colour(tint))
            canvas.rect(x, bottom, block, tall, stroke=0, fill=1)
            if layer == 2:
                canvas.setFillColor(colour(mixed(accent, "#FFF3C4", 0.78)))
                for row in range(int(tall // 15)):
                    for column in range(int(block // 12)):
                        if chance.random() < 0.55:
                            canvas.rect(x + 5 + 12 * column, bottom + 7 + 15 * row, 5, 7, stroke=0, fill=1)
            x += block + chance.uniform(0, 7)


def _sun(canvas: Any, frame: Frame, accent: str, chance: random.Random) -> None:
    left, bottom, wide, high = frame
    _sun_disc(canvas, frame, accent, 0.72, 0.7, 0.16)
    _water(canvas, (left, bottom, wide, high * 0.55), accent, chance)
    for number in range(6):
        x, y = left + wide * (0.05 + 0.155 * number), bottom + high * (0.1 + 0.03 * (number % 2))
        canvas.setFillColor(colour(mixed(accent, "#0C1830", 0.55)))
        path = canvas.beginPath()
        path.moveTo(x, y)
        for px, py in ((66, 0), (80, 52), (14, 52)):
            path.lineTo(x + px, y + py)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)
        canvas.setStrokeColor(colour(mixed(accent, "#FFFFFF", 0.6)))
        canvas.setLineWidth(0.8)
        for k in range(1, 4):
            canvas.line(x + 16.5 * k, y, x + 14 + 16.5 * k, y + 52)
            canvas.line(x + 3.5 * k, y + 13 * k, x + 66 + 3.5 * k, y + 13 * k)


def _market(canvas: Any, frame: Frame, accent: str, chance: random.Random) -> None:
    left, bottom, wide, high = frame
    _city(canvas, (left, bottom + high * 0.1, wide, high * 0.8), mixed(accent, "#FFFFFF", 0.45), chance)
    stall = wide / 5
    for number in range(5):
        x, roof = left + stall * number + 6, bottom + high * 0.42
        canvas.setFillColor(colour(mixed(accent, "#FFFFFF", 0.9)))
        canvas.rect(x + 4, bottom, stall - 20, high * 0.42, stroke=0, fill=1)
        stripe = (stall - 12) / 6
        for k in range(6):
            canvas.setFillColor(colour(accent if k % 2 == 0 else "#FFFFFF"))
            canvas.rect(x + stripe * k, roof, stripe, 30, stroke=0, fill=1)
            canvas.circle(x + stripe * (k + 0.5), roof, stripe / 2, stroke=0, fill=1)
        for k in range(14):
            canvas.setFillColor(colour(chance.choice(("#E08A1E", "#3E8E41", "#C0392B", "#F0C23B"))))
            canvas.circle(
                x + 14 + (k % 7) * (stall - 44) / 6, bottom + high * 0.13 + 11 * (k // 7), 6, stroke=0, fill=1
            )


def _field(canvas: Any, frame: Frame, accent: str, chance: random.Random) -> None:
    left, bottom, wide, high = frame
    _hills(canvas, (left, bottom + high * 0.25, wide, high * 0.75), mixed(accent, "#FFFFFF", 0.3), chance)
    _fill(canvas, (left, bottom, wide, high * 0.4), mixed(accent, "#FFFFFF", 0.35))
    canvas.setLineWidth(7)
    for number in range(-8, 20):
        canvas.setStrokeColor(colour(mixed(accent, "#102010", 0.15 if number % 2 else 0.35)))
        canvas.line(left + wide * 0.5 + number * 9, bottom + high * 0.4, left + wide * (number - 4) / 6, bottom)


def _people(canvas: Any, frame: Frame, accent: str, chance: random.Random) -> None:
    left, bottom, wide, high = frame
    _hills(canvas, frame, mixed(accent, "#FFFFFF", 0.45), chance)
    for row in range(2):
        for number in range(9):
            x = left + wide * (number + 0.3 + 0.4 * row) / 8.6
            size = high * chance.uniform(0.13, 0.16)
            y = bottom + high * (0.3 - 0.14 * row)
            canvas.setFillColor(colour(mixed(accent, "#FFFFFF", chance.uniform(0, 0.55))))
            canvas.roundRect(x - size * 0.62, y - high * 0.5, size * 1.24, high * 0.5, size * 0.6, stroke=0, fill=1)
            canvas.setFillColor(colour(mixed("#E3B98F", accent, chance.uniform(0, 0.25))))
            canvas.circle(x, y + size * 0.42, size * 0.44, stroke=0, fill=1)


def _road(canvas: Any, frame: Frame, accent: str, chance: random.Random) -> None:
    left, bottom, wide, high = frame
    _city(canvas, (left, bottom + high * 0.3, wide, high * 0.6), mixed(accent, "#FFFFFF", 0.4), chance)
    _fill(canvas, (left, bottom, wide, high * 0.32), "#4A505C")
    canvas.setFillColor(colour("#FFFFFF"))
    for number in range(9):
        canvas.rect(
            left + wide * 0.32 + number * wide * 0.045, bottom + 10, wide * 0.024, high * 0.27, stroke=0, fill=1
        )
    for number, x in enumerate((0.08, 0.8)):
        base = bottom + high * (0.1 if number else 0.16)
        canvas.setFillColor(colour(accent if number else mixed(accent, "#FFFFFF", 0.35)))
        canvas.roundRect(left + wide * x, base, 92, 44, 9, stroke=0, fill=1)
        canvas.setFillColor(colour("#EAF2FA"))
        for k in range(3):
            canvas.rect(left + wide * x + 10 + 26 * k, base + 20, 20, 15, stroke=0, fill=1)
        canvas.setFillColor(colour("#191C22"))
        for k in (20, 72):
            canvas.circle(left + wide * x + k, base, 9, stroke=0, fill=1)


_SCENES: dict[str, Callable[[Any, Frame, str, random.Random], None]] = {
    "waves": _waves,
    "hills": _hills,
    "city": _city,
    "sun": _sun,
    "market": _market,
    "field": _field,
    "people": _people,
    "road": _road,
}
