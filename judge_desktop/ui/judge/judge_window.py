"""The judge's window: it holds the parts together, and knows where the judge is.

What a pane does with a submission is the pane's; which one is open in all of them `submission_walk`, how they share the
room `judge_arrangement`. The pages beside them are `judge_pages`, what is done to a scorecard beside typing is
`judge_verbs`, what is needed rarely `more_menu`. The verbs are the session's.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from judge_desktop.config.i18n import current_language
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.help.help_of_page import OF_JUDGE
from judge_desktop.ui.judge.card_status import mode_words
from judge_desktop.ui.judge.day_part import DayPart
from judge_desktop.ui.judge.desk_page import DeskPage
from judge_desktop.ui.judge.document_pane import DocumentPane
from judge_desktop.ui.judge.judge_arrangement import JudgeArrangement
from judge_desktop.ui.judge.judge_bar import JudgeBar
from judge_desktop.ui.judge.judge_menu import MenuGroup, open_menu
from judge_desktop.ui.judge.judge_pages import JudgePages
from judge_desktop.ui.judge.judge_place import JudgePlace, Page, place_from, place_to_keep
from judge_desktop.ui.judge.judge_verbs import JudgeVerbs
from judge_desktop.ui.judge.more_menu import MoreMenu
from judge_desktop.ui.judge.package_part import PackagePart
from judge_desktop.ui.judge.pane_places import give_back_panes, note_panes
from judge_desktop.ui.judge.place_keeper import PlaceKeeper
from judge_desktop.ui.judge.rehearsal_part import RehearsalPart
from judge_desktop.ui.judge.scorecard_pane import ScorecardPane
from judge_desktop.ui.judge.submission_pane import SubmissionPane
from judge_desktop.ui.judge.submission_walk import SubmissionWalk
from judge_desktop.ui.judge.total_footer import Room
from judge_desktop.ui.key_map import KeyPlace, bind_keys
from judge_desktop.ui.on_top import keep_on_top
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.theme import look
from judge_desktop.workflow.judge_places import KeptPlace
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.rehearsal_steps import RehearsalStep
from judge_desktop.workflow.scoring_session import open_session

LEAST_WIDTH, LEAST_HEIGHT = 380, 420


class JudgeWindow(QWidget):
    """`home_requested`, `settings_requested`, `full_screen_requested`, `keys_requested`, `help_requested` are the main
    window's to do; `judge_changed` when another name was chosen.
    """

    home_requested = Signal()
    settings_requested = Signal()
    full_screen_requested = Signal()
    keys_requested = Signal()
    help_requested = Signal()
    judge_changed = Signal()

    def __init__(
        self, desk: Desk, contest: str, place: JudgePlace | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self.contest = desk, contest
        desk.reader.warm_up()
        self.session = open_session(desk.ws, Where(contest))
        self._keeper = PlaceKeeper(desk, self.session, self._kept_place, self)
        self._place = self._first_place(place or JudgePlace())
        language = current_language().value
        self.bar = JudgeBar(self.session.judge.full_name(language), mode_words(self.session.mode))
        self.list = SubmissionPane(desk, self.session)
        self.document = DocumentPane(desk, self.session)
        self.card = ScorecardPane(desk, self.session)
        self.day = DayPart(desk, self.session, self)
        panes = (self.list, self.document, self.card)
        self.panes = JudgeArrangement(self.bar, panes, self.day, self._place.widths, self)
        self.walk = SubmissionWalk(desk, self.session, self.bar, self.panes, self.day)
        self.pages = JudgePages(desk, self.session)
        self._lay_out()
        self.verbs = JudgeVerbs(self.session, self.card, self.package, self.rehearsal, self._notices, self)
        self.menu = MoreMenu(self.session, self.panes, self.day, self.pages, self.verbs)
        self._connect()
        if self.session.submissions:
            self._make_keys()
        self._restore()
        self._keeper.start()

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
        self.document.leave()
        return self._place

    def help_place(self) -> str:
        """The part of help about the page shown."""
        return OF_JUDGE[self.pages.page()]

    def tell(self, notice: Notice) -> None:
        """Say something above the scorecard, which is shown again if another page was."""
        if self.pages.page() is not Page.DESK:
            self.walk.open_again()
        self._notices.show_notice(notice)

    def show_sent(self) -> None:
        """What was sealed and sent."""
        self.pages.open_seal()

    def open_my_scores(self) -> None:
        """Show all own totals beside each other."""
        self.pages.open_my_scores(numbers_hidden=self._place.numbers_hidden)

    def toggle_numbers(self) -> None:
        """Hide or show all numbers, for a shared screen."""
        self._hide_numbers(not self._place.numbers_hidden)

    def room(self) -> Room:
        """How the window is arranged now."""
        return self.panes.room

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(LEAST_WIDTH), look().px(LEAST_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panes.arrange()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The window itself has nothing to type into: the page that is shown takes the keyboard."""
        super().focusInEvent(event)
        if self.pages.page() is not Page.DESK:
            self.pages.focus_page()
        elif self.card.submission():
            self.card.focus_form()

    def hideEvent(self, event: QHideEvent) -> None:
        self.leave()
        super().hideEvent(event)

    def _first_place(self, place: JudgePlace) -> JudgePlace:
        """Where to begin: as handed over, else as kept on the disk. One judge's place is not another's."""
        if place.submission and place.judge in ("", self.session.judge.id):
            return place
        kept = place_from(self._keeper.kept, self.session)
        kept.opened = place.opened
        return kept

    def _kept_place(self) -> KeptPlace:
        """Where the judge is now, as it is kept on the disk."""
        self._place.judge, self._place.page = self.session.judge.id, self.pages.page()
        note_panes(self._place, self.panes)
        return place_to_keep(self._place, self.session)

    def _lay_out(self) -> None:
        self._desk_page = page = DeskPage(self.bar, self.day.strip, self.panes.splitter)
        self._notices = page.notices
        self.package = PackagePart(self._desk, self.session, self._notices, page.news, self)
        self.rehearsal = RehearsalPart(
            self._desk.ws, self.session, self.bar, self._notices, self._desk.settings.numerals, self
        )
        if not self.session.submissions:
            page.show_nothing()
        self.pages.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # the panes give way before the window does
        outer.addWidget(self.pages)

    def _connect(self) -> None:
        self._connect_day()
        self.bar.home_requested.connect(self.home_requested)
        self.bar.send_requested.connect(self.pages.open_seal)
        self.bar.my_scores_requested.connect(self.open_my_scores)
        self.bar.more_requested.connect(self.open_menu)
        self.walk.opening.connect(self.pages.show_desk)
        self.walk.end_reached.connect(self.pages.open_seal)
        self.verbs.done.connect(self.walk.open_again)
        self.package.judge_changed.connect(self.judge_changed)
        self.package.interests_changed.connect(self.walk.open_again)
        self.package.changes_requested.connect(self.pages.open_changes)
        self._connect_rehearsal()
        self._connect_menu()
        self.pages.opening.connect(self.leave)
        self.pages.back_requested.connect(self.walk.open_again)
        self.pages.hiding_requested.connect(self.toggle_numbers)
        self.pages.card_replaced.connect(self.card.forget_typed)
        self.pages.submission_requested.connect(
            lambda one, missing, place: self.walk.open(one, show_missing=missing, place=place)
        )

    def _connect_rehearsal(self) -> None:
        rehearsal, viewers = self.rehearsal, self.document.viewers
        viewers.page_seen.connect(lambda: rehearsal.note(RehearsalStep.READ))
        viewers.film_played.connect(lambda: rehearsal.note(RehearsalStep.PLAYED))
        self.card.card_changed.connect(rehearsal.look)
        self.verbs.done.connect(rehearsal.look)
        self.pages.file_saved.connect(rehearsal.look)
        self.pages.file_taken.connect(lambda: rehearsal.note(RehearsalStep.SENT))
        rehearsal.list_requested.connect(lambda: self.pages.open_rehearsal(rehearsal.make_page()))
        rehearsal.submission_requested.connect(self.walk.open)
        rehearsal.seal_requested.connect(self.pages.open_seal)
        rehearsal.attachment_requested.connect(self.walk.show_attachment)

    def _connect_menu(self) -> None:
        self.menu.my_scores_requested.connect(self.open_my_scores)
        self.menu.hiding_requested.connect(self.toggle_numbers)
        self.menu.move_requested.connect(self._move_scores)
        self.menu.full_screen_requested.connect(self.full_screen_requested)
        self.menu.help_requested.connect(self.help_requested)
        self.menu.keys_requested.connect(self.keys_requested)
        self.menu.settings_requested.connect(self.settings_requested)

    def _connect_day(self) -> None:
        if self.day.bar is not None and self.session.submissions:
            self.bar.set_day(self.day.bar)
        self.day.move_requested.connect(lambda _from_id, to_id: self.card.move_scores(to_id))
        self.day.presenting_changed.connect(self.list.set_presenting)
        self.day.refused.connect(self._notices.show_refusal)
        self.day.break_begun.connect(self.package.offer_safety_copy)
        self.list.set_presenting(self.day.presenting)

    def _make_keys(self) -> None:
        bind_keys(
            self._desk_page,
            KeyPlace.JUDGE,
            {
                "next_submission": self.walk.next,
                "step_on": lambda: self.walk.step(1),
                "step_back": lambda: self.walk.step(-1),
                "search_list": self.panes.search_list,
                "search_document": self.panes.search_document,
                "guidelines": self.card.form.toggle_guidelines,
                "private_note": self.card.toggle_note,
                "flag": self.card.toggle_flag,
                "move_scores": self._move_scores,
                "pin": self.panes.pin,
                "next_pane": self.panes.next_pane,
                "my_scores": self.open_my_scores,
                "hide_numbers": self.toggle_numbers,
                "go_presenting": self.day.jump,
                "running_order": self.day.toggle_page,
                "day_step": self.day.step,
            },
        )

    def _restore(self) -> None:
        place, opened, page = self._place, self._place.opened, self._place.page
        give_back_panes(place, self.panes)
        self._hide_numbers(place.numbers_hidden)
        has_submissions = bool(self.session.submissions)
        if has_submissions:
            self.walk.begin(place.submission)
            self.verbs.remind()
        if has_submissions and page is Page.SEAL:
            self.pages.open_seal()
        elif has_submissions and page is Page.MY_SCORES:
            self.open_my_scores()
        if opened is not None:
            self.pages.open_changes(opened)
            place.opened = None

    def _hide_numbers(self, hidden: bool) -> None:
        self._place.numbers_hidden = hidden
        for part in (self.list, self.card, self.day, self.pages):
            part.set_numbers_hidden(hidden)

    def _move_scores(self) -> None:
        self.card.move_scores(self.day.presenting)

    def open_menu(self) -> None:
        """What is needed rarely, below the button "more"."""
        open_menu(self.bar.more, self.bar.left_out(), self.menu_groups())

    def menu_groups(self) -> tuple[MenuGroup, ...]:
        """The lines of the menu as things stand now."""
        of_parts = (*self.rehearsal.entries(), *self.package.entries())
        return self.menu.groups(of_parts, numbers_hidden=self._place.numbers_hidden)
