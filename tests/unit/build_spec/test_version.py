"""What a build is called and dated."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from build_spec import version
from build_spec.linux import debian_package
from judge_desktop import __version__

ROOT = Path(__file__).parents[3]


def test_the_version_is_the_programs_without_importing_it() -> None:
    assert version.program_version() == __version__


def test_a_build_is_dated_as_it_is_told_or_as_its_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    assert (version.build_epoch(), version.build_date()) == (1_790_000_000, "2026-09-21")
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    asked = ["git", "log", "-1", "--format=%ct"]
    said = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert version.build_epoch() == int(said)


@pytest.mark.parametrize(
    ("program", "package"),
    [("1.0.0", "1.0.0-1"), ("1.0.0rc1", "1.0.0~rc1-1"), ("1.2.0.dev3", "1.2.0~dev3-1"), ("2.0.0b2", "2.0.0~b2-1")],
)
def test_what_stands_before_a_release_sorts_before_it(
    program: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(debian_package, "program_version", lambda: program)
    assert debian_package.package_version() == package
