"""Where the program starts: with a command it is the command line, without one the window.

Windows start it a second time, with a word that nobody types, as the process that reads applicants' files.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the program and returns its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    _give_missing_streams()
    if words == ["--read-files"]:
        from judge_desktop.ui.viewers.reading.serving import read_files

        read_files()
    if "--smoke" in words:
        from judge_desktop.smoke.run import run_smoke

        return run_smoke(words)
    from judge_desktop.cli import run

    return run(words, _open_window)


def _give_missing_streams() -> None:
    """A program of a window has neither on Windows: what is said there is then said to nobody, instead of failing."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 -- until the end


def _open_window(home: Path, file: str, passphrase: str | None, shows_demo: bool) -> int:
    from judge_desktop.app import run_window  # Qt, which no command needs

    return run_window(home, file, passphrase, shows_demo=shows_demo)


if __name__ == "__main__":
    sys.exit(main())
