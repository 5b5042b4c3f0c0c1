"""Composition root of the window: the application, its look and language, one instance, and what a bug leaves behind.

The window is on the screen before the heavy rooms are imported.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import monotonic_ns
from typing import Protocol

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

from judge_desktop.config.crash_report import save_crash_report
from judge_desktop.config.first_start import is_first_start, proposed_language
from judge_desktop.config.hard_crash import STARTING, WINDOW, Trace, report_of, traces_left
from judge_desktop.config.i18n import current_language, set_language, tr, translator
from judge_desktop.config.log import Event, note, start_log, stop_log
from judge_desktop.config.paths import log_folder
from judge_desktop.config.phrases import sentence_of_bug
from judge_desktop.config.settings import FILE_NAME, Settings, load_settings
from judge_desktop.config.window_place import FILE_NAME as WINDOW_FILE
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.ui.application import Application
from judge_desktop.ui.crash_notice import CrashNotice
from judge_desktop.ui.frame import Frame
from judge_desktop.ui.help.said import said_of_error
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.qt_words import install_qt_words
from judge_desktop.ui.widgets.theme import apply_theme, follow_desktop

BUG = 70  # the exit code the command line has for it
_QUIET = "qt.pdf.*=false;qt.multimedia.*=false"  # links of ordinary PDFs fill the log otherwise


def run_window(home: Path, file: str = "", passphrase: str | None = None, *, shows_demo: bool = False) -> int:
    """Opens the window on the data folder `home`, with `file` or the demo contest if asked for; the exit code.

    When a window runs there already it comes forward and opens the file, and this start ends with 0.
    """
    os.environ.setdefault("QT_LOGGING_RULES", _QUIET)
    start_log(log_folder())
    trace, began = Trace(log_folder(), STARTING), monotonic_ns()
    code = BUG
    try:
        code = _run(home, file, passphrase, trace, began, shows_demo=shows_demo)
        return code
    except Exception as bug:  # noqa: BLE001 -- the last place that can say where the report lies
        _tell_end(None, sentence_of_bug(save_crash_report(bug, "window"), translator(current_language())))
        return BUG
    finally:
        trace.end()
        note(Event.ENDED, exit=code, seconds=(monotonic_ns() - began) // 1_000_000_000)
        stop_log()


def _run(home: Path, file: str, passphrase: str | None, trace: Trace, began: int, *, shows_demo: bool) -> int:
    app = make_application(sys.argv[:1])
    settings = load_settings(home / FILE_NAME)
    if is_first_start(home / FILE_NAME):
        settings = replace(settings, language=proposed_language(QLocale.system().uiLanguages()))
    set_language(settings.language)
    apply_theme(app, settings.theme, settings.text_size)
    follow_desktop(app)
    install_qt_words(app)
    frame = Frame(home / WINDOW_FILE)
    crash_notice = CrashNotice(frame)
    with crash_notice.watching():
        frame.show()
        app.processEvents()
        from judge_desktop.workflow.workspace import Workspace, hand_over

        restored: Callable[[], Notice] | None = None
        try:
            ws = Workspace(home, passphrase=passphrase)
        except JudgeDesktopError as refusal:
            if refusal.code is Code.ALREADY_RUNNING:
                hand_over(home, str(Path(file).absolute()) if file else "")
                for path in app.waiting_files() if isinstance(app, Application) else ():
                    hand_over(home, str(path))
                return 0
            note(Event.REFUSED, code=refusal.code)
            if refusal.code is not Code.DATABASE_DAMAGED:
                _tell_end(frame, said_of_error(refusal))
                return 1
            restored = _restore_first(frame, home, file, settings, refusal, trace)
            if restored is None:
                return 1
            ws, file, settings = Workspace(home, passphrase=passphrase), "", load_settings(home / FILE_NAME)
            set_language(settings.language)
            apply_theme(app, settings.theme, settings.text_size)
        from judge_desktop.ui.main_window import MainWindow
        from judge_desktop.ui.tasks import Tasks

        trace.go_on_as(WINDOW)
        window = MainWindow(ws, Tasks(), settings)
        window.title_changed.connect(lambda title: frame.setWindowTitle(title or "Judge Desktop"))
        window.forward_requested.connect(frame.come_forward)
        window.folder_held.connect(lambda held: _let_go(held, trace))
        crash_notice.copy_diagnostics = window.copy_diagnostics
        frame.fill(window)
        _tell_what_was_left(window)
        if restored is not None:
            window.tell(restored())
        elif file:
            window.open_file(Path(file))
        elif shows_demo:
            window.show_demo()
        if isinstance(app, Application):
            app.deliver_files(window.open_from_outside)
        QTimer.singleShot(0, lambda: note(Event.WINDOW_USABLE, ms=(monotonic_ns() - began) // 1_000_000))  # painted
        return app.exec()


def _let_go(held: bool, trace: Trace) -> None:
    """Nothing in the data folder is open while a backup takes its place: some systems would not let it move."""
    if held:
        trace.end()
        stop_log()
    else:
        start_log(log_folder())
        trace.begin()


def _restore_first(
    frame: Frame, home: Path, file: str, settings: Settings, refusal: JudgeDesktopError, trace: Trace
) -> Callable[[], Notice] | None:
    """Offers to bring a backup back where the data cannot be opened; what to tell afterwards, None if it is not."""
    from judge_desktop.ui.restoring_first import restore_first

    opened = Path(file) if file else None
    return restore_first(frame, home, settings, said_of_error(refusal), opened, lambda held: _let_go(held, trace))


class _Tells(Protocol):
    def tell_abrupt_end(self, report: Path | None) -> None: ...


def _tell_what_was_left(window: _Tells) -> None:
    """The window before this one may have died without a word; then it is said now."""
    left = [report_of(one) for one in traces_left(log_folder())]
    if left:
        note(Event.ENDED_ABRUPTLY, times=len(left))
        window.tell_abrupt_end(next((report for report in left if report is not None), None))


def make_application(arguments: list[str]) -> QApplication:
    """The one application of this process."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else Application(arguments)
    app.setApplicationName("Judge Desktop")
    app.setApplicationDisplayName("Judge Desktop")
    app.setDesktopFileName("judge-desktop")
    return app


def _tell_end(frame: Frame | None, sentence: str) -> None:
    Dialog.ask(frame, tr("The program cannot start"), sentence, tr("Close"), tr("Cancel"))
