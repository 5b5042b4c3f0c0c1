"""The evening by commands alone: figures in every method, decisions, closing, what comes too late, publishing twice."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from tests.helpers.small_day import JUDGES, Copy, Day, winners

WHY = ("--reason", "มติที่ประชุม")
METHODS = ("mean", "trimmed_mean", "median", "severity_adjusted", "rank_sum")
FIGURES = ("mean", "median", "trimmed_mean", "severity_adjusted", "rank_sum", "z_score_mean")
STOCK_PYTHON = shutil.which("python3", path="/usr/bin:/bin") or sys.executable


def test_the_whole_evening(sent_day: Day) -> None:
    day = sent_day
    merge(day)
    every_method_says_what_the_table_says(day)
    decide(day)
    close(day)
    what_comes_now_is_late(day)
    reopen_and_decide_again(day)
    first = {audience: published(day, audience, closed_now=False) for audience in ("internal", "public")}
    for file in first.values():
        is_accepted(day, file)
    who_may_get_it_is_said(day)
    judges_find_theirs(day, first["internal"])
    a_public_file_names_nobody(first["public"])
    whoever_changes_it_is_found_out(day, first["internal"])
    assert winners(day.chair) == {"ENE": ["ENE-02"], "ENV": ["ENV-02"]}


def merge(day: Day) -> None:
    said = day.merged()
    assert (said["missing"], [one["outcome"] for one in said["files"]]) == ([], ["accepted"] * 3)


def every_method_says_what_the_table_says(day: Day) -> None:
    """The round's figures are those of a plain table of the same scores, which nobody signed."""
    table = day.at("scores.csv")
    table.write_text("\n".join(["submission,judge,category,criterion,score", *rows_of_the_day(day)]), encoding="utf-8")
    anywhere = day.judge("J1")
    for method in METHODS:
        here = day.chair.do("results", "--method", method)
        words = ("tally", table, "--rubric", day.at("contest") / "contest.toml", "--method", method)
        there = anywhere.do(*words)
        assert figures(here) == figures(there)
        assert (here["method"], there["method"]) == (method, method)
        assert (here["judges"], here["agreement"]) == (there["judges"], there["agreement"])
    ranked = {one["submission"]: one["score"] for one in standings(day.chair)}
    assert ranked == {"ENV-01": "84.00", "ENV-02": "75.00", "ENE-01": "86.00", "ENE-02": "86.00"}


def decide(day: Day) -> None:
    """What the figures warn of is settled: the tie in ENE by the chair, then both awards."""
    chair = day.chair
    assert "tie_needs_decision" in {one["code"] for one in chair.do("results")["warnings"]}
    chair.do("decide", "break_tie", "--category", "ENE", "--submission", "ENE-02", *WHY)
    chair.do("decide", "award", "--category", "ENE", "--submission", "ENE-02", *WHY)
    chair.do("decide", "award", "--category", "ENV", "--submission", "ENV-01", *WHY)
    assert "tie_needs_decision" not in {one["code"] for one in chair.do("results")["warnings"]}


def close(day: Day) -> None:
    """A closed round takes no decision about its result; what was refused left nothing behind."""
    chair = day.chair
    assert chair.do("close", "--reason", "ครบแล้ว")["decision"]["kind"] == "close"
    before = chair.do("decisions")
    votes = day.at("votes.csv")
    votes.write_text("submission,votes\nENV-01,12\n", encoding="utf-8")
    score_file = chair.do("merge", day.at("J1.judgescore"))["files"][0]["sha256"]
    for words in (
        ("decide", "no_award", "--category", "ENV", *WHY),
        ("decide", "exclude", "--judge", "J2", *WHY),
        ("decide", "set_aside", "--sha256", score_file, *WHY),
        ("popular-vote", "import", votes),
    ):
        assert chair.run(*words).refused == "round_closed"
    assert chair.do("decisions") == before
    assert chair.do("results")["closed"] is True


