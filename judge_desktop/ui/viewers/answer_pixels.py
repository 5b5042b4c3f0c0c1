"""The picture that an answer of the reading process carries, as a window draws it."""

from __future__ import annotations

from PySide6.QtGui import QImage, QPixmap

from judge_desktop.ui.viewers.reading.answers import Answer


def pixmap_of(answer: Answer) -> QPixmap:
    """The pixels of an answer whose shape was checked; a copy, so that the answer can be forgotten."""
    found = answer.content
    width, height, stride = int(found["width"]), int(found["height"]), int(found["bytes_per_line"])
    image = QImage(answer.payload, width, height, stride, QImage.Format.Format_ARGB32_Premultiplied)
    return QPixmap.fromImage(image.copy())
