"""The mouse over the pages of a PDF: selecting text, following links, the tooltip of a link and the menu of a page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from judge_desktop.config.i18n import tr
from judge_desktop.ui.viewers.pdf_links import PdfLink
from judge_desktop.ui.viewers.pdf_page_view import PdfPageView
from judge_desktop.ui.viewers.reading.answers import Answer, Failure
from judge_desktop.ui.viewers.reading.reader import Reader
from judge_desktop.ui.viewers.search_folding import copied_text

_MOST_LINKS_IN_MENU = 20
_LONGEST_LINK = 60


class PdfPointer(QObject):
    """Watches the viewport of a page view, and serves its keys for selecting and copying."""

    def __init__(self, view: PdfPageView, reader: Reader) -> None:
        super().__init__(view)
        self._view, self._reader = view, reader
        self._pressed: QPointF | None = None
        self._anchor: tuple[int, tuple[float, float]] | None = None
        self._is_dragging = False
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)

    def copy(self) -> None:
        """Put the text selected into the clipboard, if there is any."""
        if self._view.selection.text:
            QGuiApplication.clipboard().setText(self._view.selection.text)

    def select_page(self) -> None:
        """Select all text of the page seen."""
        if self._view.page_count():
            self._view.selection.select_page(self._view.page() - 1)

    def copy_page(self) -> None:
        """Put the text of the page seen into the clipboard, when the reader has told it."""
        file = self._view.file()
        if file is None:
            return

        def take(answer: Answer) -> None:
            QGuiApplication.clipboard().setText(copied_text("".join(answer.content["texts"])))

        def pass_over(_failure: Failure, _code: str) -> None:
            """A page that cannot be read leaves the clipboard as it was."""

        page = self._view.page() - 1
        self._reader.ask("pdf.texts", {**file.subject, "first": page, "count": 1}, take, pass_over)

    def make_menu(self) -> QMenu:
        """What can be done here: copying, and following the links of the page without a mouse."""
        menu = QMenu(self._view)
        _add(menu, "copy_selection", tr("Copy"), self.copy, "Ctrl+C").setEnabled(bool(self._view.selection.text))
        _add(menu, "select_page", tr("Select the text of this page"), self.select_page, "Ctrl+A")
        _add(menu, "copy_page", tr("Copy the text of this page"), self.copy_page)
        links = self._view.links_on(self._view.page() - 1)
        if links:
            menu.addSection(tr("Links on this page"))
            for link in links[:_MOST_LINKS_IN_MENU]:
                _add(menu, "follow_link", _short(link.words()), _follow(self._view, link))
        return menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._view:
            return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._take_key(event)
        if isinstance(event, QMouseEvent):
            return self._take_mouse(event)
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tip(event)
            return True
        if isinstance(event, QContextMenuEvent):
            self._open_menu(event.globalPos())
            return True
        return False

    def _take_key(self, event: QKeyEvent) -> bool:
        for keys, what in (
            (QKeySequence.StandardKey.Copy, self.copy),
            (QKeySequence.StandardKey.SelectAll, self.select_page),
        ):
            if event.matches(keys):
                what()
                return True
        return False

    def _take_mouse(self, event: QMouseEvent) -> bool:
        is_left = event.button() is Qt.MouseButton.LeftButton
        if event.type() == QEvent.Type.MouseButtonPress and is_left:
            self._press(event.position())
        elif event.type() == QEvent.Type.MouseButtonDblClick and is_left:
            self._select_word(event.position())
        elif event.type() == QEvent.Type.MouseMove:
            self._move(event)
        elif event.type() == QEvent.Type.MouseButtonRelease and is_left:
            self._release(event.position())
        return False

    def _press(self, at: QPointF) -> None:
        self._pressed, self._anchor, self._is_dragging = at, self._view.page_point(at), False
        self._view.selection.clear()

    def _move(self, event: QMouseEvent) -> None:
        at = event.position()
        if not event.buttons() & Qt.MouseButton.LeftButton or self._pressed is None:
            self._show_cursor(at)
            return
        far = QApplication.startDragDistance()
        self._is_dragging = self._is_dragging or (at - self._pressed).manhattanLength() >= far
        if self._is_dragging and self._anchor is not None:
            page, start = self._anchor
            end = self._view.page_point(at, page)
            if end is not None:
                self._view.selection.select_between(page, start, end[1])

    def _release(self, at: QPointF) -> None:
        link = self._view.link_at(at)
        was_pressed, self._pressed = self._pressed is not None, None
        if was_pressed and not self._is_dragging and link is not None:
            self._view.follow(link)

    def _select_word(self, at: QPointF) -> None:
        self._pressed = None
        found = self._view.page_point(at)
        if found is not None:
            self._view.selection.select_word(*found)

    def _show_cursor(self, at: QPointF) -> None:
        shape = Qt.CursorShape.ArrowCursor
        if self._view.link_at(at) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        elif self._view.page_point(at) is not None:
            shape = Qt.CursorShape.IBeamCursor
        self._view.viewport().setCursor(shape)

    def _show_tip(self, event: QHelpEvent) -> None:
        link = self._view.link_at(QPointF(event.pos()))
        if link is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPos(), link.tooltip(), self._view.viewport())

    def _open_menu(self, at: QPoint) -> None:
        menu = self.make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)


def _add(menu: QMenu, name: str, words: str, what: Callable[[], object], key: str = "") -> QAction:
    action = menu.addAction(words)
    action.setObjectName(name)
    if key:
        action.setShortcut(QKeySequence(key))
        action.setShortcutVisibleInContextMenu(True)
    action.triggered.connect(lambda _checked: what())
    return action


def _follow(view: PdfPageView, link: PdfLink) -> Callable[[], None]:
    return lambda: view.follow(link)


def _short(words: str) -> str:
    shown = words if len(words) <= _LONGEST_LINK else words[:_LONGEST_LINK] + "…"
    return shown.replace("&", "&&")
