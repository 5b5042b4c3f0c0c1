"""The words of the commands with which several copies of the program share a contest; their deeds are ``deputies``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TypeAlias

from judge_desktop.cli.export_words import add_exports

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 -- its only name


def add_deputies(commands: Commands, contest: Commands) -> None:
    """``deputy …``, ``export received`` and, among the words of ``contest``, ``take-over``."""
    deputy = _branch(commands, "deputy", "copies that may act for the chair")
    add = _leaf(deputy, "add", "deputy add", "enrol a copy from its card; the next package names it")
    add.add_argument("card", type=Path, metavar="CARD")
    add.add_argument("--name", metavar="N", default="", help="left out: the name on the card")
    add.add_argument("--words", metavar='"W1 … W6"', default="", help="the six words as they were read aloud there")
    _leaf(deputy, "list", "deputy list", "who may act for the chair")
    remove = _leaf(deputy, "remove", "deputy remove", "the next package names this copy no more")
    remove.add_argument("deputy", metavar="DEPUTY")
    take = _leaf(contest, "take-over", "contest take-over", "run the contest of a package on a deputy's copy")
    take.add_argument("file", type=Path, metavar="PACKAGE")
    take.add_argument(
        "--package-passphrase-file", type=Path, metavar="FILE", help="passphrase of the package; else --passphrase-file"
    )
    add_exports(_branch(commands, "export", "hand on what is kept here"), _leaf)


def _leaf(commands: Commands, name: str, full_name: str, explanation: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=explanation, description=explanation)
    parser.set_defaults(command=full_name)
    return parser


def _branch(commands: Commands, name: str, explanation: str) -> Commands:
    parser = commands.add_parser(name, help=explanation, description=explanation)
    return parser.add_subparsers(metavar="COMMAND", required=True)
