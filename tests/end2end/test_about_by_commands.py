"""What the program says of itself on the command line: version, licences, diagnostics, and whether the data is safe."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from judge_desktop import __version__
from judge_desktop.cli import caring
from judge_desktop.config.licences import third_party_works
from judge_desktop.domain.errors import Code, JudgeDesktopError
from tests.helpers.small_day import Copy


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """A copy that has keys and nothing else."""
    made = Copy(tmp_path / "copy")
    made.do("identity", "create", "--name", "อรุณ ใจดี")
    return made


def test_about_says_the_version_and_where_everything_lies(copy: Copy) -> None:
    said = copy.do("about")

    assert (said["version"], said["home"], said["log"]) == (__version__, str(copy.home), str(copy.home / "log"))
    assert Path(said["licences"]).read_text(encoding="utf-8").startswith("Judge Desktop is built with the work of many")
    thai = copy.run("about", language="th", as_json=False).out.splitlines()
    assert thai[0] == f"Judge Desktop {__version__}"
    assert thai[3] == f"โฟลเดอร์บันทึกการทำงาน: {copy.home / 'log'}"


def test_licences_are_listed_and_read(copy: Copy) -> None:
    listed = copy.do("licences")["works"]
    assert [(one["name"], one["licence"]) for one in listed] == [
        (work.name, work.licence) for work in third_party_works()
    ]
    assert "text" not in listed[0]
    (found,) = copy.do("licences", "Segno")["works"]
    assert found["text"].startswith("[licenses/LICENSE]\n\nCopyright (c) 2016 - 2025, Lars Heuer")
    lines = copy.run("licences", "segno", as_json=False).out.splitlines()
    assert lines[0] == f"segno {found['version']}  BSD-3-Clause"
    assert copy.run("licences", "no such thing").code == 1


def test_diagnostics_are_facts_in_parts(copy: Copy) -> None:
    said = copy.do("diagnostics")

    assert set(said) == {"program", "computer", "data folder", "log", "report"}
    assert (said["program"]["version"], said["data folder"]["database"]) == (__version__, "sound")
    assert said["data folder"]["rows of contests"] == 0
    assert said["log"][-1].endswith("frozen=0")
    written = copy.run("diagnostics", as_json=False).out
    assert written.splitlines()[0] == f"Judge Desktop {__version__}, diagnostics without names, texts and scores"
    assert not any(word in written for word in ("อรุณ", str(copy.home)))


def test_diagnostics_of_what_is_damaged_or_not_there_yet(copy: Copy, tmp_path: Path) -> None:
    nothing = Copy(tmp_path / "nothing")
    assert nothing.do("diagnostics")["data folder"]["database"] == "none"
    assert not nothing.home.exists()
    (copy.home / "judge-desktop.sqlite3").write_bytes(b"x" * 5000)
    assert copy.do("diagnostics")["data folder"]["database"] == "database_damaged"


def test_the_doctor_tells_what_may_harm_sound_data_one_day(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    assert copy.do("doctor") == {"healthy": True, "findings": [], "risks": []}
    full = JudgeDesktopError(Code.DISK_NEARLY_FULL, megabytes=212)
    monkeypatch.setattr(caring, "risks", lambda _: (full,))

    sentence = "Only 212 MB are left on the disk of the data folder. Free some space before the work goes on."
    assert copy.do("doctor")["risks"] == [{"code": "disk_nearly_full", "message": sentence}]
    assert copy.run("doctor", as_json=False).out.splitlines() == ["Everything is sound", f"! {sentence}"]


def test_the_log_says_what_a_command_came_to(copy: Copy) -> None:
    copy.run("contest", "check", copy.home / "no such folder")
    json.loads(copy.run("doctor").out)

    lines = (copy.home / "log" / "judge-desktop.log").read_text(encoding="ascii").splitlines()
    said = [line.split(maxsplit=3)[3].rpartition(" ms=")[0] for line in lines if "command_ended" in line]
    assert said == [
        "command_ended command=identity_create exit=0",
        "command_ended command=contest_check exit=1",
        "command_ended command=doctor exit=0",
    ]
