"""The search over all attachments of the submission shown: the panel, what it searches, and when it is there.

It is made when it is first opened. Of a recused submission nothing is searched and nothing was kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui.judge.document_items import READ_BY_WORDS, DocumentItem, Viewer
from judge_desktop.ui.judge.given_texts import GivenTexts, TextSource
from judge_desktop.ui.viewers.reading.reader import Reader
from judge_desktop.ui.viewers.search_panel import SearchPanel
from judge_desktop.ui.viewers.search_place import SearchPlace
from judge_desktop.ui.viewers.search_reading import SearchSource, SourceKind


class DocumentSearch(QObject):
    """`hit_requested(key, page, words, nth)`, `words_changed(words)` and `closed` as the panel tells them."""

    hit_requested = Signal(str, int, str, int)
    words_changed = Signal(str)
    closed = Signal()

    def __init__(self, reader: Reader, content: QWidget, column: QBoxLayout, path_of: Callable[[str], Path]) -> None:
        super().__init__(content)
        self._reader, self._content, self._column, self._path_of = reader, content, column, path_of
        self._items: Sequence[DocumentItem] = ()
        self._summary = ""
        self._panel: SearchPanel | None = None
        self._texts: GivenTexts | None = None
        self._passwords: dict[str, str] = {}

    @property
    def panel(self) -> SearchPanel:
        """The panel; beside the content from the first time it is asked for."""
        if self._panel is None:
            self._panel = SearchPanel(self._reader)
            self._panel.hit_requested.connect(self.hit_requested)
            self._panel.words_changed.connect(self.words_changed)
            self._panel.closed.connect(self.closed)
            self._texts = GivenTexts(self._reader, self._panel.add_text, self)
            at = self._column.indexOf(self._content)
            self._column.insertWidget(at, SearchPlace(self._panel, self._content), 1)
            self._search_items()
        return self._panel

    def is_open(self) -> bool:
        """Whether the panel is seen."""
        return self._panel is not None and not self._panel.isHidden()

    def open(self) -> None:
        """Show the panel with the keyboard in its field; nothing happens where there is nothing to search."""
        if self._items:
            self.panel.open()

    def set_items(self, items: Sequence[DocumentItem], summary: str = "") -> None:
        """Search these from now on; none closes the panel and forgets all words."""
        self._items, self._summary = items, summary
        if self._panel is not None:
            self._search_items()
            if not items:
                self._panel.close_search()

    def leave(self) -> None:
        """Ask for no more texts, because the window goes away: an answer would find nobody."""
        if self._panel is not None and self._texts is not None:
            self._panel.set_documents(())
            self._texts.read(())

    def set_password(self, path: str, password: str) -> None:
        """Search a locked document as well, now that its password was typed."""
        self._passwords[path] = password
        for item in self._items:
            if self._panel is not None and item.files and str(self._found(item)) == path:
                self._panel.set_password(item.key, password)

    def _search_items(self) -> None:
        if self._panel is None or self._texts is None:
            return
        sources = [one for one in map(self._source, self._items) if one is not None]
        self._panel.set_documents(sources)
        paths = {one.key: one.path for one in sources}
        read = [one for one in self._items if one.viewer in READ_BY_WORDS and one.key in paths]
        self._texts.read([TextSource(one.key, paths[one.key], one.files[0].name) for one in read])
        for one in self._items:
            if one.viewer is Viewer.SUMMARY:
                self._panel.add_text(one.key, 1, self._summary)

    def _source(self, item: DocumentItem) -> SearchSource | None:
        if item.viewer is Viewer.SUMMARY:
            return SearchSource(item.key, item.words, Path(), SourceKind.GIVEN)
        if item.viewer is not Viewer.PDF and item.viewer not in READ_BY_WORDS:
            return None
        path = self._found(item)
        if path is None:
            return None
        kind = SourceKind.PDF if item.viewer is Viewer.PDF else SourceKind.GIVEN
        name = f"{item.words} ({item.detail})" if item.is_old else item.words
        return SearchSource(item.key, name, path, kind, self._passwords.get(str(path), ""))

    def _found(self, item: DocumentItem) -> Path | None:
        """Where its file lies, None when it is lost."""
        try:
            return self._path_of(item.files[0].sha256)
        except JudgeDesktopError:
            return None
