"""A contest folder is made, checked, and taken into the data folder of the chair's copy."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from judge_desktop.config.i18n import Translator
from judge_desktop.config.paths import resource
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding
from judge_desktop.exchange.contest_folder import ContestFolder, read_contest_folder
from judge_desktop.exchange.contest_folder_writing import write_new_contest_folder
from judge_desktop.exchange.package_documents import encode_contest
from judge_desktop.exchange.reading import opened
from judge_desktop.scoring.contest_validation import check_contest
from judge_desktop.scoring.eligibility import is_eligible
from judge_desktop.store import attachments, audit_log, contests, data_folder
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.store.contests import ContestPart, Part
from judge_desktop.workflow.folder_changes import as_changed, stands_in_the_way, with_slots
from judge_desktop.workflow.packages_here import EVERYWHERE, Where, chair_contest
from judge_desktop.workflow.workspace import Progress, Workspace

_NOBODY = "0" * 32  # the contest id while a folder is only looked at
DEMO_FOLDER = "demo/contest"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenContest:
    """A contest that is now in the data folder, and what asks for another look."""

    contest: Contest
    findings: tuple[Finding, ...]


def templates() -> tuple[str, ...]:
    """The names of the contest templates that come with the program."""
    return tuple(sorted(path.parent.name for path in resource("templates").glob("*/contest.toml")))


def new_contest_folder(folder: Path, template: str, tr: Translator) -> None:
    """Makes a contest folder. Refuses ``TEMPLATE_UNKNOWN``, ``FOLDER_NOT_EMPTY`` and what the disk refuses."""
    if template not in templates():
        raise JudgeDesktopError(Code.TEMPLATE_UNKNOWN, template=template, known=", ".join(templates()))
    write_new_contest_folder(folder, resource(f"templates/{template}"), tr)


def check_contest_folder(folder: Path) -> tuple[Finding, ...]:
    """Everything that is wrong with a contest folder or asks for another look; nothing is kept."""
    return _findings(read_contest_folder(folder, _NOBODY))


def create_contest(
    ws: Workspace,
    folder: Path,
    progress: Progress | None = None,
    *,
    choose: Callable[[Contest], Contest] = lambda contest: contest,
) -> TakenContest:
    """Takes a contest folder into the data folder; ``choose`` may take a part of it (a smaller demo).

    Refuses ``CONTEST_HAS_FINDINGS`` (details: ``findings``), ``CONTEST_EXISTS``, ``DISK_FULL``; then nothing is kept.
    """
    read = _read(folder, ws.new_id(), progress)
    with ws.database.reading() as connection:
        known = contests.listed(connection, Part.CHAIR)
    for one in known:
        if read.contest is not None and one.name == read.contest.name:
            raise JudgeDesktopError(Code.CONTEST_EXISTS, contest=one.contest)
    if read.contest is not None:
        read = replace(read, contest=with_slots(choose(read.contest)))
    return _keep(ws, read, AuditEvent.CONTEST_CREATED)


def update_contest(
    ws: Workspace, folder: Path, where: Where = EVERYWHERE, progress: Progress | None = None
) -> TakenContest:
    """Takes the changes of a contest folder; what a folder cannot say stays (``workflow.folder_changes``).

    What is still missing in the contest only blocks its package. Refuses ``CONTEST_HAS_FINDINGS`` when the folder
    cannot be read as it is meant (details: ``findings``), ``DISK_FULL``; then nothing is kept.
    """
    before = chair_contest(ws, where)
    read = _read(folder, before.id, progress, refuses=stands_in_the_way)
    if read.contest is not None:
        read = replace(read, contest=as_changed(before, read.contest))
    return _keep(ws, read, AuditEvent.CONTEST_UPDATED)


def eligibility_of(contest: Contest) -> Mapping[str, bool | None]:
    """Submission -> whether it is eligible; None while a check is still open."""
    return {one.id: is_eligible(one, contest.eligibility) for one in contest.submissions}


def _findings(read: ContestFolder) -> tuple[Finding, ...]:
    if read.contest is None:
        return read.findings
    return (*read.findings, *read.placed(check_contest(read.contest)))


def _read(
    folder: Path,
    contest_id: str,
    progress: Progress | None,
    refuses: Callable[[Finding], bool] = lambda finding: finding.blocks,
) -> ContestFolder:
    total = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    done = 0

    def on_bytes(count: int) -> None:
        nonlocal done
        done += count
        if progress is not None:
            progress(done, total)

    read = read_contest_folder(folder, contest_id, on_bytes)
    findings = _findings(read)
    blocking = tuple(finding for finding in findings if refuses(finding))
    if blocking or read.contest is None:
        raise JudgeDesktopError(Code.CONTEST_HAS_FINDINGS, findings=blocking, count=len(blocking))
    return replace(read, findings=findings)


def _copied(source: Path, copy: Path) -> Path:
    """A copy that has the hash it is named after. Refuses ``ATTACHMENT_CHANGED`` and what the disk refuses."""
    with opened(source) as content, data_folder.disk_refusals(copy.parent), copy.open("xb") as stream:
        shutil.copyfileobj(content, stream, 1 << 20)
    if attachments.hash_of(copy) != copy.name:
        raise JudgeDesktopError(Code.ATTACHMENT_CHANGED, attachment=source.name)
    return copy


def _keep(ws: Workspace, read: ContestFolder, event: AuditEvent) -> TakenContest:
    """Attachments first, copied and checked again by their hash, then one transaction."""
    contest = read.contest
    if contest is None:
        raise JudgeDesktopError(Code.CONTEST_HAS_FINDINGS, findings=read.findings, count=len(read.findings))
    everything = [one for submission in contest.submissions for one in submission.attachments]
    with data_folder.staging_folder(ws.home) as staging:
        missing = attachments.missing(ws.home, (one.sha256 for one in everything))
        attachments.adopt(ws.home, [(one, _copied(read.attachment_files[one], staging / one)) for one in missing])
        with ws.database.transaction() as connection:
            before = contests.find(connection, contest.id, Part.CHAIR)
            part = ContestPart(
                contest=contest.id,
                part=Part.CHAIR,
                name=contest.name,
                mode=before.mode if before is not None else None,
                definition=encode_contest(contest),
            )
            contests.add(connection, part, at=ws.now())
            attachments.record(connection, contest.id, everything, at=ws.now())
            audit_log.record(
                connection,
                event,
                at=ws.now(),
                who=ws.noted_as,
                contest=contest.id,
                details={"submissions": len(contest.submissions), "judges": len(contest.panel.judges)},
            )
    return TakenContest(contest=contest, findings=read.findings)
