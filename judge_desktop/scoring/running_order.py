"""The running order of a presentation day: who presents, who is next, how much time is left. A pure state machine.

Time is an argument: whole seconds since 1970 in UTC, never read from a clock here. What was planned comes from the
package; how the state is kept on the disk is `workflow.presentation_day`, how it is shown is the window's.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

VACANT = ""
NEAR_SECONDS = 120
FORGOTTEN_AFTER = 4 * 3600
MORE_SECONDS = 60
MOST_EXTRA = 3600  # nobody prolongs a talk by more than an hour


class Phase(StrEnum):
    """What happens at the present place of the order."""

    WAITING = "waiting"
    TALK = "talk"
    QUESTIONS = "questions"


class Level(StrEnum):
    """The two thresholds: `NEAR` from two minutes (at most half of the time) before the end, `OVER` from the end on."""

    PLENTY = "plenty"
    NEAR = "near"
    OVER = "over"


class Act(StrEnum):
    """What the judge says happened in the meeting. Acts upon a submission name it."""

    STEP = "step"  # waiting -> talk -> questions -> waiting for the next
    BACK = "back"  # a step taken by mistake: questions -> talk -> waiting -> waiting for the one before
    PAUSE = "pause"
    RESUME = "resume"
    LONGER = "longer"  # one more minute for what runs
    PRESENT = "present"  # this one begins its talk now, whatever was planned
    NO_SHOW = "no_show"
    CAME = "came"  # takes a no-show back
    EARLIER = "earlier"
    LATER = "later"
    AFTER_NEXT = "after_next"
    TO_END = "to_end"
    FOLLOW_CLOCK = "follow_clock"
    BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True)
class Event:
    """An act, and the submission it is about."""

    act: Act
    submission: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A submission's planned place: lengths in seconds, start in seconds since 1970 (None: no day was set)."""

    submission: str
    talk: int
    questions: int
    starts: int | None = None


