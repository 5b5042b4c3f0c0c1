"""Where the window stood on the screen: one small file in the data folder. Losing it costs a drag of the mouse."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

FILE_NAME = "window.json"
_LARGEST_BYTES, _FARTHEST = 10_000, 100_000


@dataclass(frozen=True, slots=True)
class WindowPlace:
    """Position and size in logical pixels, as the window is when it is not maximised."""

    x: int
    y: int
    width: int
    height: int
    is_maximised: bool = False


def load_window_place(path: Path) -> WindowPlace | None:
    """The place kept in `path`; None when there is none, or none that makes sense."""
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST_BYTES:
            return None
        written = json.loads(path.read_text(encoding="utf-8"))
        x, y, width, height = numbers = [written[name] for name in ("x", "y", "width", "height")]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    if not all(type(one) is int and abs(one) <= _FARTHEST for one in numbers) or min(width, height) <= 0:
        return None
    return WindowPlace(x, y, width, height, is_maximised=written.get("is_maximised") is True)


def save_window_place(place: WindowPlace, path: Path) -> None:
    """Replaces the file whole. Raises OSError if it cannot be written."""
    handle, name = tempfile.mkstemp(prefix=".window-", suffix=".tmp", dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            json.dump(asdict(place), stream)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
