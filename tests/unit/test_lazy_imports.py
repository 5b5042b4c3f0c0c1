"""A command starts at once: it imports nothing heavy that it does not need, and only the module it stands in."""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from judge_desktop.cli import MODULES, commands_beside
from judge_desktop.cli.parser import build_parser
from judge_desktop.workflow.open_package import open_package
from judge_desktop.workflow.workspace import Workspace
from tests.bench.rounds import make_round

HEAVY = {"PySide6", "alembic", "numpy", "openpyxl", "pandas", "reportlab", "uharfbuzz", "xlsxwriter", "sqlalchemy.orm"}
ROOMS = {"exchange", "reports", "scoring", "store", "ui", "workflow"}

LOOK = """
import json, sys
from judge_desktop.__main__ import main
code = main(sys.argv[1:]) if sys.argv[1:] else 0
print("\\n" + json.dumps({"code": code, "modules": sorted(sys.modules)}))
"""


def modules_after(*command: str, home: Path) -> set[str]:
    """What a fresh process has imported when that command is done."""
    settled = {**os.environ, "JUDGE_DESKTOP_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", LOOK, *command], capture_output=True, text=True, check=True, env=settled
    )
    said = json.loads(done.stdout.splitlines()[-1])
    assert said["code"] == 0, done.stdout
    return set(said["modules"])


def rooms(modules: set[str]) -> set[str]:
    """The rooms of the program among those modules."""
    return ROOMS & {name.split(".")[1] for name in modules if name.startswith("judge_desktop.")}


def leaves(parser: argparse.ArgumentParser) -> Iterator[str]:
    """The full names of all commands."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from leaves(inner)
    if name := parser.get_default("command"):
        yield name


def test_every_command_stands_in_the_module_of_its_first_word() -> None:
    names = list(leaves(build_parser()))
    firsts = {name.split()[0] for name in names}
    assert firsts == set(MODULES)
    assert [name for name in names if name not in commands_beside(name)] == []


def test_the_version_is_told_without_any_room(tmp_path: Path) -> None:
    modules = modules_after("--version", home=tmp_path)
    assert modules & HEAVY == set()
    assert rooms(modules) == set()


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A judge's data folder with a package in it; what the commands write into it is not looked at."""
    folder = tmp_path_factory.mktemp("lazy")
    made = make_round(folder / "round", judges=3, submissions=3)
    with Workspace(folder / "judge") as ws:
        open_package(ws, made.package_path, judge="j1")
    return folder / "judge"


@pytest.mark.parametrize(
    "command", [("contest", "list"), ("score", "set", "A000", "D1", "7"), ("score", "show")], ids=" ".join
)
def test_everyday_commands_import_neither_tables_nor_paper_nor_windows(judge: Path, command: tuple[str, ...]) -> None:
    modules = modules_after(*command, home=judge)
    assert modules & HEAVY == set()
    assert rooms(modules) == {"exchange", "scoring", "store", "workflow"}


def imported_by(module: str) -> set[str]:
    """What a fresh process has imported when it has imported that."""
    look = f"import json, sys, {module}; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))


def test_the_process_that_reads_files_begins_with_little_and_a_window_without_what_reads_them() -> None:
    there = imported_by("judge_desktop.ui.viewers.reading.tasks")
    assert rooms(there) == {"ui"}
    assert there & (HEAVY | {"PySide6.QtWidgets", "PySide6.QtSvg", "mammoth", "thaibreak"}) == {"PySide6"}
    assert "PySide6.QtPdf" not in imported_by("judge_desktop.ui.viewers.reading.reader")


def test_the_start_page_does_not_wait_for_the_pages_behind_it() -> None:
    there = imported_by("judge_desktop.ui.main_window")
    assert there & (HEAVY | {"PySide6.QtPdf", "PySide6.QtMultimedia", "mammoth"}) == {"PySide6"}
    behind = {name for name in there if name.startswith(("judge_desktop.ui.chair", "judge_desktop.ui.judge."))}
    assert behind == {"judge_desktop.ui.judge.judge_place", "judge_desktop.ui.judge.score_history"}
    windows = imported_by("judge_desktop.ui.judge.judge_window, judge_desktop.ui.chair.chair_window")
    assert windows & (HEAVY | {"PySide6.QtPdf", "PySide6.QtMultimedia", "mammoth"}) == {"PySide6"}
