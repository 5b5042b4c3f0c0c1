"""The verb behind every export of tables: one workbook, or a folder of CSV files with the rubrics beside them.

It loads pandas, so it is imported when something is exported, not before.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from judge_desktop.config.i18n import Translator
from judge_desktop.domain.audit_events import AuditEvent
from judge_desktop.domain.view import CellState
from judge_desktop.exchange.contest_toml_writing import rubric_toml
from judge_desktop.exchange.exported_tables import ExportedTable, write_csv_folder
from judge_desktop.exchange.file_names import unique_names
from judge_desktop.exchange.workbook_writing import write_workbook
from judge_desktop.exchange.writing import disk_refusals
from judge_desktop.workflow.applicants import naming_contest
from judge_desktop.workflow.covered import covered_words
from judge_desktop.workflow.export_notes import note_export
from judge_desktop.workflow.packages_here import EVERYWHERE, Where
from judge_desktop.workflow.results import results_in
from judge_desktop.workflow.round_documents import RoundDocuments, round_documents
from judge_desktop.workflow.round_statistics import RoundStatistics, round_statistics
from judge_desktop.workflow.tables.about_table import about_table, print_setup
from judge_desktop.workflow.tables.people import People
from judge_desktop.workflow.tables.score_tables import per_criterion_table, per_judge_table
from judge_desktop.workflow.tables.standings_table import standings_table
from judge_desktop.workflow.tables.statistics_table import statistics_table
from judge_desktop.workflow.tables.subject import Subject
from judge_desktop.workflow.tables.words_tables import comments_table, decisions_table
from judge_desktop.workflow.workspace import Progress, Workspace

WORKBOOK, RUBRIC = ".xlsx", "rubric.toml"
_PROGRESS_ROWS = 500
"""Rows between two looks at whether to stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOptions:
    """``hides_judges``: letters drawn for this export stand for names and ids, also inside what people wrote."""

    hides_judges: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TablesExport:
    """What was written. ``covered``: category -> why its scores are not in it."""

    files: tuple[Path, ...]
    covered: dict[str, str]


def export_tables(
    ws: Workspace,
    path: Path,
    tr: Translator,
    options: TableOptions | None = None,
    where: Where = EVERYWHERE,
    progress: Progress | None = None,
) -> TablesExport:
    """Writes the tables of a round: a workbook when the name ends in .xlsx, else a folder of CSV files, made if it is
    not there.

    Scores that may not be seen yet stay out, and the tables say why. ``progress`` is called with (rows done, in all)
    and may raise to stop; then nothing new is left. Refuses ``NO_PACKAGE``, ``INVARIANT_BROKEN``,
    ``FOLDER_NOT_WRITABLE``, ``DISK_FULL``.
    """
    known = round_documents(ws, where)
    subject = _subject(ws, known, tr, options or TableOptions(), where)
    tables = tables_of(subject, None if subject.covered else round_statistics(known))
    tables = (*tables, about_table(subject, ws.today()))
    count = _Counting(_rows_expected(subject), progress)
    if path.suffix.casefold() == WORKBOOK:
        write_workbook(path, tables, print_setup(subject, ws.today()), count)
        files: tuple[Path, ...] = (path,)
    else:
        with disk_refusals(path):
            path.mkdir(parents=True, exist_ok=True)
        files = write_csv_folder(path, tables, count, _rubrics(known))
    note_export(ws, AuditEvent.TABLES_EXPORTED, known.package.contest.id, {"files": len(files)})
    return TablesExport(files=files, covered=dict(subject.covered))


def tables_of(subject: Subject, figures: RoundStatistics | None) -> tuple[ExportedTable, ...]:
    """The tables in the order of their sheets."""
    return (
        standings_table(subject),
        per_judge_table(subject),
        per_criterion_table(subject),
        comments_table(subject),
        decisions_table(subject),
        statistics_table(subject, figures),
    )


def _rubrics(known: RoundDocuments) -> dict[str, str]:
    """File name -> each rubric in use, so that ``tally`` knows the weights of the criteria."""
    contest = known.package.contest
    used = [one for one in contest.rubrics if any(category.rubric == one.id for category in contest.categories)]
    if len(used) == 1:
        return {RUBRIC: rubric_toml(used[0])}
    names = unique_names(f"rubric-{one.id}.toml" for one in used)
    return {name: rubric_toml(one) for name, one in zip(names, used, strict=True)}


def _subject(ws: Workspace, known: RoundDocuments, tr: Translator, options: TableOptions, where: Where) -> Subject:
    results = results_in(known)
    return Subject(
        known=known,
        results=results,
        tr=tr,
        people=People(known.package.contest.panel, tr, ws.salt() if options.hides_judges else ""),
        covered=covered_words(known, results, tr),
        applicants=naming_contest(ws, known, where),
    )


class _Counting:
    """Counts rows and tells ``progress`` now and then."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self._done, self._total, self._progress = 0, max(1, total), progress

    def __call__(self) -> None:
        self._done += 1
        if self._progress is not None and self._done % _PROGRESS_ROWS == 1:
            self._progress(min(self._done, self._total), self._total)


def _rows_expected(subject: Subject) -> int:
    """About as many as come: a row for each assignment and for each criterion of those that count."""
    counted = sum(cell.state is CellState.COUNTED for cell in subject.known.view.cells)
    most = max((len(one.criteria) for one in subject.contest.rubrics), default=1)
    return len(subject.known.view.cells) + counted * most + len(subject.results.standings)
