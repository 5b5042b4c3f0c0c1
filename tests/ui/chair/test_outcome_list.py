"""The painted list of outcomes: keys, buttons, filtering; two hundred judges and five hundred files without a stop."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.config.settings import TextSize, Theme
from judge_desktop.ui.chair.filtered_outcomes import FilteredOutcomes
from judge_desktop.ui.chair.outcome_list import OutcomeList
from judge_desktop.ui.chair.outcome_row import OutcomeRow
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.theme import apply_theme, look
from judge_desktop.ui.widgets.tokens import Tone, Type
from tests.helpers.keyboard import press, type_text

ROWS = (
    OutcomeRow(
        "a", "รศ.ดร.ธนธัช ชลธารากุล", "มีสองฉบับ ยังไม่นับ", Shape.TRIANGLE, Tone.WARN, "เลือกฉบับที่ถูกต้องทางขวา", "เปรียบเทียบ"
    ),
    OutcomeRow("b", "ศ.ดร.อรุณรัศมิ์ เวียงพิรุณ", "นับแล้ว", Shape.TICK, Tone.OK, "21 แบบให้คะแนน · ครั้งที่ 1"),
)


@pytest.fixture
def outcomes(qtbot: QtBot) -> OutcomeList:
    found = OutcomeList("Judges")
    qtbot.addWidget(found)
    found.set_rows(ROWS)
    found.resize(548, found.height())
    found.show()
    QApplication.processEvents()
    return found


@pytest.fixture
def said(outcomes: OutcomeList) -> list[str]:
    heard: list[str] = []
    outcomes.action_requested.connect(lambda key: heard.append(f"act {key}"))
    outcomes.row_requested.connect(lambda key: heard.append(f"show {key}"))
    return heard


def test_keys_reach_every_row_and_its_button(outcomes: OutcomeList, said: list[str]) -> None:
    outcomes.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    outcomes.set_current_key("a")
    press(outcomes, Qt.Key.Key_Return)
    press(outcomes, Qt.Key.Key_Space)
    press(outcomes, Qt.Key.Key_Down)
    press(outcomes, Qt.Key.Key_Return)
    assert said == ["act a", "show a", "show b"]


def test_the_mouse_presses_the_button_or_shows_the_row(outcomes: OutcomeList, said: list[str]) -> None:
    button = outcomes.button_rect("a")
    assert not button.isEmpty()
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(outcomes.viewport(), left, pos=button.center().toPoint())
    QTest.mouseClick(outcomes.viewport(), left, pos=QPoint(80, round(button.center().y())))
    assert said == ["act a", "show a"]
    assert outcomes.button_rect("b").isEmpty()


def test_a_screen_reader_hears_the_whole_row(outcomes: OutcomeList) -> None:
    index = outcomes.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "รศ.ดร.ธนธัช ชลธารากุล. มีสองฉบับ ยังไม่นับ. เลือกฉบับที่ถูกต้องทางขวา. เปรียบเทียบ"
    )
    interface = QAccessible.queryAccessibleInterface(outcomes)
    assert interface is not None
    assert interface.text(QAccessible.Text.Name) == "Judges"


@pytest.fixture(params=[TextSize.NORMAL, TextSize.HUGE])
def text_size(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[TextSize]:
    apply_theme(qapp, Theme.LIGHT, request.param)
    yield request.param
    apply_theme(qapp, Theme.LIGHT, TextSize.NORMAL)


@pytest.mark.parametrize("width", [260, 340, 420, 548, 1000])
def test_nothing_overlaps_at_any_width_and_text_size(qtbot: QtBot, text_size: TextSize, width: int) -> None:
    found = OutcomeList("Judges")
    qtbot.addWidget(found)
    found.set_rows(ROWS)
    line = look().size(Type.LABEL).line_px
    for row in ROWS:
        placed = found.place_of(row, width)
        title = placed.title_top + len(placed.title) * line
        assert placed.outcome.bottom() <= placed.height
        assert placed.button.bottom() <= placed.height
        assert not placed.outcome.intersects(placed.button)
        assert placed.detail_top >= title
        assert placed.outcome.left() >= placed.left - 1
        assert placed.button.right() <= width + 1


def many(count: int) -> list[OutcomeRow]:
    """Judges of whom every seventh is missing."""
    return [
        OutcomeRow(
            f"J{n}",
            f"ผศ.ดร.กรรมการท่านที่ {n} แสงเมืองงาม",
            "ยังไม่ได้รับ" if n % 7 == 0 else "นับแล้ว",
            Shape.RING if n % 7 == 0 else Shape.TICK,
            Tone.NEUTRAL if n % 7 == 0 else Tone.OK,
            "แจ้งเตือนทางแชตของการประชุม" if n % 7 == 0 else "21 แบบให้คะแนน · ครั้งที่ 1",
            "คัดลอกข้อความ" if n % 7 == 0 else "",
        )
        for n in range(1, count + 1)
    ]


@pytest.fixture
def filtered(qtbot: QtBot) -> Iterator[FilteredOutcomes]:
    set_language(Language.EN)
    page = ScrollArea()
    qtbot.addWidget(page)
    found = FilteredOutcomes("Judges")
    page.column.addWidget(found)
    page.resize(548, 600)
    page.show()
    found.set_rows(many(200))
    QApplication.processEvents()
    yield found
    del page


def test_two_hundred_judges_are_searched_by_name_and_outcome(filtered: FilteredOutcomes) -> None:
    type_text(filtered.search, "ท่านที่ 14")
    assert [row.key for row in filtered.list.rows()] == ["J14", "J114", *(f"J{n}" for n in range(140, 150))]
    filtered.outcome.setCurrentIndex(filtered.outcome.findData("ยังไม่ได้รับ"))
    filtered.outcome.choice_changed.emit("ยังไม่ได้รับ")
    assert [row.key for row in filtered.list.rows()] == ["J14", "J140", "J147"]
    filtered.set_rows(many(200))
    assert [row.key for row in filtered.list.rows()] == ["J14", "J140", "J147"]
    type_text(filtered.search, "ไม่มี")
    assert filtered.list.rows() == ()
    filtered.set_rows(many(3))
    assert len(filtered.list.rows()) == 3


def test_five_hundred_rows_are_shown_and_filtered_at_once(filtered: FilteredOutcomes) -> None:
    filtered.set_rows(many(500))
    QApplication.processEvents()
    began = time.thread_time()
    type_text(filtered.search, "ท่านที่ 4")
    QApplication.processEvents()
    filtered.search.clear()
    QApplication.processEvents()
    assert time.thread_time() - began < 3.0  # of this thread, whatever else the machine does
    assert len(filtered.list.findChildren(type(filtered))) == 0
    assert filtered.list.button_rect("J7").center() != QPointF()
