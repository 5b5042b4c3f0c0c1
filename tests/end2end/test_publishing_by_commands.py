"""Results are published by commands and checked with stock tools only, by our own verify and by verify.py alone."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import stock_tools
from tests.helpers.generated_results import results_file
from tests.helpers.generated_stories import day as story
from tests.helpers.small_day import Copy, Day

ROOT = Path(__file__).parents[2]


@pytest.fixture
def decided_day(sent_day: Day) -> Day:
    """Everything merged, the tie in ENE broken, both awards given; the round is open."""
    day = sent_day
    day.merged()
    why = ("--reason", "มติที่ประชุม")
    day.chair.do("decide", "break_tie", "--category", "ENE", "--submission", "ENE-02", *why)
    day.chair.do("decide", "award", "--category", "ENE", "--submission", "ENE-02", *why)
    day.chair.do("decide", "award", "--category", "ENV", "--submission", "ENV-01", *why)
    return day


def verified_alone(path: Path, chair_key: str = "") -> tuple[int, str]:
    """(exit code, what it says) of ``verify.py`` without any of our other code."""
    command = [sys.executable, "-I", str(ROOT / "resources/verify/verify.py"), str(path), "--language", "en"]
    done = subprocess.run(
        [*command, *(["--chair-key", chair_key] if chair_key else [])],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout


def chair_key(day: Day) -> str:
    """The fingerprint that stands in the printed announcement."""
    return str(day.chair.do("identity", "show")["judge_key"])


def good(folder: Path, principal: str) -> str:
    """What ``ssh-keygen`` answers about ``results.json``, as VERIFY.txt tells people to ask."""
    told = (folder / "VERIFY.txt").read_text(encoding="utf-8")
    line = next(one for one in told.splitlines() if "-I SIGNER" in one)
    words, _, given = line.replace("SIGNER", principal).partition(" < ")
    code, said = stock_tools.run(*words.split(), given=(folder / given).read_bytes(), folder=folder)
    assert code == 0
    return said.decode()


@pytest.mark.parametrize("public", [False, True])
def test_anybody_checks_the_file_with_stock_tools(decided_day: Day, tmp_path: Path, public: bool) -> None:
    day = decided_day
    file = day.at("results.judgeresults")
    said = day.chair.do("publish", "-o", file, *(["--public"] if public else []))
    assert (said["path"], len(said["check_words"]), said["closed_now"]) == (str(file), 6, True)

    folder = tmp_path / "unpacked"
    folder.mkdir()
    names = stock_tools.unzipped(file.read_bytes(), folder)
    assert names[:2] == ["results.json", "results.json.sig"]
    results = json.loads((folder / "results.json").read_bytes())
    listing = "".join(f"{one['sha256']}  {one['name']}\n" for one in results["files"])
    listing += "".join(f"{one}  documents/{one}.json\n" for one in results["documents"])
    listing += "".join(f"{one}  decisions/{place}.json\n" for place, one in enumerate(results["decisions"], 1))
    (folder / "SHA256SUMS").write_text(listing + f"{said['sha256']}  results.json\n")
    assert stock_tools.sums_agree(folder)
    assert sorted(names[2:]) == [one["name"] for one in results["files"]]

    first = (folder / "allowed_signers").read_text().splitlines()[0].split()[0]
    assert stock_tools.signed_by(folder, "results.json", first, "judge-desktop-results-v1")
    assert stock_tools.signed_by(folder, "manifest.json", first, "judge-desktop-package-v1")
    for name in results["documents"]:
        judge = json.loads((folder / f"documents/{name}.json").read_bytes())["judge"]
        assert stock_tools.signed_by(folder, f"documents/{name}.json", judge, "judge-desktop-scores-v1")
        assert not stock_tools.signed_by(folder, f"documents/{name}.json", judge, "judge-desktop-results-v1")
    for place in range(1, len(results["decisions"]) + 1):
        assert stock_tools.signed_by(folder, f"decisions/{place}.json", first, "judge-desktop-decision-v1")
    assert chair_key(day) in good(folder, first)
    assert (folder / "people.json").exists() is not public
    explained = (folder / "VERIFY.txt").read_text(encoding="utf-8")
    for words in ("ไม่พิสูจน์ว่า", "Does not prove", "--chair-key SHA256:", "judge-desktop-results-v1", "unheard"):
        assert words in explained
    assert (folder / "verify.py").read_bytes() == (ROOT / "resources/verify/verify.py").read_bytes()


def test_both_verifiers_agree(decided_day: Day) -> None:
    day = decided_day
    file = day.at("results.judgeresults")
    day.chair.do("publish", "-o", file, "--public", "--winners-only")
    key = chair_key(day)
    stranger = day.judge("J1").do("identity", "show")["judge_key"]

    found = day.chair.do("verify", file)
    assert (found["type"], found["signed_by"], found["genuine"], found["chair_known"]) == ("results", key, True, True)
    assert found["own"] is None
    assert found["check_words"] == day.judge("J2").do("verify", file, "--chair-key", key)["check_words"]
    assert {check["ok"] for check in found["checks"]} == {True}
    assert verified_alone(file, key)[0] == 0
    assert (
        day.chair.do("verify", file, "--chair-key", stranger)["chair_known"],
        verified_alone(file, stranger)[0],
    ) == (
        False,
        1,
    )

    content = file.read_bytes()
    file.write_bytes(content.replace(b'"score":"', b'"score":"1', 1))
    ran = day.chair.run("verify", file)
    assert (ran.code, ran.said["genuine"], verified_alone(file)[0]) == (1, False, 1)
    assert ran.said["checks"] == [{"name": "whole_and_signed", "ok": False, "code": "container_damaged"}]


def test_the_chairs_key_is_given_as_people_write_it(decided_day: Day) -> None:
    day, file = decided_day, decided_day.at("results.judgeresults")
    day.chair.do("publish", "-o", file)
    key = chair_key(day)
    bare = key.removeprefix("SHA256:")
    for written in (bare, f" sha256:{bare[:9]} {bare[9:]}"):
        assert day.judge("J1").do("verify", file, "--chair-key", written)["chair_known"]
    for written in (bare[:-1], "หฟก", "SHA256:"):
        assert day.judge("J1").run("verify", file, "--chair-key", written).code == 2


def test_a_rehearsal_and_another_program_inside_are_told(decided_day: Day) -> None:
    file = decided_day.at("rehearsal.judgeresults")
    file.write_bytes(results_file(story(157), verify_program=b"print('EVERYTHING AGREES')"))
    ran = decided_day.chair.run("verify", file)
    assert (ran.code, ran.said["genuine"], ran.said["mode"], ran.said["audience"]) == (0, True, "rehearsal", "public")
    assert {one["name"]: one["ok"] for one in ran.said["checks"]}["program_known"] is False
    lines = decided_day.chair.run("verify", file, as_json=False).out
    assert "This is the result of a rehearsal, not the official one" in lines
    assert "verify.py in this file is not the one of this version; use one from a source you trust" in lines


def states(copy: Copy, file: Path) -> Any:
    """Submission -> what the judge's copy says became of her scorecard."""
    return {one["submission"]: one["state"] for one in copy.do("verify", file)["own"]["scorecards"]}


