"""Exporting tables and making the archive, from the question to the notice that says where they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import current_language, tr, translator, trn
from judge_desktop.config.settings import Purpose
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.keeping_dialogs import WORKBOOK, ArchiveDialog, TablesDialog
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.hand_over import show_folder
from judge_desktop.ui.running import Running
from judge_desktop.ui.unlock import when_unlocked
from judge_desktop.ui.widgets.dialog import ask
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.workflow.archive.retention import kept_until
from judge_desktop.workflow.kept_names import archive_name, tables_name
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.results_file_name import next_path

Tell = Callable[[Notice], object]
Refuse = Callable[[JudgeDesktopError], None]


class KeepingDeeds:
    """The two deeds of the `KeepingCard` on one page; `tell` shows a notice there, `refuse` why it did not happen."""

    def __init__(self, page: QWidget, desk: Desk, where: Where, running: Running, tell: Tell, refuse: Refuse) -> None:
        self._page, self._desk, self._where = page, desk, where
        self._running, self._tell, self._refuse = running, tell, refuse

    def ask_for_tables(self, state: ContestState) -> None:
        """Ask in which form, then where, then export."""
        dialog = TablesDialog(self._page)

        def go_on() -> None:
            self._choose_place(state, is_workbook=dialog.form.choice() == WORKBOOK, hides=dialog.hidden.isChecked())

        ask(dialog, go_on)

    def ask_for_archive(self, state: ContestState) -> None:
        """Ask until when it is kept, then where, then make it; a closed round is signed for with the passphrase."""
        package, today = state.package, self._desk.ws.today().date()
        if package is None:
            return
        dialog = ArchiveDialog(kept_until(package.contest, package.round, today), today, self._page)

        def go_on() -> None:
            keep_until = dialog.keep_until()
            folder = choose_files.ask_folder(self._page, self._desk, tr("Folder for the archive"), Purpose.SAVE)
            if folder is None:
                return
            target = next_path(
                folder, archive_name(package.contest, package.mode, today, translator(current_language()))
            )
            if state.view is not None and state.view.is_closed:
                when_unlocked(self._desk, self._page, lambda: self._archive(target, keep_until))
            else:
                self._archive(target, keep_until)

        ask(dialog, go_on)

    def _choose_place(self, state: ContestState, *, is_workbook: bool, hides: bool) -> None:
        if state.package is None:
            return
        name = tables_name(state.package.contest, state.package.mode, translator(current_language()))
        if is_workbook:
            kinds = tr("Workbooks") + " (*.xlsx)"
            path = choose_files.ask_save(self._page, self._desk, tr("Save the tables"), f"{name}.xlsx", kinds=kinds)
            target = path.with_name(path.name + ".xlsx") if path and path.suffix.casefold() != ".xlsx" else path
        else:
            folder = choose_files.ask_folder(self._page, self._desk, tr("Folder for the tables"), Purpose.SAVE)
            target = next_path(folder, name) if folder is not None else None
        if target is not None:
            self._export(target, hides=hides)

    def _export(self, target: Path, *, hides: bool) -> None:
        from judge_desktop.workflow.tables.export_tables import TableOptions, TablesExport, export_tables

        ws, where, language = self._desk.ws, self._where, translator(current_language())

        def tell(done: TablesExport) -> None:
            left = trn("{n} category is still covered", "{n} categories are still covered", len(done.covered))
            self._say(tr("The tables are saved"), target, left if done.covered else "")

        options = TableOptions(hides_judges=hides)
        self._running.run(
            tr("Exporting the tables"),
            lambda control: export_tables(ws, target, language, options, where, control.report),
            tell,
            self._refuse,
        )

    def _archive(self, target: Path, keep_until: date | None) -> None:
        from judge_desktop.workflow.archive.export_archive import ArchiveExport, export_archive

        ws, where, language = self._desk.ws, self._where, translator(current_language())

        def tell(done: ArchiveExport) -> None:
            left = trn(
                "{n} thing could not be in it; the index says why",
                "{n} things could not be in it; the index says why",
                len(done.left_out),
            )
            self._say(tr("The archive is made"), target, left)

        self._running.run(
            tr("Making the archive"),
            lambda control: export_archive(ws, target, language, keep_until, where, control.report),
            tell,
            self._refuse,
        )

    def _say(self, sentence: str, target: Path, more: str) -> None:
        detail = " · ".join(part for part in (str(target), more) if part)
        notice = Notice(
            Weight.FINE, sentence, detail=detail, action=tr("Show folder"), close_name=tr("Close this notice")
        )
        notice.action_requested.connect(lambda: show_folder(target))
        self._tell(notice)
