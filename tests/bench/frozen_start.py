"""The frozen program in `dist/` beside the same program from source: from the start of the process until it answers.

Both are started as a person does, on a data folder with the bundled contest scored; the log tells when the window is
painted and takes input. Source runs in the environment that the build was made from. Cold means that every page of
program, Python and libraries was put out of the system's cache first, as far as no other process holds it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from judge_desktop.config.log import FILE_NAME, Event
from tests.bench.measuring import Line, line_of
from tests.bench.starting import JUDGE

ROOT = Path(__file__).parents[2]
FROZEN = ROOT / "dist" / "judge-desktop"
SOURCE = ROOT / "build" / "environment"
TURNS = 5
_LONGEST_S = 120.0


def frozen_start(folder: Path, *, is_tiny: bool) -> list[Line]:
    """Nothing to say where nothing was built, or where the system cannot be asked to forget files."""
    program, python = FROZEN / "judge-desktop", SOURCE / "bin" / "python"
    if is_tiny or not (program.exists() and python.exists() and hasattr(os, "posix_fadvise")):
        return []
    home = _judge_folder(folder, program)
    compiled = {"PYTHONPYCACHEPREFIX": str(folder / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
    frozen = _Started([str(program)], home, {}, [FROZEN])
    source = _Started(
        [str(python), "-P", "-m", "judge_desktop"],
        home,
        {**compiled, "PYTHONPATH": str(ROOT)},
        [SOURCE, ROOT / "judge_desktop", ROOT / "resources", folder / "compiled", *_library_of(python)],
    )
    source.warm()  # compiles, and fills the cache
    frozen.warm()
    os.sync()  # what is not on the disk yet cannot be put out of the cache
    return [
        _compared("warm", frozen.warm, source.warm),
        _compared("cold", frozen.cold, source.cold),
    ]


class _Started:
    """One of the two programs: how it is started, and which folders it reads."""

    def __init__(self, command: list[str], home: Path, settled: dict[str, str], read: list[Path]) -> None:
        self._command = [*command, "--home", str(home)]
        self._log = home / "log"
        screen = {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "qt.*=false"}
        self._environment = {**os.environ, **screen, **settled}
        self._read = read

    def warm(self) -> float:
        """Seconds from the start of the process until the log says that the window is usable."""
        shutil.rmtree(self._log, ignore_errors=True)
        written = self._log / FILE_NAME
        began = time.monotonic()
        with subprocess.Popen(self._command, env=self._environment, cwd=ROOT) as process:
            try:
                while not _says_usable(written):
                    if process.poll() is not None or time.monotonic() - began > _LONGEST_S:
                        raise RuntimeError(f"{self._command[0]} did not come to its window")
                    time.sleep(0.001)
                return time.monotonic() - began
            finally:
                process.kill()

    def cold(self) -> float:
        """The same with the files forgotten before."""
        for folder in self._read:
            forget(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
        return self.warm()


def forget(paths: Iterable[Path]) -> None:
    """Asks the system to put these files out of its cache; pages that a process has mapped stay."""
    for path in paths:
        with path.open("rb") as stream:
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _library_of(python: Path) -> list[Path]:
    """Python's own library, without what is installed beside it."""
    asked = "import sysconfig; print(sysconfig.get_path('stdlib'))"
    said = subprocess.run([str(python), "-c", asked], capture_output=True, text=True, check=True).stdout
    return [one for one in Path(said.strip()).iterdir() if one.is_dir() and one.name != "site-packages"]


def _compared(how: str, frozen: Callable[[], float], source: Callable[[], float]) -> Line:
    turns = [(frozen(), source()) for _ in range(TURNS)]
    name = f"start, frozen program, {how}"
    return line_of(name, [one for one, _ in turns], "from source", [other for _, other in turns], aim=None)


def _says_usable(log: Path) -> bool:
    try:
        return f" {Event.WINDOW_USABLE.value} " in log.read_text(encoding="ascii")
    except OSError:
        return False


def _judge_folder(folder: Path, program: Path) -> Path:
    """The data folder of a judge who has scored the bundled contest, made by the frozen program itself."""
    command = [str(program), "demo", "--out", str(folder / "day"), "--judges", "3", "--submissions", "21"]
    subprocess.run(command, check=True, capture_output=True)
    return folder / "day" / "judges" / JUDGE
