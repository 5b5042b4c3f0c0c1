"""Where Thai lines may break, digits, and the order of names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_desktop.config.thai import (
    arabic_digits,
    breaks,
    in_numerals,
    kept_spaces,
    prose_in_numerals,
    sort_key,
    thai_digits,
    with_breaks,
    without_breaks,
)

THAI = st.text(st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B) | st.sampled_from(list(" ()1aA-/.ๆ")))


def shown(text: str) -> str:
    """The text with | where a line may break and _ for spaces that hold."""
    return with_breaks(text).replace("\u200b", "|").replace("\u00a0", "_")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("การเผยแพร่ การนำไปใช้ และความยั่งยืน", "การเผยแพร่ การนำไปใช้ และ|ความยั่งยืน"),
        ("ประชุมครั้งที่1", "ประชุม|ครั้งที่1"),
        ("การประชุมครั้งที่ ๑/๒๕๖๖", "การประชุม|ครั้งที่_๑/๒๕๖๖"),
        ("กรรมการร่วมเลือกผลงาน", "กรรมการ|ร่วมเลือก|ผลงาน"),
        ("มิติที่ 1 : ที่มาและความสำคัญของโครงการ", "มิติที่_1_: ที่มา|และ|ความสำคัญ|ของ|โครงการ"),
        ("ดำเนินการมาแล้วไม่น้อยกว่า ๖ เดือน", "ดำเนินการ|มา|แล้ว|ไม่น้อยกว่า ๖_เดือน"),
        ("ภาคส่วนต่าง ๆ เช่น", "ภาคส่วน|ต่าง_ๆ เช่น"),
        ("วันที่ ๘ กันยายน ๒๕๖๖ รายละเอียด", "วันที่_๘_กันยายน ๒๕๖๖ รายละเอียด"),
        ("เวลา 13.27 น.", "เวลา_13.27_น."),
        ("ผลงาน 3 ยังเป็นอันดับ 1 ทุกครั้ง", "ผลงาน 3 ยัง|เป็นอันดับ_1 ทุก|ครั้ง"),
        ("บริหารจัดการเมือง", "บริหารจัดการเมือง"),
        ("(นายณัฐพล นิมมานพัชรินทร์)", "(นายณัฐพล นิมมานพัชรินทร์)"),
        ("ผู้ช่วยศาสตราจารย์ ดร.ณัฐพล ปิ่นแก้ว", "ผู้ช่วยศาสตราจารย์ ดร.ณัฐพล ปิ่นแก้ว"),
        ("นายกเทศมนตรีนคร", "นายกเทศมนตรี|นคร"),
        ("Smart City 2023", "Smart City 2023"),
        ("named 3. Objectives", "named 3._Objectives"),
        ("โทรศัพท์ 0 2026 2333 ต่อ 5103 หรือ 081 234 5678", "โทรศัพท์ 0_2026_2333_ต่อ_5103 หรือ 081_234_5678"),
        ("telephone +66 2 026 2333 ext. 5103", "telephone +66_2_026_2333_ext._5103"),
        ("คะแนน 10 2026 2333", "คะแนน 10 2026 2333"),
        ("ไม่เกิน 4 GB หรือ 80 % ของดิสก์", "ไม่เกิน 4_GB หรือ 80_% ของ|ดิสก์"),
        ("up to 4 GB, or 4 GBX", "up to 4_GB, or 4 GBX"),
        ("ควรทำสิ่งใดต่อ รหัสผ่านสั้นเกินไป", "ควร|ทำ|สิ่งใด|ต่อ รหัสผ่าน|สั้น|เกินไป"),
        ("", ""),
    ],
)
def test_lines_break_between_words_and_hold_what_belongs_together(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_half_a_word_never_ends_a_line() -> None:
    for text in ("ความเข้มงวด", "ผู้พัฒนา", "การพัฒนา", "น่าอยู่", "นักเรียน"):
        assert breaks(text) == (), text


@given(THAI)
def test_no_break_tears_a_letter_from_its_marks(text: str) -> None:
    for offset in breaks(text):
        assert text[offset] not in "ะัาำิีึืฺุูๅๆ็่้๊๋์ํ๎ฯ"
        assert text[offset - 1] not in "เแโใไ"
        assert not text[offset - 1].isspace()
        assert not text[offset].isspace()
    assert list(breaks(text)) == sorted(set(breaks(text)))
    assert all(text[offset] == " " for offset in kept_spaces(text))


@given(st.text(st.characters(exclude_characters="\u200b\u00a0")))
def test_breaks_are_for_display_and_come_off_again(text: str) -> None:
    assert without_breaks(with_breaks(text)) == text


@given(st.text("0123456789๐๑๒๓๔๕๖๗๘๙กab ."))
def test_digits_turn_both_ways(text: str) -> None:
    assert arabic_digits(thai_digits(text)) == arabic_digits(text)
    assert thai_digits(arabic_digits(text)) == thai_digits(text)


def test_numerals_are_a_choice() -> None:
    assert in_numerals("26.5 จาก 30", "thai") == "๒๖.๕ จาก ๓๐"
    assert in_numerals("26.5 จาก 30", "arabic") == "26.5 จาก 30"


def test_a_sentence_turns_its_digits_but_not_those_of_codes_and_english_names() -> None:
    text = "มิติที่ 2 : รางวัล The Smart City Solution Awards 2023 รหัส SCA66-0001 ลด CO2 ได้ 30 ตัน ติดต่อ scp1@depa.or.th"
    expected = "มิติที่ ๒ : รางวัล The Smart City Solution Awards 2023 รหัส SCA66-0001 ลด CO2 ได้ ๓๐ ตัน ติดต่อ scp1@depa.or.th"
    assert prose_in_numerals(text, "thai") == expected
    assert prose_in_numerals(text, "arabic") == text


def test_names_are_in_the_order_of_a_thai_dictionary() -> None:
    names = ["แม่ฮ่องสอน", "Bangkok", "เชียงใหม่", "มหาสารคาม", "เชียงราย", "ชลบุรี", "ลำปาง", "เลย", "ไก่", "กา", "ก่า"]
    assert sorted(names, key=sort_key) == [
        "Bangkok", "กา", "ก่า", "ไก่", "ชลบุรี", "เชียงราย", "เชียงใหม่", "มหาสารคาม", "แม่ฮ่องสอน", "ลำปาง", "เลย",
    ]  # fmt: skip


def test_tone_marks_decide_only_between_equal_words() -> None:
    assert sorted(["แก้ง", "แกง", "แกว", "แก่ง"], key=sort_key) == ["แกง", "แก่ง", "แก้ง", "แกว"]
    assert sorted(["ด้าน ๒", "ด้าน 1", "ด้าน 3"], key=sort_key) == ["ด้าน 1", "ด้าน ๒", "ด้าน 3"]


@given(THAI, THAI)
def test_different_names_have_different_places(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (one == other)
