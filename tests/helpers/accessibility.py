"""What a screen reader would find: every widget the keyboard reaches has a name."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QWidget


def nameless_widgets(window: QWidget) -> list[str]:
    """The focusable widgets below `window` (itself included) whose accessible name is empty: class and object name."""
    found = [window, *window.findChildren(QWidget)]
    return [_label(widget) for widget in found if _is_reached(widget) and not accessible_name(widget)]


def accessible_name(widget: QWidget) -> str:
    """What a screen reader calls the widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def _is_reached(widget: QWidget) -> bool:
    if isinstance(widget.parentWidget(), QAbstractScrollArea) and widget.focusProxy() is not None:
        return False
    if isinstance(widget, QScrollArea):  # reached to scroll only; its content has names
        return False
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and not widget.isHidden()


def _label(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()}".strip()
