"""Scorecards on paper: they count as if the judge had sent them, stay behind what she signed, and never by half."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_desktop.domain.contest import Ground, Recusal, RecusalScope
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.view import CellState, Origin, View, WhyNotCounted
from judge_desktop.scoring.counting import count
from judge_desktop.scoring.paper_scorecards import CONFIRMED_BY, TYPED_BY
from judge_desktop.scoring.round_validation import check_counted
from judge_desktop.scoring.standings import standings_of
from tests.helpers.small_round import CHAIR, DEPUTY, card, decision, package, score_file

ALL = ("A1", "A2", "B1", "B2")
PACKAGE = package()


def paper(number: int, submission: str, scores: str, judge: str = "j3", by: str = CHAIR, **values: str) -> Decision:
    """The chair's `number`-th decision: a scorecard on paper."""
    made = decision(
        DecisionKind.PAPER_SCORECARD,
        sequence=number,
        by=by,
        judge=judge,
        submissions=(submission,),
        values={"state": "sealed", "origin": "paper", "scores": scores, **values},
    )
    return replace(made, texts={TYPED_BY: "สมศรี", CONFIRMED_BY: "สมชาย", "overall": "ชัดเจนดี"})


FULL = "D1=7 D2=25 D3=30 D4=18"


def of(view: View, judge: str, submission: str) -> tuple[CellState, Origin, int | None]:
    """State, origin and total of a cell."""
    cell = view.cell(judge, submission)
    assert cell is not None
    return cell.state, cell.origin, int(cell.scorecard.total) if cell.scorecard is not None else None


def test_a_paper_counts_like_a_file() -> None:
    papers = [paper(number, submission, FULL) for number, submission in enumerate(ALL, 1)]
    view = count(PACKAGE, [score_file("j1", [card(one, 70) for one in ALL])], papers)
    assert [of(view, "j3", one) for one in ALL] == [(CellState.COUNTED, Origin.PAPER, 80)] * 4
    assert view.missing == ("j2",)
    assert view.counted_papers == tuple(sorted(one.sha256 for one in papers))
    assert check_counted(view, PACKAGE) == ()
    assert {one.tally.scorecards for one in standings_of(PACKAGE, view, papers)} == {2}


def test_half_a_judge_on_paper_is_still_missing() -> None:
    view = count(PACKAGE, [], [paper(1, "A1", FULL)])
    assert (of(view, "j3", "A1")[0], of(view, "j3", "A2")[0]) == (CellState.COUNTED, CellState.MISSING)
    assert view.missing == ("j1", "j2", "j3")


def test_what_the_judge_signed_herself_comes_first() -> None:
    view = count(PACKAGE, [score_file("j3", [card("A1", 70)])], [paper(1, "A1", FULL)])
    assert of(view, "j3", "A1") == (CellState.COUNTED, Origin.FILE, 70)
    assert view.counted_papers == ()


def test_a_draft_of_hers_gives_way() -> None:
    draft = score_file("j3", [card("A1", 5, None, None, None, state="draft")])
    assert of(count(PACKAGE, [draft], [paper(1, "A1", FULL)]), "j3", "A1") == (CellState.COUNTED, Origin.PAPER, 80)


def test_a_later_paper_replaces_it_and_setting_aside_takes_it_out() -> None:
    first, second = paper(1, "A1", FULL), paper(2, "A1", "D1=10 D2=30 D3=40 D4=20")
    assert of(count(PACKAGE, [], [first, second]), "j3", "A1")[2] == 100
    aside = decision(DecisionKind.SET_ASIDE, sequence=3, documents=(second.sha256,))
    assert of(count(PACKAGE, [], [first, second, aside]), "j3", "A1")[2] == 80
    restored = decision(DecisionKind.RESTORE, sequence=4, documents=(second.sha256,))
    assert of(count(PACKAGE, [], [first, second, aside, restored]), "j3", "A1")[2] == 100


