"""Which of a key's score files stands for it: lines, gaps and forks."""

from judge_desktop.domain.view import WhyNotCounted
from judge_desktop.scoring.revisions import gaps, weigh
from judge_desktop.scoring.rulings import Choice
from tests.helpers.small_round import card, score_file

R1 = score_file("j1", [card("A1", 70)])
R1B = score_file("j1", [card("A1", 71)], name="b")
R2 = score_file("j1", [card("A1", 72)], revision=2, previous=R1.sha256)
R2B = score_file("j1", [card("A1", 73)], revision=2, previous=R1B.sha256)
R3 = score_file("j1", [card("A1", 74)], revision=3, previous=R2.sha256)
BROKEN = score_file("j1", [card("A1", 75)], revision=2, previous="0" * 64)


def test_the_highest_revision_stands() -> None:
    weighed = weigh([R3, R1, R2, R2])
    assert (weighed.counting, weighed.fork, weighed.revision) == (R3, (), 3)
    older = WhyNotCounted.OLDER_REVISION
    assert weighed.why_not == {R1.sha256: older, R2.sha256: older}


def test_nothing_gives_nothing() -> None:
    assert weigh([]).counting is None
    assert gaps([]) == ()


def test_a_missing_revision_is_a_gap_and_no_fork() -> None:
    assert weigh([R1, R3]).counting == R3
    assert gaps([R1, R3]) == (2,)
    assert gaps([R3]) == (1, 2)


def test_a_forged_revision_does_not_fill_the_memory() -> None:
    huge = score_file("j1", [], revision=10**12, previous="x")
    assert len(gaps([huge])) == 1000


def test_two_files_with_one_revision_are_a_fork_until_one_is_chosen() -> None:
    fork = weigh([R1, R1B])
    assert (fork.counting, fork.fork, fork.revision) == (None, tuple(sorted([R1.sha256, R1B.sha256])), 1)
    assert set(fork.why_not.values()) == {WhyNotCounted.FORK}
    chosen = weigh([R1, R1B], choice=Choice(document=R1B.sha256))
    assert (chosen.counting, chosen.why_not) == (R1B, {R1.sha256: WhyNotCounted.NOT_CHOSEN})


def test_a_wrong_parent_is_a_fork_and_either_may_be_chosen() -> None:
    assert set(weigh([R1, BROKEN]).fork) == {R1.sha256, BROKEN.sha256}
    assert weigh([R1, BROKEN], choice=Choice(document=BROKEN.sha256)).counting == BROKEN
    assert weigh([R1, BROKEN], choice=Choice(document=R1.sha256)).counting == R1


def test_one_branch_going_on_does_not_heal_the_fork() -> None:
    assert set(weigh([R1, R1B, R2]).fork) == {R1B.sha256, R2.sha256}


def test_what_continues_the_chosen_version_counts_by_itself() -> None:
    chosen = weigh([R1, R1B, R2, R3], choice=Choice(document=R1.sha256))
    assert (chosen.counting, chosen.why_not[R1B.sha256]) == (R3, WhyNotCounted.NOT_CHOSEN)


def test_what_continues_a_rejected_version_opens_the_fork_again() -> None:
    again = weigh([R1, R1B, R2], choice=Choice(document=R1B.sha256))
    assert (again.counting, set(again.fork)) == (None, {R1B.sha256, R2.sha256})
    knowing = weigh([R1, R1B, R2], choice=Choice(document=R1B.sha256, against=frozenset({R2.sha256})))
    assert (knowing.counting, knowing.fork) == (R1B, ())
    later = weigh([R1, R1B, R2, R3], choice=Choice(document=R1B.sha256, against=frozenset({R2.sha256})))
    assert set(later.fork) == {R1B.sha256, R3.sha256}


def test_both_branches_going_on_stay_a_fork_of_their_ends() -> None:
    assert set(weigh([R1, R1B, R2, R2B, R3]).fork) == {R3.sha256, R2B.sha256}


def test_a_gap_after_a_fork_proves_nothing() -> None:
    assert set(weigh([R1, R1B, R3]).fork) == {R1.sha256, R1B.sha256, R3.sha256}


def test_setting_a_file_aside_brings_the_one_before_back() -> None:
    undone = weigh([R1, R2], set_aside={R2.sha256})
    assert (undone.counting, undone.why_not) == (R1, {R2.sha256: WhyNotCounted.SET_ASIDE})
    settled = weigh([R1, R1B], set_aside={R1.sha256})
    assert settled.counting == R1B
    assert weigh([R1, R2, R3], set_aside={R2.sha256}).counting == R3
    assert weigh([R1], set_aside={R1.sha256}).counting is None
