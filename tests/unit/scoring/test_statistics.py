"""All figures of a table together, and a caution for each that is missing or rough."""

from dataclasses import replace
from decimal import Decimal

import pytest

from judge_desktop.domain.contest import Method, Rules
from judge_desktop.domain.statistics import Caution, CautionCode, Statistics
from judge_desktop.scoring.score_table import ScoreRow, ScoreTable, table_from_rows
from judge_desktop.scoring.standings import standings_of_table
from judge_desktop.scoring.statistics import statistics_of
from tests.helpers.score_tables import Totals, table_of

RULES = Rules(minimum_scorecards=1)


def statistics(table: ScoreTable, rules: Rules = RULES) -> Statistics:
    return statistics_of(table, standings_of_table(table, rules), rules)


def cautions(found: Statistics) -> dict[CautionCode, Caution]:
    """The cautions about scores and judges by code."""
    return {one.code: one for one in found.cautions}


FULL: Totals = {f"A{at}": {judge: 60 + 3 * at + 2 * to for to, judge in enumerate("vwxyz")} for at in range(8)}


def test_a_full_panel_has_every_figure_and_nothing_to_say_about_scores() -> None:
    found = statistics(table_of(FULL))
    first = found.figures[0]
    assert (first.submission, first.category, first.trimmed_mean) == ("A0", "A", 64.0)
    assert first.rank_sum == 40.0
    assert first.severity_adjusted == pytest.approx(64.0)
    assert first.z_score_mean == pytest.approx(-1.4288690166)  # -10.5 / sqrt(54)
    assert [one.judge for one in found.judges] == list("vwxyz")
    assert [one.severity for one in found.judges] == pytest.approx([-5.0, -2.5, 0.0, 2.5, 5.0])
    about_scores = {
        CautionCode.SCORECARD_INCOMPLETE,
        CautionCode.TOO_FEW_SCORECARDS,
        CautionCode.GRAPH_NOT_CONNECTED,
        CautionCode.RANK_SUM_INCOMPLETE,
        CautionCode.NO_Z_SCORE,
        CautionCode.Z_SCORE_ROUGH,
    }
    assert not about_scores & cautions(found).keys()


def test_what_cannot_be_computed_is_none_and_told() -> None:
    found = statistics(table_of({"A1": {"x": 7, "y": 5}, "A2": {"x": 7}, "B1": {"z": 9}}))
    said = cautions(found)
    assert [one.severity_adjusted for one in found.figures] == [None, None, None]
    assert said[CautionCode.GRAPH_NOT_CONNECTED].details["islands"] == [
        {"judges": ["x", "y"], "submissions": ["A1", "A2"]},
        {"judges": ["z"], "submissions": ["B1"]},
    ]
    assert [one.rank_sum for one in found.figures] == [2.5, 1.5, 1.0]
    assert said[CautionCode.RANK_SUM_INCOMPLETE].category == "A"
    assert [one.z_score_mean for one in found.figures] == [None, None, None]
    assert said[CautionCode.NO_Z_SCORE].details == {"judges": ["x", "y", "z"], "submissions": ["A1", "A2", "B1"]}
    assert said[CautionCode.TOO_FEW_SCORECARDS].details["submissions"] == ["A1", "A2", "B1"]
    assert [one.severity for one in found.judges] == [2.0, -2.0, None]


def test_a_judge_who_shares_no_submission_is_named() -> None:
    found = statistics(table_of({"A1": {"x": 7, "y": 5}, "B1": {"z": 9}}))
    about = [one.details for one in found.cautions if one.details.get("figure") == "severity"]
    assert about == [{"figure": "severity", "needed": 2, "found": 1, "judges": ["z"]}]


def test_a_spread_of_a_single_total_is_missing_and_told() -> None:
    found = statistics(table_of({"A1": {"x": 7, "y": 5}, "A2": {"x": 8, "y": 9}, "B1": {"x": 3, "z": 9}}))
    spreads = [(one.judge, one.severity_error is None, one.residual_sd is None) for one in found.judges]
    assert spreads == [("x", False, False), ("y", False, False), ("z", True, True)]
    about = [one.details for one in found.cautions if one.code is CautionCode.TOO_FEW_SUBMISSIONS]
    assert about[:2] == [
        {"figure": "severity_error", "needed": 2, "found": 1, "judges": ["z"]},
        {"figure": "residual_sd", "needed": 2, "found": 1, "judges": ["z"]},
    ]


