"""Draws SVG files, once `svg_check` has found nothing in them but a drawing."""

from __future__ import annotations

import math
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage, QPainter

from judge_desktop.ui.viewers.reading.answers import Answer, Refusal, Refused
from judge_desktop.ui.viewers.reading.pixels import FORMAT, MOST_PIXELS, picture_answer
from judge_desktop.ui.viewers.reading.svg_check import MOST_BYTES, check_drawing

_application: list[QGuiApplication] = []  # kept for as long as the process runs


def looks_like_svg(path: Path) -> bool:
    """Whether the file begins like an SVG drawing."""
    with path.open("rb") as file:
        begin = file.read(8192).lstrip(b"\xef\xbb\xbf \t\r\n")
    return begin.startswith((b"<svg", b"<?xml", b"<!")) and b"<svg" in begin


def draw_svg(path: Path, largest_side: int) -> Answer:
    """The drawing on nothing, its longer side as asked. Refuses: too_large, damaged, unsupported."""
    if path.stat().st_size > MOST_BYTES:
        raise Refused(Refusal.TOO_LARGE)
    drawing = path.read_bytes()
    check_drawing(drawing)
    _have_fonts()
    from PySide6.QtSvg import QSvgRenderer, QtSvg

    renderer = QSvgRenderer()
    renderer.setOptions(QtSvg.Option.Tiny12FeaturesOnly | QtSvg.Option.DisableAnimations)
    if not renderer.load(drawing):
        raise Refused(Refusal.DAMAGED)
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    box = renderer.viewBoxF()
    stated = renderer.defaultSize()
    if stated.isEmpty():
        stated = box.size().toSize()
    if stated.isEmpty() or not all(map(math.isfinite, (box.width(), box.height()))):
        raise Refused(Refusal.DAMAGED)
    side = min(largest_side, int(math.sqrt(MOST_PIXELS)))
    size = stated.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
    image = QImage(size, FORMAT)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return picture_answer(image, is_on_white=False, natural=[stated.width(), stated.height()], frames=1)


def _have_fonts() -> None:
    """Letters in a drawing need an application and at least one font with Thai."""
    if QGuiApplication.instance() is not None:
        return
    from fontpkg_sarabun import ROOT

    _application.append(QGuiApplication(["reader"]))
    for face in ("Regular", "Bold"):
        QFontDatabase.addApplicationFont(str(ROOT / "files" / f"Sarabun-{face}.ttf"))
