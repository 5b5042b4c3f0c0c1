"""Sets the report that was asked for last, a moment after it was asked for; one asked for before is given up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.printing.set_papers import SetPapers, look_at
from judge_desktop.ui.tasks import Control
from judge_desktop.workflow.printing.preview_folder import PreviewFolder
from judge_desktop.workflow.workspace import Progress

DELAY_MS = 200  # who walks along the list with the arrow keys does not set every report
_PEEK_MS = 150

Setting = Callable[[Path, Progress], tuple[Sequence[Path], Sequence[str]]]
"""Sets a report into a folder; gives its files and what should be known of them. The progress may raise to cancel."""


class Previewing(QObject):
    """`asked` at once; later `papers_ready(SetPapers)` or `refused(error)`; on the way `progressed(done, total)`, and
    `first_ready(path)` when one file of several is there and the others take their time.
    """

    asked = Signal()
    first_ready = Signal(object)
    papers_ready = Signal(object)
    refused = Signal(object)
    progressed = Signal(int, int)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._folder = PreviewFolder(desk.ws)
        self._control: Control | None = None
        self._kind: ReportKind | None = None
        self._setting: Setting | None = None
        self._number = 0
        self._is_setting = False
        self.papers: SetPapers | None = None
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(DELAY_MS)
        self._delay.timeout.connect(self._begin)
        self._place: Path | None = None  # where the files of this print appear, whole, one after the other
        self._peek = QTimer(self)
        self._peek.setInterval(_PEEK_MS)
        self._peek.timeout.connect(self._look_for_first)

    def ask(self, kind: ReportKind, setting: Setting, *, at_once: bool = False) -> None:
        """Set this report instead of whatever was asked for before."""
        self.cancel()
        self._kind, self._setting = kind, setting
        self.asked.emit()
        self._delay.start(0 if at_once else DELAY_MS)

    def is_waiting(self) -> bool:
        """Whether papers are on their way."""
        return self._delay.isActive() or self._is_setting

    def cancel(self) -> None:
        """Give up what is on its way."""
        self._delay.stop()
        self._number += 1
        if self._control is not None:
            self._control.cancel()
        self._end_setting()

    def leave(self) -> None:
        """Nobody looks any more: give up and delete every file, once nobody writes into the folder."""
        self.cancel()
        self.papers = None
        folder = self._folder
        self._desk.tasks.run(lambda _: folder.close(), _pass_over, _pass_over)

    def _begin(self) -> None:
        kind, setting = self._kind, self._setting
        if kind is None or setting is None:
            return
        number, folder = self._number, self._folder

        def work(control: Control) -> SetPapers:
            place = folder.fresh()
            if number == self._number:
                self._place = place
            try:
                paths, notes = setting(place, control.report)
                return look_at(kind, place, paths, notes, control.stop_if_cancelled)
            except BaseException:
                folder.forget(place)
                raise

        def take(papers: SetPapers) -> None:
            if number == self._number:
                self._take(papers)
            else:
                folder.forget(papers.folder)

        def refuse(error: JudgeDesktopError) -> None:
            if number == self._number:
                self._end_setting()
                self.refused.emit(error)

        def tell(done: int, total: int) -> None:
            if number == self._number:
                self.progressed.emit(done, total)

        self._is_setting, self._place = True, None
        self._peek.start()
        control = self._desk.tasks.run(work, take, refuse, tell)
        self._control = control if self._is_setting else None

    def _look_for_first(self) -> None:
        found = sorted(self._place.glob("*.pdf")) if self._place is not None else []
        if found:
            self._peek.stop()
            self.first_ready.emit(found[0])

    def _end_setting(self) -> None:
        self._peek.stop()
        self._is_setting, self._place, self._control = False, None, None

    def _take(self, papers: SetPapers) -> None:
        before, self.papers = self.papers, papers
        self._end_setting()
        self.papers_ready.emit(papers)
        if before is not None:
            self._folder.forget(before.folder)


def _pass_over(_outcome: object) -> None:
    """Nobody waits for it."""
