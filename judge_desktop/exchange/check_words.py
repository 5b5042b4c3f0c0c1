"""Six words that one person reads aloud and another types, to confirm by voice what a file is or whose key it is.

They are 66 bits of scrypt over the SHA-256 of what is confirmed, so that whoever wants a second file with the same
words pays 32 MiB and a tenth of a second for every try. The lists are in ``resources/check_words``. What is confirmed,
and where that is remembered, is the business of the callers.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import unicodedata
from bisect import bisect_left
from functools import lru_cache

from judge_desktop.config.i18n import Language
from judge_desktop.config.paths import resource
from judge_desktop.domain.errors import Code, JudgeDesktopError

WORD_COUNT = 6
PASSPHRASE_WORD_COUNT = 5

_BITS = 11
_LIST_LENGTH = 2**_BITS
_SALT = b"judge-desktop-check-words-v1"
_SEPARATORS = re.compile(r"[\s,;.·/|–—-]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_TONES = "\u0e48-\u0e4b"
_TYPED_OTHERWISE = (
    ("เเ", "แ"),
    (f"\u0e4d([{_TONES}]?)\u0e32", "\\1\u0e33"),
    (f"\u0e33([{_TONES}])", "\\1\u0e33"),
    (f"([{_TONES}])([\u0e31\u0e34-\u0e39])", r"\2\1"),
)
"""Spellings that look right on the screen: two เ for แ, parts of ำ, marks in another order."""
_LONGEST_TEXT = 400
_LONGEST_WORD = 8
_THAI = re.compile("[\u0e00-\u0e7f]")


def words(sha256: str, language: Language) -> tuple[str, ...]:
    """The six words for what has this SHA-256 (64 hexadecimal digits)."""
    listed = _listed(language)
    return tuple(listed[index] for index in _indices(sha256))


def matches(text: str, sha256: str) -> bool:
    """Whether the six words that were typed stand for what has this SHA-256; refuses as ``parse`` does."""
    return parse(text) == _indices(sha256)


def parse(text: str, language: Language | None = None) -> tuple[int, ...]:
    """The numbers of the six words in ``text`` (``None``: Thai if there is a Thai letter, else English).

    Refuses ``CHECK_WORD_UNKNOWN`` (with the first ``word`` that is not on the list) and ``CHECK_WORDS_COUNT``. Spaces
    between Thai words may be missing.
    """
    if len(text) > _LONGEST_TEXT:
        raise JudgeDesktopError(Code.CHECK_WORDS_COUNT, count=len(text.split()))
    if language is None:
        language = Language.TH if _THAI.search(text) else Language.EN
    typed = [word for word in _SEPARATORS.split(_plain(text)) if word]
    numbers = _numbers(language)
    found = [part for word in typed for part in ([word] if word in numbers else _split(word, language))]
    if len(found) != WORD_COUNT:
        raise JudgeDesktopError(Code.CHECK_WORDS_COUNT, count=len(found))
    return tuple(numbers[word] for word in found)


def completions(prefix: str, language: Language, limit: int = 8) -> tuple[str, ...]:
    """The first ``limit`` words of the list that begin with what was typed so far."""
    typed, listed = _plain(prefix), _listed(language)
    start = bisect_left(listed, typed)
    return tuple(word for word in listed[start : start + limit] if word.startswith(typed))


def generate_passphrase(language: Language) -> str:
    """Five words from the randomness of the system, with spaces: 55 bits, behind scrypt."""
    listed = _listed(language)
    return " ".join(secrets.choice(listed) for _ in range(PASSPHRASE_WORD_COUNT))


@lru_cache(maxsize=1024)
def _indices(sha256: str) -> tuple[int, ...]:
    digest = bytes.fromhex(sha256)
    stretched = hashlib.scrypt(digest, salt=_SALT, n=2**15, r=8, p=1, maxmem=2**26, dklen=9)
    number = int.from_bytes(stretched, "big") >> (72 - WORD_COUNT * _BITS)
    return tuple(number >> _BITS * place & (_LIST_LENGTH - 1) for place in reversed(range(WORD_COUNT)))


@lru_cache(maxsize=2)
def _listed(language: Language) -> tuple[str, ...]:
    path = resource("check_words") / f"{language.value}.txt"
    return tuple(path.read_text(encoding="utf-8").split())


@lru_cache(maxsize=2)
def _numbers(language: Language) -> dict[str, int]:
    return {word: number for number, word in enumerate(_listed(language))}


def _split(run: str, language: Language) -> list[str]:
    """The words that were typed without a space between them, if there is exactly one way to part them."""
    numbers = _numbers(language)
    ways: list[list[list[str]]] = [[[]]]
    for end in range(1, len(run) + 1):
        starts = range(max(0, end - _LONGEST_WORD), end)
        parted = [[*way, run[start:end]] for start in starts if run[start:end] in numbers for way in ways[start]]
        ways.append(parted[:2])
    if language is not Language.TH or len(ways[-1]) != 1:
        raise JudgeDesktopError(Code.CHECK_WORD_UNKNOWN, word=run)
    return ways[-1][0]


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).casefold()
    for pattern, spelled in _TYPED_OTHERWISE:
        plain = re.sub(pattern, spelled, plain)
    return plain
