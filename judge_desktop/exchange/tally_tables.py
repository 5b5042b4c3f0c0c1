"""Tables of scores to tally from anywhere: a paper panel, last year's event; large ones in one quick pass.

Whether a score can be is ``scoring.table_validation``, combining them ``scoring.tally``, a rubric ``contest_toml``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from operator import itemgetter
from pathlib import Path

from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity
from judge_desktop.exchange.cell_values import decimal_of
from judge_desktop.exchange.columns import fitting, match_columns
from judge_desktop.exchange.csv_reading import csv_cell, csv_records
from judge_desktop.exchange.damage import DAMAGE
from judge_desktop.exchange.reading import read_whole
from judge_desktop.exchange.score_tables import SCORE_COLUMNS
from judge_desktop.exchange.spreadsheets import (
    MAX_CELL_LETTERS,
    MAX_COLUMNS,
    UNREAD,
    Row,
    column_letters,
    read_table,
    unread_finding,
)
from judge_desktop.scoring.score_table import ScoreRow

MAX_FILE_BYTES = 64 * 2**20
MAX_ROWS = 2_000_000  # of a CSV; a workbook has fewer (``spreadsheets``)
LONGEST_NUMBER = 40  # characters; programs write means with all their decimals
_NEEDED = ("submission", "judge", "score")
_REMEMBERED = 200_000  # different cells

_Line = tuple[int, list[str]]
"""Number as a spreadsheet counts, cleaned cells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyRows:
    """The rows of a table to tally and what is wrong with it; rows with a finding or an empty score are left out."""

    rows: tuple[ScoreRow, ...]
    findings: tuple[Finding, ...]


def read_tally_rows(path: Path) -> TallyRows:
    """Reads ``submission,judge,score`` and, where there are such columns, ``category`` and ``criterion`` (CSV or XLSX;
    of several sheets the first that has most of them).

    An empty score is missing, never 0. Findings: those of ``read_table``, COLUMN_MISSING, COLUMN_TWICE, CELL_MISSING,
    SCORE_NOT_A_NUMBER, SCORE_ROW_TWICE.
    """
    try:
        content = read_whole(path, MAX_FILE_BYTES)
        if content.startswith(b"PK\x03\x04"):
            return _rows_of_any_table(path)
        return _rows_of_csv(path.name, content)
    except JudgeDesktopError as refused:
        return _unread(path.name, UNREAD.get(refused.code, FindingCode.TABLE_UNREADABLE))
    except DAMAGE:
        return _unread(path.name, FindingCode.TABLE_UNREADABLE)


def _unread(name: str, code: FindingCode) -> TallyRows:
    return TallyRows(rows=(), findings=(unread_finding(name, code, MAX_ROWS),))


def _rows_of_any_table(path: Path) -> TallyRows:
    table = read_table(path, fitting(SCORE_COLUMNS, _NEEDED))
    reading = _Reading(table.name, table.header, table.findings)
    rows = reading.rows((row.number, list(row.cells)) for row in table.body)
    return TallyRows(rows=tuple(rows), findings=tuple(reading.findings))


def _rows_of_csv(name: str, content: bytes) -> TallyRows:
    lines = _Lines(content)
    reading = _Reading(name, lines.header())
    rows = tuple(reading.rows(lines.body(reading)))
    if lines.is_too_large:
        return _unread(name, FindingCode.TABLE_TOO_LARGE)
    return TallyRows(rows=rows, findings=tuple(reading.findings))


class _Cells(dict[str, str]):
    """A cell as it stands -> its text: the same names and numbers come again and again. ``flaws`` are cells that say
    nothing.
    """

    def __init__(self) -> None:
        super().__init__()
        self.flaws: dict[str, FindingCode] = {}

    def __missing__(self, written: str) -> str:
        text = csv_cell(written)
        if text is None:
            self.flaws[written] = FindingCode.CELL_IS_A_FORMULA
        elif len(text) > MAX_CELL_LETTERS:
            self.flaws[written] = FindingCode.CELL_NOT_UNDERSTOOD
        if len(self) > _REMEMBERED:
            self.clear()
        self[written] = "" if written in self.flaws or text is None else text
        return self[written]


