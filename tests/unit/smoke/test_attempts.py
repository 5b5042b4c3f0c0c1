"""Every check has its line, a failure keeps nobody from trying the next one, and the exit code says how it went."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from judge_desktop.smoke.attempts import Check, SmokeError, attempt, report


def fails(wrong: Exception) -> Check:
    """A check that does."""

    def run() -> str:
        raise wrong

    return Check("broken", run)


def test_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert report(attempt([Check("one", lambda: "seven files")]), as_json=False, out=None) == 0
    first, last = capsys.readouterr().out.splitlines()
    assert first.split() == ["ok", "0.00", "s", "one", "seven", "files"]
    assert last.startswith("1 checks in ")
    assert last.endswith("; all is well")


def test_what_failed_is_named_and_the_next_one_tried(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    checks = [fails(SmokeError("no film")), fails(ImportError("no\nav")), Check("after", lambda: "here")]
    out = tmp_path / "smoke.json"
    assert report(attempt(checks), as_json=True, out=out) == 1
    said = json.loads(capsys.readouterr().out)
    assert said == json.loads(out.read_text(encoding="utf-8"))
    assert (said["ok"], said["failed"]) == (False, ["broken", "broken"])
    assert [(one["name"], one["ok"], one["words"]) for one in said["checks"]] == [
        ("broken", False, "no film"),
        ("broken", False, "ImportError: no av"),
        ("after", True, "here"),
    ]


def test_checks_that_cannot_be_made_are_a_failure(capsys: pytest.CaptureFixture[str]) -> None:
    def making() -> Iterator[Check]:
        yield Check("first", lambda: "")
        raise RuntimeError("no windows here")

    assert report(attempt(making()), as_json=False, out=None) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "RuntimeError: no windows here" in lines[1]
    assert lines[2].endswith("; FAILED: the checks that follow")
