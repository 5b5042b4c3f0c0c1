"""The running order of a day: what each act does, and laws that no sequence of acts and no clock can break."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_desktop.scoring.running_order import (
    FORGOTTEN_AFTER,
    VACANT,
    Act,
    Event,
    Level,
    Phase,
    Plan,
    Reading,
    RunningOrder,
    Turn,
    after,
    after_rest,
    by_clock,
    from_plan,
    is_sound,
    moved_to,
    reading,
    under_plan,
)

TALK, QUESTIONS = 480, 360
SLOT = TALK + QUESTIONS
OPENING = 1_694_142_000  # 10:00 of the day


def plan_of(*ids: str, dated: bool = True) -> Plan:
    """Slots of eight and six minutes, one after the other."""
    return tuple(
        Turn(submission=one, talk=TALK, questions=QUESTIONS, starts=OPENING + SLOT * place if dated else None)
        for place, one in enumerate(ids)
    )


PLAN = plan_of("A", "B", "C", "D")
START = from_plan(PLAN)


def play(order: RunningOrder, *acts: tuple[int, Act] | tuple[int, Act, str], plan: Plan = PLAN) -> RunningOrder:
    """The order after acts at seconds after the opening."""
    for at, act, *submission in acts:
        order = after(order, plan, Event(act, *submission), OPENING + at)
    return order


def place(order: RunningOrder) -> tuple[int, Phase]:
    return order.at, order.phase


def test_a_step_goes_from_talk_to_questions_to_the_next() -> None:
    days = [START]
    for at in (0, 400, 800, 900):
        days.append(play(days[-1], (at, Act.STEP)))

    assert [(day.now, day.phase, day.since) for day in days] == [
        ("A", Phase.WAITING, None),
        ("A", Phase.TALK, OPENING),
        ("A", Phase.QUESTIONS, OPENING + 400),
        ("B", Phase.WAITING, None),
        ("B", Phase.TALK, OPENING + 900),
    ]


def test_without_time_for_questions_the_talk_ends_the_turn() -> None:
    plan = tuple(replace(turn, questions=0) for turn in PLAN)

    assert place(play(START, (0, Act.STEP), (400, Act.STEP), plan=plan)) == (1, Phase.WAITING)


def test_after_the_last_one_the_day_is_over() -> None:
    over = play(START, *((at, Act.STEP) for at in range(12)))

    assert (over.now, over.presenting, over.at) == (VACANT, VACANT, len(over.order))
    assert play(over, (20, Act.STEP)) == over
    assert play(over, (20, Act.BACK)).now == "D"


def test_a_step_taken_by_mistake_gives_the_talk_back_as_if_it_had_gone_on() -> None:
    mended = play(START, (0, Act.STEP), (100, Act.STEP), (130, Act.BACK))
    straight = play(START, (0, Act.STEP))

    assert reading(mended, PLAN, OPENING + 200) == reading(straight, PLAN, OPENING + 200)
    assert play(mended, (140, Act.BACK)) == START
    assert play(mended, (140, Act.BACK), (141, Act.BACK)) == START


def test_a_pause_stops_the_countdown() -> None:
    paused = play(START, (0, Act.STEP), (60, Act.PAUSE))
    resumed = play(paused, (600, Act.RESUME))

    assert [reading(paused, PLAN, OPENING + at).left for at in (60, 500)] == [420, 420]
    assert reading(resumed, PLAN, OPENING + 610).left == 410
    assert play(START, (0, Act.PAUSE)) == play(START, (0, Act.RESUME)) == START
    assert play(resumed, (700, Act.RESUME)) == resumed


@pytest.mark.parametrize(
    ("elapsed", "left", "level"),
    [
        (0, 480, Level.PLENTY),
        (359, 121, Level.PLENTY),
        (360, 120, Level.NEAR),
        (479, 1, Level.NEAR),
        (480, 0, Level.OVER),
        (516, -36, Level.OVER),
    ],
)
def test_two_thresholds(elapsed: int, left: int, level: Level) -> None:
    shown = reading(play(START, (0, Act.STEP)), PLAN, OPENING + elapsed)

    assert (shown.left, shown.level) == (left, level)


def test_the_first_threshold_of_a_short_talk_is_half_of_it() -> None:
    plan = (Turn(submission="A", talk=60, questions=0, starts=None),)
    day = play(from_plan(plan), (0, Act.STEP), plan=plan)

    assert [reading(day, plan, OPENING + at).level for at in (29, 30)] == [Level.PLENTY, Level.NEAR]


def test_what_is_shown_before_the_first_one() -> None:
    assert reading(START, PLAN, OPENING) == Reading(
        submission="A",
        phase=Phase.WAITING,
        is_running=False,
        left=TALK,
        total=TALK,
        level=Level.PLENTY,
        starts=OPENING,
        next_submission="B",
        next_starts=OPENING + SLOT,
    )


def test_a_no_show_is_passed_and_may_still_come() -> None:
    away = play(START, (0, Act.NO_SHOW, "B"), (1, Act.STEP), (2, Act.STEP), (3, Act.STEP))
    came = play(away, (4, Act.CAME, "B"))

    assert (away.now, away.order[away.at + 1 :]) == ("C", ("D",))
    assert came.order == ("A", VACANT, "C", "D", "B")
    assert play(START, (0, Act.NO_SHOW, "B"), (1, Act.CAME, "B")) == START


def test_the_present_one_did_not_come_after_all() -> None:
    day = play(START, (0, Act.STEP), (30, Act.NO_SHOW, "A"))

    assert (place(day), day.absent) == ((1, Phase.WAITING), ("A",))


def test_who_has_presented_is_no_no_show() -> None:
    day = play(START, (0, Act.STEP), (1, Act.STEP), (2, Act.STEP))

    assert play(day, (3, Act.NO_SHOW, "A")) == day
    assert play(day, (3, Act.CAME, "A")) == day


def test_another_one_presents_now() -> None:
    day = play(START, (0, Act.STEP), (100, Act.PRESENT, "C"))

    assert (day.order, day.presenting, day.since) == (("A", "C", "B", "D"), "C", OPENING + 100)
    assert play(day, (120, Act.PRESENT, "C")) == day
    assert play(day, (120, Act.PRESENT, "A")).order == (VACANT, "C", "A", "B", "D")
    assert play(START, (0, Act.PRESENT, "A")) == play(START, (0, Act.STEP))


def test_later_ones_change_places() -> None:
    day = play(START, (0, Act.STEP))

    assert play(day, (1, Act.AFTER_NEXT, "D")).order == ("A", "B", "D", "C")
    assert play(day, (1, Act.TO_END, "B")).order == ("A", "C", "D", "B")
    assert play(day, (1, Act.EARLIER, "D")).order == ("A", "B", "D", "C")
    assert play(day, (1, Act.LATER, "B")).order == ("A", "C", "B", "D")
    assert play(day, (1, Act.EARLIER, "B")) == day, "nobody comes before the one who is talking"
    assert play(day, (1, Act.LATER, "A")) == day
    assert play(START, (1, Act.LATER, "A")).order == ("B", "A", "C", "D")
    assert play(day, (1, Act.NO_SHOW, "C"), (2, Act.LATER, "B")).order == ("A", "D", "C", "B")
    assert play(day, (1, Act.TO_END, "A")).now == "B"


def test_only_those_that_were_moved_are_called_so() -> None:
    day = play(START, (0, Act.AFTER_NEXT, "D"))

    assert (day.order, day.moved) == (("A", "B", "D", "C"), frozenset({"D"}))
    assert play(START, (0, Act.TO_END, "A")).moved == {"A"}
    assert play(day, (1, Act.EARLIER, "D"), (2, Act.EARLIER, "D"), (3, Act.NO_SHOW, "B")).moved == {"D"}
    assert START.moved == frozenset()


def test_the_clock_leads_through_the_day() -> None:
    day = play(START, (-60, Act.FOLLOW_CLOCK))
    seen = [by_clock(day, PLAN, OPENING + at) for at in (-1, 0, TALK, SLOT - 1, SLOT, 4 * SLOT)]

    assert [(one.now, one.phase) for one in seen] == [
        ("A", Phase.WAITING),
        ("A", Phase.TALK),
        ("A", Phase.QUESTIONS),
        ("A", Phase.QUESTIONS),
        ("B", Phase.TALK),
        (VACANT, Phase.WAITING),
    ]
    assert seen[2].since == OPENING + TALK
    assert by_clock(START, PLAN, OPENING + SLOT) == START, "only where it is followed"


def test_the_clock_leaves_the_time_of_a_no_show_free() -> None:
    day = play(START, (-60, Act.FOLLOW_CLOCK), (-50, Act.NO_SHOW, "A"))

    assert [by_clock(day, PLAN, OPENING + at).presenting for at in (10, SLOT)] == [VACANT, "B"]


@pytest.mark.parametrize("act", [Act.STEP, Act.BACK, Act.PAUSE, Act.BY_HAND])
def test_whoever_steps_by_hand_leads(act: Act) -> None:
    day = play(START, (10, Act.FOLLOW_CLOCK))

    assert (day.follows_clock, play(day, (20, act)).follows_clock) == (True, False)


def test_a_newer_plan_keeps_what_has_happened() -> None:
    day = play(START, (0, Act.STEP), (1, Act.STEP), (2, Act.STEP), (3, Act.STEP))  # B talks
    newer = plan_of("B", "D", "E", "C")
    moved = under_plan(day, newer)

    assert (moved.order, moved.presenting, moved.since) == ((VACANT, "B", "D", "E", "C"), "B", day.since)
    assert under_plan(day, plan_of("A", "C", "D")).order == ("A", "C", "D"), "B is not there any more"
    assert under_plan(day, plan_of("A", "B", "C", "D", dated=False)) == day


def test_a_countdown_of_yesterday_is_given_up() -> None:
    day = play(START, (0, Act.STEP))

    assert after_rest(day, OPENING + FORGOTTEN_AFTER) == day
    assert after_rest(day, OPENING + FORGOTTEN_AFTER + 1) == START


IDS = ("A", "B", "C", "D", "E", "F")
acts = st.tuples(st.integers(0, 900), st.sampled_from(Act), st.sampled_from((*IDS, "unknown")))
days = st.tuples(st.integers(1, 6), st.lists(acts, max_size=25))


def after_acts(count: int, done: list[tuple[int, Act, str]]) -> tuple[RunningOrder, Plan, int]:
    """The order, its plan and the time after acts one after the other, each so many seconds after the last."""
    plan, now = plan_of(*IDS[:count]), OPENING - 600
    order = from_plan(plan)
    for seconds, act, submission in done:
        now += seconds
        order = by_clock(after(order, plan, Event(act, submission), now), plan, now)
    return order, plan, now


@given(days)
def test_whatever_happens_everybody_stands_in_the_order_once(day: tuple[int, list[tuple[int, Act, str]]]) -> None:
    order, plan, now = after_acts(*day)

    assert is_sound(order)
    assert sorted(one for one in order.order if one) == list(IDS[: day[0]])
    assert reading(order, plan, now).submission == order.now


@given(days)
def test_without_the_moved_ones_the_planned_order_is_kept(day: tuple[int, list[tuple[int, Act, str]]]) -> None:
    order, _, _ = after_acts(*day)
    kept = [one for one in order.order[order.first_to_come :] if one and one not in order.moved]

    assert kept == sorted(kept)


@given(days)
def test_back_takes_a_step_back(day: tuple[int, list[tuple[int, Act, str]]]) -> None:
    order, plan, now = after_acts(*day)
    order = replace(order, follows_clock=False)
    stepped = after(order, plan, Event(Act.STEP), now)
    back = after(stepped, plan, Event(Act.BACK), now)

    if order.now:
        assert (back.at, back.now, back.order) == (order.at, order.now, order.order)


@given(days, st.integers(0, 8000), st.integers(0, 8000))
def test_the_clock_goes_on_only_and_may_be_looked_at_seldom(
    day: tuple[int, list[tuple[int, Act, str]]], first: int, second: int
) -> None:
    order, plan, now = after_acts(*day)
    order = replace(order, follows_clock=True)
    once = by_clock(order, plan, now + first)
    twice = by_clock(once, plan, now + first + second)

    assert order.at <= once.at <= twice.at
    assert twice == by_clock(order, plan, now + first + second)


@given(days, st.lists(st.sampled_from((*IDS, "G", "H")), unique=True, min_size=1))
def test_any_newer_plan_keeps_the_past(day: tuple[int, list[tuple[int, Act, str]]], ids: list[str]) -> None:
    order, _, _ = after_acts(*day)
    moved = under_plan(order, plan_of(*ids))

    assert is_sound(moved)
    assert [one for one in order.order[: order.at] if one in ids] == [one for one in moved.order[: order.at] if one]
    if order.presenting in ids:
        assert (moved.presenting, moved.since, moved.spent) == (order.presenting, order.since, order.spent)


def test_a_minute_more_belongs_to_what_runs_now_only() -> None:
    talking = play(START, (0, Act.STEP), (10, Act.LONGER), (20, Act.LONGER))
    assert reading(talking, PLAN, OPENING + 60).left == TALK + 120 - 60
    assert reading(play(talking, (500, Act.STEP)), PLAN, OPENING + 500).left == QUESTIONS
    assert play(talking, (30, Act.BACK)).extra == 0
    assert play(START, (0, Act.LONGER)) == START
    hour = play(START, (0, Act.STEP), *[(1, Act.LONGER)] * 90)
    assert hour.extra == 3600


def test_a_minute_more_ends_the_lead_of_the_clock() -> None:
    led = play(START, (0, Act.FOLLOW_CLOCK))
    assert led.follows_clock
    assert not play(led, (10, Act.LONGER)).follows_clock


def test_to_any_place_that_is_still_to_come() -> None:
    talking = play(START, (0, Act.STEP))
    assert moved_to(talking, "D", 1).order == ("A", "D", "B", "C")
    assert moved_to(talking, "B", 3).order == ("A", "C", "D", "B")
    assert moved_to(talking, "D", 0).order == ("A", "D", "B", "C")  # not before the one that presents
    assert moved_to(talking, "A", 2) == talking
    assert moved_to(START, "C", 0).now == "C"


@given(days, st.sampled_from(IDS), st.integers(0, 9))
def test_a_move_to_a_place_keeps_the_order_sound(
    day: tuple[int, list[tuple[int, Act, str]]], one: str, to: int
) -> None:
    order, _plan, _now = after_acts(*day)
    after_move = moved_to(order, one, to)
    assert is_sound(after_move)
    assert after_move.order[: order.first_to_come] == order.order[: order.first_to_come]
