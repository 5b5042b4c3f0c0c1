"""Words in two languages. Content of a contest is Thai first, English second; either may be missing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A name or a text in Thai and English; an empty string means "not given"."""

    th: str = ""
    en: str = ""

    def in_language(self, language: str) -> str:
        """The text in ``language`` ("th" or "en"), or in the other one when it is missing."""
        first, second = (self.en, self.th) if language == "en" else (self.th, self.en)
        return first or second

    def __bool__(self) -> bool:
        return bool(self.th or self.en)
