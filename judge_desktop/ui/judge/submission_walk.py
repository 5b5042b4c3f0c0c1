"""Carries submissions from one pane of the judge's window to the next: which is open, what follows, how far it is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from judge_desktop.config.i18n import tr
from judge_desktop.config.thai_digits import in_numerals
from judge_desktop.domain.scorecard import Pin
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge.day_part import DayPart
from judge_desktop.ui.judge.judge_arrangement import JudgeArrangement
from judge_desktop.ui.judge.judge_bar import JudgeBar
from judge_desktop.ui.widgets.reading_order import follow_layout
from judge_desktop.workflow.package_changes import attachment_news
from judge_desktop.workflow.scoring_session import ScoringSession


class SubmissionWalk(QObject):
    """`opening` before a submission is shown in the panes, `end_reached` when somebody goes on after the last one."""

    opening = Signal()
    end_reached = Signal()

    def __init__(
        self, desk: Desk, session: ScoringSession, bar: JudgeBar, panes: JudgeArrangement, day: DayPart
    ) -> None:
        super().__init__(panes)
        self._desk, self._session, self._bar, self._panes, self._day = desk, session, bar, panes, day
        self._list, self._document, self._card = panes.list, panes.document, panes.card
        self._take_news()
        self._list.submission_requested.connect(self.open)
        self._list.submission_passed.connect(self._pass)
        self._list.left.connect(self._leave_list)
        self._document.pin_requested.connect(self._card.add_pin)
        self._card.pin_opened.connect(self._show_pin)
        self._card.card_changed.connect(self._after_change)
        self._card.scores_moved.connect(lambda _from_id, to_id: self.open(to_id))
        self._card.footer.next_requested.connect(self.next)
        self._card.footer.previous_requested.connect(lambda: self.step(-1))
        self._card.footer.list_requested.connect(panes.show_list)
        day.submission_requested.connect(self.open)

    def open(
        self, submission_id: str, *, show_missing: bool = False, place: str = "", keyboard_stays: bool = False
    ) -> None:
        """Show that submission in all panes, with the keyboard in its scorecard, at `place` (a criterion) if named;
        or with the keyboard in the list, where it is.
        """
        self.opening.emit()
        self._card.show_submission(submission_id)
        follow_layout(self._card)
        self._list.set_current(submission_id)
        self._document.show_submission(self._session.submission(submission_id))
        self._panes.leave_list()
        self._day.set_opened(submission_id)
        self._show_progress()
        if keyboard_stays:
            self._list.focus_list()
            return
        self._card.focus_form()
        if show_missing:
            self._card.show_missing()
        if place:
            self._card.focus_place(place)

    def step(self, by: int) -> None:
        """Go to the submission `by` places further in running order; stops at the ends."""
        ids = [one.id for one in self._session.submissions]
        at = ids.index(self._card.submission())
        target = min(len(ids) - 1, max(0, at + by))
        if target != at:
            self.open(ids[target])

    def next(self) -> None:
        """Go on: to the next submission, after the last one to sealing and sending."""
        if self._is_last():
            self.end_reached.emit()
        else:
            self.step(1)

    def begin(self, submission_id: str) -> None:
        """Show that submission, if it is there; otherwise the first one that waits for scores."""
        ids = [one.id for one in self._session.submissions]
        self.open(submission_id if submission_id in ids else self._first_to_score())

    def open_again(self) -> None:
        """Show the scorecard left, as it stands now: it may be read-only or recused since."""
        if self._recusals != self._session.recusals:
            self._take_news()
        if self._card.submission():
            self.open(self._card.submission())
        else:
            self.opening.emit()

    def show_attachment(self, submission_id: str, sha256: str) -> None:
        """Show a submission with that attachment, and the keyboard in it."""
        self.open(submission_id)
        self._document.show_spot(sha256, 0, 0)
        if self._panes.bring_document():
            self._document.focus_document()

    def _take_news(self) -> None:
        """What newer packages brought, of every submission that is not recused now."""
        self._recusals = self._session.recusals
        self._document.news = attachment_news(self._desk.ws, self._session)

    def _first_to_score(self) -> str:
        waiting = [one.id for one in self._session.submissions if not self._session.scorecard(one.id).is_complete]
        mine = [one for one in waiting if not self._session.is_recused(one)]
        return (mine or [self._session.submissions[0].id])[0]

    def _pass(self, submission_id: str) -> None:
        """Walking along the list shows each one beside it; where the list has the room, only Enter leads on."""
        if not self._panes.in_list:
            self.open(submission_id, keyboard_stays=True)

    def _leave_list(self) -> None:
        self._list.set_current(self._card.submission())
        self._panes.leave_list()
        self._card.focus_form()

    def _show_pin(self, pin: Pin) -> None:
        self._document.show_spot(pin.attachment, pin.page, pin.second)
        self._panes.bring_document()

    def _after_change(self, submission_id: str) -> None:
        self._day.note_change(submission_id)
        self._list.refresh_one(submission_id)
        self._show_progress()

    def _show_progress(self) -> None:
        done, assigned = self._session.progress()
        numerals = self._desk.settings.numerals.value
        spoken = tr("{done} of {total} complete", done=done, total=assigned)
        self._bar.set_progress(in_numerals(f"{done} / {assigned}", numerals), spoken)
        self._card.footer.set_next(tr("Seal and send") if self._is_last() else tr("Next submission"))

    def _is_last(self) -> bool:
        """Whether nothing comes after the submission that is open."""
        return self._card.submission() == self._session.submissions[-1].id
