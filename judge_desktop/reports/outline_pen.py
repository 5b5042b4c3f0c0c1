"""Outlines of glyphs as curves of a page."""

from __future__ import annotations

from collections.abc import Callable


class OutlinePen:
    """Turns quadratic outlines into the cubic ones a page knows, scaled and shifted."""

    def __init__(
        self,
        move: Callable[..., None],
        line: Callable[..., None],
        curve: Callable[..., None],
        close: Callable[[], None],
    ) -> None:
        self._move, self._line, self._curve, self.closePath = move, line, curve, close
        self._at = (0.0, 0.0)
        self.place(0, 0, 1)

    def place(self, x: float, y: float, scale: float) -> None:
        """Shifts the next glyph by (x, y)."""
        self._x, self._y, self._scale = x, y, scale

    def _page(self, point: tuple[float, float]) -> tuple[float, float]:
        return self._x + point[0] * self._scale, self._y + point[1] * self._scale

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802  # HarfBuzz calls the pen so
        """Starts a contour."""
        self._at = self._page(point)
        self._move(*self._at)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        """A straight edge."""
        self._at = self._page(point)
        self._line(*self._at)

    def curveTo(self, first: tuple[float, float], second: tuple[float, float], end: tuple[float, float]) -> None:  # noqa: N802
        """A cubic edge."""
        self._at = self._page(end)
        self._curve(*self._page(first), *self._page(second), *self._at)

    def qCurveTo(self, control: tuple[float, float], end: tuple[float, float]) -> None:  # noqa: N802
        """A quadratic edge, drawn as the equal cubic one."""
        (x0, y0), (cx, cy), (x1, y1) = self._at, self._page(control), self._page(end)
        self._curve(
            x0 + (cx - x0) * 2 / 3, y0 + (cy - y0) * 2 / 3, x1 + (cx - x1) * 2 / 3, y1 + (cy - y1) * 2 / 3, x1, y1
        )
        self._at = (x1, y1)
