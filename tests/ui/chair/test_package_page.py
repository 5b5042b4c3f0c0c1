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
from judge_desktop.store import audit_log
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.correction_dialog import CorrectionDialog
from judge_desktop.ui.chair.package_page import PackagePage
from judge_desktop.ui.chair.package_questions import BackupDialog
from judge_desktop.ui.chair.wording import name_of
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.running import Running
from judge_desktop.ui.tasks import Control, Tasks
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.finding_row import FindingRow
from judge_desktop.ui.widgets.progress import ProgressRow
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.text_label import SelectableText, TextLabel
from judge_desktop.workflow.build_package import Encryption, PackageOptions, build_package
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.identity import words_of
from judge_desktop.workflow.open_package import look_into_package
from judge_desktop.workflow.packages_here import chair_contest, chair_package
from tests.helpers.chair_stage import Stage
from tests.helpers.drafts import save_contest
from tests.ui.chair.conftest import MakeDesk, open_window
from tests.ui.chair.find import notice, one, one_of, page, press, rows, seen, words


def package_page(window: ChairWindow) -> PackagePage:
    """The page, shown."""
    return page(window, PackagePage, "package")


def asked(parent: QWidget, name: str) -> Dialog:
    """The question that is open."""
    return one_of([dialog for dialog in parent.findChildren(Dialog, name) if dialog.isVisible()])


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
    asked(found, "mode_question").answer.click()

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
    found.build_into(path, replace(found.options(), without_backup="ทดสอบ"))

    assert one(found, SelectableText, "built_passphrase").text() == proposed
    judge = make_desk(tmp_path / "judge")
    assert look_into_package(judge.ws, path, proposed).package.revision == 2


def test_cards_that_are_missing_are_named(window: ChairWindow, tmp_path: Path) -> None:
    found = package_page(window)
    found.encryptions[Encryption.CARDS].setChecked(True)
    found.build_into(tmp_path / "cards.judgepack", replace(found.options(), without_backup="ทดสอบ"))

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
        go_on.wait(60)
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


