"""A contest is taken off this computer, after the event, with a list of what went. The identity always stays."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.text import Text
from judge_desktop.exchange.writing import disk_refusals
from judge_desktop.store import attachments, contests, data_folder, documents, removal, scoring_sessions
from judge_desktop.store.documents import DocumentType
from judge_desktop.workflow import judge_places, presentation_day
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.workspace import Workspace

_SMALL_FILES = (judge_places.FOLDER, presentation_day.FOLDER)
"""Folders with small files that carry the contest's id in their names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """What goes, or went: ``scorecards`` are this computer's own, ``bytes`` those of the attachments that no other
    contest uses; ``backups`` and ``files`` are names inside the data folder.
    """

    contest: str
    name: Text
    packages: int
    score_files: int
    decisions: int
    scorecards: int
    attachments: int
    bytes: int
    backups: tuple[str, ...]
    files: tuple[str, ...]


def look_at_removal(ws: Workspace, where: Where) -> Removal:
    """What ``remove_contest`` would take off; nothing is changed. Refuses as ``remove_contest`` does."""
    with ws.database.reading() as connection:
        known = [one for one in contests.listed(connection) if where.contest in ("", one.contest)]
        names = {one.contest: one.name for one in known}
        if not names:
            raise JudgeDesktopError(Code.CONTEST_UNKNOWN if where.contest else Code.NO_CONTEST, contest=where.contest)
        if len(names) > 1:
            raise JudgeDesktopError(Code.AMBIGUOUS_CONTEST, contests=", ".join(sorted(names)))
        contest, name = next(iter(names.items()))
        unshared = attachments.only_of(connection, contest)
        return Removal(
            contest=contest,
            name=name,
            packages=len(documents.listed(connection, contest, type=DocumentType.PACKAGE)),
            score_files=len(documents.listed(connection, contest, type=DocumentType.SCORES)),
            decisions=len(documents.listed(connection, contest, type=DocumentType.DECISION)),
            scorecards=scoring_sessions.count_scorecards(connection, contest),
            attachments=len(unshared),
            bytes=sum(unshared.values()),
            backups=tuple(sorted(path.name for path in (ws.home / data_folder.BACKUPS).iterdir())),
            files=tuple(f"{path.parent.name}/{path.name}" for path in _small_files(ws.home, contest)),
        )


def remove_contest(ws: Workspace, where: Where) -> Removal:
    """Takes a contest off this computer: both parts of it, its scores, attachments, log, and every backup here.

    That an SSD forgets is not promised. Refuses ``NO_CONTEST``, ``CONTEST_UNKNOWN``, ``AMBIGUOUS_CONTEST`` and what
    the disk refuses.
    """
    removed = look_at_removal(ws, where)
    own = ws.own_name
    who = own.keys.judge_key if own is not None else "nobody"
    with disk_refusals(ws.home):
        for path in _small_files(ws.home, removed.contest):
            with suppress(FileNotFoundError):
                path.unlink()
    removal.remove_contest(ws.database, removed.contest, at=ws.now(), who=who)
    return removed


def _small_files(home: Path, contest: str) -> Iterator[Path]:
    for folder in _SMALL_FILES:
        if (home / folder).is_dir():
            yield from sorted(path for path in (home / folder).iterdir() if contest in path.name)
