"""Columns of widgets: made of several parts, and emptied again."""

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from judge_desktop.ui.widgets.tokens import SPACE_16


def stacked(*parts: QWidget | QLayout, spacing: int = SPACE_16) -> QWidget:
    """One widget of the parts below each other."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    return holder


def clear_layout(layout: QLayout) -> None:
    """Take everything out of a layout and delete it: a page that is shown anew begins with nothing."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
