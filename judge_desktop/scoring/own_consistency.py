"""A judge's own scorecards beside each other: ranks, equal totals, where the scores lie, two compared.

To stay consistent over a long day; nothing here counts for the result. Totals are compared as shares of the full mark,
exactly, so that categories with different rubrics can stand in one list; with one rubric that is the order of totals.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

from judge_desktop.domain.contest import Contest, Submission
from judge_desktop.domain.rubric import Criterion, Rubric
from judge_desktop.domain.scorecard import Scorecard, ScorecardState

_TENTH = Decimal("0.1")


class RowState(StrEnum):
    """Why a scorecard has a rank, or none."""

    RANKED = "ranked"
    INCOMPLETE = "incomplete"
    NOT_STARTED = "not_started"
    ABSENT = "absent"
    RECUSED = "recused"


class Tie(StrEnum):
    """Whether another scorecard of this judge has the same share of the full mark, and where."""

    NONE = "none"
    ELSEWHERE = "elsewhere"
    SAME_CATEGORY = "same_category"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRow:
    """One submission. ``place`` is that in the running order, from 1. ``total`` is None unless every required criterion
    has a score; ``percent`` is its share of the full mark, rounded half up to a tenth for reading only: ranks and ties
    come from the exact share.
    """

    submission: str
    number: int
    place: int
    category: str
    group: str
    state: RowState
    scores: tuple[Decimal | None, ...]
    full_mark: Decimal
    total: Decimal | None = None
    percent: Decimal | None = None
    rank: int | None = None
    tie: Tie = Tie.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSpread:
    """The scores given for one criterion, lowest first; the three figures are None while there are none."""

    criterion: str
    full_mark: Decimal
    values: tuple[Decimal, ...]
    median: Decimal | None
    lowest: Decimal | None
    highest: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnGroup:
    """Categories scored by the same criteria, named by their first rubric; ``spreads`` in the rubric's order."""

    id: str
    categories: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    full_mark: Decimal
    spreads: tuple[OwnSpread, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnScores:
    """All rows: ranked ones by rank, equal ones and then the others in running order; all groups.

    ``percents`` spreads what the ranked ones reached of their full mark (``criterion`` empty, full mark 100).
    """

    rows: tuple[OwnRow, ...]
    groups: tuple[OwnGroup, ...]
    percents: OwnSpread

    def row(self, submission: str) -> OwnRow | None:
        """The row of that submission, or None."""
        return next((row for row in self.rows if row.submission == submission), None)

    def group(self, group_id: str) -> OwnGroup:
        """The group of that id. Raises StopIteration for an unknown one."""
        return next(group for group in self.groups if group.id == group_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One line of two submissions side by side; a number is None where it was not given."""

    criterion: Criterion
    first: Decimal | None
    second: Decimal | None

    @property
    def differs(self) -> bool:
        """Whether the two numbers are not the same."""
        return self.first != self.second


@dataclass(frozen=True, slots=True)
class _Kept:
    card: Scorecard
    submission: Submission
    place: int
    rubric: Rubric
    group: str

    @property
    def scores(self) -> tuple[Decimal | None, ...]:
        return tuple(self.card.scores.get(one.id) for one in self.rubric.criteria)

    @property
    def state(self) -> RowState:
        if self.card.state in {ScorecardState.RECUSED, ScorecardState.ABSENT}:
            return RowState(self.card.state.value)
        if not self.card.given:
            return RowState.NOT_STARTED
        wanted = (one.id for one in self.rubric.criteria if one.required)
        is_complete = all(self.card.scores.get(criterion) is not None for criterion in wanted)
        return RowState.RANKED if is_complete else RowState.INCOMPLETE

    @property
    def total(self) -> Decimal:
        return sum((score for score in self.scores if score is not None), Decimal(0))

    @property
    def share(self) -> Fraction:
        """Exact share of the full mark."""
        return Fraction(self.total) / Fraction(self.rubric.total) if self.rubric.total else Fraction(0)


def own_scores(scorecards: Iterable[Scorecard], contest: Contest) -> OwnScores:
    """Rows, ties and spreads of these scorecards, whatever order they come in.

    Scorecards of submissions the contest does not know are left out.
    """
    groups = _group_ids(contest)
    cards = {card.submission: card for card in scorecards}
    ordered = sorted(contest.submissions, key=lambda one: (one.order, one.number, one.id))
    mine = [one for one in ordered if one.id in cards]
    kept = [
        _Kept(cards[one.id], one, place, contest.rubric_of(one), groups[one.category])
        for place, one in enumerate(mine, 1)
    ]
    rows = _rows(kept)
    percents = [row.percent for row in rows if row.percent is not None]
    return OwnScores(rows=rows, groups=_groups(kept, contest), percents=_spread("", Decimal(100), percents))


def compare(first: OwnRow, second: OwnRow, group: OwnGroup) -> tuple[Compared, ...]:
    """Two submissions of one group, criterion by criterion; nothing where their criteria are not the same."""
    if {first.group, second.group} != {group.id}:
        return ()
    return tuple(
        Compared(criterion=criterion, first=one, second=other)
        for criterion, one, other in zip(group.criteria, first.scores, second.scores, strict=True)
    )


def median(values: Sequence[Decimal]) -> Decimal | None:
    """The middle value, or half of the sum of the two middle ones; None without values."""
    if not values:
        return None
    ordered = sorted(values)
    low, high = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    return low if low == high else (low + high) / 2


def _rows(kept: Sequence[_Kept]) -> tuple[OwnRow, ...]:
    ranked = sorted((one for one in kept if one.state is RowState.RANKED), key=lambda one: -one.share)
    equal = Counter(one.share for one in ranked)
    within = Counter((one.share, one.submission.category) for one in ranked)
    ranks: dict[Fraction, int] = {}
    for place, one in enumerate(ranked, 1):
        ranks.setdefault(one.share, place)
    rows = []
    for one in ranked:
        tie = Tie.NONE if equal[one.share] == 1 else Tie.ELSEWHERE
        if within[one.share, one.submission.category] > 1:
            tie = Tie.SAME_CATEGORY
        rows.append(_row(one, rank=ranks[one.share], tie=tie))
    return (*rows, *(_row(one) for one in kept if one.state is not RowState.RANKED))


def _row(one: _Kept, rank: int | None = None, tie: Tie = Tie.NONE) -> OwnRow:
    return OwnRow(
        submission=one.submission.id,
        number=one.submission.number,
        place=one.place,
        category=one.submission.category,
        group=one.group,
        state=one.state,
        scores=one.scores,
        full_mark=one.rubric.total,
        total=None if rank is None else one.total,
        percent=None if rank is None else _percent(one.share),
        rank=rank,
        tie=tie,
    )


def _percent(share: Fraction) -> Decimal:
    exact = Decimal(share.numerator * 100) / Decimal(share.denominator)
    return exact.quantize(_TENTH, rounding=ROUND_HALF_UP)


def _group_ids(contest: Contest) -> dict[str, str]:
    """Category -> the group it belongs to: the first rubric of the contest with the same criteria."""
    first: dict[tuple[tuple[str, Decimal, str, str], ...], str] = {}
    of_rubric: dict[str, str] = {}
    for rubric in contest.rubrics:
        signature = tuple((one.id, one.full_mark, one.name.th, one.name.en) for one in rubric.criteria)
        of_rubric[rubric.id] = first.setdefault(signature, rubric.id)
    return {one.id: of_rubric[one.rubric] for one in contest.categories if one.rubric in of_rubric}


def _groups(kept: Sequence[_Kept], contest: Contest) -> tuple[OwnGroup, ...]:
    used = {one.group for one in kept}
    places = _group_ids(contest)
    return tuple(
        OwnGroup(
            id=rubric.id,
            categories=tuple(
                one.id
                for one in contest.categories
                if places.get(one.id) == rubric.id and any(card.submission.category == one.id for card in kept)
            ),
            criteria=rubric.criteria,
            full_mark=rubric.total,
            spreads=tuple(
                _spread(criterion.id, criterion.full_mark, _given(criterion, kept, rubric.id))
                for criterion in rubric.criteria
            ),
        )
        for rubric in contest.rubrics
        if rubric.id in used
    )


def _given(criterion: Criterion, kept: Sequence[_Kept], group: str) -> list[Decimal]:
    scores = (one.card.scores.get(criterion.id) for one in kept if one.group == group)
    return [score for score in scores if score is not None]


def _spread(criterion: str, full_mark: Decimal, values: Sequence[Decimal]) -> OwnSpread:
    ordered = sorted(values)
    return OwnSpread(
        criterion=criterion,
        full_mark=full_mark,
        values=tuple(ordered),
        median=median(ordered),
        lowest=ordered[0] if ordered else None,
        highest=ordered[-1] if ordered else None,
    )
