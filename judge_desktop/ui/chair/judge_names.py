"""What judges are called on the page that gets shared: by name, or by letters that do not follow the panel.

While names are hidden no word of the page holds one: names inside reasons, comments and questions become letters too.
"""

from __future__ import annotations

from collections.abc import Sequence

from judge_desktop.config.i18n import current_language, tr, translator
from judge_desktop.domain.package import Package
from judge_desktop.domain.panel import Judge
from judge_desktop.ui.chair.wording import name_of, short_names
from judge_desktop.workflow.judge_letters import judge_letters, masked_names
from judge_desktop.workflow.spelled_names import SpelledNames


class JudgeNames:
    """Names of the panel for one look of the page."""

    def __init__(self, panel: Sequence[Judge], package: Package | None, *, hidden: bool) -> None:
        self.is_hidden = hidden and package is not None
        self._people = {one.id: one for one in panel}
        voting = [one for one in panel if one.votes]
        self._letters: dict[str, str] = {}
        self._bare: dict[str, str] = {}
        if self.is_hidden and package is not None:
            self._letters = masked_names(package, voting, translator(current_language()))
            self._bare = judge_letters(package, voting, translator(current_language()))
        self._short = self._letters or short_names(voting)
        self._spelled = SpelledNames(voting)

    def short(self, judge: str) -> str:
        """For narrow columns."""
        return self._short.get(judge, judge)

    def letter(self, judge: str) -> str:
        """For the narrowest columns: the letter alone while names are hidden."""
        return self._bare.get(judge) or self.short(judge)

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
        return self._spelled.replaced(words, self._letters.__getitem__) if self.is_hidden else words
