"""A plot in the window: the neutral marks of a chart, painted in the scheme and text size in force.

Paper prints the same marks (``reports.plot_block``). What they say is in the accessible name, which the page writes;
whoever cannot see them also has a table with the same figures beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from math import ceil, inf

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from judge_desktop.domain.plot import (
    BASELINE,
    ROW,
    TEXT,
    Align,
    Dot,
    Form,
    Ink,
    Label,
    Line,
    Mark,
    Picture,
    Plot,
    Rect,
    corners,
)
from judge_desktop.ui.widgets.text_lines import elide
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import Role, Type

ROLES: Mapping[Ink, Role] = {
    Ink.TEXT: Role.INK,
    Ink.QUIET: Role.INK2,
    Ink.RULE: Role.LINE,
    Ink.MARK: Role.INK3,
    Ink.CHOSEN: Role.ACCENT,
    Ink.WARN: Role.WARN,
    Ink.HEAT: Role.ACCENT,
}
_DASH = [2.4, 2.0]  # in points; Qt counts in widths of the pen
_LEAST, _USUAL = 240, 480  # px
_LINES = {False: Type.CAPTION, True: Type.CAPTION_STRONG}

Colours = Callable[[Ink], QColor]


class PlotView(QWidget):
    """One picture, as wide as it is given and as high as its chart then is. Pointing at a mark tells what it is."""

    def __init__(self, picture: Picture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self._plots: dict[float, Plot] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._tell()
        look().theme_changed.connect(self.updateGeometry)

    def set_picture(self, picture: Picture) -> None:
        """Show another one."""
        self._picture = picture
        self._plots.clear()
        self._tell()
        self.updateGeometry()
        self.update()

    def picture(self) -> Picture:
        """What is shown."""
        return self._picture

    def plot(self, width: int | None = None) -> Plot:
        """Its marks at that width in px, or the present one."""
        points = max(1.0, (self.width() if width is None else width) / pixels_a_point())
        if points not in self._plots:
            self._plots = {points: self._picture.chart.plot(points)}
        return self._plots[points]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return ceil(self.plot(width).height * pixels_a_point())

    def sizeHint(self) -> QSize:
        width = look().px(_USUAL)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, self.heightForWidth(max(_LEAST, self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px = pixels_a_point()
        seen = (event.rect().top() / px - ROW, event.rect().bottom() / px + ROW)
        paint_plot(painter, self.plot(), lambda ink: look().colour(ROLES[ink]), seen)

    def event(self, event: QEvent) -> bool:
        """A tooltip says what the mark below stands for."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            tip = self.tip_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), f"<span>{escape(tip)}</span>" if tip else "", self)
            return True
        return super().event(event)

    def tip_at(self, point: QPointF) -> str:
        """What the topmost mark there stands for, "" where nothing does."""
        x, y = point.x() / pixels_a_point(), point.y() / pixels_a_point()
        return next((tip for mark in reversed(self.plot().marks) if (tip := _tip_of(mark)) and _covers(mark, x, y)), "")

    def _tell(self) -> None:
        self.setAccessibleName(f"{self._picture.title}: {self._picture.says}")


def pixels_a_point() -> float:
    """How large a point is painted: labels have the size of a caption."""
    return look().size(Type.CAPTION).px / TEXT


def paint_plot(painter: QPainter, plot: Plot, colours: Colours, seen: tuple[float, float] = (-inf, inf)) -> None:
    """All marks in their order, from the upper left corner; ``colours`` says which colour an ink has. What lies above
    or below the points ``seen`` is left out: of a hundred rows a page shows twenty.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for mark in plot.marks:
        top, bottom = _reach(mark)
        if bottom >= seen[0] and top <= seen[1]:
            _paint_mark(painter, mark, colours, pixels_a_point())
    painter.restore()


def _paint_mark(painter: QPainter, mark: Mark, colours: Colours, px: float) -> None:
    match mark:
        case Rect():
            _paint_rect(painter, mark, QColor(colours(mark.ink)), px)
        case Line():
            pen = QPen(colours(mark.ink), mark.thickness * px, c=Qt.PenCapStyle.FlatCap)
            if mark.is_dashed:
                pen.setDashPattern([part / mark.thickness for part in _DASH])
            painter.setPen(pen)
            painter.drawLine(QPointF(mark.x1 * px, mark.y1 * px), QPointF(mark.x2 * px, mark.y2 * px))
        case Dot():
            _paint_dot(painter, mark, colours(mark.ink), px)
        case Label():
            _paint_label(painter, mark, colours(mark.ink), px)
    painter.setPen(Qt.PenStyle.NoPen)


def _paint_rect(painter: QPainter, mark: Rect, colour: QColor, px: float) -> None:
    rect = QRectF(mark.x * px, mark.y * px, mark.width * px, mark.height * px)
    colour.setAlphaF(mark.strength)
    if mark.thickness > 0:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, mark.thickness * px, j=Qt.PenJoinStyle.MiterJoin))
        painter.drawRect(rect)
    else:
        painter.fillRect(rect, colour)


def _paint_dot(painter: QPainter, mark: Dot, colour: QColor, px: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if mark.form is Form.DIAMOND:
        painter.drawPolygon(QPolygonF([QPointF(x * px, y * px) for x, y in corners(mark)]))
        return
    if mark.form is Form.RING:
        painter.setPen(QPen(colour, 1.2 * px))
        painter.setBrush(look().colour(Role.SURFACE))
    painter.drawEllipse(QPointF(mark.x * px, mark.y * px), mark.radius * px, mark.radius * px)


def _paint_label(painter: QPainter, mark: Label, colour: QColor, px: float) -> None:
    line = _LINES[mark.is_strong]
    metrics = look().metrics(line)
    shown = elide(mark.text, metrics, mark.room * px)
    spare = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[mark.align] * metrics.horizontalAdvance(shown)
    painter.setFont(look().font(line))
    painter.setPen(colour)
    painter.drawText(QPointF(mark.x * px - spare, (mark.y + TEXT * BASELINE) * px), shown)


def _reach(mark: Mark) -> tuple[float, float]:
    """From which height to which a mark reaches; of words and dots their middle."""
    if isinstance(mark, Line):
        return min(mark.y1, mark.y2), max(mark.y1, mark.y2)
    return mark.y, mark.y + (mark.height if isinstance(mark, Rect) else 0.0)


def _tip_of(mark: Mark) -> str:
    return mark.tip if isinstance(mark, Rect | Dot) else ""


def _covers(mark: Mark, x: float, y: float) -> bool:
    if isinstance(mark, Rect):
        return mark.x <= x <= mark.x + mark.width and mark.y <= y <= mark.y + mark.height
    return isinstance(mark, Dot) and abs(x - mark.x) <= mark.radius and abs(y - mark.y) <= mark.radius
