"""What was published in this run of the program: each file with its buttons and check words, and how to verify it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.domain.publication import Audience
from judge_desktop.ui.chair.publish_wording import audience_words, for_words
from judge_desktop.ui.hand_over import show_folder
from judge_desktop.ui.results.chair_key import Fingerprint
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.card import Card, Hairline
from judge_desktop.ui.widgets.file_box import FileBox
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.stacking_row import StackingRow
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, Role, Type
from judge_desktop.ui.widgets.word_grid import WordGrid
from judge_desktop.workflow.identity import Words
from judge_desktop.workflow.publish_results import Published


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """One results file that was just made."""

    audience: Audience
    published: Published


class PublishedCard(Card):
    """`copy_requested(path)`: put the file into the clipboard."""

    copy_requested = Signal(object)

    def __init__(self, files: Sequence[PublishedFile]) -> None:
        super().__init__()
        self.setObjectName("published")
        body = self.use_body()
        body.setSpacing(SPACE_12)
        body.addWidget(FindingRow(Weight.FINE, tr("Published"), strong=True))
        for place, one in enumerate(files):
            if place:
                body.addWidget(Hairline())
            self._add_file(one)

    def _add_file(self, one: PublishedFile) -> None:
        path, name = one.published.path, one.audience.value
        self.body.addWidget(FileBox("shield-check", path.name, for_words(one.audience)))
        copy = Button(tr("Copy file"), icon="copy")
        copy.setObjectName(f"copy_{name}")
        copy.setAccessibleName(tr("Copy file: {file}", file=audience_words(one.audience)))
        copy.clicked.connect(lambda: self.copy_requested.emit(path))
        folder = Button(tr("Show folder"), icon="folder-open")
        folder.setObjectName(f"show_{name}")
        folder.setAccessibleName(tr("Show folder: {file}", file=audience_words(one.audience)))
        folder.clicked.connect(lambda: show_folder(path))
        for button in (copy, folder):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.body.addWidget(StackingRow(copy, folder, fills=True))
        self.body.addWidget(TextLabel(tr("Six check words of this file"), Type.CAPTION, Role.INK2))
        words = WordGrid(_shown(one.published.check_words))
        words.setObjectName(f"words_{name}")
        self.body.addWidget(words)


class VerifyingCard(Card):
    """How anyone finds out that a results file is genuine, in three sentences, and the fingerprint they need."""

    def __init__(self, key: str) -> None:
        super().__init__(tr("How anyone verifies the file"))
        self.setObjectName("verifying")
        body = self.use_body()
        body.setSpacing(SPACE_8)
        for sentence in (
            tr("1. Print this fingerprint in the announcement: it shows that the file is the chair's."),
            tr("2. Anyone who has the program opens the file; every total, rank and tie is worked out again."),
            tr("3. Without the program, VERIFY.txt inside the file says how to check it with Python and ssh-keygen."),
        ):
            body.addWidget(TextLabel(sentence, Type.CAPTION))
        body.addWidget(Hairline())
        body.addWidget(Fingerprint(key, tr("Fingerprint of the chair's key")))


def _shown(words: Words) -> tuple[str, ...]:
    """In the language of the windows."""
    return tuple(words[current_language().value])
