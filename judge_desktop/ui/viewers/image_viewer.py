"""Shows pictures: one at a time, whole or zoomed. What reads them is another process; a failure is explained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, QSizeF, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.viewers.answer_pixels import pixmap_of
from judge_desktop.ui.viewers.failures import failure_words, may_try_again
from judge_desktop.ui.viewers.note_bar import NoteBar
from judge_desktop.ui.viewers.pdf_toolbar import ALWAYS, RARE, FoldingToolbar
from judge_desktop.ui.viewers.picture_view import STEP, PictureView
from judge_desktop.ui.viewers.reading.answers import Answer, Failure
from judge_desktop.ui.viewers.reading.reader import Reader, Ticket
from judge_desktop.ui.viewers.text_page import FilePage
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import Role, Type

SIDES = (1024, 2048, 4096, 8192)  # how finely a picture is read: the least that is enough for the screen
_TIMEOUT_MS = 20_000
_WAIT_MS = 300
_NAME_WIDTH = 90
_TURNS = (0, 90, 180, 270)
_FAR = 1_000_000  # pictures, or times the whole picture: what a place kept on the disk may say at most


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on the disk and its name for people."""

    path: Path
    name: str


class ImageViewer(QWidget):
    """`failed(sentence)` when the only picture cannot be shown; one among others is explained in its place.

    `picture_changed(n)` (from 0) for another picture, `place_changed` for another zoom or turn, `save_requested` when a
    copy of the present one is wanted.
    """

    failed = Signal(str)
    picture_changed = Signal(int)
    place_changed = Signal()
    save_requested = Signal()

    def __init__(self, reader: Reader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.can_try_again = False
        self._reader = reader
        self._ticket: Ticket | None = None
        self._pictures: tuple[Picture, ...] = ()
        self._at, self._read_side = 0, 0
        self._turns: dict[str, int] = {}
        self._wanted: Mapping[str, Any] = {}  # the place to go to as soon as the picture is there
        self.view = PictureView(tr("Picture"))
        self.view.zoom_changed.connect(self._follow_zoom)
        self.view.step_requested.connect(lambda by: self.go_to(self._at + by))
        self.trouble = FilePage()
        self.trouble.save_requested.connect(self.save_requested)
        self.trouble.again_requested.connect(lambda: self.go_to(self._at))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.trouble)
        self.notes = NoteBar()
        self._count = TextLabel("", Type.BODY, Role.INK2, wraps=False)
        self._name = _Name()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(lambda: self._name.setText(tr("Opening the picture…")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_toolbar())
        column.addWidget(self.notes)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.view)

    def show_pictures(self, pictures: Sequence[Picture], place: Mapping[str, Any] | None = None) -> None:
        """Show these pictures, the one of `place` first (JSON-able, as `place()` gave it)."""
        self._pictures = tuple(pictures)
        wanted = dict(place or {})
        turns = wanted.get("turns")
        self._turns = {str(key): one for key, one in turns.items() if one in _TURNS} if isinstance(turns, dict) else {}
        numbers = {key: one for key, one in wanted.items() if isinstance(one, int | float) and abs(one) < _FAR}
        self.go_to(int(numbers.get("picture", 0)), numbers)

    def close_file(self) -> None:
        """Let go of what is shown."""
        self._forget()
        self._pictures = ()
        self._name.setText("")
        self.trouble.show_file("image", "", "", "")
        self.view.set_picture(QPixmap(), QSizeF(), tr("Picture"))

    def picture(self) -> int:
        """Which picture is shown, from 0."""
        return self._at

    def place(self) -> dict[str, Any]:
        """Where it was left: picture, zoom, middle, turns."""
        x, y = self.view.place()
        return {
            "picture": self._at,
            "zoom": round(self.view.zoom(), 3),
            "x": round(x, 4),
            "y": round(y, 4),
            "turns": dict(self._turns),
        }

    def spot(self) -> tuple[int, int]:
        """A picture has neither pages nor seconds."""
        return 0, 0

    def go_to_spot(self, page: int, second: int) -> None:
        """Nothing to go to."""

    def go_to(self, at: int, place: Mapping[str, Any] | None = None) -> None:
        """Show that picture, going round at the ends."""
        if not self._pictures:
            return
        self._at = at % len(self._pictures)
        self._wanted = place or {}
        self._read_side = 0
        several = len(self._pictures) > 1
        self._count.setText(f"{self._at + 1} / {len(self._pictures)}" if several else "")
        for widget in (self._before, self._after, self._count):
            self.toolbar.set_left_out(widget, not several)
        self._name.setText(self._pictures[self._at].name)
        self.notes.set_notes([])
        self.view.set_picture(QPixmap(), QSizeF(), self._pictures[self._at].name)
        self._stack.setCurrentWidget(self.view)
        self.picture_changed.emit(self._at)
        self._ask(SIDES[0] if self.view.width() * self.devicePixelRatioF() <= SIDES[0] else SIDES[1])

    def turn(self) -> None:
        """Turn the picture clockwise by a quarter."""
        self._turns[str(self._at)] = (self.view.turn() + 90) % 360
        self.view.set_turn(self._turns[str(self._at)])
        self.place_changed.emit()

    def _make_toolbar(self) -> FoldingToolbar:
        bar = self.toolbar = FoldingToolbar()
        self._before = bar.add_icon("chevron-left", tr("Previous picture"), "previous_picture", "←", importance=60)
        self._before.clicked.connect(lambda: self.go_to(self._at - 1))
        bar.add(self._count, importance=ALWAYS)
        self._after = bar.add_icon("chevron-right", tr("Next picture"), "next_picture", "→", importance=60)
        self._after.clicked.connect(lambda: self.go_to(self._at + 1))
        out = bar.add_icon("zoom-out", tr("Zoom out"), "picture_zoom_out", "-", importance=40)
        out.clicked.connect(lambda: self.view.set_zoom(self.view.zoom() / STEP))
        whole = Button(tr("Whole picture"), ButtonKind.QUIET, icon="minimize", key="0", size=ButtonSize.SMALL)
        whole.setObjectName("whole_picture")
        whole.clicked.connect(lambda: self.view.set_zoom(1.0))
        bar.add(whole, importance=30)
        nearer = bar.add_icon("zoom-in", tr("Zoom in"), "picture_zoom_in", "+", importance=40)
        nearer.clicked.connect(lambda: self.view.set_zoom(self.view.zoom() * STEP))
        turn = bar.add_icon("rotate-cw", tr("Turn by a quarter"), "turn_picture", importance=25)
        turn.clicked.connect(self.turn)
        bar.add_gap()
        bar.add(self._name, importance=RARE)
        bar.add_space()
        return bar

    def _ask(self, side: int) -> None:
        self._forget()
        self._read_side = side
        shown = self._pictures[self._at]
        self._patience.start(_WAIT_MS)
        arguments = {"path": str(shown.path), "largest_side": side}
        self._ticket = self._reader.ask("picture.read", arguments, self._show, self._explain, timeout_ms=_TIMEOUT_MS)

    def _forget(self) -> None:
        self._patience.stop()
        if self._ticket is not None:
            self._reader.forget(self._ticket)
            self._ticket = None

    def _show(self, answer: Answer) -> None:
        self._patience.stop()
        shown, found = self._pictures[self._at], answer.content
        is_first = not self.view.has_picture()
        natural = QSizeF(*found["natural"])
        self.view.set_picture(pixmap_of(answer), natural, shown.name)
        self._name.setText(shown.name)
        frames = int(found.get("frames", 1))
        self.notes.set_notes([tr("Moving picture, {n} frames: the first one is shown", n=frames)] if frames > 1 else [])
        if is_first:
            self.view.set_turn(self._turns.get(str(self._at), 0))
            if float(self._wanted.get("zoom", 1)) > 1:
                self.view.set_zoom(float(self._wanted["zoom"]))
                self.view.go_to_place(float(self._wanted.get("x", 0.5)), float(self._wanted.get("y", 0.5)))
            self._wanted = {}
        got = max(int(found["width"]), int(found["height"]))
        if got < self._read_side:
            self._read_side = SIDES[-1]  # that is all there is
        self._read_finer()

    def _follow_zoom(self) -> None:
        self._read_finer()
        self.place_changed.emit()

    def _read_finer(self) -> None:
        """Read the picture again with more points when this zoom shows them."""
        needed = self.view.needed_side()
        if self.view.has_picture() and needed > self._read_side and self._read_side < SIDES[-1]:
            self._ask(next((side for side in SIDES if side >= needed), SIDES[-1]))

    def _explain(self, failure: Failure, code: str) -> None:
        self._patience.stop()
        if self.view.has_picture():  # coarser, but seen
            self._read_side = SIDES[-1]
            return
        self.can_try_again = may_try_again(failure)
        why = failure_words(failure, code)
        if len(self._pictures) < 2:
            self.failed.emit(why)
            return
        self.trouble.show_file("image", self._pictures[self._at].name, "", why, may_try=self.can_try_again)
        self._stack.setCurrentWidget(self.trouble)


class _Name(TextLabel):
    """The name beside the buttons: takes what room they leave, and is cut there."""

    def __init__(self) -> None:
        super().__init__("", Type.CAPTION, Role.INK2, wraps=False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(look().px(_NAME_WIDTH), super().sizeHint().height())
