"""The declaration of interest: none, or an interest in categories and submissions that are listed right there."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.config.thai_digits import Numerals, in_numerals
from judge_desktop.domain.contest import Contest, Ground, RecusalScope, Submission
from judge_desktop.ui.judge.card_status import ground_words
from judge_desktop.ui.widgets.card import Edge, Panel
from judge_desktop.ui.widgets.choices import CheckBox, ChoiceField, RadioButton
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_8, SPACE_28, Role, Type
from judge_desktop.workflow.declare_interest import Interest

_LIST_HEIGHT = 230


class InterestForm(QWidget):
    """Three answers: no interest (the official sentence), an interest in…, or later."""

    def __init__(self, contest: Contest, numerals: Numerals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contest, self._numerals = contest, numerals
        self._group = QButtonGroup(self)
        self.none = RadioButton(tr("I certify that I have no interest in the submissions I judge"))
        self.none.setObjectName("declaration")
        self.some = RadioButton(tr("I have an interest in the following, and none in the others"))
        self.some.setObjectName("has_interest")
        self.later = RadioButton(tr("Later, before I send my scores"), checked=True)
        self.later.setObjectName("declare_later")
        self.categories: dict[str, CheckBox] = {}
        self.submissions: dict[str, CheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        for button in (self.none, self.some):
            self._group.addButton(button)
            column.addWidget(button)
        self._details = self._make_details()
        self._details.hide()
        column.addWidget(self._details)
        self._group.addButton(self.later)
        column.addWidget(self.later)
        self.some.toggled.connect(self._details.setVisible)
        look().theme_changed.connect(self._restyle)
        self._restyle()

    def is_answered(self) -> bool:
        """Whether the judge declares now, not later."""
        return not self.later.isChecked()

    def interests(self) -> tuple[Interest, ...]:
        """What is ticked: a category stands for its submissions."""
        if not self.some.isChecked():
            return ()
        ground, reason = Ground(self.ground.choice() or Ground.OTHER.value), self.reason.text().strip()
        found = [(RecusalScope.CATEGORY, key) for key, box in self.categories.items() if box.isChecked()]
        for submission in self._contest.finalists:
            covered = self.categories.get(submission.category)
            if self.submissions[submission.id].isChecked() and not (covered is not None and covered.isChecked()):
                found.append((RecusalScope.SUBMISSION, submission.id))
        return tuple(Interest(scope=scope, target=key, ground=ground, reason=reason) for scope, key in found)

    def check(self) -> bool:
        """Whether it can be taken as it is; what is missing is said at its place, and the keyboard goes there."""
        self._nothing.hide()
        self._ground.set_finding(None)
        self._reason.set_finding(None)
        if not self.some.isChecked():
            return True
        if not self.interests():
            self._nothing.show()
            next(iter(self.categories.values())).setFocus()
        elif not self.ground.choice():
            self._ground.set_finding(Weight.BLOCKS, tr("Please choose the ground"))
            self.ground.setFocus()
        elif self.ground.choice() == Ground.OTHER.value and not self.reason.text().strip():
            self._reason.set_finding(Weight.BLOCKS, tr("Please give a reason"))
            self.reason.setFocus()
        else:
            return True
        return False

    def _make_details(self) -> QWidget:
        details = QWidget()
        column = QVBoxLayout(details)
        column.setContentsMargins(SPACE_28, 0, 0, SPACE_8)
        column.setSpacing(SPACE_8)
        rule = tr("By the rule of this contest a judge recuses from the whole category")
        if self._contest.rules.recusal_scope is RecusalScope.SUBMISSION:
            rule = tr("By the rule of this contest a judge recuses from that submission only")
        column.addWidget(TextLabel(rule, Type.CAPTION, Role.INK2))
        column.addWidget(self._make_list())
        self._nothing = FindingRow(Weight.BLOCKS, tr("Please tick a category or a submission"))
        self._nothing.hide()
        column.addWidget(self._nothing)
        grounds = [(one.value, ground_words(one)) for one in Ground]
        self.ground = ChoiceField(tr("Ground"), grounds, placeholder=tr("Choose the ground"))
        self.ground.setObjectName("ground")
        self._ground = LabelledField(tr("Ground"), self.ground)
        self.reason = TextField(tr("Reason"), placeholder=tr("Goes into the minutes; the scores do not"))
        self.reason.setObjectName("reason")
        self._reason = LabelledField(tr("Reason"), self.reason, hint=tr("optional"))
        self.ground.choice_changed.connect(self._choose_ground)
        column.addWidget(self._ground)
        column.addWidget(self._reason)
        law = tr("Grounds of section 13 of the Administrative Procedure Act B.E. 2539")
        column.addWidget(TextLabel(law, Type.CAPTION, Role.INK2))
        return details

    def _make_list(self) -> QWidget:
        self._list = ScrollArea(Role.SURFACE, margin=0, spacing=0)
        language = current_language().value
        for category in self._contest.categories:
            mine = [one for one in self._contest.finalists if one.category == category.id]
            if not mine:
                continue
            box = CheckBox(tr("The whole category {name}", name=category.name.in_language(language)))
            box.setObjectName(f"category_{category.id}")
            box.toggled.connect(lambda on, key=category.id: self._cover(key, on))
            self.categories[category.id] = box
            self._list.column.addWidget(box)
            for submission in mine:
                self._list.column.addWidget(self._submission_row(submission, language))
        frame = Panel(Role.SURFACE, Edge.TOP | Edge.BOTTOM)
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 1, 0, 1)
        column.addWidget(self._list)
        return frame

    def _submission_row(self, submission: Submission, language: str) -> QWidget:
        number = in_numerals(str(submission.number), self._numerals.value)
        box = CheckBox(f"{number} {submission.title.in_language(language)}")
        box.setObjectName(f"submission_{submission.id}")
        box.toggled.connect(lambda on, one=submission: self._tick(one, on))
        self.submissions[submission.id] = box
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(SPACE_28, 0, 0, 0)
        column.addWidget(box)
        return row

    def _tick(self, submission: Submission, on: bool) -> None:
        """By the rule of most contests one submission takes its category with it; the judge may untick that again."""
        category = self.categories.get(submission.category)
        if on and category is not None and self._contest.rules.recusal_scope is RecusalScope.CATEGORY:
            category.setChecked(True)

    def _cover(self, category: str, on: bool) -> None:
        self._nothing.hide()
        for submission in self._contest.finalists:
            if submission.category == category:
                self.submissions[submission.id].setEnabled(not on)

    def _choose_ground(self, ground: str) -> None:
        self._ground.set_finding(None)
        self._reason.set_finding(None)
        self._reason.set_hint(tr("required") if ground == Ground.OTHER.value else tr("optional"))

    def _restyle(self) -> None:
        self._list.setFixedHeight(look().px(_LIST_HEIGHT))
