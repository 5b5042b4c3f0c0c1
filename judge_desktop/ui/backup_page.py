"""A backup that was opened: what is in it, what will happen here, and the button that brings it back.

It works without a data folder that can be read: then it is damaged data that the backup takes the place of.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.config.settings import Settings
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui.backup_cards import content_card, outcome_card
from judge_desktop.ui.hand_over import show_folder
from judge_desktop.ui.headed_page import HeadedPage
from judge_desktop.ui.running import Running
from judge_desktop.ui.tasks import Tasks
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.card import Edge, Panel
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.tokens import SPACE_12, SPACE_20, Role
from judge_desktop.workflow.restore_backup import (
    BackupContent,
    Holding,
    Restored,
    look_at_holding,
    look_into_backup,
    place_kept,
    restore_backup,
)
from judge_desktop.workflow.workspace import Workspace

_WIDTH = 760


class BackupPage(HeadedPage):
    """`back_requested`; `holding_changed(True)` asks to let go of the data folder, `holding_changed(False)` to open it
    again; then `restored(make_notice)`, a notice for the start page, when it holds what the backup held.

    `ws` is None for data that cannot be read.
    """

    holding_changed = Signal(bool)
    restored = Signal(object)

    def __init__(
        self,
        home: Path,
        ws: Workspace | None,
        tasks: Tasks,
        settings: Settings,
        path: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Bring a backup back"), path.name, back=tr("Back to the start page"), parent=parent)
        self.setObjectName("backup_page")
        self.path, self._home, self._ws, self._numerals = path, home, ws, settings.numerals.value
        self._is_holding = False
        column = self.add_column(_WIDTH)
        self.notices = column.notices
        self._cards, place = QVBoxLayout(), QVBoxLayout()
        column.body.addLayout(self._cards)
        column.body.addLayout(place)
        self.restore = Button(tr("Bring the backup back"), ButtonKind.PRIMARY, icon="history")
        self.restore.setObjectName("restore_backup")
        self.restore.clicked.connect(self.bring_back)
        self.foot = Panel(Role.SURFACE, Edge.TOP)
        foot = QHBoxLayout(self.foot)
        foot.setContentsMargins(SPACE_20, SPACE_12, SPACE_20, SPACE_12)
        foot.addStretch(1)
        foot.addWidget(self.restore)
        self.foot.hide()
        self._running = Running(tasks, place, self)
        self._running.running_changed.connect(self._rest)
        self.outside.addWidget(self.foot)
        self.setFocusProxy(self.restore)
        self._running.run(
            tr("Looking into the backup"), lambda _: self._look(), lambda found: self._show(*found), self._refuse
        )

    def bring_back(self) -> None:
        """Let the backup take its place on this computer, whose data folder is closed meanwhile."""
        home, path = self._home, self.path
        self.notices.clear()
        self._is_holding = True
        self.holding_changed.emit(True)
        self._running.run(
            tr("Bringing the backup back"),
            lambda control: restore_backup(home, path, keeps=True, progress=control.report),
            lambda found: self.restored.emit(partial(_restored_notice, found)),
            self._refuse,
        )

    def leave(self) -> None:
        """What runs is stopped; then everything is as it was."""
        self._running.cancel()

    def _look(self) -> tuple[BackupContent, Holding | None]:
        """What is in the backup, and what is here: None when that is damaged, be it the keys only."""
        found = look_into_backup(self.path)
        try:
            return found, look_at_holding(self._ws) if self._ws is not None else None
        except JudgeDesktopError:
            return found, None

    def _show(self, found: BackupContent, here: Holding | None) -> None:
        self._cards.addWidget(content_card(found, self._numerals))
        self._cards.addWidget(outcome_card(found, here, place_kept(self._home), self._numerals))
        if here is None or not here.is_empty:
            self.restore.set_words(tr("Keep what is here and bring it back"))
        self.foot.show()
        self.restore.setFocus()

    def _refuse(self, refusal: JudgeDesktopError) -> None:
        self.notices.show_refusal(refusal)

    def _rest(self, is_running: bool) -> None:
        """Also after a cancel: the data folder is opened again whatever came of it."""
        self.header.setEnabled(not is_running)
        self.restore.setEnabled(not is_running)
        if self._is_holding and not is_running:
            self._is_holding = False
            self.holding_changed.emit(False)


def _restored_notice(found: Restored) -> Notice:
    """Says that it is done, and where what stood there is kept."""
    kept = found.kept
    notice = Notice(
        Weight.FINE,
        tr("The backup was brought back. Everything is as it was when it was made"),
        detail="" if kept is None else tr("What was here before is kept in {folder}", folder=str(kept)),
        action="" if kept is None else tr("Show folder"),
        close_name=tr("Close this notice"),
    )
    notice.setObjectName("restored")
    if kept is not None:
        notice.action_requested.connect(lambda: show_folder(kept))
    return notice
