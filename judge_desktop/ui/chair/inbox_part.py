"""Where score files come in: dropped, pasted, chosen, or from a folder that is watched."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.config.settings import Purpose
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.inbox_watch import InboxWatch
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.choices import CheckBox
from judge_desktop.ui.widgets.columns import clear_layout
from judge_desktop.ui.widgets.drop_zone import DropZone
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.flow_layout import FlowLayout
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_20
from judge_desktop.workflow.export_received import EXTENSION as DECISIONS_EXTENSION
from judge_desktop.workflow.export_scores import EXTENSION


class InboxPart(QWidget):
    """`files_requested(paths)` for files a person brought, `waiting_requested` to look at those in the folder,
    `files_changed` when new ones came there or may be merged by themselves from now on.
    """

    files_requested = Signal(object)
    waiting_requested = Signal()
    files_changed = Signal()

    def __init__(self, desk: Desk, contest: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inbox")
        self._desk, self._contest = desk, contest
        self.watch = InboxWatch(type(desk.tasks)(), self)
        self.watch.files_changed.connect(self._tell)
        self.drop = DropZone(
            tr("Drag score files here, or paste them"),
            tr("Choose files"),
            detail=tr("What would change is shown first; nothing is kept yet"),
        )
        self.drop.files_requested.connect(self.files_requested)
        self.drop.choose_requested.connect(self._choose)
        self._news_place = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(self.drop)
        column.addLayout(self._news_place)
        column.addWidget(self._controls())
        self.watch.watch(desk.settings.inbox(contest))
        self._show()

    def merges_alone(self) -> bool:
        """Whether what is accepted without doubt is merged without a press."""
        return self._desk.settings.merges_alone and self.watch.folder() is not None

    def choose_inbox(self) -> None:
        """Ask for the folder to be watched."""
        folder = choose_files.ask_folder(self, self._desk, tr("Folder into which score files come"), Purpose.OPEN)
        if folder is not None:
            self.set_inbox(folder)

    def set_inbox(self, folder: Path | None) -> None:
        """Watch that folder and remember it; None: watch none any more."""
        self._desk.settings = self._desk.settings.with_inbox(self._contest, folder)
        self._desk.save_settings(self._desk.settings)
        self.watch.watch(folder)
        self._show()

    def _controls(self) -> QWidget:
        holder = QWidget()
        line = FlowLayout(holder, gap=SPACE_20, line_gap=0)
        self.start = _link(tr("Watch a folder…"), "choose_inbox")
        self.start.clicked.connect(self.choose_inbox)
        self.stop = _link(tr("Stop watching"), "stop_inbox")
        self.stop.clicked.connect(lambda: self.set_inbox(None))
        self.alone = CheckBox(
            tr("Merge by itself what is accepted without doubt"), checked=self._desk.settings.merges_alone
        )
        self.alone.setObjectName("merges_alone")
        self.alone.toggled.connect(self._set_alone)
        for one in (self.alone, self.start, self.stop):
            line.addWidget(one)
        return holder

    def _set_alone(self, alone: bool) -> None:
        self._desk.settings = replace(self._desk.settings, merges_alone=alone)
        self._desk.save_settings(self._desk.settings)
        if alone:
            self.files_changed.emit()

    def _choose(self) -> None:
        kinds = tr("Score files") + f" (*{EXTENSION} *{DECISIONS_EXTENSION})"
        everything = tr("All files") + " (*)"
        paths = choose_files.ask_open_many(self, self._desk, tr("Choose score files"), f"{kinds};;{everything}")
        self.files_requested.emit(paths)

    def _tell(self) -> None:
        self._show()
        self.files_changed.emit()

    def _show(self) -> None:
        folder = self.watch.folder()
        is_watching = folder is not None
        self.start.set_words(tr("Watch another folder…") if is_watching else tr("Watch a folder…"))
        self.stop.setVisible(is_watching)
        self.alone.setVisible(is_watching)
        self.drop.set_detail(self._watching_words(folder))
        self.show_waiting()

    def show_waiting(self) -> None:
        """Say how many files wait in the folder and how many are still coming; nothing when there are none."""
        clear_layout(self._news_place)
        count = len(self.watch.waiting())
        if count:
            words = trn("{n} new file waits in the folder", "{n} new files wait in the folder", count)
            news = FindingRow(Weight.NOTE, words, action=tr("Look at them"))
            news.setObjectName("waiting")
            news.setContentsMargins(SPACE_20, 0, SPACE_20, 0)
            news.action_requested.connect(self.waiting_requested)
            self._news_place.addWidget(news)

    def _watching_words(self, folder: Path | None) -> str:
        if folder is None:
            return tr("What would change is shown first; nothing is kept yet")
        if not self.watch.is_there:
            return tr("The folder “{folder}” cannot be reached now; it is tried again", folder=folder.name)
        words = tr("Watching the folder “{folder}”", folder=folder.name)
        if self.watch.growing:
            growing = trn("{n} file is still coming", "{n} files are still coming", self.watch.growing)
            return f"{words} · {growing}"
        return words


def _link(words: str, name: str) -> Button:
    button = Button(words, ButtonKind.LINK, size=ButtonSize.SMALL)
    button.setObjectName(name)
    return button
