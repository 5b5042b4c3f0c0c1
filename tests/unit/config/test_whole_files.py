"""A file appears whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from judge_desktop.config import whole_files
from judge_desktop.config.whole_files import disk_refusals, replacing, sweep, unfinished_folder
from judge_desktop.domain.errors import Code, JudgeDesktopError


def test_a_file_is_replaced_when_all_of_it_is_written(tmp_path: Path) -> None:
    target = tmp_path / "scores.judgescore"
    target.write_bytes(b"old")
    with replacing(target) as stream:
        stream.write(b"new")
        stream.seek(0)
        assert stream.read() == b"new"
        assert target.read_bytes() == b"old"
    assert (target.read_bytes(), list(tmp_path.iterdir())) == (b"new", [target])


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "scores.judgescore"
    target.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), replacing(target) as stream:
        stream.write(b"new" * (1 // 0))
    assert (target.read_bytes(), list(tmp_path.iterdir())) == (b"old", [target])


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pipe among the files there")
def test_what_is_no_file_is_never_replaced(tmp_path: Path) -> None:
    folder, device = tmp_path / "folder", tmp_path / "device"
    folder.mkdir()
    os.mkfifo(device)
    for target in (folder, device):
        with pytest.raises(JudgeDesktopError) as refused, replacing(target):
            pass
        assert refused.value.code is Code.FOLDER_NOT_WRITABLE
    assert (folder.is_dir(), device.is_fifo(), len(list(tmp_path.iterdir()))) == (True, True, 2)


def test_a_private_file_is_for_its_owner_and_others_follow_the_account(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        for private, mode in ((True, 0o600), (False, 0o644)):
            with replacing(tmp_path / "file", private=private) as stream:
                assert stat.S_IMODE(os.fstat(stream.fileno()).st_mode) == 0o600
            assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == mode
    finally:
        os.umask(mask)


def test_what_a_killed_program_left_is_swept(tmp_path: Path) -> None:
    left, kept = tmp_path / ".judge-desktop-0123.part", tmp_path / "notes.part"
    left.touch()
    kept.touch()
    assert (sweep(tmp_path), list(tmp_path.iterdir()), sweep(tmp_path)) == (1, [kept], 0)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, Code.DISK_FULL),
        (errno.EDQUOT, Code.DISK_FULL),
        (errno.EROFS, Code.FOLDER_NOT_WRITABLE),
        (errno.EACCES, Code.FOLDER_NOT_WRITABLE),
        (errno.EIO, Code.DISK_FAILED),
    ],
)
def test_what_the_disk_refuses_has_a_code(number: int, code: Code, tmp_path: Path) -> None:
    with pytest.raises(JudgeDesktopError) as caught, disk_refusals(tmp_path):
        raise OSError(number, "refused")
    assert caught.value.code == code


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(JudgeDesktopError) as caught, replacing(tmp_path / "nowhere" / "file") as stream:
        stream.write(b"")
    assert caught.value.code == Code.FOLDER_NOT_WRITABLE


def test_a_file_that_another_program_holds_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "Standings.pdf"
    target.write_bytes(b"seen")

    def held(_self: Path, _target: Path) -> Path:
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(Path, "replace", held)
    for name, code in (("Standings.pdf", Code.FILE_IN_USE), ("new.pdf", Code.FOLDER_NOT_WRITABLE)):
        with pytest.raises(JudgeDesktopError) as refused, replacing(tmp_path / name) as stream:
            stream.write(b"newer")
        assert refused.value.code is code
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("Standings.pdf", b"seen")]


def test_what_is_being_written_is_not_swept(tmp_path: Path) -> None:
    with replacing(tmp_path / "file") as stream, unfinished_folder(tmp_path) as folder:
        stream.write(b"half")
        (folder / "part").touch()
        assert sweep(tmp_path) == 0
        assert folder.is_dir()
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_folder_that_a_killed_program_left_is_swept_and_links_are_not_followed(tmp_path: Path) -> None:
    begun = tmp_path / ".judge-desktop-0123.part"
    (begun / "papers").mkdir(parents=True)
    (begun / "papers" / "half.pdf").touch()
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "mine").touch()
    if sys.platform != "win32":
        (tmp_path / ".judge-desktop-4567.part").symlink_to(kept)
    sweep(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
    assert (kept / "mine").exists()


def test_who_writes_removes_what_was_left(tmp_path: Path) -> None:
    left = tmp_path / ".judge-desktop-0123.part"
    for write in (replacing(tmp_path / "file"), unfinished_folder(tmp_path)):
        left.touch()
        with write:
            assert not left.exists()
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is locked there")
@pytest.mark.parametrize("kind", ["file", "folder"])
def test_what_is_swept_is_held_until_it_is_gone(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let go a moment earlier, its writer would take up what is gone a moment later."""
    import fcntl

    left = tmp_path / ".judge-desktop-0123.part"
    left.touch() if kind == "file" else left.mkdir()
    refused: list[Path] = []
    remove, owner, name = (Path.unlink, Path, "unlink") if kind == "file" else (shutil.rmtree, shutil, "rmtree")

    def removed(path: Path) -> None:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            refused.append(path)
        finally:
            os.close(descriptor)
        remove(path)

    monkeypatch.setattr(owner, name, removed)
    assert (sweep(tmp_path), refused, left.exists()) == (1, [left], False)


def test_a_folder_swept_before_it_was_held_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make, made = Path.mkdir, []

    def made_and_swept(path: Path, mode: int = 0o777) -> None:
        make(path, mode)
        made.append(path)
        if len(made) == 1:
            path.rmdir()

    monkeypatch.setattr(Path, "mkdir", made_and_swept)
    with unfinished_folder(tmp_path) as folder:
        assert (len(made), folder, folder.is_dir()) == (2, made[1], True)


def test_where_nothing_can_be_held_only_what_has_rested_is_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole_files, "_RESTS", 3600.0)
    fresh, rested = tmp_path / ".judge-desktop-0123.part", tmp_path / ".judge-desktop-4567.part"
    for part, age in ((fresh, 3000), (rested, 4000)):
        part.touch()
        os.utime(part, (time.time() - age, time.time() - age))
    assert (sweep(tmp_path), list(tmp_path.iterdir())) == (1, [fresh])


def test_writers_beside_each_other_never_take_the_others_for_left_over(tmp_path: Path) -> None:
    def write(name: int) -> None:
        for count in range(60):
            with replacing(tmp_path / f"{name}-{count}", private=True) as stream:
                stream.write(b"whole")
            with unfinished_folder(tmp_path) as folder:
                (folder / "paper").write_bytes(b"whole")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    assert {path.read_bytes() for path in tmp_path.iterdir()} == {b"whole"}
    assert len(list(tmp_path.iterdir())) == 240
