"""What an answer must look like. A file may have taken over the process that read it: its answers are not believed."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from judge_desktop.ui.viewers.reading.answers import Answer

Check = Callable[[Any], bool]

_MOST_SIDE = 65_536


def is_sound(task: str, answer: Answer) -> bool:
    """Whether a viewer can use the answer as it is, without looking twice."""
    wanted = _SHAPES.get(task, {})
    content = answer.content
    if not all(name in content and check(content[name]) for name, check in wanted.items()):
        return False
    return not wanted.keys() & {"bytes_per_line"} or _has_its_pixels(answer)


def _has_its_pixels(answer: Answer) -> bool:
    content = answer.content
    width, height, stride = content["width"], content["height"], content["bytes_per_line"]
    return bool(0 < width <= _MOST_SIDE and 0 < height <= _MOST_SIDE) and (
        4 * width <= stride <= 4 * width + 64 and len(answer.payload) == height * stride
    )


def _is_whole(value: Any) -> bool:
    return type(value) is int and 0 <= value < 2**31


def _is_length(value: Any) -> bool:
    return type(value) in {int, float} and math.isfinite(value) and abs(value) < 1e9


def _is_side(value: Any) -> bool:
    """Of a page, in points: everything is measured and divided by it."""
    return _is_length(value) and 1 <= value <= _MOST_SIDE


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _are(check: Check) -> Check:
    return lambda values: isinstance(values, list) and all(map(check, values))


def _row(*checks: Check) -> Check:
    return lambda row: (
        isinstance(row, list)
        and len(row) == len(checks)
        and all(one(value) for one, value in zip(checks, row, strict=True))
    )


_RECT = _row(*[_is_length] * 4)


def _is_link(link: Any) -> bool:
    if not isinstance(link, dict) or not _RECT(link.get("rect")):
        return False
    if "url" in link:
        return _is_text(link["url"])
    return _is_whole(link.get("page")) and _is_length(link.get("y"))


_PIXELS: Mapping[str, Check] = {"width": _is_whole, "height": _is_whole, "bytes_per_line": _is_whole}
_SELECTION = {"text": _is_text, "rects": _are(_RECT)}

_SHAPES: dict[str, Mapping[str, Check]] = {
    "pdf.open": {
        "pages": _are(_row(_is_side, _is_side)),
        "outline": _are(_row(_is_whole, _is_text, _is_whole, _is_length)),
    },
    "pdf.page": _PIXELS,
    "pdf.texts": {"texts": _are(_is_text)},
    "pdf.hits": {"rects": _are(_are(_RECT))},
    "pdf.selection": _SELECTION,
    "pdf.word": _SELECTION,
    "pdf.links": {"links": _are(_is_link)},
    "picture.read": {**_PIXELS, "natural": _row(_is_whole, _is_whole), "frames": _is_whole},
}
