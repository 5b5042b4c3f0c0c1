"""Dates and times as people write them in Thailand, in Thai and in English, and reading dates back.

Thai shows the Buddhist era (Christian era + 543), month in words; clock times with a full stop and น. (methods of the
Thai rules on correspondence). Storing is not this file's matter: documents and tables keep ISO dates.
"""

from __future__ import annotations

import datetime
import functools
import re

from judge_desktop.config import thai_words
from judge_desktop.config.thai_digits import arabic_digits, in_numerals
from judge_desktop.domain.errors import Code, JudgeDesktopError

BUDDHIST_ERA = 543
_FIRST_CHRISTIAN_YEAR, _LAST_CHRISTIAN_YEAR = 1800, 2199
_CENTURY_OF_SHORT_BUDDHIST_YEARS = 2500


def format_date(
    date: datetime.date, language: str, numerals: str = "arabic", short: bool = False, era: bool = False
) -> str:
    """8 กันยายน 2566 or ๘ กันยายน ๒๕๖๖ in Thai, 8 September 2023 in English.

    `short` leaves out the year and shortens the month (8 ก.ย., 8 Sep); `era` writes พ.ศ. before a Thai year.
    `language` is "th" or "en"; English always has Arabic digits.
    """
    if language != "th":
        months = thai_words.MONTHS_EN_SHORT if short else thai_words.MONTHS_EN
        return f"{date.day} {months[date.month - 1]}" + ("" if short else f" {date.year}")
    months = thai_words.MONTHS_TH_SHORT if short else thai_words.MONTHS_TH
    written = f"{date.day} {months[date.month - 1]}"
    if not short:
        written += f" {'พ.ศ. ' if era else ''}{date.year + BUDDHIST_ERA}"
    return in_numerals(written, numerals)


def format_date_of_record(date: datetime.date, language: str, numerals: str = "arabic") -> str:
    """15 กันยายน พุทธศักราช 2566 as certificates and orders are dated; in English as ``format_date``."""
    return format_date(date, language, numerals, era=True).replace("พ.ศ.", "พุทธศักราช")


def format_date_range(first: datetime.date, last: datetime.date, language: str, numerals: str = "arabic") -> str:
    """15 มิถุนายน – 15 สิงหาคม 2566: what both dates share is written once."""
    if first == last:
        return format_date(first, language, numerals)
    written = format_date(first, language, numerals)
    if first.year == last.year:
        written = written.rsplit(" ", 1)[0]
        if first.month == last.month:
            written = written.rsplit(" ", 1)[0]
    return f"{written} – {format_date(last, language, numerals)}"


def format_time(time: datetime.time | datetime.datetime, language: str, numerals: str = "arabic") -> str:
    """13.27 น. in Thai, 13:27 in English; seconds are left out."""
    if language != "th":
        return f"{time:%H:%M}"
    return in_numerals(f"{time:%H.%M} น.", numerals)


def format_time_range(
    start: datetime.time | datetime.datetime,
    end: datetime.time | datetime.datetime,
    language: str,
    numerals: str = "arabic",
) -> str:
    """10.00 – 16.00 น. in Thai, 10:00 – 16:00 in English."""
    if language != "th":
        return f"{start:%H:%M} – {end:%H:%M}"
    return in_numerals(f"{start:%H.%M} – {end:%H.%M} น.", numerals)


def parse_time(text: str) -> datetime.time:
    """The clock time a person wrote: 13:27, 13.27 น., 1327, ๑๓.๒๗ or 9. Raises ValueError for anything else."""
    plain = arabic_digits(text.replace("\u200b", "")).strip().removesuffix("น.").strip()
    match = re.fullmatch(r"(\d{1,2})(?:\s*[:.]\s*(\d{2}))?|(\d{1,2})(\d{2})", plain, re.ASCII)
    if match is None:
        raise ValueError(text)
    hours, minutes = match[1] or match[3], match[2] or match[4] or "0"
    return datetime.time(int(hours), int(minutes))


