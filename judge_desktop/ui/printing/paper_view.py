"""A report as it will be on paper: how many pages and files there are, which file is seen, and its pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.ui.notices import what_and_how
from judge_desktop.ui.printing.set_papers import SetPapers
from judge_desktop.ui.viewers.pdf_toolbar import ALWAYS
from judge_desktop.ui.viewers.pdf_viewer import PdfViewer
from judge_desktop.ui.viewers.reading.reader import Reader
from judge_desktop.ui.widgets.buttons import IconButton
from judge_desktop.ui.widgets.choices import ChoiceField
from judge_desktop.ui.widgets.columns import clear_layout
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.progress import ProgressRow
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_20

_FILES_WIDTH = 230


class PaperView(QWidget):
    """`cancel_requested` while papers are set; `way_requested(page)` from the button beside a reason; `save_requested`
    for the one file that is seen of several.
    """

    cancel_requested = Signal()
    save_requested = Signal()
    way_requested = Signal(str)

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._papers: SetPapers | None = None
        self._words = ""
        self._row: ProgressRow | None = None
        self.viewer = PdfViewer(reader)
        self.viewer.setObjectName("paper")
        self.viewer.toolbar.set_left_out(self.viewer.toolbar.search, left_out=True)
        self.viewer.failed.connect(self.show_reason)
        self.files = ChoiceField(tr("Which file is seen"))
        self.files.setObjectName("files")
        self.files.choice_changed.connect(self._open)
        look().theme_changed.connect(self._bound_width)
        self._bound_width()
        self.save = IconButton("download", tr("Save this file only…"))
        self.save.setObjectName("save_file")
        self.save.clicked.connect(self.save_requested)
        self.viewer.toolbar.add(self.files, self.save, importance=ALWAYS)
        self._waiting, self._reasons = QWidget(), QWidget()
        self._waits, self._reason = QVBoxLayout(self._waiting), QVBoxLayout(self._reasons)
        self._parts = QStackedWidget()
        for part in (self.viewer, self._waiting, self._reasons):
            self._parts.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._parts)
        self._offer_files([])

    def papers(self) -> SetPapers | None:
        """The papers that are seen."""
        return self._papers

    def page(self) -> int:
        """The page that is seen, from 0, counted through all files."""
        if self._papers is None:
            return 0
        seen = [one.path for one in self._papers.files].index(self.path() or self._papers.files[0].path)
        return sum(len(one.pages) for one in self._papers.files[:seen]) + max(0, self.viewer.page() - 1)

    def show_waiting(self, words: str) -> None:
        """Say that papers are being set."""
        self._papers, self._words = None, words
        self.viewer.close_file()
        self._offer_files([])
        clear_layout(self._waits)
        self._row = ProgressRow(words, tr("Cancel"))
        self._row.setObjectName("setting")
        self._row.cancel_requested.connect(self.cancel_requested)
        self._waits.setContentsMargins(SPACE_20, SPACE_20, SPACE_20, SPACE_20)
        self._waits.addWidget(self._row)
        self._waits.addStretch(1)
        self._parts.setCurrentWidget(self._waiting)

    def show_progress(self, done: int, total: int) -> None:
        """Say how far that is."""
        if self._row is not None:
            self._row.set_progress(done, total, self._words)

    def show_first(self, path: Path) -> None:
        """Show a file that is there while the others are still being set."""
        self._papers = None
        self._offer_files([path])
        self._parts.setCurrentWidget(self.viewer)
        self.viewer.open_file(path)

    def show_papers(self, papers: SetPapers) -> None:
        """Show all files: the one that is seen already, else the first."""
        seen = self.files.choice() if self._papers is None else ""
        self._papers, self._row = papers, None
        self._offer_files([one.path for one in papers.files], seen)
        self._parts.setCurrentWidget(self.viewer)
        if not seen:
            self._open("")

    def count_words(self) -> str:
        """How many pages and files there are, empty while that is not known."""
        if self._papers is None:
            return ""
        pages = trn("{n} page", "{n} pages", len(self._papers.pages))
        files = trn("{n} file", "{n} files", len(self._papers.files))
        return pages if len(self._papers.files) == 1 else f"{pages} · {files}"

    def show_reason(self, sentence: str, *, way: str = "", action: str = "") -> None:
        """Say why there is nothing to be seen, with the button that leads to what is missing."""
        self._papers, self._row = None, None
        self.viewer.close_file()
        self._offer_files([])
        clear_layout(self._reason)
        what, how = what_and_how(sentence)
        state = EmptyState("printer", what, how, action)
        state.setObjectName("reason")
        state.action_requested.connect(lambda: self.way_requested.emit(way))
        self._reason.addWidget(state)
        self._parts.setCurrentWidget(self._reasons)

    def path(self) -> Path | None:
        """The file that is seen."""
        files = self._papers.files if self._papers is not None else ()
        return next((one.path for one in files if str(one.path) == self.files.choice()), None)

    def close_papers(self) -> None:
        """Let go of the files."""
        self._papers = None
        self.viewer.close_file()

    def _bound_width(self) -> None:
        """The pages and their number come before the names of files."""
        self.files.setMaximumWidth(look().px(_FILES_WIDTH))

    def _offer_files(self, paths: Sequence[Path], seen: str = "") -> None:
        self.files.set_choices([(str(path), path.stem) for path in paths])
        self.files.set_choice(seen or (str(paths[0]) if paths else ""))
        for part in (self.files, self.save):
            self.viewer.toolbar.set_left_out(part, left_out=len(paths) < 2)

    def _open(self, _path: str) -> None:
        path = self.path()
        if path is not None:
            self.viewer.open_file(path)
