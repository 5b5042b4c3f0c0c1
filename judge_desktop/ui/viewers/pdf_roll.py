"""The scrolled roll of pages: which part of it is seen, moved by keys and wheel, zoomed, turned, resized.

Scroll bars never depend on what they show: the upright one is always there, the lying one only when pages zoomed by
hand are wider than the view. So a change of one never changes the other back. What pages show is `pdf_page_view`.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from judge_desktop.ui.viewers.pdf_layout import LEAST_ZOOM, MOST_ZOOM, Box, PdfLayout, Shape, Size
from judge_desktop.ui.viewers.pdf_place import Fit, PdfPlace
from judge_desktop.ui.widgets.scroll_area import rest_when_whole

STEP = 1.2
LINE = 48
_NOTCH = 120
_ABOVE = 8  # pixels of the desk seen above a page gone to


class PdfRoll(QAbstractScrollArea):
    """`page_changed(n)` (from 1) when another page is mostly seen, `zoom_changed` when size or turn is another.

    A page that was gone to counts as the one seen until the roll is moved, also where it cannot reach the top.
    """

    page_changed = Signal(int)
    zoom_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("document_pages")
        self._sizes: Sequence[Size] = ()
        self._shape = Shape()
        self.layout_of_pages = PdfLayout((), self._shape)
        self._page = 0
        self._held: tuple[int, int] | None = None  # a page that was gone to, and the value of the scroll bar for it
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        rest_when_whole(self.verticalScrollBar())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("ground", "desk")

    def set_sizes(self, sizes: Sequence[Size], place: PdfPlace) -> None:
        """Lay out other pages and show a place of them."""
        self._sizes = sizes
        self._shape = Shape(self._room(), place.fit, place.zoom, place.rotation)
        self._held, self._page = None, -1
        self._lay_out()
        self.go_to(place.page, place.offset)
        self.zoom_changed.emit()

    def page(self) -> int:
        """The page mostly seen, from 1; 0 without pages."""
        return self._page + 1 if self.page_count() else 0

    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def place(self) -> PdfPlace:
        """Where the view is, to come back to."""
        if not self.page_count():
            return PdfPlace()
        return PdfPlace(self._page + 1, self._offset(), self._shape.fit, self.zoom(), self._shape.rotation)

    def go_to(self, page: int, offset: float = 0.0) -> None:
        """Show that page (from 1), or the nearest there is, `offset` of it above the upper edge (0: just all of it)."""
        if not self.page_count():
            return
        wanted = min(self.page_count(), max(1, page)) - 1
        box = self.layout_of_pages.box(wanted)
        above = 0 if offset else box.y if wanted == 0 else _ABOVE
        self.hold(wanted, round(box.y + offset * box.height - above))

    def go_to_point(self, page: int, y: float) -> None:
        """Show the place `y` points below the top of that page (from 1), where its title or link leads to."""
        if 1 <= page <= self.page_count():
            box = self.layout_of_pages.to_roll(page - 1, 0, y, 0, 0)
            self.hold(page - 1, round(box.y) - (_ABOVE if y <= 0 else LINE))

    def hold(self, page: int, value: int) -> None:
        """Scroll to `value` of the roll and call `page` (from 0) the one seen."""
        bar = self.verticalScrollBar()
        value = min(bar.maximum(), max(0, value))
        self._held = (page, value)
        bar.setValue(value)
        self._tell_page()
        self.moved()

    def fit(self) -> Fit:
        """How pages fit the view."""
        return self._shape.fit

    def set_fit(self, fit: Fit) -> None:
        """Show pages as wide as the view, or whole."""
        page = self._page
        self.reshape(fit, self.zoom(), self._shape.rotation)
        if fit is Fit.PAGE:
            self.go_to(page + 1)

    def zoom(self) -> float:
        """The zoom of the page seen, 1 for its size on paper."""
        return self.layout_of_pages.zoom(max(0, self._page)) if self.page_count() else 1.0

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom in (above 1) or out; what is under `at` of the view (its middle) stays there."""
        if not self.page_count():
            return
        still = at if at is not None else QPointF(self.viewport().width() / 2, self.viewport().height() / 2)
        x, y = still.x() + self.left(), still.y() + self.upper()
        page = self.layout_of_pages.pages_between(y, y)[0]
        before = self.layout_of_pages.box(page)
        share_x, share_y = (x - before.x) / before.width, (y - before.y) / before.height
        self.reshape(Fit.NONE, min(MOST_ZOOM, max(LEAST_ZOOM, self.zoom() * factor)), self._shape.rotation)
        after = self.layout_of_pages.box(page)
        self.horizontalScrollBar().setValue(round(after.x + share_x * after.width - still.x()))
        self.verticalScrollBar().setValue(round(after.y + share_y * after.height - still.y()))

    def rotation(self) -> int:
        """How far the pages are turned, in degrees, clockwise."""
        return self._shape.rotation

    def rotate(self, degrees: int = 90) -> None:
        """Turn all pages clockwise by a multiple of 90 degrees; the page seen stays."""
        page = self._page
        self.reshape(self._shape.fit, self.zoom(), (self._shape.rotation + degrees) % 360)
        self.go_to(page + 1)

    def left(self) -> int:
        """How much of the roll is left of the view."""
        return self.horizontalScrollBar().value()

    def upper(self) -> int:
        """How much of the roll is above the view."""
        return self.verticalScrollBar().value()

    def seen(self) -> range:
        """The pages (from 0) of which something is seen."""
        return self.layout_of_pages.pages_between(self.upper(), self.upper() + self.viewport().height())

    def to_view(self, box: Box) -> Box:
        """A rectangle of the roll as it falls in the view."""
        return Box(box.x - self.left(), box.y - self.upper(), box.width, box.height)

    def moved(self) -> None:
        """Called when another part of the roll is seen, or the same larger."""
        self.viewport().update()

    def reshape(self, fit: Fit, zoom: float, rotation: int) -> None:
        """Lay the pages out anew; what stood at the upper edge stays there."""
        page, offset = self._page, self._offset() if self.page_count() else 0.0
        self._shape = Shape(self._room(), fit, zoom, rotation)
        self._lay_out()
        self.go_to(page + 1, offset)
        self.zoom_changed.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._tell_page()
        self.moved()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._room() != self._shape.room:
            self.reshape(self._shape.fit, self._shape.zoom, self._shape.rotation)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, page = self.verticalScrollBar(), self.viewport().height() - LINE
        is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        down = {
            Qt.Key.Key_Up: -LINE,
            Qt.Key.Key_Down: LINE,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Space: -page if is_back else page,
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        across = {Qt.Key.Key_Left: -LINE, Qt.Key.Key_Right: LINE}
        key = event.key()
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if plain and key in down:
            bar.setValue(bar.value() + down[Qt.Key(key)])
        elif plain and key in across:
            self.horizontalScrollBar().setValue(self.left() + across[Qt.Key(key)])
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(STEP ** (event.angleDelta().y() / _NOTCH), event.position())
            event.accept()
            return
        super().wheelEvent(event)

    def _offset(self) -> float:
        """The share of the page seen that is above the upper edge; below nothing when it begins further down."""
        box = self.layout_of_pages.box(max(0, self._page))
        return (self.upper() - box.y) / box.height

    def _room(self) -> Size:
        return float(self.viewport().width()), float(self.viewport().height())

    def _lay_out(self) -> None:
        self.layout_of_pages = PdfLayout(self._sizes, self._shape)
        width, height = self._room()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        is_wider = self.layout_of_pages.width > width
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if is_wider else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        middle = (across.value() + width / 2) / max(1.0, across.maximum() + width)
        for bar, content, room in (
            (across, self.layout_of_pages.width, width),
            (down, self.layout_of_pages.height, height),
        ):
            bar.setPageStep(round(room))
            bar.setSingleStep(LINE)
            bar.setRange(0, max(0, round(content - room)))
        across.setValue(round(middle * self.layout_of_pages.width - width / 2))
        if policy is not self.horizontalScrollBarPolicy():
            self.setHorizontalScrollBarPolicy(policy)
        self.viewport().update()

    def _tell_page(self) -> None:
        if not self.page_count():
            return
        value = self.upper()
        if self._held is not None and self._held[1] == value:
            page = self._held[0]
        else:
            self._held = None
            page = self.layout_of_pages.main_page(value, value + self.viewport().height())
        if page != self._page:
            self._page = page
            self.page_changed.emit(page + 1)
