"""The bar below the deliberation: what was decided about the category, and the buttons that decide it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from judge_desktop.config.i18n import tr
from judge_desktop.domain.contest import Category, TieBreakStep
from judge_desktop.domain.standings import Standing
from judge_desktop.scoring.resolutions import who_settles
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.judge_names import JudgeNames
from judge_desktop.ui.chair.ranking_lines import Tie, award_words, tie_for_an_award
from judge_desktop.ui.chair.wording import numbers_of
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.card import Edge, Panel
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_20, Role, Type
from judge_desktop.workflow.deliberation import CategoryRoom

BAR_HEIGHT, _WORDS_FROM = 70, 520


@dataclass(frozen=True, slots=True, kw_only=True)
class Decidable:
    """A category as the bar sees it: its standings (none while they are covered), its room, who would get the award."""

    state: ContestState
    category: Category | None
    standings: tuple[Standing, ...]
    room: CategoryRoom
    winners: tuple[str, ...]
    is_covered: bool

    @property
    def tie(self) -> Tie | None:
        """The equals that touch an award."""
        return tie_for_an_award(self.standings, self.category.awards) if self.category is not None else None


class DecisionBar(Panel):
    """Two lines at the left, the deeds at the right; `deed_requested(name)` with ``no_award``, ``joint_award``,
    ``break_tie``, ``vote_on_tie`` or ``award``.
    """

    deed_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__(Role.SURFACE, Edge.TOP)
        self.setFixedHeight(look().px(BAR_HEIGHT))
        self._primary, self._is_narrow = "", False
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_20, 0, SPACE_20, 0)
        row.setSpacing(10)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addStretch(1)
        self.decision = TextLabel("", Type.CAPTION_STRONG, max_lines=1)
        self.decision.setObjectName("decision")
        self.detail = TextLabel("", Type.CAPTION, Role.INK2, max_lines=1)
        self.detail.setObjectName("decision_detail")
        texts.addWidget(self.decision)
        texts.addWidget(self.detail)
        texts.addStretch(1)
        row.addLayout(texts, 1)
        self.no_award = Button(tr("No award…"), icon="ban")
        self.joint_award = Button(tr("Joint award…"), icon="users")
        self.break_tie = Button(tr("Decide the tie…"), icon="equal")
        self.vote_on_tie = Button(tr("Record the vote…"), icon="vote")
        self.award = Button(tr("Give the award…"), icon="award")
        for name, button in self.buttons().items():
            button.setObjectName(name)
            button.clicked.connect(lambda _checked=False, name=name: self.deed_requested.emit(name))
            row.addWidget(button)

    def buttons(self) -> dict[str, Button]:
        """The deeds by name, from the left."""
        return {
            "no_award": self.no_award,
            "joint_award": self.joint_award,
            "break_tie": self.break_tie,
            "vote_on_tie": self.vote_on_tie,
            "award": self.award,
        }

    def show_category(self, found: Decidable, names: JudgeNames) -> None:
        """Say what was decided about a category, and offer what can be decided now."""
        self._say_decision(found, names)
        state, tie = found.state, found.tie
        rules = state.judged.rules
        ways = who_settles(rules)
        why = self._why_nothing(found)
        nobody = why or ("" if any(one.rank is not None for one in found.standings) else tr("Nothing is ranked yet"))
        untied = why or ("" if tie is not None and ways else tr("No award depends on a tie here"))
        self.no_award.setVisible(rules.no_award_possible)
        self.no_award.set_disabled_reason(why)
        self.joint_award.setVisible(rules.joint_award_possible)
        self.joint_award.set_disabled_reason(nobody or ("" if tie is not None else tr("Only for equal submissions")))
        self.break_tie.setVisible(ways != (TieBreakStep.RESOLUTION,))
        self.break_tie.set_disabled_reason(untied)
        is_second = ways[:1] == (TieBreakStep.CHAIR,)
        self.vote_on_tie.setVisible(TieBreakStep.RESOLUTION in ways and (tie is not None or not is_second))
        self.vote_on_tie.set_disabled_reason(untied)
        numbers = numbers_of(state.judged, found.winners)
        self.award.set_words(
            tr("Award to submission {numbers}…", numbers=numbers) if found.winners else tr("Give the award…")
        )
        self.award.set_disabled_reason(nobody or ("" if found.winners else tr("Decide the tie first")))
        self._make_primary(self._next_deed(found, tie, ways) if not why else "")

    def _say_decision(self, found: Decidable, names: JudgeNames) -> None:
        state, room = found.state, found.room
        award = state.awards.get(found.category.id) if found.category is not None else None
        if award is not None:
            self.decision.setText(award_words(award, state.judged))
            self.detail.setText(names.told(award.reason))
            return
        self.decision.setText(tr("Decision of this category"))
        detail = tr("The chair decides, the secretary records")
        if room.is_closed_to_chair and room.presides:
            chair = state.judged.panel.chair
            who = names.presiding(room.presides, chair.id if chair is not None else "")
            detail = tr("{judge} decides, the secretary records", judge=who)
        self.detail.setText(detail)

    def _why_nothing(self, found: Decidable) -> str:
        if found.state.view is not None and found.state.view.is_closed:
            return tr("The round is closed. Reopen it to change a decision")
        return tr("The scores of this category are covered") if found.is_covered else ""

    def _next_deed(self, found: Decidable, tie: Tie | None, ways: tuple[TieBreakStep, ...]) -> str:
        """What is right to press next; nothing once the category is decided."""
        if found.category is not None and found.category.id in found.state.awards:
            return ""
        if tie is not None and tie.is_at_edge and ways:
            return "break_tie" if ways[0] is TieBreakStep.CHAIR else "vote_on_tie"
        return "award" if found.winners else ""

    def _make_primary(self, name: str) -> None:
        for key in ("break_tie", "vote_on_tie", "award"):
            self.buttons()[key].set_kind(ButtonKind.PRIMARY if key == name else ButtonKind.SECONDARY)
        self._primary = name
        self.set_narrow(self._is_narrow)

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow window only what is right to press next keeps its words; without that, the award."""
        self._is_narrow = narrow
        for key, button in self.buttons().items():
            button.set_words_shown(not narrow or key == (self._primary or "award"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two lines cut to nothing say nothing: in the narrowest window the list of categories says it alone."""
        super().resizeEvent(event)
        for line in (self.decision, self.detail):
            line.setVisible(event.size().width() >= look().px(_WORDS_FROM))
