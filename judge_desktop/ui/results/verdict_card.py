"""What came of checking a file: the verdict in one sentence, who signed it, and everything that was looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import trn
from judge_desktop.ui.widgets.card import Card, Hairline
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight, marked_texts
from judge_desktop.ui.widgets.folding_lines import FoldingLines
from judge_desktop.ui.widgets.shapes import ShapeMark
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_20, Role, Type


@dataclass(frozen=True, slots=True)
class Looked:
    """One thing that was checked: is it right, and the sentence about it."""

    ok: bool
    sentence: str


class VerdictCard(Card):
    """`weight` gives the verdict its shape and colour, `who` stands below it: who signed. The checks are open when one
    of them failed.
    """

    def __init__(
        self,
        weight: Weight,
        verdict: str,
        detail: str = "",
        *,
        who: QWidget | None = None,
        checks: Sequence[Looked] = (),
    ) -> None:
        super().__init__()
        self.setObjectName("verdict")
        self.weight = weight
        self._verdict = TextLabel(verdict, Type.TITLE, Role.BAD if weight is Weight.BLOCKS else Role.INK)
        self._verdict.setObjectName("verdict_words")
        self._detail = TextLabel(detail, Type.BODY, Role.INK2)
        self._detail.setVisible(bool(detail))
        self.checks = tuple(checks)
        body = self.use_body()
        body.setContentsMargins(SPACE_20, SPACE_16, SPACE_20, SPACE_8 if checks else SPACE_16)
        body.setSpacing(SPACE_12)
        body.addLayout(marked_texts(ShapeMark(weight.shape, weight.tone, 24), self._verdict, self._detail))
        if who is not None:
            body.addWidget(Hairline())
            body.addWidget(who)
        if checks:
            body.addWidget(Hairline())
            self.fold = _checks(self.checks)
            body.addWidget(self.fold)

    def verdict(self) -> str:
        """The verdict in words."""
        return self._verdict.text()

    def detail(self) -> str:
        """What stands below it."""
        return self._detail.text()


def _checks(checks: Sequence[Looked]) -> FoldingLines:
    failed = sum(not one.ok for one in checks)
    words = trn("{n} thing was checked", "{n} things were checked", len(checks))
    if failed:
        words += " · " + trn("{n} is not right", "{n} are not right", failed)
    holder = QWidget()
    holder.setObjectName("checks")
    lines = QVBoxLayout(holder)
    lines.setContentsMargins(0, 0, 0, SPACE_8)
    lines.setSpacing(SPACE_8)
    for one in checks:
        lines.addWidget(FindingRow(Weight.FINE if one.ok else Weight.BLOCKS, one.sentence))
    return FoldingLines(words, holder, is_open=bool(failed))
