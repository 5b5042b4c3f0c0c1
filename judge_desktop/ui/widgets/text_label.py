"""The one label for all text: Thai breaks at words, marks are never cut, long text is elided at a word.

Text is plain text always. `SelectableText` is the same label whose words can be selected and copied.
"""

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from judge_desktop.ui.widgets.text_lines import Line, extra_below, overhang, word_around, wrapped
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import Role, Type


class TextLabel(QLabel):
    """Plain text in one line of the type table and one colour.

    Wraps when `wraps` (the default), in at most `max_lines` lines (0: no limit). A label that does not wrap asks for
    its whole width and is elided when it gets less. When text was cut, the tooltip holds all of it; the accessible
    name always does.
    """

    def __init__(
        self,
        text: str = "",
        line: Type = Type.BODY,
        role: Role = Role.INK,
        *,
        wraps: bool = True,
        max_lines: int = 0,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._line, self._role, self._max_lines = line, role, max_lines if wraps else 1
        self._text_size = look().text_size
        self._wide_tip = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setWordWrap(wraps)
        vertical = QSizePolicy.Policy.Preferred
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, vertical)
        policy.setHeightForWidth(wraps)
        self.setSizePolicy(policy)
        self.setText(text)

    def line(self) -> Type:
        """The line of the type table it is set in."""
        return self._line

    def role(self) -> Role:
        """The colour it is painted in while enabled."""
        return self._role

    def set_line(self, line: Type) -> None:
        """Set it in another line of the type table."""
        if line is not self._line:
            self._line = line
            self._measure_again()

    def set_role(self, role: Role) -> None:
        """Paint it in another colour."""
        if role is not self._role:
            self._role = role
            self.update()

    def set_tooltip(self, text: str) -> None:
        """A tooltip of the page's own, instead of the whole text when it was cut."""
        self._wide_tip = text
        self.setToolTip(text)

    def lines(self) -> tuple[str, ...]:
        """The lines as they are shown at the present width."""
        return tuple(line.shown for line in self._lines(self.width()))

    def is_cut(self) -> bool:
        """Whether the present width or the limit of lines hides part of the text."""
        if not self._max_lines:
            return False
        shown = "".join(line.shown for line in self._lines(self.width()))
        return shown.endswith("…") and not self.text().endswith("…")

    def setText(self, text: str) -> None:
        is_other = text != self.text()
        super().setText(text)
        self.setAccessibleName(text)
        if is_other:  # measuring anew lays everything around it out again
            self._measure_again()

    def heightForWidth(self, width: int) -> int:
        return self._height(self._lines(width))

    def sizeHint(self) -> QSize:
        width = self._natural_width()
        if self.wordWrap() and not self.hasHeightForWidth():
            return QSize(width, self.heightForWidth(width))
        return QSize(width, self._height(self._lines(width)))

    def minimumSizeHint(self) -> QSize:
        least = 0 if self.wordWrap() else look().metrics(self._line).horizontalAdvance("…")
        return QSize(ceil(least), self._height(()))

    def resizeEvent(self, event: QEvent) -> None:
        self._tell_what_was_cut()

    def changeEvent(self, event: QEvent) -> None:
        """Qt says so wherever the label is put, too; its letters change with the text size only."""
        super().changeEvent(event)
        if self._text_size != look().text_size:
            self._text_size = look().text_size
            self._measure_again()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(look().font(self._line))
        painter.setPen(look().colour(self._role if self.isEnabled() else Role.INK3))
        for line, at in self._placed():
            self._paint_behind(painter, line, at)
            painter.drawText(at, line.shown)

    def _paint_behind(self, painter: QPainter, line: Line, at: QPointF) -> None:
        """What stands behind a line: nothing here, the selection in `SelectableText`."""

    def _placed(self) -> list[tuple[Line, QPointF]]:
        lines = self._lines(self.width())
        size = look().size(self._line)
        top = 0.0
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            top = max(0.0, (self.height() - self._height(lines)) / 2)
        return [
            (line, QPointF(self._left(line.shown), top + n * size.line_px + size.baseline_px))
            for n, line in enumerate(lines)
        ]

    def _left(self, shown: str) -> float:
        spare = self.width() - look().metrics(self._line).horizontalAdvance(shown)
        if self.alignment() & Qt.AlignmentFlag.AlignRight:
            return spare
        return spare / 2 if self.alignment() & Qt.AlignmentFlag.AlignHCenter else overhang(shown, self._line)

    def _lines(self, width: float) -> tuple[Line, ...]:
        text = self.text() if self.wordWrap() else self.text().replace("\n", " ")
        return wrapped(text, self._line, width, self._max_lines)

    def _height(self, lines: tuple[Line, ...]) -> int:
        size = look().size(self._line)
        return max(1, len(lines)) * size.line_px + extra_below(lines, size.px)

    def _natural_width(self) -> int:
        metrics = look().metrics(self._line)
        lines = self.text().split("\n")
        return max(ceil(metrics.horizontalAdvance(line) + overhang(line, self._line)) for line in lines)

    def _measure_again(self) -> None:
        self.updateGeometry()
        self.update()
        self._tell_what_was_cut()

    def _tell_what_was_cut(self) -> None:
        if self._wide_tip:
            return
        tip = self.text() if self.is_cut() else ""
        if tip != self.toolTip():
            self.setToolTip(tip)


