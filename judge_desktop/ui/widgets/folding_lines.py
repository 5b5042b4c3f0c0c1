"""Details inside a card that fold away below a link."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_8


class FoldingLines(QWidget):
    """The link in `words` shows or hides `content`. It stands `indent` px further in, above the words of a table."""

    def __init__(self, words: str, content: QWidget, *, is_open: bool = False, indent: int = 0) -> None:
        super().__init__()
        self.content = content
        self.fold = Button(words, ButtonKind.LINK, size=ButtonSize.SMALL)
        self.fold.setObjectName("fold")
        self.fold.clicked.connect(lambda: self.set_open(not self.is_open()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        above = QVBoxLayout()
        above.setContentsMargins(look().px(indent), 0, 0, 0)
        above.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(above)
        column.addWidget(content)
        self.set_open(is_open)

    def is_open(self) -> bool:
        """Whether the details are shown."""
        return not self.content.isHidden()

    def set_open(self, shown: bool) -> None:
        """Show or hide the details."""
        self.content.setVisible(shown)
        self.fold.set_icon("chevron-down" if shown else "chevron-right")
        self.fold.setAccessibleDescription(tr("Shown. Press to fold it away") if shown else tr("Folded. Press to show"))
