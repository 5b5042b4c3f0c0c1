"""The former data folders beside the one in use: what each holds, and the way back to one.

They come about when a backup takes the place of what was here. Going back exchanges the two, so that nothing is lost
and one can go back and forth. How the folders are exchanged safely is the business of ``store``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.store import restoring
from judge_desktop.workflow.restore_backup import Holding, look_at_holding, place_kept
from judge_desktop.workflow.workspace import Workspace

_WHEN = re.compile(r" kept (\d{4}-\d\d-\d\d) (\d\d)\.(\d\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFolder:
    """A former data folder. ``kept_at`` is ISO text (UTC, to the minute) or "", ``holding`` None when unreadable."""

    path: Path
    kept_at: str
    holding: Holding | None

    @property
    def name(self) -> str:
        """What it is called, and chosen by."""
        return self.path.name


def list_kept(home: Path) -> tuple[KeptFolder, ...]:
    """Every former data folder beside ``home``, the one kept last first; nothing in them is changed."""
    return tuple(
        KeptFolder(path=path, kept_at=_kept_at(path.name), holding=_holding(path))
        for path in restoring.kept_folders(home)
    )


def is_anything_kept(home: Path) -> bool:
    """Whether there is a former data folder beside this one."""
    return bool(restoring.kept_folders(home))


def go_back_to(home: Path, name: str) -> Path:
    """Makes the former data folder of that name the one in use; where the present one is kept is given back.

    Nobody may have ``home`` open. Refuses ``FILE_NOT_FOUND``, ``DATABASE_DAMAGED``, ``DATABASE_NEWER``,
    ``ALREADY_RUNNING``, ``DATA_FOLDER_READ_ONLY``, ``DISK_FAILED``; then everything is as it was.
    """
    chosen = next((path for path in restoring.kept_folders(home) if path.name == name), None)
    if chosen is None:
        raise JudgeDesktopError(Code.FILE_NOT_FOUND, file=name)
    keep = place_kept(home)
    restoring.go_back(chosen, home, keep)
    return keep


def _kept_at(name: str) -> str:
    found = _WHEN.search(name)
    return f"{found[1]}T{found[2]}:{found[3]}+00:00" if found else ""


def _holding(path: Path) -> Holding | None:
    try:
        with Workspace(path, writing=False) as ws:
            return look_at_holding(ws)
    except JudgeDesktopError:
        return None
