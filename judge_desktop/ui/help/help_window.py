"""Help over a question that is open: a window of its own, for nothing may be laid over a question."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from judge_desktop.config.help_pages import KEYS_PAGE
from judge_desktop.config.i18n import tr
from judge_desktop.ui.help.help_page import HelpPageView
from judge_desktop.ui.key_map import bind_key
from judge_desktop.ui.widgets.theme import look

_SIZE = (960, 620)


class HelpWindow(QDialog):
    """Help at that place; Esc or F1 leaves it and gives the question back with all that was typed."""

    def __init__(self, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setWindowTitle(tr("Help"))
        self.setObjectName("help_window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.page = HelpPageView(place, on_paper=False)
        self.page.back_requested.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        room = self.screen().availableSize()
        self.resize(min(look().px(_SIZE[0]), room.width()), min(look().px(_SIZE[1]), room.height()))
        self.page.reading().setFocus(Qt.FocusReason.OtherFocusReason)
        bind_key(self, "help", self.reject)
        bind_key(self, "keys", self._toggle_keys)

    def _toggle_keys(self) -> None:
        """As over a page of the window: all keys, and the same key again leaves them."""
        if self.page.place() == KEYS_PAGE:
            self.reject()
        else:
            self.page.show_place(KEYS_PAGE)
