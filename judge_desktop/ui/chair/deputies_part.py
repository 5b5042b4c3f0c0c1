"""Deputies: which copies may act for the chair, enrolling one from its card, and handing them what came."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr, translator, trn
from judge_desktop.config.settings import Purpose
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.panel import Confirmation
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.contest_state import ContestState
from judge_desktop.ui.chair.wording import confirmation_words
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.hand_over import show_folder
from judge_desktop.ui.help.said import said_of_error
from judge_desktop.ui.running import Running
from judge_desktop.ui.unlock import when_unlocked
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.dialog import Dialog, ask
from judge_desktop.ui.widgets.drop_zone import DropZone
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_12, Role, Tone, Type
from judge_desktop.workflow.deputies import DeputyLine, enrol_deputy, list_deputies, remove_deputy
from judge_desktop.workflow.export_received import ReceivedExport, export_received
from judge_desktop.workflow.file_types import ENDINGS, FileType
from judge_desktop.workflow.identity import unknown_check_word
from judge_desktop.workflow.packages_here import Where

CARD_EXTENSION = ENDINGS[FileType.CARD]
_ABOUT_WORDS = (Code.CHECK_WORDS_WRONG, Code.CHECK_WORDS_COUNT, Code.CHECK_WORD_UNKNOWN)


class DeputyDialog(Dialog):
    """Who it is, and the six words that copy shows, as they are read aloud; without them it stays unconfirmed."""

    def __init__(self, card: Path, parent: QWidget | None) -> None:
        super().__init__(
            tr("Who made this card?"),
            tr("This copy will be able to open all score files and to sign decisions for the chair."),
            tr("Enrol as deputy"),
            tr("Cancel"),
            parent=parent,
        )
        self.setObjectName("deputy_question")
        self.name = TextField(tr("Name"), placeholder=tr("the name on the card"))
        self.name.setObjectName("deputy_name")
        self.words = TextField(tr("Six check words"), placeholder=tr("as they are read aloud"))
        self.words.setObjectName("deputy_words")
        self._words = LabelledField(tr("Six check words"), self.words, hint=tr("later will do"))
        self.body.addWidget(TextLabel(card.name, Type.CAPTION, Role.INK2))
        self.body.addWidget(LabelledField(tr("Name"), self.name, hint=tr("optional")))
        self.body.addWidget(self._words)
        self.name.setFocus()

    def finding(self) -> str:
        """What is wrong with the words."""
        return self._words.finding()

    def refuse(self, sentence: str) -> None:
        """Say below the words why they were not taken."""
        self._words.set_finding(Weight.BLOCKS, sentence)
        self.fit()
        self.words.setFocus()

    def accept(self) -> None:
        unknown = unknown_check_word(self.words.text().strip()) if self.words.text().strip() else ""
        if unknown:
            self.refuse(tr("“{word}” is not one of the check words; ask for it again", word=unknown))
            return
        super().accept()


class DeputiesPart(QWidget):
    """`contest_changed` when the list changed, `refused(JudgeDesktopError)`, `told(sentence)` for a success."""

    contest_changed = Signal()
    refused = Signal(object)
    told = Signal(str)

    def __init__(self, desk: Desk, where: Where, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("deputies")
        self._desk, self._where = desk, where
        self._lines: tuple[DeputyLine, ...] = ()
        self._list = Card(tr("Who may act for the chair"))
        self._list.setObjectName("deputy_list")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_12)
        about = tr(
            "A deputy's copy of the program can merge and sign if the chair's computer fails. It makes a card; take "
            "the card in here, and the next package names it."
        )
        self._column.addWidget(TextLabel(about, Type.BODY, Role.INK2))
        self._column.addWidget(self._drop_zone())
        self._column.addWidget(self._list)
        self._column.addWidget(self._export_card())
        place = QVBoxLayout()
        self._column.addLayout(place)
        self._running = Running(desk.tasks, place, self)

    def show_state(self, state: ContestState) -> None:
        """Show who is enrolled now."""
        ws, where = self._desk.ws, self._where
        self.hand_on.setEnabled(state.documents is not None)
        self._desk.tasks.run(lambda _: list_deputies(ws, where), self._show_lines, self.refused.emit)

    def take_card(self, path: Path) -> None:
        """Ask whose card it is, then enrol that copy."""
        dialog = DeputyDialog(path, self)
        ask(dialog, lambda: self._enrol(path, dialog.name.text().strip(), dialog.words.text().strip()))

    def hand_on_to(self, folder: Path) -> None:
        """Write the score files and decisions into the folder."""
        ws, where, language = self._desk.ws, self._where, translator(current_language())
        self._running.run(
            tr("Writing the files for the deputy"),
            lambda control: export_received(ws, folder, language, where, control.report),
            lambda done: self._tell_handed_on(folder, done),
            self.refused.emit,
        )

    def _drop_zone(self) -> DropZone:
        self.drop = DropZone(
            tr("Drag the card of the deputy's copy here"),
            tr("Choose the card"),
            detail=tr("On the deputy's computer: “I run a contest”, then “Save the card of this copy”"),
            icon="user-check",
        )
        self.drop.choose.setObjectName("choose_deputy_card")
        self.drop.files_requested.connect(lambda paths: self.take_card(paths[0]))
        self.drop.choose_requested.connect(self._choose_card)
        return self.drop

    def _export_card(self) -> Card:
        card = Card(tr("For the deputy's copy"))
        body = card.use_body()
        words = tr(
            "All score files as they came and all decisions, locked for the copies above. The deputy merges them like "
            "any other file and sees the same as here."
        )
        body.addWidget(TextLabel(words, Type.BODY, Role.INK2))
        self.hand_on = Button(tr("Save received files and decisions…"), icon="download")
        self.hand_on.setObjectName("export_received")
        self.hand_on.clicked.connect(self._choose_folder)
        body.addWidget(self.hand_on, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _choose_card(self) -> None:
        kinds = tr("Cards of copies") + f" (*{CARD_EXTENSION})"
        path = choose_files.ask_open(self, self._desk, tr("Card of the deputy's copy"), kinds)
        if path is not None:
            self.take_card(path)

    def _choose_folder(self) -> None:
        folder = choose_files.ask_folder(self, self._desk, tr("Folder for the deputy's copy"), Purpose.SAVE)
        if folder is not None:
            self.hand_on_to(folder)

    def _enrol(self, path: Path, name: str, words: str) -> None:
        ws, where = self._desk.ws, self._where
        self._running.run(
            tr("Taking in the deputy's card"),
            lambda _: enrol_deputy(ws, path, name, words, where),
            self._tell_enrolled,
            lambda error: self._not_enrolled(error, path, name),
        )

    def _not_enrolled(self, error: JudgeDesktopError, path: Path, name: str) -> None:
        if error.code not in _ABOUT_WORDS:
            self.refused.emit(error)
            return
        dialog = DeputyDialog(path, self)
        dialog.name.setText(name)
        ask(dialog, lambda: self._enrol(path, dialog.name.text().strip(), dialog.words.text().strip()))
        dialog.refuse(said_of_error(error))

    def _tell_enrolled(self, line: DeputyLine) -> None:
        self.told.emit(tr("{name} is enrolled. Build a package now: it names the new deputy", name=line.copy.name))
        self.contest_changed.emit()

    def _tell_handed_on(self, folder: Path, done: ReceivedExport) -> None:
        self.told.emit(trn("{n} file is saved for the deputy", "{n} files are saved for the deputy", len(done.files)))
        show_folder(folder)

    def _show_lines(self, lines: tuple[DeputyLine, ...]) -> None:
        if lines == self._lines and self._list.rows():
            return
        self._lines = lines
        self._list.clear_rows()
        if not lines:
            detail = tr("One deputy is enough for most days")
            self._list.add_row(StatusRow(Shape.RING, tr("No deputy yet"), detail=detail))
        for line in lines:
            self._list.add_row(self._row(line))

    def _row(self, line: DeputyLine) -> StatusRow:
        is_heard = line.confirmation is not Confirmation.UNHEARD
        words = " ".join(line.check_words[current_language().value])
        detail = confirmation_words(line.confirmation)
        if not is_heard:
            detail += " · " + tr("its check words: {words}", words=words)
        outcome = tr("May act now") if line.in_package else tr("From the next package on")
        shape, tone = (Shape.TICK, Tone.OK) if line.in_package and is_heard else (Shape.TRIANGLE, Tone.WARN)
        if line.in_package and not is_heard:
            tone = Tone.WARN
        row = StatusRow(
            shape, line.copy.name or line.copy.id, tone, detail=detail, outcome=outcome, action=tr("Remove deputy")
        )
        row.setObjectName(f"deputy_{line.copy.id}")
        row.button().setAccessibleName(f"{tr('Remove')}: {line.copy.name}")
        row.action_requested.connect(lambda: self._ask_to_remove(line))
        return row

    def _ask_to_remove(self, line: DeputyLine) -> None:
        dialog = Dialog(
            tr("Remove this deputy?"),
            tr("The next package names this copy no more. Until it is opened, what the copy signed still counts."),
            tr("Remove deputy"),
            tr("Cancel"),
            dangerous=True,
            parent=self,
        )
        ask(dialog, lambda: self._remove(line.copy.id))

    def _remove(self, deputy: str) -> None:
        ws, where = self._desk.ws, self._where
        when_unlocked(
            self._desk,
            self,
            lambda: self._running.run(
                tr("Removing the deputy"),
                lambda _: remove_deputy(ws, deputy, where),
                lambda _: self.contest_changed.emit(),
                self.refused.emit,
            ),
        )
