"""Damaged films neither end the program nor hold it up: each is shown as far as it goes, or explained.

Films take their time, mostly waiting: those of all kinds are shown side by side, each kind in a process of its own.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.films import mutants, write_film

ROOT = Path(__file__).resolve().parents[2]
LONGEST_MS = 2000  # far above what a window may take, far below a hang: the machine has other work, too


KINDS = {  # name of the film: codec, sound, seed of the damages
    "film.mp4": ("libx264", "aac", 20231123),
    "film.webm": ("libvpx-vp9", "libopus", 7),
    "film.avi": ("mpeg4", "", 9),
}


@pytest.fixture(scope="module")
def trials(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, subprocess.Popen[str]]]:
    """The processes that show the films of each kind, running."""
    running = {}
    for name, (codec, sound, seed) in KINDS.items():
        film = write_film(tmp_path_factory.mktemp("film") / name, codec, sound)
        folder = tmp_path_factory.mktemp("damaged")
        for number, content in enumerate(mutants(film.read_bytes(), 20, seed)):
            (folder / f"{number:02}{film.suffix}").write_bytes(content)
        running[name] = subprocess.Popen(
            [sys.executable, "-m", "tests.helpers.film_trial", str(folder)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
    yield running
    for one in running.values():
        if one.poll() is None:
            one.kill()
        one.communicate()


@pytest.mark.parametrize("name", KINDS)
def test_damaged_films_are_shown_or_explained(trials: dict[str, subprocess.Popen[str]], name: str) -> None:
    out, err = trials[name].communicate(timeout=120)

    said = [line.split() for line in out.splitlines()]
    assert (trials[name].returncode, len(said)) == (0, 20), err[-2000:]
    assert {outcome for _name, outcome, _gap in said} <= {"shown", "failed"}
    assert [(one, gap) for one, _outcome, gap in said if int(gap) > LONGEST_MS] == []
