"""What people write into cells."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_desktop.domain.panel import Role
from judge_desktop.exchange.cell_values import (
    cleaned,
    date_of,
    decimal_of,
    escaped,
    role_of,
    spelling_key,
    unescaped,
    whole_number_of,
    yes_or_no,
)


@pytest.mark.parametrize(
    ("text", "answer"),
    [("ใช่", True), ("Yes", True), ("๑", True), ("✓", True), ("TRUE", True), ("ไม่ใช่", False), ("no", False),
     ("0", False), ("อาจจะ", None), ("x", None)],
)  # fmt: skip
def test_yes_and_no_in_both_languages(text: str, answer: bool | None) -> None:
    assert yes_or_no(text) is answer


@pytest.mark.parametrize(
    ("text", "role"),
    [("ประธานกรรมการ", Role.CHAIR), ("กรรมการ ", Role.JUDGE), ("กรรมการและเลขานุการ", Role.JUDGE_AND_SECRETARY),
     ("เลขานุการ", Role.SECRETARY), ("Chair", Role.CHAIR), ("judge_and_secretary", Role.JUDGE_AND_SECRETARY),
     ("ที่ปรึกษา", None)],
)  # fmt: skip
def test_roles_in_both_languages(text: str, role: Role | None) -> None:
    assert role_of(text) == role


def test_numbers_and_dates_of_people() -> None:
    assert [whole_number_of(text) for text in ("๑๒", "5.0", "5.5", "-1", "")] == [12, 5, None, None, None]
    assert [str(decimal_of(text)) for text in ("8,50", "๗.๕", "10", "1e3", "-0")] == ["8.5", "7.5", "10", "None", "0"]
    assert decimal_of("0.10") == Decimal("0.1")
    assert [date_of(text) for text in ("๑ มีนาคม ๒๕๖๕", "2023-02-30", "31/12/2566")] == [
        date(2022, 3, 1),
        None,
        date(2023, 12, 31),
    ]


def test_two_ways_of_typing_thai_are_one_spelling() -> None:
    assert spelling_key("เเนวทาง_นํ้า") == spelling_key("แนวทาง น้ํา".replace("น้ํา", "นํ้า"))
    assert spelling_key("คํา") == spelling_key("คำ")


def test_direction_marks_and_controls_do_not_come_in() -> None:
    assert cleaned("\u202egnp.exe\u200b\x07 \r\n") == "gnp.exe"
    assert cleaned("e\u0301") == "é"


@given(st.text("=+-@'๑1.,x\t ", max_size=6))
def test_what_is_escaped_is_no_formula_and_comes_back(text: str) -> None:
    text = text.strip()
    assert unescaped(escaped(text)) == text
    assert not escaped(text).startswith(("=", "@"))
