"""The questions of the deliberation: who gets the award, how the panel voted, who acts as chair, what was said.

Each asks for what its decision needs and for the reason; whether it is allowed is answered by ``workflow``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.config.thai import arabic_digits
from judge_desktop.scoring.resolutions import Resolution
from judge_desktop.ui.chair.asking import ReasonDialog
from judge_desktop.ui.widgets.choices import CheckBox, ChoiceField
from judge_desktop.ui.widgets.comment_field import CommentField
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_8, SPACE_12, Role, Type

_FIGURE_WIDTH = 96
_MOST_HEIGHT, _SCROLL_BAR, _BESIDE_BOX = 280, 24, 34


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A submission that could get the award: its words, its score and level in words, whether it is proposed."""

    submission: str
    words: str
    detail: str
    is_proposed: bool
    is_low: bool = False


class AwardDialog(ReasonDialog):
    """Which submissions get an award, with the reason. With one candidate there is nothing to choose."""

    def __init__(
        self,
        question: str,
        sentence: str,
        candidates: Sequence[Candidate],
        places: int,
        *,
        proposed: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(question, sentence, tr("Give the award"), proposed=proposed, parent=parent)
        self.setObjectName("award_question")
        self._places = places
        self._boxes: dict[str, CheckBox] = {}
        self._low = {one.submission for one in candidates if one.is_low}
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        for one in candidates:
            column.addWidget(self._line(one, chooses=len(candidates) > 1))
        self._choice = LabelledField(tr("Submissions"), holder)
        self.body.insertWidget(0, self._choice)
        for box in self._boxes.values():
            box.toggled.connect(lambda _: self._tell_low())
        self._only = "" if len(candidates) > 1 else "".join(one.submission for one in candidates)
        self._tell_low()

    def chosen(self) -> tuple[str, ...]:
        """The ids chosen, in the order of the list."""
        if self._only:
            return (self._only,)
        return tuple(key for key, box in self._boxes.items() if box.isChecked())

    def choose(self, submission: str, chosen: bool = True) -> None:
        """Tick or untick one."""
        self._boxes[submission].setChecked(chosen)

    def warning(self) -> str:
        """What is said about the choice."""
        return self._choice.finding()

    def accept(self) -> None:
        if not self.chosen():
            self._refuse(tr("Please choose one"))
        elif len(self.chosen()) > self._places:
            self._refuse(tr("There are only {n} award places in this category", n=self._places))
        else:
            super().accept()

    def _refuse(self, sentence: str) -> None:
        self._choice.set_finding(Weight.BLOCKS, sentence)
        self.fit()

    def _line(self, one: Candidate, *, chooses: bool) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if chooses:
            box = CheckBox(one.words, checked=one.is_proposed)
            box.setObjectName(f"candidate_{one.submission}")
            self._boxes[one.submission] = box
            column.addWidget(box)
        else:
            column.addWidget(TextLabel(one.words, Type.LABEL))
        row = QWidget()
        indent = QVBoxLayout(row)
        indent.setContentsMargins(look().px(_BESIDE_BOX) if chooses else 0, 0, 0, 0)
        indent.addWidget(TextLabel(one.detail, Type.CAPTION, Role.INK2))
        column.addWidget(row)
        return line

    def _tell_low(self) -> None:
        low = self._low & set(self.chosen())
        sentence = tr("Below the least score for an award. The reason should say why it gets one all the same")
        self._choice.set_finding(Weight.WARNS if low else None, sentence if low else "")
        self.fit()


class ResolutionDialog(ReasonDialog):
    """How the panel voted between equals, with dissent and the reason. `options` are (id, words)."""

    def __init__(
        self,
        sentence: str,
        options: Sequence[tuple[str, str]],
        may_vote: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("How did the panel vote?"), sentence, tr("Record the resolution"), parent=parent)
        self.setObjectName("resolution_question")
        self._may_vote = may_vote
        self.votes = {key: self._figure_field(words, f"votes_{key}") for key, words in options}
        self.abstained = self._figure_field(tr("Abstentions"), "abstained", "0")
        self.present = self._figure_field(tr("Present and entitled to vote"), "present", str(may_vote))
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_12)
        grid.setVerticalSpacing(SPACE_8)
        grid.setColumnStretch(0, 1)
        lines = [*((words, self.votes[key]) for key, words in options)]
        lines += [(tr("Abstentions"), self.abstained), (tr("Present and entitled to vote"), self.present)]
        for n, (words, field) in enumerate(lines):
            grid.addWidget(TextLabel(words, Type.BODY), n, 0)
            grid.addWidget(field, n, 1)
        self._figures = LabelledField(tr("Votes"), holder)
        self.dissent = CommentField(tr("Dissent"), min_lines=2, max_lines=4)
        self.dissent.setObjectName("dissent")
        labelled = LabelledField(
            tr("Dissent"), self.dissent, hint=tr("who disagreed and why, if they wish it recorded")
        )
        self.body.insertWidget(0, self._figures)
        self.body.insertWidget(1, labelled)
        for field in (*self.votes.values(), self.abstained, self.present):
            field.textChanged.connect(lambda _: self._figures.set_finding(None))
        next(iter(self.votes.values())).setFocus()

    def resolution(self) -> Resolution | None:
        """The vote as typed, None as long as a figure is missing."""
        figures = {key: _whole(field) for key, field in self.votes.items()}
        abstained, present = _whole(self.abstained), _whole(self.present)
        votes = {key: count for key, count in figures.items() if count is not None}
        if len(votes) < len(figures) or abstained is None or present is None:
            return None
        return Resolution(votes=votes, abstained=abstained, present=present)

    def problem(self) -> str:
        """What is wrong with the figures, as the dialog says it."""
        return self._figures.finding()

    def accept(self) -> None:
        sentence = self._wrong()
        self._figures.set_finding(Weight.BLOCKS if sentence else None, sentence)
        self.fit()
        if not sentence:
            super().accept()

    def _wrong(self) -> str:
        vote = self.resolution()
        if vote is None:
            return tr("Give a whole number in every field; 0 where nobody voted so")
        if vote.present > self._may_vote:
            return tr("Only {n} of the panel may vote here", n=self._may_vote)
        if vote.cast != vote.present:
            return tr("Votes and abstentions are {cast}, present are {present}", cast=vote.cast, present=vote.present)
        return "" if vote.order else tr("The most votes went to more than one; let the panel vote again")

    def _figure_field(self, name: str, object_name: str, text: str = "") -> TextField:
        field = TextField(name)
        field.setObjectName(object_name)
        field.setFixedWidth(look().px(_FIGURE_WIDTH))
        field.setText(text)
        return field


