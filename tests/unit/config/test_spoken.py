"""What a host reads aloud: abbreviations written out, numbers in words, and nothing guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_desktop.config.spoken import number_words, spoken, unspoken
from judge_desktop.config.spoken_words import DIGITS


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("อบต.โคกรุ้งพราย", "องค์การบริหารส่วนตำบลโคกรุ้งพราย"),
        ("อบจ. ภูพิรุณ และ ทน.รุ่งนที", "องค์การบริหารส่วนจังหวัด ภูพิรุณ และ เทศบาลนครรุ่งนที"),
        ("รพ.สต.บ้านใหม่", "โรงพยาบาลส่งเสริมสุขภาพตำบลบ้านใหม่"),
        ("ศ.ดร.อรุณรัศมิ์ เวียงพิรุณ", "ศาสตราจารย์ ดอกเตอร์ อรุณรัศมิ์ เวียงพิรุณ"),
        ("ผศ. ดร. พิชญ์นารา", "ผู้ช่วยศาสตราจารย์ ดอกเตอร์ พิชญ์นารา"),
        ("ศ.เกียรติคุณ ดร.ประเสริฐ", "ศาสตราจารย์เกียรติคุณ ดอกเตอร์ ประเสริฐ"),
        ("พล.ต.อ.สมชาย", "พลตำรวจเอก สมชาย"),
        ("นพ.สมศักดิ์ น.ส.สมหญิง", "นายแพทย์สมศักดิ์ นางสาวสมหญิง"),
        ("นายวรเชษฐ์ นทีสุขเกษม", "นายวรเชษฐ์ นทีสุขเกษม"),
        ("สำนักงานส่งเสริมเศรษฐกิจดิจิทัล (สศด.)", "สำนักงานส่งเสริมเศรษฐกิจดิจิทัล"),
        ("สิ่งแวดล้อมอัจฉริยะ (Smart Environment)", "สิ่งแวดล้อมอัจฉริยะ (Smart Environment)"),
        ("บจก.ก้าวหน้า", "บริษัท ก้าวหน้า จำกัด"),
        ("บมจ. ก้าวหน้า จำกัด (มหาชน)", "บริษัท ก้าวหน้า จำกัด (มหาชน)"),
        ("ต.บ้านใหม่ อ.เมือง จ.ลำปาง", "ตำบลบ้านใหม่ อำเภอเมือง จังหวัดลำปาง"),
        ("เมืองลำปาง จ.ลำปาง", "เมืองลำปาง จังหวัดลำปาง"),
        ("ครั้งที่ ๒ ประจำปี พ.ศ. ๒๕๖๖", "ครั้งที่สอง ประจำปี พุทธศักราช สองพันห้าร้อยหกสิบหก"),
        ("๒๑ ผลงาน ใน 7 ด้าน", "ยี่สิบเอ็ดผลงาน ใน เจ็ดด้าน"),
        ("เวลา ๑๓.๓๐ น.", "เวลา สิบสามนาฬิกาสามสิบนาที"),
        ("เวลา 9:00 น.", "เวลา เก้านาฬิกา"),
        ("ลดลงร้อยละ 12.05", "ลดลงร้อยละ สิบสองจุดศูนย์ห้า"),
        ("1,234,567 บาท", "หนึ่งล้านสองแสนสามหมื่นสี่พันห้าร้อยหกสิบเจ็ด บาท"),
        ("โทร. 0 2026", "โทร. ศูนย์ สอง ศูนย์ สอง หก"),
        ("The Smart City Solution Awards 2023", "The Smart City Solution Awards 2023"),
        ("วัด PM2.5 ใน 3 จุด", "วัด PM2.5 ใน สามจุด"),
        ("น้ำ & ไฟ", "น้ำ และ ไฟ"),
        ("", ""),
    ],
)
def test_thai_is_said_in_whole_words(written: str, said: str) -> None:
    assert spoken(written, "th") == said


@pytest.mark.parametrize("kept", ["อ.สมชาย", "ม.นเรศวร", "สศช.", "ก.พ.ร.", "ต.ค."])
def test_what_could_mean_several_things_is_kept_and_named(kept: str) -> None:
    said = spoken(f"{kept} และ อบต.บ้านใหม่", "th")
    assert said.startswith(kept)
    assert len(unspoken(said)) == 1


def test_nothing_is_left_to_settle_where_everything_is_written_out() -> None:
    assert unspoken("ศาสตราจารย์ ดอกเตอร์ อรุณรัศมิ์ เวียงพิรุณ") == ()
    assert unspoken("ตาม ก.พ.ร. และ สศช. และ ก.พ.ร.") == ("ก.พ.ร.", "สศช.")


def test_english_titles_and_companies() -> None:
    assert spoken("Assoc. Prof. Dr. A", "en") == "Associate Professor Doctor A"
    assert spoken("Aruna Ruam Thang Co., Ltd. & Drake", "en") == "Aruna Ruam Thang Company Limited and Drake"
    assert spoken("Dr Arunrat, 21 works", "en") == "Doctor Arunrat, 21 works"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "ศูนย์"), (1, "หนึ่ง"), (10, "สิบ"), (11, "สิบเอ็ด"), (20, "ยี่สิบ"), (21, "ยี่สิบเอ็ด"),
        (101, "หนึ่งร้อยเอ็ด"), (110, "หนึ่งร้อยสิบ"), (2566, "สองพันห้าร้อยหกสิบหก"), (100_000, "หนึ่งแสน"),
        (1_000_000, "หนึ่งล้าน"), (1_000_001, "หนึ่งล้านเอ็ด"), (21_000_000, "ยี่สิบเอ็ดล้าน"), (-5, "ลบห้า"),
    ],
)  # fmt: skip
def test_numbers_in_words(number: int, words: str) -> None:
    assert number_words(number) == words


_VALUES = {**{word: number for number, word in enumerate(DIGITS)}, "เอ็ด": 1, "ยี่": 2}
_POWERS = {"สิบ": 10, "ร้อย": 100, "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000}


def heard(words: str) -> int:
    """The number somebody hears in these words."""
    before, million, behind = words.rpartition("ล้าน")
    if million:
        return heard(before) * 1_000_000 + (heard(behind) if behind else 0)
    total, digit = 0, None
    while words:
        word = next(one for one in (*_VALUES, *_POWERS) if words.startswith(one))
        words = words[len(word) :]
        if word in _POWERS:
            total, digit = total + (1 if digit is None else digit) * _POWERS[word], None
        else:
            digit = _VALUES[word]
    return total + (digit or 0)


@given(st.integers(0, 10**15))
def test_a_number_is_heard_as_it_was(number: int) -> None:
    assert heard(number_words(number)) == number


@given(st.text(st.sampled_from("กขอบต.จ น0123456789๗(),:–& Aa"), max_size=30))
def test_any_text_can_be_said(text: str) -> None:
    said = spoken(text, "th")
    assert spoken(said, "th") == spoken(said, "th")
    assert all(one in said for one in unspoken(said))
