"""Finds what a person could not read or reach on a page as it stands: clipped, squeezed, overlapping, sticking out.

Text that may be elided (a limit of lines, rows of lists and tables) is left alone: its whole text is in the tooltip.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QCoreApplication, QEvent, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLayout,
    QScrollArea,
    QSplitter,
    QStackedLayout,
    QWidget,
)

from judge_desktop.ui.help.span_label import SpanLabel
from judge_desktop.ui.widgets.key_hint import KeyHint
from judge_desktop.ui.widgets.status_chip import StatusChip
from judge_desktop.ui.widgets.tabs import TabStrip
from judge_desktop.ui.widgets.text_label import TextLabel

LEAST_VIEW = 48  # pixels of a scrolling part below which nobody can work in it
_ROUNDING = 1


def faults_of(page: QWidget) -> list[str]:
    """Everything wrong on the page at its present size, in words; the same fault of equal parts only once."""
    found = []
    for widget in _seen(page):
        found += _text_faults(widget)
        found += _squeezed(widget)
        found += _overlaps(widget)
        found += _sticking_out(widget, page)
    return sorted(set(found))


def settled_faults(page: QWidget, rounds: int = 12) -> list[str]:
    """The faults that are still there when every layout has had its turn."""
    found: list[str] = []
    for _ in range(rounds):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        found = faults_of(page)
        if not found:
            break
    return found


def _seen(page: QWidget) -> Iterator[QWidget]:
    yield page
    for widget in page.findChildren(QWidget):
        inside_view = isinstance(widget.parentWidget(), QAbstractItemView)
        if widget.isVisibleTo(page) and not widget.isWindow() and not inside_view:
            yield widget


def _text_faults(widget: QWidget) -> list[str]:
    if isinstance(widget, TextLabel) and widget.text():
        may_be_cut = widget.wordWrap() and widget._max_lines > 0
        if widget.is_cut() and not may_be_cut:
            return [f"{_path(widget)} is cut"]
        if widget.height() < widget.heightForWidth(widget.width()) - _ROUNDING and not may_be_cut:
            return [f"{_path(widget)} is lower than its lines"]
    if isinstance(widget, SpanLabel) and widget.height() < widget.heightForWidth(widget.width()) - _ROUNDING:
        return [f"{_path(widget)} is lower than its lines"]
    if isinstance(widget, (QAbstractButton, StatusChip, KeyHint)):
        wanted = widget.sizeHint()
        height = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else wanted.height()
        if widget.height() < height - _ROUNDING:
            return [f"{_path(widget)} is lower than its words"]
        is_tab = isinstance(widget.parentWidget(), TabStrip) and bool(widget.toolTip())
        if not is_tab and not widget.hasHeightForWidth() and widget.width() < wanted.width() - _ROUNDING:
            return [f"{_path(widget)} is narrower than its words"]
    return []


def _squeezed(widget: QWidget) -> list[str]:
    if isinstance(widget, QAbstractScrollArea):
        view = widget.viewport()
        return (
            [f"{_path(widget)} has no room to show anything"] if min(view.width(), view.height()) < LEAST_VIEW else []
        )
    if widget.layout() is not None or widget.parentWidget() is None or isinstance(widget, QSplitter):
        return []  # what stands in it is looked at itself
    least = widget.minimumSizeHint()
    if widget.height() < least.height() - _ROUNDING or widget.width() < least.width() - _ROUNDING:
        return [f"{_path(widget)} is squeezed"]
    return []


def _overlaps(widget: QWidget) -> list[str]:
    layout = widget.layout()
    if layout is None or isinstance(layout, QStackedLayout):
        return []
    placed = [one for one in _laid_out(layout) if one.isVisibleTo(widget)]
    return [
        f"{_path(one)} overlaps {_label(other)}"
        for one, other in combinations(placed, 2)
        if not _inner(one.geometry()).intersected(_inner(other.geometry())).isEmpty()
    ]


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for n in range(layout.count()):
        item = layout.itemAt(n)
        inner = None if item is None else item.layout()
        widget = None if item is None else item.widget()
        if inner is not None:
            yield from _laid_out(inner)
        elif widget is not None:
            yield widget


def _inner(rect: QRect) -> QRect:
    return rect.adjusted(_ROUNDING, _ROUNDING, -_ROUNDING, -_ROUNDING)


def _sticking_out(widget: QWidget, page: QWidget) -> list[str]:
    parent = widget.parentWidget()
    if widget is page or parent is None:
        return []
    area = parent.parentWidget()
    if isinstance(area, QScrollArea) and area.viewport() is parent:
        is_wider = widget.width() > parent.width() + _ROUNDING
        return [f"{_path(widget)} is wider than what scrolls it"] if is_wider else []
    if isinstance(area, QAbstractScrollArea):
        return []
    room = parent.rect().adjusted(-_ROUNDING, -_ROUNDING, _ROUNDING, _ROUNDING)
    return [] if room.contains(widget.geometry()) else [f"{_path(widget)} sticks out of {_label(parent)}"]


def _path(widget: QWidget) -> str:
    """The widget under the nearest part that has a name of its own."""
    parent = widget.parentWidget()
    while parent is not None and not parent.objectName() and type(parent).__module__.startswith("PySide6"):
        parent = parent.parentWidget()
    top = parent if parent is not None else widget.window()
    return f"{_label(top)} > {_label(widget)}" if top is not widget else _label(widget)


def _label(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, TextLabel) else widget.accessibleName()
    return f"{type(widget).__name__} {widget.objectName() or repr(words[:40])}"
