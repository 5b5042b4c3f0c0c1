"""Planning the presentation day: the running order with its breaks at the left, the settings at the right.

Every change is kept at once and can be taken back; order and times are the workflow's.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr, trn
from judge_desktop.config.thai_dates import format_time_range
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.findings import Finding, FindingCode
from judge_desktop.domain.schedule import Break, Schedule
from judge_desktop.scoring.schedule_planning import OrderBy, longest_that_fits, minutes_over
from judge_desktop.scoring.schedule_validation import check_schedule
from judge_desktop.ui.chair.contest_edits import Change, ContestEdits
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.day_rows import plan_rows
from judge_desktop.ui.chair.order_list import OrderList
from judge_desktop.ui.chair.plan_fields import PlanFields
from judge_desktop.ui.chair.slot_card import BreakDialog, SlotCard
from judge_desktop.ui.chair.wording import finding_words, numbers_of
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize, IconButton
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.choices import ChoiceField
from judge_desktop.ui.widgets.columns import clear_layout
from judge_desktop.ui.widgets.dialog import ask
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_20, Role, Type
from judge_desktop.workflow.edit_contest import ContestSection
from judge_desktop.workflow.packages_here import Where, round_of
from judge_desktop.workflow.schedule import PlanRequest, SlotRequest, planned, with_changed_slot, with_moved

_SIDE, _NARROW_SIDE, _NARROW = 348, 288, 760


class PlanPart(QWidget):
    """`contest_changed` after something was kept, `refused(JudgeDesktopError)`."""

    contest_changed = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk, where: Where) -> None:
        super().__init__()
        self.setObjectName("plan")
        self._desk, self._where = desk, where
        self._contest: Contest | None = None
        self._schedule = Schedule()
        self.edits = ContestEdits(desk, where, self)
        self.edits.saved.connect(self._keep)
        self.edits.refused.connect(self._refuse)
        self.order = OrderList(tr("Running order"))
        self.order.setObjectName("plan_order")
        self.order.move_requested.connect(self._move)
        self.order.current_row_changed.connect(lambda _key: self._show_slot())
        self.fields = PlanFields()
        self.fields.plan_requested.connect(self._plan)
        self.slot = SlotCard()
        self.slot.slot_requested.connect(self._change_slot)
        self.slot.move_requested.connect(self._step)
        self.by = ChoiceField(
            tr("Order"),
            [
                (OrderBy.NUMBER.value, tr("By number")),
                (OrderBy.CATEGORY.value, tr("Category by category")),
                (OrderBy.RUNNING_ORDER.value, tr("As in the list of submissions")),
                (OrderBy.LOT.value, tr("Drawn by lot")),
            ],
        )
        self.by.setObjectName("plan_by")
        self.by.set_choice(OrderBy.NUMBER.value)
        self.plan = Button(tr("Plan all slots anew"), icon="calendar-clock", size=ButtonSize.SMALL)
        self.plan.setObjectName("plan_anew")
        self.plan.clicked.connect(self._plan_anew)
        self._lot = TextLabel("", Type.CAPTION, Role.INK2)
        self.add = Button(tr("Add a break…"), ButtonKind.QUIET, icon="plus", size=ButtonSize.SMALL)
        self.add.setObjectName("add_break")
        self.add.clicked.connect(lambda: self._ask_break(None))
        self._lay_out()

    def show_state(self, state: ContestState) -> None:
        """Show the draft's plan."""
        self._show(state.contest)

    def findings(self) -> list[str]:
        """The sentences about what is wrong with the plan."""
        rows = [self._findings.itemAt(n).widget() for n in range(self._findings.count())]  # type: ignore[union-attr]
        return [row.sentence() for row in rows if isinstance(row, FindingRow)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < look().px(_NARROW)
        self._side.setFixedWidth(max(look().px(_NARROW_SIDE if narrow else _SIDE), self._side.least_width()))

    def _show(self, contest: Contest) -> None:
        self._contest = contest
        self._schedule = round_of(contest, self._where).schedule if contest.rounds else Schedule()
        found = check_schedule(contest, self._schedule)
        problems = {one.where.submission: tr("Overlaps") for one in found if one.where.submission}
        self.order.set_rows(plan_rows(contest, self._schedule, problems))
        if self._schedule.slots and not self.order.current_key():
            self.order.set_current_key(self._schedule.slots[0].submission)
        self._frame.setVisible(bool(self._schedule.slots))
        self._empty.setVisible(not self._schedule.slots)
        self.fields.show_schedule(self._schedule)
        lot = self._schedule.lot
        self._lot.setText(tr("Drawn by lot with seed {seed}", seed=lot) if lot else "")
        self._lot.setVisible(bool(lot))
        self._show_findings(contest, found)
        self._show_breaks()
        self._show_slot()

    def _show_findings(self, contest: Contest, found: tuple[Finding, ...]) -> None:
        clear_layout(self._findings)
        over, fitting = minutes_over(self._schedule), longest_that_fits(self._schedule, len(self._schedule.slots))
        if over:
            words = trn("The day ends {n} minute too late.", "The day ends {n} minutes too late.", over)
            if fitting:
                words += " " + trn("{n} minute each would fit.", "{n} minutes each would fit.", fitting)
            row = FindingRow(Weight.WARNS, words, action=tr("Shorten all") if fitting > 1 else "")
            row.action_requested.connect(lambda: self._shorten(fitting))
            self._findings.addWidget(row)
        told = set()
        for finding in found:
            words = _words(finding, contest)
            if finding.code is FindingCode.SCHEDULE_RUNS_OVER or words in told:
                continue
            told.add(words)
            self._findings.addWidget(FindingRow(Weight.BLOCKS if finding.blocks else Weight.WARNS, words))
        if self._schedule.slots and not self._findings.count():
            self._findings.addWidget(FindingRow(Weight.FINE, tr("Everything fits into the day")))

    def _show_breaks(self) -> None:
        clear_layout(self._breaks)
        language = current_language().value
        for place, pause in enumerate(self._schedule.breaks):
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(SPACE_4)
            times = format_time_range(pause.starts_at, pause.ends_at, language)
            name = pause.name.in_language(language) or tr("Break")
            row.addWidget(TextLabel(f"{times}  {name}", Type.BODY, max_lines=1), 1)
            change = IconButton("pencil", tr("Change the break {times}", times=times))
            change.setObjectName(f"change_break_{place}")
            change.clicked.connect(lambda _=False, one=place: self._ask_break(one))
            remove = IconButton("trash-2", tr("Remove the break {times}", times=times))
            remove.setObjectName(f"remove_break_{place}")
            remove.clicked.connect(lambda _=False, one=place: self._set_break(one, None))
            row.addWidget(change)
            row.addWidget(remove)
            self._breaks.addWidget(line)

    def _show_slot(self) -> None:
        if self._contest is None:
            return
        key = self.order.current_key()
        self.slot.show_slot(self._contest, next((one for one in self._schedule.slots if one.submission == key), None))

    def _shorten(self, minutes: int) -> None:
        """The same parts of talk and questions in as many minutes as fit."""
        usual = max(1, self._schedule.talk_minutes + self._schedule.question_minutes)
        talk = max(1, round(minutes * self._schedule.talk_minutes / usual))
        self._plan(PlanRequest(talk_minutes=min(talk, minutes), question_minutes=max(0, minutes - talk)))

    def _ask_break(self, place: int | None) -> None:
        dialog = BreakDialog(self._schedule.breaks[place] if place is not None else None, self)
        ask(dialog, lambda: self._set_break(place, dialog.pause))

    def _set_break(self, place: int | None, pause: Break | None) -> None:
        kept = [one for n, one in enumerate(self._schedule.breaks) if n != place]
        breaks = sorted([*kept, *([pause] if pause is not None else [])], key=lambda one: one.starts_at)
        self._plan(PlanRequest(breaks=tuple(breaks)))

    def _move(self, submission: str, place: int) -> None:
        if place >= 0:
            self._change(with_moved(self._desk.ws, submission, place + 1, self._where))

    def _step(self, submission: str, step: int) -> None:
        places = [one.submission for one in self._schedule.slots]
        if submission in places:
            self._move(submission, places.index(submission) + step)

    def _plan(self, request: PlanRequest) -> None:
        self._change(planned(self._desk.ws, request, self._where))

    def _plan_anew(self) -> None:
        self._plan(PlanRequest(by=OrderBy(self.by.choice())))

    def _change_slot(self, request: SlotRequest) -> None:
        self._change(with_changed_slot(self._desk.ws, request, self._where))

    def _change(self, change: Change) -> None:
        self.edits.change(ContestSection.SCHEDULE, change)

    def _keep(self, contest: Contest) -> None:
        self._show(contest)
        self.contest_changed.emit()

    def _refuse(self, error: JudgeDesktopError) -> None:
        if self._contest is not None:
            self._show(self._contest)
        self.refused.emit(error)

    def _lay_out(self) -> None:
        self._frame = Card()
        self._frame.body.setContentsMargins(1, 4, 1, 4)
        self._frame.body.addWidget(self.order)
        how = tr("Set the start of the day, then plan all slots")
        action = tr("Plan all slots anew")
        self._empty = EmptyState("calendar-clock", tr("There is no running order yet"), how, action)
        self._empty.action_requested.connect(self._plan_anew)
        left = QVBoxLayout()
        left.addWidget(self._frame, 1)
        left.addWidget(self._empty)
        self._findings = QVBoxLayout()
        self._findings.setSpacing(SPACE_8)
        self._breaks = QVBoxLayout()
        self._breaks.setSpacing(0)
        self._side = ScrollArea(margin=0)
        column = self._side.column
        column.setSpacing(SPACE_16)
        column.addLayout(self._findings)
        column.addWidget(self.slot)
        column.addWidget(self.fields)
        column.addWidget(self._breaks_card())
        column.addWidget(self._order_card())
        column.addStretch(1)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(SPACE_16)
        columns.addLayout(left, 1)
        columns.addWidget(self._side)

    def _breaks_card(self) -> Card:
        card = Card(tr("Breaks"))
        card.body.setContentsMargins(SPACE_20, 0, SPACE_12, SPACE_12)
        card.body.setSpacing(SPACE_4)
        card.body.addLayout(self._breaks)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def _order_card(self) -> Card:
        card = Card(tr("Order"))
        body = card.use_body()
        body.setSpacing(SPACE_8)
        body.addWidget(self.by)
        body.addWidget(self.plan)
        body.addWidget(
            TextLabel(tr("All slots get the usual length; Undo brings the old order back"), Type.CAPTION, Role.INK2)
        )
        body.addWidget(self._lot)
        return card


def _words(finding: Finding, contest: Contest) -> str:
    """The sentence; submissions by their running numbers."""
    submissions = str(finding.details.get("submissions", ""))
    if finding.code is FindingCode.SCHEDULE_INCOMPLETE and submissions:
        return tr("Without a slot: submissions {numbers}", numbers=numbers_of(contest, submissions.split(", ")))
    return finding_words(finding)
