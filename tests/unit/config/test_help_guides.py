"""The guides call buttons, pages and keys as the program calls them, so that nobody looks for what is not there."""

from collections.abc import Iterator
from functools import cache

import polib
import pytest

from judge_desktop.config.help_blocks import Block, Listing, Paragraph, SpanKind, Spans
from judge_desktop.config.help_pages import GUIDES, load_help_page
from judge_desktop.config.i18n import Language
from judge_desktop.config.key_table import KEYS
from judge_desktop.config.paths import resource


def sentences(block: Block) -> Iterator[Spans]:
    """Every paragraph and item of a block."""
    if isinstance(block, Paragraph):
        yield block.spans
    if isinstance(block, Listing):
        for item in block.items:
            yield item.spans
            if item.inner is not None:
                yield from sentences(item.inner)


def spans(language: Language, page: str, kind: SpanKind, *, after: int = 0) -> set[str]:
    """The words of that kind in a guide; those at the very beginning of a sentence are left out with `after` 1."""
    blocks = load_help_page(page, language).blocks
    lines = [one for block in blocks for one in sentences(block)]
    return {span.text for line in lines for span in line[after:] if span.kind is kind}


@cache
def labels(language: Language) -> set[str]:
    """Everything the program says in a language, without the dots of buttons that ask first."""
    entries = [entry for path in resource("translations/th").glob("*.po") for entry in polib.pofile(str(path))]
    thai = {text for entry in entries for text in (entry.msgstr, *entry.msgstr_plural.values())}
    english = {text for entry in entries for text in (entry.msgid, entry.msgid_plural)}
    return {text.rstrip("…") for text in (thai if language is Language.TH else english)}


@pytest.mark.parametrize("page", GUIDES)
@pytest.mark.parametrize("language", Language)
def test_what_is_to_be_pressed_or_opened_is_called_as_the_window_calls_it(language: Language, page: str) -> None:
    assert sorted(spans(language, page, SpanKind.STRONG, after=1) - labels(language)) == []


@pytest.mark.parametrize("page", GUIDES)
def test_the_keys_are_those_of_the_program_and_the_same_in_both_languages(page: str) -> None:
    thai, english = (spans(language, page, SpanKind.KEY) for language in Language)
    chords = {text for text in english if text.startswith(("Ctrl", "Shift", "F")) or text == "Enter"}

    assert thai == english
    assert sorted(chords - {key for line in KEYS for key in line.shown()}) == []
