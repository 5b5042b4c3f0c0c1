"""The rubric editor: the sum while somebody types, the order by mouse and keyboard, everything of a criterion, undo."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_desktop.domain.rubric import Criterion, Rubric
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.contest_page import ContestPage
from judge_desktop.ui.chair.rubric_groups import GroupsDialog
from judge_desktop.ui.chair.rubric_page import RubricPage
from judge_desktop.ui.chair.scorecard_preview import ScorecardPreview
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.choices import ChoiceField
from judge_desktop.ui.widgets.comment_field import CommentField
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.finding_row import FindingRow
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.number_field import FieldFindings, NumberField
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.text_field import TextField
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.packages_here import chair_contest
from tests.ui.chair.find import one, one_of, page, press, seen


def rubric_page(window: ChairWindow) -> RubricPage:
    window.activateWindow()
    return page(window, RubricPage, "rubric")


def kept(window: ChairWindow, place: int = 0) -> Rubric:
    """A rubric as the draft has it."""
    return chair_contest(window.desk.ws).rubrics[place]


def criterion(window: ChairWindow, place: int) -> Criterion:
    return kept(window).criteria[place]


def type_into(field: NumberField, text: str) -> None:
    """Type digits over what stands there."""
    QApplication.processEvents()  # a question that was closed gives the keyboard back
    field.setFocus(Qt.FocusReason.TabFocusReason)
    field.selectAll()
    QTest.keyClicks(field, text)


def write(field: TextField, words: str) -> None:
    """Write words and leave the field."""
    field.setText(words)
    field.editingFinished.emit()


def say(field: CommentField, words: str) -> None:
    field.set_comment(words)
    field.comment_finished.emit(words)


def key_of(found: RubricPage, place: int) -> str:
    return list(found.list.entries)[place]


def test_the_sum_and_its_finding_follow_every_keystroke(window: ChairWindow) -> None:
    found = rubric_page(window)
    assert (found.sum.sum_shown(), found.sum.findings(), found.sum.bar.difference()) == ("100", (), "")
    field = found.list.entries[key_of(found, 2)].field
    type_into(field, "35")
    assert (found.sum.sum_shown(), found.sum.bar.difference()) == ("95", "+5")
    assert found.sum.findings() == ("The full marks add up to 95, but the rubric says 100. Correct one of them",)
    assert criterion(window, 2).full_mark == 40  # nothing is kept while somebody types
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert criterion(window, 2).full_mark == 35
    assert window.navigation.item("rubric").accessibleName() == "Rubric. 1 problem blocks the package"
    type_into(found.list.entries[key_of(found, 3)].field, "30")
    assert (found.sum.sum_shown(), found.sum.bar.difference()) == ("105", "\N{MINUS SIGN}5")


def test_another_total_is_typed_beside_the_sum(window: ChairWindow) -> None:
    found = rubric_page(window)
    type_into(found.sum.total, "90")
    QTest.keyClick(found.sum.total, Qt.Key.Key_Return)
    assert (kept(window).total, found.sum.bar.difference()) == (Decimal(90), "\N{MINUS SIGN}10")
    type_into(found.sum.total, "0")
    QTest.keyClick(found.sum.total, Qt.Key.Key_Return)
    assert (kept(window).total, found.sum.total.findings()) == (Decimal(90), FieldFindings.BLOCKS)


def test_what_is_no_number_is_said_and_not_kept(window: ChairWindow) -> None:
    found = rubric_page(window)
    field = found.list.entries[key_of(found, 0)].field
    field.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(field, "ab")
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert (criterion(window, 0).full_mark, field.typed()) == (Decimal(10), "ab")


def test_criteria_are_moved_by_keyboard(window: ChairWindow) -> None:
    found = rubric_page(window)
    before = list(found.list.entries)
    field = found.list.entries[before[0]].field
    field.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [one_.id for one_ in kept(window).criteria] == [before[1], before[0], *before[2:]]
    moved = found.list.entries[before[0]]
    assert (moved.field.hasFocus(), moved.is_current()) == (True, True)
    moved.grip.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(moved.grip, Qt.Key.Key_Up)
    assert [one_.id for one_ in kept(window).criteria] == before
    assert found.list.entries[before[0]].grip.hasFocus()
    QTest.keyClick(found.list.entries[before[0]].grip, Qt.Key.Key_Up)
    assert [one_.id for one_ in kept(window).criteria] == before


def test_criteria_are_moved_by_mouse(window: ChairWindow) -> None:
    found = rubric_page(window)
    before = list(found.list.entries)
    grip = found.list.entries[before[0]].grip
    last = found.list.entries[before[-1]]
    target = grip.mapFromGlobal(last.mapToGlobal(QPoint(10, last.height() - 2)))
    QTest.mousePress(grip, Qt.MouseButton.LeftButton)
    QTest.mouseMove(grip, QPoint(20, 60))
    QTest.mouseMove(grip, target)
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, target)
    assert [one_.id for one_ in kept(window).criteria] == [*before[1:], before[0]]


def test_enter_leads_to_the_detail_and_arrows_to_the_next_mark(window: ChairWindow) -> None:
    found = rubric_page(window)
    first, second = (found.list.entries[key_of(found, place)] for place in (0, 1))
    first.field.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(first.field, Qt.Key.Key_Down)
    assert (second.field.hasFocus(), second.is_current(), found.detail.title()) == (True, True, "Dimension 2")
    QTest.keyClick(second.field, Qt.Key.Key_Return)
    assert found.detail.name_th.hasFocus()


def test_names_are_kept_when_their_field_is_left(window: ChairWindow) -> None:
    found = rubric_page(window)
    write(found.detail.name_th, "  มิติที่ 1 :  ความสำคัญ ")
    write(found.detail.name_en, "Dimension 1: Importance")
    assert criterion(window, 0).name.th == "มิติที่ 1 : ความสำคัญ"
    assert found.list.entries[key_of(found, 0)].name() == "Dimension 1: Importance"
    write(found.detail.name_th, "")
    write(found.detail.name_en, "")
    assert criterion(window, 0).name.en == "Dimension 1: Importance"  # one name always stays


def test_what_is_being_typed_survives_a_change_made_elsewhere(window: ChairWindow) -> None:
    found = rubric_page(window)
    found.detail.name_en.setFocus()
    found.detail.name_en.setText("Half a na")
    window.reload()
    assert found.detail.name_en.text() == "Half a na"


def test_guidelines_are_added_edited_moved_and_removed(window: ChairWindow) -> None:
    found = rubric_page(window)
    part = found.detail.guidelines
    before = criterion(window, 0).guidelines
    press(part, "add_guidelines")
    assert (len(part.rows), len(criterion(window, 0).guidelines)) == (4, 3)
    say(one(part.rows[3], CommentField, "guideline_th"), "ข้อใหม่")
    assert [text.th for text in criterion(window, 0).guidelines] == [*(text.th for text in before), "ข้อใหม่"]
    assert part.rows[3].is_open()
    say(one(part.rows[3], CommentField, "guideline_en"), "A new one")
    assert (criterion(window, 0).guidelines[3].en, part.rows[3].words()) == ("A new one", "A new one")
    press(part.rows[3], "up_3")
    assert criterion(window, 0).guidelines[2].en == "A new one"
    assert (part.rows[2].is_open(), part.rows[2].words()) == (True, "A new one")
    press(part.rows[2], "remove_2")
    assert criterion(window, 0).guidelines == before
    press(part, "add_guidelines")
    press(part.rows[0], "edit_0")
    assert len(part.rows) == 3  # the one nothing was written into is gone


def test_levels_are_described(window: ChairWindow) -> None:
    found = rubric_page(window)
    part = found.detail.levels
    press(part, "add_levels")
    row = part.rows[0]
    lowest = one(row, NumberField, "level_lowest")
    type_into(lowest, "8")
    QTest.keyClick(lowest, Qt.Key.Key_Down)
    assert criterion(window, 0).levels == ()
    write(one(row, TextField, "level_name_th"), "ดีมาก")
    level = one_of(list(criterion(window, 0).levels))
    assert (level.lowest, level.name.th) == (Decimal(8), "ดีมาก")
    say(one(part.rows[0], CommentField, "level_about_th"), "ชัดเจนทุกข้อ")
    assert criterion(window, 0).levels[0].description.th == "ชัดเจนทุกข้อ"
    type_into(lowest, "99")
    QTest.keyClick(lowest, Qt.Key.Key_Down)
    assert [row.sentence() for row in seen(found.detail, FindingRow)] == [
        "No score reaches the level from 99 points: the full mark is 10"
    ]
    press(part.rows[0], "remove_0")
    assert seen(found.detail, FindingRow) == []
    assert criterion(window, 0).levels == ()


def test_step_and_required_are_chosen_and_checked(window: ChairWindow) -> None:
    found = rubric_page(window)
    found.detail.step.button("0.5").click()
    assert criterion(window, 0).step == Decimal("0.5")
    found.detail.step.button("other").click()
    type_into(found.detail.other_step, "3")
    QTest.keyClick(found.detail.other_step, Qt.Key.Key_Return)
    assert criterion(window, 0).step == 3
    wrong = found.list.entries[key_of(found, 0)].field.toolTip()
    assert "3" in wrong
    assert window.navigation.item("rubric").accessibleName() == "Rubric. 1 problem blocks the package"
    found.detail.required.click()
    assert not criterion(window, 0).required


def test_groups_are_made_renamed_given_and_removed(window: ChairWindow) -> None:
    found = rubric_page(window)
    press(found.detail, "groups")
    dialog = one_of([one_ for one_ in found.findChildren(GroupsDialog) if one_.isVisible()])
    press(dialog, "add_group")
    write(one(dialog, TextField, "group_th"), "ผลงาน")
    group = one_of(list(kept(window).groups))
    assert group.name.th == "ผลงาน"
    write(one(dialog, TextField, "group_en"), "The work")
    assert kept(window).groups[0].name.en == "The work"
    found.detail.group.set_choice(group.id)
    found.detail.group.choice_changed.emit(group.id)
    assert criterion(window, 0).group == group.id
    press(dialog, "remove_group")
    assert (kept(window).groups, criterion(window, 0).group) == ((), "")
    dialog.answer.click()
    assert not dialog.isVisible()


def test_criteria_are_added_copied_removed_and_everything_is_taken_back(window: ChairWindow) -> None:
    found = rubric_page(window)
    before = kept(window)
    press(found, "add_criterion")
    assert (len(kept(window).criteria), found.detail.title()) == (5, "Criterion 5")
    press(found, "copy_criterion")
    assert [one_.name.en for one_ in kept(window).criteria[4:]] == ["Criterion 5", "Criterion 5 (copy)"]
    press(found, "remove_criterion")
    assert (len(kept(window).criteria), found.detail.title()) == (5, "Criterion 5")
    for _ in range(3):
        press(found, "undo")
    assert kept(window) == before
    assert not one(found, Button, "undo").isEnabled()


def test_undo_takes_back_the_rubric_and_nothing_else(window: ChairWindow) -> None:
    found = rubric_page(window)
    found.detail.required.click()
    edit_contest(window.desk.ws, ContestSection.INFORMATION, lambda one_: replace(one_, edition="ครั้งที่ 2"))
    press(found, "undo")
    contest = chair_contest(window.desk.ws)
    assert (contest.edition, contest.rubrics[0].criteria[0].required) == ("ครั้งที่ 2", True)


def test_several_rubrics_and_which_category_uses_which(window: ChairWindow) -> None:
    found = rubric_page(window)
    first = kept(window).id
    press(found, f"copy_rubric_{first}")
    contest = chair_contest(window.desk.ws)
    second = contest.rubrics[1].id
    assert (found.header.subtitle(), contest.rubrics[1].criteria) == (
        "Rubric 2 · No category is scored with it",
        contest.rubrics[0].criteria,
    )
    category = contest.categories[1].id
    field = one(found, ChoiceField, f"rubric_of_{category}")
    field.set_choice(second)
    field.choice_changed.emit(second)
    assert chair_contest(window.desk.ws).categories[1].rubric == second
    assert not one(found, Button, f"remove_rubric_{second}").isEnabled()
    field = one(found, ChoiceField, f"rubric_of_{category}")
    field.choice_changed.emit(first)
    press(found, f"remove_rubric_{second}")
    assert [one_.id for one_ in chair_contest(window.desk.ws).rubrics] == [first]
    assert one(found, StatusRow, f"rubric_{first}").title() == "Rubric"


def test_a_new_rubric_begins_empty(window: ChairWindow) -> None:
    found = rubric_page(window)
    press(found, "new_rubric")
    assert kept(window, 1).criteria == ()
    assert found.sum.findings() == ("This rubric has no criterion. Add at least one",)
    press(found, "add_criterion")
    assert (kept(window, 1).criteria[0].full_mark, found.sum.findings()) == (Decimal(100), ())


def test_the_preview_is_the_judges_form_and_keeps_nothing(window: ChairWindow) -> None:
    found = rubric_page(window)
    before = chair_contest(window.desk.ws)
    press(found, "preview")
    preview = one_of([one_ for one_ in found.findChildren(ScorecardPreview) if one_.isVisible()])
    field = next(iter(preview.form.rows.values())).field
    type_into(field, "9")
    assert (preview.footer.total(), preview.footer.missing()) == ("9", "3 criteria left")
    type_into(field, "99")
    assert "10" in next(iter(preview.form.rows.values())).finding()
    press(preview, "close_preview")
    assert (preview.isVisible(), chair_contest(window.desk.ws)) == (False, before)


def test_before_scores_came_a_package_that_is_out_is_only_told(window: ChairWindow) -> None:
    found = rubric_page(window)
    told = one_of(seen(found.warning, Notice))
    assert told.sentence() == (
        "A package is out: judges score with the rubric as it is there until they open an update"
    )
    found.detail.mark.setFocus()
    found.detail.step.button("0.5").click()
    assert criterion(window, 0).step == Decimal("0.5")
    assert one_of(seen(found.warning, Notice)).sentence() == "The draft scores otherwise than the package that is out"


def test_a_change_that_costs_every_score_is_asked_before_it_is_made(merged: ChairWindow) -> None:
    found = rubric_page(merged)
    assert one_of(seen(found.warning, Notice)).detail() == (
        "Other criteria, full marks or steps cost 12 sealed scorecards; names, guidelines and levels cost none"
    )
    write(found.detail.name_en, "Dimension 1: Reworded")
    assert criterion(merged, 0).name.en == "Dimension 1: Reworded"
    field = found.list.entries[key_of(found, 0)].field
    type_into(field, "20")
    QTest.keyClick(field, Qt.Key.Key_Down)
    question = one_of([one_ for one_ in found.findChildren(Dialog, "losing_question") if one_.isVisible()])
    assert question.accessibleDescription().startswith("12 sealed scorecards count now.")
    question.cancel.click()
    assert (criterion(merged, 0).full_mark, field.typed(), found.sum.sum_shown()) == (Decimal(10), "10", "100")
    type_into(field, "20")
    QTest.keyClick(field, Qt.Key.Key_Down)
    one_of([one_ for one_ in found.findChildren(Dialog, "losing_question") if one_.isVisible()]).answer.click()
    assert criterion(merged, 0).full_mark == 20
    assert one_of(seen(found.warning, Notice)).detail() == (
        "None of the 12 sealed scorecards received so far would count: judges would have to score again"
    )
    type_into(found.list.entries[key_of(found, 1)].field, "20")
    QTest.keyClick(found.list.entries[key_of(found, 1)].field, Qt.Key.Key_Down)
    assert criterion(merged, 1).full_mark == 20  # asked once: from then on the warning stands


def test_a_text_no_package_could_carry_is_refused(window: ChairWindow) -> None:
    found = rubric_page(window)
    write(found.detail.name_th, "ก" * 1001)
    assert one(found, Notice, "refusal").sentence() == "This text has 1001 characters; at most 1000 can be kept."
    assert len(criterion(window, 0).name.th) < 1000


@pytest.mark.usefixtures("language")
def test_the_whole_page_is_there_in_both_languages(window: ChairWindow, qtbot: QtBot) -> None:
    found = rubric_page(window)
    assert len(found.list.entries) == len(kept(window).criteria)
    assert found.detail.isVisible()


def test_the_way_to_the_rule_about_comments_ends_at_the_rule(window: ChairWindow) -> None:
    found = rubric_page(window)
    one(found, StatusRow, "comment_rule").button().click()
    contest = window.pages["contest"]
    assert isinstance(contest, ContestPage)
    assert (window.page(), contest.tabs.tab()) == ("contest", "rules")
    assert contest.rules.isVisible()
