"""Runs first in the frozen program on Linux: it finds its Thai dictionary, and keeps its libraries to itself."""

import os
import sys

# Qt breaks Thai lines by libthai, which is found because it lies beside the other libraries; its dictionary is not.
os.environ.setdefault("LIBTHAI_DICTDIR", os.path.join(sys._MEIPASS, "libthai"))  # type: ignore[attr-defined]  # noqa: PTH118, SLF001

# Programs that this one starts (the desktop's viewers, LibreOffice) must find their own libraries, not ours.
_before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if _before:
    os.environ["LD_LIBRARY_PATH"] = _before
else:
    os.environ.pop("LD_LIBRARY_PATH", None)
