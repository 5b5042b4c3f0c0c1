"""A judge compares her own totals before sealing: with the keyboard alone, and while her screen is shared."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.config.settings import Settings, TextSize, Theme
from judge_desktop.config.thai_digits import Numerals
from judge_desktop.domain.contest import Category, Ground, RecusalScope
from judge_desktop.domain.rubric import Criterion, Rubric
from judge_desktop.domain.text import Text
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.judge.my_scores_page import PLOTS, MyScoresPage
from judge_desktop.ui.judge.my_scores_rows import NUMBER, TOTAL, Order, short_name, sorted_rows
from judge_desktop.ui.widgets.table import Table
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import apply_theme
from judge_desktop.ui.widgets.tokens import Type
from tests.helpers.accessibility import nameless_widgets
from tests.helpers.judge_stage import SUBMISSIONS
from tests.helpers.keyboard import press

ENV_1, ENV_2, GOV_2, MOB_1 = SUBMISSIONS
D2 = "Dimension 2: How the smart solution is carried out"


def give(window: JudgeWindow, submission: str, *scores: object) -> None:
    """Give scores for the criteria in their order; None leaves one out."""
    for criterion, score in zip(window.session.rubric(submission).criteria, scores, strict=True):
        if score is not None:
            window.session.set_score(submission, criterion.id, str(score))


@pytest.fixture
def scored(judge: JudgeWindow) -> JudgeWindow:
    """Two equal totals in one category, one lower, one incomplete."""
    give(judge, ENV_1, 8, 25, 32, 16)
    give(judge, ENV_2, 8, 24, 33, 16)
    give(judge, GOV_2, 7, 20, 30, 12)
    give(judge, MOB_1, 8, None, None, None)
    return judge


@pytest.fixture
def page(scored: JudgeWindow) -> MyScoresPage:
    """The page, opened by its key."""
    QTest.keyClick(scored.card, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert scored.pages.my_scores is not None
    assert scored.pages.currentWidget() is scored.pages.my_scores
    return scored.pages.my_scores


def cells(page: MyScoresPage) -> list[tuple[str, ...]]:
    """What the table shows, without the titles."""
    return [tuple(cell.text for n, cell in enumerate(row.cells) if n != 2) for row in page.table.rows()]


def keys(page: MyScoresPage) -> list[str]:
    """The submissions from the top."""
    return [row.key for row in page.table.rows()]


def headers(page: MyScoresPage) -> list[str]:
    """The titles of the columns."""
    return [column.title for column in page.table.columns()]


def choose_in_menu(page: MyScoresPage, words: str) -> None:
    """Choose that entry of the menu that is open."""
    menu = page.findChild(QMenu, "sort_menu")
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.hide()
    QApplication.sendPostedEvents(menu, QEvent.Type.DeferredDelete)


def test_totals_are_ranked_equal_ones_marked_and_incomplete_ones_last(page: MyScoresPage) -> None:
    assert headers(page) == [
        "Rank",
        "Number",
        "Submission",
        "Crit. 1",
        "Crit. 2",
        "Crit. 3",
        "Crit. 4",
        "Total ↓",
        "Note",
    ]
    assert cells(page) == [
        ("1", "1", "8", "25", "32", "16", "81", "same category"),
        ("1", "2", "8", "24", "33", "16", "81", "same category"),
        ("3", "11", "7", "20", "30", "12", "69", ""),
        ("—", "16", "8", "—", "—", "—", "—", "Incomplete"),
    ]
    assert page.table.rows()[0].cells[-1].chip
    assert page.table.columns()[4].full_title == D2


def test_equal_totals_of_two_categories_are_only_noted(scored: JudgeWindow) -> None:
    give(scored, ENV_2, 7, 20, 30, 11)
    give(scored, GOV_2, 8, 25, 32, 16)
    scored.open_my_scores()
    assert scored.pages.my_scores is not None

    assert [row.cells[-1].text for row in scored.pages.my_scores.table.rows()] == [
        "= equal",
        "= equal",
        "",
        "Incomplete",
    ]
    assert not scored.pages.my_scores.table.rows()[0].cells[-1].chip


def test_recused_and_absent_submissions_say_so(scored: JudgeWindow) -> None:
    scored.session.recuse("ENV", RecusalScope.CATEGORY, Ground.EMPLOYER)
    scored.session.set_absent(MOB_1)
    scored.open_my_scores()
    page = scored.pages.my_scores
    assert page is not None

    assert [(row.key, row.cells[-1].text) for row in page.table.rows()] == [
        (GOV_2, ""),
        (ENV_1, "Recused"),
        (ENV_2, "Recused"),
        (MOB_1, "Absent"),
    ]
    page.mark(ENV_1)
    assert page.marked() == (), "what is recused is not compared"


def test_two_are_compared_by_the_keyboard_alone(page: MyScoresPage, scored: JudgeWindow) -> None:
    scored.session.set_comment(ENV_1, "ชัดเจนดี")
    scored.session.set_comment(ENV_1, "ข้อมูลครบ", "D2")
    assert QApplication.focusWidget() is page.table
    press(page.table, Qt.Key.Key_Space)
    assert page.marked() == (ENV_1,)
    press(page.table, Qt.Key.Key_Down)
    press(page.table, Qt.Key.Key_Space)

    assert page.marked() == (ENV_1, ENV_2)
    assert [row.cells[0].text for row in page.table.rows()] == ["A", "B", "3", "—"]
    assert [label.text() for label in page.compare.lines[D2]] == ["25", "24"]
    assert [label.line() for label in page.compare.lines[D2]] == [Type.STRONG, Type.STRONG]
    assert [label.line() for label in page.compare.lines["Total"]] == [Type.BODY, Type.BODY]
    comment = page.compare.findChild(TextLabel, "comment_A")
    assert isinstance(comment, TextLabel)
    assert comment.text() == f"ชัดเจนดี\n{D2}: ข้อมูลครบ"

    press(page.table, Qt.Key.Key_Down)
    press(page.table, Qt.Key.Key_Space)
    assert page.marked() == (ENV_1, GOV_2), "a third one takes the place of B"
    press(page.table, Qt.Key.Key_Space)
    assert page.marked() == (ENV_1,)


def test_enter_and_a_click_lead_back_to_the_scorecard(qtbot: QtBot, page: MyScoresPage, scored: JudgeWindow) -> None:
    press(page.table, Qt.Key.Key_Down)
    press(page.table, Qt.Key.Key_Down)
    press(page.table, Qt.Key.Key_Return)
    assert scored.card.submission() == GOV_2
    assert scored.pages.currentWidget() is not page

    scored.open_my_scores()
    QApplication.processEvents()
    again = scored.pages.my_scores
    assert again is not None
    title = again.table.visualRect(again.table.model().index(3, 2)).center()
    QTest.mouseClick(again.table.viewport(), Qt.MouseButton.LeftButton, pos=title)
    assert scored.card.submission() == MOB_1


def test_a_click_on_the_rank_marks(page: MyScoresPage) -> None:
    rank = page.table.visualRect(page.table.model().index(1, 0)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=rank)
    assert page.marked() == (ENV_2,)


def test_escape_and_the_same_key_lead_back_to_where_the_judge_was(page: MyScoresPage, scored: JudgeWindow) -> None:
    before = scored.card.submission()
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert scored.pages.currentWidget() is not page

    scored.open_my_scores()
    assert scored.pages.my_scores is not None
    QTest.keyClick(scored.pages.my_scores.table, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert scored.pages.currentWidget() is not scored.pages.my_scores
    assert scored.card.submission() == before


def test_sorting_by_header_button_and_key(page: MyScoresPage) -> None:
    page.table.horizontalHeader().sectionClicked.emit(4)
    assert page.order() == Order("D2")
    assert keys(page) == [ENV_1, ENV_2, GOV_2, MOB_1]
    assert headers(page)[4] == "Crit. 2 ↓"
    page.table.horizontalHeader().sectionClicked.emit(4)
    assert page.order() == Order("D2", is_rising=True)
    assert keys(page) == [GOV_2, ENV_2, ENV_1, MOB_1], "what is incomplete stays at the end"
    assert page.sort_button.words() == "Sort by Dimension 2"

    QTest.keyClick(page.table, Qt.Key.Key_F3)
    choose_in_menu(page, "Running order")
    assert page.order().key == NUMBER
    page.sort_button.click()
    choose_in_menu(page, "Category")
    assert keys(page) == [ENV_1, ENV_2, GOV_2, MOB_1]
    page.table.horizontalHeader().sectionClicked.emit(2)
    assert page.order().key == "category", "titles sort nothing"
    page.table.horizontalHeader().sectionClicked.emit(0)
    assert page.order() == Order(TOTAL)


def test_hidden_numbers_give_neither_scores_nor_ranks_away(page: MyScoresPage, scored: JudgeWindow) -> None:
    give(scored, GOV_2, 10, 30, 40, 20)
    scored.open_my_scores()
    page = scored.pages.my_scores or page
    page.mark(ENV_1)
    page.mark(ENV_2)
    assert keys(page)[0] == GOV_2
    assert page.spread.plots["D1"].values() == (8.0, 8.0, 8.0, 10.0)

    QTest.keyClick(page.table, Qt.Key.Key_F9)

    assert keys(page) == [ENV_1, ENV_2, GOV_2, MOB_1], "the running order"
    assert cells(page)[2] == ("••", "11", "••", "••", "••", "••", "••", "")
    assert page.spread.plots["D1"].values() == ()
    assert page.spread.plots["D1"].accessibleName() == "Dimension 1: Background and importance"
    assert [label.text() for label in page.compare.lines[D2]] == ["••", "••"]
    assert page.sort_button.toolTip() == "While numbers are hidden, the running order holds"
    assert page.hide_button.words() == "Show numbers"
    page.hide_button.click()
    assert keys(page)[0] == GOV_2


def test_the_buttons_ask_the_window(page: MyScoresPage, scored: JudgeWindow) -> None:
    page.seal_button.click()
    assert scored.pages.currentWidget() is scored.pages.seal


@pytest.mark.parametrize(
    ("width", "table", "plots", "chooser"),
    [(1366, True, True, False), (911, True, False, True), (480, False, False, True)],
)
def test_plots_and_table_take_turns_where_room_is_short(
    page: MyScoresPage, scored: JudgeWindow, width: int, table: bool, plots: bool, chooser: bool
) -> None:
    scored.resize(width, 690)
    QApplication.processEvents()
    assert (page.table.isVisible(), page._scroll.isVisible(), page.sides.isVisible()) == (table, plots, chooser)
    assert page.list.isVisible() is not table
    assert page.width() == width
    if chooser:
        page.sides.button(PLOTS).click()
        assert (page._rows.isVisible(), page._scroll.isVisible()) == (False, True)


def test_the_list_of_a_narrow_window_works_by_keyboard_and_mouse(page: MyScoresPage, scored: JudgeWindow) -> None:
    scored.resize(480, 690)
    QApplication.processEvents()
    page.focus_rows()
    assert QApplication.focusWidget() is page.list
    assert [(row.status, row.total) for row in page.list.rows()] == [
        ("Rank 1 · same category", "81"),
        ("Rank 1 · same category", "81"),
        ("Rank 3", "69"),
        ("Incomplete", ""),
    ]
    press(page.list, Qt.Key.Key_Space)
    row = page.list.visualRect(page.list.model().index(1, 0))
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, row.center().y()))
    assert page.marked() == (ENV_1, ENV_2)
    assert page.list.rows()[1].status == "B · Rank 1 · same category"
    third = page.list.visualRect(page.list.model().index(2, 0))
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, third.center().y()))
    assert scored.card.submission() == GOV_2


def test_a_screen_reader_hears_whole_rows_full_titles_and_the_figures_of_each_plot(page: MyScoresPage) -> None:
    page.mark(ENV_1)
    assert nameless_widgets(page) == []
    table = QAccessible.queryAccessibleInterface(page.table)
    in_a_line = len(page.table.columns()) + 1  # Qt counts the hidden heads of the rows too
    names = [table.child(n).text(QAccessible.Text.Name) for n in range(2 * in_a_line)]
    assert table.role() is QAccessible.Role.Table
    assert names[5] == D2
    assert names[in_a_line + 1].startswith("Marked A. Rank 1. 1 ")
    assert names[in_a_line + 1].endswith("Total 81. same category")
    assert names[in_a_line + 5] == "25"
    assert page.spread.plots["D2"].accessibleName() == (f"{D2}: 3 scores given, median 24, lowest 20, highest 25 of 30")


def test_thai_words_and_digits_at_twice_the_size(qapp: QApplication, scored: JudgeWindow) -> None:
    apply_theme(qapp, Theme.LIGHT, TextSize.HUGE)
    set_language(Language.TH)
    try:
        scored._desk.settings = Settings(numerals=Numerals.THAI)
        scored.open_my_scores()
        QApplication.processEvents()
        page = scored.pages.my_scores
        assert page is not None
        assert headers(page)[3:5] == ["มิติ 1", "มิติ 2"]
        assert cells(page)[0] == ("๑", "๑", "๘", "๒๕", "๓๒", "๑๖", "๘๑", "ด้านเดียวกัน")
        assert page.list.isVisible(), "there is room for a list only"
    finally:
        set_language(Language.EN)


def test_categories_with_other_criteria_stand_together_in_percent_and_apart_by_choice(scored: JudgeWindow) -> None:
    session = scored.session
    short = Rubric(
        id="short",
        criteria=(Criterion(id="D1", name=Text(th="แผน", en="Plan and people"), full_mark=Decimal(50)),),
        total=Decimal(50),
    )
    contest = session.contest

    def category(one: Category) -> Category:
        return replace(one, rubric="short") if one.id == "GOV" else one

    session.package = replace(
        session.package,
        contest=replace(
            contest,
            rubrics=(*contest.rubrics, short),
            categories=tuple(category(one) for one in contest.categories),
        ),
    )
    session._rubrics[GOV_2] = short
    session.set_score(GOV_2, "D1", "45")
    scored.open_my_scores()
    page = scored.pages.my_scores
    assert page is not None

    assert headers(page) == ["Rank", "Number", "Submission", "Total ↓", "%", "Note"]
    assert cells(page)[:2] == [("1", "11", "45/50", "90", ""), ("2", "1", "81/100", "81", "same category")]
    assert page.spread.plots[""].values() == (81.0, 81.0, 90.0)
    page.mark(GOV_2)
    page.mark(ENV_1)
    assert [label.text() for label in page.compare.lines["Percent of the full mark"]] == ["90", "81"]

    page._choose_group("short")
    assert headers(page)[3] == "Crit. 1", "a name without a colon is too long for a column"
    assert cells(page) == [("A", "11", "45", "45", "")]
    assert set(page.spread.plots) == {"D1"}
    assert page.groups.isVisible()


def test_a_short_name_is_what_stands_before_the_colon() -> None:
    set_language(Language.TH)
    try:
        name = Text(th="มิติที่ 2 : แนวทาง", en="Plan")
        assert short_name(Criterion(id="D2", name=name, full_mark=Decimal(1)), 2) == "มิติ 2"
    finally:
        set_language(Language.EN)
    assert short_name(Criterion(id="D2", name=name, full_mark=Decimal(1)), 2) == "Plan"


def test_no_row_is_requested_where_there_is_none(qtbot: QtBot) -> None:
    table = Table("t", [])
    qtbot.addWidget(table)
    with qtbot.assertNotEmitted(table.row_requested):
        table._request(QModelIndex())


def test_totals_that_differ_by_less_than_a_tenth_of_a_percent_stand_in_the_order_of_their_ranks(
    scored: JudgeWindow, page: MyScoresPage
) -> None:
    rows = [replace(row, percent=Decimal("81.0")) for row in page.own.rows]
    own = replace(page.own, rows=tuple(rows))
    shown = page._shown()
    ranked = [row.submission for row in rows if row.rank is not None]

    falling = sorted_rows(own, shown)
    rising = sorted_rows(own, replace(shown, order=Order(TOTAL, is_rising=True)))

    assert [row.submission for row in falling[: len(ranked)]] == ranked
    assert [row.rank for row in rising[: len(ranked)]] == [3, 1, 1]
