"""A judge's laptop is lost in the middle of the day: her scores come back from the chair's copy to the new one."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pyrage
import pytest

from tests.helpers.small_day import JUDGES, SUBMISSIONS, Copy, Day

ALL = sorted(SUBMISSIONS)


@pytest.fixture
def merged_day(sent_day: Day) -> Day:
    """The chair has the score files of all three judges."""
    sent_day.merged()
    return sent_day


def new_laptop(day: Day, judge: str) -> Copy:
    """A fresh copy of the program with its own keys, whose card the chair took in."""
    copy = Copy(day.at(f"{judge} new"))
    copy.do("identity", "create", "--name", f"ดร.{JUDGES[judge]}")
    copy.do("identity", "card", "-o", day.at("new.judgecard"))
    day.chair.do("panel", "add", day.at("new.judgecard"), "--as", judge)
    return copy


def handed_back(day: Day, *options: str) -> Any:
    """The chair's next package, which takes the scores of J2 back to her."""
    return day.chair.do("package", "build", "--update", "-o", day.at("update.judgepack"), "--hand-back", "J2", *options)


def opened(day: Day, copy: Copy, judge: str = "J2") -> Any:
    """What opening both packages says about the second."""
    copy.do("package", "open", day.at("day.judgepack"), "--as", judge)
    return copy.do("package", "open", day.at("update.judgepack"))


def scores_of(copy: Copy) -> dict[str, tuple[str, dict[str, str | None]]]:
    """Submission -> state and scores."""
    cards = copy.do("score", "show")["scorecards"]
    return {one["submission"]: (one["state"], one["scores"]) for one in cards}


def test_the_scores_come_back_are_mended_sent_and_counted(merged_day: Day) -> None:
    day = merged_day
    before = scores_of(day.judge("J2"))
    laptop = new_laptop(day, "J2")
    assert handed_back(day)["handed_back"] == ["J2"]

    said = opened(day, laptop)

    assert (sorted(said["taken_back"]), said["kept"], said["changes"]) == (ALL, [], [])
    assert scores_of(laptop) == before
    laptop.do("score", "set", "ENV-01", "D1", 10)  # not sent from here yet: no reason is asked
    laptop.do("score", "seal", "ENV-01")
    sent = laptop.do("score", "export", "-o", day.at("J2 again.judgescore"))
    assert sent["revision"] == 1
    merged = day.chair.do("merge", day.at("J2 again.judgescore"))
    assert [one["outcome"] for one in merged["files"]] == ["accepted"]
    key = laptop.do("identity", "show")["judge_key"]
    day.chair.do("decide", "replace_key", "--judge", "J2", "--sha256", key, "--reason", "เครื่องเดิมสูญหาย")
    results = day.chair.do("results")
    line = next(one for part in results["categories"] for one in part["standings"] if one["submission"] == "ENV-01")
    assert line["criteria"]["D1"] == pytest.approx((9 + 10 + 7) / 3)


def test_opening_the_update_twice_changes_nothing_and_what_is_typed_stays(merged_day: Day) -> None:
    day = merged_day
    laptop = new_laptop(day, "J2")
    handed_back(day)
    laptop.do("package", "open", day.at("day.judgepack"), "--as", "J2")
    laptop.do("score", "set", "ENE-01", "D1", 1)

    first = laptop.do("package", "open", day.at("update.judgepack"))
    second = laptop.do("package", "open", day.at("update.judgepack"))

    assert (sorted(first["taken_back"]), first["kept"]) == ([one for one in ALL if one != "ENE-01"], ["ENE-01"])
    assert (second["taken_back"], second["kept"]) == ([], ["ENE-01"])
    assert scores_of(laptop)["ENE-01"] == ("draft", {"D1": "1", "D2": None, "D3": None, "D4": None})


def test_nobody_else_reads_what_goes_back(merged_day: Day) -> None:
    day = merged_day
    new_laptop(day, "J2")
    handed_back(day)

    said = opened(day, day.judge("J1"), "J1")
    old = day.judge("J2").do("package", "open", day.at("update.judgepack"))

    assert (said["taken_back"], said["kept"]) == ([], [])
    assert (old["taken_back"], old["kept"]) == ([], [])
    with zipfile.ZipFile(day.at("update.judgepack")) as package:
        entry = next(name for name in package.namelist() if name.startswith("handed_back/"))
        content = package.read(entry)
    for copy in (day.chair, *(day.judge(judge) for judge in JUDGES)):
        with pytest.raises(pyrage.DecryptError):
            pyrage.decrypt(content, [pyrage.x25519.Identity.from_str(age_secret(copy))])


