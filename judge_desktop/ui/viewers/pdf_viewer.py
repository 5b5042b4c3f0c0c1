"""Shows a PDF: pages with their toolbar, the panel beside them, a card for the password of a locked one.

The file is parsed by a reader in another process; what it tells arrives later. What cannot be shown is told by
`failed`, and whoever placed the viewer says it.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.key_map import bind_key
from judge_desktop.ui.viewers.failures import failure_words, may_try_again
from judge_desktop.ui.viewers.pdf_file import PdfFile, opened
from judge_desktop.ui.viewers.pdf_links import ask_link
from judge_desktop.ui.viewers.pdf_page_view import PdfPageView
from judge_desktop.ui.viewers.pdf_password import PdfPasswordPage
from judge_desktop.ui.viewers.pdf_place import Fit, PdfPlace
from judge_desktop.ui.viewers.pdf_pointer import PdfPointer
from judge_desktop.ui.viewers.pdf_roll import STEP
from judge_desktop.ui.viewers.pdf_side_panel import PdfSidePanel
from judge_desktop.ui.viewers.pdf_tools import PdfTools
from judge_desktop.ui.viewers.reading.answers import Answer, Failure, Refusal
from judge_desktop.ui.viewers.reading.reader import Reader, Ticket
from judge_desktop.ui.widgets.theme import look

_PATIENCE_MS = 400  # a file that is there sooner needs no words
_PANEL_BESIDE = 520  # narrower, the panel takes the place of the pages for as long as it is open


class PdfViewer(QWidget):
    """One PDF at a time.

    `ready` when its pages are there; `page_changed(n)` (from 1) when another page is mostly seen; `failed(sentence)`
    when it cannot be shown (`can_try_again` tells whether another time it might); `search_requested` from the toolbar;
    `password_accepted(path, password)` when a typed password opened it. Passwords are kept in memory only, for as long
    as the viewer lives.
    """

    ready = Signal()
    page_changed = Signal(int)
    failed = Signal(str)
    search_requested = Signal()
    password_accepted = Signal(str, str)

    def __init__(self, reader: Reader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self.can_try_again = False
        self._path: Path | None = None
        self._place = PdfPlace()
        self._ticket: Ticket | None = None
        self._is_opening = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._passwords: dict[Path, str] = {}
        self._words = ""
        self._hit: tuple[int, int] | None = None
        self.view = PdfPageView(reader, tr("Pages of the document"))
        self.pointer = PdfPointer(self.view, reader)
        self.panel = PdfSidePanel(reader)
        self.panel.hide()
        self.password = PdfPasswordPage()
        self.toolbar = PdfTools()
        self.page_field = self.toolbar.page_field
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.password)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.panel)
        row.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addLayout(row, 1)
        self._show_part(self.view)
        self._connect()
        self._add_keys()
        self._show_state()

    def open_file(self, path: Path, place: PdfPlace | None = None) -> None:
        """Show the PDF at `path` where it was left: `ready`, `failed`, or the card for a password."""
        self.close_file()
        self._path, self._place = path, place or PdfPlace()
        self._open(self._passwords.get(path, ""))

    def close_file(self) -> None:
        """Let go of the file and of everything known of it, but not of its password."""
        if self._ticket is not None:
            self._reader.forget(self._ticket)
        self._end_opening()
        was_closed = self._path is None
        self._path, self._hit, self._words = None, None, ""
        if was_closed:
            return
        self.password.ask()
        self._take(None)
        self._show_part(self.view)

    def page(self) -> int:
        """The page mostly seen, from 1; 0 without a document."""
        return self.view.page()

    def page_count(self) -> int:
        """How many pages there are, 0 without a document."""
        return self.view.page_count()

    def go_to(self, page: int) -> None:
        """Show that page, or the nearest there is."""
        self.view.go_to(page)

    def place(self) -> PdfPlace:
        """Where the document is now; of one that is still opening, where it will be."""
        return self.view.place() if self.page_count() else self._place

    def spot(self) -> tuple[int, int]:
        """What a pin points to: the page, and no second."""
        return self.page(), 0

    def go_to_spot(self, page: int, second: int = 0) -> None:
        """Show the page a pin points to, as soon as the document is open."""
        if self.page_count():
            self.go_to(page)
        else:
            self._place = PdfPlace(page, 0.0, self._place.fit, self._place.zoom, self._place.rotation)

    def mark_words(self, words: str) -> None:
        """Mark words on the pages, once the document is open; no words take the marks away."""
        self._words, self._hit = words, None
        if self.page_count():
            self.view.mark_words(words)

    def show_hit(self, page: int, words: str, nth: int = 0) -> None:
        """Mark words and frame the `nth` (from 0) of their places on that page, once the document is open."""
        if words != self._words:
            self.mark_words(words)
        self._hit = (page, nth)
        if self.page_count():
            self.view.show_hit(page, nth)

    def set_panel_shown(self, shown: bool) -> None:
        """Show or hide the panel with the small pages and the contents."""
        self.panel.setVisible(shown)
        self.toolbar.panel.setChecked(shown)
        self._share_room()
        if shown:
            self.panel.focus_shown()
        else:
            self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._share_room()

    def _connect(self) -> None:
        view, tools = self.view, self.toolbar
        self._patience.timeout.connect(lambda: view.set_waiting_words(tr("Opening the file…")))
        view.page_changed.connect(self._show_page)
        view.zoom_changed.connect(self._show_state)
        view.address_requested.connect(lambda address: ask_link(self, address))
        tools.page_requested.connect(self._go_to_typed)
        tools.page_field.next_requested.connect(view.setFocus)
        tools.step_requested.connect(lambda by: self.go_to(self.page() + by))
        tools.zoom_requested.connect(lambda direction: view.zoom_by(STEP**direction))
        tools.fit_requested.connect(self._change_fit)
        tools.rotation_requested.connect(view.rotate)
        tools.search_requested.connect(self.search_requested)
        tools.panel_toggled.connect(self.set_panel_shown)
        self.panel.page_requested.connect(self.go_to)
        self.panel.place_chosen.connect(self._choose_place)
        self.password.password_typed.connect(self._open)

    def _add_keys(self) -> None:
        bind_key(self, "zoom_in", lambda: self.view.zoom_by(STEP))
        bind_key(self, "zoom_out", lambda: self.view.zoom_by(1 / STEP))
        bind_key(self, "change_fit", self._change_fit)
        bind_key(self, "rotate", self.view.rotate)
        bind_key(self, "rotate_back", lambda: self.view.rotate(-90))

    def _open(self, password: str) -> None:
        path = self._path
        if path is None:
            return

        def take(answer: Answer) -> None:
            self._end_opening()
            if password and self._passwords.get(path) != password:
                self._passwords[path] = password
                self.password_accepted.emit(str(path), password)
            self._take(opened(path, password, answer.content))
            self.ready.emit()

        def explain(failure: Failure, code: str) -> None:
            self._end_opening()
            if failure is Failure.REFUSED and code == Refusal.PASSWORD.value:
                self._ask_password(is_wrong=bool(password))
            else:
                self.can_try_again = may_try_again(failure)
                self.failed.emit(failure_words(failure, code))

        self._is_opening = True
        self._patience.start(_PATIENCE_MS)
        ticket = self._reader.ask("pdf.open", {"path": str(path), "password": password}, take, explain)
        self._ticket = ticket if self._is_opening else None

    def _end_opening(self) -> None:
        self._ticket, self._is_opening = None, False
        self._patience.stop()
        self.view.set_waiting_words("")

    def _ask_password(self, *, is_wrong: bool) -> None:
        had_focus = self.view.hasFocus()
        self._show_part(self.password)
        if had_focus:
            self.setFocus()
        if is_wrong:
            self.password.say_wrong()
        self._show_state()

    def _take(self, file: PdfFile | None) -> None:
        had_focus = self.password.field.hasFocus()
        place = self._place if file is not None else None
        self.view.set_file(file, place)
        self.panel.set_file(file, place.rotation if place is not None else 0)
        self.toolbar.set_page_count(self.page_count())
        self._show_page(self.page())
        self._show_state()
        if file is None:
            return
        self._show_part(self.view)
        if had_focus:
            self.setFocus()
        if self._words:
            self.view.mark_words(self._words)
        if self._hit is not None:
            self.view.show_hit(*self._hit)

    def _show_part(self, part: QWidget) -> None:
        """Show the pages or the card for the password; the keyboard comes to it."""
        self.stack.setCurrentWidget(part)
        self.setFocusProxy(part)

    def _show_page(self, page: int) -> None:
        self.toolbar.set_page(page)
        self.panel.thumbnails.set_page(page)
        if page:
            self.page_changed.emit(page)

    def _show_state(self) -> None:
        self.toolbar.set_state(self.view.fit(), self.view.zoom(), is_open=bool(self.page_count()))
        self.panel.thumbnails.set_rotation(self.view.rotation())

    def _go_to_typed(self, page: int) -> None:
        self.go_to(page or self.page())
        self.toolbar.set_page(self.page())

    def _change_fit(self) -> None:
        self.view.set_fit(Fit.PAGE if self.view.fit() is Fit.WIDTH else Fit.WIDTH)

    def _choose_place(self, page: int, y: float) -> None:
        self.view.go_to_point(page, y)
        if not self._is_panel_beside():
            self.set_panel_shown(False)

    def _is_panel_beside(self) -> bool:
        return self.width() >= look().px(_PANEL_BESIDE)

    def _share_room(self) -> None:
        is_beside = self._is_panel_beside()
        self.stack.setVisible(is_beside or self.panel.isHidden())
        self.panel.setMaximumWidth(self.panel.sizeHint().width() if is_beside else self.maximumWidth())
        self.panel.setMinimumWidth(self.panel.sizeHint().width() if is_beside else 0)
