"""Bringing score files in: what would happen first, then merging; one row for each judge, and what helps beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr, translator, trn
from judge_desktop.config.phrases import sentence_of_error
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.merging import MergeReport, Outcome
from judge_desktop.domain.panel import Confirmation
from judge_desktop.domain.scorecard import ScoreFile
from judge_desktop.domain.view import WhyNotCounted
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.asking import ReasonDialog
from judge_desktop.ui.chair.chair_page import ChairPage, clear_layout
from judge_desktop.ui.chair.check_words_field import ConfirmKeys
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.merge_lines import (
    COMPARE,
    CONFIRM,
    REMIND,
    JudgeLine,
    file_line,
    files_of,
    judge_lines,
    summary,
)
from judge_desktop.ui.chair.two_columns import TwoColumns
from judge_desktop.ui.chair.versions_panel import VersionsPanel
from judge_desktop.ui.chair.wording import clock, name_of, why_not_words
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.unlock import when_unlocked
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize, IconButton
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.dialog import ask
from judge_desktop.ui.widgets.drop_zone import DropZone, local_files
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_12, Role, Tone, Type
from judge_desktop.workflow.deliberate import DecisionRequest, decide
from judge_desktop.workflow.export_scores import EXTENSION
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.panel import confirm_judge


class MergePage(ChairPage):
    """Files come in at the left, what needs a person stands at the right."""

    def __init__(self, desk: Desk, where: Where) -> None:
        super().__init__(desk, where, tr("Merge scores"))
        self.setObjectName("merge")
        self._state: ContestState | None = None
        self._paths: tuple[Path, ...] = ()
        self.preview: MergeReport | None = None
        self.report: MergeReport | None = None
        self._chosen = ""
        self.confirm: ConfirmKeys | None = None
        self.go_on = Button(tr("Go to deliberation"), icon_after="arrow-right")
        self.go_on.setObjectName("go_to_standings")
        self.go_on.clicked.connect(lambda: self.page_requested.emit("standings"))
        self.header.add_action(self.go_on)
        self.drop = DropZone(
            tr("Drag score files here, or paste them"),
            tr("Choose files"),
            detail=tr("What would change is shown first; nothing is kept yet"),
        )
        self.drop.files_requested.connect(self.look_at)
        self.drop.choose_requested.connect(self._choose)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._left.setSpacing(SPACE_12)
        left, side = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        column.addWidget(self.drop)
        column.addLayout(self._left)
        side.setLayout(self._right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(TwoColumns(left, side, stretches=(52, 48)))
        self.body.addStretch(1)

    def show_state(self, state: ContestState) -> None:
        self._state = state
        documents = state.documents
        self.drop.setEnabled(documents is not None)
        view = state.view
        ready = view is not None and not view.missing and not view.forks and not view.awaiting
        self.go_on.setVisible(view is not None)
        primary = ready and self.preview is None
        self.go_on.set_kind(ButtonKind.PRIMARY if primary else ButtonKind.SECONDARY)
        words = summary(documents.view) if documents is not None else tr("Build the package first")
        self.header.set_title(tr("Merge scores"), words)
        self._show_left()
        self._show_right()

    def look_at(self, paths: tuple[Path, ...]) -> None:
        """Say what merging these files would change; nothing is kept."""
        if not paths:
            return
        ws, where = self.desk.ws, self.where
        self._paths = tuple(dict.fromkeys(paths))
        chosen = self._paths
        self.run_with_keys(
            tr("Looking at the score files"),
            lambda control: merge_scores(ws, chosen, where, is_preview=True, progress=control.report),
            self._show_preview,
        )

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

    def _choose(self) -> None:
        kinds = tr("Score files") + f" (*{EXTENSION})"
        self.look_at(choose_files.ask_open_many(self, self.desk, tr("Choose score files"), kinds))

    def _show_preview(self, report: MergeReport) -> None:
        self.preview, self.report = report, None
        self._show_again()

    def _tell_merged(self, report: MergeReport) -> None:
        self.preview, self.report, self._paths = None, report, ()
        new = sum(line.outcome not in (Outcome.REFUSED, Outcome.ALREADY_PRESENT) for line in report.files)
        self.say(trn("{n} new file is merged", "{n} new files are merged", new))
        self.contest_changed.emit()

    def _cancel_preview(self) -> None:
        self.preview, self._paths = None, ()
        self._show_again()

    def _show_again(self) -> None:
        if self._state is not None:
            self.show_state(self._state)

    def _show_left(self) -> None:
        clear_layout(self._left)
        documents = self._state.documents if self._state is not None else None
        if documents is None:
            card = Card()
            how = tr("Score files fit the package they were scored with")
            empty = EmptyState("package", tr("There is no package yet"), how, tr("To the package"))
            empty.action_requested.connect(lambda: self.page_requested.emit("package"))
            card.use_body().addWidget(empty)
            self._left.addWidget(card)
            return
        if self.preview is not None:
            self._left.addWidget(self._preview_card(self.preview))
            return
        card = Card()
        card.setObjectName("judges")
        for line in judge_lines(documents):
            card.add_row(self._judge_row(line))
        self._left.addWidget(card)
        if self.report is not None:
            refused = self._refused_card(self.report)
            if refused is not None:
                self._left.addWidget(refused)

    def _preview_card(self, report: MergeReport) -> Card:
        card = Card(tr("If these files are merged"))
        card.setObjectName("preview")
        self._add_files(card, report, {*Outcome})
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(20, 12, 20, 12)
        row.setSpacing(SPACE_12)
        row.addStretch(1)
        cancel = Button(tr("Cancel"), ButtonKind.QUIET)
        cancel.setObjectName("cancel_preview")
        cancel.clicked.connect(self._cancel_preview)
        useful = sum(line.outcome not in (Outcome.REFUSED, Outcome.ALREADY_PRESENT) for line in report.files)
        row.addWidget(cancel)
        if useful:
            words = trn("Merge {n} file", "Merge {n} files", useful)
            merge = Button(words, ButtonKind.PRIMARY, icon="merge")
            merge.setObjectName("merge_files")
            merge.clicked.connect(self.merge)
            row.addWidget(merge)
        card.add_row(buttons)
        return card

    def _refused_card(self, report: MergeReport) -> Card | None:
        shown = {Outcome.REFUSED, Outcome.ALREADY_PRESENT, Outcome.LATE}
        if not any(line.outcome in shown for line in report.files):
            return None
        card = Card(tr("Files of the last merge that changed nothing"))
        card.setObjectName("refused")
        close = IconButton("x", tr("Close this list"))
        close.clicked.connect(self._forget_report)
        card.add_to_header(close)
        self._add_files(card, report, shown)
        return card

    def _forget_report(self) -> None:
        self.report = None
        self._show_again()

    def _add_files(self, card: Card, report: MergeReport, shown: set[Outcome]) -> None:
        contest = self._state.judged if self._state is not None else None
        for line in report.files:
            if contest is not None and line.outcome in shown:
                title, outcome, shape, tone, detail = file_line(line, contest)
                card.add_row(StatusRow(shape, title, tone, detail=detail, outcome=outcome))

    def _judge_row(self, line: JudgeLine) -> StatusRow:
        words = {CONFIRM: tr("Type check words"), COMPARE: tr("Compare"), REMIND: tr("Copy reminder")}
        action = words.get(line.action, "")
        row = StatusRow(line.shape, line.name, line.tone, detail=line.detail, outcome=line.outcome, action=action)
        row.setObjectName(f"judge_{line.judge}")
        row.set_current(line.judge == self._chosen)
        if action:
            row.button().setAccessibleName(f"{action}: {line.name}")
            row.action_requested.connect(lambda: self._help(line))
        else:
            more = IconButton("chevron-right", tr("Files of {judge}", judge=line.name))
            more.setObjectName("files_of_judge")
            more.clicked.connect(lambda: self._show_judge(line.judge))
            row.add_trailing(more)
        return row

    def _help(self, line: JudgeLine) -> None:
        if line.action == REMIND:
            contest = self._state.contest.name.in_language(self.language) if self._state is not None else ""
            words = tr(
                "Dear {judge}, the score file for {contest} has not come yet. Please seal and send it.",
                judge=line.name,
                contest=contest,
            )
            QGuiApplication.clipboard().setText(words)
            self.say(tr("The reminder is in the clipboard; paste it into the chat"))
        else:
            self._show_judge(line.judge)
            if self.confirm is not None:
                self.confirm.field.setFocus()

    def _show_judge(self, judge: str) -> None:
        self._chosen = "" if judge == self._chosen else judge
        self._show_again()

    def _show_right(self) -> None:
        clear_layout(self._right)
        self.confirm = None
        documents = self._state.documents if self._state is not None else None
        if documents is None or self.preview is not None:
            return
        lines = judge_lines(documents)
        urgent = next((one.judge for one in lines if one.action in (COMPARE, CONFIRM)), "")
        judge = self._chosen or urgent
        if not judge:
            return
        fork = next((one for one in documents.view.forks if one.judge == judge), None)
        if fork is not None:
            panel = VersionsPanel(fork, documents)
            panel.version_requested.connect(self._choose_version)
            self._right.addWidget(panel)
        elif documents.view.awaiting.get(judge):
            self._right.addWidget(self._confirm_card(judge))
        else:
            self._right.addWidget(self._files_card(judge))

    def _confirm_card(self, judge: str) -> Card:
        contest = self._state.judged if self._state is not None else None
        name = name_of(contest.panel.judge(judge) if contest is not None else None, judge)
        card = Card(tr("Is this file from {judge}?", judge=name))
        card.setObjectName("confirm")
        body = card.use_body()
        sentence = tr("Ask the judge to read aloud the six check words shown after sending, and type them here.")
        body.addWidget(TextLabel(sentence, Type.BODY, Role.INK2))
        self.confirm = ConfirmKeys(name)
        self.confirm.confirm_requested.connect(lambda way, words: self._confirm(judge, Confirmation(way), words))
        body.addWidget(self.confirm)
        return card

    def _files_card(self, judge: str) -> Card:
        documents = self._state.documents if self._state is not None else None
        card = Card(tr("Files of this judge"))
        card.setObjectName("files")
        for file in files_of(documents, judge) if documents is not None else ():
            card.add_row(self._file_row(file))
        return card

    def _file_row(self, file: ScoreFile) -> StatusRow:
        documents = self._state.documents if self._state is not None else None
        why = documents.view.not_counted.get(file.sha256) if documents is not None else None
        arrival = documents.arrivals.get(file.sha256) if documents is not None else None
        aside = why is WhyNotCounted.SET_ASIDE
        shape, tone = (Shape.TICK, Tone.OK) if why is None else (Shape.STRUCK, Tone.NEUTRAL)
        parts = [tr("made {time}", time=clock(file.created))]
        if arrival is not None:
            parts.append(tr("received {time}", time=clock(arrival.at)))
            parts.append(arrival.file_name)
        row = StatusRow(
            shape, tr("Revision {n}", n=file.revision), tone, detail=" · ".join(parts), outcome=why_not_words(why)
        )
        words = tr("Take it back") if aside else tr("Set aside…")
        button = Button(words, ButtonKind.QUIET, size=ButtonSize.SMALL)
        button.setObjectName("restore" if aside else "set_aside")
        button.setAccessibleName(f"{words} {tr('Revision {n}', n=file.revision)}")
        button.clicked.connect(lambda: self._set_aside(file, aside))
        row.add_trailing(button)
        return row

    def _choose_version(self, sha256: str) -> None:
        sentence = tr("The other version is kept and does not count.")
        dialog = ReasonDialog(tr("Use this version?"), sentence, tr("Use this one"), parent=self)
        request = DecisionKind.CHOOSE_REVISION
        ask(dialog, lambda: self._decide(request, sha256, dialog.reason(), tr("The chosen version counts now")))

    def _set_aside(self, file: ScoreFile, aside: bool) -> None:
        if aside:
            question, sentence = tr("Take this file back?"), tr("It counts again like any other file.")
            dialog = ReasonDialog(question, sentence, tr("Take it back"), parent=self)
            kind, words = DecisionKind.RESTORE, tr("The file was taken back")
        else:
            dialog = ReasonDialog(
                tr("Set this file aside?"),
                tr("It is kept, does not count, and can be taken back."),
                tr("Set aside"),
                parent=self,
            )
            kind, words = DecisionKind.SET_ASIDE, tr("The file is set aside")
        ask(dialog, lambda: self._decide(kind, file.sha256, dialog.reason(), words))

    def _decide(self, kind: DecisionKind, sha256: str, reason: str, words: str) -> None:
        ws, where = self.desk.ws, self.where
        request = DecisionRequest(kind=kind, reason=reason, documents=(sha256,))
        self.run_with_keys(tr("Recording the decision"), lambda _: decide(ws, request, where), self._after(words))

    def _confirm(self, judge: str, way: Confirmation, words: str) -> None:
        when_unlocked(self.desk, self, lambda: self._record_confirmation(judge, way, words))

    def _record_confirmation(self, judge: str, way: Confirmation, words: str) -> None:
        ws, where = self.desk.ws, self.where
        self._forget_notice()
        self.running.run(
            tr("Confirming"),
            lambda _: confirm_judge(ws, judge, way, words, where),
            self._after(tr("The judge is confirmed and the file counts")),
            self._not_confirmed,
        )

    def _not_confirmed(self, error: JudgeDesktopError) -> None:
        if self.confirm is not None:
            self.confirm.refuse(sentence_of_error(error, translator(current_language())))
        else:
            self.show_refusal(error)

    def _after(self, words: str) -> Callable[[object], None]:
        def tell(_: object) -> None:
            self._chosen = ""
            self.say(words)
            self.contest_changed.emit()

        return tell
