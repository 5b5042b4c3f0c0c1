"""Shortcuts made from the table of keys (``config.key_table``): which widget answers which action."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from judge_desktop.config.key_table import KEYS, KeyGroup, KeyLine, KeyPlace

__all__ = ["KEYS", "KeyGroup", "KeyLine", "KeyPlace", "bind_key", "bind_keys", "key_line"]


def key_line(name: str) -> KeyLine:
    """The line of that action. Raises KeyError for an action nobody listed."""
    found = {line.name: line for line in KEYS}
    return found[name]


def bind_key(widget: QWidget, name: str, action: Callable[[], object]) -> None:
    """Let the keys of that action hold wherever the keyboard is inside `widget`; the program's, in its whole window."""
    line = key_line(name)
    inside, window = Qt.ShortcutContext.WidgetWithChildrenShortcut, Qt.ShortcutContext.WindowShortcut
    for key in line.keys:
        shortcut = QShortcut(QKeySequence(key), widget)
        shortcut.setContext(window if line.place is KeyPlace.PROGRAM else inside)
        shortcut.activated.connect(action)


def bind_keys(widget: QWidget, place: KeyPlace, actions: Mapping[str, Callable[[], object]]) -> None:
    """Bind every key of `place`. Raises ValueError when a listed key has no action or an action no key."""
    listed = {line.name for line in KEYS if line.place is place}
    if listed != set(actions):
        raise ValueError(sorted(listed ^ set(actions)))
    for name, action in actions.items():
        bind_key(widget, name, action)
