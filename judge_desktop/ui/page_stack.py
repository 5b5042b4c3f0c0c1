"""One page at a time in the window, and help laid over it when somebody asks.

A page is made by a function, so that it can be made again when its language changes. Which pages there are, and what
of them is to be remembered, is left to others.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from judge_desktop.config.log import Event, note
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui.desk import Desk

PageMaker = Callable[[], QWidget]


class LaysHelp(Protocol):
    """What lays help over a page, which is imported only when somebody asks for help."""

    def show(self, place: str = "") -> None:
        """Help at that place, or about the page."""

    def toggle(self, place: str = "") -> None:
        """The same, or back to the page."""

    def close(self) -> None:
        """Back to the page, if help is shown."""


class PageStack(QStackedLayout):
    """`leaving(page)` while a page can still keep something, `shown(page)` when another one stands in its place,
    `refused(refusal)` when a page could not be made: then the one of `make_home` is shown.

    `desk_of` gives the desk of the moment. While `is_held`, nothing takes the place of the page shown.
    """

    leaving = Signal(QWidget)
    shown = Signal(QWidget)
    refused = Signal(object)

    def __init__(self, parent: QWidget, make_home: PageMaker, desk_of: Callable[[], Desk]) -> None:
        super().__init__(parent)
        self._window, self._make_home, self._desk_of = parent, make_home, desk_of
        self.make: PageMaker = make_home
        self.is_held = False
        self._page: QWidget | None = None
        self._help: LaysHelp | None = None

    def page(self) -> QWidget | None:
        """The page, also while help lies over it."""
        return self._page

    def show_page(self, make: PageMaker) -> None:
        """Make a page and show it in place of the one before."""
        if self.is_held:
            return
        self.leave_page()
        try:
            page = make()
        except JudgeDesktopError as refusal:
            self.make = self._make_home
            self._put(self._make_home())
            self.refused.emit(refusal)
            return
        self.make = make
        self._put(page)

    def show_again(self) -> None:
        """The same page, made anew."""
        self.show_page(self.make)

    def leave_page(self) -> None:
        """Let the page keep what is to be kept; it still stands there."""
        if self._help is not None:
            self._help.close()
        if self._page is not None:
            self.leaving.emit(self._page)

    def help(self) -> LaysHelp:
        """What lays help over the page."""
        if self._help is None:
            from judge_desktop.ui.help.help_over import HelpOver

            self._help = HelpOver(self, self._desk_of, self._window)
        return self._help

    def _put(self, page: QWidget) -> None:
        old, self._page = self._page, page
        self.addWidget(page)
        self.setCurrentWidget(page)
        if old is not None:
            self.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.shown.emit(page)
        note(Event.PAGE_SHOWN, page=type(page))
        page.setFocus()
