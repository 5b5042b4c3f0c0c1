"""Texts of a PDF page and where they stand. Rectangles are in points, unrotated, from the top left corner."""

from __future__ import annotations

import re
import unicodedata

from PySide6.QtCore import QMarginsF, QPointF, QRectF
from PySide6.QtPdf import QPdfDocument, QPdfSelection

from judge_desktop.ui.viewers.reading.shapes import FARTHEST, MOST_HITS, MOST_RECTS, MOST_SIGNS

Rect = list[float]
_INSIDE = 0.25  # of a point: on the edge of a box its letter is not hit
_REACH = 3.0  # a word is meant as far beside it
_HALF_SIGNS = re.compile("[\ud800-\udfff]")


def text_of(document: QPdfDocument, page: int) -> str:
    """All text of the page, up to `MOST_SIGNS`."""
    return whole_signs(document.getAllText(page).text()[:MOST_SIGNS])


def whole_signs(text: str) -> str:
    """The text as it can be written down: what is half a character in a damaged file becomes a mark for that."""
    return _HALF_SIGNS.sub("\ufffd", text)


def hits_of(document: QPdfDocument, page: int, words: str) -> list[list[Rect]]:
    """The rectangles of each place where the words stand, in the order of the text."""
    from judge_desktop.ui.viewers.search_folding import find_spans  # breaks Thai into words, which takes its time

    whole = document.getAllText(page)
    found: list[list[Rect]] = []
    room = MOST_RECTS
    for first, behind in find_spans(whole.text()[:MOST_SIGNS], words)[:MOST_HITS]:
        start, end = (_index_in_pdf(document, page, whole, at) for at in (first, behind))
        rects = rects_of(document.getSelectionAtIndex(page, start, end - start))
        room -= len(rects)
        if room < 0:
            break
        found.append(rects)
    return found


def selection_between(document: QPdfDocument, page: int, start: QPointF, end: QPointF) -> QPdfSelection | None:
    """What stands between the texts nearest to both points, no letter without its marks; None without any text."""
    whole = document.getAllText(page)
    boxes = _boxes(whole)
    if not boxes:
        return None
    one, other = sorted((_inside_nearest(boxes, start), _inside_nearest(boxes, end)))
    found = document.getSelection(page, QPointF(*one[1:]), QPointF(*other[1:]))
    text = whole.text()
    first, behind = found.startIndex(), found.endIndex()
    if not 0 <= first < behind <= len(text) == whole.endIndex():
        return found
    if _is_past_middle(document, page, text, behind, other[1]):
        behind += 1  # QtPdf leaves out the letter at the end
    while first > 0 and _is_mark(text[first]):
        first -= 1
    while behind < len(text) and _is_mark(text[behind]):
        behind += 1
    return document.getSelectionAtIndex(page, first, behind - first)


def word_at(document: QPdfDocument, page: int, point: QPointF) -> QPdfSelection | None:
    """The word under the point; None when there is no text. Thai is taken apart into words."""
    whole = document.getAllText(page)
    boxes = _boxes(whole)
    if not boxes:
        return None
    reach = QMarginsF(_REACH, _REACH, _REACH, _REACH)
    if not any(box.marginsAdded(reach).contains(point) for box in boxes):
        return None
    touched = _letter_at(document, page, QPointF(*_inside_nearest(boxes, point)[1:]))
    if touched is None or len(whole.text()) != whole.endIndex():
        return touched
    first, behind = _word_around(whole.text(), touched.startIndex())
    return document.getSelectionAtIndex(page, first, behind - first)


def rects_of(selection: QPdfSelection) -> list[Rect]:
    """One rectangle for each piece of a line that is selected."""
    return [rect_of(box) for box in _boxes(selection)[:MOST_RECTS]]


def rect_of(box: QRectF) -> Rect:
    """The rectangle as numbers, none of them far beyond all paper."""
    return [min(FARTHEST, max(-FARTHEST, one)) for one in (box.x(), box.y(), box.width(), box.height())]


def _boxes(selection: QPdfSelection) -> list[QRectF]:
    boxes = [polygon.boundingRect() for polygon in selection.bounds()]
    return [box for box in boxes if box.width() > 0 and box.height() > 0]


def _inside_nearest(boxes: list[QRectF], point: QPointF) -> tuple[int, float, float]:
    """The piece of a line that the point is in or nearest to, and the x and y of the point moved into its middle."""

    def distance(piece: int) -> tuple[float, float]:
        box = boxes[piece]
        return _gap(point.y(), box.top(), box.bottom()), _gap(point.x(), box.left(), box.right())

    nearest = min(range(len(boxes)), key=distance)
    box = boxes[nearest]
    edge = min(_INSIDE, box.width() / 2)
    return nearest, min(max(point.x(), box.left() + edge), box.right() - edge), box.center().y()


def _is_past_middle(document: QPdfDocument, page: int, text: str, at: int, x: float) -> bool:
    """Whether a point is in the second half of a letter."""
    if at >= len(text) or text[at].isspace():
        return False
    return x > document.getSelectionAtIndex(page, at, 1).boundingRectangle().center().x()


def _gap(value: float, low: float, high: float) -> float:
    return max(low - value, value - high, 0.0)


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign) == "Mn"


def _letter_at(document: QPdfDocument, page: int, point: QPointF) -> QPdfSelection | None:
    """The letter at the point, or a few beside it: QtPdf selects between two different letters only."""
    for reach in (1.0, 3.0, 6.0, 12.0):
        for ahead in (reach, -reach):
            found = document.getSelection(page, point, point + QPointF(ahead, 0))
            if found.isValid() and 0 <= found.startIndex() < found.endIndex():
                return found
    return None


def _word_around(text: str, at: int) -> tuple[int, int]:
    """First index of the word that holds a character, and the one behind it."""
    from judge_desktop.config.thai import breaks

    first = behind = at
    while first > 0 and not text[first - 1].isspace():
        first -= 1
    while behind < len(text) and not text[behind].isspace():
        behind += 1
    inside = [first, *(first + offset for offset in breaks(text[first:behind])), behind]
    return max(one for one in inside if one <= at), min((one for one in inside if one > at), default=behind)


def _index_in_pdf(document: QPdfDocument, page: int, whole: QPdfSelection, at: int) -> int:
    """The index that QtPdf counts by, of a character of the page's text.

    It counts characters that have no text as well, and a character beyond the first plane of Unicode twice.
    """
    text = whole.text()
    if whole.endIndex() == len(text):
        return at
    low, high = at, whole.endIndex()
    while low < high:
        middle = (low + high) // 2
        if len(document.getSelectionAtIndex(page, 0, middle).text()) < at:
            low = middle + 1
        else:
            high = middle
    return low
