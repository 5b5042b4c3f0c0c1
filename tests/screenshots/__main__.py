"""Renders every page of the demo, Thai and English, light and dark, into `build/screenshots/` without a screen.

`python -m tests.screenshots [part of a name]` renders only the pages whose name holds that part.
"""

from __future__ import annotations

import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_LOGGING_RULES"] = "qt.pdf.*=false;qt.qpa.*=false"

import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from judge_desktop.config.i18n import Language, set_language, translator
from judge_desktop.config.settings import Settings, TextSize, Theme
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.tasks import Tasks
from judge_desktop.ui.viewers.reading.instant_reader import InstantReader
from judge_desktop.ui.widgets.theme import apply_theme
from judge_desktop.workflow.demo import PACKAGE, PASSPHRASE_FILE, prepare_demo
from judge_desktop.workflow.workspace import Workspace
from tests.screenshots.chair_pages import chair_pictures
from tests.screenshots.judge_pages import home_pictures, judge_pictures, play_half_a_day, sent_picture

FOLDER = Path("build") / "screenshots"
SIZE = (1366, 768)
MORE_SIZES = {
    "judge": ((480, 768), (911, 512), (640, 768)),
    "judge-day": ((480, 768), (911, 512)),
    "home": ((480, 768),),
    "seal": ((640, 768),),
}


def main() -> int:
    """Make the demo and all its pictures; the exit code."""
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as made:
        demo = Path(made) / "demo"
        prepare_demo(demo, "J1", translator(Language.TH), lambda _words: None)
        count = render_all(app, demo, wanted)
    sys.stdout.write(f"{count} pictures in {FOLDER}\n")
    return 0


def render_all(app: QApplication, demo: Path, wanted: str) -> int:
    """Every look of every page; how many pictures that were."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    home = demo / "chair"
    count = 0
    with Workspace(home, passphrase=(home / PASSPHRASE_FILE).read_text(encoding="utf-8").strip()) as ws:
        play_half_a_day(ws)
        desk = Desk(ws, Tasks(), Settings(), lambda _settings: None, InstantReader())
        for language, theme, size in looks():
            set_language(language)
            apply_theme(app, theme, size)
            desk.settings = replace(desk.settings, language=language, theme=theme, text_size=size)
            look = f"{language.value}-{theme.value}" + ("" if size is TextSize.NORMAL else f"-{int(size)}")
            pages = chain(home_pictures(desk, demo / PACKAGE), judge_pictures(desk), chair_pictures(desk))
            count += render(pages, look, wanted)
        set_language(Language.TH)
        apply_theme(app, Theme.LIGHT)
        count += render(sent_picture(desk, demo), "th-light", wanted)
        desk.tasks.close()
    return count


def looks() -> Iterator[tuple[Language, Theme, TextSize]]:
    """Both languages and schemes, and Thai once with larger text."""
    for language in Language:
        for theme in (Theme.LIGHT, Theme.DARK):
            yield language, theme, TextSize.NORMAL
    yield Language.TH, Theme.LIGHT, TextSize.LARGER


def render(pages: Iterator[tuple[str, QWidget]], look: str, wanted: str) -> int:
    """Save each page at its sizes."""
    count = 0
    for name, page in pages:
        if wanted not in name:
            continue
        for width, height in (SIZE, *MORE_SIZES.get(name, ())):
            at = "" if (width, height) == SIZE else f"-{width}x{height}"
            page.resize(width, height)
            page.show()
            settle()
            page.grab().save(str(FOLDER / f"{name}-{look}{at}.png"))
            count += 1
        page.resize(*SIZE)
    return count


def settle() -> None:
    """Until layouts, lazy loading and the PDF are painted."""
    until = time.monotonic() + 0.3
    while time.monotonic() < until:
        QApplication.processEvents()


if __name__ == "__main__":
    sys.exit(main())
