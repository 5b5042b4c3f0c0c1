"""Our alpha is that of the library ``krippendorff``, which is no part of the program."""

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from judge_desktop.scoring.krippendorff_alpha import LEVELS, alphas

TABLES = st.tuples(st.integers(2, 6), st.integers(1, 9)).flatmap(
    lambda shape: st.tuples(arrays(np.int64, shape, elements=st.integers(0, 9)), arrays(np.bool_, shape))
)


@settings(max_examples=100)
@given(TABLES)
def test_sums_over_judges_are_the_library(table: tuple[NDArray[np.int64], NDArray[np.bool_]]) -> None:
    totals, given_ = table
    paired = given_.sum(axis=0) > 1
    found = alphas(totals, given_)
    if len(np.unique(totals[:, paired][given_[:, paired]])) < 2:
        assert set(found.values()) == {None}
        return
    scores = np.where(given_, totals, np.nan)
    for level in LEVELS:
        theirs = krippendorff.alpha(scores, level_of_measurement=level)
        assert found[level] == pytest.approx(theirs)


def test_a_table_too_large_for_the_library_has_an_alpha_at_every_level() -> None:
    random = np.random.default_rng(1979)
    totals = 300 + random.integers(0, 700, 400) + random.integers(0, 200, (5, 400))
    found = alphas(totals, np.ones(totals.shape, dtype=bool))
    some = {level: krippendorff.alpha(totals[:, :60], level_of_measurement=level) for level in LEVELS}
    assert found["interval"] == pytest.approx(0.92, abs=0.03)
    assert [round(found[level] or 0, 1) for level in LEVELS] == [round(some[level], 1) for level in LEVELS]


def test_opposite_scores_have_no_ratio() -> None:
    totals = np.array([[-3, 3, -3], [3, -3, 3]])
    assert alphas(totals, np.ones(totals.shape, dtype=bool))["ratio"] is None
