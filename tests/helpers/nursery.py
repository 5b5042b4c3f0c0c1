"""A process with the program loaded that forks a child per command or worker: a start costs milliseconds, not a second.

It has one thread, so forking is safe, whatever threads the test process has. Run as a script it answers JSON lines.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.helpers.small_day import Ran
from tests.helpers.waits import WorkingTime

ROOT = Path(__file__).resolve().parents[2]
Worker = Callable[[Mapping[str, Any], Callable[[str], None]], None]


class Nursery:
    """The side of the test."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.helpers.nursery"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            text=True,
        )

    def run(self, arguments: Sequence[str], *, largest_file: int = -1, plain_user: bool = False) -> Ran:
        """Runs a command. ``largest_file``: bytes after which the disk is full; ``plain_user``: permissions count."""
        wish = {"arguments": list(arguments), "largest_file": largest_file, "plain_user": plain_user}
        told = self._ask({"do": "command", **wish})
        return Ran(told["code"], told["out"], told["err"])

    def kill(self, worker: str, after: float, **given: object) -> list[str]:
        """Starts a worker, kills it after so many seconds of its own, and returns what it had acknowledged.

        How far it came by then differs from machine to machine: what must be reached is asked of ``kill_at``.
        """
        return self._killed(worker, given, after=after)

    def kill_at(self, worker: str, step: int, **given: object) -> list[str]:
        """Starts a worker and kills it with its acknowledgment of that number, from 1; what it had acknowledged."""
        said = self._killed(worker, given, step=step)
        assert len(said) == step, said
        return said

    def _killed(self, worker: str, given: Mapping[str, object], **when: float) -> list[str]:
        return list(self._ask({"do": "kill", "worker": worker, "given": given, **when})["acknowledged"])

    def close(self) -> None:
        """Ends the process."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(300)
        self._process.stdout.close()

    def _ask(self, wish: Mapping[str, object]) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(wish) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


def serve() -> None:
    """The side of the nursery: one line in, one line out."""
    from tests.helpers import workers

    _load()
    for line in sys.stdin:
        wish = json.loads(line)
        told = _command(wish) if wish["do"] == "command" else _kill(wish, workers.WORKERS[wish["worker"]])
        sys.__stdout__.write(json.dumps(told) + "\n")  # type: ignore[union-attr]
        sys.__stdout__.flush()  # type: ignore[union-attr]


def _load() -> None:
    """What commands import late, and the Thai sentences: otherwise every child would do it for itself."""
    from judge_desktop.config.i18n import Language, translator

    for name in ("store.migrating", "workflow.printing.blank", "workflow.printing.scorecards"):
        import_module(f"judge_desktop.{name}")
    translator(Language.TH)("")


def _command(wish: Mapping[str, Any]) -> dict[str, object]:
    out_read, out_write = os.pipe()
    err_read, err_write = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(out_write, 1)
        os.dup2(err_write, 2)
        sys.stdout, sys.stderr = (os.fdopen(handle, "w", encoding="utf-8", closefd=False) for handle in (1, 2))
        for handle in (out_read, out_write, err_read, err_write):
            os.close(handle)
        if wish["largest_file"] >= 0:
            sys.dont_write_bytecode = True  # what Python compiles would be cut short and kept
            resource.setrlimit(resource.RLIMIT_FSIZE, (wish["largest_file"], resource.RLIM_INFINITY))
        if wish["plain_user"]:
            _drop_capabilities()
        _run_and_exit(wish["arguments"])
    os.close(out_write)
    os.close(err_write)
    out, err = _drained(out_read), _drained(err_read)
    _, status = os.waitpid(child, 0)
    return {"code": os.waitstatus_to_exitcode(status), "out": out, "err": err}


def _run_and_exit(arguments: list[str]) -> None:
    from judge_desktop.__main__ import main

    code = 99
    try:
        code = main(arguments)
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _drop_capabilities() -> None:
    """Root of this process obeys the permissions of files like anybody else."""
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    if ctypes.CDLL(None, use_errno=True).capset(header, (ctypes.c_uint32 * 6)()) != 0:
        raise OSError(ctypes.get_errno(), "capset")


def _drained(handle: int) -> str:
    with os.fdopen(handle, "rb") as stream:
        return stream.read().decode()


def _kill(wish: Mapping[str, Any], worker: Worker) -> dict[str, object]:
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        try:
            worker(wish["given"], _acknowledging(write, last=wish.get("step", 0)))
        except BaseException:
            traceback.print_exc()
            raise
        finally:
            os._exit(0)
    os.close(write)
    if "after" in wish:
        _let_live(child, wish["after"])
        os.kill(child, signal.SIGKILL)
    told = _drained(read)
    os.waitpid(child, 0)
    return {"acknowledged": told.splitlines()}


def _let_live(child: int, seconds: float) -> None:
    """Waits as long as the child would have taken on a quiet machine: its waits for a processor do not count."""
    lived = WorkingTime(child)
    while (left := seconds - lived.seconds()) > 0:
        time.sleep(left)


def _acknowledging(handle: int, *, last: int) -> Callable[[str], None]:
    """Tells each acknowledgment; with the last one the process is killed before it goes on."""
    told = 0

    def acknowledge(words: str) -> None:
        nonlocal told
        os.write(handle, f"{words}\n".encode())
        told += 1
        if told == last:
            os.kill(os.getpid(), signal.SIGKILL)

    return acknowledge


if __name__ == "__main__":
    serve()
