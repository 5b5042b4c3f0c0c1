"""Looking the data of this copy through, in words: what is wrong and what to do, and a backup at hand.

The examination is the same as the command's; it runs in the lane, with progress and cancel.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr, translator, trn
from judge_desktop.config.phrases import sentence_of_error, sentence_of_finding
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding, FindingCode
from judge_desktop.ui import choose_files
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.hand_over import show_folder
from judge_desktop.ui.headed_page import HeadedPage
from judge_desktop.ui.help.opening import help_link
from judge_desktop.ui.notices import what_and_how
from judge_desktop.ui.running import Running
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.stacking_row import StackingRow
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.text_label import SelectableText
from judge_desktop.ui.widgets.tokens import Role, Type
from judge_desktop.workflow.care import backup, examine, risks
from judge_desktop.workflow.file_types import BACKUP_ENDING

_WIDTH = 760
_MOST_SHOWN = 40


class DoctorPage(HeadedPage):
    """Begins to look when it is made. `back_requested`."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Check the data"),
            tr("Database, documents and attachments of this computer"),
            back=tr("Back"),
            parent=parent,
        )
        self.setObjectName("doctor_page")
        self._desk = desk
        column = self.add_column(_WIDTH)
        self.notices = column.notices
        place = QVBoxLayout()
        column.body.addLayout(place)
        self._running = Running(desk.tasks, place, self)
        self._running.running_changed.connect(self._rest)
        self.card = Card()
        self.card.setObjectName("examined")
        column.body.addWidget(self.card)
        column.body.addWidget(self._buttons())
        column.body.addWidget(SelectableText(str(desk.ws.home), Type.CAPTION, Role.INK2))
        self.look_through()

    def look_through(self) -> None:
        """Examine the data folder, and say what was found."""
        home = self._desk.ws.home
        self.card.hide()
        self._running.run(
            tr("Looking through the data"),
            lambda control: (examine(home, control.report), risks(home)),
            lambda found: self._show(*found),
            self._refuse,
        )

    def leave(self) -> None:
        """Nobody waits for the outcome any more, and what is saved elsewhere shall not wait for it."""
        self._running.cancel()

    def save_backup(self) -> None:
        """Ask where, and copy the whole data folder there."""
        name = tr("Judge Desktop backup") + f" {self._desk.ws.today():%Y-%m-%d}{BACKUP_ENDING}"
        path = choose_files.ask_save(self, self._desk, tr("Save the backup"), name)
        if path is None:
            return
        ws = self._desk.ws

        def tell() -> None:
            notice = Notice(
                Weight.FINE,
                tr("The backup is saved"),
                detail=str(path),
                action=tr("Show folder"),
                close_name=tr("Close this notice"),
            )
            notice.action_requested.connect(lambda: show_folder(path))
            self.notices.show_notice(notice)

        self._running.run(
            tr("Saving the backup"), lambda control: backup(ws, path, control.report), lambda _: tell(), self._refuse
        )

    def _show(self, findings: tuple[Finding, ...], risky: tuple[JudgeDesktopError, ...]) -> None:
        words = translator(current_language())
        self.card.clear_rows()
        self.card.add_row(_verdict(findings))
        for finding in findings[:_MOST_SHOWN]:
            weight = Weight.BLOCKS if finding.blocks else Weight.WARNS
            self.card.add_row(_row(weight, sentence_of_finding(_shortened(finding), words), finding.code))
        if len(findings) > _MOST_SHOWN:
            rest = len(findings) - _MOST_SHOWN
            self.card.add_row(_row(Weight.NOTE, trn("{n} more finding", "{n} more findings", rest)))
        for risk in risky:
            self.card.add_row(_row(Weight.WARNS, sentence_of_error(risk, words), risk.code))
        self.card.show()

    def _refuse(self, error: JudgeDesktopError) -> None:
        self.notices.show_refusal(error)

    def _rest(self, resting: bool) -> None:
        for button in (self.again, self.back_up):
            button.setEnabled(not resting)

    def _buttons(self) -> QWidget:
        self.back_up = Button(tr("Back up now…"), icon="hard-drive")
        self.back_up.setObjectName("back_up")
        self.back_up.clicked.connect(self.save_backup)
        self.again = Button(tr("Check again"), icon="refresh-cw")
        self.again.setObjectName("check_again")
        self.again.clicked.connect(self.look_through)
        folder = Button(tr("Show folder"), ButtonKind.QUIET, icon="folder-open")
        folder.setObjectName("show_data_folder")
        folder.clicked.connect(lambda: show_folder(self._desk.ws.home))
        return StackingRow(self.back_up, self.again, folder)


def _verdict(findings: tuple[Finding, ...]) -> StatusRow:
    bad = sum(finding.blocks for finding in findings)
    if bad:
        words = trn("{n} thing is damaged", "{n} things are damaged", bad)
        how = tr("Keep a copy of the whole data folder as it is before anything is repaired")
        return StatusRow(Weight.BLOCKS.shape, words, Weight.BLOCKS.tone, detail=how)
    how = tr("Every document and attachment is as it was received, and the audit log is whole")
    return StatusRow(Weight.FINE.shape, tr("Everything is sound"), Weight.FINE.tone, detail=how)


def _shortened(finding: Finding) -> Finding:
    """Long fingerprints by their beginning: nobody reads 64 digits, and they fill a line and a half."""
    details = {name: f"{str(one)[:12]}…" if name == "sha256" else one for name, one in finding.details.items()}
    return replace(finding, details=details)


def _row(weight: Weight, sentence: str, code: FindingCode | Code | None = None) -> StatusRow:
    happened, to_do = what_and_how(sentence)
    row = StatusRow(weight.shape, happened, weight.tone, detail=to_do)
    if code is not None:
        row.add_trailing(help_link(code))
    return row
