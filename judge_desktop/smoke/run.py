"""All checks, in a folder of their own, on a screen that is not there unless one is named."""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from judge_desktop.config.paths import HOME_VARIABLE
from judge_desktop.smoke.attempts import Check, SmokeError, attempt, report
from judge_desktop.smoke.loading import loading_checks

_QUIET = "qt.*=false"


def run_smoke(arguments: Sequence[str]) -> int:
    """Try everything and say how it went; 0 when all is well, 1 when anything is not."""
    parser = argparse.ArgumentParser(prog="judge-desktop --smoke", description="try whether this copy is whole")
    parser.add_argument("--smoke", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("-o", "--out", type=Path, metavar="FILE", help="write the JSON object into a file, too")
    options = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", _QUIET)
    with tempfile.TemporaryDirectory(prefix="judge-desktop-smoke-", ignore_cleanup_errors=True) as folder:
        os.environ[HOME_VARIABLE] = str(Path(folder) / "home")
        return report(attempt(_checks(Path(folder))), as_json=options.json, out=options.out)


def _checks(folder: Path) -> Iterator[Check]:
    yield from loading_checks()
    try:
        from judge_desktop.smoke.program import program_checks
    except ImportError as missing:
        yield Check("program", partial(_fail, str(missing)))
    else:
        yield from program_checks(folder)


def _fail(why: str) -> str:
    raise SmokeError(f"nothing else was tried: {why}")
