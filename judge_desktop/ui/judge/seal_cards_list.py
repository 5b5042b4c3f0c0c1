"""The scorecards one by one on the seal page: each can be sealed by itself, and one that was sent opened again."""

from __future__ import annotations

from PySide6.QtCore import Signal

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.config.thai_digits import Numerals, in_numerals
from judge_desktop.domain.scorecard import Scorecard, ScorecardState
from judge_desktop.ui.judge.card_status import HIDDEN, card_status, written
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.workflow.scoring_session import ScoringSession


class ScorecardsCard(Card):
    """`seal_requested(id)`, `reopen_requested(id)`, `open_requested(id)` from the buttons of a row."""

    seal_requested = Signal(str)
    reopen_requested = Signal(str)
    open_requested = Signal(str)

    def __init__(self, session: ScoringSession, numerals: Numerals, *, is_hidden: bool = False) -> None:
        super().__init__(tr("Scorecards one by one"))
        self.setObjectName("scorecards_one_by_one")
        self._session, self._numerals, self._is_hidden = session, numerals, is_hidden
        for card in session.scorecards():
            self.add_row(self._row(card))

    def row(self, submission: str) -> StatusRow:
        """The row of that submission."""
        return next(one for one in self.findChildren(StatusRow) if one.objectName() == f"scorecard_{submission}")

    def _row(self, card: Scorecard) -> StatusRow:
        key = card.submission
        submission, status = self._session.submission(key), card_status(self._session, key)
        number = in_numerals(str(submission.number), self._numerals.value)
        title = f"{number} {submission.title.in_language(current_language().value)}"
        said = status.words
        if card.given:
            total = HIDDEN if self._is_hidden else written(card.total, self._numerals)
            said += " · " + tr("total {total}", total=total)
        row = StatusRow(status.shape, title, status.tone, detail=said)
        row.setObjectName(f"scorecard_{key}")
        if self._session.is_sent(key) and card.state is not ScorecardState.RECUSED:
            self._add(row, tr("Reopen…"), "reopen", title).clicked.connect(lambda: self.reopen_requested.emit(key))
        elif card.state is ScorecardState.SEALED:
            self._add(row, tr("Reopen"), "reopen", title).clicked.connect(lambda: self.reopen_requested.emit(key))
        elif card.state is ScorecardState.DRAFT and not _is_blocked(self._session, key):
            self._add(row, tr("Seal"), "seal", title).clicked.connect(lambda: self.seal_requested.emit(key))
        else:
            self._add(row, tr("Open"), "open", title).clicked.connect(lambda: self.open_requested.emit(key))
        return row

    def _add(self, row: StatusRow, words: str, object_name: str, title: str) -> Button:
        button = Button(words, ButtonKind.SECONDARY, size=ButtonSize.SMALL)
        button.setObjectName(object_name)
        button.setAccessibleName(f"{words} {title}")
        row.add_trailing(button)
        return button


def _is_blocked(session: ScoringSession, submission: str) -> bool:
    return any(one.blocks for one in session.findings(submission, sealing=True))
