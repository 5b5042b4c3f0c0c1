"""Everything that is only imported or opened when it is needed can be imported and opened here and now."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import judge_desktop
from judge_desktop.config.paths import migrations_folder, resource
from judge_desktop.smoke.attempts import Check, SmokeError

LIBRARIES = """
    PIL PIL.JpegImagePlugin PIL.PngImagePlugin PySide6 PySide6.QtCore PySide6.QtGui PySide6.QtMultimedia
    PySide6.QtPdf PySide6.QtPrintSupport PySide6.QtSvg PySide6.QtWidgets alembic alembic.config alembic.util
    cryptography.exceptions cryptography.hazmat.primitives.asymmetric.ed25519
    cryptography.hazmat.primitives.ciphers.aead cryptography.hazmat.primitives.hashes
    cryptography.hazmat.primitives.kdf.hkdf cryptography.hazmat.primitives.serialization fontpkg fontpkg_sarabun
    mammoth markdown_it markdown_it.tree mpmath msgspec nacl.bindings nacl.exceptions numpy numpy.typing
    openpyxl pandas platformdirs polib pyrage reportlab reportlab.lib.colors reportlab.lib.utils
    reportlab.pdfbase reportlab.pdfbase.ttfonts reportlab.pdfgen.canvas reportlab.pdfgen.pathobject segno
    shiboken6 sqlalchemy sqlalchemy.dialects sqlalchemy.dialects.sqlite sqlalchemy.exc sqlalchemy.types
    thaibreak uharfbuzz xlsxwriter xlsxwriter.exceptions
""".split()
"""Every module of third parties that the code or a migration names; a test keeps this complete."""
RESOURCES = (
    "check_words/*.txt",
    "colours/*.icc",
    "demo/contest/contest.toml",
    "demo/contest/attachments/*/*",
    "help/*/*.md",
    "help/glossary.tsv",
    "icons/*.svg",
    "practice/practice.*",
    "styles/*.qss",
    "templates/*/contest.toml",
    "translations/*/*.po",
    "verify/*",
)
_ROOMS = frozenset("cli config domain exchange reports scoring smoke store ui workflow".split())


def loading_checks() -> list[Check]:
    """Modules, libraries, commands, resources."""
    return [
        Check("modules", import_modules),
        Check("libraries", import_libraries),
        Check("commands", import_commands),
        Check("resources", open_resources),
        Check("migrations", open_migrations),
    ]


def import_modules() -> str:
    """Import every module of the program that can be found by walking it."""
    names = [one.name for one in pkgutil.walk_packages(judge_desktop.__path__, "judge_desktop.")]
    missing = _ROOMS - {name.split(".")[1] for name in names}
    if missing:
        raise SmokeError(f"rooms not found: {', '.join(sorted(missing))}")
    _import_all(names)
    return f"{len(names)} modules"


def import_libraries() -> str:
    """Import what third parties bring."""
    _import_all(LIBRARIES)
    return f"{len(LIBRARIES)} modules"


def import_commands() -> str:
    """Import every command by its name, as the command line does; a walk would not miss one that is not there."""
    from judge_desktop.cli import MODULES, commands_beside

    return f"{sum(len(commands_beside(first)) for first in MODULES)} commands"


def open_resources() -> str:
    """Read every file of the resources."""
    count = 0
    for pattern in RESOURCES:
        found = [path for path in resource().glob(pattern) if path.is_file()]
        if not found:
            raise SmokeError(f"no {pattern} in {resource()}")
        count += sum(bool(path.read_bytes()) for path in found)
    return f"{count} files"


def open_migrations() -> str:
    """Read every migration."""
    found = list((migrations_folder() / "versions").glob("*.py"))
    if not found:
        raise SmokeError(f"no migration in {migrations_folder()}")
    return f"{len(found)} migrations"


def _import_all(names: list[str]) -> None:
    wrong = []
    for name in names:
        try:
            import_module(name)
        except Exception as missing:  # noqa: BLE001 -- all that are missing are named together
            wrong.append(f"{name} ({missing})")
    if wrong:
        raise SmokeError(f"{len(wrong)} of {len(names)}: {'; '.join(wrong)}")
