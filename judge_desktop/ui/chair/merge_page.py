"""Bringing score files in: what would happen first, then merging; one row for each judge, and what helps beside it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.merging import MergeReport, Outcome
from judge_desktop.domain.panel import Confirmation
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.chair.check_words_field import ConfirmKeys
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.deputies_part import DeputiesPart
from judge_desktop.ui.chair.inbox_part import InboxPart
from judge_desktop.ui.chair.judges_card import JudgesCard
from judge_desktop.ui.chair.merge_decisions import MergeDecisions
from judge_desktop.ui.chair.merge_lines import summary
from judge_desktop.ui.chair.merge_preview import CHANGED_NOTHING, PreviewCard, UnchangedCard
from judge_desktop.ui.chair.merge_side import MergeSide
from judge_desktop.ui.chair.outcome_list import OutcomeList
from judge_desktop.ui.chair.paper_part import PaperPart
from judge_desktop.ui.chair.two_columns import TwoColumns
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.help.said import said_of_error
from judge_desktop.ui.unlock import when_unlocked
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.columns import clear_layout
from judge_desktop.ui.widgets.drop_zone import local_files
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.tabs import Tab, TabStrip
from judge_desktop.ui.widgets.tokens import SPACE_12, SPACE_16, SPACE_28
from judge_desktop.workflow.merge_scores import merge_scores, merge_without_doubt
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.panel import confirm_judge

SCORES, PAPERS, DEPUTIES = "scores", "papers", "deputies"


class MergePage(ChairPage):
    """Files come in at the left, what needs a person stands at the right; tabs of their own for paper and deputies."""

    def __init__(self, desk: Desk, where: Where) -> None:
        super().__init__(desk, where, tr("Merge scores"))
        self.setObjectName("merge")
        self._state: ContestState | None = None
        self._paths: tuple[Path, ...] = ()
        self._brought: set[Path] = set()  # by a person; what came into the folder is told apart
        self._merged: tuple[str, ...] = ()  # documents of the last merge, to undo it
        self.preview: MergeReport | None = None
        self.report: MergeReport | None = None
        self._chosen = ""
        self._make_header()
        self.tabs = TabStrip(
            tr("Score files, paper and deputies"),
            tr("{n} more"),
            [
                Tab(SCORES, tr("Score files"), "merge"),
                Tab(PAPERS, tr("Paper and spreadsheets"), "clipboard-pen"),
                Tab(DEPUTIES, tr("Deputies"), "users"),
            ],
        )
        self.tabs.tab_changed.connect(self.show_tab)
        self.outside.insertWidget(1, self.tabs)
        news = self._news.layout()
        if news is not None:
            news.setContentsMargins(SPACE_28, SPACE_12, 24, 0)
        self.inbox = InboxPart(desk, where.contest)
        self.inbox.files_requested.connect(self.look_at)
        self.inbox.waiting_requested.connect(self.look_at_waiting)
        self.inbox.files_changed.connect(self._take_from_folder)
        self.drop = self.inbox.drop
        self.side = MergeSide()
        self.decisions = MergeDecisions(self)
        self.decisions.decided.connect(self._tell_decided)
        self.side.version_requested.connect(self.decisions.choose_version)
        self.side.set_aside_requested.connect(self.decisions.set_aside)
        self.side.confirm_requested.connect(self._confirm)
        self.side.judge_requested.connect(self._show_judge)
        self.running.running_changed.connect(lambda _: self._take_from_folder())
        self.papers = PaperPart(self)
        self.deputies = DeputiesPart(desk, where)
        self.deputies.contest_changed.connect(self.contest_changed)
        self.deputies.refused.connect(self.show_refusal)
        self.deputies.told.connect(self.say)
        self._lay_out()

    def show_state(self, state: ContestState) -> None:
        self._state = state
        documents, view = state.documents, state.view
        self.drop.setEnabled(documents is not None)
        ready = view is not None and not view.missing and not view.forks and not view.awaiting
        self.go_on.setVisible(view is not None)
        self.undo.setVisible(bool(self._merged) and self.preview is None)
        primary = ready and self.preview is None
        self.go_on.set_kind(ButtonKind.PRIMARY if primary else ButtonKind.SECONDARY)
        words = summary(documents.view) if documents is not None else tr("Build the package first")
        self.header.set_title(tr("Merge scores"), words)
        self._show_left()
        self._show_right()
        self.papers.show_state(state)
        self.deputies.show_state(state)

    @property
    def confirm(self) -> ConfirmKeys | None:
        """The field for check words, while a judge waits for them."""
        return self.side.confirm

    def show_tab(self, key: str) -> None:
        """Show the score files, what came on paper, or the deputies."""
        if key != self.tabs.tab():
            self.scroller.verticalScrollBar().setValue(0)
        self.tabs.set_tab(key)
        for name, part in ((SCORES, self._scores), (PAPERS, self.papers), (DEPUTIES, self.deputies)):
            part.setVisible(name == key)

    def look_at(self, paths: tuple[Path, ...]) -> None:
        """Say what merging these files would change; nothing is kept."""
        if paths:
            self.show_tab(SCORES)
            self._brought |= set(paths)
            self._look(tuple(dict.fromkeys(paths)))

    def look_at_waiting(self) -> None:
        """Look at what came into the folder, beside what is looked at already."""
        self._look(tuple(dict.fromkeys((*self._paths, *self.inbox.watch.take()))))
        self.inbox.show_waiting()

    def merge(self) -> None:
        """Merge the files that were looked at."""
        ws, where, chosen = self.desk.ws, self.where, self._paths
        self.run_with_keys(
            tr("Merging the score files"),
            lambda control: merge_scores(ws, chosen, where, progress=control.report),
            self._tell_merged,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.look_at(local_files(QGuiApplication.clipboard().mimeData()))
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._take_from_folder()

    def _make_header(self) -> None:
        self.undo = Button(tr("Undo this merge"), ButtonKind.QUIET, icon="undo-2")
        self.undo.setObjectName("undo_merge")
        self.undo.clicked.connect(self._undo_merge)
        self.undo.hide()
        self.go_on = Button(tr("Go to deliberation"), icon_after="arrow-right")
        self.go_on.setObjectName("go_to_standings")
        self.go_on.clicked.connect(lambda: self.page_requested.emit("standings"))
        self.header.add_action(self.undo)
        self.header.add_action(self.go_on)
        self.shy.append(self.undo)

    def _lay_out(self) -> None:
        self._left = QVBoxLayout()
        self._left.setSpacing(SPACE_12)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        column.addWidget(self.inbox)
        self.judges = JudgesCard()
        self.judges.judge_requested.connect(self._show_judge)
        self.judges.help_requested.connect(self._help)
        self.judges.reminder_copied.connect(self._tell_reminder)
        self._follow(self.judges.outcomes.list)
        column.addWidget(self.judges)
        column.addLayout(self._left)
        self._scores = TwoColumns(left, self.side, stretches=(52, 48))
        self.body.setContentsMargins(SPACE_28, SPACE_12, 24, SPACE_16)
        self.body.addWidget(self._scores)
        self.body.addWidget(self.papers)
        self.body.addWidget(self.deputies)
        self.body.addStretch(1)
        self.papers.hide()
        self.deputies.hide()

    def _follow(self, outcomes: OutcomeList) -> None:
        """The page scrolls to the row where the keyboard is."""
        outcomes.seen_requested.connect(lambda top, bottom: self._scroll_to(outcomes, top, bottom))

    def _look(self, chosen: tuple[Path, ...]) -> None:
        ws, where = self.desk.ws, self.where
        self._paths = chosen
        self.run_with_keys(
            tr("Looking at the score files"),
            lambda control: merge_scores(ws, chosen, where, is_preview=True, progress=control.report),
            lambda report: self._show_preview(chosen, report),
        )

    def _take_from_folder(self) -> None:
        """What came into the folder: into the preview by itself, unless that would move something under a hand."""
        watch = self.inbox.watch
        if not watch.waiting() or self.desk.ws.needs_passphrase or self.running.is_running() or self._state is None:
            return
        if self._state.documents is None:
            return
        if self.inbox.merges_alone():
            self._merge_alone()
        elif self.isVisible() and not self.side.is_being_typed() and QGuiApplication.modalWindow() is None:
            self.look_at_waiting()

    def _merge_alone(self) -> None:
        ws, where, came = self.desk.ws, self.where, self.inbox.watch.take()
        self.inbox.show_waiting()
        self.running.run(
            tr("Merging the score files"),
            lambda control: merge_without_doubt(ws, came, where, progress=control.report),
            lambda reports: self._tell_merged_alone(came, *reports),
            self.show_refusal,
        )

    def _tell_merged_alone(self, came: tuple[Path, ...], looked: MergeReport, merged: MergeReport | None) -> None:
        left = tuple(
            path
            for path, line in zip(came, looked.files, strict=True)
            if line.decisions or line.outcome not in (Outcome.ACCEPTED, Outcome.ALREADY_PRESENT)
        )
        if merged is not None:
            self._merged = tuple(line.sha256 for line in merged.files if line.sha256)
            self._say_merged(len(merged.files))
            self.contest_changed.emit()
        if left:
            self._look(tuple(dict.fromkeys((*self._paths, *left))))

    def _show_preview(self, looked_at: tuple[Path, ...], report: MergeReport) -> None:
        """What came into the folder and is here already is not asked about."""
        if looked_at != self._paths:  # others were dropped while these were looked at
            self._look(self._paths)
            return
        shown = [
            (path, line)
            for path, line in zip(looked_at, report.files, strict=True)
            if path in self._brought or line.outcome is not Outcome.ALREADY_PRESENT
        ]
        self._paths = tuple(path for path, _ in shown)
        self.preview = replace(report, files=tuple(line for _, line in shown)) if shown else None
        self.report = None
        self._show_again()

    def _tell_merged(self, report: MergeReport) -> None:
        self.preview, self.report, self._paths, self._brought = None, report, (), set()
        new = [line for line in report.files if line.outcome not in (Outcome.REFUSED, Outcome.ALREADY_PRESENT)]
        self._merged = tuple(line.sha256 for line in new if line.sha256)
        self._say_merged(len(new))
        self.contest_changed.emit()

    def _say_merged(self, count: int) -> None:
        self.say(trn("{n} new file is merged", "{n} new files are merged", count))

    def _cancel_preview(self) -> None:
        self.preview, self._paths, self._brought = None, (), set()
        self._show_again()

    def _show_again(self) -> None:
        if self._state is not None:
            self.show_state(self._state)

    def _show_left(self) -> None:
        documents = self._state.documents if self._state is not None else None
        self.judges.setVisible(documents is not None and self.preview is None)
        clear_layout(self._left)
        if documents is None:
            self._left.addWidget(self._no_package())
            return
        self.judges.show_documents(documents)
        if self.preview is not None:
            preview = PreviewCard(self.preview, documents.package)
            preview.merge_requested.connect(self.merge)
            preview.cancel_requested.connect(self._cancel_preview)
            self._follow(preview.files.list)
            self._left.addWidget(preview)
        elif self.report is not None and any(line.outcome in CHANGED_NOTHING for line in self.report.files):
            unchanged = UnchangedCard(self.report, documents.package)
            unchanged.close_requested.connect(self._forget_report)
            self._left.addWidget(unchanged)

    def _no_package(self) -> Card:
        card = Card()
        how = tr("Score files fit the package they were scored with")
        empty = EmptyState("package", tr("There is no package yet"), how, tr("To the package"))
        empty.action_requested.connect(lambda: self.page_requested.emit("package"))
        card.use_body().addWidget(empty)
        return card

    def _forget_report(self) -> None:
        self.report = None
        self._show_again()

    def _show_right(self) -> None:
        documents = self._state.documents if self._state is not None else None
        self.side.setVisible(documents is not None and self.preview is None)
        if documents is None or self.preview is not None:
            self.side.show_nothing()
            return
        self.side.show_judge(documents, self._chosen or self.judges.urgent())

    def _show_judge(self, judge: str) -> None:
        """What there is about a judge: beside the row where the page is scrolled to, or below in a narrow window."""
        self._chosen = judge
        if self._state is None:
            return
        self._show_right()
        if self._scores.is_narrow():
            self.side.set_top(0)
            QTimer.singleShot(0, self, self._show_side)  # when what is above it has its height
        else:
            self.side.set_top(self.scroller.verticalScrollBar().value() - SPACE_12)

    def _show_side(self) -> None:
        self.scroller.show_wholly(self.side)

    def _scroll_to(self, seen: OutcomeList, top: int, bottom: int) -> None:
        self.scroller.show_part(seen, QRect(0, top, 1, bottom - top))

    def _help(self, judge: str) -> None:
        """Compare two versions or confirm by words: at the right, where the field is."""
        self._show_judge(judge)
        if self.confirm is not None:
            self.confirm.field.setFocus()

    def _tell_reminder(self) -> None:
        self.say(tr("The reminder is in the clipboard; paste it into the chat"))

    def _tell_decided(self, words: str) -> None:
        self._chosen = ""
        self.side.set_top(0)
        self.say(words)
        self.contest_changed.emit()

    def _undo_merge(self) -> None:
        documents = self._merged
        self.decisions.undo_merge(documents, self._forget_merge)

    def _forget_merge(self) -> None:
        self._merged, self.report = (), None

    def _confirm(self, judge: str, way: Confirmation, words: str) -> None:
        when_unlocked(self.desk, self, lambda: self._record_confirmation(judge, way, words))

    def _record_confirmation(self, judge: str, way: Confirmation, words: str) -> None:
        ws, where = self.desk.ws, self.where
        self.forget_notice()
        self.running.run(
            tr("Confirming"),
            lambda _: confirm_judge(ws, judge, way, words, where),
            lambda _: self._tell_confirmed(),
            self._not_confirmed,
        )

    def _tell_confirmed(self) -> None:
        if self.confirm is not None:
            self.confirm.field.clear()
        self._tell_decided(tr("The judge is confirmed and the file counts"))

    def _not_confirmed(self, error: JudgeDesktopError) -> None:
        if self.confirm is not None:
            self.confirm.refuse(said_of_error(error))
        else:
            self.show_refusal(error)
