"""Finishing the day: one list, each line with its button; the provisional result; closing though people are missing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.domain.contest import Contest, Mode
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.findings import FindingCode
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.finish_page import LIST, SIGNATURES, FinishPage
from judge_desktop.ui.chair.overview_page import OverviewPage
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.workflow.build_package import PackageOptions, build_package
from judge_desktop.workflow.deliberate import DecisionRequest, decide
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.results import results_of
from judge_desktop.workflow.round_documents import round_documents
from tests.helpers.chair_stage import NO_BACKUP, Stage
from tests.helpers.papers import papers_page, papers_seen
from tests.ui.chair.conftest import open_window
from tests.ui.chair.find import give_reason, one, page, press, rows, seen, words

AWARD_OUT_OF_RANK = FindingCode.AWARD_OUT_OF_RANK


def follow(page_: FinishPage, target: str) -> None:
    """Press the button of the line that leads there."""
    rows_ = seen(page_, StatusRow, f"finish_{target}")
    rows_[0].button().click()


def test_the_list_before_anything_came(window: ChairWindow) -> None:
    finish = page(window, FinishPage, "finish")
    assert [title for title, _ in rows(finish)] == [
        "Merge the score files",
        "Decide the awards",
        "Close the round",
        "Print the scorecards",
        "Publish the results file",
    ]
    assert finish.header.subtitle().startswith("0 of 4 steps are done")
    assert finish.closed.words() == "Not closed yet"
    follow(finish, "merge")
    assert window.page() == "merge"


def test_the_list_follows_the_day(merged: ChairWindow) -> None:
    finish = page(merged, FinishPage, "finish")
    assert next(title for title, _ in rows(finish)) == "Confirm the judges whose file waits"
    assert "Settle a tie" in [title for title, _ in rows(finish)]
    shown = words(finish.list)
    assert any("are equal" in text for text in shown)
    figures = words(finish)
    assert [text for text in ("Judges present", "3 of 4", "Scorecards that count", "12") if text not in figures] == []


def with_two_enough(contest: Contest) -> Contest:
    """Two scorecards are enough to be ranked."""
    return replace(contest, rules=replace(contest.rules, minimum_scorecards=2))


def test_the_list_keeps_covered_scores_to_itself(desk: Desk, stage: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    """The chair has sent nothing, the others end in a tie: who is equal is told after the chair's own file came."""
    edit_contest(desk.ws, ContestSection.RULES, with_two_enough)
    build_package(desk.ws, tmp_path / "two.judgepack", PackageOptions(mode=Mode.OFFICIAL, without_backup=NO_BACKUP))
    merge_scores(desk.ws, [stage.j2, stage.j3])
    window = open_window(desk, stage, qtbot)
    finish = page(window, FinishPage, "finish")
    assert "Settle a tie" not in [title for title, _ in rows(finish)]
    merge_scores(desk.ws, [stage.j1])
    window.reload()
    assert "Settle a tie" in [title for title, _ in rows(finish)]


def test_missing_people_never_prevent_closing(window: ChairWindow, desk: Desk) -> None:
    finish = page(window, FinishPage, "finish")
    follow(finish, "close")
    give_reason(finish, "ปิดตามกำหนดการ")
    assert round_documents(desk.ws).view.is_closed
    assert finish.closed.words() == "The round is closed"
    assert rows(finish)[0] == ("Closed without the score files of 4 judges", "")
    overview = page(window, OverviewPage, "overview")
    assert one(overview, Button, "do_next").words() == "Deliberate"


def test_the_provisional_result_is_looked_at_at_any_time(window: ChairWindow) -> None:
    finish = page(window, FinishPage, "finish")
    press(finish, "print_provisional")
    assert window.page() == "print"
    assert papers_seen(papers_page(window).papers).kind is ReportKind.PROVISIONAL


def test_a_decided_award_is_counted_and_named(merged_desk: Desk, stage: Stage, qtbot: QtBot) -> None:
    decide(merged_desk.ws, DecisionRequest(kind=DecisionKind.NO_AWARD, category="LIV", reason="ไม่มีผลงานถึงเกณฑ์"))
    window = open_window(merged_desk, stage, qtbot)
    finish = page(window, FinishPage, "finish")
    assert "0 given · 1 not given · 1 left" in words(finish)


def test_an_award_that_the_ranking_has_left_behind_is_a_note(merged_desk: Desk, stage: Stage, qtbot: QtBot) -> None:
    """The award stays as it was decided when scores are taken out of the count."""
    found = results_of(merged_desk.ws)
    last = max((one for one in found.standings if one.rank), key=lambda one: one.rank or 0)
    category = last.category or ""
    given = DecisionRequest(kind=DecisionKind.AWARD, category=category, submissions=(last.submission,), reason="มติ")
    decide(merged_desk.ws, given)
    finish = page(open_window(merged_desk, stage, qtbot), FinishPage, "finish")
    assert [title for title, _ in rows(finish)].count("Look at an award again") == 1
    assert any("the award to submission" in text for text in words(finish))
    warned = [one.where.category for one in results_of(merged_desk.ws).findings if one.code is AWARD_OUT_OF_RANK]
    assert warned == [category]


def test_the_overview_leads_to_it(window: ChairWindow) -> None:
    overview = page(window, OverviewPage, "overview")
    assert one(overview, Button, "overview_goes_on").words() == "Finish the day"
    press(overview, "overview_print")
    assert window.page() == "print"
    window.show_page("overview")
    press(overview, "overview_goes_on")
    assert window.page() == "finish"


def test_it_speaks_thai(desk: Desk, stage: Stage, qtbot: QtBot) -> None:
    set_language(Language.TH)
    window = open_window(desk, stage, qtbot)
    finish = page(window, FinishPage, "finish")
    assert finish.header.title() == "ปิดงานวันนี้"
    assert finish.header.subtitle() == "เสร็จแล้ว 0 จาก 4 ขั้น · ทำทีละขั้น กลับมาทำต่อภายหลังได้"
    assert "ต้องการผลก่อนปิด?" in words(finish)


def test_signatures_are_a_tab_of_it(merged: ChairWindow) -> None:
    finish = page(merged, FinishPage, "finish")
    finish.show_tab(SIGNATURES)
    assert finish.signatures.isVisible()
    assert [row.title for row in finish.signatures.papers.rows()] != []
    finish.show_tab(LIST)
    assert not finish.signatures.isVisible()
