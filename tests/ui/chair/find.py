"""Finding what a page shows, and answering its questions."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from judge_desktop.ui.chair.asking import ReasonDialog
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.text_label import TextLabel

Page = TypeVar("Page", bound=ChairPage)
Kind = TypeVar("Kind", bound=QWidget)
Thing = TypeVar("Thing")


def page(window: ChairWindow, kind: type[Page], name: str) -> Page:
    """The page of that name, shown."""
    window.show_page(name)
    found = window.pages[name]
    assert isinstance(found, kind)
    return found


def seen(parent: QWidget, kind: type[Kind], name: str = "") -> list[Kind]:
    """The widgets of that kind that a person sees on this page, by object name."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    found = parent.findChildren(kind, name) if name else parent.findChildren(kind)
    return [one for one in found if one.isVisibleTo(parent)]


def one(parent: QWidget, kind: type[Kind], name: str) -> Kind:
    """The only one that is seen."""
    found = seen(parent, kind, name)
    assert len(found) == 1, (name, len(found))
    return found[0]


def press(parent: QWidget, name: str) -> None:
    """Press the button of that object name."""
    one(parent, Button, name).click()


def rows(parent: QWidget) -> list[tuple[str, str]]:
    """Title and outcome of every row that is seen."""
    return [(row.title(), row.outcome()) for row in seen(parent, StatusRow)]


def words(parent: QWidget) -> list[str]:
    """All labels that are seen."""
    return [label.text() for label in seen(parent, TextLabel)]


def notice(parent: QWidget) -> str:
    """What the notice at the head of the page says."""
    return one_of(seen(parent, Notice)).sentence()


def one_of(found: list[Thing]) -> Thing:
    """The only element."""
    assert len(found) == 1, found
    return found[0]


def give_reason(parent: QWidget, reason: str) -> None:
    """Answer the question that is open with that reason."""
    dialog = one_of([one for one in parent.findChildren(ReasonDialog) if one.isVisible()])
    dialog.field.set_comment(reason)
    dialog.answer.click()
