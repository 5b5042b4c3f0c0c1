"""The rows of the running order: of the day as it runs, and of the plan."""

from __future__ import annotations

from judge_desktop.config.i18n import current_language, tr, trn
from judge_desktop.config.thai_dates import format_time
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.schedule import Break, Schedule
from judge_desktop.scoring.attendance import Attendance, Presented
from judge_desktop.scoring.schedule_planning import breaks_before
from judge_desktop.ui.chair.order_list import OrderRow
from judge_desktop.ui.chair.wording import title_of
from judge_desktop.ui.judge.day_words import DayWords
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.tokens import Tone
from judge_desktop.workflow.presentation_day import PresentationDay

FOLD = "fold"
_FOLD_FROM = 4  # presentations that are over, before those between the first and the last are folded


def day_rows(day: PresentationDay, words: DayWords, attendance: Attendance, *, unfolded: bool) -> list[OrderRow]:
    """One row for each place; those that are over fold into one, but for the first and the last."""
    order = day.order
    moved = order.moved
    rows = []
    for place, submission in enumerate(order.order):
        if not submission:
            continue
        planned = day.plan[place].starts if place < len(day.plan) else None
        cell = words.place(place, is_moved=submission in moved)
        status, shape, tone, chip = cell.text, cell.shape, cell.tone, False
        how = attendance.presented(submission)
        if how is not Presented.YES:
            status, shape, tone, chip = presented_words(how), Shape.STRUCK, Tone.WARN, True
        elif submission in order.absent:
            tone, chip = Tone.WARN, True
        rows.append(
            OrderRow(
                key=submission,
                time=_short(words.clock(planned)),
                number=words.number(submission),
                title=words.title(submission),
                status=status,
                shape=shape,
                tone=tone,
                chip=chip,
                is_now=submission == order.presenting,
                moves=place >= order.first_to_come,
            )
        )
    over = sum(place < order.at and bool(one) for place, one in enumerate(order.order))
    if unfolded or over < _FOLD_FROM:
        return rows
    hidden = rows[1 : over - 1]
    fold = OrderRow(key=f"{FOLD}:{len(hidden)}", time="", title=_fold_words(hidden), is_fold=True, moves=False)
    return [rows[0], fold, *rows[over - 1 :]]


def _fold_words(hidden: list[OrderRow]) -> str:
    """ "2–8 presented" where the numbers follow each other, else how many."""
    numbers = [int(row.number) for row in hidden if row.number]
    if len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        return tr("{first}–{last} presented", first=hidden[0].number, last=hidden[-1].number)
    return trn("{n} more presented", "{n} more presented", len(hidden))


def plan_rows(contest: Contest, schedule: Schedule, problems: dict[str, str]) -> list[OrderRow]:
    """One row for each slot and break; `problems`: submission -> what is wrong with its slot."""
    pauses = breaks_before(schedule)
    rows: list[OrderRow] = []
    usual = (schedule.talk_minutes, schedule.question_minutes)
    for slot in schedule.slots:
        rows += [break_row(pause) for pause in pauses.get(slot.submission, ())]
        submission = contest.submission(slot.submission)
        problem = problems.get(slot.submission, "")
        own = (slot.talk_minutes, slot.question_minutes) != usual
        minutes = tr("{talk} + {questions} minutes", talk=slot.talk_minutes, questions=slot.question_minutes)
        rows.append(
            OrderRow(
                key=slot.submission,
                time=_short(format_time(slot.starts_at, current_language().value)),
                number=str(submission.number) if submission is not None else "?",
                title=title_of(submission, slot.submission),
                status=problem or (minutes if own else ""),
                shape=Shape.TRIANGLE if problem else Shape.NONE,
                tone=Tone.WARN if problem else Tone.NEUTRAL,
                is_pinned=slot.pinned,
            )
        )
    return rows + [break_row(pause) for pause in pauses.get("", ())]


def break_row(pause: Break) -> OrderRow:
    """A break."""
    language = current_language().value
    name = pause.name.in_language(language) or tr("Break")
    until = format_time(pause.ends_at, language)
    return OrderRow(
        key=f"break:{pause.starts_at:%H:%M}",
        time=_short(format_time(pause.starts_at, language)),
        title=tr("{name}, until {time}", name=name, time=until),
        moves=False,
    )


def presented_words(how: Presented) -> str:
    """How a submission was presented."""
    return {
        Presented.YES: tr("Presented"),
        Presented.NO: tr("Did not present"),
        Presented.DOCUMENTS: tr("Did not come · judged on documents"),
        Presented.RECORDING: tr("Did not come · judged from a recording"),
    }[how]


def _short(clock: str) -> str:
    return clock.removesuffix(" น.")
