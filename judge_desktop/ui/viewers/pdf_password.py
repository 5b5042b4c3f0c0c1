"""The card that stands where a locked PDF would be: it says so and takes the password, which is not kept here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.page_column import PageColumn
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.empty_state import IconMark
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.tokens import ICON_LARGE, SPACE_12, SPACE_16, SPACE_28, Role, Type

_WIDEST = 560


class PdfPasswordPage(PageColumn):
    """`password_typed(password)` when there is one to try."""

    password_typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_WIDEST, Role.DESK, parent=parent)
        self.field = TextField(tr("Password of the document"), secret=True)
        self.field.setObjectName("pdf_password")
        self.field.returnPressed.connect(self._try)
        self.labelled = LabelledField(tr("Password of the document"), self.field)
        self.open = Button(tr("Open the document"), ButtonKind.SECONDARY, icon="lock-open")
        self.open.setObjectName("open_locked_pdf")
        self.open.clicked.connect(self._try)
        card = Card()
        body = card.use_body()
        body.setContentsMargins(SPACE_28, SPACE_28, SPACE_28, SPACE_28)
        body.setSpacing(SPACE_12)
        first = QHBoxLayout()
        first.setSpacing(SPACE_16)
        first.addWidget(IconMark("file-lock", Role.INK2, ICON_LARGE), 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(TextLabel(tr("This PDF is locked with a password"), Type.TITLE), 1)
        body.addLayout(first)
        body.addWidget(
            TextLabel(
                tr("Ask the secretary for it. It is kept only until the program is closed and never written down."),
                Type.BODY,
                Role.INK2,
            )
        )
        body.addWidget(self.labelled)
        body.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(card)
        self.body.addStretch(1)
        self.setFocusProxy(self.field)

    def ask(self) -> None:
        """Ask for the password of another document."""
        self.field.clear()
        self.labelled.set_finding(None)

    def say_wrong(self) -> None:
        """Say that the password typed does not open the document."""
        self.labelled.set_finding(Weight.BLOCKS, tr("This password does not open the document"))
        self.field.selectAll()

    def _try(self) -> None:
        if self.field.text():
            self.password_typed.emit(self.field.text())
        else:
            self.labelled.set_finding(Weight.BLOCKS, tr("Please enter the password"))
