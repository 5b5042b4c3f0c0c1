"""The parts of the page of papers and how they share the room: the list beside the paper, or a field above it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr, translator
from judge_desktop.config.report_words import purpose_words
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.ui.printing.kept_choices import KeptChoices
from judge_desktop.ui.printing.paper_view import PaperView
from judge_desktop.ui.printing.report_choices import ReportChoices
from judge_desktop.ui.printing.report_list import ReportList
from judge_desktop.ui.viewers.reading.reader import Reader
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.choices import ChoiceField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_20, SPACE_28, Role, Type
from judge_desktop.workflow.printing.printable import Answers

LIST_FROM = 820  # px of width: with less the list would leave the paper too little
_LIST_WIDTH = 330


class ReportParts(QWidget):
    """`kind_changed` when a person chose another report. In a narrow page the list becomes a field, and the choices
    are opened by a button.
    """

    kind_changed = Signal()

    def __init__(self, reader: Reader, kept: KeptChoices, *, has_list: bool) -> None:
        super().__init__()
        self._has_list = has_list
        self.list = ReportList()
        self.list.current_row_changed.connect(self._take_row)
        self._list_card = Card()
        self._list_card.body.setContentsMargins(0, 4, 0, 4)
        self._list_card.body.addWidget(self.list)
        self.field = ChoiceField(tr("Report"))
        self.field.setObjectName("report_field")
        self.field.choice_changed.connect(self._take_field)
        self.more = Button(tr("Choices"), icon="settings")
        self.more.setObjectName("more_choices")
        self.more.setCheckable(True)
        self.more.toggled.connect(lambda _: self._share_room())
        self.purpose = TextLabel("", Type.BODY, Role.INK2, max_lines=2)
        self.purpose.setObjectName("purpose")
        self.choices = ReportChoices(kept, is_own=not has_list)
        self.view = PaperView(reader)
        self._kind = ""
        self._lay_out()
        self._is_narrow = not has_list
        self._arrange(narrow=not has_list)

    def kind(self) -> str:
        """The report chosen, empty before there are any."""
        return self._kind

    def set_kind(self, kind: str) -> None:
        """Look at that report; the same as if a person chose it."""
        if kind in set(ReportKind):
            self._take(kind)

    def show_answers(self, answers: Answers) -> None:
        """Offer these reports, those that cannot be printed yet with the reason."""
        self.list.show_answers(answers)
        self.field.set_choices([(row.key, row.title) for row in self.list.rows()])

    def show_contest(self, contest: Contest) -> None:
        """Offer its judges, submissions and categories."""
        self.choices.show_contest(contest)

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(320), look().px(200))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = not self._has_list or event.size().width() < look().px(LIST_FROM)
        if narrow != self._is_narrow:
            self._arrange(narrow=narrow)

    def _take_row(self, kind: str) -> None:
        self._take(kind)

    def _take_field(self, kind: str) -> None:
        self._take(kind)

    def _take(self, kind: str) -> None:
        if kind == self._kind:
            return
        self._kind = kind
        self.list.set_current_key(kind)
        self.field.set_choice(kind)
        words = translator(current_language())
        self.purpose.setText(purpose_words(ReportKind(kind), words))
        self.choices.show_kind(ReportKind(kind))
        self.kind_changed.emit()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_12)
        head.addWidget(self.field, 1)
        head.addWidget(self.more)
        above = QWidget()
        above.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        top = QVBoxLayout(above)
        top.setContentsMargins(SPACE_20, SPACE_12, SPACE_20, 0)
        top.setSpacing(SPACE_8)
        top.addLayout(head)
        top.addWidget(self.purpose)
        top.addWidget(self.choices)
        paper = Card()
        paper.body.setContentsMargins(0, 0, 0, 1)
        paper.body.setSpacing(SPACE_8)
        paper.body.addWidget(above)
        paper.body.addWidget(self.view, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_28, 0, 24, SPACE_16)
        row.setSpacing(SPACE_16)
        row.addWidget(self._list_card)
        row.addWidget(paper, 1)

    def _arrange(self, *, narrow: bool) -> None:
        self._is_narrow = narrow
        self._list_card.setVisible(not narrow)
        self._list_card.setFixedWidth(look().px(_LIST_WIDTH))
        self.field.setVisible(narrow)
        self.more.setVisible(narrow)
        self.purpose.set_line(Type.CAPTION if narrow else Type.BODY)
        self._share_room()

    def _share_room(self) -> None:
        self.choices.setVisible(not self._is_narrow or self.more.isChecked())
