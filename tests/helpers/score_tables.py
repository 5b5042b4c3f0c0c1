"""Small tables of totals for the tests of tallies and statistics, and hypothesis strategies that draw them."""

from collections.abc import Mapping
from decimal import Decimal

from hypothesis import strategies as st

from judge_desktop.scoring.score_table import Entry, ScoreTable

Totals = Mapping[str, Mapping[str, Decimal | int]]
"""submission -> judge -> total; the first letter of a submission is its category."""

HALF_POINTS = st.integers(0, 200).map(lambda halves: Decimal(halves) / 2)


def table_of(totals: Totals, *, pooled: bool = False) -> ScoreTable:
    """One criterion per table; ``pooled`` = without categories."""
    return ScoreTable(
        entries=tuple(
            Entry(
                submission=name,
                category=None if pooled else name[0],
                cards={judge: {"D1": Decimal(total)} for judge, total in cards.items()},
            )
            for name, cards in totals.items()
        ),
        weights={},
    )


@st.composite
def tables_of_totals(
    draw: st.DrawFn,
    *,
    scores: st.SearchStrategy[Decimal] = HALF_POINTS,
    most_judges: int = 5,
    most_submissions: int = 6,
) -> dict[str, dict[str, Decimal]]:
    """With gaps, in two categories; every submission has a scorecard at least."""
    judges = [f"j{at}" for at in range(draw(st.integers(1, most_judges)))]
    names = [f"{'AB'[at % 2]}{at}" for at in range(draw(st.integers(1, most_submissions)))]
    return {name: draw(st.dictionaries(st.sampled_from(judges), scores, min_size=1)) for name in sorted(names)}
