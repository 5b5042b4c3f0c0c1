"""Draws the warnings of the operating systems for the help page `install`, in both languages:

    python -m build_spec.help_drawings

They are drawings and say so: nobody here could take a picture of a Windows or a Mac. Look at them after a change.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from build_spec.help_drawings.canvas import Canvas
from build_spec.help_drawings.warnings_of_others import draw_linux, draw_mac
from build_spec.help_drawings.warnings_of_windows import (
    draw_antivirus,
    draw_browser,
    draw_installer,
    draw_smartscreen,
)
from judge_desktop.config.paths import resource

WIDTH = 720.0
NOTE = {
    "en": "A drawing, not a photograph of the screen: yours may look a little different",
    "th": "ภาพวาด ไม่ใช่ภาพถ่ายหน้าจอ หน้าจอของท่านอาจต่างไปเล็กน้อย",
}
DRAWINGS: dict[str, tuple[float, Callable[[Canvas, str], None]]] = {
    "install-browser": (336, draw_browser),
    "install-smartscreen": (336, draw_smartscreen),
    "install-installer": (336, draw_installer),
    "install-antivirus": (212, draw_antivirus),
    "install-mac": (336, draw_mac),
    "install-linux": (274, draw_linux),
}


def draw_all() -> None:
    """Draws every one of DRAWINGS into `resources/help/pictures/<language>/<name>.png`."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from judge_desktop.app import make_application
    from judge_desktop.config.settings import Theme
    from judge_desktop.ui.widgets.theme import apply_theme

    apply_theme(make_application([]), Theme.LIGHT, 100)
    for language, note in NOTE.items():
        for name, (height, draw) in DRAWINGS.items():
            canvas = Canvas(WIDTH, height, note)
            draw(canvas, language)
            canvas.finish(resource(f"help/pictures/{language}/{name}.png"))


if __name__ == "__main__":
    draw_all()
