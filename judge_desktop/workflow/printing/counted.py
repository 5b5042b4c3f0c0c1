"""Papers counted as they are set, so that a window can show how far a print is and stop it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from judge_desktop.workflow.workspace import Progress

Item = TypeVar("Item")


def counted(sheets: Sequence[Item], progress: Progress | None) -> Iterator[Item]:
    """The sheets in order; ``progress`` is told (sheets done, in all) before each and may raise to cancel."""
    for done, sheet in enumerate(sheets):
        if progress is not None:
            progress(done, len(sheets))
        yield sheet
