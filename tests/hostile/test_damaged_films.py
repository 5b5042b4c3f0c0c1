"""Damaged films neither end the program nor hold it up: each is shown as far as it goes, or explained.

Films take their time, mostly waiting: those of all kinds are shown side by side, each kind in a process of its own.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.helpers.films import mutants, write_film

ROOT = Path(__file__).resolve().parents[2]
LONGEST_MS = 2000  # far above what a window may take, far below a hang; waits for a processor do not count


KINDS = {  # name of the film: codec, sound, seed of the damages
    "film.mp4": ("libx264", "aac", 20231123),
    "film.webm": ("libvpx-vp9", "libopus", 7),
    "film.avi": ("mpeg4", "", 9),
}


@dataclass(frozen=True)
class Trial:
    """A process that shows films, and the files it writes into: a pipe nobody empties yet would hold it up."""

    process: subprocess.Popen[bytes]
    said: Path
    complained: Path


@pytest.fixture(scope="module")
def trials(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Trial]]:
    """The processes that show the films of each kind, running."""
    running: dict[str, Trial] = {}
    for name, (codec, sound, seed) in KINDS.items():
        place = tmp_path_factory.mktemp("films")
        film = write_film(place / name, codec, sound)
        folder = place / "damaged"
        folder.mkdir()
        for number, content in enumerate(mutants(film.read_bytes(), 20, seed)):
            (folder / f"{number:02}{film.suffix}").write_bytes(content)
        command = [sys.executable, "-m", "tests.helpers.film_trial", str(folder)]
        said, complained = place / "said", place / "complained"
        with said.open("wb") as out, complained.open("wb") as err:
            running[name] = Trial(subprocess.Popen(command, stdout=out, stderr=err, cwd=ROOT), said, complained)
    yield running
    for one in running.values():
        one.process.kill()
        one.process.wait()


@pytest.mark.parametrize("name", KINDS)
def test_damaged_films_are_shown_or_explained(trials: dict[str, Trial], name: str) -> None:
    trial = trials[name]
    code = trial.process.wait(timeout=600)

    said = [line.split() for line in trial.said.read_text(encoding="utf-8").splitlines()]
    assert (code, len(said)) == (0, 20), trial.complained.read_text(encoding="utf-8", errors="replace")[-2000:]
    assert {outcome for _name, outcome, _gap in said} <= {"shown", "failed"}
    assert [(one, gap) for one, _outcome, gap in said if int(gap) > LONGEST_MS] == []
