"""A judge's scorecards and the score file that carries them. Validation is ``scoring.validation``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from judge_desktop.domain.contest import Mode, Recusal

OVERALL = "overall"  # key of the comment that belongs to no criterion


class ScorecardState(StrEnum):
    """What a judge has declared about one submission."""

    DRAFT = "draft"
    SEALED = "sealed"
    RECUSED = "recused"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A page (1, 2, …) or a second of an attachment, kept as evidence for a criterion."""

    criterion: str
    attachment: str  # SHA-256
    page: int = 0
    second: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """One judge's scores and comments for one submission. A score is None until given, never 0 by default.

    ``comments`` maps a criterion's id or ``OVERALL`` to text. ``reason`` says why a sent scorecard was reopened.
    """

    submission: str
    state: ScorecardState = ScorecardState.DRAFT
    scores: Mapping[str, Decimal | None] = field(default_factory=dict)
    comments: Mapping[str, str] = field(default_factory=dict)
    pins: tuple[Pin, ...] = ()
    flag: bool = False
    reason: str = ""

    @property
    def given(self) -> dict[str, Decimal]:
        """The scores that were given, by criterion."""
        return {criterion: score for criterion, score in self.scores.items() if score is not None}

    @property
    def total(self) -> Decimal:
        """Sum of the scores given so far, exact."""
        return sum(self.given.values(), Decimal(0))

    @property
    def is_complete(self) -> bool:
        """True when every listed criterion has a score (whether they are allowed is another question)."""
        return bool(self.scores) and None not in self.scores.values()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreFile:
    """A signed snapshot of all scorecards of a judge in a round, as it was verified.

    ``sha256`` is that of the signed document's bytes, ``previous`` that of the same key's revision before ("" = none).
    ``created`` is shown and never used for order (ISO date and time). ``recipients`` are the ``age1…`` names of all
    who can open it;
    ``signing_key`` and ``age_recipient`` are the judge's own public keys, for a chair's copy that meets her for the
    first time.
    """

    contest: str
    round: str
    mode: Mode
    manifest: str
    rubric: str
    judge: str
    judge_key: str
    recipients: tuple[str, ...]
    revision: int
    previous: str
    declaration_made: bool
    recusals: tuple[Recusal, ...]
    scorecards: tuple[Scorecard, ...]
    created: str
    notes: str = ""
    sha256: str = ""
    signing_key: str = ""
    age_recipient: str = ""

    def scorecard(self, submission_id: str) -> Scorecard | None:
        """The scorecard of that submission, or None."""
        return next((card for card in self.scorecards if card.submission == submission_id), None)
