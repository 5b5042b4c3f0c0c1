"""The page of submissions: found, changed, decided and brought in, with the keyboard alone."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, Translator, set_language
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.importing import ImportField
from judge_desktop.domain.text import Text
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.contest_state import read_contest_state
from judge_desktop.ui.chair.submission_questions import FieldDialog, NewSubmissionDialog
from judge_desktop.ui.chair.submissions_page import SubmissionsPage
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.choices import ChoiceField
from judge_desktop.ui.widgets.comment_field import CommentField
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.text_field import TextField
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.packages_here import Where, chair_contest
from judge_desktop.workflow.write_contest import write_contest
from tests.helpers.accessibility import nameless_widgets
from tests.helpers.chair_stage import Stage
from tests.helpers.form_exports import write_csv, write_xlsx
from tests.helpers.keyboard import press as press_key
from tests.helpers.keyboard import type_text
from tests.ui.chair.conftest import open_window
from tests.ui.chair.find import give_reason, notice, one, press, seen

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
HEAD = ("ประทับเวลา", "ชื่อผลงาน", "Project title", "หน่วยงาน", "สมัครด้าน", "เริ่มใช้งานเมื่อ", "ผู้ส่งแบบฟอร์ม")
ROWS = (
    ("14/8/2566, 10:22:31", "น้ำใสไหลเย็น", "Clear Water", "เทศบาลหนึ่ง", "Smart Governance", "1/4/2564", "ก"),
    ("14/8/2566, 11:00:00", "ฟ้าสวย", "Blue Sky", "เทศบาลสอง", "Smart Livin", "1/4/2564", "ข"),
    ("15/8/2566, 09:00:00", "ดินดี", "", "เทศบาลสาม", "Smart Living", "16/2/2566", "ค"),
)


@pytest.fixture
def page(window: ChairWindow) -> SubmissionsPage:
    """The page of the stage's contest: two finalists in each of two categories."""
    window.show_page("submissions")
    found = window.pages["submissions"]
    assert isinstance(found, SubmissionsPage)
    return found


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Three answers: one in order, one with a misspelt category, one that started too late."""
    return write_xlsx(tmp_path / "รายชื่อผู้สมัคร.xlsx", [HEAD, *ROWS])


def contest_of(page: SubmissionsPage) -> Contest:
    return chair_contest(page.desk.ws, page.where)


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def numbers(page: SubmissionsPage) -> list[str]:
    return [row.cells[0].text for row in page.table.rows()]


def dialog(page: SubmissionsPage) -> Dialog:
    found = [each for each in page.findChildren(Dialog) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def problems(page: SubmissionsPage) -> list[tuple[str, str, list[str]]]:
    """What each row says, and its buttons."""
    return [
        (row.title(), row.detail(), [button.words() for button in seen(row, Button)])
        for row in seen(page.import_view.problems, StatusRow)
    ]


def test_the_list_is_searched_and_filtered(page: SubmissionsPage) -> None:
    assert numbers(page) == ["10", "11", "19", "20"]

    page.list.search.setText("๑๑")
    assert numbers(page) == ["11"]
    page.list.search.setText("")
    page.list.category.set_choice("LIV")
    page.list.category.choice_changed.emit("LIV")
    assert numbers(page) == ["19", "20"]
    page.list.show_only("not-eligible")
    assert numbers(page) == []
    page.list.show_only("shortlisted")
    assert numbers(page) == ["19", "20"]


def test_headers_sort_and_give_the_running_order_back(page: SubmissionsPage) -> None:
    orders = []
    for _ in range(3):
        page.table.sort_requested.emit(0)
        orders.append(numbers(page))

    assert orders == [["10", "11", "19", "20"], ["20", "19", "11", "10"], ["10", "11", "19", "20"]]


def test_a_field_is_kept_when_it_is_left(page: SubmissionsPage) -> None:
    start = one(page, TextField, "field_start_date")
    start.setFocus()
    start.setText("๒ พ.ค. ๒๕๖๔")
    start.editingFinished.emit()

    changed = contest_of(page).finalists[0]
    assert changed.start_date == date(2021, 5, 2)
    assert start.text() == "2 May 2021"
    press(page, "undo_change")
    assert contest_of(page).finalists[0].start_date == date(2021, 4, 1)


def test_what_is_not_understood_stays_and_is_said_below_the_field(page: SubmissionsPage) -> None:
    before = contest_of(page)
    start = one(page, TextField, "field_start_date")
    start.setText("31/2/2566")
    start.editingFinished.emit()

    said = page.form.fields["start_date"].finding()
    assert said == "This date is not understood. Write it as 1/4/2564 or 1 April 2021"
    assert (start.text(), contest_of(page)) == ("31/2/2566", before)


def test_what_is_being_typed_survives_a_new_state(page: SubmissionsPage, window: ChairWindow, qtbot: QtBot) -> None:
    title = one(page, CommentField, "field_title_th")
    window.activateWindow()
    title.setFocus()
    qtbot.waitUntil(title.editor.hasFocus)
    title.editor.setPlainText("กำลังพิมพ์")
    edit_contest(page.desk.ws, ContestSection.INFORMATION, lambda now: replace(now, edition="9"), page.where)
    window.reload()

    assert title.comment() == "กำลังพิมพ์"


def test_extra_fields_are_added_and_taken_away(page: SubmissionsPage) -> None:
    press(page, "add_extra_field")
    question = dialog(page)
    assert isinstance(question, FieldDialog)
    question.findChildren(TextField)[0].setText("โทรศัพท์")
    question.findChildren(CommentField)[0].set_comment("-")
    question.answer.click()
    assert contest_of(page).finalists[0].extra_fields == (("โทรศัพท์", "-"),)

    field = one(page, CommentField, "field_extra:โทรศัพท์")
    field.comment_finished.emit("")
    assert contest_of(page).finalists[0].extra_fields == ()


def test_a_submission_is_added_by_hand_and_removed_again(page: SubmissionsPage) -> None:
    press(page, "add_submission")
    question = dialog(page)
    assert isinstance(question, NewSubmissionDialog)
    question.answer.click()
    assert question.isVisible()  # without a title nothing is added
    one(question, TextField, "new_title").setText("Late Entry")
    one(question, ChoiceField, "new_category").set_choice("LIV")
    question.answer.click()

    added = contest_of(page).submissions[-1]
    assert (added.title.en, added.category, added.number, page.chosen()[0].id) == ("Late Entry", "LIV", 1, added.id)
    press(page, "remove_submission")
    dialog(page).answer.click()
    assert len(contest_of(page).submissions) == 4


def test_the_contest_folder_is_taken_again(
    page: SubmissionsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "folder"
    write_contest(page.desk.ws, folder, Translator(Language.EN))
    table = folder / "contest.toml"
    text = table.read_text(encoding="utf-8").replace("minimum_scorecards = 3", "minimum_scorecards = 2")
    table.write_text(text, encoding="utf-8")
    monkeypatch.setattr(choose_files, "ask_folder", lambda *_: folder)
    one(page, Button, "update_contest").click()
    assert notice(page) == "4 submissions were read again"
    assert contest_of(page).rules.minimum_scorecards == 2


def test_removing_says_what_is_lost(page: SubmissionsPage) -> None:
    page.table.selectAll()
    press(page, "remove_submission")

    question = dialog(page)
    assert question.accessibleName() == "Remove 4 submissions?"
    files = sum(len(each.attachments) for each in contest_of(page).submissions)
    assert question.accessibleDescription() == (
        f"With it goes: {files} attachments, 4 places in the schedule. "
        "Packages that were sent and scores that came stay as they are."
    )
    question.cancel.click()
    assert len(contest_of(page).submissions) == 4


def test_all_of_the_list_is_decided_with_the_keyboard_alone(page: SubmissionsPage, window: ChairWindow) -> None:
    press_key(page, Qt.Key.Key_F, CONTROL)
    page.list.category.set_choice("GOV")
    page.list.category.choice_changed.emit("GOV")
    page.table.setFocus()
    press_key(page.table, Qt.Key.Key_A, CONTROL)
    page.decide_fit(False)
    give_reason(page, "ไม่ใช่เมืองอัจฉริยะ")
    page.decide_shortlist(False)
    give_reason(page, "ไม่สอดคล้องกับแนวคิด")

    found = {each.number: (each.fits_concept, each.shortlisted, each.reason) for each in contest_of(page).submissions}
    assert found[10] == (False, False, "ไม่สอดคล้องกับแนวคิด") == found[11]
    assert [found[19][1], found[20][1]] == [True, True]
    assert page.header.subtitle() == "4 submissions · 2 finalists · 2 eligible · 2 not eligible"


def test_the_keys_of_the_page_do_what_they_say(page: SubmissionsPage, window: ChairWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    page.table.setFocus()
    qtbot.waitUntil(page.table.hasFocus)
    QTest.keyClick(page.table, Qt.Key.Key_O, CONTROL | SHIFT)
    assert page.chosen()[0].fits_concept is None
    QTest.keyClick(page.table, Qt.Key.Key_Y, CONTROL | SHIFT)
    assert page.chosen()[0].fits_concept is True
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    assert page.form.fields["title_th"].field.isAncestorOf(focused())
    QTest.keyClick(page.table, Qt.Key.Key_F, CONTROL)
    assert page.list.search.hasFocus()
    type_text(page.list.search, "ไม่มีผลงานนี้")
    assert numbers(page) == []


def test_a_table_is_matched_mended_and_imported(page: SubmissionsPage, table: Path) -> None:
    page.look_at(table)

    assert page.header.subtitle() == "รายชื่อผู้สมัคร.xlsx · 3 rows · nothing is saved before you import"
    assert [row.choice.choice() for row in page.import_view.columns.columns_] == [
        "applied_date",
        "title_th",
        "title_en",
        "applicant_th",
        "category",
        "start_date",
        "",
    ]
    assert one(page, Button, "bring_in").words() == "Import 1 submission"
    assert problems(page) == [
        (
            "The category “Smart Livin” is not known",
            "Is Smart Living meant? · Blue Sky",
            ["Yes, correct it", "Leave out"],
        ),
        (
            "The project has run for less than 6 months on 15 August 2023",
            "ดินดี · started 16 Feb 2023",
            ["Record as not eligible", "Take note"],
        ),
        ("There is no English title", "ดินดี · can be imported and filled in later", ["Take note"]),
    ]
    for name in ("solve_category", "solve_not_eligible", "solve_noted"):
        seen(page.import_view.problems, Button, name)[0].click()
    assert one(page, Button, "bring_in").words() == "Import 3 submissions"
    press(page, "bring_in")

    assert notice(page) == "The table was imported"
    contest = contest_of(page)
    assert [each.title.th for each in contest.submissions[-3:]] == ["น้ำใสไหลเย็น", "ฟ้าสวย", "ดินดี"]
    assert [each.shortlisted for each in contest.submissions[-3:]] == [True, True, False]
    assert page.is_importing() is False


def test_a_table_is_imported_by_enter_alone(
    page: SubmissionsPage, table: Path, window: ChairWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    page.look_at(table)
    qtbot.waitUntil(page.import_view.columns.columns_[0].choice.hasFocus)
    page.import_view.go_to_first_problem()
    for _ in range(3):
        press_key(focused(), Qt.Key.Key_Return)
    page.head.bring_in.setFocus()
    press_key(page.head.bring_in, Qt.Key.Key_Return)

    assert len(contest_of(page).submissions) == 7


def test_nothing_is_written_when_the_table_is_left(page: SubmissionsPage, table: Path) -> None:
    before = contest_of(page)
    page.look_at(table)
    press(page, "leave_import")

    assert (contest_of(page), page.is_importing()) == (before, False)
    assert one(page, Button, "import_table_button").isVisible()


def test_a_column_is_matched_by_hand_and_the_matching_is_remembered(page: SubmissionsPage, table: Path) -> None:
    page.look_at(table)
    last = page.import_view.columns.columns_[6].choice
    last.set_choice("extra")
    last.choice_changed.emit("extra")
    assert page.import_view.preview is not None
    assert page.import_view.preview.matching[6] is ImportField.EXTRA
    press(page, "bring_in")
    assert contest_of(page).submissions[-1].extra_fields == (("ผู้ส่งแบบฟอร์ม", "ก"),)

    page.look_at(table)
    assert page.import_view.columns.columns_[6].choice.choice() == "extra"


def test_a_table_that_changed_says_what_it_changes(page: SubmissionsPage, tmp_path: Path, table: Path) -> None:
    page.look_at(table)
    press(page, "bring_in")
    renamed = (ROWS[0][0], "น้ำใสกว่าเดิม", *ROWS[0][2:])
    page.look_at(write_xlsx(tmp_path / "อีกครั้ง.xlsx", [HEAD, renamed]))

    rows = page.import_view.rows
    assert rows._detail.text() == "Row 2: Changed\nTitle in Thai: น้ำใสไหลเย็น → น้ำใสกว่าเดิม"
    assert rows._missing.text() == "4 submissions here are not in this table. They stay"
    press(page, "row_verb")  # keep ours
    assert one(page, Button, "bring_in").words() == "Import 0 submissions"
    press(page, "row_verb")  # take the row after all
    press(page, "bring_in")
    assert contest_of(page).submissions[-1].title.th == "น้ำใสกว่าเดิม"


def test_a_file_that_is_no_table_is_refused(page: SubmissionsPage, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04nothing")
    page.look_at(path)

    assert (page.is_importing(), notice(page)) == (False, "Nothing was taken over from “a.xlsx”.")


def test_pages_speak_thai_and_every_control_has_a_name(desk: Desk, stage: Stage, table: Path, qtbot: QtBot) -> None:
    set_language(Language.TH)
    window = open_window(desk, stage, qtbot)
    window.show_page("submissions")
    page = window.pages["submissions"]
    assert isinstance(page, SubmissionsPage)
    assert page.header.subtitle() == "4 ผลงาน · รอบตัดสิน 4 ผลงาน · ผ่าน 4"
    assert nameless_widgets(page) == []

    page.look_at(table)
    assert [title for title, *_ in problems(page)] == [
        "ไม่รู้จักประเภทรางวัล “Smart Livin”",
        "โครงการดำเนินการไม่ถึง 6 เดือน ณ วันที่ 15 สิงหาคม 2566",
        "ไม่มีชื่อภาษาอังกฤษ",
    ]
    assert problems(page)[0][2] == ["ใช่ แก้ให้", "ไม่นำเข้า"]
    assert nameless_widgets(page) == []


def test_five_thousand_submissions_are_listed_and_filtered_without_a_stop(
    desk: Desk, stage: Stage, qtbot: QtBot
) -> None:
    def many(now: Contest) -> Contest:
        first = now.submissions[0]
        more = tuple(
            replace(first, id=f"X-{n}", number=n, order=n, summary=Text(), attachments=()) for n in range(100, 5100)
        )
        return replace(now, submissions=(*now.submissions, *more))

    where = Where(stage.contest, chair_contest(desk.ws).rounds[0].id)
    edit_contest(desk.ws, ContestSection.SUBMISSIONS, many, where)
    page = SubmissionsPage(desk, where)
    qtbot.addWidget(page)
    page.resize(1100, 690)
    page.show()
    page.show_state(read_contest_state(desk.ws, where))

    def longest(act: Callable[[], object]) -> float:
        began = time.thread_time()
        act()
        return time.thread_time() - began

    assert len(numbers(page)) == 5004
    assert longest(lambda: page.list.search.setText("X-4999")) < 3
    assert len(numbers(page)) == 1
    assert longest(lambda: page.list.search.setText("")) < 3
    assert longest(page.table.selectAll) < 3


def test_a_table_is_dropped_on_the_page(page: SubmissionsPage, tmp_path: Path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(write_csv(tmp_path / "a.csv", [HEAD, *ROWS])))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, dropped, buttons, keys)
    page.dragEnterEvent(enter)
    page.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, dropped, buttons, keys))

    assert (enter.isAccepted(), page.is_importing()) == (True, True)
