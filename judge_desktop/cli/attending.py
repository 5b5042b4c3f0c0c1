"""Commands of schedule and attendance: the running order of the draft, who was there, what was presented."""

from __future__ import annotations

from judge_desktop.cli.context import Context
from judge_desktop.cli.output import DONE, Plain
from judge_desktop.config.role_words import role_and_vote
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.findings import Finding
from judge_desktop.domain.schedule import Break, Schedule
from judge_desktop.domain.text import Text
from judge_desktop.scoring.attendance import Attendance, PresenceState, Presented, attendance_of
from judge_desktop.scoring.quorum import Quorum, meeting_quorum
from judge_desktop.scoring.schedule_planning import OrderBy, ends, longest_that_fits, minutes_over
from judge_desktop.workflow.attendance import note_judge, note_submission, quorum_in
from judge_desktop.workflow.day_told import progress_of, read_progress
from judge_desktop.workflow.round_documents import RoundDocuments, round_documents
from judge_desktop.workflow.schedule import (
    PlanRequest,
    SlotRequest,
    change_slot,
    move_submission,
    plan_schedule,
    schedule_here,
)
from judge_desktop.workflow.workspace import Workspace


def schedule_show(context: Context) -> int:
    """``schedule show``."""
    with context.reading() as ws:
        return _tell_schedule(context, ws)


def schedule_plan(context: Context) -> int:
    """``schedule plan``."""
    options = context.options
    breaks: tuple[Break, ...] | None = () if options.no_breaks else None
    if options.breaks:
        breaks = tuple(
            Break(starts_at=starts, ends_at=stops, name=Text(th=name)) for starts, stops, name in options.breaks
        )
    request = PlanRequest(
        day=options.day,
        starts_at=options.start,
        ends_at=options.end,
        talk_minutes=options.talk,
        question_minutes=options.questions,
        breaks=breaks,
        by=OrderBy(options.order) if options.order else None,
        seed=options.seed,
    )
    with context.writing() as ws:
        plan_schedule(ws, request, context.where)
        return _tell_schedule(context, ws)


def schedule_move(context: Context) -> int:
    """``schedule move``."""
    with context.writing() as ws:
        move_submission(ws, context.options.submission, context.options.to, context.where)
        return _tell_schedule(context, ws)


def schedule_slot(context: Context) -> int:
    """``schedule slot``."""
    options = context.options
    request = SlotRequest(
        submission=options.submission,
        talk_minutes=options.talk,
        question_minutes=options.questions,
        starts_at=options.at,
        unpinned=options.unpin,
    )
    with context.writing() as ws:
        change_slot(ws, request, context.where)
        return _tell_schedule(context, ws)


def attendance_show(context: Context) -> int:
    """``attendance show``."""
    with context.reading() as ws:
        return _tell_attendance(context, ws)


def attendance_judge(context: Context) -> int:
    """``attendance judge``."""
    options = context.options
    reason = options.reason or context.tr("Noted on the presentation day")
    with context.writing() as ws:
        note_judge(ws, options.judge, PresenceState(options.state), reason, options.at, context.where)
        return _tell_attendance(context, ws)


def attendance_submission(context: Context) -> int:
    """``attendance submission``."""
    options = context.options
    reason = options.reason or context.tr("Noted on the presentation day")
    with context.writing() as ws:
        note_submission(ws, options.submission, Presented(options.presented), reason, context.where)
        return _tell_attendance(context, ws)


def progress_read(context: Context) -> int:
    """``progress read``."""
    with context.writing() as ws:
        judge, said = read_progress(ws, context.options.code, context.where)
    content = {"judge": judge, "complete": said.complete, "sealed": said.sealed, "assigned": said.assigned}
    line = context.tr("{judge}: {complete} of {assigned} complete", **content)
    context.speaker.tell(content, [line])
    return DONE


