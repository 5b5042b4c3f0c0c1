"""Who scores what in the draft, and the recusals known before the package."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from judge_desktop.domain.contest import Contest, Ground, Recusal, RecusalScope
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.workflow.assign import (
    assigned_in,
    list_assignments,
    with_balanced,
    with_categories,
    with_everything,
    with_pairs,
)
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.edit_panel import with_person
from judge_desktop.workflow.known_recusals import with_recusal, without_recusal
from tests.helpers.panels import contest_of, recusal
from tests.unit.workflow.conftest import Desks


def rows(contest: Contest) -> list[str]:
    """Per judge a 1 for each submission she scores."""
    table = assigned_in(contest).table
    return ["".join(str(row >> n & 1) for n in range(len(table.submissions))) for row in table.rows]


def test_single_submissions_are_given_and_taken_by_hand() -> None:
    contest = with_pairs(contest_of(2, 3), [("J1", "S2"), ("J2", "S1"), ("J2", "S3")], assigned=False)
    assert rows(contest) == ["101", "010"]
    assert assigned_in(contest).coverage.islands == (("J1", "S1", "S3"), ("J2", "S2"))
    whole = with_pairs(contest, [("J1", "S2"), ("J2", "S1"), ("J2", "S3")])
    assert (whole.rounds[0].assignments, rows(whole)) == ((), ["111", "111"])


def test_categories_and_everything() -> None:
    contest = with_categories(contest_of(2, 4), {"J2": ["C2"], "J1": ["C1", "C2"]})
    assert rows(contest) == ["1111", "0101"]
    assert rows(with_everything(contest)) == ["1111", "1111"]


def test_balanced_respects_the_known_recusals() -> None:
    contest = with_recusal(contest_of(4, 6), recusal("J1", "C1"))
    assigned = assigned_in(with_balanced(contest, 2))
    assert assigned.coverage.loads == {"J1": 3, "J2": 3, "J3": 3, "J4": 3}
    assert assigned.coverage.islands == ()
    assert rows(assigned.contest)[0] == "010101"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda one: with_pairs(one, [("J9", "S1")]), Code.JUDGE_UNKNOWN),
        (lambda one: with_pairs(one, [("J1", "S9")]), Code.SUBMISSION_UNKNOWN),
        (lambda one: with_pairs(with_person(one, "J2", {"votes": "no"}), [("J2", "S1")]), Code.NO_VOTE),
        (lambda one: with_categories(one, {"J1": ["C9"]}), Code.CATEGORY_UNKNOWN),
        (lambda one: with_categories(one, {"J1": []}), Code.NOBODY_ASSIGNED),
        (lambda one: with_balanced(one, 3), Code.TOO_FEW_TO_ASSIGN),
        (lambda one: with_balanced(one, 1), Code.ASSIGNMENT_FALLS_APART),
        (lambda one: with_recusal(one, recusal("J9", "C1")), Code.JUDGE_UNKNOWN),
        (lambda one: with_recusal(with_person(one, "J2", {"votes": "no"}), recusal("J2", "C1")), Code.NO_VOTE),
        (lambda one: with_recusal(one, recusal("J1", "C9")), Code.CATEGORY_UNKNOWN),
        (lambda one: with_recusal(one, recusal("J1", "S9")), Code.SUBMISSION_UNKNOWN),
        (lambda one: with_recusal(one, unexplained()), Code.REASON_NEEDED),
        (lambda one: without_recusal(one, "J1", "C1"), Code.RECUSAL_UNKNOWN),
    ],
)
def test_what_cannot_be_is_refused(change: Callable[[Contest], Contest], code: Code) -> None:
    with pytest.raises(JudgeDesktopError) as refused:
        change(contest_of(2, 4))
    assert refused.value.code is code


def unexplained() -> Recusal:
    return Recusal(judge="J1", scope=RecusalScope.CATEGORY, target="C1", ground=Ground.OTHER)


def test_a_recusal_leaves_fewer_scorecards_and_one_target_has_one_ground() -> None:
    contest = with_recusal(contest_of(4, 4), recusal("J1", "C1"))
    contest = with_recusal(contest, recusal("J2", "S1"))
    assigned = assigned_in(contest)
    assert assigned.coverage.counts == {"S1": 2, "S2": 4, "S3": 3, "S4": 4}
    assert assigned.too_few == ("S1",)

    other = Recusal(judge="J1", scope=RecusalScope.CATEGORY, target="C1", ground=Ground.SPOUSE, reason="คู่สมรส")
    contest = with_recusal(contest, other)
    assert [(one.judge, one.ground) for one in contest.rounds[0].known_recusals] == [
        ("J2", Ground.EMPLOYER),
        ("J1", Ground.SPOUSE),
    ]
    assert len(without_recusal(contest, "J1", "C1").rounds[0].known_recusals) == 1


def test_assignments_are_kept_and_travel_in_the_package(desks: Desks) -> None:
    edit_contest(
        desks.chair, ContestSection.ASSIGNMENTS, lambda one: with_pairs(one, [("J3", "ENE-01")], assigned=False)
    )
    edit_contest(desks.chair, ContestSection.RECUSALS, lambda one: with_recusal(one, known("J2", "ENV-01")))
    assert list_assignments(desks.chair).coverage.counts == {"ENV-01": 2, "ENV-02": 3, "ENE-01": 2}

    desks.package()
    session = desks.session("J3")
    assert [one.id for one in session.submissions] == ["ENV-01", "ENV-02"]
    assert desks.session("J2").is_recused("ENV-01")


def known(judge: str, submission: str) -> Recusal:
    return Recusal(judge=judge, scope=RecusalScope.SUBMISSION, target=submission, ground=Ground.RELATIVE)
