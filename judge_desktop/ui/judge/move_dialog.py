"""Asks where scores belong that were given to the wrong submission. Moving them is the session's verb."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import current_language, tr, trn
from judge_desktop.config.thai_digits import Numerals, in_numerals
from judge_desktop.domain.scorecard import OVERALL
from judge_desktop.ui.judge.card_status import listed
from judge_desktop.ui.widgets.choices import CheckBox
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.row_list import ListRow, RowList
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import Tone
from judge_desktop.workflow.scoring_session import ScoringSession
from judge_desktop.workflow.session_moves import MoveTarget

_WIDTH, _ROWS_SHOWN, _ROW, _AROUND = 560, 4, 65, 210


@dataclass(frozen=True, slots=True)
class Move:
    """Scores on their way: from one submission to another, exchanged with those there, with the private note."""

    from_id: str
    to_id: str
    swap: bool = False
    note: bool = False

    @property
    def back(self) -> Move:
        """The move that undoes it."""
        return Move(self.to_id, self.from_id, self.swap, self.note)


class MoveDialog(Dialog):
    """A list of the submissions that can take the scores: the one presenting first, then the empty ones."""

    def __init__(
        self,
        session: ScoringSession,
        from_id: str,
        presenting: str = "",
        numerals: Numerals = Numerals.ARABIC,
        parent: QWidget | None = None,
    ) -> None:
        self._numerals = numerals
        number = in_numerals(str(session.submission(from_id).number), numerals.value)
        super().__init__(
            tr("To which submission do these scores of number {number} belong?", number=number),
            tr("{what} go over. Pins, flag and everything else stay with number {number}.",
               what=in_numerals(_what_moves(session, from_id), numerals.value), number=number),
            tr("Move the scores"),
            tr("Cancel"),
            parent=parent,
        )  # fmt: skip
        self.setObjectName("move_question")
        self._session, self._from = session, from_id
        found = session.move_targets(from_id)
        ordered = sorted(found, key=lambda target: target.submission != presenting)
        self._targets = {target.submission: target for target in ordered}
        self.setMinimumWidth(look().px(_WIDTH))
        self.list = RowList(tr("Submissions that can take the scores"))
        self.list.setObjectName("move_targets")
        self.list.set_rows([self._row(target, is_now=target.submission == presenting) for target in ordered])
        self.list.setMinimumHeight(self._list_height(len(ordered)))
        self.note = CheckBox(tr("Move the private note, too"))
        self.note.setObjectName("move_note")
        self.body.addWidget(self.list)
        self.body.addWidget(self.note)
        self.note.setVisible(bool(session.private_note(from_id)))
        self.list.current_row_changed.connect(self._choose)
        self.list.row_requested.connect(lambda _key: self.accept())
        if ordered:
            self.list.set_current_key(ordered[0].submission)
            self._choose(ordered[0].submission)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen_move(self) -> Move:
        """What was chosen; ask after the dialog was accepted."""
        to_id = self.list.current_key()
        note = self.note.isChecked() and not self.note.isHidden() and self.note.isEnabled()
        return Move(self._from, to_id, not self._targets[to_id].is_empty, note)

    def accept(self) -> None:
        """Accepts only with a submission chosen."""
        if self.list.current_key():
            super().accept()

    def _choose(self, to_id: str) -> None:
        """Name the answer after what it does there; two private notes are never mixed."""
        target = self._targets[to_id]
        self.answer.set_words(tr("Move the scores") if target.is_empty else tr("Exchange the scores"))
        self.note.setEnabled(not (target.is_empty and self._session.private_note(to_id)))

    def _list_height(self, rows: int) -> int:
        """A few rows, fewer where large letters leave the screen no room for them and the buttons."""
        room = self.screen().availableGeometry().height() * 9 // 10 - look().px(_AROUND)
        return max(look().px(_ROW), min(look().px(_ROW * min(_ROWS_SHOWN, max(1, rows))), room))

    def _row(self, target: MoveTarget, *, is_now: bool) -> ListRow:
        submission = self._session.submission(target.submission)
        state = tr("nothing given yet") if target.is_empty else tr("has scores of its own: the two are exchanged")
        return ListRow(
            key=target.submission,
            number=in_numerals(str(submission.number), self._numerals.value),
            title=submission.title.in_language(current_language().value),
            status=tr("presenting now, {state}", state=state) if is_now else state,
            shape=Shape.DOT if is_now else Shape.RING if target.is_empty else Shape.HALF,
            tone=Tone.ACCENT if is_now else Tone.NEUTRAL if target.is_empty else Tone.WARN,
        )


def ask_move(
    parent: QWidget | None, session: ScoringSession, numerals: Numerals, from_id: str, to_id: str = ""
) -> Move | None:
    """Ask where the scores of a submission belong; `to_id` is the one presenting. None when it was cancelled."""
    dialog = MoveDialog(session, from_id, to_id, numerals, parent)
    dialog.fit()
    chosen = dialog.chosen_move() if dialog.exec() == Dialog.DialogCode.Accepted else None
    dialog.deleteLater()
    return chosen


def _what_moves(session: ScoringSession, from_id: str) -> str:
    card = session.scorecard(from_id)
    scores = len(card.given)
    parts = [trn("{n} score", "{n} scores", scores) if scores else ""]
    parts += [tr("the comment") if card.comments.get(OVERALL) else ""]
    return listed([part for part in parts if part])
