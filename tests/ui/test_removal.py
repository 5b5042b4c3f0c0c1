"""A contest is taken off this computer from the home page, after a tick, with a list of what went."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.config.settings import Settings
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.store import data_folder
from judge_desktop.ui.home_page import HomePage
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.ui.removal_dialog import RemovalDialog
from judge_desktop.ui.widgets.buttons import IconButton
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.workflow.clean_up import look_at_removal, remove_contest
from judge_desktop.workflow.contests_here import find_contests
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.chair_stage import Stage, clock, prepare_stage
from tests.helpers.instant_tasks import InstantTasks

Kind = TypeVar("Kind", bound=QWidget)
TITLE = "แจ้งปุ๊บรู้ปั๊บ".encode()
"""The title of a submission: it is gone from the database file, not only from its tables."""


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """A contest with package and score files."""
    return prepare_stage(tmp_path_factory.mktemp("stage"))


def found(parent: QWidget, kind: type[Kind], name: str = "") -> Kind:
    """The only widget of that kind and name."""
    (one,) = parent.findChildren(kind, name) if name else parent.findChildren(kind)
    return one


def home_of(stage: Stage, folder: Path) -> Path:
    """The chair's data folder with merged scores and a small file of the day."""
    home = stage.copied(folder / "chair")
    with Workspace(home, clock=clock) as ws:
        merge_scores(ws, [stage.j1, stage.j2])
    (home / "presentation").mkdir(exist_ok=True)
    (home / "presentation" / f"day~{stage.contest}~r1~official.json").write_text("{}")
    return home


def test_what_goes_is_listed_and_then_gone(stage: Stage, tmp_path: Path) -> None:
    home = home_of(stage, tmp_path)
    assert TITLE in (home / data_folder.DATABASE).read_bytes()
    with Workspace(home, clock=clock) as ws:
        found = look_at_removal(ws, Where(stage.contest))
        assert (found.packages, found.score_files, found.scorecards) == (1, 2, 0)
        assert (len(found.backups), found.files) == (1, (f"presentation/day~{stage.contest}~r1~official.json",))
        assert (found.attachments > 4, found.bytes > 1000) == (True, True)
        assert remove_contest(ws, Where(stage.contest)) == found
        assert find_contests(ws) == ()
        with pytest.raises(JudgeDesktopError) as refused:
            look_at_removal(ws, Where(stage.contest))
        assert refused.value.code is Code.CONTEST_UNKNOWN
    left = sorted(path.name for path in home.rglob("*") if path.is_file())
    assert left == ["identity.json", "identity.key", "instance.lock", data_folder.DATABASE]
    assert TITLE not in (home / data_folder.DATABASE).read_bytes()


@pytest.mark.parametrize("language", list(Language))
def test_from_the_home_page(stage: Stage, tmp_path: Path, qtbot: QtBot, language: Language) -> None:
    set_language(language)
    with Workspace(home_of(stage, tmp_path), clock=clock) as ws:
        window = MainWindow(ws, InstantTasks(), Settings(language=language))
        qtbot.addWidget(window)
        window.show()
        found(window, IconButton, f"remove_{stage.contest}").click()
        dialog = found(window, RemovalDialog, "removal_question")
        assert not dialog.answer.isEnabled() or dialog.answer.toolTip()
        dialog.answer.click()
        assert len(find_contests(ws)) == 1
        dialog.understood.setChecked(True)
        dialog.answer.click()
        assert find_contests(ws) == ()
        page = window.page()
        assert isinstance(page, HomePage)
        told = found(page, Notice)
        expected = {
            Language.TH: "นำ “โครงการ The Smart City Solution Awards 2023 (ตัวอย่าง)” ออกจากเครื่องนี้แล้ว",
            Language.EN: "“The Smart City Solution Awards 2023 (demo)” is removed from this computer",
        }
        assert told.sentence() == expected[language]
