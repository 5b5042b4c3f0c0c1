"""A table of scores from anywhere, in one neutral form: a merged round, a paper panel, last year's event.

Tallying and ranking read only this. Where a contest's scores come from is ``scoring.counting``; reading a spreadsheet
is ``exchange``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from judge_desktop.domain.package import Package
from judge_desktop.domain.rubric import Rubric
from judge_desktop.domain.view import CellState, View
from judge_desktop.scoring.exact_sums import exact_arithmetic, exact_sum, in_whole_units
from judge_desktop.scoring.packed_cards import PackedCards, packed

TOTAL = "total"  # the one criterion of a table that has no criteria


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow:
    """One line of a table of scores. ``criterion`` and ``category`` are None where the table has no such column."""

    submission: str
    judge: str
    score: Decimal
    category: str | None = None
    criterion: str | None = None


@dataclass(frozen=True, kw_only=True)  # without slots: it remembers its totals
class Entry:
    """One submission in one category: judge -> criterion -> score, complete scorecards only.

    ``incomplete`` are the judges whose scorecard lacks a criterion: an empty cell is never zero, so it does not count.
    """

    submission: str
    category: str | None
    cards: Mapping[str, Mapping[str, Decimal]]
    incomplete: tuple[str, ...] = ()

    @cached_property
    def totals(self) -> Mapping[str, Decimal]:
        """Judge -> sum of the criterion scores, exact; judges sorted by id."""
        if isinstance(self.cards, PackedCards):
            return self.cards.totals
        with exact_arithmetic():
            return {judge: sum(self.cards[judge].values(), Decimal(0)) for judge in sorted(self.cards)}

    @cached_property
    def whole_totals(self) -> tuple[tuple[int, ...], int]:
        """The totals in their order as whole numbers of ``10**-places`` points, and these places."""
        if isinstance(self.cards, PackedCards):
            return self.cards.whole_totals, self.cards.places
        return in_whole_units(self.totals.values())

    @property
    def criterion_sums(self) -> Mapping[str, tuple[Decimal, int]]:
        """Criterion -> (sum of its scores, how many there are), exact; criteria sorted by id."""
        if isinstance(self.cards, PackedCards):
            return self.cards.criterion_sums
        given: dict[str, list[Decimal]] = defaultdict(list)
        for card in self.cards.values():
            for criterion, score in card.items():
                given[criterion].append(score)
        return {criterion: (exact_sum(scores), len(scores)) for criterion, scores in sorted(given.items())}


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreTable:
    """All entries, category by category, each sorted by submission id.

    ``weights`` maps a category to its criteria and their full marks in the order of the rubric; a category without a
    rubric has none. ``has_criteria`` is False when only totals are known.
    """

    entries: tuple[Entry, ...]
    weights: Mapping[str | None, Mapping[str, Decimal]]
    has_criteria: bool = True

    @property
    def categories(self) -> tuple[str | None, ...]:
        """The categories in their order."""
        return tuple(dict.fromkeys(entry.category for entry in self.entries))

    @property
    def judges(self) -> tuple[str, ...]:
        """Everybody of whom a scorecard counts, sorted."""
        return tuple(sorted({judge for entry in self.entries for judge in entry.cards}))

    def without(self, judge: str, category: str | None) -> ScoreTable:
        """The same table as if that judge had not scored in that category."""
        return replace(
            self,
            entries=tuple(
                replace(entry, cards={name: card for name, card in entry.cards.items() if name != judge})
                if entry.category == category
                else entry
                for entry in self.entries
            ),
        )


def table_of(package: Package, view: View) -> ScoreTable:
    """The counted scorecards of a round, categories as in the contest; a finalist without scores has an entry too."""
    cards: dict[str, dict[str, Mapping[str, Decimal]]] = defaultdict(dict)
    for cell in view.cells:
        if cell.state is CellState.COUNTED and cell.scorecard is not None:
            cards[cell.submission][cell.judge] = cell.scorecard.given
    contest = package.contest
    places = {category.id: place for place, category in enumerate(contest.categories)}
    rubrics = {rubric.id: rubric for rubric in contest.rubrics}
    finalists = sorted(contest.finalists, key=lambda one: (places.get(one.category, len(places)), one.id))
    return ScoreTable(
        entries=tuple(Entry(submission=one.id, category=one.category, cards=cards[one.id]) for one in finalists),
        weights={
            category.id: weights_of(rubrics[category.rubric])
            for category in contest.categories
            if category.rubric in rubrics
        },
    )


def table_from_rows(rows: Iterable[ScoreRow], rubric: Rubric | None = None) -> ScoreTable:
    """The table those rows make, in any order; categories and submissions sorted by id.

    With a rubric its criteria must all be there (optional ones may be missing); without one, every criterion that
    occurs in the category. Raises ValueError for two rows of the same judge, submission and criterion.
    """
    gathered: dict[tuple[str, str], dict[str, dict[str, Decimal]]] = defaultdict(lambda: defaultdict(dict))
    criteria: dict[str | None, set[str]] = defaultdict(set)
    names: dict[str, str | None] = {}
    has_criteria = False
    for row in rows:
        criterion = TOTAL if row.criterion is None else row.criterion
        has_criteria = has_criteria or row.criterion is not None
        card = gathered[row.category or "", row.submission][row.judge]
        if criterion in card:
            raise ValueError((row.judge, row.submission, criterion))
        card[criterion] = row.score
        criteria[row.category].add(criterion)
        names[row.category or ""] = row.category
    weights = weights_of(rubric) if rubric is not None and has_criteria else {}
    required = {one.id for one in rubric.criteria if one.required} if rubric is not None and has_criteria else None
    return ScoreTable(
        entries=tuple(
            _entry(submission, names[category], cards, criteria[names[category]] if required is None else required)
            for (category, submission), cards in sorted(gathered.items())
        ),
        weights=dict.fromkeys(names.values(), weights) if weights else {},
        has_criteria=has_criteria,
    )


def weights_of(rubric: Rubric) -> dict[str, Decimal]:
    """Criterion -> full mark, in the order of the rubric."""
    return {criterion.id: criterion.full_mark for criterion in rubric.criteria}


def _entry(
    submission: str, category: str | None, cards: Mapping[str, Mapping[str, Decimal]], required: set[str]
) -> Entry:
    complete = {judge: dict(card) for judge, card in sorted(cards.items()) if required <= card.keys()}
    return Entry(
        submission=submission,
        category=category,
        cards=packed(complete),
        incomplete=tuple(sorted(cards.keys() - complete.keys())),
    )
