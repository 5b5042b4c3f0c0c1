"""Filling in a page's fields as a person does: typed letter by letter, left with Enter or Tab."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from judge_desktop.ui.widgets.comment_field import CommentField
from judge_desktop.ui.widgets.text_field import LabelledField
from tests.helpers.keyboard import press, type_text
from tests.ui.chair.find import one, seen


def begin_typing(page: QWidget, name: str, text: str) -> QWidget:
    """Type into the field of that name in place of what stands there, and stay in it."""
    field = one(page, QWidget, name)
    inner = field.editor if isinstance(field, CommentField) else field
    inner.setFocus()
    assert inner.hasFocus(), name
    inner.selectAll()  # type: ignore[attr-defined]
    press(inner, Qt.Key.Key_Delete)
    for n, line in enumerate(text.split("\n")):
        if n:
            press(inner, Qt.Key.Key_Return, text="\n")
        type_text(inner, line)
    return inner


def fill_in(page: QWidget, name: str, text: str) -> None:
    """Type into the field and leave it."""
    field = begin_typing(page, name, text)
    if isinstance(field, QLineEdit):
        press(field, Qt.Key.Key_Return)
    else:
        field.clearFocus()


def shown(page: QWidget, name: str) -> str:
    """What stands in the field."""
    field = one(page, QWidget, name)
    return field.comment() if isinstance(field, CommentField) else str(field.text())  # type: ignore[attr-defined]


def finding_of(page: QWidget, name: str) -> str:
    """What is said below the field."""
    field = one(page, QWidget, name)
    return next(labelled.finding() for labelled in seen(page, LabelledField) if labelled.field is field)
