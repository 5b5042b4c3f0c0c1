"""Text as it is read aloud on a stage: abbreviations written out, numbers in words, what is not said left out.

Only what can be told for certain is changed; abbreviations that stay are named by ``unspoken``, for a person to settle.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from judge_desktop.config.spoken_words import (
    ANYWHERE,
    COMPANIES,
    DIGITS,
    ENGLISH,
    JOINED,
    ORGANISATIONS,
    PLACES,
    POWERS,
    TITLES,
    UNITS,
)
from judge_desktop.config.thai import kept_spaces
from judge_desktop.config.thai_digits import arabic_digits

_MILLION = 10**6
_LONGEST_NUMBER = 18  # digits; what is longer is a code, not a number
_NUMBER = re.compile(r"(?<![\d.,-])(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(?![\d,]*\d|[-/:.]\d)")
_LATIN = re.compile(r"[A-Za-z@#_]")
_SHORT_IN_BRACKETS = re.compile(r"\s*\((?:[ก-ฮ]{1,6}\.)+\)")
_ABBREVIATION = re.compile(r"(?<![ก-๎A-Za-z.])(?:[ก-ฮ]{1,5}\.)+")
_ADDRESS = re.compile(r"(?<!\S)(?:ต\.\s?\S+\s+)?(?:อ\.\s?\S+\s+)?จ\.\s?(?=[ก-ฮเแโใไ])")
_CLOCK = re.compile(r"(?<![\d.:])([01]?\d|2[0-3])[.:]([0-5]\d)\s?น\.")
_SHORT_NUMBER = 100  # smaller ones are said in one breath with what they count


def spoken(text: str, language: str) -> str:
    """The text as a host says it. ``language`` is that of the script, "th" or "en"; in English numbers stay."""
    if language != "th":
        return _with(_ALTERNATIVES_EN, ENGLISH, text)
    said = _SHORT_IN_BRACKETS.sub("", text)
    said = _CLOCK.sub(_said_clock, arabic_digits(said) if _CLOCK.search(arabic_digits(said)) else said)
    said = _addresses(_companies(said))
    for pattern, words in _IN_ORDER:
        said = _with(pattern, words, said)
    return re.sub(r"[ \t]{2,}", " ", _numbers(said)).strip()


def unspoken(said: str) -> tuple[str, ...]:
    """The Thai abbreviations that are still in a text that was made to be said, each once, in their order."""
    return tuple(dict.fromkeys(found[0] for found in _ABBREVIATION.finditer(said)))


def number_words(number: int) -> str:
    """A whole number in Thai words: 21 is ยี่สิบเอ็ด, 101 หนึ่งร้อยเอ็ด, 2566 สองพันห้าร้อยหกสิบหก."""
    if number < 0:
        return f"ลบ{number_words(-number)}"
    millions, rest = divmod(number, _MILLION)
    if not millions:
        return _below_a_million(rest, is_alone=True)
    return number_words(millions) + "ล้าน" + (_below_a_million(rest, is_alone=False) if rest else "")


def _below_a_million(number: int, *, is_alone: bool) -> str:
    """``is_alone``: nothing larger stands before it, so that a one at the end is หนึ่ง and not เอ็ด."""
    if number < 10 and is_alone:
        return DIGITS[number]
    said = ""
    for power in range(5, -1, -1):
        digit = number // 10**power % 10
        if not digit:
            continue
        if power == 1:
            said += {1: "", 2: "ยี่"}.get(digit, DIGITS[digit]) + POWERS[1]
        elif power == 0 and digit == 1:
            said += "เอ็ด"
        else:
            said += DIGITS[digit] + POWERS[power]
    return said


def _said_clock(found: re.Match[str]) -> str:
    hours, minutes = int(found[1]), int(found[2])
    return f"{number_words(hours)}นาฬิกา" + (f"{number_words(minutes)}นาที" if minutes else "")


def _numbers(text: str) -> str:
    """Every number in words but those beside a Latin word (Awards 2023), and codes."""
    plain = re.split(r"(\s+)", _without_kept_spaces(arabic_digits(text)))
    foreign = [bool(_LATIN.search(part)) for part in plain]
    numeric = [part.isdecimal() for part in plain]
    said = ""
    for place, part in enumerate(plain):
        if any(foreign[max(0, place - 2) : place + 3]):
            said += part
        elif numeric[place] and any(numeric[max(0, place - 2) : place] + numeric[place + 1 : place + 3]):
            said += _digit_by_digit(part)  # a telephone number
        else:
            said += _NUMBER.sub(_said_number, part)
    return said


def _without_kept_spaces(text: str) -> str:
    """ครั้งที่ 2 and 7 ด้าน without the space: in words a short number and what it counts are one breath."""
    joined = text
    for offset in reversed(kept_spaces(text)):
        near = re.search(r"\d+$", text[:offset]) or re.match(r"\d+(?![\d.,:-])", text[offset + 1 :])
        if near is not None and near[0][0] != "0" and int(near[0]) < _SHORT_NUMBER:
            joined = joined[:offset] + joined[offset + 1 :]
    return joined


def _said_number(found: re.Match[str]) -> str:
    whole, behind = found[1].replace(",", ""), found[2]
    if len(whole) > _LONGEST_NUMBER:
        return found[0]
    if whole.startswith("0") and len(whole) > 1:
        return _digit_by_digit(whole)
    said = number_words(int(whole))
    return said if behind is None else said + "จุด" + "".join(DIGITS[int(digit)] for digit in behind)


def _digit_by_digit(digits: str) -> str:
    return " ".join(DIGITS[int(digit)] for digit in digits)


def _companies(text: str) -> str:
    """บจก. ก้าวหน้า is said บริษัท ก้าวหน้า จำกัด: the name ends where another part of the sentence begins."""

    def said(found: re.Match[str]) -> str:
        before, behind = COMPANIES[found[1]]
        name = found[2].strip()
        return f"{before}{name}" + ("" if name.endswith(("จำกัด", "(มหาชน)")) else behind)

    names = "|".join(map(re.escape, sorted(COMPANIES, key=len, reverse=True)))
    return re.sub(rf"(?<![ก-๎.])({names})\s*([^\s,;()]+(?: จำกัด)?(?: \(มหาชน\))?)", said, text)


def _addresses(text: str) -> str:
    """ต. and อ. stand for ตำบล and อำเภอ where a จ. with a name follows."""

    def said(found: re.Match[str]) -> str:
        words = found[0]
        for short, whole in PLACES:
            words = re.sub(rf"(?<!\S){re.escape(short)}\s?", whole, words)
        return words

    return _ADDRESS.sub(said, text)


def _with(pattern: re.Pattern[str], words: Mapping[str, str], text: str) -> str:
    return pattern.sub(lambda found: words[re.sub(r"\s+", " ", found[0]).strip()], text)


def _any_of(shorts: Iterable[str], before: str, behind: str = "") -> re.Pattern[str]:
    """Any of them, the longest first, where it begins a word (or stands behind another that did)."""
    found = "|".join(re.escape(one) for one in sorted(shorts, key=len, reverse=True))
    return re.compile(f"{before}(?:{found}){behind}")


_BEGINS = r"(?<![ก-๎A-Za-z.])"
_ALTERNATIVES_EN = _any_of(ENGLISH, r"(?<![A-Za-z])", r"(?![A-Za-z])")
_TITLES_SAID = {one: words if one in JOINED else f"{words} " for one, words in TITLES.items()}
_IN_ORDER: tuple[tuple[re.Pattern[str], Mapping[str, str]], ...] = (
    (_any_of(UNITS, r"(?<=[\d๐-๙])\s?", r"(?![ก-๎.])"), {one: f" {words}" for one, words in UNITS.items()}),
    (_any_of(ANYWHERE, ""), ANYWHERE),
    (_any_of(ORGANISATIONS, _BEGINS), ORGANISATIONS),
    (_any_of(TITLES, r"(?<![ก-๎A-Za-z])"), _TITLES_SAID),
)
