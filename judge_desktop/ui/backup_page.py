"""A backup that was opened: what it is, and, where nothing was begun yet, the button to bring it back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.config.thai_dates import format_date
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge.document_items import size_words
from judge_desktop.ui.notices import NoticePlace
from judge_desktop.ui.page_column import PageColumn
from judge_desktop.ui.running import Running
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.page_header import PageHeader
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_12, Role, Type
from judge_desktop.workflow.restore_backup import look_at_holding, restore_backup
from judge_desktop.workflow.workspace import Workspace

_WIDTH = 760


class BackupPage(QWidget):
    """`home_requested`; `holding_changed(bool)` while the data folder is closed and nobody may look into it, `restored`
    when it is open again and holds what the backup held.
    """

    home_requested = Signal()
    holding_changed = Signal(bool)
    restored = Signal()

    def __init__(self, desk: Desk, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("backup_page")
        self._desk, self.path = desk, path
        self.header = PageHeader(tr("A backup"), path.name, back=tr("Back to the start page"))
        self.header.back_requested.connect(self.home_requested)
        page = PageColumn(_WIDTH)
        notices, place = QVBoxLayout(), QVBoxLayout()
        self.notices = NoticePlace(notices)
        page.body.addLayout(notices)
        self.restore = Button(tr("Bring the backup back"), ButtonKind.PRIMARY, icon="history")
        self.restore.setObjectName("restore_backup")
        self.restore.clicked.connect(self.bring_back)
        self._card = self._make_card()
        page.body.addWidget(self._card)
        page.body.addLayout(place)
        page.body.addStretch(1)
        self._running = Running(desk.tasks, place, self)
        self._running.running_changed.connect(self._rest)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(page, 1)
        self.setFocusProxy(self.restore)

    def bring_back(self) -> None:
        """Let the backup take the place of this data folder, which is closed meanwhile."""
        if not look_at_holding(self._desk.ws).is_empty:
            return
        home, path = self._desk.ws.home, self.path
        self.notices.clear()
        self.holding_changed.emit(True)
        self._desk.ws.close()
        words = tr("Bringing the backup back")
        self._running.run(words, lambda _: restore_backup(home, path), self._tell_restored, self._tell_refused)

    def _make_card(self) -> Card:
        card = Card(tr("This file is a backup of everything the program kept on a computer, its keys included"))
        body = card.use_body()
        body.setSpacing(SPACE_12)
        body.addWidget(TextLabel(self._facts(), Type.CAPTION, Role.INK2))
        if look_at_holding(self._desk.ws).is_empty:
            words = tr(
                "Nothing was begun on this computer yet, so the backup can be brought back here. "
                "Every file in it is checked first."
            )
            body.addWidget(TextLabel(words, Type.BODY))
            body.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignRight)
        else:
            self.restore.hide()
            title = tr("This computer holds a contest or keys already. A backup never takes their place")
            how = tr(
                "Open it on a computer on which nothing was begun yet, or bring it back into another data folder "
                "with the command restore"
            )
            row = FindingRow(Weight.WARNS, title, strong=True)
            row.setObjectName("not_here")
            body.addWidget(row)
            body.addWidget(TextLabel(how, Type.BODY, Role.INK2))
        return card

    def _facts(self) -> str:
        found = self.path.stat()
        day = format_date(
            datetime.fromtimestamp(found.st_mtime).astimezone().date(),
            current_language().value,
            self._desk.settings.numerals.value,
        )
        return tr("{size}, saved on {day}", size=size_words(found.st_size), day=day)

    def _rest(self, is_running: bool) -> None:
        self.header.setEnabled(not is_running)
        self._card.setEnabled(not is_running)

    def _open_again(self) -> None:
        self._desk.ws = Workspace(self._desk.ws.home)
        self.holding_changed.emit(False)

    def _tell_restored(self, _summary: object) -> None:
        self._open_again()
        self.restored.emit()

    def _tell_refused(self, refusal: JudgeDesktopError) -> None:
        self._open_again()
        self.notices.show_refusal(refusal)
