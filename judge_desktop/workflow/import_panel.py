"""People from a spreadsheet with any column names: which column is which, what each row would do, then the doing.

Nothing is kept by looking. Existing people are known by their id, else by name, and only get what the table says;
nobody is taken away. Rows with a problem stay out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count
from pathlib import Path

from judge_desktop.domain.contest import Contest
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity
from judge_desktop.domain.panel import Judge, Panel
from judge_desktop.domain.text import Text
from judge_desktop.exchange.columns import match_columns
from judge_desktop.exchange.contest_tables import PANEL_COLUMNS, read_panel
from judge_desktop.exchange.spreadsheets import Row, Table, read_table
from judge_desktop.scoring.contest_validation import check_contest
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.edit_panel import in_order
from judge_desktop.workflow.packages_here import EVERYWHERE, Where
from judge_desktop.workflow.workspace import Workspace

_NAMES = ("name_th", "name_en")
_MORE_NAMES = {
    "name_th": ("ชื่อ - สกุล", "ชื่อและนามสกุล", "ชื่อ สกุล", "ชื่อ นามสกุล", "รายชื่อ", "full name", "name (thai)"),
    "name_en": ("name (english)", "english name", "ชื่อภาษาอังกฤษ"),
    "title": ("คำนำหน้าชื่อ", "คำนำหน้านาม", "ยศ", "title", "prefix"),
    "position": ("ตำแหน่ง/หน่วยงาน", "ตำแหน่งและสังกัด", "สังกัด", "หน่วยงาน", "affiliation", "organisation"),
    "role": ("บทบาท", "หน้าที่", "ตำแหน่งในคณะกรรมการ", "role"),
    "votes": ("ให้คะแนน", "สิทธิให้คะแนน", "vote", "voting"),
    "order": ("ลำดับที่", "ที่", "no.", "no"),
    "appointment": ("เลขที่คำสั่ง", "คำสั่ง", "appointment order"),
}
COLUMNS = tuple(replace(one, other_names=(*one.other_names, *_MORE_NAMES.get(one.name, ()))) for one in PANEL_COLUMNS)
PANEL_CODES = frozenset(
    {
        FindingCode.NO_JUDGES,
        FindingCode.NO_CHAIR,
        FindingCode.SEVERAL_CHAIRS,
        FindingCode.CHAIR_MAY_NOT_JUDGE,
        FindingCode.TOO_FEW_JUDGES,
        FindingCode.JUDGE_NAME_MISSING,
    }
)
"""What ``check_contest`` finds about people."""


class RowKind(StrEnum):
    """What taking in a row would do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleTable:
    """A table that was read: its titles, the first text below each, and which known column each title is taken for."""

    table: Table
    titles: tuple[str, ...]
    samples: tuple[str, ...]
    matching: Mapping[str, int]  # name of a known column -> index of the title


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleRow:
    """One row of the spreadsheet (``number`` as it shows), who it is, and what is wrong with it."""

    number: int
    kind: RowKind
    judge: Judge
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePreview:
    """What would happen. ``findings`` are about the whole table; ``after`` about the panel as it would be then."""

    rows: tuple[PeopleRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    after: tuple[Finding, ...] = ()

    @property
    def ready(self) -> tuple[PeopleRow, ...]:
        """The rows that would change something."""
        return tuple(one for one in self.rows if one.kind in (RowKind.NEW, RowKind.CHANGED))

    @property
    def problems(self) -> tuple[PeopleRow, ...]:
        """The rows that stay out."""
        return tuple(one for one in self.rows if one.kind is RowKind.PROBLEM)


def read_people(path: Path) -> PeopleTable:
    """Reads an XLSX or CSV file. Refuses ``TABLE_HAS_FINDINGS`` (``file``, ``findings``) when it cannot be read."""
    table = read_table(path)
    header = table.header
    if header is None or any(one.where.row == 0 for one in table.findings):
        raise JudgeDesktopError(Code.TABLE_HAS_FINDINGS, file=path.name, findings=table.findings)
    width = max(len(row.cells) for row in table.rows)
    samples = tuple(next((row.cell(n) for row in table.body if row.cell(n)), "") for n in range(width))
    matched = match_columns(header, COLUMNS)
    titles = tuple(header.cell(n) for n in range(width))
    return PeopleTable(table=table, titles=titles, samples=samples, matching=dict(matched.positions))


def preview_people(contest: Contest, people: PeopleTable, matching: Mapping[str, int]) -> PeoplePreview:
    """What the rows would do with that matching (name of a known column -> index of the title)."""
    if not set(matching) & set(_NAMES):
        finding = Finding(
            code=FindingCode.COLUMN_MISSING,
            severity=Severity.BLOCKS,
            where=Place(table=people.table.name),
            details={"column": next(one.label for one in COLUMNS if one.name == "name_th")},
        )
        return PeoplePreview(findings=(finding,))
    table = _renamed(contest, people.table, matching)
    read = read_panel(table, contest.rules)
    by_row: dict[int, list[Finding]] = {}
    for finding in read.findings:
        by_row.setdefault(finding.where.row, []).append(finding)
    rows = [_row(contest, judge, read.rows[judge.id], by_row, matching) for judge in read.panel.judges]
    placed = {row.number for row in rows}
    lost = [
        PeopleRow(number=n, kind=RowKind.PROBLEM, judge=Judge(id="", name=Text()), findings=tuple(found))
        for n, found in by_row.items()
        if n not in placed and n > _header_row(table)
    ]
    preview = PeoplePreview(rows=tuple(sorted((*rows, *lost), key=lambda row: row.number)))
    after = check_contest(with_people(contest, preview, matching))
    return replace(preview, after=tuple(one for one in after if one.code in PANEL_CODES))


def with_people(contest: Contest, preview: PeoplePreview, matching: Mapping[str, int]) -> Contest:
    """The contest after the rows without problems are taken in; those whose order is not given stand at the end."""
    ready = {row.judge.id: row.judge for row in preview.ready}
    kept = [ready.pop(one.id, one) for one in in_order(contest)]
    new = [row.judge for row in preview.ready if row.judge.id in ready]
    everybody = [*kept, *new]
    if "order" in matching:
        everybody.sort(key=lambda one: one.order)
    else:
        new.sort(key=lambda one: next(row.number for row in preview.rows if row.judge.id == one.id))
        everybody = [*kept, *new]
    return replace(contest, panel=Panel(judges=tuple(replace(one, order=n) for n, one in enumerate(everybody, 1))))


def import_people(
    ws: Workspace, people: PeopleTable, matching: Mapping[str, int], where: Where = EVERYWHERE
) -> PeoplePreview:
    """Takes the rows without problems into the draft; what became of each row.

    Refuses ``TABLE_HAS_FINDINGS`` when no name can be read at all.
    """
    previews: list[PeoplePreview] = []

    def change(contest: Contest) -> Contest:
        preview = preview_people(contest, people, matching)
        previews.append(preview)
        if preview.findings:
            raise JudgeDesktopError(Code.TABLE_HAS_FINDINGS, file=people.table.name, findings=preview.findings)
        return with_people(contest, preview, matching)

    edit_contest(ws, ContestSection.PANEL, change, where)
    return previews[0]


def _header_row(table: Table) -> int:
    return table.header.number if table.header is not None else 0


def _renamed(contest: Contest, table: Table, matching: Mapping[str, int]) -> Table:
    """The table with the known names over its matched columns, and an id in every row: the known person's, else new."""
    names = [*matching]
    header = Row(_header_row(table), tuple(dict.fromkeys((*names, "id", "role"))))
    ids = _Ids(contest)
    rows = [header]
    for row in table.body:
        cells = {name: row.cell(index) for name, index in matching.items()}
        if any(cells.values()):
            cells["id"] = cells.get("id") or ids.of(cells)
            rows.append(Row(row.number, tuple(cells.get(name, "") for name in header.cells)))
    title_of = {table.header.cell(index): name for name, index in matching.items()} if table.header else {}
    findings = tuple(
        replace(one, where=replace(one.where, column=title_of[one.where.column]))
        for one in table.findings
        if one.where.column in title_of
    )
    return Table(name=table.name, rows=tuple(rows), findings=findings)


class _Ids:
    """Ids for rows that bring none."""

    def __init__(self, contest: Contest) -> None:
        self._known: dict[str, str] = {}
        for one in contest.panel.judges:
            for name in (one.name.th, one.name.en, one.full_name("th"), one.full_name("en")):
                self._known.setdefault(_squeezed(name), one.id)
        taken = {one.id.casefold() for one in contest.panel.judges}
        self._free = (f"J{n}" for n in count(1) if f"j{n}" not in taken)

    def of(self, cells: Mapping[str, str]) -> str:
        """The id of the known person of that name, else a new one."""
        for name in _NAMES:
            written = _squeezed(cells.get(name, ""))
            found = self._known.get(written) or self._known.get(_squeezed(cells.get("title", "") + written))
            if written and found:
                return found
        return next(self._free)


def _squeezed(name: str) -> str:
    return "".join(name.split())


def _row(
    contest: Contest, read: Judge, number: int, by_row: Mapping[int, Sequence[Finding]], matching: Mapping[str, int]
) -> PeopleRow:
    findings = list(by_row.get(number, ()))
    before = contest.panel.judge(read.id)
    judge = _merged(before, read, matching) if before is not None else read
    if not judge.name and not findings:
        where = Place(row=number, column="name_th")
        findings.append(Finding(code=FindingCode.JUDGE_NAME_MISSING, severity=Severity.BLOCKS, where=where))
    if any(one.blocks for one in findings):
        kind = RowKind.PROBLEM
    elif before is None:
        kind = RowKind.NEW
    else:
        kind = RowKind.SAME if judge == before else RowKind.CHANGED
    return PeopleRow(number=number, kind=kind, judge=judge, findings=tuple(findings))


def _merged(before: Judge, read: Judge, matching: Mapping[str, int]) -> Judge:
    """The known person with what the row says; an empty cell says nothing."""
    name = Text(th=read.name.th or before.name.th, en=read.name.en or before.name.en)
    return replace(
        before,
        name=name,
        title=read.title or before.title,
        position=read.position or before.position,
        role=read.role if "role" in matching else before.role,
        votes=read.votes if {"role", "votes"} & set(matching) else before.votes,
        order=read.order if "order" in matching else before.order,
        appointment=read.appointment or before.appointment,
    )
