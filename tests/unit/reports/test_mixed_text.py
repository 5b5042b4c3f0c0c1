"""Sentences with bold words and keys on paper: every word stays, no line is too long, keys are not broken."""

from hypothesis import given, settings
from hypothesis import strategies as st

from judge_desktop.reports.house_style import BODY, TINT
from judge_desktop.reports.mixed_text import MixedText, Part
from judge_desktop.reports.thai_font import Face

BOLD = BODY.but(face=Face.BOLD)
PIECES = ("เปิดไฟล์", " ชุดผลงาน ", "คณะกรรมการ", " the file ", "6 คำ", "ครั้งที่ 1", " และ")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PIECES), st.booleans()), min_size=1, max_size=30), st.integers(90, 400))
def test_no_word_is_lost_and_no_line_is_wider_than_the_column(pieces: list[tuple[str, bool]], column: int) -> None:
    block = MixedText([Part(text, BOLD if is_bold else BODY) for text, is_bold in pieces], 15)
    lines = block._lines(column)
    shown = "".join(run.text for line in lines for run in line).replace(" ", "")
    assert shown == "".join(text for text, _ in pieces).replace(" ", "")
    assert all(run.x + run.width <= column + 0.01 for line in lines for run in line)
    assert block.height(column) == 15 * len(lines)


def test_a_key_is_one_run_whatever_the_column() -> None:
    parts = [Part("กด ", BODY), Part("Ctrl + Shift + M", BOLD, TINT), Part(" เพื่อย้ายคะแนน", BODY)]
    for column in (120, 160, 300):
        runs = [run for line in MixedText(parts, 15)._lines(column) for run in line if run.part == 1]
        assert [run.text for run in runs] == ["Ctrl + Shift + M"]


def test_it_divides_with_two_lines_on_either_side() -> None:
    block = MixedText([Part("คณะกรรมการพิจารณาผลงาน " * 12, BODY)], 10)
    lines = int(block.height(150) / 10)
    parts = block.split(150, 35)
    assert parts is not None
    assert [part.height(150) for part in parts] == [30, (lines - 3) * 10]
    assert block.split(150, 15) is None
