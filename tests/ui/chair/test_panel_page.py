"""The panel: people by hand and in order, cards, check words, a new computer, and what is lost with a person."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language
from judge_desktop.domain.contest import Contest
from judge_desktop.exchange.package_file import read_head
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.asking import PersonDialog, ReasonDialog
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.panel_page import PanelPage
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.unlock import PassphraseDialog
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.finding_row import FindingRow
from judge_desktop.ui.widgets.text_label import SelectableText
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.edit_panel import in_order, with_new_person, with_person
from judge_desktop.workflow.identity import create_identity, save_judge_card
from judge_desktop.workflow.packages_here import chair_contest
from judge_desktop.workflow.panel import add_card
from judge_desktop.workflow.workspace import Workspace
from tests.helpers import keyboard
from tests.helpers.chair_stage import PASSPHRASE, Stage
from tests.ui.chair.conftest import MakeDesk, open_window
from tests.ui.chair.find import give_reason, notice, one, one_of, page, press, rows, seen, words

FOURTH = "Dr. Kittiphum Thongsaimok"


@pytest.fixture
def panel(window: ChairWindow) -> PanelPage:
    return page(window, PanelPage, "panel")


def people(panel: PanelPage) -> list[tuple[str, str]]:
    """Name and state of everybody in the list."""
    return [(row.title, row.status) for row in panel.people.list.rows()]


def order(panel: PanelPage) -> list[str]:
    """Who is kept in which order."""
    return [one.id for one in in_order(chair_contest(panel.desk.ws))]


def kept(panel: PanelPage, judge: str) -> dict[str, object]:
    """What is kept about somebody."""
    person = chair_contest(panel.desk.ws).panel.judge(judge)
    assert person is not None
    return {"title": person.title, "th": person.name.th, "role": person.role.value, "votes": person.votes}


def question(panel: PanelPage) -> Dialog:
    return one_of([each for each in panel.findChildren(Dialog) if each.isVisible()])


# --- people by hand ---------------------------------------------------------------------------------------------------


def test_a_person_is_added_and_named_with_the_keyboard_alone(panel: PanelPage, language: Language) -> None:
    press(panel, "add_person")
    assert (panel.people.current(), len(panel.people.list.rows())) == ("J5", 5)
    fields = panel.people.form.fields
    assert fields["name_th"].hasFocus() or panel.people.form.focusWidget() is fields["name_th"]
    assert panel.people.form.finding() != "", "a name is missing"

    keyboard.type_text(fields["name_th"], "สมหญิง ใจดี")
    keyboard.press(fields["name_th"], Qt.Key.Key_Return)
    fields["title"].setFocus()
    keyboard.type_text(fields["title"], "ดร.")
    keyboard.press(fields["title"], Qt.Key.Key_Return)

    assert kept(panel, "J5") == {"title": "ดร.", "th": "สมหญิง ใจดี", "role": "judge", "votes": True}
    assert panel.people.form.finding() == ""
    assert panel.people.list.rows()[-1].title == "ดร.สมหญิง ใจดี"
    panel.people.show_person("J1")
    panel.contest_changed.emit()
    assert panel.people.current() == "J1", "a new person is shown once"


def test_tab_goes_through_the_form_as_it_is_read(window: ChairWindow, panel: PanelPage) -> None:
    panel.people.list.setFocus()
    reached = []
    for _ in range(9):
        keyboard.press(window.focusWidget(), Qt.Key.Key_Tab)
        reached.append(window.focusWidget().objectName())
    assert reached == [
        "move_up",
        "move_down",
        "remove_person",
        "person_title",
        "person_name_th",
        "person_name_en",
        "person_position",
        "person_role",
        "person_votes",
    ]


def test_what_is_being_typed_stays_when_the_state_is_read_again(panel: PanelPage) -> None:
    field = panel.people.form.fields["position"]
    field.setFocus()
    field.clear()
    keyboard.type_text(field, "New")
    panel.contest_changed.emit()
    assert field.text() == "New"
    panel.people.list.set_current_key("J2")
    person = chair_contest(panel.desk.ws).panel.judge("J1")
    assert person is not None
    assert person.position == "New", "leaving somebody keeps what was typed"


def test_role_and_vote_are_kept_and_can_be_taken_back(panel: PanelPage) -> None:
    panel.people.show_person("J2")
    panel.people.form.role.set_choice("secretary")
    panel.people.form.role.choice_changed.emit("secretary")
    assert kept(panel, "J2")["votes"] is False
    assert panel.people.list.rows()[1].muted
    panel.people.form.votes.click()
    assert kept(panel, "J2")["votes"] is True

    press(panel, "undo")
    press(panel, "undo")
    assert kept(panel, "J2") == {"title": "รศ.ดร.", "th": "ธนธัช ชลธารากุล", "role": "judge", "votes": True}
    assert not panel.undo.isEnabled()


def test_findings_stand_where_they_belong(panel: PanelPage) -> None:
    form = panel.people.form
    assert [row.sentence() for row in seen(form, FindingRow)] == [
        "The chair judges too, and seals before the scores of the others are shown to her"
    ]
    panel.people.show_person("J2")
    form.role.choice_changed.emit("chair")
    assert seen(form, FindingRow)[0].sentence() == "The panel has more than one chair. Leave only one"
    assert form.role.accessibleDescription() == seen(form, FindingRow)[0].sentence()
    for judge in ("J1", "J2"):
        panel.people.show_person(judge)
        form.role.choice_changed.emit("judge")
    above = one(panel.people, FindingRow, "finding_no_chair")
    assert above.sentence() == "The panel has no chair. Name one judge as chair"


def test_the_rule_about_the_chair_is_said_with_the_way_to_it(window: ChairWindow, panel: PanelPage) -> None:
    def strict(contest: Contest) -> Contest:
        return replace(contest, rules=replace(contest.rules, chair_may_judge=False))

    edit_contest(panel.desk.ws, ContestSection.RULES, strict)
    panel.contest_changed.emit()
    row = one_of(seen(panel.people.form, FindingRow))
    assert row.sentence().startswith("The chair has a vote, but the rules of this contest do not let the chair judge")
    asked: list[str] = []
    panel.page_requested.connect(asked.append)
    press(row, "finding_action")
    assert (asked, window.page()) == (["contest:rules"], "contest")
    window.show_page("panel")
    panel.people.form.votes.click()
    assert [each.sentence() for each in seen(panel.people.form, FindingRow)] == [
        "By the rules of this contest the chair presides and gives no scores"
    ]


def test_people_change_places_by_keys_buttons_and_dragging(panel: PanelPage) -> None:
    people_list = panel.people.list
    people_list.set_current_key("J1")
    keyboard.press(people_list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert order(panel) == ["J2", "J1", "J3", "J4"]
    press(panel.people.form, "move_up")
    press(panel.people.form, "move_up")
    assert order(panel) == ["J1", "J2", "J3", "J4"]
    assert people_list.current_key() == "J1"

    drag(panel, 0, 3)
    assert order(panel) == ["J2", "J3", "J1", "J4"]
    drag(panel, 3, 0)
    assert order(panel) == ["J4", "J2", "J3", "J1"]


def drag(panel: PanelPage, start: int, to: int) -> None:
    """Drag a row so that it stands before the upper half of another."""
    view = panel.people.list
    first, target = (view.visualRect(view.model().index(n, 0)) for n in (start, to))
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=first.center())
    for at in (first.center() + QPoint(0, 25), QPoint(target.center().x(), target.top() + 5)):
        QTest.mouseMove(view.viewport(), at)
        view.mouseMoveEvent(moved(at))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(target.center().x(), target.top() + 5))


def moved(at: QPoint) -> QMouseEvent:
    """The pointer moves with its left button down."""
    return QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(at),
        QPointF(at),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )


def test_the_list_is_searched_by_every_word(panel: PanelPage) -> None:
    keyboard.type_text(panel.people.search, "kitti judge")
    assert [name for name, _ in people(panel)] == [FOURTH]
    keyboard.press(panel.people.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order(panel) == ["J1", "J2", "J3", "J4"], "a part of the list is not put in order"
    keyboard.type_text(panel.people.search, "x")
    assert people(panel) == []
    assert "Nobody fits what is searched" in words(panel.people)


def test_removing_somebody_says_what_is_lost(merged: ChairWindow) -> None:
    panel = page(merged, PanelPage, "panel")
    panel.people.show_person("J3")
    keyboard.press(panel.people.list, Qt.Key.Key_Delete)
    asked = question(panel)
    assert asked.windowTitle() == "Remove Asst. Prof. Dr. Pitchanara Saengmueangngam from the panel?"
    assert asked.accessibleDescription() == (
        "With this person go: 1 key. 1 score file that came stays in the record, and counts until a package without "
        "this person is built."
    )
    asked.answer.click()
    assert order(panel) == ["J1", "J2", "J4"]
    press(panel, "undo")
    assert order(panel) == ["J1", "J2", "J3", "J4"]


def test_an_empty_panel_says_how_to_begin(panel: PanelPage) -> None:
    for judge in ("J1", "J2", "J3", "J4"):
        panel.remove_person(judge)
        question(panel).answer.click()
    assert "Nobody is on the panel yet" in words(panel.people)
    assert one(panel.people, FindingRow, "finding_no_judges").sentence().startswith("The panel has no voting judge")


# --- cards and check words --------------------------------------------------------------------------------------------


def test_a_card_is_taken_in_and_confirmed_by_its_six_words(panel: PanelPage, stage: Stage) -> None:
    assert people(panel)[3] == (FOURTH, "No card yet")

    drop(panel, stage.card)
    assert notice(panel) == f"The card of {FOURTH} is taken in"
    assert people(panel)[3] == (FOURTH, "Not confirmed by voice")
    confirm = panel.people.keys.confirm
    assert confirm is not None
    confirm.field.setText(stage.words)
    press(confirm, "confirm_voice")

    assert people(panel)[3] == (FOURTH, "Confirmed by voice")
    assert panel.header.subtitle() == "4 judges · 4 confirmed"


def drop(panel: PanelPage, *paths: Path) -> None:
    """Drop files on the page."""
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    panel.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            content,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def test_a_signed_paper_confirms_without_words(panel: PanelPage, stage: Stage) -> None:
    panel.take_cards((stage.card,))
    confirm = panel.people.keys.confirm
    assert confirm is not None
    press(confirm, "confirm_voice")
    assert confirm.finding() == "Please type the six check words"
    press(confirm, "confirm_paper")

    assert people(panel)[3] == (FOURTH, "Confirmed on paper")


def test_confirming_can_wait_and_the_chair_may_read_herself(panel: PanelPage, stage: Stage) -> None:
    panel.take_cards((stage.card,))
    keys = panel.people.keys
    press(keys, "row_action")
    assert keys.confirm is None
    assert people(panel)[3] == (FOURTH, "Not confirmed by voice"), "left for later"
    press(keys, "row_action")
    press(keys, "read_words")
    spoken = one(keys, SelectableText, "words_th")
    assert spoken.text().replace("  ·  ", " ") == stage.words
    press(keys, "words_are_the_same")

    assert people(panel)[3] == (FOURTH, "Confirmed by voice")


def test_typed_words_stay_while_nothing_about_her_changes(panel: PanelPage, stage: Stage) -> None:
    panel.take_cards((stage.card,))
    confirm = panel.people.keys.confirm
    assert confirm is not None
    confirm.field.setText("half")
    panel.contest_changed.emit()
    assert panel.people.keys.confirm is confirm


def test_a_card_of_another_name_asks_whose_it_is(panel: PanelPage, tmp_path: Path, make_desk: MakeDesk) -> None:
    card = card_of(make_desk(tmp_path / "stranger").ws, "K. Thong", tmp_path / "stranger.judgecard")
    panel.take_cards((card,))
    dialog = one_of(panel.findChildren(PersonDialog))
    assert any("K. Thong" in text for text in words(dialog))
    dialog.choice.set_choice("J4")
    dialog.answer.click()

    assert people(panel)[3] == (FOURTH, "Not confirmed by voice")


def card_of(ws: Workspace, name: str, path: Path) -> Path:
    """A card of that name."""
    create_identity(ws, name, None)
    save_judge_card(ws, path)
    return path


def test_several_cards_come_one_after_the_other(
    panel: PanelPage, stage: Stage, tmp_path: Path, make_desk: MakeDesk
) -> None:
    guest = card_of(make_desk(tmp_path / "guest").ws, "Guest Judge", tmp_path / "guest.judgecard")
    other = card_of(make_desk(tmp_path / "other").ws, "Other Judge", tmp_path / "other.judgecard")
    panel.take_cards((other, stage.damaged, guest, stage.card))
    first = one_of([each for each in panel.findChildren(PersonDialog) if each.isVisible()])
    first.cancel.click()
    second = one_of([each for each in panel.findChildren(PersonDialog) if each.isVisible()])
    second.choice.set_choice("")
    second.answer.click()

    assert people(panel)[3:] == [(FOURTH, "Not confirmed by voice"), ("Guest Judge", "Not confirmed by voice")]


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


def test_an_invitation_is_copied(panel: PanelPage) -> None:
    panel.people.show_person("J4")
    press(panel.people.keys, "copy_invitation")
    assert QGuiApplication.clipboard().text().split("\n")[0] == f"Dear {FOURTH},"
    assert notice(panel) == f"The invitation of {FOURTH} is in the clipboard"


# --- a new computer ---------------------------------------------------------------------------------------------------


@pytest.fixture
def renewed(merged: ChairWindow, tmp_path: Path, make_desk: MakeDesk) -> PanelPage:
    """The card of a new computer of the first judge is here; her scores came from the old one."""
    card = card_of(make_desk(tmp_path / "new").ws, "J1 again", tmp_path / "new.judgecard")
    add_card(merged.desk.ws, card, "J1")
    panel = page(merged, PanelPage, "panel")
    panel.contest_changed.emit()
    panel.people.show_person("J1")
    return panel


def test_a_new_computer_stands_beside_the_old_one_until_it_is_decided(renewed: PanelPage) -> None:
    keys = renewed.people.keys
    assert [title for title, _ in rows(keys)] == ["Counts first", "New computer, known by its card"]
    button = one_of([each for each in seen(keys, Button) if each.objectName().startswith("replace_")])
    button.click()
    asked = one_of(renewed.findChildren(ReasonDialog))
    asked.answer.click()
    assert asked.finding() == "Please give a reason"
    give_reason(renewed, "เครื่องเดิมเสีย")

    assert [title for title, _ in rows(keys)] == ["Counts first", "Counts where the first has nothing sealed"]
    assert notice(renewed) == "The new computer of Prof. Dr. Arunrat Wiangphirun counts now"


def test_a_card_taken_in_for_the_wrong_person_is_taken_away(renewed: PanelPage) -> None:
    keys = renewed.people.keys
    one_of([each for each in seen(keys, Button) if each.objectName().startswith("forget_")]).click()
    assert [title for title, _ in rows(keys)] == ["Her computer"]


def test_scores_go_back_to_a_new_computer_in_a_package_update(
    renewed: PanelPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "update.judgepack"
    monkeypatch.setattr(choose_files, "ask_save", lambda *_: path)

    press(renewed, "hand_back_J1")
    question(renewed).answer.click()

    assert notice(renewed) == "The package update is saved: update.judgepack"
    with path.open("rb") as stream:
        package = read_head(stream)[0].package
    assert [each.judge for each in package.handed_back] == ["J1"]


def test_two_hundred_people_are_shown_and_searched_at_once(stage: Stage, desk: Desk, qtbot: QtBot) -> None:
    def crowded(contest: Contest) -> Contest:
        for n in range(200):
            contest = with_new_person(contest, {"name_th": f"กรรมการ {n}", "name_en": f"Judge {n}"})
        return with_person(contest, "J204", {"position": "The last one"})

    edit_contest(desk.ws, ContestSection.PANEL, crowded)
    panel = page(open_window(desk, stage, qtbot), PanelPage, "panel")
    assert len(panel.people.list.rows()) == 204
    keyboard.type_text(panel.people.search, "last one")
    assert [row.key for row in panel.people.list.rows()] == ["J204"]
