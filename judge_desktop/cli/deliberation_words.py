"""The words of the deliberation on the command line: popular vote, notes, discussions, and votes in a decision."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

Leaf = Callable[..., argparse.ArgumentParser]


def add_deliberation(commands: Any, leaf: Leaf, branch: Callable[..., Any]) -> None:
    """Adds ``popular-vote``, ``deliberation`` and ``note``."""
    vote = branch(commands, "popular-vote", "the public's vote, apart from the judges' scores")
    table = leaf(vote, "import", "popular-vote import", "record votes: submission,votes or a ballot a row")
    table.add_argument("file", type=Path, metavar="F.csv", help="ballots: voter,submission; a voter's first one counts")
    table.add_argument("--preview", action="store_true", help="say what would be recorded, change nothing")
    table.add_argument("--reason", metavar="R", default="")
    table.add_argument("--decided-by", metavar="P", default="")
    leaf(vote, "show", "popular-vote show", "the votes recorded")
    talk = branch(commands, "deliberation", "what the panel should talk about and what it decided")
    leaf(talk, "show", "deliberation show", "prompts, who presides, part scorers and decisions of each category")
    held = leaf(talk, "discussed", "deliberation discussed", "record that a submission was discussed")
    held.add_argument("submission", metavar="SUBMISSION")
    held.add_argument("--words", metavar="W", default="")
    note = leaf(talk, "note", "deliberation note", "keep a note on this computer alone; no words take it away")
    note.add_argument("--category", metavar="C", required=True)
    note.add_argument("--submission", metavar="S", default="")
    note.add_argument("text", metavar="TEXT", nargs="?", default="")


def add_votes(decide: argparse.ArgumentParser) -> None:
    """Adds to ``decide`` what a resolution and award levels need."""
    decide.add_argument("--votes", metavar="S=N", action="append", default=[], help="break_tie by resolution")
    decide.add_argument("--abstained", metavar="N", type=int, default=0)
    decide.add_argument("--present", metavar="N", type=int, help="people who could vote; votes when left out")
    decide.add_argument("--dissent", metavar="WORDS", default="", help="who disagreed, and why")
    decide.add_argument("--level", metavar="S=LEVEL", action="append", default=[], help="else by the score")
