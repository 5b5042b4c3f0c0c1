"""What is said at the head of a scorecard: why it is closed, what was refused or done; most of it also aloud."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.notices import NoticePlace
from judge_desktop.ui.widgets.announcing import announce
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.tokens import SPACE_8


class CardNotices(NoticePlace):
    """The place of notices of one scorecard; `pane` is who says it to a screen reader."""

    def __init__(self, layout: QBoxLayout, pane: QWidget) -> None:
        super().__init__(layout, air=SPACE_8)
        self._pane = pane

    def tell(self, sentence: str) -> None:
        """A note in the page, also said aloud."""
        self.tell_aloud(Notice(Weight.NOTE, sentence, close_name=tr("Close this notice")))

    def tell_aloud(self, notice: Notice) -> None:
        """Show a notice, and say its sentence."""
        self.show_notice(notice)
        announce(self._pane, notice.sentence())

    def tell_no_document(self, widen: Callable[[], None]) -> None:
        """Say that the document has no room beside the form, with the button that gives it room."""
        sentence = tr("The document is shown as soon as the window is wider")
        notice = Notice(Weight.NOTE, sentence, action=tr("Widen the window"), close_name=tr("Close this notice"))
        notice.setObjectName("no_document")
        notice.action_requested.connect(widen)
        notice.action_requested.connect(self.clear)
        self.tell_aloud(notice)

    def show_state(self, notice: Notice | None, reopen: Callable[[], object]) -> None:
        """Show why the scorecard is closed; for an open one (None) what was noted before goes, a refusal stays."""
        if notice is not None:
            notice.action_requested.connect(reopen)
            self.show_notice(notice)
            return
        before = self.notice()
        if before is not None and before.weight() in {Weight.NOTE, Weight.FINE}:
            self.clear()
