"""Papers that are signed by hand: which paper, who must sign, who has, and the scans kept of it.

A tab of the page that finishes the day. Which papers there are and what is missing is answered by `workflow`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.signatures import Paper
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.asking import ReasonDialog
from judge_desktop.ui.chair.attachment_dialog import look_at_files
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.signature_rows import paper_row, paper_words, scan_row, signer_row
from judge_desktop.ui.chair.two_columns import BREAKPOINT
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge.document_items import DocumentItem, Viewer, icon_of
from judge_desktop.ui.notices import NoticePlace
from judge_desktop.ui.running import Running
from judge_desktop.ui.tasks import Control
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.card import Card, Panel
from judge_desktop.ui.widgets.dialog import ask
from judge_desktop.ui.widgets.drop_zone import DropZone
from judge_desktop.ui.widgets.row_list import ROW_HEIGHT, RowList
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, SPACE_16, Role, Type
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.signatures import (
    SignatureBook,
    keep_scans,
    read_signatures,
    sign_paper,
    take_scan_away,
    take_signature_back,
)

_FEWEST_PAPERS, _MOST_SIGNERS, _MOST_SCANS = 4, 8, 4


class SignaturesPart(Panel):
    """Papers at the left, the chosen one at the right. `contest_changed` when something was kept or taken away,
    `refused(JudgeDesktopError)` when something was not, which is said beside the paper.
    """

    contest_changed = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk, where: Where, parent: QWidget | None = None) -> None:
        super().__init__(None, parent=parent)
        self.setObjectName("signatures_part")
        self._desk, self._where = desk, where
        self._state: ContestState | None = None
        self.book: SignatureBook | None = None
        self.summary = TextLabel("", Type.BODY, Role.INK2)
        self.papers = self._list(tr("Papers to sign"), "papers")
        self.papers.current_row_changed.connect(lambda _key: self._show_paper())
        self.signers = self._list(tr("Who signs"), "signers")
        self.signers.row_requested.connect(lambda _key: self.turn_signature())
        self.signers.current_row_changed.connect(lambda _key: self._rest_buttons())
        self.scans = self._list(tr("Scans"), "scans")
        self.scans.row_requested.connect(lambda _key: self.look())
        self.scans.current_row_changed.connect(lambda _key: self._rest_buttons())
        self.signed = self._button(tr("Has signed"), "note_signature", self.turn_signature, icon="signature")
        self.all_signed = self._button(tr("All have signed"), "note_all", self.sign_all)
        self.open = self._button(tr("Look at the scan"), "look_at_scan", self.look, icon="eye")
        self.away = self._button(tr("Take the scan away…"), "remove_scan", self.remove_scan, icon="trash-2")
        self.drop = DropZone(
            tr("Drag scans of this paper here, or paste them"),
            tr("Choose scans"),
            detail=tr("PDF, JPEG or PNG"),
            icon="signature",
        )
        self.drop.setObjectName("scans_drop")
        self.drop.files_requested.connect(self.keep)
        self.drop.choose_requested.connect(self._choose)
        self._notice_column, self._running_column = QVBoxLayout(), QVBoxLayout()
        self._notices = NoticePlace(self._notice_column)
        self.running = Running(desk.tasks, self._running_column, self)
        self._title = TextLabel("", Type.TITLE)
        self._lay_out()

    def show_state(self, state: ContestState) -> None:
        """Show the papers of the contest as it stands."""
        self._state = state
        ws, where = self._desk.ws, self._where
        self._desk.tasks.run(lambda _: read_signatures(ws, where), self._show_book, self._refuse)

    def paper(self) -> Paper | None:
        """The chosen paper."""
        papers = self.book.papers if self.book is not None else ()
        return next((one for one in papers if one.id == self.papers.current_key()), None)

    def turn_signature(self) -> None:
        """Note that the chosen person signed the chosen paper, or ask for the reason and take that back."""
        paper, judge = self.paper(), self.signers.current_key()
        if paper is None or self.book is None or not judge:
            return
        ws, where = self._desk.ws, self._where
        if not self.book.has_signed(paper, judge):
            self._run(lambda _: sign_paper(ws, paper.id, (judge,), where))
            return
        sentence = tr("The paper counts as not signed by this person again. Scans stay.")
        dialog = ReasonDialog(
            tr("Take the signature back?"), sentence, tr("Take the signature back"), dangerous=True, parent=self
        )
        ask(dialog, lambda: self._take_back(paper.id, judge, dialog.reason()))

    def sign_all(self) -> None:
        """Note that everybody signed the chosen paper."""
        paper = self.paper()
        if paper is not None:
            ws, where = self._desk.ws, self._where
            self._run(lambda _: sign_paper(ws, paper.id, paper.signers, where))

    def keep(self, files: Sequence[Path]) -> None:
        """Keep scans of the chosen paper. Of a paper that one person signs, they say that she has."""
        paper = self.paper()
        if paper is None or not files:
            return
        ws, where, chosen = self._desk.ws, self._where, tuple(files)
        signed_by = paper.signers if len(paper.signers) == 1 else ()
        self._run(lambda control: keep_scans(ws, (paper.id,), chosen, where, control.report, signed_by=signed_by))

    def look(self) -> None:
        """Open the chosen scan in the viewers."""
        paper = self.paper()
        if paper is None or self.book is None or self._state is None:
            return
        items = [
            DocumentItem(one.sha256, one.name, icon_of(one.media_type), _viewer(one.media_type), (one.as_attachment,))
            for one in self.book.scans_of(paper)
        ]
        if items and self.scans.current_key():
            look_at_files(self._desk, paper_words(paper, self._state.contest), items, self.scans.current_key(), self)

    def remove_scan(self) -> None:
        """Ask for the reason, then take the chosen scan off this paper."""
        paper, sha256 = self.paper(), self.scans.current_key()
        if paper is None or not sha256:
            return
        sentence = tr("The scan is removed from this computer unless another paper is on it, too.")
        question = tr("Take this scan away?")
        dialog = ReasonDialog(question, sentence, tr("Take the scan away"), dangerous=True, parent=self)
        ask(dialog, lambda: self._remove(paper.id, sha256, dialog.reason()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the rows; the lists themselves would keep the space bar."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.signers and event.key() == Qt.Key.Key_Space:
                self.turn_signature()
                return True
            if watched is self.scans and event.key() == Qt.Key.Key_Delete:
                self.remove_scan()
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the chosen paper stands below the list."""
        super().resizeEvent(event)
        narrow = event.size().width() < look().px(BREAKPOINT)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(way)
        self._columns.setStretch(0, 40 if narrow else 46)
        self._columns.setStretch(1, 60 if narrow else 54)

    def _list(self, name: str, object_name: str) -> RowList:
        made = RowList(name)
        made.setObjectName(object_name)
        made.installEventFilter(self)
        return made

    def _button(self, words: str, name: str, act: Callable[[], None], icon: str = "") -> Button:
        button = Button(words, ButtonKind.SECONDARY, icon=icon, size=ButtonSize.SMALL)
        button.setObjectName(name)
        button.clicked.connect(lambda _checked: act())
        return button

    def _lay_out(self) -> None:
        left = Card()
        left.body.setContentsMargins(0, SPACE_8, 0, SPACE_8)
        left.body.addWidget(self.papers)
        self.papers.setMinimumHeight(look().px(ROW_HEIGHT))
        right = ScrollArea(margin=0)
        self._detail = Card()
        body = self._detail.use_body()
        body.addWidget(self._title)
        body.addLayout(self._notice_column)
        body.addWidget(self.signers)
        body.addLayout(_row(self.signed, self.all_signed))
        body.addWidget(self.scans)
        body.addLayout(_row(self.open, self.away))
        body.addLayout(self._running_column)
        body.addWidget(self.drop)
        right.column.addWidget(self._detail)
        right.column.addStretch(1)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(SPACE_16)
        self._columns.addWidget(left, 46)
        self._columns.addWidget(right, 54)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        column.addWidget(self.summary)
        column.addLayout(self._columns, 1)

    def _show_book(self, book: SignatureBook) -> None:
        self.book = book
        if self._state is None:
            return
        contest = self._state.contest
        self.papers.set_rows([paper_row(one, book, contest) for one in book.papers])
        if book.papers and not self.papers.current_key():
            first = next((one for one in book.papers if book.missing(one)), book.papers[0])
            self.papers.set_current_key(first.id)
        waiting = len(book.findings)
        words = trn("{n} signature or scan is missing", "{n} signatures or scans are missing", waiting)
        self.summary.setText(words if waiting else tr("Everything is signed and kept"))
        self._show_paper()

    def _show_paper(self) -> None:
        paper, book, state = self.paper(), self.book, self._state
        self._detail.setVisible(paper is not None)
        if paper is None or book is None or state is None:
            return
        self._title.setText(paper_words(paper, state.contest))
        self._fill(self.signers, [signer_row(one, paper, book, state.contest) for one in paper.signers], _MOST_SIGNERS)
        self._fill(self.scans, [scan_row(one) for one in book.scans_of(paper)], _MOST_SCANS)
        self.all_signed.setVisible(len(paper.signers) > 1 and bool(book.missing(paper)))
        self._rest_buttons()

    def _fill(self, shown: RowList, rows: Sequence[Any], most: int) -> None:
        shown.set_rows(rows)
        if rows and not shown.current_key():
            shown.set_current_key(rows[0].key)
        shown.setVisible(bool(rows))
        shown.setFixedHeight(look().px(ROW_HEIGHT) * min(len(rows), most) + 4)

    def _rest_buttons(self) -> None:
        paper, book = self.paper(), self.book
        has_signed = paper is not None and book is not None and book.has_signed(paper, self.signers.current_key())
        self.signed.set_words(tr("Take the signature back…") if has_signed else tr("Has signed"))
        self.signed.setEnabled(bool(self.signers.current_key()))
        for button in (self.open, self.away):
            button.setVisible(bool(self.scans.rows()))

    def _choose(self) -> None:
        kinds = tr("Scans") + " (*.pdf *.jpg *.jpeg *.png)"
        self.keep(choose_files.ask_open_many(self, self._desk, tr("Choose scans"), kinds))

    def _take_back(self, paper: str, judge: str, reason: str) -> None:
        ws, where = self._desk.ws, self._where
        self._run(lambda _: take_signature_back(ws, paper, judge, reason, where))

    def _remove(self, paper: str, sha256: str, reason: str) -> None:
        ws, where = self._desk.ws, self._where
        self._run(lambda _: take_scan_away(ws, paper, sha256, reason, where))

    def _run(self, work: Callable[[Control], SignatureBook]) -> None:
        self._notices.clear()
        self.running.run(tr("Keeping the signatures"), work, self._tell, self._refuse)

    def _tell(self, book: SignatureBook) -> None:
        self._show_book(book)
        self.contest_changed.emit()

    def _refuse(self, error: JudgeDesktopError) -> None:
        self._notices.show_refusal(error)
        self.refused.emit(error)


def _viewer(media_type: str) -> Viewer:
    return Viewer.PDF if media_type == "application/pdf" else Viewer.PICTURES


def _row(*buttons: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE_8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
