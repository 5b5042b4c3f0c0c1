"""The tables ``submissions`` and ``panel`` of a contest folder: their columns, and what their rows mean.

A row that cannot be used stays out and its finding says where; what the rulebook says about a submission or a panel is
``scoring.contest_validation``. Writing the same tables is ``contest_folder_writing``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import count, repeat
from typing import TypeVar

from judge_desktop.domain.contest import Applicant, Category, Rules, Submission
from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity
from judge_desktop.domain.panel import Judge, Panel, Role
from judge_desktop.domain.text import Text
from judge_desktop.exchange.cell_values import date_of, role_of, spelling_key, whole_number_of, yes_or_no
from judge_desktop.exchange.columns import Column, MatchedColumns, match_columns
from judge_desktop.exchange.spreadsheets import Row, Table

YES_OR_NO = ("ใช่", "ไม่ใช่")
ROLE_NAMES = {
    Role.CHAIR: "ประธานกรรมการ",
    Role.JUDGE: "กรรมการ",
    Role.JUDGE_AND_SECRETARY: "กรรมการและเลขานุการ",
    Role.SECRETARY: "เลขานุการ",
}

SUBMISSION_COLUMNS = (
    Column(name="id", label="รหัสผลงาน", other_names=("submission",), width=12),
    Column(name="number", label="เลขที่ผลงาน", other_names=("no.", "no", "ลำดับที่", "ที่"), width=10),
    Column(name="category", label="ด้าน", other_names=("ประเภทรางวัล",), width=16),
    Column(name="title_th", label="ชื่อผลงาน", other_names=("ชื่อโครงการ", "ชื่อผลงาน (ภาษาไทย)", "title"), width=48),
    Column(name="title_en", label="ชื่อผลงานภาษาอังกฤษ", other_names=("ชื่อผลงาน (ภาษาอังกฤษ)",), width=48),
    Column(name="applicant_th", label="หน่วยงานผู้สมัคร", other_names=("ผู้สมัคร", "applicant"), width=32),
    Column(name="applicant_en", label="หน่วยงานผู้สมัครภาษาอังกฤษ", width=32),
    Column(name="applicant_type", label="ประเภทผู้สมัคร", width=20),
    Column(name="start_date", label="วันที่เริ่มดำเนินโครงการ", width=16),
    Column(name="applied_date", label="วันที่สมัคร", width=16),
    Column(name="summary_th", label="สรุปผลงานโดยย่อ", other_names=("summary",), width=60),
    Column(name="summary_en", label="สรุปผลงานโดยย่อภาษาอังกฤษ", width=60),
    Column(name="fits_concept", label="สอดคล้องกับแนวคิดเมืองอัจฉริยะ", width=16, choices=YES_OR_NO),
    Column(name="reason", label="เหตุผล", width=32),
    Column(name="shortlisted", label="ผ่านการคัดเลือกรอบแรก", width=16, choices=YES_OR_NO),
    Column(name="order", label="ลำดับการนำเสนอ", width=12),
)
PANEL_COLUMNS = (
    Column(name="id", label="รหัสกรรมการ", other_names=("judge",), width=12),
    Column(name="title", label="คำนำหน้า", width=12),
    Column(name="name_th", label="ชื่อ-สกุล", other_names=("ชื่อ", "ชื่อ-นามสกุล", "name"), width=28),
    Column(name="name_en", label="ชื่อ-สกุลภาษาอังกฤษ", width=28),
    Column(name="position", label="ตำแหน่ง", width=32),
    Column(name="role", label="หน้าที่ในคณะกรรมการ", width=22, choices=tuple(ROLE_NAMES.values())),
    Column(name="votes", label="มีสิทธิให้คะแนน", width=14, choices=YES_OR_NO),
    Column(name="order", label="ลำดับ", width=10),
    Column(name="appointment", label="คำสั่งแต่งตั้ง", width=32),
)

_Value = TypeVar("_Value")
_UNPLACED = -1  # the order of a row whose cell is empty; 0 is a place like any other


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSubmissions:
    """The submissions in the order of their rows, the row of each, and what is wrong."""

    submissions: tuple[Submission, ...] = ()
    rows: Mapping[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPanel:
    """The panel in printed order, the row of each person, and what is wrong."""

    panel: Panel = field(default_factory=Panel)
    rows: Mapping[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def read_submissions(table: Table, categories: Iterable[Category]) -> ReadSubmissions:
    """The rows of ``submissions.xlsx``.

    A category is given by its id or a name. An empty ``number`` is the lowest that is free, in the order of rows; an
    empty ``order`` comes after those that are given. Unknown columns become extra fields. Findings: those of the table
    and its header, CELL_MISSING, CELL_NOT_UNDERSTOOD, DUPLICATE_ID (the first row stays), SUBMISSION_CATEGORY_UNKNOWN.
    """
    needed = (("id",), ("category",), ("title_th", "title_en"))
    reading = _TableReading(
        table, SUBMISSION_COLUMNS, needed, wished=(("applicant_th", "applicant_en"), ("start_date",))
    )
    spellings = category_spellings(categories)
    rows: dict[str, int] = {}
    submissions: list[Submission] = []
    for row in reading.rows():
        submission_id = reading.new_id(row, rows)
        if submission_id:
            rows[submission_id] = row.number
            submissions.append(_submission(reading, row, submission_id, spellings))
    numbered = _with_orders(_with_numbers(submissions))
    return ReadSubmissions(submissions=tuple(numbered), rows=rows, findings=tuple(reading.findings))


def read_panel(table: Table, rules: Rules) -> ReadPanel:
    """The rows of ``panel.xlsx``, sorted by ``order`` (empty: after the others, in the order of rows).

    An empty role is กรรมการ; empty ``votes`` is yes, except for a เลขานุการ and for a chair who may not judge.
    Findings: those of the table and its header, CELL_MISSING, CELL_NOT_UNDERSTOOD, DUPLICATE_ID (the first row stays).
    """
    reading = _TableReading(table, PANEL_COLUMNS, needed=(("id",), ("name_th", "name_en"), ("role",)))
    rows: dict[str, int] = {}
    judges: list[Judge] = []
    for row in reading.rows():
        judge_id = reading.new_id(row, rows)
        if judge_id:
            rows[judge_id] = row.number
            judges.append(_judge(reading, row, judge_id, rules))
    ordered = sorted(judges, key=lambda judge: (judge.order == _UNPLACED, judge.order))
    following = count(max(0, *(judge.order for judge in judges)) + 1 if judges else 1)
    placed = tuple(judge if judge.order != _UNPLACED else replace(judge, order=next(following)) for judge in ordered)
    return ReadPanel(panel=Panel(judges=placed), rows=rows, findings=tuple(reading.findings))


class _TableReading:
    """One pass over a table: cells by column name, findings by row."""

    def __init__(
        self,
        table: Table,
        columns: tuple[Column, ...],
        needed: tuple[tuple[str, ...], ...],
        wished: tuple[tuple[str, ...], ...] = (),
    ) -> None:
        self._table = table
        unread = any(finding.where.row == 0 for finding in table.findings)  # the whole file: no use asking for columns
        self._columns = (
            MatchedColumns(positions={}) if unread else match_columns(table.header, columns, needed, wished, table.name)
        )
        self.findings = [*self._columns.findings, *self._named_by_column(table.findings)]
        self._flawed = {(finding.where.row, finding.where.column) for finding in self.findings}

    def rows(self) -> tuple[Row, ...]:
        """The rows under the header; none when they cannot be told apart without an ``id``."""
        return self._table.body if "id" in self._columns.positions else ()

    def cell(self, row: Row, name: str) -> str:
        return self._columns.cell(row, name)

    def extra_fields(self, row: Row) -> tuple[tuple[str, str], ...]:
        return self._columns.extra_fields(row)

    def text(self, row: Row, name: str) -> Text:
        return Text(th=self.cell(row, f"{name}_th"), en=self.cell(row, f"{name}_en"))

    def new_id(self, row: Row, taken: Mapping[str, int]) -> str:
        """The row's id, "" with a finding when there is none or it was used in a row above."""
        one = self.cell(row, "id")
        if not one:
            self.find(FindingCode.CELL_MISSING, row, "id")
        elif one in taken:
            self.find(FindingCode.DUPLICATE_ID, row, "id", id=one)
            return ""
        return one

    def understood(self, row: Row, name: str, read: Callable[[str], _Value | None], otherwise: _Value) -> _Value:
        """What ``read`` makes of the cell; ``otherwise`` for an empty one and, with a finding, for nonsense."""
        text = self.cell(row, name)
        if not text:
            return otherwise
        value = read(text)
        if value is None:
            self.find(FindingCode.CELL_NOT_UNDERSTOOD, row, name, value=text[:80])
            return otherwise
        return value

    def find(self, code: FindingCode, row: Row, name: str, **details: str) -> None:
        """A finding that blocks, unless the cell has one already (a formula reads as empty)."""
        if (row.number, name) not in self._flawed:
            self._flawed.add((row.number, name))
            where = Place(table=self._table.name, row=row.number, column=name)
            self.findings.append(Finding(code=code, severity=Severity.BLOCKS, where=where, details=details))

    def _named_by_column(self, findings: Iterable[Finding]) -> Iterable[Finding]:
        """Findings about cells under the column's English name instead of the title somebody gave it."""
        header = self._table.header
        names = {header.cell(index): name for name, index in self._columns.positions.items()} if header else {}
        for finding in findings:
            column = names.get(finding.where.column, finding.where.column)
            yield replace(finding, where=replace(finding.where, column=column))


