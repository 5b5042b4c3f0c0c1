"""The panel: its people with their keys, who scores what, and the recusals known before the package, in three tabs.

What is done about cards and computers is ``key_deeds``, about a spreadsheet of people ``people_import_deeds``.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.contest import Contest, Recusal
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.panel import Confirmation
from judge_desktop.ui.chair.assignments_tab import AssignmentsTab
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.chair.contest_edits import ContestEdits
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.key_deeds import CARD_ENDING, KeyDeeds
from judge_desktop.ui.chair.people_import_deeds import PeopleImportDeeds
from judge_desktop.ui.chair.people_list import best_confirmation
from judge_desktop.ui.chair.people_tab import PeopleTab
from judge_desktop.ui.chair.recusals_tab import RecusalsTab
from judge_desktop.ui.chair.removal_question import ask_to_remove
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.help.said import said_of_error
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.drop_zone import local_files
from judge_desktop.ui.widgets.tabs import Tab, TabStrip
from judge_desktop.workflow.edit_contest import ContestSection
from judge_desktop.workflow.edit_panel import (
    free_id,
    with_new_person,
    with_person,
    with_person_moved,
    without_person,
)
from judge_desktop.workflow.known_recusals import with_recusal, without_recusal
from judge_desktop.workflow.packages_here import Where

PEOPLE, ASSIGNMENTS, RECUSALS = "people", "assignments", "recusals"


class PanelPage(ChairPage):
    """Each tab asks, this page answers: every change is kept at once and can be taken back."""

    def __init__(self, desk: Desk, where: Where) -> None:
        super().__init__(desk, where, tr("Panel"), scrolls=False)
        self.setObjectName("panel")
        self.setAcceptDrops(True)
        self._state: ContestState | None = None
        self._stale: set[str] = set()
        self.edits = ContestEdits(desk, where, self)
        self.edits.saved.connect(lambda _contest: self.contest_changed.emit())
        self.edits.refused.connect(self._refuse_edit)
        self.edits.kept_back.connect(self._show_kept)
        self.people = PeopleTab()
        self.assignments = AssignmentsTab(where)
        self.recusals = RecusalsTab(where)
        self.keys = KeyDeeds(self, self.people)
        self.importing = PeopleImportDeeds(self)
        self._make_header()
        self._parts = {PEOPLE: self.people, ASSIGNMENTS: self.assignments, RECUSALS: self.recusals}
        self.tabs = TabStrip(tr("Parts of the panel"), tr("{n} more"), self._tabs())
        self.tabs.tab_changed.connect(self.show_tab)
        self._stack = QStackedWidget()
        for part in self._parts.values():
            self._stack.addWidget(part)
        self.outside.insertWidget(1, self.tabs)
        self.outside.addWidget(self._stack, 1)
        self._connect_parts()

    def show_state(self, state: ContestState) -> None:
        self._state = state
        self.edits.weigh_against(state.documents)
        self.keys.show_state(state)
        self.importing.set_contest(state.contest)
        self._show_header(state)
        self.tabs.set_tabs(self._tabs())
        self._stale = set(self._parts)
        self._bring_up_to_date()

    def show_tab(self, tab: str) -> None:
        """Show one of the three tabs."""
        self.assignments.keep_toggled()
        self.tabs.set_tab(tab)
        self._show_ways()
        self._bring_up_to_date()
        self._stack.setCurrentWidget(self._parts[tab])

    def _bring_up_to_date(self) -> None:
        """A tab that is not seen is shown the contest when it is opened, not before."""
        state, tab = self._state, self.tabs.tab()
        if state is None or tab not in self._stale:
            return
        self._stale.discard(tab)
        if tab == PEOPLE:
            self.people.show_state(state, self.keys.offers)
        elif tab == ASSIGNMENTS:
            self.assignments.show_state(state)
        else:
            self.recusals.show_state(state)

    def take_cards(self, paths: tuple[Path, ...]) -> None:
        """Take in judge cards, one after the other; one whose name fits nobody asks whose it is."""
        self.show_tab(PEOPLE)
        self.keys.take_cards(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = local_files(event.mimeData())
        cards = tuple(one for one in paths if one.suffix.lower() == CARD_ENDING)
        tables = [one for one in paths if one not in cards]
        if tables and not cards:
            self.importing.look_at(tables[0])
        elif cards:
            self.take_cards(cards)

    def _make_header(self) -> None:
        self.undo = Button(tr("Undo"), ButtonKind.QUIET, icon="undo-2")
        self.undo.setObjectName("undo")
        self.undo.set_disabled_reason(tr("There is nothing to take back"))
        self.undo.clicked.connect(self.edits.undo)
        self.edits.undo_changed.connect(
            lambda can: self.undo.set_disabled_reason("" if can else tr("There is nothing to take back"))
        )
        self._ways = [
            self._way("import_people", tr("From a spreadsheet…"), "file-spreadsheet", self.importing.choose),
            self._way("take_cards", tr("Judge cards…"), "user-check", self.keys.choose_cards),
            self._way("add_person", tr("Add a person"), "plus", self.add_person),
        ]
        self.shy += [self.undo, *self._ways]
        for button in (self.undo, *self._ways, self.importing.leave, self.importing.take):
            self.header.add_action(button)
        self.importing.leave.hide()
        self.importing.take.hide()

    def _way(self, name: str, words: str, icon: str, deed: Callable[[], None]) -> Button:
        """A button by which people come in."""
        button = Button(words, icon=icon)
        button.setObjectName(name)
        button.clicked.connect(deed)
        return button

    def _connect_parts(self) -> None:
        people = self.people
        people.person_changed.connect(
            lambda judge, values: self._change_people(lambda one: with_person(one, judge, values))
        )
        people.move_requested.connect(
            lambda judge, place: self._change_people(lambda one: with_person_moved(one, judge, place))
        )
        people.remove_requested.connect(self.remove_person)
        people.form.rules_requested.connect(lambda: self.page_requested.emit("contest:rules"))
        self.keys.recorded.connect(self._start_anew)
        self.importing.view_changed.connect(self._show_import)
        self.importing.people_taken.connect(self._start_anew)
        self.assignments.change_requested.connect(lambda change: self.edits.change(ContestSection.ASSIGNMENTS, change))
        self.recusals.add_requested.connect(self._add_recusal)
        self.recusals.remove_requested.connect(
            lambda judge, target: self._change_recusals(lambda one: without_recusal(one, judge, target, self.where))
        )

    def _tabs(self) -> list[Tab]:
        contest = self._state.contest if self._state is not None else None
        recusals = sum(len(one.known_recusals) for one in contest.rounds) if contest is not None else 0
        count = len(contest.panel.judges) if contest is not None else 0
        return [
            Tab(PEOPLE, tr("People"), "users", str(count) if count else ""),
            Tab(ASSIGNMENTS, tr("Assignments"), "list-checks"),
            Tab(RECUSALS, tr("Known recusals"), "ban", str(recusals) if recusals else ""),
        ]

    def _show_ways(self) -> None:
        for button in self._ways:
            button.setVisible(self.importing.view is None and self.tabs.tab() == PEOPLE)

    def _show_header(self, state: ContestState) -> None:
        if self.importing.view is not None:
            return
        found = [best_confirmation(line) for line in state.panel if line.judge.votes]
        confirmed = sum(one not in {None, Confirmation.UNHEARD} for one in found)
        parts = (
            trn("{n} judge", "{n} judges", len(state.contest.panel.voting)),
            tr("{n} confirmed", n=confirmed),
        )
        self.header.set_title(tr("Panel"), " · ".join(parts))

    # --- people -------------------------------------------------------------------------------------------------------

    def add_person(self) -> None:
        """A further person, whose name is to be typed next."""
        if self._state is None:
            return
        judge = free_id(self._state.contest)
        self.people.await_person(judge, self.people.form.focus_name)
        self._change_people(lambda one: with_new_person(one, {}, judge))

    def remove_person(self, judge: str) -> None:
        """Ask, saying what is lost, and take somebody off the panel."""
        if self._state is None:
            return

        def remove() -> None:
            self._change_people(lambda one: without_person(one, judge), is_agreed=True)

        ask_to_remove(self, self._state, judge, remove)

    def _change_people(self, change: Callable[[Contest], Contest], *, is_agreed: bool = False) -> None:
        self.edits.change(ContestSection.PANEL, change, is_agreed=is_agreed)

    def _start_anew(self) -> None:
        """Something was recorded that no undo takes back."""
        self.edits.forget()
        self.contest_changed.emit()

    def _show_kept(self) -> None:
        self.assignments.refused()
        if self._state is not None:
            self.show_state(self._state)

    def _refuse_edit(self, error: JudgeDesktopError) -> None:
        if error.code in {Code.TOO_FEW_TO_ASSIGN, Code.ASSIGNMENT_FALLS_APART, Code.NOBODY_ASSIGNED}:
            self.assignments.refused()
            self.assignments.show_problem(said_of_error(error))
            return
        self.show_refusal(error)
        if self._state is not None:
            self.show_state(self._state)

    def _show_import(self) -> None:
        """A spreadsheet that is looked at takes the place of the tabs."""
        view = self.importing.view
        self.tabs.setVisible(view is None)
        self.undo.setVisible(view is None)
        self._show_ways()
        if view is None:
            self._stack.setCurrentWidget(self._parts[self.tabs.tab()])
            if self._state is not None:
                self._show_header(self._state)
        else:
            self._stack.addWidget(view)
            self._stack.setCurrentWidget(view)

    # --- recusals -----------------------------------------------------------------------------------------------------

    def _add_recusal(self, recusal: Recusal) -> None:
        self._change_recusals(lambda one: with_recusal(one, recusal, self.where))
        self.recusals.clear_form()

    def _change_recusals(self, change: Callable[[Contest], Contest]) -> None:
        self.edits.change(ContestSection.RECUSALS, change)
