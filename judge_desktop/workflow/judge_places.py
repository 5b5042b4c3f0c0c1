"""Where a judge is in her work, kept on the disk: after the program was ended by force it opens there again.

One small file per contest, round, mode and judge. It holds no score; only what was typed and refused, with the score
it stood beside, so that it never hides a score that was kept later. Losing it costs a few clicks: what cannot be read
or makes no sense is left out, and a disk that refuses it stops nobody.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.exchange.reading import read_whole
from judge_desktop.exchange.writing import disk_refusals, replacing
from judge_desktop.workflow.scoring_session import ScoringSession, written_score
from judge_desktop.workflow.workspace import Workspace

FOLDER = "places"
_LARGEST = 2_000_000  # bytes; 300 submissions with all attachments opened take 200 kB
_MOST_ENTRIES, _MOST_PARTS, _LONGEST = 5000, 20, 200
_WIDEST = 20_000


@dataclass(frozen=True, slots=True)
class RefusedText:
    """What stands in a field and was not kept, and the score that was kept when it was typed ("" = none)."""

    text: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class KeptPlace:
    """`places` by attachment: page, zoom, second …, as its viewer tells it; `widths` of the panes by arrangement."""

    submission: str = ""
    page: str = ""
    numbers_hidden: bool = False
    tabs: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Any] = field(default_factory=dict)
    widths: Mapping[str, list[int]] = field(default_factory=dict)
    refused: Mapping[str, Mapping[str, RefusedText]] = field(default_factory=dict)


class JudgePlaces:
    """The place of the judge of that session. `save` may be called from any thread, one call at a time."""

    def __init__(self, ws: Workspace, session: ScoringSession) -> None:
        one = session.session
        self._is_writing = ws.is_writing
        self._whose = [one.contest, one.round, one.mode.value, one.judge]
        self.file = ws.home / FOLDER / f"place~{'~'.join(self._whose)}.json"

    def load(self) -> KeptPlace:
        """Where the judge was; the beginning when nothing is kept, or nothing that makes sense."""
        try:
            written = json.loads(read_whole(self.file, _LARGEST).decode())
        except (JudgeDesktopError, ValueError, RecursionError):
            return KeptPlace()
        if not isinstance(written, dict) or written.get("whose") != self._whose:
            return KeptPlace()
        return _place(written)

    def save(self, place: KeptPlace) -> None:
        """Keep that place. Refuses what the disk refuses; the place before stays then."""
        content = json.dumps({"whose": self._whose, **asdict(place)}, ensure_ascii=False, indent=1).encode()
        if not self._is_writing or len(content) > _LARGEST:
            return
        with disk_refusals(self.file.parent):
            self.file.parent.mkdir(mode=0o700, exist_ok=True)
        with replacing(self.file, private=True) as stream:
            stream.write(content)


def score_beside(session: ScoringSession, submission: str, criterion: str) -> str:
    """The score kept for that criterion, as `RefusedText.beside` spells it."""
    score = session.scorecard(submission).scores.get(criterion)
    return "" if score is None else written_score(score)


def refused_still(session: ScoringSession, place: KeptPlace) -> dict[str, dict[str, str]]:
    """What was refused and still stands as it did: a score kept later than the place takes precedence."""
    known = {one.id for one in session.submissions}
    found: dict[str, dict[str, str]] = {}
    for submission, texts in place.refused.items():
        if submission not in known or session.is_sent(submission) or session.is_recused(submission):
            continue
        criteria = {one.id for one in session.rubric(submission).criteria}
        still = {
            criterion: one.text
            for criterion, one in texts.items()
            if criterion in criteria and one.beside == score_beside(session, submission, criterion)
        }
        if still:
            found[submission] = still
    return found


def _place(written: Mapping[str, Any]) -> KeptPlace:
    return KeptPlace(
        submission=_text(written.get("submission")),
        page=_text(written.get("page")),
        numbers_hidden=written.get("numbers_hidden") is True,
        tabs={key: _text(tab) for key, tab in _entries(written.get("tabs")) if _text(tab)},
        places={key: _simple(one) for key, one in _entries(written.get("places")) if _simple(one)},
        widths={key: _widths(one) for key, one in _entries(written.get("widths")) if _widths(one)},
        refused={key: _refused(one) for key, one in _entries(written.get("refused")) if _refused(one)},
    )


def _entries(written: object) -> list[tuple[str, Any]]:
    """The entries of a table whose keys make sense."""
    if not isinstance(written, dict):
        return []
    return [(key, one) for key, one in list(written.items())[:_MOST_ENTRIES] if _text(key)]


def _text(written: object) -> str:
    return written if isinstance(written, str) and len(written) <= _LONGEST else ""


def _simple(written: object) -> dict[str, Any]:
    """A table of a few numbers, texts and truths; anything else is no place."""
    if not isinstance(written, dict) or len(written) > _MOST_PARTS:
        return {}
    return {key: one for key, one in written.items() if _text(key) and _is_simple(one)}


def _is_simple(one: object) -> bool:
    if isinstance(one, float):
        return math.isfinite(one)
    return one is None or isinstance(one, bool) or (isinstance(one, int) and abs(one) < 2**53) or one == _text(one)


def _widths(written: object) -> list[int]:
    is_whole = isinstance(written, list) and all(isinstance(one, int) and 0 <= one <= _WIDEST for one in written)
    return list(written) if is_whole and isinstance(written, list) and len(written) == 3 else []


def _refused(written: object) -> dict[str, RefusedText]:
    found = {}
    for key, one in _entries(written):
        if isinstance(one, dict) and _text(one.get("text")):
            found[key] = RefusedText(_text(one["text"]), _text(one.get("beside")))
    return found
