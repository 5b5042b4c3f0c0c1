"""A table of a judge's own scores to import. A table of a panel's scores to tally is ``tally_tables``.

Whether a score is allowed is ``scoring.validation``.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity
from judge_desktop.exchange.cell_values import decimal_of
from judge_desktop.exchange.columns import Column, fitting, match_columns
from judge_desktop.exchange.spreadsheets import Row, read_table

SCORE_COLUMNS = (
    Column(name="submission", label="รหัสผลงาน", other_names=("id", "ผลงาน")),
    Column(name="judge", label="กรรมการ", other_names=("รหัสกรรมการ",)),
    Column(name="category", label="ด้าน"),
    Column(name="criterion", label="เกณฑ์", other_names=("มิติ", "เกณฑ์การพิจารณา", "criteria", "dimension")),
    Column(name="score", label="คะแนน", other_names=("points",)),
)
_NEEDED = ("submission", "criterion", "score")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedScore:
    """One row to import. ``score`` None: the cell is empty, the score is not given. ``row`` as a spreadsheet counts."""

    submission: str
    criterion: str
    score: Decimal | None
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedScores:
    """A judge's own scores and what is wrong with the table; a row with a finding is left out."""

    scores: tuple[ImportedScore, ...]
    findings: tuple[Finding, ...]


def read_scores(path: Path, judge: str = "") -> ImportedScores:
    """Reads ``submission,criterion,score`` (CSV or XLSX). Of a table that says whose each score is, as an exported one
    does, only the rows of ``judge`` are read.

    Findings: those of ``read_table``, COLUMN_MISSING, COLUMN_TWICE, CELL_MISSING, SCORE_NOT_A_NUMBER, SCORE_ROW_TWICE.
    """
    reading = _Reading(path, judge)
    scores: list[ImportedScore] = []
    for row in reading.rows:
        submission, criterion = reading.needed(row, "submission"), reading.needed(row, "criterion")
        score = reading.score(row)
        if reading.takes(row, (submission, criterion)):
            scores.append(ImportedScore(submission=submission, criterion=criterion, score=score, row=row.number))
    return ImportedScores(scores=tuple(scores), findings=tuple(reading.findings))


class _Reading:
    """One pass over a table of scores."""

    def __init__(self, path: Path, judge: str) -> None:
        table = read_table(path, fitting(SCORE_COLUMNS, _NEEDED))
        columns = match_columns(table.header, SCORE_COLUMNS, [(name,) for name in _NEEDED], table=path.name)
        is_unread = any(finding.where.row == 0 for finding in table.findings)
        self.findings = [*table.findings, *(() if is_unread else columns.findings)]
        lacking = any(name not in columns.positions for name in _NEEDED)
        is_of_panel = judge and "judge" in columns.positions
        self.rows: tuple[Row, ...] = tuple(
            row for row in (() if lacking else table.body) if not is_of_panel or columns.cell(row, "judge") == judge
        )
        self.cell: Callable[[Row, str], str] = columns.cell
        self._table = table.name
        self._flawed = {finding.where.row for finding in table.findings}
        self._seen: set[Hashable] = set()

    def needed(self, row: Row, name: str) -> str:
        """The text of a cell that must not be empty."""
        text = self.cell(row, name)
        if not text:
            self._find(FindingCode.CELL_MISSING, row, name)
        return text

    def score(self, row: Row) -> Decimal | None:
        text = self.cell(row, "score")
        number = decimal_of(text) if text else None
        if text and number is None:
            self._find(FindingCode.SCORE_NOT_A_NUMBER, row, "score", value=text[:80])
        return number

    def takes(self, row: Row, key: Hashable) -> bool:
        """True when nothing is wrong with the row and none above has the same key."""
        if row.number not in self._flawed and key in self._seen:
            self._find(FindingCode.SCORE_ROW_TWICE, row, "score")
        self._seen.add(key)
        return row.number not in self._flawed

    def _find(self, code: FindingCode, row: Row, name: str, **details: str) -> None:
        """A finding, unless the row has one already (a formula reads as empty)."""
        if row.number not in self._flawed:
            self._flawed.add(row.number)
            where = Place(table=self._table, row=row.number, column=name)
            self.findings.append(Finding(code=code, severity=Severity.BLOCKS, where=where, details=details))
