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
from judge_desktop.domain.contest import Attachment, Contest, Submission
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.findings import Finding, FindingCode
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.attachment_asking import RenameDialog, removal_question
from judge_desktop.ui.chair.attachment_buttons import AttachmentButtons
from judge_desktop.ui.chair.attachment_dialog import look_at_files
from judge_desktop.ui.chair.attachment_folder import AttachmentFolderDialog
from judge_desktop.ui.chair.attachment_rows import attachment_row
from judge_desktop.ui.chair.bulk_dialog import open_bulk
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.finding_list import FindingList
from judge_desktop.ui.chair.rendition_dialog import RenditionDialog
from judge_desktop.ui.chair.wording import finding_words, title_of
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge.document_items import document_items
from judge_desktop.ui.notices import NoticePlace
from judge_desktop.ui.running import Running
from judge_desktop.ui.tasks import Control
from judge_desktop.ui.widgets.buttons import Button, ButtonSize, IconButton
from judge_desktop.ui.widgets.card import Panel
from judge_desktop.ui.widgets.dialog import ask
from judge_desktop.ui.widgets.drop_zone import DropZone
from judge_desktop.ui.widgets.finding_row import Weight
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
ABOUT_ATTACHMENTS = frozenset((FindingCode.ATTACHMENT_SHARED, FindingCode.ATTACHMENT_TWICE))


class AttachmentsPart(Panel):
    """Rows, the buttons for the chosen one, and the place where files come in.

    `contest_changed` when something was kept, `refused(JudgeDesktopError)` when something was not: the page says why.
    """

    contest_changed = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk, where: Where, parent: QWidget | None = None) -> None:
        super().__init__(None, parent=parent)
        self.setObjectName("attachments_part")
        self._desk, self._where = desk, where
        self._state: ContestState | None = None
        self._id = ""
        self._is_rendering = False
        self._wanted = ""  # what is to be chosen as soon as it is shown
        self._failed: dict[str, Finding] = {}  # office file -> why its PDF could not be made in this run
        self.title = TextLabel("", Type.LABEL)
        self.list = RowList(tr("Attachments"))
        self.list.setObjectName("attachments_list")
        self.list.installEventFilter(self)
        self.list.row_requested.connect(lambda _key: self.look())
        self.list.current_row_changed.connect(lambda _key: self._rest_buttons())
        self.buttons = self._make_buttons()
        self.make = Button("", icon="file-text", size=ButtonSize.SMALL)
        self.make.setObjectName("make_renditions")
        self.make.clicked.connect(lambda _checked: self.make_renditions())
        self.drop = DropZone(tr("Drag or paste files here"), tr("Choose files"), icon="paperclip")
        self.drop.setObjectName("attachments_drop")
        self.drop.files_requested.connect(self.add_files)
        self.drop.choose_requested.connect(self._choose)
        self.findings = FindingList()
        self._notice_column = QVBoxLayout()
        self._notices = NoticePlace(self._notice_column)
        self._running_column = QVBoxLayout()
        self.running = Running(desk.tasks, self._running_column, self)
        self.running.running_changed.connect(self._after_work)
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
            open_bulk(dialog, self.contest_changed)
            dialog.look_at_folder()

    def make_all_renditions(self) -> None:
        """Show which office files of the contest have no PDF, and make them when asked."""
        if self._state is not None:
            dialog = RenditionDialog(self._desk, self._where, self._state.contest, self)
            open_bulk(dialog, self.contest_changed)

    def make_renditions(self) -> None:
        """Make the PDFs that this submission lacks."""
        ws, where, submission = self._desk.ws, self._where, self._id
        self._is_rendering = True
        self._run(
            tr("Making the PDF of the office files"),
            lambda control: make_renditions(ws, where, (submission,), control.report),
            self._tell_made,
        )

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
            self._edit(chosen, move_attachment, by)

    def rename(self) -> None:
        """Ask for the name that the judges see."""
        chosen = self.current()
        if chosen is not None:
            dialog = RenameDialog(chosen.name, self)
            ask(dialog, lambda: self._edit(chosen, rename_attachment, dialog.field.text()))

    def remove(self) -> None:
        """Ask, then take the chosen attachment away."""
        chosen = self.current()
        if chosen is not None:
            ask(removal_question(chosen.name, self), lambda: self._edit(chosen, remove_attachment))

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

    def _make_buttons(self) -> AttachmentButtons:
        buttons = AttachmentButtons()
        buttons.look_requested.connect(self.look)
        buttons.move_requested.connect(self.move_by)
        buttons.rename_requested.connect(self.rename)
        buttons.replace_requested.connect(self.replace)
        buttons.remove_requested.connect(self.remove)
        return buttons

    def _bulk_buttons(self) -> tuple[IconButton, IconButton]:
        """What is done for all submissions at once."""
        folder = IconButton("folder-open", tr("Attachments of all submissions from a folder…"))
        folder.setObjectName("attachments_from_folder")
        folder.clicked.connect(lambda _checked: self.choose_folder())
        renditions = IconButton("files", tr("PDF of all office files of the contest…"))
        renditions.setObjectName("all_renditions")
        renditions.clicked.connect(lambda _checked: self.make_all_renditions())
        return folder, renditions

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        for layout in (self._notice_column, self._running_column):
            layout.setSpacing(SPACE_4)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        for button in self._bulk_buttons():
            head.addWidget(button)
        column.addLayout(head)
        column.addLayout(self._notice_column)
        column.addWidget(self.list)
        column.addWidget(self.buttons)
        column.addWidget(self.findings)
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
        self.findings.show_findings(self._findings())
        self._rest_buttons()

    def _choose_row(self, keys: Sequence[str]) -> None:
        """What was just taken in, else the row chosen before, else the first."""
        if self._wanted in keys:
            self.list.set_current_key(self._wanted)
            self._wanted = ""
        elif keys and self.list.current_key() not in keys:
            self.list.set_current_key(keys[0])

    def _findings(self) -> list[Finding]:
        """What is known about the files of this submission, and why a PDF could not be made."""
        known = self._state.findings if self._state is not None else ()
        about = [one for one in known if one.where.submission == self._id and one.code in ABOUT_ATTACHMENTS]
        return [*about, *(self._failed[one.sha256] for one in self._originals() if one.sha256 in self._failed)]

    def _rest_buttons(self) -> None:
        originals, chosen = self._originals(), self.current()
        self.buttons.rest(originals.index(chosen) if chosen is not None else -1, len(originals))

    def _tell_made(self, renditions: Renditions) -> None:
        self._failed = {**self._failed, **dict(renditions.failed)}
        self._show()

    def _after_work(self, running: bool) -> None:
        """Renditions made before a cancel are kept, and shown."""
        if not running and self._is_rendering:
            self._is_rendering = False
            self.contest_changed.emit()

    def _choose(self) -> None:
        self.add_files(choose_files.ask_open_many(self, self._desk, tr("Choose attachments")))

    def _edit(self, chosen: Attachment, verb: Callable[..., Contest], *more: str | int) -> None:
        ws, where, submission = self._desk.ws, self._where, self._id
        self._run(
            tr("Saving the attachments"),
            lambda _: verb(ws, submission, chosen.sha256, *more, where),
            lambda _: self.contest_changed.emit(),
        )

    def _run(self, words: str, work: Callable[[Control], Any], done: Callable[[Any], object]) -> None:
        self._notices.clear()
        self.running.run(words, work, done, self._refuse)

    def _refuse(self, error: JudgeDesktopError) -> None:
        self.refused.emit(error)

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
            self.contest_changed.emit()