def test_a_judge_finds_her_scorecards_and_the_file_that_came_late_is_told(decided_day: Day) -> None:
    day = decided_day
    file = day.at("first.judgeresults")
    day.chair.do("publish", "-o", file)
    judge = day.judge("J3")
    assert set(states(judge, file).values()) == {"unchanged"}
    lines = judge.run("verify", file, as_json=False).out
    assert "All scorecards sealed here are in the file, unchanged (4)" in lines

    judge.do("score", "reopen", "ENV-01", "--reason", "แก้คะแนน")
    judge.do("score", "set", "ENV-01", "D1", "1")
    judge.do("score", "seal", "ENV-01")
    judge.do("score", "export", "-o", day.at("late.judgescore"))
    assert day.chair.do("merge", day.at("late.judgescore"))["files"][0]["outcome"] == "late"
    file = day.at("second.judgeresults")
    assert day.chair.do("publish", "-o", file)["closed_now"] is False
    assert states(judge, file) == {
        "ENE-01": "unchanged",
        "ENE-02": "unchanged",
        "ENV-01": "changed",
        "ENV-02": "unchanged",
    }
    assert verified_alone(file)[0] == 0

    day.chair.do("reopen", "--reason", "ไฟล์มาช้า")
    file = day.at("third.judgeresults")
    assert day.chair.do("publish", "-o", file)["closed_now"] is True
    assert set(states(judge, file).values()) == {"unchanged"}
    assert (day.judge("J1").do("verify", file)["genuine"], verified_alone(file)[0]) == (True, 0)