class SelectableText(TextLabel):
    """A label whose text can be selected by mouse or Ctrl+A and copied with Ctrl+C, as it was given."""

    def __init__(
        self,
        text: str = "",
        line: Type = Type.BODY,
        role: Role = Role.INK,
        *,
        max_lines: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        self._anchor = self._cursor = 0
        super().__init__(text, line, role, max_lines=max_lines, parent=parent)
        self._take_focus()
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def _take_focus(self) -> None:
        """Where nothing stands there is nothing to select: the keyboard passes it by."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self.text() else Qt.FocusPolicy.NoFocus)

    def selected_text(self) -> str:
        """What would be copied now."""
        return self.text()[min(self._anchor, self._cursor) : max(self._anchor, self._cursor)]

    def select(self, start: int, end: int) -> None:
        """Select the slice [start, end) of the text."""
        self._anchor, self._cursor = start, end
        self.update()

    def setText(self, text: str) -> None:
        self._anchor = self._cursor = 0
        super().setText(text)
        self._take_focus()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            at = self._offset_at(event.position())
            self.select(at, at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.select(self._anchor, self._offset_at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.select(*word_around(self.text(), self._offset_at(event.position())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.selected_text() or self.text())
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select(0, len(self.text()))
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self.select(0, len(self.text()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.select(self._cursor, self._cursor)

    def _offset_at(self, point: QPointF) -> int:
        placed = self._placed()
        if not placed:
            return 0
        size = look().size(self._line)
        line, at = placed[0]
        for candidate, place in placed:
            if point.y() >= place.y() - size.baseline_px:
                line, at = candidate, place
        metrics = look().metrics(self._line)
        steps = range(len(line.shown) + 1)
        nearest = min(steps, key=lambda n: abs(at.x() + metrics.horizontalAdvance(line.shown[:n]) - point.x()))
        return min(line.start + nearest, line.end)

    def _paint_behind(self, painter: QPainter, line: Line, at: QPointF) -> None:
        start = max(min(self._anchor, self._cursor), line.start) - line.start
        end = min(max(self._anchor, self._cursor), line.end) - line.start
        if start >= end:
            return
        metrics, size = look().metrics(self._line), look().size(self._line)
        left = metrics.horizontalAdvance(line.shown[:start])
        width = metrics.horizontalAdvance(line.shown[:end]) - left
        colour = QColor(look().colour(Role.ACCENT))
        colour.setAlphaF(0.22)
        painter.fillRect(QRectF(at.x() + left, at.y() - size.baseline_px, width, size.line_px), colour)