def _submission(reading: _TableReading, row: Row, submission_id: str, spellings: Mapping[str, str]) -> Submission:
    return Submission(
        id=submission_id,
        number=reading.understood(row, "number", whole_number_of, 0),
        category=_category(reading, row, spellings),
        title=reading.text(row, "title"),
        applicant=Applicant(name=reading.text(row, "applicant"), type=reading.cell(row, "applicant_type")),
        summary=reading.text(row, "summary"),
        start_date=reading.understood(row, "start_date", date_of, None),
        applied_date=reading.understood(row, "applied_date", date_of, None),
        fits_concept=reading.understood(row, "fits_concept", yes_or_no, None),
        reason=reading.cell(row, "reason"),
        shortlisted=reading.understood(row, "shortlisted", yes_or_no, True),
        order=reading.understood(row, "order", whole_number_of, _UNPLACED),
        extra_fields=reading.extra_fields(row),
    )


def _category(reading: _TableReading, row: Row, spellings: Mapping[str, str]) -> str:
    """The category's id; what was written when the contest has no such category."""
    written = reading.cell(row, "category")
    if not written:
        reading.find(FindingCode.CELL_MISSING, row, "category")
        return ""
    category = spellings.get(spelling_key(written))
    if category is None:
        reading.find(FindingCode.SUBMISSION_CATEGORY_UNKNOWN, row, "category", category=written[:80])
        return written
    return category


