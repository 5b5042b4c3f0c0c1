"""Columns in a terminal: Thai marks take no place, wide letters two, empty columns are left out."""

from __future__ import annotations

import pytest

from judge_desktop.cli.aligned import AlignedColumn, aligned, display_width


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("abc", 3), ("คะแนน", 5), ("ที่หนึ่ง", 4), ("ผู้ดำเนินการ", 9), ("審査", 4)]
)
def test_how_many_places_a_text_takes(text: str, width: int) -> None:
    assert display_width(text) == width


def test_numbers_end_and_words_begin_under_each_other() -> None:
    columns = [AlignedColumn("ลำดับที่", is_number=True), AlignedColumn("z"), AlignedColumn("ผลงาน")]
    rows = [["1", "", "ที่หนึ่ง"], ["10", "", "B"]]
    assert aligned(columns, rows) == [
        "  ลำดับที่  ผลงาน",
        "      1  ที่หนึ่ง",
        "     10  B",
    ]
    assert aligned(columns, []) == []
