"""Small plots: the spread of a panel on a line, a judge's distribution of scores, scores of judges × submissions.

They take plain numbers and say what they show in an accessible name that the page writes.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from judge_desktop.ui.widgets.text_lines import paint_line
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import Role, Tone, Type

_DOT = 4.0
_PLOT_HEIGHT = 60
_LEAST_HEAT, _MOST_HEAT = 0.04, 0.38


class SpreadLine(QWidget):
    """Dots are judges, the tick is their mean, on a line from `low` to `high`."""

    def __init__(self, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: tuple[float, ...] = ()
        self._mean, self._low, self._high, self._tone = 0.0, 0.0, 1.0, Tone.NEUTRAL
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_values(
        self, values: Sequence[float], mean: float, low: float, high: float, tone: Tone = Tone.NEUTRAL
    ) -> None:
        """Show these values; `tone` is accent for the first, amber where the panel is far apart."""
        self._values, self._mean, self._low, self._high, self._tone = tuple(values), mean, low, high, tone
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(look().px(200), look().px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(80), look().px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        rect = QRectF(self.rect()).adjusted(_DOT, 0, -_DOT, 0)
        paint_spread(QPainter(self), rect, self._values, self._mean, (self._low, self._high), self._tone)


def paint_spread(
    painter: QPainter, rect: QRectF, values: Sequence[float], mean: float, scale: tuple[float, float], tone: Tone
) -> None:
    """Paint the spread of `values` on a line over the width of `rect`, `scale` being its two ends."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    middle = rect.center().y()
    colour = look().colour(Role.EDGE if tone is Tone.NEUTRAL else tone.mark)
    painter.fillRect(QRectF(rect.left(), middle - 1, rect.width(), 2), look().colour(Role.LINE))
    places = [_place(value, scale, rect) for value in values]
    if places:
        painter.fillRect(QRectF(min(places), middle - 1, max(places) - min(places), 2), colour)
        painter.setBrush(colour)
        for x in places:
            painter.drawEllipse(QPointF(x, middle), _DOT, _DOT)
        tick = QRectF(_place(mean, scale, rect) - 1, middle - look().px(11), 2, 2 * look().px(11))
        painter.fillRect(tick, look().colour(Role.INK))
    painter.restore()


