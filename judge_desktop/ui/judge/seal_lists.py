"""What the seal page shows: what blocks, what to look at again, what was sent, and when the last change was saved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.config.thai_digits import Numerals, in_numerals
from judge_desktop.domain.scorecard import OVERALL, ScorecardState
from judge_desktop.ui.judge.card_status import time_words
from judge_desktop.ui.judge.seal_findings import SealLine
from judge_desktop.ui.widgets.buttons import ButtonKind
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.empty_state import IconMark
from judge_desktop.ui.widgets.shapes import Shape, ShapeMark
from judge_desktop.ui.widgets.stacking_row import StackingRow
from judge_desktop.ui.widgets.status_chip import StatusChip
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import ICON_IN_TEXT, SPACE_8, SPACE_12, SPACE_20, Role, Tone, Type
from judge_desktop.ui.widgets.wrapping_button import WrappingButton
from judge_desktop.workflow.scoring_session import ScoringSession


class LinesCard(Card):
    """A card of lines; `line_requested(submission, place)` when the button of one is pressed."""

    line_requested = Signal(str, str)

    def add_line(self, line: SealLine) -> None:
        """Add a line with its button."""
        action = line.action or tr("Open")
        row = StatusRow(line.weight.shape, line.title, line.weight.tone, detail=line.detail, action=action)
        row.button().setAccessibleName(f"{action} · {line.title}")
        row.action_requested.connect(lambda: self.line_requested.emit(line.submission, line.place))
        self.add_row(row)


class SentCard(Card):
    """What was sent, in figures; `view_requested` to read the scorecards, `reopen_requested` to correct one."""

    view_requested = Signal()
    reopen_requested = Signal()


def blocking_card(session: ScoringSession, lines: Sequence[SealLine]) -> LinesCard:
    """What must be mended first; a green line when there is nothing."""
    card = LinesCard(tr("To be mended before sending"))
    if lines:
        words = trn("{n} submission", "{n} submissions", len(lines))
        card.add_to_header(StatusChip(Shape.OCTAGON, words, Tone.BAD))
        for line in lines:
            card.add_line(line)
        return card
    card.add_to_header(StatusChip(Shape.TICK, tr("Nothing"), Tone.OK))
    count = sum(one.state is not ScorecardState.RECUSED for one in session.scorecards())
    words = trn("The one submission is scored and correct", "All {n} submissions are scored and correct", count)
    if not count:
        words = tr("You are recused from every submission: the file tells the secretary so, without scores")
    card.add_row(StatusRow(Shape.TICK, words, Tone.OK))
    return card


def warning_card(lines: Sequence[SealLine]) -> LinesCard:
    """What to look at again, or only to know."""
    card = LinesCard(tr("To look at again"))
    count = sum(line.weight.tone is Tone.WARN for line in lines)
    if count:
        card.add_to_header(StatusChip(Shape.TRIANGLE, trn("{n} thing", "{n} things", count), Tone.WARN))
    for line in lines:
        card.add_line(line)
    return card


def sent_card(session: ScoringSession, numerals: Numerals) -> SentCard:
    """What was sent, in figures."""
    cards = session.scorecards()
    sealed = [one for one in cards if one.state is ScorecardState.SEALED]
    card = SentCard()
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(SPACE_20, SPACE_12, SPACE_20, 4)
    row.setSpacing(SPACE_12)
    row.addWidget(ShapeMark(Shape.PADLOCK, Tone.NEUTRAL, 18))
    words = trn("{n} submission sealed", "{n} submissions sealed", len(sealed))
    row.addWidget(TextLabel(in_numerals(words, numerals.value), Type.LABEL), 1)
    card.body.addWidget(head)
    card.body.setSpacing(0)
    for words, count in (
        (tr("Recused"), sum(one.state is ScorecardState.RECUSED for one in cards)),
        (tr("Absent"), sum(one.state is ScorecardState.ABSENT for one in cards)),
        (tr("Discuss this one"), sum(one.flag for one in sealed)),
        (tr("Comment for the applicant"), sum(bool(one.comments.get(OVERALL, "").strip()) for one in sealed)),
    ):
        card.body.addWidget(_figure(words, _submissions(count, numerals)))
    view = WrappingButton(tr("View the scorecards"), icon="eye")
    view.setObjectName("view_scorecards")
    view.clicked.connect(card.view_requested)
    card.add_row(_spacer())
    reopen = WrappingButton(tr("Reopen for correction"), ButtonKind.QUIET, icon="lock-open")
    reopen.setObjectName("reopen_one")
    reopen.clicked.connect(card.reopen_requested)
    foot = QWidget()
    column = QVBoxLayout(foot)
    column.setContentsMargins(SPACE_20, 14, SPACE_20, 14)
    column.addWidget(StackingRow(view, reopen))
    card.add_row(foot)
    return card


def saved_mark(session: ScoringSession, numerals: Numerals) -> QWidget:
    """When the last change was kept: nothing has to be saved by hand."""
    mark = QWidget()
    row = QHBoxLayout(mark)
    row.setContentsMargins(0, 0, SPACE_12, 0)
    row.setSpacing(SPACE_8)
    saved = session.last_saved()
    words = ""
    if saved:
        words = tr("Saved {time}", time=time_words(datetime.fromisoformat(saved).astimezone(), numerals))
    row.addWidget(IconMark("check", Role.OK, ICON_IN_TEXT))
    row.addWidget(TextLabel(words, Type.CAPTION, Role.INK2, wraps=False))
    return mark


def _figure(words: str, count: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(SPACE_20, 6, SPACE_20, 6)
    row.addWidget(TextLabel(words, Type.BODY, Role.INK2), 1)
    row.addWidget(TextLabel(count, Type.LABEL, wraps=False))
    return line


def _spacer() -> QWidget:
    gap = QWidget()
    gap.setFixedHeight(6)
    return gap


def _submissions(count: int, numerals: Numerals) -> str:
    return in_numerals(trn("{n} submission", "{n} submissions", count), numerals.value)
