"""An inbox folder: a file is told when it is whole, once, under whatever name; strangers are passed by."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from judge_desktop.exchange.encryption import AgeKey, encrypt
from judge_desktop.workflow.inbox import MOST_FILES, Inbox, InboxNews

KEY = AgeKey.generate()


def locked(content: bytes) -> bytes:
    """A file as score files look from outside."""
    return encrypt(content, (KEY.recipient,))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "กล่องรับไฟล์คะแนน"
    made.mkdir()
    return made


def test_a_file_is_told_when_it_was_the_same_in_two_looks(folder: Path) -> None:
    inbox = Inbox(folder)
    assert inbox.look() == InboxNews()
    path = folder / "J1.judgescore"
    whole = locked(b"scores" * 1000)

    path.write_bytes(whole[:700])
    assert inbox.look() == InboxNews(growing=1)
    path.write_bytes(whole[:3000])
    assert inbox.look() == InboxNews(growing=1)
    path.write_bytes(whole)
    assert inbox.look() == InboxNews(growing=1)
    assert inbox.look() == InboxNews(ready=(path,))
    assert inbox.look() == InboxNews()


def test_an_empty_file_is_waited_for(folder: Path) -> None:
    inbox = Inbox(folder)
    (folder / "J1.judgescore").touch()
    assert [inbox.look().growing for _ in range(3)] == [1, 1, 1]


def test_the_same_content_is_told_once_under_any_name(folder: Path) -> None:
    inbox = Inbox(folder)
    content = locked(b"one")
    (folder / "a.judgescore").write_bytes(content)
    (folder / "สำเนา a (2).bin").write_bytes(content)
    inbox.look()
    assert inbox.look().ready == (folder / "a.judgescore",)
    (folder / "a.judgescore").rename(folder / "b.judgescore")
    inbox.look()
    assert inbox.look() == InboxNews()
    (folder / "b.judgescore").write_bytes(locked(b"another"))
    inbox.look()
    assert inbox.look().ready == (folder / "b.judgescore",)


def test_what_is_none_of_ours_is_passed_by_unless_it_claims_to_be(folder: Path) -> None:
    inbox = Inbox(folder)
    (folder / "minutes.docx").write_bytes(b"PK\x03\x04 something")
    (folder / "desktop.ini").write_bytes(b"[.ShellClassInfo]")
    (folder / ".hidden.judgescore").write_bytes(locked(b"hidden"))
    (folder / "J1.judgescore.part").write_bytes(locked(b"half"))
    (folder / "~$J1.judgescore").write_bytes(locked(b"owner"))
    (folder / "J2.JUDGESCORE").write_bytes(b"not at all")
    (folder / "chat-00017").write_bytes(locked(b"renamed by the chat"))
    (folder / "folder.judgescore").mkdir()
    inbox.look()
    assert inbox.look().ready == (folder / "J2.JUDGESCORE", folder / "chat-00017")


def test_a_folder_that_goes_and_comes_back_is_asked_again(folder: Path) -> None:
    inbox = Inbox(folder)
    (folder / "J1.judgescore").write_bytes(locked(b"one"))
    folder.rename(folder.with_name("away"))
    assert inbox.look() == InboxNews(is_there=False)
    folder.with_name("away").rename(folder)
    inbox.look()
    assert inbox.look().ready == (folder / "J1.judgescore",)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="only where permissions hold")
def test_a_file_that_another_program_holds_is_waited_for(folder: Path) -> None:
    inbox = Inbox(folder)
    path = folder / "J1.judgescore"
    path.write_bytes(locked(b"one"))
    path.chmod(0)
    inbox.look()
    assert inbox.look() == InboxNews(growing=1)
    path.chmod(0o600)
    inbox.look()
    assert inbox.look().ready == (path,)


def test_five_hundred_files_are_told_at_once_and_a_huge_folder_ends(folder: Path) -> None:
    inbox = Inbox(folder)
    for n in range(500):
        (folder / f"{n:03}.judgescore").write_bytes(locked(b"%d" % n))
    inbox.look()
    assert len(inbox.look().ready) == 500
    assert MOST_FILES == 5000
