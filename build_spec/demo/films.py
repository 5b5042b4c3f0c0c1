"""Draws the two short films of the demo: H.264 pictures of 640×360 with a quiet AAC tone, the same bytes every run."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import fontpkg
import numpy as np
from pictures import Painting
from PIL import Image, ImageDraw, ImageFont
from scenes import SHIRTS, WALLS

WIDE, HIGH, RATE, SECONDS = 640, 360, 20, 7
SOUND_RATE = 44100
Frame = Callable[[float], Image.Image]  # the picture at a moment, 0 … 1 of the film


@functools.cache
def _font(size: int, weight: int = 600) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(fontpkg.path("sarabun", weight=weight, style="normal")), size)


def _subtitle(picture: Image.Image, text: str) -> None:
    pencil = ImageDraw.Draw(picture, "RGBA")
    wide = pencil.textlength(text, font=_font(22))
    pencil.rounded_rectangle(((WIDE - wide) / 2 - 14, 312, (WIDE + wide) / 2 + 14, 350), 8, fill=(16, 20, 30, 190))
    pencil.text((WIDE / 2, 331), text, font=_font(22), fill="white", anchor="mm")


def _background(name: str, paint: Callable[[Painting], None]) -> Image.Image:
    painting = Painting(name)
    paint(painting)
    return painting.finished(0.02).crop((0, 66, 1280, 786)).resize((WIDE, HIGH), Image.Resampling.LANCZOS)


def _street(on: Painting) -> None:
    on.sky((104, 162, 216), (236, 236, 228), 420)
    on.clouds(400, (255, 255, 255))
    on.houses(470, (130, 250), WALLS)
    for x in range(60, 1280, 260):
        on.tree(x, 500, 180, (80, 132, 74))
    on.soften(2.0)
    on.pencil.rectangle((0, 500, 1280, 590), fill=(190, 186, 178))
    on.pencil.rectangle((0, 590, 1280, 853), fill=(78, 82, 90))
    for k in range(8):
        on.pencil.rectangle((k * 190 + 20, 735, k * 190 + 120, 747), fill=(234, 232, 222))
    on.pencil.rectangle((150, 260, 164, 610), fill=(96, 102, 110))
    for number in range(4):
        on.person(240 + 70 * number, 630, 200, SHIRTS[number + 1])


def _bus(pencil: ImageDraw.ImageDraw, x: float) -> None:
    pencil.rounded_rectangle((x, 168, x + 290, 292), 14, fill=(38, 110, 178))
    pencil.rectangle((x, 248, x + 290, 264), fill=(246, 200, 70))
    for k in range(6):
        pencil.rounded_rectangle((x + 12 + 45 * k, 182, x + 52 + 45 * k, 232), 5, fill=(206, 226, 236))
    for k in (54, 232):
        pencil.ellipse((x + k - 25, 266, x + k + 25, 316), fill=(26, 28, 32))
        pencil.ellipse((x + k - 11, 280, x + k + 11, 302), fill=(150, 156, 162))


def bus_film() -> Frame:
    """A late bus is given green light and reaches the stop as the sign says."""
    street = _background("bus film", _street)

    def frame(moment: float) -> Image.Image:
        picture = street.copy()
        pencil = ImageDraw.Draw(picture)
        waiting = moment < 0.35
        travel = min(1.0, max(0.0, moment - 0.35) / 0.4)
        x = 700 - 60 * min(1, moment / 0.2) - 420 * (1 - (1 - travel) ** 2)
        _bus(pencil, x)
        minutes = max(0, math.ceil(3 * (1 - travel)))
        pencil.rounded_rectangle((40, 64, 190, 130), 6, fill=(20, 24, 32))
        pencil.text((52, 84), "สาย 3", font=_font(19), fill=(246, 176, 50), anchor="lm")
        arrival = f"อีก {minutes} นาที" if minutes else "ถึงป้ายแล้ว"
        pencil.text((52, 112), arrival, font=_font(19), fill=(250, 200, 90), anchor="lm")
        pencil.rectangle((592, 60, 600, 300), fill=(58, 62, 70))
        pencil.rounded_rectangle((572, 26, 620, 146), 9, fill=(30, 32, 38))
        for k, tint in enumerate(((224, 60, 52), (96, 78, 26), (60, 220, 110))):
            on = k == (0 if waiting else 2)
            pencil.ellipse((582, 34 + 36 * k, 610, 62 + 36 * k), fill=tint if on else tuple(c // 3 for c in tint))
        texts = ("รถล่าช้า 2 นาที ระบบขอสัญญาณไฟ", "ไฟเขียวขยายไม่เกิน 10 วินาที", "ตรงต่อเวลาร้อยละ 87")
        _subtitle(picture, texts[0 if waiting else 1 if travel < 1 else 2])
        return picture

    return frame


def _river(on: Painting) -> None:
    on.sky((98, 110, 124), (204, 206, 202), 430)
    on.clouds(430, (146, 152, 160))
    on.ridge(440, 50, (108, 128, 126))
    on.houses(500, (70, 140), WALLS)
    for x in range(30, 1280, 170):
        on.tree(x, 520, 140, (68, 108, 66))
    on.soften(2.2)
    on.pencil.rectangle((0, 515, 1280, 853), fill=(120, 112, 92))


def flood_film() -> Frame:
    """The water rises at the post, the forecast passes its threshold, the lane is warned."""
    river = _background("flood film", _river)

    def frame(moment: float) -> Image.Image:
        picture = river.copy()
        pencil = ImageDraw.Draw(picture)
        level = 318 - 96 * (1 / (1 + math.exp(-9 * (moment - 0.5))))
        pencil.rectangle((150, 60, 166, 330), fill=(228, 230, 230))
        for k in range(14):
            tint = (206, 60, 52) if k < 5 else (240, 190, 60) if k < 9 else (60, 160, 90)
            pencil.rectangle((150, 190 + 10 * k, 166 if k % 2 else 158, 199 + 10 * k), fill=tint)
        pencil.polygon([(120, 62), (170, 44), (196, 60), (146, 78)], fill=(34, 54, 96))
        top = [(x, level + 3 * math.sin(x / 23 + moment * 40)) for x in range(0, WIDE + 8, 8)]
        pencil.polygon([*top, (WIDE, HIGH), (0, HIGH)], fill=(132, 108, 74))
        for k in range(24):
            x, y = (k * 97 + moment * 900) % WIDE, level + 16 + (k * 37) % 120
            pencil.line((x, y, x + 26, y), fill=(170, 146, 108), width=2)
        _forecast(picture, moment)
        texts = ("เสาวัดน้ำ 29 จุด ส่งค่าทุก 5 นาที", "น้ำถึงซอยตลาดเก่าในอีก 4 ชั่วโมง", "อพยพกลุ่มเปราะบางครบก่อนน้ำถึง")
        _subtitle(picture, texts[min(2, int(moment * 3))])
        return picture

    return frame


def _forecast(picture: Image.Image, moment: float) -> None:
    pencil = ImageDraw.Draw(picture, "RGBA")
    pencil.rounded_rectangle((330, 24, 620, 184), 10, fill=(255, 255, 255, 232))
    pencil.text((344, 42), "ระดับน้ำคาดการณ์ (เมตร)", font=_font(16), fill=(40, 46, 58), anchor="lm")
    pencil.line((350, 96, 606, 96), fill=(206, 60, 52), width=2)
    pencil.text((606, 86), "เกณฑ์เตือน", font=_font(13), fill=(206, 60, 52), anchor="rm")
    points = [(350 + 256 * t, 166 - 104 / (1 + math.exp(-9 * (t - 0.5)))) for t in np.linspace(0, moment, 60)]
    pencil.line(points, fill=(20, 93, 160), width=4, joint="curve")
    if moment > 0.45 and int(moment * SECONDS * 4) % 2:
        pencil.ellipse((points[-1][0] - 7, points[-1][1] - 7, points[-1][0] + 7, points[-1][1] + 7), fill=(206, 60, 52))


def write_film(path: Path, frame: Frame, notes: tuple[float, ...]) -> None:
    """Encodes `frame` over the length of the film; `notes` are the pitches of its tone in hertz."""
    with av.open(str(path), "w", format="mp4", options={"fflags": "+bitexact", "movflags": "+faststart"}) as film:
        pictures: Any = film.add_stream("libx264", rate=RATE, options={"crf": "25", "preset": "medium", "threads": "1"})
        pictures.width, pictures.height, pictures.pix_fmt = WIDE, HIGH, "yuv420p"
        pictures.codec_context.flags |= 1 << 23  # bit-exact: no encoder version in the file
        sound: Any = film.add_stream("aac", rate=SOUND_RATE, layout="mono", options={"b": "64k"})
        sound.codec_context.flags |= 1 << 23
        to_frame: Any = av.VideoFrame.from_image
        for number in range(RATE * SECONDS):
            still = to_frame(frame(number / (RATE * SECONDS - 1)))
            film.mux(pictures.encode(still))
        film.mux(pictures.encode())
        wave = _tone(notes)
        for start in range(0, len(wave) - 1023, 1024):
            part = av.AudioFrame.from_ndarray(wave[None, start : start + 1024], format="fltp", layout="mono")
            part.sample_rate, part.pts, part.time_base = SOUND_RATE, start, Fraction(1, SOUND_RATE)
            film.mux(sound.encode(part))
        film.mux(sound.encode())


def _tone(notes: tuple[float, ...]) -> np.ndarray[Any, np.dtype[np.float32]]:
    t = np.arange(SOUND_RATE * SECONDS) / SOUND_RATE
    wave = np.zeros_like(t)
    for number, pitch in enumerate(notes):
        since = t - number * SECONDS / len(notes)
        wave += np.where(since > 0, np.sin(2 * np.pi * pitch * t) * np.exp(-np.maximum(since, 0) * 1.6), 0)
    fade = np.minimum(1, np.minimum(t * 8, (SECONDS - t) * 2))
    return (0.12 * wave * fade).astype(np.float32)


# submission: the film it brings, its frames, its tune
FILMS: dict[str, tuple[str, Callable[[], Frame], tuple[float, ...]]] = {
    "MOB-01": ("วีดิทัศน์-รถเมล์ได้ไฟเขียว.mp4", bus_film, (523.25, 659.25, 783.99, 1046.5)),
    "LIV-02": ("วีดิทัศน์-น้ำมาเตือนก่อน.mp4", flood_film, (392.0, 440.0, 392.0, 523.25)),
}
