"""The verb behind every archive: one folder that anybody can read without this program, for as long as it is kept.

It loads what prints and what writes tables, so it is imported when an archive is made, not before.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from judge_desktop import __version__
from judge_desktop.config.i18n import Translator
from judge_desktop.domain.archive import Archive, ArchivedFile, ArchivePart, LeftOut
from judge_desktop.domain.audit_events import AuditEvent
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.exchange.archive_index import INDEX, SUMS, index_page, sums_text
from judge_desktop.exchange.writing import disk_refusals, replacing, sweep, unfinished_folder
from judge_desktop.workflow.archive.documents import received_part, results_part, tables_part
from judge_desktop.workflow.archive.gathering import Gathering, Steps, both
from judge_desktop.workflow.archive.papers import papers_part, scans_part
from judge_desktop.workflow.archive.retention import demand_later, kept_until
from judge_desktop.workflow.covered import covered_words
from judge_desktop.workflow.export_notes import note_export
from judge_desktop.workflow.packages_here import EVERYWHERE, Where
from judge_desktop.workflow.printing.kinds import MODULES
from judge_desktop.workflow.results import results_in
from judge_desktop.workflow.round_documents import round_documents
from judge_desktop.workflow.workspace import Progress, Workspace

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveExport:
    """What was made: every file, until when it should be kept, and what is not in it."""

    folder: Path
    files: tuple[Path, ...]
    keep_until: date
    left_out: tuple[LeftOut, ...]


def export_archive(
    ws: Workspace,
    folder: Path,
    tr: Translator,
    keep_until: date | None = None,
    where: Where = EVERYWHERE,
    progress: Progress | None = None,
) -> ArchiveExport:
    """Makes the archive of a round in ``folder``, which is empty or not there yet: papers and file names in the
    language of ``tr``, the index in Thai and English.

    ``keep_until``: left out it is five years after the day of the presentations, or after today. It is there whole or
    not at all: until the last step everything lies in a hidden folder inside, and the index comes last. ``progress``
    is told (things done, in all) and may raise to stop. What cannot be in it now is named with its reason.

    Refuses ``NO_PACKAGE``, ``INVARIANT_BROKEN``, ``PASSPHRASE_NEEDED`` (a closed round: results files are signed),
    ``FOLDER_NOT_EMPTY``, ``KEEP_UNTIL_PASSED``, ``FOLDER_NOT_WRITABLE``, ``DISK_FULL``.
    """
    known, today = round_documents(ws, where), ws.today().date()
    if keep_until is not None:
        demand_later(keep_until, today)
    covered = covered_words(known, results_in(known), tr)
    if known.view.is_closed:
        _ = ws.identity
    was_there = _demand_empty(folder)
    with disk_refusals(folder):
        folder.mkdir(parents=True, exist_ok=True)
    moved: list[Path] = []
    try:
        with unfinished_folder(folder) as root:
            gathering = Gathering(
                ws=ws, where=where, known=known, covered=bool(covered), root=root, tr=tr, steps=_Steps(progress)
            )
            parts = [gather(gathering) for gather in _GATHERED]
            archive = _archive(ws, gathering, parts, keep_until, today)
            with disk_refusals(folder):
                archive = replace(archive, parts=tuple(_measured(part, gathering) for part in parts))
            _write_index(root, archive)
            _demand_room(root, folder)
            details = {"files": len(archive.files), "keep_until": archive.keep_until.isoformat()}
            note_export(ws, AuditEvent.ARCHIVE_EXPORTED, known.package.contest.id, details)
            with disk_refusals(folder):
                files = _settle(root, folder, archive, moved)
    except BaseException:
        _clear(folder, moved, was_there=was_there)
        raise
    return ArchiveExport(folder=folder, files=files, keep_until=archive.keep_until, left_out=archive.left_out)


_GATHERED: tuple[Callable[[Gathering], ArchivePart], ...] = (
    papers_part,
    tables_part,
    results_part,
    received_part,
    scans_part,
)


_STEPS = len(MODULES) + 7
"""Reports; workbook, CSV, log; results, received files, scans; hashes."""


class _Steps(Steps):
    """Tells ``progress`` how many steps are done, at each look."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress, self._done = progress, 0

    def look(self, *_: int) -> None:
        if self._progress is not None:
            self._progress(min(self._done, _STEPS), _STEPS)

    def step(self) -> None:
        self.look()
        self._done += 1


