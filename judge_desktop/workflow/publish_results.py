"""Publishes the results of a round: a signed file from which anybody computes them again.

What is counted is ``scoring.counting``, what a file says ``scoring.publication``, its bytes ``exchange.results_file``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, NamedTuple

from judge_desktop.config.i18n import tr
from judge_desktop.config.paths import resource
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity
from judge_desktop.domain.publication import Audience, Listed, Publication
from judge_desktop.domain.view import CellState
from judge_desktop.exchange.decision_documents import SignedDecision
from judge_desktop.exchange.package_file import SignedPackage
from judge_desktop.exchange.results_file import (
    VERIFY_PROGRAM,
    VERIFY_TEXT,
    ResultsContent,
    documents_in,
    write_results_file,
)
from judge_desktop.exchange.score_file import SignedScores
from judge_desktop.exchange.writing import replacing
from judge_desktop.scoring.decision_order import valid_decisions
from judge_desktop.scoring.publication import is_chained, missing_documents, publication_of, published
from judge_desktop.scoring.round_validation import check_counted, check_outcome
from judge_desktop.store import audit_log, documents
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.store.database import Connection
from judge_desktop.workflow.deliberate import close_round
from judge_desktop.workflow.file_types import ENDINGS, FileType
from judge_desktop.workflow.identity import Words, words_of
from judge_desktop.workflow.packages_here import EVERYWHERE, Where
from judge_desktop.workflow.round_documents import RoundDocuments, round_documents
from judge_desktop.workflow.workspace import Workspace

EXTENSION = ENDINGS[FileType.RESULTS]
_FOLDER = "verify"
_ABOUT_WORDS = frozenset({FindingCode.COMMENT_MISSING, FindingCode.COMMENT_TOO_SHORT})


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishOptions:
    """For whom the file is, and which standings it spells out."""

    audience: Audience = Audience.INTERNAL
    listed: Listed = Listed.ALL


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A results file that was written. ``sha256`` is that of its signed ``results.json``, and the check words stand for
    it; ``closed_now``: the round was open before.
    """

    path: Path
    sha256: str
    check_words: Words
    closed_now: bool


def publish_results(
    ws: Workspace, path: Path, options: PublishOptions | None = None, where: Where = EVERYWHERE, reason: str = ""
) -> Published:
    """Writes the results file of a round, which is closed first when it is open, with that ``reason`` or one of ours;
    any copy of the chair may do it.

    Refuses ``NO_PACKAGE``, ``NOT_THE_CHAIR``, ``PASSPHRASE_NEEDED``, ``PUBLISHING_BLOCKED`` (details: ``findings``),
    ``FOLDER_NOT_WRITABLE``; then nothing is written or closed. ``CONTAINER_TOO_LARGE`` and ``DISK_FULL`` show only
    while it is written: no file is left, and the round stays closed.
    """
    options = options or PublishOptions()
    key = ws.identity
    known = round_documents(ws, where)
    if key.public.judge_key not in {chair.keys.judge_key for chair in known.package.chairs}:
        raise JudgeDesktopError(Code.NOT_THE_CHAIR)
    obstacles = obstacles_to_publishing(known, options.audience)
    if obstacles:
        raise JudgeDesktopError(Code.PUBLISHING_BLOCKED, findings=obstacles, count=len(obstacles))
    is_open = not known.view.is_closed
    with replacing(path) as stream:
        if is_open:
            close_round(ws, reason or tr("The round was closed so that its results could be published"), where)
            known = round_documents(ws, where)
        publication = _publication(known, options)
        sha256 = _write(ws, known, publication, stream)
        # Recorded before the file appears under its name: no file goes out of which the log knows nothing.
        _record(ws, known, publication, sha256)
    return Published(path=path, sha256=sha256, check_words=words_of(sha256), closed_now=is_open)


def write_results(ws: Workspace, known: RoundDocuments, path: Path, options: PublishOptions) -> str:
    """The same file again, of a round that is closed and whole, for an archive: nothing is closed or noted. Its SHA-256
    as in ``Published``; a file of the same documents and key is the same to the byte.

    Refuses ``NOT_THE_CHAIR``, ``PASSPHRASE_NEEDED`` and what the disk refuses.
    """
    if ws.identity.public.judge_key not in {chair.keys.judge_key for chair in known.package.chairs}:
        raise JudgeDesktopError(Code.NOT_THE_CHAIR)
    with replacing(path) as stream:
        return _write(ws, known, _publication(known, options), stream)


def _write(ws: Workspace, known: RoundDocuments, publication: Publication, stream: BinaryIO) -> str:
    with ws.database.reading() as connection:
        content = _content(connection, known, publication)
    return write_results_file(publication, content, ws.identity.signing_key, stream)