class ActingChairDialog(ReasonDialog):
    """Who acts as chair in a category, with the reason. `people` are (id, name)."""

    def __init__(self, sentence: str, people: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(tr("Who acts as chair here?"), sentence, tr("Name the acting chair"), parent=parent)
        self.setObjectName("acting_chair_question")
        self.person = ChoiceField(tr("Acting chair"), people)
        self.person.setObjectName("acting_chair")
        self.field.set_comment(tr("The chair is recused in this category"))
        self.body.insertWidget(0, LabelledField(tr("Acting chair"), self.person))
        self.person.setFocus()


class WordsDialog(Dialog):
    """That something was said, with words if there are any worth keeping."""

    def __init__(self, question: str, sentence: str, answer: str, parent: QWidget | None = None) -> None:
        super().__init__(question, sentence, answer, tr("Cancel"), parent=parent)
        self.setObjectName("words_question")
        self.field = CommentField(tr("What was said"), min_lines=2, max_lines=5)
        self.field.setObjectName("words")
        self.body.addWidget(LabelledField(tr("What was said"), self.field, hint=tr("optional")))
        self.field.setFocus()

    def words(self) -> str:
        """The words as typed."""
        return self.field.comment().strip()


class VotesDialog(ReasonDialog):
    """The popular vote typed in by hand. `options` are (id, words, votes so far)."""

    def __init__(self, options: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        sentence = tr("An empty field counts as no vote. The figures stay apart from the judges' scores.")
        proposed = tr("As counted by the organiser")
        super().__init__(tr("Type in the popular vote"), sentence, tr("Record"), proposed=proposed, parent=parent)
        self.setObjectName("votes_question")
        self.fields: dict[str, TextField] = {}
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_12)
        grid.setVerticalSpacing(SPACE_4)
        grid.setColumnStretch(0, 1)
        for n, (key, words, so_far) in enumerate(options):
            field = TextField(words)
            field.setObjectName(f"votes_{key}")
            field.setFixedWidth(look().px(_FIGURE_WIDTH + 24))
            field.setText(so_far)
            self.fields[key] = field
            grid.addWidget(TextLabel(words, Type.BODY, max_lines=1), n, 0)
            grid.addWidget(field, n, 1)
        self._wrong = FindingRow(Weight.BLOCKS, tr("Only whole numbers are votes"))
        self._wrong.hide()
        self.body.insertWidget(0, self._wrong)
        self.body.insertWidget(0, self._scrolling(holder))
        next(iter(self.fields.values())).setFocus()

    def _scrolling(self, holder: QWidget) -> ScrollArea:
        """The fields, as high as a laptop has room for; the one that is typed in is scrolled into view."""
        area = ScrollArea(Role.SURFACE, margin=0)
        area.column.addWidget(holder)
        area.setFixedHeight(min(holder.sizeHint().height() + SPACE_12, look().px(_MOST_HEIGHT)))
        area.setMinimumWidth(holder.minimumSizeHint().width() + look().px(_SCROLL_BAR))
        for field in self.fields.values():
            field.installEventFilter(self)
        self._area = area
        return area

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._area.ensureWidgetVisible(watched, 0, SPACE_12)
        return super().eventFilter(watched, event)

    def votes(self) -> dict[str, int] | None:
        """Submission -> votes; None when something is no number, or nothing was typed."""
        typed = {key: field.text().strip() for key, field in self.fields.items()}
        counts = {key: _whole(self.fields[key]) for key, text in typed.items() if text}
        if not counts or None in counts.values():
            return None
        return {key: counts.get(key) or 0 for key in typed}

    def accept(self) -> None:
        is_wrong = self.votes() is None
        self._wrong.setVisible(is_wrong)
        self.fit()
        if not is_wrong:
            super().accept()


def _whole(field: TextField) -> int | None:
    text = arabic_digits(field.text()).strip().replace(",", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= len("999999999") else None
