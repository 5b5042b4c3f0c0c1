"""The words of the commands that hand on what is kept here; their deeds are ``exporting`` and ``deputies``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

Leaf = Callable[..., argparse.ArgumentParser]


def add_exports(export: Any, leaf: Leaf) -> None:
    """``export tables``, ``export archive`` and ``export received``."""
    tables = leaf(export, "tables", "export tables", "all scores, comments, decisions and statistics as tables")
    tables.add_argument(
        "-o",
        "--out",
        type=Path,
        required=True,
        metavar="F.xlsx|DIR",
        help="one workbook (.xlsx), or a folder of CSV files",
    )
    tables.add_argument("--anonymous", action="store_true", help="letters in the place of the judges' names")
    archive = leaf(export, "archive", "export archive", "one folder that anybody can read without this program")
    archive.add_argument("-o", "--out", type=Path, required=True, metavar="DIR", help="an empty folder, or a new one")
    archive.add_argument(
        "--keep-until",
        metavar="DATE",
        default="",
        help="until when it is to be kept; five years after the day of the presentations when left out",
    )
    received = leaf(export, "received", "export received", "score files and decisions for a deputy's copy")
    received.add_argument("-o", "--out", type=Path, required=True, metavar="DIR")
