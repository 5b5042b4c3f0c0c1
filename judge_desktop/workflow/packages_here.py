"""Which contest, round and package a verb is about, and the verified package that belongs to it.

Signed bytes are verified again each time they are read from the data folder.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from judge_desktop.domain.contest import Contest, Mode, Round
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.package import Package
from judge_desktop.exchange.package_documents import decode_contest
from judge_desktop.exchange.package_file import verify_stored
from judge_desktop.store import contests, documents, packages
from judge_desktop.store.contests import ContestPart, Part
from judge_desktop.store.database import Connection
from judge_desktop.store.documents import DocumentType
from judge_desktop.store.packages import CurrentPackage
from judge_desktop.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Where:
    """The contest and round a verb is about; empty = the only one there is."""

    contest: str = ""
    round: str = ""


EVERYWHERE = Where()


def contest_part(connection: Connection, where: Where, part: Part) -> ContestPart:
    """The contest a verb is about. Refuses ``NO_CONTEST``, ``CONTEST_UNKNOWN``, ``AMBIGUOUS_CONTEST``."""
    known = contests.listed(connection, part)
    if where.contest:
        named = [one for one in known if one.contest == where.contest]
        if not named:
            raise JudgeDesktopError(Code.CONTEST_UNKNOWN, contest=where.contest)
        return named[0]
    if not known:
        raise JudgeDesktopError(Code.NO_CONTEST if part is Part.CHAIR else Code.NO_PACKAGE)
    if len(known) > 1:
        raise JudgeDesktopError(Code.AMBIGUOUS_CONTEST, contests=", ".join(one.contest for one in known))
    return known[0]


def chair_contest(ws: Workspace, where: Where = EVERYWHERE) -> Contest:
    """The chair's editable contest. Refuses as ``contest_part`` does."""
    with ws.database.reading() as connection:
        return decode_contest(contest_part(connection, where, Part.CHAIR).definition)


def round_of(contest: Contest, where: Where) -> Round:
    """The round a verb is about. Refuses ``ROUND_UNKNOWN`` and ``AMBIGUOUS_CONTEST``."""
    if where.round:
        found = contest.round(where.round)
        if found is None:
            raise JudgeDesktopError(Code.ROUND_UNKNOWN, round=where.round)
        return found
    if len(contest.rounds) != 1:
        raise JudgeDesktopError(Code.AMBIGUOUS_CONTEST, contests=", ".join(one.id for one in contest.rounds))
    return contest.rounds[0]


def current_package(connection: Connection, where: Where, part: Part) -> CurrentPackage:
    """The package in force for this part; of several modes the one that was built or opened last.

    Refuses ``NO_PACKAGE``, ``AMBIGUOUS_CONTEST`` and as ``contest_part`` does.
    """
    contest = contest_part(connection, where, part)
    found = [one for one in packages.listed(connection, contest.contest, part) if one.mode is contest.mode]
    if where.round:
        found = [one for one in found if one.round == where.round]
    if not found:
        raise JudgeDesktopError(Code.NO_PACKAGE)
    if len({one.round for one in found}) > 1:
        raise JudgeDesktopError(Code.AMBIGUOUS_CONTEST, contests=", ".join(one.round for one in found))
    return found[-1]


def package_of(connection: Connection, manifest: str) -> Package:
    """The package of a manifest that this copy built or opened, verified again."""
    return package_in(documents.stored(connection, manifest))


def package_in(document: documents.Document) -> Package:
    """The package in a stored document, verified again."""
    return verify_stored(document.body, document.companion, document.signature.encode("ascii"))


def chair_package(ws: Workspace, where: Where = EVERYWHERE) -> Package:
    """The package the chair's copy built last for a round. Refuses as ``current_package`` does."""
    with ws.database.reading() as connection:
        return package_of(connection, current_package(connection, where, Part.CHAIR).manifest)


def all_packages(connection: Connection) -> Iterator[Package]:
    """Every package this copy built or opened, verified again."""
    for contest in {one.contest for one in contests.listed(connection)}:
        for document in documents.listed(connection, contest, type=DocumentType.PACKAGE):
            yield package_in(document)


def earlier_packages(connection: Connection, contest: str, round_: str, mode: Mode) -> Sequence[Package]:
    """All packages of a round this copy has, by revision."""
    found = documents.listed(connection, contest, type=DocumentType.PACKAGE, round=round_, mode=mode)
    return sorted((package_in(document) for document in found), key=lambda package: package.revision)
