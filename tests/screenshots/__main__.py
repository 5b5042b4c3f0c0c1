"""Renders every page of the demo into `build/screenshots/` without a screen: both languages and schemes, Thai at 200 %.

`python -m tests.screenshots [part of a name]` renders only the pages whose name holds that part;
`python -m tests.screenshots --help-pictures [name …]` makes the pictures of help instead, which are committed.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

_FOR_HELP = "--help-pictures" in sys.argv
_FINENESS = 2 if _FOR_HELP else 1  # pixels for one of the design
_SCREEN = {"name": "laptop", "x": 0, "y": 0, "width": 1366 * _FINENESS, "height": 768 * _FINENESS, "dpr": 1}
_MADE = tempfile.TemporaryDirectory()
_SCREEN_FILE = Path(_MADE.name) / "screen.json"
_SCREEN_FILE.write_text(json.dumps({"screens": [{**_SCREEN, "logicalDpi": 96, "logicalBaseDpi": 96}]}), "utf-8")
os.environ["QT_SCALE_FACTOR"] = str(_FINENESS)
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_SCREEN_FILE}"
os.environ["QT_LOGGING_RULES"] = "qt.pdf.*=false;qt.qpa.*=false;qt.multimedia.*=false;default.warning=false"

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import chain

from PySide6.QtWidgets import QApplication, QWidget

from judge_desktop.config.i18n import Language, set_language, translator
from judge_desktop.config.settings import Settings, TextSize, Theme
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.tasks import Tasks
from judge_desktop.ui.viewers.reading.instant_reader import InstantReader
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.theme import apply_theme
from judge_desktop.workflow.demo import PACKAGE, PASSPHRASE_FILE, prepare_demo
from judge_desktop.workflow.workspace import Workspace
from tests.screenshots.around_pages import around_pictures
from tests.screenshots.chair_pages import chair_pictures
from tests.screenshots.help_pictures import render_help
from tests.screenshots.judge_pages import judge_pictures, ready_pictures, sent_pictures
from tests.screenshots.rehearsal_pages import Rehearsal
from tests.screenshots.stage import LAPTOP_JUDGE, bring_update, finish_scoring, play_half_a_day, send
from tests.screenshots.waiting import settle

FOLDER = Path("build") / "screenshots"
SIZE = (1366, 768)
MEDIUM, NARROW, TABBED = (911, 512), (480, 768), (640, 768)
BOTH = (MEDIUM, NARROW)
MORE_SIZES = {
    "judge": (*BOTH, TABBED),
    "document-photos": (MEDIUM, TABBED),
    "document-search": (MEDIUM, TABBED),
    "document-pages": (MEDIUM, TABBED),
    "document-film": (MEDIUM, TABBED),
    "document-xlsx": (MEDIUM, TABBED),
    "document-locked": (MEDIUM, TABBED),
    "home": (NARROW,),
    "settings": (NARROW,),
    "seal": (*BOTH, TABBED),
    "chair-print-files": (MEDIUM,),
    "chair-print-reason": (MEDIUM,),
    "papers": BOTH,
} | dict.fromkeys(
    (
        "judge-guidelines",
        "judge-levels",
        "judge-note",
        "judge-unconfirmed",
        "judge-declaration",
        "judge-day",
        "judge-order",
        "judge-over-time",
        "judge-recused",
        "judge-absent",
        "judge-sent",
        "judge-rehearsal",
        "rehearsal-list",
        "my-scores",
        "my-scores-plots",
        "changes",
        "keys",
        "package",
        "package-interest",
        "seal-one-by-one",
        "sent",
    ),
    BOTH,
)
Look = tuple[Language, Theme, TextSize]
LOOKS: tuple[Look, ...] = (
    *((language, theme, TextSize.NORMAL) for language in Language for theme in (Theme.LIGHT, Theme.DARK)),
    (Language.TH, Theme.LIGHT, TextSize.HUGE),
)
WITH_MORE_SIZES = (LOOKS[0], LOOKS[3])  # Thai light, English dark; larger text makes the least window wider


def main() -> int:
    """Make the demo and all its pictures; the exit code."""
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    app = QApplication(sys.argv[:1])
    if _FOR_HELP:
        count = render_help(Path(_MADE.name), on_the_day, [one for one in sys.argv[1:] if not one.startswith("-")])
        _MADE.cleanup()
        sys.stdout.write(f"{count} pictures of help\n")
        return 0
    demo = Path(_MADE.name) / "demo"
    prepare_demo(demo, LAPTOP_JUDGE, translator(Language.TH), lambda _words: None, clock=on_the_day)
    count = render_all(app, demo, wanted)
    _MADE.cleanup()
    sys.stdout.write(f"{count} pictures in {FOLDER}\n")
    return 0


def render_all(app: QApplication, demo: Path, wanted: str) -> int:
    """Every look of every page; how many pictures that were."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    home = demo / "chair"
    count = 0
    phrase = (home / PASSPHRASE_FILE).read_text(encoding="utf-8").strip()
    with Workspace(home, passphrase=phrase, clock=on_the_day) as ws:
        update, opened = bring_update(ws, demo / "late")
        play_half_a_day(ws)
        desk = Desk(ws, Tasks(), Settings(), lambda _settings: None, InstantReader())
        for look in looks(app, desk):
            around = around_pictures(desk, demo / PACKAGE, update)
            count += render(chain(around, judge_pictures(desk, opened), chair_pictures(desk)), look, wanted)
        finish_scoring(ws)
        for look in looks(app, desk):
            count += render(ready_pictures(desk), look, wanted)
        saved = send(ws, demo)
        for look in looks(app, desk):
            count += render(sent_pictures(desk, saved), look, wanted)
        count += render_rehearsal(app, desk, demo / "rehearsal", wanted)
        desk.tasks.close()
    return count


