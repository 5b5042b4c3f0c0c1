"""What the frozen program carries is what the program opens; found out by watching it, without building anything."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path, PurePosixPath

import pytest

from build_spec import frozen_contents as contents

ROOT = Path(__file__).parents[3]
PACKAGES = Path(sysconfig.get_path("purelib"))
CODE = re.compile(r".*\.(py|pyc|pth|so|so\..*)")

# A small contest from package to certificates and tables, then the window with the demo in it until it is drawn.
PLAY = """
import sys
from pathlib import Path
from judge_desktop.__main__ import main
folder = Path(sys.argv[1])
assert main(["demo", "--out", str(folder / "day"), "--judges", "3", "--submissions", "7"]) == 0
from PySide6.QtCore import QTimer
from judge_desktop.app import make_application, run_window
app = make_application([])
timer = QTimer()
timer.timeout.connect(
    lambda: any(type(one).__name__ == "HomePage" and one.isVisible() for one in app.allWidgets()) and app.quit()
)
timer.start(20)
assert run_window(folder / "day" / "judges" / "J1") == 0
"""


def quickly() -> list[str]:
    """The option that leaves all other calls alone, where it is known."""
    tried = subprocess.run(["strace", "-f", "--seccomp-bpf", "-qq", "true"], capture_output=True, check=False)
    return [] if tried.returncode else ["--seccomp-bpf"]


def opened_by_the_program(folder: Path) -> set[Path]:
    """The files that the program and the libraries below it opened, native ones included."""
    log = folder / "opened"
    watcher = ["strace", "-f", *quickly(), "-qq", "-e", "trace=openat,open", "-o", str(log)]
    settled = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=false", "PYTHONPATH": str(ROOT)}
    subprocess.run(
        [*watcher, sys.executable, "-c", PLAY, str(folder)], check=True, capture_output=True, env=settled, cwd=ROOT
    )
    found = re.findall(r'open(?:at)?\([^"]*"([^"]+)"[^)]*\) = \d+$', log.read_text("utf-8", "replace"), re.MULTILINE)
    names = (name.encode().decode("unicode_escape").encode("latin-1").decode() for name in found)  # \\340 and the like
    return {Path(os.path.normpath(ROOT / name)) for name in names}


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> set[Path]:
    if (
        shutil.which("strace") is None
        or subprocess.run(["strace", "-qq", "true"], capture_output=True, check=False).returncode
    ):
        pytest.skip("no system calls can be watched here")
    return opened_by_the_program(tmp_path_factory.mktemp("watched"))


def below(files: set[Path], folder: Path) -> set[PurePosixPath]:
    """Those of the files that lie below the folder and are no code, by their place in it; folders left out."""
    return {
        PurePosixPath(path.relative_to(folder))
        for path in files
        if path.is_relative_to(folder) and path.is_file() and not CODE.fullmatch(path.name)
    }


def plain(name: str) -> str:
    """The name of a distribution as all spellings of it have in common."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_files_of_other_packages_that_are_opened_are_carried(opened: set[Path]) -> None:
    carried = {PurePosixPath(place, Path(file).name) for file, place in contents.opened_files(PACKAGES)}
    found = {path for path in below(opened, PACKAGES) if not path.parts[0].endswith(".dist-info")}
    by_itself = {path for path in found if path.parts[0] in {"PySide6", "shiboken6"}}  # PyInstaller knows Qt
    assert found - carried - by_itself == set()
    assert found & carried != set()


def test_names_of_distributions_that_are_read_are_carried(opened: set[Path]) -> None:
    locked = {re.sub(r"[-_.]+", "-", name) for name in contents.locked_distributions()}
    read = {
        path
        for path in below(opened, PACKAGES)
        if path.parts[0].endswith(".dist-info")
        and re.sub(r"[-_.]+", "-", path.parts[0].split("-")[0]).lower() in locked
    }
    assert [str(path) for path in read if contents.is_useless(str(path))] == []
    assert {path.name for path in read} >= {"entry_points.txt"}  # the fonts are found by it


def test_resources_and_migrations_that_are_opened_are_carried(opened: set[Path]) -> None:
    carried = {Path(file) for file, _ in contents.own_files()}
    asked = {path for path in opened for top in ("resources", "db") if path.is_relative_to(ROOT / top)}
    assert {path for path in asked if path.is_file() and path.suffix != ".pyc"} - carried == set()
    assert {path.relative_to(ROOT).parts[0] for path in asked} == {"resources", "db"}


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
