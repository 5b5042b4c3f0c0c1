"""dev.py knows what a machine lacks and when its environment is out of date."""

import subprocess
import sys
from pathlib import Path

import pytest

import dev

ROOT = Path(__file__).parents[2]


def test_only_missing_packages_are_asked_for() -> None:
    names = ["libgl1", "libglib2.0-0", "libcups2"]
    assert dev.missing_packages(names, {"libgl1", "libglib2.0-0t64"}) == ["libcups2"]


def test_line_ends_do_not_change_what_the_environment_is_made_from(tmp_path: Path) -> None:
    (tmp_path / "unix.txt").write_bytes(b"one\ntwo\n")
    (tmp_path / "windows.txt").write_bytes(b"one\r\ntwo\r\n")
    assert dev.fingerprint([tmp_path / "unix.txt"]) == dev.fingerprint([tmp_path / "windows.txt"])


def test_a_changed_lock_is_noticed(tmp_path: Path) -> None:
    lock = tmp_path / "runtime.txt"
    lock.write_text("one==1", encoding="utf-8")
    before = dev.fingerprint([lock])
    lock.write_text("one==2", encoding="utf-8")
    assert dev.fingerprint([lock]) != before


def test_the_interpreter_it_chooses_is_supported() -> None:
    assert dev.version_of(dev.base_python()) in dev.SUPPORTED
    assert dev.version_of(ROOT / "no-such-python") is None


def test_folders_of_tests_go_where_pytest_finds_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTEST_DEBUG_TEMPROOT", "/somewhere/else")
    assert dev.memory_for_tests() in ({}, {"PYTEST_DEBUG_TEMPROOT": "/somewhere/else"})


def test_every_step_runs_and_failures_are_named(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "environment_python", lambda: Path(sys.executable))
    code = dev.steps([("first", ["-c", "raise SystemExit(3)"]), ("second", ["-c", "print('ran')"])])
    said = capfd.readouterr().out
    assert code == 1
    assert "ran" in said
    assert said.splitlines()[-1] == "── FAILED: first"


def test_an_unknown_command_is_wrong_usage() -> None:
    done = subprocess.run(
        [sys.executable, "dev.py", "fly"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 2
    assert "setup" in done.stderr
