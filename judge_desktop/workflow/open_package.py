"""A judge opens a package: verified before it is believed, stored whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.package import HandedBack, Package
from judge_desktop.domain.panel import Confirmation, Judge
from judge_desktop.exchange import encryption
from judge_desktop.exchange import keys as key_files
from judge_desktop.exchange.encryption import AgeKey, Lock, Passphrase
from judge_desktop.exchange.package_file import SignedPackage, read_head, read_package
from judge_desktop.exchange.reading import opened
from judge_desktop.exchange.score_file import SignedScores
from judge_desktop.store import attachments, audit_log, contests, data_folder, packages, scoring_sessions
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.store.contests import ContestPart, Part
from judge_desktop.store.scoring_sessions import Session
from judge_desktop.workflow.broken_seals import reopen_broken_seals
from judge_desktop.workflow.build_package import keep_package
from judge_desktop.workflow.confirm_package import demand_words, keep_heard
from judge_desktop.workflow.file_types import FileType, demand_type, type_of_head
from judge_desktop.workflow.handed_back import TakenBack, read_own, take_back
from judge_desktop.workflow.identity import Words, words_of
from judge_desktop.workflow.package_changes import Change, changes_between
from judge_desktop.workflow.packages_here import earlier_packages
from judge_desktop.workflow.workspace import Progress, Workspace

_HEAD = encryption.MAX_HEADER + 1
_OTHER_FILES = (FileType.CARD, FileType.SCORES, FileType.DECISIONS, FileType.RESULTS)
_ROOM_TO_SPARE = 16 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageGlance:
    """What a verified package says before it is opened."""

    package: Package
    check_words: Words
    is_update: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedPackage:
    """A package that is now on this computer. ``attachments`` counts all files of the contest's finalists; ``reopened``
    are the scorecards that were sealed under other criteria and are drafts again.
    """

    package: Package
    judge: str
    submissions: int
    attachments: int
    confirmed: Confirmation
    changes: tuple[Change, ...]
    taken_back: TakenBack
    reopened: tuple[str, ...] = ()


def look_into_package(ws: Workspace, path: Path, passphrase: str | None = None) -> PackageGlance:
    """Verifies the head of a package and keeps nothing. Refuses as ``open_package`` does."""
    with plain_package(ws, path, passphrase) as stream:
        package = read_head(stream)[0].package
    _check_history(ws, package)
    check_complete(ws, package, {one.sha256 for one in package.files})
    return PackageGlance(package=package, check_words=words_of(package.manifest), is_update=_carries_less(package))


def open_package(
    ws: Workspace,
    path: Path,
    *,
    judge: str = "",
    words: str = "",
    passphrase: str | None = None,
    progress: Progress | None = None,
) -> OpenedPackage:
    """Verifies a package and takes it into the data folder; opening it again changes nothing.

    ``judge``: who works on this computer; left out, whoever was chosen before or whose key the package knows.
    ``words``: the six words as the chair read them aloud. Scorecards that were sealed under other criteria and could
    not be sealed under these are drafts again. Refuses ``FILE_NOT_OURS``, ``CHECK_WORDS_WRONG`` (or the
    code that says whose words they are), ``CHAIR_CHANGED``,
    ``PACKAGE_OLDER``, ``PACKAGE_TWICE``, ``UPDATE_INCOMPLETE``, ``JUDGE_UNKNOWN``, ``DISK_FULL``, what
    ``handed_back.read_own`` refuses and whatever the container, its signature or its encryption refuse; then nothing
    is kept.
    """
    with data_folder.staging_folder(ws.home) as staging:
        with plain_package(ws, path, passphrase) as stream:
            demand_room(ws.home, path)
            signed = read_package(
                stream,
                lambda sha256: sink(staging, sha256),
                handed_back=lambda one, content: _stage(staging, one, content),
                progress=progress,
            )
        package = signed.package
        if words:
            demand_words(ws, package, words)
        before = _check_history(ws, package)
        chosen = _chosen_judge(ws, package, judge)
        staged = [(one.sha256, staging / one.sha256) for one in package.files]
        check_complete(ws, package, {sha256 for sha256, _ in staged})
        mine = chosen.id if chosen is not None else ""
        handed_back = read_own(ws, package, mine, lambda one: _staged_name(staging, one).read_bytes())
        attachments.adopt(ws.home, staged)
        if ws.own_name is None and chosen is not None:
            ws.keep_identity(key_files.create_identity(), chosen.full_name("th"), None)
        heard = Confirmation.VOICE if words else Confirmation.UNHEARD
        confirmation, taken_back, reopened = _keep(ws, signed, chosen, heard, path.name, handed_back)
    return OpenedPackage(
        package=package,
        judge=chosen.id if chosen is not None else "",
        submissions=len(package.contest.finalists),
        attachments=len({one.sha256 for submission in package.contest.finalists for one in submission.attachments}),
        confirmed=confirmation,
        changes=changes_between(before, package) if before is not None else (),
        taken_back=taken_back,
        reopened=reopened,
    )


@contextmanager
def plain_package(ws: Workspace, path: Path, passphrase: str | None) -> Iterator[BinaryIO]:
    """A package without its encryption. Refuses ``FILE_NOT_OURS``, ``DOCUMENT_OF_OTHER_TYPE`` and as ``plain_file``."""
    demand_type(path, FileType.PACKAGE, FileType.ENCRYPTED)
    with plain_file(ws, path, passphrase) as stream:
        if type_of_head(stream.read(_HEAD)) in _OTHER_FILES:
            raise JudgeDesktopError(Code.DOCUMENT_OF_OTHER_TYPE)
        stream.seek(0)
        yield stream


@contextmanager
def plain_file(ws: Workspace, path: Path, passphrase: str | None) -> Iterator[BinaryIO]:
    """A file without its encryption; a decrypted copy lies in staging and is gone afterwards."""
    with opened(path) as stream:
        head = stream.read(_HEAD)
        stream.seek(0)
        if not encryption.is_encrypted(head):
            yield stream
            return
        opener = _opener(ws, head, passphrase)
        with data_folder.staging_folder(ws.home) as staging, encryption.decrypted(stream, staging, opener) as plain:
            yield plain


def _opener(ws: Workspace, head: bytes, passphrase: str | None) -> AgeKey | Passphrase:
    if encryption.lock_of(head) is Lock.PASSPHRASE:
        if not passphrase:
            raise JudgeDesktopError(Code.PASSPHRASE_NEEDED)
        return Passphrase(passphrase)
    return ws.identity.age_key


@contextmanager
def sink(staging: Path, sha256: str) -> Iterator[BinaryIO]:
    """Where an attachment of a package waits until the whole package is verified."""
    with data_folder.disk_refusals(staging), (staging / sha256).open("xb") as stream:
        yield stream


def _stage(staging: Path, one: HandedBack, content: bytes) -> None:
    with data_folder.disk_refusals(staging):
        _staged_name(staging, one).write_bytes(content)


def _staged_name(staging: Path, one: HandedBack) -> Path:
    return staging / f"handed_back-{one.sha256}"


def demand_room(home: Path, path: Path) -> None:
    """A package is refused before it is copied when the disk cannot hold it."""
    needed = path.stat().st_size + _ROOM_TO_SPARE
    if shutil.disk_usage(home).free < needed:
        raise JudgeDesktopError(Code.DISK_FULL, folder=str(home))


def _carries_less(package: Package) -> bool:
    wanted = {one.sha256 for submission in package.contest.finalists for one in submission.attachments}
    return wanted != {one.sha256 for one in package.files}


def _check_history(ws: Workspace, package: Package) -> Package | None:
    """The package before, when this one is newer; refuses one that goes back, forks or comes from a stranger."""
    with ws.database.reading() as connection:
        seen = earlier_packages(connection, package.contest.id, package.round, package.mode)
        mine = packages.current(connection, package.contest.id, package.round, package.mode, Part.JUDGE)
    if not seen:
        return None
    trusted = {chair.keys.judge_key for one in seen for chair in one.chairs}
    if package.sent_by not in trusted:
        raise JudgeDesktopError(Code.CHAIR_CHANGED)
    for one in seen:
        if one.revision == package.revision and one.manifest != package.manifest:
            raise JudgeDesktopError(Code.PACKAGE_TWICE, revision=package.revision)
    if mine is not None and package.revision < mine.revision:
        raise JudgeDesktopError(Code.PACKAGE_OLDER, revision=package.revision, current=mine.revision)
    older = [one for one in seen if one.revision < package.revision]
    return older[-1] if older and mine is not None and mine.manifest != package.manifest else None


def check_complete(ws: Workspace, package: Package, staged: set[str]) -> None:
    """An update brings only what is new: the rest must have come before."""
    wanted = [one.sha256 for submission in package.contest.finalists for one in submission.attachments]
    lacking = [sha256 for sha256 in attachments.missing(ws.home, wanted) if sha256 not in staged]
    if lacking:
        raise JudgeDesktopError(Code.UPDATE_INCOMPLETE, count=len(lacking), revision=package.revision)


def _chosen_judge(ws: Workspace, package: Package, judge: str) -> Judge | None:
    """The judge named, else chosen before, else known by this copy's key; None when it is open."""
    voting = {one.id: one for one in package.contest.panel.voting}
    if judge:
        if judge not in voting:
            raise JudgeDesktopError(Code.JUDGE_UNKNOWN, judge=judge)
        return voting[judge]
    with ws.database.reading() as connection:
        mine = [one for one in packages.listed(connection, package.contest.id, Part.JUDGE) if one.judge in voting]
    if mine:
        return voting[mine[-1].judge]
    own = ws.own_name
    for one in voting.values():
        if own is not None and own.keys.judge_key in {known.keys.judge_key for known in one.known_keys}:
            return one
    return None


