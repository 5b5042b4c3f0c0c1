"""Moments and speeds of a film in words: "01:20 of 03:00", 1.25×."""

from __future__ import annotations

from judge_desktop.config.i18n import tr
from judge_desktop.config.pin_words import clock

MILLISECONDS = 1000


def place_words(seconds: int, length: int) -> str:
    """Where in the whole: "01:20 of 03:00"."""
    return tr("{now} of {total}", now=clock(seconds), total=clock(length))


def speed_words(speed: float) -> str:
    """1×, 1.25×."""
    return f"{speed:g}×"
