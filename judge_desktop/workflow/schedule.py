"""The running order of the chair's draft: planned, put into another order, timed anew, one slot changed.

What was sent to the judges does not change with it: that takes a package. Order and times are
``scoring.schedule_planning``, what is wrong with them ``scoring.schedule_validation``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time

from judge_desktop.domain.contest import Contest
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding
from judge_desktop.domain.schedule import Break, Schedule, Slot
from judge_desktop.scoring.schedule_planning import OrderBy, in_order, moved, plan_slots, timed, with_slot
from judge_desktop.scoring.schedule_validation import check_schedule
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.packages_here import EVERYWHERE, Where, chair_contest, round_of
from judge_desktop.workflow.workspace import Workspace

LONGEST = 600  # minutes of a talk or of questions
Change = Callable[[Contest], Contest]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRequest:
    """What to change; None leaves a thing as it is. ``by`` plans all slots anew in that order, all of one length."""

    day: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    talk_minutes: int | None = None
    question_minutes: int | None = None
    breaks: tuple[Break, ...] | None = None
    by: OrderBy | None = None
    seed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotRequest:
    """What to change of one slot. ``starts_at`` pins its start; ``unpinned`` lets it follow the one before again."""

    submission: str
    talk_minutes: int | None = None
    question_minutes: int | None = None
    starts_at: time | None = None
    unpinned: bool = False


def plan_schedule(ws: Workspace, request: PlanRequest, where: Where = EVERYWHERE) -> Schedule:
    """Plans the day. Refuses ``SCHEDULE_NOT_POSSIBLE`` and what ``edit_contest`` refuses."""
    return _kept(ws, planned(ws, request, where), where)


def move_submission(ws: Workspace, submission: str, place: int, where: Where = EVERYWHERE) -> Schedule:
    """Puts a submission at that place (from 1). Refuses ``SUBMISSION_NOT_PLANNED``."""
    return _kept(ws, with_moved(ws, submission, place, where), where)


def change_slot(ws: Workspace, request: SlotRequest, where: Where = EVERYWHERE) -> Schedule:
    """Gives one slot another length or start. Refuses ``SUBMISSION_NOT_PLANNED``, ``SCHEDULE_NOT_POSSIBLE``."""
    return _kept(ws, with_changed_slot(ws, request, where), where)


def schedule_here(ws: Workspace, where: Where = EVERYWHERE) -> tuple[Contest, Schedule, tuple[Finding, ...]]:
    """The draft, its running order, and what is wrong with that."""
    contest = chair_contest(ws, where)
    schedule = round_of(contest, where).schedule
    return contest, schedule, check_schedule(contest, schedule)


def planned(ws: Workspace, request: PlanRequest, where: Where = EVERYWHERE) -> Change:
    """The change that plans the day, for ``edit_contest``. A lot without a seed gets one that nobody chose."""
    seed = (request.seed or ws.salt()[:8]) if request.by is OrderBy.LOT else ""
    return _changing(where, lambda contest, schedule: _planned(contest, schedule, request, seed))


def with_moved(_ws: Workspace, submission: str, place: int, where: Where = EVERYWHERE) -> Change:
    """The change that puts a submission at that place (from 1)."""

    def change(_contest: Contest, schedule: Schedule) -> Schedule:
        _demand_slot(schedule, submission)
        return moved(schedule, submission, place - 1)

    return _changing(where, change)


def with_changed_slot(_ws: Workspace, request: SlotRequest, where: Where = EVERYWHERE) -> Change:
    """The change of one slot."""
    return _changing(where, lambda _contest, schedule: _changed(schedule, request))


def _kept(ws: Workspace, change: Change, where: Where) -> Schedule:
    return round_of(edit_contest(ws, ContestSection.SCHEDULE, change, where), where).schedule


def _changing(where: Where, change: Callable[[Contest, Schedule], Schedule]) -> Change:
    def apply(contest: Contest) -> Contest:
        here = round_of(contest, where)
        after = change(contest, here.schedule)
        rounds = tuple(replace(one, schedule=after) if one is here else one for one in contest.rounds)
        return replace(contest, rounds=rounds)

    return apply


def _planned(contest: Contest, before: Schedule, request: PlanRequest, seed: str) -> Schedule:
    named = {
        "day": request.day,
        "starts_at": request.starts_at,
        "ends_at": request.ends_at,
        "talk_minutes": request.talk_minutes,
        "question_minutes": request.question_minutes,
        "breaks": request.breaks,
    }
    after = replace(before, **{name: value for name, value in named.items() if value is not None})  # type: ignore[arg-type]
    _demand_possible(after)
    if request.by is not None or not before.slots:
        ordered = in_order(contest, request.by or OrderBy.RUNNING_ORDER, seed)
        return replace(after, slots=plan_slots(after, ordered), lot=seed)
    finalists = {one.id for one in contest.finalists}
    kept = [_at_usual_length(slot, before, after) for slot in before.slots if slot.submission in finalists]
    there = {slot.submission for slot in kept}
    new = [one for one in contest.finalists if one.id not in there]
    slots = (*kept, *plan_slots(after, new))
    return timed(replace(after, slots=slots))


def _at_usual_length(slot: Slot, before: Schedule, after: Schedule) -> Slot:
    """A slot of the usual length keeps being usual; one that was given its own length keeps that."""
    if (slot.talk_minutes, slot.question_minutes) != (before.talk_minutes, before.question_minutes):
        return slot
    return replace(slot, talk_minutes=after.talk_minutes, question_minutes=after.question_minutes)


def _changed(schedule: Schedule, request: SlotRequest) -> Schedule:
    slot = _demand_slot(schedule, request.submission)
    talk = slot.talk_minutes if request.talk_minutes is None else request.talk_minutes
    questions = slot.question_minutes if request.question_minutes is None else request.question_minutes
    starts_at = slot.starts_at if request.starts_at is None else request.starts_at
    is_pinned = (slot.pinned or request.starts_at is not None) and not request.unpinned
    changed = Slot(
        submission=slot.submission, starts_at=starts_at, talk_minutes=talk, question_minutes=questions, pinned=is_pinned
    )
    _demand_minutes(talk, questions)
    return with_slot(schedule, changed)


def _demand_slot(schedule: Schedule, submission: str) -> Slot:
    slot = next((one for one in schedule.slots if one.submission == submission), None)
    if slot is None:
        raise JudgeDesktopError(Code.SUBMISSION_NOT_PLANNED, submission=submission)
    return slot


def _demand_possible(schedule: Schedule) -> None:
    _demand_minutes(schedule.talk_minutes, schedule.question_minutes)
    starts, ends = schedule.starts_at, schedule.ends_at
    spans = [(starts, ends)] if starts is not None and ends is not None else []
    spans += [(one.starts_at, one.ends_at) for one in schedule.breaks]
    if any(begins >= stops for begins, stops in spans):
        raise JudgeDesktopError(Code.SCHEDULE_NOT_POSSIBLE)


def _demand_minutes(talk: int, questions: int) -> None:
    if not 0 <= talk <= LONGEST or not 0 <= questions <= LONGEST or not talk + questions:
        raise JudgeDesktopError(Code.SCHEDULE_NOT_POSSIBLE)
