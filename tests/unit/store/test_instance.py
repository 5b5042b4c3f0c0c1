"""One instance writes; the lock dies with its process; a second start leaves its file in the mailbox."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.store import instance
from judge_desktop.store.database import open_database
from judge_desktop.store.instance import Instance, Message, is_taken, put_message
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


def test_old_messages_to_an_instance_that_is_gone_are_forgotten(home: Path) -> None:
    Instance(home).release()
    old = put_message(home, Message("old.judgepack"))
    old.rename(old.with_name(f"{time.time_ns() - 61 * 10**9:020d}-old.json"))
    put_message(home, Message("left by a start that waits until somebody takes it"))
    with Instance(home) as first:
        assert first.poll() == (Message("left by a start that waits until somebody takes it"),)


def test_who_leaves_a_message_knows_whether_it_was_taken(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By a window; by none, for it was ending or was a command; by none yet."""
    first = Instance(home)
    monkeypatch.setattr(instance, "_rest", first.poll)
    assert is_taken(home, [put_message(home, Message("a")), put_message(home, Message("b"))], patience=3600)

    monkeypatch.setattr(instance, "_rest", first.release)
    assert not is_taken(home, [put_message(home, Message("c"))], patience=3600)
    assert list((home / "inbox").iterdir()) == []

    with Instance(home) as second:
        assert is_taken(home, [put_message(home, Message("d"))], patience=0)
        assert second.poll() == (Message("d"),)


def test_a_start_that_loses_the_lock_says_so_whatever_the_other_swept(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It proves that it can write; the other gets the lock in that moment and sweeps what that wrote."""
    Instance(home).release()
    held: list[Instance] = []
    write = Path.write_bytes

    def written(path: Path, content: bytes) -> int:
        count = write(path, content)
        patched.undo()
        held.append(Instance(home))
        return count

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", written)
        with pytest.raises(JudgeDesktopError) as refused:
            Instance(home)
    assert (refused.value.code, held[0].follows_crash) == (Code.ALREADY_RUNNING, False)
    held[0].release()


def test_what_another_start_takes_away_in_time_is_no_matter(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Instance(home).release()
    (home / "staging" / "trial-0123").touch()
    look = Path.iterdir

    def looked(folder: Path) -> Iterator[Path]:
        found = list(look(folder))
        for path in found if folder.name == "staging" else ():
            path.unlink()
        return iter(found)

    monkeypatch.setattr(Path, "iterdir", looked)
    with Instance(home) as first:
        assert not first.follows_crash
