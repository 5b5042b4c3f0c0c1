"""How long arithmetic is broken off: whoever asks for it hands in what is called between two steps and may raise."""

from __future__ import annotations

from collections.abc import Callable

Between = Callable[[], object]


def go_on() -> None:
    """Nobody wants to break it off."""
