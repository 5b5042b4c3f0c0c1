"""The two languages of the program: English sentences are the keys, Thai comes from gettext catalogs.

Every `resources/translations/th/*.po` is read once, when the first Thai sentence is asked for. What a sentence says
is left to whoever writes it; dates, digits and word breaks are in `config.thai`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import polib

from judge_desktop.config.paths import resource


class Language(StrEnum):
    """A language of the interface and of paper."""

    TH = "th"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Translator:
    """Sentences in one language; reports and texts for a given reader take one as their argument `tr`."""

    language: Language

    def __call__(self, msgid: str, /, **values: object) -> str:
        """The sentence `msgid` with its `{placeholders}` filled; in English if Thai has none."""
        text = self._catalog().get(msgid, msgid)
        return text.format(**values) if values else text

    def n(self, singular: str, plural: str, n: int, /, **values: object) -> str:
        """The sentence for `n` things; `{n}` is filled with the number itself. Thai has one form."""
        english = singular if n == 1 else plural
        return self._catalog().get(singular, english).format(**{"n": n, **values})

    def _catalog(self) -> Mapping[str, str]:
        return _thai_catalog() if self.language is Language.TH else {}


def translator(language: Language) -> Translator:
    """The translator into `language`."""
    return Translator(language)


def mark(msgid: str) -> str:
    """Returns `msgid` as it is: marks a sentence that a table holds and that is translated when it is shown."""
    return msgid


def tr(msgid: str, /, **values: object) -> str:
    """The sentence `msgid` in the language of the windows."""
    return _current.translator(msgid, **values)


def trn(singular: str, plural: str, n: int, /, **values: object) -> str:
    """The sentence for `n` things in the language of the windows."""
    return _current.translator.n(singular, plural, n, **values)


def current_language() -> Language:
    """The language of the windows."""
    return _current.translator.language


def set_language(language: Language) -> None:
    """Makes `language` the language of the windows from now on; who shows text has to ask for it again."""
    _current.translator = Translator(language)


class _Current:
    """The one piece of state of this module: the language of the windows."""

    def __init__(self) -> None:
        self.translator = Translator(Language.TH)


_current = _Current()


@cache
def _thai_catalog() -> Mapping[str, str]:
    sentences: dict[str, str] = {}
    for path in sorted(resource("translations/th").glob("*.po")):
        for entry in polib.pofile(str(path), encoding="utf-8"):
            text = entry.msgstr_plural.get(0, "") if entry.msgid_plural else entry.msgstr
            if text and not entry.fuzzy and not entry.obsolete:
                sentences.setdefault(entry.msgid, text)
    return sentences
