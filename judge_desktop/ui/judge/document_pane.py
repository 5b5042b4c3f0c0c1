"""The middle of the judge's window: the attachments of one submission, a tab for each. Files load after the paint."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.domain.contest import Attachment, Submission
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui import choose_files
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge.document_items import (
    DocumentItem,
    Viewer,
    document_items,
    icon_of,
    kind_words,
    more_tabs_words,
    size_words,
)
from judge_desktop.ui.judge.total_footer import Room
from judge_desktop.ui.notices import NoticePlace
from judge_desktop.ui.viewers.image_viewer import ImageViewer, Picture
from judge_desktop.ui.viewers.pdf_viewer import PdfViewer
from judge_desktop.ui.viewers.text_page import FilePage, TextPage
from judge_desktop.ui.widgets.card import Panel
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.tabs import Tab, TabStrip
from judge_desktop.ui.widgets.tokens import Role
from judge_desktop.workflow.attachment_copies import copy_name, save_attachment_copy
from judge_desktop.workflow.scoring_session import ScoringSession


class DocumentPane(Panel):
    """Tabs and below them the viewer that fits. Remembers in `places` and `tabs_left` where each was left."""

    def __init__(self, desk: Desk, session: ScoringSession, parent: QWidget | None = None) -> None:
        super().__init__(Role.DESK, parent=parent)
        self._desk, self._session = desk, session
        self._items: dict[str, DocumentItem] = {}
        self._shown: DocumentItem | None = None
        self.places: dict[str, int] = {}  # where each document was left: page or picture by its first hash
        self.tabs_left: dict[str, str] = {}  # which tab of a submission was left open
        self._submission: Submission | None = None
        self.tabs = TabStrip(tr("Attachments"), more_tabs_words())
        self.tabs.tab_changed.connect(self._choose_tab)
        self.pdf, self.pictures, self.text, self.file = PdfViewer(), ImageViewer(), TextPage(), FilePage()
        self._nothing = Panel(Role.DESK)
        self._nothing_column = QVBoxLayout(self._nothing)
        self.stack = QStackedWidget()
        for page in (self._nothing, self.pdf, self.pictures, self.text, self.file):
            self.stack.addWidget(page)
        self._notice_column = QVBoxLayout()
        self._notices = NoticePlace(self._notice_column)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addLayout(self._notice_column)
        column.addWidget(self.stack, 1)
        self._connect()
        self.setAccessibleName(tr("Attachments"))

    def show_submission(self, submission: Submission) -> None:
        """Show the attachments of a submission; a recused one shows nothing of it."""
        self._notices.clear()
        self._submission = submission
        self._shown = None
        self.pdf.close_file()
        if self._session.is_recused(submission.id):
            self._show_nothing("ban", tr("You take no part in this submission"), tr("Its content is not shown."))
            return
        items = document_items(submission)
        self._items = {one.key: one for one in items}
        self.tabs.setVisible(bool(items))
        if not items:
            self._show_nothing("files", tr("This submission has no attachments"), "")
            return
        self.tabs.set_tabs([Tab(one.key, one.words, one.icon, one.detail) for one in items])
        self.tabs.set_tab(self.tabs_left.get(submission.id, items[0].key))
        self.stack.setCurrentWidget(self._nothing)
        self._clear_nothing()
        QTimer.singleShot(0, self, self._show_tab)

    def open_search(self) -> None:
        """Search in the document shown, if it is one that can be searched."""
        if self.stack.currentWidget() is self.pdf:
            self.pdf.open_search()

    def focus_document(self) -> None:
        """Put the keyboard on what is shown."""
        shown = self.stack.currentWidget()
        if shown is not None:
            shown.setFocus()

    def set_room(self, room: Room) -> None:
        """Let buttons lose their words where room is short."""
        self.pdf.set_compact(room is not Room.WIDE)

    def shown_item(self) -> DocumentItem | None:
        """The attachment shown now."""
        return self._shown

    def _connect(self) -> None:
        self.pdf.page_changed.connect(self._remember_place)
        self.pictures.picture_changed.connect(self._remember_place)
        self.pictures.failed.connect(self._explain)
        self.file.save_requested.connect(self.save_copy)
        save = self.pdf.toolbar.add_icon("download", tr("Save a copy"), "save_document")
        save.clicked.connect(self.save_copy)

    def _choose_tab(self, key: str) -> None:
        if self._submission is not None:
            self.tabs_left[self._submission.id] = key
        self._show_tab()

    def _show_tab(self) -> None:
        item = self._items.get(self.tabs.tab())
        if item is None or self._submission is None or self._session.is_recused(self._submission.id):
            return
        self._shown = item
        if item.viewer is Viewer.TEXT:
            language = current_language().value
            title = self._submission.title.in_language(language)
            self.text.show_text(title, self._submission.summary.in_language(language))
            self.stack.setCurrentWidget(self.text)
        elif item.viewer is Viewer.PICTURES:
            self.stack.setCurrentWidget(self.pictures)
            pictures = [Picture(self._session.attachment_path(one.sha256), one.name) for one in item.files]
            self.pictures.show_pictures(pictures, self.places.get(item.key, 0))
        elif item.viewer is Viewer.PDF:
            self._show_pdf(item)
        else:
            self._explain(tr("This kind of file is not shown here."))

    def _show_pdf(self, item: DocumentItem) -> None:
        problem = self.pdf.open_file(self._session.attachment_path(item.files[0].sha256), self.places.get(item.key, 1))
        if problem:
            self._explain(problem)
        else:
            self.stack.setCurrentWidget(self.pdf)

    def _explain(self, why: str) -> None:
        if self._shown is None:
            return
        file = self._file_to_save(self._shown)
        kind = f"{kind_words(file.media_type)} · {size_words(file.size)}"
        self.file.show_file(icon_of(file.media_type), file.name, kind, why)
        self.stack.setCurrentWidget(self.file)

    def _file_to_save(self, item: DocumentItem) -> Attachment:
        return item.original or item.files[self.pictures.picture() if item.viewer is Viewer.PICTURES else 0]

    def save_copy(self) -> None:
        """Ask where, then save a copy of the file shown (of the office file where a rendition is shown)."""
        if self._shown is None:
            return
        file = self._file_to_save(self._shown)
        path = choose_files.ask_save(self, self._desk, tr("Save a copy"), copy_name(file.name))
        if path is None:
            return
        session, sha256 = self._session, file.sha256
        self._desk.tasks.run(
            lambda _control: save_attachment_copy(session, sha256, path), self._tell_saved, self._tell_refused
        )

    def _tell_saved(self, _nothing: None) -> None:
        self._notices.show_notice(Notice(Weight.FINE, tr("The copy was saved"), leaves=True))

    def _tell_refused(self, refusal: JudgeDesktopError) -> None:
        self._notices.show_refusal(refusal)

    def _remember_place(self, place: int) -> None:
        if self._shown is not None:
            self.places[self._shown.key] = place

    def _show_nothing(self, icon: str, sentence: str, how: str) -> None:
        self._items = {}
        self.tabs.hide()
        self._clear_nothing()
        self._nothing_column.addWidget(EmptyState(icon, sentence, how))
        self.stack.setCurrentWidget(self._nothing)

    def _clear_nothing(self) -> None:
        while (item := self._nothing_column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
