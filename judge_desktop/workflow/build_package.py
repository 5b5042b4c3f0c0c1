"""The chair's package: what stands in its way, and the building, signing and recording of it."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from judge_desktop.config.i18n import Language, Translator
from judge_desktop.domain.contest import Attachment, Contest, Mode, Round
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding
from judge_desktop.domain.package import Package
from judge_desktop.domain.panel import ChairCopy
from judge_desktop.exchange import check_words, encryption
from judge_desktop.exchange.encryption import Passphrase
from judge_desktop.exchange.file_names import speaking_name
from judge_desktop.exchange.package_file import SignedPackage, write_package
from judge_desktop.exchange.writing import replacing
from judge_desktop.scoring.change_effects import scored_alike
from judge_desktop.scoring.contest_validation import check_contest
from judge_desktop.scoring.corrections import corrected
from judge_desktop.scoring.decision_order import valid_decisions
from judge_desktop.store import attachments, audit_log, contests, data_folder, documents, packages
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.store.contests import Part
from judge_desktop.store.database import Connection
from judge_desktop.store.documents import DocumentType
from judge_desktop.store.packages import CurrentPackage
from judge_desktop.workflow.file_types import ENDINGS, FileType
from judge_desktop.workflow.hand_back import HandBack, pack_handed_back
from judge_desktop.workflow.identity import Words, words_of
from judge_desktop.workflow.outside_backup import is_backed_up
from judge_desktop.workflow.packages_here import (
    EVERYWHERE,
    Where,
    chair_contest,
    contest_part,
    current_package,
    earlier_packages,
    package_of,
    round_of,
)
from judge_desktop.workflow.practice import keep_practice_files, rehearsed_contest
from judge_desktop.workflow.round_documents import read_decisions
from judge_desktop.workflow.workspace import OwnName, Progress, Workspace
from judge_desktop.workflow.written_text import demand_text

EXTENSION = ENDINGS[FileType.PACKAGE]
CHAIR_ID = "chair"


class Encryption(StrEnum):
    """Who can open a package: everybody, whoever knows a passphrase, or the judges whose cards are known."""

    NO = "no"
    PASSPHRASE = "passphrase"  # noqa: S105 -- the word, not one
    CARDS = "cards"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageOptions:
    """How a package is built. ``passphrase`` empty = five words are proposed. ``hand_back``: judges on new laptops
    whose received score files travel back to them. ``without_backup``: why an official package is built although no
    backup outside this computer holds the contest as it is; recorded when that is so. ``with_practice``: a rehearsal
    of whatever is fit for one now (``practice.rehearsed_contest``); an official package knows no such thing.
    """

    mode: Mode = Mode.OFFICIAL
    encryption: Encryption = Encryption.NO
    passphrase: str = ""
    is_update: bool = False
    with_renditions: bool = True
    hand_back: tuple[HandBack, ...] = ()
    without_backup: str = ""
    with_practice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltPackage:
    """A package that was saved. ``size`` in bytes; ``passphrase`` only when it is encrypted with one;
    ``handed_back``: the judges whose score files it takes back to them.
    """

    path: Path
    manifest_sha256: str
    revision: int
    check_words: Words
    attachments: int
    size: int
    passphrase: str = ""
    handed_back: tuple[str, ...] = ()


def check_before_building(ws: Workspace, where: Where = EVERYWHERE) -> tuple[Finding, ...]:
    """Everything that blocks a package or asks for another look."""
    return check_contest(chair_contest(ws, where))


def check_draft(contest: Contest) -> tuple[Finding, ...]:
    """The same for a contest that was read already."""
    return check_contest(contest)


def suggested_file_name(contest: Contest, options: PackageOptions, revision: int, tr: Translator) -> str:
    """A speaking name: package or update, rehearsal or not, the contest, which time."""
    kind = tr("Package update") if options.is_update else tr("Package")
    mode = tr("Rehearsal") if options.mode is Mode.REHEARSAL else ""
    name = contest.name.in_language(tr.language.value)
    return speaking_name((kind, mode, name, tr("revision {n}", n=revision)), EXTENSION, gives_way=name)


def next_revision(ws: Workspace, mode: Mode, where: Where = EVERYWHERE) -> int:
    """The revision that the next package of this mode will have (1 for the first)."""
    contest = chair_contest(ws, where)
    with ws.database.reading() as connection:
        before = earlier_packages(connection, contest.id, round_of(contest, where).id, mode)
    return before[-1].revision + 1 if before else 1


def build_package(
    ws: Workspace,
    path: Path,
    options: PackageOptions,
    where: Where = EVERYWHERE,
    progress: Progress | None = None,
) -> BuiltPackage:
    """Builds, signs, records and saves a package; a failure leaves neither file nor record.

    Refuses ``CONTEST_HAS_FINDINGS`` (details: ``findings``), ``BACKUP_NEEDED``, ``CARDS_MISSING``,
    ``NOTHING_TO_UPDATE``, ``PASSPHRASE_NEEDED``, ``ATTACHMENT_LOST``,
    what ``hand_back.pack_handed_back`` and what the disk refuses.
    """
    contest = _with_corrections(ws, _contest_to_send(ws, options, where), where)
    _demand_backup(ws, contest, options)
    with ws.database.reading() as connection:
        handed_back = pack_handed_back(connection, contest, options.hand_back, options.mode, where)
    package = replace(_next_package(ws, contest, round_of(contest, where), options), handed_back=tuple(handed_back))
    passphrase = _passphrase(options)
    lock = _recipients(ws, contest, options, passphrase)
    keep_practice_files(ws, package.contest)
    sources = {one.sha256: attachments.path_of(ws.home, one.sha256) for one in package.files}
    with data_folder.staging_folder(ws.home) as staging:
        plain = staging / "package"
        with data_folder.disk_refusals(ws.home), plain.open("w+b") as stream:
            signed = write_package(
                package,
                sources,
                ws.identity.signing_key,
                stream,
                salt=ws.salt(),
                handed_back={one.sha256: content for one, content in handed_back.items()},
                progress=progress,
            )
        with replacing(path) as target:
            with plain.open("rb") as source:
                if lock is None:
                    shutil.copyfileobj(source, target, 1 << 20)
                else:
                    encryption.encrypt_stream(source, target, lock)
            _record(ws, signed, path.name, options)
    return BuiltPackage(
        path=path,
        manifest_sha256=signed.package.manifest,
        revision=package.revision,
        check_words=words_of(signed.package.manifest),
        attachments=len(package.files),
        size=path.stat().st_size,
        passphrase=passphrase,
        handed_back=tuple(dict.fromkeys(one.judge for one in handed_back)),
    )


def _contest_to_send(ws: Workspace, options: PackageOptions, where: Where) -> Contest:
    """The draft, or what of it is rehearsed; refuses ``CONTEST_HAS_FINDINGS``."""
    contest = chair_contest(ws, where)
    if options.with_practice and options.mode is Mode.REHEARSAL:
        contest = rehearsed_contest(contest).contest
    blocking = tuple(finding for finding in check_contest(contest) if finding.blocks)
    if blocking:
        raise JudgeDesktopError(Code.CONTEST_HAS_FINDINGS, findings=blocking, count=len(blocking))
    return contest


def _next_package(ws: Workspace, contest: Contest, round_: Round, options: PackageOptions) -> Package:
    """What is to be signed: the next revision for this round and mode."""
    own = ws.own_name
    if own is None:
        raise JudgeDesktopError(Code.NO_IDENTITY)
    with ws.database.reading() as connection:
        before = earlier_packages(connection, contest.id, round_.id, options.mode)
    revision = before[-1].revision + 1 if before else 1
    contest = _as_published(contest, before, revision, options)
    travelling = _distinct(contest)
    if options.is_update:
        if not before:
            raise JudgeDesktopError(Code.NOTHING_TO_UPDATE)
        travelling = {sha256: one for sha256, one in travelling.items() if one.revision == revision}
    draft = Package(
        contest=contest,
        round=round_.id,
        mode=options.mode,
        revision=revision,
        previous=before[-1].manifest if before else "",
        acceptable=(),
        chairs=chairs_of(contest, own),
        rubric="",
        files=tuple(travelling[sha256] for sha256 in sorted(travelling)),
    )
    same_rubric = [one.manifest for one in before if scored_alike(one.contest, contest)]
    return replace(draft, acceptable=tuple(same_rubric))


def chairs_of(contest: Contest, own: OwnName) -> tuple[ChairCopy, ...]:
    """Who may merge and sign: the chair's own copy first, whoever builds, for the first line of ``allowed_signers`` is
    the chair's; then this copy and the others. A deputy's copy keeps the id it was enrolled with.
    """
    enrolled = next((one.id for one in contest.deputies if one.keys.judge_key == own.keys.judge_key), CHAIR_ID)
    others = (one for one in contest.deputies if one.keys.judge_key != own.keys.judge_key)
    copies = (ChairCopy(id=enrolled, keys=own.keys, name=own.name), *others)
    return tuple(sorted(copies, key=lambda one: one.id != CHAIR_ID))


def _as_published(contest: Contest, before: Sequence[Package], revision: int, options: PackageOptions) -> Contest:
    """The contest with each attachment marked by the revision it first came with, renditions left out if so wished."""
    first_seen: dict[tuple[str, str], int] = {}
    for package in before:
        for submission in package.contest.submissions:
            for one in submission.attachments:
                first_seen.setdefault((submission.id, one.sha256), package.revision)
    submissions = tuple(
        replace(
            submission,
            attachments=tuple(
                replace(one, revision=first_seen.get((submission.id, one.sha256), revision))
                for one in submission.attachments
                if options.with_renditions or not one.rendition_of
            ),
        )
        for submission in contest.submissions
    )
    return replace(contest, submissions=submissions)


def _distinct(contest: Contest) -> dict[str, Attachment]:
    """The finalists' attachments by hash; of the same bytes used twice, the one that came first."""
    found: dict[str, Attachment] = {}
    for submission in contest.finalists:
        for one in submission.attachments:
            if one.sha256 not in found or one.revision < found[one.sha256].revision:
                found[one.sha256] = one
    return found


