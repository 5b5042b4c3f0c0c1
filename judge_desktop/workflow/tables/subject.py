"""What all tables of one export are made from, and the columns they share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from judge_desktop.config.i18n import Translator
from judge_desktop.domain.contest import Contest, Submission
from judge_desktop.domain.view import Cell, CellState
from judge_desktop.exchange.exported_tables import CellKind, TableColumn
from judge_desktop.workflow.results import Results
from judge_desktop.workflow.round_documents import RoundDocuments
from judge_desktop.workflow.tables.people import People


@dataclass(frozen=True, kw_only=True)  # without slots: it remembers what is looked up in it
class Subject:
    """A round as it is exported. ``covered``: category -> why nobody may see its scores yet; ``applicants`` holds those
    who may be named.
    """

    known: RoundDocuments
    results: Results
    tr: Translator
    people: People
    covered: Mapping[str, str]
    applicants: Contest | None = None

    @property
    def contest(self) -> Contest:
        """The contest of the package in force, as decisions corrected its texts."""
        return self.known.package.contest

    @property
    def language(self) -> str:
        """ "th" or "en"."""
        return self.tr.language.value

    def category_name(self, category: str | None) -> str:
        """What people know a category by."""
        found = self.contest.category(category or "")
        return found.name.in_language(self.language) if found is not None else category or ""

    def submission_cells(self, submission: str, category: str | None) -> tuple[str | int | None, ...]:
        """The cells of ``submission_columns``."""
        found = self.contest.submission(submission)
        number = found.number if found is not None else None
        title = found.title.in_language(self.language) if found is not None else ""
        return category or None, self.category_name(category), number, submission, title

    def applicant(self, submission: str) -> str | None:
        """Who sent it, where that may be known."""
        found = self.applicants.submission(submission) if self.applicants is not None else None
        return found.applicant.name.in_language(self.language) or None if found is not None else None

    def cells(self) -> Iterator[Cell]:
        """Every assignment: by category and submission as people know them, then by judge."""
        for submission in self._submissions:
            here = {cell.judge: cell for cell in self._by_submission.get(submission.id, ())}
            for judge in self.people.in_order(here):
                yield here[judge]

    def counted_cells(self) -> Iterator[Cell]:
        """Those that count and may be seen."""
        for cell in self.cells():
            if cell.state is CellState.COUNTED and cell.category not in self.covered:
                yield cell

    @cached_property
    def _submissions(self) -> tuple[Submission, ...]:
        places = {one.id: place for place, one in enumerate(self.contest.categories)}

        def place(one: Submission) -> tuple[int, int, str]:
            return places.get(one.category, len(places)), one.number, one.id

        return tuple(sorted(self.contest.submissions, key=place))

    @cached_property
    def _by_submission(self) -> Mapping[str, list[Cell]]:
        found: dict[str, list[Cell]] = {}
        for cell in self.known.view.cells:
            found.setdefault(cell.submission, []).append(cell)
        return found


def submission_columns(tr: Translator, *, wraps: bool = False) -> tuple[TableColumn, ...]:
    """Which submission a row is about. ``wraps``: its title is spelled out however long it is."""
    return (
        TableColumn(name="category", label=tr("Category id")),
        TableColumn(name="category_name", label=tr("Name of the category"), widest=20),
        TableColumn(name="number", label=tr("Running number"), kind=CellKind.NUMBER),
        TableColumn(name="submission", label=tr("Submission id")),
        TableColumn(name="title", label=tr("Title"), wraps=wraps),
    )


def judge_columns(tr: Translator) -> tuple[TableColumn, ...]:
    """Which judge a row is about."""
    return (
        TableColumn(name="judge", label=tr("Judge id")),
        TableColumn(name="judge_name", label=tr("Name of the judge"), widest=24),
    )