class _Lines:
    """The lines of a CSV, read one after the other."""

    def __init__(self, content: bytes) -> None:
        self._records = enumerate(csv_records(content), start=1)
        self._cells = _Cells()
        self.is_too_large = False

    def header(self) -> Row | None:
        """The first line with two or more cells (a title above the table has one); None without one."""
        for number, record in self._records:
            if number > MAX_ROWS or len(record) > MAX_COLUMNS:
                self.is_too_large = True
                return None
            cells = [self._cells[written] for written in record]
            if sum(map(bool, cells)) > 1:
                return Row(number, tuple(cells))
        return None

    def body(self, reading: _Reading) -> Iterator[_Line]:
        """The lines under the header that are not empty; a cell that says nothing is told to ``reading``."""
        cells, flaws = self._cells, self._cells.flaws
        for number, record in self._records:
            texts = list(map(cells.__getitem__, record))
            if flaws and not flaws.keys().isdisjoint(record):
                for place, written in enumerate(record):
                    if written in flaws:
                        reading.find_flaw(flaws[written], number, place)
            elif not any(texts):
                continue
            if number > MAX_ROWS or len(texts) > MAX_COLUMNS:
                self.is_too_large = True
                return
            yield number, texts


class _Reading:
    """One pass over a table to tally."""

    def __init__(self, name: str, header: Row | None, flaws: Iterable[Finding] = ()) -> None:
        columns = match_columns(header, SCORE_COLUMNS, [(one,) for one in _NEEDED], table=name)
        self.findings = list(flaws)
        is_unread = any(finding.where.row == 0 for finding in self.findings)
        self.findings += () if is_unread else columns.findings
        self._flawed = {finding.where.row for finding in self.findings if finding.where.row}
        self._header = header
        self._name = name
        self._at = columns.positions

    def rows(self, lines: Iterable[_Line]) -> Iterator[ScoreRow]:
        """The rows with a score and without a finding."""
        if any(name not in self._at for name in _NEEDED):
            return
        number_of = cache(lambda text: decimal_of(text, LONGEST_NUMBER))
        seen: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
        once: dict[tuple[str, str], tuple[str, str]] = {}
        has_criterion = "criterion" in self._at
        blanks = [""] * (1 + max(self._at.values()))
        pick = itemgetter(*(self._at.get(one, -1) for one in (*_NEEDED, "category", "criterion")))
        for number, cells in lines:
            cells.extend(blanks[len(cells) :])
            cells.append("")  # where a column that the table lacks is looked for
            submission, judge, written, category, criterion = pick(cells)
            score = number_of(written) if written else None
            card = (judge, criterion)
            card = once.setdefault(card, card)
            given = seen[category, submission]
            if not submission or not judge or (has_criterion and not criterion) or (written and score is None):
                self._find_wrong(number, submission, judge, criterion, written)
            elif card in given:
                self._find(FindingCode.SCORE_ROW_TWICE, number, "score")
            elif score is not None and number not in self._flawed:
                yield _row(submission, judge, score, category, criterion if has_criterion else None)
            given.add(card)

    def _find_wrong(self, number: int, submission: str, judge: str, criterion: str, written: str) -> None:
        """The first thing that is wrong with a row: an empty cell, else a score that is no number."""
        needed = {"submission": submission, "judge": judge}
        if "criterion" in self._at:
            needed["criterion"] = criterion
        for name, text in needed.items():
            if not text:
                self._find(FindingCode.CELL_MISSING, number, name)
                return
        self._find(FindingCode.SCORE_NOT_A_NUMBER, number, "score", value=written[:80])

    def find_flaw(self, code: FindingCode, number: int, place: int) -> None:
        """A cell that says nothing, named by the title of its column, whatever else is wrong with the row."""
        title = self._header.cell(place) if self._header is not None else ""
        self._flawed.discard(number)
        self._find(code, number, title or column_letters(place))

    def _find(self, code: FindingCode, number: int, name: str, **details: str) -> None:
        """A finding, unless the row has one already (a formula reads as empty)."""
        if number not in self._flawed:
            self._flawed.add(number)
            where = Place(table=self._name, row=number, column=name)
            self.findings.append(Finding(code=code, severity=Severity.BLOCKS, where=where, details=details))


def _row(submission: str, judge: str, score: Decimal, category: str, criterion: str | None) -> ScoreRow:
    return ScoreRow(submission=submission, judge=judge, score=score, category=category or None, criterion=criterion)
