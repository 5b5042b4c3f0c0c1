"""What this person has chosen on this machine: language, look, folders last used.

One small JSON file in the data folder, replaced whole. Nothing of a contest is kept here: losing the file costs
a few clicks, so a broken one is put aside and the defaults hold.
"""

import contextlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import IntEnum, StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from judge_desktop.config.i18n import Language
from judge_desktop.config.paths import data_folder, own_home
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
    inboxes: MappingProxyType[str, str] = field(default_factory=lambda: MappingProxyType({}))  # by contest
    merges_alone: bool = False  # what comes into an inbox and is accepted without doubt
    prints: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # by contest: how it was printed last

    def with_inbox(self, contest: str, folder: Path | None) -> "Settings":
        """The same choices with the folder whose score files are watched for; None for no folder any more.

        It is kept relative to the data folder, so that both may be carried to another computer together. A folder on
        another drive has no such spelling and is not remembered.
        """
        kept = {name: one for name, one in self.inboxes.items() if name != contest}
        if folder is not None:
            with contextlib.suppress(ValueError):  # another drive of Windows
                kept[contest] = Path(os.path.relpath(folder, data_folder())).as_posix()
        return replace(self, inboxes=MappingProxyType(kept))

    def inbox(self, contest: str) -> Path | None:
        """The folder that is watched for a contest, whether it is there now or not."""
        kept = self.inboxes.get(contest)
        return Path(os.path.normpath(data_folder() / kept)) if kept else None

    def with_folder(self, purpose: Purpose, folder: Path) -> "Settings":
        """The same choices, with `folder` remembered for `purpose`."""
        return replace(self, last_folders=MappingProxyType({**self.last_folders, purpose: str(folder)}))

    def folder(self, purpose: Purpose) -> Path:
        """The folder last used for `purpose` if it is still there, otherwise the user's home."""
        remembered = self.last_folders.get(purpose)
        try:
            return Path(remembered) if remembered and Path(remembered).is_dir() else own_home()
        except OSError:  # a name that no disk takes
            return own_home()


def load_settings(path: Path | None = None) -> Settings:
    """The settings in `path` (default: this data folder's).

    A value nobody knows falls back to its default alone; a file that is no JSON object is renamed to
    `settings.broken.json` and all defaults hold. They hold, too, while a file cannot be read.
    """
    path = path or data_folder() / FILE_NAME
    if path.exists() and not _is_small_file(path):
        _keep_aside(path)
        return Settings()
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except OSError:  # it may be sound: another copy is replacing it, on Windows
        return Settings()
    except (ValueError, RecursionError):
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
    written["inboxes"] = dict(settings.inboxes)
    written["prints"] = {contest: dict(choices) for contest, choices in settings.prints.items()}
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
        inboxes=MappingProxyType(_relative_folders(written.get("inboxes"))),
        merges_alone=written.get("merges_alone") is True,
        prints=_words_by_contest(written.get("prints")),
    )


def _words_by_contest(written: object) -> dict[str, dict[str, str]]:
    """Contest -> name -> word, without what nobody here would have written."""
    if not isinstance(written, dict):
        return {}
    return {
        contest: {name: word for name, word in choices.items() if isinstance(word, str)}
        for contest, choices in written.items()
        if isinstance(choices, dict)
    }


def _relative_folders(written: object) -> dict[str, str]:
    """Contest -> relative folder, without what nobody here would have written."""
    if not isinstance(written, dict):
        return {}
    return {
        contest: folder
        for contest, folder in written.items()
        if isinstance(folder, str) and folder and "\0" not in folder and not Path(folder).is_absolute()
    }


def _choice(kind: type[_Kind], written: object, default: _Kind) -> _Kind:
    return next((one for one in kind if one.value == written), default)


def _keep_aside(path: Path) -> None:
    try:
        path.replace(path.with_name("settings.broken.json"))
    except OSError:
        return
