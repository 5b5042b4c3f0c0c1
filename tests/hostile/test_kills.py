"""Killed at any moment: what was acknowledged is there, nothing is half-done, and work goes on."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Any

import pytest

from judge_desktop.exchange.score_file import read_score_file
from judge_desktop.workflow.workspace import Workspace
from tests.helpers import small_day
from tests.helpers.nursery import Nursery
from tests.helpers.small_day import JUDGES, SUBMISSIONS, Copy, Day

EVERY, STEPS = 4, 6
"""Every fourth kill comes with the sixth acknowledgment, however fast the machine is; the others at moments."""
SOUND = {"healthy": True, "findings": [], "risks": []}
REVISIONS = 5


def staged(home: Path) -> list[Path]:
    """What lies in staging."""
    return list((home / "staging").iterdir())


def check_sound(copy: Copy) -> None:
    """Nothing is broken, and the next writing start leaves nothing in staging."""
    assert copy.do("doctor") == SOUND
    with Workspace(copy.home):
        assert staged(copy.home) == []


@pytest.fixture
def chance() -> random.Random:
    """Moments that differ from kill to kill and are the same in every run."""
    return random.Random(20231123)


@pytest.fixture
def breath(day: Day, nursery: Nursery) -> float:
    """About the seconds in which this machine opens a package: kills are timed by it, as no two machines are alike."""
    prepared = Copy(day.at("timed"))
    prepared.do("contest", "list")
    for number in range(32):  # to two minutes
        after = 0.03 * 1.3**number
        copy = prepared.copied(day.at(f"timed {number}"))
        package = str(day.at("day.judgepack"))
        if "opened" in nursery.kill("open", after, home=str(copy.home), package=package, judge="J2"):
            return after
    raise TimeoutError


def test_scores_survive_forty_kills(day: Day, nursery: Nursery, chance: random.Random, breath: float) -> None:
    judge = Copy(day.at("J1 again"))
    judge.do("package", "open", day.at("day.judgepack"), "--as", "J1")
    last: dict[tuple[str, str], str] = {}
    given = 0
    for number in range(40):
        if number % EVERY == 0:
            said = nursery.kill_at("score", STEPS, home=str(judge.home), start=given)
        else:
            said = nursery.kill("score", breath * chance.uniform(0.3, 2), home=str(judge.home), start=given)
        before = dict(last)
        for line in said:
            submission, criterion, value = line.split()
            last[submission, criterion] = value
        given += len(said)
        cards = judge.do("score", "show")["scorecards"]
        shown = {(card["submission"], key): value for card in cards for key, value in card["scores"].items()}
        unlike = {key for key, value in last.items() if shown[key] != value}
        assert len(unlike) <= 1, (unlike, before)  # the one that was on the way may be there already
        last |= {key: shown[key] for key in unlike}
    assert given >= 40 // EVERY * STEPS
    check_sound(judge)


def many_revisions(day: Day) -> list[Path]:
    """Score files of every judge, revision after revision."""
    files = []
    for judge in JUDGES:
        files.append(day.at(f"{judge}.judgescore"))
        for revision in range(2, REVISIONS + 1):
            path = day.at(f"{judge}-{revision}.judgescore")
            copy = day.judge(judge)
            copy.do("score", "reopen", "ENV-01", "--reason", "แก้ไข")
            copy.do("score", "set", "ENV-01", "D3", revision)
            copy.do("score", "seal", "ENV-01")
            copy.do("score", "export", "-o", path)
            files.append(path)
    return files


def test_merges_survive_thirty_six_kills(day: Day, nursery: Nursery, chance: random.Random, breath: float) -> None:
    files = many_revisions(day)
    calm = day.chair.copied(day.at("calm chair"))
    whole = calm.do("merge", *files)["view_sha256"]
    kills = 0
    while kills < 36:
        stormy = day.chair.copied(day.at(f"stormy chair {kills}"))
        merged: set[str] = set()
        left = chance.sample(files, len(files))
        while left and kills < 36:
            kills += 1
            merged |= set(
                nursery.kill(
                    "merge", breath * chance.uniform(0.3, 2), home=str(stormy.home), files=list(map(str, left))
                )
            )
            left = [path for path in left if path.name not in merged]
        preview = stormy.do("merge", "--preview", *files)["files"]
        absent = [one["path"] for one in preview if one["outcome"] != "already_present"]
        assert not {Path(path).name for path in absent} & merged
        check_sound(stormy)
        assert stormy.do("merge", *files)["view_sha256"] == whole
        assert stormy.do("merge", *reversed(files))["view_sha256"] == whole
        assert not list((stormy.home / "backups").glob("*.draft"))


def test_a_package_is_open_whole_or_not_at_all(
    day: Day, nursery: Nursery, chance: random.Random, breath: float
) -> None:
    outcomes = {"no": 0, "yes": 0}
    prepared = Copy(day.at("prepared"))
    prepared.do("contest", "list")
    for number in range(24):
        is_first_start = number % 6 == 0  # then the database is made, too
        copy = Copy(day.at("new home")) if is_first_start else prepared.copied(day.at(f"home {number}"))
        after = breath * chance.uniform(0.05, 4 if is_first_start else 1.6)
        asked = {"home": str(copy.home), "package": str(day.at("day.judgepack")), "judge": "J2"}
        if number % EVERY == 0:  # before the package is opened, and when it is
            said = nursery.kill_at("open", 1 + number // EVERY % 2, **asked)
        else:
            said = nursery.kill("open", after, **asked)
        shown = copy.run("score", "show")
        if shown.code == 0:
            outcomes["yes"] += 1
            assert [card["submission"] for card in shown.said["scorecards"]] == sorted_ids()
            assert len(list((copy.home / "attachments").glob("*/*"))) == len(SUBMISSIONS)
            assert copy.do("identity", "show")["name"] == f"ดร.{JUDGES['J2']}"
        else:
            outcomes["no"] += 1
            assert shown.refused == "no_package"
            assert "opened" not in said
        assert copy.do("package", "open", day.at("day.judgepack"), "--as", "J2")["attachments"] == len(SUBMISSIONS)
        check_sound(copy)
        copy.do("score", "set", "ENV-01", "D1", "7")
        shutil.rmtree(copy.home)
    assert min(outcomes.values()) >= 3, outcomes


def sorted_ids() -> list[str]:
    """The submissions in running order."""
    return list(SUBMISSIONS)


def held(path: Path, key: Any) -> tuple[int, str] | None:
    """(revision, hash) of a score file that must be whole; None when there is none."""
    if not path.exists():
        return None
    score_file = read_score_file(path.read_bytes(), key).score_file
    return score_file.revision, score_file.sha256


def test_a_score_file_is_old_or_new_and_no_revision_has_two_contents(
    day: Day, nursery: Nursery, chance: random.Random, breath: float
) -> None:
    judge, path = Copy(day.at("J3 again")), day.at("sent") / "J3.judgescore"
    path.parent.mkdir()
    judge.do("package", "open", day.at("day.judgepack"), "--as", "J3")
    with Workspace(judge.home) as ws:
        key = ws.identity.age_key
    known: dict[int, str] = {}
    for number in range(30):
        asked = {"home": str(judge.home), "path": str(path), "start": number}
        if number % EVERY == 0:
            said = nursery.kill_at("export", 2, **asked)
        else:
            said = nursery.kill("export", breath * chance.uniform(0.3, 2), **asked)
        for line in said:
            revision, sha256 = line.split()
            assert known.setdefault(int(revision), sha256) == sha256
            assert int(revision) == max(known)
        found = held(path, key)
        if found is not None:
            assert known.setdefault(*found) == found[1]
            assert found[0] == max(known)
    saved = judge.do("score", "export", "-o", path)
    assert saved["revision"] > max(known)
    assert len(known) > 10
    check_sound(judge)
    shutil.copy(path, day.at("J3-last.judgescore"))
    assert day.chair.run("merge", day.at("J3-last.judgescore")).said["files"][0]["outcome"] == "awaiting_confirmation"
    assert small_day.listing(path.parent)[-1] == "J3.judgescore"
