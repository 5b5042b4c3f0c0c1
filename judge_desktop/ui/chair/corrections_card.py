"""The corrections of names and titles made so far, and the ones that contradict each other."""

from __future__ import annotations

from PySide6.QtCore import Signal

from judge_desktop.config.i18n import tr
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.scoring.corrections import WAS, corrections_of
from judge_desktop.scoring.decision_order import valid_decisions
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.correction_dialog import TEXT_NAMES
from judge_desktop.ui.chair.wording import name_of, numbered_title
from judge_desktop.ui.widgets.buttons import Button, ButtonSize
from judge_desktop.ui.widgets.card import Card, padded_row
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import Role, Tone, Type


class CorrectionsCard(Card):
    """`correction_requested`."""

    correction_requested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Names and titles"))
        self.setObjectName("corrections")
        self._shown: object = None
        self.correct = Button(tr("Correct…"), icon="pencil", size=ButtonSize.SMALL)
        self.correct.setObjectName("correct")
        self.correct.clicked.connect(self.correction_requested)
        self.add_to_header(self.correct)

    def show_state(self, state: ContestState) -> None:
        """Show what was corrected; the card is there once a package is out."""
        self.setVisible(state.documents is not None)
        if state.documents is None:
            return
        decisions = valid_decisions(state.documents.package, state.documents.decisions)
        made = [one for one in decisions if one.kind is DecisionKind.CORRECT_TEXT]
        made.sort(key=lambda one: (one.created, one.sequence, one.sha256))
        shown = tuple(one.sha256 for one in made)
        if shown == self._shown:
            return
        self._shown = shown
        self.clear_rows()
        if not made:
            words = tr("A typing error found now needs no new package: a decision corrects it everywhere")
            self.add_row(padded_row(TextLabel(words, Type.CAPTION, Role.INK2)))
        contested = {sha256 for group in corrections_of(decisions)[1] for sha256 in group}
        for one in made:
            self.add_row(_row(one, state.judged, is_contested=one.sha256 in contested))


def _row(decision: Decision, contest: Contest, *, is_contested: bool) -> StatusRow:
    submission = contest.submission(decision.submissions[0]) if decision.submissions else None
    subject = numbered_title(submission) if submission else name_of(contest.panel.judge(decision.judge), decision.judge)
    changes = [
        f"{tr(TEXT_NAMES[name])}: {decision.texts.get(WAS + name) or '—'} → {words or '—'}"
        for name, words in decision.texts.items()
        if name in TEXT_NAMES
    ]
    details = [*changes, decision.reason]
    if is_contested:
        details.append(
            tr("Two copies of the chair corrected it differently; neither is applied. Correct it once more.")
        )
    return StatusRow(
        Shape.TRIANGLE if is_contested else Shape.TICK,
        subject,
        Tone.WARN if is_contested else Tone.OK,
        detail=" · ".join(details),
    )
