"""The attachments of one submission: what the judges get, in their order, with the state of each PDF rendition.

A part of the page of submissions. A folder with the attachments of many is `attachment_folder`, looking at files
`attachment_dialog`; what may be taken is decided by `workflow`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.config.settings import Purpose
from judge_desktop.domain.contest import Attachment, Submission
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.findings import Finding
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.attachment_asking import RenameDialog, removal_question
from judge_desktop.ui.chair.attachment_dialog import look_at_files
from judge_desktop.ui.chair.attachment_folder import AttachmentFolderDialog
from judge_desktop.ui.chair.attachment_rows import attachment_row
from judge_desktop.ui.chair.bulk_dialog import BulkDialog
from judge_desktop.ui.chair.chair_page import clear_layout
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.rendition_dialog import RenditionDialog
from judge_desktop.ui.chair.wording import finding_words, title_of
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge.document_items import document_items
from judge_desktop.ui.notices import NoticePlace, refusal_notice
from judge_desktop.ui.running import Running
from judge_desktop.ui.tasks import Control
from judge_desktop.ui.widgets.buttons import Button, ButtonSize, IconButton
from judge_desktop.ui.widgets.card import Panel
from judge_desktop.ui.widgets.dialog import ask
from judge_desktop.ui.widgets.drop_zone import DropZone
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.row_list import ROW_HEIGHT, RowList
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_8, Type
from judge_desktop.workflow.add_attachments import AttachmentPlan, plan_files, take_attachments
from judge_desktop.workflow.edit_attachments import move_attachment, remove_attachment, rename_attachment
from judge_desktop.workflow.make_renditions import Renditions, make_renditions, missing_renditions
from judge_desktop.workflow.packages_here import Where

_MOST_ROWS = 6


class AttachmentsPart(Panel):
    """Rows, the buttons for the chosen one, and the place where files come in.

    `contest_changed` when something was kept, `refused(JudgeDesktopError)` when something was not.
    """

    contest_changed = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk, where: Where, parent: QWidget | None = None) -> None:
        super().__init__(None, parent=parent)
        self.setObjectName("attachments_part")
        self._desk, self._where = desk, where
        self._state: ContestState | None = None
        self._id = ""
        self._wanted = ""  # what is to be chosen as soon as it is shown
        self._sentences: list[str] = []
        self._failed: dict[str, Finding] = {}  # office file -> why its PDF could not be made in this run
        self.title = TextLabel("", Type.LABEL)
        self.list = RowList(tr("Attachments"))
        self.list.setObjectName("attachments_list")
        self.list.installEventFilter(self)
        self.list.row_requested.connect(lambda _key: self.look())
        self.list.current_row_changed.connect(lambda _key: self._rest_buttons())
        self.buttons = {name: self._icon_button(name, *spec) for name, spec in self._specs().items()}
        self.make = Button("", icon="file-text", size=ButtonSize.SMALL)
        self.make.setObjectName("make_renditions")
        self.make.clicked.connect(lambda _checked: self.make_renditions())
        self.drop = DropZone(tr("Drag attachments here, or paste them"), tr("Choose files"), icon="paperclip")
        self.drop.setObjectName("attachments_drop")
        self.drop.files_requested.connect(self.add_files)
        self.drop.choose_requested.connect(self._choose)
        self._notice_column, self._finding_column = QVBoxLayout(), QVBoxLayout()
        self._notices = NoticePlace(self._notice_column)
        self._running_column = QVBoxLayout()
        self.running = Running(desk.tasks, self._running_column, self)
        self._lay_out()

    def show_state(self, state: ContestState) -> None:
        """Show the contest as it stands; the submission and the chosen row stay."""
        self._state = state
        self._show()

    def show_submission(self, submission_id: str) -> None:
        """Show the attachments of that submission."""
        if submission_id != self._id:
            self._notices.clear()
        self._id = submission_id
        self._show()

    def submission(self) -> Submission | None:
        """The submission shown."""
        return self._state.contest.submission(self._id) if self._state is not None else None

    def current(self) -> Attachment | None:
        """The chosen attachment."""
        return next((one for one in self._originals() if one.sha256 == self.list.current_key()), None)

    def add_files(self, paths: Sequence[Path], replaces: str = "") -> None:
        """Take files to this submission: what can be taken is taken at once, the rest is named with the reason."""
        if not paths or self.submission() is None:
            return
        ws, where, submission, files = self._desk.ws, self._where, self._id, tuple(paths)

        def work(control: Control) -> AttachmentPlan:
            plan = plan_files(ws, submission, files, where, control.report, replaces=replaces)
            if plan.files:
                take_attachments(ws, plan, where, control.report)
            return plan

        self._run(tr("Taking in the files"), work, self._tell_added)

    def choose_folder(self) -> None:
        """Ask for a folder with the attachments of many submissions, then show what taking it would do."""
        folder = choose_files.ask_folder(self, self._desk, tr("Folder with a folder for each submission"), Purpose.OPEN)
        if folder is not None:
            self.take_folder(folder)

    def take_folder(self, folder: Path) -> None:
        """Show what taking a folder with the attachments of many submissions would do, and take it when asked."""
        if self._state is not None:
            dialog = AttachmentFolderDialog(self._desk, self._where, self._state.contest, folder, self)
            self._open_bulk(dialog)
            dialog.look_at_folder()

    def make_all_renditions(self) -> None:
        """Show which office files of the contest have no PDF, and make them when asked."""
        if self._state is not None:
            self._open_bulk(RenditionDialog(self._desk, self._where, self._state.contest, self))

    def make_renditions(self) -> None:
        """Make the PDFs that this submission lacks."""
        ws, where, submission = self._desk.ws, self._where, self._id
        self._run(
            tr("Making the PDF of the office files"),
            lambda control: make_renditions(ws, where, (submission,), control.report),
            self._tell_made,
        )

    def finding_sentences(self) -> tuple[str, ...]:
        """What is said under the list."""
        return tuple(self._sentences)

    def look(self) -> None:
        """Open the chosen file in the judges' viewers."""
        submission, chosen = self.submission(), self.current()
        if submission is not None and chosen is not None:
            items = [one for one in document_items(submission) if one.files]
            look_at_files(self._desk, title_of(submission), items, chosen.sha256, self)

    def move_by(self, by: int) -> None:
        """Move the chosen attachment among the others."""
        chosen = self.current()
        if chosen is not None:
            ws, where, submission, sha256 = self._desk.ws, self._where, self._id, chosen.sha256
            self._run(
                tr("Saving the attachments"),
                lambda _: move_attachment(ws, submission, sha256, by, where),
                lambda _: self._changed(),
            )

    def rename(self) -> None:
        """Ask for the name that the judges see."""
        chosen = self.current()
        if chosen is None:
            return
        dialog = RenameDialog(chosen.name, self)
        ask(dialog, lambda: self._rename(chosen.sha256, dialog.field.text()))

    def remove(self) -> None:
        """Ask, then take the chosen attachment away."""
        chosen = self.current()
        if chosen is None:
            return
        dialog = removal_question(chosen.name, self)
        ws, where, submission, sha256 = self._desk.ws, self._where, self._id, chosen.sha256
        ask(
            dialog,
            lambda: self._run(
                tr("Saving the attachments"),
                lambda _: remove_attachment(ws, submission, sha256, where),
                lambda _: self._changed(),
            ),
        )

    def replace(self) -> None:
        """Ask for the file that comes in the place of the chosen one."""
        chosen = self.current()
        path = choose_files.ask_open(self, self._desk, tr("Choose the new version")) if chosen is not None else None
        if chosen is not None and path is not None:
            self.add_files((path,), replaces=chosen.sha256)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the rows; the list itself would take Alt+↑ for ↑."""
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            act = self._keys().get((event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier))
            if act is not None:
                act()
                return True
        return super().eventFilter(watched, event)

    def _keys(self) -> dict[tuple[int, Qt.KeyboardModifier], Callable[[], None]]:
        alt, alone = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
        return {
            (Qt.Key.Key_Up, alt): lambda: self.move_by(-1),
            (Qt.Key.Key_Down, alt): lambda: self.move_by(1),
            (Qt.Key.Key_F2, alone): self.rename,
            (Qt.Key.Key_Delete, alone): self.remove,
        }

    def _specs(self) -> dict[str, tuple[str, str, str, Callable[[], None]]]:
        return {
            "look_at_attachment": ("eye", tr("Look at the file"), "Enter", self.look),
            "move_up": ("arrow-up", tr("Move the file up"), "Alt+↑", lambda: self.move_by(-1)),
            "move_down": ("arrow-down", tr("Move the file down"), "Alt+↓", lambda: self.move_by(1)),
            "rename_attachment": ("pencil", tr("Rename for the judges…"), "F2", self.rename),
            "replace_attachment": ("refresh-cw", tr("Replace by a new version…"), "", self.replace),
            "remove_attachment": ("trash-2", tr("Take the file away…"), "Del", self.remove),
        }

    def _icon_button(self, name: str, icon: str, words: str, key: str, act: Callable[[], None]) -> IconButton:
        button = IconButton(icon, words, key=key)
        button.setObjectName(name)
        button.clicked.connect(lambda _checked: act())
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        row = QHBoxLayout()
        row.setSpacing(SPACE_4)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        for layout in (self._notice_column, self._finding_column, self._running_column):
            layout.setSpacing(SPACE_4)
        column.addWidget(self.title)
        column.addLayout(self._notice_column)
        column.addWidget(self.list)
        column.addLayout(row)
        column.addLayout(self._finding_column)
        column.addWidget(self.make, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._running_column)
        column.addWidget(self.drop)
        column.addStretch(1)

    def _originals(self) -> tuple[Attachment, ...]:
        submission = self.submission()
        listed = submission.attachments if submission is not None else ()
        hashes = {one.sha256 for one in listed}
        return tuple(one for one in listed if one.rendition_of not in hashes)

    def _show(self) -> None:
        submission, state = self.submission(), self._state
        originals = self._originals()
        self.title.setText(trn("{n} attachment", "{n} attachments", len(originals)))
        rows = (
            [attachment_row(one, submission, state, self._failed) for one in originals] if submission and state else []
        )
        self.list.set_rows(rows)
        self._choose_row([row.key for row in rows])
        self.list.setVisible(bool(rows))
        self.list.setFixedHeight(look().px(ROW_HEIGHT) * min(len(rows), _MOST_ROWS) + 4)
        self.drop.setEnabled(submission is not None)
        missing = missing_renditions(state.contest, (self._id,)) if submission and state else ()
        self.make.set_words(trn("Make {n} PDF", "Make {n} PDFs", len(missing)))
        self.make.setVisible(bool(missing))
        self._show_findings()
        self._rest_buttons()

    def _choose_row(self, keys: Sequence[str]) -> None:
        """What was just taken in, else the row chosen before, else the first."""
        if self._wanted in keys:
            self.list.set_current_key(self._wanted)
            self._wanted = ""
        elif keys and self.list.current_key() not in keys:
            self.list.set_current_key(keys[0])

    def _show_findings(self) -> None:
        clear_layout(self._finding_column)
        self._sentences = []
        for finding in self._state.findings if self._state is not None else ():
            if finding.where.submission == self._id and finding.code.value.startswith("attachment_"):
                self._add_finding(finding)
        for one in self._originals():
            if one.sha256 in self._failed:
                self._add_finding(self._failed[one.sha256])

    def _add_finding(self, finding: Finding) -> None:
        weight = Weight.BLOCKS if finding.blocks else Weight.WARNS
        self._sentences.append(finding_words(finding))
        self._finding_column.addWidget(FindingRow(weight, self._sentences[-1]))

    def _rest_buttons(self) -> None:
        originals, chosen = self._originals(), self.current()
        place = originals.index(chosen) if chosen is not None else -1
        for name, button in self.buttons.items():
            button.setVisible(bool(originals))
            button.setEnabled(chosen is not None)
            if name == "move_up":
                button.setEnabled(place > 0)
            if name == "move_down":
                button.setEnabled(0 <= place < len(originals) - 1)

    def _open_bulk(self, dialog: BulkDialog) -> None:
        dialog.contest_changed.connect(self.contest_changed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.resize(dialog.sizeHint())
        dialog.open()

    def _tell_made(self, renditions: Renditions) -> None:
        self._failed = {**self._failed, **dict(renditions.failed)}
        self._show()
        if renditions.made:
            self._changed()

    def _choose(self) -> None:
        self.add_files(choose_files.ask_open_many(self, self._desk, tr("Choose attachments")))

    def _rename(self, sha256: str, name: str) -> None:
        ws, where, submission = self._desk.ws, self._where, self._id
        self._run(
            tr("Saving the attachments"),
            lambda _: rename_attachment(ws, submission, sha256, name, where),
            lambda _: self._changed(),
        )

    def _run(self, words: str, work: Callable[[Control], Any], done: Callable[[Any], object]) -> None:
        self._notices.clear()
        self.running.run(words, work, done, self._refuse)

    def _refuse(self, error: JudgeDesktopError) -> None:
        self._notices.show_notice(refusal_notice(error))
        self.refused.emit(error)

    def _changed(self) -> None:
        self.contest_changed.emit()

    def _tell_added(self, plan: AttachmentPlan) -> None:
        refused = [finding_words(one) for one in plan.refused]
        if refused:
            words = trn("{n} file was not taken", "{n} files were not taken", len(refused))
            close = tr("Close this notice")
            self._notices.show_notice(
                Notice(Weight.BLOCKS, words, detail="\n".join(refused[:_MOST_ROWS]), close_name=close)
            )
        elif not plan.changing:
            words = tr("These files are attached already; nothing was changed")
            self._notices.show_notice(Notice(Weight.NOTE, words, leaves=True))
        if plan.changing:
            self._wanted = plan.changing[-1].attachment.sha256
            self._changed()
