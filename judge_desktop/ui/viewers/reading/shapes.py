"""What an answer must look like. A file may have taken over the process that read it: its answers are not believed."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from judge_desktop.ui.viewers.reading.answers import Answer

Check = Callable[[Any], bool]

MOST_PAGES, LONGEST_SIDE = 20_000, 20_000  # points; PDF itself ends at 14 400
MOST_OUTLINE, DEEPEST_OUTLINE, MOST_TITLE = 2_000, 16, 500
MOST_LINKS, MOST_URL = 2_000, 4_000
MOST_HITS, MOST_RECTS = 2_000, 20_000  # of one page; more are not painted without a pause
MOST_SIGNS = 200_000  # of one page
MOST_FRAMES = 10_000
_MOST_TEXTS = 100
_MOST_SIDE = 65_536
FARTHEST = 1e6
_HALF_SIGNS = re.compile("[\ud800-\udfff]")


def is_sound(task: str, answer: Answer) -> bool:
    """Whether a viewer can use the answer as it is, without looking twice. What an office file says is looked through
    by `workflow.read_attachment.reading_of`.
    """
    wanted = _SHAPES.get(task, {})
    content = answer.content
    if not all(name in content and check(content[name]) for name, check in wanted.items()):
        return False
    if task == "pdf.open" and any(page >= len(content["pages"]) for _, _, page, _ in content["outline"]):
        return False
    return not wanted.keys() & {"bytes_per_line"} or _has_its_pixels(answer)


def _has_its_pixels(answer: Answer) -> bool:
    content = answer.content
    width, height, stride = content["width"], content["height"], content["bytes_per_line"]
    return bool(4 * width <= stride <= 4 * width + 64 and len(answer.payload) == height * stride)


def _is_whole(value: Any) -> bool:
    return type(value) is int and 0 <= value < 2**31


def _is_between(least: int, most: int) -> Check:
    return lambda value: type(value) is int and least <= value <= most


def _is_length(value: Any) -> bool:
    return type(value) in {int, float} and math.isfinite(value) and abs(value) <= FARTHEST


def _is_side(value: Any) -> bool:
    return _is_length(value) and 1 <= value <= LONGEST_SIDE


def _is_text(most: int) -> Check:
    return lambda value: isinstance(value, str) and len(value) <= most and not _HALF_SIGNS.search(value)


def _are(check: Check, most: int, least: int = 0) -> Check:
    return lambda values: isinstance(values, list) and least <= len(values) <= most and all(map(check, values))


def _row(*checks: Check) -> Check:
    return lambda row: (
        isinstance(row, list)
        and len(row) == len(checks)
        and all(one(value) for one, value in zip(checks, row, strict=True))
    )


_RECT = _row(*[_is_length] * 4)
_RECTS = _are(_RECT, MOST_RECTS)
_URL = _is_text(MOST_URL)


def _are_hits(hits: Any) -> bool:
    return _are(_RECTS, MOST_HITS)(hits) and sum(map(len, hits)) <= MOST_RECTS


def _is_link(link: Any) -> bool:
    if not isinstance(link, dict) or not _RECT(link.get("rect")):
        return False
    if "url" in link:
        return _URL(link["url"])
    return _is_page(link.get("page")) and _is_length(link.get("y"))


_is_page = _is_between(0, MOST_PAGES - 1)
_is_pixels = _is_between(1, _MOST_SIDE)
_PIXELS: Mapping[str, Check] = {"width": _is_pixels, "height": _is_pixels, "bytes_per_line": _is_whole}
_SELECTION = {"text": _is_text(MOST_SIGNS), "rects": _RECTS}
_OUTLINE_ENTRY = _row(_is_between(0, DEEPEST_OUTLINE), _is_text(MOST_TITLE), _is_page, _is_length)

_SHAPES: dict[str, Mapping[str, Check]] = {
    "pdf.open": {
        "pages": _are(_row(_is_side, _is_side), MOST_PAGES, least=1),
        "outline": _are(_OUTLINE_ENTRY, MOST_OUTLINE),
    },
    "pdf.page": _PIXELS,
    "pdf.texts": {"texts": _are(_is_text(MOST_SIGNS), _MOST_TEXTS)},
    "pdf.hits": {"rects": _are_hits},
    "pdf.selection": _SELECTION,
    "pdf.word": _SELECTION,
    "pdf.links": {"links": _are(_is_link, MOST_LINKS)},
    "picture.read": {
        **_PIXELS,
        "natural": _row(_is_between(1, 2**31 - 1), _is_between(1, 2**31 - 1)),
        "frames": _is_between(1, MOST_FRAMES),
    },
}
