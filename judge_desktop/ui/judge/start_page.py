"""For a judge who has no contest here yet: open the package, or make the judge card a secretary asked for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui import choose_files
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.headed_page import HeadedPage
from judge_desktop.ui.unlock import when_unlocked
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.drop_zone import DropZone
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_12, Role, Type
from judge_desktop.ui.widgets.wrapping_button import WrappingButton
from judge_desktop.workflow.file_types import ENDINGS, FileType
from judge_desktop.workflow.identity import OwnKeys, create_identity, save_judge_card

_WIDTH = 760


class StartPage(HeadedPage):
    """`file_requested(path)` for a package, `choose_requested` to look for one, `back_requested`."""

    file_requested = Signal(object)
    choose_requested = Signal()
    leaves_by_escape = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("I judge"), back=tr("Back to the start page"), parent=parent)
        self._desk = desk
        column = self.add_column(_WIDTH)
        self._notices = column.notices
        column.body.addWidget(TextLabel(tr("The package the secretary sent you"), Type.TITLE))
        self.zone = DropZone(
            tr("Drop the package here"),
            tr("Choose the file"),
            detail=tr("A file that ends in .judgepack"),
            icon="package",
        )
        self.zone.files_requested.connect(lambda paths: self.file_requested.emit(paths[0]))
        self.zone.choose_requested.connect(self.choose_requested)
        column.body.addWidget(self.zone)
        column.body.addSpacing(SPACE_12)
        column.body.addWidget(self._card_card())

    def save_card(self) -> None:
        """Save the judge card; the name makes the keys of this copy the first time."""
        own = self._desk.ws.own_name
        name = own.name if own is not None else " ".join(self.name.text().split())
        if not name:
            self._labelled.set_finding(Weight.BLOCKS, tr("Please type your name"))
            self.name.setFocus()
            return
        self._labelled.set_finding(None)
        proposed = tr("Judge card {name}", name=name).replace("/", "-") + ENDINGS[FileType.CARD]
        path = choose_files.ask_save(self, self._desk, tr("Save the judge card"), proposed)
        if path is not None:
            when_unlocked(self._desk, self, lambda: self._make_card(name, path))

    def _make_card(self, name: str, path: Path) -> None:
        ws = self._desk.ws

        def work(_control: object) -> OwnKeys:
            if ws.own_name is None:
                create_identity(ws, name, None)
            return save_judge_card(ws, path)

        self._desk.tasks.run(work, self._tell_saved, self._refuse)

    def _tell_saved(self, keys: OwnKeys) -> None:
        words = " ".join(keys.check_words[current_language().value])
        notice = Notice(
            Weight.FINE,
            tr("The judge card was saved. Send it to the secretary and read these six words aloud"),
            detail=words,
        )
        notice.setObjectName("card_saved")
        self._notices.show_notice(notice)

    def _refuse(self, refusal: JudgeDesktopError) -> None:
        self._notices.show_refusal(refusal)

    def _card_card(self) -> Card:
        card = Card(tr("Were you asked for a judge card?"))
        body = card.use_body()
        body.addWidget(
            TextLabel(
                tr("With your judge card the secretary can lock the package so that only the judges open it."),
                Type.BODY,
                Role.INK2,
            )
        )
        own = self._desk.ws.own_name
        self.name = TextField(tr("Your name, with title"))
        self.name.setObjectName("own_name")
        self._labelled = LabelledField(tr("Your name, with title"), self.name)
        if own is not None:
            self.name.setText(own.name)
            self.name.setReadOnly(True)
        body.addWidget(self._labelled)
        self.save = WrappingButton(tr("Save the judge card"), icon="download")
        self.save.setObjectName("save_card")
        self.save.clicked.connect(self.save_card)
        body.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        return card
