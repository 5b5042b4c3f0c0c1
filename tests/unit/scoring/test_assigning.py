"""Sharing submissions out: equal loads, no recused pair, everything hangs together, or the reason why not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_desktop.domain.contest import Contest, Recusal
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.panel import Panel
from judge_desktop.scoring.assigning import balanced, by_category, categories_of, everything
from judge_desktop.scoring.coverage import AssignmentTable, coverage_of, islands, recused_rows, table_of
from tests.helpers.panels import contest_of, recusal


@st.composite
def requests(draw: st.DrawFn) -> tuple[Contest, tuple[Recusal, ...], int, int]:
    """A panel, its recusals, how many judges each, a seed."""
    judges, submissions = draw(st.integers(1, 9)), draw(st.integers(1, 16))
    pairs = st.tuples(st.integers(1, judges), st.integers(1, submissions))
    recusals = tuple(recusal(f"J{j}", f"S{s}") for j, s in sorted(draw(st.sets(pairs, max_size=judges * 2))))
    return contest_of(judges, submissions), recusals, draw(st.integers(1, judges)), draw(st.integers(0, 5))


def coverage_with(contest: Contest, recusals: tuple[Recusal, ...], table: AssignmentTable) -> tuple[int, ...]:
    """The loads, from the least."""
    round_ = replace(contest.rounds[0], known_recusals=recusals)
    return tuple(sorted(coverage_of(contest, round_, table).loads.values()))


@given(requests())
def test_what_is_shared_out_keeps_all_promises(request: tuple[Contest, tuple[Recusal, ...], int, int]) -> None:
    contest, recusals, each, seed = request
    table = table_or_reason(contest, recusals, each, seed)
    if isinstance(table, Code):
        assert table in (Code.TOO_FEW_TO_ASSIGN, Code.ASSIGNMENT_FALLS_APART)
        return
    round_ = replace(contest.rounds[0], known_recusals=recusals)
    found = coverage_of(contest, round_, table)
    assert set(found.counts.values()) == {each}
    assert found.islands == ()
    out = recused_rows(contest, recusals, table.judges)
    assert [row & recused for row, recused in zip(table.rows, out, strict=True)] == [0] * len(table.judges)
    if not recusals:
        assert max(found.loads.values()) - min(found.loads.values()) <= 1
    assert balanced(contest, recusals, each, seed) == table


@given(requests(), st.randoms(use_true_random=False))
def test_the_order_of_people_and_submissions_does_not_matter(
    request: tuple[Contest, tuple[Recusal, ...], int, int], dice: object
) -> None:
    contest, recusals, each, seed = request
    judges, submissions = list(contest.panel.judges), list(contest.submissions)
    dice.shuffle(judges)  # type: ignore[attr-defined]
    dice.shuffle(submissions)  # type: ignore[attr-defined]
    mixed = replace(
        contest,
        panel=Panel(judges=tuple(replace(one, order=n) for n, one in enumerate(judges, 1))),
        submissions=tuple(replace(one, order=n) for n, one in enumerate(submissions, 1)),
    )

    assert outcome(contest, recusals, each, seed) == outcome(mixed, recusals, each, seed)


def table_or_reason(contest: Contest, recusals: tuple[Recusal, ...], each: int, seed: int) -> AssignmentTable | Code:
    """What was shared out, or why nothing was."""
    try:
        return balanced(contest, recusals, each, seed)
    except JudgeDesktopError as refused:
        return refused.code


def outcome(contest: Contest, recusals: tuple[Recusal, ...], each: int, seed: int) -> frozenset[tuple[str, str]] | Code:
    """Who scores what, or why nothing was shared out."""
    table = table_or_reason(contest, recusals, each, seed)
    if isinstance(table, Code):
        return table
    return frozenset(
        (judge, submission)
        for n, judge in enumerate(table.judges)
        for m, submission in enumerate(table.submissions)
        if table.holds(n, m)
    )


def every_way(contest: Contest, recusals: tuple[Recusal, ...], each: int) -> Iterator[tuple[int, ...]]:
    """Rows of every possible way to share out, tried one by one."""
    judges = range(len(contest.panel.judges))
    out = recused_rows(contest, recusals, [one.id for one in contest.panel.judges])
    choices = [
        [group for group in combinations(judges, each) if not any(out[judge] >> place & 1 for judge in group)]
        for place in range(len(contest.submissions))
    ]
    for chosen in product(*choices):
        rows = [0] * len(judges)
        for place, group in enumerate(chosen):
            for judge in group:
                rows[judge] |= 1 << place
        yield tuple(rows)


@pytest.mark.parametrize("out", [(), ("J1 S1", "J1 S2"), ("J2 S1", "J2 S2", "J2 S3"), ("J1 S1", "J2 S1", "J3 S4")])
def test_loads_are_as_equal_as_the_recusals_allow(out: tuple[str, ...]) -> None:
    contest = contest_of(4, 4)
    recusals = tuple(recusal(*one.split()) for one in out)
    table = balanced(contest, recusals, 2)

    possible = [rows for rows in every_way(contest, recusals, 2) if len(islands(rows)) == 1]
    spreads = [max(counts) - min(counts) for counts in ([row.bit_count() for row in rows] for rows in possible)]
    loads = coverage_with(contest, recusals, table)
    assert loads[-1] - loads[0] == min(spreads)


def test_a_submission_with_too_few_judges_is_named() -> None:
    contest = contest_of(3, 4)
    with pytest.raises(JudgeDesktopError) as refused:
        balanced(contest, (recusal("J1", "S2"), recusal("J2", "S2")), 2)
    assert refused.value.code is Code.TOO_FEW_TO_ASSIGN
    assert refused.value.details == {"submission": "S2", "possible": 1, "wanted": 2}


@pytest.mark.parametrize("each", [0, 4])
def test_a_number_that_cannot_be_is_refused(each: int) -> None:
    with pytest.raises(JudgeDesktopError) as refused:
        balanced(contest_of(3, 4), (), each)
    assert (refused.value.code, refused.value.details["possible"]) == (Code.TOO_FEW_TO_ASSIGN, 3)


def test_what_would_fall_apart_is_refused_with_the_islands() -> None:
    contest = contest_of(4, 4)
    apart = tuple(recusal(f"J{judge}", f"C{2 - judge % 2}") for judge in (1, 2, 3, 4))
    with pytest.raises(JudgeDesktopError) as refused:
        balanced(contest, apart, 2)
    assert refused.value.code is Code.ASSIGNMENT_FALLS_APART
    assert refused.value.details == {"islands": [["J1", "J3", "S2", "S4"], ["J2", "J4", "S1", "S3"]], "count": 2}

    with pytest.raises(JudgeDesktopError) as alone:
        balanced(contest, (), 1)
    assert (alone.value.code, alone.value.details["count"]) == (Code.ASSIGNMENT_FALLS_APART, 4)


def test_another_seed_shares_out_in_another_way() -> None:
    contest = contest_of(7, 21, 7)
    first, second = balanced(contest, (), 3, 1), balanced(contest, (), 3, 2)
    assert first != second
    assert coverage_with(contest, (), first) == coverage_with(contest, (), second) == (9,) * 7


def test_nothing_to_share_out_is_nothing() -> None:
    assert balanced(contest_of(3, 0), (), 2).rows == (0, 0, 0)


def test_five_thousand_submissions_and_two_hundred_judges_are_quick() -> None:
    contest = contest_of(200, 5000, 7)
    recusals = tuple(recusal(f"J{n}", f"C{n % 7 + 1}") for n in range(1, 201, 2))
    table = balanced(contest, recusals, 3)
    assert coverage_with(contest, recusals, table) == (75,) * 200


def test_judges_score_whole_categories() -> None:
    contest = contest_of(3, 4)
    table = by_category(contest, {"J1": ("C1", "C2"), "J3": ("C2",)})
    assert [bin(row) for row in table.rows] == ["0b1111", "0b0", "0b1010"]
    assert categories_of(contest, table) == {"J1": ("C1", "C2"), "J2": (), "J3": ("C2",)}
    assert categories_of(contest, table.with_rows({0: 0b0111})) is None

    for wishes, code in (({"J9": ("C1",)}, Code.JUDGE_UNKNOWN), ({"J1": ("C9",)}, Code.CATEGORY_UNKNOWN)):
        with pytest.raises(JudgeDesktopError) as refused:
            by_category(contest, wishes)
        assert refused.value.code is code


def test_everything_is_kept_as_no_list_and_a_part_as_one() -> None:
    contest = contest_of(2, 2)
    whole = everything(contest)
    assert (whole.is_everything, whole.assignments()) == (True, ())

    part = whole.with_rows({1: 0b10})
    listed = part.assignments()
    assert [(one.judge, one.submission) for one in listed] == [("J1", "S1"), ("J1", "S2"), ("J2", "S2")]
    round_ = replace(contest.rounds[0], assignments=listed)
    assert table_of(contest, round_) == part


def test_what_comes_of_assignments_and_recusals_is_counted() -> None:
    contest = contest_of(3, 4)
    table = by_category(contest, {"J1": ("C1",), "J2": ("C2",)})
    round_ = replace(contest.rounds[0], known_recusals=(recusal("J2", "S2"),), assignments=table.assignments())
    found = coverage_of(contest, round_)
    assert found.loads == {"J1": 2, "J2": 1, "J3": 0}
    assert found.counts == {"S1": 1, "S2": 0, "S3": 1, "S4": 1}
    assert found.islands == (("J1", "S1", "S3"), ("J2", "S4"), ("S2",))
    assert found.below(1) == ("S2",)

    assert coverage_of(contest, contest.rounds[0]).islands == ()
