"""From every refusal to its paragraph: in the page, over a question, in a report; and every page has its F1."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from judge_desktop import ui
from judge_desktop.config.help_pages import KEYS_PAGE, section_at
from judge_desktop.config.help_places import help_place
from judge_desktop.config.i18n import Language
from judge_desktop.domain.contest import RecusalScope
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding, FindingCode, Severity
from judge_desktop.domain.merging import MergeLine, MergeReport, Outcome
from judge_desktop.ui.chair.chair_window import PAGES
from judge_desktop.ui.chair.merge_preview import NEEDS_HELP, help_about, outcomes_of
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.help.help_of_page import OF_CHAIR, OF_JUDGE, OF_OTHERS, START
from judge_desktop.ui.help.help_of_question import OF_QUESTIONS, help_of_question
from judge_desktop.ui.help.help_page import HelpPageView
from judge_desktop.ui.help.help_window import HelpWindow
from judge_desktop.ui.help.said import said_of_error, said_of_finding
from judge_desktop.ui.judge.judge_place import Page
from judge_desktop.ui.judge.judge_questions import RecusalDialog, reopening_dialog
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.explained import place_of
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from tests.helpers.small_round import package

REFUSAL = JudgeDesktopError(Code.PASSPHRASE_WRONG)
PLACE = help_place(Code.PASSPHRASE_WRONG)


def link_in(widget: QWidget) -> Button:
    """The link to help below a widget."""
    link = widget.findChild(Button, "help_link")
    assert link is not None
    return link


def test_every_page_of_the_program_has_its_part_of_help() -> None:
    assert set(OF_CHAIR) == set(PAGES)
    assert set(OF_JUDGE) == set(Page)
    for place in (*OF_CHAIR.values(), *OF_JUDGE.values(), *OF_OTHERS.values(), START):
        assert section_at(place, Language.TH).blocks


def test_a_file_that_is_none_of_ours_leads_to_its_paragraph(main_window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "letter.judgepack"
    path.write_text("Dear judges", encoding="utf-8")
    main_window.open_file(path)
    home = main_window.page()
    link_in(home).click()

    page = main_window.page()
    assert isinstance(page, HelpPageView)
    assert page.place() == help_place(Code.FILE_NOT_OURS)
    QTest.keyClick(page.reading(), Qt.Key.Key_Escape)
    assert main_window.page() is home


def test_over_a_question_help_has_a_window_of_its_own(main_window: MainWindow, qtbot: QtBot) -> None:
    dialog = Dialog("Unlock?", "", "Unlock", "Cancel", parent=main_window)
    labelled = LabelledField("Passphrase", TextField("Passphrase"))
    dialog.body.addWidget(labelled)
    dialog.open()
    labelled.set_finding(Weight.BLOCKS, said_of_error(REFUSAL))
    link_in(labelled).click()

    (window,) = dialog.findChildren(HelpWindow)
    assert window.page.place() == PLACE
    QTest.keyClick(window.page.reading(), Qt.Key.Key_Escape)
    assert window.isHidden()
    assert dialog.isVisible()
    dialog.reject()
    dialog.deleteLater()


def test_whatever_shows_a_sentence_that_knows_its_place_leads_there(qtbot: QtBot) -> None:
    finding = Finding(code=FindingCode.NO_CHAIR, severity=Severity.BLOCKS)
    said = said_of_finding(finding)
    shown = (
        FindingRow(Weight.BLOCKS, said),
        StatusRow(Shape.OCTAGON, said),
        Dialog("Question?", said_of_error(REFUSAL), "Yes", "No"),
    )
    for widget in shown:
        qtbot.addWidget(widget)
        assert link_in(widget).accessibleDescription() in {said, said_of_error(REFUSAL)}
    plain = FindingRow(Weight.BLOCKS, str(said) + " ")
    qtbot.addWidget(plain)
    assert plain.findChild(Button, "help_link") is None


def test_a_sentence_keeps_its_words_and_forgets_its_place_when_it_is_changed() -> None:
    said = said_of_error(REFUSAL)
    assert (place_of(said), place_of(f"1: {said}"), place_of("")) == (PLACE, "", "")
    assert said == said_of_error(JudgeDesktopError(Code.PASSPHRASE_WRONG))


def test_the_link_can_be_reached_and_followed_by_keyboard(main_window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "letter.judgepack"
    path.write_text("Dear judges", encoding="utf-8")
    main_window.open_file(path)
    main_window.show()
    link = link_in(main_window.page())
    link.setFocus(Qt.FocusReason.TabFocusReason)
    assert link.focusPolicy() & Qt.FocusPolicy.TabFocus
    QTest.keyClick(link, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert isinstance(main_window.page(), HelpPageView)


@pytest.mark.parametrize("outcome", sorted(NEEDS_HELP))
def test_outcomes_that_need_somebody_are_explained(outcome: str) -> None:
    assert section_at(help_place(Outcome(outcome)), Language.EN).heading is not None


def test_a_file_refused_in_a_merge_leads_to_why(main_window: MainWindow, qtbot: QtBot) -> None:
    refused = MergeLine(path="letter.judgescore", outcome=Outcome.REFUSED, code=Code.WRONG_ROUND)
    known = MergeLine(path="J1.judgescore", outcome=Outcome.ALREADY_PRESENT)
    assert [help_about(one) for one in (refused, known)] == [
        help_place(Code.WRONG_ROUND),
        help_place(Outcome.ALREADY_PRESENT),
    ]
    rows = outcomes_of(MergeReport(files=(refused, known), missing=(), view_sha256=""), package(), "Files")
    rows.setParent(main_window)
    rows.action_requested.emit("0")
    page = main_window.page()
    assert isinstance(page, HelpPageView)
    assert page.place() == help_place(Code.WRONG_ROUND)


def question_names() -> set[str]:
    """The name of every question in the sources, without those many questions share."""
    found: set[str] = set()
    for path in Path(ui.__file__).parent.rglob("*.py"):
        found.update(re.findall(r'setObjectName\("(\w+_question)"\)', path.read_text(encoding="utf-8")))
    return found - {"reason_question"}


def test_every_question_has_its_part_of_help() -> None:
    assert question_names() <= set(OF_QUESTIONS)
    for place in OF_QUESTIONS.values():
        assert section_at(place, Language.TH).blocks


def test_a_question_is_explained_by_its_sentence_its_name_or_its_page(desk: Desk, contest: str, qtbot: QtBot) -> None:
    window = JudgeWindow(desk, contest)
    qtbot.addWidget(window)
    said = Dialog("Unlock?", said_of_error(REFUSAL), "Yes", "No", parent=window)
    recusal = RecusalDialog("Bins", "Waste", RecusalScope.CATEGORY, window)
    plain = Dialog("Leave?", "Nothing is lost", "Yes", "No", parent=window)

    assert help_of_question(said, said_of_error(REFUSAL)) == PLACE
    assert help_of_question(recusal) == "problems#recusal"
    assert help_of_question(plain) == OF_JUDGE[Page.DESK]
    assert help_of_question(Dialog("Alone?", "", "Yes", "No")) == START


def test_f1_over_a_question_shows_help_and_gives_it_back_as_it_was(desk: Desk, contest: str, qtbot: QtBot) -> None:
    window = JudgeWindow(desk, contest)
    qtbot.addWidget(window)
    window.show()
    dialog = reopening_dialog(window)
    dialog.open()
    QTest.keyClicks(dialog.reason, "A digit was wrong")
    for ways in (Qt.Key.Key_F1, Qt.Key.Key_Escape):
        with qtbot.waitActive(dialog):
            dialog.activateWindow()  # as a desktop does when a window above it closes
        QTest.keyClick(dialog.reason, Qt.Key.Key_F1)
        (shown,) = dialog.findChildren(HelpWindow)
        assert (shown.page.place(), shown.accessibleName() or shown.windowTitle()) == (
            "problems#scorecard-sealed",
            "Help",
        )
        qtbot.waitUntil(shown.isActiveWindow)
        QTest.keyClick(shown.page.reading(), ways)
        assert shown.isHidden()
        QApplication.sendPostedEvents(shown, QEvent.Type.DeferredDelete)
    with qtbot.waitActive(dialog):
        dialog.activateWindow()  # as a desktop does when a window above it closes
    QTest.keyClick(dialog.reason, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    (shown,) = dialog.findChildren(HelpWindow)
    assert shown.page.place() == KEYS_PAGE
    qtbot.waitUntil(shown.isActiveWindow)
    QTest.keyClick(shown.page.reading(), Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)

    assert shown.isHidden()
    assert (dialog.isVisible(), dialog.reason.text()) == (True, "A digit was wrong")
    dialog.reject()
