"""The menu "more" of the judge's window: what is needed rarely, each line with its key."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtWidgets import QMenu, QWidget

from judge_desktop.ui.key_map import key_line
from judge_desktop.ui.widgets.buttons import Button


class MenuEntry(NamedTuple):
    """One line of the menu "more"."""

    words: str
    action: Callable[[], object]
    is_enabled: bool = True
    key: str = ""


MenuGroup = Iterable[MenuEntry]


def open_menu(below: QWidget, buttons: Iterable[Button], groups: Iterable[MenuGroup]) -> None:
    """Show the menu below a widget: buttons that had no room in the bar, then the groups, and do what is chosen."""
    menu = QMenu(below)
    for button in buttons:
        menu.addAction(button.words()).triggered.connect(button.click)
    for group in groups:
        menu.addSeparator()
        for entry in group:
            key = f"\t{key_line(entry.key).shown()[0]}" if entry.key else ""
            action = menu.addAction(entry.words + key)
            action.setEnabled(entry.is_enabled)
            action.triggered.connect(entry.action)
    menu.exec(below.mapToGlobal(below.rect().bottomLeft()))
    menu.deleteLater()