def what_comes_now_is_late(day: Day) -> None:
    """J3 changes her mind after the end: her file is kept, and the result stays what it was."""
    judge, before = day.judge("J3"), standings(day.chair)
    judge.do("score", "reopen", "ENV-02", "--reason", "อ่านผลงานอีกครั้ง")
    for criterion, score in (("D1", 10), ("D2", 30), ("D3", 40), ("D4", 20)):
        judge.do("score", "set", "ENV-02", criterion, score)
    judge.do("score", "reopen", "ENV-01", "--reason", "อ่านผลงานอีกครั้ง")
    judge.do("score", "set", "ENV-01", "D3", "1")
    judge.do("score", "seal", "ENV-01", "ENV-02")
    judge.do("score", "export", "-o", day.at("late.judgescore"))
    assert day.chair.do("merge", day.at("late.judgescore"))["files"][0]["outcome"] == "late"
    assert standings(day.chair) == before


def reopen_and_decide_again(day: Day) -> None:
    """Her file counts now, another submission leads, and the award is taken back before it is given to that one."""
    chair = day.chair
    chair.do("reopen", "--reason", "ที่ประชุมให้นับไฟล์ที่มาช้า")
    assert {one["submission"]: one["score"] for one in standings(chair)} == {
        "ENV-02": "83.00",
        "ENV-01": "73.33",
        "ENE-02": "86.00",
        "ENE-01": "86.00",
    }
    (given,) = (one for one in chair.do("decisions")["decisions"] if (one["kind"], one["category"]) == ("award", "ENV"))
    chair.do("decide", "restore", "--sha256", given["sha256"], "--category", "ENV", *WHY)
    chair.do("decide", "award", "--category", "ENV", "--submission", "ENV-02", *WHY)
    chair.do("close", "--reason", "นับไฟล์ครบแล้ว")
    assert chair.run("close").refused == "already_closed"


def published(day: Day, audience: str, *, closed_now: bool) -> Path:
    file = day.at(f"{audience}.judgeresults")
    said = day.chair.do("publish", "-o", file, *(["--public"] if audience == "public" else []))
    assert (said["path"], said["closed_now"], len(said["check_words"])) == (str(file), closed_now, 6)
    return file


def who_may_get_it_is_said(day: Day) -> None:
    """By whoever publishes without ``--json``: the words to read aloud, and that one of the versions is not for all."""
    file = day.at("once more.judgeresults")
    said = day.chair.run("publish", "-o", file, language="th", as_json=False).out.splitlines()
    assert (said[0], said[1].split(": ")[0]) == (str(file), "คำยืนยันของไฟล์นี้")
    assert said[2:] == ["กรรมการและผู้จัดการประกวดเท่านั้น ห้ามเผยแพร่บนเว็บไซต์"]


def is_accepted(day: Day, file: Path) -> None:
    """By the chair's copy, by a computer that knows nobody and is told the key, and by Python alone."""
    key = day.chair.do("identity", "show")["judge_key"]
    found = day.chair.do("verify", file)
    assert (found["type"], found["genuine"], found["chair_known"], found["own"]) == ("results", True, True, None)
    stranger = Copy(day.at("a stranger"))
    assert stranger.do("verify", file)["chair_known"] is False
    assert stranger.do("verify", file, "--chair-key", key)["chair_known"] is True
    code, said = verified_with_what_is_inside(file, key)
    assert (code, said.splitlines()[-1]) == (0, "EVERYTHING AGREES")
    a_person_reads_it(day, stranger, file, key)
    judges_key = day.judge("J1").do("identity", "show")["judge_key"]
    assert verified_with_what_is_inside(file, judges_key)[0] == 1


def a_person_reads_it(day: Day, stranger: Copy, file: Path, key: str) -> None:
    """The verdict, whose it is, every check in words: nothing that only a program understands."""
    said = stranger.run("verify", file, language="th", as_json=False).out.splitlines()
    assert said[:3] == [
        "ไฟล์แท้ ไม่มีการแก้ไข และคำนวณคะแนนรวมกับลำดับซ้ำได้ตรงกันทั้งหมด",
        "เครื่องนี้ไม่รู้จักกุญแจของประธาน กรุณาเทียบลายนิ้วมือนี้กับประกาศผลฉบับพิมพ์",
        f"ลายนิ้วมือกุญแจของผู้ลงนาม: {key}",
    ]
    checks = [line for line in said if line.startswith("✓ ")]
    assert (len(checks), [line for line in checks if "a" <= line[2] <= "z"]) == (20, [])
    asked = stranger.run("verify", file, "--chair-key", key, language="th", as_json=False).out.splitlines()
    assert asked[1] == "ตรงกัน ผู้ลงนามคือประธานตามประกาศผล"


