"""One answer per category to: would the winner change?"""

from dataclasses import replace

import pytest

from judge_desktop.domain.contest import Method, Rules
from judge_desktop.domain.standings import Standing
from judge_desktop.domain.statistics import Agreement, Bootstrap, LeftOut, Statistics, Verdict, WinnerCheck
from judge_desktop.scoring.leaving_out import leave_one_out
from judge_desktop.scoring.ranking import TieOrder, TieOrders, rank_all
from judge_desktop.scoring.redrawing import bootstrap
from judge_desktop.scoring.score_grid import grid_of
from judge_desktop.scoring.score_table import ScoreTable
from judge_desktop.scoring.standings import standings_of_table
from judge_desktop.scoring.tally import tallies
from judge_desktop.scoring.winner_check import winner_checks
from tests.helpers.score_tables import Totals, table_of

RULES = Rules(minimum_scorecards=1)
FIRM: Totals = {"A1": {"x": 90, "y": 88, "z": 91}, "A2": {"x": 70, "y": 72, "z": 71}}
SPLIT: Totals = {"B1": {"x": 90, "y": 70, "z": 70}, "B2": {"x": 71, "y": 72, "z": 73}}


def statistics(table: ScoreTable, left_out: tuple[LeftOut, ...], boots: tuple[Bootstrap, ...] = ()) -> Statistics:
    nothing = Agreement(krippendorff_alpha={}, icc={}, kendall_w=None, submissions=0, complete=0)
    return Statistics(figures=(), judges=(), agreement=nothing, left_out=left_out, bootstraps=boots)


def by_every_method(
    table: ScoreTable, rules: Rules, orders: TieOrders | None = None
) -> dict[Method, tuple[Standing, ...]]:
    return {method: standings_of_table(table, replace(rules, method=method), orders) for method in Method}


def checks(totals: Totals, rules: Rules = RULES) -> dict[str | None, WinnerCheck]:
    table = table_of(totals)
    standings = standings_of_table(table, rules)
    found = statistics(table, leave_one_out(table, standings, rules))
    return winner_checks(table, found, by_every_method(table, rules), rules.method)


def test_a_winner_whom_nobody_carries_alone_is_firm() -> None:
    check = checks({**FIRM, **SPLIT})["A"]
    assert (check.winners, check.verdict, check.without, check.shares) == (("A1",), Verdict.FIRM, (), None)
    assert check.by_method == {
        Method.MEAN: ("A1",),
        Method.TRIMMED_MEAN: (),  # three judges
        Method.MEDIAN: ("A1",),
        Method.SEVERITY_ADJUSTED: ("A1",),
        Method.RANK_SUM: ("A1",),
    }


def test_a_winner_of_one_judge_falls_with_her_and_by_other_methods() -> None:
    check = checks({**FIRM, **SPLIT})["B"]
    assert (check.winners, check.verdict) == (("B1",), Verdict.ONE_JUDGE)
    assert check.without == (LeftOut(judge="x", category="B", winners=("B2",), changed=True),)
    assert (check.by_method[Method.MEDIAN], check.by_method[Method.RANK_SUM]) == (("B2",), ("B2",))


@pytest.mark.parametrize(
    ("totals", "verdict"),
    [
        ({"A1": {"x": 9, "y": 9, "z": 9}, "A2": {"x": 9, "y": 9, "z": 9}}, Verdict.TIED),
        ({"A1": {"x": 9}, "A2": {"x": 9}}, Verdict.TIED),
        ({"A1": {"x": 9, "y": 9, "z": 9}}, Verdict.UNKNOWN),
        ({"A1": {"x": 9, "y": 9, "z": 9}, "A2": {}}, Verdict.UNKNOWN),
        ({"A1": {"x": 9, "y": 9}, "A2": {"x": 8, "y": 8}}, Verdict.UNKNOWN),
        ({"A1": {}, "A2": {}}, Verdict.UNKNOWN),
    ],
)
def test_no_single_winner_is_a_tie_and_too_little_says_nothing(totals: Totals, verdict: Verdict) -> None:
    assert checks(totals)["A"].verdict is verdict


def decided(totals: Totals, *order: str) -> tuple[list[str | None], WinnerCheck]:
    """What decided each rank, and the check, when a decision gives that order."""
    table, orders = table_of(totals), {"A": (TieOrder(order=order),)} if order else {}
    standings = rank_all(tallies(table, RULES), ladder=RULES.tie_break_ladder, orders=orders)
    found = statistics(table, leave_one_out(table, standings, RULES, orders))
    by_method = by_every_method(table, RULES, orders)
    return [one.decided_by for one in standings], winner_checks(table, found, by_method, RULES.method)["A"]


def test_a_first_place_that_a_decision_settled_is_a_tie_whoever_is_left_out() -> None:
    """The decision holds without any judge as well: nothing changes, and yet nothing is firm."""
    same: Totals = {"A1": dict.fromkeys("xyz", 9), "A2": dict.fromkeys("xyz", 9), "A3": dict.fromkeys("xyz", 5)}
    before, check = decided(same)
    assert (before, check.winners, check.verdict) == ([None, None, None], ("A1", "A2"), Verdict.TIED)
    after, check = decided(same, "A2", "A1")
    assert (after, check.winners, check.without) == (["decision", "score", None], ("A2",), ())
    assert check.verdict is Verdict.TIED


def test_a_decision_about_the_second_place_leaves_the_first_one_firm() -> None:
    second: Totals = {"A1": dict.fromkeys("xyz", 9), "A2": dict.fromkeys("xyz", 5), "A3": dict.fromkeys("xyz", 5)}
    by, check = decided(second, "A3", "A2")
    assert (by, check.winners, check.verdict) == (["score", "decision", None], ("A1",), Verdict.FIRM)


def test_what_cannot_be_left_out_is_not_called_firm() -> None:
    five: Totals = {"A1": dict.fromkeys("vwxyz", 5), "A2": dict.fromkeys("vwxyz", 6)}
    check = checks(five, replace(RULES, method=Method.TRIMMED_MEAN))["A"]
    assert (check.winners, check.verdict) == (("A2",), Verdict.UNKNOWN)


def test_decisions_standings_and_shares_that_are_known_are_used() -> None:
    table = table_of({"A1": {"x": 9, "y": 7, "z": 8}, "A2": {"x": 8, "y": 9, "z": 8}, "A3": {"x": 8, "y": 8, "z": 9}})
    orders = {"A": (TieOrder(order=("A2", "A3")),)}
    standings = rank_all(tallies(table, RULES), ladder=RULES.tie_break_ladder, weights=table.weights, orders=orders)
    boots = bootstrap(grid_of(table), RULES)[0]
    assert boots is not None
    found = statistics(table, leave_one_out(table, standings, RULES, orders), (boots,))
    by_method = by_every_method(table, RULES, orders)
    (check,) = winner_checks(table, found, by_method, RULES.method).values()
    assert [(one.submission, one.decided_by) for one in standings] == [
        ("A2", "decision"),
        ("A3", "score"),
        ("A1", None),
    ]
    assert (check.winners, check.verdict) == (("A2",), Verdict.TIED)
    assert [(one.judge, one.winners) for one in check.without] == [("y", ("A1", "A3"))]
    assert (check.shares, check.by_method[Method.RANK_SUM]) == (boots.shares, ("A3",))
    known = winner_checks(table, found, {**by_method, Method.MEDIAN: ()}, RULES.method)
    assert known["A"].by_method[Method.MEDIAN] == ()
