"""The words of the commands about people, assignments and known recusals. What they do: ``panel_editing``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from judge_desktop.domain.contest import Ground

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 -- its only name
Leaf: TypeAlias = Callable[[Commands, str, str, str], argparse.ArgumentParser]
_FIELDS = "title, name_th, name_en, position, role, votes, order, appointment"


def add_people(panel: Commands, leaf: Leaf) -> None:
    """What can be done with the people beside taking in cards."""
    change = leaf(panel, "set", "panel set", "change what is known about a person")
    change.add_argument("judge", metavar="JUDGE")
    change.add_argument("values", metavar="FIELD=VALUE", nargs="+", type=_pair, help=_FIELDS)
    new = leaf(panel, "new", "panel new", "add a person")
    new.add_argument("values", metavar="FIELD=VALUE", nargs="+", type=_pair, help=_FIELDS)
    new.add_argument("--id", dest="judge", metavar="JUDGE", default="", help="the next free one when left out")
    remove = leaf(panel, "remove", "panel remove", "take a person off the panel")
    remove.add_argument("judge", metavar="JUDGE")
    table = leaf(panel, "import", "panel import", "take people from a spreadsheet (XLSX or CSV)")
    table.add_argument("file", type=Path, metavar="F")
    table.add_argument("--preview", action="store_true", help="say what would happen, change nothing")
    table.add_argument(
        "--column", metavar="FIELD=TITLE", action="append", default=[], type=_pair, help="which column is which"
    )
    card = leaf(panel, "add-person", "panel add-person", "take in the card of somebody who is not on the panel yet")
    card.add_argument("card", type=Path, metavar="CARD")
    _add_keys(panel, leaf)


def _add_keys(panel: Commands, leaf: Leaf) -> None:
    keys = leaf(panel, "keys", "panel keys", "the computers of a judge, which counts, what they say differently")
    keys.add_argument("judge", metavar="JUDGE")
    replaced = leaf(panel, "replace-key", "panel replace-key", "decide which computer of a judge is the newest")
    replaced.add_argument("judge", metavar="JUDGE")
    replaced.add_argument("key", metavar="SHA256:…")
    replaced.add_argument("--reason", metavar="R", required=True)
    forget = leaf(panel, "forget-card", "panel forget-card", "take back a card that was taken in for the wrong person")
    forget.add_argument("judge", metavar="JUDGE")
    forget.add_argument("key", metavar="SHA256:…")
    invite = leaf(panel, "invite", "panel invite", "the words with which a judge is invited")
    invite.add_argument("judge", metavar="JUDGE")


def add_assignments(commands: Commands, leaf: Leaf, branch: Callable[[Commands, str, str], Commands]) -> None:
    """``assign``, ``assignments`` and ``recusal``."""
    assign = branch(commands, "assign", "who scores what")
    leaf(assign, "all", "assign all", "every judge scores every submission")
    category = leaf(assign, "by-category", "assign by-category", "judges score whole categories")
    category.add_argument("wishes", metavar="JUDGE=C[,C…]", nargs="+", type=_pair)
    even = leaf(assign, "balanced", "assign balanced", "the same number of judges for every submission")
    even.add_argument("-k", dest="each", type=int, metavar="N", required=True, help="judges for each submission")
    even.add_argument("--seed", type=int, metavar="N", default=0, help="another number shares out in another way")
    hand = leaf(assign, "hand", "assign hand", "give single submissions to judges")
    hand.add_argument("pairs", metavar="JUDGE=S[,S…]", nargs="+", type=_pair)
    hand.add_argument("--remove", action="store_true", help="take them away instead")
    listed = branch(commands, "assignments", "what the assignments add up to")
    leaf(listed, "list", "assignments list", "loads of the judges, judges of the submissions, islands")
    _add_recusals(branch(commands, "recusal", "recusals known before the package"), leaf)


def _add_recusals(recusal: Commands, leaf: Leaf) -> None:
    add = leaf(recusal, "add", "recusal add", "note that a judge will not score")
    add.add_argument("judge", metavar="JUDGE")
    _target(add)
    add.add_argument("--ground", required=True, choices=[ground.value for ground in Ground])
    add.add_argument("--reason", metavar="R", default="")
    remove = leaf(recusal, "remove", "recusal remove", "take back a recusal that was noted")
    remove.add_argument("judge", metavar="JUDGE")
    _target(remove)
    leaf(recusal, "list", "recusal list", "the known recusals and what is left for each submission")


def _target(parser: argparse.ArgumentParser) -> None:
    target = parser.add_mutually_exclusive_group(required=True)
    target.add_argument("--category", metavar="C", default="")
    target.add_argument("--submission", metavar="S", default="")


def _pair(written: str) -> tuple[str, str]:
    """``NAME=VALUE`` as a pair."""
    name, equals, value = written.partition("=")
    if not equals or not name:
        raise argparse.ArgumentTypeError(written)
    return name, value
