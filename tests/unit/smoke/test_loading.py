"""The smoke test knows everything that is imported late and opened at run time, and names what is not there."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from judge_desktop.config import paths
from judge_desktop.smoke import loading
from judge_desktop.smoke.attempts import SmokeError

ROOT = Path(__file__).parents[3]
_IMPORT = re.compile(r"^ *(?:from (?P<module>[\w.]+) import |import (?P<modules>[\w., ]+)$)", re.MULTILINE)


def named_modules(file: Path) -> Iterator[str]:
    """Every module a file imports, wherever in it. Reading lines will do for code that ruff has set in order."""
    for found in _IMPORT.finditer(file.read_text(encoding="utf-8")):
        words = found.group("modules") or found.group("module")
        yield from (one.split(" as ")[0].strip() for one in words.split(","))


def test_every_module_of_others_that_the_code_names_is_imported() -> None:
    files = [*(ROOT / "judge_desktop").rglob("*.py"), *(ROOT / "db").rglob("*.py")]
    named = {name for file in files for name in named_modules(file)}
    ours = {name for name in named if name.split(".")[0] == "judge_desktop"}
    foreign = {name for name in named - ours if name.split(".")[0] not in sys.stdlib_module_names}
    assert foreign - set(loading.LIBRARIES) == set(), "write them into smoke/loading.py"
    assert set(loading.LIBRARIES) - foreign == set(), "nothing imports these any more"


def test_everything_is_there_in_a_checkout() -> None:
    said = [(check.name, check.run()) for check in loading.loading_checks() if check.name != "modules"]
    assert [name for name, _ in said] == ["libraries", "commands", "resources", "migrations"]


def test_a_library_that_was_left_out_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "LIBRARIES", ["msgspec", "left_out_one", "left_out_two"])
    with pytest.raises(SmokeError, match=r"2 of 3: left_out_one .*left_out_two"):
        loading.import_libraries()


def test_a_module_of_ours_that_was_left_out_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("judge_desktop.cli.MODULES", {"demo": "caring", "lost": "not_there"})
    with pytest.raises(ModuleNotFoundError, match=r"judge_desktop\.cli\.not_there"):
        loading.import_commands()
    monkeypatch.setattr(loading, "_ROOMS", frozenset({"domain", "attic"}))
    with pytest.raises(SmokeError, match="rooms not found: attic"):
        loading.import_modules()


def test_resources_and_migrations_that_were_left_out_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "_resources" / "check_words").mkdir(parents=True)
    (tmp_path / "_resources" / "check_words" / "th.txt").write_text("คำ", encoding="utf-8")
    (tmp_path / "_db").mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path)
    with pytest.raises(SmokeError, match=r"no colours/\*\.icc in "):
        loading.open_resources()
    with pytest.raises(SmokeError, match="no migration in "):
        loading.open_migrations()
