"""Papers signed by hand: which there are, who must sign and who has, and the scans that are kept of them.

A scan is kept by its hash beside the attachments, so that backups, the examination of the data folder and the removal
of a contest know it. One scan may show several papers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from judge_desktop.domain.contest import Attachment, Contest, Mode
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding
from judge_desktop.domain.signatures import Paper, Scan, Signature
from judge_desktop.domain.view import View
from judge_desktop.exchange.attachment_folders import MAX_BYTES
from judge_desktop.exchange.cell_values import cleaned
from judge_desktop.exchange.media_types import PDF, media_type_of
from judge_desktop.exchange.package_documents import decode_contest
from judge_desktop.exchange.reading import opened
from judge_desktop.scoring.attendance import PresenceState, attendance_of
from judge_desktop.scoring.signing import check_signatures, papers_of
from judge_desktop.store import attachments, audit_log, data_folder
from judge_desktop.store import signatures as kept
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.store.contests import Part
from judge_desktop.store.database import Connection
from judge_desktop.store.signatures import RoundKey
from judge_desktop.workflow.packages_here import EVERYWHERE, Where, all_packages, contest_part, round_of
from judge_desktop.workflow.round_documents import read_round
from judge_desktop.workflow.workspace import Progress, Workspace

SCAN_KINDS = frozenset((PDF, "image/jpeg", "image/png"))
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureBook:
    """Every paper of a round, what was signed, the scans, and a warning for each signature and scan that is missing."""

    papers: tuple[Paper, ...]
    signatures: tuple[Signature, ...]
    scans: tuple[Scan, ...]
    findings: tuple[Finding, ...]

    def has_signed(self, paper: Paper, judge: str) -> bool:
        """Whether a person's signature on a paper was noted."""
        return any(one.paper == paper.id and one.judge == judge for one in self.signatures)

    def scans_of(self, paper: Paper) -> tuple[Scan, ...]:
        """The scans of one paper."""
        return tuple(one for one in self.scans if one.paper == paper.id)

    def missing(self, paper: Paper) -> tuple[str, ...]:
        """Who has still to sign a paper."""
        return tuple(one for one in paper.signers if not self.has_signed(paper, one))


@dataclass(frozen=True, slots=True)
class _Round:
    """What the papers of a round follow from."""

    key: RoundKey
    contest: Contest
    papers: tuple[Paper, ...]

    def paper(self, paper_id: str) -> Paper:
        found = next((one for one in self.papers if one.id == paper_id), None)
        if found is None:
            raise JudgeDesktopError(Code.PAPER_UNKNOWN, paper=paper_id)
        return found


def read_signatures(ws: Workspace, where: Where = EVERYWHERE) -> SignatureBook:
    """Papers, signatures and scans of a round. Refuses as ``contest_part`` and ``round_of`` do."""
    with ws.database.reading() as connection:
        round_ = _round(connection, where)
        signed = kept.signatures_of(connection, round_.key)
        scans = kept.scans_of(connection, round_.key)
    return SignatureBook(
        papers=round_.papers,
        signatures=signed,
        scans=scans,
        findings=check_signatures(round_.papers, signed, scans),
    )


def sign_paper(ws: Workspace, paper: str, judges: Sequence[str], where: Where = EVERYWHERE) -> SignatureBook:
    """Notes that these people signed a paper. Refuses ``PAPER_UNKNOWN``, ``NOT_A_SIGNER``."""
    with ws.database.transaction() as connection:
        round_ = _round(connection, where)
        _sign(connection, round_, paper, judges, at=ws.now())
    return read_signatures(ws, where)


def keep_scans(
    ws: Workspace,
    papers: Sequence[str],
    files: Sequence[Path],
    where: Where = EVERYWHERE,
    progress: Progress | None = None,
    *,
    signed_by: Sequence[str] = (),
) -> SignatureBook:
    """Keeps scans of papers, all or none; ``signed_by``: the people whose signatures they show.

    Refuses ``SCAN_IS_NO_PICTURE`` for anything but PDF, JPEG and PNG, whatever its name, ``FILE_NOT_FOUND``,
    ``FILE_TOO_LARGE``, ``PAPER_UNKNOWN``, ``NOT_A_SIGNER``, ``DISK_FULL``; then nothing is kept.
    """
    with ws.database.reading() as connection:
        known = _round(connection, where)
        for paper in papers:
            _demand_signers(known.paper(paper), signed_by)
    total = sum(path.stat().st_size for path in files if path.is_file())
    with data_folder.staging_folder(ws.home) as staging:
        count = _Counting(total, progress)
        staged = [_staged(path, staging, str(number), count) for number, path in enumerate(files)]
        by_hash = {one.sha256: place for one, place in staged}
        attachments.adopt(ws.home, by_hash.items())
        with ws.database.transaction() as connection:
            round_ = _round(connection, where)
            attachments.record(connection, round_.contest.id, [one for one, _ in staged], at=ws.now())
            for paper in papers:
                for scan, _ in staged:
                    if kept.keep_scan(
                        connection, round_.key, round_.paper(paper).id, scan.sha256, scan.name, at=ws.now()
                    ):
                        _record(ws, connection, round_, AuditEvent.SCAN_KEPT, paper=paper, sha256=scan.sha256)
                _sign(connection, round_, paper, signed_by, at=ws.now())
    return read_signatures(ws, where)


