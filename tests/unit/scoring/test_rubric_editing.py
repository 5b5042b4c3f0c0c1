"""Changes of a rubric: each is a function of the draft as it stands, and does nothing to what is gone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from judge_desktop.domain.contest import Contest
from judge_desktop.domain.rubric import Rubric
from judge_desktop.domain.text import Text
from judge_desktop.scoring import rubric_editing as editing
from judge_desktop.scoring.rubric_validation import check_rubric
from tests.helpers.small_round import contest, rubric


def ids(of: Rubric) -> list[str]:
    return [one.id for one in of.criteria]


def test_a_new_criterion_fills_up_what_is_missing() -> None:
    short = editing.without_criterion(rubric(), "D3")
    assert (ids(short), editing.marks_sum(short)) == (["D1", "D2", "D4"], Decimal(60))
    full = editing.with_new_criterion(short, "D5", Text(th="ใหม่"))
    assert (ids(full), full.criteria[-1].full_mark, check_rubric(full)) == (["D1", "D2", "D4", "D5"], Decimal(40), ())
    more = editing.with_new_criterion(full, "D6", Text(th="อีก"))
    assert more.criteria[-1].full_mark == 0


@given(st.sampled_from(["D1", "D2", "D3", "D4"]), st.integers(-3, 9))
def test_a_criterion_is_moved_and_none_is_lost(key: str, place: int) -> None:
    moved = editing.with_moved(rubric(), key, place)
    assert sorted(ids(moved)) == ["D1", "D2", "D3", "D4"]
    assert ids(moved).index(key) == min(max(place, 0), 3)
    assert [one for one in ids(moved) if one != key] == [one for one in ids(rubric()) if one != key]


def test_a_copy_stands_below_its_original() -> None:
    copied = editing.with_copy(rubric(), "D2", "D9", lambda name: Text(th=f"{name.th} (สำเนา)"))
    assert ids(copied) == ["D1", "D2", "D9", "D3", "D4"]
    assert (copied.criteria[2].name.th, copied.criteria[2].full_mark) == ("D2 (สำเนา)", Decimal(30))


def test_groups_come_are_renamed_and_go_without_their_criteria() -> None:
    grouped = editing.with_group(rubric(), "G1", Text(th="กลุ่ม"))
    renamed = editing.with_group(grouped, "G1", Text(th="กลุ่มใหม่"))
    inside = replace(renamed, criteria=tuple(replace(one, group="G1") for one in renamed.criteria))
    gone = editing.without_group(inside, "G1")
    assert [one.name.th for one in renamed.groups] == ["กลุ่มใหม่"]
    assert (gone.groups, {one.group for one in gone.criteria}, ids(gone)) == ((), {""}, ids(rubric()))


def test_rubrics_are_added_copied_given_to_categories_and_removed() -> None:
    of = contest()
    two = editing.with_new_rubric(of, "other", like="main")
    assert [(one.id, ids(one)) for one in two.rubrics] == [("main", ids(rubric())), ("other", ids(rubric()))]
    used = editing.with_use(two, "B", "other")
    assert [one.id for one in editing.categories_of(used, "other")] == ["B"]
    assert editing.without_rubric(used, "other") == used
    assert editing.without_rubric(two, "other") == of
    empty = replace(of, rubrics=())
    assert {one.rubric for one in editing.with_new_rubric(empty, "first").categories} == {"first"}


def test_what_is_gone_is_left_alone() -> None:
    of = contest()

    def fails(_: Rubric) -> Rubric:
        raise AssertionError

    assert editing.edited("gone", fails)(of) == of
    assert editing.with_moved(rubric(), "gone", 0) == rubric()
    assert editing.edited_criterion("main", "gone", lambda one: replace(one, required=False))(of) == of


def test_one_criterion_is_changed_in_the_draft_as_it_stands() -> None:
    of: Contest = contest()
    changed = editing.edited_criterion("main", "D2", lambda one: replace(one, required=False))(of)
    assert [one.required for one in changed.rubrics[0].criteria] == [True, False, True, True]


def test_ids_are_free_whatever_their_capitals() -> None:
    assert editing.free_id("D", ["d1", "D2", "x"]) == "D3"


def test_entries_of_a_list_are_replaced_removed_added_and_moved() -> None:
    assert editing.replaced_at("abc", 1, "x") == ("a", "x", "c")
    assert editing.replaced_at("abc", 1, None) == ("a", "c")
    assert editing.replaced_at("abc", 3, "x") == ("a", "b", "c", "x")
    assert editing.replaced_at("abc", 3, None) == ("a", "b", "c")
    assert editing.moved_at("abc", 0, 1) == ("b", "a", "c")
    assert editing.moved_at("abc", 0, -1) == editing.moved_at("abc", 2, 1) == ("a", "b", "c")
