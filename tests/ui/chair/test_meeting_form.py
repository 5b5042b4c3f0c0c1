"""The form about the meeting: what is typed is read and told, what cannot be is named below its field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.domain.meeting import Meeting
from judge_desktop.ui.chair.meeting_form import MeetingForm
from judge_desktop.ui.widgets.comment_field import CommentField
from judge_desktop.ui.widgets.text_field import TextField
from tests.helpers.accessibility import accessibility_faults, nameless_widgets
from tests.helpers.clipping import settled_faults

PROPOSED = Meeting(body="judging panel", held_on=date(2023, 9, 8), recorder="Ms. Fah", checker="Prof. Arun")
KEPT = Meeting(number="1/2566", place="ห้อง 5", starts_at=time(10, 0), also_present=("นาย ก", "นาง ข"))


@pytest.fixture
def form(qtbot: QtBot) -> MeetingForm:
    set_language(Language.EN)
    made = MeetingForm()
    qtbot.addWidget(made)
    made.show_meeting(KEPT, PROPOSED)
    made.resize(640, 1400)
    made.show()
    return made


def line(form: MeetingForm, name: str) -> TextField:
    found = form.findChild(TextField, f"meeting_{name}")
    assert isinstance(found, TextField)
    return found


def paragraphs(form: MeetingForm, name: str) -> CommentField:
    found = form.findChild(CommentField, f"meeting_{name}")
    assert isinstance(found, CommentField)
    return found


def typed(form: MeetingForm, name: str, text: str) -> None:
    """Typed and left."""
    field = line(form, name)
    field.setText(text)
    field.editingFinished.emit()


def test_it_shows_what_is_kept_and_in_grey_what_stands_there_otherwise(form: MeetingForm) -> None:
    assert line(form, "number").text() == "1/2566"
    assert line(form, "starts_at").text() == "10:00"
    assert paragraphs(form, "also_present").comment() == "นาย ก\nนาง ข"
    assert (line(form, "held_on").text(), line(form, "held_on").placeholderText()) == ("", "8 September 2023")
    assert line(form, "recorder").placeholderText() == "Ms. Fah"
    assert form.meeting() == KEPT


def test_what_is_typed_is_told_once_it_is_left(form: MeetingForm, qtbot: QtBot) -> None:
    told: list[Meeting] = []
    form.changed.connect(told.append)
    typed(form, "ends_at", "๑๖.๓๐ น.")
    typed(form, "held_on", "9/9/2566")
    typed(form, "number", "1/2566")  # as it was: nothing to tell
    field = paragraphs(form, "also_present")
    field.editor.setFocus()
    field.editor.setPlainText("นาย ค\n\n  นาง ง ")
    line(form, "place").setFocus()
    wanted = replace(KEPT, ends_at=time(16, 30))
    assert told == [
        wanted,
        replace(wanted, held_on=date(2023, 9, 9)),
        replace(wanted, held_on=date(2023, 9, 9), also_present=("นาย ค", "นาง ง")),
    ]
    assert line(form, "ends_at").text() == "16:30"
    assert paragraphs(form, "also_present").comment() == "นาย ค\nนาง ง"


def test_what_cannot_be_read_stays_with_a_sentence_and_tells_nothing(form: MeetingForm) -> None:
    told: list[Meeting] = []
    form.changed.connect(told.append)
    typed(form, "starts_at", "soon")
    typed(form, "held_on", "8/9/66")
    assert set(form.findings()) == {"starts_at", "held_on"}
    assert line(form, "starts_at").text() == "soon"
    assert told == []
    typed(form, "starts_at", "9.30")
    assert set(form.findings()) == {"held_on"}
    assert told == [replace(KEPT, starts_at=time(9, 30))]


def test_an_end_before_the_beginning_is_named_until_one_of_them_is_mended(form: MeetingForm) -> None:
    told: list[Meeting] = []
    form.changed.connect(told.append)
    typed(form, "ends_at", "9.00")
    assert form.findings() == {"ends_at": "The meeting would end before it began"}
    typed(form, "starts_at", "8.30")
    assert form.findings() == {}
    assert told == [replace(KEPT, starts_at=time(8, 30), ends_at=time(9, 0))]


def test_a_refusal_stands_below_its_field_and_goes_when_the_meeting_is_shown_again(form: MeetingForm) -> None:
    form.refuse("Too long", "place")
    assert form.findings() == {"place": "Too long"}
    form.show_meeting(KEPT, PROPOSED)
    assert form.findings() == {}


def test_what_was_typed_and_not_left_is_kept_before_a_print(form: MeetingForm) -> None:
    line(form, "place").setText("ห้อง 6")
    form.keep_typed()
    assert form.meeting() == replace(KEPT, place="ห้อง 6")


def test_every_field_has_a_name_of_its_own(form: MeetingForm) -> None:
    fields: list[QWidget] = [*form.findChildren(QLineEdit), *form.findChildren(QTextEdit)]
    names = [one.accessibleName() for one in fields]
    assert len(fields) == 16
    assert all(names)
    assert nameless_widgets(form) == []
    assert accessibility_faults(form) == []


@pytest.mark.parametrize("width", [360, 560, 1000])
def test_nothing_is_clipped_at_any_width(width: int, qtbot: QtBot) -> None:
    for language in Language:
        set_language(language)
        form = MeetingForm()
        qtbot.addWidget(form)
        form.show_meeting(KEPT, PROPOSED)
        form.resize(width, 2000)
        form.show()
        assert settled_faults(form) == []
    set_language(Language.EN)
