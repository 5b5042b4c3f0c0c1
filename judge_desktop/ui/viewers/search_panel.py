"""Searches all attachments of a submission: a field, how much was found, and the places to go to.

Texts come in the background while the panel is open; nothing waits for them. Showing a place is the pane's, which
listens to `hit_requested`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.ui.viewers.reading.reader import Reader
from judge_desktop.ui.viewers.search_folding import fold_words
from judge_desktop.ui.viewers.search_index import MOST_HITS, Hit, SearchIndex
from judge_desktop.ui.viewers.search_list import DocumentRow, SearchList
from judge_desktop.ui.viewers.search_reading import SearchReading, SearchSource, SourceKind, Unread
from judge_desktop.ui.widgets.buttons import IconButton
from judge_desktop.ui.widgets.card import Edge, Panel
from judge_desktop.ui.widgets.progress import ProgressBar
from judge_desktop.ui.widgets.text_field import TextField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_8, SPACE_12, Role, Type

WIDTH = 300
_TYPING_MS, _ARRIVING_MS = 120, 250


class SearchPanel(Panel):
    """Signals: `hit_requested(key, page, words, nth)` (page from 1; nth from 0 among the places of that page),
    `words_changed(words)` when other words are to be marked, `closed`.
    """

    hit_requested = Signal(str, int, str, int)
    words_changed = Signal(str)
    closed = Signal()

    def __init__(self, reader: Reader, parent: QWidget | None = None) -> None:
        super().__init__(Role.SURFACE, Edge.RIGHT | Edge.BOTTOM, parent=parent)
        self._sources: dict[str, SearchSource] = {}
        self._index = SearchIndex()
        self._unread: dict[str, Unread] = {}
        self._whole: set[str] = set()  # the documents whose texts are all in the index
        self._hits: tuple[Hit, ...] = ()
        self._at = -1
        self._is_read = False
        self._reading = SearchReading(reader, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self.field = TextField(
            tr("Search in all attachments"), placeholder=tr("Search in all attachments"), icon="search"
        )
        self.field.setObjectName("document_words")
        self.list = SearchList()
        self.list.setObjectName("places_found")
        self._count = TextLabel("", Type.CAPTION, Role.INK2)
        self._count.setObjectName("places_count")
        self._progress = ProgressBar()
        self._build()
        self._connect()
        self._find()

    def set_documents(self, sources: Sequence[SearchSource]) -> None:
        """Search these documents from now on; what is known of any other is forgotten, all of it with none."""
        self._reading.stop()
        self._whole &= {one.key for one in sources if self._sources.get(one.key) == one}
        self._index.set_keys(sorted(self._whole))
        self._index.set_keys([one.key for one in sources])
        self._sources = {one.key: one for one in sources}
        self._unread.clear()
        self._is_read = False
        if not sources:
            self.field.clear()
        if self.isVisible():
            self._read()
        self._find()

    def set_password(self, key: str, password: str) -> None:
        """Read a locked document with the password that was typed for it."""
        source = self._sources.get(key)
        if source is None or source.password == password:
            return
        self._sources[key] = replace(source, password=password)
        if self._unread.pop(key, None) is not None:
            self._reading.add(self._sources[key])

    def add_text(self, key: str, page: int, text: str) -> None:
        """Take in what another viewer shows: page 1 where a document has no pages."""
        self._index.add_text(key, page, text)
        if key in self._sources and self._sources[key].kind is SourceKind.GIVEN:
            self._whole.add(key)
        self._find_soon()

    def open(self) -> None:
        """Show the panel with the keyboard in its field."""
        self.show()
        self._read()
        self.field.setFocus()
        self.field.selectAll()
        self.words_changed.emit(self.words())

    def close_search(self) -> None:
        """Take the panel and its marks away; the words stay for the next time."""
        self.hide()
        self.words_changed.emit("")
        self.closed.emit()

    def words(self) -> str:
        """What is looked for; empty where nothing is."""
        typed = self.field.text()
        return typed if fold_words(typed) else ""

    def hits(self) -> tuple[Hit, ...]:
        """The places found so far."""
        return self._hits

    def count_words(self) -> str:
        """What is said of how much was found."""
        return self._count.text()

    def find_words(self, words: str) -> None:
        """Look for other words at once."""
        self.field.setText(words)
        self._timer.stop()
        self._find()

    def go_to_hit(self, by: int) -> None:
        """Go to the next (1) or previous (-1) place, round at the ends."""
        if self._timer.isActive():
            self._timer.stop()
            self._find()
        if self._hits:
            start = self._at if self._at >= 0 else (-1 if by > 0 else 0)
            self._choose((start + by) % len(self._hits))

    def sizeHint(self) -> QSize:
        return QSize(look().px(WIDTH), look().px(WIDTH))

    def _build(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(SPACE_4)
        first.addWidget(self.field, 1)
        close = IconButton("x", tr("Close the search"), key="Esc")
        close.setObjectName("close_search")
        close.clicked.connect(self.close_search)
        first.addWidget(close)
        second = QHBoxLayout()
        second.setSpacing(SPACE_4)
        second.addWidget(self._count, 1)
        for icon, name, key, object_name, by in (
            ("chevron-up", tr("Previous place"), "Shift+F3", "previous_place", -1),
            ("chevron-down", tr("Next place"), "F3", "next_place", 1),
        ):
            button = IconButton(icon, name, key=key)
            button.setObjectName(object_name)
            button.clicked.connect(lambda _checked=False, step=by: self.go_to_hit(step))
            second.addWidget(button)
        head = QVBoxLayout()
        head.setContentsMargins(SPACE_12, SPACE_8, SPACE_8, SPACE_4)
        head.setSpacing(SPACE_4)
        head.addLayout(first)
        head.addLayout(second)
        head.addWidget(self._progress)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self._progress.hide()
        self.setAccessibleName(tr("Search in all attachments"))

    def _connect(self) -> None:
        self.field.textEdited.connect(lambda _typed: self._timer.start(_TYPING_MS))
        self.field.returnPressed.connect(lambda: self.go_to_hit(1))
        self._timer.timeout.connect(self._find)
        self.list.hit_chosen.connect(self._choose)
        self.list.hit_confirmed.connect(self._request)
        self._reading.text_read.connect(self.add_text)
        self._reading.progress_changed.connect(self._show_progress)
        self._reading.reading_finished.connect(self._find_soon)
        self._reading.source_read.connect(self._take_whole)
        self._reading.source_unread.connect(self._take_unread)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.close_search)
        look().theme_changed.connect(self.updateGeometry)

    def _read(self) -> None:
        if self._is_read:
            return
        self._is_read = True
        wanted = [one for one in self._sources.values() if one.kind is SourceKind.PDF]
        self._reading.start([one for one in wanted if one.key not in self._whole])
        self._show_progress()

    def _find_soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start(_ARRIVING_MS)

    def _find(self) -> None:
        before = self._hits[self._at] if 0 <= self._at < len(self._hits) else None
        words = self.words()
        self._hits = self._index.find(words, MOST_HITS + 1)
        is_cut = len(self._hits) > MOST_HITS
        self._hits = self._hits[:MOST_HITS]
        self._at = self._hits.index(before) if before in self._hits else -1
        self._count.setText(self._counted(words, is_cut=is_cut))
        self.list.set_rows(self._rows(), self._at)
        self._show_progress()
        if self.isVisible():
            self.words_changed.emit(words)

    def _counted(self, words: str, *, is_cut: bool) -> str:
        count, documents = len(self._hits), len({one.key for one in self._hits})
        if not words:
            return tr("Type at least two letters")
        if is_cut:
            return tr("More than {n} places. Please type more letters.").format(n=count)
        if not count:
            return tr("Not found yet") if self._reading.is_reading() else tr("Not found")
        if documents == 1:
            return trn("{n} place in one document", "{n} places in one document", count).format(n=count)
        return tr("{n} places in {documents} documents").format(n=count, documents=documents)

    def _rows(self) -> list[DocumentRow | Hit]:
        rows: list[DocumentRow | Hit] = []
        for key, source in self._sources.items():
            hits = [one for one in self._hits if one.key == key]
            note = str(len(hits)) if hits else self._note(key)
            if note:
                rows.append(DocumentRow(source.name, note))
            rows += hits
        return rows

    def _note(self, key: str) -> str:
        """What has to be said of a document in which nothing was found."""
        if key in self._unread:
            return tr("locked") if self._unread[key] is Unread.LOCKED else tr("cannot be read")
        return tr("no text in this document") if key in self._whole and not self._index.has_text(key) else ""

    def _choose(self, number: int) -> None:
        self._at = number
        self.list.set_current(number)
        self._request()

    def _request(self) -> None:
        if 0 <= self._at < len(self._hits):
            hit = self._hits[self._at]
            self.hit_requested.emit(hit.key, hit.page, self.words(), hit.nth)

    def _take_whole(self, key: str) -> None:
        self._whole.add(key)
        self._find_soon()

    def _take_unread(self, key: str, why: str) -> None:
        self._unread[key] = Unread(why)
        self._find_soon()

    def _show_progress(self) -> None:
        done, total = self._reading.progress()
        self._progress.setVisible(self._reading.is_reading())
        if total:
            percent = round(100 * done / total)
            self._progress.set_progress(done, total, tr("Reading the attachments: {n} %").format(n=percent))
