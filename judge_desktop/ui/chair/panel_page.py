"""The panel: its people with their keys, who scores what, and the recusals known before the package, in three tabs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QStackedWidget

from judge_desktop.config.i18n import current_language, tr, translator, trn
from judge_desktop.domain.contest import Contest, Recusal
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.panel import Confirmation
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.asking import ReasonDialog
from judge_desktop.ui.chair.assignments_tab import AssignmentsTab
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.chair.contest_edits import ContestEdits
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.hand_back_question import ask_to_hand_back
from judge_desktop.ui.chair.people_import import PeopleImport
from judge_desktop.ui.chair.people_list import best_confirmation
from judge_desktop.ui.chair.people_tab import PeopleTab
from judge_desktop.ui.chair.recusals_tab import RecusalsTab
from judge_desktop.ui.chair.take_cards import CardTaker
from judge_desktop.ui.chair.wording import finding_words, name_of
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.help.said import said_of_error
from judge_desktop.ui.unlock import when_unlocked
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.dialog import Dialog, ask
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.tabs import Tab, TabStrip
from judge_desktop.workflow.build_package import BuiltPackage
from judge_desktop.workflow.edit_contest import ContestSection
from judge_desktop.workflow.edit_panel import (
    Loss,
    free_id,
    lost_with,
    with_new_person,
    with_person,
    with_person_moved,
    without_person,
)
from judge_desktop.workflow.file_types import ENDINGS, FileType
from judge_desktop.workflow.hand_back import HandBackOffer, offers_in
from judge_desktop.workflow.import_panel import PeoplePreview, PeopleTable, import_people, read_people
from judge_desktop.workflow.invitation import invitation
from judge_desktop.workflow.known_recusals import with_recusal, without_recusal
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.panel import PanelLine, confirm_judge, forget_key
from judge_desktop.workflow.replace_laptop import replace_key

PEOPLE, ASSIGNMENTS, RECUSALS = "people", "assignments", "recusals"
CARD_ENDING = ENDINGS[FileType.CARD]
_TABLE_KINDS = "(*.xlsx *.csv *.tsv *.txt)"


class PanelPage(ChairPage):
    """Each tab asks, this page answers: every change is kept at once and can be taken back."""

    def __init__(self, desk: Desk, where: Where) -> None:
        super().__init__(desk, where, tr("Panel"), scrolls=False)
        self.setObjectName("panel")
        self.setAcceptDrops(True)
        self._state: ContestState | None = None
        self._offers: dict[str, HandBackOffer] = {}
        self._stale: set[str] = set()
        self._awaited: tuple[str, Callable[[], None]] | None = None
        self.importing: PeopleImport | None = None
        self.edits = ContestEdits(desk, where, self)
        self.edits.saved.connect(self._saved)
        self.edits.refused.connect(self._refuse_edit)
        self.edits.kept_back.connect(self._show_kept)
        self._make_header()
        self.people = PeopleTab()
        self.assignments = AssignmentsTab(where)
        self.recusals = RecusalsTab(where)
        self._parts = {PEOPLE: self.people, ASSIGNMENTS: self.assignments, RECUSALS: self.recusals}
        self.tabs = TabStrip(tr("Parts of the panel"), tr("{n} more"), self._tabs())
        self.tabs.tab_changed.connect(self.show_tab)
        self._stack = QStackedWidget()
        for part in self._parts.values():
            self._stack.addWidget(part)
        self.outside.insertWidget(1, self.tabs)
        self.outside.addWidget(self._stack, 1)
        self._cards = CardTaker(self)
        self._cards.taken.connect(self._card_taken)
        self._connect_parts()

    def show_state(self, state: ContestState) -> None:
        self._state = state
        known = state.documents
        self.edits.weigh_against(known)
        offers = offers_in(known, state.contest) if known is not None else ()
        self._offers = {one.judge.id: one for one in offers if one.new_key is not None}
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
            self.people.show_state(state, self._offers)
            self._show_awaited(state)
        elif tab == ASSIGNMENTS:
            self.assignments.show_state(state)
        else:
            self.recusals.show_state(state)

    def take_cards(self, paths: tuple[Path, ...]) -> None:
        """Take in judge cards, one after the other; one whose name fits nobody asks whose it is."""
        self.show_tab(PEOPLE)
        self._forget_notice()
        people = self._state.contest.panel.judges if self._state is not None else ()
        self._cards.take(paths, [(one.id, name_of(one) or one.id) for one in people])

    def look_at_table(self, path: Path) -> None:
        """Read a spreadsheet of people and show what it would do; nothing is kept yet."""
        self._forget_notice()
        self.running.run(
            tr("Reading the spreadsheet"), lambda _: read_people(path), self._show_import, self._refuse_table
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
        cards = tuple(one for one in paths if one.suffix.lower() == CARD_ENDING)
        tables = [one for one in paths if one not in cards]
        if tables and not cards:
            self.look_at_table(tables[0])
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
        self.leave_import = Button(tr("Cancel"), ButtonKind.QUIET)
        self.leave_import.setObjectName("cancel_import")
        self.leave_import.clicked.connect(self._close_import)
        self.take_import = Button("", ButtonKind.PRIMARY, icon="file-input")
        self.take_import.setObjectName("confirm_import")
        self.take_import.clicked.connect(self._import)
        self._ways = [
            self._way("import_people", tr("From a spreadsheet…"), "file-spreadsheet", self._choose_table),
            self._way("take_cards", tr("Judge cards…"), "user-check", self._choose_cards),
            self._way("add_person", tr("Add a person"), "plus", self.add_person),
        ]
        self.shy += [self.undo, *self._ways]
        for button in (self.undo, *self._ways, self.leave_import, self.take_import):
            self.header.add_action(button)
        self.leave_import.hide()
        self.take_import.hide()

    def _way(self, name: str, words: str, icon: str, deed: Callable[[], None]) -> Button:
        """A button by which people come in."""
        button = Button(words, icon=icon)
        button.setObjectName(name)
        button.clicked.connect(deed)
        return button

    def _connect_parts(self) -> None:
        people, keys = self.people, self.people.keys
        people.person_changed.connect(
            lambda judge, values: self._change_people(lambda one: with_person(one, judge, values))
        )
        people.move_requested.connect(
            lambda judge, place: self._change_people(lambda one: with_person_moved(one, judge, place))
        )
        people.remove_requested.connect(self.remove_person)
        people.form.rules_requested.connect(lambda: self.page_requested.emit("contest:rules"))
        keys.confirm_requested.connect(lambda way, words: self._confirm(Confirmation(way), words))
        keys.replace_requested.connect(self.replace_laptop)
        keys.forget_requested.connect(self._forget_card)
        keys.hand_back_requested.connect(lambda: self.hand_back(people.current()))
        keys.card_requested.connect(self._choose_card_of_current)
        keys.invitation_requested.connect(self._copy_invitation)
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
            button.setVisible(self.importing is None and self.tabs.tab() == PEOPLE)

    def _show_header(self, state: ContestState) -> None:
        if self.importing is not None:
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
        self._awaited = (judge, self.people.form.focus_name)
        self._change_people(lambda one: with_new_person(one, {}, judge))

    def remove_person(self, judge: str) -> None:
        """Ask, saying what is lost, and take somebody off the panel."""
        state = self._state
        person = state.contest.panel.judge(judge) if state is not None else None
        if state is None or person is None:
            return
        dialog = Dialog(
            tr("Remove {judge} from the panel?", judge=name_of(person) or judge),
            loss_words(lost_with(state.contest, judge, state.documents)),
            tr("Remove from the panel"),
            tr("Cancel"),
            dangerous=True,
            parent=self,
        )
        ask(dialog, lambda: self._change_people(lambda one: without_person(one, judge), is_agreed=True))

    def _change_people(self, change: Callable[[Contest], Contest], *, is_agreed: bool = False) -> None:
        self.edits.change(ContestSection.PANEL, change, is_agreed=is_agreed)

    def _saved(self, _contest: Contest) -> None:
        self.contest_changed.emit()

    def _show_awaited(self, state: ContestState) -> None:
        """Somebody who was added, or whose card came, is shown as soon as the contest is read with her in it."""
        if self._awaited is not None and state.contest.panel.judge(self._awaited[0]) is not None:
            (judge, then), self._awaited = self._awaited, None
            self.people.show_person(judge)
            then()

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

    # --- a spreadsheet ------------------------------------------------------------------------------------------------

    def _choose_table(self) -> None:
        kinds = tr("Spreadsheets") + f" {_TABLE_KINDS}"
        path = choose_files.ask_open(self, self.desk, tr("Choose a spreadsheet of people"), kinds)
        if path is not None:
            self.look_at_table(path)

    def _refuse_table(self, error: JudgeDesktopError) -> None:
        """What is wrong with the file as a whole says more than that nothing was taken over."""
        found = error.details.get("findings")
        if isinstance(found, tuple) and found:
            sentence, _, how = finding_words(found[0]).partition(". ")
            self.show_notice(Notice(Weight.BLOCKS, sentence, detail=how))
        else:
            self.show_refusal(error)

    def _show_import(self, people: PeopleTable) -> None:
        if self._state is None:
            return
        self._close_import()
        self.importing = PeopleImport(people, self._state.contest)
        self.importing.preview_changed.connect(self._show_import_header)
        self._stack.addWidget(self.importing)
        self._stack.setCurrentWidget(self.importing)
        self._show_import_header()

    def _show_import_header(self) -> None:
        view = self.importing
        self.tabs.setVisible(view is None)
        self.undo.setVisible(view is None)
        self._show_ways()
        self.leave_import.setVisible(view is not None)
        self.take_import.setVisible(view is not None)
        if view is None:
            return
        rows = trn("{n} row", "{n} rows", len(view.preview.rows))
        parts = (view.people.table.name, rows, tr("nothing is kept until you confirm"))
        self.header.set_title(tr("Take in people"), " · ".join(parts))
        ready = len(view.preview.ready)
        self.take_import.set_words(trn("Take in {n} person", "Take in {n} people", ready))
        self.take_import.set_disabled_reason("" if ready else tr("No row would change anything"))

    def _import(self) -> None:
        view = self.importing
        if view is None:
            return
        ws, where, people, matching = self.desk.ws, self.where, view.people, view.matching()
        self.run(
            tr("Taking in people"),
            lambda _: import_people(ws, people, matching, where),
            self._imported,
        )

    def _imported(self, preview: PeoplePreview) -> None:
        self.edits.forget()
        self._close_import()
        self.contest_changed.emit()
        left_out = len(preview.problems)
        detail = trn("{n} row stayed out", "{n} rows stayed out", left_out) if left_out else ""
        taken = len(preview.ready)
        self.say(trn("{n} person was taken in", "{n} people were taken in", taken), detail)

    def _close_import(self) -> None:
        view, self.importing = self.importing, None
        if view is not None:
            self._stack.removeWidget(view)
            view.hide()
            view.deleteLater()
        self._show_import_header()
        self._stack.setCurrentWidget(self._parts[self.tabs.tab()])
        if self._state is not None:
            self._show_header(self._state)

    # --- cards, keys, computers ---------------------------------------------------------------------------------------

    def _choose_cards(self) -> None:
        kinds = tr("Judge cards") + f" (*{CARD_ENDING})"
        self.take_cards(choose_files.ask_open_many(self, self.desk, tr("Choose judge cards"), kinds))

    def _choose_card_of_current(self) -> None:
        kinds = tr("Judge cards") + f" (*{CARD_ENDING})"
        path = choose_files.ask_open(self, self.desk, tr("Choose the judge card"), kinds)
        if path is not None:
            self._forget_notice()
            self._cards.take_for(path, self.people.current())

    def _card_taken(self, line: PanelLine) -> None:
        self.edits.forget()
        self.say(tr("The card of {judge} is taken in", judge=name_of(line.judge)))
        unheard = best_confirmation(line) is Confirmation.UNHEARD
        self._awaited = (line.judge.id, lambda: self.people.keys.open_confirm(unheard))
        self.contest_changed.emit()

    def _confirm(self, way: Confirmation, words: str) -> None:
        judge = self.people.current()
        ws, where = self.desk.ws, self.where

        def record() -> None:
            self._forget_notice()
            self.running.run(
                tr("Confirming"),
                lambda _: confirm_judge(ws, judge, way, words, where),
                self._confirmed,
                self._not_confirmed,
            )

        self._signed(record)

    def _signed(self, deed: Callable[[], None]) -> None:
        """With a package out, what is confirmed is a signed decision: the passphrase is asked first."""
        if self._state is not None and self._state.documents is not None:
            when_unlocked(self.desk, self, deed)
        else:
            deed()

    def _confirmed(self, line: PanelLine) -> None:
        self.edits.forget()
        self.people.keys.open_confirm(False)
        self.say(tr("{judge} is confirmed", judge=name_of(line.judge)))
        self.contest_changed.emit()

    def _not_confirmed(self, error: JudgeDesktopError) -> None:
        confirm = self.people.keys.confirm
        if confirm is not None:
            confirm.refuse(said_of_error(error))
        else:
            self.show_refusal(error)

    def replace_laptop(self, judge_key: str) -> None:
        """Ask for the reason and decide that this computer of the judge is the newest."""
        judge = self.people.current()
        person = self._state.contest.panel.judge(judge) if self._state is not None else None
        dialog = ReasonDialog(
            tr("Does this computer of {judge} count from now on?", judge=name_of(person, judge)),
            tr(
                "Where both computers sealed a scorecard, the one of this computer counts; where only the earlier one "
                "did, that stays. The decision is signed and can be taken back by another one."
            ),
            tr("This one counts now"),
            parent=self,
        )
        ws, where = self.desk.ws, self.where

        def decide() -> None:
            reason = dialog.reason()
            self.run_with_keys(
                tr("Recording the decision"),
                lambda _: replace_key(ws, judge, judge_key, reason, where),
                lambda _: self._decided(tr("The new computer of {judge} counts now", judge=name_of(person, judge))),
            )

        ask(dialog, decide)

    def _forget_card(self, judge_key: str) -> None:
        judge, ws, where = self.people.current(), self.desk.ws, self.where
        self.run(
            tr("Taking the card away"),
            lambda _: forget_key(ws, judge, judge_key, where),
            lambda line: self._decided(tr("The card is no longer that of {judge}", judge=name_of(line.judge))),
        )

    def _decided(self, sentence: str) -> None:
        self.edits.forget()
        self.say(sentence)
        self.contest_changed.emit()

    def hand_back(self, judge: str) -> None:
        """Build a package update that takes a judge's received scores back to her new computer."""
        if self._state is not None and judge in self._offers:
            ask_to_hand_back(self, self._state, self._offers[judge], self._handed_back)

    def _handed_back(self, built: BuiltPackage) -> None:
        self.contest_changed.emit()
        self.say(
            tr("The package update is saved: {name}", name=built.path.name),
            tr("Send it to the judge; other judges need not open it"),
        )

    def _copy_invitation(self) -> None:
        if self._state is None:
            return
        judge = self.people.current()
        text = invitation(self._state.contest, judge, translator(current_language()))
        QGuiApplication.clipboard().setText(text)
        person = self._state.contest.panel.judge(judge)
        self.say(
            tr("The invitation of {judge} is in the clipboard", judge=name_of(person, judge)),
            tr("Paste it into a mail or a chat, and change it as you like"),
        )

    # --- recusals -----------------------------------------------------------------------------------------------------

    def _add_recusal(self, recusal: Recusal) -> None:
        self._change_recusals(lambda one: with_recusal(one, recusal, self.where))
        self.recusals.clear_form()

    def _change_recusals(self, change: Callable[[Contest], Contest]) -> None:
        self.edits.change(ContestSection.RECUSALS, change)


def loss_words(loss: Loss) -> str:
    """What goes with a person, in one sentence or two."""
    lost = [
        trn("{n} key", "{n} keys", loss.keys) if loss.keys else "",
        trn("{n} assignment", "{n} assignments", loss.assignments) if loss.assignments else "",
        trn("{n} known recusal", "{n} known recusals", loss.recusals) if loss.recusals else "",
    ]
    parts = [one for one in lost if one]
    sentence = tr("With this person go: {parts}.", parts=", ".join(parts)) if parts else tr("Nothing else is lost.")
    if loss.score_files:
        files = trn(
            "{n} score file that came stays in the record, and counts until a package without this person is built.",
            "{n} score files that came stay in the record, and count until a package without this person is built.",
            loss.score_files,
        )
        sentence = f"{sentence} {files}"
    return sentence
