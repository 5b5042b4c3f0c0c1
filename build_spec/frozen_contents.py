"""What goes into the frozen program and what stays out; read by `judge_desktop.spec` and held by a test.

PyInstaller follows imports by itself. Listed here is what it cannot see: modules that are found by name, files that
are opened, libraries that Qt loads at run time; and what it brings along though nothing of it is ever used. Standard
library only, so that the lists can be read without PyInstaller.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "judge_desktop"
LOCK = ROOT / "build_spec" / "requirements" / "runtime.txt"

Entry = tuple[str, str, str]
"""How PyInstaller names a file it carries: place inside the program, place on this machine, kind."""

# Files of other distributions that are opened at run time and are no Python: package, patterns below it.
OPENED = {
    "fontpkg_sarabun": ("files/*.ttf", "metadata.json", "LICENSE"),
    "thaibreak": ("data/*", "_lib/*"),
    "tzdata": ("zones", "zoneinfo/*"),
}

# Modules that are found by name in other distributions, beyond what PyInstaller's own hooks know.
FOUND_BY_NAME = (
    "alembic.ddl.sqlite",
    "logging.config",
    "reportlab.rl_settings",
    "sqlalchemy.dialects.sqlite",
    "sqlalchemy.dialects.sqlite.pysqlite",
)

# What some library would like to have if it were there; nothing of it is used, and no network is to come along.
LEFT_OUT = (
    "IPython",
    "PIL.ImageQt",
    "PIL.ImageTk",
    "PySide6.QtDBus",
    "PySide6.QtOpenGL",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtTest",
    "PySide6.QtWebEngineCore",
    "PySide6.QtWebEngineWidgets",
    "_dbm",  # this, _gdbm and readline are linked to libraries under the GPL
    "_gdbm",
    "_tkinter",
    "distutils",
    "ensurepip",
    "idlelib",
    "lib2to3",
    "lxml",
    "matplotlib",
    "numpy.f2py",
    "pandas.tests",
    "pip",
    "pyarrow",
    "pydoc",
    "pytest",
    "readline",
    "scipy",
    "setuptools",
    "tkinter",
)

# Plugins of Qt and other files that are of no use to the program, by their place inside it. Not in this list, though it
# looks as if it should be: libQt6Qml, libQt6Quick and libQt6QmlWorkerScript. The media plugin is linked to them, and
# without them there is no video and no word about it.
USELESS = (
    r"PySide6/Qt/translations/.*",
    r"PySide6/Qt/qml/.*",
    r"PySide6/Qt/plugins/(egldeviceintegrations|generic|networkinformation|sqldrivers|tls|qmltooling)/.*",
    r"PySide6/Qt/plugins/platforms/libq(eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc)\.so",
    r"PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin\.so",
    r"PySide6/Qt/plugins/platformthemes/libqgtk3\.so",  # drags in all of GTK, and its colours are not ours
    r"PySide6/Qt/plugins/imageformats/libq(icns|pdf|tga|wbmp)\.so",
    r"PySide6/Qt/plugins/wayland-graphics-integration-client/lib(dmabuf|drm-egl|shm-emulation|vulkan)-server\.so",
    r"PySide6/Qt/plugins/wayland-graphics-integration-server/.*",
    r"(PySide6/Qt/lib/)?libQt6(VirtualKeyboard|EglFS|EglFs|Sql)[^/]*",
    r"(sqlalchemy|numpy|pandas|PIL|msgspec)/.*\.(pyx|pxd|pyi|c|h|lib)",
    r"PIL/_avif\..*",
    r"(pillow\.libs/)?libavif-[^/]*",
    r"[^/]+\.dist-info/(RECORD|INSTALLER|REQUESTED|direct_url\.json|top_level\.txt)",
)


def modules_of_the_program() -> list[str]:
    """Every module of the program: pages and commands are imported when they are asked for, some of them by name."""
    names = []
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return names


def modules_of_the_migrations() -> list[str]:
    """What the scripts in `db/` import: they travel as files, so nobody looks into them."""
    found: set[str] = set()
    for path in sorted((ROOT / "db").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                found.update(one.name for one in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module)
    return sorted(found - {"__future__"})


def hidden_imports() -> list[str]:
    """All modules that PyInstaller has to be told of."""
    return [*modules_of_the_program(), *modules_of_the_migrations(), *FOUND_BY_NAME]


def own_files() -> list[tuple[str, str]]:
    """Resources and migrations, (file, folder inside the program), where `config/paths.py` looks for them."""
    found = []
    for folder, inside in (("resources", "judge_desktop/_resources"), ("db", "judge_desktop/_db")):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                within = PurePosixPath(inside, *path.relative_to(ROOT / folder).parts[:-1])
                found.append((str(path), str(within)))
    return found


def opened_files(packages: Path) -> list[tuple[str, str]]:
    """The files of OPENED as they lie in `packages` (site-packages), (file, folder inside the program)."""
    found = []
    for package, patterns in OPENED.items():
        for pattern in patterns:
            top, _, rest = pattern.partition("/")
            matches = (packages / package / top).rglob(rest) if rest else [packages / package / top]
            files = (path for path in sorted(matches) if path.is_file() and path.suffix not in {".py", ".pyc"})
            found += [(str(path), str(PurePosixPath(*path.relative_to(packages).parts[:-1]))) for path in files]
    return found


def locked_distributions() -> list[str]:
    """The distributions of the lock of the running program, whose names and versions travel with it."""
    return re.findall(r"^([a-z0-9._-]+)==", LOCK.read_text(encoding="utf-8"), flags=re.MULTILINE)


def is_useless(place: str) -> bool:
    """Whether a file at that place inside the program (with any slashes) is one of USELESS."""
    return any(re.fullmatch(pattern, place.replace("\\", "/")) for pattern in USELESS)


def without_useless(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that are worth carrying."""
    return [one for one in entries if not is_useless(one[0])]
