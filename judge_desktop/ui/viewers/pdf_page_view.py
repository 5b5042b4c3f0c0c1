"""The pages of a PDF as they are seen: their pixels, the places found, the text selected, their links.

All of it comes from a reader in another process, when it is wanted, and never makes the view wait. Moving and zooming
are `pdf_roll`, the mouse is `pdf_pointer`, what is around the pages (toolbar, panels, password) `pdf_viewer`.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.viewers.pdf_file import PageAnswers, PdfFile
from judge_desktop.ui.viewers.pdf_layout import Box
from judge_desktop.ui.viewers.pdf_links import PdfLink, links_of
from judge_desktop.ui.viewers.pdf_marks import PdfMarks
from judge_desktop.ui.viewers.pdf_painting import PaintedPage, paint_page
from judge_desktop.ui.viewers.pdf_pixels import PdfPixels
from judge_desktop.ui.viewers.pdf_place import Fit, PdfPlace
from judge_desktop.ui.viewers.pdf_roll import LINE, PdfRoll
from judge_desktop.ui.viewers.pdf_selection import PdfSelection
from judge_desktop.ui.viewers.reading.answers import Answer, Failure
from judge_desktop.ui.viewers.reading.reader import Reader
from judge_desktop.ui.viewers.search_folding import shown_text
from judge_desktop.ui.widgets.focus_ring import KeyboardFocus, paint_focus_ring
from judge_desktop.ui.widgets.text_lines import paint_line
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import RADIUS_CONTROL, Role, Type

_KEPT_BYTES = 120_000_000
_ZOOMING_MS = 60  # pixels are asked for when the wheel rests
_BESIDE_HIT = 60
_READ_ALOUD_MS = 400  # a page that was only leafed over is not read aloud


class PdfPageView(PdfRoll):
    """Shows the file of `set_file`. `address_requested(address)` when a link out of the document was pressed."""

    address_requested = Signal(str)

    def __init__(self, reader: Reader, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._file: PdfFile | None = None
        self._waiting_words = ""
        self.pixels = PdfPixels(reader, _KEPT_BYTES, self)
        self.links = PageAnswers(reader, "pdf.links", self)
        self.marks = PdfMarks(reader, self)
        self.selection = PdfSelection(reader, self)
        self._keyboard = KeyboardFocus(self)
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.timeout.connect(self._ask)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(name)
        self._describing = QTimer(self)
        self._describing.setSingleShot(True)
        self._describing.timeout.connect(self._describe_text)
        self.page_changed.connect(self._describe)
        for signal in (self.pixels.page_drawn, self.selection.selection_changed, self.marks.marks_changed):
            signal.connect(self._repaint)
        self.marks.hit_found.connect(self._bring_into_view)
        look().theme_changed.connect(self._repaint)

    def set_file(self, file: PdfFile | None, place: PdfPlace | None = None) -> None:
        """Show another file at a place of it, or nothing."""
        where = place or PdfPlace()
        self._file = file
        self.pixels.set_file(file, where.rotation)
        self.selection.set_file(file)
        self.marks.set_file(file)
        self.links.set_subject(file.subject if file is not None else None)
        self.set_sizes(file.sizes if file is not None else (), where)

    def set_waiting_words(self, words: str) -> None:
        """What stands here as long as there is no file, for people who wait for one."""
        self._waiting_words = words
        self._repaint()

    def file(self) -> PdfFile | None:
        """The file shown."""
        return self._file

    def mark_words(self, words: str) -> None:
        """Mark these words on all pages; none take the marks away."""
        self.marks.set_words(words)
        self._asking.start(0)

    def show_hit(self, page: int, nth: int) -> None:
        """Frame the `nth` (from 0) of the places marked on that page (from 1) and bring it into view."""
        if 1 <= page <= self.page_count():
            if page - 1 not in self.seen():
                self.go_to(page)
            self.marks.go_to(page - 1, nth)

    def hit_boxes(self, page: int) -> list[list[Box]]:
        """Where the places marked on a page (from 0) lie on the roll, as far as they are known."""
        return [[self.layout_of_pages.to_roll(page, *rect) for rect in rects] for rects in self.marks.rects(page)]

    def links_on(self, page: int) -> tuple[PdfLink, ...]:
        """The links of a page (from 0), as far as they are known."""
        return links_of(self.links.of(page) or {})

    def link_at(self, at: QPointF) -> PdfLink | None:
        """The link under a point of the view."""
        found = self.page_point(at)
        if found is None:
            return None
        page, point = found
        return next((one for one in self.links_on(page) if one.box.holds(*point)), None)

    def follow(self, link: PdfLink) -> None:
        """Go to where a link leads; out of the document only by `address_requested`."""
        if link.address:
            self.address_requested.emit(link.address)
        else:
            self.go_to_point(link.page, link.y)

    def page_point(self, at: QPointF, page: int | None = None) -> tuple[int, tuple[float, float]] | None:
        """The page (from 0) under a point of the view, or the one given, and the point of it there or nearest."""
        x, y = at.x() + self.left(), at.y() + self.upper()
        found = page if page is not None else self.layout_of_pages.page_at(x, y)
        return (found, self.layout_of_pages.to_page(found, x, y)) if found is not None else None

    def reshape(self, fit: Fit, zoom: float, rotation: int) -> None:
        if rotation != self.rotation():
            self.pixels.set_file(self._file, rotation)
        super().reshape(fit, zoom, rotation)
        self._asking.start(_ZOOMING_MS if self.pixels.size_bytes() else 0)

    def moved(self) -> None:
        self._repaint()
        if not self._asking.isActive():
            self._asking.start(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), look().colour(Role.DESK))
        for page in self.seen():
            paint_page(painter, self._painted(page))
        if self._file is None and self._waiting_words:
            centre = Qt.AlignmentFlag.AlignHCenter
            paint_line(painter, self._waiting_words, self.viewport().rect().toRectF(), Type.BODY, Role.INK2, centre)
        if self._keyboard.is_shown():
            paint_focus_ring(painter, self.viewport().rect().toRectF(), RADIUS_CONTROL)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._repaint()

    def _painted(self, page: int) -> PaintedPage:
        layout, to_view = self.layout_of_pages, self.to_view
        selected = self.selection.rects if self.selection.page == page else ()
        return PaintedPage(
            to_view(layout.box(page)),
            tr("Page {n} cannot be shown").format(n=page + 1) if self.pixels.is_lost(page) else str(page + 1),
            self.pixels.pixmap(page),
            [[to_view(box) for box in boxes] for boxes in self.hit_boxes(page)],
            self.marks.current_on(page),
            [to_view(layout.to_roll(page, *rect)) for rect in selected],
        )

    def _ask(self) -> None:
        """Ask for what is seen, then for the page ahead and the one behind."""
        if not self.page_count():
            return
        seen = self.seen()
        around = [page for page in (seen[-1] + 1, seen[0] - 1) if 0 <= page < self.page_count()]
        ratio, layout = self.devicePixelRatioF(), self.layout_of_pages
        self.pixels.want([*seen, *around], lambda page: layout.scale(page) * ratio)
        self.links.want(seen)
        self.marks.want(seen)

    def _bring_into_view(self, page: int, nth: int) -> None:
        hits = self.hit_boxes(page)
        if nth >= len(hits) or not hits[nth]:
            self.go_to(page + 1)
            return
        box, height, upper = hits[nth][0], self.viewport().height(), self.upper()
        if box.y < upper + LINE or box.bottom > upper + height - LINE:
            upper = round(box.y - height / 3)
        self.hold(page, upper)
        if not self.left() <= box.x <= self.left() + self.viewport().width() - _BESIDE_HIT:
            self.horizontalScrollBar().setValue(round(box.x) - _BESIDE_HIT)

    def _describe(self, page: int) -> None:
        self.setAccessibleDescription(self._page_words(page))
        if QAccessible.isActive():
            self._describing.start(_READ_ALOUD_MS)

    def _describe_text(self) -> None:
        """Give a screen reader the words of the page seen; for nobody else are they asked."""
        file, page = self._file, self.page()
        if file is None:
            return

        def take(answer: Answer) -> None:
            if (self._file, self.page()) == (file, page):
                words = shown_text(" ".join(answer.content["texts"]))
                self.setAccessibleDescription(f"{self._page_words(page)}. {words}")

        def pass_over(_failure: Failure, _code: str) -> None:
            """The number of the page was said already."""

        self._reader.ask("pdf.texts", {**file.subject, "first": page - 1, "count": 1}, take, pass_over)

    def _page_words(self, page: int) -> str:
        return tr("Page {n} of {total}").format(n=page, total=self.page_count())

    def _repaint(self, *_args: object) -> None:
        self.viewport().update()