def test_paper_votes_an_acting_chair_and_a_new_laptop_flow_through(day: Day) -> None:
    """J2 has a new laptop, J3 scored on paper, the chair is recused in ENE, ENV has a joint award."""
    for judge in ("J1", "J2"):
        day.judge(judge).do("package", "open", day.at("day.judgepack"), "--as", judge)
    day.judge("J1").do("score", "recuse", "--category", "ENE", "--ground", "relative")
    new = Copy(day.at("new laptop"))
    new.do("package", "open", day.at("day.judgepack"), "--as", "J2")
    for copy, given in (
        (day.judge("J1"), ("ENV-01", "ENV-02")),
        (day.judge("J2"), ("ENV-01", "ENE-01")),
        (new, ("ENV-02", "ENE-02")),
    ):
        for submission in given:
            for criterion, score in (("D1", 7), ("D2", 25), ("D3", 30), ("D4", 18)):
                copy.do("score", "set", submission, criterion, score)
        copy.do("score", "seal", *given)
        copy.do("score", "export", "-o", day.at(f"{copy.home.name}.judgescore"))
    day.chair.do("merge", *day.folder.glob("*.judgescore"))
    key = new.do("identity", "show")["judge_key"]
    day.chair.do("decide", "replace_key", "--judge", "J2", "--sha256", key, "--reason", "เครื่องเสีย")
    for submission in ("ENV-01", "ENV-02", "ENE-01", "ENE-02"):
        for by, verb in (("สมชาย", "type"), ("สมหญิง", "confirm")):
            day.chair.do("paper", verb, "J3", submission, "D1=8", "D2=20", "D3=35", "D4=10", "--by", by)
    day.chair.do("decide", "acting_chair", "--judge", "J3", "--category", "ENE", "--reason", "ประธานมีส่วนได้เสีย")
    day.chair.do("decide", "no_award", "--category", "ENE", "--reason", "ไม่ถึงเกณฑ์")
    day.chair.do("decide", "break_tie", "--category", "ENV", "--submission", "ENV-02", "--reason", "หลักฐานชัดกว่า")
    day.chair.do("decide", "award", "--category", "ENV", "--submission", "ENV-02", "--reason", "มติ")
    votes = day.at("votes.csv")
    votes.write_text("submission,votes\nENV-01,12\nENE-01,9\n", encoding="utf-8")
    day.chair.do("popular-vote", "import", votes)
    for options in ((), ("--public",), ("--public", "--winners-only")):
        file = day.at("results.judgeresults")
        day.chair.do("publish", "-o", file, *options)
        found = day.judge("J1").do("verify", file)
        assert (found["genuine"], found["chair_known"]) == (True, True)
        code, lines = verified_alone(file, chair_key(day))
        assert code == 0, lines
    assert states(new, file) == {"ENE-02": "unchanged", "ENV-02": "unchanged"}
    assert states(day.judge("J2"), file) == {"ENE-01": "unchanged", "ENV-01": "unchanged"}


def test_what_stands_in_the_way_is_said(day: Day) -> None:
    file = day.at("results.judgeresults")
    assert day.judge("J1").run("publish", "-o", file).refused == "no_contest"
    assert day.chair.run("publish", "-o", day.at("nowhere") / "results").refused == "folder_not_writable"
    assert day.chair.run("decisions").said["decisions"] == []
    assert not file.exists()
    day.chair.do("publish", "-o", file)  # nothing was scored: nobody is ranked, and that is what it says
    assert verified_alone(file)[0] == 0
    assert day.chair.run("merge", file).said["files"][0]["code"] == "document_of_other_type"
    assert day.judge("J1").run("package", "open", file, "--as", "J1").refused == "document_of_other_type"


def test_a_card_that_is_too_large_is_called_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "bomb.judgecard"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo("card.json", (1980, 1, 1, 0, 0, 0)), bytes(2**20))
    said = Copy(tmp_path / "home").run("verify", path, as_json=False)
    assert (said.code, said.out.splitlines()[0].split(" is ")[0]) == (1, "The file “bomb.judgecard”")
