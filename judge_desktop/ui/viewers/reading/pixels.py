"""A picture as an answer: its measures and its bytes, in the one format that all viewers draw."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QImage, QPainter

from judge_desktop.ui.viewers.reading.answers import Answer, Refusal, Refused

MOST_PIXELS = 64 * 1024 * 1024
FORMAT = QImage.Format.Format_ARGB32_Premultiplied


def picture_answer(image: QImage, *, is_on_white: bool, **more: Any) -> Answer:
    """The picture's pixels, on white paper if asked; what is transparent in it stays so otherwise."""
    if image.isNull():
        raise Refused(Refusal.DAMAGED)
    drawn = image if image.format() == FORMAT else image.convertToFormat(FORMAT)
    if drawn.isNull():
        raise Refused(Refusal.TOO_LARGE)
    if is_on_white and image.hasAlphaChannel():
        painter = QPainter(drawn)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOver)
        painter.fillRect(drawn.rect(), 0xFFFFFFFF)
        painter.end()
    measures = {"width": drawn.width(), "height": drawn.height(), "bytes_per_line": drawn.bytesPerLine()}
    return Answer({**measures, **more}, bytes(drawn.constBits()))
