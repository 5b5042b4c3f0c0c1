"""How far the judges agree, over all submissions pooled, and how each judge's order goes with that of the others.

Guard rails: ``methods.md``, "Reliability and stability figures". What is not defined is None and has a caution.
"""

from __future__ import annotations

from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from judge_desktop.domain.statistics import Agreement, Caution, CautionCode, Icc, KendallW
from judge_desktop.scoring.average_ranks import doubled_ranks
from judge_desktop.scoring.concordance import kendall_w
from judge_desktop.scoring.intraclass import ICC_FORMS, intraclass_correlations
from judge_desktop.scoring.krippendorff_alpha import LEVELS, alphas
from judge_desktop.scoring.score_grid import ScoreGrid

ALPHA, ICC, KENDALL_W, SPEARMAN_REST = "krippendorff_alpha", "icc", "kendall_w", "spearman_rest"
_ALPHA_NEEDS, _COMPLETE_NEEDED, _SPEARMAN_NEEDS, _P_IS_FAIR_FROM = 5, 2, 5, 8  # submissions
_JUDGES_NEEDED = 2


def agreement_of(grid: ScoreGrid) -> tuple[Agreement, tuple[Caution, ...]]:
    """Krippendorff's alpha of all totals; intraclass correlations and Kendall's W of the complete cases."""
    complete = complete_cases(grid)
    alpha, about_alpha = _alpha(grid)
    icc, about_icc = _icc(complete)
    w, about_w = _w(complete)
    agreement = Agreement(
        krippendorff_alpha=alpha,
        icc=icc,
        kendall_w=w,
        submissions=len(grid.submissions),
        complete=complete.shape[1],
    )
    return agreement, (*about_alpha, *about_icc, *about_w)


def spearman_rest(grid: ScoreGrid) -> tuple[dict[str, float | None], tuple[Caution, ...]]:
    """By judge: Spearman's correlation of her ranks of the complete cases with the rank sum of the other judges.

    Source: Ashenfelter and Quandt (1999), Analyzing a wine tasting statistically.
    """
    totals = complete_cases(grid)
    missing = _too_few(SPEARMAN_REST, totals, _SPEARMAN_NEEDS)
    if missing:
        return dict.fromkeys(grid.judges), missing
    own = doubled_ranks(totals)
    rest = doubled_ranks(own.sum(axis=0) - own)
    middle = totals.shape[1] + 1
    found = {
        judge: _correlation(mine - middle, others - middle)
        for judge, mine, others in zip(grid.judges, own, rest, strict=True)
    }
    flat = [judge for judge, value in found.items() if value is None]
    return found, _no_variation(SPEARMAN_REST, judges=flat) if flat else ()


def complete_cases(grid: ScoreGrid) -> NDArray[Any]:
    """The totals [judges, submissions] of the submissions that every judge of the table scored, in its units."""
    if not grid.judges:
        return grid.totals[:, :0]
    return grid.totals[:, grid.given.all(axis=0)]


def _alpha(grid: ScoreGrid) -> tuple[dict[str, float | None], tuple[Caution, ...]]:
    scored = grid.totals[:, grid.given.any(axis=0)]
    none: dict[str, float | None] = dict.fromkeys(LEVELS)
    missing = _too_few(ALPHA, scored, _ALPHA_NEEDS, code=CautionCode.TOO_FEW_SUBMISSIONS)
    if missing:
        return none, missing
    if grid.given.sum(axis=0).max() < _JUDGES_NEEDED:
        return none, (_caution(CautionCode.TOO_FEW_JUDGES, ALPHA, _JUDGES_NEEDED, 1),)
    found = alphas(grid.totals, grid.given)
    return found, _no_variation(ALPHA) if None in found.values() else ()


def _icc(complete: NDArray[Any]) -> tuple[dict[str, Icc | None], tuple[Caution, ...]]:
    missing = _too_few(ICC, complete, _COMPLETE_NEEDED)
    if missing:
        return dict.fromkeys(ICC_FORMS), missing
    found = intraclass_correlations(complete)
    undefined = [form for form, value in found.items() if value is None]
    if not undefined:
        return found, ()
    if complete.min() == complete.max():
        return found, _no_variation(ICC)
    details = {"figure": ICC, "forms": undefined}
    return found, (Caution(code=CautionCode.TOO_LITTLE_BETWEEN, details=details),)


def _w(complete: NDArray[Any]) -> tuple[KendallW | None, tuple[Caution, ...]]:
    missing = _too_few(KENDALL_W, complete, _COMPLETE_NEEDED)
    if missing:
        return None, missing
    found = kendall_w(complete)
    if found is None:
        return None, _no_variation(KENDALL_W)
    submissions = complete.shape[1]
    if submissions < _P_IS_FAIR_FROM:
        return found, (_caution(CautionCode.P_VALUE_ROUGH, KENDALL_W, _P_IS_FAIR_FROM, submissions),)
    return found, ()


def _correlation(one: NDArray[np.int64], other: NDArray[np.int64]) -> float | None:
    """Of deviations of doubled ranks, which are whole numbers; None when either has no spread."""
    together, spread = int(one @ other), int(one @ one) * int(other @ other)
    return max(-1.0, min(1.0, together / sqrt(spread))) if spread else None


def _too_few(
    figure: str, totals: NDArray[Any], needed: int, *, code: CautionCode = CautionCode.TOO_FEW_COMPLETE
) -> tuple[Caution, ...]:
    judges, submissions = totals.shape
    if judges < _JUDGES_NEEDED:
        return (_caution(CautionCode.TOO_FEW_JUDGES, figure, _JUDGES_NEEDED, judges),)
    return (_caution(code, figure, needed, submissions),) if submissions < needed else ()


def _caution(code: CautionCode, figure: str, needed: int, found: int) -> Caution:
    return Caution(code=code, details={"figure": figure, "needed": needed, "found": found})


def _no_variation(figure: str, **details: object) -> tuple[Caution, ...]:
    return (Caution(code=CautionCode.NO_VARIATION, details={"figure": figure, **details}),)
