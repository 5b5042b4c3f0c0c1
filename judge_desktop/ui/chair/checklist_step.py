"""One line of the chair's lists of what is left: its words, how it stands, and where its button leads."""

from __future__ import annotations

from dataclasses import dataclass

from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.tokens import Tone

BACKUP = "backup"  # steps whose button does something at once instead of leading to a page
CLOSE = "close"
PUBLISH = "finish:publish"  # a tab of the page that finishes the day


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line. ``target`` is the page (or the deed) its button leads to; ``asks``: it is the next thing to do while
    it is not ``done``. A line that neither asks nor is done is a note and is not counted.
    """

    title: str
    shape: Shape = Shape.TICK
    tone: Tone = Tone.OK
    detail: str = ""
    action: str = ""
    target: str = ""
    icon: str = ""
    asks: bool = False

    @property
    def done(self) -> bool:
        """True when nothing is left to do here."""
        return self.shape is Shape.TICK
