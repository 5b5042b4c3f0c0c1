"""Titles are found again on paper however their lines were broken, and a line that ends inside a word is noticed."""

import pytest
from PySide6.QtWidgets import QApplication

from judge_desktop.smoke import papers
from judge_desktop.smoke.papers import line_ends, spread
from judge_desktop.ui.widgets.text_lines import break_offsets

TITLE = "ตลาดนัด: ประชาชนร่วมเสนอ ร่วมเลือก"


@pytest.mark.parametrize(
    ("found", "ends"),
    [
        (TITLE, set()),
        ("ตลาดนัด:\r\nประชาชนร่วมเสนอ ร่วมเลือก", {9}),
        ("ตลาดนัด: ประชาชน\nร่วมเสนอ\r\nร่วมเลือก", {16, 25}),
        ("ตลาดนัด: ประชาชนร่วมเสนอ \nร่วมเลือก", {25}),
        ("ตลา\nดนัด:ประชาชนร่วมเสนอ ร่วมเลือก", {3}),
    ],
)
def test_where_lines_end_in_a_title(found: str, ends: set[int]) -> None:
    assert spread(TITLE).fullmatch(found)
    assert line_ends(TITLE, found) == ends


def test_only_places_between_words_are_right() -> None:
    assert {9, 16, 25} <= set(break_offsets(TITLE))
    assert 3 not in break_offsets(TITLE)


def test_labels_and_typed_text_break_at_words_here(qapp: QApplication) -> None:
    assert papers.look_at_labels().endswith(" lines of 180 px")
    assert papers.look_at_typed_text().endswith(" places to break at")
