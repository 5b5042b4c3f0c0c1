"""Scorecards on paper and in spreadsheets: a judge is chosen, each submission typed by one person and by a second."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr, trn
from judge_desktop.config.settings import Purpose
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding
from judge_desktop.domain.view import Cell, CellState, Origin
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.paper_entry_form import PaperEntryForm
from judge_desktop.ui.chair.two_columns import TwoColumns
from judge_desktop.ui.chair.wording import (
    figure,
    finding_words,
    name_of,
    numbered_title,
    origin_words,
    place_words,
    title_of,
)
from judge_desktop.ui.help.said import said_of_error
from judge_desktop.ui.notices import refusal_notice, what_and_how
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.choices import ChoiceField
from judge_desktop.ui.widgets.columns import clear_layout
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.row_list import ListRow, RowList
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, Role, Tone, Type
from judge_desktop.workflow.paper_codes import form_of_code
from judge_desktop.workflow.paper_scorecards import (
    PaperEntry,
    TypedScorecard,
    confirm_scorecard,
    forget_typing,
    save_sheet,
    take_sheet,
    type_scorecard,
    waiting_scorecards,
)

_SHOWN_ROWS = 8  # of a sheet with many mistakes: the rest follows when these are mended
_LIST_HEIGHT = 420
"""Scorecards in the list of a judge are painted rows; a whole panel's would be a wall."""


