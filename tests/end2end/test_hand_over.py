"""One window per data folder: a second start hands its file over, and commands that only read work beside it."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.store.instance import Message
from judge_desktop.workflow.workspace import Workspace, hand_over
from tests.helpers.small_day import Copy, Day

WINDOW = """
import sys
from pathlib import Path
from judge_desktop.workflow.workspace import Workspace
with Workspace(Path(sys.argv[1])) as ws:
    print("open", flush=True)
    sys.stdin.readline()
"""


def test_a_second_start_hands_its_file_to_the_first(day: Day) -> None:
    home, file = day.judge("J1").home, day.at("ชุดผลงาน ๑.judgepack")
    with Workspace(home) as window:
        assert window.messages() == ()
        file.write_bytes(b"to be opened by the first")
        second = [sys.executable, "-m", "judge_desktop", "--home", str(home), str(file)]
        taken: list[Message] = []
        with subprocess.Popen(second, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as started:
            while started.poll() is None:  # as a window looks now and then
                taken += window.messages()
                time.sleep(0.02)
            said = started.communicate()
        assert (started.returncode, said[0]) == (0, ""), said
        hand_over(home, "")
        assert [message.file for message in (*taken, *window.messages())] == [str(file), ""]
        assert window.messages() == ()


def test_reading_commands_work_while_a_window_of_another_process_is_open(day: Day) -> None:
    judge = day.judge("J1")
    judge.do("package", "open", day.at("day.judgepack"), "--as", "J1")
    before = judge.do("score", "show")
    with subprocess.Popen(
        [sys.executable, "-c", WINDOW, str(judge.home)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as window:
        assert window.stdout is not None
        assert window.stdin is not None
        assert window.stdout.readline() == "open\n"
        for words in (("score", "show"), ("contest", "list"), ("identity", "show"), ("progress", "code"), ("doctor",)):
            assert judge.run(*words).code == 0, words
        assert judge.run("backup", "-o", day.at("beside.backup")).code == 0
        assert judge.run("report", "scorecards", "-o", day.at("pdf")).code == 0
        assert judge.run("score", "set", "ENV-01", "D1", "5").refused == "already_running"
        with pytest.raises(JudgeDesktopError) as refused:
            Workspace(judge.home)
        assert refused.value.code is Code.ALREADY_RUNNING
        window.stdin.write("close\n")
        window.stdin.flush()
        window.wait(300)
    assert judge.do("score", "show") == before
    judge.do("score", "set", "ENV-01", "D1", "5")


def test_a_killed_window_keeps_nobody_out(day: Day) -> None:
    judge = day.judge("J2")
    judge.do("package", "open", day.at("day.judgepack"), "--as", "J2")
    with subprocess.Popen(
        [sys.executable, "-c", WINDOW, str(judge.home)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == "open\n"
        window.kill()
        window.wait(300)
    judge.do("score", "set", "ENV-01", "D1", "5")


def test_commands_that_read_keep_nobody_out(day: Day) -> None:
    """Another process looks again and again while this one writes sixty times: neither is ever refused."""
    judge, enough = day.judge("J3"), day.at("enough")
    judge.do("package", "open", day.at("day.judgepack"), "--as", "J3")
    looking = """
import sys
from pathlib import Path
from judge_desktop.__main__ import main
while not Path(sys.argv[1]).exists():
    if main(sys.argv[2:]) != 0:
        sys.exit("refused")
    print("looked", file=sys.stderr, flush=True)
"""
    command = [sys.executable, "-c", looking, str(enough), *judge.arguments("score", "show")]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as looker:
        assert looker.stderr is not None
        said = looker.stderr.readline()
        for count in range(60):
            judge.do("score", "set", "ENV-01", "D3", count % 41)
        enough.touch()
        said += looker.stderr.read()
    assert (looker.returncode, set(said.splitlines())) == (0, {"looked"})


def test_a_file_named_like_a_command_is_no_trap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("doctor").write_text("a file of that name")
    assert Copy(tmp_path / "home").do("doctor") == {"healthy": True, "findings": [], "risks": []}
