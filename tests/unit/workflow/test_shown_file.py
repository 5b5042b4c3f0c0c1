"""A mark on the disk tells, at the next start, which film was open when the program ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from judge_desktop.workflow.shown_file import ShownFile
from judge_desktop.workflow.workspace import Workspace

FILM, OTHER = "a" * 64, "b" * 64


def mark(home: Path) -> Path:
    """Where the mark lies."""
    return home / "shown" / "shown_file.json"


def test_a_film_left_in_order_leaves_no_mark(tmp_path: Path) -> None:
    with Workspace(tmp_path) as ws:
        shown = ShownFile(ws)
        shown.open(FILM)
        assert mark(tmp_path).is_file()
        shown.open(OTHER)
        shown.leave()
        assert not mark(tmp_path).exists()
        assert not ShownFile(ws).ended_with(FILM)


def test_a_mark_left_behind_holds_until_the_film_is_left_in_order(tmp_path: Path) -> None:
    with Workspace(tmp_path) as ws:
        ShownFile(ws).open(FILM)

    for _ in range(2):
        with Workspace(tmp_path) as ws:
            again = ShownFile(ws)
            assert (again.ended_with(FILM), again.ended_with(OTHER)) == (True, False)
            again.open(OTHER)
            again.leave()

    with Workspace(tmp_path) as ws:
        tried = ShownFile(ws)
        tried.open(FILM)
        assert ShownFile(ws).ended_with(FILM), "the program ended once more"
        tried.leave()
        assert not tried.ended_with(FILM)
        assert not ShownFile(ws).ended_with(FILM)


@pytest.mark.parametrize(
    "rubbish",
    [
        b"",
        b"\x00\xff",
        b"[]",
        b'{"shown": 4, "ended": 5}',
        b'{"shown": "../../x", "ended": ["y", 7, null]}',
        b"[" * 100_000,
        b'{"shown": "' + b"a" * 200_000 + b'"}',
    ],
    ids=["empty", "bytes", "list", "numbers", "no hashes", "deep", "large"],
)
def test_rubbish_counts_as_no_mark(tmp_path: Path, rubbish: bytes) -> None:
    with Workspace(tmp_path) as ws:
        mark(tmp_path).parent.mkdir()
        mark(tmp_path).write_bytes(rubbish)
        shown = ShownFile(ws)
        assert not shown.ended_with(FILM)
        shown.open(FILM)
        assert ShownFile(ws).ended_with(FILM)


def test_a_disk_that_refuses_the_mark_keeps_no_film_from_being_shown(tmp_path: Path) -> None:
    with Workspace(tmp_path) as ws:
        (tmp_path / "shown").write_bytes(b"a file in the place of the folder")
        shown = ShownFile(ws)
        shown.open(FILM)
        shown.leave()
        assert not shown.ended_with(FILM)


def test_who_only_looks_writes_nothing(tmp_path: Path) -> None:
    with Workspace(tmp_path):
        pass
    with Workspace(tmp_path, writing=False) as ws:
        ShownFile(ws).open(FILM)
    assert not (tmp_path / "shown").exists()
