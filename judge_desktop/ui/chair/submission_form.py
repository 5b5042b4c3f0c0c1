"""All fields of one submission, changed by hand. A field is kept when it is left; what is not understood is said below
it and stays to be mended.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.domain.contest import Contest, Submission
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.importing import ImportField
from judge_desktop.scoring.submission_edits import field_words
from judge_desktop.ui.chair.submission_words import field_name
from judge_desktop.ui.chair.wording import category_words, day
from judge_desktop.ui.help.said import said_of_error
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.choices import ChoiceField
from judge_desktop.ui.widgets.comment_field import CommentField
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.ui.widgets.tokens import SPACE_12
from judge_desktop.workflow.edit_submissions import EXTRA, value_change

_F = ImportField
_LONG = {_F.TITLE_TH: (2, 4), _F.TITLE_EN: (2, 4), _F.SUMMARY_TH: (2, 10), _F.SUMMARY_EN: (2, 10), _F.REASON: (2, 5)}
_DATES = (_F.START_DATE, _F.APPLIED_DATE)
_LAYOUT: tuple[tuple[ImportField, ...], ...] = (
    (_F.TITLE_TH,),
    (_F.TITLE_EN,),
    (_F.NUMBER, _F.ORDER),
    (_F.CATEGORY,),
    (_F.APPLICANT_TH,),
    (_F.APPLICANT_EN,),
    (_F.APPLICANT_TYPE,),
    (_F.START_DATE, _F.APPLIED_DATE),
    (_F.SUMMARY_TH,),
    (_F.SUMMARY_EN,),
    (_F.REASON,),
)
Field = TextField | CommentField | ChoiceField


class SubmissionForm(Card):
    """`value_changed(submission, field, text)` when a field was left with another value that is understood."""

    value_changed = Signal(str, str, str)
    extra_requested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Particulars"))
        self.setObjectName("submission_form")
        self._contest: Contest | None = None
        self._shown: Submission | None = None
        self.fields: dict[str, LabelledField] = {}
        self._extra_names: tuple[str, ...] = ()
        self._category = ChoiceField(field_name(_F.CATEGORY), placeholder=tr("Choose"))
        self._kind = ChoiceField(field_name(_F.APPLICANT_TYPE), placeholder=tr("Choose"))
        body = self.use_body()
        body.setSpacing(SPACE_12)
        for group in _LAYOUT:
            body.addWidget(self._group(group))
        self._extra = QVBoxLayout()
        self._extra.setSpacing(SPACE_12)
        body.addLayout(self._extra)
        more = Button(tr("Add a field…"), ButtonKind.LINK, size=ButtonSize.CAPTION, icon="plus")
        more.setObjectName("add_extra_field")
        more.clicked.connect(self.extra_requested)
        row = QHBoxLayout()
        row.addWidget(more)
        row.addStretch(1)
        body.addLayout(row)

    def show_submission(self, one: Submission, contest: Contest) -> None:
        """Show a submission. Of the same one the field being typed in is left alone."""
        is_other = self._shown is None or self._shown.id != one.id
        self._contest, self._shown = contest, one
        self._offer_choices(one, contest)
        self._make_extra(one)
        values = {field.value: text for field, text in field_words(one).items()}
        values |= {EXTRA + title: text for title, text in one.extra_fields}
        for name, labelled in self.fields.items():
            if is_other:
                labelled.set_finding(None)
            elif labelled.finding() or _is_typed_in(labelled.field):
                continue
            _put(labelled.field, _as_written(name, values.get(name, "")))

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        self.fields[_F.TITLE_TH.value].field.setFocus()

    def _group(self, group: tuple[ImportField, ...]) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_12)
        for one in group:
            row.addWidget(self._labelled(one.value, field_name(one), self._field(one)), 1)
        return holder

    def _field(self, one: ImportField) -> Field:
        if one in _LONG:
            least, most = _LONG[one]
            return CommentField(field_name(one), min_lines=least, max_lines=most)
        if one in (_F.CATEGORY, _F.APPLICANT_TYPE):
            return self._category if one is _F.CATEGORY else self._kind
        hint = tr("1 April 2021") if one in _DATES else ""
        return TextField(field_name(one), placeholder=hint)

    def _labelled(self, name: str, label: str, field: Field) -> LabelledField:
        field.setObjectName(f"field_{name}")
        labelled = LabelledField(label, field)
        self.fields[name] = labelled
        if isinstance(field, CommentField):
            field.comment_finished.connect(lambda text, name=name: self._finish(name, text))
        elif isinstance(field, ChoiceField):
            field.choice_changed.connect(lambda key, name=name: self._finish(name, key))
        else:
            field.editingFinished.connect(lambda name=name, field=field: self._finish(name, field.text()))
        return labelled

    def _offer_choices(self, one: Submission, contest: Contest) -> None:
        self._category.set_choices([(each.id, category_words(each)) for each in contest.categories])
        names = [each.in_language(current_language().value) for each in contest.applicant_types]
        stored = [each.th or each.en for each in contest.applicant_types]
        offered = list(zip(stored, names, strict=True))
        if one.applicant.type and one.applicant.type not in stored:
            offered.append((one.applicant.type, one.applicant.type))
        self._kind.set_choices(offered)

    def _make_extra(self, one: Submission) -> None:
        names = tuple(title for title, _ in one.extra_fields)
        if names == self._extra_names:
            return
        for title in self._extra_names:
            old = self.fields.pop(EXTRA + title)
            self._extra.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._extra_names = names
        for title in names:
            field = CommentField(title, min_lines=2, max_lines=6)
            self._extra.addWidget(self._labelled(EXTRA + title, title, field))

    def _finish(self, name: str, text: str) -> None:
        """Keep what was typed if it is another value, or say below the field why not."""
        one, contest, labelled = self._shown, self._contest, self.fields.get(name)
        if one is None or contest is None or labelled is None:
            return
        try:
            after = value_change((one.id,), name, text)(contest)
        except JudgeDesktopError as refused:
            sentence = _said_of(name, refused)
            labelled.set_finding(Weight.BLOCKS, sentence)
            return
        labelled.set_finding(None)
        if after != contest:
            self.value_changed.emit(one.id, name, text)


def _said_of(name: str, refused: JudgeDesktopError) -> str:
    if name in {one.value for one in _DATES}:
        return tr("This date is not understood. Write it as 1/4/2564 or 1 April 2021")
    known = {one.value for one in ImportField}
    details = dict(refused.details)
    if name in known and "field" in details:
        details["field"] = field_name(ImportField(name))
    return said_of_error(JudgeDesktopError(refused.code, **details))


def _as_written(name: str, text: str) -> str:
    """A neutral value as it stands in its field: dates in words, in the Buddhist era when the windows are Thai."""
    if text and name in {one.value for one in _DATES}:
        return day(date.fromisoformat(text))
    return text


def _put(field: QWidget, text: str) -> None:
    if isinstance(field, CommentField):
        field.set_comment(text)
    elif isinstance(field, ChoiceField):
        field.set_choice(text)
    elif isinstance(field, TextField):
        field.setText(text)


def _is_typed_in(field: QWidget) -> bool:
    if isinstance(field, CommentField):
        return field.editor.hasFocus()
    return isinstance(field, TextField) and field.hasFocus() and field.isModified()
