"""The words of the commands about submissions; what they do is ``submissions``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TypeAlias

from judge_desktop.domain.importing import ImportField, Solution

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 -- its only name
STATES = ("eligible", "not-eligible", "open", "shortlisted", "not-shortlisted", "late", "problems")


def add_submissions(commands: Commands) -> None:
    """``submissions`` with its verbs."""
    explanation = "the submissions of the contest"
    parser = commands.add_parser("submissions", help=explanation, description=explanation)
    verbs = parser.add_subparsers(metavar="COMMAND", required=True)
    _add_list(verbs)
    _add_import(verbs)
    one = _leaf(verbs, "set", "change fields of a submission; an empty value takes the field away")
    one.add_argument("submission", metavar="ID")
    one.add_argument(
        "values", metavar="FIELD=VALUE", nargs="+", type=_named, help="extra:TITLE=VALUE for an extra field"
    )
    new = _leaf(verbs, "add", "add a submission by hand")
    new.add_argument("values", metavar="FIELD=VALUE", nargs="+", type=_named)
    new.add_argument("--id", dest="submission", metavar="ID", default="", help="made up when left out")
    gone = _leaf(verbs, "remove", "take submissions out of the draft")
    gone.add_argument("submissions", metavar="ID", nargs="+")
    gone.add_argument("--preview", action="store_true", help="say what would be lost, change nothing")
    _leaf(verbs, "check", "what is wrong with a submission or asks for another look")
    _add_decisions(verbs)


def _add_list(verbs: Commands) -> None:
    listed = _leaf(verbs, "list", "submissions with their eligibility")
    listed.add_argument("--category", metavar="C", default="")
    listed.add_argument("--state", choices=STATES, default="")
    listed.add_argument("--search", metavar="WORDS", default="")


def _add_import(verbs: Commands) -> None:
    table = _leaf(verbs, "import", "bring in a table (XLSX or CSV) as a form service exports it")
    table.add_argument("file", type=Path, metavar="F")
    fields = ", ".join(one.value for one in ImportField)
    table.add_argument(
        "--match",
        metavar="COLUMN=FIELD",
        action="append",
        default=[],
        type=_named_last,
        help=f"what a column is, by its title; fields: {fields}",
    )
    ways = ", ".join(one.value for one in Solution)
    table.add_argument(
        "--solve",
        metavar="ROW=HOW",
        action="append",
        default=[],
        type=_named,
        help=f"how a problem of a row is solved: {ways}; category:ID names the category that is meant",
    )
    table.add_argument("--remember", action="store_true", help="match tables with these titles like this from now on")
    table.add_argument("--preview", action="store_true", help="say what would happen, change nothing")


def _add_decisions(verbs: Commands) -> None:
    fit = _leaf(verbs, "eligible", "record whether submissions fit the concept")
    fit.add_argument("submissions", metavar="ID", nargs="+")
    answer = fit.add_mutually_exclusive_group(required=True)
    answer.add_argument("--yes", dest="fits", action="store_const", const="yes")
    answer.add_argument("--no", dest="fits", action="store_const", const="no")
    answer.add_argument("--open", dest="fits", action="store_const", const="open")
    fit.add_argument("--reason", metavar="R", default="", help="needed with --no")
    listed = _leaf(verbs, "shortlist", "put submissions on the shortlist")
    listed.add_argument("submissions", metavar="ID", nargs="+")
    listed.add_argument("--out", dest="shortlisted", action="store_false", help="take them off it")
    listed.add_argument("--reason", metavar="R", default="", help="needed with --out")


def _leaf(verbs: Commands, name: str, explanation: str) -> argparse.ArgumentParser:
    parser = verbs.add_parser(name, help=explanation, description=explanation)
    parser.set_defaults(command=f"submissions {name}")
    return parser


def _named(written: str) -> tuple[str, str]:
    """``NAME=VALUE`` as a pair."""
    name, equals, value = written.partition("=")
    if not equals or not name:
        raise argparse.ArgumentTypeError(written)
    return name, value


def _named_last(written: str) -> tuple[str, str]:
    """``TITLE=FIELD`` as a pair; a title may hold the sign itself."""
    name, equals, value = written.rpartition("=")
    if not equals or not name:
        raise argparse.ArgumentTypeError(written)
    return name, value
