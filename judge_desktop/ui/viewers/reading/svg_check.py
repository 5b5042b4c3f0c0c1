"""Looks through an SVG file before it is drawn: it may hold shapes, words and pictures of its own, nothing else.

No scripts, no entities, nothing that is fetched from elsewhere, and not more shapes than a drawing has, counted as
often as they are drawn: a few lines of `use` can mean thousands of millions.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from xml.parsers import expat

from judge_desktop.ui.viewers.reading.answers import Refusal, Refused

MOST_BYTES = 16 * 1024 * 1024
_MOST_SHAPES = 200_000
_DEEPEST = 100
_DEEPEST_USE = 12

_FORBIDDEN = frozenset(
    {"script", "foreignobject", "iframe", "object", "embed", "handler", "listener", "audio", "video"}
)
_DRAWN_FROM_ELSEWHERE = frozenset({"href", "src"})
_LINKS = frozenset({"a"})  # never followed
_WORDS = frozenset({"label", "docname", "title", "desc"})  # of programs that draw; may be a path of Windows
_OWN_PICTURE = re.compile(r"data:image/(png|jpe?g|gif|webp|bmp);base64,", re.IGNORECASE)
_URL = re.compile(r"url\(\s*[\"']?\s*(?P<target>[^\s\"')]?)", re.IGNORECASE)
_IMPORT = re.compile(r"@import|\\|javascript:", re.IGNORECASE)  # a backslash spells what is not to be seen


def check_drawing(drawing: bytes) -> None:
    """Refuses: damaged (no XML), unsupported (holds what a drawing may not), too_large (more than can be drawn)."""
    parser = expat.ParserCreate(namespace_separator=" ")
    found = _Drawing()
    parser.StartElementHandler = found.start
    parser.EndElementHandler = found.end
    parser.CharacterDataHandler = found.words
    parser.ProcessingInstructionHandler = found.instruct
    parser.EntityDeclHandler = _refuse
    parser.ExternalEntityRefHandler = _refuse
    try:
        parser.Parse(drawing, True)
    except expat.ExpatError as bad:
        raise Refused(Refusal.DAMAGED) from bad
    found.count()


def _refuse(*_: object) -> int:
    raise Refused(Refusal.UNSUPPORTED)


class _Drawing:
    """What is met while the file is read: where elements with a name begin and end, and where they are used again."""

    def __init__(self) -> None:
        self._shapes = 0
        self._open: list[tuple[str, str, int]] = []
        self._spans: dict[str, tuple[int, int]] = {}
        self._use_places: list[int] = []
        self._use_targets: list[str] = []
        self._counted: dict[str, int] = {}
        self._style: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        kind = _local(tag)
        self._shapes += 1
        if self._shapes > _MOST_SHAPES or len(self._open) > _DEEPEST:
            raise Refused(Refusal.TOO_LARGE)
        if kind in _FORBIDDEN:
            raise Refused(Refusal.UNSUPPORTED)
        name = ""
        for full, value in attributes.items():
            attribute = _local(full)
            if attribute == "id":
                name = value
            elif attribute in _DRAWN_FROM_ELSEWHERE:
                self._check_reference(kind, value.strip())
            elif attribute.startswith("on"):
                raise Refused(Refusal.UNSUPPORTED)
            elif attribute not in _WORDS:
                _check_style(value)
        self._open.append((kind, name, self._shapes))

    def end(self, _tag: str) -> None:
        kind, name, began = self._open.pop()
        if kind == "style":
            _check_style("".join(self._style))
            self._style.clear()
        if name:
            self._spans.setdefault(name, (began, self._shapes + 1))

    def words(self, words: str) -> None:
        if self._open and self._open[-1][0] == "style":
            self._style.append(words)

    def instruct(self, target: str, _words: str) -> None:
        if target.lower() == "xml-stylesheet":
            raise Refused(Refusal.UNSUPPORTED)

    def count(self) -> None:
        """Refuses a drawing that draws too much, or itself."""
        if self._count_between(1, self._shapes + 1, 0) > _MOST_SHAPES:
            raise Refused(Refusal.TOO_LARGE)

    def _check_reference(self, kind: str, value: str) -> None:
        if kind in _LINKS:
            return
        if value.startswith("#"):
            if kind == "use":
                self._use_places.append(self._shapes)
                self._use_targets.append(value[1:])
        elif not (kind == "image" and _OWN_PICTURE.match(value)):
            raise Refused(Refusal.UNSUPPORTED)

    def _count_between(self, began: int, ended: int, depth: int) -> int:
        if depth > _DEEPEST_USE:
            raise Refused(Refusal.TOO_LARGE)
        first, behind = bisect_left(self._use_places, began), bisect_left(self._use_places, ended)
        return ended - began + sum(self._count_use(self._use_targets[use], depth) for use in range(first, behind))

    def _count_use(self, target: str, depth: int) -> int:
        if target not in self._spans:
            return 0
        if target not in self._counted:
            self._counted[target] = self._count_between(*self._spans[target], depth + 1)
        return self._counted[target]


def _check_style(words: str) -> None:
    if _IMPORT.search(words) or any(found["target"] != "#" for found in _URL.finditer(words)):
        raise Refused(Refusal.UNSUPPORTED)


def _local(name: str) -> str:
    return name.rpartition(" ")[2].rpartition(":")[2].lower()
