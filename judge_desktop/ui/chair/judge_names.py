"""What judges are called on the page that gets shared: by name, or by letters that do not follow the panel.

While names are hidden no word of the page holds one: names inside reasons, comments and questions become letters too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from judge_desktop.config.i18n import current_language, tr, translator
from judge_desktop.domain.package import Package
from judge_desktop.domain.panel import Judge
from judge_desktop.ui.chair.wording import name_of, short_names
from judge_desktop.workflow.judge_letters import masked_names

_SHORTEST = 3  # letters of a part of a name that is looked for in free words


class JudgeNames:
    """Names of the panel for one look of the page."""

    def __init__(self, panel: Sequence[Judge], package: Package | None, *, hidden: bool) -> None:
        self.is_hidden = hidden and package is not None
        self._people = {one.id: one for one in panel}
        voting = [one for one in panel if one.votes]
        self._letters: dict[str, str] = {}
        if self.is_hidden and package is not None:
            self._letters = masked_names(package, voting, translator(current_language()))
        self._short = self._letters or short_names(voting)
        self._pattern = _pattern(_spellings(voting)) if self.is_hidden else None
        self._spelled = dict(_spellings(voting))

    def short(self, judge: str) -> str:
        """For narrow columns."""
        return self._short.get(judge, judge)

    def full(self, judge: str) -> str:
        """For sentences: title and name, or the letter."""
        return self._letters.get(judge) or name_of(self._people.get(judge), judge)

    def order(self, judges: Sequence[str]) -> list[str]:
        """In printed order; in the order of their letters while names are hidden."""
        wanted = set(judges)
        return [one for one in (self._letters or self._short) if one in wanted]

    def listed(self, judges: Sequence[str]) -> str:
        """Several in one sentence."""
        return ", ".join(self.full(one) for one in self.order(judges))

    def presiding(self, judge: str, chair: str) -> str:
        """Who decides somewhere. While names are hidden a role says enough: a letter would give her scores away."""
        if not self.is_hidden:
            return name_of(self._people.get(judge), judge)
        return tr("The chair") if judge == chair else tr("The acting chair")

    def told(self, words: str) -> str:
        """Words that somebody wrote, without names while they are hidden."""
        if self._pattern is None:
            return words
        return self._pattern.sub(lambda found: self._letters[self._spelled[found[0].casefold()]], words)


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


def _pattern(spellings: Iterator[tuple[str, str]]) -> re.Pattern[str] | None:
    """The longest spelling first. An English part is a whole word; Thai has no blanks between words."""
    words = sorted({spelling for spelling, _ in spellings}, key=len, reverse=True)
    if not words:
        return None
    guarded = (rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word) for word in words)
    return re.compile("|".join(guarded), re.IGNORECASE)
