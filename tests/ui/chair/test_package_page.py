"""Building the package: words to read aloud, a passphrase shown once, what blocks is said first, a cancel undoes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.domain.contest import Mode
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.package_page import PackagePage
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.running import Running
from judge_desktop.ui.tasks import Control, Tasks
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.progress import ProgressRow
from judge_desktop.ui.widgets.text_label import SelectableText
from judge_desktop.workflow.build_package import Encryption
from judge_desktop.workflow.create_contest import save_contest
from judge_desktop.workflow.identity import words_of
from judge_desktop.workflow.open_package import look_into_package
from judge_desktop.workflow.packages_here import chair_contest, chair_package
from tests.helpers.chair_stage import Stage
from tests.ui.chair.conftest import MakeDesk, open_window
from tests.ui.chair.find import notice, one, page, press, rows, words


def package_page(window: ChairWindow) -> PackagePage:
    """The page, shown."""
    return page(window, PackagePage, "package")


def test_the_package_is_saved_and_its_six_words_stand_in_both_languages(
    window: ChairWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.judgepack"
    proposed: list[str] = []

    def answer(*asked: object) -> tuple[str, str]:
        proposed.append(Path(str(asked[2])).name)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    found = package_page(window)
    found.rehearsal.setChecked(True)
    press(found, "build")

    package = chair_package(window.desk.ws)
    assert proposed == ["Package-Rehearsal-The Smart City Solution Awards 2023 (demo)-revision 1.judgepack"]
    assert (package.mode, package.revision) == (Mode.REHEARSAL, 1)
    spoken = words_of(package.manifest)
    for language in ("th", "en"):
        assert one(found, SelectableText, f"check_words_{language}").text() == "  ·  ".join(spoken[language])
    assert found.header.subtitle() == "Revision 1 is built · Rehearsal"
    assert str(path) in words(found)

    press(found, "copy_file")
    assert [url.toLocalFile() for url in QGuiApplication.clipboard().mimeData().urls()] == [str(path)]
    assert notice(found) == "The file is in the clipboard; paste it into the chat or a mail"


def test_a_passphrase_is_proposed_and_opens_the_package(
    window: ChairWindow, tmp_path: Path, make_desk: MakeDesk
) -> None:
    found = package_page(window)
    found.encryptions[Encryption.PASSPHRASE].setChecked(True)
    proposed = found.passphrase.text()
    assert len(proposed.split()) == 5
    path = tmp_path / "locked.judgepack"
    found.build_into(path)

    assert one(found, SelectableText, "built_passphrase").text() == proposed
    judge = make_desk(tmp_path / "judge")
    assert look_into_package(judge.ws, path, proposed).package.revision == 2


def test_cards_that_are_missing_are_named(window: ChairWindow, tmp_path: Path) -> None:
    found = package_page(window)
    found.encryptions[Encryption.CARDS].setChecked(True)
    found.build_into(tmp_path / "cards.judgepack")

    assert notice(found) == "The judge cards of these judges are missing: J4."
    assert not (tmp_path / "cards.judgepack").exists()


def test_what_blocks_is_listed_and_build_leads_to_it(desk: Desk, stage: Stage, qtbot: QtBot) -> None:
    contest = chair_contest(desk.ws)
    wrong = replace(contest.rubrics[0], total=Decimal(90))
    save_contest(desk.ws, replace(contest, rubrics=(wrong, *contest.rubrics[1:])))
    window = open_window(desk, stage, qtbot)
    found = package_page(window)

    assert rows(one(found, Card, "findings")) == [
        ("The full marks add up to 100, but the rubric says 90. Correct one of them", "")
    ]
    assert window.navigation.item("rubric").accessibleName() == "Rubric. 1 problem blocks the package"
    press(found, "build")
    assert window.page() != "package"


def test_a_long_verb_shows_progress_and_a_cancel_takes_it_back(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    place = QVBoxLayout(holder)
    tasks = Tasks(holder)
    running = Running(tasks, place, holder)
    go_on = Event()
    outcomes: list[object] = []

    def work(control: Control) -> None:
        control.report(1, 4)
        go_on.wait(5)
        control.report(2, 4)

    running.run("Building", work, outcomes.append, outcomes.append)
    qtbot.waitUntil(lambda: running.row() is not None)
    row = running.row()
    assert isinstance(row, ProgressRow)
    assert row.words() == "Building"
    row.cancel_requested.emit()
    go_on.set()
    qtbot.waitUntil(lambda: not running.is_running())
    tasks.close()

    assert (outcomes, running.row()) == ([], None)
