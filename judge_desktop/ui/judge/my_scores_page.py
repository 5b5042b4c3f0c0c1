"""My scores: all own totals in one table, where they lie, and two submissions side by side, to stay consistent.

What is equal, ranked or spread is `scoring.own_consistency`'s to say; opening and sealing are the window's to do.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QMenu, QStackedWidget, QWidget

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.scoring.own_consistency import RowState
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.headed_page import HeadedPage
from judge_desktop.ui.judge.my_scores_cards import CompareCard, SpreadCard
from judge_desktop.ui.judge.my_scores_rows import CATEGORY, NUMBER, TOTAL, Order, Shown, columns, list_rows, table_rows
from judge_desktop.ui.judge.my_scores_views import ScoresList, ScoresTable
from judge_desktop.ui.key_map import KeyPlace, bind_key, bind_keys, key_line
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.card import Edge, Panel
from judge_desktop.ui.widgets.choices import ChoiceField
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.switcher import Switcher
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import SPACE_12, SPACE_16, Role
from judge_desktop.workflow.own_consistency import show_own_scores
from judge_desktop.workflow.scoring_session import ScoringSession

SCORES, PLOTS = "scores", "plots"
_BOTH_FROM, _TABLE_FROM, _WORDS_FROM = 1180, 700, 1000
_SIDE_WIDTH = 444
_LEAST_WIDTH, _LEAST_HEIGHT = 380, 300
_ALL = "all"
_COMPARABLE = frozenset({RowState.RANKED, RowState.INCOMPLETE})


class MyScoresPage(HeadedPage):
    """`submission_requested(id)` for a row; `hiding_requested` when numbers are to be hidden or shown."""

    submission_requested = Signal(str)
    seal_requested = Signal()
    hiding_requested = Signal()

    def __init__(
        self, desk: Desk, session: ScoringSession, *, is_hidden: bool = False, parent: QWidget | None = None
    ) -> None:
        how = tr("Space or a click on the rank marks two to compare · click a row to go back to its scorecard")
        super().__init__(tr("My scores"), how, back=tr("Back"), parent=parent)
        self._desk, self._session = desk, session
        self._is_hidden, self._order = is_hidden, Order()
        self._marked: tuple[str, ...] = ()
        self._side = SCORES
        self._sorts_by: tuple[str, ...] = ()
        self.own = show_own_scores(session)
        groups = self.own.groups
        self._group = groups[0] if len(groups) == 1 else None
        self.hide_button = Button("", ButtonKind.QUIET, icon="eye-off", key=key_line("hide_numbers").keys[0])
        self.sort_button = Button("", icon="arrow-down-wide-narrow")
        self.seal_button = Button(tr("Seal and send"), ButtonKind.PRIMARY, icon="send")
        self.sides = Switcher(tr("Scores or plots"), [(SCORES, tr("Scores")), (PLOTS, tr("Spread and comparison"))])
        self.groups = ChoiceField(tr("Criteria"), self._group_choices())
        self.table, self.list = ScoresTable(), ScoresList()
        self.spread, self.compare = SpreadCard(), CompareCard(session)
        self._lay_out()
        self._connect()
        self.refresh()
        self.list.set_current_key(self.list.rows()[0].key if self.list.rows() else "")
        self.table.set_current_key(self.table.rows()[0].key if self.table.rows() else "")

    def marked(self) -> tuple[str, ...]:
        """The submissions marked A and B."""
        return self._marked

    def order(self) -> Order:
        """What the rows are sorted by."""
        return self._order

    def set_numbers_hidden(self, hidden: bool) -> None:
        """Show dots for numbers, plots without points, and the running order instead of the ranks."""
        self._is_hidden = hidden
        self.refresh()

    def mark(self, submission: str) -> None:
        """Mark for comparison, or take the mark off; a third one takes the place of B."""
        row = self.own.row(submission)
        if row is None or row.state not in _COMPARABLE:
            return
        kept = tuple(one for one in self._marked if one != submission)
        self._marked = kept if submission in self._marked else (*kept[:1], submission)
        self.refresh()
        if len(self._marked) == 2:
            QTimer.singleShot(0, self, lambda: self._scroll.show_fully(self.compare))

    def sort_by(self, key: str) -> None:
        """Sort by that; asking again turns the order round."""
        if key and not self._is_hidden:
            is_same = key == self._order.key
            self._order = Order(key, is_rising=is_same and not self._order.is_rising)
            self.refresh()

    def open_sort_menu(self) -> None:
        """Everything the rows can be sorted by, without a mouse."""
        if self._is_hidden:
            return
        menu = QMenu(self)
        menu.setObjectName("sort_menu")
        menu.aboutToHide.connect(menu.deleteLater)
        for key, words in self._sort_choices():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(key == self._order.key)
            action.triggered.connect(lambda _checked=False, key=key: self.sort_by(key))
        menu.popup(self.sort_button.mapToGlobal(self.sort_button.rect().bottomLeft()))

    def refresh(self) -> None:
        """Show everything as it is wished now."""
        shown = self._shown()
        rows = table_rows(self._session, self.own, shown)
        now = columns(shown, rows)
        self._sorts_by = tuple(key for key, _ in now)
        if tuple(column for _, column in now) != self.table.columns():
            current = self.table.current_key()
            self.table.set_columns([column for _, column in now])
            self.table.set_rows(rows)
            self.table.set_current_key(current)
        else:
            self.table.set_rows(rows)
        self.list.set_rows(list_rows(self._session, self.own, shown))
        self.spread.show_scores(self.own, shown)
        self.compare.show_scores(self.own, shown)
        self._show_buttons()
        QTimer.singleShot(0, self, self._scroll.settle)

    def focus_rows(self) -> None:
        """Put the keyboard into the rows."""
        view = self.table if self._rows.currentWidget() is self.table else self.list
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(_LEAST_WIDTH), look().px(_LEAST_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _shown(self) -> Shown:
        return Shown(self._group, self._order, self._marked, self._is_hidden, self._desk.settings.numerals)

    def _show_buttons(self) -> None:
        self.hide_button.set_words(tr("Show numbers") if self._is_hidden else tr("Hide numbers"))
        self.hide_button.set_icon("eye" if self._is_hidden else "eye-off")
        words = dict(self._sort_choices()).get(self._order.key, tr("Total"))
        self.sort_button.set_words(tr("Sort by {what}", what=words))
        self.sort_button.set_disabled_reason(
            tr("While numbers are hidden, the running order holds") if self._is_hidden else ""
        )

    def _sort_choices(self) -> list[tuple[str, str]]:
        language = current_language().value
        criteria = self._group.criteria if self._group is not None else ()
        names = [(one.id, one.name.in_language(language).partition(":")[0].strip()) for one in criteria]
        return [(TOTAL, tr("Total")), (NUMBER, tr("Running order")), (CATEGORY, tr("Category")), *names]

    def _group_choices(self) -> list[tuple[str, str]]:
        contest, language = self._session.contest, current_language().value
        names = {one.id: one.name.in_language(language) for one in contest.categories}
        choices = [(group.id, ", ".join(names[one] for one in group.categories)) for group in self.own.groups]
        return [(_ALL, tr("All categories, in percent of the full mark")), *choices]

    def _choose_group(self, key: str) -> None:
        self._group = None if key == _ALL else self.own.group(key)
        self._order = Order()
        self.refresh()

    def _choose_side(self, side: str) -> None:
        self._side = side
        self._arrange()

    def _connect(self) -> None:
        self.hide_button.clicked.connect(self.hiding_requested)
        self.sort_button.clicked.connect(self.open_sort_menu)
        self.seal_button.clicked.connect(self.seal_requested)
        self.sides.choice_changed.connect(self._choose_side)
        self.groups.choice_changed.connect(self._choose_group)
        for view in (self.table, self.list):
            view.row_requested.connect(self.submission_requested)
            view.mark_requested.connect(self.mark)
        self.table.sort_requested.connect(lambda column: self.sort_by(self._sorts_by[column]))
        look().theme_changed.connect(self._arrange)
        bind_keys(self, KeyPlace.MY_SCORES, {"sort": self.open_sort_menu})
        bind_key(self, "hide_numbers", self.hiding_requested.emit)
        bind_key(self, "my_scores", self.back_requested.emit)

    def _lay_out(self) -> None:
        for name, button in (("hide", self.hide_button), ("sort", self.sort_button), ("seal", self.seal_button)):
            button.setObjectName(f"my_scores_{name}")
            self.header.add_action(button)
        self._choosers = Panel(Role.SURFACE, Edge.BOTTOM)
        choosers = QHBoxLayout(self._choosers)
        choosers.setContentsMargins(SPACE_16, 6, SPACE_16, 6)
        choosers.setSpacing(SPACE_12)
        choosers.addWidget(self.sides)
        choosers.addWidget(self.groups, 1)
        choosers.addStretch(0)
        self._rows = QStackedWidget()
        self._rows.addWidget(self.table)
        self._rows.addWidget(self.list)
        self._scroll = ScrollArea(margin=SPACE_16)
        self._scroll.column.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
        self._scroll.column.addWidget(self.spread)
        self._scroll.column.addWidget(self.compare)
        self._scroll.column.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._rows, 1)
        middle.addWidget(self._scroll)
        self.outside.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # rows and plots give way
        self.outside.addWidget(self._choosers)
        self.outside.addLayout(middle, 1)

    def _arrange(self) -> None:
        px, width = look().px, self.width()
        are_both = width >= px(_BOTH_FROM)
        is_table = width >= px(_TABLE_FROM)
        self._rows.setVisible(are_both or self._side == SCORES)
        self._rows.setCurrentWidget(self.table if is_table else self.list)
        self._scroll.setVisible(are_both or self._side == PLOTS)
        self._scroll.setMinimumWidth(px(_SIDE_WIDTH) if are_both else 0)
        self._scroll.setMaximumWidth(px(_SIDE_WIDTH) if are_both else 16_777_215)
        self.sides.setVisible(not are_both)
        self.groups.setVisible(len(self.own.groups) > 1)
        self._choosers.setVisible(not are_both or len(self.own.groups) > 1)
        for button in (self.hide_button, self.sort_button, self.seal_button):
            button.set_words_shown(width >= px(_WORDS_FROM))
