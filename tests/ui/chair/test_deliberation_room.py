"""The deliberation room: who may see and decide, what is discussed, what stays hidden while the screen is shared."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.domain.contest import Contest, TieBreakStep
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.deciding_dialogs import (
    ActingChairDialog,
    AwardDialog,
    ResolutionDialog,
    VotesDialog,
    WordsDialog,
)
from judge_desktop.ui.chair.history_card import HistoryCard
from judge_desktop.ui.chair.partial_card import PartialCard
from judge_desktop.ui.chair.standings_page import StandingsPage
from judge_desktop.ui.chair.vote_view import VOTE
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.workflow.deliberate import DecisionRequest, decide
from judge_desktop.workflow.discussion import notes
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.packages_here import chair_contest
from judge_desktop.workflow.round_documents import round_documents
from tests.helpers.accessibility import order_faults, tab_order
from tests.helpers.chair_stage import Stage
from tests.helpers.keyboard import press as press_key
from tests.helpers.keyboard import type_text
from tests.ui.chair.conftest import open_window
from tests.ui.chair.find import everything_said, give_reason, one, one_of, page, press, rows, seen, words
from tests.ui.chair.rounds import package_again, recused


def room(window: ChairWindow, category: str = "GOV") -> StandingsPage:
    """The page with that category."""
    found = page(window, StandingsPage, "standings")
    found.categories.set_current_key(category)
    return found


def spread_apart(desk: Desk, stage: Stage) -> None:
    """The third judge's second file: submission 10 lies 18 points apart."""
    merge_scores(desk.ws, [stage.j1, stage.j2, stage.j3, stage.j3_again])


def chair_of(desk: Desk) -> str:
    chair = chair_contest(desk.ws).panel.chair
    assert chair is not None
    return chair.id


def test_a_wide_spread_is_discussed_and_the_talk_is_kept(desk: Desk, stage: Stage, qtbot: QtBot) -> None:
    spread_apart(desk, stage)
    window = open_window(desk, stage, qtbot)
    found = room(window)
    third = found.names().full("J3")
    prompt = one_of([one for one in seen(found, Notice) if one.sentence().startswith("Discuss before deciding")])
    assert prompt.detail() == f"{third} gives 16 points less than the others' mean · highest and lowest lie 18 apart"

    press(found, "discussed_GOV-01")
    dialog = one_of(found.findChildren(WordsDialog))
    dialog.field.set_comment("The evidence was read again")
    dialog.answer.click()

    assert "Submission 10 was discussed: The evidence was read again" in words(found)
    assert not any("Discuss before deciding" in text for text in words(found))
    assert found.categories.rows()[0].status == "Being considered"


def test_shared_screens_hold_no_name_anywhere(desk: Desk, stage: Stage, qtbot: QtBot) -> None:
    set_language(Language.TH)
    spread_apart(desk, stage)
    contest = round_documents(desk.ws).package.contest
    name = contest.panel.voting[2].full_name("th")
    exclude = DecisionRequest(
        kind=DecisionKind.EXCLUDE, judge=contest.panel.voting[1].id, category="GOV", reason=f"{name} ขอให้ทบทวน"
    )
    decide(desk.ws, exclude)
    window = open_window(desk, stage, qtbot)
    found = room(window)
    found.talk.set_open(True)
    for fold in seen(found, Button, "fold_history"):
        fold.click()
    parts = {part for judge in contest.panel.voting for part in judge.name.th.split()}
    assert any(part in everything_said(found) for part in parts)

    found.share.click()
    for fold in seen(found, Button, "fold_history"):
        assert fold.isVisible()
    said = everything_said(found)
    assert [part for part in sorted(parts) if part in said] == []
    letter = found.names().full(contest.panel.voting[2].id)
    assert any(f"{letter} ขอให้ทบทวน" in text for text in words(found))
    assert "ไม่แสดงบันทึกระหว่างที่ซ่อนชื่อกรรมการ" in words(found)
    press(found, "discussed_GOV-01")
    dialog = one_of(found.findChildren(Dialog))
    assert [part for part in sorted(parts) if part in everything_said(dialog)] == []
    dialog.reject()


