"""What the frozen program carries; what the program really opens is watched in ``end2end/test_demo.py``."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from build_spec import frozen_contents as contents

ROOT = Path(__file__).parents[3]
PACKAGES = Path(sysconfig.get_path("purelib"))


def test_own_files_go_where_the_program_looks_for_them() -> None:
    places = {Path(file): place for file, place in contents.own_files()}
    assert places[ROOT / "resources" / "verify" / "verify.py"] == "judge_desktop/_resources/verify"
    assert places[ROOT / "db" / "env.py"] == "judge_desktop/_db"
    assert not any(contents.is_useless(f"{place}/{file.name}") for file, place in places.items())


def test_modules_that_the_program_finds_by_name_are_told() -> None:
    calls = re.compile(r'import_module\(\s*"([^"]+)"')
    named = {name for path in (ROOT / "judge_desktop").rglob("*.py") for name in calls.findall(path.read_text("utf-8"))}
    assert "judge_desktop.ui.printing.ask_printer" in named
    assert named - set(contents.hidden_imports()) == set()


def test_every_module_that_is_told_exists() -> None:
    assert [name for name in contents.hidden_imports() if importlib.util.find_spec(name) is None] == []


def test_migrations_are_files_so_what_they_import_is_told() -> None:
    assert {"alembic", "judge_desktop.store.tables"} <= set(contents.modules_of_the_migrations())


def test_every_locked_distribution_is_known_by_its_name() -> None:
    assert "pyside6-essentials" in contents.locked_distributions()
    for name in contents.locked_distributions():
        assert importlib.metadata.version(name)


@pytest.mark.skipif(sys.platform != "linux", reason="places of files differ between systems")
def test_whatever_is_dropped_is_still_there_to_be_dropped() -> None:
    tops = ("PySide6/Qt", "PIL", "pillow.libs", "sqlalchemy", "numpy")
    there = [str(path.relative_to(PACKAGES)) for top in tops for path in (PACKAGES / top).rglob("*")]
    there += [f"{path.name}/RECORD" for path in PACKAGES.glob("*.dist-info")]
    stale = [pattern for pattern in contents.USELESS if not any(re.fullmatch(pattern, one) for one in there)]
    assert stale == []


@pytest.mark.skipif(sys.platform != "linux", reason="places of files differ between systems")
@pytest.mark.parametrize(
    "plugin",
    [
        "iconengines/libqsvgicon.so",
        "imageformats/libqjpeg.so",
        "imageformats/libqsvg.so",
        "imageformats/libqwebp.so",
        "multimedia/libffmpegmediaplugin.so",
        "platforminputcontexts/libibusplatforminputcontextplugin.so",
        "platforms/libqoffscreen.so",
        "platforms/libqwayland.so",
        "platforms/libqxcb.so",
        "printsupport/libcupsprintersupport.so",
        "xcbglintegrations/libqxcb-glx-integration.so",
    ],
)
def test_plugins_that_the_program_lives_on_stay_with_all_their_libraries(plugin: str) -> None:
    path = PACKAGES / "PySide6" / "Qt" / "plugins" / plugin
    said = subprocess.run(["ldd", path], capture_output=True, text=True, check=True).stdout
    libraries = [Path(os.path.normpath(name)) for name in re.findall(r"=> (/\S*PySide6\S*)", said)]
    assert libraries != []
    assert [one for one in (path, *libraries) if contents.is_useless(str(one.relative_to(PACKAGES)))] == []
