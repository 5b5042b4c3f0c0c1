"""What the buttons of the popular vote ask and record. A table is looked at first; nothing is kept before that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from judge_desktop.config.i18n import tr
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.asking import ReasonDialog
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.deciding_dialogs import VotesDialog
from judge_desktop.ui.chair.judge_names import JudgeNames
from judge_desktop.ui.chair.vote_view import VoteView, options_of
from judge_desktop.ui.widgets.dialog import ask
from judge_desktop.workflow.popular_vote import VotePreview, preview_popular_vote, record_popular_vote

TABLES = "*.csv *.xlsx"


class VoteDeeds:
    """The popular vote of one page; `show` shows it anew after a table was read or dropped."""

    def __init__(self, page: ChairPage, show: Callable[[], object]) -> None:
        self._page, self._show = page, show
        self._preview: VotePreview | None = None

    def view(self, state: ContestState, names: JudgeNames) -> VoteView:
        """What stands in the middle of the page, its buttons connected."""
        view = VoteView(state, self._preview, names)
        view.import_requested.connect(self._choose)
        view.type_requested.connect(lambda: self._type(state))
        view.record_requested.connect(self._record_preview)
        view.forget_requested.connect(lambda: self._look_at(None))
        return view

    def preview(self, path: Path) -> None:
        """Look at a table of votes; nothing is kept."""
        ws, where = self._page.desk.ws, self._page.where
        self._page.run(tr("Reading the votes"), lambda _: preview_popular_vote(ws, path, where), self._look_at)

    def _look_at(self, preview: VotePreview | None) -> None:
        self._preview = preview
        self._show()

    def _choose(self) -> None:
        tables = tr("Tables")
        kinds = f"{tables} ({TABLES})"
        path = choose_files.ask_open(self._page, self._page.desk, tr("Table of the popular vote"), kinds)
        if path is not None:
            self.preview(path)

    def _type(self, state: ContestState) -> None:
        dialog = VotesDialog(options_of(state), parent=self._page)
        ask(dialog, lambda: self._record(dialog.votes() or {}, dialog.reason()))

    def _record_preview(self) -> None:
        preview = self._preview
        if preview is None:
            return
        sentence = tr("Earlier votes stay in sight among the decisions. The judges' scores are not touched.")
        proposed = tr("Votes from the table {file}", file=preview.file_name)
        question = tr("Record these votes?")
        dialog = ReasonDialog(question, sentence, tr("Record"), proposed=proposed, parent=self._page)
        ask(dialog, lambda: self._record(preview.votes, dialog.reason()))

    def _record(self, votes: Mapping[str, int], reason: str) -> None:
        ws, where = self._page.desk.ws, self._page.where

        def done(_: object) -> None:
            self._preview = None
            self._page.contest_changed.emit()

        self._page.run_with_keys(
            tr("Recording the popular vote"), lambda _: record_popular_vote(ws, votes, reason, where), done
        )
