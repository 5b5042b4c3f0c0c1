"""Opening a package: whose contest it is, who the judge is, the check words, the declaration of interest."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr, trn
from judge_desktop.domain.contest import Contest, Mode
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.headed_page import HeadedPage
from judge_desktop.ui.help.said import said_of_error
from judge_desktop.ui.judge.card_status import mode_words
from judge_desktop.ui.judge.check_words_field import CheckWordsField
from judge_desktop.ui.judge.interest_form import InterestForm
from judge_desktop.ui.judge.judge_chooser import JudgeChooser
from judge_desktop.ui.running import Running
from judge_desktop.ui.take_over_card import TakeOverCard
from judge_desktop.ui.tasks import Control
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.choices import RadioButton
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.progress import ProgressRow
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_chip import StatusChip
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, SPACE_20, Role, Tone, Type
from judge_desktop.workflow.contests_here import find_contests
from judge_desktop.workflow.declare_interest import declare_interests
from judge_desktop.workflow.open_package import OpenedPackage, PackageGlance, look_into_package, open_package
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.take_over_contest import may_take_over
from judge_desktop.workflow.workspace import Workspace

_WIDTH = 760
_ABOUT_WORDS = {
    Code.CHECK_WORDS_WRONG,
    Code.CHECK_WORDS_COUNT,
    Code.CHECK_WORD_UNKNOWN,
    Code.CHECK_WORDS_OF_OTHER_PACKAGE,
    Code.CHECK_WORDS_OF_OWN_KEYS,
}


class PackagePage(HeadedPage):
    """`package_opened(contest)` when the judge may begin, or `update_opened(opened)` when there is news to read first;
    `contest_taken_over(contest)` when a deputy's copy runs it now; `back_requested` on the way back.
    """

    package_opened = Signal(str)
    update_opened = Signal(object)
    contest_taken_over = Signal(str)
    leaves_by_escape = False

    def __init__(self, desk: Desk, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(tr("Open a package"), path.name, back=tr("Back to the start page"), parent=parent)
        self._desk, self.path = desk, path
        self._passphrase: str | None = None
        self._contest: Contest | None = None
        self.names: JudgeChooser | None = None
        self.choices: dict[str, RadioButton] = {}
        self._page = column = self.add_column(_WIDTH)
        self._notices = column.notices
        self._progress = ProgressRow(tr("Checking the package"))
        column.body.addWidget(self._progress)
        self._content = QWidget()
        self._rows = QVBoxLayout(self._content)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SPACE_12)
        column.body.addWidget(self._content)
        place = QVBoxLayout()
        self._running = Running(desk.tasks, place, self)
        self._running.running_changed.connect(self._rest)
        column.body.addLayout(place)
        self._look()

    def begin(self) -> None:
        """Take the package in and start scoring, if a name was chosen."""
        self._notices.clear()
        judge = self.chosen()
        if not judge:
            self._who_finding.show()
            self._focus_names()
            return
        if not self.interests.check():
            return
        ws, path, words, passphrase = self._desk.ws, self.path, self.words.words(), self._passphrase
        declared = self.interests.interests() if self.interests.is_answered() else None

        def work(control: Control) -> OpenedPackage:
            opened = open_package(ws, path, judge=judge, words=words, passphrase=passphrase, progress=control.report)
            if declared is not None:
                declare_interests(open_session(ws, Where(opened.package.contest.id, opened.package.round)), declared)
            return opened

        self._running.run(tr("Taking the package in"), work, self._tell_opened, self._refuse_opening)

    def chosen(self) -> str:
        """The judge chosen, empty if none is yet."""
        return self.names.chosen() if self.names is not None else ""

    def _look(self) -> None:
        ws, path, passphrase = self._desk.ws, self.path, self._passphrase
        self._desk.tasks.run(lambda _control: _look_into(ws, path, passphrase), self._show_package, self._refuse_look)

    def _refuse_look(self, refusal: JudgeDesktopError) -> None:
        self._progress.hide()
        if refusal.code in {Code.PASSPHRASE_NEEDED, Code.PASSPHRASE_WRONG}:
            self._ask_passphrase(is_wrong=refusal.code is Code.PASSPHRASE_WRONG)
        else:
            self._notices.show_refusal(refusal)

    def _ask_passphrase(self, *, is_wrong: bool) -> None:
        self._empty()
        card = Card()
        body = card.use_body()
        body.addWidget(TextLabel(tr("This package is locked with a passphrase"), Type.TITLE))
        self.passphrase = TextField(tr("Passphrase"), secret=True)
        self.passphrase.setObjectName("passphrase")
        field = LabelledField(tr("Passphrase"), self.passphrase)
        if is_wrong:
            field.set_finding(Weight.BLOCKS, tr("The passphrase is not right. Check it and the keyboard language"))
        self.unlock = Button(tr("Unlock"), ButtonKind.PRIMARY)
        self.unlock.setObjectName("unlock")
        self.unlock.clicked.connect(self._try_passphrase)
        self.passphrase.returnPressed.connect(self._try_passphrase)
        body.addWidget(field)
        body.addWidget(self.unlock, 0, Qt.AlignmentFlag.AlignRight)
        self._rows.addWidget(card)
        self.passphrase.setFocus()

    def _try_passphrase(self) -> None:
        self._passphrase = self.passphrase.text()
        self._progress.show()
        self._look()

    def _show_package(self, glance: PackageGlance) -> None:
        self._progress.hide()
        self._empty()
        contest = glance.package.contest
        self._contest = contest
        self._rows.addWidget(_contest_card(contest, glance))
        if may_take_over(self._desk.ws, glance.package):
            self._rows.addWidget(self._take_over_card())
        self._rows.addWidget(self._who_card(contest))
        self._rows.addWidget(self._words_card())
        self._rows.addWidget(self._declaration_card(contest))
        self.begin_button = Button(tr("Start scoring"), ButtonKind.PRIMARY, icon_after="arrow-right")
        self.begin_button.setObjectName("begin")
        self.begin_button.clicked.connect(self.begin)
        self._rows.addWidget(self.begin_button, 0, Qt.AlignmentFlag.AlignRight)
        self._focus_names()

    def _take_over_card(self) -> TakeOverCard:
        card = TakeOverCard(self._desk, self.path, self._passphrase)
        card.taken_over.connect(self.contest_taken_over)
        card.refused.connect(self._notices.show_refusal)
        return card

    _who_finding: FindingRow

    def _who_card(self, contest: Contest) -> Card:
        card = Card(tr("Who are you?"))
        body = card.use_body()
        body.setSpacing(SPACE_8)
        body.addWidget(
            TextLabel(tr("Not you? It can be changed later; scores stay with their name"), Type.CAPTION, Role.INK2)
        )
        before = next(
            (one.judge for one in find_contests(self._desk.ws) if one.contest == contest.id and not one.is_chair), ""
        )
        self.names = JudgeChooser(contest.panel.voting, before)
        self.choices = self.names.choices
        body.addWidget(self.names)
        self._who_finding = FindingRow(Weight.BLOCKS, tr("Please choose your name"))
        self._who_finding.hide()
        self.names.judge_chosen.connect(self._who_finding.hide)
        body.addWidget(self._who_finding)
        return card

    def _words_card(self) -> Card:
        card = Card(tr("Check words"))
        body = card.use_body()
        body.setSpacing(SPACE_8)
        body.addWidget(
            TextLabel(
                tr(
                    "The secretary reads six words aloud, in the meeting or by telephone. They confirm that "
                    "this is the right file. Later will do"
                ),
                Type.CAPTION,
                Role.INK2,
            )
        )
        self.words = CheckWordsField(tr("The six words you hear"))
        body.addWidget(self.words)
        return card

    def _declaration_card(self, contest: Contest) -> Card:
        card = Card(tr("Declaration of interest"))
        body = card.use_body()
        body.setSpacing(SPACE_8)
        self.interests = InterestForm(contest, self._desk.settings.numerals)
        self.declaration = self.interests.none
        body.addWidget(self.interests)
        return card

    def _focus_names(self) -> None:
        if self.names is not None:
            self.names.focus_list()

    def _rest(self, is_running: bool) -> None:
        self._content.setEnabled(not is_running)

    def _tell_opened(self, opened: OpenedPackage) -> None:
        if opened.changes or opened.taken_back.taken or opened.taken_back.kept or opened.reopened:
            self.update_opened.emit(opened)
        else:
            self.package_opened.emit(opened.package.contest.id)

    def _refuse_opening(self, refusal: JudgeDesktopError) -> None:
        if refusal.code in _ABOUT_WORDS:
            self.words.show_finding(said_of_error(refusal))
            self.words.field.setFocus()
        else:
            self._notices.show_refusal(refusal)
            self._page.verticalScrollBar().setValue(0)

    def _empty(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _look_into(ws: Workspace, path: Path, passphrase: str | None) -> PackageGlance:
    """What the package says; a passphrase may be the one of this copy's keys or the one of the package."""
    ws.unlock_if_it_fits(passphrase)
    return look_into_package(ws, path, passphrase)


def _contest_card(contest: Contest, glance: PackageGlance) -> Card:
    mode = glance.package.mode
    language = current_language().value
    card = Card()
    body = card.use_body()
    body.setSpacing(0)
    first = QHBoxLayout()
    first.setSpacing(SPACE_20)
    first.addWidget(TextLabel(contest.name.in_language(language), Type.TITLE), 1)
    shape, tone = (Shape.TICK, Tone.OK) if mode is Mode.OFFICIAL else (Shape.HALF, Tone.WARN)
    first.addWidget(StatusChip(shape, mode_words(mode), tone), 0, Qt.AlignmentFlag.AlignTop)
    body.addLayout(first)
    files = {one.sha256 for submission in contest.finalists for one in submission.attachments}
    parts = (
        contest.organiser.in_language(language),
        trn("{n} submission", "{n} submissions", len(contest.finalists)),
        trn("{n} attachment", "{n} attachments", len(files)),
    )
    body.addWidget(TextLabel(" · ".join(part for part in parts if part), Type.CAPTION, Role.INK2))
    if glance.is_update:
        words = tr("A package update: it brings what is new; scores and earlier files stay")
        body.addWidget(TextLabel(words, Type.CAPTION, Role.INK2))
    return card
