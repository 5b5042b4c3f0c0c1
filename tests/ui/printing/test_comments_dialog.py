"""A person chooses which comments stay out of the letters to applicants."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.domain.text import Text
from judge_desktop.scoring.letter_anonymity import LetterComment
from judge_desktop.ui.printing.comments_dialog import CommentsDialog, ask_comments
from judge_desktop.ui.printing.kept_choices import KeptChoices
from judge_desktop.ui.printing.report_choices import ReportChoices
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.finding_row import FindingRow
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.workflow.printing.letter_list import ListedComment
from tests.helpers.accessibility import nameless_widgets, order_faults

GOOD = LetterComment("ENV-01", "D1", "Clear figures")
NAMED = LetterComment("ENV-01", "overall", "I, Somchai, have seen this in Chiang Mai, and it runs as it is told here")
ELSEWHERE = LetterComment("ENE-02", "D1", "Too short")
TITLE, CRITERION = Text(th="คลองมีชีวิต", en="Living Canal"), Text(th="ผลลัพธ์", en="Results")
LISTED = (
    ListedComment(id="ENV-01/D1/1", comment=GOOD, name="", number=3, title=TITLE, criterion=CRITERION),
    ListedComment(id="ENV-01/overall/1", comment=NAMED, name="Somchai", number=3, title=TITLE, criterion=Text()),
)


def test_what_has_no_tick_stays_out_and_what_is_not_shown_stays_as_it_was(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = CommentsDialog(LISTED, frozenset({GOOD, ELSEWHERE}), of_all=False, parent=parent)
    dialog.show()
    assert [box.isChecked() for box in dialog.boxes.values()] == [False, True]
    assert [one.sentence() for one in dialog.findChildren(FindingRow)] == ["Says who wrote it: Somchai"]
    assert (nameless_widgets(dialog), order_faults(dialog)) == ([], [])
    places = ["3  Living Canal · Results", "3  Living Canal · Comment for the applicant"]
    assert [box.accessibleDescription() for box in dialog.boxes.values()] == places
    assert [one.text() for one in dialog.findChildren(TextLabel) if "·" in one.text()] == places
    dialog.boxes[GOOD].click()
    dialog.boxes[NAMED].click()
    assert dialog.left_out() == {NAMED, ELSEWHERE}


@pytest.mark.parametrize(
    ("shown", "of_all", "said"),
    [
        ((), False, "This submission has no comments"),
        ((), True, "No comment says who wrote it. Choose a submission to see all its comments."),
        (LISTED, True, "These say who wrote them. Choose a submission to see all its comments."),
    ],
)
def test_it_says_what_is_shown(qtbot: QtBot, shown: tuple[ListedComment, ...], of_all: bool, said: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = CommentsDialog(shown, frozenset(), of_all=of_all, parent=parent)
    assert said in [one.text() for one in dialog.findChildren(TextLabel)]


@pytest.mark.parametrize(("answer", "outcome"), [(1, frozenset({GOOD})), (0, None)])
def test_a_cancel_changes_nothing(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answer: int, outcome: frozenset[LetterComment] | None
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)

    def untick(dialog: Dialog) -> int:
        assert isinstance(dialog, CommentsDialog)
        dialog.boxes[GOOD].click()
        return answer

    monkeypatch.setattr(Dialog, "exec", untick)
    assert ask_comments(parent, LISTED, frozenset(), of_all=False) == outcome


def test_it_is_offered_for_letters_only_and_holds_for_everything_that_is_printed(qtbot: QtBot) -> None:
    choices = ReportChoices(KeptChoices(language=Language.EN))
    qtbot.addWidget(choices)
    changed: list[bool] = []
    choices.choices_changed.connect(lambda: changed.append(True))
    choices.show_kind(ReportKind.FEEDBACK)
    assert not choices.comments.isHidden()
    only = frozenset({NAMED})
    choices.leave_out(only)
    choices.leave_out(frozenset({NAMED}))
    assert (choices.options().left_out, choices.options_of_all().left_out, changed) == (only, only, [True])
    choices.show_kind(ReportKind.MINUTES)
    assert choices.comments.isHidden()
    assert (choices.options().left_out, choices.options_of_all().left_out) == (frozenset(), only)
