"""The small files of a judge's data folder as rubbish, as pipes, devices and folders, and on a disk that refuses them.

They are conveniences: whatever they are, the window opens, the judge scores, and nothing of what she wrote is in them.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_desktop.config.settings import Purpose, Settings, load_settings
from judge_desktop.config.window_place import load_window_place
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.viewers.reading.instant_reader import InstantReader
from judge_desktop.workflow.judge_places import JudgePlaces, KeptPlace
from judge_desktop.workflow.open_package import open_package
from judge_desktop.workflow.presentation_day import demand_day
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.shown_file import ShownFile
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.instant_tasks import InstantTasks
from tests.helpers.judge_stage import SUBMISSIONS, build_small_package
from tests.helpers.keyboard import press, type_text

HASH = "a" * 64


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_small_package(tmp_path_factory.mktemp("package"))


@pytest.fixture
def ws(tmp_path: Path, package: Path) -> Iterator[Workspace]:
    """The data folder of a judge who has declared."""
    with Workspace(tmp_path / "own") as opened:
        open_package(opened, package, judge="J2")
        open_session(opened).declare()
        yield opened


def window_of(qtbot: QtBot, ws: Workspace) -> JudgeWindow:
    desk = Desk(ws, InstantTasks(), Settings(), lambda _settings: None, InstantReader())
    window = JudgeWindow(desk, open_session(ws).contest.id)
    qtbot.addWidget(window)
    window.resize(1366, 690)
    window.show()
    QApplication.processEvents()
    return window


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def a_folder(path: Path) -> None:
    (path / "inside").mkdir(parents=True)


def a_link_to_nothing(path: Path) -> None:
    path.symlink_to("/nowhere/at/all")


def deep(path: Path) -> None:
    path.write_bytes(b"[" * 50_000)


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(3 * 2**30)


WAYS: tuple[Callable[[Path], None], ...] = (a_pipe, a_device, a_folder, a_link_to_nothing, deep, huge)
on_posix = pytest.mark.skipif(sys.platform == "win32", reason="needs pipes, devices and links")


@on_posix
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_whatever_lies_in_their_place_keeps_nobody_waiting(
    ws: Workspace, tmp_path: Path, way: Callable[[Path], None]
) -> None:
    session = open_session(ws)
    places = JudgePlaces(ws, session)
    day = demand_day(ws, session.package)
    for file in (places.file, day._file, ws.home / "shown" / "shown_file.json"):
        file.parent.mkdir(exist_ok=True)
        way(file)
    for name in ("window.json", "settings.json"):
        way(tmp_path / name)

    assert places.load() == KeptPlace()
    assert demand_day(ws, session.package).order == day.order
    assert not ShownFile(ws).ended_with(HASH)
    assert load_window_place(tmp_path / "window.json") is None
    assert load_settings(tmp_path / "settings.json") == Settings()


def test_a_remembered_folder_that_no_disk_takes_is_the_home() -> None:
    for words in ("ก" * 5_000, "a\0b", "/nowhere"):
        assert Settings(last_folders={Purpose.OPEN: words}).folder(Purpose.OPEN) == Path.home()  # type: ignore[arg-type]


RUBBISH: tuple[dict[str, Any], ...] = (
    dict.fromkeys(("page", "offset", "zoom", "rotation", "fit", "picture", "sheet", "share", "slide", "second"), "abc"),
    dict.fromkeys(("page", "offset", "zoom", "rotation", "fit", "picture", "sheet", "share", "x", "second"), None),
    dict.fromkeys(("page", "offset", "zoom", "rotation", "picture", "sheet", "share", "slide", "x", "y"), 2**52),
    dict.fromkeys(("page", "offset", "zoom", "rotation", "picture", "sheet", "share", "slide", "x", "y"), -7.5),
    dict.fromkeys(("page", "offset", "zoom", "rotation", "picture", "sheet", "share", "slide", "x", "y"), 1e300),
    {"turns": {"0": "x"}, "shares": "x", "speed": True, "second": True, "wrapped": "no", "zoom": True},
)


@pytest.mark.parametrize("rubbish", RUBBISH, ids=range(len(RUBBISH)))
def test_places_that_make_no_sense_open_all_the_same(qtbot: QtBot, ws: Workspace, rubbish: dict[str, Any]) -> None:
    session = open_session(ws)
    hashes = [file.sha256 for one in session.submissions for file in one.attachments]
    places = JudgePlaces(ws, session)
    keys = [*hashes, "pictures", "summary"]
    places.save(KeptPlace(submission="MOB-01", page="no page", places=dict.fromkeys(keys, rubbish)))
    judge = window_of(qtbot, ws)
    for submission in SUBMISSIONS:
        judge.walk.open(submission)
        QApplication.processEvents()
        for key in list(judge.document._items):
            judge.document._go_to_tab(key)
            QApplication.processEvents()
    row = next(iter(judge.card.form.rows.values()))
    row.field.setFocus()
    type_text(row.field, "7")
    press(row.field, Qt.Key.Key_Return)
    assert {str(one) for one in open_session(ws).scorecard(SUBMISSIONS[-1]).given.values()} == {"7"}


@on_posix
def test_a_disk_that_takes_none_of_them_takes_the_scores(qtbot: QtBot, ws: Workspace) -> None:
    """A file where each folder should be: nothing can be kept in them, and nobody is told off for it."""
    for name in ("places", "presentation", "shown"):
        (ws.home / name).write_bytes(b"")
    judge = window_of(qtbot, ws)
    row = next(iter(judge.card.form.rows.values()))
    row.field.setFocus()
    type_text(row.field, "8")
    judge.day.step()
    judge.walk.open("MOB-01")
    judge.leave()
    assert {str(one) for one in open_session(ws).scorecard(SUBMISSIONS[0]).given.values()} == {"8"}
    assert judge.day.presenting == judge.day.day.order.presenting != ""  # type: ignore[union-attr]


def test_nothing_that_was_written_lies_outside_the_database(qtbot: QtBot, ws: Workspace) -> None:
    words = ("คำติชมเฉพาะตัว", "บันทึกเฉพาะตัว", "zqscore")
    judge = window_of(qtbot, ws)
    row = next(iter(judge.card.form.rows.values()))
    row.field.setFocus()
    type_text(row.field, "9")
    judge.card.words.comment.set_comment(words[0])
    judge.session.set_private_note(SUBMISSIONS[0], words[1])
    judge.document.open_search()
    judge.document.search.panel.find_words(words[2])
    judge.walk.open("MOB-01")
    judge.pages.open_my_scores(numbers_hidden=False)
    judge.day.step()
    judge.leave()
    found = [
        (path.relative_to(ws.home).as_posix(), one)
        for path in ws.home.rglob("*")
        if path.is_file() and "attachments" not in path.parts and ".sqlite3" not in path.name
        for one in words
        if one.encode() in path.read_bytes() or json.dumps(one)[1:-1].encode() in path.read_bytes()
    ]
    assert found == []
