"""Thai text for people: where a line may break, digits, dates and times, and the order of names.

Pure functions of their arguments; no window toolkit, no clock, no file. Word lists are in `thai_words.py`, dates and
times in `thai_dates.py` (offered here too, so that one import serves). Drawing Thai is `reports/thai_text.py`.
"""

from __future__ import annotations

import functools
import re
import unicodedata

import thaibreak

from judge_desktop.config import thai_words
from judge_desktop.config.thai_dates import (
    format_date,
    format_date_range,
    format_time,
    format_time_range,
    parse_date,
    parse_time,
)
from judge_desktop.config.thai_digits import arabic_digits, in_numerals, prose_in_numerals, thai_digits

__all__ = [
    "arabic_digits",
    "breaks",
    "format_date",
    "format_date_range",
    "format_time",
    "format_time_range",
    "in_numerals",
    "kept_spaces",
    "parse_date",
    "parse_time",
    "prose_in_numerals",
    "sort_key",
    "thai_digits",
    "with_breaks",
    "without_breaks",
]

ZERO_WIDTH_SPACE = "\u200b"
NO_BREAK_SPACE = "\u00a0"

_NO_START = frozenset("ะัาำิีึืฺุูๅๆ็่้๊๋์ํ๎ฯ)]}”’»,.;:!?%…/")
_NO_END = frozenset("เแโใไ([{“‘«.@#")
_LEADING_VOWELS = "เแโใไ"
_MARKS = "็่้๊๋์ํ๎"
_THAI = re.compile("[\u0e01-\u0e5b]")
_DIGIT = "[0-9๐-๙]"


