"""The contracts of pyproject.toml refuse what they promise to refuse: every kind of violation is planted once."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"

PLANTED = [
    ("domain", "judge_desktop.config"),
    ("domain", "judge_desktop.scoring"),
    ("domain", "random"),
    ("scoring", "judge_desktop.config"),
    ("scoring", "pathlib"),
    ("config", "judge_desktop.scoring"),
    ("exchange", "judge_desktop.store"),
    ("exchange", "reportlab"),
    ("store", "judge_desktop.reports"),
    ("store", "cryptography"),
    ("reports", "numpy"),
    ("reports", "sqlalchemy"),
    ("workflow", "judge_desktop.ui"),
    ("workflow", "PySide6"),
    ("workflow", "pandas"),
    ("workflow", "mammoth"),
    ("workflow", "sqlite3"),
    ("ui", "judge_desktop.app"),
    ("ui", "judge_desktop.exchange"),
    ("ui", "judge_desktop.store"),
    ("ui", "judge_desktop.reports"),
    ("ui", "socket"),
    ("cli", "judge_desktop.app"),
    ("cli", "judge_desktop.store"),
    ("cli", "PySide6"),
    ("app", "judge_desktop.exchange"),
    ("store", "http"),
]


@pytest.fixture
def skeleton(tmp_path: Path) -> Path:
    """A package with the rooms of the contracts and nothing in them."""
    configuration = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["tool"]["importlinter"]
    rooms = re.findall(r"\w+", " ".join(configuration["contracts"][0]["layers"]))
    for room in rooms:
        folder = tmp_path / "judge_desktop" / room
        folder.mkdir(parents=True)
        (folder / "__init__.py").touch()
    (tmp_path / "judge_desktop" / "__init__.py").touch()
    (tmp_path / "pyproject.toml").write_bytes(PYPROJECT.read_bytes())
    return tmp_path


def verdict(folder: Path) -> tuple[int, str]:
    """Exit code and words of import-linter about the package in `folder`."""
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "400", "NO_COLOR": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_empty_rooms_keep_every_contract(skeleton: Path) -> None:
    code, words = verdict(skeleton)
    assert (code, re.findall(r"Contracts: .*", words)) == (0, ["Contracts: 9 kept, 0 broken."])


def test_every_planted_import_is_refused(skeleton: Path) -> None:
    for number, (room, imported) in enumerate(PLANTED):
        (skeleton / "judge_desktop" / room / f"planted_{number}.py").write_text(
            f"import {imported}\n", encoding="utf-8"
        )

    code, words = verdict(skeleton)

    refused = [
        (room, imported)
        for number, (room, imported) in enumerate(PLANTED)
        if re.search(rf"judge_desktop\.{room}\.planted_{number} -> {re.escape(imported)}\b", words)
    ]
    assert (code, refused) == (1, PLANTED)


def test_import_inside_a_function_or_for_types_only_is_refused_too(skeleton: Path) -> None:
    (skeleton / "judge_desktop" / "workflow" / "hidden.py").write_text(
        "from typing import TYPE_CHECKING\n"
        "if TYPE_CHECKING:\n    import judge_desktop.ui\n"
        "def later():\n    import judge_desktop.app\n",
        encoding="utf-8",
    )
    _, words = verdict(skeleton)
    assert "judge_desktop.workflow.hidden -> judge_desktop.ui (l.3)" in words
    assert "judge_desktop.workflow.hidden -> judge_desktop.app (l.5)" in words


def test_a_new_room_is_refused(skeleton: Path) -> None:
    (skeleton / "judge_desktop" / "utils").mkdir()
    (skeleton / "judge_desktop" / "utils" / "__init__.py").touch()
    code, words = verdict(skeleton)
    assert code == 1
    assert "utils" in words


def test_ruff_refuses_what_the_contracts_cannot_see(tmp_path: Path) -> None:
    module = tmp_path / "planted.py"
    module.write_text(
        '"""Planted."""\n\n'
        "import urllib.request\n"
        "from typing import TYPE_CHECKING\n\n"
        "from PySide6 import QtNetwork\n"
        "from PySide6.QtWebEngineCore import QWebEnginePage\n\n"
        "from .beside import neighbour\n\n"
        "print(urllib.request, TYPE_CHECKING, QtNetwork, QWebEnginePage, neighbour)\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "ruff",
            "check",
            "--no-cache",
            "--config",
            str(PYPROJECT),
            "--output-format",
            "json",
            module,
        ],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    found = sorted((one["code"], one["location"]["row"]) for one in json.loads(done.stdout))
    assert found == [
        ("T201", 11),
        ("TID251", 3),
        ("TID251", 4),
        ("TID251", 6),
        ("TID251", 7),
        ("TID251", 11),
        ("TID252", 9),
    ]
