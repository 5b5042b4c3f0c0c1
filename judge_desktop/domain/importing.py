"""Bringing a table of submissions in: which column is which, what is wrong in which row and how it is solved, and what
the table would change. Values only; reading a table is ``exchange``, comparing it ``scoring.submission_import``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from judge_desktop.domain.contest import Submission
from judge_desktop.domain.findings import Finding


class ImportField(StrEnum):
    """What a column of a table may be."""

    ID = "id"
    NUMBER = "number"
    CATEGORY = "category"
    TITLE_TH = "title_th"
    TITLE_EN = "title_en"
    APPLICANT_TH = "applicant_th"
    APPLICANT_EN = "applicant_en"
    APPLICANT_TYPE = "applicant_type"
    START_DATE = "start_date"
    APPLIED_DATE = "applied_date"
    SUMMARY_TH = "summary_th"
    SUMMARY_EN = "summary_en"
    FITS_CONCEPT = "fits_concept"
    REASON = "reason"
    SHORTLISTED = "shortlisted"
    ORDER = "order"
    RESPONSE = "response"  # the form service's own number of the answer: recognises a row again, is not kept
    SENDER = "sender"  # an e-mail address: recognises a row again, is not kept
    EXTRA = "extra"  # kept under its title
    UNUSED = "unused"


SEVERAL_TIMES = frozenset((ImportField.EXTRA, ImportField.UNUSED))
"""What more than one column may be."""

Matching = Mapping[int, ImportField]
"""Column (from 0) -> what it is. A column that is missing has not been decided and is not used."""


class Solution(StrEnum):
    """How a problem of a row can be solved before anything is written."""

    CATEGORY = "category"  # the category of that id is meant, in every row that is written so
    NOT_ELIGIBLE = "not_eligible"  # brought in, not shortlisted, with the reason
    NOTED = "noted"  # brought in as it is
    LEAVE_OUT = "leave_out"  # this row stays out
    CLEAR = "clear"  # brought in without this cell
    FROM_ABOVE = "from_above"  # the value of the merged cell
    NEW_ID = "new_id"  # another id is made
    KEEP_OURS = "keep_ours"  # what is here already stays


@dataclass(frozen=True, slots=True, kw_only=True)
class Solved:
    """A problem a person solved. ``column`` is the field, ``value`` the id of a category, else empty."""

    row: int
    column: str
    how: Solution
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowProblem:
    """What is wrong with a row (``finding`` names row and field) and how it can be solved, the likeliest way first."""

    finding: Finding
    solutions: tuple[Solved, ...] = ()

    @property
    def row(self) -> int:
        """The row, as the spreadsheet program counts."""
        return self.finding.where.row


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One row as a submission. ``key`` recognises the row again; ``given`` are the fields that are not empty in it."""

    row: int
    submission: Submission
    key: str
    given: frozenset[ImportField]
    problems: tuple[RowProblem, ...] = ()


class RowOutcome(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    BLOCKED = "blocked"  # a problem has to be solved first
    LEFT_OUT = "left_out"  # somebody said so


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRow:
    """A row, the submission it becomes, and the fields it changes: (field, before, after)."""

    row: int
    outcome: RowOutcome
    submission: Submission
    changes: tuple[tuple[ImportField, str, str], ...] = ()
    problems: tuple[RowProblem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What a table would do. ``missing`` are the submissions here that the table lacks: they stay."""

    rows: tuple[PlannedRow, ...] = ()
    missing: tuple[str, ...] = ()
    counts: Mapping[RowOutcome, int] = field(default_factory=dict)

    @property
    def taken(self) -> tuple[PlannedRow, ...]:
        """The rows that are brought in and change something."""
        return tuple(one for one in self.rows if one.outcome in (RowOutcome.NEW, RowOutcome.CHANGED))

    @property
    def problems(self) -> tuple[RowProblem, ...]:
        """Everything still to be looked at, what blocks first."""
        found = [problem for one in self.rows for problem in one.problems]
        return tuple(sorted(found, key=lambda one: (not one.finding.blocks, one.row)))

    def count(self, outcome: RowOutcome) -> int:
        """How many rows have that outcome."""
        return self.counts.get(outcome, 0)
