"""The verbs behind every print: a report is set into files, and what leaves the program is noted in the audit log.

The modules of the reports load the page library, so they are imported when something is printed, not before.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from time import monotonic

from judge_desktop.config.i18n import Translator
from judge_desktop.domain.audit_events import AuditEvent
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.exchange.writing import disk_refusals, open_up, replacing
from judge_desktop.store.contests import Part
from judge_desktop.workflow.export_notes import note_export
from judge_desktop.workflow.packages_here import EVERYWHERE, Where, contest_part
from judge_desktop.workflow.printing.choices import check_choices
from judge_desktop.workflow.printing.kinds import AS_USUAL, MODULES, SECRET, PrintOptions, options_for
from judge_desktop.workflow.printing.printable import Sight, is_own, why_not
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.workspace import Progress, Workspace

_AGAIN_AFTER = 0.1  # seconds


def print_report(
    ws: Workspace,
    kind: ReportKind,
    folder: Path,
    tr: Translator,
    options: PrintOptions = AS_USUAL,
    where: Where = EVERYWHERE,
    progress: Progress | None = None,
) -> tuple[Path, ...]:
    """Writes the files of a report into ``folder``, which is made if it is not there, and notes it; gives their paths.

    Refuses as ``set_report`` does.
    """
    files = set_report(ws, kind, folder, tr, options, where, progress)
    hand_out(kind, files)
    note_printed(ws, kind, len(files), where, options)
    return files


def set_report(
    ws: Workspace,
    kind: ReportKind,
    folder: Path,
    tr: Translator,
    options: PrintOptions = AS_USUAL,
    where: Where = EVERYWHERE,
    progress: Progress | None = None,
) -> tuple[Path, ...]:
    """The same to be looked at first: nothing is noted. ``progress`` is told (papers done, in all), again while
    a long one is set, and may raise to stop: then no half paper is left.

    Refuses what ``printable`` gives as a reason, ``NOTHING_TO_PRINT``, what was chosen and is not there,
    ``CHOICE_PRINTS_NOTHING``, and what the disk refuses.
    """
    from judge_desktop.reports.going_on import asking
    from judge_desktop.reports.thai_font import set_in
    from judge_desktop.workflow.printing.job import PrintJob

    wanted = options_for(kind, options)
    telling = _Telling(progress) if progress is not None else None
    job = PrintJob(ws=ws, kind=kind, folder=folder, tr=tr, options=wanted, where=where, progress=telling)
    if job.own is not None:
        check_choices(job.own.contest, options)
    else:
        _demand_printable(kind, job.sight, options)
    print_files: Callable[[PrintJob], tuple[Path, ...]] = import_module(
        f"judge_desktop.workflow.printing.{MODULES[kind]}"
    ).print_files
    with disk_refusals(folder):
        folder.mkdir(parents=True, exist_ok=True)
    with set_in(options.font), asking(telling.again) if telling is not None else nullcontext():
        files = print_files(job)
    if not files:
        raise JudgeDesktopError(Code.NOTHING_TO_PRINT if wanted.is_whole else Code.CHOICE_PRINTS_NOTHING)
    return files


class _Telling:
    """What the papers tell ``progress``, told again now and then while a long one is set."""

    def __init__(self, progress: Progress) -> None:
        self._progress, self._last, self._told_at = progress, (0, 1), monotonic()

    def __call__(self, done: int, total: int) -> None:
        self._last, self._told_at = (done, total), monotonic()
        self._progress(done, total)

    def again(self) -> None:
        if monotonic() - self._told_at >= _AGAIN_AFTER:
            self(*self._last)


def hand_out(kind: ReportKind, files: Iterable[Path]) -> None:
    """Others may read the files as far as this account lets them; a secret stays for its owner alone."""
    for path in files if kind not in SECRET else ():
        with disk_refusals(path.parent):
            open_up(path)


def note_printed(
    ws: Workspace, kind: ReportKind, count: int, where: Where = EVERYWHERE, options: PrintOptions = AS_USUAL
) -> None:
    """Notes in the audit log that ``count`` files of a report were saved or printed, and how many comments a person
    left out of them.
    """
    if is_own(ws, kind, where):
        own = open_session(ws, where)
        contest, who = own.contest.id, own.judge.id
    else:
        with ws.database.reading() as connection:
            contest, who = contest_part(connection, where, Part.CHAIR).contest, ""
    without = options.comments_left_out(kind)
    told = {"comments_left_out": without} if without else {}
    note_export(ws, AuditEvent.REPORT_PRINTED, contest, {"report": kind.value, "count": count, **told}, who)


def _demand_printable(kind: ReportKind, sight: Sight, options: PrintOptions) -> None:
    check_choices(sight.known.package.contest if sight.known is not None else sight.draft, options)
    why = why_not(kind, sight)
    if why is not None:
        raise why


def keep_report(
    ws: Workspace,
    kind: ReportKind,
    copies: Sequence[tuple[Path, Path]],
    where: Where = EVERYWHERE,
    options: PrintOptions = AS_USUAL,
) -> None:
    """Copies files of a report that was looked at to where they are kept, each whole or not at all, and notes it.

    ``copies`` are (from, to); what lies there is replaced. Refuses ``DISK_FULL``, ``FOLDER_NOT_WRITABLE``,
    ``FILE_IN_USE``, ``DISK_FAILED``.
    """
    for folder in {target.parent for _, target in copies}:
        with disk_refusals(folder):
            folder.mkdir(parents=True, exist_ok=True)
    for source, target in copies:
        with source.open("rb") as content, replacing(target, private=kind in SECRET) as kept:
            shutil.copyfileobj(content, kept)
    note_printed(ws, kind, len(copies), where, options)
