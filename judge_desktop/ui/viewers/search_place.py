"""Puts the search panel beside what is searched, or above it where room is short, and serves its keys there."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from judge_desktop.ui.key_map import bind_key
from judge_desktop.ui.viewers.search_panel import WIDTH, SearchPanel
from judge_desktop.ui.widgets.theme import look

_CONTENT_LEAST = 340  # narrower beside the panel, a page can no longer be read
_HEIGHT_ABOVE, _SHARE_ABOVE, _MOST_ABOVE = 240, 0.45, 0.65
_UNLIMITED = 16_777_215  # what Qt calls a size without a limit


class SearchPlace(QWidget):
    """The panel, hidden until it is opened, and the content. F3 and Shift+F3 go on wherever the keyboard is."""

    def __init__(self, panel: SearchPanel, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel = panel
        panel.hide()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(panel)
        self._row.addWidget(content, 1)
        bind_key(self, "next_hit", lambda: panel.go_to_hit(1))
        bind_key(self, "previous_hit", lambda: panel.go_to_hit(-1))
        look().theme_changed.connect(self._share_room)

    def is_beside(self) -> bool:
        """Whether there is room for the panel beside the content."""
        return self.width() >= look().px(WIDTH + _CONTENT_LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        direction = QBoxLayout.Direction.LeftToRight if self.is_beside() else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(direction)
        if self.is_beside():
            self._panel.setFixedWidth(look().px(WIDTH))
            self._panel.setMaximumHeight(_UNLIMITED)
        else:
            self._panel.setMinimumWidth(0)
            self._panel.setMaximumWidth(_UNLIMITED)
            wanted = max(look().px(_HEIGHT_ABOVE), round(self.height() * _SHARE_ABOVE))
            self._panel.setMaximumHeight(min(wanted, round(self.height() * _MOST_ABOVE)))
