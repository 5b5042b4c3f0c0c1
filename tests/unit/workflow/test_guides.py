"""The pages of help as PDFs: whole, searchable, with their pictures, and the guide for judges on exactly one sheet."""

from pathlib import Path

import pypdf
import pytest

from judge_desktop.config.help_blocks import Heading, HelpPage, Picture, texts_of
from judge_desktop.config.help_pages import GUIDES, HELP_PAGES, load_help_page
from judge_desktop.config.i18n import Language
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.workflow.guides import guide_name, print_guide, print_guides
from tests.helpers.pdf_text import pages_by_poppler, squeezed

A4 = (595, 842)


@pytest.mark.parametrize("language", list(Language))
def test_the_guide_for_judges_is_one_sheet_of_paper(tmp_path: Path, language: Language) -> None:
    path = tmp_path / "guide.pdf"
    assert print_guide("judge", path, language) == 1
    (page,) = pypdf.PdfReader(path).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == A4
    pictures = [one for one in load_help_page("judge", language).blocks if isinstance(one, Picture)]
    assert len(_forms(page)) == len(pictures)


@pytest.mark.parametrize("name", HELP_PAGES)
def test_every_word_of_a_page_can_be_read_on_paper(tmp_path: Path, name: str) -> None:
    path = tmp_path / "page.pdf"
    pages = print_guide(name, path, Language.EN)
    reader = pypdf.PdfReader(path)
    assert len(reader.pages) == pages
    page = load_help_page(name, Language.EN)
    printed = squeezed("".join(pages_by_poppler(path)))
    said = [word for block in page.blocks for text in texts_of(block) for word in text.split() if word.isascii()]
    assert [word for word in said if word not in printed] == []
    assert reader.metadata is not None
    assert reader.metadata.title == f"{page.title} · Judge Desktop"


def test_the_same_page_gives_the_same_bytes(tmp_path: Path) -> None:
    print_guide("judge", tmp_path / "one.pdf", Language.TH)
    print_guide("judge", tmp_path / "two.pdf", Language.TH)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_the_guides_go_into_a_folder_under_their_titles(tmp_path: Path) -> None:
    files = print_guides(tmp_path / "new", Language.TH, GUIDES[:1])
    assert files == (tmp_path / "new" / guide_name("judge", Language.TH),)
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["คู่มือกรรมการ.pdf"]


def test_a_page_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(JudgeDesktopError) as caught:
        print_guide("nowhere", tmp_path / "page.pdf", Language.TH)
    assert caught.value.code is Code.HELP_UNKNOWN
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("language", list(Language))
def test_the_guide_for_chairs_begins_with_its_contents_and_keeps_pictures_with_their_steps(
    tmp_path: Path, language: Language
) -> None:
    path, guide = tmp_path / "guide.pdf", load_help_page("chair", language)
    print_guide("chair", path, language)
    texts = pages_by_poppler(path)
    title, *chapters = _outline(path)
    assert title == (guide.title, 1)
    assert [words for words, _ in chapters] == [one.text for one in guide.headings() if one.level == 2]
    for words, page in chapters:
        assert squeezed(words) in texts[page - 1]
        assert f"{squeezed(words)}{page}" in texts[0]
    assert _torn_off(guide, texts) == []


@pytest.mark.parametrize("language", list(Language))
def test_a_warning_is_shown_on_the_page_that_says_what_to_press(tmp_path: Path, language: Language) -> None:
    path = tmp_path / "guide.pdf"
    print_guide("install", path, language)
    assert _torn_off(load_help_page("install", language), pages_by_poppler(path)) == []


def _outline(path: Path) -> list[tuple[str, int]]:
    """Its words, each with the page it leads to."""
    reader = pypdf.PdfReader(path)
    found = []
    for one in reader.outline:
        assert isinstance(one, pypdf.generic.Destination)
        number = reader.get_destination_page_number(one)
        assert number is not None
        found.append((str(one.title), number + 1))
    return found


def _torn_off(guide: HelpPage, texts: list[str]) -> list[str]:
    """The pictures that stand on another page than their heading; the second one of a part may."""
    heading, found = "", []
    for block in guide.blocks:
        if isinstance(block, Heading):
            heading = block.text
        elif isinstance(block, Picture):
            if not any(squeezed(heading) in text and squeezed(block.words) in text for text in texts):
                found.append(block.name)
            heading = ""
    return found


def _forms(page: pypdf.PageObject) -> list[str]:
    """What is painted as a whole on a page: its pictures."""
    found = page["/Resources"].get_object()
    assert isinstance(found, pypdf.generic.DictionaryObject)
    return [name for name in found.get("/XObject", {}) if "picture" in name]
