"""“I run a contest”: a contest from the template, from last year's, empty, or from a contest folder.

Who runs it is asked when something is signed for the first time (``identity_question``).
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr, translator
from judge_desktop.config.settings import Purpose
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.begin_form import BeginForm
from judge_desktop.ui.chair.beside import Beside
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.chair.contest_folder_part import ContestFolderPart
from judge_desktop.ui.chair.own_card import OwnCard
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.hand_over import show_folder
from judge_desktop.ui.help.said import said_of_error
from judge_desktop.ui.widgets.choice_card import ChoiceCard
from judge_desktop.ui.widgets.columns import clear_layout
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_16, SPACE_20, Type
from judge_desktop.workflow.begin_contest import (
    Empty,
    FromContest,
    FromTemplate,
    Source,
    begin_contest,
    contests_held_here,
    proposed_naming,
)
from judge_desktop.workflow.create_contest import (
    TakenContest,
    check_contest_folder,
    create_contest,
    new_contest_folder,
    templates,
)
from judge_desktop.workflow.packages_here import Where

TEMPLATE, HELD, EMPTY = "template", "held", "empty"
_WIDTH, _CHOICES_WIDTH, _LEAST_CHOICE = 720, 1040, 230
_NAME_CODES = (Code.CONTEST_NAME_NEEDED, Code.CONTEST_NAME_TAKEN)


class NewContestPage(ChairPage):
    """Two steps at most. `contest_created(id)` when a contest is in this copy, `home_requested` to go back."""

    contest_created = Signal(str)
    home_requested = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, Where(), tr("I run a contest"), back=tr("Home"))
        self.setObjectName("new_contest")
        self.header.back_requested.connect(self._go_back)
        self._folder: Path | None = None
        self._form: BeginForm | None = None
        self._kind = ""
        self._width = _WIDTH
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setSpacing(SPACE_16)
        self._column.setContentsMargins(0, SPACE_20, 0, 0)
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(self._holder, 1000)
        centred.addStretch(1)
        self.body.addLayout(centred)
        self.body.addStretch(1)
        look().theme_changed.connect(self._restyle)
        self.folders = ContestFolderPart()
        self.show_choices()

    def show_choices(self) -> None:
        """The first step: the ways to begin one."""
        self._begin_step(_CHOICES_WIDTH)
        self._column.addWidget(TextLabel(tr("How would you like to begin?"), Type.HEADING))
        choices = self._choices()
        self._column.addWidget(Beside(*choices, least=_LEAST_CHOICE, fills=True))
        self._column.addSpacing(SPACE_16)
        self.folders = ContestFolderPart()
        self.folders.folder_requested.connect(self.take_in)
        self.folders.choose_requested.connect(self._choose_contest)
        self.folders.make_requested.connect(self._choose_new)
        self.folders.check_requested.connect(self._check_again)
        self.folders.create_requested.connect(self.create_contest)
        self._column.addWidget(self.folders)
        self._column.addWidget(OwnCard(self))
        self._begin_at(choices[0])

    def begin_from(self, kind: str) -> None:
        """The second step: what the contest is called. `kind` is `TEMPLATE`, `HELD` or `EMPTY`."""
        self._kind = kind
        ws = self.desk.ws
        if kind == HELD:
            self.run(tr("Looking for contests"), lambda _: contests_held_here(ws), self._show_held)
        elif kind == TEMPLATE:
            self._show_form([(one, one.replace("-", " ")) for one in templates()])
        else:
            self._show_form([])

    def take_in(self, folder: Path) -> None:
        """Check the folder; without anything to look at it is taken in at once."""
        self._folder = folder
        self.run(tr("Checking the contest folder"), lambda _: check_contest_folder(folder), self._show_findings)

    def make_folder(self, folder: Path) -> None:
        """Write the template into an empty folder."""
        language, template = translator(current_language()), self.folders.template()
        self.run(
            tr("Making the contest folder"),
            lambda _: new_contest_folder(folder, template, language),
            lambda _: self._tell_made(folder),
        )

    def create_contest(self) -> None:
        """Take the folder that was checked into this copy."""
        folder, ws = self._folder, self.desk.ws
        if folder is not None:
            self.run(
                tr("Taking in the contest"),
                lambda control: create_contest(ws, folder, control.report),
                self._tell_created,
            )

    def show_refusal(self, error: JudgeDesktopError) -> None:
        if self._form is not None and error.code in _NAME_CODES:
            self._form.refuse_name(said_of_error(error))
            return
        super().show_refusal(error)
        findings = error.details.get("findings")
        if error.code is Code.CONTEST_HAS_FINDINGS and isinstance(findings, tuple):
            self.folders.show_findings(findings)

    def _begin_at(self, widget: QWidget) -> None:
        """The keyboard goes there, now and whenever the page is given it."""
        self.setFocusProxy(widget)
        widget.setFocus()

    def _choices(self) -> list[ChoiceCard]:
        cards = []
        for kind, icon, title, sentence in (
            (
                TEMPLATE,
                "file-plus",
                tr("From the template"),
                tr("Texts, categories, rules, dates and rubric of the Smart City Solution Awards"),
            ),
            (
                HELD,
                "history",
                tr("From last year's contest"),
                tr("Rubric, texts, rules and panel with its keys, of a contest on this computer"),
            ),
            (EMPTY, "pencil", tr("Empty"), tr("Only a name; everything else is filled in here")),
        ):
            card = ChoiceCard(icon, title, sentence)
            card.setObjectName(f"begin_{kind}")
            card.clicked.connect(lambda _=False, kind=kind: self.begin_from(kind))
            cards.append(card)
        return cards

    def _show_held(self, held: tuple[Contest, ...]) -> None:
        if not held:
            sentence = tr("There is no contest on this computer yet")
            detail = tr("Begin from the template, or take in the contest folder of last year.")
            self.show_notice(Notice(Weight.NOTE, sentence, detail=detail, close_name=tr("Close")))
            return
        self._show_form([(one.id, _named(one)) for one in held])

    def _show_form(self, sources: list[tuple[str, str]]) -> None:
        title, explained, label, note = _words_of(self._kind, sources)
        form = BeginForm(title, explained, label, sources, note)
        form.begin_requested.connect(self._begin)
        form.back_requested.connect(self.show_choices)
        form.source_changed.connect(lambda _: self._propose(form))
        self._begin_step(_WIDTH)
        self._form = form
        self._column.addWidget(form)
        self._propose(form)

    def _propose(self, form: BeginForm) -> None:
        ws, source = self.desk.ws, _source(self._kind, form.source())
        self.run(tr("Looking for contests"), lambda _: proposed_naming(ws, source), form.propose)

    def _begin(self) -> None:
        if self._form is None:
            return
        ws, source, naming = self.desk.ws, _source(self._kind, self._form.source()), self._form.naming()
        self.run(tr("Beginning the contest"), lambda _: begin_contest(ws, source, naming), self._tell_created)

    def _begin_step(self, width: int) -> None:
        clear_layout(self._column)
        self._form = None
        self._width = width
        self._restyle()

    def _restyle(self) -> None:
        self._holder.setMaximumWidth(look().px(self._width))

    def _go_back(self) -> None:
        if self._form is not None:
            self.show_choices()
        else:
            self.home_requested.emit()

    def _check_again(self) -> None:
        if self._folder is not None:
            self.take_in(self._folder)

    def _choose_contest(self) -> None:
        folder = choose_files.ask_folder(self, self.desk, tr("Contest folder"), Purpose.OPEN)
        if folder is not None:
            self.take_in(folder)

    def _choose_new(self) -> None:
        folder = choose_files.ask_folder(self, self.desk, tr("Empty folder for the contest"), Purpose.SAVE)
        if folder is not None:
            self.make_folder(folder)

    def _tell_made(self, folder: Path) -> None:
        self._folder = folder
        detail = tr("Fill in contest.toml and both tables, put the attachments into their folders, then drag it here.")
        notice = self.say(tr("The contest folder is made"), detail, tr("Show folder"))
        notice.action_requested.connect(lambda: show_folder(folder))

    def _show_findings(self, findings: tuple[Finding, ...]) -> None:
        if findings:
            self.folders.show_findings(findings)
        else:
            self.create_contest()

    def _tell_created(self, taken: TakenContest) -> None:
        self.contest_created.emit(taken.contest.id)


def _source(kind: str, key: str) -> Source:
    if kind == TEMPLATE:
        return FromTemplate(key)
    return FromContest(key) if kind == HELD else Empty()


def _named(contest: Contest) -> str:
    name = contest.name.in_language(current_language().value)
    return f"{name} · {contest.year}" if contest.year else name


def _words_of(kind: str, sources: list[tuple[str, str]]) -> tuple[str, str, str, str]:
    """Title, explanation, label of the choice and note of the form."""
    if kind == TEMPLATE:
        explained = tr("Everything can be changed afterwards. Submissions and panel are added then.")
        return tr("From the template"), explained, tr("Template"), tr("Every date moves to the year given here.")
    if kind == HELD:
        what = tr("Rubric, texts, categories, rules and panel are taken from “{contest}”.", contest=sources[0][1])
        if len(sources) > 1:
            what = tr("Rubric, texts, categories, rules and panel are taken from the contest chosen here.")
        note = tr(
            "Scores, submissions, attachments and decisions stay where they are. Every date moves to the year given "
            "here: look them over under Timeline."
        )
        return tr("From last year's contest"), what, tr("Contest"), note
    return tr("Empty contest"), tr("Give it a name; categories, rubric, rules and dates follow."), "", ""
