"""The settings of a presentation day: day, times, lengths; each is kept when its field is left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.config.thai_dates import format_date, format_time, parse_date, parse_time
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.schedule import Schedule
from judge_desktop.scoring.validation import read_number
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.ui.widgets.tokens import SPACE_12
from judge_desktop.workflow.schedule import LONGEST, PlanRequest

Read = Callable[[str], object]


class PlanFields(Card):
    """`plan_requested(PlanRequest)` when a field was left with something else in it than before."""

    plan_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Day and times"))
        self.setObjectName("plan_fields")
        self._shown: dict[str, str] = {}
        self.day = self._field("day", tr("Day"), _day)
        self.starts_at = self._field("starts_at", tr("Starts"), _clock)
        self.ends_at = self._field("ends_at", tr("Ends"), _clock)
        self.talk = self._field("talk_minutes", tr("Talk, minutes"), _minutes)
        self.questions = self._field("question_minutes", tr("Questions, minutes"), _minutes)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_12)
        grid.setVerticalSpacing(SPACE_12)
        grid.addWidget(self.day, 0, 0, 1, 2)
        grid.addWidget(self.starts_at, 1, 0)
        grid.addWidget(self.ends_at, 1, 1)
        grid.addWidget(self.talk, 2, 0)
        grid.addWidget(self.questions, 2, 1)
        self.use_body().addLayout(grid)

    def show_schedule(self, schedule: Schedule) -> None:
        """Show what is set; a field in which somebody types keeps what is typed."""
        language = current_language().value
        texts = {
            "day": format_date(schedule.day, language) if schedule.day is not None else "",
            "starts_at": format_time(schedule.starts_at, language) if schedule.starts_at is not None else "",
            "ends_at": format_time(schedule.ends_at, language) if schedule.ends_at is not None else "",
            "talk_minutes": str(schedule.talk_minutes),
            "question_minutes": str(schedule.question_minutes),
        }
        for labelled in (self.day, self.starts_at, self.ends_at, self.talk, self.questions):
            name = labelled.field.objectName().removeprefix("plan_")
            show_text(labelled, texts[name], self._shown.get(name, ""))
        self._shown = texts

    def _field(self, name: str, label: str, read: Read) -> LabelledField:
        field = TextField(label)
        field.setObjectName(f"plan_{name}")
        labelled = LabelledField(label, field)
        field.editingFinished.connect(lambda: self._leave(labelled, name, read))
        return labelled

    def _leave(self, labelled: LabelledField, name: str, read: Read) -> None:
        text = text_of(labelled)
        if text == self._shown.get(name, ""):
            labelled.set_finding(None)
            return
        value = understood(labelled, text, read)
        if value is not None:
            self._shown[name] = text
            self.plan_requested.emit(PlanRequest(**{name: value}))  # type: ignore[arg-type]


def text_of(labelled: LabelledField) -> str:
    """What stands in the field."""
    return labelled.field.text() if isinstance(labelled.field, TextField) else ""


def show_text(labelled: LabelledField, text: str, before: str) -> None:
    """Show the text, unless somebody is typing something else there."""
    field = labelled.field
    if isinstance(field, TextField) and not (field.hasFocus() and field.text() != before):
        field.setText(text)
        labelled.set_finding(None)


def understood(labelled: LabelledField, text: str, read: Read) -> object | None:
    """What was typed; None, with a finding below the field, when it cannot be read."""
    try:
        value = read(text)
    except ValueError as refused:
        labelled.set_finding(Weight.BLOCKS, str(refused))
        return None
    labelled.set_finding(None)
    return value


def read_clock(text: str) -> time:
    """A clock time. Raises ValueError with the sentence to show."""
    return _clock(text)


def read_minutes(text: str) -> int:
    """Whole minutes. Raises ValueError with the sentence to show."""
    return _minutes(text)


def _day(text: str) -> date:
    try:
        return parse_date(text)
    except JudgeDesktopError:
        raise ValueError(tr("Write the date as 8 September 2023 or 8/9/2566")) from None


def _clock(text: str) -> time:
    try:
        return parse_time(text)
    except ValueError:
        raise ValueError(tr("Write the time as 13:27 or 13.27")) from None


def _minutes(text: str) -> int:
    number = read_number(text)
    if number is None or number != int(number) or not 0 <= number <= LONGEST:
        raise ValueError(tr("Write whole minutes, up to {most}", most=LONGEST))
    return int(number)
