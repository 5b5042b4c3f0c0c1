"""What the pages beside the desk share that show totals: the key that hides them, as on the desk."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.headed_page import HeadedPage
from judge_desktop.ui.key_map import bind_key


class HidingPage(HeadedPage):
    """`hiding_requested` by the key; the window then says to every part whether numbers are hidden."""

    hiding_requested = Signal()

    def __init__(self, title: str, subtitle: str = "", *, is_hidden: bool, parent: QWidget | None = None) -> None:
        super().__init__(title, subtitle, back=tr("Back to the scorecards"), parent=parent)
        self._is_hidden = is_hidden
        bind_key(self, "hide_numbers", self.hiding_requested.emit)

    def set_numbers_hidden(self, hidden: bool) -> None:
        """Show dots for numbers while the screen is shared."""
        if hidden != self._is_hidden:
            self._is_hidden = hidden
            self.refresh()
            if self.isVisible():
                self.setFocus()

    def refresh(self) -> None:
        """Show everything as it stands now."""
        raise NotImplementedError
