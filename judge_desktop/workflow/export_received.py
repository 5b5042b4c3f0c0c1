"""Hands everything that came and was decided on to the other copies of the chair, as it came and was signed.

Each score file is encrypted again to all copies the package names, so that a deputy who was named later reads it, too.
Merging the folder there, in any order, gives the same view.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from judge_desktop.config.i18n import Translator
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.package import Package
from judge_desktop.exchange.decision_documents import SignedDecision, verify_decision
from judge_desktop.exchange.decisions_file import DecisionsFile, write_decisions_file
from judge_desktop.exchange.file_names import speaking_name
from judge_desktop.exchange.score_file import pack_again
from judge_desktop.exchange.words import sha256
from judge_desktop.exchange.writing import disk_refusals, replacing
from judge_desktop.scoring.decision_order import valid_decisions
from judge_desktop.store import audit_log, documents
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.store.documents import Document
from judge_desktop.workflow.export_scores import EXTENSION as SCORES_EXTENSION
from judge_desktop.workflow.file_types import ENDINGS, FileType
from judge_desktop.workflow.packages_here import EVERYWHERE, Where
from judge_desktop.workflow.round_documents import RoundDocuments, read_round
from judge_desktop.workflow.workspace import Progress, Workspace

EXTENSION = ENDINGS[FileType.DECISIONS]
_MOST_TOGETHER, _LARGEST_TOGETHER = 1000, 8 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedExport:
    """What was written: the files, and how many score files and decisions they hold."""

    files: tuple[Path, ...]
    score_files: int
    decisions: int


@dataclass(frozen=True, slots=True)
class _Parcel:
    """One file to write."""

    name: str
    content: bytes


def export_received(
    ws: Workspace,
    folder: Path,
    tr: Translator,
    where: Where = EVERYWHERE,
    progress: Progress | None = None,
) -> ReceivedExport:
    """Writes the score files and decisions of a round into ``folder``, which is made if it is not there.

    Names hold the hash of what is inside: writing into the same folder again replaces the same files and no others.
    Stopped or refused, it leaves none of the files it began with. Refuses ``NOTHING_RECEIVED``, ``NO_PACKAGE``,
    ``DISK_FULL``, ``FOLDER_NOT_WRITABLE``.
    """
    with ws.database.reading() as connection:
        known = read_round(connection, where)
        scores = [documents.stored(connection, one.sha256) for one in known.score_files]
        decided = [documents.stored(connection, one.sha256) for one in valid_decisions(known.package, known.decisions)]
    if not scores and not decided:
        raise JudgeDesktopError(Code.NOTHING_RECEIVED)
    with disk_refusals(folder):
        folder.mkdir(parents=True, exist_ok=True)
    written = _write(folder, _parcels(known, scores, decided, tr), len(scores) + 1, progress)
    with ws.database.transaction() as connection:
        audit_log.record(
            connection,
            AuditEvent.RECEIVED_EXPORTED,
            at=ws.now(),
            who=ws.noted_as,
            contest=known.package.contest.id,
            details={"files": len(scores), "decisions": len(decided)},
        )
    return ReceivedExport(files=written, score_files=len(scores), decisions=len(decided))


def _parcels(
    known: RoundDocuments, scores: Sequence[Document], decided: Sequence[Document], tr: Translator
) -> Iterator[_Parcel]:
    recipients = tuple(one.keys.age_recipient for one in known.package.chairs)
    for one in scores:
        content = pack_again(one.body, one.signature.encode("ascii"), one.companion, *recipients)
        yield _Parcel(_name_of(one, known.package, tr), content)
    for part in _together([_signed(one) for one in decided]):
        package = known.package
        decisions = DecisionsFile(
            contest=package.contest.id,
            round=package.round,
            mode=package.mode,
            manifest=package.manifest,
            decisions=tuple(part),
        )
        mark = sha256("\n".join(one.decision.sha256 for one in part).encode())[:8]
        yield _Parcel(
            speaking_name((tr("Decisions of the round"), mark), EXTENSION), write_decisions_file(decisions, recipients)
        )


def _name_of(document: Document, package: Package, tr: Translator) -> str:
    judge = package.contest.panel.judge(document.judge)
    name = judge.full_name(tr.language.value) if judge is not None else document.judge
    parts = (tr("Scores"), tr("revision {n}", n=document.revision), name[:60], document.sha256[:8])
    return speaking_name(parts, SCORES_EXTENSION)


def _signed(document: Document) -> SignedDecision:
    return verify_decision(document.body, document.companion, document.signature.encode("ascii"))


def _together(decided: Sequence[SignedDecision]) -> Iterator[list[SignedDecision]]:
    """Decisions in parts that one file takes."""
    part: list[SignedDecision] = []
    size = 0
    for one in decided:
        if part and (len(part) == _MOST_TOGETHER or size + len(one.body) + len(one.remarks) > _LARGEST_TOGETHER):
            yield part
            part, size = [], 0
        part.append(one)
        size += len(one.body) + len(one.remarks)
    if part:
        yield part


def _write(folder: Path, parcels: Iterator[_Parcel], total: int, progress: Progress | None) -> tuple[Path, ...]:
    """Every file whole; when one cannot be written, or somebody stops it, those that are new go again."""
    written: list[Path] = []
    new: list[Path] = []
    try:
        for done, parcel in enumerate(parcels, 1):
            path = folder / parcel.name
            if not path.exists():
                new.append(path)
            with replacing(path) as stream:
                stream.write(parcel.content)
            written.append(path)
            if progress is not None:
                progress(min(done, total), total)
    except BaseException:
        for path in new:
            path.unlink(missing_ok=True)
        raise
    return tuple(written)
