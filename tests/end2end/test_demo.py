"""The demo as a process of its own: the whole day of the bundled contest, and what it leaves behind.

It is played once, where there is no network, and then shown in a window; what it asks of the system is written down.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import pypdf
import pytest
from PySide6.QtWidgets import QApplication, QWidget

import judge_desktop
from build_spec import frozen_contents as contents
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.smoke import pages as smoke_pages
from judge_desktop.smoke import stage as smoke_stage
from judge_desktop.smoke.attempts import attempt
from judge_desktop.smoke.stage import Stage
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.workflow.demo import Demo
from tests.helpers.pdf_text import pages_by_poppler, pages_by_pypdf
from tests.helpers.printed_pages import check_file
from tests.helpers.small_day import Copy
from tests.helpers.watched import families, opened, watched, without_network

ROOT = Path(judge_desktop.__file__).parents[1]
PACKAGES = Path(sysconfig.get_path("purelib"))
UI = "judge_desktop.ui."
NOT_SHOWN = {  # what others are made of, and pages about files that are broken or locked, or were recused
    *(f"{UI}{name}" for name in ("chair.chair_page.ChairPage", "judge.hiding_page.HidingPage")),
    *(f"{UI}{name}" for name in ("main_window.MainWindow", "results.looking_page.LookingPage")),
    f"{UI}headed_page.HeadedPage",
    *(f"{UI}{name}" for name in ("judge.film_viewer.EndedPage", "judge.recused_page.RecusedPage")),
    f"{UI}help.help_window.HelpWindow",  # over a question that is open
    *(f"{UI}{name}" for name in ("viewers.pdf_password.PdfPasswordPage", "viewers.text_page.FilePage")),
}
CATEGORIES = {"ENV", "ENE", "ECO", "GOV", "PEO", "MOB", "LIV"}


# The whole day from package to certificates and tables, then a judge's window until it is drawn.
PLAY = """
import sys
from pathlib import Path
from judge_desktop.__main__ import main
out = Path(sys.argv[1])
assert main(["--json", "demo", "--out", str(out)]) == 0
from PySide6.QtCore import QTimer
from judge_desktop.app import make_application, run_window
app = make_application([])
timer = QTimer()
timer.timeout.connect(
    lambda: any(type(one).__name__ == "HomePage" and one.isVisible() for one in app.allWidgets()) and app.quit()
)
timer.start(20)
assert run_window(out / "judges" / "J1") == 0
"""
REACHES_OUT = """
import socket
try:
    socket.create_connection(("192.0.2.1", 9), timeout=5)
except OSError as refused:
    print(refused.errno)
