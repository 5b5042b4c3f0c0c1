"""Opens a results file: what it says, whether that is true, and what became of the scores given on this computer."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from judge_desktop.domain.contest import Contest
from judge_desktop.domain.decisions import Decision
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.publication import Publication
from judge_desktop.domain.scorecard import Scorecard, ScorecardState
from judge_desktop.domain.view import CellState
from judge_desktop.exchange.reading import opened
from judge_desktop.scoring.corrections import corrected
from judge_desktop.scoring.decision_order import valid_decisions
from judge_desktop.scoring.exact_sums import exact_sum
from judge_desktop.scoring.taking_back import taken_back
from judge_desktop.store import documents, packages, scorecards, scoring_sessions
from judge_desktop.store.contests import Part
from judge_desktop.store.database import Connection
from judge_desktop.store.documents import DocumentType
from judge_desktop.store.scoring_sessions import Session
from judge_desktop.workflow.file_types import FileType, demand_type
from judge_desktop.workflow.results_checks import Recounted, check_results
from judge_desktop.workflow.verification import Verification
from judge_desktop.workflow.verify_file import verification_of_results
from judge_desktop.workflow.workspace import Workspace


class OwnState(StrEnum):
    """What became of one of the judge's sealed scorecards in a results file."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"  # other scores count than those sealed here
    NOT_IN_IT = "not_in_it"  # no scorecard of hers about this submission
    NOT_COUNTED = "not_counted"  # it is there, but does not count


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnScorecard:
    """One scorecard sealed on this computer, with its total, and what became of it."""

    submission: str
    state: OwnState
    total: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPart:
    """What a results file holds of the judge of this computer. ``documents`` are the score files she sent that are in
    it, byte for byte, counted or not; ``scorecards`` those sealed here, in the order of the submissions' ids.
    """

    judge: str
    documents: tuple[str, ...]
    scorecards: tuple[OwnScorecard, ...]

    @property
    def is_unchanged(self) -> bool:
        """True when every scorecard sealed here counts as it was sealed."""
        return all(one.state is OwnState.UNCHANGED for one in self.scorecards)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsRead:
    """A results file that was looked at. The words of ``contest`` are ids when the file is public; ``taken_back`` are
    the hashes of the decisions that a later one undid; ``own`` is None when nobody judges this round on this computer.
    """

    verification: Verification
    publication: Publication
    sha256: str
    contest: Contest
    decisions: tuple[Decision, ...]
    taken_back: frozenset[str]
    own: OwnPart | None


def read_results(ws: Workspace, path: Path, chair_key: str = "") -> ResultsRead:
    """Opens a results file; nothing is kept of it. What it says may be untrue: then ``verification`` is not genuine.

    Refuses ``FILE_NOT_OURS``, ``DOCUMENT_OF_OTHER_TYPE``, and with the code of the first check that failed a file that
    is not whole or in which a signature is not in order.
    """
    demand_type(path, FileType.RESULTS)
    with opened(path) as stream:
        found = check_results(stream)
    publication, recounted = found.publication, found.recounted
    if publication is None or recounted is None:
        raise JudgeDesktopError(next(one.code for one in found.checks if one.code is not None))
    package = recounted.package
    return ResultsRead(
        verification=verification_of_results(ws, found, chair_key),
        publication=publication,
        sha256=found.sha256,
        contest=corrected(package.contest, valid_decisions(package, recounted.decisions)),
        decisions=recounted.decisions,
        taken_back=frozenset(taken_back(package, recounted.decisions)),
        own=_own_part(ws, recounted),
    )


def _own_part(ws: Workspace, recounted: Recounted) -> OwnPart | None:
    """What a results file holds of the judge who works on this computer; None when there is none."""
    package = recounted.package
    with ws.database.reading() as connection:
        mine = packages.current(connection, package.contest.id, package.round, package.mode, Part.JUDGE)
        if mine is None or not mine.judge:
            return None
        session = Session(contest=package.contest.id, round=package.round, mode=package.mode, judge=mine.judge)
        sealed = [card for card in scorecards.scorecards_of(connection, session) if card.state is ScorecardState.SEALED]
        sent = _sent(connection, session)
    there = {one.sha256 for one in recounted.score_files if one.judge == mine.judge}
    return OwnPart(
        judge=mine.judge,
        documents=tuple(sorted(sent & there)),
        scorecards=tuple(
            OwnScorecard(
                submission=card.submission,
                state=_state(card, mine.judge, recounted),
                total=exact_sum(card.given.values()),
            )
            for card in sorted(sealed, key=lambda one: one.submission)
        ),
    )


def _sent(connection: Connection, session: Session) -> set[str]:
    """The judge's score files that went out from this computer, or were handed back to it."""
    kept = documents.listed(
        connection, session.contest, type=DocumentType.SCORES, round=session.round, mode=session.mode
    )
    sent = {one.sha256 for one in scoring_sessions.exports_of(connection, session)}
    return sent | {one.sha256 for one in kept if one.judge == session.judge}


def _state(card: Scorecard, judge: str, recounted: Recounted) -> OwnState:
    cell = recounted.view.cell(judge, card.submission)
    if cell is not None and cell.state is CellState.COUNTED and cell.scorecard is not None:
        return OwnState.UNCHANGED if cell.scorecard.given == card.given else OwnState.CHANGED
    sealed = (one.scorecard(card.submission) for one in recounted.score_files if one.judge == judge)
    is_there = any(one is not None and one.state is ScorecardState.SEALED for one in sealed)
    return OwnState.NOT_COUNTED if is_there else OwnState.NOT_IN_IT
