"""The sheets of words: what judges wrote for the applicants, and every decision with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from judge_desktop.config.audit_words import decision_words
from judge_desktop.domain.decisions import Decision
from judge_desktop.domain.scorecard import OVERALL, Scorecard
from judge_desktop.exchange.exported_tables import CellKind, ExportedTable, TableColumn
from judge_desktop.exchange.table_writing import Cell
from judge_desktop.scoring.decision_order import DecisionOrder, valid_decisions
from judge_desktop.scoring.resolutions import DISSENT, read_resolution
from judge_desktop.scoring.taking_back import taken_back
from judge_desktop.workflow.tables.score_tables import criterion_name, rubrics_by_category
from judge_desktop.workflow.tables.subject import Subject, judge_columns, submission_columns

_WIDEST = {"reason": 44, "submissions": 36}
_FIRST_YEAR = 1901  # a spreadsheet knows no earlier one


def comments_table(subject: Subject) -> ExportedTable:
    """One row for each comment on a scorecard that counts, and for each reason why one was opened again."""
    tr = subject.tr
    columns = (
        *submission_columns(tr, wraps=True),
        *judge_columns(tr),
        TableColumn(name="criterion", label=tr("Criterion id")),
        TableColumn(name="about", label=tr("About what")),
        TableColumn(name="comment", label=tr("Words of the judge"), widest=70, wraps=True),
    )

    def rows() -> Iterator[tuple[Cell, ...]]:
        rubrics = rubrics_by_category(subject)
        for cell in subject.counted_cells():
            if cell.scorecard is None:
                continue
            about = subject.submission_cells(cell.submission, cell.category)
            judge = subject.people.id_of(cell.judge), subject.people.name_of(cell.judge)
            names = {one.id: criterion_name(one, tr) for one in rubrics[cell.category].criteria}
            for criterion, what, words in _written(cell.scorecard, names, subject):
                yield *about, *judge, criterion, what, subject.people.told(words)

    return ExportedTable(name="comments", title=tr("Comments of the judges"), columns=columns, rows=rows, frozen=4)


def decisions_table(subject: Subject) -> ExportedTable:
    """One row a decision, each after those it was taken in knowledge of."""
    tr = subject.tr
    texts = (
        ("category", tr("Category id")),
        ("category_name", tr("Name of the category")),
        ("submissions", tr("Submissions concerned")),
        *((column.name, column.label) for column in judge_columns(tr)),
        ("reason", tr("Reason")),
        ("votes", tr("How the panel voted")),
        ("dissent", tr("Dissent")),
        ("decided_by", tr("Who decided")),
        ("taken_back", tr("Taken back")),
    )
    columns = (
        TableColumn(name="number", label=tr("Number of the decision"), kind=CellKind.NUMBER),
        TableColumn(name="time", label=tr("Time of that computer"), kind=CellKind.TIME),
        TableColumn(name="kind", label=tr("What was decided about")),
        *(TableColumn(name=name, label=label, widest=_WIDEST.get(name, 24), wraps=True) for name, label in texts),
        TableColumn(name="sha256", label=tr("SHA-256 of the decision"), kind=CellKind.HASH),
    )

    def rows() -> Iterator[tuple[Cell, ...]]:
        package, decisions = subject.known.package, subject.known.decisions
        undone = taken_back(package, decisions)
        order = DecisionOrder(valid_decisions(package, decisions))
        for number, one in enumerate(order.in_order(order.decisions), 1):
            yield number, *_decision(one, subject, is_undone=one.sha256 in undone)

    return ExportedTable(name="decisions", title=tr("All decisions"), columns=columns, rows=rows, frozen=3)


def _written(card: Scorecard, names: dict[str, str], subject: Subject) -> Iterator[tuple[str | None, str, str]]:
    """(criterion, about what, words) in the order of the rubric."""
    tr, comments = subject.tr, card.comments
    for criterion, name in names.items():
        if comments.get(criterion):
            yield criterion, name, comments[criterion]
    if comments.get(OVERALL):
        yield None, tr("The whole submission"), comments[OVERALL]
    if card.reason:
        yield None, tr("Why the scorecard was opened again"), card.reason


def _decision(one: Decision, subject: Subject, *, is_undone: bool) -> tuple[Cell, ...]:
    tr, people = subject.tr, subject.people
    return (
        _time(one.created),
        decision_words(one.kind, tr),
        one.category or None,
        subject.category_name(one.category) or None,
        _submissions(one.submissions, subject),
        people.id_of(one.judge) or None,
        people.name_of(one.judge) or None,
        people.told(one.reason),
        _votes(one, subject),
        people.told(one.texts.get(DISSENT, "")) or None,
        _decided_by(one, subject),
        tr("Taken back") if is_undone else None,
        None if people.is_hidden else one.sha256,
    )


def _submissions(ids: tuple[str, ...], subject: Subject) -> str | None:
    """Running numbers and titles, one a line."""
    lines = []
    for one in ids:
        found = subject.contest.submission(one)
        lines.append(one if found is None else f"{found.number} {found.title.in_language(subject.language)}")
    return "\n".join(lines) or None


def _votes(one: Decision, subject: Subject) -> str | None:
    vote = read_resolution(one.values)
    if vote is None:
        return None
    counts = sorted(vote.votes.items(), key=lambda item: (-item[1], item[0]))
    words = ", ".join(f"{submission}: {count}" for submission, count in counts)
    return subject.tr("votes {counts}, abstentions {n}", counts=words, n=vote.abstained)


def _decided_by(one: Decision, subject: Subject) -> str:
    """By name; where judges are hidden only whether it was the chair or whoever acts for her."""
    contest, tr = subject.contest, subject.tr
    copies = {copy.id: copy.name for copy in subject.known.package.chairs}
    if contest.panel.judge(one.decided_by) is None:
        return copies.get(one.decided_by) or tr("The chair's copy")
    if not subject.people.is_hidden:
        return subject.people.name_of(one.decided_by)
    chair = contest.panel.chair
    return tr("The chair") if chair is not None and chair.id == one.decided_by else tr("The acting chair")


def _time(written: str) -> datetime | str | None:
    """As a time when it is one that a spreadsheet can hold."""
    try:
        time = datetime.fromisoformat(written)
    except ValueError:
        return written or None
    return time if time.year >= _FIRST_YEAR else written
