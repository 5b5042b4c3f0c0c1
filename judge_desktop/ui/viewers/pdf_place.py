"""Where a document was left: page, place on it, zoom and turn. Plain values, to be kept and given back."""

from dataclasses import dataclass
from enum import StrEnum


class Fit(StrEnum):
    """How large pages are shown: as wide as the view, wholly in the view, or as zoomed by hand."""

    WIDTH = "width"
    PAGE = "page"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PdfPlace:
    """`page` from 1; `offset` is the share of the page above the upper edge; `zoom` 1 is the size on paper.

    `zoom` counts only with `Fit.NONE`. `rotation` is in degrees, clockwise: 0, 90, 180 or 270.
    """

    page: int = 1
    offset: float = 0.0
    fit: Fit = Fit.WIDTH
    zoom: float = 1.0
    rotation: int = 0
