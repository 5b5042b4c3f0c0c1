"""The notes of this copy beside the deliberation: shown in the card of talk, and kept at once when one is left."""

from __future__ import annotations

from judge_desktop.config.i18n import tr
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.judge_names import JudgeNames
from judge_desktop.ui.chair.talk_card import Place, TalkCard
from judge_desktop.workflow.discussion import write_note


class TalkNotes:
    """`card` for one page of a contest, and what is written in it."""

    def __init__(self, page: ChairPage) -> None:
        self._page = page
        self._written: dict[Place, str] = {}
        self.card = TalkCard()
        self.card.note_finished.connect(self._keep)

    def show_state(self, state: ContestState) -> None:
        """The notes as they are kept now."""
        self._written = dict(state.deliberation.notes) if state.deliberation is not None else {}

    def talk_about(self, state: ContestState, submission: str, names: JudgeNames) -> None:
        """Show what belongs to a submission; one that is not there changes nothing."""
        found = state.judged.submission(submission)
        if state.view is not None and found is not None:
            self.card.show_submission(state.judged, state.view, found, names, self._written)

    def _keep(self, category: str, submission: str, text: str) -> None:
        """Nothing is read anew for it, so that nobody is interrupted."""
        ws, where = self._page.desk.ws, self._page.where
        if self._written.get((category, submission), "") == text.strip():
            return
        self._written[category, submission] = text.strip()
        words = tr("Keeping the note")
        self._page.run(words, lambda _: write_note(ws, text, category, submission, where), lambda _: None)
