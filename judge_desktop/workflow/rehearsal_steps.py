"""The ten-minute list of a judge in a rehearsal: what she has really done, remembered from one start to the next.

What the data folder knows anyway (scores, seals, score files) is read from there; what only the window sees (a PDF that
was shown, a film that played, a file that was taken to be sent) is told by ``note``. One small file per session beside
the places of the judge: losing it costs a few ticks, and nothing is ever counted by it.
"""

from __future__ import annotations

import contextlib
import json
from enum import StrEnum

from judge_desktop.domain.contest import Mode
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.scorecard import ScorecardState
from judge_desktop.exchange.reading import read_whole
from judge_desktop.exchange.writing import disk_refusals, replacing
from judge_desktop.store import scoring_sessions
from judge_desktop.workflow.judge_places import FOLDER
from judge_desktop.workflow.scoring_session import ScoringSession
from judge_desktop.workflow.workspace import Workspace

_LARGEST = 10_000  # bytes


class RehearsalStep(StrEnum):
    """The steps in the order of work."""

    OPENED = "opened"
    READ = "read"
    PLAYED = "played"
    SCORED = "scored"
    SEALED = "sealed"
    SAVED = "saved"
    SENT = "sent"


class RehearsalSteps:
    """The list of one session. ``is_rehearsal`` is False in an official round: then there is no list and nothing is
    kept.
    """

    def __init__(self, ws: Workspace, session: ScoringSession) -> None:
        one = session.session
        self._ws, self._session = ws, session
        self._whose = [one.contest, one.round, one.judge]
        self._file = ws.home / FOLDER / f"rehearsal~{'~'.join(self._whose)}.json"
        self.is_rehearsal = one.mode is Mode.REHEARSAL
        self.is_dismissed = False
        self._kept = self._load() if self.is_rehearsal else frozenset()

    def done(self) -> frozenset[RehearsalStep]:
        """What was done up to now. What was done once stays done, though a scorecard was opened again since."""
        if not self.is_rehearsal:
            return frozenset()
        found = self._kept | self._seen()
        if found != self._kept:
            self._keep(found)
        return found

    def note(self, step: RehearsalStep) -> bool:
        """Remember that this was done; True when it is new."""
        if not self.is_rehearsal or step in self.done():
            return False
        self._keep(self._kept | {step})
        return True

    def dismiss(self) -> None:
        """The judge wants no reminder of the list any more; it stays where it can be opened."""
        if self.is_rehearsal and not self.is_dismissed:
            self.is_dismissed = True
            self._keep(self._kept)

    def _seen(self) -> frozenset[RehearsalStep]:
        """What the data folder says."""
        cards = self._session.scorecards()
        found = {RehearsalStep.OPENED}
        if any(card.given for card in cards):
            found.add(RehearsalStep.SCORED)
        if any(card.state is ScorecardState.SEALED for card in cards):
            found.add(RehearsalStep.SEALED)
        with self._ws.database.reading() as connection:
            if scoring_sessions.exports_of(connection, self._session.session):
                found.add(RehearsalStep.SAVED)
        return frozenset(found)

    def _load(self) -> frozenset[RehearsalStep]:
        try:
            written = json.loads(read_whole(self._file, _LARGEST).decode())
        except (JudgeDesktopError, ValueError, RecursionError):
            return frozenset()
        if not isinstance(written, dict) or written.get("whose") != self._whose:
            return frozenset()
        self.is_dismissed = written.get("dismissed") is True
        done = written.get("done")
        return frozenset(one for one in RehearsalStep if isinstance(done, list) and one.value in done)

    def _keep(self, done: frozenset[RehearsalStep]) -> None:
        """Remembers it for this run, and on the disk if the disk wants to."""
        self._kept = done
        if not self._ws.is_writing:
            return
        content = {
            "whose": self._whose,
            "done": [one.value for one in RehearsalStep if one in done],
            "dismissed": self.is_dismissed,
        }
        with contextlib.suppress(JudgeDesktopError):
            with disk_refusals(self._file.parent):
                self._file.parent.mkdir(mode=0o700, exist_ok=True)
            with replacing(self._file, private=True) as stream:
                stream.write(json.dumps(content, indent=1).encode())