def category_spellings(categories: Iterable[Category]) -> dict[str, str]:
    """Everything a category is called: its id, its names, and both halves of สิ่งแวดล้อมอัจฉริยะ (Smart Environment)."""
    spellings: dict[str, str] = {}
    listed = list(categories)
    for category in listed:
        spellings.setdefault(spelling_key(category.id), category.id)
    for category in listed:
        for name in (category.name.th, category.name.en):
            halves = name.removesuffix(")").split("(") if name.endswith(")") else []
            for spelling in filter(None, map(spelling_key, (name, *halves))):
                spellings.setdefault(spelling, category.id)
    return spellings


def _with_numbers(submissions: list[Submission]) -> list[Submission]:
    taken = {submission.number for submission in submissions}
    free = (number for number in count(1) if number not in taken)
    return [one if one.number else replace(one, number=next(free)) for one in submissions]


def _with_orders(submissions: list[Submission]) -> list[Submission]:
    """Places after the given ones for the rest; all are 0 (the order of numbers) when nobody has a place."""
    highest = max((submission.order for submission in submissions), default=_UNPLACED)
    following = count(highest + 1) if highest > 0 else repeat(0)
    return [one if one.order != _UNPLACED else replace(one, order=next(following)) for one in submissions]


def _judge(reading: _TableReading, row: Row, judge_id: str, rules: Rules) -> Judge:
    role = reading.understood(row, "role", role_of, Role.JUDGE)
    usually_votes = role is not Role.SECRETARY and (role is not Role.CHAIR or rules.chair_may_judge)
    return Judge(
        id=judge_id,
        name=reading.text(row, "name"),
        title=reading.cell(row, "title"),
        position=reading.cell(row, "position"),
        role=role,
        votes=reading.understood(row, "votes", yes_or_no, usually_votes),
        order=reading.understood(row, "order", whole_number_of, _UNPLACED),
        appointment=reading.cell(row, "appointment"),
    )
