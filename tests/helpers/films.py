"""Small real films and sounds, made in a moment: what applicants send, and what is left of it on a bad day."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

WIDE, HIGH, RATE = 160, 90, 10
SOUND_RATE = 48000
_SOUND_FORMATS = {"pcm_s16le": "s16", "libmp3lame": "fltp", "libopus": "flt", "flac": "s16"}


def write_film(path: Path, codec: str = "libx264", sound: str = "", *, seconds: int = 4) -> Path:
    """A film whose red grows from black to full over its length; its container follows from the name."""
    with av.open(str(path), "w") as film:
        options = {"x265-params": "log-level=none"} if codec == "libx265" else {}
        pictures: Any = film.add_stream(codec, rate=RATE, options=options)
        heard: Any = film.add_stream(sound, rate=SOUND_RATE, layout="mono") if sound else None
        pictures.width, pictures.height = WIDE, HIGH
        pictures.pix_fmt = "yuvj420p" if codec == "mjpeg" else "yuv420p"
        for number in range(RATE * seconds):
            still = np.zeros((HIGH, WIDE, 3), dtype=np.uint8)
            still[:, :, 0] = round(255 * number / (RATE * seconds - 1))
            film.mux(pictures.encode(av.VideoFrame.from_ndarray(still, format="rgb24")))
        film.mux(pictures.encode())
        if heard is not None:
            _write_tone(film, heard, sound, seconds)
    return path


def write_sound(path: Path, codec: str, *, seconds: int = 3) -> Path:
    """A quiet tone."""
    with av.open(str(path), "w") as made:
        _write_tone(made, made.add_stream(codec, rate=SOUND_RATE, layout="mono"), codec, seconds)
    return path


def mutants(content: bytes, count: int, seed: int) -> list[bytes]:
    """Damaged variants, the same for the same seed: cut off, overwritten, with a hole, with a part twice."""
    chance = random.Random(seed)
    made = []
    for number in range(count):
        broken = bytearray(content)
        at = chance.randrange(len(broken))
        if number % 4 == 0:
            del broken[at:]
        elif number % 4 == 1:
            for _ in range(chance.choice((1, 8, 200))):
                broken[chance.randrange(len(broken))] = chance.randrange(256)
        elif number % 4 == 2:
            del broken[at : at + chance.randrange(1, 4000)]
        else:
            broken[at:at] = broken[at : at + 2000]
        made.append(bytes(broken))
    return made


def _write_tone(made: Any, stream: Any, codec: str, seconds: int) -> None:
    kind = _SOUND_FORMATS.get(codec, "fltp")
    wave = 0.1 * np.sin(2 * np.pi * 440 * np.arange(SOUND_RATE * seconds) / SOUND_RATE)
    values = (wave * 32767).astype(np.int16) if kind == "s16" else wave.astype(np.float32)
    for start in range(0, len(values), 960):
        part = av.AudioFrame.from_ndarray(values[None, start : start + 960], format=kind, layout="mono")
        part.sample_rate, part.pts, part.time_base = SOUND_RATE, start, Fraction(1, SOUND_RATE)
        made.mux(stream.encode(part))
    made.mux(stream.encode())
