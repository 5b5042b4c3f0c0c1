"""Composition root of the window: the application, its look and language, one instance, and what a bug leaves behind.

The window is on the screen before the heavy rooms are imported.
"""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

from judge_desktop.config.crash_report import save_crash_report
from judge_desktop.config.i18n import current_language, set_language, tr, translator
from judge_desktop.config.phrases import sentence_of_error
from judge_desktop.config.settings import FILE_NAME, load_settings
from judge_desktop.config.window_place import FILE_NAME as WINDOW_FILE
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.ui.frame import Frame
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.theme import apply_theme, follow_desktop

_QUIET = "qt.pdf.*=false;qt.multimedia.*=false"  # links of ordinary PDFs fill the log otherwise


def run_window(home: Path, file: str = "", passphrase: str | None = None, *, shows_demo: bool = False) -> int:
    """Opens the window on the data folder `home`, with `file` or the demo contest if asked for; the exit code.

    When a window runs there already it comes forward and opens the file, and this start ends with 0.
    """
    os.environ.setdefault("QT_LOGGING_RULES", _QUIET)
    app = make_application(sys.argv[:1])
    settings = load_settings(home / FILE_NAME)
    set_language(settings.language)
    apply_theme(app, settings.theme, settings.text_size)
    follow_desktop(app)
    frame = Frame(home / WINDOW_FILE)
    sys.excepthook = CrashNotice(frame)
    frame.show()
    app.processEvents()
    from judge_desktop.ui.main_window import MainWindow
    from judge_desktop.ui.tasks import Tasks
    from judge_desktop.workflow.workspace import Workspace, hand_over

    try:
        ws = Workspace(home, passphrase=passphrase)
    except JudgeDesktopError as refusal:
        if refusal.code is Code.ALREADY_RUNNING:
            hand_over(home, str(Path(file).absolute()) if file else "")
            return 0
        _tell_refusal(frame, refusal)
        return 1
    window = MainWindow(ws, Tasks(), settings)
    window.title_changed.connect(lambda title: frame.setWindowTitle(title or "Judge Desktop"))
    window.forward_requested.connect(frame.come_forward)
    frame.fill(window)
    if file:
        window.open_file(Path(file))
    elif shows_demo:
        window.show_demo()
    return app.exec()


def make_application(arguments: list[str]) -> QApplication:
    """The one application of this process."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(arguments)
    app.setApplicationName("Judge Desktop")
    app.setApplicationDisplayName("Judge Desktop")
    app.setDesktopFileName("judge-desktop")
    return app


class CrashNotice:
    """What happens after a bug: a report in the log folder, a notice that says where, and the window stays."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._is_shown = False

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Called by Python for an exception that nobody caught."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        traceback.print_exception(kind, error, trace)
        path = save_crash_report(error)
        if not self._is_shown:
            self._is_shown = True
            self._tell(path)
            self._is_shown = False

    def _tell(self, path: Path) -> None:
        sentence = tr(
            "Everything said to be saved is saved. You can go on; if it happens again, start the program anew."
        )
        sentence += "\n" + tr("A report lies in {path}. It holds no scores.", path=str(path))
        Dialog.ask(self._frame, tr("Something went wrong in the program"), sentence, tr("Go on"), tr("Close"))


def _tell_refusal(frame: Frame, refusal: JudgeDesktopError) -> None:
    sentence = sentence_of_error(refusal, translator(current_language()))
    Dialog.ask(frame, tr("The program cannot start"), sentence, tr("Close"), tr("Cancel"))
