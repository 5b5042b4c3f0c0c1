"""A look at files of the contest in the judges' viewers: over the window, and closed with Esc.

Nothing is opened by the system; what cannot be shown can be saved.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui import choose_files
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.help.help_of_question import bind_help
from judge_desktop.ui.help.said import said_of_error
from judge_desktop.ui.judge.attachment_viewers import AttachmentViewers
from judge_desktop.ui.judge.document_items import DocumentItem, icon_of, kind_words, more_tabs_words, size_words
from judge_desktop.ui.judge.document_search import DocumentSearch
from judge_desktop.ui.notices import NoticePlace
from judge_desktop.ui.viewers.pdf_links import ask_link
from judge_desktop.ui.viewers.text_page import FilePage
from judge_desktop.ui.widgets.buttons import IconButton
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.reading_order import follow_layout
from judge_desktop.ui.widgets.tabs import Tab, TabStrip
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import Role
from judge_desktop.workflow.attachment_copies import copy_name, kept_file, save_kept_copy
from judge_desktop.workflow.shown_file import ShownFile

_WIDTH, _HEIGHT, _OF_WINDOW = 980, 720, 0.94


class AttachmentDialog(QDialog):
    """Tabs and the viewer that fits, for what a judge would see of these files."""

    def __init__(
        self, desk: Desk, title: str, items: Sequence[DocumentItem], shown: str, parent: QWidget | None = None
    ) -> None:
        """Shows `items`, beginning with the one that holds the file of the SHA-256 `shown`."""
        super().__init__(parent)
        self.setObjectName("attachment_dialog")
        self.setModal(True)
        bind_help(self)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._desk = desk
        self._items = {one.key: one for one in items}
        self.tabs = TabStrip(tr("Attachments"), more_tabs_words())
        self.tabs.set_tabs([Tab(one.key, one.words, one.icon, one.detail) for one in items])
        self.tabs.tab_changed.connect(lambda _key: self._show())
        self.file = FilePage()
        self.file.save_requested.connect(self._save)
        self.file.again_requested.connect(self._show)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.file)
        self._hit: tuple[str, int, str, int] | None = None
        self.viewers = AttachmentViewers(desk.reader, self.stack, self._path_of, ShownFile(desk.ws), pins=False)
        self.viewers.failed.connect(self._explain)
        self.viewers.save_requested.connect(self._save)
        self.viewers.link_requested.connect(lambda address: ask_link(self, address))
        column = self._lay_out()
        self.search = DocumentSearch(desk.reader, self.stack, column, self._path_of)
        self.search.set_items(items)
        self.search.hit_requested.connect(self._go_to_hit)
        self.search.words_changed.connect(self.viewers.mark_words)
        self.viewers.search_requested.connect(self.search.open)
        self.viewers.password_accepted.connect(self.search.set_password)
        first = next((one.key for one in items if one.holds(shown)), items[0].key if items else "")
        self.tabs.set_tab(first)
        self._show()

    def sizeHint(self) -> QSize:
        """As large as reading asks for, and never larger than the window behind."""
        wanted = QSize(look().px(_WIDTH), look().px(_HEIGHT))
        parent = self.parentWidget()
        behind = parent.window().size() if parent is not None else wanted
        return wanted.boundedTo(behind * _OF_WINDOW)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), look().colour(Role.SURFACE))

    def done(self, result: int) -> None:
        """Let go of all files whichever way it is closed."""
        self.viewers.close()
        self.search.leave()
        super().done(result)

    def shown(self) -> DocumentItem | None:
        """What is shown."""
        return self._items.get(self.tabs.tab())

    def _path_of(self, sha256: str) -> Path:
        return kept_file(self._desk.ws, sha256)

    def _lay_out(self) -> QVBoxLayout:
        close = IconButton("x", tr("Close"), key="Esc")
        close.setObjectName("close_attachment")
        close.clicked.connect(self.reject)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 8, 0)
        head.addWidget(self.tabs, 1)
        head.addWidget(close)
        notices = QVBoxLayout()
        self._notices = NoticePlace(notices)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(notices)
        column.addWidget(self.stack, 1)
        return column

    def _show(self) -> None:
        item = self.shown()
        if item is None:
            return
        try:
            if not self.viewers.open(item, {}):
                self._explain(tr("This kind of file is not shown here."))
        except JudgeDesktopError as lost:
            self._explain(said_of_error(lost))
        follow_layout(self)
        hit, self._hit = self._hit, None
        if hit is not None and hit[0] == item.key:
            self.viewers.show_hit(*hit[1:])

    def _go_to_hit(self, key: str, page: int, words: str, nth: int) -> None:
        if key == self.tabs.tab() and self.viewers.shown is self.shown():
            self.viewers.show_hit(page, words, nth)
            return
        self._hit = (key, page, words, nth)
        self.tabs.set_tab(key)
        self._show()

    def _explain(self, why: str, may_try: bool = False) -> None:
        item = self.shown()
        if item is None:
            return
        file = item.original or self.viewers.file(item)
        self.viewers.close()
        kind = f"{kind_words(file.media_type)} · {size_words(file.size)}"
        self.file.show_file(icon_of(file.media_type), file.name, kind, why, may_try=may_try)
        self.stack.setCurrentWidget(self.file)

    def _save(self) -> None:
        item = self.shown()
        if item is None:
            return
        file = item.original or self.viewers.file(item)
        path = choose_files.ask_save(self, self._desk, tr("Save a copy"), copy_name(file.name))
        if path is not None:
            ws, sha256 = self._desk.ws, file.sha256
            self._desk.tasks.run(lambda _: save_kept_copy(ws, sha256, path), self._tell_saved, self._tell_refused)

    def _tell_refused(self, refused: JudgeDesktopError) -> None:
        self._notices.show_refusal(refused)

    def _tell_saved(self, _nothing: None) -> None:
        self._notices.show_notice(Notice(Weight.FINE, tr("The copy was saved"), leaves=True))


def look_at_files(desk: Desk, title: str, items: Sequence[DocumentItem], shown: str, parent: QWidget) -> None:
    """Open the files over the window, without waiting."""
    dialog = AttachmentDialog(desk, title, items, shown, parent)
    dialog.finished.connect(dialog.deleteLater)
    dialog.resize(dialog.sizeHint())
    dialog.open()
