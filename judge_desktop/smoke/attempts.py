"""The checks one after the other: each has its line, a failure never keeps the next one from being tried."""

from __future__ import annotations

import json
import os
import platform
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from judge_desktop import __version__
from judge_desktop.config.frozen import is_frozen


class SmokeError(Exception):
    """What is not as it should be; its text says what."""


@dataclass(frozen=True, slots=True)
class Check:
    """``run`` says in a few words what it found, and raises anything at all when it is not right."""

    name: str
    run: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a check went; ``words`` say what was found or what is wrong."""

    name: str
    ok: bool
    seconds: float
    words: str


def attempt(checks: Iterable[Check]) -> Iterator[Outcome]:
    """Try each. Checks may be made while those before them are tried; when making them fails, none follow and that is
    told as the last outcome.
    """
    waiting = iter(checks)
    while True:
        try:
            check = next(waiting)
        except StopIteration:
            return
        except Exception as wrong:  # noqa: BLE001 -- see below
            yield Outcome("the checks that follow", ok=False, seconds=0.0, words=_words_of(wrong))
            return
        yield _tried(check)


def _tried(check: Check) -> Outcome:
    began = time.monotonic()
    try:
        words, ok = check.run(), True
    except Exception as wrong:  # noqa: BLE001 -- whatever it is, it is told, and the next one is tried
        words, ok = _words_of(wrong), False
    return Outcome(check.name, ok, round(time.monotonic() - began, 2), words)


def _words_of(wrong: Exception) -> str:
    name = "" if isinstance(wrong, SmokeError) else f"{type(wrong).__name__}: "
    return f"{name}{wrong}".replace("\n", " ")


def report(outcomes: Iterable[Outcome], *, as_json: bool, out: Path | None) -> int:
    """Print a line for each as it comes, or one JSON object; the exit code: 1 when any failed.

    ``out``: a file that takes the JSON object, too, for a program of a window that has no console.
    """
    began = time.monotonic()
    found = []
    for outcome in outcomes:
        found.append(outcome)
        if not as_json:
            _say(line_of(outcome))
    is_good = all(one.ok for one in found)
    content = {
        "ok": is_good,
        "version": __version__,
        "frozen": is_frozen(),
        "python": platform.python_version(),
        "system": platform.platform(),
        "qt_platform": os.environ.get("QT_QPA_PLATFORM", ""),
        "seconds": round(time.monotonic() - began, 1),
        "failed": [one.name for one in found if not one.ok],
        "checks": [asdict(one) for one in found],
    }
    written = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    if out is not None:
        out.write_text(written, encoding="utf-8")
    if as_json:
        _say(written.rstrip("\n"))
    else:
        failed = ", ".join(one.name for one in found if not one.ok)
        _say(f"{len(found)} checks in {content['seconds']} s" + (f"; FAILED: {failed}" if failed else "; all is well"))
    return 0 if is_good else 1


def line_of(outcome: Outcome) -> str:
    """One line for people."""
    return f"{'ok' if outcome.ok else 'FAILED':<7}{outcome.seconds:>6.2f} s  {outcome.name:<34} {outcome.words}"


def _say(words: str) -> None:
    if sys.stdout is not None:  # a frozen program of a window has none on Windows
        sys.stdout.write(f"{words}\n")
        sys.stdout.flush()
