"""``help`` on the command line: what there is, a page, a section, what to do about a code."""

import json
from pathlib import Path
from typing import Any

import pytest

from judge_desktop.__main__ import main
from judge_desktop.config.help_blocks import texts_of
from judge_desktop.config.help_pages import HELP_PAGES, ON_PAPER, load_help_page, section_at
from judge_desktop.config.help_places import help_place
from judge_desktop.config.i18n import Language
from judge_desktop.domain.errors import Code


def told(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    """The JSON a command prints."""
    main(["--json", "--language", "en", *words])
    return json.loads(capsys.readouterr().out)


def test_without_a_name_it_lists_the_pages_and_their_headings(capsys: pytest.CaptureFixture[str]) -> None:
    pages = told(capsys, "help")["pages"]
    assert [one["page"] for one in pages] == list(HELP_PAGES)
    chair = load_help_page("chair", Language.EN)
    assert pages[1]["title"] == chair.title
    assert [one["anchor"] for one in pages[1]["headings"]] == [one.anchor for one in chair.headings()]


@pytest.mark.parametrize("name", HELP_PAGES)
@pytest.mark.parametrize("language", ["th", "en"])
def test_a_page_is_printed_wholly(capsys: pytest.CaptureFixture[str], name: str, language: str) -> None:
    assert main(["--language", language, "help", name]) == 0
    printed = capsys.readouterr().out
    squeezed = "".join(printed.split())
    page = load_help_page(name, Language(language))
    assert printed.startswith(page.title)
    words = [word for block in page.blocks for said in texts_of(block) for word in said.split()]
    assert [word for word in words if word.strip(".,") not in squeezed] == []


def test_a_code_is_explained_by_its_paragraph(capsys: pytest.CaptureFixture[str]) -> None:
    section = section_at(help_place(Code.NO_PACKAGE), Language.EN)
    assert section.heading is not None
    explained = told(capsys, "help", "no_package")
    assert explained["place"] == help_place(Code.NO_PACKAGE)
    assert explained["sections"][0]["heading"] == section.heading.text
    assert told(capsys, "help", help_place(Code.NO_PACKAGE)) == explained


def test_a_refusal_names_its_paragraph_and_so_does_that_of_help(capsys: pytest.CaptureFixture[str]) -> None:
    error = told(capsys, "help", "nowhere")["error"]
    assert (error["code"], error["details"]["page"]) == ("help_unknown", "nowhere")
    assert error["help"] == help_place(Code.HELP_UNKNOWN)


def test_a_page_is_saved_as_a_pdf_and_without_a_name_the_guides_are(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    files = told(capsys, "help", "judge#steps", "--pdf", "-o", str(tmp_path))["files"]
    assert files == [str(tmp_path / f"{load_help_page('judge', Language.EN).title}.pdf")]
    assert Path(files[0]).read_bytes().startswith(b"%PDF-")
    named = [Path(one).stem for one in told(capsys, "help", "--pdf", "-o", str(tmp_path / "all"))["files"]]
    assert named == [load_help_page(name, Language.EN).title for name in ON_PAPER]
