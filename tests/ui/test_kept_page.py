"""Back to what was here before a backup took its place: in the window and by command, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from judge_desktop.config.settings import Settings
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.store import restoring
from judge_desktop.ui.home_page import HomePage
from judge_desktop.ui.kept_page import KeptPage
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.ui.viewers.reading.instant_reader import InstantReader
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.workflow.care import backup
from judge_desktop.workflow.identity import create_identity
from judge_desktop.workflow.kept_folders import go_back_to, list_kept
from judge_desktop.workflow.restore_backup import restore_backup
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.accessibility import nameless_widgets
from tests.helpers.instant_tasks import InstantTasks
from tests.helpers.small_day import Copy


def name_in(home: Path) -> str:
    """Whose data folder it is, as a start of the program finds it."""
    with Workspace(home) as ws:
        own = ws.own_name
        return own.name if own is not None else ""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The data folder of one, in which the backup of another was brought back."""
    place = tmp_path / "data"
    for folder, name in ((place, "First"), (tmp_path / "other", "Second")):
        with Workspace(folder) as ws:
            create_identity(ws, name, None)
            if name == "Second":
                backup(ws, tmp_path / "second.judgebackup")
    restore_backup(place, tmp_path / "second.judgebackup", keeps=True)
    return place


def test_one_goes_back_and_forth_and_nothing_is_lost(home: Path) -> None:
    (kept,) = list_kept(home)
    assert (name_in(home), kept.holding is not None and kept.holding.name, kept.kept_at != "") == (
        "Second",
        "First",
        True,
    )
    keep = go_back_to(home, kept.name)
    assert (name_in(home), name_in(keep), [one.path for one in list_kept(home)]) == ("First", "Second", [keep])
    go_back_to(home, keep.name)
    assert name_in(home) == "Second"
    with pytest.raises(JudgeDesktopError) as refused:
        go_back_to(home, "nothing of the kind")
    assert refused.value.code is Code.FILE_NOT_FOUND


def test_the_command_lists_and_goes_back(home: Path) -> None:
    copy = Copy(home)
    (told,) = copy.do("kept")["kept"]
    assert (told["contests"], told["last_change"] is not None, told["kept_at"] is not None) == ([], True, True)
    done = copy.do("kept", told["folder"])
    assert (name_in(home), name_in(Path(done["kept"]))) == ("First", "Second")
    assert copy.run("kept", told["folder"]).refused == "file_not_found"


def test_a_damaged_or_open_folder_stays_where_it_is(home: Path) -> None:
    (kept,) = list_kept(home)
    with Workspace(home), pytest.raises(JudgeDesktopError) as refused:
        go_back_to(home, kept.name)
    assert refused.value.code is Code.ALREADY_RUNNING
    (kept.path / "judge-desktop.sqlite3").write_bytes(b"not a database")
    with pytest.raises(JudgeDesktopError) as refused:
        go_back_to(home, kept.name)
    assert refused.value.code is Code.DATABASE_DAMAGED
    assert (name_in(home), [one.holding for one in list_kept(home)]) == ("Second", [None])


@pytest.mark.parametrize(("at", "shown"), [(1, "Second"), (2, "First")])
def test_a_crash_in_between_loses_nothing(home: Path, monkeypatch: pytest.MonkeyPatch, at: int, shown: str) -> None:
    (kept,) = restoring.kept_folders(home)
    rename, done = Path.rename, 0

    def rename_until(path: Path, target: Path) -> Path:
        nonlocal done
        if done == at:
            raise KeyboardInterrupt
        done += 1
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", rename_until)
    with pytest.raises(KeyboardInterrupt):
        go_back_to(home, kept.name)
    monkeypatch.undo()

    assert name_in(home) == shown
    assert {name_in(one) for one in restoring.kept_folders(home)} == {"First", "Second"} - {shown}


def test_the_window_lists_what_was_kept_and_goes_back(home: Path, qtbot: QtBot) -> None:
    window = MainWindow(Workspace(home), InstantTasks(), Settings(), InstantReader())
    qtbot.addWidget(window)
    window.show()
    window.show_settings()
    opener = window.page().findChild(Button, "kept")
    assert opener is not None
    opener.click()
    page = window.page()
    assert isinstance(page, KeptPage)
    assert nameless_widgets(page) == []
    (row,) = page.rows
    row.button.click()
    question = page.findChild(Dialog, "kept_question")
    assert question is not None
    question.answer.click()

    shown = window.page()
    assert isinstance(shown, HomePage)
    notice = shown.notices.notice()
    assert notice is not None
    assert notice.sentence() == "What was here before is back"
    own = window.desk.ws.own_name
    assert own is not None
    assert own.name == "First"
    window.close()
