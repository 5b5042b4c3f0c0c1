"""Moments of a film in words: 01:20, 1:02:03, "01:20 of 03:00"."""

from __future__ import annotations

from judge_desktop.config.i18n import tr

MILLISECONDS = 1000
_MINUTE, _HOUR = 60, 3600


def seconds_words(seconds: int) -> str:
    """Minutes and seconds with a colon, hours before them where there are any."""
    minutes, rest = divmod(max(0, seconds), _MINUTE)
    if seconds >= _HOUR:
        hours, minutes = divmod(minutes, _MINUTE)
        return f"{hours}:{minutes:02}:{rest:02}"
    return f"{minutes:02}:{rest:02}"


def place_words(seconds: int, length: int) -> str:
    """Where in the whole: "01:20 of 03:00"."""
    return tr("{now} of {total}", now=seconds_words(seconds), total=seconds_words(length))


def speed_words(speed: float) -> str:
    """1×, 1.25×."""
    return f"{speed:g}×"
