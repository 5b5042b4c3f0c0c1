"""Scorecards of judges who could not install the program: typed or imported by one person, typed again by a second.

Only when both typings agree a decision brings the scorecard in; until then it counts for nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from judge_desktop.domain.contest import Submission
from judge_desktop.domain.decisions import Decision, DecisionKind
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding
from judge_desktop.domain.rubric import Rubric
from judge_desktop.domain.scorecard import OVERALL, Scorecard, ScorecardState
from judge_desktop.domain.view import Cell, CellState, Origin
from judge_desktop.exchange.scorecard_sheet import SheetRow, read_scorecard_sheet, write_scorecard_sheet
from judge_desktop.scoring.paper_scorecards import (
    CONFIRMED_BY,
    ORIGIN,
    SCORES,
    STATE,
    TYPED_BY,
    is_same_person,
    scores_text,
)
from judge_desktop.scoring.validation import check_scorecard, read_score
from judge_desktop.store import typed_scorecards
from judge_desktop.store.typed_scorecards import TypedScorecard
from judge_desktop.workflow.deliberate import DecisionRequest, decide
from judge_desktop.workflow.packages_here import EVERYWHERE, Where
from judge_desktop.workflow.round_documents import RoundDocuments, round_documents
from judge_desktop.workflow.workspace import Workspace
from judge_desktop.workflow.written_text import demand_name, demand_text

__all__ = [
    "PaperEntry",
    "TypedScorecard",
    "check_entry",
    "confirm_scorecard",
    "forget_typing",
    "papers_wanted",
    "save_sheet",
    "take_sheet",
    "type_scorecard",
    "waiting_scorecards",
]
_OPEN = (CellState.MISSING, CellState.DRAFT, CellState.BLOCKED)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperEntry:
    """What one person typed from a paper: scores as typed, by criterion; ``is_absent``: the judge gave none.

    ``by`` is the name of who types.
    """

    judge: str
    submission: str
    by: str
    scores: Mapping[str, str] = field(default_factory=dict)
    comments: Mapping[str, str] = field(default_factory=dict)
    is_absent: bool = False
    origin: Origin = Origin.PAPER


def waiting_scorecards(ws: Workspace, where: Where = EVERYWHERE) -> tuple[TypedScorecard, ...]:
    """What one person has typed and nobody confirmed yet."""
    package = round_documents(ws, where).package
    with ws.database.reading() as connection:
        return typed_scorecards.listed(connection, package.contest.id, package.round, package.mode)


def papers_wanted(known: RoundDocuments, judge: str) -> tuple[Cell, ...]:
    """The judge's cells that no scorecard speaks for yet, in the order of the finalists."""
    order = {one.id: place for place, one in enumerate(known.package.contest.finalists)}
    cells = [one for one in known.view.cells if one.judge == judge and one.state in _OPEN]
    return tuple(sorted(cells, key=lambda cell: order.get(cell.submission, len(order))))


def check_entry(known: RoundDocuments, entry: PaperEntry) -> tuple[Finding, ...]:
    """What the rulebook says about what was typed, as it would when sealing."""
    card, unread = _card(known, entry)
    rubric = _rubric(known, entry.submission)
    return (*unread, *check_scorecard(card, rubric, known.package.contest.rules, sealing=not entry.is_absent))


def type_scorecard(ws: Workspace, entry: PaperEntry, where: Where = EVERYWHERE) -> TypedScorecard:
    """Keeps the first typing of a scorecard; an earlier first typing is replaced.

    Refuses ``NAME_NEEDED``, ``NOT_ASSIGNED``, ``SCORECARD_RECUSED``, ``SCORECARD_HAS_FINDINGS`` (details:
    ``findings``), ``TEXT_TOO_LONG``.
    """
    known = round_documents(ws, where)
    typed = _typed(known, entry)
    with ws.database.transaction() as connection:
        typed_scorecards.keep(connection, typed, at=ws.now())
    return typed


def confirm_scorecard(ws: Workspace, entry: PaperEntry, where: Where = EVERYWHERE) -> Decision:
    """Brings a scorecard in after a second person has typed the same; comments are those of the first typing.

    Refuses ``NOTHING_TYPED``, ``SECOND_PERSON_NEEDED`` (``name``), ``TYPED_DIFFERENTLY`` (``criteria``) and as
    ``type_scorecard`` and ``deliberate.decide`` do.
    """
    known = round_documents(ws, where)
    second = _typed(known, entry)
    first = next((one for one in waiting_scorecards(ws, where) if _same_card(one, second)), None)
    if first is None:
        raise JudgeDesktopError(Code.NOTHING_TYPED)
    if is_same_person(first.typed_by, entry.by):
        raise JudgeDesktopError(Code.SECOND_PERSON_NEEDED, name=first.typed_by)
    differing = _differing(first, second)
    if differing:
        raise JudgeDesktopError(Code.TYPED_DIFFERENTLY, criteria=", ".join(differing))
    request = _request(known, first, entry.by)
    return decide(ws, request, where, along=lambda connection: typed_scorecards.forget(connection, first))


def forget_typing(ws: Workspace, judge: str, submission: str, where: Where = EVERYWHERE) -> None:
    """Takes a first typing back. Refuses ``NOTHING_TYPED``."""
    for one in waiting_scorecards(ws, where):
        if (one.judge, one.submission) == (judge, submission):
            with ws.database.transaction() as connection:
                typed_scorecards.forget(connection, one)
            return
    raise JudgeDesktopError(Code.NOTHING_TYPED)