def saves_to(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> list[str]:
    """Answers the file dialogs with these paths in turn; the names that were proposed."""
    left, proposed = list(paths), list[str]()

    def answer(*asked_for: object) -> tuple[str, str]:
        proposed.append(Path(str(asked_for[2])).name)
        return str(left.pop(0)), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return proposed


def test_an_official_package_asks_for_a_backup_and_takes_a_reason(
    window: ChairWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "again.judgepack"
    saves_to(monkeypatch, tmp_path / "near.zip", path)
    found = package_page(window)
    press(found, "build")
    asked(found, "backup_question").answer.click()
    too_near = asked(found, "backup_question")
    assert [row.sentence() for row in seen(too_near, FindingRow)] == [
        "near.zip is saved, but on the same drive as the contest: it would be lost with it"
    ]
    one(too_near, Button, "build_without").click()
    assert isinstance(too_near, BackupDialog)
    assert (too_near.finding(), path.exists()) == ("Please give a reason", False)
    too_near.field.set_comment("คัดลอกไปยังแฟลชไดรฟ์แล้ว")
    one(too_near, Button, "build_without").click()

    assert path.exists()
    with window.desk.ws.database.reading() as connection:
        waived = [one.details["reason"] for one in audit_log.entries(connection) if one.event == "backup_waived"]
    assert waived[-1] == "คัดลอกไปยังแฟลชไดรฟ์แล้ว"


def test_with_a_backup_elsewhere_nothing_is_asked(
    window: ChairWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("judge_desktop.workflow.care.is_outside", lambda *_: True)
    monkeypatch.setattr("judge_desktop.ui.chair.package_page.is_outside", lambda *_: True)
    saves_to(monkeypatch, tmp_path / "stick.zip", tmp_path / "again.judgepack")
    found = package_page(window)
    row = one_of([one_ for one_ in seen(found, StatusRow) if one_.title() == "Keep a copy outside this computer"])
    row.button().click()
    assert notice(found) == "The backup is saved"
    press(found, "build")
    assert (tmp_path / "again.judgepack").exists()


def test_one_button_builds_a_rehearsal_and_says_what_the_pages_show_then(
    window: ChairWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saves_to(monkeypatch, tmp_path / "try.judgepack")
    found = package_page(window)
    press(found, "rehearse")
    asked(found, "mode_question").cancel.click()
    assert chair_package(window.desk.ws).mode is Mode.OFFICIAL
    press(found, "rehearse")
    asked(found, "mode_question").answer.click()
    assert chair_package(window.desk.ws).mode is Mode.REHEARSAL
    assert [row.title() for row in seen(one(found, Card, "packages"), StatusRow)] == [
        "Revision 1 · Rehearsal",
        "Revision 1 · Official",
    ]


def test_words_of_an_earlier_package_are_shown_again(window: ChairWindow, tmp_path: Path) -> None:
    found = package_page(window)
    first = chair_package(window.desk.ws)
    found.build_into(tmp_path / "2.judgepack", replace(found.options(), without_backup="ทดสอบ"))
    row = seen(one(found, Card, "packages"), StatusRow)[1]
    row.button().click()
    spoken = words_of(first.manifest)
    shown = [text.text() for text in seen(one(found, Card, "packages"), SelectableText)]
    assert shown == ["  ·  ".join(spoken["en"]), "  ·  ".join(spoken["th"])]
    press(found, "read_aloud")
    assert len(seen(one(found, QWidget, "read_aloud_help"), TextLabel)) == 4


def test_what_the_draft_costs_is_said_and_asked_before_it_goes_out(
    merged: ChairWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ws = merged.desk.ws
    contest = chair_contest(ws)
    judges = tuple(replace(one_, votes=one_.id != "J2") for one_ in contest.panel.judges)
    edit_contest(ws, ContestSection.PANEL, lambda draft: replace(draft, panel=replace(draft.panel, judges=judges)))
    merged.reload()
    found = package_page(merged)
    said = [row.sentence() for row in seen(one(found, Card, "next_changes"), FindingRow)]
    assert said == [f"{judges[1].full_name('en')} no longer scores: 4 sealed scorecards would no longer count"]
    assert "4 sealed scorecards would no longer count; 8 go on counting" in words(found)

    saves_to(monkeypatch, tmp_path / "2.judgepack")
    found.update_only.setChecked(True)
    press(found, "build")
    question = asked(found, "effects_question")
    assert question.accessibleDescription() == "4 sealed scorecards would no longer count; 8 go on counting"
    question.cancel.click()
    assert chair_package(ws).revision == 1
    press(found, "build")
    asked(found, "effects_question").answer.click()
    waiver = asked(found, "backup_question")
    assert isinstance(waiver, BackupDialog)
    waiver.field.set_comment("ทดสอบ")
    one(waiver, Button, "build_without").click()
    package = chair_package(ws)
    assert (package.revision, package.files) == (2, ())
    state = merged.state
    assert state is not None
    assert (state.effects.counted, state.effects.effects) == (8, ())


def test_a_title_is_corrected_from_the_page(window: ChairWindow, stage: Stage) -> None:
    found = package_page(window)
    press(found, "correct")
    dialog = asked(found, "correction_question")
    assert isinstance(dialog, CorrectionDialog)
    submission = stage.tied[0]
    dialog.choose("submission", submission)
    before = dialog.fields["title_th"].field.text()
    dialog.answer.click()
    assert dialog.isVisible()
    dialog.fields["title_th"].field.setText("ชื่อที่ถูกต้อง")
    assert f"before: {before}" in words(dialog)
    dialog.answer.click()
    assert (dialog.isVisible(), dialog.finding()) == (True, "Please give a reason")
    dialog.field.set_comment("พิมพ์ผิด")
    dialog.answer.click()

    assert notice(found) == "The correction is recorded; all pages and prints follow"
    state = window.state
    assert state is not None
    titles = [one_.title.th for one_ in state.judged.finalists if one_.id == submission]
    assert titles == ["ชื่อที่ถูกต้อง"]
    row = one_of(seen(one(found, Card, "corrections"), StatusRow))
    assert row.detail() == f"Title in Thai: {before} → ชื่อที่ถูกต้อง · พิมพ์ผิด"


def test_a_judge_is_corrected_from_the_page(window: ChairWindow) -> None:
    found = package_page(window)
    press(found, "correct")
    dialog = asked(found, "correction_question")
    assert isinstance(dialog, CorrectionDialog)
    dialog.choose("judge", "J2")
    dialog.fields["position"].field.setText("ผู้ทรงคุณวุฒิ")
    dialog.field.set_comment("แจ้งใหม่")
    dialog.answer.click()
    state = window.state
    judge = state.judged.panel.judge("J2") if state is not None else None
    assert judge is not None
    assert judge.position == "ผู้ทรงคุณวุฒิ"


def test_who_could_not_open_it_is_said_as_soon_as_cards_are_chosen(window: ChairWindow) -> None:
    found = package_page(window)
    assert seen(found, FindingRow, "cards_missing") == []
    found.encryptions[Encryption.CARDS].setChecked(True)
    row = one(found, FindingRow, "cards_missing")
    name = name_of(chair_contest(window.desk.ws).panel.judge("J4"))
    assert row.sentence() == f"These judges could not open it, their cards are missing: {name}"
    row.action_requested.emit()
    assert window.page() == "panel"


def test_a_cancel_in_the_middle_of_a_large_package_leaves_no_file(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "large.judgepack"

    class StoppedError(Exception):
        pass

    seen_bytes: list[int] = []

    def report(done: int, total: int) -> None:
        seen_bytes.append(done)
        if done * 2 > total:
            raise StoppedError

    with pytest.raises(StoppedError):
        build_package(desk.ws, path, PackageOptions(without_backup="ทดสอบ"), progress=report)
    assert (len(seen_bytes) > 1, list(tmp_path.glob("*.judgepack*")), chair_package(desk.ws).revision) == (True, [], 1)
    staging = desk.ws.home / "staging"
    assert not staging.exists() or list(staging.iterdir()) == []
