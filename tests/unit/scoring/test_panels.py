"""All panels that can be drawn, each as often as it is drawn; and the draws of large panels, never other ones."""

from hashlib import sha256
from itertools import product
from math import comb

import numpy as np
import pytest

from judge_desktop.scoring.panels import DRAWS, panels_of


@pytest.mark.parametrize("judges", [1, 2, 3, 4])
def test_every_panel_stands_for_its_draws(judges: int) -> None:
    drawn: dict[tuple[int, ...], int] = {}
    for draw in product(range(judges), repeat=judges):
        panel = tuple(draw.count(judge) for judge in range(judges))
        drawn[panel] = drawn.get(panel, 0) + 1
    found = panels_of(judges)
    counted = zip(map(tuple, found.counts.T.tolist()), found.weights.tolist(), strict=True)
    assert (dict(counted), found.is_exact) == (drawn, True)


@pytest.mark.parametrize(("judges", "panels"), [(5, 126), (7, 1_716), (9, 24_310), (11, 352_716)])
def test_there_are_as_many_panels_as_multisets_and_they_stand_for_all_draws(judges: int, panels: int) -> None:
    found = panels_of(judges)
    assert (len(found.weights), panels) == (panels, comb(2 * judges - 1, judges))
    assert (int(found.weights.sum()), set(found.counts.sum(axis=0).tolist())) == (judges**judges, {judges})


def test_large_panels_are_drawn_the_same_on_every_machine() -> None:
    found = panels_of(12)
    assert (found.counts.shape, found.is_exact, set(found.weights.tolist())) == ((12, DRAWS), False, {1})
    assert set(found.counts.sum(axis=0).tolist()) == {12}
    digest = sha256(found.counts.astype("<i2").tobytes()).hexdigest()
    assert digest == "1c7ba40e48b95429dac121000ebb998c5e770eb04a3ebc10b4e6675e6e2bb15e"


def test_every_judge_is_drawn_about_as_often_as_any_other() -> None:
    counts = panels_of(40).counts
    expected = DRAWS * 39 / 40  # the variance of 400,000 draws at 1 in 40
    assert np.abs(counts.sum(axis=1) - DRAWS).max() < 5 * np.sqrt(expected)
    assert abs(float(np.mean(counts == 0)) - (39 / 40) ** 40) < 0.005
