"""Paints one page of a PDF: its pixels or its number on white, the places found, the selection, the dark veil."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from judge_desktop.ui.viewers.pdf_layout import Box
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import LIGHT, Role, Type

VEIL = QColor(0, 0, 0, 46)  # 18 % over a white page in the dark scheme; a page is never inverted
_FRAME = 2
_PALE, _STRONG = 0.20, 0.30  # of the accent over found places and over the selection


@dataclass(frozen=True, slots=True)
class PaintedPage:
    """What is to be seen of a page. Boxes are where they fall in the view; `words` stand there until pixels do."""

    box: Box
    words: str
    pixmap: QPixmap | None = None
    found: Sequence[Sequence[Box]] = ()
    current: int = -1
    selected: Sequence[Box] = ()


def paint_page(painter: QPainter, page: PaintedPage) -> None:
    """Paint the page at its box. A page is paper: its own colours are those of the light scheme in both."""
    rect = _rect(page.box)
    painter.fillRect(rect, Qt.GlobalColor.white)
    if page.pixmap is not None:
        painter.drawPixmap(rect, page.pixmap, QRectF(page.pixmap.rect()))
    else:
        painter.setPen(QColor(LIGHT[Role.INK3]))
        painter.setFont(look().font(Type.BODY))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap), page.words)
    for nth, boxes in enumerate(page.found):
        _paint_found(painter, boxes, is_current=nth == page.current)
    for box in page.selected:
        painter.fillRect(_rect(box), _accent(_STRONG))
    if look().is_dark:
        painter.fillRect(rect, VEIL)


def _paint_found(painter: QPainter, boxes: Sequence[Box], *, is_current: bool) -> None:
    for box in boxes:
        rect = _rect(box).adjusted(-1, -1, 1, 1)
        painter.fillRect(rect, _accent(_PALE))
        if is_current:
            painter.setPen(QPen(QColor(LIGHT[Role.ACCENT]), _FRAME))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(-1, -1, 1, 1))
    painter.setPen(Qt.PenStyle.NoPen)


def _accent(share: float) -> QColor:
    colour = QColor(LIGHT[Role.ACCENT])
    colour.setAlphaF(share)
    return colour


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
