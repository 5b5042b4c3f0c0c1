"""A deputy's copy takes a contest over: it opens the package as the chair's part and goes on where the chair stopped.

Only a copy whose key the package names among its chairs may do so. The draft of the contest is made from the package,
attachments included. Score files and decisions come with ``export_received`` and ``merge_scores``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from judge_desktop.domain.contest import Contest, Submission
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.package import Package
from judge_desktop.exchange.package_documents import decode_contest, encode_contest
from judge_desktop.exchange.package_file import SignedPackage, read_package
from judge_desktop.store import attachments, audit_log, contests, data_folder, packages
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.store.contests import ContestPart, Part
from judge_desktop.store.database import Connection
from judge_desktop.workflow.build_package import keep_package
from judge_desktop.workflow.open_package import check_complete, demand_room, plain_package, sink
from judge_desktop.workflow.packages_here import earlier_packages
from judge_desktop.workflow.workspace import Progress, Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOver:
    """A contest that this copy may run now. ``is_new``: it was not run here before."""

    package: Package
    submissions: int
    attachments: int
    is_new: bool


def may_take_over(ws: Workspace, package: Package) -> bool:
    """True when the package names this copy among its chairs; asks for no passphrase."""
    own = ws.own_name
    return own is not None and own.keys.judge_key in {one.keys.judge_key for one in package.chairs}


def take_over_contest(
    ws: Workspace, path: Path, passphrase: str | None = None, progress: Progress | None = None
) -> TakenOver:
    """Takes the contest of a package over as the chair's part; a later package of another copy is taken in the same
    way. What only this copy knows of the contest stays. A failure leaves nothing.

    Refuses ``NO_IDENTITY``, ``NOT_A_DEPUTY``, ``CHAIR_CHANGED``, ``PACKAGE_TWICE``, ``PACKAGE_OLDER``,
    ``UPDATE_INCOMPLETE``, ``DISK_FULL`` and what reading a package refuses.
    """
    if ws.own_name is None:
        raise JudgeDesktopError(Code.NO_IDENTITY)
    with data_folder.staging_folder(ws.home) as staging:
        with plain_package(ws, path, passphrase) as stream:
            demand_room(ws.home, path)
            signed = read_package(
                stream, lambda sha256: sink(staging, sha256), handed_back=lambda _one, _content: None, progress=progress
            )
        package = signed.package
        if not may_take_over(ws, package):
            raise JudgeDesktopError(Code.NOT_A_DEPUTY)
        _check_history(ws, package)
        staged = [(one.sha256, staging / one.sha256) for one in package.files]
        check_complete(ws, package, {sha256 for sha256, _ in staged})
        attachments.adopt(ws.home, staged)
        is_new = _keep(ws, signed, path.name)
    return TakenOver(
        package=package,
        submissions=len(package.contest.finalists),
        attachments=len({one.sha256 for submission in package.contest.finalists for one in submission.attachments}),
        is_new=is_new,
    )


def _check_history(ws: Workspace, package: Package) -> None:
    """Refuses a package that comes from a stranger, stands against another of its revision or goes back."""
    with ws.database.reading() as connection:
        seen = earlier_packages(connection, package.contest.id, package.round, package.mode)
        mine = packages.current(connection, package.contest.id, package.round, package.mode, Part.CHAIR)
    if seen and package.sent_by not in {chair.keys.judge_key for one in seen for chair in one.chairs}:
        raise JudgeDesktopError(Code.CHAIR_CHANGED)
    if any(one.revision == package.revision and one.manifest != package.manifest for one in seen):
        raise JudgeDesktopError(Code.PACKAGE_TWICE, revision=package.revision)
    if mine is not None and package.revision < mine.revision:
        raise JudgeDesktopError(Code.PACKAGE_OLDER, revision=package.revision, current=mine.revision)


def _keep(ws: Workspace, signed: SignedPackage, origin: str) -> bool:
    package, own = signed.package, ws.own_name
    with ws.database.transaction() as connection:
        before = contests.find(connection, package.contest.id, Part.CHAIR)
        draft = _draft(package, decode_contest(before.definition) if before is not None else None)
        part = ContestPart(
            contest=draft.id,
            part=Part.CHAIR,
            name=draft.name,
            mode=package.mode,
            definition=encode_contest(draft),
        )
        contests.add(connection, part, at=ws.now())
        keep_package(connection, signed, Part.CHAIR, at=ws.now(), origin=origin)
        _record(connection, ws, package, own.keys.judge_key if own is not None else "")
    return before is None


def _record(connection: Connection, ws: Workspace, package: Package, who: str) -> None:
    audit_log.record(
        connection,
        AuditEvent.CONTEST_TAKEN_OVER,
        at=ws.now(),
        who=who,
        contest=package.contest.id,
        details={"manifest": package.manifest, "revision": package.revision, "mode": package.mode.value},
    )


def _draft(package: Package, before: Contest | None) -> Contest:
    """The contest as the package has it; of what a package leaves out, what this copy knew before."""
    contest = replace(package.contest, deputies=package.chairs)
    if before is None:
        return contest
    sent = {one.id: one for one in contest.submissions}
    known = {one.id: one for one in before.submissions}
    merged = [_with_own(one, known.get(one.id)) for one in contest.submissions]
    others = [one for one in before.submissions if one.id not in sent and not one.shortlisted]
    rounds = tuple(package.round_ if one.id == package.round else one for one in before.rounds)
    return replace(contest, submissions=(*merged, *others), rounds=rounds)


def _with_own(sent: Submission, known: Submission | None) -> Submission:
    if known is None:
        return sent
    kept = replace(
        sent,
        extra_fields=known.extra_fields,
        reason=known.reason,
        fits_concept=known.fits_concept,
        start_date=known.start_date,
        applied_date=known.applied_date,
    )
    return kept if sent.applicant.name.th or sent.applicant.name.en else replace(kept, applicant=known.applicant)
