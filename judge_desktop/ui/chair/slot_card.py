"""One slot of the plan: its own length, a start that holds, its place; and the question about a break."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.config.thai_dates import format_time
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.schedule import Break, Slot
from judge_desktop.domain.text import Text
from judge_desktop.ui.chair.plan_fields import read_clock, read_minutes, show_text, text_of, understood
from judge_desktop.ui.chair.wording import title_of
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, Role, Type
from judge_desktop.workflow.schedule import SlotRequest


class SlotCard(Card):
    """`slot_requested(SlotRequest)` when a field was left; `move_requested(submission, step)`."""

    slot_requested = Signal(object)
    move_requested = Signal(str, int)

    def __init__(self) -> None:
        super().__init__(tr("This presentation"))
        self.setObjectName("slot_card")
        self._slot: Slot | None = None
        self._shown = ("", "", "")
        self._title = TextLabel("", Type.LABEL, max_lines=2)
        self.talk = _field("slot_talk", tr("Talk, minutes"))
        self.questions = _field("slot_questions", tr("Questions, minutes"))
        self.start = _field("slot_start", tr("Starts"))
        self.pin = Button("", icon="pin", size=ButtonSize.SMALL)
        self.pin.setObjectName("slot_pin")
        self.pin.clicked.connect(self._pin)
        self.earlier = Button(tr("Move earlier"), ButtonKind.QUIET, icon="arrow-up", size=ButtonSize.SMALL)
        self.later = Button(tr("Move later"), ButtonKind.QUIET, icon="arrow-down", size=ButtonSize.SMALL)
        for button, name, step, key in (
            (self.earlier, "slot_earlier", -1, "Alt+↑"),
            (self.later, "slot_later", 1, "Alt+↓"),
        ):
            button.setObjectName(name)
            button.set_tooltip(f"{button.words()} ({key})")
            button.clicked.connect(lambda _=False, by=step: self._move(by))
        for labelled in (self.talk, self.questions, self.start):
            field = labelled.field
            if isinstance(field, TextField):
                field.editingFinished.connect(lambda one=labelled: self._leave(one))
        self._lay_out()

    def show_slot(self, contest: Contest, slot: Slot | None) -> None:
        """Show one slot; the card hides without one."""
        before = self._slot.submission if self._slot is not None else ""
        self._slot = slot
        self.setVisible(slot is not None)
        if slot is None:
            return
        submission = contest.submission(slot.submission)
        number = f"{submission.number}  " if submission is not None else ""
        self._title.setText(f"{number}{title_of(submission, slot.submission)}")
        start = format_time(slot.starts_at, current_language().value)
        texts = (str(slot.talk_minutes), str(slot.question_minutes), start)
        old = (
            self._shown
            if before == slot.submission
            else (text_of(self.talk), text_of(self.questions), text_of(self.start))
        )
        for labelled, text, was in zip((self.talk, self.questions, self.start), texts, old, strict=True):
            show_text(labelled, text, was)
        self._shown = texts
        self.pin.set_words(tr("Follow the one before") if slot.pinned else tr("Keep this start"))
        self.pin.set_icon("pin-off" if slot.pinned else "pin")

    def _leave(self, labelled: LabelledField) -> None:
        if self._slot is None:
            return
        place = (self.talk, self.questions, self.start).index(labelled)
        text = text_of(labelled)
        if text == self._shown[place]:
            labelled.set_finding(None)
            return
        value = understood(labelled, text, read_clock if labelled is self.start else read_minutes)
        if value is None:
            return
        name = ("talk_minutes", "question_minutes", "starts_at")[place]
        self._shown = (*self._shown[:place], text, *self._shown[place + 1 :])  # type: ignore[assignment]
        self.slot_requested.emit(SlotRequest(submission=self._slot.submission, **{name: value}))  # type: ignore[arg-type]

    def _pin(self) -> None:
        slot = self._slot
        if slot is None:
            return
        if slot.pinned:
            self.slot_requested.emit(SlotRequest(submission=slot.submission, unpinned=True))
        else:
            self.slot_requested.emit(SlotRequest(submission=slot.submission, starts_at=slot.starts_at))

    def _move(self, step: int) -> None:
        if self._slot is not None:
            self.move_requested.emit(self._slot.submission, step)

    def _lay_out(self) -> None:
        body = self.use_body()
        body.setSpacing(SPACE_8)
        body.addWidget(self._title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_12)
        grid.addWidget(self.talk, 0, 0)
        grid.addWidget(self.questions, 0, 1)
        body.addLayout(grid)
        body.addWidget(self.start)
        body.addWidget(self.pin)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.earlier)
        row.addWidget(self.later)
        row.addStretch(1)
        body.addLayout(row)
        body.addWidget(TextLabel(tr("A start that is kept stays when others move"), Type.CAPTION, Role.INK2))


class BreakDialog(Dialog):
    """From when to when a break lasts, and what it is called. `pause` is the answer."""

    def __init__(self, pause: Break | None, parent: QWidget | None = None) -> None:
        question = tr("Change this break") if pause is not None else tr("Add a break")
        super().__init__(
            question, tr("Presentations are timed around it."), tr("Keep the break"), tr("Cancel"), parent=parent
        )
        self.setObjectName("break_question")
        name = pause.name if pause is not None else Text(th="พัก", en="Break")
        self.thai, self.english = (
            _field("break_thai", tr("Name in Thai")),
            _field("break_english", tr("Name in English")),
        )
        self.starts, self.ends = _field("break_starts", tr("Starts")), _field("break_ends", tr("Ends"))
        texts = (name.th, name.en, *((f"{pause.starts_at:%H.%M}", f"{pause.ends_at:%H.%M}") if pause else ("", "")))
        for labelled, text in zip((self.thai, self.english, self.starts, self.ends), texts, strict=True):
            show_text(labelled, text, "")
        names, times = QHBoxLayout(), QHBoxLayout()
        for row, fields in ((names, (self.thai, self.english)), (times, (self.starts, self.ends))):
            row.setSpacing(SPACE_12)
            for field in fields:
                row.addWidget(field)
            self.body.addLayout(row)
        self.pause: Break | None = None
        self.starts.setFocus()

    def accept(self) -> None:
        starts = understood(self.starts, text_of(self.starts), read_clock)
        ends = understood(self.ends, text_of(self.ends), read_clock)
        self.fit()
        if starts is None or ends is None:
            return
        if not starts < ends:  # type: ignore[operator]
            self.ends.set_finding(Weight.BLOCKS, tr("A break ends after it begins"))
            self.fit()
            return
        name = Text(th=text_of(self.thai).strip(), en=text_of(self.english).strip())
        self.pause = Break(starts_at=starts, ends_at=ends, name=name)  # type: ignore[arg-type]
        super().accept()


def _field(name: str, label: str) -> LabelledField:
    field = TextField(label)
    field.setObjectName(name)
    return LabelledField(label, field)
