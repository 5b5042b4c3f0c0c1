"""The verb behind every print: finds the module of the report, lets it write its files, and notes that it printed.

Those modules load the page library, so they are imported when something is printed, not before.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from judge_desktop.config.i18n import Translator
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.exchange.writing import disk_refusals
from judge_desktop.store.contests import Part
from judge_desktop.workflow.packages_here import EVERYWHERE, Where, contest_part
from judge_desktop.workflow.printing.kinds import AS_USUAL, MODULES, OWN, PrintOptions
from judge_desktop.workflow.printing.record import record_print
from judge_desktop.workflow.workspace import Progress, Workspace


def print_report(
    ws: Workspace,
    kind: ReportKind,
    folder: Path,
    tr: Translator,
    options: PrintOptions = AS_USUAL,
    where: Where = EVERYWHERE,
    progress: Progress | None = None,
) -> tuple[Path, ...]:
    """Writes the files of a report into ``folder``, which is made if it is not there; gives back their paths.

    Refuses ``NO_PACKAGE``, ``NOTHING_TO_PRINT``, what the report cannot be printed without, and what the disk refuses.
    """
    from judge_desktop.workflow.printing.job import PrintJob

    with disk_refusals(folder):
        folder.mkdir(parents=True, exist_ok=True)
    job = PrintJob(ws=ws, kind=kind, folder=folder, tr=tr, options=options, where=where, progress=progress)
    print_files: Callable[[PrintJob], tuple[Path, ...]] = import_module(
        f"judge_desktop.workflow.printing.{MODULES[kind]}"
    ).print_files
    files = print_files(job)
    if not files:
        raise JudgeDesktopError(Code.NOTHING_TO_PRINT)
    if kind not in OWN or job.part is Part.CHAIR:
        with ws.database.reading() as connection:
            contest = contest_part(connection, where, Part.CHAIR).contest
        record_print(ws, kind, contest, len(files))
    return files
