"""Two plain pages of the document pane: a text to read, and a file that is not shown but can be saved."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.help.opening import link_to_help
from judge_desktop.ui.page_column import PageColumn
from judge_desktop.ui.viewers.headed_card import headed_card
from judge_desktop.ui.widgets.buttons import Button, ButtonSize
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.columns import clear_layout
from judge_desktop.ui.widgets.empty_state import IconMark
from judge_desktop.ui.widgets.explained import link_about
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.text_label import SelectableText, TextLabel
from judge_desktop.ui.widgets.tokens import ICON_LARGE, SPACE_12, SPACE_28, Role, Type

_WIDEST = 640
_NOT_SHOWN = "problems#attachment-not-shown"


class TextPage(PageColumn):
    """A text on a white page, to be read and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_WIDEST, Role.DESK, parent=parent)
        self._title = TextLabel("", Type.HEADING)
        self._text = SelectableText(tr("Summary"), Type.BODY)
        card = Card()
        body = card.use_body()
        body.setContentsMargins(SPACE_28, SPACE_28, SPACE_28, SPACE_28)
        body.setSpacing(SPACE_12)
        body.addWidget(self._title)
        body.addWidget(self._text)
        self.body.addWidget(card)
        self.body.addStretch(1)

    def show_text(self, title: str, text: str) -> None:
        """Show another text."""
        self._title.setText(title)
        self._text.setText(text)
        self.setAccessibleName(title)


class FilePage(PageColumn):
    """Name, kind and size of a file, why it is not shown, the button that saves a copy (`save_requested`) and, where
    it may help, the one that tries again (`again_requested`).
    """

    save_requested = Signal()
    again_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_WIDEST, Role.DESK, parent=parent)
        self._icon = IconMark("file-text", Role.INK2, ICON_LARGE)
        self._name = TextLabel("", Type.TITLE)
        self._kind = TextLabel("", Type.CAPTION, Role.INK2)
        self._why = TextLabel("", Type.BODY)
        self.save = Button(tr("Save a copy"), icon="download")
        self.save.setObjectName("save_copy")
        self.save.clicked.connect(self.save_requested)
        self.again = Button(tr("Try again"), icon="refresh-cw")
        self.again.setObjectName("try_again")
        self.again.clicked.connect(self.again_requested)
        card, body = headed_card(self._icon, self._name, self._kind)
        body.addWidget(self._why)
        self._about = QVBoxLayout()
        body.addLayout(self._about)
        body.addWidget(self._warning())
        for button in (self.again, self.save):  # below each other: large letters leave no room beside
            body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.save)
        self.body.addWidget(card)
        self.body.addStretch(1)

    def show_file(self, icon: str, name: str, kind: str, why: str, *, may_try: bool = False) -> None:
        """Show another file."""
        self.again.setVisible(may_try)
        self._icon.set_icon(icon, Role.INK2)
        self._name.setText(name)
        self._kind.setText(kind)
        self._kind.setVisible(bool(kind))
        self._why.setText(why)
        clear_layout(self._about)
        about = link_about(why) or link_to_help(_NOT_SHOWN, size=ButtonSize.CAPTION)
        self._about.addWidget(about, 0, Qt.AlignmentFlag.AlignLeft)

    def sentence(self) -> str:
        """Why the file is not shown."""
        return self._why.text()

    def _warning(self) -> FindingRow:
        return FindingRow(
            Weight.WARNS,
            tr("The copy opens in another program on your own responsibility. This program never runs a file."),
        )
