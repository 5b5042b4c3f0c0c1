"""The second process: takes requests from its parent one after the other, does them, and ends when the parent does.

Nothing but answers goes out: what libraries print is thrown away. Memory is limited where the system can do that, and
a request that lasts far beyond its time ends the process, whether or not its parent is still there to do that.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import sys
from collections.abc import Mapping
from io import BufferedReader
from typing import Any, BinaryIO, NoReturn, TextIO

from judge_desktop.config.hard_crash import READING, Trace
from judge_desktop.config.paths import log_folder
from judge_desktop.ui.viewers.reading.answers import Refusal, Refused, Task
from judge_desktop.ui.viewers.reading.parcels import BadParcel, packed, read_parcel

MOST_MEMORY = 2 * 1024**3  # written to; of addresses the PDF library alone reserves 32 GiB
_PIPE_BYTES = 1024 * 1024
_GRACE_S = 1.0


def read_files(more: Mapping[str, Task] | None = None) -> NoReturn:
    """Serve the tasks of the program, and `more`, until the parent is gone."""
    requests, answers, nowhere = _own_pipes()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_LOGGING_RULES"] = "*=false"
    from judge_desktop.ui.viewers.reading.tasks import TASKS

    _limit_memory()
    trace = Trace(log_folder(), READING)
    tasks = {**TASKS, **(more or {})}
    try:
        _send(answers, {"ready": True})
        while (parcel := read_parcel(requests)) is not None:
            _answer(answers, nowhere, tasks, parcel[0])
    except (BrokenPipeError, KeyboardInterrupt):
        pass
    trace.end()
    os._exit(0)  # nothing is left to be put in order, and what a file has broken is not touched again


def _answer(answers: BinaryIO, nowhere: TextIO, tasks: Mapping[str, Task], request: Mapping[str, Any]) -> None:
    from judge_desktop.ui.viewers.reading.tasks import perform

    number = request["id"]
    faulthandler.dump_traceback_later(request["within_ms"] / 1000 + _GRACE_S, exit=True, file=nowhere)
    try:
        answer = perform(tasks, request["task"], request["arguments"])
        begin = packed({"id": number, "content": answer.content}, len(answer.payload))
    except Refused as refused:
        _send(answers, {"id": number, "refused": refused.code.value})
    except BadParcel:
        _send(answers, {"id": number, "refused": Refusal.TOO_LARGE.value})
    else:
        answers.write(begin)
        answers.write(answer.payload)
        answers.flush()
    finally:
        faulthandler.cancel_dump_traceback_later()


def _send(answers: BinaryIO, header: Mapping[str, Any]) -> None:
    answers.write(packed(header))
    answers.flush()


def _own_pipes() -> tuple[BufferedReader, BinaryIO, TextIO]:
    """The pipes of the parent, moved to where no library finds them; what stands in their place leads nowhere."""
    came, goes = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    if sys.platform == "win32":
        import msvcrt

        for one in (came, goes):
            msvcrt.setmode(one, os.O_BINARY)
    elif sys.platform == "linux":
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.fcntl(goes, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)  # a page is megabytes: fewer turns of the window
    return os.fdopen(came, "rb"), os.fdopen(goes, "wb"), os.fdopen(nowhere, "w")


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    for limit, most in ((resource.RLIMIT_DATA, MOST_MEMORY), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(OSError, ValueError):  # a system that does not limit this
            resource.setrlimit(limit, (most, most))
