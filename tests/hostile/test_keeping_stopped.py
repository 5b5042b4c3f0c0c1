"""A full disk or Ctrl+C while tables or the archive are written: nothing half lies there afterwards."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.helpers.nursery import Nursery
from tests.helpers.refusals import check_sentences
from tests.helpers.small_day import JUDGES, Day


@pytest.fixture(scope="module")
def scored(sound_day: Day, tmp_path_factory: pytest.TempPathFactory) -> Day:
    """A day on which everybody scored and everything was merged."""
    day = sound_day.copied(tmp_path_factory.mktemp("kept") / "day")
    day.chair.do("merge", *(day.at(f"{judge}.judgescore") for judge in JUDGES))
    return day


@pytest.mark.parametrize(
    ("words", "largest"),
    [(("tables", "-o", "t.xlsx"), 0), (("tables", "-o", "t.xlsx"), 3_000), (("tables", "-o", "t"), 3_000),
     (("archive", "-o", "archive"), 9_000)],
)  # fmt: skip
def test_a_full_disk_leaves_nothing(
    words: tuple[str, str, str], largest: int, scored: Day, nursery: Nursery, tmp_path: Path
) -> None:
    home = scored.chair.copied(tmp_path / "chair")
    target = tmp_path / "out" / words[2]
    target.parent.mkdir()
    said = {}
    for language in ("th", "en"):
        command = home.arguments("export", words[0], "-o", target, language=language)
        hindered = nursery.run(command, largest_file=largest)
        assert hindered.refused in {"disk_full", "disk_failed"}, hindered
        said[language] = hindered.said["error"]["message"]
        assert [path for path in target.parent.rglob("*") if path.is_file()] == []
    check_sentences(said["th"], said["en"])


def test_ctrl_c_leaves_no_half_archive(scored: Day) -> None:
    home = scored.chair.copied(scored.at("stopped"))
    target = scored.at("stopped archive")
    command = [sys.executable, "-m", "judge_desktop", *home.arguments("export", "archive", "-o", target)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        for _ in range(600):
            if target.is_dir() and any(target.rglob("*.pdf")):
                break
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=60)
    assert running.returncode == 130
    assert not target.exists()
    assert "archive_exported" not in json.dumps(home.do("log"))
