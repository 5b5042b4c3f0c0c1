"""Tab goes through a part as it is read: along its layouts, whatever was built first.

Qt keeps the order in which widgets came into the window; rows that are built again come last then.
"""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QStackedWidget, QWidget

from judge_desktop.ui.widgets.focus_proxy import focus_proxy


def follow_layout(part: QWidget) -> None:
    """Let Tab walk through `part` in the order of its layouts. Ask again when something was built into it."""
    for one, other in pairwise(_reached(part)):
        QWidget.setTabOrder(one, other)


def _reached(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and focus_proxy(widget) is None:
        yield widget
    for child in _children(widget):
        yield from _reached(child)


def _children(widget: QWidget) -> Iterator[QWidget]:
    """What stands in the widget, in reading order."""
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    layout = widget.layout()
    if inside is not None:
        yield inside
    elif isinstance(widget, (QSplitter, QStackedWidget)):
        yield from (part for n in range(widget.count()) if (part := widget.widget(n)) is not None)
    elif layout is not None:
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for n in range(layout.count()):
        item = layout.itemAt(n)
        inner = None if item is None else item.layout()
        widget = None if item is None else item.widget()
        if inner is not None:
            yield from _laid_out(inner)
        elif widget is not None:
            yield widget
