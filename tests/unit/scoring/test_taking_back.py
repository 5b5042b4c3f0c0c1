"""A settled tie that is taken back stands open again; settling it once more counts. What was undone stays named."""

from __future__ import annotations

from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.scoring.rulings import rule, tie_orders
from judge_desktop.scoring.taking_back import taken_back
from tests.helpers.small_round import CHAIR, DEPUTY, decision, package


def settled(*submissions: str, sequence: int = 1) -> Decision:
    return decision(DecisionKind.BREAK_TIE, sequence=sequence, category="A", submissions=submissions)


def orders(*decisions: Decision) -> list[tuple[str, ...]]:
    return [one.order for one in tie_orders(package(), decisions).get("A", ())]


def test_a_settled_tie_is_taken_back_and_settled_again() -> None:
    first = settled("A1")
    back = decision(DecisionKind.RESTORE, sequence=2, documents=(first.sha256,))

    assert orders(first) == [("A1",)]
    assert orders(first, back) == []
    assert orders(first, back, settled("A2", sequence=3)) == [("A2",)]


def test_taking_back_the_later_one_does_not_bring_the_earlier_one_back() -> None:
    first, second = settled("A1"), settled("A1", "A2", sequence=2)
    back = decision(DecisionKind.RESTORE, sequence=3, documents=(second.sha256,))

    assert orders(first, second, back) == []


def put_first(first: str, *equal: str, sequence: int = 1, by: str = CHAIR) -> Decision:
    values = {"among": " ".join(equal)}
    return decision(DecisionKind.BREAK_TIE, sequence=sequence, by=by, category="A", submissions=(first,), values=values)


def test_a_later_decision_about_the_same_equals_takes_the_place_of_the_earlier() -> None:
    assert orders(put_first("A1", "A1", "A2"), put_first("A2", "A1", "A2", sequence=2)) == [("A2",)]


def test_who_comes_second_does_not_replace_who_comes_first() -> None:
    assert orders(put_first("A1", "A1", "A2", "A3"), put_first("A3", "A2", "A3", sequence=2)) == [("A1",), ("A3",)]


def test_two_copies_that_put_different_ones_first_are_named() -> None:
    mine, theirs = put_first("A1", "A1", "A2"), put_first("A2", "A1", "A2", by=DEPUTY)

    assert orders(mine, theirs) == []
    assert rule(package(), [mine, theirs]).conflicts == (tuple(sorted((mine.sha256, theirs.sha256))),)


def test_what_was_undone_is_named_with_what_undid_it() -> None:
    award = decision(DecisionKind.AWARD, category="A", submissions=("A1",))
    aside = decision(DecisionKind.SET_ASIDE, documents=("f" * 64,), sequence=2)
    out = decision(DecisionKind.EXCLUDE, judge="j2", category="A", sequence=3)
    close = decision(DecisionKind.CLOSE, sequence=4)
    opened = decision(DecisionKind.REOPEN, sequence=5)
    back = decision(DecisionKind.RESTORE, documents=(award.sha256,), sequence=6)
    again = decision(DecisionKind.RESTORE, documents=(award.sha256,), sequence=7)
    file_back = decision(DecisionKind.RESTORE, documents=("f" * 64,), sequence=8)
    judge_back = decision(DecisionKind.RESTORE, judge="j2", category="A", sequence=9)
    last = decision(DecisionKind.CLOSE, sequence=10)
    everything = [award, aside, out, close, opened, back, again, file_back, judge_back, last]

    assert taken_back(package(), everything[::-1]) == {
        award.sha256: back.sha256,
        aside.sha256: file_back.sha256,
        out.sha256: judge_back.sha256,
        close.sha256: opened.sha256,
    }
    unknowing = decision(DecisionKind.RESTORE, by=DEPUTY, judge="j2", category="A")
    assert taken_back(package(), [out, unknowing]) == {}


def test_a_paper_scorecard_that_counts_again_was_not_undone() -> None:
    paper = decision(DecisionKind.PAPER_SCORECARD, judge="j2", submissions=("A1",))
    aside = decision(DecisionKind.SET_ASIDE, documents=(paper.sha256,), sequence=2)
    back = decision(DecisionKind.RESTORE, documents=(paper.sha256,), sequence=3)

    assert taken_back(package(), [paper, aside, back]) == {aside.sha256: back.sha256}


def test_what_a_restore_cannot_undo_stands_though_it_is_named() -> None:
    close = decision(DecisionKind.CLOSE)
    votes = decision(DecisionKind.POPULAR_VOTE, values={"A1": "3"}, sequence=2)
    naming = decision(DecisionKind.RESTORE, documents=(close.sha256, votes.sha256), sequence=3)

    assert taken_back(package(), [close, votes, naming]) == {}
