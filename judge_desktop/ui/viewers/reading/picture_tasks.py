"""The tasks on pictures: photographs and drawings of points, and SVG drawings if `svg` finds nothing to refuse."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImageIOHandler, QImageReader

from judge_desktop.ui.viewers.reading.answers import Answer, Refusal, Refused
from judge_desktop.ui.viewers.reading.pixels import MOST_PIXELS, picture_answer
from judge_desktop.ui.viewers.reading.shapes import MOST_FRAMES
from judge_desktop.ui.viewers.reading.svg import draw_svg, looks_like_svg

KINDS = frozenset({b"png", b"jpeg", b"webp", b"gif", b"bmp", b"tiff"})
_MEMORY_MB = 768  # of one picture while it is unpacked
_MOST_STORED = _MEMORY_MB * 1024 * 1024 // 4
_TURNS_ASIDE = QImageIOHandler.Transformation.TransformationRotate90


def read_picture(arguments: Mapping[str, Any]) -> Answer:
    """The picture at `path`, no longer than `largest_side` pixels; `natural`: its own width and height, upright;
    `frames`: 1, or more when it moves (the first is given). Refuses: missing, damaged, unsupported, too_large.
    """
    path, largest = Path(str(arguments["path"])), int(arguments["largest_side"])
    if largest < 1:
        raise Refused(Refusal.UNSUPPORTED)
    if not path.is_file():
        raise Refused(Refusal.MISSING)
    if looks_like_svg(path):
        return draw_svg(path, largest)
    QImageReader.setAllocationLimit(_MEMORY_MB)
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    if not reader.canRead():
        raise Refused(Refusal.DAMAGED)
    if bytes(reader.format().data()) not in KINDS:
        raise Refused(Refusal.UNSUPPORTED)
    reader.setAutoTransform(True)
    stored = reader.size()
    if stored.isEmpty():
        raise Refused(Refusal.DAMAGED)
    wanted = _fitting(stored, largest)
    if wanted != stored:
        reader.setScaledSize(wanted)
    frames = min(max(1, reader.imageCount()), MOST_FRAMES) if reader.supportsAnimation() else 1
    image = reader.read()
    if image.isNull():
        raise Refused(Refusal.TOO_LARGE if stored.width() * stored.height() > _MOST_STORED else Refusal.DAMAGED)
    upright = stored.transposed() if reader.transformation().value & _TURNS_ASIDE.value else stored
    natural = [upright.width(), upright.height()]
    return picture_answer(image, is_on_white=False, natural=natural, frames=frames)


def _fitting(stored: QSize, largest: int) -> QSize:
    """The size to read at: as stored, or smaller so that the sides and the number of pixels stay within bounds."""
    wanted = stored
    if max(stored.width(), stored.height()) > largest:
        wanted = stored.scaled(largest, largest, Qt.AspectRatioMode.KeepAspectRatio)
    pixels = wanted.width() * wanted.height()
    if pixels > MOST_PIXELS:
        shrink = (MOST_PIXELS / pixels) ** 0.5
        wanted = QSize(int(wanted.width() * shrink), int(wanted.height() * shrink))
    return wanted.expandedTo(QSize(1, 1))
