"""Finding what a page shows, and answering its questions."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget

from judge_desktop.ui.chair.asking import ReasonDialog
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.winner_line import WinnerLine
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.row_list import RowModel
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.text_label import TextLabel

Page = TypeVar("Page", bound=ChairPage)
Kind = TypeVar("Kind", bound=QWidget)
Thing = TypeVar("Thing")
TOLD = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


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
    """What the notice at the head of the page says; whether a winner would change is said further down."""
    further_down = {id(one) for line in seen(parent, WinnerLine) for one in line.findChildren(Notice)}
    return one_of([one for one in seen(parent, Notice) if id(one) not in further_down]).sentence()


def one_of(found: list[Thing]) -> Thing:
    """The only element."""
    assert len(found) == 1, found
    return found[0]


def give_reason(parent: QWidget, reason: str) -> None:
    """Answer the question that is open with that reason."""
    dialog = one_of([one for one in parent.findChildren(ReasonDialog) if one.isVisible()])
    dialog.field.set_comment(reason)
    dialog.answer.click()


def everything_said(found: QWidget) -> str:
    """Whatever the page shows, tells a screen reader or says in a tooltip, hidden parts included."""
    said: list[str] = []
    for widget in [found, *found.findChildren(QWidget)]:
        said += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        text = getattr(widget, "text", None)
        said.append(str(text()) if callable(text) else "")
        model = getattr(widget, "model", None)
        table = model() if callable(model) else None
        if isinstance(table, RowModel):
            for row in range(table.rowCount()):
                said += [str(table.index(row, 0).data(role) or "") for role in TOLD]
        elif table is not None:
            for row in range(table.rowCount()):
                for column in range(table.columnCount()):
                    index = table.index(row, column)
                    said += [str(index.data(role) or "") for role in TOLD]
            for column in range(table.columnCount()):
                for role in TOLD:
                    said.append(str(table.headerData(column, Qt.Orientation.Horizontal, role) or ""))
    return "\n".join(said)
