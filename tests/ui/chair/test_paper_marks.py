"""A scorecard that came on paper is told from the others wherever it is shown, on the pages and on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language, translator
from judge_desktop.config.thai_digits import Numerals
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.day_page import PROGRESS, DayPage
from judge_desktop.ui.chair.merge_page import PAPERS, MergePage
from judge_desktop.ui.chair.standings_page import StandingsPage
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.paper_scorecards import PaperEntry, confirm_scorecard, type_scorecard
from judge_desktop.workflow.printing.kinds import PrintOptions
from judge_desktop.workflow.printing.print_report import print_report
from tests.helpers.chair_stage import Stage
from tests.helpers.pdf_text import squeezed, text_of
from tests.ui.chair.conftest import open_window
from tests.ui.chair.find import page, rows

SCORES = {"D1": "7", "D2": "25", "D3": "30", "D4": "18"}
PAPER = "จากกระดาษ พิมพ์ยืนยันสองครั้ง"


@pytest.fixture
def desk_with_paper(desk: Desk, stage: Stage) -> Desk:
    """J1 and J3 sent files; the scorecard of J2 for GOV-01 came on paper, with a comment."""
    set_language(Language.TH)
    merge_scores(desk.ws, [stage.j1, stage.j3])
    for deed, by in ((type_scorecard, "สมศรี"), (confirm_scorecard, "สมชาย")):
        entry = PaperEntry(judge="J2", submission="GOV-01", by=by, scores=SCORES, comments={"overall": "ชัดเจนดี"})
        deed(desk.ws, entry)
    return desk


@pytest.fixture
def shown(desk_with_paper: Desk, stage: Stage, qtbot: QtBot) -> ChairWindow:
    """The chair's window on it."""
    return open_window(desk_with_paper, stage, qtbot)


def test_merging_says_what_came_on_paper(shown: ChairWindow) -> None:
    merge = page(shown, MergePage, "merge")
    line = {row.key: row for row in merge.judges.outcomes.list.rows()}["J2"]
    assert (line.outcome, line.detail) == ("นับแล้วบางส่วน", f"{PAPER}: 1 แบบให้คะแนน · ยังไม่ได้รับ 3 ฉบับ")
    merge.judges.outcomes.list.row_requested.emit("J2")
    assert rows(merge.side) == [("1 แบบให้คะแนน", "นับแล้ว")]


def test_the_tab_of_paper_is_reached_by_keyboard(shown: ChairWindow) -> None:
    merge = page(shown, MergePage, "merge")
    QTest.keyClick(merge.tabs.button("scores"), Qt.Key.Key_Right)
    QTest.keyClick(merge.tabs.button(PAPERS), Qt.Key.Key_Space)
    assert merge.tabs.tab() == PAPERS
    assert merge.papers.isVisible()
    assert not merge.deputies.isVisible()


def test_heat_map_and_comments_say_it(shown: ChairWindow) -> None:
    room = page(shown, StandingsPage, "standings")
    marked = [
        (row.key, cell.text, cell.tip) for row in room.heat.rows() for cell in row.cells if cell.shape is Shape.PAGE
    ]
    assert marked == [("GOV-01", "80", f"80 · {PAPER}")]
    room.talk.set_open(True)
    room.talk.show_comments.click()
    assert [who.split(" · ")[1:] for who, words in room.talk.comments() if words == "ชัดเจนดี"] == [[PAPER]]


def test_the_grid_of_the_day_has_a_shape_of_its_own_for_it(shown: ChairWindow) -> None:
    day = page(shown, DayPage, "day")
    day.show_tab(PROGRESS)
    model = day.progress.grid.model()
    cells = [model.index(row, column) for row in range(model.rowCount()) for column in range(1, model.columnCount())]
    (cell,) = [one for one in cells if (day.progress.grid.sign_at(one) or ("",))[0] is Shape.PAGE]
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        assert model.data(cell, role).endswith(f": ได้รับแล้ว · {PAPER}")
    assert model.data(QModelIndex()) is None


def test_prints_say_it(desk_with_paper: Desk, tmp_path: Path) -> None:
    thai = translator(Language.TH)
    (provisional,) = print_report(
        desk_with_paper.ws, ReportKind.PROVISIONAL, tmp_path, thai, PrintOptions(numerals=Numerals.ARABIC)
    )
    assert squeezed("3 (กระดาษ 1)") in text_of(provisional)
    printed = print_report(
        desk_with_paper.ws, ReportKind.SCORECARDS, tmp_path, thai, PrintOptions(numerals=Numerals.ARABIC)
    )
    for words in ("จากแบบให้คะแนนบนกระดาษ พิมพ์ยืนยันสองครั้ง", "รหัสตรวจสอบมติ"):
        assert [squeezed(words) in text_of(path) for path in printed] == [False, True, False]
