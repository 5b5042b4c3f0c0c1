"""The sheets of scores: one row for each scorecard, and one for each of its criteria. Both can be read in again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from judge_desktop.config.cell_words import cell_words, origin_words
from judge_desktop.config.i18n import Translator
from judge_desktop.domain.rubric import Criterion, Rubric
from judge_desktop.domain.view import Cell as Assigned
from judge_desktop.domain.view import CellState
from judge_desktop.exchange.exported_tables import CellKind, ExportedTable, TableColumn
from judge_desktop.exchange.table_writing import Cell
from judge_desktop.workflow.tables.standings_table import places_of_scores
from judge_desktop.workflow.tables.subject import Subject, judge_columns, submission_columns


def per_judge_table(subject: Subject) -> ExportedTable:
    """One row an assignment: the total where it counts, else in words why there is none."""
    tr = subject.tr
    columns = (
        *submission_columns(tr),
        *judge_columns(tr),
        TableColumn(name="state", label=tr("State")),
        _score_column(subject, tr("Total")),
        TableColumn(name="origin", label=tr("Where it comes from"), widest=22),
        TableColumn(name="document", label=tr("SHA-256 of the signed document"), kind=CellKind.HASH),
    )

    def rows() -> Iterator[tuple[Cell, ...]]:
        for cell in subject.cells():
            shown = cell.state is CellState.COUNTED and cell.category not in subject.covered
            yield (
                *subject.submission_cells(cell.submission, cell.category),
                subject.people.id_of(cell.judge),
                subject.people.name_of(cell.judge),
                state_words(cell, subject),
                cell.scorecard.total if shown and cell.scorecard is not None else None,
                origin_words(cell.origin, tr) if cell.document else None,
                cell.document if cell.document and not subject.people.is_hidden else None,
            )

    return ExportedTable(name="per-judge", title=tr("Scores per judge"), columns=columns, rows=rows, frozen=4)


def per_criterion_table(subject: Subject) -> ExportedTable:
    """One row for each criterion of a scorecard that counts; empty where an optional one was left out."""
    tr = subject.tr
    columns = (
        *submission_columns(tr),
        *judge_columns(tr),
        TableColumn(name="criterion", label=tr("Criterion id")),
        TableColumn(name="criterion_name", label=tr("Name of the criterion")),
        TableColumn(name="full_mark", label=tr("Full mark"), kind=CellKind.NUMBER, decimals=places_of_scores(subject)),
        _score_column(subject, tr("Score")),
    )

    def rows() -> Iterator[tuple[Cell, ...]]:
        rubrics = rubrics_by_category(subject)
        for cell in subject.counted_cells():
            scores = cell.scorecard.scores if cell.scorecard is not None else {}
            about = subject.submission_cells(cell.submission, cell.category)
            judge = subject.people.id_of(cell.judge), subject.people.name_of(cell.judge)
            for one in rubrics[cell.category].criteria:
                named = one.id, criterion_name(one, tr), one.full_mark
                yield *about, *judge, *named, scores.get(one.id)

    return ExportedTable(name="per-criterion", title=tr("Scores per criterion"), columns=columns, rows=rows, frozen=4)


def state_words(cell: Assigned, subject: Subject) -> str:
    """How an assignment stands, or why it is not told."""
    covered = subject.covered.get(cell.category)
    if covered is not None and cell.state is CellState.COUNTED:
        return covered
    return cell_words(cell.state, subject.tr)


def rubrics_by_category(subject: Subject) -> Mapping[str, Rubric]:
    """Category -> what its submissions are scored by."""
    rubrics = {one.id: one for one in subject.contest.rubrics}
    return {one.id: rubrics[one.rubric] for one in subject.contest.categories if one.rubric in rubrics}


def criterion_name(criterion: Criterion, tr: Translator) -> str:
    """What people know a criterion by."""
    return criterion.name.in_language(tr.language.value) or criterion.id


def _score_column(subject: Subject, label: str) -> TableColumn:
    return TableColumn(name="score", label=label, kind=CellKind.NUMBER, decimals=places_of_scores(subject))
