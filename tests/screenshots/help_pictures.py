"""The pictures of help: windows of the demo contest as ``resources/help/pictures.toml`` lists them, with numbers on the
things that the pages speak of. They ship with the program, so they are few, small and have a palette.
"""

from __future__ import annotations

import io
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from contextlib import chdir, contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

from PIL import Image
from PySide6.QtCore import QRect
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from judge_desktop.config.i18n import Language, current_language, set_language, translator
from judge_desktop.config.paths import resource
from judge_desktop.config.settings import Settings, TextSize, Theme
from judge_desktop.scoring.attendance import PresenceState
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.package_page import PackagePage
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.tasks import Tasks
from judge_desktop.ui.viewers.reading.instant_reader import InstantReader
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.theme import apply_theme
from judge_desktop.workflow.attendance import note_judge
from judge_desktop.workflow.build_package import PackageOptions
from judge_desktop.workflow.contests_here import find_contests
from judge_desktop.workflow.demo import PACKAGE, PASSPHRASE_FILE, DemoOptions, prepare_demo, run_demo
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.workspace import Workspace
from tests.screenshots.around_pages import around_pictures
from tests.screenshots.callouts import bring_into_view, number, open_image, seen
from tests.screenshots.chair_pages import chair_pictures
from tests.screenshots.judge_pages import judge_pictures, open_window, ready_pictures, sent_pictures
from tests.screenshots.rehearsal_pages import Rehearsal
from tests.screenshots.stage import LAPTOP_JUDGE, bring_update, finish_scoring, play_half_a_day, send
from tests.screenshots.waiting import settle, wait_for