def judges_find_theirs(day: Day, file: Path) -> None:
    """Each of them all four; J3 as she sealed them last."""
    totals = {}
    for judge in JUDGES:
        own = day.judge(judge).do("verify", file)["own"]
        assert own["judge"] == judge
        assert {one["state"] for one in own["scorecards"]} == {"unchanged"}
        totals[judge] = {one["submission"]: one["total"] for one in own["scorecards"]}
    assert totals["J1"] == {"ENE-01": "86", "ENE-02": "86", "ENV-01": "85", "ENV-02": "74"}
    assert totals["J3"] == {"ENE-01": "86", "ENE-02": "86", "ENV-01": "51", "ENV-02": "100"}


def a_public_file_names_nobody(file: Path) -> None:
    """Neither people nor reasons, in whatever it holds."""
    with ZipFile(file) as container:
        names = container.namelist()
        content = b"".join(container.read(name) for name in names if name not in ("verify.py", "VERIFY.txt"))
    assert [name for name in names if "people" in name or "remarks" in name] == []
    for words in (*JUDGES.values(), "มติที่ประชุม", "อ่านผลงานอีกครั้ง", "คลองใสใจดี"):
        assert words.encode() not in content
        assert json.dumps(words).encode() not in content


def whoever_changes_it_is_found_out(day: Day, file: Path) -> None:
    """Another submission in the first place: both programs refuse, and neither says anything of what it claims."""
    forged = day.at("forged.judgeresults")
    content = file.read_bytes()
    assert b'"rank":1' in content
    forged.write_bytes(content.replace(b'"rank":1', b'"rank":2', 1))
    ran = day.judge("J2").run("verify", forged)
    assert (ran.code, ran.said["genuine"], "own" in ran.said and ran.said["own"] is not None) == (1, False, False)
    code, said = verified_with(PROGRAM_OUTSIDE, forged)
    assert (code, said.startswith("WRONG")) == (1, True)


# --- looking ----------------------------------------------------------------------------------------------------------

PROGRAM_OUTSIDE = Path(__file__).parents[2] / "resources/verify/verify.py"


def verified_with_what_is_inside(file: Path, key: str) -> tuple[int, str]:
    """As VERIFY.txt says: the program that lies in the file is taken out and run."""
    program = file.with_suffix(".verify.py")
    with ZipFile(file) as container:
        program.write_bytes(container.read("verify.py"))
    return verified_with(program, file, "--chair-key", key)


def verified_with(program: Path, file: Path, *more: str) -> tuple[int, str]:
    """(exit code, what it says) of the stock Python of this computer, without anything of ours."""
    command = [STOCK_PYTHON, "-I", "-X", "utf8", str(program), str(file), "--language", "en", *more]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False)
    return done.returncode, done.stdout


def rows_of_the_day(day: Day) -> Iterator[str]:
    """Every score as the judges' own copies show it."""
    for judge in JUDGES:
        for card in day.judge(judge).do("score", "show")["scorecards"]:
            submission = card["submission"]
            for criterion, score in card["scores"].items():
                yield f"{submission},{judge},{submission.split('-')[0]},{criterion},{score}"


def standings(chair: Copy) -> list[Any]:
    """All categories one after the other."""
    return [one for category in chair.do("results")["categories"] for one in category["standings"]]


def figures(said: Mapping[str, Any]) -> dict[str, Any]:
    """Submission -> rank, score and every figure of it; category -> how often each was put before each."""
    found: dict[str, Any] = {}
    for category in said["categories"]:
        found[category["category"]] = category["head_to_head"]
        for one in category["standings"]:
            found[one["submission"]] = [one[name] for name in ("rank", "tied", "score", *FIGURES)]
    return found
