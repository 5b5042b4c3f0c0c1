"""``verify.py`` as anybody runs it: a Python with nothing but its standard library, ``ssh-keygen``, a file."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

from tests.helpers.forgery import opened, written
from tests.helpers.generated_contests import public
from tests.helpers.generated_days import Day
from tests.helpers.generated_results import results_file
from tests.helpers.generated_stories import day
from tests.helpers.verify_program import PROGRAM, run

INTERNAL, PUBLIC, REHEARSAL = 62, 47, 157  # seeds of contests with few signatures
CHAIR = public("chair").judge_key


@pytest.fixture(scope="module")
def days() -> dict[int, Day]:
    return {seed: day(seed) for seed in (INTERNAL, PUBLIC, REHEARSAL)}


@pytest.fixture
def file(days: dict[int, Day], tmp_path: Path) -> Path:
    """An internal results file of an official contest that holds this very program."""
    return kept(days[INTERNAL], tmp_path)


def kept(of: Day, folder: Path, signer: str = "chair") -> Path:
    path = folder / "results.judgeresults"
    path.write_bytes(results_file(of, signer=signer, verify_program=PROGRAM.read_bytes()))
    return path


def test_it_needs_nothing_but_the_standard_library_of_an_old_python() -> None:
    source = PROGRAM.read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 8))
    imported = {alias.name for one in ast.walk(tree) if isinstance(one, ast.Import) for alias in one.names}
    imported |= {one.module or "" for one in ast.walk(tree) if isinstance(one, ast.ImportFrom)}
    assert imported - {"__future__"} <= set(sys.stdlib_module_names)
    assert "judge_desktop" not in source


def test_an_honest_file_is_accepted_line_by_line(file: Path) -> None:
    code, said, errors = run(file, "--language", "en")
    lines = said.splitlines()
    assert (code, errors, lines[-1]) == (0, "", "EVERYTHING AGREES")
    assert [line.startswith("[ok] ") for line in lines[:8]] == [True] * 8
    assert f"Key of the chair: {CHAIR}" in lines
    assert "Compare it with the printed announcement: if it differs, this file is not the organiser's" in lines
    assert "Internal file: it holds names and words; please do not publish it" in lines
    assert "Please look at: decided: one of two versions of a score file chosen (1)" in lines
    assert not any("REHEARSAL" in line or "is not this program" in line for line in lines)


def test_it_speaks_thai_where_the_computer_does(file: Path) -> None:
    assert run(file, language="th_TH.UTF-8")[1].splitlines()[-1] == "ทุกอย่างถูกต้องตรงกัน"
    assert run(file, language="en_US.UTF-8")[1].splitlines()[-1] == "EVERYTHING AGREES"
    assert run(file, "--language", "th")[1].splitlines()[0].startswith("[ผ่าน] ")


def test_a_public_file_and_a_rehearsal_say_what_they_are(days: dict[int, Day], tmp_path: Path) -> None:
    public_file = run(kept(days[PUBLIC], tmp_path))[1].splitlines()
    assert "Public file: without names and words of judges" in public_file
    rehearsal = run(kept(days[REHEARSAL], tmp_path))
    assert (rehearsal[0], "!! THIS IS A REHEARSAL, not an official result" in rehearsal[1].splitlines()) == (0, True)


def test_the_announced_key_is_compared(days: dict[int, Day], file: Path, tmp_path: Path) -> None:
    assert run(file, "--chair-key", CHAIR)[0] == 0
    code, said, _ = run(file, "--chair-key", public("stranger").judge_key)
    assert (code, said.splitlines()[-1]) == (1, f"WRONG: the results are signed by {CHAIR}, not by the key you gave")
    by_deputy = kept(days[INTERNAL], tmp_path, signer="deputy")
    assert [run(by_deputy, "--chair-key", public(name).judge_key)[0] for name in ("chair", "deputy")] == [0, 0]


def test_a_deputys_key_is_not_called_the_chairs(days: dict[int, Day], tmp_path: Path) -> None:
    lines = run(kept(days[INTERNAL], tmp_path, signer="deputy"))[1].splitlines()
    assert f"Key that signed the results: {public('deputy').judge_key}" in lines
    assert f"Key that signed the definition of the contest: {CHAIR}" in lines
    assert "Compare them with the printed announcement: if both differ, this file is not the organiser's" in lines
    assert not any(line.startswith("Key of the chair") for line in lines)


def test_the_first_wrong_thing_is_told(days: dict[int, Day], file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[:-1])
    assert run(file)[:2] == (1, "WRONG: this is not a whole results file\n")
    file.write_bytes(b"hello")
    assert run(file, "--language", "th")[:2] == (1, "ไม่ถูกต้อง: ไฟล์นี้ไม่ใช่ไฟล์ผลการตัดสินที่สมบูรณ์\n")
    forgery = opened(days[INTERNAL], content)
    forgery.results["standings"][0]["scorecards"] = 99
    file.write_bytes(written(forgery, signed=True))
    code, said, _ = run(file)
    assert code == 1
    first = forgery.results["standings"][0]["submission"]
    assert said.splitlines()[-1].startswith(f"WRONG: {first} (scorecards): the file says 99, the signed documents say ")


def test_wrong_usage_and_a_missing_ssh_keygen_are_no_verdict(file: Path, tmp_path: Path) -> None:
    assert run()[0] == 2
    assert run(file, "--chair-key", "chair")[0] == 2
    assert run(tmp_path / "nothing")[::2] == (2, f"the file cannot be opened: {tmp_path / 'nothing'}\n")
    code, said, errors = run(file, path=str(tmp_path))
    assert (code, said) == (2, "")
    assert errors == "the command ssh-keygen was not found; please install OpenSSH 8.1 or newer\n"


def test_an_old_ssh_keygen_is_told_of(file: Path, tmp_path: Path) -> None:
    old = tmp_path / "ssh-keygen"
    old.write_text("#!/bin/sh\necho 'ssh-keygen: unknown option -- Y' >&2\nexit 1\n")
    old.chmod(0o755)
    code, _, errors = run(file, path=str(tmp_path))
    assert (code, errors) == (
        2, "ssh-keygen on this computer is too old; please install OpenSSH 8.1 or newer\n",
    )  # fmt: skip


def test_another_program_inside_the_file_is_named(days: dict[int, Day], tmp_path: Path) -> None:
    path = tmp_path / "results.judgeresults"
    path.write_bytes(results_file(days[INTERNAL], verify_program=b"print('everything agrees')"))
    code, said, _ = run(path)
    told = "Please look at: the verify.py inside the file is not this program; use one from a source you trust"
    assert (code, told in said.splitlines()) == (0, True)