def test_a_recused_judge_stays_recused() -> None:
    known = Recusal(judge="j3", scope=RecusalScope.CATEGORY, target="A", ground=Ground.RELATIVE)
    view = count(package(known_recusals=(known,)), [], [paper(1, "A1", FULL)])
    assert of(view, "j3", "A1")[0] is CellState.RECUSED


@pytest.mark.parametrize(
    ("scores", "state"),
    [
        ("D1=11 D2=25 D3=30 D4=18", CellState.BLOCKED),
        ("D1=7 D2=25 D3=30", CellState.BLOCKED),
        ("D1=7 D2=25 D3=30 D4=18 D9=1", CellState.BLOCKED),
        ("D1=7.0 D2=25 D3=30 D4=18", CellState.MISSING),
        ("D1=7 D1=8 D2=25 D3=30 D4=18", CellState.MISSING),
        ("D1=NaN D2=25 D3=30 D4=18", CellState.MISSING),
        ("seven", CellState.MISSING),
    ],
)
def test_what_the_rulebook_or_the_spelling_refuses_does_not_count(scores: str, state: CellState) -> None:
    view = count(PACKAGE, [], [paper(1, "A1", scores)])
    assert of(view, "j3", "A1")[0] is state
    assert standings_of(PACKAGE, view, ())[0].tally.scorecards == 0


def test_two_copies_that_typed_different_things_are_shown_and_neither_counts() -> None:
    ours, theirs = paper(1, "A1", FULL), paper(1, "A1", "D1=10 D2=30 D3=40 D4=20", by=DEPUTY)
    view = count(PACKAGE, [], [ours, theirs])
    assert of(view, "j3", "A1")[0] is CellState.MISSING
    assert view.decision_conflicts == (tuple(sorted((ours.sha256, theirs.sha256))),)


def test_after_closing_a_paper_is_late() -> None:
    before, after = paper(1, "A1", FULL), paper(3, "A2", FULL)
    close = decision(DecisionKind.CLOSE, sequence=2, documents=(before.sha256,))
    view = count(PACKAGE, [], [before, close, after])
    assert (of(view, "j3", "A1")[0], of(view, "j3", "A2")[0]) == (CellState.COUNTED, CellState.MISSING)
    assert view.not_counted == {after.sha256: WhyNotCounted.LATE}


def test_a_paper_that_did_not_speak_when_the_round_was_closed_is_not_late() -> None:
    first, newer = paper(1, "A1", FULL), paper(2, "A1", "D1=10 D2=30 D3=40 D4=20")
    close = decision(DecisionKind.CLOSE, sequence=3, documents=(newer.sha256,))
    unknowing = paper(1, "A2", FULL, by=DEPUTY)
    view = count(PACKAGE, [], [first, newer, close, unknowing])
    assert (of(view, "j3", "A1")[0], of(view, "j3", "A2")[0]) == (CellState.COUNTED, CellState.MISSING)
    assert view.counted_papers == (newer.sha256,)
    assert view.not_counted == {unknowing.sha256: WhyNotCounted.LATE}


def test_a_judge_may_have_been_absent() -> None:
    view = count(PACKAGE, [], [paper(1, "A1", "", state="absent")])
    assert of(view, "j3", "A1")[:2] == (CellState.ABSENT, Origin.PAPER)


@given(st.permutations(range(6)))
def test_the_order_of_arrival_changes_nothing(order: list[int]) -> None:
    decisions = [
        paper(1, "A1", FULL),
        paper(2, "A2", FULL),
        paper(3, "A1", "D1=10 D2=30 D3=40 D4=20"),
        decision(DecisionKind.SET_ASIDE, sequence=4, documents=(paper(2, "A2", FULL).sha256,)),
        paper(5, "B1", FULL),
        paper(1, "B1", "D1=1 D2=1 D3=1 D4=1", by=DEPUTY),
    ]
    files = [score_file("j3", [card("B2", 66)])]
    assert count(PACKAGE, files, [decisions[place] for place in order]) == count(PACKAGE, files, decisions)
