"""How firmly a winner stands when the panel is drawn again: the bootstrap over judges, by all panels there are.

Everything is exact, in whole numbers. Sources: ``methods.md``, "Stability"; Efron (1979), Bootstrap methods: another
look at the jackknife.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from judge_desktop.domain.contest import Method, Rules
from judge_desktop.domain.statistics import Bootstrap, Caution, CautionCode
from judge_desktop.scoring.breaking_off import Between, go_on
from judge_desktop.scoring.panels import Panels, panels_of
from judge_desktop.scoring.score_grid import ScoreGrid
from judge_desktop.scoring.whole_scores import Material, material_of, scores_of_panels

_NUMBERS_AT_A_TIME = 2**18  # scores of panels; a few megabytes of working memory


def bootstrap(
    grid: ScoreGrid, rules: Rules, effects: Mapping[str, float] | None = None, *, between: Between = go_on
) -> tuple[Bootstrap | None, tuple[Caution, ...]]:
    """How often each submission of one category ranks first, by its rounded official score, among all panels that can
    be drawn with replacement from the judges who scored there; a first place shared by k counts 1/k for each.

    Panels that leave a submission without a score are dropped and counted; the minimum of scorecards does not apply to
    them, but who has fewer from the start is not ranked, so no matter to any panel: its share is 0. By the
    severity-adjusted method the totals less the ``effects`` (judge -> leniency, of the full model) are averaged; the
    model is not fitted again. ``between`` is called again and again and may break it off by raising.
    """
    category = grid.categories[0] if grid.categories else None
    material = material_of(grid, rules, effects)
    if material is None:
        why = "rank_sum_incomplete" if rules.method is Method.RANK_SUM else "graph_not_connected"
        return None, (_no_bootstrap(category, why),)
    contenders = np.flatnonzero(grid.given.sum(axis=0) >= max(material.needed, rules.minimum_scorecards))
    if not len(contenders):
        return None, (_no_bootstrap(category, "too_few_scorecards"),)
    panels = panels_of(len(grid.judges))
    firsts, dropped = _first_places(material.of_columns(contenders), panels, between)
    kept = sum(firsts)
    if not kept:  # all there are have the panel itself among them, those that are drawn may not
        return None, (_no_bootstrap(category, "no_panel_left"),)
    shares = dict.fromkeys(grid.submissions, 0.0)
    shares.update({grid.submissions[at]: float(first / kept) for at, first in zip(contenders, firsts, strict=True)})
    found = Bootstrap(
        category=category,
        shares=shares,
        panels=len(panels.weights),
        left_out=int(np.count_nonzero(dropped)),
        is_exact=panels.is_exact,
    )
    return found, _about(found, Fraction(int(panels.weights[dropped].sum()), int(panels.weights.sum())))


def _first_places(material: Material, panels: Panels, between: Between) -> tuple[list[Fraction], NDArray[np.bool_]]:
    """Draws in which each submission is first, shared first places divided; and which panels give no ranking."""
    dropped = np.zeros(len(panels.weights), dtype=bool)
    submissions = material.values.shape[1]
    shared: defaultdict[int, NDArray[np.float64]] = defaultdict(lambda: np.zeros(submissions))  # by how many -> draws
    step = max(1, _NUMBERS_AT_A_TIME // submissions)
    for start in range(0, len(dropped), step):
        between()
        some = slice(start, start + step)
        scores, valid = scores_of_panels(material, panels.counts[:, some])
        dropped[some] = ~valid
        is_first = scores == scores.max(axis=0)
        weights = np.where(valid, panels.weights[some], 0)
        sharing = is_first.sum(axis=0)
        for many in np.flatnonzero(np.bincount(sharing)).tolist():
            alike = sharing == many
            shared[many] += _draws(is_first[:, alike], weights[alike])
    return _divided(shared, submissions), dropped


def _divided(shared: Mapping[int, NDArray[np.float64]], submissions: int) -> list[Fraction]:
    """First places by submission: draws shared by k count 1/k each, added up in whole parts of one denominator."""
    parts = lcm(*shared)
    draws = {many: drawn.tolist() for many, drawn in shared.items()}
    return [
        Fraction(sum(int(drawn[at]) * (parts // many) for many, drawn in draws.items()), parts)
        for at in range(submissions)
    ]


def _draws(is_first: NDArray[np.bool_], weights: NDArray[np.int64]) -> NDArray[np.float64]:
    """Weights summed by submission: whole numbers up to 11^11, which floats hold exactly."""
    summed: NDArray[np.float64] = is_first.astype(np.float64) @ weights.astype(np.float64)
    return summed


def _about(found: Bootstrap, share_left_out: Fraction) -> tuple[Caution, ...]:
    cautions = []
    if found.left_out:
        details: dict[str, Any] = {"panels": found.left_out, "share": float(share_left_out)}
        cautions.append(Caution(code=CautionCode.PANELS_LEFT_OUT, category=found.category or "", details=details))
    if not found.is_exact:
        details = {"panels": found.panels}
        cautions.append(Caution(code=CautionCode.PANELS_DRAWN, category=found.category or "", details=details))
    return tuple(cautions)


def _no_bootstrap(category: str | None, why: str) -> Caution:
    return Caution(code=CautionCode.NO_BOOTSTRAP, category=category or "", details={"why": why})
