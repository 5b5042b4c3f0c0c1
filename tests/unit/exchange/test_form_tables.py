"""A form's table in one shape; cells merged over a whole sheet take no memory."""

from judge_desktop.exchange.form_tables import MOST_MERGED, form_table
from judge_desktop.exchange.spreadsheets import LAST_ROW, Row, Table


def test_merged_cells_are_known_where_there_are_rows() -> None:
    rows = (Row(1, ("title", "category")), Row(2, ("a", "x")), Row(3, ("b", "")), Row(9, ("c", "")))
    merged = ((2, 1, 3, 1), (9, 5, LAST_ROW, 16_383))

    assert form_table(Table(name="t", rows=rows, merged=merged)).merged_from == {(2, 1): (2, 1), (3, 1): (2, 1)}


def test_cells_merged_over_the_whole_sheet_are_bounded() -> None:
    rows = (Row(1, ("title",) * 100), *(Row(n, ("a",) * 100) for n in range(2, 5000)))
    table = Table(name="t", rows=rows, merged=((2, 0, LAST_ROW, 16_383),) * 50)

    assert len(form_table(table).merged_from) <= MOST_MERGED + 100
