"""Where the pages of a PDF lie below each other on one long roll, and which point of a page is where on it.

Pure geometry without Qt. The roll is measured in logical pixels, pages in points from their top left corner as they
were made, before they are turned. What is seen of the roll is the view's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from judge_desktop.ui.viewers.pdf_place import Fit

PX_PER_POINT = 96 / 72  # at zoom 1 a page has its size on paper
LEAST_ZOOM, MOST_ZOOM = 0.1, 5.0
_TOP, _SPACING = 20, 14
_WIDE_MARGIN, _NARROW_MARGIN, _NARROW = 28, 10, 480

Size = tuple[float, float]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Shape:
    """How pages are to be laid out: the room there is, how they fit it, the zoom by hand and the turn."""

    room: Size = (0.0, 0.0)
    fit: Fit = Fit.WIDTH
    zoom: float = 1.0
    rotation: int = 0


class PdfLayout:
    """The roll of the pages `sizes` in one shape. Cheap: some additions for each page."""

    def __init__(self, sizes: Sequence[Size], shape: Shape) -> None:
        self.shape = shape
        self._points = sizes
        is_turned = bool(shape.rotation % 180)
        self._turned = [(height, width) if is_turned else (width, height) for width, height in sizes]
        self._scales = [self._scale_of(size) for size in self._turned]
        self._tops: list[float] = []
        y = float(_TOP)
        for (_, height), scale in zip(self._turned, self._scales, strict=True):
            self._tops.append(y)
            y += round(height * scale) + _SPACING
        self.height = y - _SPACING + _TOP if sizes else 0.0
        widest = max((width * scale for (width, _), scale in zip(self._turned, self._scales, strict=True)), default=0.0)
        fits = shape.fit is not Fit.NONE
        self.width = shape.room[0] if fits else max(shape.room[0], round(widest) + 2 * self._margin())

    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._points)

    def scale(self, page: int) -> float:
        """Logical pixels for each point of that page (from 0)."""
        return self._scales[page]

    def zoom(self, page: int) -> float:
        """The zoom of that page, 1 for the size on paper."""
        return self._scales[page] / PX_PER_POINT

    def box(self, page: int) -> Box:
        """Where that page lies on the roll."""
        (width, height), scale = self._turned[page], self._scales[page]
        across = round(width * scale)
        return Box(round((self.width - across) / 2), self._tops[page], across, round(height * scale))

    def pages_between(self, top: float, bottom: float) -> range:
        """The pages of which something lies between two heights of the roll."""
        if not self._tops:
            return range(0)
        first = max(0, bisect_right(self._tops, top) - 1)
        if self.box(first).bottom < top and first + 1 < len(self._tops):
            first += 1
        return range(first, max(first + 1, bisect_right(self._tops, bottom)))

    def main_page(self, top: float, bottom: float) -> int:
        """The page of which most is seen between two heights, the upper one of equals."""
        pages = self.pages_between(top, bottom)

        def seen(page: int) -> float:
            box = self.box(page)
            return min(box.bottom, bottom) - max(box.y, top)

        return max(pages, key=lambda page: (round(seen(page)), -page)) if pages else 0

    def page_at(self, x: float, y: float) -> int | None:
        """The page under a point of the roll, None beside all pages."""
        for page in self.pages_between(y, y):
            if self.box(page).holds(x, y):
                return page
        return None

    def to_page(self, page: int, x: float, y: float) -> Point:
        """The point of that page that lies at (x, y) of the roll, held inside the page."""
        box, scale = self.box(page), self._scales[page]
        across = min(max(0.0, x - box.x), box.width) / scale
        down = min(max(0.0, y - box.y), box.height) / scale
        width, height = self._points[page]
        return {
            0: (across, down),
            90: (down, height - across),
            180: (width - across, height - down),
            270: (width - down, across),
        }[self.shape.rotation]

    def to_roll(self, page: int, x: float, y: float, width: float, height: float) -> Box:
        """Where a rectangle of that page lies on the roll."""
        box, scale = self.box(page), self._scales[page]
        whole_width, whole_height = self._points[page]
        left, top, across, down = {
            0: (x, y, width, height),
            90: (whole_height - y - height, x, height, width),
            180: (whole_width - x - width, whole_height - y - height, width, height),
            270: (y, whole_width - x - width, height, width),
        }[self.shape.rotation]
        return Box(box.x + left * scale, box.y + top * scale, across * scale, down * scale)

    def _margin(self) -> int:
        return _WIDE_MARGIN if self.shape.room[0] >= _NARROW else _NARROW_MARGIN

    def _scale_of(self, size: Size) -> float:
        if self.shape.fit is Fit.NONE:
            return PX_PER_POINT * min(MOST_ZOOM, max(LEAST_ZOOM, self.shape.zoom))
        room_width = max(40.0, self.shape.room[0] - 2 * self._margin())
        scale = room_width / size[0]
        if self.shape.fit is Fit.PAGE:
            scale = min(scale, max(40.0, self.shape.room[1] - 2 * _SPACING) / size[1])
        return min(scale, PX_PER_POINT * MOST_ZOOM)
