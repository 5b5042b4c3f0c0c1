"""What the minutes say about the meeting, to be typed: each field is kept when it is left, findings stand below it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from judge_desktop.config.i18n import tr
from judge_desktop.domain.meeting import Meeting
from judge_desktop.ui.chair.beside import Beside
from judge_desktop.ui.chair.typed_values import CLOCK_OR_NONE, DAY_OR_NONE, WORDS, Reading, UnreadableError
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.comment_field import CommentField
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.focus_proxy import focus_proxy
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_12, Role, Type

_LONGEST = 200
_TIMES = ("starts_at", "ends_at")
_PEOPLE: Reading[tuple[str, ...]] = Reading(
    lambda typed: tuple(line.strip() for line in typed.splitlines() if line.strip()), "\n".join
)


class _NotReadError(Exception):
    """A field was not read; what is wrong with it stands below it."""


@dataclass(frozen=True, slots=True)
class _Field:
    """One field of the form, and how what is typed there is read."""

    labelled: LabelledField
    field: TextField | CommentField
    reading: Reading[Any]

    def text(self) -> str:
        return self.field.comment() if isinstance(self.field, CommentField) else self.field.text()

    def show(self, value: Any) -> None:
        text = self.reading.shown(value)
        if text == self.text():
            return
        if isinstance(self.field, CommentField):
            self.field.set_comment(text)
        else:
            self.field.setText(text)
            self.field.setCursorPosition(0)


class MeetingForm(Card):
    """`changed(Meeting)` when a field was left with something else in it; who places the form keeps it
    (``workflow.meeting.describe_meeting``) and may `refuse` it.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("The meeting, for its minutes"))
        self.setObjectName("meeting_form")
        self._meeting = Meeting()
        self._fields: dict[str, _Field] = {}
        body = self.use_body()
        body.setSpacing(SPACE_12)
        explained = tr(
            "An empty field is left to the pen, or filled as its grey words say. An empty item of the agenda says that "
            "there is nothing to record"
        )
        body.addWidget(TextLabel(explained, Type.BODY, Role.INK2))
        self._add_when_and_where(body)
        self._add_agenda(body)
        self._add_people(body)

    def show_meeting(self, meeting: Meeting, proposed: Meeting) -> None:
        """Show what is kept; `proposed` is what the minutes say where nothing was typed. A field in which somebody is
        typing keeps what is typed.
        """
        self._meeting = meeting
        for name, one in self._fields.items():
            if not self._is_typing(one):
                one.show(getattr(meeting, name))
                one.labelled.set_finding(None)
            if isinstance(one.field, TextField):
                one.field.setPlaceholderText(one.reading.shown(getattr(proposed, name)))

    def meeting(self) -> Meeting:
        """What is kept, with everything that was read from the fields since."""
        return self._meeting

    def keep_typed(self) -> None:
        """What was typed and not left yet is read, too: before the minutes are printed."""
        for name in self._fields:
            self._leave(name)

    def refuse(self, sentence: str, name: str = "ends_at") -> None:
        """Say below a field why the meeting was not kept."""
        self._fields[name].labelled.set_finding(Weight.BLOCKS, sentence)

    def findings(self) -> Mapping[str, str]:
        """Field -> what is said below it."""
        return {name: one.labelled.finding() for name, one in self._fields.items() if one.labelled.finding()}

    def _add_when_and_where(self, body: QVBoxLayout) -> None:
        body.addWidget(
            Beside(
                self._line("number", tr("Number of the meeting"), hint=tr("for example {example}", example="1/2566")),
                self._line("held_on", tr("Day of the meeting"), DAY_OR_NONE),
            )
        )
        body.addWidget(self._line("place", tr("Place of the meeting"), hint=tr("or by which medium")))
        body.addWidget(
            Beside(
                self._line("starts_at", tr("Began at"), CLOCK_OR_NONE),
                self._line("ends_at", tr("Ended at"), CLOCK_OR_NONE),
            )
        )
        body.addWidget(self._line("body", tr("Name of the body that met")))
        body.addWidget(self._paragraphs("also_present", tr("Others in attendance"), _PEOPLE, hint=tr("one a line")))

    def _add_agenda(self, body: QVBoxLayout) -> None:
        for name, label in (
            ("announcements", tr("Item 1: announcements by the chair")),
            ("earlier_minutes", tr("Item 2: approval of earlier minutes")),
            ("information", tr("Item 3: for information")),
            ("consideration", tr("Item 4: for consideration")),
            ("other_matters", tr("Item 5: other matters")),
        ):
            hint = tr("before what the program tells") if name in ("information", "consideration") else ""
            body.addWidget(self._paragraphs(name, label, WORDS, hint=hint))

    def _add_people(self, body: QVBoxLayout) -> None:
        for name, label in (("recorder", tr("Recorded by")), ("checker", tr("Checked by"))):
            position = self._line(f"{name}_position", tr("Position of that person"))
            body.addWidget(Beside(self._line(name, label), position))

    def _line(self, name: str, label: str, reading: Reading[Any] = WORDS, *, hint: str = "") -> LabelledField:
        field = TextField(label)
        field.setMaxLength(_LONGEST)
        field.editingFinished.connect(lambda: self._leave(name))
        return self._added(name, LabelledField(label, field, hint=hint), field, reading)

    def _paragraphs(self, name: str, label: str, reading: Reading[Any], *, hint: str = "") -> LabelledField:
        field = CommentField(label, min_lines=2, max_lines=8)
        field.comment_finished.connect(lambda _: self._leave(name))
        return self._added(name, LabelledField(label, field, hint=hint), field, reading)

    def _added(
        self, name: str, labelled: LabelledField, field: TextField | CommentField, reading: Reading[Any]
    ) -> LabelledField:
        field.setObjectName(f"meeting_{name}")
        self._fields[name] = _Field(labelled, field, reading)
        return labelled

    def _leave(self, name: str) -> None:
        """Both times are read together: one that was refused for the other's sake may be right now."""
        names = _TIMES if name in _TIMES else (name,)
        try:
            values = {one: self._read(one) for one in names}
        except _NotReadError:
            return
        meeting = replace(self._meeting, **values)
        if meeting.ends_before_start:
            self.refuse(tr("The meeting would end before it began"), name)
            return
        for one in names:
            self._fields[one].labelled.set_finding(None)
            self._fields[one].show(values[one])
        if meeting != self._meeting:
            self._meeting = meeting
            self.changed.emit(meeting)

    def _read(self, name: str) -> Any:
        one = self._fields[name]
        try:
            return one.reading.read(one.text())
        except UnreadableError as unreadable:
            self.refuse(str(unreadable), name)
            raise _NotReadError from unreadable

    def _is_typing(self, one: _Field) -> bool:
        inner = focus_proxy(one.field) or one.field
        return inner.hasFocus() and bool(one.text())
