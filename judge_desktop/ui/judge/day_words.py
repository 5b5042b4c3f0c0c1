"""How the presentation day is said on the screen: bar, times and states. What happens on the day is the workflow's."""

from __future__ import annotations

from judge_desktop.config.i18n import current_language, tr
from judge_desktop.config.thai_digits import Numerals, in_numerals
from judge_desktop.domain.contest import Contest
from judge_desktop.scoring.running_order import Level, Phase, Reading, RunningOrder
from judge_desktop.ui.judge.card_status import time_words
from judge_desktop.ui.widgets.day_bar import DayState
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.table import TableCell
from judge_desktop.ui.widgets.tokens import Role, Tone, Type
from judge_desktop.workflow.presentation_day import PresentationDay

_TONES = {Level.PLENTY: Tone.ACCENT, Level.NEAR: Tone.WARN, Level.OVER: Tone.BAD}


class DayWords:
    """Words of one day, in the language of the windows and the digits chosen."""

    def __init__(self, day: PresentationDay, contest: Contest, numerals: Numerals) -> None:
        self._day, self._contest, self._numerals = day, contest, numerals

    def number(self, submission_id: str) -> str:
        """The running number of a submission."""
        submission = self._contest.submission(submission_id)
        return in_numerals(str(submission.number), self._numerals.value) if submission is not None else ""

    def title(self, submission_id: str) -> str:
        """The title of a submission."""
        submission = self._contest.submission(submission_id)
        return submission.title.in_language(current_language().value) if submission is not None else submission_id

    def clock(self, seconds: int | None) -> str:
        """A clock time: 13.27 น., 13:27; empty without one."""
        return time_words(self._day.clock_time(seconds), self._numerals) if seconds is not None else ""

    def state(self) -> DayState:
        """What the bar shows now."""
        order, now = self._day.order, self._day.reading()
        if not now.submission:
            return DayState(tr("All have presented"), "", "", tone=Tone.NEUTRAL)
        number, title = self.number(now.submission), self.title(now.submission)
        follows = (tr("Next"), self.number(now.next_submission), self.clock(now.next_starts))
        if not order.has_begun:
            words = _coming_words(order, self.clock(now.starts))
            return DayState(words, number, title, "", "", 0, 1, Tone.NEUTRAL, *follows)
        phase, short = _phase_words(now)
        return DayState(
            tr("Presenting"),
            number,
            title,
            phase,
            self._left(now.left),
            min(now.total, now.total - now.left),
            max(1, now.total),
            _TONES[now.level],
            *(follows if now.next_submission else ("", "", "")),
            short,
            not now.is_running,
        )

    def threshold(self) -> str:
        """What is announced once when a threshold is passed."""
        now = self._day.reading()
        number = self.number(now.submission)
        if now.level is Level.OVER:
            return tr("Submission {number}: time is over", number=number)
        return tr("Submission {number}: {time} left", number=number, time=self._left(now.left))

    def step(self) -> str:
        """What the next step does."""
        order = self._day.order
        if order.phase is Phase.WAITING:
            return tr("Start the talk")
        planned = next(turn for turn in self._day.plan if turn.submission == order.now)
        if order.phase is Phase.TALK and planned.questions:
            return tr("Start the questions")
        return tr("End this presentation")

    def place(self, place: int, *, is_moved: bool) -> TableCell:
        """The state of a place in the running order."""
        order = self._day.order
        submission = order.order[place]
        if submission in order.absent:
            return TableCell(tr("Did not present"), shape=Shape.STRUCK, line=Type.CAPTION, role=Role.INK2)
        if submission == order.presenting:
            return TableCell(tr("Presenting"), shape=Shape.DOT, tone=Tone.ACCENT, line=Type.CAPTION)
        if place < order.at:
            return TableCell(tr("Presented"), shape=Shape.TICK, tone=Tone.OK, line=Type.CAPTION, role=Role.INK2)
        words = tr("Waiting · moved") if is_moved else tr("Waiting")
        return TableCell(words, shape=Shape.RING, line=Type.CAPTION, role=Role.INK2)

    def _left(self, seconds: int) -> str:
        sign = "" if seconds > 0 else "+"
        minutes, rest = divmod(abs(seconds), 60)
        return in_numerals(f"{sign}{minutes:02d}:{rest:02d}", self._numerals.value)


def _coming_words(order: RunningOrder, clock: str) -> str:
    is_first = not any(order.is_live(one) for one in order.order[: order.at])
    if clock:
        return tr("First at {time}", time=clock) if is_first else tr("Next at {time}", time=clock)
    return tr("First") if is_first else tr("Next")


def _phase_words(now: Reading) -> tuple[str, str]:
    """(the phase beside the time; the same in one line)."""
    if not now.is_running:
        return tr("Paused"), tr("Paused")
    if now.level is Level.OVER:
        return tr("Over time"), tr("Over time")
    if now.level is Level.NEAR:
        return tr("Almost over"), tr("Almost over")
    return (tr("Talk · left") if now.phase is Phase.TALK else tr("Questions · left")), tr("left")
