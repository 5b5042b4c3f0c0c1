"""A card whose content folds away below its title: details that one may want, or not."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_20


class FoldingCard(Card):
    """`inside` takes the content; the title is a button that shows or hides it, `fold_changed(bool)` tells."""

    fold_changed = Signal(bool)

    def __init__(self, title: str, *, is_open: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.fold = Button(title, ButtonKind.QUIET, icon="chevron-down")
        self.fold.setObjectName("fold")
        self.fold.clicked.connect(lambda: self.set_open(not self.is_open()))
        self._head = QHBoxLayout()
        self._head.setContentsMargins(SPACE_4, SPACE_4, SPACE_20, 0)
        self._head.setSpacing(SPACE_12)
        self._head.addWidget(self.fold)
        self._head.addStretch(1)
        self._content = QWidget()
        self.inside = QVBoxLayout(self._content)
        self.inside.setContentsMargins(SPACE_12, 0, SPACE_12, SPACE_12)
        self.inside.setSpacing(SPACE_8)
        self.body.setContentsMargins(0, 0, 0, SPACE_4)
        self.body.setSpacing(0)
        self.body.addLayout(self._head)
        self.body.addWidget(self._content)
        self._is_open = not is_open
        self.set_open(is_open)

    def is_open(self) -> bool:
        """Whether the content is shown."""
        return self._is_open

    def set_open(self, shown: bool) -> None:
        """Show or hide the content."""
        if shown == self._is_open:
            return
        self._is_open = shown
        self._content.setVisible(shown)
        self.fold.set_icon("chevron-down" if shown else "chevron-right")
        self.fold.setAccessibleDescription(tr("Shown. Press to fold it away") if shown else tr("Folded. Press to show"))
        self.fold_changed.emit(shown)

    def set_words(self, title: str) -> None:
        """Another title."""
        self.fold.set_words(title)

    def words(self) -> str:
        """The title."""
        return self.fold.words()

    def add_to_head(self, widget: QWidget, *, fills: bool = False) -> None:
        """Put something at the right end of the title's line, or let it fill the line behind the title."""
        if fills:
            self._head.insertWidget(1, widget, 1000)
        else:
            self._head.addWidget(widget)
