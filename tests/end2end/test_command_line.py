"""The command line as a shell sees it: usage, streams, help, processes of their own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.helpers import small_day
from tests.helpers.small_day import Copy, Day


@pytest.mark.parametrize(
    "words",
    [
        ("nonsense",), ("identity",), ("identity", "create"), ("score", "set", "ENV-01", "D1"),
        ("score", "recuse", "--ground", "party"), ("score", "recuse", "A", "--category", "B", "--ground", "party"),
        ("score", "recuse", "A", "--ground", "friendship"), ("decide", "close", "--reason", "x"),
        ("decide", "award", "--reason", "x", "--value", "nameless"), ("decide", "award"), ("merge",),
        ("package", "build"), ("package", "build", "-o", "x", "--encrypt", "rot13"), ("panel", "confirm", "J1"),
        ("panel", "confirm", "J1", "--paper", "--unheard"), ("report", "poems", "-o", "x"), ("demo",),
        ("demo", "--out", "x", "--judges", "many"), ("results", "--method", "guess"), ("tally", "x", "--decimals", "9"),
        ("longer-than-a-name" * 300,),
    ],
    ids=lambda words: " ".join(words)[:60],
)  # fmt: skip
def test_wrong_usage_is_two_and_says_so_on_stderr(words: tuple[str, ...], tmp_path: Path) -> None:
    ran = Copy(tmp_path / "home").run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert "usage: judge-desktop" in ran.err
    assert not (tmp_path / "home").exists()


def test_people_get_lines_and_messages_on_stderr(day: Day) -> None:
    small_day.open_packages(day)
    judge = day.judge("J1")
    shown = judge.run("score", "show", as_json=False, language="th")
    assert (shown.code, len(shown.out.splitlines()), shown.err) == (0, 4, "")
    refused = judge.run("score", "set", "ENV-01", "D1", "11", as_json=False, language="th")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err == "คะแนนเกินคะแนนเต็ม 10 คะแนน\n"
    small_day.write_table(day.at("contest") / "panel.xlsx", [{"id": "J1", "role": "คนสวน"}])
    refused = day.chair.run("contest", "update", day.at("contest"), as_json=False, language="th")
    assert (refused.code, refused.out) == (1, "")
    assert re.search(r"^✗ panel.xlsx · แถว 2 · .*: ", refused.err, re.MULTILINE), refused.err
    refused = judge.run("results", as_json=False)
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith("There is no contest")


def test_version_and_help_need_no_data_folder(tmp_path: Path) -> None:
    copy = Copy(tmp_path / "home")
    assert copy.start("--version").out.startswith("judge-desktop ")
    helped = copy.run("--help")
    assert helped.code == 0
    assert all(word in helped.out for word in ("demo", "package", "merge", "restore"))
    assert not copy.home.exists()


def test_the_main_commands_in_processes_of_their_own(day: Day) -> None:
    """The same through the operating system: arguments, exit codes, one JSON object on stdout, nothing on stderr."""
    judge = day.judge("J1")
    for copy, words in (
        (judge, ("package", "open", day.at("day.judgepack"), "--as", "J1")),
        (judge, ("score", "set", "ENV-01", "D1", "๙")),
        (judge, ("score", "export", "-o", day.at("J1.judgescore"))),
        (day.chair, ("merge", day.at("J1.judgescore"))),
        (day.chair, ("results",)),
        (day.chair, ("backup", "-o", day.at("x.backup"))),
    ):
        ran = copy.start(*words)
        assert (ran.code, ran.err) == (0, ""), words
        assert isinstance(ran.said, dict)
    refused = judge.start("score", "set", "ENV-01", "D1", "11")
    assert (refused.code, set(refused.said), refused.err) == (1, {"error"}, "")
    assert set(refused.said["error"]) == {"code", "message", "details", "help"}
    assert judge.start("score", "set").code == 2
    surroundings = {"JUDGE_DESKTOP_PASSPHRASE_FILE": str(day.at("nowhere.txt"))}
    strange = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    thai = judge.start("score", "seal", "ENE-01", language="th", environment=strange)
    assert "กรุณา" in thai.said["error"]["message"] or "แก้ไข" in thai.said["error"]["message"]
    strange_name = day.chair.start("verify", b"\xff\xfe.judgescore".decode("utf-8", "surrogateescape"))
    assert strange_name.refused == "file_not_found"
    backup = day.chair.run("verify", day.at("x.backup"))
    assert backup.refused == "document_of_other_type", "a backup is a file of ours, but not one to send"
    lost = Copy(day.chair.home).start("merge", day.at("J1.judgescore"), environment=surroundings)
    assert lost.refused == "file_not_found"
