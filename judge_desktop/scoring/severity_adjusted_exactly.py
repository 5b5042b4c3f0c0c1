"""The severity-adjusted score in exact fractions: what is official. The same in floating point, for the statistics, is
``scoring.severity_adjusted``.

The model (``methods.md``): minimise sum (T(j,s) - q_s - b_j)**2 + penalty * sum b_j**2 over all scorecards of all
categories, q_s the adjusted score of a submission, b_j the leniency of a judge. Setting the derivative by q_s to zero
gives q_s = mean over its judges of T(j,s) - b_j; put into the derivative by b_j, the submissions drop out and one
equation per judge remains:

    (n_j + penalty) b_j - sum over her s of (1/n_s) sum over the judges k of s of b_k = sum over her s of (T - mean_s)

n_j submissions of a judge, n_s judges of a submission. Added up, the equations say that the sum of the b_j is zero, but
for a penalty of zero, where that is demanded; so it may be added to each of them, and each has one solution.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from judge_desktop.scoring.exact_sums import sum_of_fractions
from judge_desktop.scoring.score_table import Entry, ScoreTable


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gathered:
    """What the equations are made of: ``right`` sides per judge, in ``units`` of which so many are a point; and how
    many submissions have just these ``judges`` (by their places in ``names``).
    """

    names: tuple[str, ...]
    right: list[int]
    units: int
    judges: Mapping[tuple[int, ...], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExactlyAdjusted:
    """Adjusted scores per entry of the table (None where nobody scored) and the judges' leniency in points."""

    scores: tuple[Fraction | None, ...]
    effects: Mapping[str, Fraction]


def adjust_exactly(table: ScoreTable, penalty: Fraction) -> ExactlyAdjusted | None:
    """The model solved exactly; None when judges and submissions fall apart into islands."""
    scored = [entry for entry in table.entries if entry.totals]
    if not is_connected(entry.totals for entry in scored):
        return None
    effects = _effects(_gathered(table.judges, scored), penalty)
    lenience: dict[tuple[str, ...], Fraction] = {}  # of the same judges again and again, together
    scores: list[Fraction | None] = []
    for entry in table.entries:
        judges = tuple(entry.totals)
        if judges not in lenience:
            lenience[judges] = sum_of_fractions([effects[judge] for judge in judges])
        scores.append((_sum_of_totals(entry) - lenience[judges]) / len(judges) if judges else None)
    return ExactlyAdjusted(scores=tuple(scores), effects=effects)


def _sum_of_totals(entry: Entry) -> Fraction:
    units, places = entry.whole_totals
    return Fraction(sum(units), 10**places)


def is_connected(judges: Iterable[Collection[str]]) -> bool:
    """Whether a chain of shared submissions leads from every judge to every other one; ``judges`` are those of each
    submission.
    """
    islands: list[frozenset[str]] = []
    for some in {frozenset(some) for some in judges if some}:
        touching = [island for island in islands if not island.isdisjoint(some)]
        islands = [island for island in islands if island.isdisjoint(some)]
        islands.append(some.union(*touching))
    return len(islands) <= 1


def _gathered(names: tuple[str, ...], scored: list[Entry]) -> _Gathered:
    row_of = {judge: row for row, judge in enumerate(names)}
    places = max((entry.whole_totals[1] for entry in scored), default=0)
    common = lcm(*(len(entry.totals) for entry in scored))
    right = [0] * len(names)
    judges: dict[tuple[int, ...], int] = defaultdict(int)
    for entry in scored:
        rows = tuple(row_of[judge] for judge in entry.totals)
        judges[rows] += 1
        units, shown = entry.whole_totals
        share = common // len(rows) * 10 ** (places - shown)
        total = sum(units)
        for row, mine in zip(rows, units, strict=True):
            right[row] += (mine * len(rows) - total) * share
    return _Gathered(names=names, right=right, units=common * 10**places, judges=judges)


def _effects(of: _Gathered, penalty: Fraction) -> dict[str, Fraction]:
    """Judge -> leniency in points."""
    if len(of.judges) == 1:  # everybody scored everything: the equations differ in their right sides only
        (submissions,) = of.judges.values()
        solution = [value / (submissions + penalty) for value in of.right]
    else:
        scale = lcm(*map(len, of.judges)) * penalty.denominator  # both sides times this: only whole numbers
        solution = _solved(_matrix(of, penalty, scale), [value * scale for value in of.right])
    return {judge: value / of.units for judge, value in zip(of.names, solution, strict=True)}


def _matrix(of: _Gathered, penalty: Fraction, scale: int) -> list[list[int]]:
    """The left sides times ``scale``."""
    matrix = [[0] * len(of.names) for _ in of.names]
    for rows, count in of.judges.items():
        share = count * scale // len(rows)
        for row in rows:
            matrix[row][row] += share * len(rows)
            for other in rows:
                matrix[row][other] -= share
    for row in range(len(matrix)):
        matrix[row][row] += int(penalty * scale)
    return [[cell + 1 for cell in row] for row in matrix]  # 1: the sum of all b_j is zero


def _solved(matrix: list[list[int]], right: list[int]) -> list[Fraction]:
    """The solution of a symmetric positive definite system, exact.

    Elimination without fractions: every division leaves no remainder (Bareiss 1968, "Sylvester's identity and
    multistep integer-preserving Gaussian elimination"). Symmetric: only the upper triangle is kept. No pivoting: all
    leading minors of such a matrix are positive.
    """
    size = len(right)
    upper = [[*row[at:], right[at]] for at, row in enumerate(matrix)]
    before = 1
    for step in range(size - 1):
        first = upper[step]
        pivot = first[0]
        for at in range(step + 1, size):
            factor = first[at - step]
            tail = first[at - step :]
            upper[at] = [(pivot * mine - factor * its) // before for mine, its in zip(upper[at], tail, strict=True)]
        before = pivot
    return _substituted(upper)


def _substituted(upper: list[list[int]]) -> list[Fraction]:
    """From the last unknown to the first, over the determinant as the one denominator."""
    determinant = upper[-1][0] if upper else 1
    found: list[int] = []  # numerators, the last unknown first
    for row in reversed(upper):
        known = sum(cell * value for cell, value in zip(row[1:-1], reversed(found), strict=True))
        found.append((determinant * row[-1] - known) // row[0])
    return [Fraction(value, determinant) for value in reversed(found)]
