"""A judge's scorecards as a spreadsheet, for whoever could not install the program: written empty, read when filled in.

One row a submission; the columns of the criteria are named by their id, with the name and the full mark for people.
Every row names contest and judge, so that a sheet of last year or of somebody else is noticed. What the scores may be
is ``scoring.validation``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from judge_desktop.domain.contest import Contest, Submission
from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity
from judge_desktop.domain.panel import Judge
from judge_desktop.domain.rubric import Criterion
from judge_desktop.exchange.columns import Column, match_columns
from judge_desktop.exchange.spreadsheets import read_table
from judge_desktop.exchange.table_writing import write_table

_CONTEST = Column(name="contest", label="การประกวด", width=12)
_JUDGE = Column(name="judge", label="กรรมการ", width=12)
_SUBMISSION = Column(name="submission", label="รหัสผลงาน", width=12)
_NUMBER = Column(name="number", label="เลขที่ผลงาน", width=8)
_TITLE = Column(name="title", label="ชื่อผลงาน", width=48)
_COMMENT = Column(name="comment", label="ความเห็น", width=48)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One filled-in row: the scores as they stand in the cells, by criterion ("" = empty)."""

    contest: str
    judge: str
    submission: str
    scores: dict[str, str]
    comment: str
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSheet:
    """The rows in which anything was filled in, and what is wrong with the table."""

    rows: tuple[SheetRow, ...] = ()
    findings: tuple[Finding, ...] = field(default=())


def write_scorecard_sheet(
    path: Path, contest: Contest, judge: Judge, submissions: Sequence[Submission], language: str
) -> None:
    """Writes the empty sheet of a judge: XLSX, or CSV by the name. Refuses what the disk refuses."""
    criteria = _criteria(contest, submissions)
    header = [_CONTEST, _JUDGE, _NUMBER, _SUBMISSION, _TITLE, *(_column(one, language) for one in criteria), _COMMENT]
    rows = [
        [
            contest.id,
            judge.id,
            one.number,
            one.id,
            one.title.in_language(language),
            *(None for _ in criteria),
            None,
        ]
        for one in submissions
    ]
    write_table(path, header, rows, judge.full_name(language))


def read_scorecard_sheet(path: Path, contest: Contest) -> ReadSheet:
    """Reads what was filled in. Findings: those of the table and its header, SCORE_ROW_TWICE."""
    table = read_table(path)
    criteria = _criteria(contest, contest.submissions)
    known = (_CONTEST, _JUDGE, _NUMBER, _SUBMISSION, _TITLE, *(_column(one, "th") for one in criteria), _COMMENT)
    needed = (("contest",), ("judge",), ("submission",), *((one.id,) for one in criteria))
    titles = match_columns(table.header, known, needed, table=path.name)
    findings = [*table.findings, *titles.findings]
    if any(one.blocks for one in findings):
        return ReadSheet(findings=tuple(findings))
    rows, seen = [], set()
    for row in table.body:
        scores = {one.id: titles.cell(row, one.id) for one in criteria}
        comment, submission = titles.cell(row, "comment"), titles.cell(row, "submission")
        if not any(scores.values()) and not comment:
            continue
        if submission in seen:
            where = Place(table=path.name, row=row.number, column="submission")
            findings.append(Finding(code=FindingCode.SCORE_ROW_TWICE, severity=Severity.BLOCKS, where=where))
        seen.add(submission)
        rows.append(
            SheetRow(
                contest=titles.cell(row, "contest"),
                judge=titles.cell(row, "judge"),
                submission=submission,
                scores=scores,
                comment=comment,
                row=row.number,
            )
        )
    return ReadSheet(rows=tuple(rows), findings=tuple(findings))


def _criteria(contest: Contest, submissions: Sequence[Submission]) -> list[Criterion]:
    """The criteria of all rubrics those submissions are scored with, each id once."""
    found: dict[str, Criterion] = {}
    used = {one.category for one in submissions}
    rubrics = {category.rubric for category in contest.categories if category.id in used}
    for rubric in contest.rubrics:
        if rubric.id in rubrics:
            found |= {one.id: one for one in rubric.criteria if one.id not in found}
    return list(found.values())


def _column(criterion: Criterion, language: str) -> Column:
    name = criterion.name.in_language(language).replace("(", " ").replace(")", " ")
    return Column(name=criterion.id, label=f"{name} / {criterion.full_mark:f}", width=16)