class Distribution(QWidget):
    """Stacked dots on 0 … full mark: one dot a score, the tick is the median, chosen ones in accent."""

    def __init__(self, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: tuple[float, ...] = ()
        self._chosen: tuple[float, ...] = ()
        self._median, self._full_mark = 0.0, 1.0
        self._words = ("0", "", "1")
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().theme_changed.connect(self.updateGeometry)

    def set_values(
        self,
        values: Sequence[float],
        median: float,
        full_mark: float,
        chosen: Sequence[float] = (),
        words: tuple[str, str, str] | None = None,
    ) -> None:
        """Show these scores; `chosen` are among them. `words` stand below: at 0, in the middle, at the full mark."""
        self._values, self._chosen = tuple(values), tuple(chosen)
        self._median, self._full_mark = median, full_mark
        self._words = words or ("0", "", f"{full_mark:g}")
        self.update()

    def values(self) -> tuple[float, ...]:
        """The scores shown."""
        return self._values

    def sizeHint(self) -> QSize:
        return QSize(look().px(260), look().px(_PLOT_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(120), look().px(_PLOT_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        foot = self.height() - look().size(Type.CAPTION).line_px
        dot = look().px(_DOT)
        plot = QRectF(dot, 0, self.width() - 2 * dot, foot)
        scale = (0.0, self._full_mark)
        painter.fillRect(QRectF(0, foot - 1, self.width(), 1), look().colour(Role.LINE))
        if self._values:
            tick = QRectF(_place(self._median, scale, plot) - 1, foot * 0.2, 2, foot * 0.85)
            painter.fillRect(tick, look().colour(Role.EDGE))
        self._paint_dots(painter, plot, scale)
        room = QRectF(0, foot, self.width(), look().size(Type.CAPTION).line_px)
        sides = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
        for words, side in zip(self._words, sides, strict=True):
            paint_line(painter, words, room, Type.CAPTION, Role.INK2, side)

    def _paint_dots(self, painter: QPainter, plot: QRectF, scale: tuple[float, float]) -> None:
        stacks, dot = Counter(self._values), look().px(_DOT)
        highest = max(stacks.values(), default=1)
        step = min(2 * dot, (plot.height() - 2 * dot - 2) / highest)
        chosen = Counter(self._chosen)
        for value, count in stacks.items():
            for n in range(count):
                picked = n >= count - chosen[value]
                painter.setBrush(look().colour(Role.ACCENT if picked else Role.EDGE))
                y = plot.bottom() - 3 - dot - n * step
                painter.drawEllipse(QPointF(_place(value, scale, plot), y), dot, dot)


class PairLine(QWidget):
    """Two scores on 0 … full mark: the first a disc, the second a ring. A score that was not given is left out."""

    def __init__(self, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pair: tuple[float | None, float | None] = (None, None)
        self._full_mark = 1.0
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().theme_changed.connect(self.updateGeometry)

    def set_pair(self, first: float | None, second: float | None, full_mark: float) -> None:
        """Show these two."""
        self._pair, self._full_mark = (first, second), full_mark
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(look().px(200), look().px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(36), look().px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = look().px(_DOT + 1)
        plot = QRectF(self.rect()).adjusted(size + 1, 0, -size - 1, 0)
        middle = plot.center().y()
        painter.fillRect(QRectF(plot.left(), middle - 1, plot.width(), 2), look().colour(Role.LINE))
        for value, is_ring in zip(self._pair, (False, True), strict=True):
            if value is not None:
                place = QPointF(_place(value, (0.0, self._full_mark), plot), middle)
                paint_pair_mark(painter, place, size, is_ring=is_ring)


class PairMark(QWidget):
    """The disc or the ring of a `PairLine`, standing before the title it stands for; words beside it say the same."""

    def __init__(self, *, is_ring: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_ring = is_ring
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look().theme_changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(look().px(16), look().px(16))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        middle = QRectF(self.rect()).center()
        paint_pair_mark(QPainter(self), middle, look().px(_DOT + 1), is_ring=self._is_ring)


def paint_pair_mark(painter: QPainter, middle: QPointF, radius: float, *, is_ring: bool) -> None:
    """Paint a disc, or a ring through which the disc below can still be told."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look().colour(Role.ACCENT), 2))
    painter.setBrush(look().colour(Role.SURFACE if is_ring else Role.ACCENT))
    painter.drawEllipse(middle, radius, radius)
    painter.restore()


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One score: what is written, how high it is between 0 and 1, and whether it stands far from the others."""

    text: str
    heat: float = 0.0
    is_outlier: bool = False


class HeatMap(QWidget):
    """Rows of cells in shades of the accent; the figure stays ink, an outlier gets an amber frame.

    `spoken` for a screen reader tells the outliers in words.
    """

    def __init__(self, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[str, ...] = ()
        self._rows: tuple[tuple[str, tuple[HeatCell, ...]], ...] = ()
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().theme_changed.connect(self.updateGeometry)

    def set_cells(self, columns: Sequence[str], rows: Sequence[tuple[str, Sequence[HeatCell]]]) -> None:
        """Column titles, and rows as a title with one cell a column."""
        self._columns = tuple(columns)
        self._rows = tuple((title, tuple(cells)) for title, cells in rows)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        height = look().px(28) + len(self._rows) * look().px(39)
        return QSize(look().px(180 + 84 * len(self._columns)), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(120 + 44 * len(self._columns)), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        titles = min(look().px(206), self.width() // 4)
        wide = (self.width() - titles) / max(1, len(self._columns))
        head, high, gap = look().px(28), look().px(39), 3
        centre = Qt.AlignmentFlag.AlignHCenter
        for n, column in enumerate(self._columns):
            room = QRectF(titles + n * wide, 0, wide - gap, head)
            paint_line(painter, column, room, Type.CAPTION, Role.INK2, centre)
        for r, (title, cells) in enumerate(self._rows):
            top = head + r * high
            paint_line(painter, title, QRectF(0, top, titles - 10, high - gap), Type.BODY, Role.INK)
            for n, cell in enumerate(cells):
                room = QRectF(titles + n * wide, top, wide - gap, high - gap)
                _paint_heat(painter, room, cell)
                paint_line(painter, cell.text, room, Type.BODY, Role.INK, centre)


def _paint_heat(painter: QPainter, rect: QRectF, cell: HeatCell) -> None:
    colour = QColor(look().colour(Role.ACCENT))
    colour.setAlphaF(_LEAST_HEAT + (_MOST_HEAT - _LEAST_HEAT) * min(1.0, max(0.0, cell.heat)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, 5, 5)
    if cell.is_outlier:
        painter.setPen(QPen(look().colour(Role.WARN), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 5, 5)
        painter.setPen(Qt.PenStyle.NoPen)


def _place(value: float, scale: tuple[float, float], rect: QRectF) -> float:
    low, high = scale
    share = (value - low) / (high - low) if high > low else 0.5
    return rect.left() + rect.width() * min(1.0, max(0.0, share))
