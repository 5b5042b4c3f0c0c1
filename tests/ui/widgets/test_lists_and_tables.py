"""Lists and tables show what they are given and say what was chosen, by keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from judge_desktop.ui.widgets.row_list import ListRow, RowList, RowModel
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.table import ROW_COMPACT, Table, TableCell, TableColumn, TableModel, TableRow
from judge_desktop.ui.widgets.tokens import Tone
from tests.helpers.accessibility import nameless_widgets
from tests.helpers.keyboard import press, type_text
from tests.helpers.pictures import picture

ROWS = tuple(ListRow(f"s{n}", str(n), f"Submission {n}", "Not started") for n in range(1, 31))
COLUMNS = (TableColumn("Submission"), TableColumn("Total", 80, numeric=True))
TABLE_ROWS = tuple(TableRow(f"s{n}", (TableCell(f"Submission {n}"), TableCell(str(90 - n)))) for n in range(5))


@pytest.fixture
def rows(qtbot: QtBot) -> RowList:
    rows = RowList("Submissions")
    qtbot.addWidget(rows)
    rows.set_rows(ROWS)
    picture(rows, 266, 400)
    return rows


def test_models_keep_the_promises_of_qt(qtbot: QtBot) -> None:
    list_model, table_model = RowModel(), TableModel(COLUMNS)
    testers = [
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        for model in (list_model, table_model)
    ]
    list_model.set_rows(ROWS)
    list_model.set_rows([replace(row, total="7") for row in ROWS])
    list_model.set_rows(ROWS[:3])
    table_model.set_rows(TABLE_ROWS)

    assert (list_model.rowCount(), table_model.rowCount(), len(testers)) == (3, 5, 2)


def test_going_down_by_keyboard_tells_the_key_of_each_row(rows: RowList) -> None:
    told: list[str] = []
    rows.set_current_key("s1")
    rows.current_row_changed.connect(told.append)
    press(rows, Qt.Key.Key_Down)
    press(rows, Qt.Key.Key_Down)
    rows.move_current(-1)
    rows.move_current(-9)

    assert told == ["s2", "s3", "s2", "s1"]


def test_digits_typed_on_a_row_do_nothing(rows: RowList) -> None:
    rows.set_current_key("s5")
    type_text(rows, "12ก")

    assert rows.current_key() == "s5"


def test_enter_asks_for_the_row(rows: RowList, qtbot: QtBot) -> None:
    rows.set_current_key("s4")

    with qtbot.waitSignal(rows.row_requested) as told:
        press(rows, Qt.Key.Key_Return)
    assert told.args == ["s4"]


def test_new_totals_do_not_scroll_the_list_or_move_the_selection(rows: RowList, qtbot: QtBot) -> None:
    rows.set_current_key("s25")
    before = rows.verticalScrollBar().value()
    with qtbot.assertNotEmitted(rows.current_row_changed):
        rows.set_rows([replace(row, total="80", shape=Shape.TICK, tone=Tone.OK) for row in ROWS])
        same_keys = (rows.current_key(), rows.verticalScrollBar().value())
        rows.set_rows(ROWS[20:])

    assert same_keys == ("s25", before)
    assert before > 0
    assert rows.current_key() == "s25"


def test_a_row_is_read_with_number_state_and_total(rows: RowList) -> None:
    row = ListRow("s9", "9", "Traceable", "Complete", Shape.TICK, Tone.OK, "81", flag="to discuss")
    rows.set_rows([row])

    spoken = rows.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "9 Traceable. Complete. 81. to discuss"
    assert nameless_widgets(rows) == []


def test_a_rail_is_narrow_and_keeps_the_words_in_the_tooltip(rows: RowList) -> None:
    wide = rows.sizeHintForRow(0)
    rows.set_rail(True)

    assert (wide, rows.sizeHintForRow(0), rows.is_rail()) == (63, 56, True)
    assert rows.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "1 Submission 1\nNot started"


@pytest.fixture
def table(qtbot: QtBot) -> Table:
    table = Table("My scores", COLUMNS, fits_rows=True, sorts=True)
    qtbot.addWidget(table)
    table.set_rows(TABLE_ROWS)
    picture(table, 500)
    return table


def test_a_table_is_as_high_as_its_rows(table: Table) -> None:
    assert table.height() == 38 + 5 * 36
    assert [table.rowHeight(0), table.columnWidth(1)] == [36, 80]


def test_rows_become_low_again(qtbot: QtBot) -> None:
    table = Table("Results", COLUMNS, ranking=True, fits_rows=True)
    qtbot.addWidget(table)
    table.set_rows(TABLE_ROWS)
    table.set_high_rows(False)
    table.set_rows(TABLE_ROWS)
    table.resize(400, table.height())
    table.show()
    assert [table.rowHeight(n) for n in range(len(TABLE_ROWS))] == [ROW_COMPACT] * len(TABLE_ROWS)


def test_numbers_stand_at_the_right(table: Table) -> None:
    sides = [
        table.model().headerData(n, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole) for n in range(2)
    ]

    assert [bool(side & Qt.AlignmentFlag.AlignRight) for side in sides] == [False, True]


def test_the_chosen_row_survives_new_rows_in_another_order(table: Table) -> None:
    table.set_current_key("s3")
    table.set_rows(tuple(reversed(TABLE_ROWS)))

    assert (table.current_key(), table.currentIndex().row()) == ("s3", 1)


def test_keyboard_and_header_tell_what_was_chosen(table: Table, qtbot: QtBot) -> None:
    table.set_current_key("s1")
    with qtbot.waitSignal(table.current_row_changed) as current:
        press(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.row_requested) as requested:
        press(table, Qt.Key.Key_Return)
    with qtbot.waitSignal(table.sort_requested) as column:
        table.horizontalHeader().sectionClicked.emit(1)

    assert (current.args, requested.args, column.args) == (["s2"], ["s2"], [1])


def test_the_current_row_stays_in_sight_when_the_window_changes(rows: RowList, qtbot: QtBot) -> None:
    rows.set_current_key("s12")
    rows.resize(266, 150)

    qtbot.waitUntil(lambda: rows.viewport().rect().contains(rows.visualRect(rows.currentIndex())))
