"""The fields of a guideline and of a level descriptor."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.rubric import Level
from judge_desktop.domain.text import Text
from judge_desktop.scoring.validation import read_number
from judge_desktop.ui.chair.entries_part import EntryForm
from judge_desktop.ui.chair.wording import figure
from judge_desktop.ui.widgets.comment_field import CommentField
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.number_field import NumberField
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.ui.widgets.tokens import SPACE_8
from judge_desktop.workflow.written_text import LONGEST_TEXT


class GuidelineForm(EntryForm):
    """Its words in Thai and English."""

    def __init__(self) -> None:
        super().__init__()
        self.th = _lines(tr("Guideline in Thai"), "guideline_th")
        self.en = _lines(tr("Guideline in English"), "guideline_en")
        column = _column(self)
        column.addWidget(LabelledField(tr("In Thai"), self.th))
        column.addWidget(LabelledField(tr("In English"), self.en, hint=tr("optional")))
        for field in (self.th, self.en):
            field.comment_finished.connect(lambda _text: self.left.emit())

    def show_value(self, value: Text) -> None:
        show_words(self.th, value.th)
        show_words(self.en, value.en)

    def value(self) -> Text | None:
        text = Text(th=one_line(self.th.comment()), en=one_line(self.en.comment()))
        return text or None

    def focus_first(self) -> None:
        self.th.setFocus()


class LevelForm(EntryForm):
    """From how many points, how it is called, and what it stands for."""

    def __init__(self) -> None:
        super().__init__()
        self.lowest = NumberField(tr("Lowest score of the level"), height=42)
        self.lowest.setObjectName("level_lowest")
        self.name_th = _line(tr("Name of the level in Thai"), "level_name_th")
        self.name_en = _line(tr("Name of the level in English"), "level_name_en")
        self.about_th = _lines(tr("Description in Thai"), "level_about_th")
        self.about_en = _lines(tr("Description in English"), "level_about_en")
        self._lowest = LabelledField(tr("From … points"), self.lowest)
        optional = tr("optional")
        column = _column(self)
        column.addWidget(self._lowest)
        column.addWidget(LabelledField(tr("Name in Thai"), self.name_th))
        column.addWidget(LabelledField(tr("Name in English"), self.name_en, hint=optional))
        column.addWidget(LabelledField(tr("Description in Thai"), self.about_th, hint=optional))
        column.addWidget(LabelledField(tr("Description in English"), self.about_en, hint=optional))
        self.lowest.edit_finished.connect(lambda _text: self.left.emit())
        for line in (self.name_th, self.name_en):
            line.editingFinished.connect(self.left)
        for field in (self.about_th, self.about_en):
            field.comment_finished.connect(lambda _text: self.left.emit())

    def show_value(self, value: Level) -> None:
        if not self.lowest.hasFocus():
            self.lowest.set_typed(figure(value.lowest))
        show_line(self.name_th, value.name.th)
        show_line(self.name_en, value.name.en)
        show_words(self.about_th, value.description.th)
        show_words(self.about_en, value.description.en)

    def value(self) -> Level | None:
        number = read_number(self.lowest.typed())
        name = Text(th=one_line(self.name_th.text()), en=one_line(self.name_en.text()))
        blank = self.lowest.is_blank() and not name
        wrong = (number is None or number < 0) and not blank
        self._lowest.set_finding(Weight.BLOCKS if wrong else None, tr("Please enter a number from 0") if wrong else "")
        if number is None or number < 0 or not name:
            return None
        about = Text(th=self.about_th.comment().strip(), en=self.about_en.comment().strip())
        return Level(lowest=number or Decimal(0), name=name, description=about)

    def focus_first(self) -> None:
        self.lowest.setFocus()


def level_words(level: Level, language: str) -> tuple[str, str]:
    """A level in two lines: from how many points and its name, and what it stands for."""
    return f"≥ {figure(level.lowest)}  {level.name.in_language(language)}", level.description.in_language(language)


def text_with(text: Text, language: str, words: str) -> Text:
    """The text with other words in one language."""
    return replace(text, th=words) if language == "th" else replace(text, en=words)


def one_line(words: str) -> str:
    """What was typed, on one line."""
    return " ".join(words.split())


def show_line(field: TextField, words: str) -> None:
    """Show words in a line unless somebody is typing in it."""
    if not field.hasFocus() and field.text() != words:
        field.setText(words)


def show_words(field: CommentField, words: str) -> None:
    """The same for a field of several lines."""
    if not field.editor.hasFocus():
        field.set_comment(words)


def _line(name: str, object_name: str) -> TextField:
    field = TextField(name)
    field.setObjectName(object_name)
    field.setMaxLength(LONGEST_TEXT)
    return field


def _lines(name: str, object_name: str) -> CommentField:
    field = CommentField(name, min_lines=1, max_lines=6)
    field.setObjectName(object_name)
    return field


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_8)
    return column
