"""Which decision comes after which, without a clock."""

from hypothesis import given
from hypothesis import strategies as st

from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.scoring.decision_order import DecisionOrder, latest, settle, valid_decisions
from judge_desktop.scoring.ranking import TieOrder
from judge_desktop.scoring.rulings import known_keys, rule, tie_orders
from tests.helpers.small_round import CHAIR, DEPUTY, decision, package

PACKAGE = package()


def numbered(sequence: int, by: str = CHAIR, after: str = "", kind: DecisionKind = DecisionKind.CLOSE) -> Decision:
    return decision(kind, by=by, sequence=sequence, values={"after": after} if after else {})


def test_a_key_counts_its_own_decisions() -> None:
    first, second = numbered(1), numbered(2)
    order = DecisionOrder((second, first))
    assert order.is_after(second, first)
    assert not order.is_after(first, second)
    assert order.latest([first, second]) == (second,)
    assert order.in_order([second, first]) == (first, second)


def test_naming_a_decision_comes_after_all_it_came_after() -> None:
    first, second = numbered(1), numbered(2)
    deputys = numbered(1, DEPUTY, after=second.sha256)
    order = DecisionOrder((deputys, second, first))
    assert order.is_after(deputys, first)
    later = numbered(3, after=deputys.sha256)
    assert DecisionOrder((first, second, deputys, later)).latest([first, deputys, later]) == (later,)


def test_decisions_that_do_not_know_of_each_other_stand_side_by_side() -> None:
    mine, theirs = numbered(1), numbered(1, DEPUTY)
    order = DecisionOrder((mine, theirs))
    assert len(order.latest([mine, theirs])) == 2
    held, conflicts = settle(order, {"round": [(mine, True), (theirs, False)]})
    assert (held, conflicts) == ({}, (tuple(sorted([mine.sha256, theirs.sha256])),))
    assert settle(order, {"round": [(mine, True), (theirs, True)]}) == ({"round": True}, ())


def test_a_copied_data_folder_that_forks_its_own_chain_is_side_by_side_too() -> None:
    one, other = numbered(1), numbered(1, kind=DecisionKind.REOPEN)
    assert len(DecisionOrder((one, other)).latest([one, other])) == 2


def test_what_a_new_decision_writes_down() -> None:
    first, theirs = numbered(1), numbered(1, DEPUTY)
    assert latest(PACKAGE, []) == ()
    assert latest(PACKAGE, [first, theirs]) == tuple(sorted([first.sha256, theirs.sha256]))
    knowing = numbered(2, after=f"{first.sha256} {theirs.sha256}")
    assert latest(PACKAGE, [first, theirs, knowing]) == (knowing.sha256,)


def test_each_decision_is_there_once_and_only_the_chairs() -> None:
    mine = numbered(1)
    stranger = numbered(1, "SHA256:stranger")
    assert valid_decisions(PACKAGE, [mine, stranger, mine]) == (mine,)


def test_keys_stand_oldest_first_and_a_replacement_last() -> None:
    def naming(kind: DecisionKind, key: str, sequence: int) -> Decision:
        return decision(kind, judge="j1", documents=(key,), sequence=sequence)

    confirmed = naming(DecisionKind.CONFIRM_JUDGE, "SHA256:k2", 1)
    again = naming(DecisionKind.CONFIRM_JUDGE, "SHA256:j1", 2)
    back = naming(DecisionKind.REPLACE_KEY, "SHA256:j1", 3)
    assert known_keys(PACKAGE)["j1"] == ("SHA256:j1",)
    assert known_keys(PACKAGE, [again, confirmed])["j1"] == ("SHA256:j1", "SHA256:k2")
    assert known_keys(PACKAGE, [back, again, confirmed])["j1"] == ("SHA256:k2", "SHA256:j1")


def test_a_key_given_to_another_judge_by_mistake_can_be_moved() -> None:
    mistake = decision(DecisionKind.CONFIRM_JUDGE, judge="j1", documents=("SHA256:k",))
    mended = decision(DecisionKind.CONFIRM_JUDGE, judge="j2", documents=("SHA256:k",), sequence=2)
    keys = known_keys(PACKAGE, [mistake, mended])
    assert (keys["j1"], keys["j2"]) == (("SHA256:j1",), ("SHA256:j2", "SHA256:k"))


def test_ties_are_broken_by_the_latest_decision_and_contradictions_shown() -> None:
    def tie(order: tuple[str, ...], by: str = CHAIR, sequence: int = 1) -> Decision:
        return decision(DecisionKind.BREAK_TIE, by=by, category="A", submissions=order, sequence=sequence)

    first, second = tie(("A1", "A2")), tie(("A2", "A1"), sequence=2)
    assert tie_orders(PACKAGE, [second, first]) == {"A": (TieOrder(order=("A2", "A1")),)}
    deputys = tie(("A1", "A2"), by=DEPUTY)
    assert tie_orders(PACKAGE, [second, deputys]) == {}
    assert rule(PACKAGE, [second, deputys]).conflicts == (tuple(sorted([second.sha256, deputys.sha256])),)
    elsewhere = tie(("A3", "A4"), by=DEPUTY)
    assert len(tie_orders(PACKAGE, [second, elsewhere])["A"]) == 2


@st.composite
def chains(draw: st.DrawFn) -> list[Decision]:
    made: list[Decision] = []
    counts = {CHAIR: 0, DEPUTY: 0}
    for _ in range(draw(st.integers(1, 8))):
        by = draw(st.sampled_from([CHAIR, DEPUTY]))
        counts[by] += 1
        known = draw(st.sampled_from(["", *(one.sha256 for one in made)]))
        made.append(numbered(counts[by], by, after=known, kind=draw(st.sampled_from(list(DecisionKind)))))
    return made


@given(chains(), st.data())
def test_the_order_is_an_order_whatever_arrived_first(made: list[Decision], data: st.DataObject) -> None:
    order = DecisionOrder(tuple(data.draw(st.permutations(made))))
    assert order.in_order(made) == DecisionOrder(tuple(made)).in_order(made)
    stands = order.in_order(made)
    for later in made:
        for earlier in made:
            if order.is_after(later, earlier):
                assert stands.index(earlier) < stands.index(later)
                assert not order.is_after(earlier, later)
                assert all(order.is_after(later, first) for first in made if order.is_after(earlier, first))
    assert order.latest(made)
