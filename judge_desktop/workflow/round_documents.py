"""What the chair's copy has received and decided in a round, verified again as it is read, and what that adds up to."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from judge_desktop.domain.decisions import Decision
from judge_desktop.domain.package import Package
from judge_desktop.domain.scorecard import ScoreFile
from judge_desktop.domain.standings import Standing
from judge_desktop.domain.view import View, WhyNotCounted
from judge_desktop.exchange.decision_documents import stored_decision
from judge_desktop.exchange.score_file import SignedScores, stored_scores
from judge_desktop.scoring.corrections import corrected
from judge_desktop.scoring.counting import count
from judge_desktop.scoring.decision_order import valid_decisions
from judge_desktop.scoring.score_table import ScoreTable, table_of
from judge_desktop.scoring.standings import standings_of
from judge_desktop.store import documents
from judge_desktop.store.contests import Part
from judge_desktop.store.database import Connection
from judge_desktop.store.documents import Document, DocumentType
from judge_desktop.workflow.packages_here import EVERYWHERE, Where, current_package, package_of
from judge_desktop.workflow.workspace import Workspace

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Arrival:
    """When a document came into this copy (ISO time) and the name of the file it came in."""

    at: str
    file_name: str


@dataclass(frozen=True)
class RoundDocuments:
    """Package, score files and decisions of a round; the view is a pure function of them.

    ``arrivals`` (document -> arrival) is for showing only: nothing is counted by it.
    """

    package: Package
    score_files: tuple[ScoreFile, ...]
    decisions: tuple[Decision, ...]
    arrivals: Mapping[str, Arrival] = field(default_factory=dict)

    @property
    def view(self) -> View:
        """What counts."""
        return self.once(_counted)

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Who stands where by the rules of the contest."""
        return self.once(_ranked)

    @property
    def table(self) -> ScoreTable:
        """The scores that count."""
        return self.once(_tabled)

    def once(self, ask: Callable[..., Answer], **how: object) -> Answer:
        """What a pure function of these documents says; it is asked once, however often that is needed. ``how`` it is
        asked (with what it may be broken off) does not change the answer.
        """
        if ask not in self._answers:
            self._answers[ask] = ask(self, **how)
        answer: Answer = self._answers[ask]
        return answer

    @cached_property
    def _answers(self) -> dict[Callable[..., Any], Any]:
        return {}

    @property
    def documents(self) -> tuple[str, ...]:
        """The hashes that settle everything but the arrivals."""
        files, decisions = (one.sha256 for one in self.score_files), (one.sha256 for one in self.decisions)
        return (self.package.manifest, *files, *decisions)

    @property
    def view_sha256(self) -> str:
        """The hash of the view: equal on any two copies that have the same documents and decisions."""
        return view_sha256(self.view)


def _counted(known: RoundDocuments) -> View:
    return count(known.package, known.score_files, known.decisions)


def _ranked(known: RoundDocuments) -> tuple[Standing, ...]:
    return standings_of(known.package, known.view, known.decisions)


def _tabled(known: RoundDocuments) -> ScoreTable:
    return table_of(known.package, known.view)


def view_sha256(view: View) -> str:
    """SHA-256 of a view, a line for each thing it says: words of ids, hashes and states, which hold no space.

    Scores and findings are left out: the documents that are named settle them. So are documents that no longer fit
    the package in force: another copy refuses them when they come, and they stand for nobody here or there.
    """
    lines = [f"cell {cell.judge} {cell.submission} {cell.state} {cell.document}" for cell in view.cells]
    lines += [f"counted {sha256}" for sha256 in view.counted_documents]
    lines += [f"paper {sha256}" for sha256 in view.counted_papers]
    lines += [
        f"not_counted {sha256} {why}"
        for sha256, why in sorted(view.not_counted.items())
        if why is not WhyNotCounted.NOT_ACCEPTED
    ]
    lines += [f"fork {one.judge} {one.judge_key} {one.revision} {' '.join(one.documents)}" for one in view.forks]
    lines += [f"awaiting {judge} {' '.join(keys)}" for judge, keys in sorted(view.awaiting.items())]
    lines.append("closed" if view.is_closed else "open")
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def read_round(connection: Connection, where: Where = EVERYWHERE) -> RoundDocuments:
    """Everything of a round in the chair's part; names and titles of its package as decisions corrected them.

    Refuses ``NO_CONTEST``, ``NO_PACKAGE``, ``AMBIGUOUS_CONTEST``.
    """
    current = current_package(connection, where, Part.CHAIR)
    package = package_of(connection, current.manifest)
    scores = documents.listed(
        connection, package.contest.id, type=DocumentType.SCORES, round=package.round, mode=package.mode
    )
    decisions = read_decisions(connection, package)
    contest = corrected(package.contest, valid_decisions(package, decisions))
    return RoundDocuments(
        package=replace(package, contest=contest),
        score_files=tuple(score_file_in(document) for document in scores),
        decisions=decisions,
        arrivals={
            document.sha256: Arrival(document.received_at, document.origin)
            for document in (documents.stored(connection, current.manifest), *scores)
        },
    )


def read_decisions(connection: Connection, package: Package) -> tuple[Decision, ...]:
    """The decisions of a package's round, verified again."""
    decided = documents.listed(
        connection, package.contest.id, type=DocumentType.DECISION, round=package.round, mode=package.mode
    )
    return tuple(decision_in(document) for document in decided)


def round_documents(ws: Workspace, where: Where = EVERYWHERE) -> RoundDocuments:
    """``read_round`` in a view of its own. While the documents stay the same, so does what was worked out from them:
    an edit of the draft does not count the round again.
    """
    with ws.database.reading() as connection, without_search_for_cycles():
        read = read_round(connection, where)
    last = _LAST.get(ws)
    if last is None or last.documents != read.documents:
        _LAST[ws] = read
        return read
    return last if last.arrivals == read.arrivals else replace(last, arrivals=read.arrivals)


@contextmanager
def without_search_for_cycles() -> Iterator[None]:
    """Python's search for cycles rests meanwhile. Documents and what they add up to are trees, and in a large round
    it would walk through a hundred thousand of them again and again: a quarter of a merge.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def score_file_in(document: Document) -> ScoreFile:
    """The score file in a stored document, verified again."""
    return stored_scores(document.body, document.companion, document.signature.encode("ascii"))


def document_of(signed: SignedScores, origin: str, at: str) -> Document:
    """A verified score file as it stays in the data folder; ``origin`` is the name of the file it came in."""
    score_file = signed.score_file
    return Document(
        type=DocumentType.SCORES,
        body=signed.scores,
        signature=signed.signature.decode("ascii"),
        signed_by=score_file.judge_key,
        contest=score_file.contest,
        round=score_file.round,
        mode=score_file.mode,
        judge=score_file.judge,
        revision=score_file.revision,
        previous=score_file.previous,
        companion=signed.remarks,
        received_at=at,
        origin=origin,
    )


def decision_in(document: Document) -> Decision:
    """The decision in a stored document, verified again."""
    return stored_decision(document.body, document.companion, document.signature.encode("ascii"))


_LAST: WeakKeyDictionary[Workspace, RoundDocuments] = WeakKeyDictionary()
"""The round read last in each open data folder, with what was worked out from it."""
