"""Tallies that were published: panel scores of figure skating and votes against of wine tastings."""

from decimal import Decimal
from fractions import Fraction

import pytest

from judge_desktop.domain.contest import Method, Rules
from judge_desktop.domain.standings import Standing
from judge_desktop.scoring.standings import standings_of_table
from tests.helpers.score_tables import Totals, table_of

# International Skating Union, "ISU GP 2016 Progressive Skate America: Ladies Short Program, judges details per skater",
# 2016: the marks of nine judges for skating skills, transitions, performance, composition and interpretation, and the
# score of the panel, which is the mean without the highest and the lowest, to two decimals.
SKATING = {
    "WAGNER": (
        ("9.5 8.75 8.5 8.75 8.5 8.75 8.75 8.25 8.75", "8.68"),
        ("9 8 8.25 8.5 8.25 8.25 8.75 7.75 8.25", "8.32"),
        ("9.25 9 8.5 8.5 8.75 9 8.75 8.75 9", "8.82"),
        ("9.25 8.5 8.75 8.75 8.75 8.75 9 8.25 8.5", "8.71"),
        ("9.5 8.75 8.75 8.75 8.75 8.75 9.25 8.5 9", "8.86"),
    ),
    "MIHARA": (
        ("7.75 7.25 7.75 7.5 8.25 7.75 8.5 7.5 7.5", "7.71"),
        ("7 7 7.25 7 7.75 7.25 7.75 6.5 7", "7.18"),
        ("7.75 6.25 7.5 7.5 8 7.5 8.25 7.5 7.5", "7.61"),
        ("7.5 6.5 7.75 7.5 8 7.5 8 7.25 7.25", "7.54"),
        ("7 6 7.5 7.75 7.75 7.5 7.75 7.25 7.75", "7.50"),
    ),
    "GOLD": (
        ("8.75 8 7.75 8.25 8.25 8.75 8.25 7.5 8.75", "8.29"),
        ("8.25 8 7.5 7.5 8 8.5 8 7.5 8.25", "7.93"),
        ("8.5 8.25 7.75 7.75 8 8.25 8 8 8.5", "8.11"),
        ("8.5 8.25 8 8 8.25 8.5 8.25 7.75 8.5", "8.25"),
        ("8.75 8.5 8 8 8.25 8.25 8 7.75 8.75", "8.25"),
    ),
}


@pytest.mark.parametrize("skater", SKATING)
def test_the_panel_scores_of_a_figure_skater(skater: str) -> None:
    marks = {
        f"{skater}{component}": {f"J{judge}": Decimal(mark) for judge, mark in enumerate(row.split(), 1)}
        for component, (row, _) in enumerate(SKATING[skater])
    }
    found = standings_of_table(table_of(marks), Rules(method=Method.TRIMMED_MEAN, minimum_scorecards=9))
    scores = {one.submission: str(one.tally.score) for one in found}
    assert [scores[f"{skater}{component}"] for component in range(5)] == [panel for _, panel in SKATING[skater]]


# Richard E. Quandt, "Winetaster" reports of the Liquid Assets tastings of 16 January 1995 (Bordeaux of 1966), 7 March
# 2011 (South Africa) and 5 April 2010 (Côte Rôtie): each judge's ranks of wines A to H, votes against, group ranking.
TASTINGS = {
    "1995-01-16": (
        ("31745862", "31725864", "72831654", "46328751", "54613872", "76843125", "84712536", "38452671"),
        (40, 32, 50, 22, 29, 49, 41, 25),
        (5, 4, 8, 1, 3, 7, 6, 2),
    ),
    "2011-03-07": (
        ("48736215", "17834625", "46178352", "84657321", "57638142", "32458176", "51248673", "16428735"),
        (31, 41, 38, 32, 57, 29, 31, 29),
        (3, 7, 6, 5, 8, 1, 3, 1),
    ),
    "2010-04-05": (
        ("84237165", "57214836", "43127658", "47583612", "72835146", "54286173", "56213487", "27564813"),
        (40, 40, 27, 32, 39, 35, 35, 40),
        (6, 6, 1, 2, 5, 3, 3, 6),
    ),
}


@pytest.mark.parametrize("evening", TASTINGS)
def test_the_votes_against_at_a_wine_tasting(evening: str) -> None:
    ranks, votes, places = TASTINGS[evening]
    totals: Totals = {
        wine: {f"judge {at}": 100 - int(row[column]) for at, row in enumerate(ranks)}
        for column, wine in enumerate("ABCDEFGH")
    }
    rules = Rules(method=Method.RANK_SUM, minimum_scorecards=1, tie_break_ladder=())
    found: dict[str, Standing] = {
        one.submission: one for one in standings_of_table(table_of(totals, pooled=True), rules)
    }
    assert [found[wine].tally.official for wine in "ABCDEFGH"] == [Fraction(one) for one in votes]
    assert [found[wine].rank for wine in "ABCDEFGH"] == list(places)
