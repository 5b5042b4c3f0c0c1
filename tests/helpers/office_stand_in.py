"""A small program that plays LibreOffice in tests: it works, hangs, fails, writes nothing, or writes what is no PDF."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_PROGRAM = """
import json, os, subprocess, sys, time
from pathlib import Path

here = Path(__file__).parent
mode = (here / "mode").read_text()
given = Path(sys.argv[-1])
out = Path(sys.argv[sys.argv.index("--outdir") + 1])
if mode == "works_unless_bad":
    mode = "fails" if b"bad" in given.read_bytes() else "works"
calls = here / "calls"
calls.mkdir(exist_ok=True)
child = 0
if mode == "hangs":
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(300)"]).pid
said = {
    "arguments": sys.argv[1:], "environment": dict(os.environ), "given": given.name, "pid": os.getpid(), "child": child,
    "profile": (Path(os.getcwd()) / "profile" / "user" / "registrymodifications.xcu").read_text(encoding="utf-8"),
}
draft = calls / f"{len(list(calls.iterdir()))}.draft"
draft.write_text(json.dumps(said))
draft.rename(draft.with_suffix(".json"))
pdf = out / (given.stem + ".pdf")
if mode == "hangs":
    time.sleep(300)
elif mode == "fails":
    sys.exit(77)
elif mode == "works":
    pdf.write_bytes(b"%PDF-1.7\\n% " + given.read_bytes()[-40:].hex().encode() + b"\\n%%EOF\\n")
elif mode == "half":
    pdf.write_bytes(b"%PDF-1.7\\n% cut off")
elif mode == "no_pdf":
    pdf.write_bytes(b"<html>not what was asked for %%EOF</html>")
elif mode == "link":
    pdf.symlink_to("/etc/hostname")
elif mode == "empty":
    pdf.write_bytes(b"")
"""


@dataclass(frozen=True)
class OfficeStandIn:
    """The stand-in; ``program`` is what is started instead of LibreOffice."""

    folder: Path
    program: Path

    def plays(self, mode: str) -> None:
        """What it does from now on."""
        (self.folder / "mode").write_text(mode)

    def calls(self) -> list[dict[str, Any]]:
        """How it was started, one time after the other."""
        found = sorted((self.folder / "calls").glob("*.json"), key=lambda path: int(path.stem))
        return [json.loads(path.read_text()) for path in found]


def make_office_stand_in(folder: Path) -> OfficeStandIn:
    """A stand-in in an empty folder; it works until it is told otherwise."""
    folder.mkdir(parents=True)
    script = folder / "stand_in.py"
    script.write_text(_PROGRAM, encoding="utf-8")
    if os.name == "nt":
        program = folder / "soffice.cmd"
        program.write_text(f'@"{sys.executable}" "{script}" %*\n')
    else:
        program = folder / "soffice"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{script}" "$@"\n')
        program.chmod(0o755)
    made = OfficeStandIn(folder, program)
    made.plays("works")
    return made


def is_running(pid: int) -> bool:
    """Whether a process is there and at work; one that ended and is not yet collected is not."""
    try:
        os.kill(pid, 0)
        state = Path(f"/proc/{pid}/stat")
        return not state.is_file() or state.read_text().rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False
