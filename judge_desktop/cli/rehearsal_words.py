"""The words of ``rehearsal``: making one, and how far everybody is in it. What they do: ``rehearsing``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 -- its only name
Leaf: TypeAlias = "Callable[[Commands, str, str, str], argparse.ArgumentParser]"
Branch: TypeAlias = "Callable[[Commands, str, str], Commands]"
AddPassphrase: TypeAlias = "Callable[[argparse.ArgumentParser, str], None]"


def add_rehearsal_words(commands: Commands, branch: Branch, leaf: Leaf, passphrase: AddPassphrase) -> None:
    """``rehearsal make``, ``rehearsal show`` and ``rehearsal steps``."""
    rehearsal = branch(commands, "rehearsal", "try everything out with the judges before the day")
    make = leaf(rehearsal, "make", "rehearsal make", "make a rehearsal of the contest as it is, with a letter")
    make.add_argument("-o", "--out", type=Path, required=True, metavar="DIR")
    make.add_argument("--encrypt", choices=("cards", "passphrase", "no"), default="no")
    passphrase(make, "made up and printed when left out")
    leaf(rehearsal, "show", "rehearsal show", "whose score file of the rehearsal came, and whose words were heard")
    leaf(rehearsal, "steps", "rehearsal steps", "what this judge has done of the ten-minute list")
