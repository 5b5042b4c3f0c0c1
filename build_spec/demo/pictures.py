"""Draws the photographs that the demo submissions bring: illustrative scenes with light, haze and grain, as JPEG.

The scenes are painted at once with Pillow; the same name always gives the same picture.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDE, HIGH = 1280, 853
Colour = tuple[int, int, int]
Scene = Callable[["Painting"], None]


class Painting:
    """A picture in the making: a canvas, its pencil, its own chance."""

    def __init__(self, name: str) -> None:
        self.chance = random.Random(zlib.crc32(name.encode()))  # a picture, not a secret
        self.image = Image.new("RGB", (WIDE, HIGH))
        self.pencil = ImageDraw.Draw(self.image)

    def sky(self, above: Colour, below: Colour, horizon: int) -> None:
        share = np.clip(np.arange(HIGH) / horizon, 0, 1)[:, None, None]
        bands = np.array(above) * (1 - share) + np.array(below) * share
        self.image.paste(Image.fromarray(np.broadcast_to(bands, (HIGH, WIDE, 3)).astype(np.uint8)))
        self.pencil = ImageDraw.Draw(self.image)

    def soften(self, radius: float) -> None:
        """Blurs all that is painted so far: it lies behind the plane of focus."""
        self.image = self.image.filter(ImageFilter.GaussianBlur(radius))
        self.pencil = ImageDraw.Draw(self.image)

    def glow(self, x: float, y: float, radius: float, tint: Colour, strength: float = 1.0) -> None:
        rows, columns = np.mgrid[0:HIGH, 0:WIDE]
        light = np.exp(-((columns - x) ** 2 + (rows - y) ** 2) / (2 * radius**2))[:, :, None] * strength
        layer = Image.fromarray((light * np.array(tint)).clip(0, 255).astype(np.uint8))
        self.image = ImageChops.screen(self.image, layer)
        self.pencil = ImageDraw.Draw(self.image)

    def clouds(self, horizon: int, tint: Colour) -> None:
        layer = Image.new("L", (WIDE, HIGH))
        pencil = ImageDraw.Draw(layer)
        for _ in range(6):
            x, y = self.chance.uniform(0, WIDE), self.chance.uniform(30, horizon * 0.6)
            for _ in range(12):
                dx, dy, r = self.chance.gauss(0, 90), self.chance.gauss(0, 14), self.chance.uniform(14, 46)
                pencil.ellipse((x + dx - r * 1.7, y + dy - r * 0.6, x + dx + r * 1.7, y + dy + r * 0.6), fill=150)
        self.image.paste(tint, (0, 0), layer.filter(ImageFilter.GaussianBlur(22)))
        self.pencil = ImageDraw.Draw(self.image)

    def ridge(self, base: float, rise: float, tint: Colour, waves: float = 3.0) -> None:
        phase, other = self.chance.uniform(0, 6), self.chance.uniform(0, 6)
        x = np.arange(0, WIDE + 8, 8)
        t = x / WIDE * 2 * np.pi
        y = base - rise * (0.6 * np.sin(waves * t / 2 + phase) + 0.3 * np.sin(waves * 1.7 * t + other) + 0.4)
        points = [(float(a), float(b)) for a, b in zip(x, y, strict=True)]
        self.pencil.polygon([*points, (WIDE, HIGH), (0, HIGH)], fill=tint)

    def tree(self, x: float, foot: float, size: float, tint: Colour) -> None:
        self.pencil.rectangle((x - size * 0.05, foot - size, x + size * 0.05, foot), fill=(84, 62, 44))
        for _ in range(46):
            dx, dy = self.chance.gauss(0, size * 0.27), self.chance.gauss(0, size * 0.2)
            r = size * self.chance.uniform(0.08, 0.17)
            shade = self.chance.uniform(0.75, 1.2) - dy / size * 0.5
            leaf = _scaled(tint, shade)
            self.pencil.ellipse((x + dx - r, foot - size + dy - r, x + dx + r, foot - size + dy + r), fill=leaf)

    def houses(self, foot: float, sizes: tuple[float, float], tints: tuple[Colour, ...], lit: float = 0.15) -> None:
        x = -20.0
        while x < WIDE:
            wide, tall = self.chance.uniform(*sizes) * 1.1, self.chance.uniform(*sizes)
            wall = self.chance.choice(tints)
            self.pencil.rectangle((x, foot - tall, x + wide, foot), fill=wall)
            roof = _scaled(wall, 0.6)
            self.pencil.polygon(
                [(x - 10, foot - tall), (x + wide / 2, foot - tall * 1.32), (x + wide + 10, foot - tall)], fill=roof
            )
            for column in range(int(wide // 34)):
                for row in range(int(tall // 44)):
                    pane = (255, 221, 150) if self.chance.random() < lit else _scaled(wall, 0.5)
                    px, py = x + 10 + 34 * column, foot - tall + 14 + 44 * row
                    self.pencil.rectangle((px, py, px + 15, py + 20), fill=pane)
            x += wide + self.chance.uniform(2, 40)

    def person(self, x: float, foot: float, size: float, shirt: Colour) -> None:
        skin = _scaled((206, 158, 118), self.chance.uniform(0.8, 1.1))
        dark = _scaled((58, 60, 78), self.chance.uniform(0.7, 1.3))
        self.pencil.rounded_rectangle((x - size * 0.11, foot - size * 0.5, x - 1, foot), size * 0.04, fill=dark)
        self.pencil.rounded_rectangle((x + 1, foot - size * 0.5, x + size * 0.11, foot), size * 0.04, fill=dark)
        body = (x - size * 0.17, foot - size * 0.84, x + size * 0.17, foot - size * 0.44)
        self.pencil.rounded_rectangle(body, size * 0.09, fill=shirt)
        r = size * 0.088
        self.pencil.ellipse((x - r, foot - size * 0.84 - r * 2, x + r, foot - size * 0.84), fill=skin)
        self.pencil.pieslice(
            (x - r * 1.1, foot - size * 0.86 - r * 2, x + r * 1.1, foot - size * 0.84), 180, 360, fill=(30, 26, 26)
        )

    def water(self, top: int, tint: Colour, mirror: float = 0.45) -> None:
        """Mirrors what stands above `top` and breaks it with ripples."""
        depth = HIGH - top
        above = np.asarray(
            self.image.crop((0, max(0, top - depth), WIDE, top)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        )
        above = above.astype(float)
        if above.shape[0] < depth:
            above = np.vstack([above, np.repeat(above[-1:], depth - above.shape[0], axis=0)])
        rows = np.arange(depth)
        shift = (np.sin(rows * 0.55 + 3 * np.sin(rows * 0.07)) * (2 + rows * 0.03)).astype(int)
        columns = (np.arange(WIDE)[None, :] + shift[:, None]) % WIDE
        mixed = above[rows[:, None], columns] * mirror + np.array(tint) * (1 - mirror)
        self.image.paste(Image.fromarray(mixed.clip(0, 255).astype(np.uint8)), (0, top))
        self.pencil = ImageDraw.Draw(self.image)
        for _ in range(260):
            y = top + depth * self.chance.random() ** 1.4
            x, long = self.chance.uniform(0, WIDE), self.chance.uniform(12, 20 + (y - top) * 0.3)
            self.pencil.line(
                (x, y, x + long, y), fill=_scaled(tint, self.chance.uniform(1.1, 1.5)), width=1 + int((y - top) / 260)
            )

    def finished(self, warmth: float) -> Image.Image:
        """The picture with a touch of lens: vignette, warmth, grain."""
        picture = np.asarray(self.image.filter(ImageFilter.GaussianBlur(0.7))).astype(float)
        rows, columns = np.mgrid[-1 : 1 : HIGH * 1j, -1 : 1 : WIDE * 1j]
        picture *= (1.04 - 0.2 * (rows**2 + columns**2) ** 1.1 / 2)[:, :, None]
        picture *= np.array([1 + warmth, 1.0, 1 - warmth])
        grain = np.random.default_rng(self.chance.randrange(2**32)).normal(0, 3.4, (HIGH, WIDE, 1))
        return Image.fromarray((picture + grain).clip(0, 255).astype(np.uint8))


def _scaled(tint: Colour, factor: float) -> Colour:
    red, green, blue = (max(0, min(255, round(part * factor))) for part in tint)
    return red, green, blue


def write_photo(path: Path, scene: Scene, warmth: float = 0.02) -> None:
    """Paints `scene` and saves it as a progressive JPEG."""
    painting = Painting(path.name + path.parent.name)
    scene(painting)
    painting.finished(warmth).save(path, "JPEG", quality=78, optimize=True, progressive=True, dpi=(144, 144))
