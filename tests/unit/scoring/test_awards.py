"""Awards: the latest decision holds, one taken back opens the category again, scores earn levels."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_desktop.domain.contest import AwardLevel, Category, Method, Rules
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.standings import Standing, Tally
from judge_desktop.domain.text import Text
from judge_desktop.scoring.awards import (
    award_conflicts,
    awards_in_force,
    below_minimum,
    level_for,
    levels_earned,
    read_levels,
    written_levels,
)
from tests.helpers.small_round import CHAIR, DEPUTY, decision, package

LEVELS = (
    AwardLevel(id="good", name=Text(th="ระดับดี"), lowest=Decimal(70)),
    AwardLevel(id="best", name=Text(th="ระดับดีเด่น"), lowest=Decimal("85.5")),
)
CATEGORY = Category(id="A", name=Text(th="ก"), rubric="main", award_levels=LEVELS)


def award(submission: str, sequence: int = 1, by: str = CHAIR) -> Decision:
    return decision(DecisionKind.AWARD, by=by, sequence=sequence, category="A", submissions=(submission,))


def take_back(what: Decision, sequence: int) -> Decision:
    return decision(DecisionKind.RESTORE, sequence=sequence, documents=(what.sha256,))


def holds(*decisions: Decision) -> dict[str, tuple[str, ...]]:
    return {category: one.submissions for category, one in awards_in_force(package(), decisions).items()}


def standing(submission: str, score: str | None) -> Standing:
    """A standing with that official score."""
    tally = Tally(
        submission=submission,
        category="A",
        totals={},
        mean=None,
        median=None,
        trimmed_mean=None,
        criteria={},
        official=None if score is None else Fraction(score),
        score=None if score is None else Decimal(score),
    )
    return Standing(submission=submission, category="A", rank=1, tied=False, decided_by=None, tally=tally)


def test_an_award_that_is_taken_back_opens_the_category_again() -> None:
    first = award("A1")
    back = take_back(first, 2)

    assert holds(first, back) == {}
    assert holds(first, back, award("A2", 3)) == {"A": ("A2",)}
    assert holds(back, first) == {}


def test_taking_back_the_later_award_does_not_bring_the_earlier_one_back() -> None:
    first, second = award("A1"), award("A2", 2)

    assert holds(first, second, take_back(second, 3)) == {}


def test_taking_back_what_no_longer_holds_changes_nothing() -> None:
    first, second = award("A1"), award("A2", 2)

    assert holds(first, second, take_back(first, 3)) == {"A": ("A2",)}


def test_two_copies_that_differ_are_named() -> None:
    first, other = award("A1"), award("A2", by=DEPUTY)

    assert award_conflicts(package(), [first, other]) == (tuple(sorted((first.sha256, other.sha256))),)
    assert award_conflicts(package(), [first, award("A1", by=DEPUTY)]) == ()


@pytest.mark.parametrize(
    ("score", "level"), [("69.99", None), ("70", "good"), ("85.49", "good"), ("85.50", "best"), ("100", "best")]
)
def test_a_level_begins_with_its_lowest_score(score: str, level: str | None) -> None:
    found = level_for(CATEGORY, Decimal(score))

    assert (found.id if found is not None else None) == level
    assert level_for(CATEGORY, None) is None


def test_levels_are_written_and_read_again() -> None:
    earned = levels_earned(CATEGORY, Rules(), [standing("A2", "90"), standing("A1", "71"), standing("A3", "10")])
    written = written_levels(earned)

    assert written == "A1=good A2=best"
    assert read_levels(replace(award("A1"), values={"levels": written})) == {"A1": "good", "A2": "best"}
    assert read_levels(award("A1")) == {}


def test_what_lies_below_the_least_score_is_named() -> None:
    some = [standing("A1", "59.99"), standing("A2", "60"), standing("A3", None)]

    assert below_minimum(Rules(minimum_award_score=Decimal(60)), some) == ("A1",)
    assert below_minimum(Rules(), some) == ()


def test_sums_of_ranks_are_no_points_so_levels_go_by_the_mean() -> None:
    by_ranks = Rules(method=Method.RANK_SUM, minimum_award_score=Decimal(60), decimals=0)
    first, second = standing("A1", "3.5"), standing("A2", "7")
    first = replace(first, tally=replace(first.tally, mean=Fraction(171, 2)))
    second = replace(second, tally=replace(second.tally, mean=Fraction(119, 2)))
    assert levels_earned(CATEGORY, by_ranks, [first, second]) == {"A1": "best"}
    assert below_minimum(by_ranks, [first, second, standing("A3", None)]) == ()
    assert below_minimum(replace(by_ranks, decimals=1), [first, second]) == ("A2",)


@given(st.lists(st.sampled_from(["A1", "A2", "back"]), max_size=8), st.randoms())
def test_the_order_in_which_decisions_arrive_never_matters(deeds: list[str], chance: Random) -> None:
    decided: list[Decision] = []
    for sequence, deed in enumerate(deeds, 1):
        if deed == "back" and decided:
            decided.append(take_back(decided[-1], sequence))
        else:
            decided.append(award("A1" if deed == "back" else deed, sequence))
    shuffled = list(decided)
    chance.shuffle(shuffled)

    assert holds(*shuffled) == holds(*decided)
