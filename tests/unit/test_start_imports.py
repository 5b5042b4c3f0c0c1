"""What a start imports, listed: a new library or a new room of ours in it is meant, or it makes every start slower.

Which modules of a room it are is not listed; what must never be among them stands in ``test_lazy_imports``.
"""

import json
import os
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from judge_desktop.workflow.workspace import Workspace

COMMAND = """
import json, sys
from judge_desktop.__main__ import main
code = main(sys.argv[1:])
print("\\n" + json.dumps(sorted(sys.modules)))
"""
WINDOW = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from judge_desktop import app
from judge_desktop.ui.frame import Frame

class Seen(Frame):
    def show(self):
        super().show()
        print(json.dumps(sorted(sys.modules)))

    def fill(self, content):
        super().fill(content)
        QTimer.singleShot(0, self.tell)

    def tell(self):
        assert type(self._content.page()).__name__ == "HomePage"
        print(json.dumps(sorted(sys.modules)))
        self.close()

app.Frame = Seen
raise SystemExit(app.run_window(Path(sys.argv[1])))
"""
STORED = "cryptography msgspec nacl platformdirs polib pyrage sqlalchemy typing_extensions"
WANTED = {
    "--version": ("cli config domain", "platformdirs polib"),
    "contest list": ("cli config domain exchange scoring store workflow", f"{STORED} thaibreak"),
    "the window is painted": (
        "app config domain ui ui.help ui.widgets",  # of help only what a question binds its keys with
        "PySide6 fontpkg_sarabun platformdirs polib shiboken6 thaibreak",
    ),
    "the start page": (
        "app config domain exchange scoring store ui ui.help ui.judge ui.viewers ui.widgets workflow",
        f"PySide6 {STORED} fontpkg_sarabun shiboken6 thaibreak",
    ),
}
QT = {"QtCore", "QtGui", "QtSvg", "QtWidgets"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder from before, whose database need not be made."""
    folder = tmp_path_factory.mktemp("start") / "home"
    Workspace(folder).close()
    return folder


def told(script: str, *words: str, home: Path) -> list[set[str]]:
    """The modules that were imported whenever the process told them."""
    settled = {**os.environ, "JUDGE_DESKTOP_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", script, *words], capture_output=True, text=True, check=False, timeout=300, env=settled
    )
    assert done.returncode == 0, done.stderr
    return [set(json.loads(line)) for line in done.stdout.splitlines() if line.startswith('["')]


def rooms_of(modules: set[str]) -> str:
    """The rooms of ours, and the rooms inside that of windows."""
    parts = [name.split(".")[1:] for name in modules if name.startswith("judge_desktop.")]
    inner = {f"ui.{one[1]}" for one in parts if one[0] == "ui" and len(one) > 2}
    return " ".join(sorted({one[0] for one in parts} - {"__main__"} | inner))


def libraries_of(modules: set[str]) -> str:
    """The packages of others, under the names they are imported by."""
    known = {name for name in packages_distributions() if not name.startswith("_")} - {"judge_desktop"}
    return " ".join(sorted({name.split(".")[0] for name in modules} & known, key=lambda name: (name.lower(), name)))


def found(modules: set[str]) -> tuple[str, str]:
    """Rooms and libraries; what every process of this environment has is left out."""
    return rooms_of(modules), libraries_of(modules - before())


def before() -> set[str]:
    """What an environment brings into every process."""
    bare = subprocess.run(
        [sys.executable, "-c", "import json, sys; print(json.dumps(sorted(sys.modules)))"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(bare.stdout))


def wanted(start: str) -> tuple[str, str]:
    """What is listed, in the order in which it is found."""
    rooms, libraries = WANTED[start]
    return rooms, " ".join(sorted(libraries.split(), key=lambda name: (name.lower(), name)))


@pytest.mark.parametrize("command", ["--version", "contest list"])
def test_a_command_imports_what_is_listed(command: str, home: Path) -> None:
    (modules,) = told(COMMAND, *command.split(), home=home)
    assert found(modules) == wanted(command)


def test_the_window_imports_what_is_listed(home: Path) -> None:
    painted, shown = told(WINDOW, str(home), home=home)
    assert found(painted) == wanted("the window is painted")
    assert found(shown) == wanted("the start page")
    parts = {name.split(".")[1] for name in shown if name.startswith("PySide6.Qt") and name.count(".") == 1}
    assert parts == QT
