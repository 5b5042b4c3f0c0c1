"""Composition root of the window: the application, its look and language, one instance, and what a bug leaves behind.

The window is on the screen before the heavy rooms are imported.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from time import monotonic_ns

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

from judge_desktop.config.crash_report import save_crash_report
from judge_desktop.config.first_start import is_first_start, proposed_language
from judge_desktop.config.hard_crash import STARTING, Trace
from judge_desktop.config.i18n import current_language, set_language, translator
from judge_desktop.config.log import Event, note, start_log, stop_log
from judge_desktop.config.paths import log_folder
from judge_desktop.config.phrases import sentence_of_bug
from judge_desktop.config.settings import FILE_NAME, load_settings
from judge_desktop.config.window_place import FILE_NAME as WINDOW_FILE
from judge_desktop.ui.application import Application
from judge_desktop.ui.crash_notice import CrashNotice
from judge_desktop.ui.frame import Frame, tell_end
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
        tell_end(None, sentence_of_bug(save_crash_report(bug, "window"), translator(current_language())))
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
        from judge_desktop.ui.starting import Start, fill_window

        code = fill_window(app, Start(home, file, passphrase, shows_demo, settings, frame, trace), crash_notice)
        if code is not None:
            return code
        QTimer.singleShot(0, lambda: note(Event.WINDOW_USABLE, ms=(monotonic_ns() - began) // 1_000_000))  # painted
        return app.exec()


def make_application(arguments: list[str]) -> QApplication:
    """The one application of this process."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else Application(arguments)
    app.setApplicationName("Judge Desktop")
    app.setApplicationDisplayName("Judge Desktop")
    app.setDesktopFileName("judge-desktop")
    return app
