"""Commands of the presentation day: what is presented now, and every act upon the running order."""

from __future__ import annotations

from judge_desktop.cli.context import Context
from judge_desktop.cli.output import DONE, Plain
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.package import Package
from judge_desktop.scoring.running_order import Act
from judge_desktop.workflow.packages_here import chair_package
from judge_desktop.workflow.presentation_day import PresentationDay, demand_day
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.workspace import Workspace


def day_show(context: Context) -> int:
    """``day show``."""
    with context.reading() as ws:
        return _tell(context, demand_day(ws, _package(ws, context)))


def day_act(context: Context) -> int:
    """Every other command of ``day``; its second word is the act."""
    act = Act(context.options.act)
    with context.writing() as ws:
        day = demand_day(ws, _package(ws, context))
        day.do(act, context.options.submission)
        return _tell(context, day)


def _package(ws: Workspace, context: Context) -> Package:
    """The package of the judge who works here; at a copy that only runs the contest, the chair's."""
    try:
        return open_session(ws, context.where).package
    except JudgeDesktopError as refused:
        if refused.code not in (Code.NO_CONTEST, Code.NO_PACKAGE, Code.CONTEST_UNKNOWN):
            raise
    return chair_package(ws, context.where)


def _tell(context: Context, day: PresentationDay) -> int:
    day.tick()
    order, now = day.order, day.reading()
    moved = order.moved
    places = [(place, one) for place, one in enumerate(order.order) if one]
    lines = [f"{_clock(day, place)}  {one}  {_state(day, place)}" for place, one in places]
    content: Plain = {
        "submission": now.submission,
        "phase": now.phase.value,
        "is_running": now.is_running,
        "left_seconds": now.left,
        "level": now.level.value,
        "next": now.next_submission,
        "follows_clock": order.follows_clock,
        "order": [
            {
                "submission": one,
                "planned": _clock(day, place),
                "state": _state(day, place),
                "moved": one in moved,
            }
            for place, one in places
        ],
    }
    context.speaker.tell(content, lines)
    return DONE


def _state(day: PresentationDay, place: int) -> str:
    order = day.order
    submission = order.order[place]
    if submission in order.absent:
        return "no_show"
    if submission == order.presenting:
        return order.phase.value
    return "presented" if place < order.at else "waiting"


def _clock(day: PresentationDay, place: int) -> str:
    starts = day.plan[place].starts if place < len(day.plan) else None
    return f"{day.clock_time(starts):%H:%M}" if starts is not None else ""


COMMANDS = {
    "day show": day_show,
    "day step": day_act,
    "day back": day_act,
    "day pause": day_act,
    "day resume": day_act,
    "day longer": day_act,
    "day follow-clock": day_act,
    "day by-hand": day_act,
    "day present": day_act,
    "day no-show": day_act,
    "day came": day_act,
    "day earlier": day_act,
    "day later": day_act,
    "day after-next": day_act,
    "day to-end": day_act,
}
