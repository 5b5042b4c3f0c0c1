"""Folds texts to one spelling, so that words are found however they were written.

Two spellings are the same when they differ in capitals, composed or single letters, ligatures, Thai or Arabic digits,
the order of Thai marks, invisible characters, or in spaces beside Thai letters (Thai has no spaces between words, and
the lines of a page break anywhere). Pure: neither files nor windows.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator
from functools import lru_cache

from judge_desktop.config.thai import arabic_digits

LEAST_LETTERS = 2

# Fonts of old word processors keep shifted marks as letters of their own: this is which mark each one is.
_SHIFTED = dict(zip(range(0xF700, 0xF71B), "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู", strict=True))
_MARKS = "ัิีึืฺุู็่้๊๋์ํ๎"
_TONES = "่้๊๋์"
_SHIFTED_MARKS = f"{chr(0xF701)}-{chr(0xF70E)}{chr(0xF710)}-{chr(0xF71A)}"
_CLUSTER = re.compile(rf"\s+|.[\u0300-\u036f{_MARKS}ำ{_SHIFTED_MARKS}\u200b-\u200d]*", re.DOTALL)
_MARK_RUN = re.compile(f"[{_MARKS}]{{2,}}")
_THAI = re.compile("[\u0e01-\u0e5b]")
_LINE_END_IN_THAI = re.compile("(?<=[\u0e01-\u0e5b]) *[\r\n]\\s*(?=[\u0e01-\u0e5b])")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


class Folded:
    """A text folded to one spelling, and where each letter of it stood in the text as it was."""

    __slots__ = ("_ends", "_starts", "text")

    def __init__(self, text: str) -> None:
        letters: list[str] = []
        starts, ends = array("L"), array("L")
        space: tuple[int, int] | None = None
        for cluster in _CLUSTER.finditer(text):
            start, end = cluster.span()
            folded = _folded_cluster(cluster.group())
            if folded == " ":
                space = (start, end)
                continue
            if folded == "เ" and space is None and letters[-1:] == ["เ"]:  # two of them are typed for one แ
                letters[-1], ends[-1] = "แ", end
                continue
            if folded and space and letters and not (_is_thai(letters[-1]) or _is_thai(folded[0])):
                letters.append(" ")
                starts.append(space[0])
                ends.append(space[1])
            if folded:
                space = None
            for letter in folded:
                letters.append(letter)
                starts.append(start)
                ends.append(end)
        self.text = "".join(letters)
        self._starts, self._ends = starts, ends

    def spans(self, words: str) -> Iterator[tuple[int, int]]:
        """The slices of the text as it was that hold the folded `words`, none overlapping another."""
        at = self.text.find(words) if words else -1
        while at >= 0:
            last = at + len(words) - 1
            yield self._starts[at], self._ends[last]
            at = self.text.find(words, last + 1)


def fold_words(words: str) -> str:
    """What is looked for, in the one spelling; empty where it is too short to be looked for."""
    folded = Folded(words).text
    return folded if len(folded) >= LEAST_LETTERS else ""


def find_spans(text: str, words: str) -> list[tuple[int, int]]:
    """The slices of `text` that hold `words`, in any spelling."""
    return list(Folded(text).spans(fold_words(words)))


def shown_text(text: str) -> str:
    """A piece of a file's text in one line as people read it: old shifted marks as marks, nothing invisible."""
    plain = _LINE_END_IN_THAI.sub("", text.translate(_SHIFTED))
    seen = "".join(" " if letter.isspace() else letter for letter in plain if _is_seen(letter))
    return re.sub(" +", " ", seen)


def copied_text(text: str) -> str:
    """A text of a file for the clipboard: its lines as they are, old shifted marks as marks, nothing invisible."""
    plain = text.translate(_SHIFTED).replace("\r\n", "\n").replace("\r", "\n")
    return "".join(letter for letter in plain if _is_seen(letter)).strip("\n")


def without_half_letter(text: str) -> str:
    """`text` without marks and vowels at its start that belong to a letter cut off before it."""
    return text.lstrip(_MARKS + "ะาำๅๆฯ")


@lru_cache(maxsize=16384)
def _folded_cluster(cluster: str) -> str:
    """A letter with its marks in the one spelling; one space for any white space, nothing for what is unseen."""
    if cluster.isspace():
        return " "
    plain = unicodedata.normalize("NFKC", cluster.translate(_SHIFTED)).casefold()
    seen = "".join(letter for letter in plain if _is_seen(letter))
    ordered = _MARK_RUN.sub(lambda run: "".join(sorted(run.group(), key=_mark_order)), seen)
    return arabic_digits(unicodedata.normalize("NFC", ordered))


def _mark_order(mark: str) -> tuple[bool, str]:
    return mark in _TONES, mark


def _is_seen(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) not in _UNSEEN


def _is_thai(letter: str) -> bool:
    return _THAI.match(letter) is not None
