"""A table of submissions, as a form service exports it, is looked at, matched, mended and brought into the contest.

Nothing is written before ``import_submissions``; what is here already is changed, never taken away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from judge_desktop.config.i18n import current_language, translator
from judge_desktop.config.phrases import sentence_of_finding
from judge_desktop.config.thai_dates import format_date
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding
from judge_desktop.domain.importing import ImportField, ImportPlan, Matching, RowOutcome, Solution, Solved
from judge_desktop.exchange.cell_values import spelling_key
from judge_desktop.exchange.form_columns import guess_columns
from judge_desktop.exchange.form_rows import candidates_of
from judge_desktop.exchange.form_tables import FormTable, form_table
from judge_desktop.exchange.spreadsheets import read_table
from judge_desktop.scoring.submission_import import brought_in, plan_import
from judge_desktop.workflow.column_matchings import forget_matching, remember_matching, remembered_matching
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.packages_here import EVERYWHERE, Where, chair_contest
from judge_desktop.workflow.workspace import Workspace

_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_NEEDED = (
    (ImportField.TITLE_TH, ImportField.TITLE_EN),
    (ImportField.CATEGORY,),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreview:
    """What a table would do. ``lacking`` are the fields that some column still has to be before anything comes in;
    ``is_remembered``: the matching was kept from an earlier table.
    """

    table: FormTable
    contest: Contest
    matching: Matching
    plan: ImportPlan
    solved: tuple[Solved, ...] = ()
    lacking: tuple[ImportField, ...] = ()
    is_remembered: bool = False

    @property
    def undecided(self) -> int:
        """How many columns nobody has decided about."""
        return sum(column not in self.matching for column in range(len(self.table.titles)))


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedSubmissions:
    """What was brought in."""

    contest: Contest
    new: int
    changed: int
    left: int  # rows that stayed out


def look_at_table(
    ws: Workspace, path: Path, where: Where = EVERYWHERE, matching: Matching | None = None
) -> ImportPreview:
    """Reads an XLSX or CSV file and says what it would do. Refuses ``TABLE_HAS_FINDINGS`` (``findings``) when it
    cannot be read, and what ``chair_contest`` refuses.
    """
    table = form_table(read_table(path))
    unread = tuple(one for one in table.findings if one.where.row == 0)
    if unread:
        raise JudgeDesktopError(Code.TABLE_HAS_FINDINGS, findings=unread, count=len(unread), file=path.name)
    contest = chair_contest(ws, where)
    kept = remembered_matching(ws, table.titles) if matching is None else None
    chosen = matching if matching is not None else kept
    if chosen is None:
        chosen = guess_columns(table, contest.categories)
    return _preview(table, contest, chosen, (), is_remembered=kept is not None)


def rematched(preview: ImportPreview, column: int, one: ImportField | None) -> ImportPreview:
    """The preview with another meaning of a column (None: undecided). A field that was another column's leaves it."""
    matching = {
        place: field
        for place, field in preview.matching.items()
        if place != column and (field is not one or one in (ImportField.EXTRA, ImportField.UNUSED))
    }
    if one is not None:
        matching[column] = one
    return _preview(preview.table, preview.contest, matching, preview.solved)


def solved_with(preview: ImportPreview, solutions: Iterable[Solved]) -> ImportPreview:
    """The preview after some problems were solved."""
    return _preview(preview.table, preview.contest, preview.matching, (*preview.solved, *solutions))


def without_solution(preview: ImportPreview, solution: Solved) -> ImportPreview:
    """The preview with one solution taken back."""
    left = tuple(one for one in preview.solved if one != solution)
    return _preview(preview.table, preview.contest, preview.matching, left)


def solutions_of(preview: ImportPreview, row: int, how: str) -> tuple[Solved, ...]:
    """The ways to solve a row's problems that are called ``how``, or that keep what is here.

    Refuses ``PROBLEM_UNKNOWN`` when the row has no such problem.
    """
    name, _, value = how.partition(":")
    ways = [
        solution
        for problem in preview.plan.problems
        if problem.row == row
        for solution in problem.solutions
        if solution.how.value == name
    ]
    if name == Solution.CATEGORY.value and value:
        category = _category_id(preview.contest, value)
        ways = [Solved(row=row, column=ImportField.CATEGORY.value, how=Solution.CATEGORY, value=category)]
    if name in (Solution.LEAVE_OUT.value, Solution.KEEP_OURS.value):
        ways = [Solved(row=row, column="", how=Solution(name))]
    if not ways or row not in {one.row for one in preview.plan.rows}:
        raise JudgeDesktopError(Code.PROBLEM_UNKNOWN, row=row, how=how)
    return tuple(dict.fromkeys(ways))


