"""Brings score files, and decisions of other copies of the chair, into this copy: each file stands or is refused for
itself, all in one transaction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from judge_desktop.config.log import Event, note
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.merging import MergeLine, MergeReport, Outcome
from judge_desktop.domain.scorecard import ScorecardState, ScoreFile
from judge_desktop.domain.view import View, WhyNotCounted
from judge_desktop.exchange import container, decisions_file
from judge_desktop.exchange.decision_documents import SignedDecision
from judge_desktop.exchange.decisions_file import LARGEST_FILE, DecisionsFile
from judge_desktop.exchange.encryption import AgeKey, decrypt
from judge_desktop.exchange.reading import read_whole
from judge_desktop.exchange.score_file import SignedScores, read_scores
from judge_desktop.scoring.acceptance import check_score_file
from judge_desktop.scoring.counting import count
from judge_desktop.store import audit_log, copies, documents
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.workflow.file_types import FileType, demand_type
from judge_desktop.workflow.packages_here import EVERYWHERE, Where
from judge_desktop.workflow.received_decisions import check_decisions, keep_decisions
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
    """One file after reading: the scores or the decisions it holds, or why it was refused."""

    path: Path
    signed: SignedScores | None = None
    decided: DecisionsFile | None = None
    refused: Code | None = None


def merge_scores(
    ws: Workspace,
    paths: Sequence[Path],
    where: Where = EVERYWHERE,
    *,
    is_preview: bool = False,
    progress: Progress | None = None,
) -> MergeReport:
    """Merges score files and decisions of other copies of the chair, or only says what would happen (``is_preview``).

    Merging a file twice changes nothing; any order gives the same view. A bad file refuses itself. A copy of the
    database is made before anything is written, and ``progress`` may stop it until then: nothing is kept of a merge
    that was stopped. Refuses ``NO_PACKAGE``, ``PASSPHRASE_NEEDED``, ``DISK_FULL``.
    """
    with without_search_for_cycles():
        report = _merge(ws, paths, where, is_preview=is_preview, progress=progress)
    outcomes = Counter(line.outcome.value for line in report.files)
    note(Event.FILES_MERGED, is_preview=is_preview, **outcomes)
    return report


def merge_without_doubt(
    ws: Workspace, paths: Sequence[Path], where: Where = EVERYWHERE, *, progress: Progress | None = None
) -> tuple[MergeReport, MergeReport | None]:
    """(what a merge of all files would do, what the merge of those did that are accepted without doubt).

    Only score files that count at once are merged; whatever needs a person, and decisions, are left. The second is
    None when there was nothing to merge. Refuses as ``merge_scores`` does.
    """
    looked = merge_scores(ws, paths, where, is_preview=True, progress=progress)
    sure = [
        path
        for path, line in zip(paths, looked.files, strict=True)
        if line.outcome is Outcome.ACCEPTED and not line.decisions
    ]
    return looked, merge_scores(ws, sure, where, progress=progress) if sure else None


def _merge(
    ws: Workspace, paths: Sequence[Path], where: Where, *, is_preview: bool, progress: Progress | None
) -> MergeReport:
    before = round_documents(ws, where)
    age_key = ws.identity.age_key
    read = []
    for done, path in enumerate(paths):
        read.append(_read_file(path, age_key))
        if progress is not None:
            progress(done + 1, len(paths))
    read = [_checked_decisions(one, before) for one in read]
    decided = _new_decisions(read, before)
    decisions = (*before.decisions, *(one.decision for one, _ in decided))
    read = [_checked(one, before, age_key) for one in read]
    present = {one.sha256 for one in before.score_files}
    new = _new_files(read, present)
    files = (*before.score_files, *(one.score_file for one in new))
    view = count(before.package, files, decisions)
    if not is_preview:
        if progress is not None:
            progress(len(paths), len(paths))
        _keep(ws, before, new, decided, read)
    names = _names_on_computer(paths)
    present_decisions = {one.sha256 for one in before.decisions}
    return MergeReport(
        files=tuple(_lines(read, names, present, present_decisions, view)),
        missing=view.missing,
        view_sha256=view_sha256(view),
    )


def _read_file(path: Path, age_key: AgeKey) -> _Read:
    """What a file holds, known by its content: it may have any name."""
    try:
        demand_type(path, FileType.ENCRYPTED)
        plain = decrypt(read_whole(path, LARGEST_FILE), age_key)
        if container.first_name(plain[: container.HEAD_LENGTH]) == decisions_file.FIRST_ENTRY:
            return _Read(path, decided=decisions_file.read_decisions(plain))
        return _Read(path, signed=read_scores(plain))
    except JudgeDesktopError as refused:
        return _Read(path, refused=refused.code)


def _checked_decisions(read: _Read, before: RoundDocuments) -> _Read:
    if read.decided is None:
        return read
    return replace(read, refused=check_decisions(before.package, read.decided))


def _new_decisions(read: Iterable[_Read], before: RoundDocuments) -> list[tuple[SignedDecision, str]]:
    """The decisions to store, each once, with the name of the file it came in."""
    present = {one.sha256 for one in before.decisions}
    new: dict[str, tuple[SignedDecision, str]] = {}
    for one in read:
        if one.decided is None or one.refused is not None:
            continue
        for decision in one.decided.decisions:
            if decision.decision.sha256 not in present:
                new.setdefault(decision.decision.sha256, (decision, one.path.name))
    return list(new.values())


def _checked(read: _Read, before: RoundDocuments, age_key: AgeKey) -> _Read:
    """A file that is whole and signed may still not belong here.

    What was made for one of the chair's copies may be handed on to the others. Decisions are not asked: they may come
    later, and the file must not be missing then.
    """
    if read.signed is None:
        return read
    score_file = read.signed.score_file
    copies = (one.keys.age_recipient for one in before.package.chairs)
    made_for = next((one for one in copies if one in score_file.recipients), age_key.recipient)
    return replace(read, refused=check_score_file(before.package, score_file, own_recipient=made_for))


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


def _lines(
    read: Iterable[_Read], names: Iterable[str], present: set[str], present_decisions: set[str], view: View
) -> Iterable[MergeLine]:
    seen, seen_decisions = set(present), set(present_decisions)
    for one, name in zip(read, names, strict=True):
        if one.signed is not None:
            yield _score_line(one, one.signed.score_file, name, view, is_present=one.signed.score_file.sha256 in seen)
            seen.add(one.signed.score_file.sha256)
        elif one.decided is not None:
            hashes = {decision.decision.sha256 for decision in one.decided.decisions}
            yield _decisions_line(one, name, len(hashes), is_present=hashes <= seen_decisions)
            seen_decisions |= hashes if one.refused is None else set()
        else:
            yield MergeLine(path=name, outcome=Outcome.REFUSED, code=one.refused)


def _score_line(one: _Read, score_file: ScoreFile, name: str, view: View, *, is_present: bool) -> MergeLine:
    code = one.refused
    if code is None and view.not_counted.get(score_file.sha256) is WhyNotCounted.NOT_ACCEPTED:
        code = Code.WRONG_JUDGE  # a decision says whose key it is
    if code is not None:
        outcome = Outcome.REFUSED
    else:
        outcome = Outcome.ALREADY_PRESENT if is_present else _outcome(score_file, view)
    return MergeLine(
        path=name,
        outcome=outcome,
        code=code,
        judge=score_file.judge,
        revision=score_file.revision,
        sha256=score_file.sha256,
        scorecards=sum(card.state is ScorecardState.SEALED for card in score_file.scorecards),
    )


def _decisions_line(one: _Read, name: str, count_: int, *, is_present: bool) -> MergeLine:
    if one.refused is not None:
        return MergeLine(path=name, outcome=Outcome.REFUSED, code=one.refused)
    outcome = Outcome.ALREADY_PRESENT if is_present else Outcome.ACCEPTED
    return MergeLine(path=name, outcome=outcome, decisions=count_)


def _outcome(score_file: ScoreFile, view: View) -> Outcome:
    why = view.not_counted.get(score_file.sha256)
    return Outcome.ACCEPTED if why is None else _OUTCOMES.get(why, Outcome.SUPERSEDED)


def _keep(
    ws: Workspace,
    before: RoundDocuments,
    new: Sequence[SignedScores],
    decided: Sequence[tuple[SignedDecision, str]],
    read: Sequence[_Read],
) -> None:
    refused = [one for one in read if one.refused is not None]
    if new or decided:
        copies.save_copy(ws.home, reason="before-merge", at=ws.now())
    if not new and not decided and not refused:
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
        keep_decisions(connection, before.package, decided, at=ws.now(), who=who)
        for bad in refused:
            code = bad.refused.value if bad.refused is not None else ""
            audit_log.record(
                connection, AuditEvent.FILE_REFUSED, at=ws.now(), who=who, contest=contest, details={"code": code}
            )
