"""Icons are tinted and sharp; shapes tell states apart without colour."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_desktop.config.paths import resource
from judge_desktop.config.settings import Theme
from judge_desktop.ui.widgets.icons import icon_names, icon_pixmap
from judge_desktop.ui.widgets.shapes import Shape, ShapeMark, paint_shape
from judge_desktop.ui.widgets.theme import apply_theme
from judge_desktop.ui.widgets.tokens import DARK, LIGHT, Role, Tone
from tests.helpers.accessibility import accessible_name


def strongest(image: QImage) -> str:
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=lambda colour: colour.alpha()).name().upper()


def test_every_bundled_icon_is_painted_and_its_licence_travels_along(qapp: QApplication) -> None:
    painted = {strongest(icon_pixmap(name, Role.INK, 40).toImage()) for name in icon_names()}

    assert painted == {LIGHT[Role.INK]}
    assert "ISC License" in resource("icons/LICENSE").read_text(encoding="utf-8")


def test_icons_follow_the_theme_and_the_screen(qapp: QApplication) -> None:
    apply_theme(qapp, Theme.DARK)
    sharp = icon_pixmap("house", Role.ACCENT, 20, 2.0)

    assert (sharp.width(), sharp.devicePixelRatio()) == (40, 2.0)
    assert strongest(sharp.toImage()) == DARK[Role.ACCENT]


def test_an_icon_nobody_bundled_is_a_mistake_of_the_page(qapp: QApplication) -> None:
    with pytest.raises(KeyError, match="no-such-icon"):
        icon_pixmap("no-such-icon")


def grey(shape: Shape) -> QImage:
    image = QImage(16, 16, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_shape(painter, shape, QRectF(0, 0, 16, 16), Role.INK)
    painter.end()
    return image


def test_in_grey_print_no_two_shapes_look_alike(qapp: QApplication) -> None:
    pictures = {shape: grey(shape) for shape in Shape}

    def difference(one: QImage, other: QImage) -> int:
        cells = [(x, y) for x in range(16) for y in range(16)]
        return sum(abs(one.pixelColor(*at).red() - other.pixelColor(*at).red()) > 64 for at in cells)

    alike = [pair for pair in combinations(Shape, 2) if difference(pictures[pair[0]], pictures[pair[1]]) < 6]
    assert alike == []


def test_a_shape_that_stands_alone_says_what_it_means(qtbot: QtBot) -> None:
    mark = ShapeMark(Shape.PADLOCK, Tone.NEUTRAL, meaning="Sealed")
    qtbot.addWidget(mark)

    assert (accessible_name(mark), mark.toolTip(), mark.sizeHint().width()) == ("Sealed", "Sealed", 16)
