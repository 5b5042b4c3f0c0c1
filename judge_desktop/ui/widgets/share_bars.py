"""Lying bars that compare shares of a whole: a label, a bar and the share in words, one row each.

It takes plain numbers; what they are shares of is said by the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from judge_desktop.ui.widgets.text_lines import paint_line
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import Role, Tone, Type

_ROW, _BAR, _GAP = 34, 12, 12
_LABEL_PART, _LEAST_BAR = 0.5, 60


@dataclass(frozen=True, slots=True)
class Share:
    """One row: a share between 0 and 1, and how it is written. The chosen one is in accent."""

    label: str
    share: float
    words: str
    is_chosen: bool = False


class ShareBars(QWidget):
    """`spoken` says what the shares are; a screen reader hears them all behind it."""

    def __init__(self, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spoken = spoken
        self._shares: tuple[Share, ...] = ()
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().theme_changed.connect(self.updateGeometry)

    def set_shares(self, shares: Sequence[Share]) -> None:
        """Show these rows from the top."""
        self._shares = tuple(shares)
        rows = "; ".join(f"{one.label}: {one.words}" for one in self._shares)
        self.setAccessibleName(f"{self._spoken}: {rows}" if rows else self._spoken)
        self.setToolTip("\n".join(f"{one.label}: {one.words}" for one in self._shares))
        self.updateGeometry()
        self.update()

    def shares(self) -> tuple[Share, ...]:
        """The rows shown."""
        return self._shares

    def sizeHint(self) -> QSize:
        return QSize(look().px(360), look().px(_ROW) * len(self._shares))

    def minimumSizeHint(self) -> QSize:
        least = self._words_width() + look().px(2 * _GAP + 2 * _LEAST_BAR)
        return QSize(least, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        high, gap, words = look().px(_ROW), look().px(_GAP), self._words_width()
        labels = self._labels_width()
        for n, one in enumerate(self._shares):
            row = QRectF(0, n * high, self.width(), high)
            line = Type.LABEL if one.is_chosen else Type.BODY
            paint_line(painter, one.label, QRectF(0, row.top(), labels, high), line, Role.INK)
            bar = QRectF(labels + gap, row.center().y() - look().px(_BAR) / 2, 0, look().px(_BAR))
            bar.setRight(self.width() - words - gap)
            _paint_bar(painter, bar, one)
            rest = QRectF(self.width() - words, row.top(), words, high)
            paint_line(painter, one.words, rest, line, Role.INK, Qt.AlignmentFlag.AlignRight)

    def _words_width(self) -> int:
        metrics = look().metrics(Type.LABEL)
        return ceil(max((metrics.horizontalAdvance(one.words) for one in self._shares), default=0))

    def _labels_width(self) -> int:
        metrics = look().metrics(Type.LABEL)
        wanted = ceil(max((metrics.horizontalAdvance(one.label) for one in self._shares), default=0))
        return min(wanted, int(self.width() * _LABEL_PART))


def _paint_bar(painter: QPainter, track: QRectF, one: Share) -> None:
    radius = track.height() / 2
    painter.setBrush(look().colour(Role.SUNKEN))
    painter.drawRoundedRect(track, radius, radius)
    if one.share <= 0:
        return
    filled = QRectF(track)
    filled.setWidth(max(track.height(), track.width() * min(1.0, one.share)))
    painter.setBrush(look().colour(Role.ACCENT if one.is_chosen else Tone.NEUTRAL.mark))
    painter.drawRoundedRect(filled, radius, radius)
