"""The middle of the judge's window: the attachments of one submission, a tab for each. Files load after the paint.

Which viewer shows what is `attachment_viewers`, the search `document_search`; what a file says is never read here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.domain.contest import Attachment, Submission
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui import choose_files
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.help.said import said_of_error
from judge_desktop.ui.judge.attachment_viewers import AttachmentViewers
from judge_desktop.ui.judge.document_items import (
    DocumentItem,
    Viewer,
    document_items,
    icon_of,
    kind_words,
    more_tabs_words,
    size_words,
)
from judge_desktop.ui.judge.document_search import DocumentSearch
from judge_desktop.ui.notices import NoticePlace
from judge_desktop.ui.viewers.pdf_links import ask_link
from judge_desktop.ui.viewers.text_page import FilePage, TextPage
from judge_desktop.ui.widgets.card import Panel
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.reading_order import follow_layout
from judge_desktop.ui.widgets.tabs import Tab, TabStrip
from judge_desktop.ui.widgets.tokens import Role
from judge_desktop.workflow.attachment_copies import copy_name, save_attachment_copy
from judge_desktop.workflow.package_changes import SubmissionNews
from judge_desktop.workflow.scoring_session import ScoringSession
from judge_desktop.workflow.shown_file import ShownFile


class DocumentPane(Panel):
    """Tabs and below them the viewer that fits. Remembers in `places` and `tabs_left` where each was left, JSON-able.

    `pin_requested(sha256, page, second)` when the place shown is to be pinned (page from 1; 0 for what has none);
    `attachment_shown(sha256)` when a file is opened, empty when none is.
    """

    pin_requested = Signal(str, int, int)
    attachment_shown = Signal(str)

    def __init__(self, desk: Desk, session: ScoringSession, parent: QWidget | None = None) -> None:
        super().__init__(Role.DESK, parent=parent)
        self._desk, self._session = desk, session
        self._items: dict[str, DocumentItem] = {}
        self._shown: DocumentItem | None = None
        self._spot: tuple[str, int, int] | None = None  # where to go as soon as its tab is shown
        self._hit: tuple[str, int, str, int] | None = None
        self._submission: Submission | None = None
        self.places: dict[str, Any] = {}  # where each document was left, by its first hash
        self.tabs_left: dict[str, str] = {}  # which tab of a submission was left open
        self.news: Mapping[str, SubmissionNews] = {}  # what newer packages brought, by submission
        self.tabs = TabStrip(tr("Attachments"), more_tabs_words())
        self.tabs.tab_changed.connect(self._choose_tab)
        self.text, self.file = TextPage(), FilePage()
        self._nothing = Panel(Role.DESK)
        self._nothing_column = QVBoxLayout(self._nothing)
        self.stack = QStackedWidget()
        for page in (self._nothing, self.text, self.file):
            self.stack.addWidget(page)
        self._notice_column = QVBoxLayout()
        self._notices = NoticePlace(self._notice_column)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addLayout(self._notice_column)
        column.addWidget(self.stack, 1)
        self.viewers = AttachmentViewers(desk.reader, self.stack, session.attachment_path, ShownFile(desk.ws))
        self.search = DocumentSearch(desk.reader, self.stack, column, session.attachment_path)
        self._connect()
        self.setAccessibleName(tr("Attachments"))

    def show_submission(self, submission: Submission) -> None:
        """Show the attachments of a submission; a recused one shows and finds nothing of it."""
        self._remember()
        self._notices.clear()
        self._submission = submission
        self._close()
        if self._session.is_recused(submission.id):
            self._forget_words()
            self._show_nothing("ban", tr("You take no part in this submission"), tr("Its content is not shown."))
            return
        items = document_items(submission, self.news.get(submission.id))
        self._items = {one.key: one for one in items}
        self.search.set_items(items, submission.summary.in_language(current_language().value))
        self.tabs.setVisible(bool(items))
        if not items:
            self._show_nothing("files", tr("This submission has no attachments"), "")
            return
        self.tabs.set_tabs([Tab(one.key, one.words, one.icon, one.detail) for one in items])
        self.tabs.set_tab(self.tabs_left.get(submission.id, items[0].key))
        self.stack.setCurrentWidget(self._nothing)
        self._clear_nothing()
        QTimer.singleShot(0, self, self._show_tab)

    def show_spot(self, sha256: str, page: int, second: int) -> None:
        """Show that attachment of the submission at that page or second."""
        item = next((one for one in self._items.values() if one.holds(sha256)), None)
        if item is None:
            return
        self._spot = (sha256, page, second)
        self._go_to_tab(item.key)

    def pin(self) -> None:
        """Ask for a pin to the place shown; the summary and an empty page have none."""
        if self._shown is None or not self._shown.files:
            return
        self.pin_requested.emit(self._file_meant(self._shown).sha256, *self.viewers.spot())

    def open_search(self) -> None:
        """Search in all attachments of the submission."""
        self.search.open()

    def focus_document(self) -> None:
        """Put the keyboard on what is shown."""
        shown = self.stack.currentWidget()
        if shown is not None:
            shown.setFocus()

    def shown_item(self) -> DocumentItem | None:
        """The attachment shown now."""
        return self._shown

    def keep_place(self) -> None:
        """Take down where the document shown is."""
        self._remember()

    def leave(self) -> None:
        """Take that down and let go of all files, because the window goes away."""
        self._remember()
        self.viewers.close()
        self.search.leave()

    def save_copy(self) -> None:
        """Ask where, then save a copy of the file shown (of the office file where a rendition is shown)."""
        if self._shown is None or not self._shown.files:
            return
        file = self._shown.original or self._file_meant(self._shown)
        path = choose_files.ask_save(self, self._desk, tr("Save a copy"), copy_name(file.name))
        if path is None:
            return
        session, sha256 = self._session, file.sha256
        self._desk.tasks.run(
            lambda _control: save_attachment_copy(session, sha256, path), self._tell_saved, self._tell_refused
        )

    def _connect(self) -> None:
        self.viewers.failed.connect(self._explain)
        self.viewers.place_changed.connect(self._remember)
        self.viewers.save_requested.connect(self.save_copy)
        self.viewers.pin_requested.connect(self.pin)
        self.viewers.search_requested.connect(self.open_search)
        self.viewers.link_requested.connect(lambda address: ask_link(self, address))
        self.viewers.password_accepted.connect(self.search.set_password)
        self.search.hit_requested.connect(self._show_hit)
        self.search.words_changed.connect(self.viewers.mark_words)
        self.search.closed.connect(self.focus_document)
        self.file.save_requested.connect(self.save_copy)
        self.file.again_requested.connect(self._show_tab)

    def _choose_tab(self, key: str) -> None:
        self._remember()
        if self._submission is not None:
            self.tabs_left[self._submission.id] = key
        self._show_tab()

    def _go_to_tab(self, key: str) -> None:
        """Show that tab, or go on in it."""
        if self._shown is not None and self._shown.key == key and self.viewers.shown is self._shown:
            self._go_to_wanted()
            return
        self.tabs.set_tab(key)
        self._choose_tab(key)

    def _show_tab(self) -> None:
        item = self._items.get(self.tabs.tab())
        if item is None or self._submission is None or self._session.is_recused(self._submission.id):
            return
        self._shown = item
        self.attachment_shown.emit(item.files[0].sha256 if item.files else "")
        if item.viewer is Viewer.SUMMARY:
            self._show_summary(self._submission)
        else:
            self._open(item)
        follow_layout(self)  # a viewer is built when it is first needed
        self._go_to_wanted()

    def _open(self, item: DocumentItem) -> None:
        try:
            is_shown = self.viewers.open(item, self._place_of(item))
        except JudgeDesktopError as lost:
            self._explain(said_of_error(lost))
            return
        if not is_shown:
            self._explain(tr("This kind of file is not shown here."))

    def _show_summary(self, submission: Submission) -> None:
        self.viewers.close()
        language = current_language().value
        self.text.show_text(submission.title.in_language(language), submission.summary.in_language(language))
        self.stack.setCurrentWidget(self.text)

    def _go_to_wanted(self) -> None:
        """Go where a pin or a hit led, once."""
        spot, hit = self._spot, self._hit
        self._spot = self._hit = None
        if self._shown is None:
            return
        if spot is not None and self._shown.holds(spot[0]):
            self.viewers.go_to_spot(*spot)
        if hit is not None and hit[0] == self._shown.key:
            self.viewers.show_hit(*hit[1:])

    def _show_hit(self, key: str, page: int, words: str, nth: int) -> None:
        self._hit = (key, page, words, nth)
        self._go_to_tab(key)

    def _place_of(self, item: DocumentItem) -> Mapping[str, Any]:
        place = self.places.get(_place_key(item))
        return place if isinstance(place, dict) else {}

    def _remember(self) -> None:
        shown = self._shown
        if shown is not None and self.viewers.shown is shown and (place := self.viewers.place()):
            self.places[_place_key(shown)] = place

    def _close(self) -> None:
        """Let go of the files of the submission before."""
        if self._shown is not None:
            self.attachment_shown.emit("")
        self._shown = self._spot = self._hit = None
        self._items = {}
        self.viewers.close()
        self.search.set_items(())

    def _forget_words(self) -> None:
        """Parts that are not seen keep no words of what was shown before either."""
        self.tabs.set_tabs(())
        self.text.show_text("", "")
        self.file.show_file("file", "", "", "")

    def _explain(self, why: str, may_try: bool = False) -> None:
        if self._shown is None:
            return
        file = self._shown.original or self._file_meant(self._shown)
        self.viewers.close()
        kind = f"{kind_words(file.media_type)} · {size_words(file.size)}"
        self.file.show_file(icon_of(file.media_type), file.name, kind, why, may_try=may_try)
        self.stack.setCurrentWidget(self.file)

    def _file_meant(self, item: DocumentItem) -> Attachment:
        return self.viewers.file(item)

    def _tell_saved(self, _nothing: None) -> None:
        self._notices.show_notice(Notice(Weight.FINE, tr("The copy was saved"), leaves=True))

    def _tell_refused(self, refusal: JudgeDesktopError) -> None:
        self._notices.show_refusal(refusal)

    def _show_nothing(self, icon: str, sentence: str, how: str) -> None:
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


def _place_key(item: DocumentItem) -> str:
    """Tells tabs of all submissions apart."""
    return item.files[0].sha256 if item.files else item.key
