"""One life of the reading process: started, spoken to, listened to, ended. What that means is the reader's."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Qt

import judge_desktop
from judge_desktop.config.frozen import is_frozen
from judge_desktop.config.hard_crash import READING, report_of, trace_file
from judge_desktop.config.paths import log_folder
from judge_desktop.ui.viewers.reading.parcels import BadParcel, Parcel, Unpacking, packed

READ_FILES = "--read-files"
_END_MS = 2_000


def reading_command() -> list[str]:
    """How this program, frozen or not, is started to read files."""
    if is_frozen():
        return [sys.executable, READ_FILES]
    return [sys.executable, "-P", "-m", "judge_desktop", READ_FILES]


class Child(QObject):
    """`heard(child, parcel)` for each parcel, `ended(child)` once, neither of them from within a call to it."""

    def __init__(
        self,
        command: Sequence[str],
        heard: Callable[[Child, Parcel], None],
        ended: Callable[[Child], None],
    ) -> None:
        super().__init__()
        self._heard, self._ended = heard, ended
        self._unpacking: Unpacking | None = Unpacking()
        self._is_left = False
        self._number = 0
        self._process = QProcess(self)
        self._process.setProgram(command[0])
        self._process.setArguments(list(command[1:]))
        self._process.setProcessEnvironment(_environment())
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.started.connect(self._take_number)
        self._process.readyReadStandardOutput.connect(self._listen)
        later = Qt.ConnectionType.QueuedConnection
        self._process.finished.connect(self._finish, later)
        self._process.errorOccurred.connect(self._take_error, later)

    def start(self) -> None:
        """Start it; what goes wrong with that is told by `ended`."""
        self._process.start()

    def send(self, header: Mapping[str, Any]) -> None:
        """Say something to it."""
        self._process.write(packed(header))

    def kill(self) -> None:
        """End it at once; nothing is heard of it any more, but that it `ended`."""
        self._unpacking = None
        self._process.kill()

    def end(self) -> None:
        """End it and wait until it is gone; nothing is called any more."""
        self._is_left = True
        if not shiboken6.isValid(self._process):
            return  # Qt took the process with it when the application ended before this
        self.kill()
        self._process.waitForFinished(_END_MS)
        self._look_for_trace()

    def _listen(self) -> None:
        piece = self._process.readAllStandardOutput().data()
        if self._unpacking is None:
            return
        try:
            for parcel in self._unpacking.take(bytes(piece)):
                self._heard(self, parcel)
        except BadParcel:
            self.kill()

    def _take_number(self) -> None:
        self._number = self._process.processId()

    def _look_for_trace(self) -> None:
        """What it wrote when it died becomes a report; a file that is left of one that was ended goes."""
        number, self._number = self._number, 0
        if number:
            report_of(trace_file(log_folder(), READING, number))

    def _finish(self) -> None:
        self._look_for_trace()
        if not self._is_left:
            self._ended(self)

    def _take_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._finish()


def _environment() -> QProcessEnvironment:
    """That of this process, and where the program lies, as long as it is not frozen."""
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("QT_QPA_PLATFORM", "offscreen")
    environment.insert("QT_LOGGING_RULES", "*=false")
    if not is_frozen():
        program = str(Path(judge_desktop.__file__).resolve().parents[1])
        before = environment.value("PYTHONPATH")
        environment.insert("PYTHONPATH", os.pathsep.join(filter(None, (program, before))))
    return environment
