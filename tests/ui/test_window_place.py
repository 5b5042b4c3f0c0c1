"""The window opens where it stood, if that can be seen; rubbish and a disk that refuses change nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.config.window_place import WindowPlace, load_window_place, save_window_place
from judge_desktop.ui.frame import HEIGHT, WIDTH, Frame
from judge_desktop.ui.window_keeper import fitting_place

SCREEN, SECOND = QRect(0, 0, 1366, 728), QRect(1366, 0, 1920, 1040)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the place is kept."""
    return tmp_path / "window.json"


@pytest.fixture
def frame(qtbot: QtBot, file: Path) -> Frame:
    """A window that keeps its place, filled and shown."""
    shown = opened(qtbot, file)
    shown.fill(QWidget())
    return shown


def opened(qtbot: QtBot, file: Path) -> Frame:
    """A window opened with that file."""
    window = Frame(file)
    qtbot.addWidget(window)
    window.show()
    QApplication.processEvents()
    return window


def test_it_opens_where_it_stood(qtbot: QtBot, frame: Frame, file: Path) -> None:
    frame.setGeometry(40, 60, 620, 500)
    qtbot.waitUntil(file.is_file)
    assert load_window_place(file) == WindowPlace(40, 60, 620, 500)
    assert opened(qtbot, file).geometry().getRect() == (40, 60, 620, 500)

    frame.setGeometry(50, 70, 610, 490)
    frame.close()
    assert load_window_place(file) == WindowPlace(50, 70, 610, 490), "closing waits for nothing"


def test_maximised_it_remembers_both(qtbot: QtBot, frame: Frame, file: Path) -> None:
    frame.setGeometry(40, 60, 620, 500)
    qtbot.waitUntil(file.is_file)
    frame.showMaximized()
    QApplication.processEvents()
    frame.close()
    assert load_window_place(file) == WindowPlace(40, 60, 620, 500, is_maximised=True)

    again = opened(qtbot, file)
    assert again.isMaximized()
    assert again.normalGeometry().getRect() == (40, 60, 620, 500)


def test_before_it_is_filled_nothing_is_kept(qtbot: QtBot, file: Path) -> None:
    frame = opened(qtbot, file)
    frame.setGeometry(10, 10, 600, 500)
    QApplication.processEvents()
    frame.close()
    assert not file.exists()


@pytest.mark.parametrize(
    "rubbish",
    [b"", b"\xff", b"[]", b'{"x": 1}', b"[" * 9000, b" " * 20_000],
    ids="empty bytes list part deep large".split(),
)
def test_rubbish_opens_as_always(qtbot: QtBot, file: Path, rubbish: bytes) -> None:
    file.write_bytes(rubbish)
    assert load_window_place(file) is None
    assert (opened(qtbot, file).width(), opened(qtbot, file).height()) == (WIDTH, HEIGHT)


@pytest.mark.parametrize(
    "change", [{"x": "1"}, {"width": 0}, {"height": -5}, {"y": 1e9}, {"x": True}, {"width": 10**9}]
)
def test_numbers_that_make_no_sense_are_no_place(file: Path, change: dict[str, object]) -> None:
    save_window_place(WindowPlace(1, 2, 300, 400), file)
    file.write_text(json.dumps(json.loads(file.read_text()) | change))
    assert load_window_place(file) is None


@pytest.mark.parametrize(
    ("place", "at"),
    [
        (WindowPlace(100, 50, 900, 600), (100, 50, 900, 600)),
        (WindowPlace(1500, 50, 900, 600), (1500, 50, 900, 600)),
        (WindowPlace(1300, 50, 900, 600), (1300, 50, 900, 600)),
        (WindowPlace(0, 0, 3000, 2000), (0, 0, 1366, 728)),
        (WindowPlace(5000, 50, 900, 600), None),
        (WindowPlace(100, 900, 900, 600), None),
        (WindowPlace(100, -500, 900, 600), None),
        (WindowPlace(-850, 50, 900, 600), None),
    ],
    ids="first second between larger right below above left".split(),
)
def test_only_a_place_the_mouse_can_reach_is_used(place: WindowPlace, at: tuple[int, int, int, int] | None) -> None:
    found = fitting_place(place, [SCREEN, SECOND])
    assert (found.getRect() if found is not None else None) == at


def test_a_disk_that_refuses_closes_all_the_same(qtbot: QtBot, tmp_path: Path) -> None:
    frame = opened(qtbot, tmp_path / "gone" / "window.json")
    frame.fill(QWidget())
    frame.setGeometry(10, 10, 600, 500)
    assert frame.close()
