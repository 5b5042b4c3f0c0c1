"""Deliberation: what decided is said, a tie is settled, awards are given, the round closes and opens again."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.domain.panel import Confirmation
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.ui.chair.asking import OrderDialog
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.standings_page import StandingsPage
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.buttons import ButtonKind
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.panel import confirm_judge
from judge_desktop.workflow.round_documents import round_documents
from tests.helpers.chair_stage import Stage
from tests.helpers.papers import papers_page, papers_seen
from tests.ui.chair.conftest import open_window
from tests.ui.chair.find import give_reason, one_of, page, press, words


def standings_page(window: ChairWindow, category: str) -> StandingsPage:
    """The page with that category."""
    found = page(window, StandingsPage, "standings")
    found.categories.set_current_key(category)
    return found


def ranking(found: StandingsPage) -> list[tuple[str, ...]]:
    """Rank, title, score, spread and what decided, row by row."""
    return [tuple(cell.text for n, cell in enumerate(row.cells) if n != 3) for row in found.ranking.rows()]


def test_the_table_says_score_spread_and_what_decided(merged: ChairWindow) -> None:
    found = standings_page(merged, "GOV")

    assert ranking(found) == [
        ("1", "10  Report and Track: A Complaint System Citizens Can Follow at Every Step", "96.00", "8", "Mean score"),
        ("2", "11  Open Budget: Citizens Propose, Choose and Monitor Together", "88.00", "8", "—"),
    ]
    assert found.ranking.spreads["GOV-01"].totals == (100.0, 96.0, 92.0)
    assert (found.ranking.low, found.ranking.high) == (80, 100)


def test_before_any_file_there_is_nothing_to_rank(window: ChairWindow) -> None:
    found = standings_page(window, "GOV")

    assert "There is nothing to rank yet" in words(found)
    assert found.award.toolTip() == "Nothing is ranked yet"
    press(found, "empty_action")
    assert window.page() == "merge"


def test_the_chair_settles_a_tie_with_a_reason_and_the_table_says_so(merged: ChairWindow, stage: Stage) -> None:
    found = standings_page(merged, "LIV")
    assert [row[4] for row in ranking(found)] == ["Equal", "Equal"]
    assert "Submissions 19, 20 are equal after every step of the rules" in words(found)
    assert (found.break_tie.kind(), found.award.toolTip()) == (ButtonKind.PRIMARY, "Decide the tie first")

    found.break_tie.click()
    dialog = one_of(found.findChildren(OrderDialog))
    dialog.accept()
    assert dialog.isVisible()
    dialog.choose(stage.tied[1])
    give_reason(found, "Stronger evidence of results")

    assert [(row[0], row[1][:2], row[4]) for row in ranking(found)] == [
        ("1", "20", "By a decision"),
        ("2", "19", "—"),
    ]
    assert found.award.words() == "Award to submission 20…"
    decision = one_of(list(round_documents(merged.desk.ws).decisions))
    assert (decision.submissions, decision.reason) == ((stage.tied[1],), "Stronger evidence of results")


def test_awards_are_decided_and_the_round_is_closed_and_reopened(merged: ChairWindow) -> None:
    found = standings_page(merged, "GOV")
    found.award.click()
    give_reason(found, "Highest score of its category")
    assert (found.decision.text(), found.award.kind()) == ("Awarded to submission 10", ButtonKind.SECONDARY)
    found.categories.set_current_key("LIV")
    found.no_award.click()
    give_reason(found, "Both stay below what the announcement asks for")
    states = [row.status for row in found.categories.rows()]
    assert states == ["Awarded to submission 10", "No award", "No votes yet", "Nothing stands out"]

    assert found.head.close_or_reopen.kind() is ButtonKind.PRIMARY
    found.head.close_or_reopen.click()
    give_reason(found, "All is decided")
    assert found.header.subtitle() == "The round is closed · 3 of 4 judges are counted · 1 waits"
    assert found.award.toolTip() == "The round is closed. Reopen it to change a decision"

    assert found.head.close_or_reopen.words() == "Reopen the round…"
    found.head.close_or_reopen.click()
    give_reason(found, "A late file was announced")
    assert found.header.subtitle() == "3 of 4 judges are counted · 1 waits"


def test_shared_screens_show_letters_that_do_not_follow_the_panel(merged_desk: Desk, stage: Stage) -> None:
    confirm_judge(merged_desk.ws, "J4", Confirmation.PAPER)
    set_language(Language.TH)
    window = ChairWindow(merged_desk, stage.contest)
    found = standings_page(window, "GOV")
    titles = [column.title for column in found.heat.model().columns()]  # type: ignore[attr-defined]
    assert titles[1:] == ["อรุณรัศมิ์", "ธนธัช", "พิชญ์นารา", "กิตติภูมิ"]

    found.share.click()
    titles = [column.title for column in found.heat.model().columns()]  # type: ignore[attr-defined]
    assert titles[1:] == ["กรรมการ ก", "กรรมการ ข", "กรรมการ ค", "กรรมการ ง"]
    assert not any("อรุณรัศมิ์" in text for text in words(found))
    totals = {cell.text for cell in found.heat.rows()[0].cells[1:]}
    assert totals == {"100", "96", "92", "88"}
    window.deleteLater()


def test_its_buttons_lead_to_the_papers(merged: ChairWindow) -> None:
    found = standings_page(merged, "GOV")
    found.head.provisional.click()
    assert papers_seen(papers_page(merged).papers).kind is ReportKind.PROVISIONAL
    merged.show_page("standings")
    found.head.print.click()
    assert len(papers_seen(papers_page(merged).papers).files) == 3


def test_wide_spreads_ask_for_a_discussion(desk: Desk, stage: Stage, qtbot: QtBot) -> None:
    merge_scores(desk.ws, [stage.j1, stage.j2, stage.j3, stage.j3_again])
    window = open_window(desk, stage, qtbot)
    found = standings_page(window, "GOV")
    first = found.ranking.rows()[0]

    assert (first.cells[4].text, first.cells[4].shape.value) == ("18", "triangle")
    assert "Discuss before deciding: submission 10" in words(found)
    assert found.heat.framed == frozenset({("GOV-01", 3)})
