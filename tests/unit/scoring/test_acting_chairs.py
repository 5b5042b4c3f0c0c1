"""A chair with a recusal in a category neither decides there nor is asked: somebody of the panel acts."""

from __future__ import annotations

from dataclasses import replace

from judge_desktop.domain.contest import Ground, Recusal, RecusalScope
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.errors import Code
from judge_desktop.domain.package import Package
from judge_desktop.scoring.acting_chairs import (
    acting_chairs,
    check_decider,
    is_chair_recused,
    may_act,
    presiding,
    recused_people,
)
from judge_desktop.scoring.counting import count
from tests.helpers.small_round import DEPUTY, card, decision, package, score_file


def recusal(judge: str, target: str, scope: RecusalScope = RecusalScope.CATEGORY) -> Recusal:
    return Recusal(judge=judge, scope=scope, target=target, ground=Ground.EMPLOYER)


CONFLICTED = package(known_recusals=(recusal("j1", "A"),))
VIEW = count(CONFLICTED, [], [])


def act(judge: str, category: str = "A", *, sequence: int = 1, by: str = "SHA256:chair") -> Decision:
    return decision(DecisionKind.ACTING_CHAIR, judge=judge, category=category, sequence=sequence, by=by)


def refused(of: Package, decisions: list[Decision], by: str, kind: DecisionKind = DecisionKind.NO_AWARD) -> Code | None:
    """Why that person may not decide category A."""
    taken = replace(decision(kind, category="A", sequence=9), decided_by=by)
    found = check_decider(of, count(of, [], []), decisions, taken)
    return found[0] if found is not None else None


def test_the_chair_presides_where_she_has_no_interest() -> None:
    assert (is_chair_recused(CONFLICTED, VIEW, "A"), is_chair_recused(CONFLICTED, VIEW, "B")) == (True, False)
    assert presiding(CONFLICTED, VIEW, [], "B") == "j1"
    assert presiding(CONFLICTED, VIEW, [], "A") == ""
    assert presiding(CONFLICTED, VIEW, [act("j2")], "A") == "j2"


def test_a_declared_recusal_and_one_from_a_submission_count_too() -> None:
    plain = package()
    file = score_file("j1", [card("B1", 50)], recusals=(recusal("j1", "A1", RecusalScope.SUBMISSION),))
    view = count(plain, [file], [])

    assert recused_people(plain, view, "A") == {"j1"}
    known = package(known_recusals=(recusal("j3", "B2", RecusalScope.SUBMISSION),))
    assert recused_people(known, count(known, [], []), "B") == {"j3"}


def test_whoever_acts_votes_and_is_not_recused_there() -> None:
    both = package(known_recusals=(recusal("j1", "A"), recusal("j2", "A")))
    view = count(both, [], [])

    assert may_act(both, view, "A") == ("j3",)
    assert presiding(both, view, [act("j2")], "A") == ""
    assert refused(both, [], "j1", DecisionKind.ACTING_CHAIR) is Code.ACTING_CHAIR_NOT_POSSIBLE


def test_nobody_recused_decides_and_nobody_in_the_place_of_the_acting_chair() -> None:
    assert refused(CONFLICTED, [], "j1") is Code.DECIDED_BY_RECUSED
    assert refused(CONFLICTED, [], "chair") is Code.ACTING_CHAIR_NEEDED
    assert refused(CONFLICTED, [], "j2") is Code.ACTING_CHAIR_NEEDED
    assert refused(CONFLICTED, [act("j2")], "j3") is Code.ACTING_CHAIR_NEEDED
    assert refused(CONFLICTED, [act("j2")], "j2") is None
    assert refused(package(), [], "j1") is None


def test_one_decision_may_name_who_acts_wherever_the_chair_cannot() -> None:
    assert acting_chairs(CONFLICTED, [act("j3", "")]).of("A") == "j3"
    assert acting_chairs(CONFLICTED, [act("j3", ""), act("j2", sequence=2)]).of("A") == "j2"


def test_two_copies_that_name_different_people_name_nobody() -> None:
    mine, theirs = act("j2"), act("j3", by=DEPUTY)
    found = acting_chairs(CONFLICTED, [mine, theirs])

    assert (found.of("A"), found.conflicts) == ("", (tuple(sorted((mine.sha256, theirs.sha256))),))