def test_a_tampered_file_on_its_way_back_refuses_the_update(merged_day: Day) -> None:
    day = merged_day
    laptop = new_laptop(day, "J2")
    handed_back(day)
    laptop.do("package", "open", day.at("day.judgepack"), "--as", "J2")
    content = bytearray(day.at("update.judgepack").read_bytes())
    place = content.index(b"age-encryption.org/v1") + 300
    content[place] ^= 1
    day.at("bent.judgepack").write_bytes(content)

    assert laptop.run("package", "open", day.at("bent.judgepack")).refused == "container_damaged"
    assert {state for state, _ in scores_of(laptop).values()} == {"draft"}
    assert all(set(scores.values()) == {None} for _, scores in scores_of(laptop).values())


def test_stock_tools_open_and_check_what_came_back(merged_day: Day, tmp_path: Path) -> None:
    """Promise 2 of the formats: ``unzip``, ``sha256sum -c``, ``age -d`` and ``ssh-keygen -Y verify`` suffice."""
    day = merged_day
    laptop = new_laptop(day, "J2")
    handed_back(day)
    with zipfile.ZipFile(day.at("update.judgepack")) as package:
        package.extractall(tmp_path)
    assert subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path, check=False).returncode == 0
    content = next((tmp_path / "handed_back").iterdir()).read_bytes()
    plain = pyrage.decrypt(content, [pyrage.x25519.Identity.from_str(age_secret(laptop))])
    with zipfile.ZipFile(io.BytesIO(plain)) as scores:
        scores.extractall(tmp_path / "scores")
    signers, signature = tmp_path / "allowed_signers", tmp_path / "scores" / "scores.json.sig"
    checked = subprocess.run(
        f"ssh-keygen -Y verify -f {signers} -I J2 -n judge-desktop-scores-v1 -s {signature}".split(),
        input=(tmp_path / "scores" / "scores.json").read_bytes(),
        check=False,
        capture_output=True,
    )
    assert checked.returncode == 0, checked


@pytest.mark.parametrize(
    ("prepare", "options", "code"),
    [
        ("no card", (), "no_new_laptop"),
        ("no score file", (), "nothing_to_hand_back"),
        ("card", ("--hand-back", "J9"), "judge_unknown"),
        ("card", ("--hand-back", "J1=SHA256:" + "A" * 43), "no_new_laptop"),
    ],
)
def test_what_cannot_go_back_is_refused_and_nothing_is_built(
    sent_day: Day, prepare: str, options: tuple[str, ...], code: str
) -> None:
    if prepare != "no score file":
        sent_day.merged()
    if prepare != "no card":
        new_laptop(sent_day, "J2")
    path = sent_day.at("update.judgepack")

    ran = sent_day.chair.run("package", "build", "--update", "-o", path, "--hand-back", "J2", *options)

    assert (ran.refused, path.exists()) == (code, False)


def age_secret(copy: Copy) -> str:
    """The age key of a copy without a passphrase, as its data folder keeps it."""
    text = (copy.home / "identity" / "identity.key").read_text(encoding="utf-8")
    start = text.index("AGE-SECRET-KEY-1")
    return text[start : start + 74]


# --- opening a package, word by word ----------------------------------------------------------------------------------


def test_name_and_check_words_are_settled_after_opening(day: Day) -> None:
    judge = day.judge("J3")
    built = day.chair.do("package", "build", "--update", "-o", day.at("two.judgepack"))
    judge.do("package", "open", day.at("day.judgepack"), "--as", "J3")
    judge.do("score", "set", "ENV-01", "D1", 7)

    assert judge.do("package", "choose", "J2")["judge"] == "J2"
    assert scores_of(judge)["ENV-01"][1]["D1"] is None, "scores stay with their name"
    assert judge.do("package", "choose", "J3")["judge"] == "J3"
    assert scores_of(judge)["ENV-01"][1]["D1"] == "7"
    assert judge.run("package", "choose", "J9").refused == "judge_unknown"

    assert judge.do("package", "open", day.at("two.judgepack"))["confirmed"] is False
    assert judge.do("package", "confirm", "--words", " ".join(built["check_words"])) == {"confirmed": True}
    assert judge.do("package", "changes")["packages"][0]["changes"] == []