def save_sheet(ws: Workspace, judge: str, path: Path, language: str, where: Where = EVERYWHERE) -> int:
    """Saves the empty scorecard sheet of a judge; the number of submissions in it. Refuses ``JUDGE_UNKNOWN``."""
    known = round_documents(ws, where)
    contest = known.package.contest
    person = contest.panel.judge(judge)
    if person is None:
        raise JudgeDesktopError(Code.JUDGE_UNKNOWN, judge=judge)
    wanted = [_submission(known, cell.submission) for cell in papers_wanted(known, judge)]
    write_scorecard_sheet(path, contest, person, wanted, language)
    return len(wanted)


def take_sheet(ws: Workspace, path: Path, by: str, where: Where = EVERYWHERE) -> tuple[TypedScorecard, ...]:
    """Keeps every filled-in row of a scorecard sheet as a first typing, or none of them.

    Refuses ``SHEET_OF_OTHER_CONTEST``, ``TABLE_HAS_FINDINGS`` (details: ``findings``) and as ``type_scorecard`` does.
    """
    known = round_documents(ws, where)
    read = read_scorecard_sheet(path, known.package.contest)
    if any(one.blocks for one in read.findings):
        raise JudgeDesktopError(Code.TABLE_HAS_FINDINGS, file=path.name, findings=read.findings)
    for row in read.rows:
        if row.contest != known.package.contest.id or known.package.contest.panel.judge(row.judge) is None:
            raise JudgeDesktopError(Code.SHEET_OF_OTHER_CONTEST, file=path.name)
    typed = [_typed(known, _entry_of(known, row, by)) for row in read.rows]
    with ws.database.transaction() as connection:
        for one in typed:
            typed_scorecards.keep(connection, one, at=ws.now())
    return tuple(typed)


def _entry_of(known: RoundDocuments, row: SheetRow, by: str) -> PaperEntry:
    rubric = _rubric(known, row.submission)
    scores = {one.id: row.scores.get(one.id, "") for one in rubric.criteria}
    comments = {OVERALL: row.comment} if row.comment else {}
    return PaperEntry(
        judge=row.judge, submission=row.submission, by=by, scores=scores, comments=comments, origin=Origin.SHEET
    )


def _typed(known: RoundDocuments, entry: PaperEntry) -> TypedScorecard:
    demand_name(entry.by)
    for text in entry.comments.values():
        demand_text(text)
    cell = known.view.cell(entry.judge, entry.submission)
    if cell is None:
        raise JudgeDesktopError(Code.NOT_ASSIGNED, submission=entry.submission)
    if cell.state is CellState.RECUSED:
        raise JudgeDesktopError(Code.SCORECARD_RECUSED, submission=entry.submission)
    findings = check_entry(known, entry)
    if any(one.blocks for one in findings):
        raise JudgeDesktopError(Code.SCORECARD_HAS_FINDINGS, findings=findings)
    card, _ = _card(known, entry)
    return TypedScorecard(
        contest=known.package.contest.id,
        round=known.package.round,
        mode=known.package.mode,
        judge=entry.judge,
        submission=entry.submission,
        origin=entry.origin,
        state=card.state,
        scores=scores_text(card.given),
        comments=dict(card.comments),
        typed_by=entry.by.strip(),
    )


def _card(known: RoundDocuments, entry: PaperEntry) -> tuple[Scorecard, tuple[Finding, ...]]:
    if entry.is_absent:
        return Scorecard(submission=entry.submission, state=ScorecardState.ABSENT), ()
    scores: dict[str, Decimal | None] = {}
    findings: list[Finding] = []
    for criterion in _rubric(known, entry.submission).criteria:
        score, found = read_score(entry.scores.get(criterion.id, ""), criterion)
        scores[criterion.id] = score
        findings += [one for one in found if score is None]
    comments = {name: text for name, text in entry.comments.items() if text.strip()}
    card = Scorecard(submission=entry.submission, state=ScorecardState.SEALED, scores=scores, comments=comments)
    return card, tuple(findings)


def _request(known: RoundDocuments, first: TypedScorecard, confirmed_by: str) -> DecisionRequest:
    return DecisionRequest(
        kind=DecisionKind.PAPER_SCORECARD,
        reason=f"{first.typed_by} · {confirmed_by.strip()}",
        category=_submission(known, first.submission).category,
        submissions=(first.submission,),
        judge=first.judge,
        values={STATE: first.state.value, ORIGIN: first.origin.value, SCORES: first.scores},
        texts={**first.comments, TYPED_BY: first.typed_by, CONFIRMED_BY: confirmed_by.strip()},
    )


def _same_card(one: TypedScorecard, other: TypedScorecard) -> bool:
    return (one.judge, one.submission) == (other.judge, other.submission)


def _differing(first: TypedScorecard, second: TypedScorecard) -> list[str]:
    if first.state is not second.state:
        return ["state"]
    one, other = (dict(part.split("=") for part in typed.scores.split()) for typed in (first, second))
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


def _submission(known: RoundDocuments, submission: str) -> Submission:
    found = known.package.contest.submission(submission)
    if found is None:
        raise JudgeDesktopError(Code.SUBMISSION_UNKNOWN, submission=submission)
    return found


def _rubric(known: RoundDocuments, submission: str) -> Rubric:
    return known.package.contest.rubric_of(_submission(known, submission))
