"""The other way to begin: a contest folder is taken in, or made to be filled in with other programs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr, trn
from judge_desktop.domain.findings import Finding
from judge_desktop.ui.chair.wording import finding_words, place_words
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.choices import ChoiceField
from judge_desktop.ui.widgets.columns import clear_layout
from judge_desktop.ui.widgets.drop_zone import DropZone
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.text_field import LabelledField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_20, Role, Tone, Type
from judge_desktop.workflow.create_contest import templates


class ContestFolderPart(QWidget):
    """`folder_requested(Path)` for one that was dropped; `choose_requested`, `make_requested`, `check_requested` and
    `create_requested` for the buttons.
    """

    folder_requested = Signal(object)
    choose_requested = Signal()
    make_requested = Signal()
    check_requested = Signal()
    create_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
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
        self.drop.files_requested.connect(lambda paths: self.folder_requested.emit(Path(paths[0])))
        self.drop.choose_requested.connect(self.choose_requested)
        column.addWidget(self.drop)
        holder = QWidget()
        self._findings = QVBoxLayout(holder)
        self._findings.setContentsMargins(0, 0, 0, 0)
        column.addWidget(holder)
        column.addSpacing(SPACE_8)
        column.addLayout(self._making())

    def template(self) -> str:
        """The template that a folder is made of."""
        return self._template.choice() or templates()[0]

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """List what is wrong with the folder or asks for another look."""
        clear_layout(self._findings)
        blocking = sum(finding.blocks for finding in findings)
        card = Card(_title(blocking, len(findings)))
        card.setObjectName("findings")
        for finding in sorted(findings, key=lambda one: not one.blocks):
            shape, tone = (Shape.OCTAGON, Tone.BAD) if finding.blocks else (Shape.TRIANGLE, Tone.WARN)
            card.add_row(StatusRow(shape, finding_words(finding), tone, detail=place_words(finding)))
        card.add_row(self._answers(blocked=bool(blocking)))
        self._findings.addWidget(card)

    def _making(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(SPACE_12)
        sentence = tr("A folder with rubric, categories, rules and dates of the awards, and tables to fill in.")
        column.addWidget(TextLabel(sentence, Type.BODY, Role.INK2))
        known = templates()
        self._template = ChoiceField(tr("Template"), [(one, one.replace("-", " ")) for one in known], parent=self)
        self._template.setObjectName("template")
        self._template.setVisible(len(known) > 1)
        if len(known) > 1:
            column.addWidget(LabelledField(tr("Template"), self._template))
        make = Button(tr("Make a contest folder…"), icon="file-plus")
        make.setObjectName("make_folder")
        make.clicked.connect(self.make_requested)
        column.addWidget(make, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(SPACE_16)
        return column

    def _answers(self, *, blocked: bool) -> QWidget:
        again = Button(tr("Check again"), icon="refresh-cw")
        again.setObjectName("check_again")
        again.clicked.connect(self.check_requested)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(SPACE_20, SPACE_12, SPACE_20, SPACE_12)
        row.setSpacing(SPACE_12)
        row.addStretch(1)
        row.addWidget(again)
        if not blocked:
            create = Button(tr("Take in the contest"), ButtonKind.PRIMARY)
            create.setObjectName("create_contest")
            create.clicked.connect(self.create_requested)
            row.addWidget(create)
        return buttons


def _title(blocking: int, total: int) -> str:
    if blocking:
        return trn("{n} thing to correct first", "{n} things to correct first", blocking)
    return trn("{n} thing to look at", "{n} things to look at", total)