def _keep(
    ws: Workspace,
    signed: SignedPackage,
    judge: Judge | None,
    confirmation: Confirmation,
    origin: str,
    handed_back: Sequence[SignedScores],
) -> tuple[Confirmation, TakenBack, tuple[str, ...]]:
    package = signed.package
    at = ws.now()
    judge_id = judge.id if judge is not None else ""
    taken_back, reopened = TakenBack(), tuple[str, ...]()
    with ws.database.transaction() as connection:
        part = ContestPart(contest=package.contest.id, part=Part.JUDGE, name=package.contest.name, mode=package.mode)
        contests.add(connection, part, at=at)
        keep_package(connection, signed, Part.JUDGE, at=at, origin=origin, judge=judge_id)
        heard = keep_heard(connection, package, confirmation, at)
        packages.confirm(connection, package.manifest, Part.JUDGE, heard)
        if judge is not None:
            session = Session(contest=package.contest.id, round=package.round, mode=package.mode, judge=judge.id)
            scoring_sessions.start(connection, session, at=at)
            taken_back = take_back(connection, session, handed_back, at=at, origin=origin)
            reopened = reopen_broken_seals(connection, package.contest, session, at=at)
        audit_log.record(
            connection,
            AuditEvent.PACKAGE_OPENED,
            at=at,
            who=judge_id or "judge",
            contest=package.contest.id,
            details={"manifest": package.manifest, "revision": package.revision, "mode": package.mode.value},
        )
    return heard, taken_back, reopened
