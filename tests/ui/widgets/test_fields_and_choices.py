"""Typing words, choosing, dropping files, moving between tabs and pages."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.ui.widgets.choices import CheckBox, ChoiceField, RadioButton
from judge_desktop.ui.widgets.comment_field import CommentField
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.drop_zone import DropZone
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.navigation import Navigation, NavigationPage
from judge_desktop.ui.widgets.number_field import FieldFindings
from judge_desktop.ui.widgets.switcher import Switcher
from judge_desktop.ui.widgets.tabs import Tab, TabStrip
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from tests.helpers.accessibility import accessible_name, nameless_widgets
from tests.helpers.keyboard import press, type_text
from tests.helpers.pictures import picture

TABS = tuple(Tab(key, words, "file-text") for key, words in (("a", "Proposal"), ("b", "Slides"), ("c", "Video")))
PAGES = (NavigationPage("home", "house", "Overview"), NavigationPage("merge", "merge", "Merge", 1))


@pytest.fixture
def comment(qtbot: QtBot) -> CommentField:
    field = CommentField("Comment", count_words=lambda n: f"{n} characters", max_lines=4)
    qtbot.addWidget(field)
    picture(field, 300)
    return field


def test_a_comment_grows_with_its_text_up_to_its_limit(comment: CommentField) -> None:
    heights = []
    for lines in (1, 3, 4, 9):
        comment.set_comment("\n".join("ที่ปู่ญี่ปุ่น" for _ in range(lines)))
        QApplication.processEvents()
        heights.append(comment.editor.height())

    assert [round((height - 20) / 26) for height in heights] == [2, 3, 4, 4]


def test_a_comment_is_counted_and_told_while_it_is_typed(comment: CommentField) -> None:
    told: list[str] = []
    comment.comment_changed.connect(told.append)
    comment.set_comment("ดี")
    type_text(comment.editor, "น่า")

    assert told[-1] == comment.comment()
    assert (len(told), comment.count()) == (3, "5 characters")


def test_leaving_a_changed_comment_finishes_it_once(comment: CommentField, qtbot: QtBot) -> None:
    finished: list[str] = []
    comment.comment_finished.connect(finished.append)
    comment.editor.setFocus()
    type_text(comment.editor, "good")
    comment.editor.clearFocus()
    comment.editor.setFocus()
    comment.editor.clearFocus()

    assert finished == ["good"]


def test_pasted_text_leaves_its_formats_behind(comment: CommentField) -> None:
    pasted = QMimeData()
    pasted.setHtml("<b>bold</b>")
    pasted.setText("bold <b>")
    comment.editor.insertFromMimeData(pasted)

    assert comment.comment() == "bold <b>"
    assert "font-weight:700" not in comment.editor.toHtml()


def test_a_sealed_comment_is_not_typed_over(comment: CommentField) -> None:
    comment.set_comment("sealed")
    comment.set_read_only(True)
    type_text(comment.editor, "x")
    comment.set_findings(FieldFindings.WARNS)

    assert (comment.comment(), comment.findings()) == ("sealed", FieldFindings.WARNS)


def test_a_field_takes_its_name_from_its_label_and_shows_its_finding(qtbot: QtBot) -> None:
    field = TextField("")
    labelled = LabelledField("Name in English", field, hint="optional")
    qtbot.addWidget(labelled)
    labelled.set_finding(Weight.BLOCKS, "This name exists already")
    blocked = (labelled.finding(), field.findings())
    labelled.set_finding(None)

    assert accessible_name(field) == "Name in English"
    assert blocked == ("This name exists already", FieldFindings.BLOCKS)
    assert (labelled.finding(), field.findings()) == ("", FieldFindings.NONE)


def test_a_choice_is_a_key_and_survives_other_words(qtbot: QtBot) -> None:
    field = ChoiceField("Column", [("title", "Title"), ("code", "Code")])
    qtbot.addWidget(field)
    field.set_choice("code")
    field.set_choices([("code", "รหัส"), ("title", "ชื่อ")])
    kept = (field.choice(), field.currentText())
    with qtbot.waitSignal(field.choice_changed) as told:
        press(field, Qt.Key.Key_Down)

    assert kept == ("code", "รหัส")
    assert told.args == ["title"]


def test_nothing_is_chosen_while_a_placeholder_stands(qtbot: QtBot) -> None:
    field = ChoiceField("Column", [("title", "Title")], placeholder="Choose a column")
    qtbot.addWidget(field)

    assert field.choice() == ""


def test_a_long_declaration_wraps_beside_its_box(qtbot: QtBot) -> None:
    box = CheckBox("ข้าพเจ้าขอรับรองว่าไม่มีส่วนได้เสียกับผลงานที่ประเมิน และจะรักษาความลับของการพิจารณา")
    qtbot.addWidget(box)
    picture(box, 300)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(250, 30))

    assert box.isChecked()
    assert box.height() > 60
    assert accessible_name(box) == box.words


def test_of_several_radio_buttons_one_is_chosen(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    first, second = RadioButton("Rehearsal", checked=True), RadioButton("Official")
    column.addWidget(first)
    column.addWidget(second)
    qtbot.addWidget(page)
    second.click()

    assert (first.isChecked(), second.isChecked(), nameless_widgets(page)) == (False, True, [])


def test_the_switcher_tells_only_what_a_person_chose(qtbot: QtBot) -> None:
    switcher = Switcher("Language", [("th", "ไทย"), ("en", "English")])
    qtbot.addWidget(switcher)
    with qtbot.assertNotEmitted(switcher.choice_changed):
        switcher.set_choice("en")
    with qtbot.waitSignal(switcher.choice_changed) as told:
        switcher.button("th").click()

    assert (told.args, switcher.choice()) == (["th"], "th")


def test_tabs_that_do_not_fit_go_into_the_menu_but_never_the_chosen_one(qtbot: QtBot) -> None:
    strip = TabStrip("Attachments", "{n} more", TABS)
    qtbot.addWidget(strip)
    picture(strip, 700)
    wide = strip.hidden_tabs()
    strip.set_tab("c")
    picture(strip, 260)

    assert wide == ()
    assert strip.hidden_tabs() == ("a", "b")
    assert strip.tab() == "c"


def test_pressing_a_tab_tells_its_key(qtbot: QtBot) -> None:
    strip = TabStrip("Attachments", "{n} more", TABS)
    qtbot.addWidget(strip)
    picture(strip, 700)
    with qtbot.waitSignal(strip.tab_changed) as told:
        press(strip.button("b"), Qt.Key.Key_Return)

    assert (told.args, strip.tab(), nameless_widgets(strip)) == (["b"], "b", [])


def test_the_navigation_leads_and_speaks_of_problems(qtbot: QtBot) -> None:
    navigation = Navigation("Pages", PAGES, title="Awards")
    qtbot.addWidget(navigation)
    navigation.set_page("home")
    navigation.set_problem("merge", Weight.WARNS, "2", "2 warnings")
    picture(navigation, 232, 400)
    with qtbot.waitSignal(navigation.page_requested) as told:
        navigation.item("merge").click()

    assert told.args == ["merge"]
    assert accessible_name(navigation.item("merge")) == "Merge. 2 warnings"
    assert navigation.width() == 232


def dropped(paths: list[Path]) -> QMimeData:
    offered = QMimeData()
    offered.setUrls([QUrl.fromLocalFile(str(path)) for path in paths] + [QUrl("https://example.org/x")])
    return offered


def test_files_come_in_by_dropping_and_pasting_and_by_the_button(qtbot: QtBot, tmp_path: Path) -> None:
    zone = DropZone("Drop score files here", "Choose files")
    qtbot.addWidget(zone)
    told: list[tuple[Path, ...]] = []
    zone.files_requested.connect(told.append)
    offered = dropped([tmp_path / "a.judgescore"])
    where, action = QPoint(5, 5), Qt.DropAction.CopyAction
    no_button, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(zone, QDragEnterEvent(where, action, offered, no_button, no_key))
    QApplication.sendEvent(zone, QDropEvent(QPointF(where), action, offered, no_button, no_key))
    QGuiApplication.clipboard().setMimeData(dropped([tmp_path / "b.judgescore"]))
    press(zone, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(zone.choose_requested):
        press(zone, Qt.Key.Key_Space)

    assert told == [(tmp_path / "a.judgescore",), (tmp_path / "b.judgescore",)]


@pytest.mark.parametrize(("button", "chosen"), [("answer", True), ("cancel", False)])
def test_a_question_is_answered_by_its_verb_or_left(qtbot: QtBot, button: str, chosen: bool) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        getattr(dialog, button).click()

    QTimer.singleShot(0, answer)

    assert Dialog.ask(None, "Replace the scores?", "Revision 1 is kept", "Replace", "Cancel") is chosen


def test_where_there_is_one_answer_there_is_one_button(qtbot: QtBot) -> None:
    dialog = Dialog("The program cannot start", "The disk is full", "Close", "")
    qtbot.addWidget(dialog)
    dialog.show()

    assert (dialog.answer.isVisible(), dialog.cancel.isVisible()) == (True, False)


def test_escape_means_no_and_a_danger_is_not_under_the_enter_key(qtbot: QtBot) -> None:
    dialog = Dialog("Delete?", "It is gone for good", "Delete", "Cancel", dangerous=True)
    qtbot.addWidget(dialog)
    dialog.show()
    first = dialog.focusWidget()
    press(dialog, Qt.Key.Key_Escape)

    assert first is dialog.cancel
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert nameless_widgets(dialog) == []


def test_a_strip_that_is_filled_again_uses_its_buttons_again(qtbot: QtBot) -> None:
    strip = TabStrip("Attachments", "{n} more", TABS)
    qtbot.addWidget(strip)
    strip.resize(900, 40)
    strip.show()
    first, second = (strip.button(tab.key) for tab in TABS[:2])
    strip.set_tab(TABS[1].key)

    strip.set_tabs([Tab("other", "Another")])
    assert (strip.button("other"), strip.tab(), first.accessibleName()) == (first, "other", "Another")
    assert (second.isHidden(), second.objectName(), second.isChecked()) == (True, "", False)

    strip.set_tabs(TABS[:2])
    assert [strip.button(tab.key) for tab in TABS[:2]] == [first, second]
    assert (second.isHidden(), second.objectName(), strip.tab()) == (False, f"tab_{TABS[1].key}", TABS[0].key)


def test_each_press_of_enter_begins_a_line_in_a_comment(qtbot: QtBot) -> None:
    comment = CommentField("Comment")
    qtbot.addWidget(comment)
    comment.set_comment("before")
    comment.editor.selectAll()
    type_text(comment.editor, "ก")
    for _ in range(3):
        press(comment.editor, Qt.Key.Key_Return)
    type_text(comment.editor, "ข")
    assert comment.comment() == "ก\n\n\nข"
    comment.set_read_only(True)
    press(comment.editor, Qt.Key.Key_Return)
    assert comment.comment() == "ก\n\n\nข"
