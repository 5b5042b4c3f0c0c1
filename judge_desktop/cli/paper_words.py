"""The words of ``paper``: scorecards of judges who could not install the program."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_paper_words(paper: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Everything below ``paper``."""
    _leaf(paper, "list", "what is still to be typed or confirmed")
    for name, explanation in (
        ("type", "type a scorecard from paper, for the first time"),
        ("confirm", "type the same scorecard again, by another person: only then it counts"),
    ):
        leaf = _leaf(paper, name, explanation)
        leaf.add_argument("judge", metavar="JUDGE")
        leaf.add_argument("submission", metavar="SUBMISSION")
        leaf.add_argument("scores", metavar="CRITERION=VALUE", nargs="*")
        leaf.add_argument("--by", metavar="NAME", required=True, help="who types")
        leaf.add_argument("--comment", metavar="TEXT", default="")
        leaf.add_argument("--absent", action="store_true", help="the judge did not attend and gave no score")
    forget = _leaf(paper, "forget", "take a first typing back")
    forget.add_argument("judge", metavar="JUDGE")
    forget.add_argument("submission", metavar="SUBMISSION")
    sheet = _leaf(paper, "sheet", "save an empty scorecard sheet of a judge (.xlsx or .csv)")
    sheet.add_argument("judge", metavar="JUDGE")
    sheet.add_argument("-o", "--out", type=Path, required=True, metavar="FILE")
    take = _leaf(paper, "take", "take a filled-in sheet in as a first typing")
    take.add_argument("file", type=Path, metavar="FILE")
    take.add_argument("--by", metavar="NAME", required=True, help="who takes it in")


def _leaf(
    paper: argparse._SubParsersAction[argparse.ArgumentParser], name: str, explanation: str
) -> argparse.ArgumentParser:
    parser = paper.add_parser(name, help=explanation, description=explanation)
    parser.set_defaults(command=f"paper {name}")
    return parser
