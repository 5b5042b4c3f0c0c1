"""The tasks on PDF files. Pages count from 0; lengths are points, from the top left corner of the unrotated page."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QModelIndex, QPointF, QRectF, QSize, QUrl
from PySide6.QtPdf import (
    QPdfBookmarkModel,
    QPdfDocument,
    QPdfDocumentRenderOptions,
    QPdfLinkModel,
    QPdfSelection,
)

from judge_desktop.ui.viewers.reading.answers import Answer, Refusal, Refused
from judge_desktop.ui.viewers.reading.pdf_documents import document_of, page_of
from judge_desktop.ui.viewers.reading.pdf_texts import (
    hits_of,
    rect_of,
    rects_of,
    selection_between,
    text_of,
    whole_signs,
    word_at,
)
from judge_desktop.ui.viewers.reading.pixels import MOST_PIXELS, picture_answer
from judge_desktop.ui.viewers.reading.shapes import (
    DEEPEST_OUTLINE,
    LONGEST_SIDE,
    MOST_LINKS,
    MOST_OUTLINE,
    MOST_SIGNS,
    MOST_TITLE,
    MOST_URL,
)

_MOST_SIGNS_TOGETHER = 1_000_000

_Rotation = QPdfDocumentRenderOptions.Rotation
_ROTATIONS = {0: _Rotation.None_, 90: _Rotation.Clockwise90, 180: _Rotation.Clockwise180, 270: _Rotation.Clockwise270}


def open_pdf(arguments: Mapping[str, Any]) -> Answer:
    """`pages`: width and height of each; `outline`: level (from 0), title, page and y of what it leads to."""
    document = document_of(arguments)
    pages = [list(_size(document, page)) for page in range(document.pageCount())]
    return Answer({"pages": pages, "outline": _outline(document)})


def draw_page(arguments: Mapping[str, Any]) -> Answer:
    """`page` at `scale` pixels per point, turned clockwise by `rotation` degrees, on white.

    Drawn smaller than asked rather than larger than memory bears.
    """
    document, page = page_of(arguments)
    rotation = int(arguments.get("rotation", 0)) % 360
    width, height = _size(document, page)
    scale = min(float(arguments["scale"]), math.sqrt(MOST_PIXELS / (width * height)))
    if rotation not in _ROTATIONS or not scale > 0:
        raise Refused(Refusal.UNSUPPORTED)
    size = QSize(max(1, int(width * scale + 0.5)), max(1, int(height * scale + 0.5)))
    options = QPdfDocumentRenderOptions()
    options.setRotation(_ROTATIONS[rotation])
    options.setRenderFlags(QPdfDocumentRenderOptions.RenderFlag.Annotations)
    image = document.render(page, size.transposed() if rotation % 180 else size, options)
    return picture_answer(image, is_on_white=True)


def read_texts(arguments: Mapping[str, Any]) -> Answer:
    """`texts` of up to `count` pages from `first` on: of fewer, but one, when they are long."""
    document = document_of(arguments)
    first, count = int(arguments["first"]), int(arguments["count"])
    texts: list[str] = []
    for page in range(max(0, first), min(first + count, document.pageCount())):
        texts.append(text_of(document, page))
        if sum(map(len, texts)) > _MOST_SIGNS_TOGETHER:
            break
    return Answer({"texts": texts})


def find_hits(arguments: Mapping[str, Any]) -> Answer:
    """`rects`: for each place where `words` stand on `page`, the rectangles that cover it."""
    document, page = page_of(arguments)
    return Answer({"rects": hits_of(document, page, str(arguments["words"]))})


def select_text(arguments: Mapping[str, Any]) -> Answer:
    """`text` and `rects` of what lies between the points `from` and `to` of `page` in the order of its text.

    A point beside all text means the text nearest to it: a line is selected from its margin.
    """
    document, page = page_of(arguments)
    return _selected(selection_between(document, page, _point(arguments["from"]), _point(arguments["to"])))


def select_word(arguments: Mapping[str, Any]) -> Answer:
    """`text` and `rects` of the word at the point `at` of `page`; empty beside all text."""
    document, page = page_of(arguments)
    return _selected(word_at(document, page, _point(arguments["at"])))


def list_links(arguments: Mapping[str, Any]) -> Answer:
    """`links` on `page`: each a `rect`, and a `page` with its `y`, or a `url`."""
    document, page = page_of(arguments)
    model = QPdfLinkModel()
    model.setDocument(document)
    model.setPage(page)
    rows = min(model.rowCount(QModelIndex()), MOST_LINKS)
    links = [_link(model, model.index(row, 0), document) for row in range(rows)]
    return Answer({"links": [link for link in links if link is not None]})


def _link(model: QPdfLinkModel, index: QModelIndex, document: QPdfDocument) -> dict[str, Any] | None:
    role = QPdfLinkModel.Role
    box: QRectF = model.data(index, role.Rectangle.value)
    url = model.data(index, role.Url.value)
    words = bytes(url.toEncoded().data()).decode("ascii")[:MOST_URL] if isinstance(url, QUrl) else ""
    rect = rect_of(box)
    if not all(map(math.isfinite, rect)):
        return None
    if words:
        return {"rect": rect, "url": words}
    page = int(model.data(index, role.Page.value))
    if not 0 <= page < document.pageCount():
        return None
    return {"rect": rect, "page": page, "y": _y(document, page, model.data(index, role.Location.value))}


def _outline(document: QPdfDocument) -> list[list[Any]]:
    model = QPdfBookmarkModel()
    model.setDocument(document)
    entries: list[list[Any]] = []
    _collect(model, QModelIndex(), 0, document, entries)
    return entries


def _collect(
    model: QPdfBookmarkModel, parent: QModelIndex, level: int, document: QPdfDocument, entries: list[list[Any]]
) -> None:
    role = QPdfBookmarkModel.Role
    for row in range(model.rowCount(parent)):
        if len(entries) >= MOST_OUTLINE:
            return
        index = model.index(row, 0, parent)
        title = whole_signs(" ".join(str(model.data(index, role.Title) or "").split())[:MOST_TITLE])
        page = int(model.data(index, role.Page))
        if title and 0 <= page < document.pageCount():
            entries.append([level, title, page, _y(document, page, model.data(index, role.Location))])
        if level < DEEPEST_OUTLINE:
            _collect(model, index, level + 1, document, entries)


def _y(document: QPdfDocument, page: int, location: QPointF | None) -> float:
    """How far down the page; its top when that is not said, or nonsense as QtPdf makes it of "fit the page"."""
    y = location.y() if location is not None else 0.0
    return y if 0 <= y <= _size(document, page)[1] else 0.0


def _size(document: QPdfDocument, page: int) -> tuple[float, float]:
    """Width and height of the page, made possible ones when a damaged file says nonsense."""
    size = document.pagePointSize(page)
    return _side(size.width()), _side(size.height())


def _side(points: float) -> float:
    return min(points, LONGEST_SIDE) if math.isfinite(points) and points >= 1 else 1.0


def _point(pair: Any) -> QPointF:
    x, y = pair
    return QPointF(float(x), float(y))


def _selected(selection: QPdfSelection | None) -> Answer:
    if selection is None or not selection.isValid():
        return Answer({"text": "", "rects": []})
    return Answer({"text": whole_signs(selection.text()[:MOST_SIGNS]), "rects": rects_of(selection)})
