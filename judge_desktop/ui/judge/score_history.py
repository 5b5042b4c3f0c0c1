"""What was typed into scorecards and not kept, and the way back from what was: scores and pins, per submission.

Steps are plain values; whoever shows the scorecard does them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from judge_desktop.domain.scorecard import Pin


@dataclass(frozen=True, slots=True)
class ScoreStep:
    """Doing it puts `text` into the field of a criterion."""

    criterion: str
    text: str


@dataclass(frozen=True, slots=True)
class PinStep:
    """Doing it adds a pin, or takes it away."""

    pin: Pin
    is_there: bool


Step = ScoreStep | PinStep


@dataclass(slots=True)
class TypedScores:
    """Of one submission: what stands in fields and was not kept, by criterion, and the steps back and on again."""

    refused: dict[str, str] = field(default_factory=dict)
    undo: list[Step] = field(default_factory=list)
    redo: list[Step] = field(default_factory=list)

    def remember(self, back: Step) -> None:
        """Something new was done; `back` takes it back."""
        self.undo.append(back)
        self.redo.clear()