Plan = tuple[Turn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningOrder:
    """How far the day is. A planned time belongs to a place of `order`; a place may be `VACANT`.

    `at` is the present place, `len(order)` when all have presented. The present phase ran for `spent` seconds before
    `since`, and runs since then; `since` is None while it stands still. `talk_spent` is how long the talk had lasted
    when the questions began. `extra` are the seconds the present phase was prolonged by. `planned` is the plan the
    order was made from.
    """

    planned: tuple[str, ...]
    order: tuple[str, ...]
    at: int = 0
    phase: Phase = Phase.WAITING
    spent: int = 0
    talk_spent: int = 0
    since: int | None = None
    absent: tuple[str, ...] = ()
    follows_clock: bool = False
    extra: int = 0

    @property
    def now(self) -> str:
        """The submission at the present place; empty when all have presented."""
        return self.order[self.at] if self.at < len(self.order) else VACANT

    @property
    def presenting(self) -> str:
        """The submission that is in its talk or its questions; empty when none is."""
        return self.now if self.has_begun else VACANT

    @property
    def has_begun(self) -> bool:
        """True when the present submission is in its talk or its questions."""
        return self.phase is not Phase.WAITING

    @property
    def is_running(self) -> bool:
        """True while the countdown runs."""
        return self.since is not None

    @property
    def moved(self) -> frozenset[str]:
        """The fewest submissions to come that would have to be put back to have them in the planned order again."""
        coming = [one for one in self.order[self.first_to_come :] if one in self.planned]
        stayed = _longest_rise([self.planned.index(one) for one in coming])
        return frozenset(one for place, one in enumerate(coming) if place not in stayed)

    @property
    def first_to_come(self) -> int:
        """The first place whose submission has not begun: those from here on can still be moved."""
        return self.at + (1 if self.has_begun else 0)

    def is_live(self, submission: str) -> bool:
        """True when a place with that content will be presented: neither vacant nor a no-show."""
        return submission != VACANT and submission not in self.absent


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the bar shows at one moment. `left` turns negative over time; `starts` and `next_starts` as in `Turn`."""

    submission: str
    phase: Phase
    is_running: bool
    left: int
    total: int
    level: Level
    starts: int | None
    next_submission: str
    next_starts: int | None


def from_plan(plan: Plan) -> RunningOrder:
    """The order of the package, before anything happened."""
    ids = tuple(turn.submission for turn in plan)
    return RunningOrder(planned=ids, order=ids)


def is_sound(order: RunningOrder) -> bool:
    """True when every planned submission stands in the order once and the place and the seconds can be."""
    kept = [one for one in order.order if one != VACANT]
    return (
        sorted(kept) == sorted(order.planned)
        and len(set(kept)) == len(kept)
        and set(order.absent) <= set(kept)
        and 0 <= order.at <= len(order.order)
        and min(order.spent, order.talk_spent, order.extra) >= 0
        and order == _settled(order)
        and (order.has_begun or (order.since is None and order.spent == order.extra == 0))
        and (order.phase is Phase.QUESTIONS or order.talk_spent == 0)
        and (order.at < len(order.order) or not order.has_begun)
    )


def after(order: RunningOrder, plan: Plan, event: Event, now: int) -> RunningOrder:
    """The order after that event. An event that makes no sense at this moment changes nothing."""
    if event.act in _OF_A_SUBMISSION:
        if event.submission not in order.planned:
            return order
        return _settled(_OF_A_SUBMISSION[event.act](order, event.submission, now))
    match event.act:
        case Act.STEP:
            return _settled(_stepped(replace(order, follows_clock=False), plan, now))
        case Act.BACK:
            return _backed(replace(order, follows_clock=False), now)
        case Act.PAUSE:
            return _paused(order, now)
        case Act.RESUME:
            return replace(order, since=now) if order.has_begun and not order.is_running else order
        case Act.LONGER:
            return _prolonged(order)
        case Act.FOLLOW_CLOCK:
            return by_clock(replace(order, follows_clock=True), plan, now)
        case _:
            return replace(order, follows_clock=False)


def moved_to(order: RunningOrder, submission: str, place: int) -> RunningOrder:
    """The order with a submission that is to come at that place (from 0, vacant places not counted), not before the
    first that is to come. One that presents or has presented stays where it is.
    """
    if submission not in order.order[order.first_to_come :]:
        return order
    past = list(order.order[: order.first_to_come])
    coming = [one for one in order.order[order.first_to_come :] if one != submission]
    ahead = place - sum(one != VACANT for one in past)
    behind = 0
    while behind < len(coming) and ahead > 0:
        ahead -= coming[behind] != VACANT
        behind += 1
    coming.insert(behind, submission)
    after_move = replace(order, order=(*past, *coming))
    return _settled(after_move if after_move.now == order.now else _waiting(after_move, order.at))


def by_clock(order: RunningOrder, plan: Plan, now: int) -> RunningOrder:
    """The order when the clock leads: begins what was planned for this moment, never goes back to an earlier place.

    Unchanged unless `follows_clock`. No-shows keep their time free: the next begins when it was planned to.
    """
    if not order.follows_clock:
        return order
    due = [
        (place, starts)
        for place in range(order.at, min(len(order.order), len(plan)))
        if (starts := plan[place].starts) is not None and starts <= now and order.is_live(order.order[place])
    ]
    if not due:
        return order
    place, starts = due[-1]
    turn = _turn(plan, order.order[place])
    ends = starts + turn.talk
    if now < ends:
        return replace(order, at=place, phase=Phase.TALK, spent=0, talk_spent=0, since=starts, extra=0)
    if now < ends + turn.questions:
        return replace(order, at=place, phase=Phase.QUESTIONS, spent=0, talk_spent=turn.talk, since=ends, extra=0)
    return _settled(_waiting(order, place + 1))


def reading(order: RunningOrder, plan: Plan, now: int) -> Reading:
    """What is to be shown at that moment."""
    following = [place for place in range(order.at + 1, len(order.order)) if order.is_live(order.order[place])]
    next_place = following[0] if following else len(order.order)
    total, elapsed = _length(order, plan), _elapsed(order, now)
    return Reading(
        submission=order.now,
        phase=order.phase,
        is_running=order.is_running,
        left=total - elapsed,
        total=total,
        level=_level(total - elapsed, total) if order.has_begun else Level.PLENTY,
        starts=_starts(plan, order.at) if order.now else None,
        next_submission=order.order[next_place] if following else VACANT,
        next_starts=_starts(plan, next_place) if following else None,
    )


def under_plan(order: RunningOrder, plan: Plan) -> RunningOrder:
    """The same day under the plan of a newer package: what has happened stays, what comes follows the new plan."""
    ids = tuple(turn.submission for turn in plan)
    if order.planned == ids:
        return order
    past = tuple(one if one in ids else VACANT for one in order.order[: order.at])
    stays = (order.now,) if order.has_begun and order.now in ids else ()
    rest = tuple(one for one in ids if one not in past and one not in stays)
    absent = tuple(one for one in order.absent if one in ids)
    moved = replace(order, planned=ids, order=past + stays + rest, absent=absent)
    return _settled(moved if stays else _waiting(moved, order.at))


def after_rest(order: RunningOrder, now: int) -> RunningOrder:
    """The order when the program starts again: a countdown nobody stopped for four hours is given up."""
    is_forgotten = order.since is not None and now - order.since > FORGOTTEN_AFTER
    return _waiting(order, order.at) if is_forgotten else order


def _stepped(order: RunningOrder, plan: Plan, now: int) -> RunningOrder:
    if not order.now:
        return order
    if order.phase is Phase.WAITING:
        return replace(order, phase=Phase.TALK, spent=0, since=now)
    if order.phase is Phase.TALK and _turn(plan, order.now).questions > 0:
        return replace(order, phase=Phase.QUESTIONS, spent=0, talk_spent=_elapsed(order, now), since=now, extra=0)
    return _waiting(order, order.at + 1)


def _backed(order: RunningOrder, now: int) -> RunningOrder:
    if order.phase is Phase.QUESTIONS:  # the talk went on all the time
        talked = order.talk_spent + _elapsed(order, now)
        since = now if order.is_running else None
        return replace(order, phase=Phase.TALK, spent=talked, talk_spent=0, since=since, extra=0)
    if order.has_begun:
        return _waiting(order, order.at)
    before = [place for place in range(order.at) if order.is_live(order.order[place])]
    return _waiting(order, before[-1]) if before else order


def _paused(order: RunningOrder, now: int) -> RunningOrder:
    if not order.is_running:
        return order
    return replace(order, spent=_elapsed(order, now), since=None, follows_clock=False)


def _prolonged(order: RunningOrder) -> RunningOrder:
    """A minute more for what runs; the clock no longer leads, it would end it as planned."""
    if not order.has_begun or order.extra + MORE_SECONDS > MOST_EXTRA:
        return order
    return replace(order, extra=order.extra + MORE_SECONDS, follows_clock=False)


def _marked_no_show(order: RunningOrder, submission: str, _now: int) -> RunningOrder:
    if submission in order.absent or submission in order.order[: order.at]:
        return order
    absent = (*order.absent, submission)
    if submission == order.now:
        return replace(_waiting(order, order.at), absent=absent)
    return replace(order, absent=absent)


def _came(order: RunningOrder, submission: str, _now: int) -> RunningOrder:
    if submission not in order.absent:
        return order
    present = replace(order, absent=tuple(one for one in order.absent if one != submission))
    place = order.order.index(submission)
    if place >= order.at:
        return present
    return replace(present, order=(*_vacated(order.order, place), submission))


def _presented(order: RunningOrder, submission: str, now: int) -> RunningOrder:
    if submission == order.presenting:
        return order
    here = order.first_to_come
    place = order.order.index(submission)
    others = _vacated(order.order, place) if place < here else order.order[:place] + order.order[place + 1 :]
    moved = replace(
        _waiting(order, here),
        order=(*others[:here], submission, *others[here:]),
        absent=tuple(one for one in order.absent if one != submission),
        follows_clock=False,
    )
    return replace(moved, phase=Phase.TALK, since=now)


def _moved_earlier(order: RunningOrder, submission: str, _now: int) -> RunningOrder:
    return _exchanged(order, submission, -1)


def _moved_later(order: RunningOrder, submission: str, _now: int) -> RunningOrder:
    return _exchanged(order, submission, 1)


def _exchanged(order: RunningOrder, submission: str, step: int) -> RunningOrder:
    """The submission and its neighbour among those to come have changed places."""
    to_come = [place for place in range(order.first_to_come, len(order.order)) if order.is_live(order.order[place])]
    place = order.order.index(submission)
    if place not in to_come or not 0 <= to_come.index(place) + step < len(to_come):
        return order
    other = to_come[to_come.index(place) + step]
    moved = list(order.order)
    moved[place], moved[other] = moved[other], moved[place]
    return replace(order, order=tuple(moved))


def _moved_after_next(order: RunningOrder, submission: str, _now: int) -> RunningOrder:
    ahead = 1 if submission == order.now else 2
    return _moved(order, submission, ahead)


def _moved_to_end(order: RunningOrder, submission: str, _now: int) -> RunningOrder:
    return _moved(order, submission, len(order.order))


def _moved(order: RunningOrder, submission: str, ahead: int) -> RunningOrder:
    """The submission behind the first `ahead` live ones of the present and coming places."""
    place = order.order.index(submission)
    if place < order.at or not order.is_live(submission):
        return order
    tail = list(order.order[order.at : place] + order.order[place + 1 :])
    live = [number for number, one in enumerate(tail) if order.is_live(one)]
    behind = live[min(ahead, len(live)) - 1] + 1 if live else 0
    tail.insert(len(tail) if ahead >= len(order.order) else behind, submission)
    moved = replace(order, order=order.order[: order.at] + tuple(tail))
    return moved if moved.now == order.now else _waiting(moved, order.at)


def _waiting(order: RunningOrder, at: int) -> RunningOrder:
    return replace(order, at=at, phase=Phase.WAITING, spent=0, talk_spent=0, since=None, extra=0)


def _settled(order: RunningOrder) -> RunningOrder:
    """Past places nobody presents at."""
    at = order.at
    while at < len(order.order) and not order.is_live(order.order[at]):
        at += 1
    return order if at == order.at else _waiting(order, at)


def _vacated(order: tuple[str, ...], place: int) -> tuple[str, ...]:
    return (*order[:place], VACANT, *order[place + 1 :])


def _longest_rise(ranks: Sequence[int]) -> frozenset[int]:
    """The places of a longest rising subsequence (patience sorting)."""
    ends: list[int] = []  # place of the least last rank of a rise of each length
    before: list[int] = []
    for place, rank in enumerate(ranks):
        length = bisect_left([ranks[end] for end in ends], rank)
        before.append(ends[length - 1] if length else -1)
        ends[length : length + 1] = [place]
    found, place = set(), ends[-1] if ends else -1
    while place >= 0:
        found.add(place)
        place = before[place]
    return frozenset(found)


def _turn(plan: Plan, submission: str) -> Turn:
    return next(turn for turn in plan if turn.submission == submission)


def _starts(plan: Plan, place: int) -> int | None:
    return plan[place].starts if place < len(plan) else None


def _length(order: RunningOrder, plan: Plan) -> int:
    if not order.now:
        return 0
    turn = _turn(plan, order.now)
    return order.extra + (turn.questions if order.phase is Phase.QUESTIONS else turn.talk)


def _elapsed(order: RunningOrder, now: int) -> int:
    return order.spent + (max(0, now - order.since) if order.since is not None else 0)


def _level(left: int, total: int) -> Level:
    if left <= 0:
        return Level.OVER
    return Level.NEAR if left <= min(NEAR_SECONDS, total // 2) else Level.PLENTY


_OF_A_SUBMISSION = {
    Act.PRESENT: _presented,
    Act.NO_SHOW: _marked_no_show,
    Act.CAME: _came,
    Act.EARLIER: _moved_earlier,
    Act.LATER: _moved_later,
    Act.AFTER_NEXT: _moved_after_next,
    Act.TO_END: _moved_to_end,
}
