"""The copies of the program that a sample contest is played on, with a clock, chance and keys that repeat themselves.

Only what age encrypts differs from one making to the next: its keys of one message come from the system.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from judge_desktop.exchange import keys
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.generated_contests import identity
from tests.helpers.small_day import Copy

BANGKOK = timezone(timedelta(hours=7))
BEGINNING = datetime(2023, 9, 1, 9, 0, tzinfo=BANGKOK)
CHAIR_PASSPHRASE = "five quiet words for samples"
PACKAGE_PASSPHRASE = "three plain words"


@dataclass
class Chance:
    """Time and randomness that are the same in every making: a minute passes with every command."""

    now: datetime = BEGINNING
    drawn: int = 0

    def clock(self) -> datetime:
        """What every copy takes for now."""
        return self.now

    def bytes(self, count: int) -> bytes:
        """What every copy takes for random."""
        self.drawn += 1
        return hashlib.sha256(f"sample {self.drawn}".encode()).digest()[:count]


@dataclass
class Stage:
    """A folder with the copies in it and the files between them. ``files`` is where the samples go."""

    folder: Path
    files: Path
    chance: Chance = field(default_factory=Chance)

    def copy(self, name: str) -> Copy:
        """The copy of that name; the chair's has a passphrase."""
        return Copy(self.folder / name, self.passphrase_file if name == "chair" else None)

    @property
    def passphrase_file(self) -> Path:
        """Where the chair's passphrase stands."""
        return self.files / "chair-passphrase.txt"

    def do(self, name: str, *words: object) -> Any:
        """A command on the copy of that name, which must succeed; what it says with ``--json``."""
        self.chance.now += timedelta(minutes=1)
        self.chance.now = self.chance.now.replace(microsecond=0)
        made = identity(f"sample {name}")
        with patch.object(keys, "create_identity", lambda: made):
            return self.copy(name).do(*words)

    def strikes(self, day: int, hour: int, minute: int = 0) -> None:
        """Go on to that time in September 2023."""
        self.chance.now = datetime(2023, 9, day, hour, minute, tzinfo=BANGKOK)

    def at(self, name: str) -> Path:
        """A sample file."""
        return self.files / name


@contextmanager
def unlocked_once() -> Iterator[None]:
    """Inside, keys that a passphrase opened once are open."""
    with patch.object(keys, "open_identity", cache(keys.open_identity)):
        yield


@contextmanager
def staged(folder: Path, files: Path) -> Iterator[Stage]:
    """A stage on which time and chance repeat themselves."""
    stage = Stage(folder, files)
    files.mkdir(parents=True, exist_ok=True)
    for name, words in (("chair-passphrase.txt", CHAIR_PASSPHRASE), ("package-passphrase.txt", PACKAGE_PASSPHRASE)):
        stage.at(name).write_text(words + "\n", encoding="utf-8")
    defaults = Workspace.__init__.__kwdefaults__
    with patch.dict(defaults, clock=stage.chance.clock, chance=stage.chance.bytes):
        yield stage
