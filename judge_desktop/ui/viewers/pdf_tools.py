"""The toolbar of a PDF: panel, page, zoom, turn, search. The pane puts its own buttons at the right end."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.viewers.pdf_place import Fit
from judge_desktop.ui.viewers.pdf_toolbar import ALWAYS, RARE, FoldingToolbar
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize, IconButton
from judge_desktop.ui.widgets.number_field import NumberField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import Role, Type

_PAGE_WIDTH, _PAGE_HEIGHT = 48, 36
_STEPS, _SEARCH, _PANEL, _FIT, _ZOOM, _ROTATE = 60, 45, 40, 35, 30, RARE  # what is given up last stands first


class PdfTools(FoldingToolbar):
    """Signals: `page_requested(n)` (0: nothing that is a page), `step_requested(by)`, `zoom_requested(+1 or -1)`,
    `fit_requested`, `rotation_requested`, `search_requested`, `panel_toggled(shown)`.
    """

    page_requested = Signal(int)
    step_requested = Signal(int)
    zoom_requested = Signal(int)
    fit_requested = Signal()
    rotation_requested = Signal()
    search_requested = Signal()
    panel_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self.panel = self.add_icon("panel-left", tr("Pages and contents"), "document_panel", importance=_PANEL)
        self.panel.setCheckable(True)
        self.panel.clicked.connect(lambda: self.panel_toggled.emit(self.panel.isChecked()))
        self._steps = [self._add_step(-1)]
        self.page_field = NumberField(tr("Page"), width=_PAGE_WIDTH, height=_PAGE_HEIGHT, small=True, empty_shown="")
        self.page_field.setObjectName("page_field")
        self._pages = TextLabel("", Type.BODY, Role.INK2, wraps=False)
        self.add(self.page_field, self._pages, importance=ALWAYS)
        self._steps.append(self._add_step(1))
        self.add_gap()
        self._zooms = [self._add_zoom("zoom-out", tr("Zoom out"), "zoom_out", "Ctrl+-", -1)]
        self._fit = Button("", ButtonKind.QUIET, key="", size=ButtonSize.SMALL)
        self._fit.setObjectName("fit_width")
        self._fit.clicked.connect(self.fit_requested)
        self.add(self._fit, importance=_FIT)
        self._zooms.append(self._add_zoom("zoom-in", tr("Zoom in"), "zoom_in", "Ctrl++", 1))
        self._rotate = self.add_icon(
            "rotate-cw", tr("Turn the pages to the right"), "rotate_pages", "Ctrl+R", importance=_ROTATE
        )
        self._rotate.clicked.connect(self.rotation_requested)
        self.add_space()
        self.search = self.add_icon(
            "search", tr("Search in all attachments"), "search_document", "Ctrl+Shift+F", importance=_SEARCH
        )
        self.search.clicked.connect(self.search_requested)
        self.page_field.edit_finished.connect(self._ask_page)

    def set_page(self, page: int) -> None:
        """Show which page is seen, 0 for none."""
        self.page_field.set_typed(str(page) if page else "")
        self._steps[0].set_disabled_reason("" if page > 1 else tr("This is the first page"))
        self._steps[1].set_disabled_reason("" if page < self._count else tr("This is the last page"))

    def set_page_count(self, count: int) -> None:
        """Show how many pages there are."""
        if count == self._count:
            return
        self._count = count
        self._pages.setText(f"/ {count}" if count else "")
        self.share_room()

    def set_state(self, fit: Fit, zoom: float, *, is_open: bool) -> None:
        """Show how large pages are; without a document nothing can be pressed but the search."""
        percent = f"{round(zoom * 100)} %"
        words = {Fit.WIDTH: tr("Fit width"), Fit.PAGE: tr("Whole page"), Fit.NONE: percent}[fit]
        if words != self._fit.words():
            self._fit.set_words(words)
            self.share_room()
        then = tr("Show whole pages") if fit is Fit.WIDTH else tr("Show pages as wide as the window")
        self._fit.set_tooltip(f"{then} (Ctrl+0)")
        self._fit.setAccessibleName(tr("Size: {size}").format(size=words))
        self._fit.setAccessibleDescription(f"{percent}. {then}")
        for part in (self._fit, self._rotate, self.page_field, *self._zooms):
            part.setEnabled(is_open)

    def _add_step(self, by: int) -> IconButton:
        icon, name, key = (
            ("chevron-up", tr("Previous page"), "previous_page")
            if by < 0
            else ("chevron-down", tr("Next page"), "next_page")
        )
        button = self.add_icon(icon, name, key, importance=_STEPS)
        button.clicked.connect(lambda: self.step_requested.emit(by))
        return button

    def _add_zoom(self, icon: str, name: str, object_name: str, key: str, direction: int) -> IconButton:
        button = self.add_icon(icon, name, object_name, key, importance=_ZOOM)
        button.clicked.connect(lambda: self.zoom_requested.emit(direction))
        return button

    def _ask_page(self) -> None:
        number = self.page_field.number()
        self.page_requested.emit(int(number) if number is not None and number == int(number) else 0)
