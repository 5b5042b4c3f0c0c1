"""Shows the words of a file: text, Markdown, tables, and office files without a rendition, marked as simplified.

What reads the file is another process; the values that come back hold nothing but words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.reading import ReadingKind, ReadingView
from judge_desktop.ui.viewers.failures import failure_words, may_try_again
from judge_desktop.ui.viewers.note_bar import NoteBar
from judge_desktop.ui.viewers.pdf_toolbar import ALWAYS, FoldingToolbar
from judge_desktop.ui.viewers.reading.answers import Answer, Failure, Refusal
from judge_desktop.ui.viewers.reading.reader import Reader, Ticket
from judge_desktop.ui.viewers.sheet_view import SheetView
from judge_desktop.ui.viewers.words_view import STEP, WordsView
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.card import Panel
from judge_desktop.ui.widgets.tabs import Tab, TabStrip
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import Role, Type
from judge_desktop.workflow.read_attachment import reading_of

_TIMEOUT_MS = 60_000
_WAIT_MS = 300
_LONGEST_MARKDOWN, _MOST_MARKS = 60_000, 6_000  # beyond, it is shown as plain text: setting it would take seconds
_FAR = 1_000_000  # slides, sheets or times the usual size
_MARKS = "*_[]<>`~|"
_MARKDOWN = frozenset((".md", ".markdown"))


@dataclass(frozen=True, slots=True)
class Reading:
    """A file to read. ``is_simplified`` marks what stands for an original with pages, pictures and layout."""

    path: Path
    name: str
    is_simplified: bool = False


class ReadingViewer(QWidget):
    """`failed(sentence)` when the file cannot be read, `file_shown` when it is, `place_changed` when slide, sheet or
    size of letters changed, `link_requested(address)` when a link in a text was pressed.
    """

    failed = Signal(str)
    place_changed = Signal()
    file_shown = Signal()
    link_requested = Signal(str)

    def __init__(self, reader: Reader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.can_try_again = False
        self._reader = reader
        self._ticket: Ticket | None = None
        self._shown: Reading | None = None
        self._reading: ReadingView | None = None
        self._hit: tuple[int, str, int] | None = None
        self._wanted: Mapping[str, Any] = {}
        self.words = WordsView(tr("Text of the file"))
        self.words.zoom_changed.connect(self.place_changed)
        self.words.link_requested.connect(self.link_requested)
        self.words.verticalScrollBar().valueChanged.connect(self._show_slide)
        self.sheet = SheetView()
        self.sheets = TabStrip(tr("Sheets"), tr("{n} more sheets"))
        self.sheets.tab_changed.connect(self._choose_sheet)
        self.notes = NoteBar()
        self._waiting = _Waiting()
        self._stack = QStackedWidget()
        for page in (self._waiting, self.words, self.sheet):
            self._stack.addWidget(page)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(lambda: self._waiting.say(tr("Opening the file…")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_toolbar())
        column.addWidget(self.notes)
        column.addWidget(self.sheets)
        column.addWidget(self._stack, 1)

    def show_file(self, file: Reading, place: Mapping[str, Any] | None = None) -> None:
        """Read that file and show it where it was left (JSON-able, as `place()` gave it)."""
        self.close_file()
        self._shown, self._wanted = file, _sensible(place or {})
        self._patience.start(_WAIT_MS)
        arguments = {"path": str(file.path), "name": file.name}
        self._ticket = self._reader.ask("office.read", arguments, self._show, self._explain, timeout_ms=_TIMEOUT_MS)

    def close_file(self) -> None:
        """Let go of what is shown."""
        self._patience.stop()
        if self._ticket is not None:
            self._reader.forget(self._ticket)
        self._ticket = self._shown = self._reading = self._hit = None
        self._waiting.say("")
        self.notes.set_notes([])
        self.sheets.hide()
        self._put_in_front(self._waiting)

    def reading(self) -> ReadingView | None:
        """What was read."""
        return self._reading

    def place(self) -> dict[str, Any]:
        """Where it was left: scrolled how far, letters how large, lines broken, which sheet."""
        place: dict[str, Any] = {"zoom": round(self.words.zoom(), 3), "wrapped": self.words.is_wrapped()}
        if self._stack.currentWidget() is self.sheet:
            return place | {"sheet": self._sheet_shown(), "shares": [round(one, 4) for one in self.sheet.place()]}
        return place | {"share": round(self.words.place(), 4)}

    def spot(self) -> tuple[int, int]:
        """The slide at the top; 0 for everything without slides."""
        return (self.words.slide(), 0) if self._stack.currentWidget() is self.words else (0, 0)

    def go_to_spot(self, page: int, second: int) -> None:
        """Show that slide."""
        self._wanted = {**self._wanted, "slide": page}
        if self._reading is not None:
            self.words.go_to_slide(page)

    def show_hit(self, page: int, words: str, nth: int) -> None:
        """Show the `nth` (from 0) of the places where the words stand on that slide, sheet or whole (page from 1)."""
        self._hit = (page, words, nth)
        if self._reading is not None:
            self._go_to_hit()

    def _put_in_front(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page)

    def _make_toolbar(self) -> FoldingToolbar:
        bar = self.toolbar = FoldingToolbar()
        self._smaller = bar.add_icon("zoom-out", tr("Smaller letters"), "smaller_letters", "-", importance=40)
        self._smaller.clicked.connect(lambda: self.words.set_zoom(self.words.zoom() / STEP))
        self._larger = bar.add_icon("zoom-in", tr("Larger letters"), "larger_letters", "+", importance=40)
        self._larger.clicked.connect(lambda: self.words.set_zoom(self.words.zoom() * STEP))
        self.wrap = Button(tr("Break long lines"), ButtonKind.QUIET, icon="text-wrap", size=ButtonSize.SMALL)
        self.wrap.setObjectName("wrap_lines")
        self.wrap.setCheckable(True)
        self.wrap.setChecked(True)
        self.wrap.toggled.connect(self._wrap)
        bar.add(self.wrap, importance=30)
        self._slide = TextLabel("", Type.BODY, Role.INK2, wraps=False)
        bar.add(self._slide, importance=ALWAYS)
        bar.add_space()
        return bar

    def _show(self, answer: Answer) -> None:
        self._patience.stop()
        self._ticket = None
        try:
            self._reading = reading_of(answer.content)
        except JudgeDesktopError:
            self._explain(Failure.REFUSED, Refusal.DAMAGED.value)
            return
        view, wanted = self._reading, self._wanted
        self.words.set_wrapped(bool(wanted.get("wrapped", True)))
        self.words.set_zoom(float(wanted.get("zoom", 1.0)))
        self.notes.set_notes(self._sentences(view))
        is_table = view.kind is ReadingKind.SHEETS
        is_lines = view.kind is ReadingKind.TEXT and not self._is_markdown(view)
        self.toolbar.set_left_out(self.wrap, not is_lines)
        for button in (self._smaller, self._larger):
            self.toolbar.set_left_out(button, is_table)
        self.wrap.setChecked(self.words.is_wrapped())
        if is_table:
            self._show_sheets(view)
        else:
            self._show_words(view)
        self.file_shown.emit()

    def _show_words(self, view: ReadingView) -> None:
        self._put_in_front(self.words)
        if view.kind is ReadingKind.DOCUMENT:
            self.words.show_blocks(view.blocks)
        elif view.kind is ReadingKind.SLIDES:
            self.words.show_slides(view.slides)
        elif self._is_markdown(view):
            self.words.show_markdown(view.plain)
        else:
            self.words.show_plain(view.plain)
        self._show_slide()
        QTimer.singleShot(0, self, self._go_to_wanted)

    def _go_to_wanted(self) -> None:
        if self._hit is not None:
            self._go_to_hit()
        elif self._wanted.get("slide"):
            self.words.go_to_slide(int(self._wanted["slide"]))
        elif "share" in self._wanted:
            self.words.go_to_place(float(self._wanted["share"]))

    def _go_to_hit(self) -> None:
        hit, self._hit = self._hit, None
        if hit is None or self._reading is None:
            return
        page, words, nth = hit
        if self._reading.kind is not ReadingKind.SHEETS:
            self.words.show_hit(words, nth, slide=page if self._reading.slides else 0)
            return
        self.sheets.set_tab(str(page - 1))
        self._show_sheet(page - 1)
        self.sheet.show_hit(words, nth)

    def _show_sheets(self, view: ReadingView) -> None:
        self._slide.setText("")
        self._put_in_front(self.sheet)
        several = len(view.sheets) > 1
        self.sheets.setVisible(several)
        self.sheets.set_tabs([Tab(str(n), sheet.name) for n, sheet in enumerate(view.sheets)] if several else [])
        wanted = int(self._wanted.get("sheet", 0))
        self.sheets.set_tab(str(wanted))
        self._show_sheet(wanted if 0 <= wanted < len(view.sheets) else 0)
        self.sheet.go_to_place(self._wanted.get("shares", ()))
        self._go_to_hit()

    def _choose_sheet(self, key: str) -> None:
        self._show_sheet(int(key))
        self.place_changed.emit()

    def _show_sheet(self, n: int) -> None:
        if self._reading is not None and n < len(self._reading.sheets):
            sheet = self._reading.sheets[n]
            self.sheet.show_sheet(sheet, has_header=not sheet.name)

    def _sheet_shown(self) -> int:
        return int(self.sheets.tab() or 0)

    def _show_slide(self) -> None:
        count = len(self._reading.slides) if self._reading is not None else 0
        self._slide.setText(tr("Slide {n} of {total}", n=self.words.slide(), total=count) if count else "")

    def _wrap(self, wrapped: bool) -> None:
        self.words.set_wrapped(wrapped)
        self.place_changed.emit()

    def _is_markdown(self, view: ReadingView) -> bool:
        ending = Path(self._shown.name).suffix.casefold() if self._shown is not None else ""
        if ending not in _MARKDOWN or len(view.plain) > _LONGEST_MARKDOWN:
            return False
        return sum(map(view.plain.count, _MARKS)) <= _MOST_MARKS

    def _sentences(self, view: ReadingView) -> list[str]:
        said = []
        if self._shown is not None and self._shown.is_simplified:
            said.append(
                tr(
                    "Simplified view: pages, pictures and layout of the original are missing; save a copy for the "
                    "whole file."
                )
            )
        if view.is_shortened:
            said.append(_shortened(view))
        if view.formulas_without_value:
            said.append(tr("— stands for a formula whose value was not stored in the file."))
        return said

    def _explain(self, failure: Failure, code: str) -> None:
        self.close_file()
        self.can_try_again = may_try_again(failure)
        self.failed.emit(failure_words(failure, code))


def _sensible(place: Mapping[str, Any]) -> dict[str, Any]:
    """What of a kept place can be gone to: a file on the disk says anything."""
    return {
        key: one for key, one in place.items() if key == "shares" or (isinstance(one, int | float) and abs(one) < _FAR)
    }


class _Waiting(Panel):
    """Says that a file is being opened, if that takes long."""

    def __init__(self) -> None:
        super().__init__(Role.DESK)
        self._label = TextLabel("", Type.BODY, Role.INK2, align=Qt.AlignmentFlag.AlignHCenter)
        QVBoxLayout(self).addWidget(self._label)

    def say(self, words: str) -> None:
        self._label.setText(words)


def _shortened(view: ReadingView) -> str:
    if view.kind is ReadingKind.TEXT:
        lines = view.plain.count("\n") + 1
        return tr("Only the first {n} lines are shown; save a copy for the whole file.", n=f"{lines:,}")
    if view.kind is ReadingKind.SLIDES:
        return tr("Only the first {n} slides are shown; save a copy for the whole file.", n=len(view.slides))
    if view.kind is ReadingKind.SHEETS and len(view.sheets) == 1 and view.sheets[0].has_more_rows:
        rows = f"{len(view.sheets[0].rows):,}"
        return tr("Only the first {n} rows are shown; save a copy for the whole file.", n=rows)
    return tr("Only the first part of this file is shown; save a copy for the whole file.")