def test_rough_z_scores_are_given_and_told() -> None:
    found = statistics(table_of({"A1": {"x": 7, "y": 5}, "A2": {"x": 8, "y": 9}}))
    assert found.figures[0].z_score_mean == pytest.approx(-(0.5**0.5))
    assert cautions(found)[CautionCode.Z_SCORE_ROUGH].details == {"judges": ["x", "y"]}


def test_incomplete_scorecards_are_named() -> None:
    def row(judge: str, criterion: str) -> ScoreRow:
        return ScoreRow(submission="A", judge=judge, score=Decimal(5), criterion=criterion)

    found = statistics(table_from_rows([row("x", "D1"), row("x", "D2"), row("y", "D1")]))
    assert cautions(found)[CautionCode.SCORECARD_INCOMPLETE].details == {
        "scorecards": [{"category": None, "submission": "A", "judge": "y"}]
    }


def test_the_penalty_of_the_rules_is_used() -> None:
    totals = {"A1": {"x": 80, "y": 70}, "A2": {"x": 90}, "B1": {"y": 78}}
    free = statistics(table_of(totals), Rules(minimum_scorecards=1, severity_penalty=Decimal(0)))
    assert [one.severity_adjusted for one in free.figures] == pytest.approx([75, 85, 83])
    assert [one.severity_adjusted_effect for one in free.judges] == pytest.approx([5, -5])


def test_agreement_stability_and_outliers_stand_beside_the_scores() -> None:
    totals = {name: {judge: Decimal(total) for judge, total in cards.items()} for name, cards in FULL.items()}
    totals["A7"]["z"] = Decimal(20)  # 69 was expected, and A7 would have won by far
    found = statistics(table_of(totals))
    assert [(one.judge, one.submission) for one in found.outliers] == [("z", "A7")]
    assert (found.agreement.submissions, found.agreement.complete) == (8, 8)
    assert set(found.agreement.krippendorff_alpha) == {"nominal", "ordinal", "interval", "ratio"}
    assert all(one.spearman_rest is not None for one in found.judges)
    assert [(one.judge, one.winners, one.changed) for one in found.left_out] == [
        ("v", ("A6",), False),
        ("w", ("A6",), False),
        ("x", ("A6",), False),
        ("y", ("A6",), False),
        ("z", ("A7",), True),
    ]
    (drawn,) = found.bootstraps
    assert (drawn.category, drawn.panels, drawn.is_exact) == ("A", 126, True)
    assert sum(drawn.shares.values()) == pytest.approx(1)


def test_the_bootstrap_can_be_left_out() -> None:
    found = statistics_of(table_of(FULL), standings_of_table(table_of(FULL), RULES), RULES, with_bootstrap=False)
    assert found.bootstraps == ()
    assert found == replace(statistics(table_of(FULL)), bootstraps=())


def test_a_category_without_a_bootstrap_has_a_caution_instead() -> None:
    by_ranks = Rules(method=Method.RANK_SUM, minimum_scorecards=1)
    found = statistics(
        table_of({"A1": {"x": 7, "y": 5}, "A2": {"x": 8}, "B1": {"x": 1, "y": 2}, "B2": {"x": 3, "y": 1}}), by_ranks
    )
    assert [one.category for one in found.bootstraps] == ["B"]
    assert cautions(found)[CautionCode.NO_BOOTSTRAP].category == "A"


def test_nothing_at_all_has_no_figures() -> None:
    found = statistics(ScoreTable(entries=(), weights={}))
    assert (found.figures, found.judges, found.outliers, found.left_out, found.bootstraps) == ((), (), (), (), ())
    assert (found.agreement.submissions, found.agreement.complete, found.agreement.kendall_w) == (0, 0, None)


@pytest.mark.parametrize("method", Method)
def test_numbers_of_forty_digits_are_combined_all_the_same(method: Method) -> None:
    huge, tiny = "9" * 39, "0." + "1" * 38
    written = {"A": (huge, tiny, "2"), "B": (tiny, huge, "1"), "C": (huge + "8", huge + "9", "0")}
    rows = [
        ScoreRow(submission=submission, judge=f"J{at}", score=Decimal(score))
        for submission, scores in written.items()
        for at, score in enumerate(scores[: 2 + (submission != "C")])
    ]
    found = statistics(table_from_rows(rows), replace(RULES, method=method))
    assert [one.judge for one in found.judges] == ["J0", "J1", "J2"]
