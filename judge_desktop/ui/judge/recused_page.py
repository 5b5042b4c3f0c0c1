"""What stands in the place of a scorecard from which the judge recused: the ground, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.contest import Recusal
from judge_desktop.ui.judge.card_status import ground_words
from judge_desktop.ui.widgets.card import Panel
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.tokens import SPACE_20, Role


class RecusedPage(Panel):
    """`withdraw_requested` when a recusal that can be taken back is to be."""

    withdraw_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Role.SURFACE, parent=parent)
        scroll = ScrollArea(Role.SURFACE, margin=SPACE_20)
        self._column = scroll.column
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def show_recusal(self, recusal: Recusal | None, *, may_withdraw: bool) -> None:
        """Show the ground of a recusal."""
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        how = ground_words(recusal.ground) if recusal is not None else ""
        action = tr("Withdraw the recusal") if may_withdraw else ""
        page = EmptyState("user-x", tr("Recused"), how, action)
        page.action_requested.connect(self.withdraw_requested)
        self._column.addWidget(page)
