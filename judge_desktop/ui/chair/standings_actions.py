"""The buttons at the head of the deliberation: names off the screen, papers, and the round closed or reopened."""

from __future__ import annotations

from judge_desktop.config.i18n import tr
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.chair.closing import ask_to_close_or_reopen
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.printing.ways import PROVISIONAL, SCORECARDS
from judge_desktop.ui.widgets.buttons import Button, ButtonKind


class StandingsActions:
    """Puts its buttons into the header of `page`. `share` is checked while judges are called by letters."""

    def __init__(self, page: ChairPage) -> None:
        self._page = page
        self._state: ContestState | None = None
        self.share = Button(tr("Share the screen without names"), icon="monitor")
        self.share.setCheckable(True)
        self.share.set_tooltip(tr("For sharing the screen: judges are called by letters"))
        self.provisional = Button(tr("Provisional result…"), icon="printer")
        how = tr("One page at any time; it says “Draft, not certified” and what is still missing")
        self.provisional.set_tooltip(how)
        self.provisional.clicked.connect(lambda: page.page_requested.emit(PROVISIONAL))
        self.print = Button(tr("Print scorecards…"), icon="files")
        self.print.clicked.connect(lambda: page.page_requested.emit(SCORECARDS))
        self.close_or_reopen = Button(tr("Close the round…"), icon="lock")
        self.close_or_reopen.clicked.connect(self._close_or_reopen)
        named = {
            "share_screen": self.share,
            "print_provisional": self.provisional,
            "print_scorecards": self.print,
            "close_round": self.close_or_reopen,
        }
        for name, button in named.items():
            button.setObjectName(name)
            page.header.add_action(button)
            page.shy.append(button)

    def show_state(self, state: ContestState) -> None:
        """Offer what can be done with the round as it stands now."""
        self._state = state
        closed = state.view is not None and state.view.is_closed
        self.close_or_reopen.set_words(tr("Reopen the round…") if closed else tr("Close the round…"))
        self.close_or_reopen.set_icon("lock-open" if closed else "lock")
        all_decided = bool(state.judged.categories) and all(one.id in state.awards for one in state.judged.categories)
        self.close_or_reopen.set_kind(ButtonKind.PRIMARY if all_decided and not closed else ButtonKind.SECONDARY)
        nothing = "" if state.view is not None else tr("There is no package yet")
        for button in (self.provisional, self.close_or_reopen):
            button.set_disabled_reason(nothing)
        any_counted = state.view is not None and bool(state.view.counted_documents or state.view.counted_papers)
        self.print.set_disabled_reason("" if any_counted else tr("No scores have been merged yet"))

    def _close_or_reopen(self) -> None:
        if self._state is not None:
            ask_to_close_or_reopen(self._page, self._state)