def parse_date(text: str | datetime.date | datetime.datetime) -> datetime.date:
    """The date a person or a spreadsheet wrote.

    Reads 2023-09-08 (with or without a time), 8/9/2566 (day first, also with . or -), 8 กันยายน 2566, ๘ ก.ย. ๖๖,
    วันศุกร์ที่ 8 กันยายน พ.ศ. 2566, 8 Sep 2023, September 8, 2023; dates pass through. A year from 2343 is Buddhist; two
    digits are read only beside a Thai month, as the Buddhist year (66 = 2566), because 8/9/23 could be either era.
    Refuses everything else, and days the calendar does not have, with DATE_NOT_UNDERSTOOD (`value`).
    """
    if isinstance(text, datetime.datetime):
        return text.date()
    if isinstance(text, datetime.date):
        return text
    plain = arabic_digits(" ".join(text.replace("\u200b", "").split()))
    for read in (_read_iso, _read_numbers, _read_month_name):
        parts = read(plain)
        if parts is not None:
            year, month, day = parts
            try:
                return datetime.date(year, month, day)
            except ValueError:
                break
    raise JudgeDesktopError(Code.DATE_NOT_UNDERSTOOD, value=text)


def _read_iso(plain: str) -> tuple[int, int, int] | None:
    clock = r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?"
    match = re.fullmatch(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}})(?:{clock})?", plain)
    if match is None:
        return None
    return _christian(int(match[1])), int(match[3]), int(match[4])


def _read_numbers(plain: str) -> tuple[int, int, int] | None:
    match = re.fullmatch(r"(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{4})(?: \d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?", plain)
    if match is None:
        return None
    return _christian(int(match[4])), int(match[3]), int(match[1])


def _read_month_name(plain: str) -> tuple[int, int, int] | None:
    rest = _WEEKDAY.sub("", plain.removesuffix(" น."), count=1)
    match = _DAY_FIRST.fullmatch(rest) or _MONTH_FIRST.fullmatch(rest)
    if match is None:
        return None
    month = match["month"].replace(".", "").casefold()
    year = int(match["year"])
    era = match["era"] or ""
    if len(match["year"]) == 2:
        if month.isascii() or era.startswith("ค"):
            return None
        year += _CENTURY_OF_SHORT_BUDDHIST_YEARS
    return _christian(year, era), _month_numbers()[month], int(match["day"])


def _christian(year: int, era: str = "") -> int:
    """`year` in the Christian era; 0, which no calendar has, for a year outside both eras or against its era."""
    buddhist = year - BUDDHIST_ERA >= _FIRST_CHRISTIAN_YEAR
    plausible = _FIRST_CHRISTIAN_YEAR <= year - BUDDHIST_ERA * buddhist <= _LAST_CHRISTIAN_YEAR
    if not plausible or (era.startswith("พ") and not buddhist) or (era.startswith("ค") and buddhist):
        return 0
    return year - BUDDHIST_ERA * buddhist


@functools.cache
def _month_numbers() -> dict[str, int]:
    numbers = {"sept": 9}
    for names in (
        thai_words.MONTHS_TH,
        thai_words.MONTHS_TH_SHORT,
        thai_words.MONTHS_EN,
        thai_words.MONTHS_EN_SHORT,
    ):
        numbers.update((name.replace(".", "").casefold(), month) for month, name in enumerate(names, start=1))
    return numbers


def _month_pattern() -> str:
    """Longest first; an abbreviation with or without its full stops."""
    written = [r"\.?".join(re.escape(letter) for letter in name) for name in sorted(_month_numbers(), key=len)[::-1]]
    return rf"(?P<month>(?:{'|'.join(written)})\.?)"


_ERA = r"(?P<era>พ\.? ?ศ\.?|ค\.? ?ศ\.?|พุทธศักราช|คริสต์ศักราช)?"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_WEEKDAY = re.compile(rf"^(?:วัน)?(?:{'|'.join(thai_words.WEEKDAYS)})?\.?,? ?(?:ที่)? ?", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"(?P<day>\d{{1,2}})[ -]?(?:เดือน)? ?{_month_pattern()}[ ,-]*{_ERA} ?{_YEAR}", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"{_month_pattern()} (?P<day>\d{{1,2}}),? {_ERA}{_YEAR}", re.IGNORECASE)
