"""Makes the portable copy from the folder that PyInstaller made: the program, an empty data folder, and a page to read.

A zip, whose folder is called `Judge Desktop`. Why the data folder makes a copy portable: `config/paths.py`.
"""

from __future__ import annotations

import stat
import time
import zipfile
from pathlib import Path

NAME = "Judge Desktop"
DATA_FOLDER = "Judge Desktop Data"  # as config/paths.py calls it; building needs none of the program's libraries
READ_ME = Path(__file__).with_name("portable-read-me.txt")
_FIRST_YEAR = 1980
_DIRECTORY = 0x10  # as Windows marks a folder


def make_portable_zip(program: Path, target: Path, made_at: float) -> Path:
    """Packs the folder `program` into the zip `target`; all dates are `made_at` (seconds since 1970), so that the
    same folder gives the same bytes. An older `target` is replaced.
    """
    when = time.gmtime(made_at)[:6]
    when = when if when[0] >= _FIRST_YEAR else (_FIRST_YEAR, 1, 1, 0, 0, 0)
    read_me = READ_ME.read_text(encoding="utf-8").replace("\n", "\r\n")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        _put(archive, f"{NAME}/READ ME.txt", "\ufeff" + read_me, when)
        _put_folder(archive, f"{NAME}/{DATA_FOLDER}/", when)
        for path in sorted(program.rglob("*")):
            if path.is_file():
                name = f"{NAME}/{path.relative_to(program).as_posix()}"
                _put(archive, name, path.read_bytes(), when, is_executable=bool(path.stat().st_mode & stat.S_IXUSR))
    return target


def _put_folder(archive: zipfile.ZipFile, name: str, when: tuple[int, ...]) -> None:
    """An empty one: a file in it would stand in the way of a backup that is restored there."""
    entry = zipfile.ZipInfo(name, (when[0], when[1], when[2], when[3], when[4], when[5]))
    entry.external_attr = (stat.S_IFDIR | 0o755) << 16 | _DIRECTORY
    archive.writestr(entry, b"")


def _put(
    archive: zipfile.ZipFile,
    name: str,
    content: str | bytes,
    when: tuple[int, ...],
    *,
    is_executable: bool = False,
) -> None:
    entry = zipfile.ZipInfo(name, (when[0], when[1], when[2], when[3], when[4], when[5]))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = (stat.S_IFREG | (0o755 if is_executable else 0o644)) << 16
    archive.writestr(entry, content)
