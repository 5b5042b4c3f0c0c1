"""Names of judges found in words that people wrote: to hide them, or to warn that they are there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from judge_desktop.domain.panel import Judge

_SHORTEST = 3  # letters of a part of a name that is looked for in free words


class SpelledNames:
    """The ways in which the names of these people may stand in a text."""

    def __init__(self, judges: Sequence[Judge]) -> None:
        self._of = dict(_spellings(judges))
        self._pattern = _pattern(self._of)

    def replaced(self, words: str, by: Callable[[str], str]) -> str:
        """The words with every name found in them replaced by what ``by`` makes of the judge's id."""
        if self._pattern is None:
            return words
        return self._pattern.sub(lambda found: by(self._of[found[0].casefold()]), words)


def _spellings(judges: Sequence[Judge]) -> Iterator[tuple[str, str]]:
    """(spelling, judge): the full names, and the parts of a name that nobody else bears."""
    parts: dict[str, set[str]] = {}
    for judge in judges:
        for name in (judge.full_name("th"), judge.full_name("en"), judge.name.th, judge.name.en):
            if len(name) >= _SHORTEST:
                yield name.casefold(), judge.id
        for part in f"{judge.name.th} {judge.name.en}".split():
            parts.setdefault(part.casefold(), set()).add(judge.id)
    for part, bearers in parts.items():
        if len(bearers) == 1 and len(part) >= _SHORTEST:
            yield part, next(iter(bearers))


def _pattern(spellings: Iterable[str]) -> re.Pattern[str] | None:
    """The longest spelling first. An English part is a whole word; Thai has no blanks between words."""
    words = sorted(spellings, key=len, reverse=True)
    if not words:
        return None
    guarded = (rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word) for word in words)
    return re.compile("|".join(guarded), re.IGNORECASE)
