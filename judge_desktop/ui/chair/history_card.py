"""Every decision about a category, the newest first; one that was taken back stays in sight."""

from __future__ import annotations

from PySide6.QtCore import Signal

from judge_desktop.config.i18n import mark, tr
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.scoring.resolutions import DISSENT
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.judge_names import JudgeNames
from judge_desktop.ui.chair.ranking_lines import award_words, resolution_words
from judge_desktop.ui.chair.wording import clock, numbers_of
from judge_desktop.ui.widgets.folding_card import FoldingCard
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.tokens import Tone
from judge_desktop.workflow.deliberation import CategoryRoom

_TAKEN_BACK = mark("Taken back")


class HistoryCard(FoldingCard):
    """`take_back_requested(sha256)` for a decision that stands."""

    take_back_requested = Signal(str)

    def __init__(
        self, state: ContestState, room: CategoryRoom, names: JudgeNames, closed: str, *, is_open: bool
    ) -> None:
        super().__init__(tr("Decisions about this category ({n})", n=len(room.decisions)), is_open=is_open)
        self.setObjectName("history")
        self._state, self._room, self._names = state, room, names
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.inside.setSpacing(0)
        for one in room.decisions:
            self.inside.addWidget(self._row(one, closed))

    def _row(self, one: Decision, closed: str) -> StatusRow:
        is_back = one.sha256 in self._room.taken_back
        stands = one.sha256 in self._room.in_force
        row = StatusRow(
            Shape.STRUCK if is_back else Shape.TICK,
            self._words_of(one),
            Tone.NEUTRAL if is_back or not stands else Tone.OK,
            detail=self._further(one),
            outcome=tr(_TAKEN_BACK) if is_back else "",
            action=tr("Take back…") if stands else "",
        )
        row.button().setObjectName(f"take_back_{one.sequence}")
        row.button().set_disabled_reason(closed)
        row.action_requested.connect(lambda: self.take_back_requested.emit(one.sha256))
        return row

    def _words_of(self, one: Decision) -> str:
        contest = self._state.judged
        if one.kind in (DecisionKind.AWARD, DecisionKind.JOINT_AWARD, DecisionKind.NO_AWARD):
            return award_words(one, contest)
        if one.kind is DecisionKind.BREAK_TIE:
            numbers = numbers_of(contest, one.submissions[:1])
            return tr("The tie was settled: {number} goes first", number=numbers)
        if one.kind is DecisionKind.ACTING_CHAIR:
            return tr("Acting chair: {judge}", judge=self._acting(one))
        judge = self._names.full(one.judge) if one.judge else ""
        if one.kind is DecisionKind.EXCLUDE:
            return tr("{judge} was set aside", judge=judge)
        if judge:
            return tr("{judge} counts again", judge=judge)
        return tr("A decision was taken back")

    def _acting(self, one: Decision) -> str:
        return tr("named, as the panel knows") if self._names.is_hidden else self._names.full(one.judge)

    def _further(self, one: Decision) -> str:
        contest = self._state.judged
        parts = [self._names.told(one.reason), resolution_words(one, contest)]
        if one.texts.get(DISSENT):
            parts.append(tr("dissent: {words}", words=self._names.told(one.texts[DISSENT])))
        chair = contest.panel.chair
        decider = self._names.presiding(one.decided_by, chair.id if chair is not None else "")
        if contest.panel.judge(one.decided_by) is not None:
            parts.append(tr("decided by {judge}", judge=decider))
        parts.append(clock(one.created))
        return " · ".join(part for part in parts if part)
