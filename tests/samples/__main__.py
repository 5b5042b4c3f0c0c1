"""Plays the story and keeps what it leaves: ``python -m tests.samples tests/files/v1``.

What is there already is made anew, except the contest folder that the story begins with. Not to be run again for a
version that was released: the point of these files is that they stay as they are.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from tests.samples.questions import FOLDERS, answer, questions
from tests.samples.stage import staged
from tests.samples.story import play

ANSWERS = "answers.json"
WRITTEN_BY_HAND = ("README.md", "contest")
_NOT_KEPT = ("instance.lock", "staging", "inbox")
_DATE = (1980, 1, 1, 0, 0, 0)


def make(files: Path) -> None:
    """The samples in ``files``, where the folder ``contest`` lies."""
    _clear(files)
    with tempfile.TemporaryDirectory() as folder, staged(Path(folder), files) as stage:
        play(stage, files / "contest")
        for name in FOLDERS:
            pack(Path(folder) / name, files / f"{name}.zip")
        answers = {one.name: answer(one, Path(folder), files) for one in questions()}
    written = json.dumps(answers, ensure_ascii=False, indent=1, sort_keys=True)
    (files / ANSWERS).write_text(written + "\n", encoding="utf-8")


def _clear(files: Path) -> None:
    for one in files.iterdir():
        if one.is_dir() and one.name not in WRITTEN_BY_HAND:
            shutil.rmtree(one)
        elif one.name not in WRITTEN_BY_HAND:
            one.unlink()


def pack(home: Path, path: Path) -> None:
    """A data folder as a zip that is the same for the same content."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in _kept(home):
            archive.writestr(
                zipfile.ZipInfo(one.relative_to(home).as_posix(), _DATE), one.read_bytes(), zipfile.ZIP_DEFLATED
            )


def _kept(home: Path) -> Iterator[Path]:
    """Its files, of the backups only the last."""
    backups = sorted((home / "backups").iterdir())
    for one in sorted(home.rglob("*")):
        first = one.relative_to(home).parts[0]
        if one.is_file() and first not in _NOT_KEPT and one not in backups[:-1]:
            yield one


if __name__ == "__main__":
    make(Path(sys.argv[1]).absolute())