def _alternatives(words: tuple[str, ...] | list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_COMPOUND = re.compile(_alternatives(thai_words.COMPOUNDS))
_PERSON = re.compile(
    rf"(?<!\S)[(“\"]?(?:{_alternatives(thai_words.NAME_TITLES)})(?!{_alternatives(thai_words.NOT_NAMES)})\S{{1,24}}"
    r"(?: \S{1,24}(?!\S))?"
)
_COUNTED = re.compile(
    rf"(?<={_DIGIT}) (?=({_alternatives(thai_words.UNITS + thai_words.MONTHS_TH + thai_words.MONTHS_TH_SHORT)}))"
)
_MEASURED = re.compile(rf"(?<={_DIGIT}) (?=(?:{_alternatives(thai_words.MEASURES)})(?![0-9A-Za-z]))")
_NUMBERED = re.compile(rf"(?:{_alternatives(thai_words.BEFORE_NUMBERS)})( ?)(?={_DIGIT})")
_ORDINAL = re.compile(rf"(?<!\S){_DIGIT}{{1,2}}[.)]( )(?=\S)")
_TELEPHONE = re.compile(
    r"(?<![0-9A-Za-z])(?:\+\d{1,3} \d{1,3}|0\d{0,2})(?: \d{3,4}){2}(?: (?:ต่อ|ext\.?) \d+)?(?![0-9A-Za-z])"
)
_BEFORE_MARK = re.compile(r" (?=[ๆฯ]|:\s)")


@functools.lru_cache(maxsize=2048)
def breaks(text: str) -> tuple[int, ...]:
    """Offsets at which a line of `text` may start although no space stands before them, in rising order.

    A line may also break at spaces, except at those of `kept_spaces`. Never inside a letter with its marks, before ๆ ฯ
    or a closing mark, after เแโใไ or an opening mark, inside a compound or a person's name, after half a word
    (ความ, ผู้ …), or between a number and what it counts. Latin words, codes and addresses are never cut.
    """
    if not _THAI.search(text):
        return ()
    offsets = [offset for offset in _segmented(text) if _may_break(text, offset)]
    for pattern in (_COMPOUND, _PERSON):
        for match in pattern.finditer(text):
            offsets = [offset for offset in offsets if not match.start() < offset < match.end()]
    for match in _NUMBERED.finditer(text):
        offsets = [offset for offset in offsets if not match.start() <= offset <= match.end()]
    for match in _COUNTED.finditer(text):
        offsets = [offset for offset in offsets if not match.start(1) < offset < match.end(1)]
    return _without_fragments(text, offsets)


@functools.lru_cache(maxsize=2048)
def kept_spaces(text: str) -> tuple[int, ...]:
    """Offsets of the spaces of `text` at which a line must not break: ๖ เดือน, ครั้งที่ ๑, ต่าง ๆ, ๘ กันยายน, 0 2026 2333."""
    spaces = {match.start(1) for match in _ORDINAL.finditer(text)}
    spaces.update(match.start() for match in _MEASURED.finditer(text))
    for match in _TELEPHONE.finditer(text):
        spaces.update(at for at in range(match.start(), match.end()) if text[at] == " ")
    if not _THAI.search(text):
        return tuple(sorted(spaces))
    word_ends = {*breaks(text), len(text)}
    spaces.update(match.start() for match in _BEFORE_MARK.finditer(text))
    spaces.update(match.start(1) for match in _NUMBERED.finditer(text) if match.group(1))
    for match in _COUNTED.finditer(text):
        end = match.end(1)
        if end in word_ends or not _THAI.match(text, end):  # ราย counts, รายละเอียด does not
            spaces.add(match.start())
    return tuple(sorted(spaces))


@functools.lru_cache(maxsize=8192)
def with_breaks(text: str) -> str:
    """`text` for a label that wraps by itself: U+200B where a line may break, U+00A0 for a space that must hold.

    For display only, never to be stored or sent; `without_breaks` gives the text back.
    """
    marks = [(offset, ZERO_WIDTH_SPACE, 0) for offset in breaks(text)]
    marks += [(offset, NO_BREAK_SPACE, 1) for offset in kept_spaces(text)]
    shown, start = [], 0
    for offset, mark, replaced in sorted(marks):
        shown += [text[start:offset], mark]
        start = offset + replaced
    return "".join(shown) + text[start:]


def without_breaks(text: str) -> str:
    """`text` without the invisible characters of `with_breaks`: for what a user typed, copied or pasted."""
    return text.replace(ZERO_WIDTH_SPACE, "").replace(NO_BREAK_SPACE, " ")


def sort_key(text: str) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """Key for the order of a Thai dictionary (Royal Institute): sorts by `sorted(names, key=sort_key)`.

    A leading vowel counts after its consonant; tone marks, ็ and ์ decide only between texts otherwise equal;
    Thai digits equal Arabic ones, capitals equal small letters, punctuation is passed over. Total: different texts
    never get equal keys.
    """
    letters: list[str] = []
    marks: list[str] = []
    for letter in _in_dictionary_order(arabic_digits(text).casefold()):
        if letter in _MARKS:
            if marks:
                marks[-1] += letter
        elif letter.isspace():
            letters.append(" ")
            marks.append("")
        elif unicodedata.category(letter)[0] in "LMN":
            letters.append(letter)
            marks.append("")
    return tuple(letters), tuple(marks), text


def _in_dictionary_order(text: str) -> str:
    return re.sub(f"([{_LEADING_VOWELS}])([ก-ฮ])", r"\2\1", text)


def _segmented(text: str) -> list[int]:
    """Offsets between the morphemes the dictionary finds."""
    # The segmenter is native code: it stops at U+0000, takes U+200B for its own marker and cannot take half a
    # surrogate pair, so it gets a text of the same length without them.
    unseen = ("Cc", "Cf", "Cs", "Zl", "Zp")
    plain = "".join(" " if unicodedata.category(letter) in unseen else letter for letter in text)
    offsets, offset = [], 0
    for part in thaibreak.lines(plain).split(ZERO_WIDTH_SPACE):
        offset += len(part)
        offsets.append(offset)
    return offsets


def _may_break(text: str, offset: int) -> bool:
    """Whether the script allows a break at `offset`, whatever the words."""
    if not 0 < offset < len(text):
        return False
    before, after = text[offset - 1], text[offset]
    if before.isspace() or after.isspace() or after in _NO_START or before in _NO_END:
        return False
    if before.isdecimal() or after.isdecimal() or unicodedata.category(after)[0] == "M":
        return False
    return bool(_THAI.match(before) or _THAI.match(after))


def _without_fragments(text: str, offsets: list[int]) -> tuple[int, ...]:
    """`offsets` without those that would leave half a word or a single letter standing alone."""
    kept: list[int] = []
    start = 0
    for offset in offsets:
        piece = re.split(r"\s", text[start:offset])[-1]
        following = re.match(r"\S*", text[offset:])
        if piece in thai_words.HALF_WORDS or len(piece) < 2 or (following is not None and len(following.group()) < 2):
            continue
        kept.append(offset)
        start = offset
    return tuple(kept)
