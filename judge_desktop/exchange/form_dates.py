"""Dates as form services and spreadsheets write them, read for a whole column at once.

One date alone may be ambiguous (8/9/2023); the others of its column usually tell whether day or month comes first.
Time of day and zone are dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from judge_desktop.config.thai import arabic_digits
from judge_desktop.config.thai_dates import BUDDHIST_ERA
from judge_desktop.exchange.cell_values import date_of

_ZONE = re.compile(
    r"\s*(?:\(?(?:GMT|UTC|ICT|Z)\)?\s*(?:[+-]\d{1,2}(?::?\d\d)?)?|(?<=\d)[+-]\d\d:?\d\d)$", re.IGNORECASE
)
_CLOCK = re.compile(
    r"[,\s]*(?:เวลา\s*)?(?:(?<=\d)T|\b)\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[.,]\d+)?\s*(?P<half>[AaPp]\.?[Mm]\.?|ก่อนเที่ยง|หลังเที่ยง)?"
    r"\s*(?:น\.?)?$"
)
_NUMBERS = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d\d)")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_BUDDHIST_FROM = 2343
_CENTURY = 2000


def day_part(text: str) -> tuple[str, bool]:
    """The date of a moment in Arabic digits without its time, and whether a time with AM or PM stood there."""
    plain = arabic_digits(" ".join(text.split()))
    plain = _ZONE.sub("", plain)
    clock = _CLOCK.search(plain)
    if clock is None or not clock.start():
        return plain, False
    half = clock["half"]
    return plain[: clock.start()].rstrip(" ,T"), bool(half) and half[0] in "AaPp"


def date_reader(values: Iterable[str]) -> Callable[[str], date | None]:
    """Reads the dates of a column; what is no date reads as None.

    Month first only where the column shows it: a second number above 12 and no first one, or AM and PM. Two digits of
    a year are read only beside such a time (they are this century's), elsewhere they could be of either era.
    """
    first = second = halves = False
    for value in values:
        plain, half = day_part(value)
        halves = halves or half
        numbers = _NUMBERS.fullmatch(plain)
        if numbers is not None:
            first = first or int(numbers[1]) > 12
            second = second or int(numbers[3]) > 12
    month_first = not first and (second or halves)
    return lambda text: _read(text, month_first=month_first)


def era_of(text: str) -> str:
    """``buddhist`` or ``christian`` after the year as it is written, "" without four digits."""
    year = _YEAR.search(day_part(text)[0])
    if year is None:
        return ""
    return "buddhist" if int(year[1]) >= _BUDDHIST_FROM else "christian"


def _read(text: str, *, month_first: bool) -> date | None:
    plain, _ = day_part(text)
    numbers = _NUMBERS.fullmatch(plain)
    if numbers is None:
        return date_of(plain)
    year = int(numbers[4])
    if len(numbers[4]) == 2:
        if not month_first:
            return None
        year += _CENTURY
    if year >= _BUDDHIST_FROM:
        year -= BUDDHIST_ERA
    day, month = (int(numbers[3]), int(numbers[1])) if month_first else (int(numbers[1]), int(numbers[3]))
    return date_of(f"{year:04d}-{month}-{day}")
