"""The deliberation room at the sizes of the design: nothing cut, squeezed or out of reach."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language
from judge_desktop.config.settings import TextSize
from judge_desktop.ui.chair import category_list
from judge_desktop.ui.chair.category_list import CategoryList
from judge_desktop.ui.chair.score_plots import HeatMap
from judge_desktop.ui.chair.standings_page import StandingsPage
from judge_desktop.ui.chair.worded_table import WordedTable
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.folding_card import FoldingCard
from judge_desktop.ui.widgets.row_list import ListRow
from judge_desktop.ui.widgets.table import TableCell, TableColumn, TableRow
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import Type
from judge_desktop.workflow.discussion import write_note
from judge_desktop.workflow.merge_scores import merge_scores
from tests.helpers.chair_stage import Stage
from tests.helpers.clipping import faults_of
from tests.helpers.judge_pages import looking
from tests.ui.chair.conftest import open_window
from tests.ui.chair.find import page

SIZES = ((1366, 690), (911, 512))


def settled_faults(found: StandingsPage) -> list[str]:
    """The faults that are still there when every layout has had its turn."""
    faults: list[str] = []
    for _ in range(10):
        QApplication.processEvents()
        faults = faults_of(found)
        if not faults:
            break
    return faults


@pytest.mark.parametrize(
    ("language", "text_size", "sizes"),
    [
        (Language.TH, TextSize.NORMAL, SIZES),
        (Language.EN, TextSize.NORMAL, SIZES),
        (Language.TH, TextSize.HUGE, SIZES[:1]),
    ],
)
def test_the_room_fits(
    qapp: QApplication,
    desk: Desk,
    stage: Stage,
    qtbot: QtBot,
    language: Language,
    text_size: TextSize,
    sizes: tuple[tuple[int, int], ...],
) -> None:
    merge_scores(desk.ws, [stage.j1, stage.j2, stage.j3, stage.j3_again])
    write_note(desk.ws, "ถามเรื่องงบประมาณ", "GOV")
    faults: list[str] = []
    with looking(qapp, language, text_size):
        window = open_window(desk, stage, qtbot)
        found = page(window, StandingsPage, "standings")
        found.talk.set_open(True)
        for row in found.categories.rows():
            found.categories.set_current_key(row.key)
            for card in found.findChildren(FoldingCard):
                card.set_open(True)
            for width, height in sizes:
                window.resize(width, height)
                faults += [f"{row.key} {width}x{height}: {fault}" for fault in settled_faults(found)]
                moved = [one for one in found.findChildren(WordedTable) if one.horizontalScrollBar().maximum()]
                faults += [f"{row.key} {width}x{height}: {one.objectName()} is moved sideways" for one in moved]

    assert faults == []


def test_no_name_of_a_category_is_cut(qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Long names and states take more lines, and the row is as high as they are."""
    painted: list[tuple[str, bool]] = []

    def note(_: QPainter, text: str, rect: QRectF, line: Type, *more: object) -> None:
        painted.append((text, look().metrics(line).horizontalAdvance(text) <= rect.width() + 1))

    monkeypatch.setattr(category_list, "paint_line", note)
    names = ("Short", "Sustainable Mobility and Transport", "การเดินทางและขนส่งอัจฉริยะ")
    with looking(qapp, Language.TH, TextSize.HUGE):
        found = CategoryList("Categories")
        qtbot.addWidget(found)
        found.resize(416, 900)
        found.set_rows([ListRow(name, "", name, "มอบรางวัลให้ผลงาน 10, 11 แล้ว") for name in names])
        found.set_current_key(names[1])
        found.show()
        QApplication.processEvents()
        painted.clear()
        found.grab()
        heights = [found.visualRect(found.model().index(n, 0)).height() for n in range(3)]
        found.resize(900, 900)
        QApplication.processEvents()
        wide = {found.visualRect(found.model().index(n, 0)).height() for n in range(3)}

    assert [text for text, fits in painted if not fits] == []
    said = "".join(text for text, _ in painted).replace(" ", "")
    whole = "".join(f"{name}มอบรางวัลให้ผลงาน 10, 11 แล้ว" for name in names).replace(" ", "")
    assert said == whole * round(len(said) / len(whole))  # Qt may paint it more than once
    assert said
    assert heights[1] > heights[0] > min(wide)
    assert len(wide) == 1


def test_titles_in_the_heat_map_give_way_to_names(qtbot: QtBot) -> None:
    heat = HeatMap("Totals")
    qtbot.addWidget(heat)
    columns = [TableColumn("", 236), *(TableColumn(f"Judge {n}", centred=True) for n in range(7))]
    cells = (TableCell("1  Living Canal"), *[TableCell("78")] * 7)
    heat.show_figures(columns, [TableRow("ENV-01", cells)], {}, frozenset())
    heat.show()
    widths = []
    for width in (1000, 563, 440):
        heat.resize(width, heat.height())
        QApplication.processEvents()
        widths.append(heat.columnWidth(0))
        assert heat.horizontalScrollBar().maximum() == 0
    assert widths == [236, 112, 112]
