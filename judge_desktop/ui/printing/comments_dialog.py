"""Which comments stay out of the letters to applicants: each with a tick, those that say who wrote them marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.config.thai_digits import Numerals, in_numerals
from judge_desktop.scoring.letter_anonymity import LetterComment
from judge_desktop.ui.widgets.choices import CheckBox
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_8, Role, Type
from judge_desktop.workflow.printing.letter_list import ListedComment

_WIDTH, _HEIGHT, _OF_WINDOW = 620, 320, 0.94


class CommentsDialog(Dialog):
    """`boxes`: comment -> its box. `of_all` letters only some are shown, and it is said how to see the rest."""

    def __init__(
        self,
        shown: Sequence[ListedComment],
        left_out: frozenset[LetterComment],
        *,
        of_all: bool,
        numerals: Numerals = Numerals.ARABIC,
        parent: QWidget,
    ) -> None:
        sentence = tr(
            "A comment without a tick stays out of the letter. The audit log says how many were left out; "
            "the letter does not."
        )
        super().__init__(tr("Comments in the letters"), sentence, tr("Use these comments"), tr("Cancel"), parent=parent)
        self.setObjectName("comments_question")
        self._left_out, self._numerals = left_out, numerals
        self._room = parent.window().size()
        self.setMinimumWidth(min(look().px(_WIDTH), int(self._room.width() * _OF_WINDOW)))
        self.boxes: dict[LetterComment, CheckBox] = {}
        words = _about(shown, of_all=of_all)
        if words:
            self.body.addWidget(TextLabel(words, Type.CAPTION, Role.INK2))
        if shown:
            self.body.addWidget(self._list(shown), 1)

    def left_out(self) -> frozenset[LetterComment]:
        """What stays out now; of what is not shown, what stayed out before."""
        without = {comment for comment, box in self.boxes.items() if not box.isChecked()}
        return frozenset(without | (self._left_out - set(self.boxes)))

    def _list(self, shown: Sequence[ListedComment]) -> ScrollArea:
        area = ScrollArea(Role.SURFACE, margin=0, spacing=SPACE_8)
        area.setMinimumHeight(min(look().px(_HEIGHT), int(self._room.height() * _OF_WINDOW) // 2))
        above = ""
        for one in shown:
            if above != (above := _place(one, self._numerals)):
                area.column.addWidget(TextLabel(above, Type.CAPTION, Role.INK2))
            box = CheckBox(one.comment.text, checked=one.comment not in self._left_out)
            box.setAccessibleDescription(above)
            box.setObjectName("letter_comment")
            self.boxes[one.comment] = box
            area.column.addWidget(box)
            if one.name:
                area.column.addWidget(FindingRow(Weight.WARNS, tr("Says who wrote it: {name}", name=one.name)))
        area.column.addStretch(1)
        return area


def ask_comments(
    parent: QWidget,
    shown: Sequence[ListedComment],
    left_out: frozenset[LetterComment],
    *,
    of_all: bool,
    numerals: Numerals = Numerals.ARABIC,
) -> frozenset[LetterComment] | None:
    """What stays out of the letters, None when it shall be as it was."""
    dialog = CommentsDialog(shown, left_out, of_all=of_all, numerals=numerals, parent=parent)
    answer = dialog.exec()
    chosen = dialog.left_out()
    dialog.deleteLater()
    return chosen if answer else None


def _place(one: ListedComment, numerals: Numerals) -> str:
    """Which submission a comment is on and which criterion, by name."""
    language = current_language().value
    number = in_numerals(str(one.number), numerals.value)
    criterion = one.criterion.in_language(language) or tr("Comment for the applicant")
    return f"{number}  {one.title.in_language(language)} · {criterion}"


def _about(shown: Sequence[ListedComment], *, of_all: bool) -> str:
    if of_all:
        return (
            tr("These say who wrote them. Choose a submission to see all its comments.")
            if shown
            else tr("No comment says who wrote it. Choose a submission to see all its comments.")
        )
    return "" if shown else tr("This submission has no comments")
