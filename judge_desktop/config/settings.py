"""What this person has chosen on this machine: language, look, folders last used.

One small JSON file in the data folder, replaced whole. Nothing of a contest is kept here: losing the file costs
a few clicks, so a broken one is put aside and the defaults hold.
"""

import json
import os
import tempfile
from dataclasses import dataclass, field, fields, replace
from enum import IntEnum, StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from judge_desktop.config.i18n import Language
from judge_desktop.config.paths import data_folder
from judge_desktop.config.thai_digits import Numerals

FILE_NAME = "settings.json"
_LARGEST_BYTES = 100_000


class Theme(StrEnum):
    """Colours of the windows; `SYSTEM` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class TextSize(IntEnum):
    """Size of all text in percent."""

    SMALL = 90
    NORMAL = 100
    LARGE = 115
    LARGER = 130
    LARGEST = 150
    HUGE = 200


class Purpose(StrEnum):
    """Why a folder was chosen: each remembers its own."""

    OPEN = "open"
    SAVE = "save"
    PRINT = "print"


_Kind = TypeVar("_Kind", Language, Theme, TextSize, Numerals)


@dataclass(frozen=True, slots=True)
class Settings:
    """All choices, with the ones a new copy starts with."""

    language: Language = Language.TH
    theme: Theme = Theme.SYSTEM
    text_size: TextSize = TextSize.NORMAL
    numerals: Numerals = Numerals.ARABIC
    day_sound: bool = False  # at the two thresholds of a presentation
    last_folders: MappingProxyType[Purpose, str] = field(default_factory=lambda: MappingProxyType({}))

    def with_folder(self, purpose: Purpose, folder: Path) -> "Settings":
        """The same choices, with `folder` remembered for `purpose`."""
        return replace(self, last_folders=MappingProxyType({**self.last_folders, purpose: str(folder)}))

    def folder(self, purpose: Purpose) -> Path:
        """The folder last used for `purpose` if it is still there, otherwise the user's home."""
        remembered = self.last_folders.get(purpose)
        try:
            return Path(remembered) if remembered and Path(remembered).is_dir() else Path.home()
        except OSError:  # a name that no disk takes
            return Path.home()


def load_settings(path: Path | None = None) -> Settings:
    """The settings in `path` (default: this data folder's).

    A value nobody knows falls back to its default alone; a file that is no JSON object is renamed to
    `settings.broken.json` and all defaults hold.
    """
    path = path or data_folder() / FILE_NAME
    if path.exists() and not _is_small_file(path):
        _keep_aside(path)
        return Settings()
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError):
        _keep_aside(path)
        return Settings()
    if not isinstance(written, dict):
        _keep_aside(path)
        return Settings()
    return _from_json(written)


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Replaces the file whole: after a crash the old or the new one is there.

    Raises OSError if it cannot be written.
    """
    path = path or data_folder() / FILE_NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    written = {one.name: getattr(settings, one.name) for one in fields(settings)}
    written["last_folders"] = dict(settings.last_folders)
    handle, name = tempfile.mkstemp(prefix=".settings-", suffix=".tmp", dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            json.dump(written, stream, ensure_ascii=False, indent=1, sort_keys=True)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _is_small_file(path: Path) -> bool:
    """False for what would keep the program waiting for ever: a pipe, a device, gigabytes."""
    try:
        return path.is_file() and path.stat().st_size <= _LARGEST_BYTES
    except OSError:
        return False


def _from_json(written: dict[str, Any]) -> Settings:
    folders = written.get("last_folders")
    known = {purpose.value: purpose for purpose in Purpose}
    return Settings(
        language=_choice(Language, written.get("language"), Language.TH),
        theme=_choice(Theme, written.get("theme"), Theme.SYSTEM),
        text_size=_choice(TextSize, written.get("text_size"), TextSize.NORMAL),
        numerals=_choice(Numerals, written.get("numerals"), Numerals.ARABIC),
        day_sound=written.get("day_sound") is True,
        last_folders=MappingProxyType(
            {known[name]: folder for name, folder in folders.items() if name in known and isinstance(folder, str)}
            if isinstance(folders, dict)
            else {}
        ),
    )


def _choice(kind: type[_Kind], written: object, default: _Kind) -> _Kind:
    return next((one for one in kind if one.value == written), default)


def _keep_aside(path: Path) -> None:
    try:
        path.replace(path.with_name("settings.broken.json"))
    except OSError:
        return
