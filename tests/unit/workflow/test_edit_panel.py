"""People of the draft by hand: each change and what goes with a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from judge_desktop.domain.contest import Assignment, Contest
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.panel import Role
from judge_desktop.workflow.edit_panel import (
    Loss,
    in_order,
    lost_with,
    with_new_person,
    with_person,
    with_person_moved,
    without_person,
)
from tests.helpers.panels import contest_of, recusal


def order(contest: Contest) -> list[str]:
    return [one.id for one in in_order(contest)]


def test_a_new_person_stands_last_and_gets_the_next_free_id() -> None:
    contest = with_new_person(contest_of(2, 2), {"title": "ดร.", "name_th": " สมหญิง  ใจดี ", "role": "กรรมการ"})
    person = contest.panel.judge("J3")
    assert person is not None
    assert (person.full_name("th"), person.order, person.votes, person.role) == (
        "ดร.สมหญิง  ใจดี",
        3,
        True,
        Role.JUDGE,
    )
    assert order(with_new_person(contest, {"name_th": "ก", "order": "1"}, "X1")) == ["X1", "J1", "J2", "J3"]


@pytest.mark.parametrize(
    ("values", "judge", "code"),
    [
        ({"name_th": "ก"}, "j1", Code.JUDGE_EXISTS),
        ({"name_th": "ก"}, "../x", Code.VALUE_NOT_UNDERSTOOD),
        ({"nickname": "ก"}, "J9", Code.FIELD_UNKNOWN),
        ({"role": "ผู้ชม"}, "J9", Code.VALUE_NOT_UNDERSTOOD),
        ({"votes": "อาจจะ"}, "J9", Code.VALUE_NOT_UNDERSTOOD),
        ({"name_th": "ก" * 201}, "J9", Code.TEXT_TOO_LONG),
    ],
)
def test_what_cannot_be_kept_is_refused(values: dict[str, str], judge: str, code: Code) -> None:
    with pytest.raises(JudgeDesktopError) as refused:
        with_new_person(contest_of(2, 2), values, judge)
    assert refused.value.code is code


def test_a_role_that_does_not_score_takes_the_vote_and_the_work_with_it() -> None:
    contest = with_work(contest_of(3, 2))
    secretary = with_person(contest, "J2", {"role": "เลขานุการ"})
    person = secretary.panel.judge("J2")
    assert person is not None
    assert (person.votes, lost_with(secretary, "J2", None)) == (False, Loss())
    again = with_person(secretary, "J2", {"role": "กรรมการ"}).panel.judge("J2")
    assert again is not None
    assert again.votes

    voting = with_person(contest, "J2", {"role": "เลขานุการ", "votes": "yes"}).panel.judge("J2")
    assert voting is not None
    assert voting.votes
    strict = replace(contest, rules=replace(contest.rules, chair_may_judge=False))
    chair = with_person(strict, "J3", {"role": "ประธานกรรมการ"}).panel.judge("J3")
    assert chair is not None
    assert not chair.votes


def test_people_change_places_in_the_printed_order() -> None:
    contest = contest_of(4, 1)
    assert order(with_person_moved(contest, "J1", 2)) == ["J2", "J3", "J1", "J4"]
    assert order(with_person_moved(contest, "J4", -5)) == ["J4", "J1", "J2", "J3"]
    assert order(with_person(contest, "J2", {"order": "๔"})) == ["J1", "J3", "J4", "J2"]


def test_with_a_person_go_her_assignments_and_recusals() -> None:
    contest = with_work(contest_of(3, 2))
    assert lost_with(contest, "J2", None) == Loss(assignments=2, recusals=1)
    rest = without_person(contest, "J2")
    assert order(rest) == ["J1", "J3"]
    assert [one.judge for one in rest.rounds[0].assignments] == ["J1"]
    assert rest.rounds[0].known_recusals == ()
    with pytest.raises(JudgeDesktopError) as refused:
        without_person(rest, "J2")
    assert refused.value.code is Code.JUDGE_UNKNOWN


def with_work(contest: Contest) -> Contest:
    """J2 scores both submissions and has recused from one; J1 scores one."""
    pairs = (("J1", "S1"), ("J2", "S1"), ("J2", "S2"))
    round_ = replace(
        contest.rounds[0],
        assignments=tuple(Assignment(judge=judge, submission=submission) for judge, submission in pairs),
        known_recusals=(recusal("J2", "S2"),),
    )
    return replace(contest, rounds=(round_,))
