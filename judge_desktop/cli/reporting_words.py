"""The words of ``report``: one command for each report, with the choices that it has."""

from __future__ import annotations

import argparse
from pathlib import Path

from judge_desktop.config.report_words import PURPOSES
from judge_desktop.domain.family import Family
from judge_desktop.domain.report_kinds import BY_LETTERS, Choice, ReportKind, choices_of

_CHOICES = {
    Choice.JUDGE: ("judges", "J", "only the papers of this judge; may be given again"),
    Choice.SUBMISSION: ("submissions", "S", "only the papers about this submission; may be given again"),
    Choice.CATEGORY: ("categories", "C", "only the papers about this category; may be given again"),
}


def add_reports(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Everything below ``report``."""
    explanation = "print to PDF"
    report = commands.add_parser("report", help=explanation, description=explanation)
    kinds = report.add_subparsers(metavar="KIND", required=True)
    for kind in ReportKind:
        leaf = kinds.add_parser(kind.value, help=PURPOSES[kind], description=PURPOSES[kind])
        leaf.set_defaults(command=f"report {kind.value}", kind=kind.value)
        _add_choices(leaf, choices_of(kind))
        if kind is ReportKind.FEEDBACK:
            leaf.add_argument("--with-rank", action="store_true", help="letters also say which rank a submission has")
            _add_left_out(leaf)
        if kind is ReportKind.CERTIFICATES:
            leaf.add_argument("--date", metavar="D", help="on the certificates; left out: when the round was closed")
        if kind in BY_LETTERS:
            leaf.add_argument("--names", action="store_true", help="call the judges by name instead of by letters")
    everything = "every report that can be printed as things stand, but the recovery sheet"
    leaf = kinds.add_parser("everything", help=everything, description=everything)
    leaf.set_defaults(command="report everything")
    _add_choices(leaf, frozenset())
    _add_left_out(leaf)
    comments = "the comments of the letters to applicants, and what each is called"
    leaf = kinds.add_parser("comments", help=comments, description=comments)
    leaf.set_defaults(command="report comments")
    _add_parts(leaf, choices_of(ReportKind.FEEDBACK))
    which = "which reports can be printed as things stand, and why the others cannot"
    kinds.add_parser("list", help=which, description=which).set_defaults(command="report list")


def _add_choices(leaf: argparse.ArgumentParser, choices: frozenset[Choice]) -> None:
    leaf.set_defaults(judges=[], submissions=[], categories=[], with_rank=False, date=None, names=False, left_out=[])
    leaf.add_argument("-o", "--out", type=Path, required=True, metavar="DIR")
    leaf.add_argument("--numerals", choices=("thai", "arabic"))
    leaf.add_argument(
        "--font",
        choices=[one.value for one in Family],
        default=Family.SARABUN.value,
        help="another one than Sarabun, if it is installed on this computer",
    )
    _add_parts(leaf, choices)


def _add_left_out(leaf: argparse.ArgumentParser) -> None:
    explanation = "a comment to leave out of the letters, as report comments calls it; may be given again"
    leaf.add_argument("--without-comment", dest="left_out", metavar="ID", action="append", default=[], help=explanation)


def _add_parts(leaf: argparse.ArgumentParser, choices: frozenset[Choice]) -> None:
    for choice, (name, metavar, explanation) in _CHOICES.items():
        if choice in choices:
            leaf.add_argument(
                f"--{choice.value}", dest=name, metavar=metavar, action="append", default=[], help=explanation
            )
