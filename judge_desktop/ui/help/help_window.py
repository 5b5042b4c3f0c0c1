"""Help over a question that is open: a window of its own, for nothing may be laid over a question."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.help.help_page import HelpPageView
from judge_desktop.ui.widgets.theme import look

_SIZE = (960, 620)


class HelpWindow(QDialog):
    """Help at that place; Esc leaves it and gives the question back."""

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
