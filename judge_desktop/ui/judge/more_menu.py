"""What stands in the menu "more" of the judge's window, group by group; each line does what a part of it can do."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from judge_desktop.config.i18n import tr
from judge_desktop.domain.scorecard import ScorecardState
from judge_desktop.ui.judge.day_part import DayPart
from judge_desktop.ui.judge.judge_arrangement import JudgeArrangement
from judge_desktop.ui.judge.judge_menu import MenuEntry, MenuGroup
from judge_desktop.ui.judge.judge_pages import JudgePages
from judge_desktop.ui.judge.judge_verbs import JudgeVerbs
from judge_desktop.workflow.scoring_session import ScoringSession


class MoreMenu(QObject):
    """`my_scores_requested`, `hiding_requested` and `move_requested` are the window's; `full_screen_requested`,
    `help_requested`, `keys_requested` and `settings_requested` the main window's.
    """

    my_scores_requested = Signal()
    hiding_requested = Signal()
    move_requested = Signal()
    full_screen_requested = Signal()
    help_requested = Signal()
    keys_requested = Signal()
    settings_requested = Signal()

    def __init__(
        self, session: ScoringSession, panes: JudgeArrangement, day: DayPart, pages: JudgePages, verbs: JudgeVerbs
    ) -> None:
        super().__init__(verbs)
        self._session, self._panes, self._day, self._pages, self._verbs = session, panes, day, pages, verbs

    def groups(self, of_parts: MenuGroup, *, numbers_hidden: bool) -> tuple[MenuGroup, ...]:
        """The lines as things stand now; `of_parts` are those that parts of the window bring."""
        submission = self._panes.card.submission()
        numbers = tr("Show numbers") if numbers_hidden else tr("Hide numbers")
        return (
            *((self._around(), self._about(submission)) if submission else ()),
            of_parts,
            (
                MenuEntry(numbers, self.hiding_requested.emit, key="hide_numbers"),
                MenuEntry(tr("Full screen"), self.full_screen_requested.emit, key="full_screen"),
                MenuEntry(tr("Help"), self.help_requested.emit, key="help"),
                MenuEntry(tr("All keys"), self.keys_requested.emit, key="keys"),
                MenuEntry(tr("Settings"), self.settings_requested.emit),
            ),
        )

    def _around(self) -> MenuGroup:
        """What leads elsewhere from the scorecard that is open."""
        return (
            MenuEntry(tr("Search in the list of submissions"), self._panes.search_list, key="search_list"),
            MenuEntry(tr("My scores"), self.my_scores_requested.emit, key="my_scores"),
            MenuEntry(tr("Print my papers"), self._pages.open_papers),
            MenuEntry(tr("Running order"), self._day.toggle_page, self._day.day is not None, "running_order"),
        )

    def _about(self, submission: str) -> MenuGroup:
        """What can be done about the submission that is open."""
        verbs, steps = self._verbs, self._panes.card.steps
        is_open = not self._session.is_sent(submission) and not self._session.is_recused(submission)
        is_draft = self._session.scorecard(submission).state is ScorecardState.DRAFT
        return (
            MenuEntry(tr("Recuse from this submission…"), verbs.ask_recusal, is_open),
            MenuEntry(tr("I did not attend this presentation"), verbs.mark_absent, is_open),
            MenuEntry(tr("Move these scores to…"), self.move_requested.emit, is_open, "move_scores"),
            MenuEntry(tr("Seal this scorecard"), verbs.seal_one, is_draft),
            MenuEntry(tr("Undo"), steps.undo, steps.can_undo(), "undo"),
            MenuEntry(tr("Redo"), steps.redo, steps.can_redo(), "redo"),
        )
