"""The words of ``about``, ``licences`` and ``diagnostics``. What they do: ``telling_about``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TypeAlias

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 -- its only name
Leaf: TypeAlias = "Callable[[Commands, str, str, str], argparse.ArgumentParser]"


def add_about_words(commands: Commands, leaf: Leaf) -> None:
    """Three commands about the program itself."""
    leaf(commands, "about", "about", "version of the program and where its log lies")
    licences = leaf(commands, "licences", "licences", "whose software is in the program, and under which licences")
    licences.add_argument("name", metavar="NAME", nargs="?", default="", help="also the words of its licence")
    leaf(commands, "diagnostics", "diagnostics", "what somebody who helps needs to know; no names, texts or scores")
