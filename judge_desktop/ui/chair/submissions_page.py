"""The submissions of the contest: brought in from a table, changed by hand, checked, and chosen for the final round.

The list is at the left, everything about what is chosen at the right or, in a narrow window, below. A table that is
looked at takes the place of both until it is brought in or left.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.config.settings import Purpose
from judge_desktop.domain.contest import Submission
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.asking import ReasonDialog
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.chair.contest_edits import Change, ContestEdits
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.import_view import ImportView
from judge_desktop.ui.chair.submission_actions import SubmissionActions
from judge_desktop.ui.chair.submission_columns import SubmissionColumns
from judge_desktop.ui.chair.submission_questions import (
    FieldDialog,
    NewSubmissionDialog,
    removal_question,
    scorecards_of,
)
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.key_map import KeyPlace, bind_keys
from judge_desktop.ui.widgets.dialog import ask
from judge_desktop.ui.widgets.drop_zone import local_files
from judge_desktop.workflow.create_contest import TakenContest, update_contest
from judge_desktop.workflow.edit_contest import ContestSection
from judge_desktop.workflow.edit_submissions import (
    EXTRA,
    adding_change,
    fit_change,
    lost_by_removing,
    new_submission,
    removal_change,
    shortlist_change,
    value_change,
)
from judge_desktop.workflow.import_submissions import (
    ImportedSubmissions,
    ImportPreview,
    import_submissions,
    look_at_table,
)
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.submission_list import counts_of

TABLES = "*.xlsx *.csv *.tsv *.txt"


class SubmissionsPage(ChairPage):
    """List and detail, or a table that is being looked at."""

    def __init__(self, desk: Desk, where: Where) -> None:
        super().__init__(desk, where, tr("Submissions"), scrolls=False)
        self.setObjectName("submissions")
        self.setAcceptDrops(True)
        self._state: ContestState | None = None
        self.edits = ContestEdits(desk, where, self)
        self.edits.saved.connect(lambda _contest: self.contest_changed.emit())
        self.edits.refused.connect(self.show_refusal)
        self.edits.kept_back.connect(self._show_again)
        self.columns = SubmissionColumns(desk, where)
        self.list, self.form = self.columns.list, self.columns.form
        self.table = self.list.table
        self.columns.import_requested.connect(self._choose_table)
        self.columns.remove_requested.connect(self.remove)
        self.columns.decisions.fit_requested.connect(self.decide_fit)
        self.columns.decisions.shortlist_requested.connect(self.decide_shortlist)
        self.form.value_changed.connect(self._change_value)
        self.form.extra_requested.connect(self._ask_field)
        self.columns.attachments.contest_changed.connect(self.contest_changed)
        self.columns.attachments.refused.connect(self.show_refusal)
        self.import_view = ImportView()
        self.import_view.look_requested.connect(self._again)
        self._wanted = ""
        self.head = self._make_actions()
        self.edits.undo_changed.connect(lambda _can: self._show_heading())
        self._lay_out()
        self._bind_keys()

    # what is shown

    def show_state(self, state: ContestState) -> None:
        self._state = state
        self.edits.weigh_against(state.documents)
        self.columns.show_state(state)
        if self._wanted and state.contest.submission(self._wanted) is not None:
            self.list.choose(self._wanted)
            self._wanted = ""
            self.columns.edit()
        self._show_heading()

    def _show_again(self) -> None:
        if self._state is not None:
            self.show_state(self._state)

    def chosen(self) -> tuple[Submission, ...]:
        """The submissions that are chosen in the list."""
        return self.columns.chosen()

    def is_importing(self) -> bool:
        """Whether a table is being looked at."""
        return self._stack.currentWidget() is self.import_view

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A table, or a folder of attachments, may be dropped anywhere on the page."""
        files = local_files(event.mimeData())
        if len(files) == 1 and (files[0].is_dir() or f"*{files[0].suffix.lower()}" in TABLES.split()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at the table, or at the folder."""
        dropped = local_files(event.mimeData())[0]
        if dropped.is_dir():
            self.columns.attachments.take_folder(dropped)
        else:
            self.look_at(dropped)

    # a table

    def look_at(self, path: Path) -> None:
        """Read a table and show what it would do; nothing is written."""
        ws, where = self.desk.ws, self.where
        self.run(tr("Reading the table"), lambda _: look_at_table(ws, path, where), self._show_preview)

    def bring_in(self) -> None:
        """Bring the table in, or go to what stands in the way."""
        preview = self.import_view.preview
        if preview is None:
            return
        if preview.lacking or not preview.plan.taken:
            self.import_view.go_to_first_problem()
            return
        ws, where, remember = self.desk.ws, self.where, self.import_view.columns.remember.isChecked()
        self.run(
            tr("Importing the submissions"),
            lambda _: import_submissions(ws, preview, where, remember=remember),
            self._tell_imported,
        )

    def leave_import(self) -> None:
        """Back to the list; nothing was written."""
        self.import_view.preview = None
        self._stack.setCurrentWidget(self.columns)
        self._show_heading()
        self.table.setFocus()

    def _show_preview(self, preview: ImportPreview) -> None:
        self._stack.setCurrentWidget(self.import_view)
        self.import_view.show_preview(preview)
        self._show_heading()

    def _again(self, look: Callable[[ImportPreview], ImportPreview]) -> None:
        """Compare again, beside the window: thousands of rows take a moment."""
        preview = self.import_view.preview
        if preview is not None:
            self.run(tr("Comparing the rows"), lambda _: look(preview), self._show_preview)

    def _tell_imported(self, done: ImportedSubmissions) -> None:
        self.leave_import()
        parts = [trn("{n} new", "{n} new", done.new), trn("{n} changed", "{n} changed", done.changed)]
        if done.left:
            parts.append(trn("{n} row stayed out", "{n} rows stayed out", done.left))
        self.say(tr("The table was imported"), " · ".join(parts))
        self.contest_changed.emit()

    # decisions and changes

    def decide_fit(self, fits: bool | None) -> None:
        """Record whether the chosen submissions fit the concept; "no" asks for the reason."""
        ids = [one.id for one in self.chosen()]
        if not ids:
            return
        if fits is not False:
            self._decide(fit_change(ids, fits, ""))
            return
        question = trn("{n} submission does not fit the concept?", "{n} submissions do not fit the concept?", len(ids))
        self._ask_reason(question, tr("Record"), lambda reason: fit_change(ids, False, reason))

    def decide_shortlist(self, shortlisted: bool) -> None:
        """Put the chosen submissions on the shortlist, or take them off with a reason."""
        ids = [one.id for one in self.chosen()]
        if not ids:
            return
        if shortlisted:
            self._decide(shortlist_change(ids, True, ""))
            return
        question = trn("Take {n} submission off the shortlist?", "Take {n} submissions off the shortlist?", len(ids))
        self._ask_reason(question, tr("Take off"), lambda reason: shortlist_change(ids, False, reason))

    def remove(self) -> None:
        """Take the chosen submissions out of the draft after saying what goes with them."""
        chosen = self.chosen()
        if not chosen or self._state is None:
            return
        ids = [one.id for one in chosen]
        lost = lost_by_removing(self._state.contest, ids)
        question = removal_question(chosen, lost, scorecards_of(self._state, ids), self)
        ask(question, lambda: self.edits.change(ContestSection.SUBMISSIONS, removal_change(ids), is_agreed=True))

    def add(self) -> None:
        """Ask for the category and title of a new submission and add it."""
        if self._state is None:
            return
        contest = self._state.contest
        dialog = NewSubmissionDialog(contest, self)

        def keep() -> None:
            one = new_submission(self.desk.ws, contest, dialog.category(), dialog.submission_id())
            name = "title_th" if self.language == "th" else "title_en"
            self._wanted = one.id
            title = value_change((one.id,), name, dialog.title())
            self.edits.change(ContestSection.SUBMISSIONS, lambda now: title(adding_change(one)(now)))

        ask(dialog, keep)

    def _ask_reason(self, question: str, answer: str, change: Callable[[str], Change]) -> None:
        reasons = {one.reason for one in self.chosen()}
        proposed = next(iter(reasons)) if len(reasons) == 1 else ""
        dialog = ReasonDialog(question, "", answer, proposed=proposed, parent=self)
        ask(dialog, lambda: self._decide(change(dialog.reason())))

    def _decide(self, change: Change) -> None:
        self.edits.change(ContestSection.ELIGIBILITY, change)

    def _change_value(self, submission: str, field: str, text: str) -> None:
        self.edits.change(ContestSection.SUBMISSIONS, value_change((submission,), field, text))

    def _ask_field(self) -> None:
        chosen = self.chosen()
        if len(chosen) != 1:
            return
        dialog = FieldDialog(self)
        ask(dialog, lambda: self._change_value(chosen[0].id, EXTRA + dialog.title(), dialog.text()))

    # the contest folder

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

    def _choose_table(self) -> None:
        kinds = f"{tr('Tables')} ({TABLES})"
        path = choose_files.ask_open(self, self.desk, tr("Table of submissions"), kinds)
        if path is not None:
            self.look_at(path)

    # the page

    def _show_heading(self) -> None:
        importing = self.is_importing()
        verb = self.import_view.verb()
        self.head.show_for(importing=importing, can_undo=self.edits.can_undo(), verb=verb)
        if importing:
            self.header.set_title(*self.import_view.heading())
        elif self._state is not None:
            self.header.set_title(tr("Submissions"), self._counts())

    def _counts(self) -> str:
        if self._state is None:
            return ""
        counts = counts_of(self._state.contest)
        parts = [
            trn("{n} submission", "{n} submissions", counts.submissions),
            trn("{n} finalist", "{n} finalists", counts.shortlisted),
            tr("{n} eligible", n=counts.eligible),
        ]
        parts += [tr("{n} not checked", n=counts.open)] if counts.open else []
        parts += [tr("{n} not eligible", n=counts.not_eligible)] if counts.not_eligible else []
        parts += [tr("{n} late", n=counts.late)] if counts.late else []
        return " · ".join(parts)

    def _make_actions(self) -> SubmissionActions:
        attachments = self.columns.attachments
        return SubmissionActions(
            self,
            {
                "undo_change": self.edits.undo,
                "update_contest": self._choose_folder,
                "attachments_folder": attachments.choose_folder,
                "all_renditions": attachments.make_all_renditions,
                "add_submission": self.add,
                "import_table_button": self._choose_table,
                "leave_import": self.leave_import,
                "bring_in": self.bring_in,
            },
        )

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.columns)
        self._stack.addWidget(self.import_view)
        self.outside.addWidget(self._stack, 1)

    def _bind_keys(self) -> None:
        actions: dict[str, Callable[[], object]] = {
            "find_submission": self._find,
            "import_table": self._choose_table,
            "add_submission": self.add,
            "edit_submission": self.columns.edit,
            "fits": lambda: self.decide_fit(True),
            "does_not_fit": lambda: self.decide_fit(False),
            "fit_open": lambda: self.decide_fit(None),
            "shortlist": lambda: self.decide_shortlist(True),
            "off_shortlist": lambda: self.decide_shortlist(False),
            "remove_submission": self.remove,
        }
        listed = {name: self._in_the_list(act) for name, act in actions.items()}
        bind_keys(self, KeyPlace.SUBMISSIONS, listed)

    def _in_the_list(self, act: Callable[[], object]) -> Callable[[], object]:
        """A key of the list does nothing while a table is being looked at."""
        return lambda: None if self.is_importing() else act()

    def _find(self) -> None:
        self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.search.selectAll()
