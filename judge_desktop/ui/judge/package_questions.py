"""The questions about a package that a judge may answer after opening it: her name, the check words, her interests."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.panel import Confirmation
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.help.said import said_of_error
from judge_desktop.ui.judge.check_words_field import CheckWordsField
from judge_desktop.ui.judge.interest_form import InterestForm
from judge_desktop.ui.judge.judge_chooser import JudgeChooser
from judge_desktop.ui.running import Running
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_12, SPACE_20, SPACE_28, Role
from judge_desktop.workflow.confirm_package import confirm_package_words
from judge_desktop.workflow.packages_here import Where

_WIDTH = 560
_AROUND, _LEAST = 190, 120


class TallDialog(Dialog):
    """A question whose body may be higher than the screen: then the body scrolls, and the buttons stay in sight."""

    def __init__(
        self,
        question: str,
        sentence: str,
        answer: str,
        cancel: str,
        inside: QWidget,
        parent: QWidget | None = None,
        *,
        dangerous: bool = False,
    ) -> None:
        super().__init__(question, sentence, answer, cancel, dangerous=dangerous, parent=parent)
        self._inside = inside
        self._scroll = ScrollArea(Role.SURFACE, margin=0)
        self._scroll.column.addWidget(inside)
        self._scroll.column.addStretch(1)
        self.body.addWidget(self._scroll)
        self.setMinimumWidth(min(look().px(_WIDTH), self.screen().availableGeometry().width() - 2 * SPACE_28))

    def fit(self) -> None:
        layout = self._inside.layout()
        if layout is None:
            return
        layout.activate()
        width = max(self.width(), self.minimumWidth()) - 2 * SPACE_20 - SPACE_12  # beside its scroll bar
        wanted = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        room = self.screen().availableGeometry().height() * 9 // 10 - look().px(_AROUND)
        self._scroll.setFixedHeight(max(look().px(_LEAST), min(wanted + SPACE_12, room)))
        super().fit()


class NameDialog(TallDialog):
    """Another name from the panel; `chooser` holds the answer."""

    def __init__(self, contest: Contest, judge: str, parent: QWidget | None = None) -> None:
        self.chooser = JudgeChooser(contest.panel.voting, judge)
        super().__init__(
            tr("Who are you?"),
            tr("Scores stay with the name they were given under: you see those of the name you choose."),
            tr("Use this name"),
            tr("Cancel"),
            self.chooser,
            parent,
        )
        self.setObjectName("name_question")
        self.chooser.focus_list()


class WordsDialog(Dialog):
    """Asks for the six words the secretary reads aloud; wrong ones say so and are asked again."""

    def __init__(self, desk: Desk, where: Where, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Type the check words"),
            tr("The secretary reads six words aloud, in the meeting or by telephone. They confirm the package."),
            tr("Confirm"),
            tr("Later"),
            parent=parent,
        )
        self.setObjectName("check_words_question")
        self._desk, self._where = desk, where
        self.setMinimumWidth(look().px(_WIDTH))
        self.words = CheckWordsField(tr("The six words you hear"), optional=False)
        self.words.words_changed.connect(self.fit)
        self.words.field.returnPressed.connect(self.accept)
        self.body.addWidget(self.words)
        place = QVBoxLayout()
        self.body.addLayout(place)
        self._running = Running(desk.tasks, place, self)
        self._running.running_changed.connect(self.answer.setDisabled)
        self.words.field.setFocus()

    def accept(self) -> None:
        typed = self.words.words()
        if not typed:
            self.words.show_finding(tr("Please type the six check words"))
            self.fit()
            return
        ws, where = self._desk.ws, self._where
        self._running.run(
            tr("Checking the words"), lambda _: confirm_package_words(ws, where, typed), self._confirm, self._refuse
        )

    def _confirm(self, _: Confirmation) -> None:
        super().accept()

    def _refuse(self, error: JudgeDesktopError) -> None:
        self.words.show_finding(said_of_error(error))
        self.fit()
        self.words.field.setFocus()


class InterestDialog(TallDialog):
    """The declaration of interest, made after the package was opened; `form` holds the answer."""

    def __init__(self, desk: Desk, contest: Contest, parent: QWidget | None = None) -> None:
        self.form = InterestForm(contest, desk.settings.numerals)
        super().__init__(
            tr("Declaration of interest"),
            tr("It is recorded with the time and goes to the secretary with your scores."),
            tr("Declare"),
            tr("Cancel"),
            self.form,
            parent,
        )
        self.setObjectName("interest_question")
        self.form.later.hide()
        self.form.none.setChecked(True)
        self.form.some.toggled.connect(lambda _: self.fit())
        self.form.none.setFocus()

    def accept(self) -> None:
        if self.form.check():
            super().accept()
        else:
            self.fit()
