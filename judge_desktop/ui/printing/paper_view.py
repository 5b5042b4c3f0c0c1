"""A report as it will be on paper: how many pages and files there are, which file is seen, and its pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from judge_desktop.config.i18n import Translator, tr, trn
from judge_desktop.config.phrases import sentence_of_finding
from judge_desktop.domain.findings import Finding
from judge_desktop.ui.notices import what_and_how
from judge_desktop.ui.printing.set_papers import SetPapers
from judge_desktop.ui.viewers.note_bar import NoteBar
from judge_desktop.ui.viewers.pdf_toolbar import ALWAYS
from judge_desktop.ui.viewers.pdf_viewer import PdfViewer
from judge_desktop.ui.viewers.reading.reader import Reader
from judge_desktop.ui.widgets.buttons import ButtonSize, IconButton
from judge_desktop.ui.widgets.choices import ChoiceField
from judge_desktop.ui.widgets.columns import clear_layout
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.explained import link_about
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.progress import ProgressRow
from judge_desktop.ui.widgets.reading_order import follow_layout
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_20

_FILES_WIDTH = 230
_MOST_NOTES = 2


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
        self._state: EmptyState | None = None  # why nothing is seen, as it was shown last
        self._first: Path | None = None
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
        self.notes = NoteBar()
        self.viewer.toolbar.add(self.files, self.save, importance=ALWAYS)
        follow_layout(self.viewer.toolbar)
        self._waiting, self._reasons = QWidget(), QWidget()
        self._waits, self._reason = QVBoxLayout(self._waiting), QVBoxLayout(self._reasons)
        self._parts = QStackedWidget()
        for part in (self.viewer, self._waiting, self._reasons):
            self._parts.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notes)
        column.addWidget(self._parts, 1)
        self._offer_files([])

    def papers(self) -> SetPapers | None:
        """The papers that are seen."""
        return self._papers

    def page(self) -> int:
        """The page that is seen, from 0, counted through all files."""
        path = self.path()
        if self._papers is None or path is None:
            return 0
        return self._papers.place_of(path, max(0, self.viewer.page() - 1))

    def forget_papers(self) -> None:
        """Other papers are on their way: what is still seen is neither saved nor printed any more."""
        self._papers = self._first = None
        self.notes.set_notes([])

    def show_waiting(self, words: str) -> None:
        """Say that papers are being set."""
        self.forget_papers()
        self._words = words
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
        self._first = path
        self._offer_files([path])
        self._parts.setCurrentWidget(self.viewer)
        self.viewer.open_file(path)

    def show_papers(self, papers: SetPapers) -> None:
        """Show all files: the one that is seen already, else the first."""
        seen, self._first = self._first, None
        self._papers, self._row = papers, None
        paths = [one.path for one in papers.files]
        self._offer_files(paths, seen if seen in paths else None)
        self.notes.set_notes(shortened(papers.notes), Weight.WARNS)
        self._parts.setCurrentWidget(self.viewer)
        if seen not in paths:
            self._open("")

    def count_words(self) -> str:
        """How many pages and files there are, empty while that is not known."""
        if self._papers is None:
            return ""
        pages = trn("{n} page", "{n} pages", len(self._papers.pages))
        files = trn("{n} file", "{n} files", len(self._papers.files))
        return pages if len(self._papers.files) == 1 else f"{pages} · {files}"

    def reason(self) -> str:
        """Why nothing is seen, empty while something is or comes."""
        is_shown = self._parts.currentWidget() is self._reasons
        return self._state.sentence() if is_shown and self._state is not None else ""

    def show_reason(self, sentence: str, *, way: str = "", action: str = "") -> None:
        """Say why there is nothing to be seen, with the button that leads to what is missing."""
        self.forget_papers()
        self._row = None
        self.viewer.close_file()
        self._offer_files([])
        clear_layout(self._reason)
        what, how = what_and_how(sentence)
        state = EmptyState("printer", what, how, action)
        state.setObjectName("reason")
        self._state = state
        state.action_requested.connect(lambda: self.way_requested.emit(way))
        self._reason.addWidget(state)
        about = link_about(sentence, ButtonSize.SMALL)
        if about is not None:
            self._reason.addWidget(about, 0, Qt.AlignmentFlag.AlignHCenter)
        self._parts.setCurrentWidget(self._reasons)

    def path(self) -> Path | None:
        """The file that is seen."""
        files = self._papers.files if self._papers is not None else ()
        return next((one.path for one in files if str(one.path) == self.files.choice()), None)

    def add_part(self, part: QWidget) -> None:
        """Something that may be shown in the place of papers."""
        self._parts.addWidget(part)

    def show_part(self, part: QWidget) -> None:
        """Show it."""
        self.forget_papers()
        self.viewer.close_file()
        self._parts.setCurrentWidget(part)

    def close_papers(self) -> None:
        """Let go of the files."""
        self.forget_papers()
        self.viewer.close_file()

    def _bound_width(self) -> None:
        """The pages and their number come before the names of files."""
        self.files.setMaximumWidth(look().px(_FILES_WIDTH))

    def _offer_files(self, paths: Sequence[Path], seen: Path | None = None) -> None:
        self.files.set_choices([(str(path), path.stem) for path in paths])
        self.files.set_choice(str(seen or paths[0]) if paths else "")
        for part in (self.files, self.save):
            self.viewer.toolbar.set_left_out(part, left_out=len(paths) < 2)

    def _open(self, _path: str) -> None:
        path = self.path()
        if path is not None:
            self.viewer.open_file(path)


def shortened(notes: Sequence[str]) -> list[str]:
    """What should be known before papers leave the house: a few sentences, and how many more there are."""
    told = list(dict.fromkeys(notes))
    more = len(told) - _MOST_NOTES
    return [*told[:_MOST_NOTES], *([trn("and {n} more warning", "and {n} more warnings", more)] if more > 0 else [])]


def finding_words(finding: Finding, words: Translator) -> str:
    """The sentence of a finding behind the submission it is about."""
    return ": ".join(part for part in (finding.where.submission, sentence_of_finding(finding, words)) if part)
