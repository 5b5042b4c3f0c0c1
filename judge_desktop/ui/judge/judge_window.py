"""The judge's window: list, document and scorecard of one round, side by side or in turns, and its keys.

It carries submissions from one pane to the next; what a pane does with one is the pane's. The verbs are the session's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QLayout, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.config.thai_digits import in_numerals
from judge_desktop.domain.contest import RecusalScope
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge.card_status import mode_words
from judge_desktop.ui.judge.criteria_form import TypedScores
from judge_desktop.ui.judge.document_pane import DocumentPane
from judge_desktop.ui.judge.judge_bar import DOCUMENT, FORM, JudgeBar
from judge_desktop.ui.judge.judge_questions import ReasonDialog, RecusalDialog
from judge_desktop.ui.judge.place_keeper import PlaceKeeper
from judge_desktop.ui.judge.scorecard_pane import ScorecardPane
from judge_desktop.ui.judge.seal_page import SealPage
from judge_desktop.ui.judge.submission_pane import SubmissionPane
from judge_desktop.ui.judge.total_footer import Room
from judge_desktop.ui.notices import NoticePlace
from judge_desktop.ui.on_top import keep_on_top
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.row_list import RAIL_WIDTH
from judge_desktop.ui.widgets.theme import look
from judge_desktop.workflow.judge_places import KeptPlace, RefusedText, refused_still, score_beside
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.scoring_session import open_session

MEDIUM_BELOW, TABS_BELOW, NARROW_BELOW = 1180, 720, 520
LIST_WIDTH, LIST_LEAST, LIST_MOST = 266, 220, 420
FORM_WIDTH, FORM_MEDIUM, FORM_LEAST = 452, 412, 380
DOCUMENT_LEAST = 300
LEAST_WIDTH, LEAST_HEIGHT = 380, 420
SEAL_PAGE = "seal"
_UNLIMITED = 16_777_215  # Qt's own for "no maximum"


@dataclass(slots=True)
class JudgePlace:
    """Where the judge is, carried over when the window is built again; most of it is on the disk, too."""

    submission: str = ""
    typed: dict[str, TypedScores] = field(default_factory=dict)
    places: dict[str, Any] = field(default_factory=dict)
    tabs: dict[str, str] = field(default_factory=dict)
    widths: dict[str, list[int]] = field(default_factory=dict)  # of the panes, by arrangement
    numbers_hidden: bool = False
    is_sealing: bool = False


class JudgeWindow(QWidget):
    """`home_requested`, `settings_requested`, `full_screen_requested` are the main window's to fulfil."""

    home_requested = Signal()
    settings_requested = Signal()
    full_screen_requested = Signal()

    def __init__(
        self, desk: Desk, contest: str, place: JudgePlace | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self.contest = desk, contest
        desk.reader.warm_up()
        self.session = open_session(desk.ws, Where(contest))
        self._place = place or JudgePlace()
        self._keeper = PlaceKeeper(desk, self.session, self._kept_place, self)
        if not self._place.submission:
            self._take_kept(self._keeper.kept)
        self._room = Room.WIDE
        self._on_top = False
        self._arranged_for: tuple[Room, int] | None = None
        self._side = FORM
        self._list_shown = False
        language = current_language().value
        self.bar = JudgeBar(self.session.judge.full_name(language), mode_words(self.session.mode))
        self.list = SubmissionPane(desk, self.session)
        self.document = DocumentPane(desk, self.session)
        self.card = ScorecardPane(desk, self.session)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.pages = QStackedWidget()
        self.seal: SealPage | None = None
        self._lay_out()
        self._connect()
        self._make_keys()
        self._restore()
        self._keeper.start()
        look().theme_changed.connect(self._arrange)

    def title(self) -> str:
        """The name of the contest, for the title bar of the system."""
        return self.session.contest.name.in_language(current_language().value)

    def leave(self) -> None:
        """Keep everything typed, and the place; called before the window goes away."""
        self.card.flush()
        if self.card.submission():
            self._keeper.keep_now()

    def place(self) -> JudgePlace:
        """Where the judge is now; asked when the window is about to be left."""
        self.leave()
        self._keeper.stop()
        keep_on_top(self.window(), on_top=False)
        self._place.submission = self.card.submission()
        self._place.typed = self.card.form.typed
        self.document.leave()
        self._place.places, self._place.tabs = self.document.places, self.document.tabs_left
        self._place.is_sealing = self.seal is not None and self.pages.currentWidget() is self.seal
        return self._place

    def _kept_place(self) -> KeptPlace:
        """Where the judge is now, as it is kept on the disk."""
        self.document.keep_place()
        refused = {
            submission: {
                key: RefusedText(text, score_beside(self.session, submission, key)) for key, text in one.items()
            }
            for submission, typed in self.card.form.typed.items()
            if (one := typed.refused)
        }
        return KeptPlace(
            submission=self.card.submission(),
            page=SEAL_PAGE if self.seal is not None and self.pages.currentWidget() is self.seal else "",
            numbers_hidden=self._place.numbers_hidden,
            tabs=dict(self.document.tabs_left),
            places=dict(self.document.places),
            widths=dict(self._place.widths),
            refused=refused,
        )

    def _take_kept(self, kept: KeptPlace) -> None:
        """Begin where the judge was when the program ended."""
        place = self._place
        place.submission, place.is_sealing = kept.submission, kept.page == SEAL_PAGE
        place.tabs, place.places, place.widths = dict(kept.tabs), dict(kept.places), dict(kept.widths)
        place.numbers_hidden = kept.numbers_hidden
        refused = refused_still(self.session, kept)
        place.typed = {submission: TypedScores(refused=texts) for submission, texts in refused.items()}

    def open_submission(self, submission_id: str, *, show_missing: bool = False) -> None:
        """Show that submission in all panes, with the keyboard in its scorecard."""
        self.pages.setCurrentWidget(self._desk_page)
        self.card.show_submission(submission_id)
        self.list.set_current(submission_id)
        self.document.show_submission(self.session.submission(submission_id))
        self._list_shown = False
        self._arrange()
        self._show_progress()
        self.card.focus_form()
        if show_missing:
            self.card.show_missing()

    def step(self, by: int) -> None:
        """Go to the submission `by` places further in running order; stops at the ends."""
        ids = [one.id for one in self.session.submissions]
        at = ids.index(self.card.submission())
        target = min(len(ids) - 1, max(0, at + by))
        if target != at:
            self.open_submission(ids[target])

    def next_submission(self) -> None:
        """Go on: to the next submission, after the last one to sealing and sending."""
        if self.card.submission() == self.session.submissions[-1].id:
            self.open_seal_page()
        else:
            self.step(1)

    def open_seal_page(self) -> None:
        """Show what blocks or warns, and the button that seals and saves."""
        self.leave()
        if self.seal is not None:
            self.pages.removeWidget(self.seal)
            self.seal.deleteLater()
        self.seal = SealPage(self._desk, self.session)
        self.seal.back_requested.connect(self.close_seal_page)
        self.seal.submission_requested.connect(
            lambda submission, missing: self.open_submission(submission, show_missing=missing)
        )
        self.pages.addWidget(self.seal)
        self.pages.setCurrentWidget(self.seal)
        self.seal.setFocus()

    def close_seal_page(self) -> None:
        """Back to the scorecards, which may be read-only now."""
        self.open_submission(self.card.submission())

    def ask_recusal(self) -> None:
        """Declare an interest in this submission or its category."""
        submission = self.session.submission(self.card.submission())
        category = self.session.contest.category(submission.category)
        language = current_language().value
        name = category.name.in_language(language) if category is not None else ""
        title = submission.title.in_language(language)
        dialog = RecusalDialog(title, name, self.session.contest.rules.recusal_scope, self)
        if dialog.exec() == RecusalDialog.DialogCode.Accepted:
            answer = dialog.recusal()
            target = submission.category if answer.scope is RecusalScope.CATEGORY else submission.id
            self._do(lambda: self.session.recuse(target, answer.scope, answer.ground, answer.reason))
        dialog.deleteLater()

    def withdraw_recusal(self) -> None:
        """Take back an interest declared by mistake; the scores are there again."""
        known = self.session.recusal_of(self.card.submission())
        if known is not None:
            self._do(lambda: self.session.withdraw_recusal(known.target, known.scope))

    def mark_absent(self) -> None:
        """The judge did not attend this presentation and gives no score."""
        self._do(lambda: self.session.set_absent(self.card.submission()))

    def reopen(self) -> None:
        """Open a scorecard that was sent, with a reason; sending again makes a new revision."""
        dialog = ReasonDialog(
            tr("Reopen this scorecard?"),
            tr("The file sent stays valid until you seal and send again as a new revision."),
            tr("Reopen"),
            self,
        )
        if dialog.exec() == ReasonDialog.DialogCode.Accepted:
            reason = dialog.reason.text().strip()
            self._do(lambda: self.session.reopen(self.card.submission(), reason))
        dialog.deleteLater()

    def toggle_numbers(self) -> None:
        """Hide or show all numbers, for a shared screen."""
        self._place.numbers_hidden = not self._place.numbers_hidden
        self.list.set_numbers_hidden(self._place.numbers_hidden)
        self.card.set_numbers_hidden(self._place.numbers_hidden)

    def room(self) -> Room:
        """How the window is arranged now."""
        return self._room

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(LEAST_WIDTH), look().px(LEAST_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        self.leave()
        super().hideEvent(event)

    def _do(self, verb: Callable[[], None]) -> None:
        self.card.flush()
        try:
            verb()
        except JudgeDesktopError as refusal:
            self._notices.show_refusal(refusal)
            return
        self.open_submission(self.card.submission())

    def _lay_out(self) -> None:
        for pane in (self.list, self.document, self.card):
            self.splitter.addWidget(pane)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.splitterMoved.connect(self._remember_widths)
        for place, stretch in enumerate((0, 1, 0)):
            self.splitter.setStretchFactor(place, stretch)
        self._desk_page = QWidget()
        column = QVBoxLayout(self._desk_page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        notices = QVBoxLayout()
        notices.setContentsMargins(0, 0, 0, 0)
        self._notices = NoticePlace(notices)
        column.addLayout(notices)
        column.addWidget(self.splitter, 1)
        self.pages.addWidget(self._desk_page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # the panes give way before the window does
        outer.addWidget(self.pages)

    def _connect(self) -> None:
        self.bar.home_requested.connect(self.home_requested)
        self.bar.send_requested.connect(self.open_seal_page)
        self.bar.more_requested.connect(self.open_menu)
        self.bar.side_changed.connect(self.show_side)
        self.bar.on_top_changed.connect(self._keep_on_top)
        self.list.submission_requested.connect(self.open_submission)
        self.card.card_changed.connect(self._after_change)
        self.card.withdraw_requested.connect(self.withdraw_recusal)
        self.card.reopen_requested.connect(self.reopen)
        self.card.footer.next_requested.connect(self.next_submission)
        self.card.footer.previous_requested.connect(lambda: self.step(-1))
        self.card.footer.list_requested.connect(self.show_list)

    def _make_keys(self) -> None:
        for keys, action in (
            (("Ctrl+Return", "Ctrl+Enter"), self.next_submission),
            (("Ctrl+PgDown",), lambda: self.step(1)),
            (("Ctrl+PgUp",), lambda: self.step(-1)),
            (("Ctrl+F",), self._search_list),
            (("Ctrl+Shift+F",), self.document.open_search),
            (("F2",), self.card.form.toggle_guidelines),
            (("F6",), self.next_pane),
            (("F7",), self.document.pin),
            (("F9",), self.toggle_numbers),
        ):
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self._desk_page)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(action)

    def _restore(self) -> None:
        place = self._place
        self.card.form.typed = place.typed
        self.document.places, self.document.tabs_left = place.places, place.tabs
        if place.numbers_hidden:
            self.list.set_numbers_hidden(True)
            self.card.set_numbers_hidden(True)
        ids = [one.id for one in self.session.submissions]
        if not ids:
            return
        self.open_submission(place.submission if place.submission in ids else self._first_to_score())
        if place.is_sealing:
            self.open_seal_page()
        if not self.session.declaration_made:
            self._ask_declaration()

    def _first_to_score(self) -> str:
        waiting = [one.id for one in self.session.submissions if not self.session.scorecard(one.id).is_complete]
        mine = [one for one in waiting if not self.session.is_recused(one)]
        return (mine or [self.session.submissions[0].id])[0]

    def _ask_declaration(self) -> None:
        notice = Notice(
            Weight.NOTE,
            tr("The declaration of interest has not been made yet"),
            detail=tr("I certify that I have no interest in the submissions I judge"),
            action=tr("I certify"),
            close_name=tr("Later"),
        )
        notice.setObjectName("declaration")
        notice.action_requested.connect(self._declare)
        self._notices.show_notice(notice)

    def _declare(self) -> None:
        try:
            self.session.declare()
        except JudgeDesktopError as refusal:
            self._notices.show_refusal(refusal)
            return
        self._notices.clear()

    def _after_change(self, _submission: str) -> None:
        self.list.refresh()
        self._show_progress()

    def _show_progress(self) -> None:
        done, assigned = self.session.progress()
        numerals = self._desk.settings.numerals.value
        spoken = tr("{done} of {total} complete", done=done, total=assigned)
        self.bar.set_progress(in_numerals(f"{done} / {assigned}", numerals), spoken)
        is_last = self.card.submission() == self.session.submissions[-1].id
        self.card.footer.set_next(tr("Seal and send") if is_last else tr("Next submission"))

    def show_side(self, side: str) -> None:
        """Where there is room for one only: the document or the form."""
        self._side = side
        self.bar.sides.set_choice(side)
        self._arrange()

    def show_list(self) -> None:
        """In a narrow window: the list in the place of the form, until a submission is chosen."""
        self._list_shown = True
        self._arrange()
        self.list.focus_list()

    def next_pane(self) -> None:
        """Move the keyboard to the next of list, document and scorecard."""
        panes = [pane for pane in (self.list, self.document, self.card) if not pane.isHidden()]
        focused = QApplication.focusWidget()
        at = -1
        if focused is not None:
            at = next((n for n, pane in enumerate(panes) if pane.isAncestorOf(focused)), -1)
        target = panes[(at + 1) % len(panes)]
        if target is self.list:
            self.list.focus_list()
        elif target is self.document:
            self.document.focus_document()
        else:
            self.card.focus_form()

    def open_menu(self) -> None:
        """What is needed rarely, below the button "more"."""
        menu = QMenu(self)
        submission = self.card.submission()
        is_open = not self.session.is_sent(submission) and not self.session.is_recused(submission)
        for words, action, is_enabled, key in (
            (tr("Recuse from this submission…"), self.ask_recusal, is_open, ""),
            (tr("I did not attend this presentation"), self.mark_absent, is_open, ""),
            ("", None, True, ""),
            (tr("Show numbers") if self._place.numbers_hidden else tr("Hide numbers"), self.toggle_numbers, True, "F9"),
            (tr("Full screen"), self.full_screen_requested.emit, True, "F11"),
            (tr("Settings"), self.settings_requested.emit, True, ""),
        ):
            if action is None:
                menu.addSeparator()
                continue
            entry = menu.addAction(words)
            entry.setEnabled(is_enabled)
            entry.triggered.connect(action)
            if key:
                entry.setText(f"{words}\t{key}")
        menu.exec(self.bar.more.mapToGlobal(self.bar.more.rect().bottomLeft()))
        menu.deleteLater()

    def _remember_widths(self) -> None:
        if self._room in {Room.WIDE, Room.MEDIUM}:
            self._place.widths[self._room.value] = self.splitter.sizes()

    def _search_list(self) -> None:
        if self._room is Room.NARROW:
            self.show_list()
        self.list.search.setFocus()

    def _keep_on_top(self, on_top: bool) -> None:
        self._on_top = on_top
        self._apply_on_top()

    def _apply_on_top(self) -> None:
        """Only the narrow form beside a meeting stays above; the choice waits while the window is wide."""
        keep_on_top(self.window(), self._on_top and self._room is Room.NARROW)

    def _arrange(self) -> None:
        room = _room_for(self.width())
        is_other = (room, look().text_size) != self._arranged_for
        self._arranged_for = (room, look().text_size)
        self._room = room
        in_list = self._list_shown and room is Room.NARROW
        one_only = room in {Room.TABS, Room.NARROW}
        self.list.setVisible(room is not Room.NARROW or in_list)
        self.document.setVisible(not one_only or (room is Room.TABS and self._side == DOCUMENT))
        self.card.setVisible((not one_only or room is Room.NARROW or self._side == FORM) and not in_list)
        if is_other:
            for part in (self.bar, self.card, self.document):
                part.set_room(room)
            self._share_room(room)
            self._apply_on_top()

    def _share_room(self, room: Room) -> None:
        """Widths for a new arrangement; within one, the person's own widths hold."""
        px = look().px
        is_rail, is_alone = room in {Room.MEDIUM, Room.TABS}, room is Room.NARROW
        self.list.set_rail(is_rail)
        least, most = (RAIL_WIDTH, RAIL_WIDTH) if is_rail else (LIST_LEAST, LIST_MOST)
        self.list.setMinimumWidth(0 if is_alone else px(least))
        self.list.setMaximumWidth(_UNLIMITED if is_alone else px(most))
        together = room in {Room.WIDE, Room.MEDIUM}
        self.document.setMinimumWidth(px(DOCUMENT_LEAST) if together else 0)
        self.card.setMinimumWidth(px(FORM_LEAST) if together else 0)
        first = px(RAIL_WIDTH) if is_rail else px(LIST_WIDTH)
        form = px(FORM_WIDTH) if room is Room.WIDE else px(FORM_MEDIUM)
        if room.value in self._place.widths:
            first, _document, form = self._place.widths[room.value]
        self.splitter.setSizes([first, max(1, self.width() - first - form), form])


def _room_for(width: int) -> Room:
    """The arrangement for that width; text size moves the limits with it."""
    px = look().px
    if width < px(NARROW_BELOW):
        return Room.NARROW
    if width < px(TABS_BELOW):
        return Room.TABS
    return Room.MEDIUM if width < px(MEDIUM_BELOW) else Room.WIDE
