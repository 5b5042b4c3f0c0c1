"""What merging reports: one line per file, who is missing. Deciding is ``scoring.counting``, doing is
``workflow.merge_scores``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from judge_desktop.domain.errors import Code


class Outcome(StrEnum):
    """What became of one file."""

    ACCEPTED = "accepted"
    ALREADY_PRESENT = "already_present"
    SUPERSEDED = "superseded"
    FORK = "fork"
    AWAITING_CONFIRMATION = "awaiting_confirmation"
    LATE = "late"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeLine:
    """One file's outcome. ``code`` says why it was refused; ``judge`` and ``sha256`` are empty when nothing could be
    believed.
    """

    path: str
    outcome: Outcome
    code: Code | None = None
    judge: str = ""
    revision: int = 0
    sha256: str = ""
    scorecards: int = 0
    decisions: int = 0  # in a file of decisions of another copy of the chair


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeReport:
    """All files of one merge, the voting judges of whom nothing is counted yet, and the hash of the view that
    results.
    """

    files: tuple[MergeLine, ...]
    missing: tuple[str, ...]
    view_sha256: str
