"""Lays help over the page of the window, which stays as it is below, and gives the keyboard back afterwards."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from judge_desktop.ui.desk import Desk
from judge_desktop.ui.help.help_of_page import help_of
from judge_desktop.ui.help.help_page import HelpPageView
from judge_desktop.ui.help.help_paper import HelpPaper


class HelpOver(QObject):
    """One page of help over a stack of pages. `desk_of` gives the desk of the moment."""

    def __init__(self, stack: QStackedLayout, desk_of: Callable[[], Desk], parent: QWidget) -> None:
        super().__init__(parent)
        self._stack, self._desk_of = stack, desk_of
        self._focus_below: QWidget = parent
        self.page: HelpPageView | None = None

    def show(self, place: str = "") -> None:
        """Show help at that place; without one, about the page that is shown."""
        if self.page is not None:
            self.page.show_place(place or self.page.place())
            return
        below = self._stack.currentWidget()
        if below is None:
            return
        focused = QApplication.focusWidget()
        self._focus_below = focused if focused is not None and below.isAncestorOf(focused) else below
        self.page = HelpPageView(place or help_of(below))
        self.page.back_requested.connect(self.close)
        paper = HelpPaper(self._desk_of(), self.page)
        paper.told.connect(self.page.tell)
        paper.refused.connect(self.page.notices.show_refusal)
        self.page.save_requested.connect(paper.save)
        self.page.print_requested.connect(paper.print_it)
        self._stack.addWidget(self.page)
        self._stack.setCurrentWidget(self.page)
        self.page.reading().setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle(self, place: str = "") -> None:
        """The same key again leaves it; the key of another place goes there."""
        if self.page is not None and place in {"", self.page.place()}:
            self.close()
        else:
            self.show(place)

    def close(self) -> None:
        """Back to the page below."""
        if self.page is None:
            return
        self._stack.removeWidget(self.page)
        self.page.hide()
        self.page.deleteLater()
        self.page = None
        self._focus_below.setFocus()
