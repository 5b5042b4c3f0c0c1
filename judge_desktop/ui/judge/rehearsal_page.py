"""The ten-minute list of a rehearsal: seven steps, ticked by what really happened, each with the way to it."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import current_language, tr, translator
from judge_desktop.config.rehearsal_words import step_words
from judge_desktop.config.thai_digits import Numerals, in_numerals
from judge_desktop.ui.headed_page import HeadedPage
from judge_desktop.ui.widgets.buttons import ButtonKind
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.progress import ProgressBar
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_12, Role, Tone, Type
from judge_desktop.workflow.rehearsal_steps import RehearsalStep, RehearsalSteps

_WIDTH = 760


class RehearsalPage(HeadedPage):
    """`back_requested`; `step_requested(step)` to be led to where a step is done."""

    step_requested = Signal(str)

    def __init__(
        self, steps: RehearsalSteps, title: str, numerals: Numerals, *, has_film: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Ten minutes of rehearsal"), title, back=tr("Back to the scorecards"), parent=parent)
        self._steps, self._numerals, self._has_film = steps, numerals, has_film
        column = self.add_column(_WIDTH)
        self.card = Card(tr("What to try"))
        self._bar = ProgressBar()
        self._bar.setFixedWidth(96)
        self._count = TextLabel("", Type.LABEL, Role.INK2, wraps=False)
        self.card.add_to_header(self._count)
        self.card.add_to_header(self._bar)
        column.body.addWidget(
            TextLabel(tr("What you score here is never counted. The ticks set themselves."), Type.BODY, Role.INK2)
        )
        column.body.addSpacing(SPACE_12)
        column.body.addWidget(self.card)
        self.refresh()

    def refresh(self) -> None:
        """Show the list as it stands now; the next step has the button to press."""
        done = self._steps.done()
        self.card.clear_rows()
        following = next((one for one in RehearsalStep if one not in done), None)
        for step in RehearsalStep:
            self.card.add_row(self._row(step, done, is_next=step is following))
        words = progress_words(len(done), self._numerals)
        self._count.setText(words)
        self._bar.set_progress(len(done), len(RehearsalStep), words)
        self._bar.set_tone(Tone.OK)

    def _row(self, step: RehearsalStep, done: Collection[RehearsalStep], *, is_next: bool) -> StatusRow:
        title, how = step_words(step.value, translator(current_language()))
        if step is RehearsalStep.PLAYED and not self._has_film:
            how = tr("No submission here brings a film")
        is_done = step in done
        row = StatusRow(
            Shape.TICK if is_done else Shape.DOT if is_next else Shape.RING,
            title,
            Tone.OK if is_done else Tone.ACCENT if is_next else Tone.NEUTRAL,
            detail="" if is_done else how,
            action="" if is_done else tr("Show me where"),
            kind=ButtonKind.PRIMARY if is_next else ButtonKind.SECONDARY,
        )
        row.setObjectName(f"step_{step.value}")
        row.setAccessibleName(f"{row.accessibleName()}. {tr('Done') if is_done else tr('Not done yet')}")
        row.button().setAccessibleName(f"{row.button().words()}: {title}")
        row.action_requested.connect(lambda: self.step_requested.emit(step.value))
        row.set_current(is_next)
        if is_next:
            self.setFocusProxy(row.button())
        return row


def progress_words(done: int, numerals: Numerals) -> str:
    """How many of the steps are done."""
    return in_numerals(tr("{n} of {total}", n=done, total=len(RehearsalStep)), numerals.value)
