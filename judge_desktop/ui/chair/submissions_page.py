"""The submissions of the contest: who is shortlisted, eligible and why, what is attached; updated from the folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from judge_desktop.config.i18n import tr, trn
from judge_desktop.config.settings import Purpose
from judge_desktop.domain.contest import Submission
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.chair_page import ChairPage, clear_layout
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.two_columns import BREAKPOINT
from judge_desktop.ui.chair.wording import category_words, day, finding_words, short_day, size_words, title_of
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.card import Card, Hairline
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_chip import StatusChip
from judge_desktop.ui.widgets.table import Table, TableCell, TableColumn, TableRow
from judge_desktop.ui.widgets.text_label import SelectableText, TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_16, SPACE_20, SPACE_28, Role, Tone, Type
from judge_desktop.workflow.create_contest import TakenContest, update_contest
from judge_desktop.workflow.packages_here import Where

_DETAIL_WIDTH, _NARROW_DETAIL = 380, 280
_STARTED, _FILES = 2, 4


class SubmissionsPage(ChairPage):
    """A table of all submissions at the left, everything about the one chosen at the right."""

    def __init__(self, desk: Desk, where: Where) -> None:
        super().__init__(desk, where, tr("Submissions"), scrolls=False)
        self.setObjectName("submissions")
        self._state: ContestState | None = None
        update = Button(tr("Update from the contest folder…"), icon="refresh-cw")
        update.setObjectName("update_contest")
        update.clicked.connect(self._choose_folder)
        self.header.add_action(update)
        self.shy.append(update)
        self.table = Table(
            tr("Submissions"),
            [
                TableColumn(tr("No."), 56, numeric=True),
                TableColumn(tr("Submission")),
                TableColumn(tr("Started"), 122),
                TableColumn(tr("Eligibility"), 112),
                TableColumn(tr("Files"), 60, numeric=True),
            ],
        )
        self.table.setObjectName("submissions_table")
        self.table.current_row_changed.connect(self._show_detail)
        columns = QHBoxLayout()
        columns.setContentsMargins(SPACE_28, 0, 24, SPACE_20)
        columns.setSpacing(SPACE_16)
        framed = Card()
        framed.body.setContentsMargins(0, 4, 0, 8)
        framed.body.addWidget(self.table)
        columns.addWidget(framed, 1)
        self._side = ScrollArea(margin=0)
        self._side.setFixedWidth(_DETAIL_WIDTH)
        self._detail = self._side.column
        columns.addWidget(self._side)
        self.outside.addLayout(columns, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window shows the title first: dates and counts stand in the detail too."""
        super().resizeEvent(event)
        narrow = event.size().width() < look().px(BREAKPOINT)
        for column in (_STARTED, _FILES):
            self.table.setColumnHidden(column, narrow)
        self._side.setFixedWidth(look().px(_NARROW_DETAIL if narrow else _DETAIL_WIDTH))

    def show_state(self, state: ContestState) -> None:
        self._state = state
        shortlisted = [one for one in state.contest.submissions if one.shortlisted]
        others = len(state.contest.submissions) - len(shortlisted)
        parts = [trn("{n} finalist", "{n} finalists", len(shortlisted))]
        if others:
            parts.append(trn("{n} not shortlisted", "{n} not shortlisted", others))
        self.header.set_title(tr("Submissions"), " · ".join(parts))
        rest = [one for one in state.contest.submissions if not one.shortlisted]
        ordered = [*state.contest.finalists, *sorted(rest, key=lambda one: (one.number, one.id))]
        self.table.set_rows([_row(one, state) for one in ordered])
        if ordered and not self.table.current_key():
            self.table.set_current_key(ordered[0].id)
        self._show_detail(self.table.current_key())

    def update_from(self, folder: Path) -> None:
        """Take the changes of that contest folder; keys and confirmations stay."""
        ws, where = self.desk.ws, self.where
        self.run(
            tr("Reading the contest folder"),
            lambda control: update_contest(ws, folder, where, control.report),
            self._tell_updated,
        )

    def _choose_folder(self) -> None:
        folder = choose_files.ask_folder(self, self.desk, tr("Contest folder"), Purpose.OPEN)
        if folder is not None:
            self.update_from(folder)

    def _tell_updated(self, taken: TakenContest) -> None:
        count = len(taken.contest.submissions)
        self.say(trn("{n} submission was read again", "{n} submissions were read again", count))
        self.contest_changed.emit()

    def _show_detail(self, key: str) -> None:
        clear_layout(self._detail)
        submission = self._state.contest.submission(key) if self._state is not None else None
        if self._state is None or submission is None:
            self._detail.addWidget(EmptyState("files", tr("There is no submission yet")))
            return
        self._detail.addWidget(_detail_card(submission, self._state, self.language))
        self._detail.addStretch(1)


