"""The words of ``results`` and ``tally`` on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from judge_desktop.domain.contest import Method

_METHODS = [method.value for method in Method]


def add_results(commands: Any, leaf: Callable[..., argparse.ArgumentParser]) -> None:
    """Adds ``results`` and ``tally``."""
    results = leaf(commands, "results", "results", "tallies and standings, and how firm they are")
    results.add_argument("--method", choices=_METHODS, help="another one than the contest's, for comparison")
    results.add_argument("--provisional", action="store_true", help="before closing, naming what is missing")
    tally = leaf(commands, "tally", "tally", "statistics of any table of scores")
    tally.add_argument(
        "file",
        type=Path,
        metavar="SCORES.csv",
        help="columns submission,judge,score and, if there are such, category,criterion (also .xlsx)",
    )
    tally.add_argument("--rubric", type=Path, metavar="RUBRIC.toml")
    tally.add_argument("--method", choices=_METHODS, default=Method.MEAN.value, help="mean when left out")
    tally.add_argument("--decimals", type=int, default=2, choices=range(7), metavar="0-6")
    tally.add_argument(
        "--severity-penalty",
        type=_penalty,
        default=Decimal(1),
        metavar="N",
        help="of the severity-adjusted scores; 1 when left out, 0 for none",
    )


def _penalty(written: str) -> Decimal:
    """A number from 0 up."""
    from judge_desktop.scoring.validation import read_number  # not needed to say what there is

    number = read_number(written)
    if number is None or number < 0:
        raise argparse.ArgumentTypeError(f"“{written}” is no number from 0 up, such as 1 or 0.5")
    return number
