"""Quorum of the meeting and of each category, from attendance and counted scorecards."""

from dataclasses import replace
from datetime import time

from judge_desktop.domain.contest import Ground, Recusal, RecusalScope
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.findings import FindingCode
from judge_desktop.domain.package import Package
from judge_desktop.domain.schedule import Schedule, Slot
from judge_desktop.scoring.attendance import attendance_of
from judge_desktop.scoring.counting import count
from judge_desktop.scoring.quorum import (
    Quorum,
    check_quorum,
    has_quorum,
    judges_needed,
    meeting_quorum,
    quorum_by_category,
    quorum_of,
)
from tests.helpers.small_round import card, contest, decision, package, score_file, with_round

SLOTS = tuple(
    Slot(submission=one, starts_at=at, talk_minutes=8, question_minutes=6)
    for one, at in (("A1", time(10)), ("A2", time(11)), ("B1", time(14)), ("B2", time(15)))
)


def on_a_day(judges: int = 5) -> Package:
    """Category A in the morning, B in the afternoon."""
    of = contest(judges=judges)
    return package(with_round(of, replace(of.rounds[0], schedule=Schedule(slots=SLOTS))))


def noted(judge: str, *said: tuple[str, str]) -> list[Decision]:
    numbers = range(int(judge[1:]) * 10, 10_000)
    return [
        decision(DecisionKind.ATTENDANCE, judge=judge, sequence=n, values={"state": state, "at": at})
        for n, (state, at) in zip(numbers, said, strict=False)
    ]


def by_category(of: Package, decisions: list[Decision], *files: str) -> dict[str, Quorum]:
    scored = [score_file(judge, [card(one, 70) for one in ("A1", "A2", "B1", "B2")]) for judge in files]
    found = quorum_by_category(of, count(of, scored, decisions), attendance_of(of, decisions))
    return {one.category: one for one in found}


def test_half_of_the_appointed_rounded_up() -> None:
    assert [judges_needed(n, 50) for n in (1, 4, 5, 7)] == [1, 2, 3, 4]
    assert judges_needed(0, 50) == 1
    assert (has_quorum(4, 7, 50), has_quorum(3, 7, 50)) == (True, False)


def test_the_meeting_has_a_quorum_with_enough_judges_and_its_chair() -> None:
    of = on_a_day()
    some = [*noted("j2", ("joined", "09:50")), *noted("j3", ("joined", "09:50")), *noted("j4", ("joined", "09:55"))]
    without = meeting_quorum(of, attendance_of(of, some))
    assert (without.present, without.needed, without.has_chair, without.reached) == (
        ("j2", "j3", "j4"),
        3,
        False,
        False,
    )
    all_ = [*some, *noted("j1", ("joined", "10:00"), ("left", "14:00"))]
    assert not meeting_quorum(of, attendance_of(of, all_)).reached
    assert meeting_quorum(of, attendance_of(of, all_), time(13)).reached


def test_a_judge_who_left_at_two_counts_in_the_morning_only() -> None:
    said = [
        *noted("j1", ("joined", "09:50")),
        *noted("j2", ("joined", "09:50")),
        *noted("j3", ("joined", "09:50"), ("left", "13:30")),
    ]
    found = by_category(on_a_day(), said)
    assert (found["A"].present, found["A"].reached) == (("j1", "j2", "j3"), True)
    assert (found["B"].present, found["B"].reached) == (("j1", "j2"), False)


def test_somebody_nobody_noted_is_there_where_her_scorecards_count() -> None:
    said = [*noted("j1", ("joined", "09:50"))]
    found = by_category(on_a_day(), said, "j2", "j3")
    assert found["A"].present == ("j1", "j2", "j3")
    absent = [*said, decision(DecisionKind.ATTENDANCE, judge="j2", sequence=99, values={"state": "absent"})]
    assert by_category(on_a_day(), absent, "j2", "j3")["A"].present == ("j1", "j3")


def test_judged_on_documents_needs_no_hour() -> None:
    said = [*noted("j1", ("joined", "09:50"), ("left", "12:00")), *noted("j2", ("joined", "09:50"), ("left", "12:00"))]
    paper = decision(DecisionKind.ATTENDANCE, submissions=("B1",), sequence=90, values={"presented": "documents"})
    assert by_category(on_a_day(3), said)["B"].present == ()
    assert by_category(on_a_day(3), [*said, paper])["B"].present == ("j1", "j2")


def test_a_recused_judge_does_not_count_for_that_category_and_a_recused_chair_does_not_preside() -> None:
    recusal = Recusal(judge="j1", scope=RecusalScope.CATEGORY, target="A", ground=Ground.RELATIVE)
    of = contest(judges=3)
    of = with_round(of, replace(of.rounds[0], schedule=Schedule(slots=SLOTS), known_recusals=(recusal,)))
    said = [*noted("j1", ("joined", "09:50")), *noted("j2", ("joined", "09:50")), *noted("j3", ("joined", "09:50"))]
    round_ = package(of)
    found = by_category(round_, said)
    assert (found["A"].present, found["A"].has_chair, found["A"].reached) == (("j2", "j3"), False, False)
    assert found["B"].reached
    acting = quorum_by_category(round_, count(round_, [], said), attendance_of(round_, said), {"A": "j2"})
    assert acting[0].reached


def test_findings_say_how_many_are_missing() -> None:
    of = contest(judges=5)
    found = check_quorum(quorum_of(of, ["j2", "j3"]))
    assert [one.code for one in found] == [FindingCode.QUORUM_NOT_REACHED, FindingCode.CHAIR_NOT_PRESENT]
    assert found[0].details == {"count": 2, "minimum": 3}
    assert check_quorum(quorum_of(of, ["j1", "j2", "j3"])) == ()
