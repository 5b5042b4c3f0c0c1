"""The form about the meeting beside its minutes: read when it is opened, each field kept when it is left."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, translator
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.meeting import Meeting
from judge_desktop.ui.chair.meeting_form import MeetingForm
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.help.said import said_of_error
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.tokens import SPACE_12, SPACE_20, Role
from judge_desktop.workflow.meeting import describe_meeting, proposed_meeting, read_meeting
from judge_desktop.workflow.packages_here import Where


class MeetingPart(QWidget):
    """The form, scrolled; what is typed is written into the chair's copy at once."""

    def __init__(self, desk: Desk, where: Where) -> None:
        super().__init__()
        self._desk, self._where = desk, where
        self.form = MeetingForm()
        self.form.changed.connect(self._keep)
        scroller = ScrollArea(Role.CANVAS)
        scroller.column.setContentsMargins(SPACE_20, SPACE_12, SPACE_20, SPACE_12)
        scroller.column.addWidget(self.form)
        scroller.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroller)

    def read(self) -> None:
        """Show what is kept."""
        ws, where, words = self._desk.ws, self._where, translator(current_language())
        self._desk.tasks.run(
            lambda _: (read_meeting(ws, where), proposed_meeting(ws, words, where)),
            lambda found: self.form.show_meeting(*found),
            self._refuse,
        )

    def _keep(self, meeting: Meeting) -> None:
        ws, where = self._desk.ws, self._where
        self._desk.tasks.run(lambda _: describe_meeting(ws, meeting, where), lambda _: None, self._refuse)

    def _refuse(self, error: JudgeDesktopError) -> None:
        self.form.refuse(said_of_error(error))
