"""A contest prepared through the command line alone: begun, written as a folder, edited in files, taken back."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.helpers.small_day import TEMPLATE, Copy

PEOPLE = ["no_submissions", "no_judges", "no_chair"]


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """A data folder without a contest."""
    return Copy(tmp_path / "home")


def codes(said: dict[str, list[dict[str, str]]]) -> list[str]:
    """The codes of what is still missing."""
    return [one["code"] for one in said["findings"]]


def test_a_contest_is_begun_from_the_template_then_held_again(copy: Copy) -> None:
    first = copy.do(
        "contest", "begin", "--template", TEMPLATE, "--name-th", "รางวัล ๒๕๖๘", "--year", "2568", "--edition", "4"
    )
    assert set(first) == {"contest", "round", "submissions", "judges", "findings"}
    assert (first["submissions"], first["judges"], codes(first)) == (0, 0, PEOPLE)

    again = copy.do("contest", "begin", "--from", first["contest"], "--name-th", "รางวัล ๒๕๖๙", "--name-en", "Awards")
    assert again["contest"] != first["contest"]
    listed = {one["contest"]: one["name"] for one in copy.do("contest", "list")["contests"]}
    assert listed == {
        first["contest"]: {"th": "รางวัล ๒๕๖๘", "en": ""},
        again["contest"]: {"th": "รางวัล ๒๕๖๙", "en": "Awards"},
    }


def test_an_empty_contest_is_written_filled_in_and_taken_back(copy: Copy, tmp_path: Path) -> None:
    begun = copy.do("contest", "begin", "--empty", "--name-en", "Awards")
    assert codes(begun) == ["no_category", "rubric_without_criteria", *PEOPLE]

    written = copy.do("contest", "write", tmp_path / "folder")
    assert [Path(one).name for one in written["files"]] == ["contest.toml", "panel.xlsx", "submissions.xlsx"]
    assert codes(copy.do("contest", "update", tmp_path / "folder")) == codes(begun)

    settings = tmp_path / "folder" / "contest.toml"
    rubric = (
        '\n[[category]]\nid = "GOV"\nname_th = "ภาครัฐ"\n[[criterion]]\nid = "D1"\nname_th = "มิติ"\nfull_mark = "100"\n'
    )
    settings.write_text(settings.read_text(encoding="utf-8") + rubric, encoding="utf-8")
    book = openpyxl.load_workbook(tmp_path / "folder" / "panel.xlsx")
    book.worksheets[0].append(["J1", "", "อรุณ ใจดี", "", "", "ประธานกรรมการ"])
    book.save(tmp_path / "folder" / "panel.xlsx")
    taken = copy.do("contest", "update", tmp_path / "folder")
    assert (taken["judges"], codes(taken)) == (1, ["no_submissions", "too_few_judges"])


def test_what_is_wrong_with_a_beginning_is_said(copy: Copy, tmp_path: Path) -> None:
    assert copy.run("contest", "begin", "--empty").refused == "contest_name_needed"
    assert copy.run("contest", "begin", "--template", "nobody", "--name-en", "A").refused == "template_unknown"
    assert copy.run("contest", "begin", "--from", "0" * 32, "--name-en", "A").refused == "contest_unknown"
    copy.do("contest", "begin", "--empty", "--name-en", "A")
    assert copy.run("contest", "begin", "--empty", "--name-en", "A").refused == "contest_name_taken"
    assert copy.run("contest", "begin", "--empty", "--template", TEMPLATE, "--name-en", "A").code == 2
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "own.txt").write_text("mine")
    assert copy.run("contest", "write", tmp_path / "full").refused == "folder_not_empty"
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["own.txt"]