def obstacles_to_publishing(known: RoundDocuments, audience: Audience = Audience.INTERNAL) -> tuple[Finding, ...]:
    """What must be mended first, whether the round is open or closed; all of it blocks.

    What ``check_counted`` and ``check_outcome`` find; ``DECISIONS_NOT_CHAINED``: decisions of a copy of the chair are
    missing or there twice; ``DOCUMENTS_NOT_RECEIVED`` (``count``): decisions name files that are not here. Of a public
    file also sealed scorecards that only lack a comment (``COMMENT_MISSING``, ``COMMENT_TOO_SHORT``): without the words
    nobody could see why they do not count.
    """
    return known.once(_public_obstacles if audience is Audience.PUBLIC else _obstacles)


def _obstacles(known: RoundDocuments) -> tuple[Finding, ...]:
    found = check_counted(known.view, known.package, known.score_files)
    decisions = valid_decisions(known.package, known.decisions)
    lacking = missing_documents(known.score_files, decisions)
    found += check_outcome(known.package, decisions)
    if not is_chained(decisions):
        found += (Finding(code=FindingCode.DECISIONS_NOT_CHAINED, severity=Severity.BLOCKS),)
    if lacking:
        details = {"count": len(lacking)}
        found += (Finding(code=FindingCode.DOCUMENTS_NOT_RECEIVED, severity=Severity.BLOCKS, details=details),)
    return found


def _public_obstacles(known: RoundDocuments) -> tuple[Finding, ...]:
    found = list(known.once(_obstacles))
    for cell in known.view.cells:
        blocking = [finding for finding in cell.findings if finding.blocks]
        if cell.state is CellState.BLOCKED and all(finding.code in _ABOUT_WORDS for finding in blocking):
            place = Place(category=cell.category, submission=cell.submission, judge=cell.judge)
            found += [replace(finding, where=replace(place, criterion=finding.where.criterion)) for finding in blocking]
    return tuple(found)


def _publication(known: RoundDocuments, options: PublishOptions) -> Publication:
    """What is published; for everybody it is counted again as they will, who have no words."""
    audience, listed = options.audience, options.listed
    if audience is Audience.INTERNAL:
        return published(known.package, known.view, known.decisions, audience=audience, listed=listed)
    return publication_of(known.package, known.score_files, known.decisions, audience=audience, listed=listed)


def _content(connection: Connection, known: RoundDocuments, publication: Publication) -> ResultsContent:
    """The documents as they came and were signed, with or without their words."""
    with_words = publication.audience is Audience.INTERNAL
    manifest = _as_signed(connection, publication.manifest, with_words=with_words)
    return ResultsContent(
        package=SignedPackage(
            package=known.package, manifest=manifest.body, signature=manifest.signature, people=manifest.remarks
        ),
        scores=_scores(connection, known, documents_in(publication), with_words=with_words),
        decisions=_decisions(connection, known, publication.decisions, with_words=with_words),
        verify_text=resource(f"{_FOLDER}/{VERIFY_TEXT}").read_bytes(),
        verify_program=resource(f"{_FOLDER}/{VERIFY_PROGRAM}").read_bytes(),
    )


def _scores(
    connection: Connection, known: RoundDocuments, hashes: Sequence[str], *, with_words: bool
) -> list[SignedScores]:
    files = {one.sha256: one for one in known.score_files}
    kept = ((sha256, _as_signed(connection, sha256, with_words=with_words)) for sha256 in hashes)
    return [
        SignedScores(score_file=files[sha256], scores=one.body, signature=one.signature, remarks=one.remarks)
        for sha256, one in kept
    ]


def _decisions(
    connection: Connection, known: RoundDocuments, hashes: Sequence[str], *, with_words: bool
) -> list[SignedDecision]:
    decisions = {one.sha256: one for one in known.decisions}
    kept = ((sha256, _as_signed(connection, sha256, with_words=with_words)) for sha256 in hashes)
    return [
        SignedDecision(decision=decisions[sha256], body=one.body, signature=one.signature, remarks=one.remarks)
        for sha256, one in kept
    ]


class _Signed(NamedTuple):
    """The bytes of a document as they came, its signature, and the words beside it (b"" when they stay here)."""

    body: bytes
    signature: bytes
    remarks: bytes


def _as_signed(connection: Connection, sha256: str, *, with_words: bool) -> _Signed:
    kept = documents.stored(connection, sha256)
    return _Signed(kept.body, kept.signature.encode("ascii"), kept.companion if with_words else b"")


def _record(ws: Workspace, known: RoundDocuments, publication: Publication, sha256: str) -> None:
    with ws.database.transaction() as connection:
        audit_log.record(
            connection,
            AuditEvent.RESULTS_PUBLISHED,
            at=ws.now(),
            who=ws.identity.public.judge_key,
            contest=known.package.contest.id,
            details={"audience": publication.audience.value, "listed": publication.listed.value, "sha256": sha256},
        )
