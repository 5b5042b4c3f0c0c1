"""The scorecard beyond typing numbers: the quick way through it, words, undo, moving scores, low windows."""

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.config.settings import TextSize, Theme
from judge_desktop.config.thai_digits import Numerals
from judge_desktop.domain.contest import Ground, RecusalScope, Rules
from judge_desktop.domain.scorecard import OVERALL, Pin
from judge_desktop.ui.judge.comment_part import CommentPart
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.judge.move_dialog import MoveDialog
from judge_desktop.ui.widgets import announcing, criterion_row
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import apply_theme
from judge_desktop.workflow.written_text import LONGEST_TEXT
from tests.helpers.judge_stage import SUBMISSIONS
from tests.helpers.keyboard import press, type_text
from tests.helpers.turns import settle

CONTROL = Qt.KeyboardModifier.ControlModifier


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_keys(keys: str) -> int:
    """Type into whatever has the keyboard, ⏎ for Enter and ▶ for Ctrl+Enter; how many keys that were."""
    for key in keys:
        if key == "⏎":
            press(focused(), Qt.Key.Key_Return)
        elif key == "▶":
            QTest.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
        else:
            type_text(focused(), key)
    return len(keys)


def scores(judge: JudgeWindow, submission: str) -> dict[str, str]:
    return {key: str(score) for key, score in judge.session.scorecard(submission).given.items()}


def test_a_submission_is_scored_with_a_dozen_keys(judge: JudgeWindow) -> None:
    assert type_keys("8⏎24⏎31⏎15⏎") == 11
    assert focused() is judge.card.words.comment.editor
    type_keys("▶")
    assert judge.card.submission() == SUBMISSIONS[1]
    assert focused() is judge.card.form.rows["D1"].field
    assert scores(judge, SUBMISSIONS[0]) == {"D1": "8", "D2": "24", "D3": "31", "D4": "15"}


def test_a_refusal_is_not_lost_with_the_next_submission(judge: JudgeWindow) -> None:
    judge.card.words.comment.editor.setPlainText("ก" * (LONGEST_TEXT + 1))

    judge.walk.step(1)

    notice = judge.card._notices.notice()
    assert notice is not None
    assert notice.weight() is Weight.BLOCKS


def test_enter_goes_to_what_is_missing_and_arrows_go_in_order(judge: JudgeWindow) -> None:
    rows = judge.card.form.rows
    judge.session.set_score(SUBMISSIONS[0], "D2", "20")
    judge.walk.open(SUBMISSIONS[0])
    assert focused() is rows["D1"].field

    type_keys("8⏎")
    assert focused() is rows["D3"].field, "the second has its score"
    press(focused(), Qt.Key.Key_Up)
    assert focused() is rows["D2"].field
    press(focused(), Qt.Key.Key_Down)
    type_keys("99⏎15⏎")
    assert focused() is rows["D3"].field, "above, a value was refused"
    type_keys("⏎")
    assert focused() is judge.card.words.comment.editor, "who leaves it wrong on purpose is not sent round in a circle"


def test_backspace_empties_a_field_and_nothing_is_not_zero(judge: JudgeWindow) -> None:
    field = judge.card.form.rows["D1"].field
    type_keys("8")
    press(field, Qt.Key.Key_Backspace)
    assert scores(judge, SUBMISSIONS[0]) == {}
    type_keys("0")
    assert scores(judge, SUBMISSIONS[0]) == {"D1": "0"}


