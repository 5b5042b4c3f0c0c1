"""Moves scores given to the wrong submission, and back. Asking where to is ``move_dialog``, the verb the session's."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.config.thai_digits import Numerals, in_numerals
from judge_desktop.ui.judge.card_keeper import CardKeeper
from judge_desktop.ui.judge.move_dialog import Move, ask_move
from judge_desktop.ui.judge.score_history import TypedScores
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.workflow.scoring_session import ScoringSession


class ScoreMover(QObject):
    """`move_finished(Move)` after scores went over: whoever shows scorecards shows that one, then `notice_of` it."""

    move_finished = Signal(object)

    def __init__(
        self, session: ScoringSession, keeper: CardKeeper, numerals: Numerals, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._keeper, self._numerals, self._window = session, keeper, numerals, parent
        self._last: Move | None = None

    def ask(self, from_id: str, presenting: str, typed: dict[str, TypedScores]) -> str:
        """Ask where the scores of a submission belong and move them; a sentence when there is nothing to choose."""
        if not self._keeper.keep(lambda: self._session.demand_movable(from_id)):
            return ""
        if not self._session.move_targets(from_id):
            return tr("No other submission can take these scores")
        move = ask_move(self._window, self._session, self._numerals, from_id, presenting)
        if move is not None and self._move(move, typed):
            self._last = move
            self.move_finished.emit(move)
        return ""

    def can_move_back(self, submission_id: str) -> bool:
        """Whether the last move ended at that submission and can be taken back from there."""
        return self._last is not None and self._last.to_id == submission_id

    def move_back(self, typed: dict[str, TypedScores]) -> None:
        """Take the last move back."""
        if self._last is not None:
            move, self._last = self._last.back, None
            if self._move(move, typed):
                self.move_finished.emit(move)

    def notice_of(self, move: Move) -> Notice:
        """What went where, with the way back unless it was one."""
        first, second = (
            in_numerals(str(self._session.submission(one).number), self._numerals.value)
            for one in (move.from_id, move.to_id)
        )
        return Notice(
            Weight.FINE,
            tr("The scores went from number {first} to number {second}", first=first, second=second),
            action=tr("Move back") if self.can_move_back(move.to_id) else "",
            close_name=tr("Close this notice"),
        )

    def _move(self, move: Move, typed: dict[str, TypedScores]) -> bool:
        """Move scores, and with them what was typed there and blocks: nothing that was typed is lost."""

        def do() -> None:
            self._session.move_scores(move.from_id, move.to_id, swap=move.swap, note=move.note)

        if not self._keeper.keep(do):
            return False
        left, right = (typed.pop(one, TypedScores()) for one in (move.from_id, move.to_id))
        typed[move.to_id] = TypedScores(refused=left.refused)
        typed[move.from_id] = TypedScores(refused=right.refused)
        return True
