"""Agreement of judges: as published, as other libraries compute it, and within its guard rails."""

from collections.abc import Mapping
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from judge_desktop.domain.statistics import Agreement, Caution, CautionCode
from judge_desktop.scoring.agreement import agreement_of, complete_cases, spearman_rest
from judge_desktop.scoring.score_grid import ScoreGrid, grid_of
from tests.helpers.published_tables import (
    ANXIETY,
    ANXIETY_W,
    KRIPPENDORFF,
    KRIPPENDORFF_ALPHA,
    SHROUT_FLEISS,
    SHROUT_FLEISS_ICC,
    WINES_25,
    WINES_25_REST,
    WINES_25_W,
    WINES_82,
    WINES_82_REST,
    WINES_82_W,
    Rows,
    table_of_rows,
)
from tests.helpers.score_tables import table_of, tables_of_totals

PANELS = st.tuples(st.integers(2, 6), st.integers(5, 12), st.integers(0, 2**32 - 1))
"""Judges, submissions, seed."""


def published(rows: Rows, *, are_ranks: bool = False) -> ScoreGrid:
    return grid_of(table_of_rows(rows, are_ranks=are_ranks))


def drawn(panel: tuple[int, int, int]) -> NDArray[np.int64]:
    """Whole totals [judges, submissions] with ties, and differences between submissions and between judges."""
    judges, submissions, seed = panel
    random = np.random.default_rng(seed)
    return 40 + random.integers(0, 9, (judges, submissions)) + random.integers(0, 9, submissions)


def grid(totals: NDArray[np.int64]) -> ScoreGrid:
    return published([[int(total) for total in row] for row in totals])


def codes(cautions: tuple[Caution, ...]) -> list[tuple[CautionCode, Mapping[str, object]]]:
    return [(one.code, one.details) for one in cautions]


def test_six_intraclass_correlations_as_published() -> None:
    found, _ = agreement_of(published(SHROUT_FLEISS))
    assert {form: round(one.value, 2) for form, one in found.icc.items() if one} == SHROUT_FLEISS_ICC
    assert (found.submissions, found.complete) == (6, 6)


def test_alpha_at_four_levels_as_published() -> None:
    found, cautions = agreement_of(published(KRIPPENDORFF))
    rounded = {level: round(value, 3) for level, value in found.krippendorff_alpha.items() if value is not None}
    assert rounded == KRIPPENDORFF_ALPHA
    assert (found.submissions, found.complete) == (12, 8)
    assert cautions == ()


def test_kendalls_w_with_ties_as_published() -> None:
    found = agreement_of(published(ANXIETY))[0].kendall_w
    assert found is not None
    assert (round(found.w, 7), found.df) == (ANXIETY_W, 19)


@pytest.mark.parametrize(
    ("wines", "w", "rest"), [(WINES_25, WINES_25_W, WINES_25_REST), (WINES_82, WINES_82_W, WINES_82_REST)]
)
def test_wine_tasters_agree_as_published(wines: Rows, w: tuple[float, float], rest: tuple[float, ...]) -> None:
    ranks = published(wines, are_ranks=True)
    found = agreement_of(ranks)[0].kendall_w
    assert found is not None
    assert (round(found.w, 4), round(found.p, 4)) == w
    correlations, cautions = spearman_rest(ranks)
    assert (tuple(round(one, 4) for one in correlations.values() if one is not None), cautions) == (rest, ())


@pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning")  # pingouin's own
@pytest.mark.parametrize("panel", [(2, 5, 1976), (3, 12, 2002), (5, 8, 2016)])
def test_intraclass_correlations_and_their_intervals_are_those_of_pingouin(
    panel: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    import pandas as pd  # the witnesses take seconds to import, which every worker of the suite would wait for
    import pingouin

    totals = drawn(panel)
    rows = [(judge, at, float(total)) for judge, row in enumerate(totals) for at, total in enumerate(row)]
    monkeypatch.setitem(pingouin.options, "round.column.CI95", None)
    theirs = pingouin.intraclass_corr(
        pd.DataFrame(rows, columns=["judge", "submission", "total"]),
        targets="submission",
        raters="judge",
        ratings="total",
    )
    ours = [one for one in agreement_of(grid(totals))[0].icc.values() if one]
    np.testing.assert_allclose([one.value for one in ours], theirs["ICC"])
    np.testing.assert_allclose([(one.low, one.high) for one in ours], theirs["CI95"].tolist())


@settings(max_examples=40)
@given(PANELS)
def test_kendalls_w_is_the_friedman_test_and_spearman_is_that_of_scipy(panel: tuple[int, int, int]) -> None:
    from scipy import stats

    totals = drawn(panel)
    found = agreement_of(grid(totals))[0].kendall_w
    assert found is not None
    chi2, p = stats.friedmanchisquare(*totals.T)
    np.testing.assert_allclose([found.chi2, found.p], [chi2, p], rtol=1e-9, atol=1e-12)
    ranks = stats.rankdata(totals, axis=1)
    rest = [stats.spearmanr(mine, ranks.sum(axis=0) - mine).statistic for mine in ranks]
    ours = [np.nan if one is None else one for one in spearman_rest(grid(totals))[0].values()]
    np.testing.assert_allclose(ours, rest, atol=1e-12)


@settings(max_examples=40)
@given(PANELS)
def test_nominal_alpha_of_complete_tables_is_fleiss_kappa_for_small_samples(panel: tuple[int, int, int]) -> None:
    from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

    totals = drawn(panel)
    kappa = fleiss_kappa(aggregate_raters(totals.T)[0])
    alpha = agreement_of(grid(totals))[0].krippendorff_alpha["nominal"]
    assert alpha == pytest.approx(1 - (1 - kappa) * (totals.size - 1) / totals.size)


@settings(max_examples=40)
@given(PANELS, st.integers(-20, 20))
def test_moving_all_totals_changes_only_what_needs_a_zero(panel: tuple[int, int, int], points: int) -> None:
    one, other = (agreement_of(grid(totals))[0] for totals in (drawn(panel), drawn(panel) + points))
    assert (one.icc, one.kendall_w) == (other.icc, other.kendall_w)
    for level in ("nominal", "ordinal", "interval"):
        assert one.krippendorff_alpha[level] == pytest.approx(other.krippendorff_alpha[level])


@settings(max_examples=40)
@given(PANELS)
def test_the_order_of_judges_and_submissions_does_not_matter(panel: tuple[int, int, int]) -> None:
    totals = drawn(panel)
    random = np.random.default_rng(panel[2])
    mixed = random.permutation(random.permutation(totals, axis=0), axis=1)
    one, other = agreement_of(grid(totals))[0], agreement_of(grid(mixed))[0]
    assert (one.icc, one.kendall_w) == (other.icc, other.kendall_w)
    assert one.krippendorff_alpha == pytest.approx(other.krippendorff_alpha)


@settings(max_examples=60)
@given(tables_of_totals())
def test_whatever_the_table_what_is_missing_has_a_caution(totals: dict[str, dict[str, Decimal]]) -> None:
    whole = grid_of(table_of(totals))
    found, about_agreement = agreement_of(whole)
    rest, about_rest = spearman_rest(whole)
    missing = {
        "krippendorff_alpha": None in found.krippendorff_alpha.values(),
        "icc": None in found.icc.values(),
        "kendall_w": found.kendall_w is None,
        "spearman_rest": None in rest.values(),
    }
    said = {
        str(one.details["figure"])
        for one in (*about_agreement, *about_rest)
        if one.code is not CautionCode.P_VALUE_ROUGH
    }
    assert said == {figure for figure, is_missing in missing.items() if is_missing}
    assert list(rest) == list(whole.judges)


def test_five_submissions_and_two_judges_are_needed_for_alpha() -> None:
    four = agreement_of(published([[1, 2, 3, 4], [1, 2, 3, 5]]))
    assert set(four[0].krippendorff_alpha.values()) == {None}
    assert codes(four[1])[0] == (
        CautionCode.TOO_FEW_SUBMISSIONS,
        {"figure": "krippendorff_alpha", "needed": 5, "found": 4},
    )
    alone = agreement_of(published([[1, 2, 3, 4, 5]]))
    assert alone[0] == Agreement(
        krippendorff_alpha=dict.fromkeys(KRIPPENDORFF_ALPHA),
        icc=dict.fromkeys(SHROUT_FLEISS_ICC),
        kendall_w=None,
        submissions=5,
        complete=5,
    )
    assert codes(alone[1]) == [
        (CautionCode.TOO_FEW_JUDGES, {"figure": figure, "needed": 2, "found": 1})
        for figure in ("krippendorff_alpha", "icc", "kendall_w")
    ]


def test_judges_who_never_meet_have_no_agreement() -> None:
    found, cautions = agreement_of(published([[1, 2, 3, None, None], [None, None, None, 4, 5]]))
    assert (set(found.krippendorff_alpha.values()), found.complete) == ({None}, 0)
    assert [code for code, _ in codes(cautions)] == [CautionCode.TOO_FEW_JUDGES, *[CautionCode.TOO_FEW_COMPLETE] * 2]


def test_nobody_scored_anything() -> None:
    nothing = grid_of(table_of({"A1": {}, "A2": {}}))
    found, cautions = agreement_of(nothing)
    assert (found.submissions, found.complete, spearman_rest(nothing)[0]) == (2, 0, {})
    assert {one.code for one in cautions} == {CautionCode.TOO_FEW_JUDGES}


def test_equal_totals_everywhere_say_nothing() -> None:
    found, cautions = agreement_of(published([[7] * 6] * 3))
    assert {*found.krippendorff_alpha.values(), *found.icc.values(), found.kendall_w} == {None}
    assert codes(cautions) == [
        (CautionCode.NO_VARIATION, {"figure": figure}) for figure in ("krippendorff_alpha", "icc", "kendall_w")
    ]


def test_forms_that_are_not_defined_are_named_though_the_scores_differ() -> None:
    equal_means = agreement_of(published([[7, 6], [8, 9]]))
    assert set(equal_means[0].icc.values()) == {None}
    assert codes(equal_means[1])[1] == (
        CautionCode.TOO_LITTLE_BETWEEN,
        {"figure": "icc", "forms": list(SHROUT_FLEISS_ICC)},
    )
    nearly = agreement_of(published([["80", "70"], ["75.5", "85"], ["90", "88"]]))
    undefined = [form for form, value in nearly[0].icc.items() if value is None]
    assert undefined == ["ICC(2,1)", "ICC(2,k)"]
    assert codes(nearly[1])[1] == (CautionCode.TOO_LITTLE_BETWEEN, {"figure": "icc", "forms": undefined})


def test_judges_who_agree_on_every_total_agree_fully() -> None:
    found, cautions = agreement_of(published([[3, 1, 4, 1, 5, 9, 2, 6]] * 3))
    assert set(found.krippendorff_alpha.values()) == {1.0}
    assert {(one.value, one.low, one.high) for one in found.icc.values() if one} == {(1.0, 1.0, 1.0)}
    assert found.kendall_w is not None
    assert (found.kendall_w.w, found.kendall_w.chi2, found.kendall_w.df, cautions) == (1.0, 21.0, 7, ())


def test_a_judge_who_is_always_two_points_lower_is_consistent_but_does_not_agree() -> None:
    found, _ = agreement_of(published([[5, 3, 6, 7], [3, 1, 4, 5]]))
    consistent, absolute = found.icc["ICC(3,k)"], found.icc["ICC(2,k)"]
    assert consistent is not None
    assert absolute is not None
    assert (consistent.value, consistent.low, consistent.high) == (1.0, 1.0, 1.0)
    assert absolute.value == pytest.approx(0.7447, abs=1e-4)
    assert absolute.low < absolute.value < absolute.high


def test_a_p_value_from_fewer_than_eight_submissions_is_rough() -> None:
    seven = published([[1, 2, 3, 4, 5, 6, 7], [1, 3, 2, 4, 5, 6, 7]])
    rough = (CautionCode.P_VALUE_ROUGH, {"figure": "kendall_w", "needed": 8, "found": 7})
    assert codes(agreement_of(seven)[1]) == [rough]


def test_only_submissions_of_all_judges_are_complete_cases() -> None:
    gaps = published([[5, 3, None, 7], [3, 1, 4, 5]])
    assert complete_cases(gaps).tolist() == [[5, 3, 7], [3, 1, 5]]


def test_spearman_needs_five_complete_cases_and_an_order() -> None:
    four, about_four = spearman_rest(published([[1, 2, 3, 4], [1, 2, 3, 5]]))
    assert four == {"j00": None, "j01": None}
    assert codes(about_four) == [(CautionCode.TOO_FEW_COMPLETE, {"figure": "spearman_rest", "needed": 5, "found": 4})]
    flat, about_flat = spearman_rest(published([[1, 2, 3, 4, 5], [7, 7, 7, 7, 7], [1, 2, 3, 4, 5]]))
    assert flat == {"j00": 1.0, "j01": None, "j02": 1.0}
    assert codes(about_flat) == [(CautionCode.NO_VARIATION, {"figure": "spearman_rest", "judges": ["j01"]})]