def _tell_schedule(context: Context, ws: Workspace) -> int:
    contest, schedule, findings = schedule_here(ws, context.where)
    over, count = minutes_over(schedule), len(schedule.slots)
    content: Plain = {
        "day": f"{schedule.day:%Y-%m-%d}" if schedule.day is not None else None,
        "starts_at": f"{schedule.starts_at:%H:%M}" if schedule.starts_at is not None else None,
        "ends_at": f"{schedule.ends_at:%H:%M}" if schedule.ends_at is not None else None,
        "talk_minutes": schedule.talk_minutes,
        "question_minutes": schedule.question_minutes,
        "breaks": [
            {
                "starts_at": f"{one.starts_at:%H:%M}",
                "ends_at": f"{one.ends_at:%H:%M}",
                "name": one.name.th or one.name.en,
            }
            for one in schedule.breaks
        ],
        "slots": [
            {
                "submission": one.submission,
                "starts_at": f"{one.starts_at:%H:%M}",
                "talk_minutes": one.talk_minutes,
                "question_minutes": one.question_minutes,
                "pinned": one.pinned,
            }
            for one in schedule.slots
        ],
        "last_ends_at": f"{ends(schedule) // 60:02d}:{ends(schedule) % 60:02d}" if count else None,
        "minutes_over": over,
        "minutes_that_fit": longest_that_fits(schedule, count) or None,
        "lot": schedule.lot or None,
        "findings": [_finding(context, one) for one in findings],
    }
    lines = [
        f"{one.starts_at:%H:%M}  {one.submission}  {_title(context, contest, one.submission)}" for one in schedule.slots
    ]
    lines += [context.finding_line(one) for one in findings]
    lines += _over_lines(context, schedule)
    context.speaker.tell(content, lines)
    return DONE


def _over_lines(context: Context, schedule: Schedule) -> list[str]:
    over, fitting = minutes_over(schedule), longest_that_fits(schedule, len(schedule.slots))
    if not over:
        return []
    words = context.tr.n("{n} minute too long", "{n} minutes too long", over)
    if not fitting:
        return [words]
    return [words + " · " + context.tr.n("{n} minute each would fit", "{n} minutes each would fit", fitting)]


def _title(context: Context, contest: Contest, submission_id: str) -> str:
    submission = contest.submission(submission_id)
    return submission.title.in_language(context.tr.language.value) if submission is not None else ""


def _finding(context: Context, finding: Finding) -> Plain:
    return {
        "code": finding.code.value,
        "severity": finding.severity.value,
        "where": str(finding.where),
        "message": context.finding_line(finding),
    }


def _tell_attendance(context: Context, ws: Workspace) -> int:
    known = round_documents(ws, context.where)
    attendance = attendance_of(known.package, known.decisions)
    progress = progress_of(ws, known)
    meeting = meeting_quorum(known.package, attendance)
    by_category = quorum_in(known)
    content: Plain = {
        "judges": [
            {
                "judge": one.id,
                "votes": one.votes,
                "state": state.value if (state := attendance.state(one.id)) is not None else None,
                "times": _times(attendance, one.id),
                "done": progress.done(one.id),
                "assigned": progress.assigned(one.id),
            }
            for one in known.package.contest.panel.judges
        ],
        "submissions": [
            {"submission": one.id, "presented": attendance.presented(one.id).value}
            for one in known.package.contest.finalists
        ],
        "quorum": _quorum(meeting),
        "categories": [{"category": one.category, **_quorum(one)} for one in by_category],
        "missing": list(progress.missing()),
        "conflicts": [list(group) for group in attendance.conflicts],
    }
    context.speaker.tell(content, _attendance_lines(context, known, attendance, meeting))
    return DONE


def _times(attendance: Attendance, judge: str) -> list[Plain]:
    return [
        {"state": one.state.value, "at": f"{one.at:%H:%M}" if one.at is not None else None}
        for one in attendance.judges.get(judge, ())
    ]


def _quorum(quorum: Quorum) -> Plain:
    return {
        "present": list(quorum.present),
        "appointed": quorum.appointed,
        "needed": quorum.needed,
        "chair_present": quorum.has_chair,
        "reached": quorum.reached,
    }


def _attendance_lines(context: Context, known: RoundDocuments, attendance: Attendance, meeting: Quorum) -> list[str]:
    lines = []
    for judge in known.package.contest.panel.judges:
        told = [f"{one['state']} {one['at'] or ''}".rstrip() for one in _times(attendance, judge.id)]
        role = "" if judge.votes else f"  ({role_and_vote(judge, context.tr)})"
        lines.append(f"{judge.id}  {', '.join(told) or '–'}{role}")
    lines += [f"{one}  {how.value}" for one, how in attendance.submissions.items()]
    words = context.tr("Quorum reached") if meeting.reached else context.tr("Quorum not reached")
    lines.append(f"{len(meeting.present)}/{meeting.appointed}  {words}")
    return lines


COMMANDS = {
    "schedule show": schedule_show,
    "schedule plan": schedule_plan,
    "schedule move": schedule_move,
    "schedule slot": schedule_slot,
    "attendance show": attendance_show,
    "attendance judge": attendance_judge,
    "attendance submission": attendance_submission,
}
