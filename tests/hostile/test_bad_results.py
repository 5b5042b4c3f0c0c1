"""Results files that are none, cut, of another version or kind: a sentence that says what to do, nothing taken in."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from judge_desktop.workflow.workspace import Workspace
from tests.helpers import small_day
from tests.helpers.nursery import Nursery
from tests.helpers.published import Change, forged
from tests.helpers.refusals import check_sentences
from tests.helpers.small_day import Copy, Day


@pytest.fixture
def published(day: Day) -> Path:
    """The results of the day."""
    day.chair.do("merge", *(day.at(f"{judge}.judgescore") for judge in small_day.JUDGES))
    day.chair.do("publish", "-o", day.at("day.judgeresults"))
    return day.at("day.judgeresults")


def made_again(day: Day, published: Path, change: Change, entries: Mapping[str, bytes]) -> Path:
    """The results with something else in them, signed by the chair once more."""
    with Workspace(day.chair.home, writing=False) as ws:
        key = ws.identity.signing_key
    again = day.at("again.judgeresults")
    again.write_bytes(forged(published.read_bytes(), key, change, entries))
    return again


def said_of(copy: Copy, file: Path) -> tuple[str, list[str]]:
    """The code of what is wrong with a file, and all that a person reads about it in English."""
    before = small_day.state_of(copy.home)
    ran = copy.run("verify", file)
    assert ran.code == 1
    code = next(str(one["code"]) for one in ran.said["checks"] if one["code"])
    told = {}
    for language in ("th", "en"):
        shown = copy.run("verify", file, language=language, as_json=False)
        told[language] = (shown.out + shown.err).splitlines()
    check_sentences(told["th"][0], told["en"][0])
    assert small_day.state_of(copy.home) == before
    return code, told["en"]


def test_what_is_no_whole_results_file(day: Day, published: Path) -> None:
    whole, file = published.read_bytes(), day.at("sent.judgeresults")
    for content, code in (
        (b"", "file_not_ours"),
        (b"%PDF-1.7 the announcement", "file_not_ours"),
        (whole[:40], "file_not_ours"),
        (whole[: len(whole) // 2], "container_damaged"),
        (whole[:-1], "container_damaged"),
        (whole + b"\0", "container_damaged"),
    ):
        file.write_bytes(content)
        for copy in (day.chair, day.judge("J1")):
            assert said_of(copy, file)[0] == code
    for name in ("day.judgepack", "J1.judgescore", "J1.judgecard"):
        shutil.copy(day.at(name), file)
        assert day.judge("J1").do("verify", file)["type"] != "results"


def test_results_of_a_newer_version_are_not_called_damaged(day: Day, published: Path) -> None:
    for version in ("1.1", "2.0"):
        schema = f"judge-desktop-results/{version}"
        file = made_again(day, published, lambda results: results.update(schema=schema), {})  # noqa: B023
        code, said = said_of(day.judge("J1"), file)
        assert (code, said) == (
            "document_from_newer_version",
            [
                "This file was made by a newer version of the program. Install the newer version to open it.",
                "✗ The file is of a newer version, so it could not be looked into",
            ],
        )


def test_an_empty_program_inside_is_told(day: Day, published: Path) -> None:
    file = made_again(day, published, lambda _: None, {"verify.py": b""})
    assert day.judge("J1").do("verify", file)["genuine"]
    said = day.judge("J1").run("verify", file, as_json=False).out
    assert "verify.py in this file is not the one of this version; use one from a source you trust" in said


def test_results_on_a_stick_that_cannot_be_written(day: Day, published: Path, nursery: Nursery) -> None:
    stick = day.at("stick")
    stick.mkdir()
    shutil.copy(published, stick / "day.judgeresults")
    stick.chmod(0o500)
    (stick / "day.judgeresults").chmod(0o400)
    read = nursery.run(day.judge("J1").arguments("verify", stick / "day.judgeresults"), plain_user=True)
    assert (read.code, read.said["genuine"], len(read.said["own"]["scorecards"])) == (0, True, 4)
    assert [one.name for one in stick.iterdir()] == ["day.judgeresults"]
    stick.chmod(0o700)
