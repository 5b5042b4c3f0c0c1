"""A spreadsheet of people on the panel's page: it is chosen, looked at in place of the page, and taken in or left.

What it would do is shown by ``people_import``; nothing is kept before somebody confirms.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.chair.people_import import PeopleImport
from judge_desktop.ui.chair.wording import finding_words
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.workflow.import_panel import PeoplePreview, PeopleTable, import_people, read_people

_TABLE_KINDS = "(*.xlsx *.csv *.tsv *.txt)"


class PeopleImportDeeds(QObject):
    """`view_changed` when a spreadsheet begins or ceases to be looked at (`view`); `people_taken` after its people were
    taken in. `leave` and `take` are the buttons of the header.
    """

    view_changed = Signal()
    people_taken = Signal()

    def __init__(self, page: ChairPage) -> None:
        super().__init__(page)
        self._page = page
        self._contest: Contest | None = None
        self.view: PeopleImport | None = None
        self.leave = Button(tr("Cancel"), ButtonKind.QUIET)
        self.leave.setObjectName("cancel_import")
        self.leave.clicked.connect(self.close)
        self.take = Button("", ButtonKind.PRIMARY, icon="file-input")
        self.take.setObjectName("confirm_import")
        self.take.clicked.connect(self._import)

    def set_contest(self, contest: Contest) -> None:
        """The contest a spreadsheet is compared with from now on."""
        self._contest = contest

    def choose(self) -> None:
        """Ask for a spreadsheet and look at it."""
        kinds = tr("Spreadsheets") + f" {_TABLE_KINDS}"
        path = choose_files.ask_open(self._page, self._page.desk, tr("Choose a spreadsheet of people"), kinds)
        if path is not None:
            self.look_at(path)

    def look_at(self, path: Path) -> None:
        """Read a spreadsheet and show what it would do; nothing is kept yet."""
        self._page.forget_notice()
        self._page.running.run(
            tr("Reading the spreadsheet"), lambda _: read_people(path), self._show, self._refuse_table
        )

    def close(self) -> None:
        """Back to the panel; what was looked at is left."""
        view, self.view = self.view, None
        self._show_buttons()
        self.view_changed.emit()
        if view is not None:
            view.hide()
            view.deleteLater()

    def _show(self, people: PeopleTable) -> None:
        if self._contest is None:
            return
        self.close()
        self.view = PeopleImport(people, self._contest)
        self.view.preview_changed.connect(self._show_preview)
        self._show_buttons()
        self.view_changed.emit()
        self._show_preview()

    def _show_buttons(self) -> None:
        for button in (self.leave, self.take):
            button.setVisible(self.view is not None)

    def _show_preview(self) -> None:
        """The head of the page and the button say what would be done now."""
        view = self.view
        if view is None:
            return
        rows = trn("{n} row", "{n} rows", len(view.preview.rows))
        parts = (view.people.table.name, rows, tr("nothing is kept until you confirm"))
        self._page.header.set_title(tr("Take in people"), " · ".join(parts))
        ready = len(view.preview.ready)
        self.take.set_words(trn("Take in {n} person", "Take in {n} people", ready))
        self.take.set_disabled_reason("" if ready else tr("No row would change anything"))

    def _refuse_table(self, error: JudgeDesktopError) -> None:
        """What is wrong with the file as a whole says more than that nothing was taken over."""
        found = error.details.get("findings")
        if isinstance(found, tuple) and found:
            sentence, _, how = finding_words(found[0]).partition(". ")
            self._page.show_notice(Notice(Weight.BLOCKS, sentence, detail=how))
        else:
            self._page.show_refusal(error)

    def _import(self) -> None:
        view = self.view
        if view is None:
            return
        ws, where, people, matching = self._page.desk.ws, self._page.where, view.people, view.matching()
        self._page.run(
            tr("Taking in people"),
            lambda _: import_people(ws, people, matching, where),
            self._imported,
        )

    def _imported(self, preview: PeoplePreview) -> None:
        self.close()
        self.people_taken.emit()
        left_out = len(preview.problems)
        detail = trn("{n} row stayed out", "{n} rows stayed out", left_out) if left_out else ""
        taken = len(preview.ready)
        self._page.say(trn("{n} person was taken in", "{n} people were taken in", taken), detail)
