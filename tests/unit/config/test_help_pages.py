"""The pages of help as they are shipped: whole, the same in both languages, every link and picture there."""

from itertools import product

import pytest

from judge_desktop.config.help_blocks import Block, Heading, HelpPage, KeyUses, Listing, Picture, Terms, links_of
from judge_desktop.config.help_pages import HELP_PAGES, all_help_pages, help_picture, load_help_page, section_at
from judge_desktop.config.help_places import help_place
from judge_desktop.config.i18n import Language
from judge_desktop.config.key_table import KEYS
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import FindingCode
from judge_desktop.domain.merging import Outcome
from judge_desktop.domain.statistics import CautionCode

EVERYTHING = [(language, page) for language in Language for page in all_help_pages(language)]


def shape(block: Block) -> tuple[object, ...]:
    """What of a block is the same in every language."""
    match block:
        case Heading():
            return (Heading, block.level, block.anchor)
        case Picture():
            return (Picture, block.name)
        case Listing():
            return (Listing, block.is_numbered, *(one.inner and shape(one.inner) for one in block.items))
        case Terms():
            return (Terms, len(block.terms))
        case KeyUses():
            return (KeyUses, tuple(use.keys for use in block.uses))
        case _:
            return (type(block), sorted(links_of(block)))


@pytest.mark.parametrize("name", HELP_PAGES)
def test_a_page_says_the_same_in_both_languages_in_the_same_order(name: str) -> None:
    thai, english = (load_help_page(name, language) for language in Language)
    assert [shape(block) for block in thai.blocks] == [shape(block) for block in english.blocks]
    assert thai.title != english.title


@pytest.mark.parametrize(("language", "page"), EVERYTHING, ids=lambda one: getattr(one, "name", one))
def test_no_anchor_stands_twice_and_every_link_and_picture_leads_somewhere(language: Language, page: HelpPage) -> None:
    anchors = [heading.anchor for heading in page.headings()]
    assert len(set(anchors)) == len(anchors)
    for block in page.blocks:
        for place in links_of(block):
            assert section_at(place, language).blocks
    pictures = [block.name for block in page.blocks if isinstance(block, Picture)]
    assert [name for name in pictures if not help_picture(name, language).is_file()] == []


def test_every_code_has_its_paragraph() -> None:
    for code, language in product((*Code, *FindingCode, *Outcome, *CautionCode), Language):
        section = section_at(help_place(code), language)
        assert section.heading is not None, code
        assert len(section.blocks) > 1, code


def test_every_key_stands_on_the_page_of_keys() -> None:
    page = load_help_page("keys", Language.EN)
    shown = [use.keys for block in page.blocks if isinstance(block, KeyUses) for use in block.uses]
    assert sorted(shown) == sorted(line.shown() for line in KEYS)


def test_the_words_are_in_the_order_of_a_dictionary() -> None:
    (thai,), (english,) = (load_help_page("words", language).blocks for language in Language)
    assert isinstance(thai, Terms)
    assert isinstance(english, Terms)
    names = [term.name for term in english.terms]
    assert names == sorted(names, key=str.casefold)
    assert sorted(term.other for term in thai.terms) == sorted(names)
    assert [term for term in (*thai.terms, *english.terms) if not term.meaning or not term.other] == []


@pytest.mark.parametrize("place", ["nowhere", "judge#nowhere", ""])
def test_a_place_that_is_not_there_is_refused(place: str) -> None:
    with pytest.raises(JudgeDesktopError) as caught:
        section_at(place, Language.EN)
    assert caught.value.code is Code.HELP_UNKNOWN


def test_pictures_are_small_and_every_one_is_shown() -> None:
    for language in Language:
        shown = {block.name for page in all_help_pages(language) for block in page.blocks if isinstance(block, Picture)}
        files = sorted(help_picture("any", language).parent.glob("*.png"))
        assert {path.stem for path in files} == shown
        assert [path.name for path in files if path.stat().st_size >= 120_000] == []
