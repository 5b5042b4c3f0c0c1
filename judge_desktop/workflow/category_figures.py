"""What is known about the first place of one category, picked out of the figures of the round; words are elsewhere.

While a category of the round is covered, a figure into which the scores of all categories went would give something of
it away: such figures are left out (``is_pooled_hidden``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from judge_desktop.domain.contest import Method
from judge_desktop.domain.standings import Standing
from judge_desktop.domain.statistics import Bootstrap, Caution, CautionCode, LeftOut, WinnerCheck
from judge_desktop.workflow.round_statistics import RoundStatistics

MOST_SUBMISSIONS = 6  # columns and bars that can still be read side by side
MOST_JUDGES = 12  # rows or columns that are looked through at a glance
METHODS = (Method.MEAN, Method.TRIMMED_MEAN, Method.MEDIAN, Method.SEVERITY_ADJUSTED, Method.RANK_SUM)


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryFigures:
    """``standings`` from the first rank by the method in use, ``by_method`` the same by every method that may be shown.

    ``left_out``: one for each judge who scored here. ``cautions`` are those about this category or the whole round.
    """

    category: str
    method: Method
    standings: tuple[Standing, ...]
    check: WinnerCheck
    by_method: Mapping[Method, Mapping[str, Standing]] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()
    bootstrap: Bootstrap | None = None
    cautions: tuple[Caution, ...] = ()
    is_pooled_hidden: bool = False

    @property
    def judges(self) -> frozenset[str]:
        """Who scored here."""
        return frozenset(judge for one in self.standings for judge in one.tally.totals)

    @property
    def others(self) -> dict[Method, tuple[str, ...]]:
        """The winners by the other methods, as far as they can be computed and shown."""
        return {
            method: winners
            for method in METHODS
            if method is not self.method and (winners := self.winners(method)) and not self.hides(method)
        }

    def is_by_method(self, method: Method) -> bool:
        """Whether anybody tried that method."""
        return bool(self.by_method.get(method))

    def has_caution(self, code: CautionCode) -> bool:
        """Whether that is to be known here."""
        return any(one.code is code for one in self.cautions)

    def winners(self, method: Method) -> tuple[str, ...]:
        """Who is first by that method; nobody where it cannot be computed."""
        return self.check.winners if method is self.method else tuple(self.check.by_method.get(method, ()))

    def hides(self, method: Method) -> bool:
        """Whether its scores would give something of a covered category away. The method in use stands in the ranking
        anyhow.
        """
        return self.is_pooled_hidden and method is Method.SEVERITY_ADJUSTED and method is not self.method

    @property
    def left_out_shown(self) -> tuple[LeftOut, ...]:
        """All judges while they are few; of more only those without whom something changes, and not too many."""
        if len(self.left_out) <= MOST_JUDGES:
            return self.left_out
        return tuple(one for one in self.left_out if one.changed)[:MOST_JUDGES]

    @property
    def shown(self) -> tuple[str, ...]:
        """The submissions that tables and bars show, from the first rank: few, and all that could win among them."""
        everyone = [one.submission for one in self.standings]
        could_win = {one for method in METHODS for one in self.winners(method)}
        could_win |= {one for each in self.left_out for one in each.winners}
        chosen = sorted(everyone, key=lambda one: one not in could_win)[:MOST_SUBMISSIONS]
        return tuple(one for one in everyone if one in set(chosen))


def category_figures(
    found: RoundStatistics, standings: Sequence[Standing], category: str, method: Method, *, is_something_covered: bool
) -> CategoryFigures | None:
    """The figures of that category; ``standings`` are its own by the method in use, from the first rank. None where
    nobody looked for them.
    """
    check = found.checks.get(category)
    if check is None:
        return None
    return CategoryFigures(
        category=category,
        method=method,
        standings=tuple(standings),
        check=check,
        by_method={one: _here(ranked, category) for one, ranked in found.by_method.items()},
        left_out=tuple(one for one in found.statistics.left_out if one.category == category),
        bootstrap=next((one for one in found.statistics.bootstraps if one.category == category), None),
        cautions=tuple(one for one in found.statistics.cautions if one.category in ("", category)),
        is_pooled_hidden=is_something_covered,
    )


def _here(standings: Iterable[Standing], category: str) -> dict[str, Standing]:
    return {one.submission: one for one in standings if one.category == category}
