"""“I run a contest”: the name and passphrase of this copy once, then a contest folder is made or taken in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr, translator, trn
from judge_desktop.config.settings import Purpose
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.chair_page import ChairPage, clear_layout
from judge_desktop.ui.chair.own_card import OwnCard
from judge_desktop.ui.chair.wording import finding_words, place_words
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.hand_over import show_folder
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.choices import ChoiceField
from judge_desktop.ui.widgets.drop_zone import DropZone
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_20, Role, Tone, Type
from judge_desktop.workflow.create_contest import (
    TakenContest,
    check_contest_folder,
    create_contest,
    new_contest_folder,
    templates,
)
from judge_desktop.workflow.identity import create_identity, proposed_passphrase
from judge_desktop.workflow.packages_here import Where

_WIDTH = 720


class NewContestPage(ChairPage):
    """Two steps at most. `contest_created(id)` when a contest is in this copy, `home_requested` to go back."""

    contest_created = Signal(str)
    home_requested = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, Where(), tr("I run a contest"), back=tr("Home"))
        self.setObjectName("new_contest")
        self.header.back_requested.connect(self.home_requested)
        self._folder: Path | None = None
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE_16)
        self._column.setContentsMargins(0, SPACE_20, 0, 0)
        holder = QWidget()
        holder.setMaximumWidth(_WIDTH)
        holder.setLayout(self._column)
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(holder, 8)
        centred.addStretch(1)
        self.body.addLayout(centred)
        self.body.addStretch(1)
        self._findings = QVBoxLayout()
        self._show_step()

    def take_in(self, folder: Path) -> None:
        """Check the folder; without anything to look at it is taken in at once."""
        self._folder = folder
        self.run(tr("Checking the contest folder"), lambda _: check_contest_folder(folder), self._show_findings)

    def make_folder(self, folder: Path) -> None:
        """Write the template into an empty folder."""
        language, template = translator(current_language()), self._template()
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
        super().show_refusal(error)
        findings = error.details.get("findings")
        if error.code is Code.CONTEST_HAS_FINDINGS and isinstance(findings, tuple):
            self._list_findings(findings)

    def _show_step(self) -> None:
        clear_layout(self._column)
        if self.desk.ws.own_name is None:
            self._column.addWidget(self._identity_card())
            return
        self._column.addWidget(self._take_in_card())
        findings = QWidget()
        self._findings = QVBoxLayout(findings)
        self._findings.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(findings)
        self._column.addWidget(self._template_card())
        self._column.addWidget(OwnCard(self))

    def _identity_card(self) -> Card:
        card = Card(tr("Who runs the contest on this computer"))
        body = card.use_body()
        sentence = tr("The name stands in every package. The passphrase locks what signs packages and decisions.")
        body.addWidget(TextLabel(sentence, Type.BODY, Role.INK2))
        self.name = TextField(tr("Name"), placeholder=tr("for example: secretary of the contest"))
        self.name.setObjectName("name")
        self._name = LabelledField(tr("Name"), self.name)
        self.passphrase = TextField(tr("Passphrase"))
        self.passphrase.setObjectName("passphrase")
        self.passphrase.setText(proposed_passphrase(current_language()))
        self._passphrase = LabelledField(tr("Passphrase"), self.passphrase, hint=tr("proposed; change it if you like"))
        advice = tr("Write it down and keep it apart from this computer. It is not shown again and cannot be replaced.")
        self._passphrase.set_finding(Weight.NOTE, advice)
        body.addWidget(self._name)
        body.addWidget(self._passphrase)
        go_on = Button(tr("I have written it down, go on"), ButtonKind.PRIMARY, icon_after="arrow-right")
        go_on.setObjectName("create_identity")
        go_on.clicked.connect(self._create_identity)
        body.addWidget(go_on, 0, Qt.AlignmentFlag.AlignRight)
        return card

    def _create_identity(self) -> None:
        name, passphrase = self.name.text().strip(), self.passphrase.text().strip()
        if not name:
            self._name.set_finding(Weight.BLOCKS, tr("Please enter a name"))
            self.name.setFocus()
            return
        if len(passphrase) < 8:
            self._passphrase.set_finding(Weight.BLOCKS, tr("Please choose at least 8 characters"))
            self.passphrase.setFocus()
            return
        ws = self.desk.ws
        self.run(tr("Making the keys"), lambda _: create_identity(ws, name, passphrase), lambda _: self._show_step())

    def _take_in_card(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(TextLabel(tr("Take in a contest folder"), Type.TITLE))
        self.drop = DropZone(
            tr("Drag the contest folder here"),
            tr("Choose folder"),
            detail=tr("contest.toml, the tables of submissions and panel, and one folder of attachments each"),
            icon="folder-open",
        )
        self.drop.choose.setObjectName("choose_contest_folder")
        self.drop.files_requested.connect(lambda paths: self.take_in(paths[0]))
        self.drop.choose_requested.connect(self._choose_contest)
        column.addWidget(self.drop)
        return holder

    def _template_card(self) -> Card:
        card = Card(tr("Start from the template"))
        body = card.use_body()
        body.setSpacing(SPACE_12)
        sentence = tr("A folder with rubric, categories, rules and dates of the awards, and tables to fill in.")
        body.addWidget(TextLabel(sentence, Type.BODY, Role.INK2))
        known = templates()
        self.template = ChoiceField(tr("Template"), [(one, one.replace("-", " ")) for one in known])
        self.template.setObjectName("template")
        if len(known) > 1:
            body.addWidget(LabelledField(tr("Template"), self.template))
        else:
            self.template.setParent(card)
            self.template.hide()
        make = Button(tr("Make a contest folder…"), icon="file-plus")
        make.setObjectName("make_folder")
        make.clicked.connect(self._choose_new)
        body.addWidget(make, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _template(self) -> str:
        return self.template.choice() or templates()[0]

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
            self._list_findings(findings)
        else:
            self.create_contest()

    def _list_findings(self, findings: tuple[Finding, ...]) -> None:
        clear_layout(self._findings)
        blocking = sum(finding.blocks for finding in findings)
        card = Card(self._findings_title(blocking, len(findings)))
        card.setObjectName("findings")
        for finding in sorted(findings, key=lambda one: not one.blocks):
            shape, tone = (Shape.OCTAGON, Tone.BAD) if finding.blocks else (Shape.TRIANGLE, Tone.WARN)
            card.add_row(StatusRow(shape, finding_words(finding), tone, detail=place_words(finding)))
        again = Button(tr("Check again"), icon="refresh-cw")
        again.setObjectName("check_again")
        again.clicked.connect(lambda: self.take_in(self._folder) if self._folder is not None else None)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(SPACE_20, SPACE_12, SPACE_20, SPACE_12)
        row.setSpacing(SPACE_12)
        row.addStretch(1)
        row.addWidget(again)
        if not blocking:
            create = Button(tr("Take in the contest"), ButtonKind.PRIMARY)
            create.setObjectName("create_contest")
            create.clicked.connect(self.create_contest)
            row.addWidget(create)
        card.add_row(buttons)
        self._findings.addWidget(card)

    def _findings_title(self, blocking: int, total: int) -> str:
        if blocking:
            return trn("{n} thing to correct first", "{n} things to correct first", blocking)
        return trn("{n} thing to look at", "{n} things to look at", total)

    def _tell_created(self, taken: TakenContest) -> None:
        self.contest_created.emit(taken.contest.id)
