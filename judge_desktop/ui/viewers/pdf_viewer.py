"""Shows a PDF: pages, page field, zoom, search. A file that cannot be shown is explained by `open_file`'s answer."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPointF, Signal
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.viewers.pdf_page_view import STEP, PdfPageView
from judge_desktop.ui.viewers.toolbar import Toolbar
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize, IconButton
from judge_desktop.ui.widgets.card import Edge, Panel
from judge_desktop.ui.widgets.number_field import NumberField
from judge_desktop.ui.widgets.text_field import TextField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, Role, Type

_PAGE_WIDTH, _PAGE_HEIGHT = 48, 36


class PdfViewer(QWidget):
    """`page_changed(n)` (from 1) when another page is at the top."""

    page_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = QPdfDocument(self)
        self._search = QPdfSearchModel(self)
        self._search.setDocument(self._document)
        self.view = PdfPageView(tr("Pages of the document"), self)
        self.view.setDocument(self._document)
        self.view.setSearchModel(self._search)
        self.page_field = NumberField(tr("Page"), width=_PAGE_WIDTH, height=_PAGE_HEIGHT, small=True, empty_shown="")
        self._pages = TextLabel("", Type.BODY, Role.INK2, wraps=False)
        self._hit = -1
        self.search_bar = self._make_search_bar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_toolbar())
        column.addWidget(self.search_bar)
        column.addWidget(self.view, 1)
        self.view.pageNavigator().currentPageChanged.connect(self._show_page)
        self.page_field.edit_finished.connect(self._go_to_typed)
        self.page_field.next_requested.connect(self.view.setFocus)
        self.setFocusProxy(self.view)

    def open_file(self, path: Path, page: int = 1) -> str:
        """Show the PDF at `path`, from `page` on. What is wrong with it, as a sentence; empty when it is shown."""
        self.close_search()
        error = self._document.load(str(path))
        if error == QPdfDocument.Error.None_:
            self._pages.setText(f"/ {self._document.pageCount()}")
            self.go_to(page)
            return ""
        if error == QPdfDocument.Error.IncorrectPassword:
            return tr("This PDF is locked with a password, so it cannot be shown here.")
        if error == QPdfDocument.Error.UnsupportedSecurityScheme:
            return tr("This PDF is protected in a way that cannot be shown here.")
        return tr("This PDF is damaged and cannot be shown.")

    def close_file(self) -> None:
        """Let go of the file."""
        self.close_search()
        self._document.close()

    def page(self) -> int:
        """The page at the top, from 1; 0 without a document."""
        return self.view.pageNavigator().currentPage() + 1 if self.page_count() else 0

    def page_count(self) -> int:
        """How many pages there are, 0 without a document."""
        return self._document.pageCount()

    def go_to(self, page: int) -> None:
        """Show that page, or the nearest there is."""
        if self.page_count():
            wanted = min(self.page_count(), max(1, page))
            self.view.pageNavigator().jump(wanted - 1, QPointF(), 0)
            self._show_page(wanted - 1)

    def set_compact(self, compact: bool) -> None:
        """Leave out what is only convenient where room is short."""
        self._fit.setVisible(not compact)

    def open_search(self) -> None:
        """Show the search field and put the keyboard there."""
        self.search_bar.show()
        self._words.setFocus()
        self._words.selectAll()

    def close_search(self) -> None:
        """Take the search field and its marks away."""
        self.search_bar.hide()
        self._search.setSearchString("")
        self._words.clear()
        self._found.setText("")

    def find_words(self, words: str) -> int:
        """Mark the words on all pages and show the first place; how many there are."""
        self._search.setSearchString(words)
        for page in range(self.page_count() if words else 0):
            self._search.resultsOnPage(page)  # asked for, a page is searched at once, not after its turn
        count = self._search.rowCount(QModelIndex())
        self._hit = -1
        self._found.setText(tr("Not found") if words and not count else "")
        if count:
            self._go_to_hit(1)
        return count

    def _make_toolbar(self) -> Toolbar:
        bar = Toolbar()
        bar.add_icon("chevron-up", tr("Previous page"), "previous_page").clicked.connect(
            lambda: self.go_to(self.page() - 1)
        )
        bar.add(self.page_field, self._pages)
        bar.add_icon("chevron-down", tr("Next page"), "next_page").clicked.connect(lambda: self.go_to(self.page() + 1))
        bar.add_gap()
        bar.add_icon("zoom-out", tr("Zoom out"), "zoom_out").clicked.connect(lambda: self.view.zoom_by(1 / STEP))
        self._fit = Button(tr("Fit width"), ButtonKind.QUIET, size=ButtonSize.SMALL)
        self._fit.setObjectName("fit_width")
        self._fit.clicked.connect(self.view.fit_width)
        bar.add(self._fit)
        bar.add_icon("zoom-in", tr("Zoom in"), "zoom_in").clicked.connect(lambda: self.view.zoom_by(STEP))
        bar.add_space()
        search = bar.add_icon("search", tr("Search in the document"), "search_document", "Ctrl+Shift+F")
        search.clicked.connect(self.open_search)
        self.toolbar = bar
        return bar

    def _make_search_bar(self) -> Panel:
        bar = Panel(Role.SURFACE, Edge.BOTTOM)
        row = QHBoxLayout(bar)
        row.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        row.setSpacing(SPACE_8)
        self._words = TextField(tr("Search in the document"), placeholder=tr("Search in the document"), icon="search")
        self._words.setObjectName("document_words")
        self._words.textEdited.connect(self.find_words)
        self._words.returnPressed.connect(lambda: self._go_to_hit(1))
        self._found = TextLabel("", Type.CAPTION, Role.INK2, wraps=False)
        row.addWidget(self._words, 1)
        row.addWidget(self._found)
        for icon, name, what in (
            ("chevron-up", tr("Previous place"), lambda: self._go_to_hit(-1)),
            ("chevron-down", tr("Next place"), lambda: self._go_to_hit(1)),
            ("x", tr("Close the search"), self.close_search),
        ):
            button = IconButton(icon, name)
            button.clicked.connect(what)
            row.addWidget(button)
        bar.hide()
        return bar

    def _go_to_hit(self, by: int) -> None:
        count = self._search.rowCount(QModelIndex())
        if not count:
            return
        self._hit = (self._hit + by) % count
        self.view.setCurrentSearchResultIndex(self._hit)
        link = self._search.resultAtIndex(self._hit)
        self.view.pageNavigator().jump(link.page(), link.location(), 0)
        self._found.setText(f"{self._hit + 1} / {count}")

    def _show_page(self, page: int) -> None:
        self.page_field.set_typed(str(page + 1))
        self.page_changed.emit(page + 1)

    def _go_to_typed(self) -> None:
        number = self.page_field.number()
        self.go_to(int(number) if number is not None else self.page())
