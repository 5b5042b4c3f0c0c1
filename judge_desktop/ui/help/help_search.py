"""Search in help: the sections in which all the words stand, those that have them in their heading first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from judge_desktop.config.help_blocks import Section, texts_of
from judge_desktop.config.help_pages import all_help_pages
from judge_desktop.config.i18n import Language
from judge_desktop.config.thai import breaks, kept_spaces
from judge_desktop.ui.viewers.search_folding import Folded, fold_words

MOST_FOUND = 30
_BEFORE, _AFTER = 30, 80


@dataclass(frozen=True, slots=True)
class Found:
    """A section: its place, its heading or the title of its page, that title, and some words around the match."""

    place: str
    heading: str
    page: str
    snippet: str


@dataclass(frozen=True, slots=True)
class _Text:
    section: Section
    heading: str
    page: str
    text: str
    folded: Folded
    folded_heading: str


def find_help(words: str, language: Language) -> tuple[Found, ...]:
    """The sections that hold every word of `words`, in any spelling; none when no word is long enough."""
    wanted = [folded for folded in map(fold_words, words.split()) if folded]
    if not wanted:
        return ()
    found = [one for one in _texts(language) if all(word in one.folded.text for word in wanted)]
    found.sort(key=lambda one: sum(word not in one.folded_heading for word in wanted))
    return tuple(
        Found(one.section.place, one.heading, one.page, _snippet(one, wanted[0])) for one in found[:MOST_FOUND]
    )


@lru_cache(maxsize=2)
def _texts(language: Language) -> tuple[_Text, ...]:
    texts = []
    for page in all_help_pages(language):
        for section in page.sections():
            heading = section.heading.text if section.heading else page.title
            said = [text for block in section.blocks if block is not section.heading for text in texts_of(block)]
            text = " ".join([heading, *said])
            texts.append(_Text(section, heading, page.title, text, Folded(text), Folded(heading).text))
    return tuple(texts)


def _snippet(found: _Text, word: str) -> str:
    """Some words around the first match behind the heading, begun and ended at a word."""
    spans = [span for span in found.folded.spans(word) if span[0] > len(found.heading)]
    start, end = spans[0] if spans else (len(found.heading) + 1, len(found.heading) + 1)
    text = found.text
    first = _at_word(text, max(len(found.heading) + 1, start - _BEFORE))
    last = _at_word(text, min(len(text), end + _AFTER))
    before = "… " if first > len(found.heading) + 1 else ""
    return before + text[first:last].strip() + (" …" if last < len(text) else "")


def _at_word(text: str, at: int) -> int:
    """The next place at or behind `at` where a word begins."""
    kept = kept_spaces(text)
    starts = {*breaks(text), *(n + 1 for n, letter in enumerate(text) if letter == " " and n not in kept)}
    return min((one for one in starts if one >= at), default=len(text))
