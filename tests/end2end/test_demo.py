"""The demo as a process of its own: the whole day of the bundled contest, and what it leaves behind."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtWidgets import QApplication, QWidget

import judge_desktop
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.smoke import pages as smoke_pages
from judge_desktop.smoke.attempts import attempt
from judge_desktop.smoke.stage import Stage
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.workflow.demo import Demo
from tests.helpers.pdf_text import pages_by_poppler, pages_by_pypdf
from tests.helpers.printed_pages import check_file
from tests.helpers.small_day import Copy

UI = "judge_desktop.ui."
NOT_SHOWN = {  # what others are made of, and pages about files that are broken or locked, or were recused
    *(f"{UI}{name}" for name in ("chair.chair_page.ChairPage", "judge.hiding_page.HidingPage")),
    *(f"{UI}{name}" for name in ("main_window.MainWindow", "results.looking_page.LookingPage")),
    *(f"{UI}{name}" for name in ("judge.film_viewer.EndedPage", "judge.recused_page.RecusedPage")),
    f"{UI}help.help_window.HelpWindow",  # over a question that is open
    *(f"{UI}{name}" for name in ("viewers.pdf_password.PdfPasswordPage", "viewers.text_page.FilePage")),
}
CATEGORIES = {"ENV", "ENE", "ECO", "GOV", "PEO", "MOB", "LIV"}


def play(out: Path) -> Any:
    """The JSON object of ``demo``; progress is told on stderr only."""
    command = [sys.executable, "-m", "judge_desktop", "--json", "demo", "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done
    assert done.stderr.strip()
    return json.loads(done.stdout)


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
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    """Where the demo was played, and what it said."""
    out = tmp_path_factory.mktemp("played") / "demo"
    return out, play(out)


def test_the_whole_demo(demo: tuple[Path, Any]) -> None:
    out, said = demo
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


def test_a_demo_never_writes_over_anything_and_has_its_size(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    copy = Copy(tmp_path / "home")
    assert copy.run("demo", "--out", tmp_path).refused == "folder_not_empty"
    assert copy.run("demo", "--out", tmp_path / "letter.txt").refused == "folder_not_empty"
    assert copy.run("demo", "--out", tmp_path / "new", "--judges", "2").refused == "demo_size"
    assert copy.run("demo", "--out", tmp_path / "new", "--submissions", "22").refused == "demo_size"
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_the_smoke_test_opens_every_page_on_it(
    demo: tuple[Path, Any], qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, said = demo
    played = Demo(out=out, judges=7, submissions=21, winners={}, files=tuple(map(Path, said["files"])))
    stage = Stage(tmp_path, played)
    monkeypatch.setattr(sys, "excepthook", stage.note_bug)
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
    root = Path(judge_desktop.__file__).parents[1]
    return {
        f"{'.'.join(path.relative_to(root).with_suffix('').parts)}.{name}"
        for path in (root / "judge_desktop" / "ui").rglob("*.py")
        for name in re.findall(r"^class (\w+(?:Page|Window))\(", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
