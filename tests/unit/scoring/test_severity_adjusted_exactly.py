"""The severity-adjusted score in fractions: a worked case, islands, and the equations it must satisfy."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from judge_desktop.scoring.score_table import ScoreTable
from judge_desktop.scoring.severity_adjusted_exactly import ExactlyAdjusted, adjust_exactly
from tests.helpers.score_tables import HALF_POINTS, Totals, table_of, tables_of_totals


def adjusted(totals: Totals, penalty: Fraction) -> ExactlyAdjusted:
    found = adjust_exactly(table_of(totals), penalty)
    assert found is not None
    return found


LENIENT_AND_SEVERE: Totals = {
    "A1": {"x": Decimal(80), "y": Decimal(70)},
    "A2": {"x": Decimal(90)},
    "B1": {"y": Decimal(78)},
}


def test_without_a_penalty_a_lenient_judge_loses_all_that_the_common_submission_shows() -> None:
    # x gives 10 points more than y where both scored: +5 and -5.
    found = adjusted(LENIENT_AND_SEVERE, Fraction(0))
    assert found.effects == {"x": Fraction(5), "y": Fraction(-5)}
    assert found.scores == (Fraction(75), Fraction(85), Fraction(83))


def test_the_penalty_draws_the_severities_together() -> None:
    # By hand: (2 + 1) b_x - (b_x + b_y) / 2 - b_x = 5 and b_y = -b_x give 2 b_x = 5.
    found = adjusted(LENIENT_AND_SEVERE, Fraction(1))
    assert found.effects == {"x": Fraction(5, 2), "y": Fraction(-5, 2)}
    assert found.scores == (Fraction(75), Fraction(175, 2), Fraction(161, 2))


def test_where_everybody_scored_everything_the_adjusted_score_is_the_mean() -> None:
    totals = {"A1": dict(zip("xyz", map(Decimal, (70, 81, 77)), strict=True)), "A2": dict.fromkeys("xyz", Decimal(9))}
    means = tuple(Fraction(sum(map(Fraction, cards.values()))) / 3 for cards in totals.values())
    for penalty in (Fraction(0), Fraction(1), Fraction(7, 3)):
        assert adjusted(totals, penalty).scores == means


def test_islands_are_refused_and_a_submission_without_scores_is_none() -> None:
    apart = {"A1": {"x": Decimal(1)}, "A2": {"y": Decimal(2)}}
    assert adjust_exactly(table_of(apart), Fraction(1)) is None
    bridged = {**apart, "B1": {"x": Decimal(1), "y": Decimal(1)}, "B2": {}}
    assert adjusted(bridged, Fraction(1)).scores[-1] is None
    assert adjust_exactly(table_of({"A1": {}}), Fraction(0)) == ExactlyAdjusted(scores=(None,), effects={})
    assert adjust_exactly(ScoreTable(entries=(), weights={}), Fraction(0)) == ExactlyAdjusted(scores=(), effects={})


PENALTIES = st.sampled_from([Fraction(0), Fraction(1, 3), Fraction(1), Fraction(5, 2)])


@st.composite
def connected(draw: st.DrawFn) -> dict[str, dict[str, Decimal]]:
    totals = draw(tables_of_totals())
    assume(adjust_exactly(table_of(totals), Fraction(1)) is not None)
    return totals


@settings(max_examples=50)
@given(connected(), PENALTIES)
def test_the_solution_makes_every_derivative_zero(totals: Totals, penalty: Fraction) -> None:
    found = adjusted(totals, penalty)
    scores = dict(zip(totals, found.scores, strict=True))
    residuals = {
        (judge, name): Fraction(total) - (scores[name] or 0) - found.effects[judge]
        for name, cards in totals.items()
        for judge, total in cards.items()
    }
    for name in totals:
        assert sum(value for (_, one), value in residuals.items() if one == name) == 0
    for judge, effect in found.effects.items():
        assert sum(value for (one, _), value in residuals.items() if one == judge) == penalty * effect
    assert sum(found.effects.values()) == 0


@settings(max_examples=50)
@given(connected(), PENALTIES)
def test_it_equals_least_squares_by_numpy(totals: Totals, penalty: Fraction) -> None:
    found = adjusted(totals, penalty)
    judges = sorted(found.effects)
    names = list(totals)
    lines = [
        ([float(one == name) for one in names] + [float(one == judge) for one in judges], float(total))
        for name, cards in totals.items()
        for judge, total in cards.items()
    ]
    root = float(penalty) ** 0.5
    lines += [([0.0] * len(names) + [root * (one == judge) for one in judges], 0.0) for judge in judges]
    lines.append(([0.0] * len(names) + [1.0] * len(judges), 0.0))
    solution, *_ = np.linalg.lstsq(np.array([row for row, _ in lines]), np.array([right for _, right in lines]))
    expected = [float(score or 0) for score in found.scores] + [float(found.effects[judge]) for judge in judges]
    assert solution == pytest.approx(expected, abs=1e-8)


@settings(max_examples=50)
@given(connected(), PENALTIES, st.data())
def test_raising_a_score_never_lowers_its_adjusted_score(
    totals: dict[str, dict[str, Decimal]], penalty: Fraction, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(totals)))
    judge = data.draw(st.sampled_from(sorted(totals[name])))
    more = {**totals, name: {**totals[name], judge: totals[name][judge] + data.draw(HALF_POINTS)}}
    at = list(totals).index(name)
    assert (adjusted(more, penalty).scores[at] or 0) >= (adjusted(totals, penalty).scores[at] or 0)
