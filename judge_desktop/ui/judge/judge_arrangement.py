"""How the panes of the judge's window share its room: side by side, in turns, or the form alone beside a meeting."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from judge_desktop.ui.judge.day_part import DayPart
from judge_desktop.ui.judge.document_pane import DocumentPane
from judge_desktop.ui.judge.judge_bar import DOCUMENT, FORM, JudgeBar
from judge_desktop.ui.judge.scorecard_pane import ScorecardPane
from judge_desktop.ui.judge.submission_pane import SubmissionPane
from judge_desktop.ui.judge.total_footer import Room
from judge_desktop.ui.on_top import keep_on_top
from judge_desktop.ui.widgets.reading_order import follow_layout
from judge_desktop.ui.widgets.row_list import RAIL_WIDTH
from judge_desktop.ui.widgets.theme import look

MEDIUM_BELOW, TABS_BELOW, NARROW_BELOW = 1180, 720, 520
LIST_WIDTH, LIST_LEAST, LIST_MOST = 266, 220, 420
FORM_WIDTH, FORM_MEDIUM, FORM_LEAST = 452, 412, 380
DOCUMENT_LEAST = 300
WIDE_ENOUGH = 1180  # of a window whose document had no room: list, document and form beside each other
_UNLIMITED = 16_777_215  # Qt's own for "no maximum"


class JudgeArrangement(QObject):
    """Shows, hides and sizes the panes in `splitter`. `widths` remembers what the person pulled, by arrangement."""

    def __init__(
        self,
        bar: JudgeBar,
        panes: tuple[SubmissionPane, DocumentPane, ScorecardPane],
        day: DayPart,
        widths: dict[str, list[int]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._bar, self._day, self._window, self.widths = bar, day, parent, widths
        self.list, self.document, self.card = panes
        self.middle = day.beside(self.document)
        self.room = Room.WIDE
        self._arranged_for: tuple[Room, int, bool] | None = None
        self._side, self._list_shown, self._on_top = FORM, False, False
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for place, (pane, stretch) in enumerate(((self.list, 0), (self.middle, 1), (self.card, 0))):
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(place, stretch)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.splitterMoved.connect(self._remember_widths)
        bar.side_changed.connect(self.show_side)
        bar.on_top_changed.connect(self._keep_on_top)
        day.page_changed.connect(self._show_day_page)
        look().theme_changed.connect(self.arrange)

    def arrange(self) -> None:
        """Fit the panes into the width that the window has now."""
        self.room = room = room_for(self._window.width())
        arranged_for = (room, look().text_size, self.in_list)
        is_other = arranged_for != self._arranged_for
        self._arranged_for = arranged_for
        in_list = self.in_list
        one_only = room in {Room.TABS, Room.NARROW}
        order_open = self._day.is_page_open and not in_list
        document_shown = not in_list and (not one_only or (room is Room.TABS and self._side == DOCUMENT))
        form_shown = not one_only or room is Room.NARROW or self._side == FORM
        self.list.setVisible(room is not Room.NARROW or in_list)
        self.document.setVisible(document_shown and not order_open)
        self.middle.setVisible(order_open or not self.document.isHidden())
        self.card.setVisible(form_shown and not (one_only and (order_open or in_list)))
        if is_other:
            for part in (self._bar, self.card, self._day):
                part.set_room(room)
            follow_layout(self.card)  # its footer has moved a button
            self._share_room(room)
            self._apply_on_top()

    def show_side(self, side: str) -> None:
        """Where there is room for one only: the document or the form."""
        self._day.close_page()
        self._side = side
        self._bar.sides.set_choice(side)
        self.arrange()

    @property
    def in_list(self) -> bool:
        """Whether the list, which is a rail or hidden here, was opened over the room of the others."""
        return self._list_shown and self.room is not Room.WIDE

    def show_document(self) -> bool:
        """Bring the document into view where it takes turns with the form; False where it has no room at all."""
        if self.room is Room.TABS:
            self.show_side(DOCUMENT)
        elif self.in_list or self._day.is_page_open:
            self.leave_list()
        return self.room is not Room.NARROW

    def bring_document(self) -> bool:
        """Bring the document into view; where it has no room, say so, with the button that gives it room."""
        has_room = self.show_document()
        if not has_room:
            self.card.tell_no_document(self.widen)
        return has_room

    def search_document(self) -> None:
        """Put the keyboard into the search of the document."""
        if self.bring_document():
            self.document.open_search()

    def pin(self) -> None:
        """Pin what is shown; a page nobody sees is not pinned by mistake."""
        if self.room is not Room.NARROW or self.bring_document():
            self.document.pin()

    def widen(self) -> None:
        """Make the window wide enough for the document, as far as the screen goes."""
        window = self._window.window()
        free = window.screen().availableGeometry()
        width = min(look().px(WIDE_ENOUGH), free.width())
        left = min(window.x(), free.right() + 1 - width)
        window.setGeometry(max(free.left(), left), window.geometry().y(), width, window.height())

    def show_list(self) -> None:
        """Where the list is a rail or hidden: all of it, in the room of the others, until a submission is chosen."""
        self._day.close_page()
        self._list_shown = True
        self.arrange()
        self.list.focus_list()

    def leave_list(self) -> None:
        """The others again, after a submission was chosen or none."""
        self._day.close_page()
        self._list_shown = False
        self.arrange()

    def search_list(self) -> None:
        """Put the keyboard into the search of the list."""
        if self.room is not Room.WIDE:
            self.show_list()
        self.list.search.setFocus()

    def next_pane(self) -> None:
        """Move the keyboard to the next of list, document (or running order) and scorecard."""
        in_document = self._day.focus_page if self._day.is_page_open else self.document.focus_document
        ways: list[tuple[QWidget, Callable[[], None]]] = [
            (self.list, self.list.focus_list),
            (self.middle, in_document),
            (self.card, self.card.focus_form),
        ]
        shown = [(pane, focus) for pane, focus in ways if not pane.isHidden()]
        focused = QApplication.focusWidget()
        at = next((n for n, (pane, _) in enumerate(shown) if focused and pane.isAncestorOf(focused)), -1)
        shown[(at + 1) % len(shown)][1]()

    def on_top(self) -> bool:
        """Whether the judge wants the narrow form above other windows."""
        return self._on_top

    def restore_on_top(self, on_top: bool) -> None:
        """Wanted so before the window was built again; it holds from the next arranging on."""
        self._on_top = on_top
        self._bar.on_top.setChecked(on_top)

    def _show_day_page(self) -> None:
        self.arrange()
        if not self._day.is_page_open:
            self.card.focus_form()

    def _remember_widths(self) -> None:
        if self.room in {Room.WIDE, Room.MEDIUM} and not self.in_list:
            self.widths[self.room.value] = self.splitter.sizes()

    def _keep_on_top(self, on_top: bool) -> None:
        self._on_top = on_top
        self._apply_on_top()

    def _apply_on_top(self) -> None:
        """Only the narrow form beside a meeting stays above; the choice waits while the window is wide."""
        keep_on_top(self._window.window(), self._on_top and self.room is Room.NARROW)

    def _share_room(self, room: Room) -> None:
        """Widths for a new arrangement; within one, the person's own widths hold."""
        px = look().px
        is_rail, is_alone = room in {Room.MEDIUM, Room.TABS} and not self.in_list, room is Room.NARROW or self.in_list
        self.list.set_rail(is_rail)
        least, most = (RAIL_WIDTH, RAIL_WIDTH) if is_rail else (LIST_LEAST, LIST_MOST)
        self.list.setMinimumWidth(0 if is_alone else px(least))
        self.list.setMaximumWidth(_UNLIMITED if is_alone else px(most))
        together = room in {Room.WIDE, Room.MEDIUM}
        self.middle.setMinimumWidth(px(DOCUMENT_LEAST) if together else 0)
        self.card.setMinimumWidth(px(FORM_LEAST) if together else 0)
        first = px(RAIL_WIDTH) if is_rail else px(LIST_WIDTH)
        form = px(FORM_WIDTH) if room is Room.WIDE else px(FORM_MEDIUM)
        if self.in_list:
            first = self._window.width() - form
        elif room.value in self.widths:
            first, _document, form = self.widths[room.value]
        self.splitter.setSizes([first, max(1, self._window.width() - first - form), form])


def room_for(width: int) -> Room:
    """The arrangement for that width; text size moves the limits with it."""
    px = look().px
    if width < px(NARROW_BELOW):
        return Room.NARROW
    if width < px(TABS_BELOW):
        return Room.TABS
    return Room.MEDIUM if width < px(MEDIUM_BELOW) else Room.WIDE
