"""The page of help: contents and search at the side, what is read beside them, the way back, and onto paper."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from judge_desktop.config.help_pages import HELP_PAGES, all_help_pages, load_help_page
from judge_desktop.config.i18n import current_language, tr
from judge_desktop.ui.help.help_blocks_view import BlocksView
from judge_desktop.ui.help.help_contents import WIDTH, HelpContents
from judge_desktop.ui.help.reading_area import ReadingArea, Standing
from judge_desktop.ui.key_map import KeyPlace, bind_keys
from judge_desktop.ui.notices import NoticePlace
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, IconButton
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.page_header import PageHeader
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_16

_CONTENTS_BESIDE_FROM = 800
_WORDS_FROM, _LEAST_WIDTH = 760, 320
_ANY = 16_777_215  # Qt's own limit


class HelpPageView(QWidget):
    """`back_requested` when help is left: Esc, the cross, or the arrow where nothing was read before.

    `save_requested(page)` and `print_requested(page)` carry the name of the page that is read.
    """

    back_requested = Signal()
    save_requested = Signal(str)
    print_requested = Signal(str)

    def __init__(self, place: str, *, on_paper: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = current_language()
        self._read: list[str] = []
        self._stood: list[Standing] = []  # where what is below in ``_read`` was left
        self._views: dict[str, ReadingArea] = {}
        self._make_header(on_paper=on_paper)
        self.contents = HelpContents(all_help_pages(self._language), self._language)
        self.contents.place_requested.connect(self._choose)
        self._stack = QStackedWidget()
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.contents)
        self._row.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        places = QVBoxLayout()
        places.setContentsMargins(SPACE_16, 0, SPACE_16, 0)
        self.notices = NoticePlace(places, air=SPACE_8)
        column.addLayout(places)
        column.addLayout(self._row, 1)
        self.setAccessibleName(tr("Help"))
        bind_keys(self, KeyPlace.HELP, {"help_search": self.open_search})
        self.show_place(place)

    def place(self) -> str:
        """What is read now."""
        return self._read[-1]

    def reading(self) -> ReadingArea:
        """The part that shows it."""
        return self._views[self.place().partition("#")[0]]

    def show_place(self, place: str) -> None:
        """Show a page, scrolled to an anchor if one is named."""
        if not self._read or self._read[-1] != place:
            self._stood += [self.reading().standing()] if self._read else []
            self._read.append(place)
        self._show()

    def go_back(self) -> None:
        """To what was read before, where it was left; where nothing was, out of help."""
        if len(self._read) == 1:
            self.back_requested.emit()
            return
        self._read.pop()
        self._show(self._stood.pop())

    def tell(self, words: str) -> None:
        """Say that something is done; the words leave by themselves."""
        self.notices.show_notice(Notice(Weight.FINE, words, leaves=True))

    def open_search(self) -> None:
        """To the field of the search."""
        if self._is_narrow():
            self.contents.show()
            self._stack.hide()
        self.contents.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.contents.search.selectAll()

    def toggle_contents(self) -> None:
        """Where there is no room for both: the contents instead of what is read, or back."""
        is_reading = self._stack.isVisible()
        self.contents.setVisible(is_reading)
        self._stack.setHidden(is_reading)
        (self.contents.search if is_reading else self.reading()).setFocus()

    def minimumSizeHint(self) -> QSize:
        """What it needs in the narrowest form, which it takes when it gets no more."""
        return QSize(look().px(_LEAST_WIDTH), super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        elif event.key() == Qt.Key.Key_Left and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _make_header(self, *, on_paper: bool) -> None:
        self._header = PageHeader(tr("Help"), back=tr("Back"))
        self._header.back_requested.connect(self.go_back)
        self._contents_button = Button(tr("Contents"), ButtonKind.QUIET, icon="list")
        self._contents_button.setObjectName("help_contents")
        self._contents_button.clicked.connect(self.toggle_contents)
        self._header.add_action(self._contents_button)
        self._paper: list[Button] = []
        for name, words, icon, signal in (
            ("help_save", tr("Save as PDF"), "download", self.save_requested),
            ("help_print", tr("Print"), "printer", self.print_requested),
        ):
            if on_paper:
                button = Button(words, ButtonKind.QUIET, icon=icon)
                button.setObjectName(name)
                button.clicked.connect(lambda _=False, signal=signal: signal.emit(self.place().partition("#")[0]))
                self._header.add_action(button)
                self._paper.append(button)
        close = IconButton("x", tr("Leave help"))
        close.setObjectName("help_close")
        close.clicked.connect(self.back_requested)
        self._header.add_action(close)

    def _choose(self, place: str) -> None:
        """A person chose it: what is read takes the keyboard only where the contents make room for it."""
        self.show_place(place)
        if self._is_narrow():
            self.reading().setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, place: str) -> None:
        """A link was followed: reading goes on there."""
        self.show_place(place)
        self.reading().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, standing: Standing | None = None) -> None:
        """What is to be read now, at its anchor, or where it was left."""
        name, _, anchor = self.place().partition("#")
        view = self._view(name)
        self._stack.setCurrentWidget(view)
        self._header.set_title(tr("Help"), view.blocks.page.title)
        self._fit()

        def go_there() -> None:
            self.contents.set_place(self.place())
            view.show_anchor(anchor)
            if standing is not None:
                view.stand_at(standing)

        go_there()
        QTimer.singleShot(0, view, go_there)  # once more when everything has its height

    def _view(self, name: str) -> ReadingArea:
        if name not in self._views:
            page = load_help_page(name if name in HELP_PAGES else HELP_PAGES[0], self._language)
            self._views[name] = ReadingArea(BlocksView(page, self._language, self._follow))
            self._stack.addWidget(self._views[name])
        return self._views[name]

    def _is_narrow(self) -> bool:
        return self.width() < look().px(_CONTENTS_BESIDE_FROM)

    def _fit(self) -> None:
        is_narrow = self._is_narrow()
        self._contents_button.setVisible(is_narrow)
        self.contents.setVisible(not is_narrow)
        self._stack.show()
        self.contents.setMaximumWidth(_ANY if is_narrow else look().px(WIDTH))
        for button in (*self._paper, self._contents_button):
            button.set_words_shown(self.width() >= look().px(_WORDS_FROM))
        self._header.fit()
