"""What judges are called in the tables: by id and name, or by letters that nobody can lead back to them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from judge_desktop.config.i18n import Translator
from judge_desktop.config.judge_letters import judge_letter
from judge_desktop.domain.panel import Judge, Panel
from judge_desktop.workflow.spelled_names import SpelledNames


class People:
    """The panel in one export. With a ``secret`` names are hidden: letters are drawn by it, words hold no name."""

    def __init__(self, panel: Panel, tr: Translator, secret: str = "") -> None:
        self.is_hidden = bool(secret)
        self._panel, self._tr = panel, tr
        drawn = sorted(panel.voting, key=lambda one: hashlib.sha256(f"{secret} {one.id}".encode()).digest())
        self._places = {one.id: place for place, one in enumerate(drawn if self.is_hidden else panel.judges)}
        self._spelled = SpelledNames(panel.judges)

    def id_of(self, judge: str) -> str:
        """What programs know the judge by: her id, or a letter; "" for nobody."""
        if not self.is_hidden or not judge:
            return judge
        return judge_letter(self._places[judge], "en") if judge in self._places else ""

    def name_of(self, judge: str) -> str:
        """What people know her by."""
        if self.is_hidden:
            place = self._places.get(judge)
            language = self._tr.language.value
            return "" if place is None else self._tr("Judge {letter}", letter=judge_letter(place, language))
        known = self._panel.judge(judge)
        return known.full_name(self._tr.language.value) if known is not None else judge

    def judge(self, judge: str) -> Judge | None:
        """The person, as far as she may be known."""
        return None if self.is_hidden else self._panel.judge(judge)

    def in_order(self, judges: Iterable[str]) -> list[str]:
        """In printed order, hidden ones by their letters."""
        return sorted(judges, key=lambda one: (self._places.get(one, len(self._places)), one))

    def told(self, words: str) -> str:
        """Words that somebody wrote, without names while they are hidden."""
        return self._spelled.replaced(words, lambda one: self.name_of(one) or "…") if self.is_hidden else words

    def listed(self, judges: Sequence[str]) -> str:
        """Several in one cell."""
        return ", ".join(self.name_of(one) for one in self.in_order(judges))
