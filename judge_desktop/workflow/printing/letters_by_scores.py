"""Letters for the judges of a category on paper that names nobody.

They follow the scores alone: whoever sees the paper learns nothing from them that the scores do not say, and the same
judge has another letter in another category, so that a recusal that is known gives nobody away elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from judge_desktop.config.judge_letters import judge_letter
from judge_desktop.scoring.score_table import Entry


def letters_of(entries: Sequence[Entry], language: str) -> dict[str, str]:
    """Judge -> letter, for everybody who has a scorecard that counts among the entries of one category."""
    judges = {judge for entry in entries for judge in entry.totals}
    in_order = sorted(judges, key=lambda judge: (_given(entries, judge), judge))
    return {judge: judge_letter(place, language) for place, judge in enumerate(in_order)}


def _given(entries: Sequence[Entry], judge: str) -> tuple[tuple[bool, Decimal, tuple[Decimal, ...]], ...]:
    """What a judge gave to each, the highest first when sorted; those who gave nothing come last."""
    return tuple(
        (False, -entry.totals[judge], tuple(-entry.cards[judge][name] for name in sorted(entry.cards[judge])))
        if judge in entry.totals
        else (True, Decimal(0), ())
        for entry in entries
    )
