"""Where things lie on this machine: the only file that knows.

Resources and migrations stand beside the package in a checkout and inside it in a wheel or a frozen program.
What is in those folders, and when the data folder is opened and locked, is left to others.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path

import platformdirs

from judge_desktop.config.frozen import is_frozen

HOME_VARIABLE = "JUDGE_DESKTOP_HOME"
PORTABLE_FOLDER = "Judge Desktop Data"
_NAME = "Judge Desktop"
_PACKAGE = Path(__file__).resolve().parents[1]


def resource(path: str = "") -> Path:
    """The file or folder `path` (with forward slashes) below `resources/`; it need not exist."""
    return _beside_or_inside("resources", "_resources").joinpath(*path.split("/"))


def migrations_folder() -> Path:
    """The folder with the Alembic environment and its versions."""
    return _beside_or_inside("db", "_db")


def data_folder() -> Path:
    """The folder that holds everything this copy of the program keeps; not created here.

    `JUDGE_DESKTOP_HOME` names it (`--home` sets the variable); then the portable folder, if it is there; otherwise it
    is the system's place for a user's data.
    """
    chosen = os.environ.get(HOME_VARIABLE)
    if chosen:
        named = Path(chosen)
        with suppress(RuntimeError):  # "~" of somebody who has no account here is a folder like any other
            named = named.expanduser()
        return named.absolute()
    carried = portable_folder()
    if carried is not None and carried.is_dir():
        return carried
    try:
        return Path(platformdirs.user_data_dir(_NAME, appauthor=False, roaming=False))
    except RuntimeError:  # an account without a home, as of a service or inside a container
        return own_home() / _NAME


def portable_folder() -> Path | None:
    """Where a copy that is carried about keeps its data: beside the frozen program (beside the bundle on a Mac).

    None for a program that is not frozen. The folder may not be there: then this copy is an installed one.
    """
    if not is_frozen():
        return None
    folder = Path(sys.executable).resolve().parent
    bundle = folder.parent.parent
    is_bundled = sys.platform == "darwin" and bundle.suffix == ".app"
    return (bundle.parent if is_bundled else folder) / PORTABLE_FOLDER


def log_folder() -> Path:
    """Where the log and the reports of crashes go; not created here."""
    return data_folder() / "log"


def own_home() -> Path:
    """The home of whoever runs the program; the folder it was started in for an account that has none."""
    try:
        return Path.home()
    except RuntimeError:
        return Path.cwd()


def font_folders() -> tuple[Path, ...]:
    """Where this system keeps fonts, those of the user first; not all of them are there."""
    home = own_home()
    if sys.platform == "win32":
        users = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        return (users / "Microsoft" / "Windows" / "Fonts", Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts")
    if sys.platform == "darwin":
        return (home / "Library" / "Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    users = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return (users / "fonts", home / ".fonts", *(Path(one) / "fonts" for one in shared.split(":")))


def _beside_or_inside(in_checkout: str, in_package: str) -> Path:
    installed = _PACKAGE / in_package
    return installed if installed.is_dir() else _PACKAGE.parent / in_checkout
