"""All papers at once: every report that can be printed as things stand, and what is left out with the reason."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from judge_desktop.config.i18n import Translator
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.workflow.packages_here import EVERYWHERE, Where
from judge_desktop.workflow.printing.kinds import AS_USUAL, SECRET, PrintOptions
from judge_desktop.workflow.printing.print_report import hand_out, keep_report, note_printed, set_report
from judge_desktop.workflow.printing.printable import printable, read_sight
from judge_desktop.workflow.workspace import Progress, Workspace


@dataclass(frozen=True, slots=True)
class EverythingPrinted:
    """The files of each report, and why the others were left out."""

    files: Mapping[ReportKind, tuple[Path, ...]]
    left_out: Mapping[ReportKind, JudgeDesktopError]

    @property
    def paths(self) -> tuple[Path, ...]:
        """All files."""
        return tuple(path for files in self.files.values() for path in files)


def print_everything(
    ws: Workspace,
    folder: Path,
    tr: Translator,
    options: PrintOptions = AS_USUAL,
    where: Where = EVERYWHERE,
    *,
    left_out: Collection[ReportKind] = SECRET,
) -> EverythingPrinted:
    """Writes every report but some into ``folder`` and notes it. Refuses as ``set_everything`` does."""
    printed = set_everything(ws, folder, tr, options, where, left_out=left_out)
    for kind, files in printed.files.items():
        hand_out(kind, files)
        note_printed(ws, kind, len(files), where, options)
    return printed


def set_everything(
    ws: Workspace,
    folder: Path,
    tr: Translator,
    options: PrintOptions = AS_USUAL,
    where: Where = EVERYWHERE,
    progress: Progress | None = None,
    *,
    left_out: Collection[ReportKind] = SECRET,
) -> EverythingPrinted:
    """The same to be looked at first; ``progress`` is told (reports done, in all) and may raise to cancel.

    Refuses ``NO_CONTEST`` and what ``set_report`` refuses for another reason than ``printable`` gives.
    """
    answers = printable(read_sight(ws, where))
    wanted = [kind for kind, why in answers.items() if why is None and kind not in left_out]
    files: dict[ReportKind, tuple[Path, ...]] = {}
    for done, kind in enumerate(wanted):
        look = None if progress is None else _looking(progress, done, len(wanted))
        if look is not None:
            look()
        files[kind] = set_report(ws, kind, folder, tr, options, where, look)
    return EverythingPrinted(files, {kind: why for kind, why in answers.items() if why is not None})


def _looking(progress: Progress, done: int, total: int) -> Callable[..., None]:
    """Of each paper of a report it is asked whether to go on; what is told is how many reports are done."""

    def look(*_: int) -> None:
        progress(done, total)

    return look


def keep_everything(
    ws: Workspace,
    papers: EverythingPrinted,
    targets: Mapping[Path, Path],
    where: Where = EVERYWHERE,
    options: PrintOptions = AS_USUAL,
) -> None:
    """Copies what was looked at to where it is kept (from -> to) and notes it. Refuses as ``keep_report`` does."""
    for kind, files in papers.files.items():
        keep_report(ws, kind, [(path, targets[path]) for path in files], where, options)