def _passphrase(options: PackageOptions) -> str:
    if options.encryption is not Encryption.PASSPHRASE:
        return ""
    return options.passphrase or check_words.generate_passphrase(Language.EN)


def _recipients(
    ws: Workspace, contest: Contest, options: PackageOptions, passphrase: str
) -> list[str] | Passphrase | None:
    if options.encryption is Encryption.NO:
        return None
    if options.encryption is Encryption.PASSPHRASE:
        return Passphrase(passphrase)
    without = [judge.id for judge in contest.panel.voting if not judge.known_keys]
    if without:
        raise JudgeDesktopError(Code.CARDS_MISSING, judges=", ".join(without))
    known = {known.keys.age_recipient for judge in contest.panel.judges for known in judge.known_keys}
    copies = {one.keys.age_recipient for one in contest.deputies}
    return sorted(known | copies | {ws.identity.public.age_recipient})


def _with_corrections(ws: Workspace, contest: Contest, where: Where) -> Contest:
    """The draft with what decisions of another copy of the chair corrected: its own it follows at once."""
    with ws.database.reading() as connection:
        try:
            package = package_of(connection, current_package(connection, where, Part.CHAIR).manifest)
        except JudgeDesktopError as refused:
            if refused.code is not Code.NO_PACKAGE:
                raise
            return contest
        return corrected(contest, valid_decisions(package, read_decisions(connection, package)))


