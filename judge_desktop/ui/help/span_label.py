"""A sentence of help: bold words, keys as caps, links that mouse and keyboard can follow."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from judge_desktop.config.help_blocks import SpanKind, Spans, plain
from judge_desktop.config.i18n import tr
from judge_desktop.ui.help.span_lines import LINES, Run, lines_of
from judge_desktop.ui.widgets.announcing import announce
from judge_desktop.ui.widgets.focus_ring import KeyboardFocus, paint_focus_ring
from judge_desktop.ui.widgets.key_hint import paint_keycap
from judge_desktop.ui.widgets.text_lines import overhang
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import RADIUS_CHIP, Role, Type

_UNDERLINE_EM = 0.16


class SpanLabel(QWidget):
    """Wraps at words in whatever width it gets. `place_requested(place)` when a link is followed.

    Tab goes from link to link inside the sentence, then on; Enter or Space follows the one that has the ring.
    """

    place_requested = Signal(str)

    def __init__(self, spans: Spans, role: Role = Role.INK, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spans, self._role = spans, role
        self._links = tuple(n for n, span in enumerate(spans) if span.kind is SpanKind.LINK)
        self._current = 0
        self._keyboard = KeyboardFocus(self)
        self.setMouseTracking(bool(self._links))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._links else Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(plain(spans))
        self._describe()

    def spans(self) -> Spans:
        """What it says."""
        return self._spans

    def lines(self) -> tuple[str, ...]:
        """The lines as they are shown at the present width."""
        return tuple(" ".join(run.text for run in line) for line in lines_of(self._spans, self.width()))

    def link(self) -> str:
        """The words of the link that Enter would follow; "" without any."""
        return self._spans[self._links[self._current]].text if self._links else ""

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(1, len(lines_of(self._spans, width))) * self._line_px()

    def sizeHint(self) -> QSize:
        width = sum(run.width for line in lines_of(self._spans, 10**6) for run in line)
        return QSize(ceil(width), self._line_px())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._line_px())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for n, line in enumerate(lines_of(self._spans, self.width())):
            for run in line:
                self._paint_run(painter, run, n * self._line_px())

    def focusNextPrevChild(self, to_next: bool) -> bool:
        beside = self._current + (1 if to_next else -1)
        if self._links and 0 <= beside < len(self._links):
            self._choose(beside)
            announce(self, self.accessibleDescription())
            return True
        return super().focusNextPrevChild(to_next)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() is Qt.FocusReason.TabFocusReason:
            self._choose(0)
        elif event.reason() is Qt.FocusReason.BacktabFocusReason:
            self._choose(len(self._links) - 1)
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        follow = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
        if self._links and event.key() in follow and not event.modifiers():
            self._follow(self._links[self._current])
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        on_link = self._link_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if on_link else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self._link_at(event.position())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self._follow(found)

    def _line_px(self) -> int:
        return look().size(Type.BODY).line_px

    def _choose(self, number: int) -> None:
        self._current = max(0, number)
        self._describe()
        self.update()

    def _describe(self) -> None:
        if self._links:
            self.setAccessibleDescription(tr("Link: {words}", words=self.link()))

    def _follow(self, span: int) -> None:
        self.place_requested.emit(self._spans[span].place)

    def _link_at(self, point: QPointF) -> int | None:
        lines = lines_of(self._spans, self.width())
        row = int(point.y() // self._line_px())
        for run in lines[row] if 0 <= row < len(lines) else ():
            if run.kind is SpanKind.LINK and run.x <= point.x() <= run.x + run.width:
                return run.span
        return None

    def _paint_run(self, painter: QPainter, run: Run, top: int) -> None:
        size = look().size(Type.BODY)
        if run.kind is SpanKind.KEY:
            paint_keycap(painter, run.text, QPointF(run.x, top + size.line_px / 2 + look().px(1)))
            return
        is_link = run.kind is SpanKind.LINK
        over = 0.0 if run.x else overhang(run.text, LINES[run.kind])
        at = QPointF(run.x + over, top + size.baseline_px)
        painter.setFont(look().font(LINES[run.kind]))
        painter.setPen(look().colour(Role.ACCENT if is_link else self._role))
        painter.drawText(at, run.text)
        if is_link:
            below = at.y() + size.px * _UNDERLINE_EM
            painter.drawLine(QPointF(run.x, below), QPointF(run.x + run.width, below))
            if self._keyboard.is_shown() and run.span == self._links[self._current]:
                paint_focus_ring(
                    painter, QRectF(max(0.0, run.x - 3), top + 1, run.width + 6, size.line_px - 1), RADIUS_CHIP
                )