def _row(submission: Submission, state: ContestState) -> TableRow:
    words, shape, tone = _eligibility(submission, state)
    role = Role.INK if submission.shortlisted else Role.INK3
    return TableRow(
        submission.id,
        (
            TableCell(str(submission.number), role=role),
            TableCell(title_of(submission), role=role),
            TableCell(short_day(submission.start_date) if submission.start_date else "—", role=Role.INK2),
            TableCell(words, shape=shape, tone=tone),
            TableCell(str(len(submission.attachments))),
        ),
    )


def _eligibility(submission: Submission, state: ContestState) -> tuple[str, Shape, Tone]:
    eligible = state.eligible.get(submission.id)
    if eligible is None:
        return tr("Not checked"), Shape.RING, Tone.NEUTRAL
    if eligible:
        return tr("Eligible"), Shape.TICK, Tone.OK
    if submission.shortlisted:
        return tr("Not eligible"), Shape.OCTAGON, Tone.BAD
    return tr("Not eligible"), Shape.STRUCK, Tone.NEUTRAL


def _detail_card(submission: Submission, state: ContestState, language: str) -> Card:
    contest = state.contest
    category = contest.category(submission.category)
    card = Card()
    card.setObjectName("submission_detail")
    body = card.use_body()
    body.setSpacing(2)
    body.addWidget(TextLabel(f"{submission.number} · {submission.id}", Type.CAPTION, Role.INK2))
    body.addWidget(SelectableText(title_of(submission), Type.TITLE))
    body.addWidget(TextLabel(submission.applicant.name.in_language(language), Type.BODY, Role.INK2))
    if category is not None:
        body.addWidget(TextLabel(category_words(category), Type.BODY, Role.INK2))
    body.addSpacing(10)
    _add_eligibility(body, submission, state)
    body.addSpacing(10)
    body.addWidget(Hairline())
    body.addSpacing(6)
    files = submission.attachments
    body.addWidget(TextLabel(trn("{n} attachment", "{n} attachments", len(files)), Type.LABEL))
    for one in files:
        row = QHBoxLayout()
        row.setSpacing(SPACE_16)
        row.addWidget(TextLabel(one.name, Type.CAPTION, Role.INK2, max_lines=1), 1)
        row.addWidget(TextLabel(size_words(one.size), Type.CAPTION, Role.INK2, wraps=False))
        body.addLayout(row)
    return card


def _add_eligibility(body: QVBoxLayout, submission: Submission, state: ContestState) -> None:
    words, shape, tone = _eligibility(submission, state)
    chips = QHBoxLayout()
    chips.addWidget(StatusChip(shape, words, tone))
    if not submission.shortlisted:
        chips.addWidget(StatusChip(Shape.NONE, tr("Not shortlisted")))
    chips.addStretch(1)
    body.addLayout(chips)
    body.addSpacing(4)
    rules = state.contest.eligibility
    if submission.start_date is not None:
        body.addWidget(TextLabel(tr("Started on {date}", date=day(submission.start_date)), Type.CAPTION, Role.INK2))
    if rules.reference_date is not None:
        sentence = tr(
            "Must have run for {months} months on {date}", months=rules.minimum_months, date=day(rules.reference_date)
        )
        body.addWidget(TextLabel(sentence, Type.CAPTION, Role.INK2))
    if submission.reason:
        body.addWidget(TextLabel(tr("Reason: {reason}", reason=submission.reason), Type.CAPTION))
    for finding in state.findings:
        if finding.where.submission == submission.id:
            weight = Weight.BLOCKS if finding.blocks else Weight.WARNS
            body.addWidget(FindingRow(weight, finding_words(finding)))
