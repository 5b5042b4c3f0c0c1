"""The panel beside the pages of a PDF: small pictures of the pages, or the table of contents."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.viewers.pdf_file import PdfFile
from judge_desktop.ui.viewers.pdf_outline import PdfOutline
from judge_desktop.ui.viewers.pdf_thumbnails import PdfThumbnails
from judge_desktop.ui.viewers.reading.reader import Reader
from judge_desktop.ui.widgets.card import Edge, Panel
from judge_desktop.ui.widgets.tabs import Tab, TabStrip
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import Role

WIDTH = 232
PAGES, CONTENTS = "pages", "contents"


class PdfSidePanel(Panel):
    """`page_requested(n)` while a person walks through the pages, `place_chosen(page, y)` when one was decided on."""

    page_requested = Signal(int)
    place_chosen = Signal(int, float)

    def __init__(self, reader: Reader, parent: QWidget | None = None) -> None:
        super().__init__(Role.SURFACE, Edge.RIGHT, parent=parent)
        self.thumbnails = PdfThumbnails(reader)
        self.thumbnails.setObjectName("thumbnails")
        self.outline = PdfOutline()
        self.tabs = TabStrip(
            tr("Beside the pages"), tr("{n} more"), [Tab(PAGES, tr("Pages")), Tab(CONTENTS, tr("Contents"))]
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.thumbnails)
        self._stack.addWidget(self.outline)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.setAccessibleName(tr("Beside the pages"))
        self.tabs.tab_changed.connect(self.show_tab)
        self.thumbnails.page_requested.connect(self.page_requested)
        self.thumbnails.page_confirmed.connect(lambda page: self.place_chosen.emit(page, 0.0))
        self.outline.entry_requested.connect(self.place_chosen)

    def set_file(self, file: PdfFile | None, rotation: int = 0) -> None:
        """Show another file."""
        self.thumbnails.set_file(file, rotation)
        self.outline.set_entries(file.outline if file is not None else ())

    def show_tab(self, key: str) -> None:
        """Show the pages or the contents."""
        self.tabs.set_tab(key)
        self._stack.setCurrentWidget(self.outline if key == CONTENTS else self.thumbnails)

    def focus_shown(self) -> None:
        """Put the keyboard on what is shown."""
        shown = self._stack.currentWidget()
        if shown is not None:
            shown.setFocus()

    def sizeHint(self) -> QSize:
        return QSize(look().px(WIDTH), look().px(WIDTH))
