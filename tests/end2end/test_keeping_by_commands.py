"""Tables and the archive by commands: what they print and how they refuse."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.small_day import JUDGES, Day

KINDS = ("standings", "per-judge", "per-criterion", "comments", "decisions", "statistics", "about")


@pytest.fixture(scope="module")
def scored(scored_day: Day, tmp_path_factory: pytest.TempPathFactory) -> Day:
    """A day on which everybody scored and everything was merged."""
    day = scored_day.copied(tmp_path_factory.mktemp("kept") / "วัน 3")
    day.chair.do("merge", *(day.at(f"{judge}.judgescore") for judge in JUDGES))
    return day


def standings_of(said: Mapping[str, Any]) -> list[tuple[object, ...]]:
    return [
        (category["category"], one["submission"], one["rank"], one["tied"], one["decided_by"], one["score"])
        for category in sorted(said["categories"], key=lambda one: str(one["category"]))
        for one in category["standings"]
    ]


def test_exported_tables_tally_to_the_same_results(scored: Day) -> None:
    results = scored.chair.do("results")
    book = scored.chair.do("export", "tables", "-o", scored.at("tables.xlsx"))
    assert book == {"files": [str(scored.at("tables.xlsx"))], "covered": {}}
    folder = scored.chair.do("export", "tables", "-o", scored.at("tables"), "--anonymous")
    names = [*(f"{name}.csv" for name in KINDS), "rubric.toml"]
    assert folder["files"] == [str(scored.at("tables") / name) for name in names]
    for table in (scored.at("tables.xlsx"), scored.at("tables") / "per-criterion.csv"):
        tallied = scored.chair.do("tally", table, "--rubric", scored.at("tables") / "rubric.toml")
        assert standings_of(tallied) == standings_of(results), table


def test_a_judge_takes_her_scores_from_the_panels_table(scored: Day) -> None:
    scored.chair.do("export", "tables", "-o", scored.at("all.xlsx"))
    judge = scored.judge("J2").copied(scored.at("again"))
    judge.do("score", "reopen", "ENV-01", "--reason", "แก้ไข")
    before = judge.do("score", "show")
    after = judge.run("score", "import", scored.at("all.xlsx"))
    assert after.code in (0, 1)
    assert [one["scores"] for one in judge.do("score", "show")["scorecards"]] == [
        one["scores"] for one in before["scorecards"]
    ]
    strangers = scored.at("strangers.csv")
    strangers.write_text("submission,judge,criterion,score\nENV-01,J1,D1,5\n")
    assert judge.run("score", "import", strangers).refused == "nothing_to_import"


def test_the_archive_by_command(scored: Day) -> None:
    said = scored.chair.do("export", "archive", "-o", scored.at("archive"), "--keep-until", "8 กันยายน 2576")
    assert said["keep_until"] == "2033-09-08"
    assert said["files"][0] == str(scored.at("archive") / "index.html")
    assert {Path(one).name for one in said["files"]} >= {"SHA256SUMS", "VERIFY.txt", "verify.py", "tables.xlsx"}
    assert "Results file with names" in {one["what"] for one in said["left_out"]}
    assert scored.chair.run("export", "archive", "-o", scored.at("archive")).refused == "folder_not_empty"
    for written, code in (("yesterday", "date_not_understood"), ("2001-01-01", "keep_until_passed")):
        refused = scored.chair.run("export", "archive", "-o", scored.at("none"), "--keep-until", written)
        assert refused.refused == code
    checked = subprocess.run(
        ["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=scored.at("archive"), check=False, capture_output=True
    )
    assert checked.returncode == 0, checked.stderr
