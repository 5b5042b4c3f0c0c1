"""What the program put on paper, written down while it is set: to be compared with what a reader finds in the file.

Every piece of text goes through one function of ``thai_text``, and every block is told where it stands: both are
listened to.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import Any, BinaryIO
from unittest.mock import patch

from judge_desktop import reports
from judge_desktop.config.whole_files import replacing
from judge_desktop.reports import pages, thai_text
from judge_desktop.reports.layout import Block, Paragraph
from judge_desktop.reports.shaped_font import ThaiFont
from judge_desktop.reports.thai_font import font
from tests.helpers.pdf_text import squeezed

EDGE = 14.0  # points at the edge of the paper that printers do not reach


@dataclass(frozen=True, slots=True)
class Frame:
    """Where text may stand: points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class SetLine:
    """One piece of text as it was set. ``page`` counts from 1; ``x`` and ``y`` are the start of its baseline."""

    path: Path
    page: int
    text: str
    x: float
    y: float
    width: float
    size: float
    leading: float  # of a paragraph's lines; 0.0 for what stands alone
    is_level: bool
    frame: Frame
    block: int  # the innermost block it belongs to; 0 = none


@dataclass
class SetText:
    """Everything that was set while it listened, in the order of the page."""

    lines: list[SetLine] = field(default_factory=list)

    def on(self, path: Path, page: int) -> list[SetLine]:
        """The lines of one page of a file."""
        return [line for line in self.lines if (line.path, line.page) == (path, page)]

    def pages(self, path: Path) -> list[str]:
        """The text of every page that has some, white space left out."""
        last = max((line.page for line in self.lines if line.path == path), default=0)
        return [squeezed("".join(line.text for line in self.on(path, page))) for page in range(1, last + 1)]


class _Listener:
    def __init__(self) -> None:
        self.text = SetText()
        self._frames: list[tuple[int, Frame]] = []
        self._is_paragraph: list[bool] = []
        self._unfinished: dict[str, Path] = {}

    def around(self, draw: Callable[..., None]) -> Callable[..., None]:
        """A block's ``draw`` that says where it stands while it draws."""

        @wraps(draw)
        def framed(block: Block, canvas: Any, x: float, top: float, available: float) -> None:
            height = block.height(available)
            left, bottom = canvas.absolutePosition(x, top - height)
            right, upper = canvas.absolutePosition(x + available, top)
            self._frames.append((id(block), Frame(left, bottom, right, upper)))
            self._is_paragraph.append(isinstance(block, Paragraph))
            try:
                draw(block, canvas, x, top, available)
            finally:
                self._frames.pop()
                self._is_paragraph.pop()

        return framed

    def put(self, canvas: Any, x: float, y: float, shapes: Sequence[str], style: thai_text.Style) -> None:
        """Writes down, then sets."""
        face = font(style.face)
        text = "".join(text_of(face, shape) for shape in shapes)
        scale, turn = canvas._currentMatrix[0], canvas._currentMatrix[1]
        left, base = canvas.absolutePosition(x, y)
        block, frame = self._frames[-1] if self._frames else (0, _page(canvas))
        line = SetLine(
            path=self._unfinished.get(str(canvas._filename), Path(str(canvas._filename))),
            page=canvas.getPageNumber(),
            text=text,
            x=left,
            y=base,
            width=face.shape(text)[1] * style.size * scale,
            size=style.size * scale,
            leading=style.leading * scale if self._is_paragraph[-1:] == [True] else 0.0,
            is_level=turn == 0,
            frame=frame,
            block=block,
        )
        self.text.lines.append(line)
        _PUT(canvas, x, y, shapes, style)

    @contextmanager
    def replacing(self, path: Path, *, private: bool = False) -> Iterator[BinaryIO]:
        """Learns which file the unfinished one becomes."""
        with replacing(path, private=private) as unfinished:
            self._unfinished[str(unfinished.name)] = path
            yield unfinished


_PUT = thai_text._put


@contextmanager
def setting_recorded() -> Iterator[SetText]:
    """Everything that is set on paper meanwhile, whatever report sets it."""
    listener = _Listener()
    for module in pkgutil.iter_modules(reports.__path__):
        importlib.import_module(f"{reports.__name__}.{module.name}")
    with ExitStack() as patched:
        for kind in _kinds(Block):
            if "draw" in vars(kind) and not getattr(kind.draw, "__isabstractmethod__", False):
                patched.enter_context(patch.object(kind, "draw", listener.around(kind.draw)))
        patched.enter_context(patch.object(thai_text, "_put", listener.put))
        patched.enter_context(patch.object(pages, "replacing", listener.replacing))
        yield listener.text


def text_of(face: ThaiFont, shape: str) -> str:
    """The text that a shaped piece stands for."""
    return "".join(face._texts.get(ord(letter), letter) for letter in shape)


def _kinds(kind: Any) -> Iterator[Any]:
    yield kind
    for narrower in kind.__subclasses__():
        yield from _kinds(narrower)


def _page(canvas: Any) -> Frame:
    width, height = canvas._pagesize
    return Frame(EDGE, EDGE, width - EDGE, height - EDGE)
