"""The bar of the judge's window: who and in which mode, and what can be done with everything."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import tr
from judge_desktop.ui.judge.total_footer import Room
from judge_desktop.ui.key_map import key_line
from judge_desktop.ui.widgets.buttons import Button, ButtonKind, IconButton
from judge_desktop.ui.widgets.card import Edge, Panel
from judge_desktop.ui.widgets.day_bar import DayBar
from judge_desktop.ui.widgets.switcher import Switcher
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_8, SPACE_12, SPACE_16, Role, Type

HEIGHT, NARROW_HEIGHT = 66, 54
DOCUMENT, FORM = "document", "form"


class JudgeBar(Panel):
    """`side_changed(key)` when document and form take turns; `on_top_changed(bool)` beside a meeting;
    `rehearsal_requested` for the list of a rehearsal.
    """

    home_requested = Signal()
    rehearsal_requested = Signal()
    my_scores_requested = Signal()
    send_requested = Signal()
    more_requested = Signal()
    side_changed = Signal(str)
    on_top_changed = Signal(bool)

    def __init__(self, name: str, mode: str, parent: QWidget | None = None) -> None:
        super().__init__(Role.SURFACE, Edge.BOTTOM, parent=parent)
        self._room = Room.WIDE
        self._day: DayBar | None = None
        self.home = IconButton("house", tr("Home"))
        self.home.setObjectName("home")
        self.home.clicked.connect(self.home_requested)
        self._names = QWidget()
        self._name = TextLabel(name, Type.STRONG, max_lines=1)
        self._mode = TextLabel(mode, Type.CAPTION, Role.INK2, max_lines=1)
        self._progress = TextLabel("", Type.LABEL, Role.INK2, wraps=False)
        self.sides = Switcher(tr("Document or scorecard"), [(DOCUMENT, tr("Document")), (FORM, tr("Scorecard"))], FORM)
        self.sides.choice_changed.connect(self.side_changed)
        self.rehearsal = Button("", ButtonKind.QUIET, icon="flask-conical")
        self.rehearsal.setObjectName("rehearsal_list")
        self.rehearsal.clicked.connect(self.rehearsal_requested)
        self.my_scores = Button(tr("My scores"), ButtonKind.QUIET, icon="chart-no-axes-column")
        self.my_scores.setObjectName("my_scores")
        self.my_scores.set_tooltip(f"{tr('My scores')} ({key_line('my_scores').shown()[0]})")
        self.my_scores.clicked.connect(self.my_scores_requested)
        self.send = Button(tr("Seal and send"), ButtonKind.SECONDARY, icon="send")
        self.send.setObjectName("seal_and_send")
        self.send.clicked.connect(self.send_requested)
        self.on_top = IconButton("arrow-up-to-line", tr("Keep above other windows"))
        self.on_top.setObjectName("on_top")
        self.on_top.setCheckable(True)
        self.on_top.clicked.connect(self.on_top_changed)
        self.more = IconButton("ellipsis-vertical", tr("More"))
        self.more.setObjectName("more")
        self.more.clicked.connect(self.more_requested)
        self._lay_out()
        look().theme_changed.connect(self._restyle)
        self.set_room(Room.WIDE)

    def set_day(self, day: DayBar) -> None:
        """Show the presentation day between name and buttons."""
        self._day = day
        self._row.insertWidget(self._row.indexOf(self._progress), day, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.setStretch(self._row.indexOf(self._names), 0)
        self.set_room(self._room)

    def set_room(self, room: Room) -> None:
        """Let buttons lose their words, and show what only a narrow window needs.

        With a presentation day the bar keeps its room for it: `left_out` says which buttons are not there.
        """
        self._room = room
        is_wide, is_narrow = room is Room.WIDE, room is Room.NARROW
        has_day = self._day is not None
        self.send.set_words_shown(is_wide)
        self.my_scores.set_words_shown(is_wide)
        self._names.setVisible(is_wide or not has_day)
        self.home.setVisible(not (has_day and is_narrow))
        self.send.setVisible(not (has_day and is_narrow))
        self.rehearsal.set_words_shown(is_wide and not has_day)
        self.rehearsal.setVisible(bool(self.rehearsal.words()) and room in {Room.WIDE, Room.MEDIUM})
        self.my_scores.setVisible(room in {Room.WIDE, Room.MEDIUM})
        self.sides.setVisible(room is Room.TABS)
        self.on_top.setVisible(is_narrow)
        self._progress.setVisible(is_narrow and not has_day)
        self._restyle()

    def set_rehearsal(self, words: str) -> None:
        """Offer the list of a rehearsal, and say how far it is."""
        self.rehearsal.set_words(words)
        self.rehearsal.set_tooltip(words)
        self.set_room(self._room)

    def left_out(self) -> tuple[Button, ...]:
        """The buttons that have no room now and are not in the menu anyway: it offers what they do."""
        return tuple(one for one in (self.home, self.send) if one.isHidden())

    def set_progress(self, words: str, spoken: str) -> None:
        """Say how far the judge is, where the list that says it has no room."""
        self._progress.setText(words)
        self._progress.setAccessibleName(spoken)

    def _restyle(self) -> None:
        self.setFixedHeight(look().px(NARROW_HEIGHT if self._room is Room.NARROW else HEIGHT))

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE_12, 0, SPACE_12, 0)
        self._row.setSpacing(SPACE_8)
        self._row.addWidget(self.home)
        names = QVBoxLayout(self._names)
        names.setContentsMargins(0, 0, SPACE_8, 0)
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(self._name)
        names.addWidget(self._mode)
        names.addStretch(1)
        self._row.addWidget(self._names, 1)
        self._row.addWidget(self._progress)
        self._row.addWidget(self.sides)
        self._row.addSpacing(SPACE_16 - SPACE_8)
        for widget in (self.rehearsal, self.my_scores, self.send, self.on_top, self.more):
            self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