"""


@dataclass(frozen=True)
class Played:
    """Where the demo was played, what it said, and the log of what it asked of the system, if one may be written."""

    out: Path
    said: Any
    log: Path | None

    def opened(self, folder: Path) -> set[Path]:
        """The files below a folder that it opened."""
        if self.log is None:
            pytest.skip("no system calls can be watched here")
        return {path for path in opened(self.log, ROOT) if path.is_relative_to(folder) and path.is_file()}


def play(folder: Path) -> Played:
    """The JSON object of ``demo`` is all there is on stdout; progress is told on stderr only."""
    out, log = folder / "demo", folder / "asked"
    watcher = watched(log)
    settled = {**os.environ, "JUDGE_DESKTOP_HOME": str(folder / "home"), "PYTHONPATH": str(ROOT)}
    command = [*without_network(), *watcher, sys.executable, "-c", PLAY, str(out)]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=1200, check=False, env=settled, cwd=ROOT, encoding="utf-8"
    )
    assert done.returncode == 0, done
    assert done.stderr.strip()
    return Played(out, json.loads(done.stdout), log if watcher else None)


def pages(files: list[Path]) -> int:
    """The number of pages of printed papers."""
    return sum(len(pypdf.PdfReader(path).pages) for path in files)


def check_papers(printed: list[Path]) -> None:
    """One of each: it is sound, and two readers find the same text in it."""
    of_each = {path.name.split("-")[0]: path for path in printed}
    assert len(of_each) == len(ReportKind) + 3  # all certificates, the scores of a category, the key to the letters
    for path in of_each.values():
        check_file(path)
        assert pages_by_poppler(path) == pages_by_pypdf(path)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """Not to be changed."""
    return play(tmp_path_factory.mktemp("played"))


def test_the_whole_demo(demo: Played) -> None:
    out, said = demo.out, demo.said
    assert set(said) == {"out", "judges", "submissions", "winners", "files"}
    assert (said["out"], said["judges"], said["submissions"]) == (str(out), 7, 21)
    assert set(said["winners"]) == CATEGORIES
    assert all(winner.startswith(category) for category, winner in said["winners"].items())
    assert len(list((out / "scores").glob("*.judgescore"))) == 7
    printed = [Path(path) for path in said["files"] if path.endswith(".pdf")]
    assert sorted(printed) == sorted((out / "pdf").glob("*.pdf"))
    assert pages([path for path in printed if path.name.startswith("แบบให้คะแนน-")]) == 147
    check_papers(printed)
    assert all(Path(path).is_file() for path in said["files"])
    assert {"package.judgepack"} | {f"J{n}.judgescore" for n in range(1, 8)} <= {Path(f).name for f in said["files"]}
    chair = Copy(out / "chair", out / "chair" / "passphrase.txt")
    results = chair.do("results")
    for part in results["categories"]:
        first, *others = part["standings"]
        assert (first["submission"], first["rank"], first["tied"]) == (said["winners"][part["category"]], 1, False)
        assert all(one["rank"] > 1 for one in others)
    assert {one["code"] for one in results["warnings"]} <= {"scores_wide_apart"}
    assert chair.do("doctor") == {"healthy": True, "findings": [], "risks": []}
    kinds = [one["kind"] for one in chair.do("decisions")["decisions"]]
    assert kinds.count("award") == 7
    assert kinds.count("break_tie") == 1
    assert kinds[-1] == "close"
    verified = chair.do("verify", out / "results.judgeresults")
    assert (verified["type"], verified["genuine"], verified["chair_known"]) == ("results", True, True)
    assert all(check["ok"] for check in verified["checks"])
    assert str(out / "results.judgeresults") in said["files"]
    judge = Copy(out / "judges" / "J4")
    own = judge.do("verify", out / "results.judgeresults")["own"]
    assert (own["judge"], {one["state"] for one in own["scorecards"]}, len(own["scorecards"])) == (
        "J4",
        {"unchanged"},
        21,
    )
    cards = judge.do("score", "show")["scorecards"]
    assert [card["state"] for card in cards] == ["sealed"] * 21
    merged = chair.do("merge", *sorted((out / "scores").iterdir()))
    assert {one["outcome"] for one in merged["files"]} == {"already_present"}


# ── what it asked of the system ──────────────────────────────────────────────────────────────────────────────────────


def test_the_demo_makes_no_network_call(demo: Played) -> None:
    """Played where there is no network, watched by the kernel, or both."""
    assert without_network() or demo.log, "neither a network namespace nor strace is allowed here: nothing is proven"
    if demo.log:
        assert families(demo.log) <= {"AF_UNIX", "AF_LOCAL", "AF_UNSPEC"}


def test_the_proof_would_notice_a_call(tmp_path: Path) -> None:
    log = tmp_path / "asked"
    namespace, watcher = without_network(), watched(log)
    told = subprocess.run(
        [*namespace, *watcher, sys.executable, "-c", REACHES_OUT], capture_output=True, text=True, check=True
    )
    assert not namespace or told.stdout.strip() == "101"  # the network is unreachable
    assert not watcher or "AF_INET" in families(log)


def test_files_of_other_packages_that_are_opened_are_carried(demo: Played) -> None:
    carried = {PurePosixPath(place, Path(file).name) for file, place in contents.opened_files(PACKAGES)}
    found = {path for path in below(demo, PACKAGES) if not path.parts[0].endswith(".dist-info")}
    by_itself = {path for path in found if path.parts[0] in {"PySide6", "shiboken6"}}  # PyInstaller knows Qt
    assert found - carried - by_itself == set()
    assert found & carried != set()


def test_names_of_distributions_that_are_read_are_carried(demo: Played) -> None:
    locked = {re.sub(r"[-_.]+", "-", name) for name in contents.locked_distributions()}
    read = {
        path
        for path in below(demo, PACKAGES)
        if path.parts[0].endswith(".dist-info")
        and re.sub(r"[-_.]+", "-", path.parts[0].split("-")[0]).lower() in locked
    }
    assert [str(path) for path in read if contents.is_useless(str(path))] == []
    assert {path.name for path in read} >= {"entry_points.txt"}  # the fonts are found by it


def test_resources_and_migrations_that_are_opened_are_carried(demo: Played) -> None:
    carried = {Path(file) for file, _ in contents.own_files()}
    asked = {path for top in ("resources", "db") for path in demo.opened(ROOT / top)}
    assert {path for path in asked if path.suffix != ".pyc"} - carried == set()
    assert "resources" in {path.relative_to(ROOT).parts[0] for path in asked}
    migrations = set((ROOT / "db").rglob("*.py"))  # what is compiled already is not opened itself
    assert (migrations - carried, len(migrations) > 1) == (set(), True)


def below(demo: Played, folder: Path) -> set[PurePosixPath]:
    """The files below the folder that were opened and are no code, by their place in it."""
    code = re.compile(r".*\.(py|pyc|pth|so|so\..*)")
    return {PurePosixPath(path.relative_to(folder)) for path in demo.opened(folder) if not code.fullmatch(path.name)}


# ── beside it ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_demo_never_writes_over_anything_and_has_its_size(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    copy = Copy(tmp_path / "home")
    assert copy.run("demo", "--out", tmp_path).refused == "folder_not_empty"
    assert copy.run("demo", "--out", tmp_path / "letter.txt").refused == "folder_not_empty"
    assert copy.run("demo", "--out", tmp_path / "new", "--judges", "2").refused == "demo_size"
    assert copy.run("demo", "--out", tmp_path / "new", "--submissions", "22").refused == "demo_size"
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_the_smoke_test_opens_every_page_on_it(
    demo: Played, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = tuple(map(Path, demo.said["files"]))
    played = Demo(out=demo.out, judges=7, submissions=21, winners={}, files=files)
    stage = Stage(tmp_path, played)
    monkeypatch.setattr(sys, "excepthook", stage.note_bug)
    monkeypatch.setattr(smoke_stage, "_PAUSE_S", 0.0005)  # two hundred times a page comes to rest in twelve rounds
    seen: set[str] = set()
    look = smoke_pages.look_at

    def look_at(stage: Stage, window: MainWindow) -> str:
        words = look(stage, window)
        shown = {type(one) for one in window.findChildren(QWidget) if one.isVisible()}
        seen.update(f"{one.__module__}.{one.__name__}" for one in shown)
        return words

    monkeypatch.setattr(smoke_pages, "look_at", look_at)
    outcomes = list(attempt(smoke_pages.page_checks(stage)))
    assert [one for one in outcomes if not one.ok] == []
    assert pages_of_windows() - seen == NOT_SHOWN


def pages_of_windows() -> set[str]:
    """The classes that are called a page or a window."""
    return {
        f"{'.'.join(path.relative_to(ROOT).with_suffix('').parts)}.{name}"
        for path in (ROOT / "judge_desktop" / "ui").rglob("*.py")
        for name in re.findall(r"^class (\w+(?:Page|Window))\(", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
