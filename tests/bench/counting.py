"""Counting a large round and ranking it, beside adding the same scores up with plain integers."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from judge_desktop.scoring.counting import count
from judge_desktop.scoring.standings import standings_of
from tests.bench.measuring import Line, expect, side_by_side, timed
from tests.bench.rounds import cards_of, make_round, score_file_of


def counting(folder: Path, *, is_tiny: bool) -> list[Line]:
    """What counts and who is where, from verified score files in memory; no aim, the floor says how much is rules."""
    judges, submissions = (3, 14) if is_tiny else (100, 300)
    made = make_round(folder, judges=judges, submissions=submissions)
    files = [
        replace(score_file_of(made, judge, cards_of(made.package, place)), sha256=sha256(judge.encode()).hexdigest())
        for place, judge in enumerate(made.identities)
    ]
    numbers = json.dumps(
        [[[card.submission, *(int(one) for one in card.given.values())] for card in file.scorecards] for file in files]
    )

    def rank() -> None:
        standings = standings_of(made.package, count(made.package, files, ()), ())
        expect(len(standings), submissions)

    return [
        side_by_side(
            "counting",
            lambda: timed(rank),
            "json + sums",
            lambda: timed(lambda: _add_up(numbers)),
            turns=1 if is_tiny else 7,
            aim=None,
        )
    ]


def _add_up(numbers: str) -> list[tuple[int, str]]:
    sums: dict[str, int] = defaultdict(int)
    for file in json.loads(numbers):
        for submission, *scores in file:
            sums[submission] += sum(scores)
    return sorted(((total, submission) for submission, total in sums.items()), reverse=True)
