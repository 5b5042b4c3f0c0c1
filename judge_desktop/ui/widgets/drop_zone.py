"""Where files come in: dropped, pasted, or chosen with the button. It hands on paths and reads nothing."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.ui.widgets.buttons import Button, ButtonSize
from judge_desktop.ui.widgets.empty_state import IconMark
from judge_desktop.ui.widgets.focus_ring import KeyboardFocus, paint_focus_ring
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import ICON, RADIUS_CARD, SPACE_8, SPACE_16, SPACE_20, Role, Type

_BESIDE_FROM = 300  # px: in a narrower one the button stands below the words


class DropZone(QWidget):
    """A dashed frame. `files_requested(paths)` (a tuple of Path) for files dropped or pasted with Ctrl+V;
    `choose_requested` for the button, Enter and Space.
    """

    files_requested = Signal(object)
    choose_requested = Signal()

    def __init__(
        self, sentence: str, choose: str, *, detail: str = "", icon: str = "inbox", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._is_over = False
        self._keyboard = KeyboardFocus(self)
        self._sentence = TextLabel(sentence, Type.LABEL)
        self._detail = TextLabel(detail, Type.CAPTION, Role.INK2, parent=self)
        self._detail.setVisible(bool(detail))
        self.choose = Button(choose, size=ButtonSize.SMALL)
        self.choose.setObjectName("choose_files")
        self.choose.clicked.connect(self.choose_requested)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addStretch(1)
        texts.addWidget(self._sentence)
        texts.addWidget(self._detail)
        texts.addStretch(1)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_20, 8, SPACE_16, 8)
        row.setSpacing(SPACE_16)
        row.addWidget(IconMark(icon, Role.ACCENT, ICON))
        row.addLayout(texts, 1)
        row.addWidget(self.choose)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(". ".join(part for part in (sentence, detail) if part))

    def set_detail(self, detail: str) -> None:
        """Say something else in the second line."""
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()
            self._show_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(False)
        paths = local_files(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.files_requested.emit(paths)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacks = self.width() < look().px(_BESIDE_FROM)
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if stacks else QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(SPACE_8 if stacks else SPACE_16)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            paths = local_files(QGuiApplication.clipboard().mimeData())
            if paths:
                self.files_requested.emit(paths)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and not event.modifiers():
            self.choose_requested.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._keyboard.is_shown():
            rect = paint_focus_ring(painter, rect, RADIUS_CARD + 2).adjusted(1, 1, -1, -1)
        pen = QPen(look().colour(Role.ACCENT if self._is_over else Role.EDGE), 1.4)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(look().colour(Role.SOFT if self._is_over else Role.CANVAS))
        painter.drawRoundedRect(rect, RADIUS_CARD, RADIUS_CARD)

    def _show_over(self, over: bool) -> None:
        self._is_over = over
        self.update()


def local_files(offered: QMimeData) -> tuple[Path, ...]:
    """The files of this computer in what was dropped or pasted; addresses of the web are left out."""
    return tuple(Path(url.toLocalFile()) for url in offered.urls() if url.isLocalFile())
