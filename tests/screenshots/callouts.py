"""Numbers on a picture: discs beside what a page of help speaks of, where they cover no words."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from PIL import Image, ImageDraw, ImageFilter
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import Role, Type

_DISC, _RIM = 26, 2.5  # px of the design
_LOW = 60  # px: beside anything lower the disc may stand in its middle
_CORNER = 8  # px: in which a rounded corner lies
_EDGE = 90  # of 255: what counts as the outline of a letter; hairlines of cards are fainter
_LATER, _NOT_FIRST = 0.006, 0.008  # what every later place must be emptier by, as a share of the disc


def bring_into_view(marked: QWidget) -> None:
    """Scroll what scrolls around it until its beginning is seen, with air above."""
    above = marked.parentWidget()
    while above is not None:
        if isinstance(above, ScrollArea):
            top = marked.mapTo(above.viewport(), QPoint(0, 0)).y()
            if not 0 <= top < above.viewport().height() - 2 * _DISC:
                bar = above.verticalScrollBar()
                bar.setValue(bar.value() + top - _DISC)
        above = above.parentWidget()


def seen(marked: QWidget, page: QWidget) -> QRect:
    """The part of it that is seen on the page; empty where it was scrolled away."""
    part = marked.visibleRegion().boundingRect()
    return QRect(marked.mapTo(page, part.topLeft()), part.size()) if not part.isEmpty() else QRect()


def number(picture: QPixmap, things: Sequence[QRect], frame: QRect) -> None:
    """Discs with 1, 2, 3 … at these things, inside the frame; all in px of the page."""
    edges = _edges(picture)
    scale = picture.devicePixelRatio()
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = look().font(Type.STRONG)
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    taken: list[QRectF] = []
    for count, thing in enumerate(things, 1):
        disc = _emptiest(edges, scale, thing, frame, taken)
        taken.append(disc)
        painter.setPen(QPen(QColor("white"), _RIM))
        painter.setBrush(look().colour(Role.ACCENT))
        painter.drawEllipse(disc)
        painter.setPen(QColor("white"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(count))
    painter.end()


def _emptiest(edges: Image.Image, scale: float, thing: QRect, frame: QRect, taken: Sequence[QRectF]) -> QRectF:
    """Of the places for a disc the one that covers least; the earlier where two are alike."""
    edges = _without_frame(edges, scale, thing)
    inside = QRectF(frame).adjusted(_RIM, _RIM, -_RIM, -_RIM)
    possible = (_moved_into(inside, _disc(place)) for place in _places(QRectF(thing)))
    discs = [disc for disc in possible if not any(disc.intersects(one) for one in taken)]
    costs = [_covered(edges, scale, disc) + (n * _LATER + _NOT_FIRST if n else 0) for n, disc in enumerate(discs)]
    return discs[costs.index(min(costs))]


def _places(thing: QRectF) -> Iterator[QPointF]:
    """Middles of the disc: on the corners of the thing, beside a low one, then inside."""
    half = _DISC / 2
    yield thing.topLeft()
    if thing.height() < _LOW:
        yield QPointF(thing.left() - half - 4, thing.center().y())
        yield QPointF(thing.right() + half + 4, thing.center().y())
    yield thing.topRight()
    yield QPointF(thing.left() + half, thing.top() - half - 3)
    yield thing.bottomLeft()
    yield QPointF(thing.right() - half - 6, thing.top() + half + 6)
    yield QPointF(thing.left() + half + 6, thing.top() + half + 6)
    yield QPointF(thing.left() + half + 3, thing.bottom() - half - 3)
    yield QPointF(thing.right() - half - 3, thing.bottom() - half - 3)


def _disc(middle: QPointF) -> QRectF:
    return QRectF(middle.x() - _DISC / 2, middle.y() - _DISC / 2, _DISC, _DISC)


def _moved_into(frame: QRectF, disc: QRectF) -> QRectF:
    left = min(max(disc.left(), frame.left()), frame.right() - disc.width())
    top = min(max(disc.top(), frame.top()), frame.bottom() - disc.height())
    return QRectF(left, top, disc.width(), disc.height())


def _covered(edges: Image.Image, scale: float, disc: QRectF) -> float:
    """The share of the disc that would lie over outlines."""
    box = disc.adjusted(-_RIM, -_RIM, _RIM, _RIM)
    left, top, right, bottom = (round(scale * one) for one in (box.left(), box.top(), box.right(), box.bottom()))
    part = edges.crop((left, top, right, bottom))
    return sum(part.histogram()[_EDGE:]) / (part.width * part.height)


def _without_frame(edges: Image.Image, scale: float, thing: QRect) -> Image.Image:
    """The outlines but for the frame of the thing itself, which a number may lie on."""
    found = edges.copy()
    drawing = ImageDraw.Draw(found)
    left, top, right, bottom = (
        round(scale * one)
        for one in (thing.left(), thing.top(), thing.left() + thing.width(), thing.top() + thing.height())
    )
    band, corner = round(3 * scale), round(_CORNER * scale)
    drawing.rectangle((left - 1, top - 1, right + 1, bottom + 1), outline=0, width=band)
    for x in (left - 1, right - corner):
        for y in (top - 1, bottom - corner):
            drawing.rectangle((x, y, x + corner, y + corner), fill=0)
    return found


def _edges(picture: QPixmap) -> Image.Image:
    return open_image(picture).convert("L").filter(ImageFilter.FIND_EDGES)


def open_image(picture: QPixmap) -> Image.Image:
    """The same picture for Pillow."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")
