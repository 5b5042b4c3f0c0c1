"""Whose work is in the program: the third-party notice, read as it is shipped. How it comes about: ``build_spec``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from judge_desktop.config.paths import resource

FILE_NAME = "THIRD_PARTY.txt"
RULE = "=" * 100
THIN_RULE = "-" * 100
_HEAD = re.compile(r"(?P<name>[^\n]+?)(?: (?P<version>\d\S*))?\nLicence: (?P<licence>[^\n]+)\nWhat: (?P<what>[^\n]+)\n")


@dataclass(frozen=True, slots=True)
class Work:
    """One piece of software, font or list of others. ``licence`` is an SPDX expression; a text of a licence has the
    name of the licence and no version.
    """

    name: str
    version: str
    licence: str
    what: str
    text: str


@cache
def third_party_works() -> tuple[Work, ...]:
    """Everything in the notice, in its order; nothing when the file is not there."""
    try:
        return tuple(works_in(notice_file().read_text(encoding="utf-8")))
    except OSError:
        return ()


def notice_file() -> Path:
    """Where the notice lies."""
    return resource(f"licences/{FILE_NAME}")


def works_in(notice: str) -> Iterator[Work]:
    """The works of a notice. Raises ``ValueError`` for a part that has no head."""
    for part in notice.split(f"{RULE}\n")[1:]:
        head, _, text = part.partition(f"{THIN_RULE}\n")
        found = _HEAD.fullmatch(head)
        if found is None:
            raise ValueError(head)
        yield Work(found["name"], found["version"] or "", found["licence"], found["what"], text.strip("\n"))
