"""Dates and times as people write them."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_desktop.config.thai import (
    format_date,
    format_date_range,
    format_time,
    format_time_range,
    parse_date,
    parse_time,
)
from judge_desktop.domain.errors import Code, JudgeDesktopError

PRESENTATION_DAY = date(2023, 9, 8)


def test_a_date_is_buddhist_in_thai_and_christian_in_english() -> None:
    assert format_date(PRESENTATION_DAY, "th") == "8 กันยายน 2566"
    assert format_date(PRESENTATION_DAY, "th", "thai") == "๘ กันยายน ๒๕๖๖"
    assert format_date(PRESENTATION_DAY, "th", "thai", era=True) == "๘ กันยายน พ.ศ. ๒๕๖๖"
    assert format_date(PRESENTATION_DAY, "th", short=True) == "8 ก.ย."
    assert format_date(PRESENTATION_DAY, "en", "thai") == "8 September 2023"
    assert format_date(PRESENTATION_DAY, "en", short=True) == "8 Sep"


def test_a_range_writes_once_what_both_dates_share() -> None:
    opening, closing = date(2023, 6, 15), date(2023, 8, 15)
    assert format_date_range(opening, closing, "th", "thai") == "๑๕ มิถุนายน – ๑๕ สิงหาคม ๒๕๖๖"
    assert format_date_range(opening, date(2023, 6, 20), "en") == "15 – 20 June 2023"
    assert format_date_range(opening, date(2024, 1, 2), "th") == "15 มิถุนายน 2566 – 2 มกราคม 2567"
    assert format_date_range(opening, opening, "en") == "15 June 2023"


def test_a_clock_time_has_a_full_stop_in_thai_and_a_colon_in_english() -> None:
    assert format_time(time(13, 27), "th") == "13.27 น."
    assert format_time(datetime(2023, 9, 8, 9, 5, 59, tzinfo=UTC), "en") == "09:05"
    assert format_time_range(time(10), time(16), "th", "thai") == "๑๐.๐๐ – ๑๖.๐๐ น."
    assert format_time_range(time(10), time(16), "en", "thai") == "10:00 – 16:00"


@pytest.mark.parametrize(
    "text",
    [
        "2023-09-08", "2566-09-08", "2023-09-08 00:00:00", "2023-09-08T09:30:00+07:00", "2023/9/8", "8/9/2566",
        "08/09/2023", "8.9.2566", "8-9-2566", "๘/๙/๒๕๖๖", "8 กันยายน 2566", "๘ กันยายน ๒๕๖๖", "8 กันยายน พ.ศ. 2566",
        "8 ก.ย. 2566",
        "8 ก.ย. 66", "๘ กย ๖๖", "8ก.ย.2566", "วันที่ 8 กันยายน 2566", "วันศุกร์ที่ 8 กันยายน พ.ศ. 2566",
        "วันที่ 8 เดือนกันยายน พุทธศักราช 2566", "8 กันยายน ค.ศ. 2023", "8 September 2023", "8 Sept 2023", "8-Sep-2023",
        "September 8, 2023", "Friday, 8 September 2023", "  8   SEPTEMBER 2023 ", "8/9/2566 13:30",
    ],
)  # fmt: skip
def test_every_usual_way_to_write_the_presentation_day_is_read(text: str) -> None:
    assert parse_date(text) == PRESENTATION_DAY


def test_dates_of_a_spreadsheet_pass_through() -> None:
    assert parse_date(PRESENTATION_DAY) == PRESENTATION_DAY
    assert parse_date(datetime(2023, 9, 8, 23, 59, tzinfo=UTC)) == PRESENTATION_DAY
    assert parse_date("29/2/2567") == date(2024, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        "", "ไม่ระบุ", "30/2/2566", "29 ก.พ. 2566", "9/13/2023", "8/9/66", "8/9/23", "8 Sep 23", "8 ก.ย. ค.ศ. 66",
        "31 เมษายน 2566",
        "8 กันยายน ค.ศ. 2566", "8 กันยายน พ.ศ. 2023", "0/9/2566", "8 กันยา", "2300-01-01", "8 กันยายน 256", "45177",
        "8/9.2566",
    ],
)  # fmt: skip
def test_what_is_no_date_or_could_be_two_is_refused(text: str) -> None:
    with pytest.raises(JudgeDesktopError) as refused:
        parse_date(text)
    assert refused.value.code is Code.DATE_NOT_UNDERSTOOD
    assert refused.value.details == {"value": text}


DAYS = st.dates(date(1800, 1, 1), date(2199, 12, 31))


@given(DAYS, st.sampled_from(["th", "en"]), st.sampled_from(["thai", "arabic"]))
def test_what_is_written_is_read_back(day: date, language: str, numerals: str) -> None:
    assert parse_date(format_date(day, language, numerals)) == day
    assert parse_date(day.isoformat()) == day


@given(st.text())
def test_any_text_is_a_date_or_a_refusal(text: str) -> None:
    code = None
    try:
        parse_date(text)
    except JudgeDesktopError as refused:
        code = refused.code
    assert code in (None, Code.DATE_NOT_UNDERSTOOD)


@pytest.mark.parametrize(
    ("written", "clock"),
    [
        ("10:00", time(10)),
        ("9.05", time(9, 5)),
        ("๑๓.๓๐ น.", time(13, 30)),
        ("1327", time(13, 27)),
        ("9", time(9)),
    ],
)
def test_a_time_of_day_is_read(written: str, clock: time) -> None:
    assert parse_time(written) == clock


@pytest.mark.parametrize("written", ["24:00", "10.60", "สิบโมง", ""])
def test_what_is_no_time_of_day_is_refused(written: str) -> None:
    with pytest.raises(ValueError):
        parse_time(written)
