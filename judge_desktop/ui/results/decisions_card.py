"""Every decision in a results file, in their order; one that was taken back stays in sight."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.domain.decisions import Decision
from judge_desktop.domain.publication import Audience
from judge_desktop.ui.chair.ranking_lines import resolution_words
from judge_desktop.ui.chair.wording import clock
from judge_desktop.ui.results.result_words import about_words, decision_words
from judge_desktop.ui.results.shown_results import ShownResults
from judge_desktop.ui.widgets.card import Hairline
from judge_desktop.ui.widgets.folding_card import FoldingCard
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_20, Role, Tone, Type


class DecisionsCard(FoldingCard):
    """Folded at first: most people came for the standings. The lines are made when it is opened."""

    def __init__(self, shown: ShownResults) -> None:
        words = tr("Decisions ({n})", n=shown.digits(str(len(shown.decisions))))
        super().__init__(words, is_open=False)
        self.setObjectName("decisions")
        self._shown = shown
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.inside.setSpacing(0)
        self.fold_changed.connect(self._fill)

    def _fill(self) -> None:
        if self.inside.count():
            return
        shown = self._shown
        if shown.publication.audience is Audience.PUBLIC:
            note = QVBoxLayout()
            note.setContentsMargins(SPACE_20, 0, SPACE_20, SPACE_8)
            words = tr("Names and reasons are left out of the public version")
            note.addWidget(TextLabel(words, Type.CAPTION, Role.INK2))
            self.inside.addLayout(note)
        for one in shown.decisions:
            self.inside.addWidget(Hairline())
            self.inside.addWidget(_row(one, shown, is_back=one.sha256 in shown.taken_back))


def _row(one: Decision, shown: ShownResults, *, is_back: bool) -> StatusRow:
    return StatusRow(
        Shape.STRUCK if is_back else Shape.TICK,
        shown.digits(decision_words(one, shown.contest)),
        Tone.NEUTRAL,
        detail=shown.digits(_further(one, shown)),
        outcome=tr("Taken back") if is_back else "",
    )


def _further(one: Decision, shown: ShownResults) -> str:
    contest = shown.contest
    parts = [about_words(one, contest), one.reason, resolution_words(one, contest)]
    decider = contest.panel.judge(one.decided_by)
    name = decider.full_name(current_language().value) if decider is not None else ""
    if name not in ("", one.decided_by):
        parts.append(tr("decided by {judge}", judge=name))
    parts.append(clock(one.created) if one.created else "")
    return " · ".join(part for part in parts if part)
