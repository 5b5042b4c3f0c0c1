"""The pages of help: which there are, in their order, and what stands on each in a language.

Guides are written (``resources/help``), the words come from the glossary, the keys from the table of keys. How a page
looks is left to the windows, to paper and to the command line.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from judge_desktop.config.help_blocks import Heading, HelpPage, KeyUse, KeyUses, Section, Term, Terms
from judge_desktop.config.i18n import Language, mark, translator
from judge_desktop.config.key_table import KEYS, KeyGroup
from judge_desktop.config.paths import resource
from judge_desktop.config.thai import sort_key
from judge_desktop.domain.errors import Code, JudgeDesktopError

WRITTEN_PAGES = ("judge", "chair", "problems", "rehearsal", "install")
WORDS_PAGE, KEYS_PAGE = "words", "keys"
HELP_PAGES = (*WRITTEN_PAGES, KEYS_PAGE, WORDS_PAGE)
"""The names of all pages, in the order in which they are offered."""
GUIDES = ("judge", "chair", "problems")
ON_PAPER = (*GUIDES, "rehearsal", "install")  # what is handed out: who has not installed the program yet reads paper
"""The pages that are also made as files for paper."""

_FOLDER = "help"
_KEYS_TITLE = mark("Keys")
_WORDS_TITLE = mark("Words of the program")


@cache
def load_help_page(name: str, language: Language) -> HelpPage:
    """The page of that name. Refuses ``HELP_UNKNOWN``."""
    if name == KEYS_PAGE:
        return _keys(language)
    if name == WORDS_PAGE:
        return _words(language)
    if name not in WRITTEN_PAGES:
        raise JudgeDesktopError(Code.HELP_UNKNOWN, page=name, known=HELP_PAGES)
    from judge_desktop.config.help_markdown import read_page

    path = resource(f"{_FOLDER}/{language.value}/{name}.md")
    return read_page(name, path.read_text(encoding="utf-8"))


def all_help_pages(language: Language) -> tuple[HelpPage, ...]:
    """Every page, in the order in which they are offered."""
    return tuple(load_help_page(name, language) for name in HELP_PAGES)


def section_at(place: str, language: Language) -> Section:
    """What stands at ``page`` or ``page#anchor``, to the end of its section. Refuses ``HELP_UNKNOWN``."""
    name, _, anchor = place.partition("#")
    blocks = load_help_page(name, language).below(anchor)
    if not blocks:
        raise JudgeDesktopError(Code.HELP_UNKNOWN, page=place, known=HELP_PAGES)
    return Section(name, blocks)


def help_picture(name: str, language: Language) -> Path:
    """The file of a picture on a page in that language."""
    return resource(f"{_FOLDER}/pictures/{language.value}/{name}.png")


def _keys(language: Language) -> HelpPage:
    tr = translator(language)
    blocks: list[Heading | KeyUses] = []
    for group in KeyGroup:
        uses = tuple(KeyUse(tr(line.sentence), line.shown()) for line in KEYS if line.group is group)
        blocks += [Heading(tr(group.value), 2, group.name.lower().replace("_", "-")), KeyUses(uses)]
    return HelpPage(KEYS_PAGE, tr(_KEYS_TITLE), tuple(blocks))


def _words(language: Language) -> HelpPage:
    """The glossary in the order of its dictionary."""
    is_thai = language is Language.TH
    with resource(f"{_FOLDER}/glossary.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    terms = [
        Term(row["thai"], row["english"], row["explanation_th"])
        if is_thai
        else Term(row["english"], row["thai"], row["explanation_en"])
        for row in rows
    ]
    terms.sort(key=lambda term: sort_key(term.name))
    return HelpPage(WORDS_PAGE, translator(language)(_WORDS_TITLE), (Terms(tuple(terms)),))