def test_findings_are_said_aloud_once(judge: JudgeWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(criterion_row, "announce", lambda _widget, sentence: said.append(sentence))
    row = judge.card.form.rows["D1"]

    type_keys("12")
    assert row.field.accessibleDescription() == "The score exceeds the full mark of 10"
    type_keys("⏎")

    assert [one for one in said if one] == ["The score exceeds the full mark of 10"]


def test_an_announcement_reaches_a_screen_reader_and_silence_does_not(
    judge: JudgeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[QObject, str]] = []

    class Listening:
        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:
            told.append((event.object(), event.message()))
            QAccessible.updateAccessibility(event)

    monkeypatch.setattr(announcing, "QAccessible", Listening)
    announcing.announce(judge.card, "ปักหมุดแล้ว")
    announcing.announce(judge.card, "")

    assert told == [(judge.card, "ปักหมุดแล้ว")]


def test_hidden_numbers_hide_findings_that_tell_them(judge: JudgeWindow) -> None:
    row = judge.card.form.rows["D1"]
    type_keys("12⏎")
    judge.card.add_pin(judge.session.submission(SUBMISSIONS[0]).attachments[0].sha256, 7, 0)

    judge.toggle_numbers()
    assert row.finding() == "Look at this score again (its numbers are hidden)"
    assert row.field.displayText() != "12"
    assert len(judge.card.form.rows["D2"].pins.buttons) == 1, "pins stay"
    judge.walk.open(SUBMISSIONS[1])
    type_keys("11")
    assert judge.card.form.rows["D1"].finding() == "Look at this score again (its numbers are hidden)"
    judge.toggle_numbers()
    assert judge.card.form.rows["D1"].finding() == "The score exceeds the full mark of 10"


def test_the_comment_undoes_by_itself_and_scores_by_themselves(judge: JudgeWindow) -> None:
    type_keys("8⏎")
    editor = judge.card.words.comment.editor
    editor.setFocus()
    type_text(editor, "ชัด")
    assert judge.card.steps.can_undo()

    judge.card.steps.undo()
    assert (editor.toPlainText(), scores(judge, SUBMISSIONS[0])) == ("", {"D1": "8"})
    judge.card.steps.redo()
    assert editor.toPlainText() == "ชัด"
    judge.card.form.rows["D2"].field.setFocus()
    judge.card.steps.undo()
    assert (editor.toPlainText(), scores(judge, SUBMISSIONS[0])) == ("ชัด", {})
    assert judge.card.steps.can_redo()


def test_flag_and_private_note_have_keys_and_an_open_note_stays_open(judge: JudgeWindow) -> None:
    QTest.keyClick(focused(), Qt.Key.Key_B, CONTROL)
    assert judge.session.scorecard(SUBMISSIONS[0]).flag
    QTest.keyClick(focused(), Qt.Key.Key_F4)
    assert focused() is judge.card.words.note.editor
    type_text(focused(), "ถามงบ")

    judge.walk.step(1)
    assert judge.session.private_note(SUBMISSIONS[0]) == "ถามงบ"
    assert judge.card.words.is_note_shown()
    QTest.keyClick(focused(), Qt.Key.Key_F4)
    assert not judge.card.words.is_note_shown()
    judge.walk.step(1)
    assert not judge.card.words.is_note_shown()
    judge.walk.open(SUBMISSIONS[0])
    assert judge.card.words.is_note_shown(), "a note that was written is never hidden away"
    assert judge.place().note_open is False


def test_the_counter_tells_minimum_and_limit_as_the_rulebook_counts(qtbot: QtBot) -> None:
    part = CommentPart(Rules(comment_required=True, comment_minimum=20), Numerals.THAI)
    qtbot.addWidget(part)
    part.comment.set_comment("  ดีมาก  ")
    assert part.comment.count() == "๕ of at least ๒๐ characters"
    part.comment.set_comment("a" * 19_000)
    assert part.comment.count() == "๑๙๐๐๐ of at most ๒๐๐๐๐ characters"
    free = CommentPart(Rules(), Numerals.ARABIC)
    qtbot.addWidget(free)
    free.comment.set_comment("ดี")
    assert free.comment.count() == ""


def answer_with(monkeypatch: pytest.MonkeyPatch, *keys: Qt.Key) -> list[MoveDialog]:
    """Let these keys answer the next move dialog; the dialogs that were asked."""
    asked: list[MoveDialog] = []

    def play(dialog: MoveDialog) -> int:
        asked.append(dialog)
        for key in keys:
            press(dialog.list, key)
        return dialog.result()

    monkeypatch.setattr(MoveDialog, "exec", play)
    return asked


def test_scores_of_the_wrong_submission_move_by_keyboard_and_back(
    judge: JudgeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_keys("8⏎99⏎")
    judge.card.words.comment.editor.setFocus()
    type_text(judge.card.words.comment.editor, "ดี")
    asked = answer_with(monkeypatch, Qt.Key.Key_Return)

    judge.card.move_scores("MOB-01")

    (dialog,) = asked
    assert [row.key for row in dialog.list.rows()] == ["MOB-01", "ENV-02", "GOV-02"], "the one presenting first"
    assert judge.card.submission() == "MOB-01"
    assert (scores(judge, "MOB-01"), scores(judge, "ENV-01")) == ({"D1": "8"}, {})
    assert judge.session.scorecard("MOB-01").comments == {OVERALL: "ดี"}
    assert judge.card.form.rows["D2"].field.typed() == "99", "what was typed and blocks went along"
    notice = judge.card._notices.notice()
    assert notice is not None
    assert notice.sentence() == "The scores went from number 1 to number 16"

    assert judge.card.steps.can_undo()
    judge.card.form.rows["D1"].field.setFocus()
    press(focused(), Qt.Key.Key_Z, CONTROL)
    assert judge.card.submission() == "ENV-01"
    assert (scores(judge, "ENV-01"), scores(judge, "MOB-01")) == ({"D1": "8"}, {})
    assert judge.session.scorecard("ENV-01").comments == {OVERALL: "ดี"}
    assert judge.card.form.rows["D2"].field.typed() == "99"


def test_a_submission_with_scores_is_offered_an_exchange(judge: JudgeWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    judge.session.set_score("ENV-02", "D1", "4")
    judge.session.set_private_note("ENV-01", "ถามงบ")
    judge.walk.open("ENV-01")
    type_keys("8⏎")
    asked = answer_with(monkeypatch, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)

    judge.card.move_scores()

    (dialog,) = asked
    assert dialog.answer.words() == "Exchange the scores"
    assert (scores(judge, "ENV-02"), scores(judge, "ENV-01")) == ({"D1": "8"}, {"D1": "4"})
    assert judge.session.private_note("ENV-01") == "ถามงบ", "not asked to go along"


def test_cancelling_moves_nothing_and_nothing_to_move_says_so(
    judge: JudgeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge.card.move_scores()
    notice = judge.card._notices.notice()
    assert notice is not None
    assert notice.sentence() == "There are no scores and no comment to move yet."
    type_keys("8⏎")
    monkeypatch.setattr(MoveDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected)
    judge.card.move_scores()
    assert (judge.card.submission(), scores(judge, "ENV-01")) == ("ENV-01", {"D1": "8"})


@pytest.mark.parametrize(
    ("text_size", "sizes"), [(TextSize.NORMAL, ((1366, 690), (911, 512), (480, 768))), (TextSize.HUGE, ((1366, 690),))]
)
def test_the_focused_row_is_seen_whole_with_its_finding(
    judge: JudgeWindow, qapp: QApplication, text_size: TextSize, sizes: tuple[tuple[int, int], ...]
) -> None:
    apply_theme(qapp, Theme.LIGHT, text_size)
    for width, height in sizes:
        judge.resize(width, height)
        QApplication.processEvents()
        for criterion in ("D2", "D4"):
            judge.card.form.rows["D1"].field.setFocus()
            row = judge.card.form.rows[criterion]
            settle()
            assert row.finding() == ""
            row.field.setFocus()
            type_text(row.field, "99")
            settle()

            assert row.finding() != ""
            view = judge.card.body.viewport()
            top = row.mapTo(view, QPoint(0, 0))
            assert (top.x(), top.y() >= 0, top.y() + row.height() <= view.height()) == (0, True, True)
            assert judge.card.height() <= judge.height()
            row.field.selectAll()
            press(row.field, Qt.Key.Key_Delete)


def test_a_low_window_takes_height_from_header_and_footer(judge: JudgeWindow) -> None:
    full = (judge.card.header.height(), judge.card.footer.height())
    judge.resize(911, 512)
    settle()
    low = (judge.card.header.height(), judge.card.footer.height())
    judge.resize(911, 420)
    settle()
    least = (judge.card.header.height(), judge.card.footer.height())

    assert low[0] < full[0]
    assert low[1] < full[1]
    assert least[0] < low[0]
    assert judge.card.footer.next_short.isVisible()
    QTest.mouseClick(judge.card.footer.next_short, Qt.MouseButton.LeftButton)
    assert judge.card.submission() == SUBMISSIONS[1]
    judge.walk.step(-1)
    judge.resize(1366, 690)
    settle()
    assert (judge.card.header.height(), judge.card.footer.height()) == full
    assert judge.card.footer.next.isVisible()
    assert not judge.card.footer.next_short.isVisible()


def test_guidelines_stay_open_from_criterion_to_criterion_until_closed(judge: JudgeWindow) -> None:
    rows = judge.card.form.rows
    QTest.keyClick(focused(), Qt.Key.Key_F2)
    assert rows["D1"].guidelines_shown()
    type_keys("8⏎")
    assert (rows["D1"].guidelines_shown(), rows["D2"].guidelines_shown()) == (False, True)
    judge.walk.step(1)
    assert judge.card.form.rows["D1"].guidelines_shown()
    assert judge.place().guidelines_open
    QTest.keyClick(focused(), Qt.Key.Key_F2)
    assert not judge.card.form.rows["D1"].guidelines_shown()


def test_pins_of_the_moved_scorecard_stay_with_their_documents(
    judge: JudgeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposal = judge.session.submission("ENV-01").attachments[0].sha256
    judge.card.add_pin(proposal, 3, 0)
    type_keys("8⏎")
    answer_with(monkeypatch, Qt.Key.Key_Return)
    judge.card.move_scores("ENV-02")
    assert judge.session.scorecard("ENV-01").pins == (Pin(criterion="D1", attachment=proposal, page=3),)
    assert judge.session.scorecard("ENV-02").pins == ()


def test_words_that_could_not_be_kept_are_there_again_until_they_are(judge: JudgeWindow) -> None:
    words = judge.card.words
    judge.session.recuse("ENV-02", RecusalScope.SUBMISSION, Ground.OTHER, "-")
    words.comment.set_comment("ก" * (LONGEST_TEXT + 1))
    words.note.set_comment("ข" * (LONGEST_TEXT + 1))
    judge.card.flush()
    assert judge.card.footer.saved() == "Not saved"

    for other in ("ENV-02", "GOV-02", "ENV-01"):  # the first of them shows a recusal, and takes nothing over
        judge.walk.open(other)
    assert (len(words.comment.comment()), len(words.note.comment())) == (LONGEST_TEXT + 1, LONGEST_TEXT + 1)
    assert (judge.card.footer.saved(), "at most 20000" in words._labelled.finding()) == ("Not saved", True)
    assert set(judge.card.words_keeper.unkept_comments) == {"ENV-01"}

    words.comment.set_comment("สั้นพอ")
    words.note.set_comment("สั้นพอ")
    judge.card.flush()
    assert judge.session.scorecard("ENV-01").comments == {OVERALL: "สั้นพอ"}
    assert (judge.session.private_note("ENV-01"), judge.card.words_keeper.unkept_notes) == ("สั้นพอ", {})
    judge.walk.open("GOV-02")
    assert (words.comment.comment(), judge.card.footer.saved()) == ("", "")


@pytest.mark.parametrize("size", [(1366, 690), (911, 512), (480, 768)])
def test_the_line_that_is_typed_is_seen_while_the_comment_grows(judge: JudgeWindow, size: tuple[int, int]) -> None:
    judge.resize(*size)
    QApplication.processEvents()
    editor = judge.card.words.comment.editor
    editor.setFocus()
    for _ in range(12):
        type_text(focused(), "ก")
        press(focused(), Qt.Key.Key_Return)
        QApplication.processEvents()
        seen = judge.card.body.viewport().rect()
        caret = editor.cursorRect()
        for corner in (caret.topLeft(), caret.bottomLeft()):
            assert seen.contains(editor.viewport().mapTo(judge.card.body.viewport(), corner))


def test_the_question_of_a_move_has_the_digits_that_were_chosen(judge: JudgeWindow) -> None:
    judge.session.set_score("GOV-02", "D1", "7")
    dialog = MoveDialog(judge.session, "GOV-02", numerals=Numerals.THAI)
    assert [row.number for row in dialog.list.rows()] == ["๑", "๒", "๑๖"]
    assert "๑๑" in " ".join(one.text() for one in dialog.findChildren(TextLabel))
    dialog.deleteLater()


def test_nothing_given_has_no_total(judge: JudgeWindow) -> None:
    assert judge.card.footer.total() == "—"
    type_keys("0")
    assert judge.card.footer.total() == "0"
    press(focused(), Qt.Key.Key_Backspace)
    assert judge.card.footer.total() == "—"


def test_the_arrow_at_the_private_note_tells_whether_it_is_open(judge: JudgeWindow) -> None:
    words = judge.card.words
    seen = [words.open_note.icon_after_name()]
    for _ in range(2):
        words.toggle_note()
        seen.append(words.open_note.icon_after_name())
    assert seen == ["chevron-right", "chevron-down", "chevron-right"]


def test_the_question_where_scores_belong_fits_the_screen_with_large_letters(
    judge: JudgeWindow, qapp: QApplication
) -> None:
    apply_theme(qapp, Theme.LIGHT, TextSize.HUGE)
    dialog = MoveDialog(judge.session, SUBMISSIONS[0], parent=judge)
    dialog.show()
    dialog.fit()
    assert dialog.height() <= dialog.screen().availableGeometry().height()
