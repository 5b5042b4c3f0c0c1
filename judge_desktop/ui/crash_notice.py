"""What happens after a bug in the window: a report in the log folder, a notice that says where, and the window stays.

Exceptions of every thread end here, and what Qt has to say is noted in the log. Ends that no code sees: `hard_crash`.
"""

from __future__ import annotations

import logging
import re
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from judge_desktop.config.crash_report import save_crash_report
from judge_desktop.config.i18n import tr
from judge_desktop.config.log import CodeName, Event, note
from judge_desktop.ui.hand_over import show_folder
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.dialog import Dialog, ask
from judge_desktop.ui.widgets.flow_layout import FlowLayout
from judge_desktop.ui.widgets.text_label import SelectableText
from judge_desktop.ui.widgets.tokens import SPACE_20, Role, Type

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_SPEAKER = re.compile(r"Q\w+(?:::\w+)*", re.ASCII)


class CrashNotice(QObject):
    """`sys.excepthook` of the window. `copy_diagnostics` is what its link does."""

    _failed = Signal(object)  # where the report lies; a path or None

    def __init__(self, window: QWidget, copy_diagnostics: Callable[[], None] = lambda: None) -> None:
        super().__init__(window)
        self._window = window
        self.copy_diagnostics = copy_diagnostics
        self._known: set[tuple[str, ...]] = set()
        self._is_shown = False
        self._failed.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Take every exception that nobody caught, of every thread, and what Qt says, inside the block."""
        before = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook, threading.excepthook, sys.unraisablehook = self, self._take_thread, self._take_unraisable
        said_before = qInstallMessageHandler(note_qt_message)
        try:
            yield
        finally:
            qInstallMessageHandler(said_before)
            sys.excepthook, threading.excepthook, sys.unraisablehook = before

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Called by Python for an exception that nobody caught, in any thread."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if self._is_known(error):
            return
        report = self._report(error)
        if threading.current_thread() is threading.main_thread():
            self._tell(report)
        else:
            self._failed.emit(report)

    def _take_thread(self, args: Any) -> None:
        if args.exc_value is not None:
            self(args.exc_type, args.exc_value, args.exc_traceback)

    def _take_unraisable(self, unraisable: Any) -> None:
        """An object that failed while it was taken away: nobody can do anything about it, so nobody is told."""
        if unraisable.exc_value is not None and not self._is_known(unraisable.exc_value):
            self._report(unraisable.exc_value)

    def _is_known(self, error: BaseException) -> bool:
        """Notes the bug, and says whether this run has met it before: a page may fail at every paint."""
        note(Event.BUG, level=logging.ERROR, kind=type(error))
        if sys.stderr is not None:
            traceback.print_exception(error)
        place = (type(error).__qualname__, *(str(frame) for frame in traceback.extract_tb(error.__traceback__)[-1:]))
        is_known = place in self._known
        self._known.add(place)
        return is_known

    def _report(self, error: BaseException) -> Path | None:
        return save_crash_report(error, "window", thread=threading.current_thread().name)

    def _tell(self, report: Path | None) -> None:
        if self._is_shown:
            return
        self._is_shown = True
        dialog = CrashDialog(report, self.copy_diagnostics, self._window)
        dialog.finished.connect(self._forget)
        ask(dialog, lambda: None)

    def _forget(self) -> None:
        self._is_shown = False


class CrashDialog(Dialog):
    """Says that the program failed, where the report lies, and what now. There is one answer: to go on."""

    def __init__(
        self, report: Path | None, copy_diagnostics: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        sentence = tr(
            "Everything said to be saved is saved. You can go on; if it happens again, start the program anew."
        )
        super().__init__(tr("Something went wrong in the program"), sentence, tr("Go on"), tr("Close"), parent=parent)
        self.setObjectName("crash_question")
        self.cancel.hide()
        words = tr("No report could be saved, as no disk here can be written")
        if report is not None:
            words = tr("A report lies in {path}. It holds no scores.", path=str(report))
        where = SelectableText(words, Type.CAPTION, Role.INK2)
        where.setObjectName("report")
        self.body.addWidget(where)
        links = FlowLayout(gap=SPACE_20)
        if report is not None:
            links.addWidget(_link("show_report", tr("Show folder"), lambda: show_folder(report)))
        links.addWidget(_link("copy_diagnostics", tr("Copy diagnostics"), copy_diagnostics))
        self.body.addLayout(links)


def _link(name: str, words: str, deed: Callable[[], None]) -> Button:
    """`deed` may take arguments of its own, none of which is whether a button is pressed."""
    link = Button(words, ButtonKind.LINK)
    link.setObjectName(name)
    link.clicked.connect(lambda _pressed: deed())
    return link


def note_qt_message(kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
    """What Qt says goes to the console as ever; the log keeps which part of Qt said it, as its words may hold paths."""
    speaker = _SPEAKER.match(words or "")
    category = getattr(context, "category", None) or "default"
    said_by = CodeName(speaker[0]) if speaker else None
    note(Event.QT_SAYS, level=_LEVELS.get(kind, logging.WARNING), category=CodeName(category), said_by=said_by)
    if sys.stderr is not None:
        sys.stderr.write(f"{words}\n")
