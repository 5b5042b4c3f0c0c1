"""Correcting a name or title after the package is out: old and new words beside each other, and the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import mark, tr
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.scoring.corrections import texts_of
from judge_desktop.ui.chair.asking import ReasonDialog
from judge_desktop.ui.chair.criterion_forms import one_line
from judge_desktop.ui.chair.wording import name_of, numbered_title
from judge_desktop.ui.widgets.choices import ChoiceField
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.switcher import Switcher
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_8, Role, Type
from judge_desktop.workflow.deliberate import DecisionRequest

TEXT_NAMES: Mapping[str, str] = {
    "title_th": mark("Title in Thai"),
    "title_en": mark("Title in English"),
    "applicant_th": mark("Applicant in Thai"),
    "applicant_en": mark("Applicant in English"),
    "name_th": mark("Name in Thai"),
    "name_en": mark("Name in English"),
    "title": mark("Title before the name"),
    "position": mark("Position"),
}
SUBMISSION, JUDGE = "submission", "judge"
_BESIDE_TEXTS, _LEAST_TEXTS = 440, 70  # px of height: everything else in the dialog, and one field


class CorrectionDialog(ReasonDialog):
    """Which submission or judge, its texts to write anew, and the reason. `request()` after it was accepted."""

    def __init__(self, contest: Contest, parent: QWidget) -> None:
        super().__init__(
            tr("Correct a name or title"),
            tr("All pages and prints follow at once, and later packages too. Judges see it with the next update."),
            tr("Correct"),
            parent=parent,
        )
        self.setObjectName("correction_question")
        self.setMinimumWidth(min(look().px(720), parent.window().width() - 40))
        self._contest = contest
        self._known: dict[str, str] = {}
        self.fields: dict[str, _Corrected] = {}
        self.kind = Switcher(tr("What is wrong"), [(SUBMISSION, tr("A submission")), (JUDGE, tr("A judge"))])
        self.kind.setObjectName("correction_kind")
        self.choice = ChoiceField(tr("Which one"))
        self.choice.setObjectName("correction_subject")
        self._subject = LabelledField(tr("Which one"), self.choice)
        self._scroller = ScrollArea(Role.SURFACE, margin=0, spacing=SPACE_8)
        self._texts = self._scroller.column
        self._texts.setContentsMargins(0, 0, SPACE_8, 0)
        self._room = parent.window().height()
        self.body.insertWidget(0, self.kind)
        self.body.insertWidget(1, self._subject)
        self.body.insertWidget(2, self._scroller)
        self.kind.choice_changed.connect(self._offer)
        self.choice.choice_changed.connect(lambda _key: self._show_texts())
        self._offer(SUBMISSION)
        self.choice.setFocus()

    def fit(self) -> None:
        """As high as all texts where the window holds them; else they scroll."""
        wanted = self._texts.totalHeightForWidth(max(self.width(), self.minimumWidth()) - 60)
        rest = look().px(_BESIDE_TEXTS)
        self._scroller.setFixedHeight(max(look().px(_LEAST_TEXTS), min(wanted, self._room - rest)))
        super().fit()

    def choose(self, kind: str, key: str) -> None:
        """Correct this submission or this judge."""
        self.kind.set_choice(kind)
        self._offer(kind)
        self.choice.set_choice(key)
        self._show_texts()

    def request(self) -> DecisionRequest:
        """The decision that was asked for."""
        is_judge = self.kind.choice() == JUDGE
        key = self.choice.choice()
        return DecisionRequest(
            kind=DecisionKind.CORRECT_TEXT,
            reason=self.reason(),
            judge=key if is_judge else "",
            submissions=() if is_judge else (key,),
            texts=self._changed(),
        )

    def accept(self) -> None:
        if not self._changed():
            self._subject.set_finding(Weight.BLOCKS, tr("Change at least one of the texts"))
            self.fit()
            return
        self._subject.set_finding(None)
        super().accept()

    def _changed(self) -> dict[str, str]:
        typed = {name: one_line(field.field.text()) for name, field in self.fields.items()}
        return {name: words for name, words in typed.items() if words != self._known[name]}

    def _offer(self, kind: str) -> None:
        contest = self._contest
        choices: Sequence[tuple[str, str]] = [(one.id, numbered_title(one)) for one in contest.finalists]
        if kind == JUDGE:
            choices = [(one.id, name_of(one)) for one in contest.panel.judges]
        self.choice.set_choices(choices)
        self._show_texts()

    def _show_texts(self) -> None:
        for field in self.fields.values():
            self._texts.removeWidget(field)
            field.hide()
            field.deleteLater()
        key, is_judge = self.choice.choice(), self.kind.choice() == JUDGE
        self._known = texts_of(self._contest, submission="" if is_judge else key, judge=key if is_judge else "")
        self.fields = {name: _Corrected(name, words) for name, words in self._known.items()}
        for field in self.fields.values():
            self._texts.addWidget(field)
        self.fit()


class _Corrected(QWidget):
    """One text, with the words it had as soon as they are others."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        label = tr(TEXT_NAMES[name])
        self.field = TextField(label)
        self.field.setObjectName(f"correct_{name}")
        self.field.setText(words)
        self.field.setCursorPosition(0)
        self._words = words
        self._before = TextLabel(tr("before: {words}", words=words or "—"), Type.CAPTION, Role.INK2, parent=self)
        self._before.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(LabelledField(label, self.field))
        column.addWidget(self._before)
        self.field.textChanged.connect(self._compare)

    def _compare(self, typed: str) -> None:
        self._before.setVisible(one_line(typed) != self._words)
        window = self.window()
        if isinstance(window, ReasonDialog):
            window.fit()
