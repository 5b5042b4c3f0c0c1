"""Where papers lie that are only looked at: a private folder inside the data folder, gone when nobody looks any more.

It goes with the program at the latest; what a crash leaves there is removed when the program starts next.
"""

from __future__ import annotations

import shutil
import weakref
from contextlib import ExitStack
from itertools import count
from pathlib import Path

from judge_desktop.store.data_folder import staging_folder
from judge_desktop.workflow.workspace import Workspace


class PreviewFolder:
    """Made when the first paper is set, deleted by ``close``; it may be used again afterwards."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws
        self._stack = ExitStack()
        self._folder: Path | None = None
        self._numbers = count(1)
        weakref.finalize(self, self._stack.close)

    def fresh(self) -> Path:
        """A new empty folder for one print. Refuses ``DISK_FULL``, ``DATA_FOLDER_READ_ONLY``, ``DISK_FAILED``."""
        if self._folder is None:
            self._folder = self._stack.enter_context(staging_folder(self._ws.home))
        fresh = self._folder / str(next(self._numbers))
        fresh.mkdir(mode=0o700)
        return fresh

    def forget(self, folder: Path) -> None:
        """Deletes one print that was replaced by another."""
        shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        """Deletes everything."""
        self._folder = None
        self._stack.close()
