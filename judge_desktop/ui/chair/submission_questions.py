"""The questions of the page of submissions: a new one, a further field, and what goes when some are removed."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.contest import Contest, Submission
from judge_desktop.domain.view import CellState
from judge_desktop.scoring.ids import is_folder_name
from judge_desktop.scoring.submission_edits import LostWith
from judge_desktop.ui.chair.contest_edits import cost_sentence
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.wording import category_words, title_of
from judge_desktop.ui.widgets.choices import ChoiceField
from judge_desktop.ui.widgets.comment_field import CommentField
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.text_field import LabelledField, TextField


class NewSubmissionDialog(Dialog):
    """Title, category and, if somebody wants one, an id of a new submission."""

    def __init__(self, contest: Contest, parent: QWidget) -> None:
        sentence = tr("The rest can be filled in afterwards.")
        super().__init__(tr("Add a submission"), sentence, tr("Add"), tr("Cancel"), parent=parent)
        self.setObjectName("new_submission_question")
        self._taken = {one.id.casefold() for one in contest.submissions}
        self._title = TextField(tr("Title"))
        self._title.setObjectName("new_title")
        self._category = ChoiceField(tr("Category"), [(one.id, category_words(one)) for one in contest.categories])
        self._category.setObjectName("new_category")
        self._id = TextField(tr("Submission id"), placeholder=tr("made up when left empty"))
        self._id.setObjectName("new_id")
        self._titled = LabelledField(tr("Title"), self._title)
        self._named = LabelledField(tr("Submission id"), self._id, hint=tr("optional"))
        for field in (self._titled, LabelledField(tr("Category"), self._category), self._named):
            self.body.addWidget(field)
        self._title.setFocus()

    def title(self) -> str:
        """The title as typed."""
        return self._title.text().strip()

    def category(self) -> str:
        """The id of the category."""
        return self._category.choice()

    def submission_id(self) -> str:
        """The id as typed, "" when one is to be made up."""
        return self._id.text().strip()

    def accept(self) -> None:
        one = self.submission_id()
        problem = ""
        if one and not is_folder_name(one):
            problem = tr("English letters, digits, hyphens and points only")
        elif one.casefold() in self._taken:
            problem = tr("This id is used already")
        self._titled.set_finding(None if self.title() else Weight.BLOCKS, tr("Please give a title"))
        self._named.set_finding(Weight.BLOCKS if problem else None, problem)
        if problem or not self.title():
            self.fit()
            (self._id if self.title() else self._title).setFocus()
            return
        super().accept()


class FieldDialog(Dialog):
    """The title of a further field and what stands in it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Add a field"), "", tr("Add"), tr("Cancel"), parent=parent)
        self.setObjectName("field_question")
        self._title = TextField(tr("Name of the field"))
        self._title.setObjectName("field_title")
        self._text = CommentField(tr("What stands in it"), min_lines=2, max_lines=6)
        self._text.setObjectName("field_text")
        self._titled = LabelledField(tr("Name of the field"), self._title)
        self._worded = LabelledField(tr("What stands in it"), self._text)
        for field in (self._titled, self._worded):
            self.body.addWidget(field)
        self._title.setFocus()

    def title(self) -> str:
        """The title as typed."""
        return self._title.text().strip()

    def text(self) -> str:
        """The text as typed."""
        return self._text.comment().strip()

    def accept(self) -> None:
        self._titled.set_finding(None if self.title() else Weight.BLOCKS, tr("Please give it a name"))
        self._worded.set_finding(None if self.text() else Weight.BLOCKS, tr("Please write something"))
        if not (self.title() and self.text()):
            self.fit()
            return
        super().accept()


def scorecards_of(state: ContestState, submissions: Collection[str]) -> int:
    """How many sealed scorecards of these submissions count now."""
    cells = state.view.cells if state.view is not None else ()
    return sum(cell.state is CellState.COUNTED and cell.submission in submissions for cell in cells)


def removal_question(chosen: Sequence[Submission], lost: LostWith, scorecards: int, parent: QWidget) -> Dialog:
    """Asks whether these go, and says what goes with them, what stays, and what it costs in scorecards."""
    if len(chosen) == 1:
        question = tr("Remove “{title}”?", title=title_of(chosen[0]) or chosen[0].id)
    else:
        question = trn("Remove {n} submission?", "Remove {n} submissions?", len(chosen))
    parts = [
        trn("{n} attachment", "{n} attachments", lost.attachments),
        trn("{n} place in the schedule", "{n} places in the schedule", lost.slots),
        trn("{n} assignment", "{n} assignments", lost.assignments),
        trn("{n} known recusal", "{n} known recusals", lost.recusals),
    ]
    counts = (lost.attachments, lost.slots, lost.assignments, lost.recusals)
    gone = ", ".join(part for part, count in zip(parts, counts, strict=True) if count)
    sentence = tr("With it goes: {things}.", things=gone) if gone else tr("Nothing else goes with it.")
    stays = tr("Packages that were sent and scores that came stay as they are.")
    if scorecards:
        stays = f"{stays} {cost_sentence(scorecards)}"
    return Dialog(question, f"{sentence} {stays}", tr("Remove"), tr("Cancel"), dangerous=True, parent=parent)
