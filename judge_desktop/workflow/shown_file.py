"""A mark on the disk while a film is open: films are decoded in the program itself, and one may end it.

One small file beside the database, written before the film is opened and taken away when it is left in order. A mark
still there at the next start tells which film was open when the program ended: that one is not opened by itself again.
Nothing here is evidence, and a disk that refuses the mark does not keep a film from being shown.
"""

from __future__ import annotations

import contextlib
import json
import re
from pathlib import Path

from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.exchange.reading import read_whole
from judge_desktop.exchange.writing import replacing
from judge_desktop.workflow.workspace import Workspace

FOLDER = "shown"
_FILE = "shown_file.json"
_LARGEST, _MOST = 100_000, 200
_SHA256 = re.compile("[0-9a-f]{64}")


class ShownFile:
    """What is open now, and which attachments were open when the program ended. Attachments are named by SHA-256."""

    def __init__(self, ws: Workspace) -> None:
        """Begins with what the run before left behind."""
        self._file = ws.home / FOLDER / _FILE
        self._is_writing = ws.is_writing
        shown, ended = _saved(self._file)
        self._shown = ""
        self._ended = [*(one for one in ended if one != shown), *([shown] if shown else [])][-_MOST:]
        if shown:
            self._save()

    def ended_with(self, sha256: str) -> bool:
        """Whether the program ended while that attachment was open, and it was not left in order since."""
        return sha256 in self._ended

    def open(self, sha256: str) -> None:
        """Say, before it is opened, that this attachment is shown."""
        if sha256 != self._shown:
            self._shown = sha256
            self._save()

    def leave(self) -> None:
        """Say that what was shown was left in order: it may be opened by itself again."""
        if not self._shown:
            return
        self._ended = [one for one in self._ended if one != self._shown]
        self._shown = ""
        self._save()

    def _save(self) -> None:
        if not self._is_writing:
            return
        with contextlib.suppress(JudgeDesktopError, OSError):
            if not self._shown and not self._ended:
                self._file.unlink(missing_ok=True)
                return
            self._file.parent.mkdir(exist_ok=True)
            with replacing(self._file, private=True) as stream:
                stream.write(json.dumps({"shown": self._shown, "ended": self._ended}, indent=1).encode())


def _saved(file: Path) -> tuple[str, list[str]]:
    """What was shown and what ended the program before; nothing where the file makes no sense."""
    try:
        written = json.loads(read_whole(file, _LARGEST).decode())
        shown, ended = written["shown"], written["ended"]
        known = [one for one in ended if isinstance(one, str) and _SHA256.fullmatch(one)]
        return (shown if isinstance(shown, str) and _SHA256.fullmatch(shown) else ""), known[-_MOST:]
    except (JudgeDesktopError, ValueError, KeyError, TypeError, RecursionError):
        return "", []
