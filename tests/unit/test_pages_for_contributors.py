"""The pages for contributors speak of files that are there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = sorted([*(ROOT / "build_spec").rglob("*.md"), ROOT / "db/README.md", ROOT / "README.md"])
_LINK = re.compile(r"\]\(([\w./-]+)\)")
_PATH = re.compile(r"`((?:judge_desktop|resources|tests|db|build_spec)/[\w./-]+)`")


def test_every_file_that_is_named_is_there() -> None:
    named = {(page.name, path) for page in PAGES for path in _PATH.findall(page.read_text(encoding="utf-8"))}
    assert len(named) > 60
    assert sorted(one for one in named if not (ROOT / one[1]).exists()) == []


def test_every_link_and_picture_leads_somewhere() -> None:
    linked = {(page, place) for page in PAGES for place in _LINK.findall(page.read_text(encoding="utf-8"))}
    assert len(linked) > 8
    assert [(page.name, place) for page, place in linked if not (page.parent / place).exists()] == []


def test_the_list_of_pages_is_whole() -> None:
    folder = ROOT / "build_spec/contributing"
    listed = re.findall(r"^\| `([\w-]+\.md)` \|", (folder / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted([*listed, "README.md"]) == sorted(page.name for page in folder.glob("*.md"))
