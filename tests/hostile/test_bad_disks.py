"""Full disks, folders that cannot be written, damaged databases: a sentence, and nothing lost."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from judge_desktop.workflow.workspace import Workspace
from tests.helpers import small_day
from tests.helpers.nursery import Nursery
from tests.helpers.refusals import check_sentences, refusal, refused_by
from tests.helpers.small_day import JUDGES, Copy, Day


def writers(day: Day) -> dict[str, tuple[Copy, tuple[object, ...]]]:
    """Commands that write, each with the copy that runs it."""
    out = day.at("out")
    out.mkdir()
    deck = day.at("contest") / "attachments" / "ENV-01" / "late.pdf"
    deck.write_bytes(b"%PDF-1.7 late" + bytes(100_000))
    judge = Copy(day.at("fresh judge"))
    judge.do("contest", "list")
    published = day.chair.copied(day.at("closed chair"))
    published.do("merge", *(day.at(f"{one}.judgescore") for one in JUDGES))
    published.do("close", "--reason", "ปิด")
    return {
        "merge": (day.chair, ("merge", *(day.at(f"{judge}.judgescore") for judge in JUDGES))),
        "open": (judge, ("package", "open", day.at("day.judgepack"), "--as", "J1")),
        "set": (day.judge("J1"), ("score", "reopen", "ENV-01", "--reason", "แก้ไข")),
        "export": (day.judge("J2"), ("score", "export", "-o", out / "x.judgescore")),
        "update": (day.chair, ("contest", "update", day.at("contest"))),
        "build": (day.chair, ("package", "build", "-o", out / "x.judgepack")),
        "publish": (published, ("publish", "-o", out / "x.judgeresults")),
        "report": (day.judge("J3"), ("report", "scorecards", "-o", out / "pdf")),
        "backup": (day.chair, ("backup", "-o", out / "x.backup")),
        "restore": (Copy(out / "restored"), ("restore", day.at("day.backup"))),
        "card": (day.judge("J1"), ("identity", "card", "-o", out / "x.judgecard")),
        "contest": (Copy(day.at("c1")), ("contest", "new", out / "contest")),
        "identity": (Copy(day.at("c2")), ("identity", "create", "--name", "ผู้ใด")),
        "demo": (Copy(day.at("c3")), ("demo", "--out", out / "demo", "--judges", "3", "--submissions", "3")),
    }


def is_half_written(path: Path) -> bool:
    """What a failure must not leave behind."""
    return path.name.endswith((".part", ".draft", ".restoring", ".tmp"))


@pytest.mark.parametrize("largest", [0, 700, 5_000, 40_000])
def test_a_full_disk(largest: int, day: Day, nursery: Nursery) -> None:
    """No file may grow beyond a size: every write past it fails, as on a full disk."""
    for name, (copy, words) in writers(day).items():
        if name in ("demo", "report") and largest:
            continue
        before = small_day.state_of(copy.home)
        hindered = nursery.run(copy.arguments(*words), largest_file=largest)
        assert hindered.code in (0, 1), (name, hindered)
        if hindered.code == 1:
            assert hindered.refused in {"disk_full", "disk_failed"}, (name, hindered)
            thai = nursery.run(copy.arguments(*words, language="th"), largest_file=largest)
            check_sentences(thai.said["error"]["message"], hindered.said["error"]["message"])
            if name == "open":  # verified attachments may lie at their places before anything names them
                assert copy.run("score", "show").refused == "no_package"
            elif copy.home.exists() and name not in ("identity", "contest", "restore", "demo"):
                assert small_day.state_of(copy.home) == before, name
        assert hindered.code == 1 or largest > 0 or name == "set", name
        assert not [path for path in day.folder.rglob("*") if is_half_written(path)], name
        assert not list((copy.home / "staging").glob("*")), name
        if name not in ("contest", "demo", "restore"):
            again = copy.run(*words)
            assert again.code == 0 or hindered.code == 0, (name, again)
            assert copy.do("doctor")["healthy"]


def test_a_folder_that_cannot_be_written(day: Day, nursery: Nursery) -> None:
    everything = writers(day)
    out = day.at("out")
    for name in ("export", "build", "backup", "card", "report", "publish"):
        out.chmod(0o500)
        copy, words = everything[name]
        before = small_day.state_of(copy.home)
        refused = {
            language: nursery.run(copy.arguments(*words, language=language), plain_user=True)
            for language in ("th", "en")
        }
        assert refused["en"].refused in {"folder_not_writable", "data_folder_read_only"}, name
        check_sentences(refused["th"].said["error"]["message"], refused["en"].said["error"]["message"])
        out.chmod(0o700)
        assert list(out.iterdir()) == [], name
        assert small_day.state_of(copy.home) == before, name
        copy.do(*words)
        for path in out.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def test_a_place_where_nothing_can_be_saved(day: Day) -> None:
    """A folder where a file should be, a file where a folder should be, a name too long, a folder that is not there."""
    (day.at("a folder") / "full").mkdir(parents=True)
    day.at("a file").write_text("mine")
    day.chair.do("merge", day.at("J1.judgescore"))
    places = [day.at("a file") / "below", day.at("n" * 300), Path("/proc/nothing/here")]
    for copy, words, more in (
        (day.judge("J1"), ("score", "export", "-o"), [day.at("a folder"), day.at("missing") / "x"]),
        (day.judge("J1"), ("identity", "card", "-o"), [day.at("a folder"), day.at("missing") / "x"]),
        (day.chair, ("package", "build", "-o"), [day.at("a folder"), day.at("missing") / "x"]),
        (day.chair, ("backup", "-o"), [day.at("a folder"), day.at("missing") / "x"]),
        (day.chair, ("publish", "-o"), [day.at("a folder"), day.at("missing") / "x"]),
        (day.chair, ("report", "scorecards", "-o"), [day.at("a file")]),
        (day.chair, ("contest", "new"), [day.at("a file"), day.at("a folder")]),
        (day.chair, ("demo", "--out"), [day.at("a file"), day.at("a folder")]),
    ):
        for place in [*places, *more]:
            code = refusal(copy, *words, place)
            assert code in {"folder_not_writable", "data_folder_read_only", "folder_not_empty"}, (words, place)
    assert day.at("a file").read_text() == "mine"
    for home in places:
        assert Copy(home).run("contest", "list").refused == "data_folder_read_only"


def test_a_full_disk_leaves_an_open_round_that_was_closed_for_its_results_closed(day: Day, nursery: Nursery) -> None:
    chair, path = day.chair, day.at("out") / "x.judgeresults"
    path.parent.mkdir()
    chair.do("merge", *(day.at(f"{judge}.judgescore") for judge in JUDGES))
    for largest in (40_000, 100_000):
        full = nursery.run(chair.arguments("publish", "-o", path), largest_file=largest)
        assert full.refused == "disk_full"
        assert [one["kind"] for one in chair.do("decisions")["decisions"]] == ["close"]
        assert list(path.parent.iterdir()) == []
        assert chair.do("doctor")["healthy"]
    assert chair.do("publish", "-o", path)["closed_now"] is False
    assert chair.do("verify", path)["genuine"]


def test_a_data_folder_that_cannot_be_written(day: Day, nursery: Nursery) -> None:
    judge = day.judge("J1")
    before = small_day.state_of(judge.home)
    places = [judge.home, *(path for path in judge.home.rglob("*") if path.is_dir())]
    for place in places:
        place.chmod(0o500)
    refused = {
        language: nursery.run(judge.arguments("score", "absent", "ENV-02", language=language), plain_user=True)
        for language in ("th", "en")
    }
    for place in places:
        place.chmod(0o700)
    assert refused["en"].refused == "data_folder_read_only"
    check_sentences(refused["th"].said["error"]["message"], refused["en"].said["error"]["message"])
    assert small_day.state_of(judge.home) == before
    file = Copy(day.at("day.judgepack"))
    assert file.run("contest", "list").code == 1
    assert file.run("contest", "create", day.at("contest")).code == 1


def test_a_second_running_copy(day: Day) -> None:
    """While one copy writes, another is refused; commands that only read work."""
    judge = day.judge("J1")
    cards = judge.do("score", "show")
    with Workspace(judge.home) as first:
        assert refusal(judge, "score", "absent", "ENV-02") == "already_running"
        assert refusal(judge, "package", "open", day.at("day.judgepack")) == "already_running"
        assert refusal(judge, "publish", "-o", day.at("x.judgeresults")) == "already_running"
        assert judge.do("score", "show") == cards
        assert judge.do("doctor")["healthy"]
        assert judge.do("verify", day.at("day.judgepack"))["chair_known"]
        judge.do("backup", "-o", day.at("beside.backup"))
        assert first.is_writing
    judge.do("score", "reopen", "ENV-02", "--reason", "แก้ไข")


def test_a_damaged_and_a_newer_database(day: Day) -> None:
    newer, damaged = day.judge("J1"), day.judge("J2")
    with closing(sqlite3.connect(newer.home / "judge-desktop.sqlite3")) as connection:
        connection.execute("UPDATE schema_version SET version_num = '9999'")
        connection.commit()
    assert refused_by(lambda language: newer.run("score", "show", language=language), newer.home) == "database_newer"
    assert refused_by(lambda language: newer.run("score", "seal", language=language), newer.home) == "database_newer"
    database = damaged.home / "judge-desktop.sqlite3"
    content = b"This is no database at all. " * 400
    database.write_bytes(content)
    for words in (("score", "show"), ("score", "seal")):
        ran = {language: damaged.run(*words, language=language) for language in ("th", "en")}
        assert ran["en"].refused == "database_damaged"
        check_sentences(ran["th"].said["error"]["message"], ran["en"].said["error"]["message"])
    assert database.read_bytes() == content
    sick = damaged.run("doctor")
    assert (sick.code, [one["code"] for one in sick.said["findings"]]) == (1, ["database_not_sound"])


def test_broken_settings_are_put_aside(day: Day, nursery: Nursery) -> None:
    judge = day.judge("J1")
    (judge.home / "settings.json").write_text("{]", encoding="utf-8")
    told = nursery.run(["--home", str(judge.home), "score", "seal"])
    assert (told.code, told.err) == (0, "")
    assert not (judge.home / "settings.json").exists()
    assert (judge.home / "settings.broken.json").read_text(encoding="utf-8") == "{]"
