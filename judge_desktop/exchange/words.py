"""Keeps numbers apart from names and words, so that what is published can leave the words out and still verify.

A tree (dictionaries, lists, values) is separated into a neutral one, which is signed, and one of words, which is bound
by its hash and has the same shape with only the words in it. Which keys hold words is settled here once.
"""

from __future__ import annotations

import hashlib
from typing import Any

from judge_desktop.domain.errors import Code, JudgeDesktopError

WORD_KEYS = frozenset(
    {
        "applicant",
        "applicant_types",
        "appointment",
        "concept",
        "contact",
        "description",
        "edition",
        "extra_fields",
        "guidelines",
        "letterhead",
        "lot",
        "name",
        "objectives",
        "organiser",
        "position",
        "reason",
        "remark",
        "summary",
        "title",
        "year",
    }
)


def separate(tree: Any) -> tuple[Any, Any]:
    """(neutral tree, words tree or None when there are no words)."""
    if isinstance(tree, dict):
        numbers: dict[str, Any] = {}
        words: dict[str, Any] = {}
        for key, value in tree.items():
            if key in WORD_KEYS:
                words[key] = value
                continue
            numbers[key], inner = separate(value)
            if inner is not None:
                words[key] = inner
        return numbers, words or None
    if isinstance(tree, (list, tuple)):
        pairs = [separate(item) for item in tree]
        has_words = any(words is not None for _, words in pairs)
        return [numbers for numbers, _ in pairs], [words for _, words in pairs] if has_words else None
    return tree, None


def join(numbers: Any, words: Any) -> Any:
    """The tree that was separated. Words that belong nowhere in it are refused (``DOCUMENT_MALFORMED``)."""
    if words is None:
        return numbers
    if isinstance(numbers, dict) and isinstance(words, dict):
        joined = dict(numbers)
        for key, value in words.items():
            if (key in WORD_KEYS) == (key in numbers):
                raise JudgeDesktopError(Code.DOCUMENT_MALFORMED, reason="words")
            joined[key] = value if key in WORD_KEYS else join(numbers[key], value)
        return joined
    if isinstance(numbers, list) and isinstance(words, list) and len(numbers) == len(words):
        return [join(*pair) for pair in zip(numbers, words, strict=True)]
    raise JudgeDesktopError(Code.DOCUMENT_MALFORMED, reason="words")


def sha256(content: bytes) -> str:
    """Lower-case hexadecimal SHA-256."""
    return hashlib.sha256(content).hexdigest()
