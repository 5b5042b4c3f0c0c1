"""The card at the right of the seal page: three steps from sealing to reading the check words aloud."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.card import Card, Hairline
from judge_desktop.ui.widgets.file_box import FileBox
from judge_desktop.ui.widgets.shapes import Shape, paint_shape
from judge_desktop.ui.widgets.stacking_row import StackingRow
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.text_lines import paint_line
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import (
    SPACE_8,
    SPACE_12,
    SPACE_20,
    Role,
    Type,
)
from judge_desktop.ui.widgets.word_grid import WordGrid
from judge_desktop.ui.widgets.wrapping_button import WrappingButton

_STEP = 26
_NARROW = 420
_LEAST = 200


@dataclass(frozen=True, slots=True)
class SentFile:
    """The score file saved last in this run of the program."""

    path: Path
    revision: int
    at: str


class SealCard(Card):
    """Steps with their buttons. Before sealing the first step holds the primary, after it the second."""

    seal_requested = Signal()
    copy_requested = Signal()
    folder_requested = Signal()
    print_requested = Signal()

    def __init__(self, check_words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.check_words = tuple(check_words)
        self._is_sent = False
        self._first = _Step("1")
        self._file = FileBox("file-lock")
        self.seal = _big(tr("Seal all scores and save the file"), "lock", "seal_all")
        self.copy_big = _big(tr("Copy the file"), "copy", "copy_file")
        self.copy = WrappingButton(tr("Copy the file"), icon="copy")
        self.folder = WrappingButton(tr("Show the folder"), icon="folder-open")
        self.folder.setObjectName("show_folder")
        self.print = WrappingButton(tr("Print my papers"), icon="printer")
        self.print.setObjectName("print_scorecards")
        for button, signal in (
            (self.seal, self.seal_requested),
            (self.copy_big, self.copy_requested),
            (self.copy, self.copy_requested),
            (self.folder, self.folder_requested),
            (self.print, self.print_requested),
        ):
            button.clicked.connect(signal)
        self._lay_out()

    def show_file(self, name: str, count: int, saved: SentFile | None, *, sent: bool) -> None:
        """Before sealing: the file to come. After: the file saved, if it was in this run of the program."""
        self._file.detail.setText(
            tr(
                "{count} · only the chair, the deputy and you can open it",
                count=trn("{n} scorecard", "{n} scorecards", count),
            )
        )
        self._file.name.setText(saved.path.name if saved is not None else name)
        title = tr("Seal and make the score file")
        if saved is not None:
            title = tr("Sealed, and revision {n} saved at {time}", n=saved.revision, time=saved.at)
        elif sent:
            title = tr("Sealed and saved earlier. It can be saved again as a new revision")
        self._first.show_step(title, done=saved is not None or sent)
        self.seal.setVisible(saved is None)
        self._is_sent = sent
        self._name_button()
        self.seal.set_kind(ButtonKind.PRIMARY)
        reason = "" if saved is not None else tr("There is no file yet")
        for button in (self.copy, self.folder):
            button.set_disabled_reason(reason)
        self.print.setVisible(sent)
        self.copy_big.setVisible(saved is not None)
        self.copy.setVisible(saved is None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = SPACE_12 if self.width() < look().px(_NARROW) else SPACE_20 + 4
        self.body.setContentsMargins(side, SPACE_20, side, SPACE_20)
        self._name_button()

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(_LEAST), super().minimumSizeHint().height())

    def _name_button(self) -> None:
        is_narrow = self.width() < look().px(_NARROW)
        words = tr("Seal all and save") if is_narrow else tr("Seal all scores and save the file")
        words = tr("Save the file again") if self._is_sent else words
        if words != self.seal.words():
            self.seal.set_words(words)

    def set_busy(self, busy: bool) -> None:
        """While a file is being made nothing can be pressed twice."""
        for button in (self.seal, self.print):
            button.setEnabled(not busy)

    def _lay_out(self) -> None:
        body = self.use_body()
        body.setContentsMargins(SPACE_20 + 4, SPACE_20, SPACE_20 + 4, SPACE_20)
        body.setSpacing(SPACE_12)
        body.addWidget(self._first)
        body.addWidget(self._file)
        body.addWidget(self.seal)
        body.addWidget(Hairline())
        second = _Step("2")
        second.show_step(tr("Send the file to the secretary"))
        body.addWidget(second)
        body.addWidget(self.copy_big)
        for button in (self.copy, self.folder, self.print):
            policy = button.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
            button.setSizePolicy(policy)
        body.addWidget(StackingRow(self.copy, self.folder, self.print, fills=True))
        body.addWidget(TextLabel(tr("Paste it into the meeting chat or a mail"), Type.CAPTION, Role.INK2))
        body.addWidget(Hairline())
        third = _Step("3")
        third.show_step(tr("Read the six check words to the secretary"))
        body.addWidget(third)
        self._words = WordGrid(self.check_words)
        body.addWidget(self._words)
        hint = tr("The secretary types what is heard. Once is enough, and later will do")
        body.addWidget(TextLabel(hint, Type.CAPTION, Role.INK2))


class _Step(QWidget):
    """A numbered heading; done, its number becomes a tick."""

    def __init__(self, number: str) -> None:
        super().__init__()
        self._badge = _Badge(number)
        self._title = TextLabel("", Type.LABEL)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8 + 2)
        row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._title, 1)

    def show_step(self, title: str, *, done: bool = False) -> None:
        """Say what this step is, and whether it is done."""
        self._title.setText(title)
        self._badge.set_done(done)


class _Badge(QWidget):
    def __init__(self, number: str) -> None:
        super().__init__()
        self._number, self._is_done = number, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look().theme_changed.connect(self.updateGeometry)

    def set_done(self, done: bool) -> None:
        self._is_done = done
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(look().px(_STEP), look().px(_STEP))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self._is_done:
            paint_shape(painter, Shape.TICK, rect.adjusted(3, 3, -3, -3), Role.OK)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().colour(Role.SOFT))
        painter.drawEllipse(rect)
        paint_line(painter, self._number, rect, Type.CAPTION_STRONG, Role.ACCENT, Qt.AlignmentFlag.AlignHCenter)


def _big(words: str, icon: str, object_name: str) -> Button:
    button = WrappingButton(words, ButtonKind.PRIMARY, icon=icon, size=ButtonSize.BIG)
    button.setObjectName(object_name)
    return button
