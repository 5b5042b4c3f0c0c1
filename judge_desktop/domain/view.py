"""The view of a round after merging: what counts for each judge and submission, and why the rest does not.

A pure function of package, documents and decisions makes it (``scoring.counting``); equal inputs in any order give an
equal view.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from judge_desktop.domain.findings import Finding
from judge_desktop.domain.scorecard import Scorecard


class CellState(StrEnum):
    """What is known about one assignment. Only ``counted`` enters the tally."""

    COUNTED = "counted"
    MISSING = "missing"
    DRAFT = "draft"
    RECUSED = "recused"
    ABSENT = "absent"
    EXCLUDED = "excluded"  # a decision set the judge aside in this category
    BLOCKED = "blocked"  # sealed, but a rule refuses it


class Origin(StrEnum):
    """Where a scorecard comes from: the judge's signed score file, or a decision about one on paper or in a sheet."""

    FILE = "file"
    PAPER = "paper"
    SHEET = "sheet"


class WhyNotCounted(StrEnum):
    """Why a valid document does not count."""

    OLDER_REVISION = "older_revision"
    EARLIER_KEY = "earlier_key"
    FORK = "fork"
    NOT_CHOSEN = "not_chosen"
    AWAITING_CONFIRMATION = "awaiting_confirmation"
    SET_ASIDE = "set_aside"
    LATE = "late"
    NOT_ACCEPTED = "not_accepted"  # of a package, rubric or person that no longer fits


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One assignment. ``document`` is the score file it comes from, or the decision when ``origin`` is paper or sheet
    ("" when missing); ``findings`` those of the rulebook.
    """

    judge: str
    submission: str
    category: str
    state: CellState
    scorecard: Scorecard | None = None
    document: str = ""
    judge_key: str = ""
    findings: tuple[Finding, ...] = ()
    origin: Origin = Origin.FILE


@dataclass(frozen=True, slots=True, kw_only=True)
class Fork:
    """Two or more different documents of one key with the same revision, or a broken chain; not counted until a
    decision chooses.
    """

    judge: str
    judge_key: str
    revision: int
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A replaced laptop: the judge's two keys sealed different values for one submission; the newest key's counts."""

    judge: str
    submission: str
    counted_document: str
    other_document: str


@dataclass(frozen=True, kw_only=True)  # without slots: it remembers what is looked up in it
class View:
    """Everything that can be said about a round. All tuples are sorted by what they hold, never by arrival."""

    cells: tuple[Cell, ...]
    counted_documents: tuple[str, ...]
    not_counted: Mapping[str, WhyNotCounted]  # document -> why
    forks: tuple[Fork, ...]
    awaiting: Mapping[str, tuple[str, ...]]  # judge -> judge_keys with files that nobody confirmed
    gaps: Mapping[str, tuple[int, ...]]  # judge_key -> revisions never received
    differences: tuple[Difference, ...]
    is_closed: bool
    missing: tuple[str, ...]  # voting judges with assignments of whom no document counts
    counted_papers: tuple[str, ...] = ()  # decisions about scorecards on paper or in a sheet that speak for a cell
    decision_conflicts: tuple[tuple[str, ...], ...] = ()  # groups of contradicting decisions (their SHA-256)

    def cell(self, judge: str, submission: str) -> Cell | None:
        """The cell of that assignment, or None when it was not assigned."""
        return self._by_pair.get((judge, submission))

    @cached_property
    def _by_pair(self) -> Mapping[tuple[str, str], Cell]:
        return {(one.judge, one.submission): one for one in reversed(self.cells)}

    @cached_property
    def by_category(self) -> Mapping[str, tuple[Cell, ...]]:
        """The cells of each category that has any."""
        return _grouped(self.cells, lambda one: one.category)

    @cached_property
    def by_judge(self) -> Mapping[str, tuple[Cell, ...]]:
        """The cells of each judge who has any."""
        return _grouped(self.cells, lambda one: one.judge)


def _grouped(cells: Iterable[Cell], key: Callable[[Cell], str]) -> Mapping[str, tuple[Cell, ...]]:
    found: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        found[key(cell)].append(cell)
    return {name: tuple(some) for name, some in found.items()}
