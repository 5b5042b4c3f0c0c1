"""Checks any of our files without taking anything in: is it whole and signed, by whom, and is that key one we trust."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.exchange import container, decisions_file, judge_card, package_file, score_file
from judge_desktop.exchange.progress_code import read_progress_code
from judge_desktop.exchange.reading import opened, read_whole
from judge_desktop.workflow.file_types import FileType, type_of_file
from judge_desktop.workflow.open_package import plain_file
from judge_desktop.workflow.packages_here import all_packages
from judge_desktop.workflow.results_checks import CheckedResults, check_results
from judge_desktop.workflow.verification import CHAIR_KNOWN, PROGRAM_KNOWN, WHOLE, Check, Verification
from judge_desktop.workflow.workspace import Workspace

_LONGEST_CODE = 4096


def verify_file(ws: Workspace, path: Path, chair_key: str = "", passphrase: str | None = None) -> Verification:
    """Looks at a file. ``chair_key`` (``SHA256:…``) is the key the reader trusts; else those this copy knows.

    Refuses ``FILE_NOT_OURS`` and what reading refuses; everything else is a check that failed.
    """
    kind = type_of_file(path)
    if kind is FileType.RESULTS:
        with opened(path) as stream:
            return verification_of_results(ws, check_results(stream), chair_key)
    if kind is FileType.ENCRYPTED:
        kind = _inner_type(ws, path, passphrase)
    look: dict[FileType, Callable[[], str]] = {
        FileType.CARD: lambda: _card(path),
        FileType.PACKAGE: lambda: _package(ws, path, passphrase),
        FileType.SCORES: lambda: _scores(ws, path),
        FileType.PROGRESS: lambda: _progress(path),
        FileType.DECISIONS: lambda: _decisions(ws, path),
        FileType.ENCRYPTED: lambda: _closed(ws, path, passphrase),
    }
    try:
        signed_by = look[kind]()
    except JudgeDesktopError as refused:
        checks = (Check(name=WHOLE, ok=False, code=refused.code, details=refused.details),)
        return Verification(type=kind, signed_by="", genuine=False, chair_known=False, checks=checks)
    is_known = signed_by == chair_key if chair_key else signed_by in _trusted(ws)
    passed = [Check(name=WHOLE, ok=True)]
    if kind is FileType.PACKAGE:
        passed.append(Check(name=CHAIR_KNOWN, ok=is_known))
    return Verification(type=kind, signed_by=signed_by, genuine=True, chair_known=is_known, checks=tuple(passed))


def verification_of_results(ws: Workspace, found: CheckedResults, chair_key: str = "") -> Verification:
    """What a results file is. The chair is known whose key signed it, or signed the package that names who did: a key
    given, or that of a chair of this contest. Whoever once sent a package of another one proves nothing here.
    """
    contest = found.publication.contest if found.publication is not None else ""
    trusted = {chair_key} if chair_key else _trusted(ws, contest)
    signers = {found.publication.signed_by} if found.publication is not None else set()
    if found.recounted is not None:
        signers.add(found.recounted.package.sent_by)
    is_known = bool(signers & trusted)
    beside = (Check(name=CHAIR_KNOWN, ok=is_known), Check(name=PROGRAM_KNOWN, ok=found.has_our_program))
    return Verification(
        type=FileType.RESULTS,
        signed_by=found.publication.signed_by if found.publication is not None else "",
        genuine=found.is_genuine,
        chair_known=found.is_genuine and is_known,
        checks=(*found.checks, *beside) if found.is_genuine else found.checks,
    )


def _inner_type(ws: Workspace, path: Path, passphrase: str | None) -> FileType:
    """What an encrypted file holds; ENCRYPTED when it cannot be opened here."""
    own = ws.own_name
    locked = passphrase is None and (own is None or ws.needs_passphrase)
    if locked:
        return FileType.ENCRYPTED
    try:
        with plain_file(ws, path, passphrase) as stream:
            first = container.first_name(stream.read(container.HEAD_LENGTH))
    except JudgeDesktopError:
        return FileType.ENCRYPTED
    if first == decisions_file.FIRST_ENTRY:
        return FileType.DECISIONS
    return FileType.PACKAGE if first == package_file.FIRST_ENTRY else FileType.SCORES


def _card(path: Path) -> str:
    return judge_card.read_judge_card(read_whole(path, judge_card.LARGEST_FILE)).keys.judge_key


def _package(ws: Workspace, path: Path, passphrase: str | None) -> str:
    with plain_file(ws, path, passphrase) as stream:
        return package_file.read_package(stream, None).package.sent_by


def _scores(ws: Workspace, path: Path) -> str:
    content = read_whole(path, score_file.LARGEST_FILE)
    return score_file.read_score_file(content, ws.identity.age_key).score_file.judge_key


def _decisions(ws: Workspace, path: Path) -> str:
    """The key that signed the last of them; each was verified with its own."""
    content = read_whole(path, decisions_file.LARGEST_FILE)
    return decisions_file.read_decisions_file(content, ws.identity.age_key).decisions[-1].decision.signed_by


def _progress(path: Path) -> str:
    return read_progress_code(read_whole(path, _LONGEST_CODE).decode("ascii", errors="replace")).judge_key


def _closed(ws: Workspace, path: Path, passphrase: str | None) -> str:
    """Says why nobody can look inside: the passphrase is missing or wrong, or the file is for somebody else."""
    try:
        with plain_file(ws, path, passphrase) as stream:
            stream.read(1)
    except JudgeDesktopError as refused:
        if refused.code is not Code.NO_IDENTITY:
            raise
    raise JudgeDesktopError(Code.WRONG_RECIPIENT)


def _trusted(ws: Workspace, contest: str = "") -> set[str]:
    """Keys of the chairs of all packages built or opened here; with ``contest`` of that one's only."""
    with ws.database.reading() as connection:
        found = [one for one in all_packages(connection) if contest in ("", one.contest.id)]
    return {chair.keys.judge_key for package in found for chair in package.chairs}
