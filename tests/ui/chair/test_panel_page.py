"""The panel: cards come in, keys are confirmed by voice or paper, a card that fits nobody asks whose it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from judge_desktop.exchange.package_file import read_head
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.asking import PersonDialog
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.panel_page import PanelPage
from judge_desktop.ui.unlock import PassphraseDialog
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.workflow.identity import create_identity, save_judge_card
from judge_desktop.workflow.panel import add_card
from tests.helpers.chair_stage import PASSPHRASE, Stage
from tests.ui.chair.conftest import MakeDesk
from tests.ui.chair.find import notice, one_of, page, press, rows, words

FOURTH = "Dr. Kittiphum Thongsaimok"


def test_a_card_is_taken_in_and_confirmed_by_its_six_words(window: ChairWindow, stage: Stage) -> None:
    panel = page(window, PanelPage, "panel")
    assert rows(panel)[3] == (FOURTH, "No card yet")

    panel.drop.files_requested.emit((stage.card,))
    assert notice(panel) == f"The card of {FOURTH} is taken in"
    assert rows(panel)[3] == (FOURTH, "Not confirmed by voice")
    assert panel.confirm is not None
    panel.confirm.field.setText(stage.words)
    press(panel.confirm, "confirm_voice")

    assert rows(panel)[3] == (FOURTH, "Confirmed by voice")
    assert panel.header.subtitle() == "4 judges · 4 confirmed"


def test_a_signed_paper_confirms_without_words(window: ChairWindow, stage: Stage) -> None:
    panel = page(window, PanelPage, "panel")
    panel.take_cards((stage.card,))
    assert panel.confirm is not None
    press(panel.confirm, "confirm_voice")
    assert panel.confirm.finding() == "Please type the six check words"
    press(panel.confirm, "confirm_paper")

    assert rows(panel)[3] == (FOURTH, "Confirmed on paper")


def test_a_card_of_another_name_asks_whose_it_is(window: ChairWindow, tmp_path: Path, make_desk: MakeDesk) -> None:
    stranger = make_desk(tmp_path / "stranger")
    create_identity(stranger.ws, "K. Thong", None)
    card = tmp_path / "stranger.judgecard"
    save_judge_card(stranger.ws, card)
    panel = page(window, PanelPage, "panel")

    panel.take_cards((card,))
    dialog = one_of(panel.findChildren(PersonDialog))
    assert any("K. Thong" in text for text in words(dialog))
    dialog.choice.set_choice("J4")
    dialog.answer.click()

    assert rows(panel)[3] == (FOURTH, "Not confirmed by voice")


def test_the_passphrase_is_asked_again_as_long_as_it_is_wrong(tmp_path: Path, make_desk: MakeDesk) -> None:
    home = tmp_path / "locked"
    with make_desk(home).ws as ws:
        create_identity(ws, "Secretary", PASSPHRASE)
    desk = make_desk(home)
    assert desk.ws.needs_passphrase
    dialog = PassphraseDialog(desk)
    dialog.answer.click()
    assert dialog.finding() == "Please enter the passphrase"
    dialog.field.setText("river table")
    dialog.answer.click()
    assert dialog.finding().startswith("The passphrase is not right")

    dialog.field.setText(PASSPHRASE)
    dialog.answer.click()
    assert (dialog.result(), desk.ws.needs_passphrase) == (PassphraseDialog.DialogCode.Accepted.value, False)


def test_scores_go_back_to_a_new_computer_in_a_package_update(
    merged: ChairWindow, tmp_path: Path, make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = page(merged, PanelPage, "panel")
    assert panel.findChildren(QPushButton, "hand_back_J1") == [], "there is no card of a new computer yet"
    new = make_desk(tmp_path / "new")
    create_identity(new.ws, "J1 again", None)
    save_judge_card(new.ws, tmp_path / "new.judgecard")
    add_card(merged.desk.ws, tmp_path / "new.judgecard", "J1")
    panel.contest_changed.emit()
    path = tmp_path / "update.judgepack"
    monkeypatch.setattr(choose_files, "ask_save", lambda *_: path)

    press(panel, "hand_back_J1")
    dialog = next(one for one in panel.findChildren(Dialog) if one.objectName() == "question")
    dialog.answer.click()

    assert notice(panel) == "The package update is saved: update.judgepack"
    with path.open("rb") as stream:
        package = read_head(stream)[0].package
    assert [one.judge for one in package.handed_back] == ["J1"]
