"""Finishing the day: one list of what is left, each line with its button; the day in numbers; signing; publishing."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.view import CellState
from judge_desktop.scoring.attendance import Presented
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.chair.checklist_step import CLOSE, Step
from judge_desktop.ui.chair.closing import ask_to_close_or_reopen
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.finish_steps import finish_steps
from judge_desktop.ui.chair.publish_part import PublishPart
from judge_desktop.ui.chair.signatures_part import SignaturesPart
from judge_desktop.ui.chair.two_columns import TwoColumns
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.printing.ways import PROVISIONAL
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.card import Card, Hairline
from judge_desktop.ui.widgets.columns import clear_layout
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_chip import StatusChip
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.tabs import Tab, TabStrip
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_16, SPACE_28, Role, Tone, Type
from judge_desktop.workflow.packages_here import Where

LIST, SIGNATURES, PUBLISH = "list", "signatures", "publish"
_SIDE_WIDTH = 306


class FinishPage(ChairPage):
    """Everything between the last presentation and the signed paper."""

    def __init__(self, desk: Desk, where: Where) -> None:
        super().__init__(desk, where, tr("Finish the day"), scrolls=False)
        self.setObjectName("finish")
        self._state: ContestState | None = None
        self.closed = StatusChip(Shape.TRIANGLE, "", Tone.WARN)
        self.closed.setObjectName("closed_chip")
        self.header.add_action(self.closed)
        self.list = Card()
        self.list.setObjectName("finish_list")
        self._side = QVBoxLayout()
        self._side.setContentsMargins(0, 0, 0, 0)
        side = QWidget()
        side.setLayout(self._side)
        self._columns = TwoColumns(self.list, side, stretches=(1, 0), right_width=_SIDE_WIDTH)
        self._empty = EmptyState("package", tr("No package has been built yet"), action=tr("Build package"))
        self._empty.action_requested.connect(lambda: self.page_requested.emit("package"))
        self.signatures = SignaturesPart(desk, where)
        self.signatures.contest_changed.connect(self.contest_changed)
        self.publishing = PublishPart(desk, where)
        self.publishing.contest_changed.connect(self.contest_changed)
        self.publishing.page_requested.connect(self.page_requested)
        self.tabs = TabStrip(
            tr("Parts of the end of the day"),
            tr("{n} more"),
            [
                Tab(LIST, tr("What is left"), "list-checks"),
                Tab(SIGNATURES, tr("Signatures"), "signature"),
                Tab(PUBLISH, tr("Publish"), "megaphone"),
            ],
        )
        self.tabs.setObjectName("finish_tabs")
        self.tabs.tab_changed.connect(self.show_tab)
        self._parts = QStackedWidget()
        self._lay_out()

    def show_tab(self, name: str) -> None:
        """Show the list, the papers that are signed, or publishing."""
        self.tabs.set_tab(name)
        self._parts.setCurrentIndex((LIST, SIGNATURES, PUBLISH).index(name))
        if self._state is not None and self._state.view is not None:
            self._show_part(self._state)

    def show_state(self, state: ContestState) -> None:
        self._state = state
        view = state.view
        self._columns.setVisible(view is not None)
        self.tabs.setVisible(view is not None)
        self._empty.setVisible(view is None)
        self.closed.setVisible(view is not None)
        if view is None:
            self.header.set_title(tr("Finish the day"))
            return
        steps = finish_steps(state)
        done = sum(step.done for step in steps)
        counted = sum(step.done or step.asks for step in steps)
        words = tr("{n} of {total} steps are done · one by one, go on whenever you like", n=done, total=counted)
        self.header.set_title(tr("Finish the day"), words)
        if view.is_closed:
            self.closed.set_status(Shape.PADLOCK, tr("The round is closed"), Tone.OK)
        else:
            self.closed.set_status(Shape.TRIANGLE, tr("Not closed yet"), Tone.WARN)
        self._show_steps(steps)
        clear_layout(self._side)
        self._side.addWidget(self._day_card(state))
        self._show_part(state)

    def _show_part(self, state: ContestState) -> None:
        """The tab that is shown; the others wait until they are."""
        if self.tabs.tab() == SIGNATURES:
            self.signatures.show_state(state)
        elif self.tabs.tab() == PUBLISH:
            self.publishing.show_state(state)

    def _lay_out(self) -> None:
        scroller = ScrollArea()
        self.body = scroller.column
        self.body.setContentsMargins(SPACE_28, SPACE_16, 24, SPACE_16)
        self.body.addWidget(self._columns)
        self.body.addWidget(self._empty)
        self.body.addStretch(1)
        signed = QWidget()
        column = QVBoxLayout(signed)
        column.setContentsMargins(SPACE_28, SPACE_16, 24, SPACE_16)
        column.addWidget(self.signatures)
        self._parts.addWidget(scroller)
        self._parts.addWidget(signed)
        self._parts.addWidget(self.publishing)
        self.outside.addWidget(self.tabs)
        self.outside.addWidget(self._parts, 1)

    def _show_steps(self, steps: list[Step]) -> None:
        self.list.clear_rows()
        here = next((step for step in steps if step.asks and not step.done), None)
        buttons = []
        for step in steps:
            is_here = step is here
            kind = ButtonKind.PRIMARY if is_here else ButtonKind.SECONDARY
            shape, tone = step.shape, step.tone
            if is_here and shape is Shape.RING:
                shape, tone = Shape.DOT, Tone.ACCENT
            row = StatusRow(shape, step.title, tone, detail=step.detail, action=step.action, kind=kind)
            row.setObjectName(f"finish_{step.target.rpartition(':')[2]}" if step.action else "finish_done")
            row.set_current(is_here)
            if step.action:
                row.button().set_icon(step.icon)
                buttons.append(row.button())
                row.button().setAccessibleName(f"{step.action}: {step.title}")
                row.action_requested.connect(lambda target=step.target: self._follow(target))
            self.list.add_row(row)
        widest = max((button.sizeHint().width() for button in buttons), default=0)
        for button in buttons:  # one below the other, all as wide as the widest
            button.setMinimumWidth(widest)

    def _follow(self, target: str) -> None:
        if target == CLOSE:
            if self._state is not None:
                ask_to_close_or_reopen(self, self._state)
        else:
            self.page_requested.emit(target)

    def _day_card(self, state: ContestState) -> Card:
        card = Card(tr("This day"))
        card.setObjectName("day_numbers")
        body = card.use_body()
        body.setSpacing(SPACE_8)
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for place, (words, figure) in enumerate(day_figures(state)):
            grid.addWidget(TextLabel(words, Type.BODY, Role.INK2), place, 0)
            grid.addWidget(TextLabel(figure, Type.LABEL, wraps=False, align=Qt.AlignmentFlag.AlignRight), place, 1)
        body.addLayout(grid)
        body.addSpacing(SPACE_8)
        body.addWidget(Hairline())
        body.addSpacing(SPACE_8)
        body.addWidget(TextLabel(tr("The result before closing?"), Type.LABEL))
        how = tr("One page at any time; it says “Draft, not certified” and what is still missing")
        body.addWidget(TextLabel(how, Type.CAPTION, Role.INK2))
        button = Button(tr("Print the provisional result…"), icon="printer")
        button.setObjectName("print_provisional")
        button.clicked.connect(lambda: self.page_requested.emit(PROVISIONAL))
        body.addWidget(button)
        return card


def day_figures(state: ContestState) -> list[tuple[str, str]]:
    """(words, figure) of the day: who was there, what was presented, what counts, who recused."""
    view, contest = state.view, state.judged
    if view is None:
        return []
    counted = [cell for cell in view.cells if cell.state is CellState.COUNTED]
    recused = Counter(cell.state for cell in view.cells)[CellState.RECUSED]
    voting = contest.panel.voting
    with_scores = {cell.judge for cell in counted}
    noted = state.attendance.judges
    there = sum(state.attendance.was_present(one.id) if one.id in noted else one.id in with_scores for one in voting)
    live = sum(state.attendance.presented(one.id) is Presented.YES for one in contest.finalists)
    return [
        (tr("Judges present"), tr("{n} of {total}", n=there, total=len(voting))),
        (tr("Presented"), trn("{n} submission", "{n} submissions", live)),
        (tr("Scorecards that count"), str(len(counted))),
        (tr("Recusals"), str(recused)),
    ]
