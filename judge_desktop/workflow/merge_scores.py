"""Brings score files into the chair's copy: each file stands or is refused for itself, all in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.merging import MergeLine, MergeReport, Outcome
from judge_desktop.domain.scorecard import ScorecardState, ScoreFile
from judge_desktop.domain.view import View, WhyNotCounted
from judge_desktop.exchange.encryption import AgeKey
from judge_desktop.exchange.reading import read_whole
from judge_desktop.exchange.score_file import LARGEST_FILE, SignedScores, read_score_file
from judge_desktop.scoring.acceptance import check_score_file
from judge_desktop.scoring.counting import count
from judge_desktop.scoring.rulings import known_keys
from judge_desktop.store import audit_log, copies, documents
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.workflow.file_types import FileType, demand_type
from judge_desktop.workflow.packages_here import EVERYWHERE, Where
from judge_desktop.workflow.round_documents import (
    RoundDocuments,
    document_of,
    round_documents,
    view_sha256,
    without_search_for_cycles,
)
from judge_desktop.workflow.workspace import Progress, Workspace

_OUTCOMES = {
    WhyNotCounted.FORK: Outcome.FORK,
    WhyNotCounted.AWAITING_CONFIRMATION: Outcome.AWAITING_CONFIRMATION,
    WhyNotCounted.LATE: Outcome.LATE,
}


@dataclass(frozen=True, slots=True)
class _Read:
    """One file after reading: what it holds, or why it was refused."""

    path: Path
    signed: SignedScores | None = None
    refused: Code | None = None


def merge_scores(
    ws: Workspace,
    paths: Sequence[Path],
    where: Where = EVERYWHERE,
    *,
    is_preview: bool = False,
    progress: Progress | None = None,
) -> MergeReport:
    """Merges score files, or only says what would happen (``is_preview``).

    Merging a file twice changes nothing; any order gives the same view. A bad file refuses itself. A copy of the
    database is made before anything is written. Refuses ``NO_PACKAGE``, ``PASSPHRASE_NEEDED``, ``DISK_FULL``.
    """
    with without_search_for_cycles():
        return _merge(ws, paths, where, is_preview=is_preview, progress=progress)


def _merge(
    ws: Workspace, paths: Sequence[Path], where: Where, *, is_preview: bool, progress: Progress | None
) -> MergeReport:
    before = round_documents(ws, where)
    age_key = ws.identity.age_key
    keys = known_keys(before.package, before.decisions)
    read = []
    for done, path in enumerate(paths):
        read.append(_checked(_read_file(path, age_key), before, keys, age_key))
        if progress is not None:
            progress(done + 1, len(paths))
    present = {one.sha256 for one in before.score_files}
    new = _new_files(read, present)
    files = (*before.score_files, *(one.score_file for one in new))
    view = count(before.package, files, before.decisions)
    if not is_preview:
        _keep(ws, before, new, read)
    names = _names_on_computer(paths)
    return MergeReport(
        files=tuple(_lines(read, names, present, view)),
        missing=view.missing,
        view_sha256=view_sha256(view),
    )


def _read_file(path: Path, age_key: AgeKey) -> _Read:
    try:
        demand_type(path, FileType.ENCRYPTED)
        return _Read(path, signed=read_score_file(read_whole(path, LARGEST_FILE), age_key))
    except JudgeDesktopError as refused:
        return _Read(path, refused=refused.code)


def _checked(read: _Read, before: RoundDocuments, keys: Mapping[str, tuple[str, ...]], age_key: AgeKey) -> _Read:
    """A file that is whole and signed may still not belong here."""
    if read.signed is None:
        return read
    code = check_score_file(before.package, read.signed.score_file, keys=keys, own_recipient=age_key.recipient)
    return replace(read, refused=code)


def _new_files(read: Iterable[_Read], present: set[str]) -> list[SignedScores]:
    """The files to store, each content once."""
    new: dict[str, SignedScores] = {}
    for one in read:
        if one.signed is not None and one.refused is None and one.signed.score_file.sha256 not in present:
            new.setdefault(one.signed.score_file.sha256, one.signed)
    return list(new.values())


def _names_on_computer(paths: Sequence[Path]) -> list[str]:
    """The names a person knows the files by: without their folder unless two files share a name."""
    times = Counter(path.name for path in paths)
    return [str(path) if times[path.name] > 1 else path.name for path in paths]


def _lines(read: Iterable[_Read], names: Iterable[str], present: set[str], view: View) -> Iterable[MergeLine]:
    seen = set(present)
    for one, name in zip(read, names, strict=True):
        if one.signed is None:
            yield MergeLine(path=name, outcome=Outcome.REFUSED, code=one.refused)
            continue
        score_file = one.signed.score_file
        if one.refused is not None:
            outcome = Outcome.REFUSED
        elif score_file.sha256 in seen:
            outcome = Outcome.ALREADY_PRESENT
        else:
            outcome = _outcome(score_file, view)
        seen.add(score_file.sha256)
        yield MergeLine(
            path=name,
            outcome=outcome,
            code=one.refused,
            judge=score_file.judge,
            revision=score_file.revision,
            sha256=score_file.sha256,
            scorecards=sum(card.state is not ScorecardState.DRAFT for card in score_file.scorecards),
        )


def _outcome(score_file: ScoreFile, view: View) -> Outcome:
    why = view.not_counted.get(score_file.sha256)
    return Outcome.ACCEPTED if why is None else _OUTCOMES.get(why, Outcome.SUPERSEDED)


def _keep(ws: Workspace, before: RoundDocuments, new: Sequence[SignedScores], read: Sequence[_Read]) -> None:
    refused = [one for one in read if one.refused is not None]
    if new:
        copies.save_copy(ws.home, reason="before-merge", at=ws.now())
    if not new and not refused:
        return
    origins = {one.signed.score_file.sha256: one.path.name for one in read if one.signed is not None}
    contest = before.package.contest.id
    who = ws.identity.public.judge_key
    with ws.database.transaction() as connection:
        for one in new:
            documents.add(connection, document_of(one, origins[one.score_file.sha256], ws.now()))
        if new:
            details: dict[str, str | int] = {"files": len(new)}
            audit_log.record(
                connection, AuditEvent.SCORES_MERGED, at=ws.now(), who=who, contest=contest, details=details
            )
        for bad in refused:
            code = bad.refused.value if bad.refused is not None else ""
            audit_log.record(
                connection, AuditEvent.FILE_REFUSED, at=ws.now(), who=who, contest=contest, details={"code": code}
            )
