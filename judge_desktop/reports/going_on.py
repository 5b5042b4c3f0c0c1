"""Whether to go on: asked wherever setting papers takes long, so that also one very long paper can be stopped.

Where lines are broken and pages drawn ``ask`` is called; whoever prints says what it asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar


@contextmanager
def asking(whether: Callable[[], object]) -> Iterator[None]:
    """What is set meanwhile calls ``whether`` many times a second; what it raises ends the setting."""
    token = _whether.set(whether)
    try:
        yield
    finally:
        _whether.reset(token)


def ask() -> None:
    """Returns when to go on."""
    _whether.get()()


def _always() -> None:
    """Nobody asked to be asked."""


_whether: ContextVar[Callable[[], object]] = ContextVar("whether to go on", default=_always)
