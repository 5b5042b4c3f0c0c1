"""What pages below a bar share: the bar with title and way back, and the column with its notices."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.ui.notices import NoticePlace
from judge_desktop.ui.page_column import PageColumn
from judge_desktop.ui.widgets.page_header import PageHeader
from judge_desktop.ui.widgets.tokens import SPACE_12


class NoticedColumn(PageColumn):
    """`body` takes what the page shows, below its notices; what it leaves free is at the end."""

    def __init__(self, width: int) -> None:
        super().__init__(width)
        outer, notices = self.body, QVBoxLayout()
        self.notices = NoticePlace(notices)
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE_12)
        outer.addLayout(notices)
        outer.addLayout(self.body)
        outer.addStretch(1)


class HeadedPage(QWidget):
    """`back_requested` by the arrow of the bar, and by Esc where `leaves_by_escape`: not where something typed would be
    gone. What fills the page below it goes into `outside`.
    """

    back_requested = Signal()
    leaves_by_escape = True

    def __init__(self, title: str, subtitle: str = "", *, back: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader(title, subtitle, back=back)
        self.header.back_requested.connect(self.back_requested)
        self.outside = QVBoxLayout(self)
        self.outside.setContentsMargins(0, 0, 0, 0)
        self.outside.setSpacing(0)
        self.outside.addWidget(self.header)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_escape = event.key() == Qt.Key.Key_Escape and not event.modifiers()
        if is_escape and self.leaves_by_escape and self.header.isEnabled():
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)

    def add_column(self, width: int) -> NoticedColumn:
        """One scrolling column, at most `width` pixels wide at the normal text size, fills the page."""
        column = NoticedColumn(width)
        self.outside.addWidget(column, 1)
        return column
