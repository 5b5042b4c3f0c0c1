"""Changes of a rubric as its editor makes them: pure functions of a contest. Whether what comes out may be used is
``scoring.rubric_validation``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from judge_desktop.domain.contest import Category, Contest
from judge_desktop.domain.rubric import Criterion, CriterionGroup, Rubric
from judge_desktop.domain.text import Text
from judge_desktop.scoring.exact_sums import exact_sum

Change = Callable[[Contest], Contest]
_Thing = TypeVar("_Thing")


def edited(rubric_id: str, change: Callable[[Rubric], Rubric]) -> Change:
    """A change of one rubric of a contest; nothing happens when it is not there any more."""

    def apply(contest: Contest) -> Contest:
        return replace(contest, rubrics=tuple(change(one) if one.id == rubric_id else one for one in contest.rubrics))

    return apply


def edited_criterion(rubric_id: str, criterion_id: str, change: Callable[[Criterion], Criterion]) -> Change:
    """A change of one criterion; nothing happens when it is not there any more."""

    def apply(rubric: Rubric) -> Rubric:
        return replace(
            rubric, criteria=tuple(change(one) if one.id == criterion_id else one for one in rubric.criteria)
        )

    return edited(rubric_id, apply)


def marks_sum(rubric: Rubric) -> Decimal:
    """The sum of the full marks."""
    return exact_sum(one.full_mark for one in rubric.criteria)


def with_new_criterion(rubric: Rubric, criterion_id: str, name: Text) -> Rubric:
    """A criterion more at the end, with what is missing from the total as its full mark (0 when nothing is)."""
    full_mark = max(Decimal(0), rubric.total - marks_sum(rubric))
    group = rubric.criteria[-1].group if rubric.criteria else ""
    new = Criterion(id=criterion_id, name=name, full_mark=full_mark, group=group)
    return replace(rubric, criteria=(*rubric.criteria, new))


def with_copy(rubric: Rubric, criterion_id: str, new_id: str, name: Callable[[Text], Text]) -> Rubric:
    """A copy of a criterion below it, named by ``name``."""
    criteria: list[Criterion] = []
    for one in rubric.criteria:
        criteria.append(one)
        if one.id == criterion_id:
            criteria.append(replace(one, id=new_id, name=name(one.name)))
    return replace(rubric, criteria=tuple(criteria))


def without_criterion(rubric: Rubric, criterion_id: str) -> Rubric:
    """The rubric without that criterion."""
    return replace(rubric, criteria=tuple(one for one in rubric.criteria if one.id != criterion_id))


def with_moved(rubric: Rubric, criterion_id: str, place: int) -> Rubric:
    """The criterion at that place, counted from 0 in the order without it."""
    moving = rubric.criterion(criterion_id)
    if moving is None:
        return rubric
    rest = [one for one in rubric.criteria if one.id != criterion_id]
    rest.insert(min(max(0, place), len(rest)), moving)
    return replace(rubric, criteria=tuple(rest))


def with_group(rubric: Rubric, group_id: str, name: Text) -> Rubric:
    """A group with that name: a new one, or the one of that id renamed."""
    if all(one.id != group_id for one in rubric.groups):
        return replace(rubric, groups=(*rubric.groups, CriterionGroup(id=group_id, name=name)))
    return replace(
        rubric, groups=tuple(replace(one, name=name) if one.id == group_id else one for one in rubric.groups)
    )


def without_group(rubric: Rubric, group_id: str) -> Rubric:
    """The rubric without that group; its criteria stand in none."""
    criteria = tuple(replace(one, group="") if one.group == group_id else one for one in rubric.criteria)
    return replace(rubric, groups=tuple(one for one in rubric.groups if one.id != group_id), criteria=criteria)


def with_new_rubric(contest: Contest, rubric_id: str, like: str = "") -> Contest:
    """A rubric more: a copy of ``like``, or an empty one of 100 points. Categories keep theirs."""
    copied = next((one for one in contest.rubrics if one.id == like), None)
    new = replace(copied, id=rubric_id) if copied is not None else Rubric(id=rubric_id, criteria=(), total=Decimal(100))
    categories = contest.categories
    if not contest.rubrics:
        categories = tuple(replace(one, rubric=rubric_id) for one in categories)
    return replace(contest, rubrics=(*contest.rubrics, new), categories=categories)


def without_rubric(contest: Contest, rubric_id: str) -> Contest:
    """The contest without that rubric; one that a category is scored with stays."""
    if categories_of(contest, rubric_id):
        return contest
    return replace(contest, rubrics=tuple(one for one in contest.rubrics if one.id != rubric_id))


def with_use(contest: Contest, category_id: str, rubric_id: str) -> Contest:
    """The category scored with that rubric."""
    categories = tuple(replace(one, rubric=rubric_id) if one.id == category_id else one for one in contest.categories)
    return replace(contest, categories=categories)


def categories_of(contest: Contest, rubric_id: str) -> tuple[Category, ...]:
    """The categories that are scored with a rubric."""
    return tuple(one for one in contest.categories if one.rubric == rubric_id)


def free_id(prefix: str, taken: Iterable[str]) -> str:
    """The first of prefix1, prefix2, … that nobody has, whatever its capitals."""
    known = {one.casefold() for one in taken}
    number = 1
    while f"{prefix}{number}".casefold() in known:
        number += 1
    return f"{prefix}{number}"


def replaced_at(things: Sequence[_Thing], place: int, thing: _Thing | None) -> tuple[_Thing, ...]:
    """The same with another thing at that place, or none there; one behind the last is added."""
    rest = list(things)
    if place < len(rest):
        rest[place : place + 1] = [] if thing is None else [thing]
    elif thing is not None:
        rest.append(thing)
    return tuple(rest)


def moved_at(things: Sequence[_Thing], place: int, by: int) -> tuple[_Thing, ...]:
    """The same with the thing at that place some places further down (or up); nothing beyond the ends."""
    rest = list(things)
    if not (0 <= place < len(rest) and 0 <= place + by < len(rest)):
        return tuple(things)
    rest.insert(place + by, rest.pop(place))
    return tuple(rest)