def _demand_empty(folder: Path) -> bool:
    """Whether the folder is there; what a killed program left in it goes. Refuses ``FOLDER_NOT_EMPTY``."""
    with disk_refusals(folder):
        if not folder.exists():
            return False
        if not folder.is_dir():
            raise JudgeDesktopError(Code.FOLDER_NOT_EMPTY, folder=str(folder))
        sweep(folder)
        if any(folder.iterdir()):
            raise JudgeDesktopError(Code.FOLDER_NOT_EMPTY, folder=str(folder))
    return True


def _archive(
    ws: Workspace, gathering: Gathering, parts: Sequence[ArchivePart], keep_until: date | None, today: date
) -> Archive:
    package, contest = gathering.known.package, gathering.known.package.contest
    gathering.leave_out(
        both(lambda tr: tr("Files of the submissions")),
        both(lambda tr: tr("They are with the organiser and in the package; the archive holds what the panel made")),
    )
    by_rule = both(lambda tr: tr("Five years after the day of the presentations, as Judge Desktop proposes"))
    by_choice = both(lambda tr: tr("As the person chose who made this archive"))
    longer = both(lambda tr: tr("Where the rules of the organiser ask for a longer time, that time goes before"))
    rule = by_rule if keep_until is None else by_choice
    own = ws.own_name
    return Archive(
        contest=contest.name,
        edition=contest.edition,
        organiser=contest.organiser,
        round=package.round_.name,
        mode=package.mode,
        is_closed=gathering.known.view.is_closed,
        made=today,
        program=f"Judge Desktop {__version__}",
        keep_until=keep_until or kept_until(contest, package.round, today),
        rule=replace(rule, th=f"{rule.th} {longer.th}", en=f"{rule.en}. {longer.en}"),
        chair_key=own.keys.judge_key if own is not None else "",
        parts=tuple(parts),
        left_out=tuple(gathering.left_out),
    )


def _measured(part: ArchivePart, gathering: Gathering) -> ArchivePart:
    """The same part, each file with its size and hash."""
    gathering.steps.look()
    return part.with_files(tuple(_hashed(one, gathering) for one in part.files))


def _hashed(one: ArchivedFile, gathering: Gathering) -> ArchivedFile:
    gathering.steps.look()
    digest, size = hashlib.sha256(), 0
    with (gathering.root / one.path).open("rb") as stream:
        while block := stream.read(_CHUNK):
            digest.update(block)
            size += len(block)
    return replace(one, size=size, sha256=digest.hexdigest())


def _write_index(root: Path, archive: Archive) -> None:
    page = index_page(archive)
    with replacing(root / INDEX) as stream:
        stream.write(page)
    with replacing(root / SUMS) as stream:
        stream.write(sums_text(archive.files) + f"{hashlib.sha256(page).hexdigest()}  {INDEX}\n".encode())


def _demand_room(root: Path, folder: Path) -> None:
    """It took minutes: somebody may have put there what would be in the way. Refuses ``FOLDER_NOT_EMPTY``."""
    if any((folder / one.name).exists() for one in root.iterdir()):
        raise JudgeDesktopError(Code.FOLDER_NOT_EMPTY, folder=str(folder))


def _settle(root: Path, folder: Path, archive: Archive, moved: list[Path]) -> tuple[Path, ...]:
    """Everything comes to its place, the index last: a folder without it was not finished. ``moved`` tells how far."""
    names = [one.name for one in root.iterdir() if one.name not in (INDEX, SUMS)]
    for name in (*sorted(names), SUMS, INDEX):
        moved.append(folder / name)
        (root / name).rename(folder / name)
    return (folder / INDEX, *(folder / one.path for one in archive.files), folder / SUMS)


def _clear(folder: Path, moved: Sequence[Path], *, was_there: bool) -> None:
    """Nothing is left of an archive that did not come about; what others put there meanwhile stays."""
    for path in reversed(moved):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    if not was_there and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
