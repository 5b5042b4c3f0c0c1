"""Deputies in the window: the card of a copy, enrolling it, handing on what came, taking the contest over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.config.settings import Settings
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.deputies_part import DeputiesPart, DeputyDialog
from judge_desktop.ui.chair.merge_page import MergePage
from judge_desktop.ui.chair.new_contest_page import NewContestPage
from judge_desktop.ui.chair.own_card import OwnCard
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge.package_page import PackagePage
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.ui.take_over_card import TakeOverCard
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.workflow.build_package import PackageOptions, build_package
from judge_desktop.workflow.deputies import list_deputies
from judge_desktop.workflow.identity import create_identity
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.round_documents import round_documents
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.chair_stage import NO_BACKUP, Stage, clock
from tests.helpers.instant_tasks import InstantTasks
from tests.helpers.keyboard import press as press_key
from tests.helpers.keyboard import type_text
from tests.ui.chair.find import notice, one, page, press, rows, seen


@pytest.fixture
def deputy(tmp_path: Path) -> Iterator[Workspace]:
    """A deputy's copy with keys of its own."""
    with Workspace(tmp_path / "deputy", clock=clock) as ws:
        create_identity(ws, "ผู้ช่วยเลขานุการ", None)
        yield ws


@pytest.fixture
def card(deputy: Workspace, qtbot: QtBot, tmp_path: Path) -> tuple[Path, str]:
    """The card the deputy saves in her window, and the words it says to read aloud."""
    set_language(Language.EN)
    made = NewContestPage(_desk(deputy))
    qtbot.addWidget(made)
    made.show()
    path = tmp_path / "deputy.judgecard"
    one(made, OwnCard, "own_card").save(path)
    said = seen(made, Notice)[0]
    assert said.sentence() == "The card is saved. Send it to the chair and read these six words aloud"
    return path, said.detail()


def _desk(ws: Workspace) -> Desk:
    return Desk(ws=ws, tasks=InstantTasks(), settings=Settings(), save_settings=lambda _: None)


def deputies(window: ChairWindow) -> DeputiesPart:
    """The tab, shown."""
    merge = page(window, MergePage, "merge")
    merge.tabs.button("deputies").click()
    assert not seen(merge, Card, "judges")
    return one(merge, DeputiesPart, "deputies")


def question(part: DeputiesPart) -> DeputyDialog:
    """The open question about a card."""
    return next(found for found in part.findChildren(DeputyDialog) if found.isVisible())


def enrol(part: DeputiesPart, card: tuple[Path, str], words: str | None = None) -> None:
    part.take_card(card[0])
    dialog = question(part)
    type_text(dialog.name, "ผู้ช่วยเลขานุการ")
    type_text(dialog.words, card[1] if words is None else words)
    dialog.answer.click()


def test_a_copy_is_enrolled_by_its_words_and_acts_from_the_next_package_on(
    window: ChairWindow, card: tuple[Path, str], tmp_path: Path
) -> None:
    part = deputies(window)
    assert rows(one(part, Card, "deputy_list")) == [("No deputy yet", "")]

    enrol(part, card, words="")
    row = one(part, StatusRow, "deputy_deputy1")
    assert (row.title(), row.outcome()) == ("ผู้ช่วยเลขานุการ", "From the next package on")
    assert row.detail().startswith("Not confirmed by voice · its check words: ")
    row.button().click()
    next(found for found in part.findChildren(Dialog) if found.isVisible()).answer.click()
    assert rows(one(part, Card, "deputy_list")) == [("No deputy yet", "")]

    enrol(part, card)
    assert one(part, StatusRow, "deputy_deputy1").detail() == "Confirmed by voice"
    build_package(window.desk.ws, tmp_path / "next.judgepack", PackageOptions(without_backup=NO_BACKUP))
    window.reload()
    assert one(part, StatusRow, "deputy_deputy1").outcome() == "May act now"


def test_wrong_words_and_unknown_words_enrol_nobody(window: ChairWindow, card: tuple[Path, str], stage: Stage) -> None:
    part = deputies(window)
    enrol(part, card, words="ไม่มีคำนี้")
    dialog = question(part)
    assert dialog.finding() == "“ไม่มีคำนี้” is not one of the check words; ask for it again"
    dialog.words.clear()
    type_text(dialog.words, stage.words)
    dialog.answer.click()
    again = question(part)
    assert again.finding().startswith("These check words belong to another file")
    assert again.name.text() == "ผู้ช่วยเลขานุการ"
    again.cancel.click()
    assert list_deputies(window.desk.ws) == ()
    part.take_card(stage.j1)
    question(part).answer.click()
    assert notice(page(window, MergePage, "merge")).startswith("This is another kind of file")


def test_the_deputy_opens_the_package_takes_over_and_sees_the_same(
    window: ChairWindow, card: tuple[Path, str], deputy: Workspace, stage: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    part = deputies(window)
    enrol(part, card)
    chair = window.desk.ws
    package = tmp_path / "next.judgepack"
    build_package(chair, package, PackageOptions(without_backup=NO_BACKUP))
    merge_scores(chair, [stage.j1, stage.j2, stage.j2_other, stage.j3])
    window.reload()
    with qtbot.waitSignal(part.told):
        part.hand_on_to(tmp_path / "received")

    main = MainWindow(deputy, InstantTasks(), Settings(language=Language.EN))
    qtbot.addWidget(main)
    main.open_file(package)
    opened = main.page()
    assert isinstance(opened, PackagePage)
    press(one(opened, TakeOverCard, "take_over"), "take_over_contest")
    there = main.page()
    assert isinstance(there, ChairWindow)
    first, *others = sorted((tmp_path / "received").iterdir())
    there.open_file(first)
    merge = there.pages["merge"]
    assert isinstance(merge, MergePage)
    merge.look_at((first, *others))
    press(merge, "merge_files")

    assert round_documents(deputy).view == round_documents(chair).view
    assert there.state is not None
    assert there.state.view == round_documents(chair).view
    listed = [line.copy.name for line in list_deputies(deputy)]
    assert listed == ["ฝ่ายเลขานุการ"]


def test_a_judge_who_is_no_deputy_is_not_asked(window: ChairWindow, stage: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    with Workspace(tmp_path / "judge", clock=clock) as ws:
        create_identity(ws, "กรรมการ", None)
        opened = PackagePage(_desk(ws), stage.chair.parent / "package.judgepack")
        qtbot.addWidget(opened)
        opened.show()
        assert seen(opened, TakeOverCard) == []


def test_the_whole_tab_is_reached_by_the_keyboard(window: ChairWindow, card: tuple[Path, str]) -> None:
    merge = page(window, MergePage, "merge")
    window.activateWindow()
    merge.tabs.button("scores").setFocus(Qt.FocusReason.TabFocusReason)
    press_key(merge.tabs.button("deputies"), Qt.Key.Key_Return)
    part = one(merge, DeputiesPart, "deputies")
    reached = []
    part.drop.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(6):
        focused = QApplication.focusWidget()
        if focused is not None and part.isAncestorOf(focused):
            reached.append(focused.accessibleName() or focused.objectName())
        merge.focusNextChild()
    assert [name for name in reached if "Save received" in name]
    assert all(reached)