class PaperPart(QWidget):
    """The part of a chair's page that takes paper in; verbs run through the page, which shows refusals."""

    def __init__(self, page: ChairPage) -> None:
        super().__init__()
        self.setObjectName("papers")
        self._page = page
        self._state: ContestState | None = None
        self._waiting: dict[tuple[str, str], TypedScorecard] = {}
        self._submission = ""
        self._names = {True: "", False: ""}  # who typed last, as first and as second person
        self.form: PaperEntryForm | None = None
        self.code = TextField(tr("Code on the paper"), placeholder=tr("Scan the square code of the paper"))
        self.code.setObjectName("paper_code")
        self.code.returnPressed.connect(self._find_form)
        self.judge = ChoiceField(tr("Judge"))
        self.judge.setObjectName("paper_judge")
        self.judge.choice_changed.connect(lambda _: self._choose_judge())
        self.list = RowList(tr("Scorecards of this judge"))
        self.list.setObjectName("paper_list")
        self.list.current_row_changed.connect(self._choose)
        self.list.setMinimumHeight(_LIST_HEIGHT)
        self._right = QVBoxLayout()
        self._right.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        side = QWidget()
        side.setLayout(self._right)
        column.addWidget(TwoColumns(self._left(), side, stretches=(50, 50)))
        column.addStretch(1)

    def show_state(self, state: ContestState) -> None:
        """Show who is still without a scorecard; what is being typed stays as long as its scorecard is wanted."""
        self._state = state
        if state.documents is None:
            self._show_again()
            return
        ws, where = self._page.desk.ws, self._page.where
        self._page.desk.tasks.run(lambda _: waiting_scorecards(ws, where), self._take_waiting, self._page.show_refusal)

    def _left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        column.addWidget(LabelledField(tr("Code on the paper"), self.code, hint=tr("or choose below")))
        column.addWidget(LabelledField(tr("Judge"), self.judge))
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_8)
        self.save = Button(tr("Save an empty sheet…"), icon="file-spreadsheet")
        self.save.setObjectName("save_sheet")
        self.save.clicked.connect(self._save_sheet)
        self.take = Button(tr("Take in a filled-in sheet…"), icon="file-input")
        self.take.setObjectName("take_sheet")
        self.take.clicked.connect(self._take_sheet)
        buttons.addWidget(self.save)
        buttons.addWidget(self.take)
        buttons.addStretch(1)
        column.addLayout(buttons)
        card = Card()
        card.body.addWidget(self.list)
        column.addWidget(card)
        return left

    def _take_waiting(self, waiting: tuple[TypedScorecard, ...]) -> None:
        self._waiting = {(one.judge, one.submission): one for one in waiting}
        self._show_again()

    def _show_again(self) -> None:
        state = self._state
        if state is None:
            return
        voting = state.judged.panel.voting
        self.judge.set_choices([(one.id, name_of(one)) for one in voting])
        nothing = tr("Build the package first") if state.documents is None else ""
        for button in (self.save, self.take):
            button.set_disabled_reason(nothing)
        cells = self._cells()
        self.list.set_rows([self._row(cell) for cell in cells])
        wanted = {cell.submission for cell in cells}
        if self._submission not in wanted or self._cell_state(self._submission) in _SPOKEN:
            self._submission = next((one.submission for one in cells if one.state not in _SPOKEN), "")
            self._show_form()
        elif self.form is None:
            self._show_form()
        self.list.set_current_key(self._submission)

    def _cells(self) -> list[Cell]:
        view = self._state.view if self._state is not None else None
        if view is None or self._state is None:
            return []
        order = {one.id: place for place, one in enumerate(self._state.judged.finalists)}
        cells = [one for one in view.cells if one.judge == self.judge.choice()]
        return sorted(cells, key=lambda cell: order.get(cell.submission, len(order)))

    def _cell_state(self, submission: str) -> CellState | None:
        return next((one.state for one in self._cells() if one.submission == submission), None)

    def _row(self, cell: Cell) -> ListRow:
        contest = self._state.judged if self._state is not None else None
        submission = contest.submission(cell.submission) if contest is not None else None
        words, shape, tone = self._cell_words(cell)
        counted = cell.state is CellState.COUNTED and cell.scorecard is not None
        return ListRow(
            cell.submission,
            str(submission.number) if submission is not None else "",
            title_of(submission, cell.submission),
            words,
            shape,
            tone,
            total=figure(cell.scorecard.total) if counted and cell.scorecard is not None else "",
            muted=cell.state in (CellState.RECUSED, CellState.EXCLUDED),
        )

    def _cell_words(self, cell: Cell) -> tuple[str, Shape, Tone]:
        typed = self._waiting.get((cell.judge, cell.submission))
        if cell.state is CellState.RECUSED:
            return tr("Recused"), Shape.STRUCK, Tone.NEUTRAL
        if cell.state is CellState.EXCLUDED:
            return tr("Not counted by decision"), Shape.STRUCK, Tone.NEUTRAL
        if cell.state in _SPOKEN:
            return origin_words(cell.origin), Shape.TICK if cell.origin is Origin.FILE else Shape.PAGE, Tone.OK
        if typed is not None:
            return tr("Typed by {name}, waits for a second person", name=typed.typed_by), Shape.HALF, Tone.ACCENT
        return tr("Not received"), Shape.RING, Tone.NEUTRAL

    def _choose_judge(self) -> None:
        self._submission = ""
        self.form = None
        self._show_again()

    def _find_form(self) -> None:
        """A scanner types the code and presses Enter: the form of that paper opens, the keyboard goes into it."""
        known = self._state.documents if self._state is not None else None
        if known is None or not self.code.text().strip():
            return
        scanned = self.code.text()
        self.code.clear()
        try:
            judge, submission = form_of_code(known, scanned)
        except JudgeDesktopError as refused:
            self._page.show_refusal(refused)
            return
        self.judge.set_choice(judge)
        self._choose_judge()
        self.list.set_current_key(submission)
        if self.form is not None and self._submission == submission:
            self.form.start()

    def _choose(self, submission: str) -> None:
        if submission != self._submission:
            self._submission = submission
            self._show_form()

    def _show_form(self) -> None:
        clear_layout(self._right)
        self.form = None
        state, submission = self._state, self._submission
        chosen = state.judged.submission(submission) if state is not None else None
        if state is None or chosen is None or self._cell_state(submission) in (None, *_SPOKEN, *_OUT):
            self._right.addWidget(self._nothing_card())
            return
        is_second = (self.judge.choice(), submission) in self._waiting
        card = Card(numbered_title(chosen))
        card.setObjectName("paper_entry")
        body = card.use_body()
        body.setSpacing(SPACE_12)
        body.addWidget(TextLabel(self._advice(is_second=is_second), Type.BODY, Role.INK2))
        rubric = state.judged.rubric_of(chosen)
        self.form = PaperEntryForm(self.judge.choice(), submission, rubric, self._names[is_second], is_second=is_second)
        self.form.finish_requested.connect(self._keep)
        body.addWidget(self.form)
        body.addLayout(self._buttons(is_second=is_second))
        self._right.addWidget(card)

    def _nothing_card(self) -> Card:
        card = Card()
        how = tr("Choose a judge and a submission whose scorecard came on paper or in a spreadsheet")
        card.use_body().addWidget(EmptyState("clipboard-pen", tr("Nothing is to be typed here"), how))
        return card

    def _advice(self, *, is_second: bool) -> str:
        if is_second:
            return tr("Type it again from the paper without looking at the first typing. It counts when both agree.")
        return tr("Type what stands on the signed paper. It counts only after a second person has typed the same.")

    def _buttons(self, *, is_second: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_12)
        if is_second:
            again = Button(tr("The first typing was wrong"), ButtonKind.QUIET, icon="undo-2")
            again.setObjectName("forget_typing")
            again.clicked.connect(self._forget)
            row.addWidget(again)
        row.addStretch(1)
        words = tr("Confirm the scorecard") if is_second else tr("Keep the first typing")
        keep = Button(words, ButtonKind.PRIMARY, icon="check")
        keep.setObjectName("keep_paper")
        keep.clicked.connect(self._keep)
        row.addWidget(keep)
        return row

    def _keep(self) -> None:
        if self.form is None:
            return
        entry = self.form.entry()
        if not entry.by.strip():
            self.form.ask_for_name()
            return
        is_second = (entry.judge, entry.submission) in self._waiting
        self._names[is_second] = entry.by.strip()
        ws, where = self._page.desk.ws, self._page.where
        if is_second:
            self._run(
                tr("Confirming the scorecard"), lambda: confirm_scorecard(ws, entry, where), entry, self._confirmed
            )
        else:
            self._run(tr("Keeping the scorecard"), lambda: type_scorecard(ws, entry, where), entry, self._kept)

    def _run(self, words: str, deed: Callable[[], Any], entry: PaperEntry, done: Callable[[Any], object]) -> None:
        """A refusal about what was typed stands under its field, any other at the head of the page."""

        def work(_: object) -> object:
            try:
                return deed()
            except JudgeDesktopError as refused:
                if refused.code in (Code.SCORECARD_HAS_FINDINGS, Code.TYPED_DIFFERENTLY):
                    return refused
                raise

        def settle(outcome: object) -> None:
            if isinstance(outcome, JudgeDesktopError):
                self._show_refusal(outcome, entry)
            else:
                done(outcome)

        self._page.run_with_keys(words, work, settle)

    def _show_refusal(self, refused: JudgeDesktopError, entry: PaperEntry) -> None:
        if self.form is None or self.form.entry().submission != entry.submission:
            return
        findings = refused.details.get("findings")
        if isinstance(findings, tuple):
            self.form.show_rulebook(tuple(one for one in findings if isinstance(one, Finding)))
            return
        differing = str(refused.details.get("criteria", "")).split(", ")
        sentence = tr("The first typing says something else; look at the paper again")
        self.form.show_findings(dict.fromkeys(differing, sentence))
        self._page.show_refusal(refused)

    def _kept(self, typed: TypedScorecard) -> None:
        self._waiting[typed.judge, typed.submission] = typed
        self._submission = self._next_after(typed.submission)
        self._show_again()
        self._show_form()
        if self.form is not None:
            self.form.start()

    def _next_after(self, submission: str) -> str:
        """The next one that nobody typed yet, else the same one: there the second person goes on."""
        names = [one.submission for one in self._cells() if one.state not in (*_SPOKEN, *_OUT)]
        place = names.index(submission) if submission in names else -1
        judge = self.judge.choice()
        return next((one for one in names[place + 1 :] if (judge, one) not in self._waiting), submission)

    def _confirmed(self, _: object) -> None:
        self._page.say(tr("The scorecard is taken in and counts"))
        self.form = None
        self._page.contest_changed.emit()

    def _forget(self) -> None:
        ws, where, judge, submission = self._page.desk.ws, self._page.where, self.judge.choice(), self._submission
        self._page.run(
            tr("Taking the first typing back"),
            lambda _: forget_typing(ws, judge, submission, where),
            lambda _: self._forgotten(judge, submission),
        )

    def _forgotten(self, judge: str, submission: str) -> None:
        self._waiting.pop((judge, submission), None)
        self._show_again()
        self._show_form()

    def _save_sheet(self) -> None:
        judge = self._state.judged.panel.judge(self.judge.choice()) if self._state is not None else None
        if judge is None:
            return
        name = tr("Scorecards") + f" {name_of(judge)}.xlsx"
        path = choose_files.ask_save(self, self._page.desk, tr("Save an empty sheet"), name, Purpose.SAVE)
        if path is None:
            return
        ws, where, language = self._page.desk.ws, self._page.where, current_language().value
        self._page.run(
            tr("Saving the sheet"),
            lambda _: save_sheet(ws, judge.id, path, language, where),
            lambda count: self._page.say(
                trn("A sheet with {n} submission is saved", "A sheet with {n} submissions is saved", count), path.name
            ),
        )

    def _take_sheet(self) -> None:
        kinds = tr("Tables") + " (*.xlsx *.csv)"
        path = choose_files.ask_open(self, self._page.desk, tr("Take in a filled-in sheet"), kinds)
        if path is not None:
            self.take_sheet(path)

    def take_sheet(self, path: Path) -> None:
        """Take a filled-in sheet in as a first typing, under the name of this copy."""
        own = self._page.desk.ws.own_name
        by = self._names[False] or (own.name if own is not None else "")
        ws, where = self._page.desk.ws, self._page.where
        words = tr("Reading the sheet")
        self._page.running.run(words, lambda _: take_sheet(ws, path, by, where), self._tell_taken, self._refuse_sheet)

    def _refuse_sheet(self, refused: JudgeDesktopError) -> None:
        """Name every row that is wrong below the sentence."""
        notice = refusal_notice(refused)
        found = refused.details.get("findings")
        if isinstance(found, tuple):
            lines = [f"{place_words(one)}: {finding_words(one)}" for one in found if isinstance(one, Finding)]
            sentence = what_and_how(said_of_error(refused))[0]
            close = tr("Close this notice")
            notice = Notice(Weight.BLOCKS, sentence, detail="\n".join(lines[:_SHOWN_ROWS]), close_name=close)
        self._page.show_notice(notice)

    def _tell_taken(self, typed: tuple[TypedScorecard, ...]) -> None:
        for one in typed:
            self._waiting[one.judge, one.submission] = one
        if typed:
            self.judge.set_choice(typed[0].judge)
            self._submission = typed[0].submission
        words = trn("{n} scorecard waits for a second person", "{n} scorecards wait for a second person", len(typed))
        self._page.say(words)
        self._show_again()
        self._show_form()


_SPOKEN = (CellState.COUNTED, CellState.ABSENT)
_OUT = (CellState.RECUSED, CellState.EXCLUDED)
