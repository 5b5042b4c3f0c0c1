"""What each key does with a film; the same keys where the Thai layout is in force."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

STEP_S, SMALL_STEP_S, SMALLEST_STEP_S, VOLUME_STEP = 10, 5, 1, 5


class Command(StrEnum):
    """What a key asks for; the number beside it says by how much."""

    TOGGLE = "toggle"
    STEP = "step"
    START = "start"
    END = "end"
    VOLUME = "volume"
    MUTE = "mute"
    SPEED = "speed"


_KEYS = {
    Qt.Key.Key_Space.value: (Command.TOGGLE, 0),
    Qt.Key.Key_Left.value: (Command.STEP, -SMALL_STEP_S),
    Qt.Key.Key_Right.value: (Command.STEP, SMALL_STEP_S),
    Qt.Key.Key_Home.value: (Command.START, 0),
    Qt.Key.Key_End.value: (Command.END, 0),
    Qt.Key.Key_Up.value: (Command.VOLUME, VOLUME_STEP),
    Qt.Key.Key_Down.value: (Command.VOLUME, -VOLUME_STEP),
}
_LETTERS = {
    "k": (Command.TOGGLE, 0),
    "j": (Command.STEP, -STEP_S),
    "l": (Command.STEP, STEP_S),
    "m": (Command.MUTE, 0),
    "<": (Command.SPEED, -1),
    ">": (Command.SPEED, 1),
}
_THAI = {"า": "k", "่": "j", "ส": "l", "ท": "m", "ฒ": "<", "ฬ": ">"}  # what the same keys write there
_ONCE = frozenset((Command.TOGGLE, Command.MUTE))  # a key held down does these once


def command_of(event: QKeyEvent) -> tuple[Command, int] | None:
    """What the key asks for, and by how much; None when it means nothing to a film."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    is_shifted = modifiers == Qt.KeyboardModifier.ShiftModifier
    if modifiers and not is_shifted:
        return None
    letter = event.text().lower()
    found = _KEYS.get(event.key()) or _LETTERS.get(_THAI.get(letter, letter))
    if found is None or (event.isAutoRepeat() and found[0] in _ONCE):
        return None
    if is_shifted and event.key() in {Qt.Key.Key_Left.value, Qt.Key.Key_Right.value}:
        return Command.STEP, found[1] // SMALL_STEP_S * SMALLEST_STEP_S
    return found
