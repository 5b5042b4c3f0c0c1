"""Who came to the meeting, who did not, and whether that was a quorum, as the minutes say it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time

from judge_desktop.config.i18n import Language, mark, translator
from judge_desktop.config.role_words import role_words
from judge_desktop.domain.meeting import Meeting
from judge_desktop.domain.panel import Judge, Role
from judge_desktop.domain.view import CellState
from judge_desktop.reports.minutes_report import MinutesPerson
from judge_desktop.scoring.acting_chairs import acting_chairs
from judge_desktop.scoring.attendance import Attendance, Presence, PresenceState, attendance_of
from judge_desktop.scoring.quorum import quorum_of
from judge_desktop.workflow.printing.print_words import PrintWords

_PLACES = {Role.CHAIR: 0, Role.JUDGE: 1, Role.JUDGE_AND_SECRETARY: 2, Role.SECRETARY: 3}
_CAME_AND_WENT = {
    (PresenceState.JOINED, False): mark("came at {time}"),
    (PresenceState.JOINED, True): mark("came back at {time}"),
    (PresenceState.LEFT, False): mark("left at {time}"),
    (PresenceState.LEFT, True): mark("left at {time}"),
}
"""What was noted, and whether something was noted before -> words."""


class MeetingPeople:
    """The lists of a meeting. Of whom nothing was noted and no scorecard counts nothing is known: she stands among
    those who did not come, with that remark.
    """

    def __init__(self, words: PrintWords, meeting: Meeting) -> None:
        self._words, self._meeting, self._tr = words, meeting, words.tr
        known = words.known
        self._attendance: Attendance = attendance_of(known.package, known.decisions)
        counted = {cell.judge for cell in known.view.cells if cell.state is CellState.COUNTED}
        everybody = sorted(words.contest.panel.judges, key=lambda one: (_PLACES[one.role], one.order))
        self._inferred = [
            one.id
            for one in everybody
            if one.id not in self._attendance.judges and (one.id in counted or self._records(one))
        ]
        self.came = [one for one in everybody if self._attendance.was_present(one.id) or one.id in self._inferred]
        self.stayed_away = [one for one in everybody if one not in self.came]

    @property
    def present(self) -> tuple[MinutesPerson, ...]:
        """ผู้มาประชุม, the chair first and the secretary last."""
        return tuple(self._line(one, self._times(self._attendance.judges.get(one.id, ()))) for one in self.came)

    @property
    def absent(self) -> tuple[MinutesPerson, ...]:
        """ผู้ไม่มาประชุม, with the reason where one was given."""
        return tuple(self._line(one, self._why_away(one)) for one in self.stayed_away)

    @property
    def remarks(self) -> tuple[str, ...]:
        """The quorum of the meeting, and whose coming nobody noted."""
        remarks = [self._quorum()]
        if self._inferred and len(self._inferred) == len(self.came):
            remarks.append(self._tr("Nobody noted when people came; the list follows the scorecards received"))
        elif self._inferred:
            names = self._words.people(self._inferred)
            remarks.append(
                self._tr("Nobody noted when {names} came; present by scorecards or minutes of theirs", names=names)
            )
        if self._attendance.conflicts:
            remarks.append(self._tr("Two copies of the program noted the attendance differently; neither holds"))
        return tuple(remarks)

    def _quorum(self) -> str:
        contest, known = self._words.contest, self._words.known
        acting = acting_chairs(known.package, known.decisions).of("")
        quorum = quorum_of(contest, [one.id for one in self.came], acting_chair=acting)
        count = self._words.count
        said = {
            "present": count(len(quorum.present)),
            "appointed": count(quorum.appointed),
            "needed": count(quorum.needed),
        }
        if quorum.reached:
            return self._tr(
                "Of {appointed} judges {present} were present, at least {needed} are needed: a quorum", **said
            )
        if quorum.has_chair:
            return self._tr(
                "Of {appointed} judges {present} were present, at least {needed} are needed: no quorum", **said
            )
        return self._tr(
            "Of {appointed} judges {present} were present, at least {needed} are needed; nobody presided: no quorum",
            **said,
        )

    def _line(self, judge: Judge, note: str) -> MinutesPerson:
        return MinutesPerson(
            name=judge.full_name(self._words.job.language),
            position=judge.position,
            role=role_words(judge.role, self._tr),
            note=note,
        )

    def _times(self, noted: Iterable[Presence]) -> str:
        """When she came later than the beginning, left before the end, and came back."""
        said: list[str] = []
        for place, one in enumerate(noted):
            if one.at is None or self._is_usual(one, place):
                continue
            words = self._words.imprint.time(one.at)
            said.append(self._tr(_CAME_AND_WENT[one.state, bool(place)], time=words))
        return ", ".join(said)

    def _is_usual(self, one: Presence, place: int) -> bool:
        """She came before the meeting began, or left when it was over; nothing is usual while that is not known."""
        starts, ends = self._meeting.starts_at, self._meeting.ends_at
        if one.state is PresenceState.JOINED:
            return not place and _not_after(one.at, starts)
        return _not_after(ends, one.at)

    def _why_away(self, judge: Judge) -> str:
        noted = self._attendance.judges.get(judge.id, ())
        if not noted:
            return self._tr("nothing was noted about the attendance")
        by_hash = {one.sha256: one for one in self._words.known.decisions}
        decision = by_hash.get(noted[-1].decision)
        usual = {translator(one)("Noted on the presentation day") for one in Language}
        return decision.reason if decision is not None and decision.reason not in usual else ""

    def _records(self, judge: Judge) -> bool:
        """Somebody without a vote who records the minutes was there to record them."""
        name = judge.full_name(self._words.job.language)
        return not judge.votes and name == self._meeting.recorder


def _not_after(first: time | None, second: time | None) -> bool:
    return first is not None and second is not None and first <= second
