"""The running order of the chair's draft on paper, from the contest and its round."""

from __future__ import annotations

from pathlib import Path

from judge_desktop.config.i18n import Translator
from judge_desktop.domain.contest import Contest, Round
from judge_desktop.domain.schedule import Break, Slot
from judge_desktop.reports.schedule_report import ScheduleLine, ScheduleSheet, schedule_sheet
from judge_desktop.workflow.printing.job import PrintJob


def print_files(job: PrintJob) -> tuple[Path, ...]:
    """One PDF. That the order is planned was asked (``printable``)."""
    imprint, title = job.imprint(job.draft), job.tr("Running order")
    path = job.path(title, imprint.contest)
    imprint.write(path, title, [schedule_sheet(running_order(job.draft, job.draft_round, job.tr), imprint)])
    return (path,)


def running_order(contest: Contest, round_: Round, tr: Translator) -> ScheduleSheet:
    """The sheet: slots and breaks by their start. A blind contest prints no applicants."""
    schedule, language = round_.schedule, tr.language.value
    lines = [_slot_line(contest, slot, language) for slot in schedule.slots]
    lines += [_break_line(pause, tr) for pause in schedule.breaks]
    return ScheduleSheet(
        round=round_.name.in_language(language),
        day=schedule.day,
        lines=tuple(sorted(lines, key=lambda one: (one.starts_at, one.number))),
        minutes=(schedule.talk_minutes, schedule.question_minutes),
        lot=schedule.lot,
    )


def _slot_line(contest: Contest, slot: Slot, language: str) -> ScheduleLine:
    submission = contest.submission(slot.submission)
    category = contest.category(submission.category) if submission is not None else None
    return ScheduleLine(
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        number=submission.number if submission is not None else 0,
        title=submission.title.in_language(language) if submission is not None else slot.submission,
        applicant=contest.applicant_for_judges(submission, language) if submission is not None else "",
        category=category.name.in_language(language) if category is not None else "",
        minutes=(slot.talk_minutes, slot.question_minutes),
    )


def _break_line(pause: Break, tr: Translator) -> ScheduleLine:
    name = pause.name.in_language(tr.language.value) or tr("Break")
    return ScheduleLine(starts_at=pause.starts_at, ends_at=pause.ends_at, title=name)
