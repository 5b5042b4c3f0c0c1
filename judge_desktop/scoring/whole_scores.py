"""Official scores of many panels at once, exactly: whole numbers of the last decimal that is printed.

A panel is how often each judge counts (once, not at all, or more often). ``scoring.tally`` computes the same with
fractions for one panel; here it must be fast enough for hundreds of thousands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from judge_desktop.domain.contest import Method, Rules
from judge_desktop.scoring.average_ranks import doubled_ranks
from judge_desktop.scoring.score_grid import ScoreGrid
from judge_desktop.scoring.tally import TRIMMED_MEAN_NEEDS, round_half_up

_EFFECT_PLACES = 6  # more decimals than totals have, to which the effects of judges are rounded
_FLOAT_IS_EXACT = 2**53
_LARGEST = 2**62

Counts = NDArray[np.int64] | int
"""How many scorecards: of each submission in each panel, or of all of them."""


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """What a method combines: ``values`` [judges, submissions] in units of ``unit`` points, 0 where not ``given``.

    int64, or Python integers (slower) where sums of them would not fit.
    """

    method: Method
    values: NDArray[Any]
    given: NDArray[np.bool_]
    unit: Fraction
    decimals: int

    @property
    def needed(self) -> int:
        """Scorecards without which a submission has no score."""
        return TRIMMED_MEAN_NEEDS if self.method is Method.TRIMMED_MEAN else 1

    def of_columns(self, chosen: NDArray[np.intp]) -> Material:
        """The material of some of the submissions."""
        return replace(self, values=self.values[:, chosen], given=self.given[:, chosen])


def material_of(grid: ScoreGrid, rules: Rules, effects: Mapping[str, float] | None = None) -> Material | None:
    """What the method of the rules combines. None for rank sums of a category whose judges did not all score all of it,
    and for the severity-adjusted method without ``effects`` (judge -> leniency in points).

    Severity-adjusted scores are means of totals less the effects, rounded to six decimals more than totals have.
    """
    values, unit = grid.totals, Fraction(1, 10**grid.places)
    if rules.method is Method.RANK_SUM:
        if not grid.is_whole:
            return None
        scored = grid.given.any(axis=0)
        values = np.zeros(values.shape, dtype=np.int64)
        values[:, scored], unit = doubled_ranks(-grid.totals[:, scored]), Fraction(1, 2)
    if rules.method is Method.SEVERITY_ADJUSTED:
        if effects is None:
            return None
        unit /= 10**_EFFECT_PLACES
        off = np.array([int(round_half_up(Fraction(effects[judge]) / unit, 0)) for judge in grid.judges], dtype=object)
        values = np.where(grid.given, values.astype(object) * 10**_EFFECT_PLACES - off[:, np.newaxis], 0)
    return _fitting(Material(rules.method, values, grid.given, unit, rules.decimals))


def _fitting(material: Material) -> Material:
    """The same with as small integers as hold sums over a panel, brought to the last decimal and doubled."""
    largest = max(abs(int(one)) for one in (material.values.min(initial=0), material.values.max(initial=0)))
    scale = material.unit * 10**material.decimals
    fits = 4 * (largest + 1) * (len(material.values) + 1) * scale.numerator * scale.denominator < _LARGEST
    return replace(material, values=material.values.astype(np.int64 if fits else object))


def _rounded(material: Material, sums: NDArray[Any], counts: Counts) -> NDArray[Any]:
    """``sums`` of values over ``counts``, rounded half up (away from zero) to the last decimal, as whole numbers; best
    is highest, so rank sums come out negative.
    """
    scale = material.unit * 10**material.decimals
    if sums.dtype == object and isinstance(counts, np.ndarray):
        counts = counts.astype(object)  # the denominator may not fit into 63 bits either
    up, half = 2 * scale.numerator, counts * scale.denominator
    whole: NDArray[Any] = (abs(sums) * up + half) // (2 * half)
    if sums.min(initial=0) < 0:
        whole = np.sign(sums) * whole
    return -whole if material.method.lowest_is_best else whole


def scores_of_panels(material: Material, panels: NDArray[np.int16]) -> tuple[NDArray[Any], NDArray[np.bool_]]:
    """The score of each submission by each panel [submissions, panels], and which panels [panels] give all of them one.

    ``panels`` [judges, panels] says how often a judge counts, and all panels are of one size.
    """
    counts, valid = _counts(material, panels)
    match material.method:
        case Method.MEDIAN:
            middle = _ordered(material, panels, [(counts - 1) // 2, counts // 2])
            return _rounded(material, middle[0] + middle[1], 2), valid
        case Method.TRIMMED_MEAN:
            ends = _ordered(material, panels, [0 * counts, counts - 1])
            return _rounded(material, _sums(material, panels) - ends[0] - ends[1], counts - 2), valid
        case Method.RANK_SUM:
            return _rounded(material, _sums(material, panels), 1), valid
        case Method.MEAN | Method.SEVERITY_ADJUSTED:
            return _rounded(material, _sums(material, panels), counts), valid


def _counts(material: Material, panels: NDArray[np.int16]) -> tuple[Counts, NDArray[np.bool_]]:
    """Scorecards of each submission in each panel: one number when everybody scored everything. A panel that gives a
    submission no score is not valid, and gets as many there as are needed.
    """
    if material.given.all():
        size = int(panels[:, 0].sum())
        return max(size, material.needed), np.full(panels.shape[1], size >= material.needed)
    counts = (material.given.T.astype(np.float64) @ panels.astype(np.float64)).astype(np.int64)
    valid = np.all(counts >= material.needed, axis=0)
    return np.maximum(counts, material.needed), valid


def _sums(material: Material, panels: NDArray[np.int16]) -> NDArray[Any]:
    """Sums of the values over panels [submissions, panels]; by floats where they are exact, because that is fastest."""
    values = material.values.T
    largest = max(abs(int(values.min(initial=0))), abs(int(values.max(initial=0))))
    sums: NDArray[Any]
    if values.dtype != object and largest * int(panels[:, 0].sum()) < _FLOAT_IS_EXACT:
        sums = (values.astype(np.float64) @ panels.astype(np.float64)).astype(np.int64)
    else:
        sums = values @ panels.astype(values.dtype)
    return sums


def _ordered(material: Material, panels: NDArray[np.int16], positions: list[Counts]) -> list[NDArray[Any]]:
    """For each of the ``positions`` (from 0) the value [submissions, panels] that stands there when the values of a
    submission are sorted, each as often as its judge is in the panel.
    """
    shape = material.values.shape[1], panels.shape[1]
    found = [np.empty(shape, dtype=material.values.dtype) for _ in positions]
    wanted = [np.broadcast_to(np.asarray(position, dtype=np.int16), shape) for position in positions]
    for column in range(shape[0]):
        rows = np.flatnonzero(material.given[:, column])
        rows = rows[np.argsort(material.values[rows, column], kind="stable")]
        ordered = material.values[rows, column]
        passed = [np.zeros(shape[1], dtype=np.int16) for _ in positions]
        reached = np.zeros(shape[1], dtype=np.int16)
        for row in rows[:-1]:
            reached += panels[row]
            for place, steps in zip(wanted, passed, strict=True):
                np.add(steps, reached <= place[column], out=steps)
        for kept, steps in zip(found, passed, strict=True):
            kept[column] = ordered[steps]
    return found


def scores_without_each(material: Material) -> tuple[NDArray[Any], NDArray[np.bool_]]:
    """The score of each submission when one judge is left out [judges, submissions], and where there is one."""
    counts = material.given.sum(axis=0) - material.given
    valid: NDArray[np.bool_] = counts >= material.needed
    counts = np.maximum(counts, material.needed)
    sums = material.values.sum(axis=0) - material.values
    match material.method:
        case Method.MEDIAN:
            middle = _ordered_without_each(material, [(counts - 1) // 2, counts // 2])
            return _rounded(material, middle[0] + middle[1], 2), valid
        case Method.TRIMMED_MEAN:
            ends = _ordered_without_each(material, [0 * counts, counts - 1])
            return _rounded(material, sums - ends[0] - ends[1], counts - 2), valid
        case Method.RANK_SUM:
            return _rounded(material, sums, 1), valid
        case Method.MEAN | Method.SEVERITY_ADJUSTED:
            return _rounded(material, sums, counts), valid


def _ordered_without_each(material: Material, positions: list[NDArray[np.int64]]) -> list[NDArray[Any]]:
    """For each of the ``positions`` (from 0) [judges, submissions] the value that stands there when the values of a
    submission are sorted without that of the judge.
    """
    order = np.lexsort((material.values, ~material.given), axis=0)  # what is not given stands behind everything
    ordered = np.take_along_axis(material.values, order, axis=0)
    places = np.argsort(order, axis=0)  # of each judge's value among the sorted ones
    steps = [position + (material.given & (position >= places)) for position in positions]
    top = len(ordered) - 1
    return [np.take_along_axis(ordered, np.minimum(step, top), axis=0) for step in steps]
