"""A start of the window, once its frame is on the screen: the data folder is opened, the frame filled, and told what
the start before left behind. The heavy rooms are imported with this module.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from judge_desktop.config.hard_crash import WINDOW, Trace, report_of, traces_left
from judge_desktop.config.i18n import set_language
from judge_desktop.config.log import Event, note, start_log, stop_log
from judge_desktop.config.paths import log_folder
from judge_desktop.config.settings import FILE_NAME, Settings, load_settings
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.ui.application import Application
from judge_desktop.ui.crash_notice import CrashNotice
from judge_desktop.ui.frame import Frame, tell_end
from judge_desktop.ui.help.said import said_of_error
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.theme import apply_theme
from judge_desktop.workflow.workspace import Workspace, hand_over

REFUSED = 1
PATIENCE_S = 10.0
"""How long the window that is open may take to come forward before this start leaves it alone."""


@dataclass(frozen=True, slots=True)
class Start:
    """What a start asks for, and what it has begun with. ``file`` is "" for none."""

    home: Path
    file: str
    passphrase: str | None
    shows_demo: bool
    settings: Settings
    frame: Frame
    trace: Trace


def fill_window(app: QApplication, start: Start, crash_notice: CrashNotice) -> int | None:
    """Puts the program into the frame; gives the exit code instead when there is nothing to show: 0 when another start
    shows it already.
    """
    restored: Callable[[], Notice] | None = None
    try:
        ws = _opened(app, start)
        if ws is None:
            return 0
    except JudgeDesktopError as refusal:
        note(Event.REFUSED, code=refusal.code)
        if refusal.code is not Code.DATABASE_DAMAGED:
            tell_end(start.frame, said_of_error(refusal))
            return REFUSED
        restored = _restore_first(start, refusal)
        if restored is None:
            return REFUSED
        ws = Workspace(start.home, passphrase=start.passphrase)
        start = replace(start, file="", shows_demo=False, settings=load_settings(start.home / FILE_NAME))
        set_language(start.settings.language)
        apply_theme(app, start.settings.theme, start.settings.text_size)
    _show_window(app, start, ws, crash_notice, restored)
    return None


def _show_window(
    app: QApplication,
    start: Start,
    ws: Workspace,
    crash_notice: CrashNotice,
    restored: Callable[[], Notice] | None,
) -> None:
    from judge_desktop.ui.main_window import MainWindow
    from judge_desktop.ui.tasks import Tasks

    start.trace.go_on_as(WINDOW)
    window = MainWindow(ws, Tasks(), start.settings)
    window.title_changed.connect(lambda title: start.frame.setWindowTitle(title or "Judge Desktop"))
    window.forward_requested.connect(start.frame.come_forward)
    window.folder_held.connect(lambda held: _let_go(held, start.trace))
    crash_notice.copy_diagnostics = window.copy_diagnostics
    start.frame.fill(window)
    left = [report_of(one) for one in traces_left(log_folder())]
    if left:  # the window before this one may have died without a word
        note(Event.ENDED_ABRUPTLY, times=len(left))
        window.tell_abrupt_end(next((report for report in left if report is not None), None))
    if restored is not None:
        window.tell(restored())
    elif start.file:
        window.open_file(Path(start.file))
    elif start.shows_demo:
        window.show_demo()
    if isinstance(app, Application):
        app.deliver_files(window.open_from_outside)


def _opened(app: QApplication, start: Start) -> Workspace | None:
    """The data folder; None when a window that is open on it takes what this start was to open. One that ends in that
    moment takes nothing, nor does a command: then the folder is opened after all.
    """
    while True:
        try:
            return Workspace(start.home, passphrase=start.passphrase)
        except JudgeDesktopError as refusal:
            if refusal.code is not Code.ALREADY_RUNNING:
                raise
        start.frame.hide()
        own = str(Path(start.file).absolute()) if start.file else ""
        others = app.waiting_files() if isinstance(app, Application) else ()
        if hand_over(start.home, own, *map(str, others), patience=PATIENCE_S):
            return None
        start.frame.show()


def _let_go(held: bool, trace: Trace) -> None:
    """Nothing in the data folder is open while a backup takes its place: some systems would not let it move."""
    if held:
        trace.end()
        stop_log()
    else:
        start_log(log_folder())
        trace.begin()


def _restore_first(start: Start, refusal: JudgeDesktopError) -> Callable[[], Notice] | None:
    """Offers to bring a backup back where the data cannot be opened; what to tell afterwards, None if it is not."""
    from judge_desktop.ui.restoring_first import restore_first

    opened = Path(start.file) if start.file else None
    return restore_first(
        start.frame, start.home, start.settings, said_of_error(refusal), opened, lambda held: _let_go(held, start.trace)
    )
