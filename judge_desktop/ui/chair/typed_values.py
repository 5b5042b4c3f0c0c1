"""What is typed into a field of the chair's pages and how it is shown: words, numbers, dates and times of day.

Reading refuses with a sentence for under the field; whether a value is possible is asked of ``scoring``, not here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from itertools import zip_longest
from typing import Generic, TypeVar

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.config.thai_dates import format_date, format_time, parse_date, parse_time
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.text import Text
from judge_desktop.scoring.validation import read_number
from judge_desktop.ui.help.said import said_of_error

Value = TypeVar("Value")
_LARGEST = 10**6


class UnreadableError(Exception):
    """What was typed means nothing; its text is the sentence that says so."""


@dataclass(frozen=True, slots=True)
class Reading(Generic[Value]):
    """How a kind of value is read from a field and shown in it."""

    read: Callable[[str], Value]
    shown: Callable[[Value], str]


def _whole_number(typed: str) -> int:
    number = read_number(typed)
    if number is None or number != number.to_integral_value() or abs(number) > _LARGEST:
        raise UnreadableError(tr("Please enter a whole number"))
    return int(number)


def _number(typed: str) -> Decimal:
    number = read_number(typed)
    if number is None:
        raise UnreadableError(tr("Please enter numbers only"))
    return number


def _day(typed: str) -> date:
    try:
        return parse_date(typed)
    except JudgeDesktopError as refused:
        raise UnreadableError(said_of_error(refused)) from refused


def _clock(typed: str) -> time:
    try:
        return parse_time(typed)
    except ValueError as refused:
        raise UnreadableError(tr("Please write the time as 10.00 or 10:00")) from refused


def _or_none(read: Callable[[str], Value]) -> Callable[[str], Value | None]:
    return lambda typed: read(typed) if typed.strip() else None


def _shown_figure(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def _shown_day(value: date | None) -> str:
    return "" if value is None else format_date(value, current_language().value)


def _shown_clock(value: time | None) -> str:
    return "" if value is None else format_time(value, current_language().value)


WORDS: Reading[str] = Reading(str.strip, str)
WHOLE_NUMBER: Reading[int] = Reading(_whole_number, str)
FIGURE: Reading[Decimal] = Reading(_number, _shown_figure)
FIGURE_OR_NONE: Reading[Decimal | None] = Reading(_or_none(_number), _shown_figure)
DAY: Reading[date] = Reading(_day, _shown_day)
DAY_OR_NONE: Reading[date | None] = Reading(_or_none(_day), _shown_day)
CLOCK_OR_NONE: Reading[time | None] = Reading(_or_none(_clock), _shown_clock)


def lines_of(texts: Sequence[Text], language: str) -> str:
    """One text a line, in Thai or in English."""
    return "\n".join(text.en if language == "en" else text.th for text in texts)


def with_lines(texts: Sequence[Text], language: str, typed: str) -> tuple[Text, ...]:
    """The texts with these lines in one language; a line belongs to the line of the same place in the other."""
    lines = [line.strip() for line in typed.strip().split("\n")]
    others = [text.th if language == "en" else text.en for text in texts]
    pairs = zip_longest(lines, others, fillvalue="")
    made = (Text(th=other, en=line) if language == "en" else Text(th=line, en=other) for line, other in pairs)
    return tuple(text for text in made if text)
