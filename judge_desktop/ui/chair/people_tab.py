"""Everybody on the panel: the list in printed order at the left, one person with her computers at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.findings import Finding
from judge_desktop.domain.panel import Judge
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.keys_card import KeysCard
from judge_desktop.ui.chair.list_and_detail import ListAndDetail
from judge_desktop.ui.chair.people_list import PeopleList, person_row
from judge_desktop.ui.chair.person_form import PersonForm
from judge_desktop.ui.chair.wording import finding_words, role_words
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.text_field import TextField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, SPACE_16, Role, Type
from judge_desktop.workflow.hand_back import HandBackOffer
from judge_desktop.workflow.import_panel import PANEL_CODES
from judge_desktop.workflow.panel import PanelLine

HINT_FROM = 440  # px of height


class PeopleTab(QWidget):
    """About somebody: `person_changed(judge, values)`, `move_requested(judge, place)`, `remove_requested(judge)`. What
    concerns keys is said by `keys`.
    """

    person_changed = Signal(str, object)
    move_requested = Signal(str, int)
    remove_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._state: ContestState | None = None
        self._offers: Mapping[str, HandBackOffer] = {}
        self._awaited: tuple[str, Callable[[], None]] | None = None
        self.search = TextField(tr("Search the panel"), placeholder=tr("Name, position or role"), icon="search")
        self.search.setObjectName("search_people")
        self.search.setToolTip(f"{tr('Search the panel')} (Ctrl+F)")
        self.search.textEdited.connect(self._filter)
        QShortcut(QKeySequence("Ctrl+F"), self, self._go_to_search)
        self.list = PeopleList(tr("Panel in printed order"))
        self.list.setToolTip(tr("Drag a person, or press Alt+↑ and Alt+↓, to change the order"))
        self.list.current_row_changed.connect(self._show_person)
        self.list.move_requested.connect(self.move_requested)
        self.list.remove_requested.connect(self.remove_requested)
        self.form = PersonForm()
        self.list.row_requested.connect(lambda _key: self.form.focus_name())
        self.form.person_changed.connect(self.person_changed)
        self.form.move_requested.connect(self.list.ask_to_move)
        self.form.remove_requested.connect(lambda: self.remove_requested.emit(self.list.current_key()))
        self.keys = KeysCard()
        self.parts = ListAndDetail(self._make_list(), self._make_detail(), width=404)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.parts)

    def show_state(self, state: ContestState, offers: Mapping[str, HandBackOffer]) -> None:
        """Show everybody as they stand now; whoever was current stays current."""
        self._state, self._offers = state, offers
        self._show_findings(state)
        self._filter()
        if self._awaited is not None and state.contest.panel.judge(self._awaited[0]) is not None:
            (judge, then), self._awaited = self._awaited, None
            self.show_person(judge)
            then()

    def await_person(self, judge: str, then: Callable[[], None]) -> None:
        """Show somebody as soon as the contest is read with that person in it, and do that then."""
        self._awaited = (judge, then)

    def show_person(self, judge: str) -> None:
        """Make somebody current, however the list is filtered."""
        if judge not in {row.key for row in self.list.rows()}:
            self.search.clear()
            self._filter()
        self.list.set_current_key(judge)
        self._show_person(judge)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the room of the hint is given to the list."""
        super().resizeEvent(event)
        self._show_hint()

    def _show_hint(self) -> None:
        """Of an empty panel the same is said beside it."""
        has_people = self._state is not None and bool(self._state.panel)
        self._hint.setVisible(has_people and self.height() >= look().px(HINT_FROM))

    def current(self) -> str:
        """Who is shown."""
        return self.list.current_key()

    def _make_list(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        column.addWidget(self.search)
        self._findings = QVBoxLayout()
        self._findings.setSpacing(SPACE_8)
        column.addLayout(self._findings)
        self._listed = card = Card()
        card.body.setContentsMargins(0, 6, 0, 6)
        card.body.addWidget(self.list)
        self._nobody = TextLabel(tr("Nobody fits what is searched"), Type.BODY, Role.INK2)
        self._nobody.setContentsMargins(SPACE_16, SPACE_8, SPACE_16, SPACE_8)
        card.body.addWidget(self._nobody)
        column.addWidget(card, 1000)
        self._hint = TextLabel(
            tr("Judge cards and spreadsheets can be dropped anywhere on this page"), Type.CAPTION, Role.INK2
        )
        column.addWidget(self._hint)
        column.addStretch(1)  # of an empty panel there is no list to fill the height
        return left

    def _make_detail(self) -> QWidget:
        self._detail = ScrollArea(margin=0, spacing=SPACE_16)
        self._empty = Card()
        self._empty.use_body().addWidget(
            EmptyState(
                "users",
                tr("Nobody is on the panel yet"),
                tr("Add people one by one, from a spreadsheet, or drop judge cards and spreadsheets on this page"),
            )
        )
        for one in (self._empty, self.form, self.keys):
            self._detail.column.addWidget(one)
        self._detail.column.addStretch(1)
        return self._detail

    def _filter(self) -> None:
        state = self._state
        if state is None:
            return
        wanted = self.search.text().casefold().split()
        rows = [
            person_row(line, place, state.blocking)
            for place, line in enumerate(state.panel, 1)
            if all(word in _searched(line.judge) for word in wanted)
        ]
        self.list.set_movable(not wanted)
        self.list.set_rows(rows)
        self._nobody.setVisible(bool(state.panel) and not rows)
        for part in (self.search, self._listed):
            part.setVisible(bool(state.panel))
        self._show_hint()
        if rows and not self.list.current_key():
            self.list.set_current_key(rows[0].key)
        self._show_person(self.list.current_key())

    def _show_person(self, judge: str) -> None:
        line = self._line(judge)
        for part in (self.form, self.keys):
            part.setVisible(line is not None)
        self._empty.setVisible(self._state is not None and not self._state.panel)
        if line is None or self._state is None:
            return
        self.form.show_person(line.judge, self._state.contest, self._state.findings)
        self.keys.show_keys(line, self._state, judge in self._offers)

    def _line(self, judge: str) -> PanelLine | None:
        panel = self._state.panel if self._state is not None else ()
        return next((one for one in panel if one.judge.id == judge), None)

    def _show_findings(self, state: ContestState) -> None:
        """What is wrong with the panel as a whole, above its list."""
        while self._findings.count():
            item = self._findings.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for finding in panel_findings(state):
            row = FindingRow(Weight.BLOCKS if finding.blocks else Weight.WARNS, finding_words(finding))
            row.setObjectName(f"finding_{finding.code.value}")
            self._findings.addWidget(row)

    def _go_to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()


def panel_findings(state: ContestState) -> tuple[Finding, ...]:
    """What is wrong with the panel and belongs to nobody alone."""
    return tuple(one for one in state.findings if one.code in PANEL_CODES and not one.where.judge)


def _searched(judge: Judge) -> str:
    texts = (judge.id, judge.title, judge.name.th, judge.name.en, judge.position, role_words(judge.role))
    return " ".join(texts).casefold()
