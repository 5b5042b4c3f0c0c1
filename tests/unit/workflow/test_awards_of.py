"""Which decision about an award holds: the latest of a copy, none where two copies said different things."""

from __future__ import annotations

from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.workflow.deliberate import awards_of
from judge_desktop.workflow.round_documents import RoundDocuments
from tests.helpers.small_round import CHAIR, DEPUTY, decision, package


def awards(*decisions: Decision) -> dict[str, tuple[DecisionKind, tuple[str, ...]]]:
    """Category -> kind and submissions of what holds."""
    known = RoundDocuments(package=package(), score_files=(), decisions=decisions)
    return {category: (one.kind, one.submissions) for category, one in awards_of(known).items()}


def award(submission: str, sequence: int = 1, by: str = CHAIR, after: str = "") -> Decision:
    """The award of category A."""
    return decision(
        DecisionKind.AWARD,
        by=by,
        sequence=sequence,
        category="A",
        submissions=(submission,),
        values={"after": after} if after else None,
    )


def test_nothing_is_awarded_before_somebody_decides() -> None:
    assert awards(decision(DecisionKind.BREAK_TIE, category="A", submissions=("A1", "A2"))) == {}


def test_a_later_decision_of_the_same_copy_takes_the_place_of_the_earlier() -> None:
    nobody = decision(DecisionKind.NO_AWARD, sequence=2, category="A")

    assert awards(award("A1"), nobody) == {"A": (DecisionKind.NO_AWARD, ())}


def test_two_copies_that_differ_leave_the_category_open() -> None:
    assert awards(award("A1"), award("A2", by=DEPUTY)) == {}


def test_two_copies_that_agree_count_as_one() -> None:
    assert awards(award("A1"), award("A1", by=DEPUTY)) == {"A": (DecisionKind.AWARD, ("A1",))}


def test_a_deputy_who_knows_the_chairs_decision_overrules_it() -> None:
    first = award("A1")

    assert awards(first, award("A2", by=DEPUTY, after=first.sha256)) == {"A": (DecisionKind.AWARD, ("A2",))}
