"""Commands of the meeting: what the minutes say that no score and no decision tells."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, time
from typing import Any

from judge_desktop.cli.context import Context
from judge_desktop.cli.meeting_words import OPTIONS
from judge_desktop.cli.output import DONE, Plain
from judge_desktop.config.thai_dates import parse_date, parse_time
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.meeting import Meeting
from judge_desktop.workflow.meeting import completed_meeting, describe_meeting, proposed_meeting, read_meeting
from judge_desktop.workflow.workspace import Workspace


def meeting_show(context: Context) -> int:
    """``meeting show``."""
    with context.reading() as ws:
        return _tell(context, ws, read_meeting(ws, context.where))


def meeting_set(context: Context) -> int:
    """``meeting set``."""
    with context.writing() as ws:
        changed = replace(read_meeting(ws, context.where), **_typed(context))
        return _tell(context, ws, describe_meeting(ws, changed, context.where))


def _typed(context: Context) -> dict[str, Any]:
    options = vars(context.options)
    typed: dict[str, Any] = {field: options[field] for _, field, _, _ in OPTIONS if options[field] is not None}
    if "held_on" in typed:
        typed["held_on"] = parse_date(typed["held_on"]) if typed["held_on"].strip() else None
    for name in ("starts_at", "ends_at"):
        if name in typed:
            typed[name] = _clock(typed[name]) if typed[name].strip() else None
    if options["also_present"] is not None:
        typed["also_present"] = tuple(options["also_present"])
    return typed


def _clock(typed: str) -> time:
    try:
        return parse_time(typed)
    except ValueError as refused:
        raise JudgeDesktopError(Code.TIME_NOT_UNDERSTOOD, value=typed) from refused


def _tell(context: Context, ws: Workspace, meeting: Meeting) -> int:
    printed = completed_meeting(meeting, proposed_meeting(ws, context.tr, context.where))
    content: Plain = {"meeting": _plain(meeting), "printed": _plain(printed)}
    lines = [f"{option[2:]}: {_shown(getattr(printed, field))}" for option, field, _, _ in OPTIONS]
    lines += [f"also-present: {name}" for name in printed.also_present]
    context.speaker.tell(content, lines)
    return DONE


def _plain(meeting: Meeting) -> Plain:
    values = {one.name: getattr(meeting, one.name) for one in fields(Meeting)}
    return {name: _plain_value(value) for name, value in values.items()}


def _plain_value(value: str | date | time | tuple[str, ...] | None) -> str | list[str] | None:
    if isinstance(value, tuple):
        return list(value)
    return None if value is None else _shown(value)


def _shown(value: str | date | time | None) -> str:
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value.isoformat() if isinstance(value, date) else value or ""


COMMANDS = {"meeting show": meeting_show, "meeting set": meeting_set}
