"""A small index in memory of the texts of attachments: texts come in page by page, the places of words go out.

Pure: neither files nor windows. What counts as the same word is decided by `search_folding`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from judge_desktop.config.thai import breaks
from judge_desktop.ui.viewers.search_folding import Folded, fold_words, shown_text, without_half_letter

MOST_HITS = 500  # more are of no use to a reader; whoever types goes on typing
_BEFORE, _AFTER = 22, 70  # letters of the text around a match that a list shows


@dataclass(frozen=True, slots=True)
class Hit:
    """One place. `page` counts from 1, `nth` from 0 among the hits of its page; `match` is a slice of `snippet`."""

    key: str
    page: int
    nth: int
    snippet: str
    match: tuple[int, int]


class SearchIndex:
    """The pages of several documents. Hits come in the order in which documents were announced by `set_keys`."""

    def __init__(self) -> None:
        self._pages: dict[str, dict[int, tuple[str, Folded]]] = {}

    def set_keys(self, keys: Sequence[str]) -> None:
        """Announce the documents; the pages of every other are forgotten."""
        self._pages = {key: self._pages.get(key, {}) for key in keys}

    def keys(self) -> tuple[str, ...]:
        """The documents announced."""
        return tuple(self._pages)

    def add_text(self, key: str, page: int, text: str) -> None:
        """Take in a page (from 1) of a document that was announced; others are passed over."""
        if key in self._pages:
            self._pages[key][page] = (text, Folded(text))

    def has_text(self, key: str) -> bool:
        """Whether any page of the document holds a letter."""
        return any(folded.text for _, folded in self._pages.get(key, {}).values())

    def page_count(self, key: str) -> int:
        """How many pages of the document were taken in."""
        return len(self._pages.get(key, {}))

    def find(self, words: str, most: int = MOST_HITS) -> tuple[Hit, ...]:
        """The places of `words`, document by document and page by page, at most `most` of them."""
        folded = fold_words(words)
        hits: list[Hit] = []
        if not folded:
            return ()
        for key, pages in self._pages.items():
            for page in sorted(pages):
                text, content = pages[page]
                for nth, (start, end) in enumerate(content.spans(folded)):
                    if len(hits) == most:
                        return tuple(hits)
                    hits.append(Hit(key, page, nth, *_snippet(text, start, end)))
        return tuple(hits)


def _snippet(text: str, start: int, end: int) -> tuple[str, tuple[int, int]]:
    """The match with some text around it, in one line, and where the match stands in it."""
    first, last = max(0, start - _BEFORE), min(len(text), end + _AFTER)
    before, match, after = (shown_text(part) for part in (text[first:start], text[start:end], text[end:last]))
    before = _from_a_word(before) if first else before.lstrip()
    head = ("…" if first and before.strip() else "") + before
    tail = after.rstrip() + ("…" if last < len(text) else "")
    return head + match + tail, (len(head), len(head) + len(match))


def _from_a_word(before: str) -> str:
    """`before` without the piece of a word or letter it was cut in."""
    space = before.find(" ")
    if 0 <= space < len(before) // 2:
        return before[space + 1 :]
    first = next((offset for offset in breaks(before) if offset <= len(before) // 2), 0)
    return without_half_letter(before[first:])
