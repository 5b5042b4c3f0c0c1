"""What a person may name when asked for a file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.exchange.reading import read_whole


def refusal(path: Path, limit: int = 10) -> tuple[Code, object]:
    with pytest.raises(JudgeDesktopError) as caught:
        read_whole(path, limit)
    return caught.value.code, caught.value.details["file"]


def test_a_file_up_to_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "คะแนน"
    path.write_bytes(b"0123456789")
    assert read_whole(path, 10) == b"0123456789"
    assert refusal(path, 9) == (Code.FILE_TOO_LARGE, "คะแนน")


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    assert refusal(tmp_path / "nothing") == (Code.FILE_NOT_FOUND, "nothing")
    assert refusal(tmp_path / "file" / "below") == (Code.FILE_NOT_FOUND, "below")
    assert refusal(tmp_path) == (Code.FILE_NOT_READABLE, tmp_path.name)
    assert refusal(tmp_path / "pipe") == (Code.FILE_NOT_READABLE, "pipe")
    assert refusal(tmp_path / ("x" * 300)) == (Code.FILE_NOT_READABLE, "x" * 300)
    assert refusal(tmp_path / "loop") == (Code.FILE_NOT_READABLE, "loop")
    assert refusal(Path("/proc/self/mem")) == (Code.FILE_NOT_READABLE, "mem")
