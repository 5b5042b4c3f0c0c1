"""The words of ``contest begin``, ``contest write`` (done by ``beginning``) and ``contest letterhead``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TypeAlias

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 -- its only name


def add_beginning(contest: Commands) -> None:
    """Adds the three to the words after ``contest``."""
    explanation = "make a contest in the data folder without a contest folder; it may be incomplete"
    begin = contest.add_parser("begin", help=explanation, description=explanation)
    begin.set_defaults(command="contest begin")
    source = begin.add_mutually_exclusive_group(required=True)
    source.add_argument("--template", metavar="T", help="texts, categories, rules, rubric and dates of a template")
    source.add_argument("--from", dest="before", metavar="CONTEST", help="what stays from a contest that is here")
    source.add_argument("--empty", action="store_true", help="one round and an empty rubric")
    begin.add_argument("--name-th", default="", metavar="NAME")
    begin.add_argument("--name-en", default="", metavar="NAME")
    begin.add_argument("--year", default="", help="left out: the next one, or this year's for a template")
    begin.add_argument("--edition", default="")
    explanation = "write the contest as a contest folder, to be edited and taken back by contest update"
    write = contest.add_parser("write", help=explanation, description=explanation)
    write.set_defaults(command="contest write")
    write.add_argument("folder", type=Path, metavar="DIR")
    _add_letterhead(contest)


def _add_letterhead(contest: Commands) -> None:
    explanation = "show or change the organiser's logo and who signs for it"
    parser = contest.add_parser("letterhead", help=explanation, description=explanation)
    parser.set_defaults(command="contest letterhead")
    logo = parser.add_mutually_exclusive_group()
    logo.add_argument("--logo", type=Path, metavar="FILE", help="a PNG or JPEG picture, for every print")
    logo.add_argument("--no-logo", action="store_true", help="take the logo away")
    people = parser.add_mutually_exclusive_group()
    people.add_argument(
        "--signatory",
        dest="signatories",
        action="append",
        nargs="+",
        metavar="WORDS",
        help="Thai name, Thai position, English name, English position, what is not known left out or empty; given "
        "once for each person, in the order of signing, instead of those before",
    )
    people.add_argument("--no-signatories", action="store_true", help="nobody signs for the organiser")
