"""The rehearsal on the package page: one button makes it, then it says who came through and whose words were heard."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr, translator, trn
from judge_desktop.config.rehearsal_words import came_words, heard_words
from judge_desktop.domain.contest import Mode
from judge_desktop.domain.panel import Confirmation
from judge_desktop.ui.chair.checklist import problem_steps
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.wording import name_of, numbers_of
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.columns import clear_layout
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.stacking_row import StackingRow
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, SPACE_20, Role, Tone, Type
from judge_desktop.workflow.rehearsal import Came, JudgeRehearsal, progress_in

_SHAPES = {
    Came.THROUGH: (Shape.TICK, Tone.OK),
    Came.WAITING: (Shape.TRIANGLE, Tone.WARN),
    Came.NOTHING: (Shape.RING, Tone.NEUTRAL),
}


class RehearsalCard(Card):
    """`rehearsal_requested` to make one, `letter_requested` to copy the letter, `panel_requested` to confirm keys."""

    rehearsal_requested = Signal()
    letter_requested = Signal()
    panel_requested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Rehearse with the judges"))
        self.setObjectName("rehearsal_card")
        self._count = TextLabel("", Type.LABEL, Role.INK2, wraps=False)
        self.add_to_header(self._count)
        self.rehearse = Button("", icon="flask-conical")
        self.rehearse.setObjectName("rehearse")
        self.rehearse.clicked.connect(self.rehearsal_requested)
        self.letter = Button(tr("Copy the letter"), icon="copy")
        self.letter.setObjectName("copy_letter")
        self.letter.set_tooltip(tr("What the judges are to do, to be pasted into the mail with the package"))
        self.letter.clicked.connect(self.letter_requested)
        self._foot = QWidget()
        column = QVBoxLayout(self._foot)
        column.setContentsMargins(SPACE_20, SPACE_12, SPACE_20, SPACE_12)
        column.setSpacing(SPACE_8)
        self._notes = QVBoxLayout()
        column.addLayout(self._notes)
        column.addWidget(StackingRow(self.letter, self.rehearse))
        self.body.addWidget(self._foot)

    def show_state(self, state: ContestState) -> None:
        """Before a rehearsal what it would be; while one runs, how far it is."""
        runs = state.mode is Mode.REHEARSAL
        self.letter.setVisible(runs)
        self.rehearse.set_words(tr("Make it again…") if runs else tr("Make a rehearsal…"))
        self.clear_rows()
        clear_layout(self._notes)
        self._count.setText("")
        if runs:
            self._show_judges(state)
        else:
            words = tr("The contest as it is now, in ten minutes on each judge's own computer. No score counts")
            self._notes.addWidget(TextLabel(words, Type.BODY, Role.INK2))
        self._show_what_is_in_it(state)

    def set_running(self, running: bool) -> None:
        """While a package is built no other can be."""
        self.rehearse.setDisabled(running)

    def _show_judges(self, state: ContestState) -> None:
        if state.documents is None:
            return
        judges = progress_in(state.documents, state.panel)
        through = sum(one.came is Came.THROUGH for one in judges)
        self._count.setText(tr("{n} of {total}", n=through, total=len(judges)))
        for one in judges:
            self.add_row(self._judge_row(one))
        words = tr("Keys confirmed now hold in the official round, too. Nothing else of the rehearsal goes there")
        self._notes.addWidget(TextLabel(words, Type.CAPTION, Role.INK2))

    def _judge_row(self, one: JudgeRehearsal) -> StatusRow:
        language = translator(current_language())
        shape, tone = _SHAPES[one.came]
        asks = one.came is Came.WAITING or (one.came is Came.THROUGH and one.heard is Confirmation.UNHEARD)
        came, heard = came_words(one.came.value, language), heard_words(one.heard, language)
        row = StatusRow(
            shape, name_of(one.judge), tone, detail=f"{came} · {heard}", action=tr("Check words") if asks else ""
        )
        row.setObjectName(f"rehearses_{one.judge.id}")
        row.button().setAccessibleName(f"{tr('Check words')}: {name_of(one.judge)}")
        row.action_requested.connect(self.panel_requested)
        return row

    def _show_what_is_in_it(self, state: ContestState) -> None:
        known = state.rehearsed
        if known.missing:
            for step in problem_steps(known.missing, state.contest):
                self._notes.addWidget(FindingRow(Weight.BLOCKS, step.title))
            return
        if known.left_out:
            numbers = numbers_of(state.contest, known.left_out)
            words = trn(
                "{n} submission that is not ready is left out: {numbers}",
                "{n} submissions that are not ready are left out: {numbers}",
                len(known.left_out),
                numbers=numbers,
            )
            self._notes.addWidget(FindingRow(Weight.NOTE, words))
        if known.has_practice:
            words = tr("A practice submission with a PDF and a film is added, because the contest does not bring both")
            self._notes.addWidget(FindingRow(Weight.NOTE, words))