def take_scan_away(ws: Workspace, paper: str, sha256: str, reason: str, where: Where = EVERYWHERE) -> SignatureBook:
    """Takes a scan off a paper; its bytes go when nothing else uses them. The reason stays in the audit log.

    Refuses ``REASON_NEEDED``, ``SIGNATURE_UNKNOWN`` when the paper has no such scan.
    """
    _demand_reason(reason)
    with ws.database.transaction() as connection:
        round_ = _round(connection, where)
        if not kept.take_scan_away(connection, round_.key, paper, sha256):
            raise JudgeDesktopError(Code.SIGNATURE_UNKNOWN)
        _record(ws, connection, round_, AuditEvent.SCAN_TAKEN_AWAY, paper=paper, sha256=sha256, reason=reason.strip())
        gone: tuple[str, ...] = ()
        if not _is_used(connection, round_.contest, sha256):
            kept.let_go(connection, round_.contest.id, sha256)
            gone = attachments.forget_unused(connection)
    with data_folder.disk_refusals(ws.home):
        for one in gone:
            attachments.place_of(ws.home, one).unlink(missing_ok=True)
    return read_signatures(ws, where)


def take_signature_back(ws: Workspace, paper: str, judge: str, reason: str, where: Where = EVERYWHERE) -> SignatureBook:
    """Takes back that a person signed a paper. Refuses ``REASON_NEEDED``, ``SIGNATURE_UNKNOWN``."""
    _demand_reason(reason)
    with ws.database.transaction() as connection:
        round_ = _round(connection, where)
        if not kept.unsign(connection, round_.key, paper, judge):
            raise JudgeDesktopError(Code.SIGNATURE_UNKNOWN)
        _record(ws, connection, round_, AuditEvent.SCAN_TAKEN_AWAY, paper=paper, judge=judge, reason=reason.strip())
    return read_signatures(ws, where)


def scan_named(book: SignatureBook, paper: str, written: str) -> str:
    """The SHA-256 of the scan of a paper that is called or begins so. Refuses ``SIGNATURE_UNKNOWN``."""
    known = {one.sha256: one.name for one in book.scans if one.paper == paper}
    found = [sha256 for sha256, name in known.items() if sha256.startswith(written) or name == written]
    if not written or len(found) != 1:
        raise JudgeDesktopError(Code.SIGNATURE_UNKNOWN)
    return found[0]


def _round(connection: Connection, where: Where) -> _Round:
    part = contest_part(connection, where, Part.CHAIR)
    contest = decode_contest(part.definition)
    round_id = round_of(contest, where).id
    view, absent = _view_and_absent(connection, Where(contest.id, round_id))
    key = RoundKey(contest=contest.id, round=round_id, mode=part.mode or Mode.OFFICIAL)
    return _Round(key, contest, papers_of(contest, view, absent))


def _view_and_absent(connection: Connection, where: Where) -> tuple[View | None, frozenset[str]]:
    """What counts, and who was not in the meeting; before a package was built everybody is expected to sign."""
    try:
        documents = read_round(connection, where)
    except JudgeDesktopError as refused:
        if refused.code is not Code.NO_PACKAGE:
            raise
        return None, frozenset()
    attendance = attendance_of(documents.package, documents.decisions)
    absent = {judge for judge in attendance.judges if attendance.state(judge) is PresenceState.ABSENT}
    return documents.view, frozenset(absent)


def _sign(connection: Connection, round_: _Round, paper: str, judges: Sequence[str], *, at: str) -> None:
    known = round_.paper(paper)
    _demand_signers(known, judges)
    for judge in judges:
        kept.sign(connection, round_.key, known.id, judge, at=at)


def _demand_signers(paper: Paper, judges: Sequence[str]) -> None:
    for judge in judges:
        if judge not in paper.signers:
            raise JudgeDesktopError(Code.NOT_A_SIGNER, judge=judge)


def _demand_reason(reason: str) -> None:
    if not reason.strip():
        raise JudgeDesktopError(Code.REASON_NEEDED)


def _staged(path: Path, staging: Path, name: str, on_bytes: Callable[[int], None]) -> tuple[Attachment, Path]:
    """A copy of a scan in the staging folder, hashed on the way, when it is one."""
    copy, digest, size = staging / name, hashlib.sha256(), 0
    with opened(path) as content:
        kind = media_type_of(content, path.name)
        if kind not in SCAN_KINDS:
            raise JudgeDesktopError(Code.SCAN_IS_NO_PICTURE, file=cleaned(path.name))
        content.seek(0)
        with data_folder.disk_refusals(staging), copy.open("xb") as stream:
            while block := content.read(_CHUNK):
                digest.update(block)
                size += stream.write(block)
                if size > MAX_BYTES:
                    raise JudgeDesktopError(Code.FILE_TOO_LARGE, file=cleaned(path.name), limit=MAX_BYTES)
                on_bytes(len(block))
    return Attachment(sha256=digest.hexdigest(), name=cleaned(path.name), media_type=kind, size=size), copy


class _Counting:
    """Adds up bytes and tells ``progress``, which may raise to cancel."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self._total, self._progress, self._done = max(total, 1), progress, 0

    def __call__(self, count: int) -> None:
        """So many bytes more."""
        self._done += count
        if self._progress is not None:
            self._progress(min(self._done, self._total), self._total)


def _is_used(connection: Connection, contest: Contest, sha256: str) -> bool:
    """Whether a file is still a scan of another paper, an attachment of the draft, or in a package."""
    if kept.shows_another_paper(connection, contest.id, sha256) or _has(contest, sha256):
        return True
    return any(_has(one.contest, sha256) for one in all_packages(connection))


def _has(contest: Contest, sha256: str) -> bool:
    return any(one.sha256 == sha256 for submission in contest.submissions for one in submission.attachments)


def _record(ws: Workspace, connection: Connection, round_: _Round, event: AuditEvent, **details: str) -> None:
    audit_log.record(
        connection,
        event,
        at=ws.now(),
        who=ws.noted_as,
        contest=round_.contest.id,
        details=details,
    )
