"""The scorecard as judges will see it, made of their own widgets. Scores can be tried; nothing is kept."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.config.thai_digits import Numerals
from judge_desktop.domain.contest import Rules
from judge_desktop.domain.findings import Finding
from judge_desktop.domain.rubric import Rubric
from judge_desktop.domain.scorecard import Pin, Scorecard
from judge_desktop.scoring.validation import blocks, read_score
from judge_desktop.ui.help.help_of_question import bind_help
from judge_desktop.ui.judge.comment_part import CommentPart
from judge_desktop.ui.judge.criteria_form import CriteriaForm
from judge_desktop.ui.judge.total_footer import TotalFooter
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_12, SPACE_20, Role, Type

_WIDTH, _HEIGHT = 500, 640


class _NothingKept:
    """Judges scores as a real scorecard would, and keeps them only as long as the window is open."""

    def __init__(self, rubric: Rubric) -> None:
        self._rubric = rubric
        self.scores: dict[str, Decimal | None] = {one.id: None for one in rubric.criteria}

    def keep_score(self, submission: str, criterion: str, text: str) -> tuple[Finding, ...]:
        """The findings about what was typed."""
        known = self._rubric.criterion(criterion)
        if known is None:
            return ()
        score, findings = read_score(text, known)
        self.scores[criterion] = None if blocks(findings) else score
        return findings

    def keep_pin(self, submission: str, pin: Pin, *, is_there: bool) -> bool:
        """There is nothing to pin."""
        return False


class ScorecardPreview(QDialog):
    """A window of its own as narrow as a judge's form. Esc closes it."""

    def __init__(self, rubric: Rubric, rules: Rules, numerals: Numerals, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(True)
        bind_help(self)
        self.setObjectName("scorecard_preview")
        self.setWindowTitle(tr("The scorecard as judges will see it"))
        self.setAccessibleName(self.windowTitle())
        self._rubric, self._numerals = rubric, numerals
        self._keeper = _NothingKept(rubric)
        self.form = CriteriaForm(self._keeper, numerals)
        self.words = CommentPart(rules, numerals)
        self.footer = TotalFooter()
        self.footer.next.set_disabled_reason(tr("There are no submissions in this preview"))
        self.footer.next_short.set_disabled_reason(tr("There are no submissions in this preview"))
        self.close_button = Button(tr("Close"))
        self.close_button.setObjectName("close_preview")
        self.close_button.clicked.connect(self.reject)
        scroller = ScrollArea(Role.SURFACE, margin=0, spacing=0)
        scroller.column.addWidget(self.form)
        scroller.column.addWidget(self.words)
        scroller.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(scroller, 1)
        column.addWidget(self.footer)
        self.form.changed.connect(self._show_total)
        self.form.undo_requested.connect(self.form.undo)
        self.form.redo_requested.connect(self.form.redo)
        self.form.ended.connect(self.words.comment.setFocus)
        self.form.reached.connect(scroller.show_wholly)
        self.form.show_card(self._card(), rubric, (), read_only=False)
        self._show_total()
        self.resize(look().px(_WIDTH), min(look().px(_HEIGHT), max(400, parent.window().height() - 40)))
        self.form.focus_first()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), look().colour(Role.SURFACE))

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(SPACE_20, SPACE_12, SPACE_20, SPACE_12)
        head.setSpacing(SPACE_4)
        first = QHBoxLayout()
        first.setSpacing(SPACE_12)
        first.addWidget(TextLabel(self.windowTitle(), Type.TITLE), 1)
        first.addWidget(self.close_button)
        head.addLayout(first)
        head.addWidget(FindingRow(Weight.NOTE, tr("Try it: nothing that is typed here is kept")))
        return head

    def _card(self) -> Scorecard:
        return Scorecard(submission="", scores=dict(self._keeper.scores))

    def _show_total(self) -> None:
        is_refused = any(text.strip() for text in self.form.refused().values())
        self.footer.show_total(self._card(), self._rubric, self._numerals, is_refused=is_refused)
