"""A full disk or Ctrl+C while tables or the archive are written: nothing half lies there afterwards."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.nursery import Nursery
from tests.helpers.refusals import check_sentences
from tests.helpers.small_day import JUDGES, Day

ROOT = Path(__file__).parents[2]
STOPPED = """
import importlib, signal, sys, time
from judge_desktop.__main__ import main
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.workflow.archive import papers

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell has what runs in its background ignore it
papers.MODULES = {ReportKind.SCHEDULE: "schedule", ReportKind.STANDINGS: "standings"}  # they take a second each
module, _, function = sys.argv[1].partition(".")
module = importlib.import_module(f"judge_desktop.workflow.archive.{module}")
real = getattr(module, function)

def waiting(*given, **named):
    real(*given, **named)
    print("there", flush=True)
    while True:  # until Ctrl+C: Python looks for it between two steps
        time.sleep(0.01)

setattr(module, function, waiting)
sys.exit(main(sys.argv[2:]))
"""


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


@pytest.mark.parametrize("point", ["papers.print_report", "export_archive._write_index"])
def test_ctrl_c_leaves_no_half_archive(point: str, scored: Day, tmp_path: Path) -> None:
    """It comes when the first paper is printed, and when all but the move to its place is done."""
    home, target = scored.chair.copied(tmp_path / "chair"), tmp_path / "archive"
    command = [sys.executable, "-c", STOPPED, point, *home.arguments("export", "archive", "-o", target)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"there\n"
        begun = list(target.rglob("*.pdf"))
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=300)
    assert (running.returncode, begun != []) == (130, True)
    assert not target.exists()
    assert "archive_exported" not in json.dumps(home.do("log"))