def _demand_backup(ws: Workspace, contest: Contest, options: PackageOptions) -> None:
    """Official scores are not collected on a computer whose loss loses the contest, unless somebody says why."""
    demand_text(options.without_backup)
    if options.mode is Mode.REHEARSAL or options.without_backup.strip():
        return
    with ws.database.reading() as connection:
        if not is_backed_up(connection, contest.id):
            raise JudgeDesktopError(Code.BACKUP_NEEDED)


def _record(ws: Workspace, signed: SignedPackage, file_name: str, options: PackageOptions) -> None:
    package = signed.package
    with ws.database.transaction() as connection:
        _record_waiver(ws, connection, package, options)
        part = contest_part(connection, Where(package.contest.id), Part.CHAIR)
        contests.add(connection, replace(part, mode=package.mode), at=ws.now())
        keep_package(connection, signed, Part.CHAIR, at=ws.now(), origin=file_name)
        audit_log.record(
            connection,
            AuditEvent.PACKAGE_BUILT,
            at=ws.now(),
            who=package.sent_by,
            contest=package.contest.id,
            details={"manifest": package.manifest, "revision": package.revision, "mode": package.mode.value},
        )
        for judge in dict.fromkeys(one.judge for one in package.handed_back):
            audit_log.record(
                connection,
                AuditEvent.SCORES_HANDED_BACK,
                at=ws.now(),
                who=package.sent_by,
                contest=package.contest.id,
                details={"judge": judge, "manifest": package.manifest},
            )


def _record_waiver(ws: Workspace, connection: Connection, package: Package, options: PackageOptions) -> None:
    if package.mode is Mode.REHEARSAL or is_backed_up(connection, package.contest.id):
        return
    audit_log.record(
        connection,
        AuditEvent.BACKUP_WAIVED,
        at=ws.now(),
        who=package.sent_by,
        contest=package.contest.id,
        details={"manifest": package.manifest, "reason": options.without_backup.strip()},
    )


def keep_package(
    connection: Connection,
    signed: SignedPackage,
    part: Part,
    *,
    at: str,
    origin: str,
    judge: str = "",
) -> None:
    """Stores a verified package and makes it the current one of this part; ``judge``: who was chosen, if anybody."""
    package = signed.package
    documents.add(
        connection,
        documents.Document(
            type=DocumentType.PACKAGE,
            body=signed.manifest,
            signature=signed.signature.decode("ascii"),
            signed_by=package.sent_by,
            contest=package.contest.id,
            round=package.round,
            mode=package.mode,
            revision=package.revision,
            previous=package.previous,
            companion=signed.people,
            received_at=at,
            origin=origin,
        ),
    )
    everything = [one for submission in package.contest.submissions for one in submission.attachments]
    attachments.record(connection, package.contest.id, everything, at=at)
    packages.record(
        connection,
        CurrentPackage(
            contest=package.contest.id,
            round=package.round,
            mode=package.mode,
            part=part,
            manifest=package.manifest,
            revision=package.revision,
            judge=judge,
            opened_at=at,
        ),
        origin=origin,
    )
