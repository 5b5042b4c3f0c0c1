"""Which page a file leads to: known by its content, and by who sits here. Dropped, chosen, double-clicked, handed over
by a second start or by the system: all the same.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, runtime_checkable

from judge_desktop.config.i18n import tr
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.ui import choose_files
from judge_desktop.ui.doors import Doors
from judge_desktop.ui.notices import refusal_notice
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.workflow.care import is_backup
from judge_desktop.workflow.contests_here import name_contests
from judge_desktop.workflow.file_types import ALL_ENDINGS, BACKUP_ENDING, ENDINGS, FileType, type_of_file

_OF_THE_CHAIR = frozenset({FileType.SCORES, FileType.DECISIONS, FileType.CARD, FileType.PROGRESS})


@runtime_checkable
class Tells(Protocol):
    """A page that shows a notice itself, so that nobody is led away from it."""

    def tell(self, notice: Notice) -> None:
        """Show it."""


def open_file(doors: Doors, path: Path) -> None:
    """Open a file of ours: a package to judge, results to look at, a backup to bring back, and what judges send where a
    contest is run. Of anything else is said what it is and where it belongs.
    """
    if is_backup(path):
        doors.show_backup(path)
        return
    try:
        kind = _kind_of(path)
    except JudgeDesktopError as refusal:
        doors.tell(refusal_notice(refusal))
        return
    contest = _run_here(doors, kind) if kind in _OF_THE_CHAIR else ""
    if kind in {FileType.PACKAGE, FileType.ENCRYPTED}:
        doors.show_package(path)
    elif kind is FileType.RESULTS:
        doors.show_results(path)
    elif contest:
        doors.show_chair(contest, path)
    else:
        doors.tell(_elsewhere_notice(kind, path.name))


def check_file(doors: Doors, path: Path) -> None:
    """Say what a file is and whether it is genuine; of a results file also what it says. Nothing is taken in."""
    try:
        is_results = type_of_file(path) is FileType.RESULTS
    except JudgeDesktopError:  # the page says why
        is_results = False
    doors.show_results(path) if is_results else doors.show_checked(path)


def ask_file(doors: Doors, title: str) -> Path | None:
    """The file of ours that the person chose, None when she changed her mind."""
    everything = tr("All files") + " (*)"
    return choose_files.ask_open(doors.window(), doors.desk, title, f"{our_files()};;{everything}")


def ask_backup(doors: Doors) -> Path | None:
    """The backup the person chose, None when she changed her mind."""
    return choose_files.ask_open(doors.window(), doors.desk, tr("Bring a backup back"), backup_kinds())


def backup_kinds() -> str:
    """Backups, or else all files, as Qt's file dialog wants them."""
    return tr("Backups of Judge Desktop") + f" (*{BACKUP_ENDING});;" + tr("All files") + " (*)"


def our_files() -> str:
    """The files of the program as Qt's file dialog wants them."""
    kinds = " ".join(f"*{ending}" for ending in ALL_ENDINGS)
    return tr("Files of Judge Desktop") + f" ({kinds})"


def _kind_of(path: Path) -> FileType:
    """What is locked is known by its name only, until it is merged."""
    kind = type_of_file(path)
    if kind is FileType.ENCRYPTED:
        named = path.suffix.casefold()
        return next((one for one in (FileType.SCORES, FileType.DECISIONS) if ENDINGS[one] == named), kind)
    return kind


def _run_here(doors: Doors, kind: FileType) -> str:
    """The contest a file belongs to: the one that is shown, else the one opened last, for scores one of those whose
    package is out; "" when none is run here.
    """
    shown = doors.contest_shown()
    chaired = [one for one in name_contests(doors.desk.ws) if one.is_chair]
    chaired.sort(key=lambda one: (one.contest != shown, kind is not FileType.CARD and not one.revision))
    return chaired[0].contest if chaired else ""


def _elsewhere_notice(kind: FileType, name: str) -> Notice:
    sentence = {
        FileType.SCORES: tr("“{name}” is a judge's score file", name=name),
        FileType.DECISIONS: tr("“{name}” holds decisions of the contest", name=name),
        FileType.CARD: tr("“{name}” is a judge card", name=name),
        FileType.PROGRESS: tr("“{name}” is a progress code", name=name),
    }[kind]
    detail = tr("It belongs to whoever runs the contest. Open it on the chair's computer, or send it there")
    notice = Notice(Weight.NOTE, sentence, detail=detail, close_name=tr("Close this notice"))
    notice.setObjectName("belongs_elsewhere")
    return notice
