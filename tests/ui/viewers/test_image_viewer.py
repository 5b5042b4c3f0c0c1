"""Pictures: upright, whole, near, turned, one after the other; on white, and explained when they are broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_desktop.config.settings import Theme
from judge_desktop.ui.viewers.image_viewer import SIDES, ImageViewer, Picture
from judge_desktop.ui.viewers.reading.instant_reader import InstantReader
from judge_desktop.ui.widgets.theme import apply_theme
from tests.helpers.accessibility import nameless_widgets


@pytest.fixture
def viewer(qtbot: QtBot) -> ImageViewer:
    """A viewer of 650 × 500."""
    made = ImageViewer(InstantReader())
    qtbot.addWidget(made)
    made.resize(650, 500)
    made.show()
    return made


def saved(path: Path, size: tuple[int, int] = (400, 200), mode: str = "RGB", **options: object) -> Picture:
    """A picture of that size, its left half red, its right half blue."""
    image = Image.new(mode, size, "blue")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    image.save(path, **options)
    return Picture(path, path.name)


def colour_at(viewer: ImageViewer, x: float, y: float) -> str:
    """The colour at that share of the picture area of the window."""
    shot = viewer.view.viewport().grab().toImage()
    return QColor(shot.pixel(round(x * (shot.width() - 1)), round(y * (shot.height() - 1)))).name()


@pytest.mark.parametrize("ending", ["png", "jpg", "webp", "gif", "bmp"])
def test_every_common_kind_is_shown(viewer: ImageViewer, tmp_path: Path, ending: str) -> None:
    viewer.show_pictures([saved(tmp_path / f"a.{ending}")])
    left, right = (QColor(colour_at(viewer, x, 0.5)) for x in (0.3, 0.7))
    assert (left.red() > 200, left.blue() < 60, right.blue() > 200, right.red() < 60) == (True,) * 4


def test_a_photo_is_turned_as_its_camera_said(viewer: ImageViewer, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # held upright: the stored picture lies on its side
    viewer.show_pictures([saved(tmp_path / "a.jpg", exif=exif)])
    assert viewer.view._natural.width() < viewer.view._natural.height()


def test_a_transparent_picture_lies_on_white_in_the_dark_as_well(
    viewer: ImageViewer, tmp_path: Path, qapp: QApplication
) -> None:
    Image.new("RGBA", (100, 100), (0, 0, 0, 0)).save(tmp_path / "a.png")
    apply_theme(qapp, Theme.DARK)
    viewer.show_pictures([Picture(tmp_path / "a.png", "a.png")])
    assert colour_at(viewer, 0.5, 0.5) == "#ffffff"
    assert colour_at(viewer, 0.0, 0.5) == "#101216"


def test_zoom_turn_and_move(viewer: ImageViewer, tmp_path: Path) -> None:
    viewer.show_pictures([saved(tmp_path / "a.png")])
    view = viewer.view
    QTest.keyClick(view, Qt.Key.Key_Plus)
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.zoom() == pytest.approx(1.5625)
    QTest.keyClick(view, Qt.Key.Key_Minus)
    view.wheelEvent(
        QWheelEvent(
            QPointF(10, 10),
            QPointF(10, 10),
            QPoint(0, 0),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
    )
    assert view.zoom() == pytest.approx(1.5625)

    before = view.place()
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.place()[0] > before[0]
    middle = view.viewport().rect().center()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(view.viewport(), middle + QPoint(40, 0))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=middle + QPoint(40, 0))
    assert view.place()[0] < before[0] + 0.1

    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.zoom() == 1
    viewer.turn()
    assert view.turn() == 90
    assert QColor(colour_at(viewer, 0.5, 0.3)).red() > 200, "left is above now"
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton)
    assert view.zoom() == 2


def test_pictures_follow_each_other_by_key(viewer: ImageViewer, tmp_path: Path) -> None:
    pictures = [saved(tmp_path / f"{n}.png") for n in range(3)]
    viewer.show_pictures(pictures)
    assert viewer._count.text() == "1 / 3"
    QTest.keyClick(viewer.view, Qt.Key.Key_Left)
    assert (viewer.picture(), viewer._count.text()) == (2, "3 / 3")
    QTest.keyClick(viewer.view, Qt.Key.Key_Right)
    QTest.keyClick(viewer.view, Qt.Key.Key_PageDown)
    assert viewer.picture() == 1
    assert nameless_widgets(viewer) == []


def test_a_place_comes_back(viewer: ImageViewer, tmp_path: Path) -> None:
    pictures = [saved(tmp_path / f"{n}.png", (4000, 3000)) for n in range(2)]
    viewer.show_pictures(pictures)
    viewer.go_to(1)
    viewer.turn()
    viewer.view.set_zoom(4)
    viewer.view.go_to_place(0.25, 0.75)
    place = viewer.place()

    viewer.show_pictures(pictures, place)
    assert viewer.place() == place
    assert viewer.place()["turns"] == {"1": 90}


def test_a_large_picture_is_read_no_finer_than_it_is_seen(viewer: ImageViewer, tmp_path: Path) -> None:
    viewer.show_pictures([saved(tmp_path / "a.jpg", (6000, 3000))])
    assert max(viewer.view._pixmap.width(), viewer.view._pixmap.height()) == SIDES[0]
    viewer.view.set_zoom(5)
    assert max(viewer.view._pixmap.width(), viewer.view._pixmap.height()) == SIDES[2]
    assert viewer.view.zoom() == 5


def test_a_moving_picture_says_so(viewer: ImageViewer, tmp_path: Path) -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    frames[0].save(tmp_path / "a.gif", save_all=True, append_images=frames[1:])
    viewer.show_pictures([Picture(tmp_path / "a.gif", "a.gif"), saved(tmp_path / "b.png")])
    assert viewer.notes.notes() == ["Moving picture, 3 frames: the first one is shown"]
    viewer.go_to(1)
    assert (viewer.notes.notes(), viewer.notes.isVisible()) == ([], False)


def test_a_broken_picture_is_told(viewer: ImageViewer, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "a.jpg").write_bytes(b"not a picture")
    with qtbot.waitSignal(viewer.failed) as told:
        viewer.show_pictures([Picture(tmp_path / "a.jpg", "a.jpg")])
    assert told.args == ["This file is damaged or not what its name says; save a copy and open it elsewhere."]
    assert not viewer.can_try_again


def test_a_narrow_bar_puts_away_what_is_needed_least(viewer: ImageViewer, tmp_path: Path) -> None:
    viewer.show_pictures([saved(tmp_path / f"{n}.png") for n in range(2)])
    viewer.resize(200, 400)
    QApplication.processEvents()
    assert "turn_picture" in {one.objectName() for one in viewer.toolbar.put_away()}
    assert viewer.toolbar.minimumSizeHint().width() <= 200
