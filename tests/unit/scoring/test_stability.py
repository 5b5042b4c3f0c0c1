"""Whether a winner stands: as plain arithmetic says, leaving judges out one by one and redrawing panel by panel."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judge_desktop.domain.contest import Method, Rules
from judge_desktop.domain.statistics import Bootstrap, Caution, CautionCode, LeftOut
from judge_desktop.scoring.leaving_out import leave_one_out
from judge_desktop.scoring.ranking import TieOrder, rank_all
from judge_desktop.scoring.redrawing import bootstrap
from judge_desktop.scoring.score_grid import ScoreGrid, grid_of
from judge_desktop.scoring.score_table import Entry, ScoreTable
from judge_desktop.scoring.severity_adjusted import adjust
from judge_desktop.scoring.standings import standings_of_table
from judge_desktop.scoring.tally import tallies
from tests.helpers.published_tables import OLYMPIC_PAIRS, SKATE_AMERICA, table_of_rows
from tests.helpers.score_tables import table_of, tables_of_totals

RULES = Rules(minimum_scorecards=1)
METHODS = st.sampled_from(Method)
QUARTERS = st.integers(-8, 60).map(lambda quarters: Decimal(quarters) / 4)
SMALL_PANELS = tables_of_totals(scores=QUARTERS, most_judges=4, most_submissions=5)


def by(method: Method, *, decimals: int = 2) -> Rules:
    return replace(RULES, method=method, decimals=decimals)


def effects_of(grid: ScoreGrid) -> dict[str, float] | None:
    adjusted = adjust(grid, 1.0)
    return None if adjusted is None else dict(zip(grid.judges, adjusted.effects.tolist(), strict=True))


def redrawn(table: ScoreTable, judges: tuple[str, ...]) -> ScoreTable:
    """The table as that panel scores it; a judge drawn twice counts as two."""
    return replace(
        table,
        entries=tuple(
            replace(
                entry,
                cards={f"{judge}/{at}": entry.cards[judge] for at, judge in enumerate(judges) if judge in entry.cards},
            )
            for entry in table.entries
        ),
    )


def every_draw(table: ScoreTable, rules: Rules) -> tuple[dict[str, Fraction], int]:
    """First places by submission over all draws with a score for everybody, and the number of these draws."""
    firsts = {entry.submission: Fraction(0) for entry in table.entries}
    kept = 0
    for judges, times in Counter(
        tuple(sorted(draw)) for draw in product(table.judges, repeat=len(table.judges))
    ).items():
        scores = {one.submission: one.score for one in tallies(redrawn(table, judges), rules)}
        known = [score for score in scores.values() if score is not None]
        if len(known) == len(scores):
            kept += times
            best = min(known) if rules.method.lowest_is_best else max(known)
            winners = [name for name, score in scores.items() if score == best]
            for name in winners:
                firsts[name] += Fraction(times, len(winners))
    return firsts, kept


def winners_without(table: ScoreTable, rules: Rules, judge: str, category: str | None) -> tuple[str, ...]:
    entries = tuple(
        replace(entry, cards={name: card for name, card in entry.cards.items() if name != judge})
        if entry.category == category
        else entry
        for entry in table.entries
    )
    standings = standings_of_table(replace(table, entries=entries), rules)
    return tuple(one.submission for one in standings if one.category == category and one.rank == 1)


def left_out(table: ScoreTable, rules: Rules) -> tuple[LeftOut, ...]:
    return leave_one_out(table, standings_of_table(table, rules), rules)


@settings(max_examples=60, deadline=None)
@given(SMALL_PANELS, METHODS.filter(lambda method: method is not Method.SEVERITY_ADJUSTED), st.integers(0, 3))
def test_the_bootstrap_is_every_draw_one_by_one(
    totals: dict[str, dict[str, Decimal]], method: Method, decimals: int
) -> None:
    table = table_of({name: cards for name, cards in totals.items() if name[0] == "A"})
    rules = by(method, decimals=decimals)
    found, cautions = bootstrap(grid_of(table), rules)
    firsts, kept = every_draw(table, rules)
    if kept == 0 or (method is Method.RANK_SUM and len({frozenset(entry.cards) for entry in table.entries}) > 1):
        assert (found, [one.code for one in cautions]) == (None, [CautionCode.NO_BOOTSTRAP])
        return
    assert found is not None
    assert found.shares == {name: float(first / kept) for name, first in firsts.items()}
    shares_left_out = [one.details["share"] for one in cautions if one.code is CautionCode.PANELS_LEFT_OUT]
    draws = len(table.judges) ** len(table.judges)
    assert (sum(shares_left_out), bool(found.left_out)) == (float(1 - Fraction(kept, draws)), kept < draws)


def test_the_trimmed_bootstrap_of_five_judges_is_every_draw_too() -> None:
    totals = {"A1": (70, 75, 80, 62, 71), "A2": (72, 71, 79, 64, 74), "A3": (60, 78, 76, 70, 73)}
    table = table_of({name: dict(zip("vwxyz", row, strict=True)) for name, row in totals.items()})
    rules = by(Method.TRIMMED_MEAN)
    found, _ = bootstrap(grid_of(table), rules)
    firsts, kept = every_draw(table, rules)
    assert found is not None
    assert found.shares == {name: float(first / kept) for name, first in firsts.items()}
    assert (kept, min(found.shares.values()) > 0) == (5**5, True)


@settings(max_examples=40, deadline=None)
@given(SMALL_PANELS)
def test_the_adjusted_bootstrap_averages_totals_less_the_leniency_of_the_judges(
    totals: dict[str, dict[str, Decimal]],
) -> None:
    table = table_of({name: cards for name, cards in totals.items() if name[0] == "A"})
    effects = dict.fromkeys(table.judges, 0.25) | {"j0": -0.5}
    found, _ = bootstrap(grid_of(table), by(Method.SEVERITY_ADJUSTED), effects)
    less = {
        entry.submission: {judge: total - Decimal(effects[judge]) for judge, total in entry.totals.items()}
        for entry in table.entries
    }
    assert found == bootstrap(grid_of(table_of(less)), by(Method.MEAN))[0]


@settings(max_examples=40, deadline=None)
@given(tables_of_totals(most_judges=7), METHODS, st.permutations(range(7)))
def test_shares_sum_to_one_and_follow_their_submissions(
    totals: dict[str, dict[str, Decimal]], method: Method, order: list[int]
) -> None:
    names = {f"j{at}": f"k{to}" for at, to in enumerate(order)}
    renamed = {
        name: {names[judge]: total for judge, total in cards.items()} for name, cards in reversed(totals.items())
    }
    grids = [grid_of(table_of(one)) for one in (totals, renamed)]
    found = [bootstrap(grid.of_category("A"), by(method), effects_of(grid)) for grid in grids]
    (mine, about_mine), (theirs, about_theirs) = found
    assert [one.code for one in about_mine] == [one.code for one in about_theirs]
    if mine is not None and theirs is not None:
        assert sum(mine.shares.values()) == pytest.approx(1)
        assert dict(mine.shares) == pytest.approx(dict(theirs.shares), abs=1e-12)


def test_olympic_pairs_of_2002_a_majority_of_one() -> None:
    table = table_of_rows(OLYMPIC_PAIRS, are_ranks=True)
    for method in (Method.MEAN, Method.MEDIAN, Method.RANK_SUM):
        rules = replace(by(method), tie_break_ladder=())
        found = left_out(table, rules)
        assert [one.winners for one in found] == [("s00", "s01")] * 5 + [("s00",)] * 4
        assert [one.changed for one in found] == [True] * 5 + [False] * 4
        shares = bootstrap(grid_of(table), rules)[0]
        assert shares is not None
        majority = sum(Fraction(count) for count in _binomial(9, Fraction(5, 9))[5:])
        assert shares == Bootstrap(
            category=None, shares={"s00": float(majority), "s01": float(1 - majority)}, panels=24_310
        )
        assert [round(share, 2) for share in shares.shares.values()] == [0.63, 0.37]


def test_skate_america_2016_one_judge_swaps_places() -> None:
    table = table_of_rows(SKATE_AMERICA)
    found = left_out(table, by(Method.MEAN))
    scores = [one.tally.score for one in standings_of_table(table, by(Method.MEAN))]
    assert scores == [Decimal("244.95"), Decimal("244.76")]
    assert [at for at, one in enumerate(found) if one.changed] == [0, 1, 3, 6, 7]
    assert {one.winners for one in found if one.changed} == {("s01",)}


def _binomial(draws: int, chance: Fraction) -> list[Fraction]:
    distribution = [Fraction(1)]
    for _ in range(draws):
        distribution = [
            (distribution[at] if at < len(distribution) else 0) * (1 - chance)
            + (distribution[at - 1] * chance if at else 0)
            for at in range(len(distribution) + 1)
        ]
    return distribution


@settings(max_examples=60, deadline=None)
@given(tables_of_totals(scores=QUARTERS, most_judges=7), METHODS, st.integers(0, 2))
def test_leaving_a_judge_out_is_ranking_the_table_without_her(
    totals: dict[str, dict[str, Decimal]], method: Method, decimals: int
) -> None:
    table, rules = table_of(totals), by(method, decimals=decimals)
    standings = standings_of_table(table, rules)
    ranked = {one.submission for one in standings if one.rank is not None}
    firsts = {
        category: {one.submission for one in standings if one.category == category and one.rank == 1}
        for category in table.categories
    }
    judges_of = {
        category: sorted({judge for entry in table.entries if entry.category == category for judge in entry.cards})
        for category in table.categories
    }
    found = left_out(table, rules)
    expected = [(judge, category) for category, judges in judges_of.items() if len(judges) > 1 for judge in judges]
    assert [(one.judge, one.category) for one in found] == expected
    for one in found:
        winners = winners_without(table, rules, one.judge, one.category)
        if firsts[one.category] and set(winners) <= ranked:
            assert one.winners == winners
            assert one.changed == bool(winners and set(winners) != firsts[one.category])


def test_the_whole_ladder_and_the_decisions_that_hold_settle_a_tie_without_a_judge() -> None:
    cards = {
        "A1": {"x": ("6", "4"), "y": ("5", "5"), "z": ("9", "0")},
        "A2": {"x": ("5", "5"), "y": ("6", "4"), "z": ("9", "1")},
        "A3": {"x": ("7", "3"), "y": ("3", "7"), "z": ("1", "1")},
    }
    table = ScoreTable(
        entries=tuple(
            Entry(
                submission=name,
                category="A",
                cards={judge: {"D1": Decimal(one), "D2": Decimal(two)} for judge, (one, two) in given_.items()},
            )
            for name, given_ in cards.items()
        ),
        weights={"A": {"D1": Decimal(7), "D2": Decimal(3)}},
    )
    without_z = next(one for one in left_out(table, RULES) if one.judge == "z")
    assert (without_z.winners, without_z.changed) == (("A1", "A2"), True)  # 10, 10, 10; then D1 puts A3 behind
    orders = {"A": (TieOrder(order=("A1", "A2")),)}
    standings = rank_all(tallies(table, RULES), ladder=RULES.tie_break_ladder, weights=table.weights, orders=orders)
    decided = next(one for one in leave_one_out(table, standings, RULES, orders) if one.judge == "z")
    assert (decided.winners, decided.changed) == (("A1",), True)


def test_who_is_not_ranked_cannot_win_without_a_judge() -> None:
    table = table_of({"A1": {"x": 5, "y": 5, "z": 5}, "A2": {"x": 9}})
    rules = replace(RULES, minimum_scorecards=2)
    assert [one.winners for one in left_out(table, rules)] == [("A1",)] * 3
    nobody = table_of({"A1": {"x": 5, "y": 5}, "A2": {}})
    assert [(one.winners, one.changed) for one in left_out(nobody, replace(rules, minimum_scorecards=3))] == [
        ((), False)
    ] * 2


def test_a_trimmed_mean_of_five_judges_cannot_do_without_one() -> None:
    table = table_of({"A1": dict.fromkeys("vwxyz", 5), "A2": dict.fromkeys("vwxyz", 6)})
    found = left_out(table, by(Method.TRIMMED_MEAN))
    assert [(one.judge, one.winners, one.changed) for one in found] == [(judge, (), False) for judge in "vwxyz"]


def test_a_judge_is_left_out_of_one_category_only() -> None:
    table = table_of({"A1": {"x": 5, "y": 5}, "A2": {"x": 5, "y": 4}, "B1": {"x": 5, "z": 3}})
    assert [(one.judge, one.category) for one in left_out(table, RULES)] == [
        ("x", "A"),
        ("y", "A"),
        ("x", "B"),
        ("z", "B"),
    ]


def test_why_there_is_no_bootstrap() -> None:
    def why(totals: Mapping[str, Mapping[str, int]], method: Method) -> tuple[Bootstrap | None, tuple[Caution, ...]]:
        return bootstrap(grid_of(table_of(totals)), by(method))

    def none(reason: str) -> tuple[None, tuple[Caution, ...]]:
        return None, (Caution(code=CautionCode.NO_BOOTSTRAP, category="A", details={"why": reason}),)

    gaps = {"A1": {"x": 5, "y": 4}, "A2": {"x": 3}}
    assert why({"A1": {}}, Method.MEAN) == none("too_few_scorecards")
    assert why(gaps, Method.TRIMMED_MEAN) == none("too_few_scorecards")
    assert why(gaps, Method.RANK_SUM) == none("rank_sum_incomplete")
    assert why(gaps, Method.SEVERITY_ADJUSTED) == none("graph_not_connected")


def test_no_panel_may_be_left_when_panels_are_drawn() -> None:
    """Thirty judges with a submission each: among 10,000 drawn panels none has everybody."""
    drawn, cautions = bootstrap(grid_of(table_of({f"A{one}": {f"j{one}": 50 + one} for one in range(30)})), RULES)
    assert drawn is None
    assert cautions == (Caution(code=CautionCode.NO_BOOTSTRAP, category="A", details={"why": "no_panel_left"}),)


def test_panels_that_leave_a_submission_without_scores_are_counted() -> None:
    found, cautions = bootstrap(grid_of(table_of({"A1": {"x": 5, "y": 5}, "A2": {"x": 9}, "A3": {}})), RULES)
    shares = {"A1": 0.0, "A2": 1.0, "A3": 0.0}
    assert found == Bootstrap(category="A", shares=shares, panels=3, left_out=1)
    details = {"panels": 1, "share": 0.25}
    assert cautions == (Caution(code=CautionCode.PANELS_LEFT_OUT, category="A", details=details),)


def test_who_is_not_ranked_is_no_matter_to_redrawn_panels() -> None:
    table = table_of({"A1": {"x": 5, "y": 5}, "A2": {"x": 9}, "A3": {"x": 4, "y": 4}})
    found, cautions = bootstrap(grid_of(table), replace(RULES, minimum_scorecards=2))
    assert found == Bootstrap(category="A", shares={"A1": 1.0, "A2": 0.0, "A3": 0.0}, panels=3)
    assert cautions == ()
    few, about = bootstrap(grid_of(table), replace(RULES, minimum_scorecards=3))
    assert (few, [one.details for one in about]) == (None, [{"why": "too_few_scorecards"}])


@pytest.mark.parametrize("method", Method)
def test_more_than_eleven_judges_are_drawn_with_a_fixed_seed(method: Method) -> None:
    random = np.random.default_rng(12)
    totals = {f"A{at}": {f"j{to:02}": int(random.integers(50, 60)) + at for to in range(12)} for at in range(3)}
    grid = grid_of(table_of(totals))
    found, cautions = bootstrap(grid, by(method), effects_of(grid))
    assert found is not None
    assert (found.panels, found.is_exact, [one.code for one in cautions]) == (10_000, False, [CautionCode.PANELS_DRAWN])
    assert found == bootstrap(grid_of(table_of(totals)), by(method), effects_of(grid))[0]
    assert sum(found.shares.values()) == pytest.approx(1)


@pytest.mark.parametrize("method", Method)
def test_totals_beyond_what_whole_numbers_of_the_machine_hold_are_exact_too(method: Method) -> None:
    small = {"A1": {"x": 5, "y": 4, "z": 4}, "A2": {"x": 4, "y": 4, "z": 5}, "A3": {"x": 3, "y": 5, "z": 4}}
    five = {name: {**cards, "v": cards["x"], "w": cards["y"]} for name, cards in small.items()}
    large = {name: {judge: total * 10**20 for judge, total in cards.items()} for name, cards in five.items()}
    none = dict.fromkeys("vwxyz", 0.0)
    assert bootstrap(grid_of(table_of(five)), by(method), none) == bootstrap(grid_of(table_of(large)), by(method), none)
    assert left_out(table_of(five), by(method)) == left_out(table_of(large), by(method))


def test_a_hair_between_adjusted_scores_too_large_for_floating_point_decides() -> None:
    a, b, c = 16142130104969173985, 41461688644934578331, 67374057244160059488
    d = 10331803140744070647
    totals = {"A1": {"w": a, "x": b, "y": c, "z": 0}, "A2": {"w": a + d, "x": b - d, "y": c + 1, "z": 0}}
    without_z = left_out(table_of(totals), by(Method.SEVERITY_ADJUSTED))[-1]
    assert (without_z.judge, without_z.winners) == ("z", ("A2",))
