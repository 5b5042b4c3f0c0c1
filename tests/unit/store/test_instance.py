"""One instance writes; the lock dies with its process; a second start leaves its file in the mailbox."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.store.database import open_database
from judge_desktop.store.instance import Instance, Message, put_message
from tests.unit.store.conftest import AT

HOLDER = """
import sys
from pathlib import Path
from judge_desktop.store.instance import Instance
held = Instance(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def start_holder(home: Path) -> "subprocess.Popen[str]":
    arguments = [sys.executable, "-c", HOLDER, str(home)]
    holder = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder


def test_a_second_process_is_refused_until_the_first_is_gone(home: Path) -> None:
    with start_holder(home) as holder:
        with pytest.raises(JudgeDesktopError) as refused:
            Instance(home)
        assert refused.value.code is Code.ALREADY_RUNNING
        holder.kill()
        holder.wait()
        with Instance(home) as mine:
            assert mine.folder == home


def test_reading_works_beside_the_holder(home: Path) -> None:
    open_database(home, at=AT).close()
    with start_holder(home) as holder, open_database(home, at=AT, reads_only=True) as database:
        with database.reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM contests").scalar() == 0
        holder.kill()


def test_within_one_process_there_is_one_too(home: Path) -> None:
    with Instance(home) as first:
        with pytest.raises(JudgeDesktopError) as refused:
            Instance(home)
        assert refused.value.code is Code.ALREADY_RUNNING
        first.release()
        first.release()
        Instance(home).release()


def test_messages_arrive_once_and_in_order(home: Path) -> None:
    with Instance(home) as first:
        assert first.poll() == ()
        put_message(home, Message("/ที่ไหน/ชุดผลงาน.judgepack"))
        put_message(home, Message())
        assert first.poll() == (Message("/ที่ไหน/ชุดผลงาน.judgepack"), Message(""))
        assert first.poll() == ()


def test_what_nobody_understands_is_dropped(home: Path) -> None:
    with Instance(home) as first:
        for number, content in enumerate([b"\xff\xfe", b"[]", b'{"file": 7}', b"{" * 50, b" " * 70_000, b"[" * 60_000]):
            (home / "inbox" / f"{number}.json").write_bytes(content)
        put_message(home, Message("a.judgescore"))
        assert first.poll() == (Message("a.judgescore"),)
        assert list((home / "inbox").iterdir()) == []


def test_what_is_no_file_keeps_no_message_waiting(home: Path) -> None:
    inbox = home / "inbox"
    for name in ("0.json", f"{2**62:020d}-later.json"):
        (inbox / name).mkdir(parents=True)
    (inbox / "1.json").symlink_to("/nowhere")
    with Instance(home) as first:
        (inbox / "2.json").symlink_to("/nowhere")
        (inbox / "3.json").write_text(json.dumps({"file": "a\0b"}))
        put_message(home, Message("a.judgescore"))
        assert first.poll() == (Message("a.judgescore"),)


def test_messages_to_an_instance_that_is_gone_are_forgotten(home: Path) -> None:
    Instance(home).release()
    put_message(home, Message("old.judgepack"))
    (home / "inbox" / f"{2**62:020d}-soon.json").write_text('{"file": "put while the first was starting"}')
    with Instance(home) as first:
        assert first.poll() == (Message("put while the first was starting"),)
