"""One writing instance per data folder, and the mailbox through which a second start hands its file to the first.

The lock is the operating system's and dies with the process, so a crash never leaves a folder locked. No sockets.
Showing the window and opening the file is left to whoever polls.
"""

from __future__ import annotations

import errno
import json
import os
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from judge_desktop.config.file_locks import held_alone, try_to_lock
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.store import data_folder

LOCK = "instance.lock"
_TAKEN = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})
_LONGEST_MESSAGE = 64 * 1024
_STALE_NS = 60 * 10**9
"""So old is a message that nobody waits for any more: a start that left it gave up long before."""
_LOOK_EVERY_S = 0.05


@dataclass(frozen=True, slots=True)
class Message:
    """What a second start asks the first to do: come forward and, unless it is empty, open ``file``."""

    file: str = ""


class Instance:
    """The right to write in a data folder, held from its making until ``release`` or the end of the process."""

    def __init__(self, folder: Path) -> None:
        """Takes the lock, then removes what a crash left in staging and inbox. ``follows_crash``: something was left.

        Refuses ``ALREADY_RUNNING``, ``DATA_FOLDER_READ_ONLY``, ``DISK_FULL``, ``DISK_FAILED``.
        """
        self.folder = folder
        data_folder.prepare(folder)
        with data_folder.disk_refusals(folder):
            handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            try_to_lock(handle)
        except OSError as refused:
            os.close(handle)
            if refused.errno in _TAKEN:
                raise JudgeDesktopError(Code.ALREADY_RUNNING) from refused
            raise data_folder.refusal_of_disk(refused, folder) from refused
        self._handle: int | None = handle
        self.follows_crash = data_folder.sweep_staging(folder)
        self._forget_before(time.time_ns() - _STALE_NS)

    def poll(self) -> tuple[Message, ...]:
        """The messages that came since the last call, oldest first. What cannot be understood is dropped."""
        messages = []
        for path in sorted((self.folder / data_folder.INBOX).glob("*.json")):
            if not path.is_file():
                continue  # a folder or a pipe is no message, and would keep those behind it waiting
            with data_folder.disk_refusals(self.folder):
                message = _understood(path)
                path.unlink(missing_ok=True)
            if message is not None:
                messages.append(message)
        return tuple(messages)

    def _forget_before(self, moment: int) -> None:
        """Drops old messages to an instance that is gone; whoever left a young one waits until somebody takes it."""
        for path in (self.folder / data_folder.INBOX).iterdir():
            if path.name < f"{moment:020d}" and (path.is_file() or path.is_symlink()):
                path.unlink(missing_ok=True)

    def release(self) -> None:
        """Lets the next one in; releasing twice does nothing."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def put_message(folder: Path, message: Message) -> Path:
    """Hands a message to the instance that holds ``folder``: it is there whole or not at all, until it is taken.

    Refuses ``DATA_FOLDER_READ_ONLY``, ``DISK_FULL``, ``DISK_FAILED``.
    """
    inbox = folder / data_folder.INBOX
    name = f"{time.time_ns():020d}-{secrets.token_hex(4)}"
    with data_folder.disk_refusals(folder):
        inbox.mkdir(mode=0o700, exist_ok=True)
        draft = inbox / f"{name}.draft"
        draft.write_text(json.dumps({"file": message.file}), encoding="utf-8")
        return draft.replace(inbox / f"{name}.json")


def is_taken(folder: Path, messages: Sequence[Path], *, patience: float) -> bool:
    """Waits until somebody has taken what was put; False when nobody holds ``folder`` any more: it is taken back.

    Who holds it may be ending, or be a command that takes nothing. After ``patience`` seconds it is busy, and will take
    it later. Refuses as ``put_message`` does.
    """
    ends_at = time.monotonic() + patience
    while any(path.exists() for path in messages):
        if time.monotonic() > ends_at:
            return True
        with data_folder.disk_refusals(folder), held_alone(folder / LOCK) as is_free:
            if is_free:
                return [_taken_back(path) for path in messages].count(True) == 0
        _rest()
    return True


def _rest() -> None:
    time.sleep(_LOOK_EVERY_S)


def _taken_back(path: Path) -> bool:
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    return True


def _understood(path: Path) -> Message | None:
    if path.stat().st_size > _LONGEST_MESSAGE:
        return None
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        return None
    file = written.get("file") if isinstance(written, dict) else None
    return Message(file) if isinstance(file, str) and "\0" not in file else None