def test_letters_stay_the_same_after_a_package_update(
    merged_desk: Desk, stage: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(merged_desk, stage, qtbot)
    found = room(window)
    found.share.click()
    before = [column.title for column in found.heat.columns()]
    package_again(merged_desk, tmp_path, lambda contest: replace(contest, description=contest.name))
    window_again = open_window(merged_desk, stage, qtbot)
    again = room(window_again)
    again.share.click()

    assert [column.title for column in again.heat.columns()] == before


def test_comments_are_shown_on_demand_and_notes_stay_here(merged: ChairWindow) -> None:
    found = room(merged)
    found.talk.set_open(True)
    assert found.talk.about().startswith("10  ")
    assert not found.talk.show_comments.isEnabled()

    found.talk.note.setFocus()
    type_text(found.talk.note.editor, "ถามเรื่องงบ")
    found.talk.category_note.setFocus()
    assert notes(merged.desk.ws) == {("GOV", "GOV-01"): "ถามเรื่องงบ"}
    found.ranking.set_current_key("GOV-02")
    assert (found.talk.note.comment(), found.talk.about()[:2]) == ("", "11")
    found.categories.set_current_key("LIV")
    found.categories.set_current_key("GOV")
    assert found.talk.note.comment() == "ถามเรื่องงบ"


def test_what_is_being_typed_outlives_a_new_reading(merged: ChairWindow) -> None:
    found = room(merged)
    found.talk.set_open(True)
    found.talk.note.setFocus()
    type_text(found.talk.note.editor, "ยังพิมพ์ไม่จบ")
    merged.reload()

    assert found.talk.note.comment() == "ยังพิมพ์ไม่จบ"
    assert found.talk.note.editor.hasFocus()
    assert found.talk.isVisibleTo(found)
    assert notes(merged.desk.ws) == {}


def test_a_recused_chair_sees_nothing_and_somebody_acts(
    merged_desk: Desk, stage: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    package_again(merged_desk, tmp_path, recused)
    window = open_window(merged_desk, stage, qtbot)
    found = room(window)
    assert (found.view, "The chair is recused in this category" in words(found)) == (None, True)
    assert found.categories.rows()[0].status == "Acting chair needed"
    assert found.award.toolTip() == found.no_award.toolTip() == "The scores of this category are covered"
    found.share.click()
    assert one(found, Button, "name_acting_chair").toolTip() == "Show the judges' names first"
    found.share.click()

    press(found, "name_acting_chair")
    dialog = one_of(found.findChildren(ActingChairDialog))
    assert chair_of(merged_desk) not in [dialog.person.itemData(n) for n in range(dialog.person.count())]
    dialog.person.set_choice("J3")
    dialog.answer.click()
    assert found.categories.rows()[0].status == "The acting chair decides"

    press(found, "show_to_acting_chair")
    one_of([one for one in found.findChildren(Dialog) if one.isVisible()]).answer.click()
    assert len(found.ranking.rows()) == 2
    found.no_award.click()
    give_reason(found, "The evidence is thin")
    decided = max(round_documents(merged_desk.ws).decisions, key=lambda one: one.sequence)
    assert (decided.kind, decided.decided_by) == (DecisionKind.NO_AWARD, "J3")
    found.categories.set_current_key("LIV")
    found.categories.set_current_key("GOV")
    assert found.view is None


def test_a_judging_chair_hands_in_first(desk: Desk, stage: Stage, qtbot: QtBot) -> None:
    merge_scores(desk.ws, [stage.j2, stage.j3])
    window = open_window(desk, stage, qtbot)
    found = room(window)
    assert (found.view, found.categories.rows()[0].status) == (None, "The chair's own scores first")
    assert any("submissions 10, 11 are not in yet" in text for text in words(found))
    press(found, "to_merging")
    assert window.page() == "merge"
    window.show_page("standings")

    press(found, "chair_does_not_score")
    give_reason(found, "She presides only")
    assert len(found.ranking.rows()) == 2
    assert found.categories.rows()[1].status == "The chair's own scores first"

    merge_scores(desk.ws, [stage.j1])
    window.reload()
    found.categories.set_current_key("LIV")
    assert found.view is not None


def test_a_judge_is_set_aside_and_counted_again(desk: Desk, stage: Stage, qtbot: QtBot) -> None:
    merge_scores(desk.ws, [stage.j1, stage.j2, stage.j3])
    decide(desk.ws, DecisionRequest(kind=DecisionKind.EXCLUDE, judge="J3", category="GOV", reason="left the meeting"))
    window = open_window(desk, stage, qtbot)
    found = room(window)
    card = one_of(seen(found, PartialCard))
    third = found.names().full("J3")
    assert rows(card)[0][0] == f"{third} is set aside in this category"
    table = card.tables["J3"]
    assert [tuple(cell.text for cell in row.cells)[1:] for row in table.rows()] == [
        ("96.00", "98.00"),
        ("88.00", "90.00"),
    ]

    press(found, "partial_J3")
    give_reason(found, "She came back")
    assert seen(found, PartialCard) == []
    assert found.ranking.rows()[0].cells[2].text == "96.00"


def test_an_award_is_taken_back_and_stays_in_sight(merged: ChairWindow) -> None:
    found = room(merged)
    found.award.click()
    give_reason(found, "Highest score of its category")
    press(found, "fold_history")
    history = one_of(seen(found, HistoryCard))
    assert rows(history) == [("Awarded to submission 10", "")]

    press(history, "take_back_1")
    give_reason(found, "The wrong submission was pressed")

    assert (found.decision.text(), found.award.kind()) == ("Decision of this category", ButtonKind.PRIMARY)
    history = one_of(seen(found, HistoryCard))
    assert rows(history) == [("A decision was taken back", ""), ("Awarded to submission 10", "Taken back")]


def test_several_awards_are_given_at_once(merged_desk: Desk, stage: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    two = lambda contest: replace(contest, categories=tuple(replace(one, awards=2) for one in contest.categories))  # noqa: E731
    package_again(merged_desk, tmp_path, two)
    window = open_window(merged_desk, stage, qtbot)
    found = room(window)
    assert found.award.words() == "Award to submission 10, 11…"
    found.award.click()
    dialog = one_of(found.findChildren(AwardDialog))
    assert dialog.chosen() == ("GOV-01", "GOV-02")
    dialog.choose("GOV-01", chosen=False)
    dialog.choose("GOV-02", chosen=False)
    dialog.answer.click()
    assert dialog.isVisible()
    dialog.choose("GOV-01")
    give_reason(found, "Only one is good enough")

    assert found.decision.text() == "Awarded to submission 10"
    found.categories.set_current_key("LIV")
    assert any(text == "There are award places for all of them; the tie may stay" for text in words(found))
    assert found.award.kind() is ButtonKind.PRIMARY


def test_the_panel_votes_on_a_tie(merged_desk: Desk, stage: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    def by_vote(contest: Contest) -> Contest:
        return replace(contest, rules=replace(contest.rules, tie_break_ladder=(TieBreakStep.RESOLUTION,)))

    package_again(merged_desk, tmp_path, by_vote)
    window = open_window(merged_desk, stage, qtbot)
    found = room(window, "LIV")
    assert not found.break_tie.isVisibleTo(found)
    assert found.vote_on_tie.kind() is ButtonKind.PRIMARY
    found.vote_on_tie.click()
    dialog = one_of(found.findChildren(ResolutionDialog))
    first, second = stage.tied
    dialog.votes[first].setText("1")
    dialog.field.set_comment("Better evidence")
    dialog.answer.click()
    assert dialog.problem() == "Give a whole number in every field; 0 where nobody voted so"
    dialog.votes[second].setText("๒")
    dialog.answer.click()
    assert dialog.problem() == "Votes and abstentions are 3, present are 4"
    dialog.abstained.setText("1")
    dialog.dissent.set_comment("One judge prefers the other")
    dialog.answer.click()

    decided = one_of(list(round_documents(merged_desk.ws).decisions))
    assert (decided.submissions, decided.texts["dissent"]) == ((second, first), "One judge prefers the other")
    assert decided.values["votes"] == f"{first}=1 {second}=2"
    assert found.ranking.rows()[0].key == second


def test_the_popular_vote_is_looked_at_recorded_and_typed(
    merged: ChairWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "ballots.csv"
    table.write_text("voter,submission\na,GOV-01\nb,GOV-01\na,GOV-02\nc,LIV-99\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(table), ""))
    found = room(merged, VOTE)
    assert not found.bar.isVisibleTo(found)
    press(found, "import_votes")
    assert "3 ballots read · 2 votes" in [title for title, _ in rows(found)]
    assert [title for title, _ in rows(found)][1:] == ["row 4", "row 5"]
    assert round_documents(merged.desk.ws).decisions == ()

    press(found, "record_votes")
    give_reason(found, "As the form counted")
    assert found.categories.rows()[-2].status == "Won by submission 10"

    press(found, "type_votes")
    dialog = one_of(found.findChildren(VotesDialog))
    dialog.fields["GOV-01"].setText("many")
    dialog.answer.click()
    assert dialog.isVisible()
    dialog.fields["GOV-01"].setText("1,204")
    dialog.fields["GOV-02"].setText("๑๒๐๔")
    give_reason(found, "Counted by hand")
    assert found.categories.rows()[-2].status == "Equal votes: 10, 11"
    assert "Submissions 10, 11 have equally many votes" in words(found)


def test_a_table_without_votes_is_refused_in_thai(merged: ChairWindow, tmp_path: Path) -> None:
    set_language(Language.TH)
    table = tmp_path / "votes.csv"
    table.write_text("submission,votes\nGOV-99,5\n", encoding="utf-8")
    found = room(merged, VOTE)
    found.preview_votes(table)

    assert any("votes.csv" in text for text in words(found))
    assert round_documents(merged.desk.ws).decisions == ()


def test_the_room_is_led_by_keyboard_alone(merged: ChairWindow, qtbot: QtBot) -> None:
    found = room(merged, "LIV")
    found.categories.setFocus()
    QTest.keyClick(found.categories, Qt.Key.Key_Up)
    assert found.categories.current_key() == "GOV"
    assert found.categories.hasFocus()
    found.award.setFocus()
    press_key(found.award, Qt.Key.Key_Return)
    dialog = one_of(found.findChildren(AwardDialog))
    dialog.answer.setFocus()
    press_key(dialog.answer, Qt.Key.Key_Return)

    assert found.decision.text() == "Awarded to submission 10"
    fold = one(found, Button, "fold_heat")
    fold.setFocus()
    press_key(fold, Qt.Key.Key_Return)
    assert not found.heat.isVisibleTo(found)


def test_tab_goes_through_the_room_as_it_is_read(merged: ChairWindow, merged_desk: Desk) -> None:
    """Also through what was built anew: another category, a decision and its history, names hidden, the votes."""
    found = room(merged)

    def faults() -> list[str]:
        QApplication.processEvents()
        return order_faults(merged)

    head = ["back", "share_screen", "print_provisional", "print_scorecards", "close_round", "categories"]
    body = ["other_methods", "ranking", "fold_heat", "heat_map", "fold_winner", "fold", "no_award", "award"]
    assert faults() == []
    assert [one.objectName() for one in tab_order(merged)] == [*head, *body]
    found.ranking.set_current_key(found.ranking.rows()[-1].key)
    assert faults() == []
    request = DecisionRequest(kind=DecisionKind.NO_AWARD, category="GOV", reason="ไม่ถึงเกณฑ์")
    decide(merged_desk.ws, request)
    merged.reload()
    one(found, Button, "fold").click()
    assert faults() == []
    found.share.click()
    assert faults() == []
    for category in ("LIV", VOTE):
        found.categories.set_current_key(category)
        assert faults() == []
    merged.resize(911, 512)
    found.categories.set_current_key("LIV")
    assert faults() == []
