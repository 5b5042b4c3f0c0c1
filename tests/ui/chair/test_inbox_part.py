"""The watched folder in the window: what comes is shown first, merged by a press, or by itself if so wished."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from judge_desktop.config.settings import Settings, load_settings, save_settings
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.merge_page import MergePage
from judge_desktop.ui.chair.outcome_list import OutcomeList
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.finding_row import FindingRow
from judge_desktop.workflow.round_documents import round_documents
from tests.helpers.chair_stage import Stage
from tests.helpers.keyboard import type_text
from tests.ui.chair.conftest import open_window
from tests.ui.chair.find import notice, one, page, press, seen


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "กล่องรับไฟล์คะแนน"
    made.mkdir()
    return made


@pytest.fixture
def merge(window: ChairWindow, folder: Path) -> MergePage:
    found = page(window, MergePage, "merge")
    found.inbox.set_inbox(folder)
    return found


def come(merge: MergePage, folder: Path, *paths: Path) -> None:
    """Files fall into the folder, and the program looks twice."""
    for path in paths:
        shutil.copy(path, folder)
    for _ in range(2):
        merge.inbox.watch.look()


def shown(merge: MergePage) -> list[tuple[str, str]]:
    rows = one(merge, OutcomeList, "outcomes").rows()
    return [(row.title.split()[-1], row.outcome) for row in rows]


def test_what_comes_is_shown_and_nothing_is_merged_without_a_press(
    merge: MergePage, folder: Path, stage: Stage
) -> None:
    come(merge, folder, stage.j1)
    assert shown(merge) == [("Wiangphirun", "Counted")]
    come(merge, folder, stage.j4, stage.damaged)
    assert [outcome for _, outcome in shown(merge)] == ["Refused", "Waiting for confirmation", "Counted"]
    assert round_documents(merge.desk.ws).score_files == ()

    press(merge, "merge_files")

    assert notice(merge) == "2 new files are merged"
    assert len(round_documents(merge.desk.ws).score_files) == 2
    for _ in range(3):
        merge.inbox.watch.look()
    assert merge.preview is None


def test_a_file_that_is_still_being_written_is_waited_for(merge: MergePage, folder: Path, stage: Stage) -> None:
    whole = stage.j1.read_bytes()
    (folder / "J1.judgescore").write_bytes(whole[:1000])
    merge.inbox.watch.look()
    assert merge.preview is None
    (folder / "J1.judgescore").write_bytes(whole)
    merge.inbox.watch.look()
    assert merge.preview is None
    merge.inbox.watch.look()
    assert shown(merge) == [("Wiangphirun", "Counted")]


def test_what_is_here_already_is_not_asked_about(merge: MergePage, folder: Path, stage: Stage) -> None:
    merge.look_at((stage.j1,))
    merge.merge()
    come(merge, folder, stage.j1)
    assert merge.preview is None


def test_nothing_moves_while_check_words_are_typed(merged: ChairWindow, folder: Path, stage: Stage) -> None:
    merge = page(merged, MergePage, "merge")
    merge.inbox.set_inbox(folder)
    assert merge.confirm is not None
    type_text(merge.confirm.field, "กา")

    come(merge, folder, stage.j2_other)

    assert merge.preview is None
    waiting = one(merge, FindingRow, "waiting")
    assert waiting.sentence() == "1 new file waits in the folder"
    waiting.action_requested.emit()
    assert [outcome for _, outcome in shown(merge)] == ["Two versions, not counted"]


def test_what_is_accepted_without_doubt_merges_by_itself_if_so_wished(
    merge: MergePage, folder: Path, stage: Stage
) -> None:
    assert not merge.inbox.merges_alone()
    merge.inbox.alone.setChecked(True)

    come(merge, folder, stage.j1, stage.j2, stage.j2_other, stage.j4, stage.damaged)

    assert {one.judge for one in round_documents(merge.desk.ws).score_files} == {"J1"}
    outcomes = [outcome for _, outcome in shown(merge)]
    assert sorted(outcomes) == [
        "Refused",
        "Two versions, not counted",
        "Two versions, not counted",
        "Waiting for confirmation",
    ]
    assert seen(merge, Card, "preview") != []


def test_the_folder_is_remembered_for_the_contest_without_an_absolute_path(
    desk: Desk, stage: Stage, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    kept: list[Settings] = []
    desk.save_settings = kept.append
    merge = page(open_window(desk, stage, qtbot), MergePage, "merge")
    merge.inbox.set_inbox(folder)
    save_settings(kept[-1], tmp_path / "settings.json")
    written = json.loads((tmp_path / "settings.json").read_text(encoding="utf-8"))
    assert not Path(written["inboxes"][stage.contest]).is_absolute()
    desk.settings = load_settings(tmp_path / "settings.json")

    again = page(open_window(desk, stage, qtbot), MergePage, "merge")
    assert again.inbox.watch.folder() == folder
    again.inbox.stop.click()
    assert again.inbox.watch.folder() is None
    assert dict(kept[-1].inboxes) == {}


def test_a_folder_that_is_away_says_so(merge: MergePage, folder: Path) -> None:
    folder.rmdir()
    merge.inbox.watch.look()
    assert any("cannot be reached now" in label.text() for label in seen(merge.inbox, type(merge.drop._detail)))


def test_a_locked_copy_asks_for_no_passphrase_by_itself(
    merge: MergePage, folder: Path, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(merge.desk.ws), "needs_passphrase", property(lambda _: True))
    come(merge, folder, stage.j1)
    assert merge.preview is None
    assert one(merge, FindingRow, "waiting").sentence() == "1 new file waits in the folder"


def test_settings_without_sense_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"inboxes": {"a": "/etc", "b": 7, "c": "", "d": "x\\u0000", "e": "../in"}}', encoding="utf-8")
    assert load_settings(path) == replace(Settings(), inboxes=load_settings(path).inboxes)
    assert dict(load_settings(path).inboxes) == {"e": "../in"}