def matching_by_titles(preview: ImportPreview, named: Mapping[str, str]) -> ImportPreview:
    """The preview with columns matched by title or letter. Refuses ``COLUMN_UNKNOWN``, ``FIELD_UNKNOWN``."""
    by_title = {spelling_key(title): column for column, title in enumerate(preview.table.titles)}
    known = {one.value: one for one in ImportField}
    for title, field in named.items():
        column = by_title.get(spelling_key(title))
        if column is None:
            raise JudgeDesktopError(Code.COLUMN_UNKNOWN, column=title)
        if field not in known:
            raise JudgeDesktopError(Code.FIELD_UNKNOWN, field=field, known=", ".join(known))
        preview = rematched(preview, column, known[field])
    return preview


def import_submissions(
    ws: Workspace, preview: ImportPreview, where: Where = EVERYWHERE, *, remember: bool = False
) -> ImportedSubmissions:
    """Brings in what the preview shows, in one transaction, compared again with the contest as it stands now.

    Rows that are blocked stay out. Refuses ``NOTHING_TO_IMPORT``.
    """
    plans: list[ImportPlan] = []

    def bring(contest: Contest) -> Contest:
        plan = _plan(preview.table, contest, preview.matching, preview.solved)
        if preview.lacking or not plan.taken:
            raise JudgeDesktopError(Code.NOTHING_TO_IMPORT)
        plans.append(plan)
        return brought_in(contest, plan)

    contest = edit_contest(ws, ContestSection.SUBMISSIONS, bring, where)
    keep_matching(ws, preview, remember=remember)
    plan = plans[-1]
    return ImportedSubmissions(
        contest=contest,
        new=plan.count(RowOutcome.NEW),
        changed=plan.count(RowOutcome.CHANGED),
        left=plan.count(RowOutcome.BLOCKED) + plan.count(RowOutcome.LEFT_OUT),
    )


def keep_matching(ws: Workspace, preview: ImportPreview, *, remember: bool) -> None:
    """Remembers the matching of a table for the next one with the same titles, or forgets it.

    A disk that refuses it stops nobody: what was brought in is kept already.
    """
    with suppress(JudgeDesktopError):
        if remember:
            remember_matching(ws, preview.table.titles, preview.matching)
        else:
            forget_matching(ws, preview.table.titles)


def _preview(
    table: FormTable, contest: Contest, matching: Matching, solved: tuple[Solved, ...], *, is_remembered: bool = False
) -> ImportPreview:
    taken = set(matching.values())
    lacking = tuple(group[0] for group in _NEEDED if not taken & set(group))
    plan = ImportPlan() if lacking else _plan(table, contest, matching, solved)
    return ImportPreview(
        table=table,
        contest=contest,
        matching=dict(matching),
        plan=plan,
        solved=solved,
        lacking=lacking,
        is_remembered=is_remembered,
    )


def _plan(table: FormTable, contest: Contest, matching: Matching, solved: tuple[Solved, ...]) -> ImportPlan:
    candidates = candidates_of(table, matching, contest.categories, solved)
    return plan_import(contest, candidates, frozenset(matching.values()), solved, _words)


def _words(finding: Finding) -> str:
    """The sentence of a finding as it is recorded as a reason, with its dates in words."""
    language = current_language()
    details = {
        name: format_date(date.fromisoformat(value), language.value)
        if isinstance(value, str) and _ISO_DATE.fullmatch(value)
        else value
        for name, value in finding.details.items()
    }
    return sentence_of_finding(replace(finding, details=details), translator(language))


def _category_id(contest: Contest, written: str) -> str:
    for one in contest.categories:
        if spelling_key(written) in (spelling_key(one.id), spelling_key(one.name.th), spelling_key(one.name.en)):
            return one.id
    raise JudgeDesktopError(Code.CATEGORY_UNKNOWN, category=written)