def render_rehearsal(app: QApplication, desk: Desk, folder: Path, wanted: str) -> int:
    """The pages of a rehearsal, which is a contest of its own."""
    rehearsal = Rehearsal(folder, on_the_day, lambda ws: replace(desk, ws=ws))
    count = sum(render(rehearsal.pictures(), look, wanted) for look in looks(app, rehearsal.judge))
    rehearsal.close()
    return count


def on_the_day() -> datetime:
    """A moment of the afternoon on which the finalists present, the same in all pictures."""
    return datetime(2023, 9, 8, 13, 27).astimezone()


def looks(app: QApplication, desk: Desk) -> Iterator[Look]:
    """Each look, in force while its pages are made."""
    for look in LOOKS:
        language, theme, size = look
        set_language(language)
        apply_theme(app, theme, size)
        desk.settings = replace(desk.settings, language=language, theme=theme, text_size=size)
        yield look


def render(pages: Iterable[tuple[str, QWidget]], look: Look, wanted: str) -> int:
    """Save each page at its sizes; a dialog is as large as it wants to be."""
    count = 0
    for name, page in pages:
        if wanted not in name:
            continue
        if isinstance(page, Dialog):
            settle()
            save(page, name, look)
            count += 1
            continue
        for size in (SIZE, *(MORE_SIZES.get(name, ()) if look in WITH_MORE_SIZES else ())):
            page.resize(*size)
            page.show()
            settle()
            save(page, name, look, "" if size == SIZE else f"-{size[0]}x{size[1]}")
            count += 1
        page.resize(*SIZE)
    return count


def save(page: QWidget, name: str, look: Look, at: str = "") -> None:
    """One picture, named after the page, its look and its size."""
    language, theme, size = look
    large = "" if size is TextSize.NORMAL else f"-{int(size)}"
    page.grab().save(str(FOLDER / f"{name}-{language.value}-{theme.value}{large}{at}.png"))


if __name__ == "__main__":
    sys.exit(main())