LIST = resource("help/pictures.toml")
FOLDER = resource("help/pictures")
SIZE = (1200, 690)
SIZES = {
    "judge-scoring": (1200, 790),
    "chair-import": (1366, 800),
    "chair-day": (1366, 900),
    "chair-rehearsal": (1366, 1000),
}
TYPING = frozenset({"judge-scoring", "dialog-words-wrong"})  # where the keyboard is seen
_IN_THE_MEETING = ("J1", "J2", "J3", "J5", "J6")
WITH_NAVIGATION = frozenset({"chair-overview"})
WIDEST = 1200  # pixels: fine enough for the column of help on a large screen, and for paper
COLOURS = (192, 160, 128, 96, 64)
LARGEST = 118_000  # bytes
_PACKAGE_NAMES = {Language.TH: "ชุดผลงาน ครั้งที่ 2.judgepack", Language.EN: "package 3.judgepack"}
_COMMENTS = {
    Language.TH: "มีข้อมูลก่อนและหลังชัดเจน ควรแสดงวิธีเก็บข้อมูลในปีถัดไปและผู้รับผิดชอบหลังสิ้นสุดโครงการ",
    Language.EN: "Clear figures before and after. Please say how they are collected next year, and by whom.",
}
Shown = Iterable[tuple[str, QWidget]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """One picture: its name, the page as the screenshots call it, and the object names that get numbers."""

    name: str
    page: str
    state: str
    marks: tuple[str, ...]


def wanted_pictures() -> tuple[Wanted, ...]:
    """The pictures that are listed."""
    listed: dict[str, dict[str, Any]] = tomllib.loads(LIST.read_text(encoding="utf-8"))
    return tuple(Wanted(name, one["page"], one["state"], tuple(one["marks"])) for name, one in listed.items())


def render_help(made: Path, clock: Callable[[], Any], names: Iterable[str] = ()) -> int:
    """Every picture, or those of these names, in both languages; how many. `made` is a folder for the demos."""
    wanted = tuple(one for one in wanted_pictures() if not names or one.name in names)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError(app)
    apply_theme(app, Theme.LIGHT, TextSize.NORMAL)
    count = 0
    demo = made / "demo"
    prepare_demo(demo, LAPTOP_JUDGE, translator(Language.TH), lambda _: None, clock=clock)
    with _desk(demo / "chair", clock) as desk:
        count += _render(desk, wanted, "prepared", lambda: _built(desk, made))
        update, opened = bring_update(desk.ws, demo / "late")
        play_half_a_day(desk.ws)
        for judge in _IN_THE_MEETING:
            note_judge(desk.ws, judge, PresenceState.JOINED, "เข้าประชุม")
        count += _render(
            desk,
            wanted,
            "half a day",
            lambda: chain(
                _scoring(desk),
                around_pictures(desk, demo / PACKAGE, update),
                judge_pictures(desk, opened),
                chair_pictures(desk),
            ),
        )
        finish_scoring(desk.ws)
        count += _render(desk, wanted, "scored", lambda: ready_pictures(desk))
        saved = send(desk.ws, demo)
        count += _render(desk, wanted, "sent", lambda: sent_pictures(desk, saved))
        merge_scores(desk.ws, [saved.path, *sorted((demo / "scores").glob("*.judgescore"))[:-1]])
        count += _render(desk, wanted, "merged", lambda: chair_pictures(desk))
    run_demo(made / "whole", DemoOptions(), translator(Language.TH), lambda _: None, clock=clock)
    with _desk(made / "whole" / "chair", clock) as desk:
        count += _render(desk, wanted, "closed", lambda: chair_pictures(desk))
        rehearsal = Rehearsal(made / "rehearsal", clock, lambda ws: replace(desk, ws=ws))
        count += _render(rehearsal.judge, wanted, "rehearsal", rehearsal.pictures)
        rehearsal.close()
    return count


def _scoring(desk: Desk) -> Shown:
    """A judge in the middle of a scorecard."""
    window = open_window(desk)
    rows = window.card.form.rows
    rows["D2"].field.setText("27")
    rows["D2"].field.textEdited.emit("27")
    window.card.words.comment.set_comment(_COMMENTS[current_language()])
    rows["D4"].field.setFocus()
    yield "judge-scoring", window
    window.deleteLater()


def _built(desk: Desk, folder: Path) -> Shown:
    """A package that was built a moment ago."""
    window = ChairWindow(desk, next(one.contest for one in find_contests(desk.ws) if one.is_chair))
    window.show_page("package")
    wait_for(desk)
    page = window.pages["package"]
    if isinstance(page, PackagePage):
        with chdir(folder):  # so that no path of the machine that makes the picture is seen
            page.build_into(Path(_PACKAGE_NAMES[current_language()]), PackageOptions(without_backup="เป็นการสาธิต"))
            wait_for(desk)
    yield "chair-package-built", window
    window.close()
    window.deleteLater()


@contextmanager
def _desk(home: Path, clock: Callable[[], Any]) -> Iterator[Desk]:
    phrase = (home / PASSPHRASE_FILE).read_text(encoding="utf-8").strip()
    with Workspace(home, passphrase=phrase, clock=clock) as ws:
        desk = Desk(ws, Tasks(), Settings(), lambda _settings: None, InstantReader())
        yield desk
        desk.tasks.close()


def _render(desk: Desk, wanted: Iterable[Wanted], state: str, pages: Callable[[], Shown]) -> int:
    """The pictures of one state; says which page was not met."""
    here = {one.page: one for one in wanted if one.state == state}
    count = 0
    for language in Language if here else ():
        set_language(language)
        missing = dict(here)
        for name, page in pages():
            one = missing.pop(name, None)
            if one is not None:
                _save(page, one, language)
                count += 1
        sys.stderr.writelines(f"{one.name}: there is no page {one.page} when {state}\n" for one in missing.values())
    return count


def _save(page: QWidget, one: Wanted, language: Language) -> None:
    """Take it, with its numbers and without the navigation; refuses a number whose thing is not seen."""
    if not isinstance(page, Dialog):
        page.resize(*SIZES.get(one.page, SIZE))
    page.show()
    settle()
    focused = QApplication.focusWidget()
    if focused is not None and one.page not in TYPING:
        focused.clearFocus()
    marked = [_found(page, name, one.name) for name in one.marks]
    for found in marked:
        bring_into_view(found)
    settle()
    picture = page.grab()
    frame = page.rect()
    if isinstance(page, ChairWindow) and one.name not in WITH_NAVIGATION and page.navigation.isVisible():
        frame.setLeft(page.navigation.width())
    things = [seen(found, page) for found in marked]
    for name, thing in zip(one.marks, things, strict=True):
        if thing.isEmpty():
            raise LookupError(f"{one.name}: {name} is not in the picture")
    number(picture, things, frame)
    scale = picture.devicePixelRatio()
    picture = picture.copy(QRect(round(frame.left() * scale), 0, round(frame.width() * scale), picture.height()))
    path = FOLDER / language.value / f"{one.name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_small(picture))


def _found(page: QWidget, name: str, picture: str) -> QWidget:
    """The thing of that object name on the page."""
    for found in page.findChildren(QWidget, name):
        if found.isVisibleTo(page):
            return found
    raise LookupError(f"{picture}: nothing visible is called {name}")


def _small(picture: QPixmap) -> bytes:
    """A PNG no wider than needed, in as many colours as its size allows."""
    image = open_image(picture)
    if image.width > WIDEST:
        image = image.resize((WIDEST, round(image.height * WIDEST / image.width)), Image.Resampling.LANCZOS)
    content = b""
    for colours in COLOURS:
        buffer = io.BytesIO()
        few = image.quantize(colours, method=Image.Quantize.MEDIANCUT, kmeans=2, dither=Image.Dither.NONE)
        few.save(buffer, "PNG", optimize=True)
        content = buffer.getvalue()
        if len(content) <= LARGEST:
            break
    return content
