"""Tallying a large table, with all figures beside the standings but the bootstrap, beside a bare mean of its numbers.

Run as ``python -m tests.bench.tallying JUDGES SUBMISSIONS CRITERIA`` it is the process that is measured.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any

from judge_desktop.domain.contest import Rules
from judge_desktop.scoring.packed_cards import packed
from judge_desktop.scoring.score_table import Entry, ScoreTable
from judge_desktop.scoring.standings import standings_of_table
from tests.bench.measuring import Aim, Line, expect, line_of, timed
from tests.bench.opening import peak_mebibytes

FULL = (200, 5_000, 12)
TINY = (5, 8, 2)
SECONDS = 5.0
MEMORY_MIB = 2_048
_FULL_MARK = 10


def tally(folder: Path, *, is_tiny: bool) -> list[Line]:
    """Official tally, ranks and statistics of a table in memory that every judge scored whole, one category."""
    own, peer, memory = [], [], []
    for _ in range(1 if is_tiny else 3):
        measured = _measured(TINY if is_tiny else FULL)
        own.append(measured["seconds"])
        peer.append(measured["mean"])
        memory.append(measured["mebibytes"])
    size = " × ".join(map(str, TINY if is_tiny else FULL))
    verdict = "" if max(memory) <= MEMORY_MIB else " MISSED"
    allowed = line_of(f"tally, {size}", own, "allowed", [SECONDS] * len(own), aim=Aim(ratio=1))
    note = f"official tally and ranks {measured['ranked']:.2f} s of it; processor {measured['processor']:.2f} s in all"
    return [
        replace(allowed, note=f"peak memory {max(memory):.0f} MiB, aim ≤ {MEMORY_MIB}{verdict}"),
        line_of(f"tally, {size}, figures", own, "numpy mean", peer, aim=None, note=note),
    ]


def _measured(size: tuple[int, int, int]) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.tallying", *map(str, size)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


# ── the process that is measured ─────────────────────────────────────────────────────────────────────────────────


def main(judges: int, submissions: int, criteria: int) -> None:
    """Makes the table, which is not measured, and says the seconds of the whole and of the ranking alone, those of the
    processor, the peak memory with the table in it, and the seconds of a bare mean.
    """
    import numpy as np

    numbers = np.random.default_rng(0).integers(0, _FULL_MARK + 1, (submissions, judges, criteria), dtype=np.int8)
    table = _table(numbers)
    before = time.process_time()
    ranked, whole = _seconds(table)
    processor = time.process_time() - before
    memory = peak_mebibytes()
    points = numbers.astype(np.float64)
    bare = median(timed(lambda: points.sum(axis=2).mean(axis=1)) for _ in range(5))
    found = {"seconds": whole, "ranked": ranked, "processor": processor, "mebibytes": memory, "mean": bare}
    print(json.dumps(found))


def _table(numbers: Any) -> ScoreTable:
    """The numbers [submissions, judges, criteria] as a table of scores, as one read from a file is held."""
    submissions, judges, criteria = numbers.shape
    marks = [Decimal(mark) for mark in range(_FULL_MARK + 1)]
    names, panel = [f"D{at + 1}" for at in range(criteria)], [f"j{at + 1:03}" for at in range(judges)]
    entries = []
    for at in range(submissions):
        rows = ([marks[one] for one in row] for row in numbers[at].tolist())
        cards = {judge: dict(zip(names, row, strict=True)) for judge, row in zip(panel, rows, strict=True)}
        entries.append(Entry(submission=f"S{at + 1:04}", category=None, cards=packed(cards)))
    return ScoreTable(entries=tuple(entries), weights={None: dict.fromkeys(names, Decimal(_FULL_MARK))})


def _seconds(table: ScoreTable) -> tuple[float, float]:
    """Seconds until everything is ranked, and until the statistics are there; loading numpy is part of it."""
    rules = Rules()
    began = time.perf_counter()
    standings = standings_of_table(table, rules)
    ranked = time.perf_counter() - began

    from judge_desktop.scoring.statistics import statistics_of

    found = statistics_of(table, standings, rules, with_bootstrap=False)
    whole = time.perf_counter() - began
    expect(len(found.figures), len(table.entries))
    return ranked, whole


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
