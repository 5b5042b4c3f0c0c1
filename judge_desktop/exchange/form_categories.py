"""Which category the words in a cell mean: its id, a name, a choice of a form that holds one, or a misspelling."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from judge_desktop.domain.contest import Category
from judge_desktop.exchange.cell_values import spelling_key
from judge_desktop.exchange.contest_tables import category_spellings

_ALIKE = 0.72
_SHORTEST_PART = 5


@dataclass(frozen=True, slots=True)
class MeantCategories:
    """The categories a cell names. ``nearest`` is the one that may be meant when it names none."""

    ids: tuple[str, ...] = ()
    nearest: str = ""


class CategoryReader:
    """Reads the cells of one contest; the same words are looked at once."""

    def __init__(self, categories: Iterable[Category]) -> None:
        listed = tuple(categories)
        self._spellings = category_spellings(listed)
        self._parts = {spelling: one for spelling, one in self._spellings.items() if len(spelling) >= _SHORTEST_PART}
        self._read: dict[str, MeantCategories] = {}

    def read(self, text: str) -> MeantCategories:
        """What the words mean."""
        key = spelling_key(text)
        if key not in self._read:
            self._read[key] = self._meant(key)
        return self._read[key]

    def _meant(self, key: str) -> MeantCategories:
        exact = self._spellings.get(key)
        if exact is not None:
            return MeantCategories((exact,))
        parts = [part for part in (piece.strip() for piece in re.split(r"[;,\n|/]", key)) if part]
        found = [self._spellings[part] for part in parts if part in self._spellings]
        found += [one for spelling, one in self._parts.items() if spelling in key]
        if found:
            return MeantCategories(tuple(dict.fromkeys(found)))
        near = difflib.get_close_matches(key.removeprefix("ด้าน").strip(), list(self._parts), n=1, cutoff=_ALIKE)
        return MeantCategories(nearest=self._spellings[near[0]] if near else "")
