"""The meeting of a round for its minutes: what the secretary typed, and what stands there where nothing was typed."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, time

from judge_desktop.config.i18n import Translator
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.meeting import AGENDA, Meeting
from judge_desktop.domain.package import Package
from judge_desktop.domain.panel import Judge, Role
from judge_desktop.exchange.cell_values import cleaned
from judge_desktop.store import audit_log, meetings
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.store.contests import Part
from judge_desktop.store.signatures import RoundKey
from judge_desktop.workflow.packages_here import EVERYWHERE, Where, chair_package, current_package, package_of
from judge_desktop.workflow.workspace import Workspace
from judge_desktop.workflow.written_text import LONGEST_NAME, demand_text

_SECRETARIES = (Role.JUDGE_AND_SECRETARY, Role.SECRETARY)


def read_meeting(ws: Workspace, where: Where = EVERYWHERE) -> Meeting:
    """What was typed about the meeting, in the mode of the package in force. Refuses ``NO_PACKAGE``."""
    with ws.database.reading() as connection:
        package = package_of(connection, current_package(connection, where, Part.CHAIR).manifest)
        return meetings.meeting_of(connection, _key(package))


def describe_meeting(ws: Workspace, meeting: Meeting, where: Where = EVERYWHERE) -> Meeting:
    """Keeps it, without blanks at the ends; gives back what was kept. The round may be closed.

    Refuses ``NO_PACKAGE``, ``TEXT_TOO_LONG``, ``MEETING_ENDS_BEFORE_START``.
    """
    meeting = _tidied(meeting)
    _check(meeting)
    with ws.database.transaction() as connection:
        package = package_of(connection, current_package(connection, where, Part.CHAIR).manifest)
        key = _key(package)
        if meetings.meeting_of(connection, key) == meeting:
            return meeting
        meetings.keep_meeting(connection, key, meeting, at=ws.now())
        audit_log.record(
            connection,
            AuditEvent.MEETING_DESCRIBED,
            at=ws.now(),
            who=ws.noted_as,
            contest=key.contest,
            details={},
        )
    return meeting


def proposed_meeting(ws: Workspace, tr: Translator, where: Where = EVERYWHERE) -> Meeting:
    """What stands in the minutes of a round where nothing was typed. Refuses ``NO_PACKAGE``."""
    return proposed_for(chair_package(ws, where), tr)


def proposed_for(package: Package, tr: Translator) -> Meeting:
    """The panel met on the day of the presentations; its secretary records, its chair checks. Nothing else is known."""
    contest, language = package.contest, tr.language.value
    name = contest.name.in_language(language)
    secretary = next((one for one in contest.panel.judges if one.role in _SECRETARIES), None)
    chair = contest.panel.chair
    return Meeting(
        body=tr("Judging panel of {contest}", contest=name),
        held_on=package.round_.schedule.day,
        recorder=_name(secretary, language),
        recorder_position=secretary.position if secretary is not None else "",
        checker=_name(chair, language),
        checker_position=chair.position if chair is not None else "",
    )


def completed_meeting(typed: Meeting, proposed: Meeting) -> Meeting:
    """What was typed, and what is proposed where nothing was; a position is only proposed for its own person."""
    values = {one.name: getattr(typed, one.name) or getattr(proposed, one.name) for one in fields(Meeting)}
    for person in ("recorder", "checker"):
        if getattr(typed, person) and getattr(typed, person) != getattr(proposed, person):
            values[f"{person}_position"] = getattr(typed, f"{person}_position")
    for name in ("starts_at", "ends_at"):  # midnight is a time
        values[name] = getattr(typed, name)
    return Meeting(**values)


def _key(package: Package) -> RoundKey:
    return RoundKey(contest=package.contest.id, round=package.round, mode=package.mode)


def _name(judge: Judge | None, language: str) -> str:
    return judge.full_name(language) if judge is not None else ""


def _tidied(meeting: Meeting) -> Meeting:
    values: dict[str, object] = {}
    for one in fields(Meeting):
        value: str | tuple[str, ...] | date | time | None = getattr(meeting, one.name)
        if isinstance(value, tuple):
            people = (" ".join(cleaned(name).split()) for name in value)
            values[one.name] = tuple(name for name in people if name)
        elif isinstance(value, str):
            kept = cleaned(value)
            values[one.name] = kept if one.name in AGENDA else " ".join(kept.split())
        elif isinstance(value, time):
            values[one.name] = value.replace(second=0, microsecond=0, tzinfo=None)
    return replace(meeting, **values)  # type: ignore[arg-type]


def _check(meeting: Meeting) -> None:
    for one in fields(Meeting):
        value = getattr(meeting, one.name)
        if isinstance(value, str):
            demand_text(value, *([] if one.name in AGENDA else [LONGEST_NAME]))
    for name in meeting.also_present:
        demand_text(name, LONGEST_NAME)
    demand_text("\n".join(meeting.also_present))
    if meeting.ends_before_start:
        raise JudgeDesktopError(Code.MEETING_ENDS_BEFORE_START)
