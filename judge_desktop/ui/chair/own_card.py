"""The card of this copy of the program: it goes to whoever runs a contest in which this copy is to be a deputy."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.hand_over import show_folder
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import Role, Type
from judge_desktop.workflow.file_types import ENDINGS, FileType
from judge_desktop.workflow.identity import OwnKeys, save_judge_card


class OwnCard(Card):
    """One button. `page` runs the work and shows what came of it."""

    def __init__(self, page: ChairPage) -> None:
        super().__init__(tr("Will you stand in for a chair?"), parent=page)
        self.setObjectName("own_card")
        self._page = page
        body = self.use_body()
        words = tr(
            "Save the card of this copy and send it to whoever runs the contest. The next package names this copy; "
            "open that package here to take the contest over."
        )
        body.addWidget(TextLabel(words, Type.BODY, Role.INK2))
        save = Button(tr("Save the card of this copy…"), icon="download")
        save.setObjectName("save_own_card")
        save.clicked.connect(self._choose)
        body.addWidget(save, 0, Qt.AlignmentFlag.AlignLeft)

    def save(self, path: Path) -> None:
        """Save the card and say the six words to read aloud."""
        ws = self._page.desk.ws
        self._page.run_with_keys(
            tr("Saving the card"), lambda _: save_judge_card(ws, path), lambda own: self._tell_saved(path, own)
        )

    def _choose(self) -> None:
        own = self._page.desk.ws.own_name
        proposed = (
            tr("Card {name}", name=own.name if own is not None else "").replace("/", "-") + ENDINGS[FileType.CARD]
        )
        path = choose_files.ask_save(self, self._page.desk, tr("Save the card of this copy"), proposed)
        if path is not None:
            self.save(path)

    def _tell_saved(self, path: Path, own: OwnKeys) -> None:
        words = " ".join(own.check_words[current_language().value])
        sentence = tr("The card is saved. Send it to the chair and read these six words aloud")
        notice = self._page.say(sentence, words, tr("Show folder"))
        notice.action_requested.connect(lambda: show_folder(path))
