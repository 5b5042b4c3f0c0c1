"""Who signed a file: the fingerprint of the key, whether it is known here, and a field to compare it by typing."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr, translator
from judge_desktop.domain.fingerprint import FINGERPRINT_PREFIX, typed_fingerprint
from judge_desktop.ui.chair.two_columns import TwoColumns
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.ui.widgets.text_label import SelectableText, TextLabel
from judge_desktop.ui.widgets.tokens import SPACE_8, Type
from judge_desktop.workflow.file_types import FileType
from judge_desktop.workflow.verification import Verification
from judge_desktop.workflow.verification_words import chair_words

_THAI = re.compile("[\u0e00-\u0e7f]")


class Fingerprint(QWidget):
    """A key as the announcement prints it, to be selected or copied."""

    def __init__(self, key: str, title: str) -> None:
        super().__init__()
        self.key = SelectableText(key, Type.BODY)
        self.key.setObjectName("fingerprint")
        self.copy = Button(tr("Copy"), ButtonKind.QUIET, icon="copy", size=ButtonSize.SMALL)
        self.copy.setObjectName("copy_fingerprint")
        self.copy.setAccessibleName(tr("Copy the fingerprint"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(key))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(TextLabel(title, Type.LABEL))
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self.key, 1)
        row.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)


class ChairKey(QWidget):
    """The key that signed, and what is known about it. An unknown one can be compared by typing or pasting what the
    announcement of the results says.
    """

    def __init__(self, found: Verification) -> None:
        super().__init__()
        self.setObjectName("chair_key")
        self._key = found.signed_by
        self.fingerprint = Fingerprint(found.signed_by, tr("Fingerprint of the chair's key"))
        self.typed = TextField(tr("Fingerprint on the printed announcement"), placeholder=f"{FINGERPRINT_PREFIX}…")
        self.typed.setObjectName("announced_key")
        self.typed.textEdited.connect(self.compare)
        self.compared = LabelledField(tr("Fingerprint on the printed announcement"), self.typed, hint=tr("optional"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        words = chair_words(found, translator(current_language()))
        self.said = FindingRow(Weight.FINE if found.chair_known else Weight.WARNS, words, strong=True)
        self.said.setObjectName("chair_known")
        column.addWidget(self.said)
        if found.chair_known or found.type is not FileType.RESULTS:
            self.compared.setParent(self)
            self.compared.hide()
            column.addWidget(self.fingerprint)
        else:
            column.addWidget(TwoColumns(self.fingerprint, self.compared, stretches=(4, 3)))

    def compare(self) -> None:
        """Say whether what was typed is the key of the file; nothing as long as it is how the key begins."""
        written = self.typed.text()
        typed = typed_fingerprint(written)
        if typed == self._key:
            self.compared.set_finding(Weight.FINE, tr("The same: it is the chair of the announcement who signed"))
        elif self._key.startswith(typed) or FINGERPRINT_PREFIX.startswith(written.strip().upper()):
            self.compared.set_finding(None)
        elif _THAI.search(written):
            self.compared.set_finding(Weight.WARNS, tr("A fingerprint has no Thai letters; type it in English letters"))
        else:
            self.compared.set_finding(
                Weight.BLOCKS, tr("Not the same. Do not rely on this file; ask the secretary by telephone")
            )
