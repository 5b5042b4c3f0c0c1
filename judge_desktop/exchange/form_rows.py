"""The rows of a form's export as submissions, each problem named by row and field with the ways to solve it.

Whether a submission is new, and what the rules say about it, is ``scoring.submission_import``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from judge_desktop.domain.contest import Applicant, Category, Submission
from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity
from judge_desktop.domain.importing import Candidate, ImportField, Matching, RowProblem, Solution, Solved
from judge_desktop.domain.text import Text
from judge_desktop.exchange.cell_values import spelling_key, whole_number_of, yes_or_no
from judge_desktop.exchange.form_categories import CategoryReader
from judge_desktop.exchange.form_dates import date_reader, era_of
from judge_desktop.exchange.form_tables import FormTable
from judge_desktop.exchange.spreadsheets import Row
from judge_desktop.scoring.ids import is_folder_name

_F = ImportField
_Value = TypeVar("_Value")
_NEEDED = frozenset((_F.TITLE_TH, _F.TITLE_EN, _F.CATEGORY))
_SHOWN = 80


def candidates_of(
    table: FormTable, matching: Matching, categories: Iterable[Category], solved: Iterable[Solved] = ()
) -> tuple[Candidate, ...]:
    """Every row as a submission, read with that matching and the solutions given so far."""
    reading = _RowsReading(table, matching, categories, tuple(solved))
    return tuple(reading.candidate(row) for row in table.rows if not _repeats_titles(row, table))


def _repeats_titles(row: Row, table: FormTable) -> bool:
    """A header row in the middle, as pasted lists have."""
    filled = [(column, text) for column, text in enumerate(row.cells) if text]
    return bool(filled) and all(" ".join(text.split()) == table.titles[column] for column, text in filled)


class _RowsReading:
    """What all rows of one table are read with."""

    def __init__(
        self, table: FormTable, matching: Matching, categories: Iterable[Category], solved: tuple[Solved, ...]
    ) -> None:
        self.table = table
        self.columns = {one: column for column, one in sorted(matching.items(), reverse=True)}
        self.extra = [(column, table.titles[column]) for column, one in sorted(matching.items()) if one is _F.EXTRA]
        self.categories = CategoryReader(categories)
        self.solved = {(one.row, one.column, one.how): one for one in solved}
        self.cells = {(row.number, column): text for row in table.rows for column, text in enumerate(row.cells)}
        self.flaws = {
            (one.where.row, " ".join(one.where.column.split())): one for one in table.findings if one.where.row
        }
        self.dates = {one: date_reader(self._values(one)) for one in (_F.START_DATE, _F.APPLIED_DATE)}
        self.odd_eras = {one: _odd_era(self._values(one)) for one in self.dates}
        self.meant = {
            spelling_key(self.cells.get((one.row, self.columns.get(_F.CATEGORY, -1)), "")): one.value
            for one in solved
            if one.how is Solution.CATEGORY
        }

    def candidate(self, row: Row) -> Candidate:
        return _RowReading(self, row).candidate()

    def _values(self, one: ImportField) -> list[str]:
        return self.table.values(self.columns[one]) if one in self.columns else []


class _RowReading:
    """One row."""

    def __init__(self, rows: _RowsReading, row: Row) -> None:
        self._rows, self._row = rows, row
        self._problems: list[RowProblem] = []
        self._given: set[ImportField] = set()

    def candidate(self) -> Candidate:
        submission = Submission(
            id=self._id(),
            number=self._understood(_F.NUMBER, whole_number_of, 0),
            category=self._category(),
            title=self._text(_F.TITLE_TH, _F.TITLE_EN),
            applicant=Applicant(
                name=self._text(_F.APPLICANT_TH, _F.APPLICANT_EN), type=_one_line(self._cell(_F.APPLICANT_TYPE))
            ),
            summary=Text(th=self._cell(_F.SUMMARY_TH), en=self._cell(_F.SUMMARY_EN)),
            start_date=self._date(_F.START_DATE),
            applied_date=self._date(_F.APPLIED_DATE),
            fits_concept=self._understood(_F.FITS_CONCEPT, yes_or_no, None),
            reason=self._cell(_F.REASON),
            shortlisted=self._understood(_F.SHORTLISTED, yes_or_no, True),
            order=self._understood(_F.ORDER, whole_number_of, 0),
            extra_fields=tuple(
                (title, self._row.cell(column)) for column, title in self._rows.extra if self._row.cell(column)
            ),
        )
        self._check_titles(submission)
        if submission.extra_fields:
            self._given.add(_F.EXTRA)
        return Candidate(
            row=self._row.number,
            submission=submission,
            key=self._key(submission),
            given=frozenset(self._given),
            problems=tuple(self._problems),
        )

    def _cell(self, one: ImportField) -> str:
        """The text of a field after the solutions; formulas and merged cells are told of here."""
        column = self._rows.columns.get(one)
        if column is None or self._is_solved(one, Solution.CLEAR):
            return ""
        text = self._row.cell(column)
        source = self._rows.table.merged_from.get((self._row.number, column))
        if not text and source is not None:
            text = self._rows.cells.get(source, "")
            if text and not self._is_solved(one, Solution.FROM_ABOVE):
                self._tell(FindingCode.CELL_IS_MERGED, one, (Solution.FROM_ABOVE,), Severity.BLOCKS, value=_short(text))
                return ""
        flaw = self._rows.flaws.get((self._row.number, self._title(column)))
        if flaw is not None:
            details = {name: str(value) for name, value in flaw.details.items()}
            how = Solution.LEAVE_OUT if one in _NEEDED else Solution.CLEAR
            self._tell(flaw.code, one, (how,), Severity.BLOCKS, **details)
            return ""
        if text:
            self._given.add(one)
        return text

    def _title(self, column: int) -> str:
        return self._rows.table.titles[column]

    def _id(self) -> str:
        one = self._cell(_F.ID)
        if one and (self._is_solved(_F.ID, Solution.NEW_ID) or not is_folder_name(one)):
            if not self._is_solved(_F.ID, Solution.NEW_ID):
                solutions = (Solution.NEW_ID, Solution.LEAVE_OUT)
                self._tell(FindingCode.ID_NOT_ALLOWED, _F.ID, solutions, Severity.BLOCKS, id=_short(one))
            return ""
        return one

    def _category(self) -> str:
        written = self._cell(_F.CATEGORY)
        chosen = self._rows.meant.get(spelling_key(written)) if written else None
        if chosen:
            return chosen
        if not written:
            if not self._has_problem(_F.CATEGORY):
                self._tell(FindingCode.CELL_MISSING, _F.CATEGORY, (Solution.LEAVE_OUT,), Severity.BLOCKS)
            return ""
        meant = self._rows.categories.read(written)
        if len(meant.ids) == 1:
            return meant.ids[0]
        if meant.ids:
            where = self._place(_F.CATEGORY)
            finding = _finding(FindingCode.SEVERAL_CATEGORIES, Severity.BLOCKS, where, value=_short(written))
            choices = [self._solution(_F.CATEGORY, Solution.CATEGORY, one) for one in meant.ids]
            self._problems.append(RowProblem(finding=finding, solutions=tuple(choices)))
            return ""
        where = self._place(_F.CATEGORY)
        finding = _finding(FindingCode.CATEGORY_NOT_KNOWN, Severity.BLOCKS, where, value=_short(written))
        nearest = (self._solution(_F.CATEGORY, Solution.CATEGORY, meant.nearest),) if meant.nearest else ()
        leave = self._solution(_F.CATEGORY, Solution.LEAVE_OUT)
        self._problems.append(RowProblem(finding=finding, solutions=(*nearest, leave)))
        return ""

    def _date(self, one: ImportField) -> date | None:
        text = self._cell(one)
        if not text:
            return None
        read = self._rows.dates[one](text)
        if read is None:
            self._given.discard(one)
            self._tell(FindingCode.CELL_NOT_UNDERSTOOD, one, (Solution.CLEAR,), Severity.BLOCKS, value=_short(text))
        elif era_of(text) and era_of(text) == self._rows.odd_eras[one]:
            details = {"value": _short(text), "date": read.isoformat()}
            self._tell(FindingCode.ERA_MIXED, one, (Solution.NOTED, Solution.CLEAR), Severity.WARNS, **details)
        return read

    def _understood(self, one: ImportField, read: Callable[[str], _Value | None], otherwise: _Value) -> _Value:
        text = self._cell(one)
        if not text:
            return otherwise
        value = read(text)
        if value is None:
            self._given.discard(one)
            self._tell(FindingCode.CELL_NOT_UNDERSTOOD, one, (Solution.CLEAR,), Severity.BLOCKS, value=_short(text))
            return otherwise
        return value

    def _text(self, thai: ImportField, english: ImportField) -> Text:
        return Text(th=_one_line(self._cell(thai)), en=_one_line(self._cell(english)))

    def _check_titles(self, submission: Submission) -> None:
        columns = self._rows.columns
        titled = _F.TITLE_TH if _F.TITLE_TH in columns else _F.TITLE_EN
        if not submission.title:
            if not (self._has_problem(_F.TITLE_TH) or self._has_problem(_F.TITLE_EN)):
                self._tell(FindingCode.SUBMISSION_TITLE_MISSING, titled, (Solution.LEAVE_OUT,), Severity.BLOCKS)
        elif not submission.title.en and {_F.TITLE_TH, _F.TITLE_EN} <= columns.keys():
            self._tell(FindingCode.ENGLISH_TITLE_MISSING, _F.TITLE_EN, (Solution.NOTED,), Severity.WARNS)

    def _key(self, submission: Submission) -> str:
        """What stays the same when the table is exported again and somebody has corrected a word in it."""
        columns = self._rows.columns
        response, sender = (self._row.cell(columns[one]) if one in columns else "" for one in (_F.RESPONSE, _F.SENDER))
        if response:
            return f"response {response}"
        stamp = self._row.cell(columns[_F.APPLIED_DATE]) if _F.APPLIED_DATE in columns else ""
        if re.search(r"\d[:.]\d\d[:.]\d\d", stamp):
            return f"moment {' '.join(re.findall(r'[0-9๐-๙]+', stamp))} {sender.casefold()}"
        title, applicant = (one.th or one.en for one in (submission.title, submission.applicant.name))
        return f"name {spelling_key(title)} {spelling_key(applicant)} {submission.category}" if title else ""

    def _is_solved(self, one: ImportField, how: Solution) -> bool:
        return (self._row.number, one.value, how) in self._rows.solved

    def _has_problem(self, one: ImportField) -> bool:
        return any(problem.finding.where.column == one.value for problem in self._problems)

    def _tell(
        self, code: FindingCode, one: ImportField, how: tuple[Solution, ...], severity: Severity, **details: str
    ) -> None:
        """A problem, unless somebody has taken note of it."""
        if self._is_solved(one, Solution.NOTED) or self._has_problem(one):
            return
        finding = _finding(code, severity, self._place(one), **details)
        solutions = tuple(self._solution(one, solution) for solution in how)
        self._problems.append(RowProblem(finding=finding, solutions=solutions))

    def _place(self, one: ImportField) -> Place:
        return Place(table=self._rows.table.name, row=self._row.number, column=one.value)

    def _solution(self, one: ImportField, how: Solution, value: str = "") -> Solved:
        return Solved(row=self._row.number, column=one.value, how=how, value=value)


def _finding(code: FindingCode, severity: Severity, where: Place, **details: str) -> Finding:
    return Finding(code=code, severity=severity, where=where, details=details)


def _odd_era(values: Iterable[str]) -> str:
    """The era that only the lesser part of a column is written in; "" when all are in one."""
    eras = Counter(era for value in values if (era := era_of(value)))
    return min(sorted(eras), key=lambda era: eras[era]) if len(eras) > 1 else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _short(text: str) -> str:
    return " ".join(text.split())[:_SHOWN]
