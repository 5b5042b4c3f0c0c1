"""Pins in the scorecard: added where the keyboard was last, shown, followed, taken away and brought back."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from judge_desktop.domain.contest import Ground, RecusalScope
from judge_desktop.domain.scorecard import Pin
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.judge.score_row import ScoreRow
from judge_desktop.workflow.export_scores import export_scores
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.judge_stage import SUBMISSIONS
from tests.helpers.keyboard import press


def first_file(judge: JudgeWindow) -> str:
    return judge.session.submission(judge.card.submission()).attachments[0].sha256


def shown(row: ScoreRow) -> list[str]:
    return [button.words() for button in row.pins.buttons.values()]


def kept(judge: JudgeWindow) -> list[tuple[str, int]]:
    """The pins another process reads from the data folder now."""
    with Workspace(judge.session._ws.home, writing=False) as other:
        card = open_session(other).scorecard(judge.card.submission())
    return sorted((pin.criterion, pin.page) for pin in card.pins)


def note(judge: JudgeWindow) -> str:
    notice = judge.card._notices.notice()
    return "" if notice is None else notice.sentence()


def test_a_pin_goes_to_the_criterion_where_the_keyboard_was_last(judge: JudgeWindow) -> None:
    judge.card.form.rows["D2"].field.setFocus()
    judge.document.focus_document()

    judge.card.add_pin(first_file(judge), 7, 0)

    assert shown(judge.card.form.rows["D2"]) == ["page 7"]
    assert kept(judge) == [("D2", 7)]
    assert note(judge) == ""
    judge.card.add_pin(first_file(judge), 7, 0)
    assert note(judge) == "This place is pinned to this criterion already"
    assert kept(judge) == [("D2", 7)]


def test_before_the_keyboard_was_anywhere_the_first_criterion_takes_it_and_says_so(judge: JudgeWindow) -> None:
    judge.document.focus_document()
    judge.card.show_submission(SUBMISSIONS[1])

    judge.card.add_pin(first_file(judge), 0, 80)

    assert kept(judge) == [("D1", 0)]
    assert shown(judge.card.form.rows["D1"]) == ["01:20"]
    assert note(judge) == "No criterion was chosen yet, so the pin went to the first one"


def test_other_documents_are_named_and_a_picture_is_pinned_whole(judge: JudgeWindow) -> None:
    judge.walk.open("GOV-02")
    files = judge.session.submission("GOV-02").attachments
    slides = next(one for one in files if one.rendition_of)
    judge.card.add_pin(slides.sha256, 12, 0)
    judge.card.add_pin(files[0].sha256, 7, 0)
    assert shown(judge.card.form.rows["D1"]) == ["page 7", "สไลด์นำเสนอ page 12"]

    judge.walk.open("ENV-01")
    picture = judge.session.submission("ENV-01").attachments[1]
    judge.card.add_pin(picture.sha256, 0, 0)
    assert shown(judge.card.form.rows["D1"]) == ["ภาพถ่าย สถานีตรวจวัดลอยน้ำ"]


def test_a_pressed_pin_leads_to_its_place(judge: JudgeWindow) -> None:
    opened: list[Pin] = []
    judge.card.pin_opened.connect(opened.append)
    judge.card.add_pin(first_file(judge), 7, 0)
    (button,) = judge.card.form.rows["D1"].pins.buttons.values()

    press(button, Qt.Key.Key_Return)

    assert opened == [Pin(criterion="D1", attachment=first_file(judge), page=7)]


def test_keyboard_and_mouse_take_a_pin_away_and_undo_brings_it_back(judge: JudgeWindow) -> None:
    row = judge.card.form.rows["D1"]
    for page in (3, 5):
        judge.card.add_pin(first_file(judge), page, 0)
    first, second = row.pins.buttons.values()
    first.setFocus()
    press(first, Qt.Key.Key_Right)
    assert second.hasFocus()

    press(second, Qt.Key.Key_Delete)
    assert (shown(row), row.field.hasFocus()) == (["page 3"], True)
    QApplication.processEvents()
    cross = next(iter(row.pins._crosses.values()))
    assert cross.isVisible()
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert kept(judge) == []

    press(row.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown(row) == ["page 3"]
    judge.card.steps.undo()
    assert shown(row) == ["page 3", "page 5"]
    judge.card.steps.undo()
    judge.card.steps.undo()
    assert (kept(judge), judge.card.steps.can_undo()) == ([], False)
    QTest.keyClick(judge.card.words.open_note, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert kept(judge) == [("D1", 3)]


def test_many_pins_stand_on_several_lines_and_never_push_the_field_away(judge: JudgeWindow) -> None:
    row = judge.card.form.rows["D1"]
    left = row.field.x()
    for page in range(1, 12):
        judge.card.add_pin(first_file(judge), page, 0)
    QApplication.processEvents()

    tops = {button.mapTo(row, button.rect().topLeft()).y() for button in row.pins.buttons.values()}
    assert len(tops) > 1
    assert row.field.x() == left
    assert all(button.mapTo(row, button.rect().topRight()).x() < row.field.x() for button in row.pins.buttons.values())


def test_after_the_fields_of_a_row_tab_comes_to_its_pins(judge: JudgeWindow) -> None:
    judge.card.add_pin(first_file(judge), 7, 0)
    row = judge.card.form.rows["D1"]
    (button,) = row.pins.buttons.values()
    row._guidelines.setFocus()

    QTest.keyClick(row._guidelines, Qt.Key.Key_Tab)

    assert button.hasFocus()


def test_a_scorecard_that_was_sent_shows_its_pins_and_takes_none(judge: JudgeWindow, tmp_path: Path) -> None:
    judge.card.add_pin(first_file(judge), 7, 0)
    for submission in SUBMISSIONS:
        for criterion in ("D1", "D2", "D3", "D4"):
            judge.session.set_score(submission, criterion, "5")
    judge.session.seal()
    export_scores(judge.session._ws, judge.session, tmp_path / "sent.judgescore")
    judge.walk.open(SUBMISSIONS[0])

    judge.card.add_pin(first_file(judge), 8, 0)

    row = judge.card.form.rows["D1"]
    assert (shown(row), kept(judge)) == (["page 7"], [("D1", 7)])
    assert note(judge) == "Sent with revision 1, so it can only be read"
    (button,) = row.pins.buttons.values()
    button.setFocus()
    press(button, Qt.Key.Key_Delete)
    assert kept(judge) == [("D1", 7)]
    assert not judge.card.steps.can_undo()


def test_a_recused_scorecard_takes_no_pin(judge: JudgeWindow) -> None:
    judge.session.recuse(SUBMISSIONS[0], RecusalScope.SUBMISSION, Ground.EMPLOYER)
    judge.card.show_submission(SUBMISSIONS[0])

    judge.card.add_pin(first_file(judge), 8, 0)

    assert kept(judge) == []
