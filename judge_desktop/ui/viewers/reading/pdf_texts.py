"""Texts of a PDF page and where they stand. Rectangles are in points, unrotated, from the top left corner."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtPdf import QPdfDocument, QPdfSelection

from judge_desktop.ui.viewers.reading.folding import find_all

Rect = list[float]
MOST_SIGNS = 200_000
_MOST_HITS = 2_000


def text_of(document: QPdfDocument, page: int) -> str:
    """All text of the page, up to `MOST_SIGNS`."""
    return document.getAllText(page).text()[:MOST_SIGNS]


def hits_of(document: QPdfDocument, page: int, words: str) -> list[list[Rect]]:
    """The rectangles of each place where the words stand, in the order of the text."""
    whole = document.getAllText(page)
    text = whole.text()[:MOST_SIGNS]
    found = []
    for first, behind in find_all(text, words)[:_MOST_HITS]:
        start, end = _index_in_pdf(document, page, whole, first), _index_in_pdf(document, page, whole, behind)
        found.append(rects_of(document.getSelectionAtIndex(page, start, end - start)))
    return found


def word_at(document: QPdfDocument, page: int, point: QPointF) -> QPdfSelection | None:
    """The word under the point; None when there is no text."""
    touched = _touched(document, page, point)
    if touched is None:
        return None
    whole = document.getAllText(page)
    text = whole.text()
    at = touched.startIndex()
    if len(text) != whole.endIndex() or not 0 <= at < len(text) or text[at].isspace():
        return touched
    first, behind = at, at + 1
    while first > 0 and not text[first - 1].isspace():
        first -= 1
    while behind < len(text) and not text[behind].isspace():
        behind += 1
    return document.getSelectionAtIndex(page, first, behind - first)


def rects_of(selection: QPdfSelection) -> list[Rect]:
    """One rectangle for each piece of a line that is selected."""
    boxes = [polygon.boundingRect() for polygon in selection.bounds()]
    return [[box.x(), box.y(), box.width(), box.height()] for box in boxes if not box.isEmpty()]


def _touched(document: QPdfDocument, page: int, point: QPointF) -> QPdfSelection | None:
    for reach in (0.5, 2.0, 4.0):
        aside = QPointF(reach, 0)
        found = document.getSelection(page, point - aside, point + aside)
        if found.isValid() and found.endIndex() > found.startIndex():
            return found
    return None


def _index_in_pdf(document: QPdfDocument, page: int, whole: QPdfSelection, at: int) -> int:
    """The index that QtPdf counts by, of a character of the page's text.

    It counts characters that have no text as well, and a character beyond the first plane of Unicode twice.
    """
    text = whole.text()
    units = len(text[:at].encode("utf-16-le", "surrogatepass")) // 2
    if whole.endIndex() == len(text):
        return units
    low, high = units, whole.endIndex()
    while low < high:
        middle = (low + high) // 2
        if len(document.getSelectionAtIndex(page, 0, middle).text()) < at:
            low = middle + 1
        else:
            high = middle
    return low
