"""The pages of a PDF below each other: scrolled, zoomed, turned, selected, with the places found and the links.

Pixels, texts and links come from a reader in another process, when they are wanted, and never make the view wait.
Scroll bars never depend on what they show: the upright one is always there, the lying one only when pages zoomed by
hand are wider than the view. What is around the pages (toolbar, panels, password) is `pdf_viewer`.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.viewers.pdf_file import PageAnswers, PdfFile
from judge_desktop.ui.viewers.pdf_layout import LEAST_ZOOM, MOST_ZOOM, Box, PdfLayout, Shape
from judge_desktop.ui.viewers.pdf_links import PdfLink, links_of
from judge_desktop.ui.viewers.pdf_painting import PaintedPage, paint_page
from judge_desktop.ui.viewers.pdf_pixels import PdfPixels
from judge_desktop.ui.viewers.pdf_place import Fit, PdfPlace
from judge_desktop.ui.viewers.pdf_selection import PdfSelection
from judge_desktop.ui.viewers.reading.reader import Reader
from judge_desktop.ui.widgets.focus_ring import KeyboardFocus, paint_focus_ring
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import RADIUS_CONTROL, Role

STEP = 1.2
_KEPT_BYTES = 120_000_000
_LINE = 48
_NOTCH = 120
_ZOOMING_MS = 60  # pixels are asked for when the wheel rests
_ABOVE = 8  # pixels of the desk seen above a page gone to
_MARGIN_OF_HIT = 60


class PdfPageView(QAbstractScrollArea):
    """Shows the file of `set_file`.

    `page_changed(n)` (from 1) when another page is mostly seen, `zoom_changed` when size or turn is another,
    `address_requested(address)` when a link out of the document was pressed.
    """

    page_changed = Signal(int)
    zoom_changed = Signal()
    address_requested = Signal(str)

    def __init__(self, reader: Reader, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._file: PdfFile | None = None
        self._shape = Shape()
        self._layout = PdfLayout((), self._shape)
        self._page = 0
        self._held: tuple[int, int] | None = None  # a page that was gone to, and the value of the scroll bar for it
        self._current: tuple[int, int] | None = None
        self._is_hit_to_show = False
        self.pixels = PdfPixels(reader, _KEPT_BYTES, self)
        self.links = PageAnswers(reader, "pdf.links", self)
        self.found = PageAnswers(reader, "pdf.hits", self)
        self.selection = PdfSelection(reader, self)
        self._keyboard = KeyboardFocus(self)
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.timeout.connect(self._ask)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.setProperty("ground", "desk")
        self.setAccessibleName(name)
        for signal in (self.pixels.page_drawn, self.selection.selection_changed):
            signal.connect(self._repaint)
        self.found.answered.connect(self._take_found)
        look().theme_changed.connect(self._repaint)

    def set_file(self, file: PdfFile | None, place: PdfPlace | None = None) -> None:
        """Show another file at a place of it, or nothing."""
        self._file = file
        self._current, self._held, self._is_hit_to_show = None, None, False
        where = place or PdfPlace()
        self.pixels.set_file(file, where.rotation)
        self.selection.set_file(file)
        self.links.set_subject(file.subject if file is not None else None)
        self.found.set_subject(None)
        self._shape = Shape(self._room(), where.fit, where.zoom, where.rotation)
        self._lay_out()
        self._page = -1
        self.go_to(where.page, where.offset)
        self.zoom_changed.emit()

    def file(self) -> PdfFile | None:
        """The file shown."""
        return self._file

    def page(self) -> int:
        """The page mostly seen, from 1; 0 without a file."""
        return self._page + 1 if self._file is not None else 0

    def page_count(self) -> int:
        """How many pages there are, 0 without a file."""
        return self._layout.page_count()

    def place(self) -> PdfPlace:
        """Where the view is, to come back to."""
        if not self.page_count():
            return PdfPlace()
        return PdfPlace(self._page + 1, self._top(), self._shape.fit, self.zoom(), self._shape.rotation)

    def go_to(self, page: int, offset: float = 0.0) -> None:
        """Show that page (from 1), or the nearest there is, `offset` of it above the upper edge (0: just all of it)."""
        if not self.page_count():
            return
        wanted = min(self.page_count(), max(1, page)) - 1
        box = self._layout.box(wanted)
        above = 0 if offset else box.y if wanted == 0 else _ABOVE
        self._hold(wanted, round(box.y + offset * box.height - above))

    def go_to_point(self, page: int, y: float) -> None:
        """Show the place `y` points below the top of that page (from 1), where its title or link leads to."""
        if 1 <= page <= self.page_count():
            box = self._layout.to_roll(page - 1, 0, y, 0, 0)
            self._hold(page - 1, round(box.y) - (_ABOVE if y <= 0 else _LINE))

    def fit(self) -> Fit:
        """How pages fit the view."""
        return self._shape.fit

    def set_fit(self, fit: Fit) -> None:
        """Show pages as wide as the view, or whole."""
        page = self._page
        self._reshape(fit, self.zoom(), self._shape.rotation)
        if fit is Fit.PAGE:
            self.go_to(page + 1)

    def zoom(self) -> float:
        """The zoom of the page seen, 1 for its size on paper."""
        return self._layout.zoom(max(0, self._page)) if self.page_count() else 1.0

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom in (above 1) or out; what is under `at` of the view (its middle) stays there."""
        if not self.page_count():
            return
        still = at if at is not None else QPointF(self.viewport().width() / 2, self.viewport().height() / 2)
        x, y = still.x() + self._left(), still.y() + self._upper()
        page = self._layout.pages_between(y, y)[0]
        before = self._layout.box(page)
        share_x, share_y = (x - before.x) / before.width, (y - before.y) / before.height
        self._reshape(Fit.NONE, min(MOST_ZOOM, max(LEAST_ZOOM, self.zoom() * factor)), self._shape.rotation)
        after = self._layout.box(page)
        self.horizontalScrollBar().setValue(round(after.x + share_x * after.width - still.x()))
        self.verticalScrollBar().setValue(round(after.y + share_y * after.height - still.y()))

    def rotation(self) -> int:
        """How far the pages are turned, in degrees, clockwise."""
        return self._shape.rotation

    def rotate(self, degrees: int = 90) -> None:
        """Turn all pages clockwise by a multiple of 90 degrees; the page seen stays."""
        page, rotation = self._page, (self._shape.rotation + degrees) % 360
        self.pixels.set_file(self._file, rotation)
        self._reshape(self._shape.fit, self.zoom(), rotation)
        self.go_to(page + 1)

    def mark_words(self, words: str) -> None:
        """Mark these words on all pages; none take the marks away."""
        self._current, self._is_hit_to_show = None, False
        subject = {**self._file.subject, "words": words} if self._file is not None and words else None
        self.found.set_subject(subject)
        self._ask_soon()
        self._repaint()

    def show_hit(self, page: int, nth: int) -> None:
        """Frame the `nth` (from 0) of the places marked on that page (from 1) and bring it into view."""
        if not 1 <= page <= self.page_count():
            return
        self._current, self._is_hit_to_show = (page - 1, nth), True
        self.found.want([page - 1])
        if self.found.of(page - 1) is not None:
            self._take_found(page - 1)
        else:
            self.go_to(page)

    def hit_boxes(self, page: int) -> list[list[Box]]:
        """Where the places marked on a page (from 0) lie on the roll, as far as they are known."""
        known = self.found.of(page) or {}
        return [[self._layout.to_roll(page, *rect) for rect in rects] for rects in known.get("rects", ())]

    def links_on(self, page: int) -> tuple[PdfLink, ...]:
        """The links of a page (from 0), as far as they are known."""
        return links_of(self.links.of(page) or {})

    def link_at(self, at: QPointF) -> PdfLink | None:
        """The link under a point of the view."""
        x, y = at.x() + self._left(), at.y() + self._upper()
        page = self._layout.page_at(x, y)
        if page is None:
            return None
        point = self._layout.to_page(page, x, y)
        return next((one for one in self.links_on(page) if one.box.holds(*point)), None)

    def follow(self, link: PdfLink) -> None:
        """Go to where a link leads; out of the document only by `address_requested`."""
        if link.address:
            self.address_requested.emit(link.address)
        else:
            self.go_to_point(link.page, link.y)

    def page_point(self, at: QPointF, page: int | None = None) -> tuple[int, tuple[float, float]] | None:
        """The page (from 0) under a point of the view, or the one given, and the point of it there or nearest."""
        x, y = at.x() + self._left(), at.y() + self._upper()
        found = page if page is not None else self._layout.page_at(x, y)
        return (found, self._layout.to_page(found, x, y)) if found is not None else None

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._tell_page()
        self._ask_soon()
        self._repaint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._room() != self._shape.room:
            self._reshape(self._shape.fit, self._shape.zoom, self._shape.rotation)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, page = self.verticalScrollBar(), self.viewport().height() - _LINE
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        steps = {
            Qt.Key.Key_Up: -_LINE,
            Qt.Key.Key_Down: _LINE,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Space: -page if shift else page,
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        across = {Qt.Key.Key_Left: -_LINE, Qt.Key.Key_Right: _LINE}
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if plain and key in steps:
            bar.setValue(bar.value() + steps[key])
        elif plain and key in across:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + across[key])
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(STEP ** (event.angleDelta().y() / _NOTCH), event.position())
            event.accept()
            return
        super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), look().colour(Role.DESK))
        for page in self._seen():
            paint_page(painter, self._painted(page))
        if self._keyboard.is_shown():
            paint_focus_ring(painter, self.viewport().rect().toRectF(), RADIUS_CONTROL)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._repaint()

    def _painted(self, page: int) -> PaintedPage:
        to_view = self._to_view
        selected = self.selection.rects if self.selection.page == page else ()
        return PaintedPage(
            to_view(self._layout.box(page)),
            tr("Page {n} cannot be shown").format(n=page + 1) if self.pixels.is_lost(page) else str(page + 1),
            self.pixels.pixmap(page),
            [[to_view(box) for box in boxes] for boxes in self.hit_boxes(page)],
            self._current[1] if self._current is not None and self._current[0] == page else -1,
            [to_view(self._layout.to_roll(page, *rect)) for rect in selected],
        )

    def _to_view(self, box: Box) -> Box:
        return Box(box.x - self._left(), box.y - self._upper(), box.width, box.height)

    def _room(self) -> tuple[float, float]:
        return float(self.viewport().width()), float(self.viewport().height())

    def _left(self) -> int:
        return self.horizontalScrollBar().value()

    def _upper(self) -> int:
        return self.verticalScrollBar().value()

    def _top(self) -> float:
        """The share of the page shown that is above the upper edge; below nothing when it begins further down."""
        box = self._layout.box(self._page)
        return (self._upper() - box.y) / box.height

    def _seen(self) -> range:
        return self._layout.pages_between(self._upper(), self._upper() + self.viewport().height())

    def _reshape(self, fit: Fit, zoom: float, rotation: int) -> None:
        page, offset = self._page, self._top() if self.page_count() else 0.0
        self._shape = Shape(self._room(), fit, zoom, rotation)
        self._lay_out()
        self.go_to(page + 1, offset)
        self.zoom_changed.emit()

    def _lay_out(self) -> None:
        self._layout = PdfLayout(self._file.sizes if self._file is not None else (), self._shape)
        width, height = self._room()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        is_wider = self._layout.width > width
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if is_wider else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if policy is not self.horizontalScrollBarPolicy():
            self.setHorizontalScrollBarPolicy(policy)
        middle = (across.value() + width / 2) / max(1.0, across.maximum() + width)
        for bar, content, room in ((across, self._layout.width, width), (down, self._layout.height, height)):
            bar.setPageStep(round(room))
            bar.setSingleStep(_LINE)
            bar.setRange(0, max(0, round(content - room)))
        across.setValue(round(middle * self._layout.width - width / 2))
        self._ask_soon(_ZOOMING_MS if self.pixels.size_bytes() else 0)
        self._repaint()

    def _hold(self, page: int, value: int) -> None:
        """Scroll to `value`, and call `page` the one shown even where the roll ends before it reaches the top."""
        bar = self.verticalScrollBar()
        value = min(bar.maximum(), max(0, value))
        self._held = (page, value)
        bar.setValue(value)
        self._tell_page()
        self._ask_soon()

    def _tell_page(self) -> None:
        if not self.page_count():
            return
        value = self._upper()
        if self._held is not None and self._held[1] == value:
            page = self._held[0]
        else:
            self._held = None
            page = self._layout.main_page(value, value + self.viewport().height())
        if page != self._page:
            self._page = page
            self.setAccessibleDescription(tr("Page {n} of {total}").format(n=page + 1, total=self.page_count()))
            self.page_changed.emit(page + 1)

    def _ask_soon(self, delay_ms: int = 0) -> None:
        if not self._asking.isActive() or delay_ms:
            self._asking.start(delay_ms)

    def _ask(self) -> None:
        """Ask for what is seen, then for the page ahead and the one behind."""
        if not self.page_count():
            return
        seen = self._seen()
        around = [page for page in (seen[-1] + 1, seen[0] - 1) if 0 <= page < self.page_count()]
        ratio = self.devicePixelRatioF()
        self.pixels.want([*seen, *around], lambda page: self._layout.scale(page) * ratio)
        self.links.want(seen)
        self.found.want(seen)

    def _take_found(self, page: int) -> None:
        if self._is_hit_to_show and self._current is not None and self._current[0] == page:
            self._is_hit_to_show = False
            self._bring_into_view(page, self._current[1])
        self._repaint()

    def _bring_into_view(self, page: int, nth: int) -> None:
        hits = self.hit_boxes(page)
        if nth >= len(hits) or not hits[nth]:
            self.go_to(page + 1)
            return
        box, height = hits[nth][0], self.viewport().height()
        upper = self._upper()
        if not upper + _LINE <= box.y or not box.bottom <= upper + height - _LINE:
            upper = round(box.y - height / 3)
        self._hold(page, upper)
        if not self._left() <= box.x <= self._left() + self.viewport().width() - _MARGIN_OF_HIT:
            self.horizontalScrollBar().setValue(round(box.x) - _MARGIN_OF_HIT)

    def _repaint(self, *_args: object) -> None:
        self.viewport().update()
