"""The choices of a print in one line: language, digits, font, and which judge, submission or category.

Every choice says what it is in its own words, so that no labels are needed beside it. Choices a report does not have
are not shown.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import Language, current_language, tr
from judge_desktop.config.thai_digits import Numerals
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.family import Family
from judge_desktop.domain.report_kinds import BY_LETTERS, Choice, ReportKind, choices_of
from judge_desktop.scoring.letter_anonymity import LetterComment
from judge_desktop.ui.chair.typed_values import DAY_OR_NONE, UnreadableError
from judge_desktop.ui.chair.wording import category_words, name_of
from judge_desktop.ui.printing.kept_choices import KeptChoices
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.choices import CheckBox, ChoiceField
from judge_desktop.ui.widgets.flow_layout import FlowLayout
from judge_desktop.ui.widgets.number_field import FieldFindings
from judge_desktop.ui.widgets.text_field import TextField
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_8
from judge_desktop.workflow.printing.kinds import PrintOptions, usual_numerals

_USUAL = "usual"
_WIDEST, _PART, _TITLES = 230, 168, 420  # px of a field, and of the list of titles that opens below it


class ReportChoices(QWidget):
    """`choices_changed` when a person chose something else. `is_own`: those of a judge's own papers."""

    choices_changed = Signal()

    def __init__(self, kept: KeptChoices, *, is_own: bool = False) -> None:
        super().__init__()
        self._is_own = is_own
        self.setObjectName("report_choices")
        self._kind: ReportKind | None = None
        look().theme_changed.connect(self._bound_widths)
        self._row = FlowLayout(self, gap=SPACE_8, line_gap=SPACE_8)
        self.language = self._field("print_language", tr("Language of the paper"))
        self.language.set_choices([(Language.TH.value, "ภาษาไทย"), (Language.EN.value, "English")])
        self.language.set_choice(kept.language.value)
        self.numerals = self._field("print_numerals", tr("Digits on the paper"))
        self._offer_numerals()
        self.numerals.set_choice(kept.numerals.value if kept.numerals is not None else _USUAL)
        self.family = self._field("print_font", tr("Font of the paper"))
        self.family.set_choices([(one.value, one.full_name) for one in Family])
        self.family.set_choice(kept.font.value)
        self.parts = {
            Choice.JUDGE: self._field("print_judge", tr("Which judge")),
            Choice.CATEGORY: self._field("print_category", tr("Which category")),
            Choice.SUBMISSION: self._field("print_submission", tr("Which submission")),
        }
        self.day = TextField(tr("Date on the certificates"), placeholder=tr("Date: when the round was closed"))
        self.day.setObjectName("print_day")
        self.day.editingFinished.connect(self._take_day)
        self._row.addWidget(self.day)
        self.with_rank = self._box("print_with_rank", tr("With the rank"))
        self.names = self._box("print_names", tr("Judges by name"))
        self.parts[Choice.SUBMISSION].view().setMinimumWidth(look().px(_TITLES))
        self.meeting = Button(tr("About the meeting"), icon="pencil")
        self.meeting.setObjectName("about_the_meeting")
        self.meeting.setCheckable(True)
        self.meeting.hide()
        self._row.addWidget(self.meeting)
        self.comments = Button(tr("Comments…"), icon="pencil")
        self.comments.setObjectName("letter_comments")
        self.comments.setToolTip(tr("Leave comments out of the letters"))
        self.comments.hide()
        self._row.addWidget(self.comments)
        self._left_out: frozenset[LetterComment] = frozenset()
        self._day: date | None = None
        self._bound_widths()
        self._show_numerals()

    def show_contest(self, contest: Contest) -> None:
        """Offer the judges, submissions and categories of the contest; what was chosen stays if it is there."""
        judges = [(one.id, name_of(one) or one.id) for one in contest.panel.voting]
        categories = [(one.id, category_words(one)) for one in contest.categories]
        submissions = [
            (one.id, f"{one.number} {one.title.in_language(current_language().value)}") for one in contest.finalists
        ]
        for choice, everything, found in (
            (Choice.JUDGE, tr("All judges"), judges),
            (Choice.CATEGORY, tr("All categories"), categories),
            (Choice.SUBMISSION, tr("All submissions"), submissions),
        ):
            self.parts[choice].set_choices([("", everything), *found])

    def show_kind(self, kind: ReportKind) -> None:
        """Offer what can be chosen about that report."""
        self._kind = kind
        offered = self._choices_of(kind)
        for choice, field in self.parts.items():
            field.setVisible(choice in offered)
        self.day.setVisible(kind is ReportKind.CERTIFICATES)
        self.with_rank.setVisible(kind is ReportKind.FEEDBACK)
        self.names.setVisible(kind in BY_LETTERS)
        self.comments.setVisible(kind is ReportKind.FEEDBACK)
        self._offer_numerals()
        self._row.invalidate()
        self.updateGeometry()

    def printed_language(self) -> Language:
        """The language of the paper."""
        return Language(self.language.choice())

    def printed_numerals(self) -> Numerals | None:
        """The digits chosen, None for those usual for the report."""
        chosen = self.numerals.choice()
        return None if chosen == _USUAL else Numerals(chosen)

    def printed_font(self) -> Family:
        """The font chosen."""
        return Family(self.family.choice())

    def options(self) -> PrintOptions:
        """What is chosen, of what the report has."""
        return PrintOptions(
            numerals=self.printed_numerals(),
            judges=self._chosen(Choice.JUDGE),
            submissions=self._chosen(Choice.SUBMISSION),
            categories=self._chosen(Choice.CATEGORY),
            with_rank=self._kind is ReportKind.FEEDBACK and self.with_rank.isChecked(),
            day=self._day if self._kind is ReportKind.CERTIFICATES else None,
            font=self.printed_font(),
            names_judges=self._kind in BY_LETTERS and self.names.isChecked(),
            left_out=self._left_out if self._kind is ReportKind.FEEDBACK else frozenset(),
        )

    def options_of_all(self) -> PrintOptions:
        """What is chosen that every report has; a comment that was left out of a letter stays out."""
        return PrintOptions(numerals=self.printed_numerals(), font=self.printed_font(), left_out=self._left_out)

    def leave_out(self, comments: frozenset[LetterComment]) -> None:
        """Let these comments stay out of the letters until this page is left."""
        if comments != self._left_out:
            self._left_out = comments
            self.choices_changed.emit()

    def _choices_of(self, kind: ReportKind) -> frozenset[Choice]:
        """A judge's own papers are hers alone; only her scorecards are parted."""
        if not self._is_own:
            return choices_of(kind)
        return choices_of(kind) - {Choice.JUDGE} if kind is ReportKind.SCORECARDS else frozenset()

    def _chosen(self, choice: Choice) -> tuple[str, ...]:
        is_offered = self._kind is not None and choice in self._choices_of(self._kind)
        one = self.parts[choice].choice() if is_offered else ""
        return (one,) if one else ()

    def _field(self, name: str, spoken: str) -> ChoiceField:
        field = ChoiceField(spoken)
        field.setObjectName(name)
        field.choice_changed.connect(self._tell)
        self._row.addWidget(field)
        return field

    def _take_day(self) -> None:
        try:
            day = DAY_OR_NONE.read(self.day.text())
        except UnreadableError as unreadable:
            self.day.set_findings(FieldFindings.BLOCKS, str(unreadable))
            self.day.setToolTip(str(unreadable))
            return
        self.day.set_findings(FieldFindings.NONE)
        self.day.setToolTip("")
        self.day.setText(DAY_OR_NONE.shown(day))
        if day != self._day:
            self._day = day
            self.choices_changed.emit()

    def _box(self, name: str, words: str) -> CheckBox:
        box = CheckBox(words)
        box.setObjectName(name)
        box.toggled.connect(self.choices_changed)
        self._row.addWidget(box)
        return box

    def _tell(self, _key: str) -> None:
        self._show_numerals()
        self.choices_changed.emit()

    def _bound_widths(self) -> None:
        for field in (self.language, self.numerals, self.family):
            field.setMaximumWidth(look().px(_WIDEST))
        for part in self.parts.values():
            part.setMaximumWidth(look().px(_PART))
        self.day.setMaximumWidth(look().px(_WIDEST))

    def _offer_numerals(self) -> None:
        usual = usual_numerals(self._kind) if self._kind is not None else Numerals.ARABIC
        words = {Numerals.ARABIC: "1 2 3", Numerals.THAI: "๑ ๒ ๓"}
        as_usual = tr("Usual digits: {digits}", digits=words[usual])
        plain = [(one.value, f"{tr('Digits')} {words[one]}") for one in (Numerals.THAI, Numerals.ARABIC)]
        self.numerals.set_choices([(_USUAL, as_usual), *plain])

    def _show_numerals(self) -> None:
        """English papers have Arabic digits always."""
        self.numerals.setVisible(self.printed_language() is Language.TH)
        self._row.invalidate()
        self.updateGeometry()
