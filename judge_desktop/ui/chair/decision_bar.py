"""The bar below the deliberation: what was decided about the category, and the buttons that decide it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from judge_desktop.config.i18n import tr
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.card import Edge, Panel
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_20, Role, Type

BAR_HEIGHT = 70


class DecisionBar(Panel):
    """Two lines at the left, the deeds at the right; `deed_requested(name)` with ``no_award``, ``joint_award``,
    ``break_tie``, ``vote_on_tie`` or ``award``.
    """

    deed_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__(Role.SURFACE, Edge.TOP)
        self.setFixedHeight(look().px(BAR_HEIGHT))
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
        """The deeds by name, from the left; the last one never loses its words."""
        return {
            "no_award": self.no_award,
            "joint_award": self.joint_award,
            "break_tie": self.break_tie,
            "vote_on_tie": self.vote_on_tie,
            "award": self.award,
        }

    def say(self, decided: str, detail: str) -> None:
        """What was decided, and why or by whom."""
        self.decision.setText(decided)
        self.detail.setText(detail)

    def make_primary(self, name: str) -> None:
        """One of the buttons asks to be pressed next, or ("") none."""
        for key in ("break_tie", "vote_on_tie", "award"):
            self.buttons()[key].set_kind(ButtonKind.PRIMARY if key == name else ButtonKind.SECONDARY)
