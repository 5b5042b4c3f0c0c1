"""What is known about one person, to be typed over: each field is kept when it is left, findings stand below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.findings import Finding, FindingCode
from judge_desktop.domain.panel import Judge, Role
from judge_desktop.ui.chair.wording import finding_words, name_of, role_words
from judge_desktop.ui.widgets.buttons import IconButton
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.choices import CheckBox, ChoiceField
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_8, SPACE_12, Type
from judge_desktop.ui.widgets.tokens import Role as Ink

_LONGEST = 300


class PersonForm(Card):
    """`person_changed(judge, values)` when a field was left after a change; `move_requested(by)`, `remove_requested`,
    `rules_requested` for the way to the rule about the chair.
    """

    person_changed = Signal(str, object)
    move_requested = Signal(int)
    remove_requested = Signal()
    rules_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("person_form")
        self._judge: Judge | None = None
        self.fields: dict[str, TextField] = {}
        self._labelled: dict[str, LabelledField] = {}
        body = self.use_body()
        body.setSpacing(SPACE_12)
        body.addLayout(self._make_head())
        body.addLayout(_side_by_side((self._field("title", tr("Title"), tr("optional")), 2), (self._thai_name(), 5)))
        body.addWidget(self._field("name_en", tr("Name in English"), tr("optional")))
        body.addWidget(self._field("position", tr("Position and organisation"), tr("optional")))
        body.addLayout(self._make_role())
        self._note = QVBoxLayout()
        body.addLayout(self._note)
        body.addWidget(self._field("appointment", tr("Appointment"), tr("optional")))

    def show_person(self, judge: Judge, contest: Contest, findings: Sequence[Finding]) -> None:
        """Show somebody; what is being typed about the same person stays."""
        if self._judge is not None and self._judge.id != judge.id:
            self.keep_typed()
        is_other = self._judge is None or self._judge.id != judge.id
        self._judge = judge
        self._title.setText(name_of(judge) or tr("New person"))
        self._id.setText(judge.id)
        for name, text in _texts(judge).items():
            field = self.fields[name]
            if (is_other or not field.isModified()) and field.text() != text:
                field.setText(text)
        self.role.set_choice(judge.role.value)
        blocked = self.votes.blockSignals(True)
        self.votes.setChecked(judge.votes)
        self.votes.blockSignals(blocked)
        self._show_findings(judge, contest, findings)

    def keep_typed(self) -> None:
        """What was typed and not left yet is kept, too."""
        for name, field in self.fields.items():
            self._keep(name, field)

    def focus_name(self) -> None:
        """Put the keyboard where a new person begins."""
        self.fields["name_th"].setFocus(Qt.FocusReason.OtherFocusReason)

    def finding(self, field: str) -> str:
        """What stands below a field: of ``name_th``, or of ``role``."""
        return self._labelled[field].finding()

    def _make_head(self) -> QHBoxLayout:
        self._title = TextLabel("", Type.TITLE, max_lines=1)
        self._id = TextLabel("", Type.CAPTION, Ink.INK2, wraps=False)
        self.up = IconButton("arrow-up", tr("Move up"), key="Alt+↑")
        self.up.setObjectName("move_up")
        self.up.clicked.connect(lambda: self.move_requested.emit(-1))
        self.down = IconButton("arrow-down", tr("Move down"), key="Alt+↓")
        self.down.setObjectName("move_down")
        self.down.clicked.connect(lambda: self.move_requested.emit(1))
        self.remove = IconButton("trash-2", tr("Remove from the panel"), key="Delete")
        self.remove.setObjectName("remove_person")
        self.remove.clicked.connect(self.remove_requested)
        row = QHBoxLayout()
        row.setSpacing(SPACE_4)
        row.addWidget(self._title, 1)
        row.addWidget(self._id)
        row.addSpacing(SPACE_8)
        for button in (self.up, self.down, self.remove):
            row.addWidget(button)
        return row

    def _thai_name(self) -> LabelledField:
        return self._field("name_th", tr("Name"), "")

    def _field(self, name: str, label: str, hint: str) -> LabelledField:
        field = TextField(label)
        field.setObjectName(f"person_{name}")
        field.setMaxLength(_LONGEST)
        field.editingFinished.connect(lambda: self._keep(name, field))
        self.fields[name] = field
        self._labelled[name] = LabelledField(label, field, hint=hint)
        return self._labelled[name]

    def _make_role(self) -> QHBoxLayout:
        self.role = ChoiceField(tr("Role on the panel"), [(one.value, role_words(one)) for one in Role])
        self.role.setObjectName("person_role")
        self.role.choice_changed.connect(lambda role: self._tell({"role": role}))
        self._labelled["role"] = LabelledField(tr("Role on the panel"), self.role)
        self.votes = CheckBox(tr("Gives scores"))
        self.votes.setObjectName("person_votes")
        self.votes.toggled.connect(lambda on: self._tell({"votes": "yes" if on else "no"}))
        row = _side_by_side((self._labelled["role"], 4))
        row.addWidget(self.votes, 3, Qt.AlignmentFlag.AlignBottom)
        return row

    def _keep(self, name: str, field: TextField) -> None:
        if self._judge is None or not field.isModified():
            return
        field.setModified(False)
        if field.text().strip() != _texts(self._judge)[name]:
            self._tell({name: field.text()})

    def _tell(self, values: dict[str, str]) -> None:
        if self._judge is not None:
            self.person_changed.emit(self._judge.id, values)

    def _show_findings(self, judge: Judge, contest: Contest, findings: Sequence[Finding]) -> None:
        mine = {one.code: one for one in findings if one.where.judge == judge.id}
        missing = mine.get(FindingCode.JUDGE_NAME_MISSING)
        _show(self._labelled["name_th"], missing)
        several = mine.get(FindingCode.SEVERAL_CHAIRS)
        _show(self._labelled["role"], several)
        while self._note.count():
            item = self._note.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if judge.role is Role.CHAIR:
            self._note.addWidget(self._chair_note(judge, contest, mine.get(FindingCode.CHAIR_MAY_NOT_JUDGE)))

    def _chair_note(self, judge: Judge, contest: Contest, finding: Finding | None) -> FindingRow:
        """What follows from the rule about the chair."""
        if finding is not None:
            row = FindingRow(Weight.BLOCKS, finding_words(finding), action=tr("Open the rules"))
            row.action_requested.connect(self.rules_requested)
            return row
        if judge.votes:
            return FindingRow(
                Weight.NOTE, tr("The chair judges too, and seals before the scores of the others are shown to her")
            )
        if contest.rules.chair_may_judge:
            return FindingRow(Weight.NOTE, tr("The chair presides and gives no scores"))
        return FindingRow(Weight.NOTE, tr("By the rules of this contest the chair presides and gives no scores"))


def _show(labelled: LabelledField, finding: Finding | None) -> None:
    if finding is None:
        labelled.set_finding(None)
    else:
        labelled.set_finding(Weight.BLOCKS, finding_words(finding))


def _texts(judge: Judge) -> dict[str, str]:
    return {
        "title": judge.title,
        "name_th": judge.name.th,
        "name_en": judge.name.en,
        "position": judge.position,
        "appointment": judge.appointment,
    }


def _side_by_side(*fields: tuple[QWidget, int]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE_12)
    for field, stretch in fields:
        row.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)
    return row
