"""The demo contest that lies beside a person's own contests: made once, opened again as it was left."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from judge_desktop.config.i18n import Translator
from judge_desktop.exchange.writing import disk_refusals

_FOLDER = "demo"
_MAKING = "demo-in-the-making"
_PLAYED = "J1"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoHere:
    """Where the demo's data folder is, and the passphrase of its made-up chair."""

    home: Path
    passphrase: str


def open_demo(own_home: Path, tr: Translator, tell: Callable[[str], None]) -> DemoHere:
    """The demo inside a person's data folder; makes it first when it is not there, whole or not at all.

    Refuses what the demo and the disk refuse; whatever ``tell`` raises cancels it.
    """
    from judge_desktop.workflow.demo import PASSPHRASE_FILE, prepare_demo  # much, and most windows never show it

    folder = own_home / _FOLDER
    if not folder.exists():
        making = own_home / _MAKING
        with disk_refusals(own_home):
            shutil.rmtree(making, ignore_errors=True)
        prepare_demo(making, _PLAYED, tr, tell)
        with disk_refusals(own_home):
            making.rename(folder)
    home = folder / "chair"
    with disk_refusals(home):
        passphrase = (home / PASSPHRASE_FILE).read_text(encoding="utf-8").strip()
    return DemoHere(home=home, passphrase=passphrase)
