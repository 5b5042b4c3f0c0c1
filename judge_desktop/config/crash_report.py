"""Reports of bugs: what went wrong where, without what was typed. One text file each, in the log folder."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from judge_desktop import __version__
from judge_desktop.config.paths import log_folder


def save_crash_report(bug: BaseException, command: Sequence[str] = ()) -> Path:
    """Writes the report and returns where it lies; a folder of the system stands in when the log folder refuses.

    Only the kind of the exception is written, never its message: that may hold words or scores.
    """
    frames = traceback.extract_tb(bug.__traceback__)
    lines = [
        f"Judge Desktop {__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"command: {' '.join(command)}",
        f"{type(bug).__module__}.{type(bug).__qualname__}",
        *(f'  File "{Path(frame.filename).name}", line {frame.lineno}, in {frame.name}' for frame in frames),
    ]
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    content = "\n".join(lines) + "\n"
    for folder in (log_folder(), Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"crash-{stamp}.txt"
            path.write_text(content, encoding="utf-8")
        except OSError:
            continue
        return path
    sys.stderr.write(content)
    return Path()
