"""Tables of scores that were published with figures about them, judge by judge in the order of the submissions."""

from collections.abc import Sequence
from decimal import Decimal

from judge_desktop.scoring.score_table import Entry, ScoreTable

Rows = Sequence[Sequence[str | int | None]]

# Shrout and Fleiss (1979), Intraclass correlations: uses in assessing rater reliability, Psychological Bulletin 86,
# Table 2: four judges on six targets. Their Table 4 has the six intraclass correlations.
SHROUT_FLEISS: Rows = ((9, 6, 8, 7, 10, 6), (2, 1, 4, 1, 5, 2), (5, 3, 6, 2, 6, 4), (8, 2, 8, 6, 9, 7))
SHROUT_FLEISS_ICC = {
    "ICC(1,1)": 0.17,
    "ICC(2,1)": 0.29,
    "ICC(3,1)": 0.71,
    "ICC(1,k)": 0.44,
    "ICC(2,k)": 0.62,
    "ICC(3,k)": 0.91,
}

# Krippendorff (2011), Computing Krippendorff's alpha-reliability, section D: four observers on twelve units.
KRIPPENDORFF: Rows = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)
KRIPPENDORFF_ALPHA = {"nominal": 0.743, "ordinal": 0.815, "interval": 0.849, "ratio": 0.797}

# The ratings of anxiety that come with the R packages irr (Gamer, Lemon, Fellows and Singh) and DescTools (Signorell),
# whose KendallW prints 0.5396569 when corrected for ties: three raters on twenty subjects.
ANXIETY: Rows = (
    (3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3),
    (3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4),
    (2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2),
)
ANXIETY_W = 0.5396569

# Quandt, Winetaster, reports 25 (Bordeaux 1990, tasted in 1999) and 82 (old Bordeaux): ranks, 1 = best.
WINES_25: Rows = (
    (2, 3, 4, 1, 7, 6, 5),
    (1, 2, 6, 3, 5, 4, 7),
    (3, 1, 4, 2, 6, 7, 5),
    (2, 5, 6, 1, 7, 3, 4),
    (5, 4, 3, 1, 2, 6, 7),
    (5, 4, 1, 3, 6, 7, 2),
    (2, 3, 5, 1, 6, 4, 7),
)
WINES_25_W = (0.4665, 0.0033)
WINES_25_REST = (0.9370, 0.6071, 0.7857, 0.3214, 0.2857, 0.0714, 0.7928)
WINES_82: Rows = (
    (5, 6, 3, 1, 8, 7, 2, 4),
    (1, 3, 2, 6, 8, 5, 4, 7),
    (1, 4, 3, 2, 8, 7, 5, 6),
    (2, 4, 3, 1, 7, 6, 5, 8),
    (4, 3, 1, 2, 8, 7, 5, 6),
    (3, 5, 1, 4, 8, 7, 2, 6),
    (1, 4, 3, 2, 5, 8, 7, 6),
)
WINES_82_W = (0.6968, 0.0000)
WINES_82_REST = (0.5476, 0.5629, 0.9157, 0.8264, 0.8095, 0.7306, 0.6826)

# Figure skating, pairs, Olympic Games of 2002: the judges of Russia, China, Poland, Ukraine and France placed
# Berezhnaya and Sikharulidze first in the free skating, those of the United States, Canada, Germany and Japan Salé and
# Pelletier; nobody placed any other pair among the first two.
OLYMPIC_PAIRS: Rows = (*((1, 2),) * 5, *((2, 1),) * 4)

# Figure skating, men, Skate America 2016: what nine judges gave Jin and Voronov, who came 5th and 4th, in both
# programmes; added up from the marks of the protocols as data (BuzzFeed News 2018, Do figure skating judges score their
# home countries more favorably?), with the scale of values of that season.
SKATE_AMERICA: Rows = (
    ("252.80", "242.61"),
    ("247.80", "237.66"),
    ("244.60", "259.51"),
    ("248.90", "245.61"),
    ("233.15", "244.51"),
    ("245.50", "253.61"),
    ("240.55", "237.61"),
    ("244.40", "233.11"),
    ("246.85", "248.61"),
)


def table_of_rows(rows: Rows, *, are_ranks: bool = False) -> ScoreTable:
    """Judges ``j00`` …, submissions ``s00`` …, without categories. Ranks become scores: the best has the most."""
    judges = [f"j{at:02}" for at in range(len(rows))]
    columns = list(zip(*rows, strict=True))
    highest = len(columns) + 1

    def score(given: str | int) -> Decimal:
        return highest - Decimal(given) if are_ranks else Decimal(given)

    return ScoreTable(
        entries=tuple(
            Entry(
                submission=f"s{at:02}",
                category=None,
                cards={
                    judge: {"D1": score(given)}
                    for judge, given in zip(judges, column, strict=True)
                    if given is not None
                },
            )
            for at, column in enumerate(columns)
        ),
        weights={},
    )
