"""Every page of the window is opened on the played demo, as the chair, as a judge and as somebody who is neither.

A page counts as opened when it was painted, holds more than its ground, and nothing went wrong that the window would
only have printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QWidget

from judge_desktop.config.help_pages import HELP_PAGES
from judge_desktop.config.i18n import current_language, translator
from judge_desktop.config.settings import Settings
from judge_desktop.smoke.attempts import Check, SmokeError
from judge_desktop.smoke.stage import Stage, settle, wait_until
from judge_desktop.ui.chair.chair_window import PAGES, ChairWindow
from judge_desktop.ui.judge.document_items import Viewer, document_items
from judge_desktop.ui.judge.film_viewer import FilmViewer
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.ui.tasks import Tasks
from judge_desktop.workflow.care import backup
from judge_desktop.workflow.contests_here import name_contests
from judge_desktop.workflow.demo import PACKAGE, PASSPHRASE_FILE, RESULTS
from judge_desktop.workflow.file_types import BACKUP_ENDING
from judge_desktop.workflow.open_package import open_package
from judge_desktop.workflow.rehearsal import make_rehearsal
from judge_desktop.workflow.workspace import Workspace

Pages = Iterator[tuple[str, Callable[[], object]]]
SIZE = QSize(1366, 690)
_FEWEST_COLOURS = 8
_STEP = 49  # one of so many pixels is looked at
_JUDGE = "J1"


def page_checks(stage: Stage) -> Iterator[Check]:
    """The checks of all pages; those of a window are made once it is there."""
    for who, prepare, pages in (
        ("nobody", _nobody, _pages_around),
        ("judge", _judge, _pages_of_judge),
        ("rehearsal", _rehearsing, _pages_of_rehearsal),
        ("chair", _chair, _pages_of_chair),
    ):
        windows: list[MainWindow] = []
        yield Check(f"window of {who}", _opening(stage, prepare, windows))
        for window in windows:
            yield from _checks_of(who, stage, window, pages(stage, window))
            yield Check(f"window of {who} closes", _closing(stage, window))


def _checks_of(who: str, stage: Stage, window: MainWindow, pages: Pages) -> Iterator[Check]:
    """When a page that leads to others is not there, the other windows are tried all the same."""
    try:
        for name, show in pages:
            yield Check(f"{who}: {name}", _showing(stage, window, show))
    except Exception as wrong:  # noqa: BLE001 -- whatever it is, it is told
        yield Check(f"{who}: the pages that follow", partial(_fail, wrong))


def _fail(wrong: Exception) -> str:
    raise wrong


def _opening(stage: Stage, prepare: Callable[[Stage], Workspace], windows: list[MainWindow]) -> Callable[[], str]:
    def run() -> str:
        window = MainWindow(prepare(stage), Tasks(), Settings())
        window.resize(SIZE)
        window.show()
        windows.append(window)
        return look_at(stage, window)

    return run


def _showing(stage: Stage, window: MainWindow, show: Callable[[], object]) -> Callable[[], str]:
    def run() -> str:
        show()
        return look_at(stage, window)

    return run


def _closing(stage: Stage, window: MainWindow) -> Callable[[], str]:
    def run() -> str:
        window.close()
        window.deleteLater()
        settle()
        stage.demand_no_bugs()
        return ""

    return run


def look_at(stage: Stage, window: MainWindow) -> str:
    """Wait until the page stands, and look whether there is anything on it."""
    settle()
    wait_until(lambda: not window.desk.tasks.is_busy(), "what the page asked for")
    settle()
    stage.demand_no_bugs()
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    colours = set(memoryview(image.constBits()).cast("I")[::_STEP])
    if len(colours) < _FEWEST_COLOURS:
        raise SmokeError(f"an empty page: {len(colours)} colours")
    return type(window.page()).__name__


# ── who sits there ───────────────────────────────────────────────────────────────────────────────────────────────


def _nobody(stage: Stage) -> Workspace:
    return Workspace(stage.folder / "nobody")


def _judge(stage: Stage) -> Workspace:
    """A judge who has opened the package and scored nothing yet."""
    ws = Workspace(stage.folder / "judge")
    open_package(ws, stage.played.out / PACKAGE, judge=_JUDGE)
    return ws


def _rehearsing(stage: Stage) -> Workspace:
    """A judge who has opened the rehearsal of the same contest."""
    package = stage.folder / "rehearsal.judgepack"
    with _chair(stage) as chair:
        make_rehearsal(chair, package, translator(current_language()))
    ws = Workspace(stage.folder / "rehearsing")
    open_package(ws, package, judge=_JUDGE)
    return ws


def _chair(stage: Stage) -> Workspace:
    home = stage.played.out / "chair"
    return Workspace(home, passphrase=(home / PASSPHRASE_FILE).read_text(encoding="utf-8").strip())


# ── the pages of each ────────────────────────────────────────────────────────────────────────────────────────────


def _pages_around(stage: Stage, window: MainWindow) -> Pages:
    """Pages that need no contest, and those of files that were received."""
    out = stage.played.out
    yield "home", window.show_home
    yield "settings", window.show_settings
    yield "judge, before a package", window.judge_here
    yield "new contest", window.show_new_contest
    yield "package", lambda: window.open_file(out / PACKAGE)
    yield "results", lambda: window.open_file(out / RESULTS)
    yield "checked file", lambda: window.show_checked(out / PACKAGE)
    yield "backup", partial(_open_backup, stage, window)
    yield "what was here before", window.backups.show_kept
    for name in HELP_PAGES:
        yield f"help, {name}", partial(window.show_help, name)
    yield "about", window.care.show_about
    yield "licences", window.care.show_licences
    yield "examination of the data", window.care.show_doctor


def _open_backup(stage: Stage, window: MainWindow) -> None:
    path = stage.folder / f"all{BACKUP_ENDING}"
    with _chair(stage) as chair:
        backup(chair, path)
    window.open_file(path)


def _pages_of_judge(_stage: Stage, window: MainWindow) -> Pages:
    """The desk with every kind of attachment, and the pages beside it."""
    yield "desk", window.judge_here
    desk = window.page()
    if not isinstance(desk, JudgeWindow):
        raise SmokeError("the judge's window did not open")
    shown: set[Viewer] = set()
    for submission in desk.session.submissions:
        items = document_items(submission)
        if {one.viewer for one in items} <= shown:
            continue
        yield f"scorecard of {submission.id}", partial(desk.walk.open, submission.id)
        for item in items:
            yield f"{item.viewer} of {submission.id}", partial(_open_tab, window, desk, item.key)
            shown.add(item.viewer)
    yield "my scores", desk.open_my_scores
    yield "seal and send", desk.pages.open_seal
    yield "papers", desk.pages.open_papers
    yield "changes", desk.pages.open_changes
    yield "back at the desk", desk.walk.open_again
    yield "running order", desk.day.open_page


def _pages_of_rehearsal(_stage: Stage, window: MainWindow) -> Pages:
    """What a judge sees in a rehearsal only."""
    yield "desk", window.judge_here
    desk = window.page()
    if not isinstance(desk, JudgeWindow):
        raise SmokeError("the judge's window did not open")
    yield "list", lambda: desk.pages.open_rehearsal(desk.rehearsal.make_page())


def _pages_of_chair(_stage: Stage, window: MainWindow) -> Pages:
    """Every page of the contest with its tabs."""
    contest = next(one.contest for one in name_contests(window.desk.ws) if one.is_chair)
    yield "contest is opened", lambda: window.show_chair(contest)
    chair = window.page()
    if not isinstance(chair, ChairWindow):
        raise SmokeError("the chair's window did not open")
    for name in PAGES:
        yield name, partial(chair.show_page, name)
        yield from _tabs(chair.pages[name], name)
    yield "home, with a contest", window.show_home
    yield "settings, with a contest", window.show_settings


def _open_tab(window: MainWindow, desk: JudgeWindow, key: str) -> None:
    """Show that attachment. Refuses when the page that says why not is shown instead."""
    pane = desk.document
    pane.tabs.button(key).click()
    wait_until(lambda: not window.desk.reader.is_busy(), "the attachment")
    viewer = pane.viewers.current()
    if isinstance(viewer, FilmViewer):
        wait_until(lambda: viewer.player.is_ready() or pane.viewers.shown is None, "the film")
    if pane.stack.currentWidget() is pane.file:
        raise SmokeError("it cannot be shown")


def _tabs(page: QWidget, name: str) -> Pages:
    """Every tab on a page, clicked."""
    for button in page.findChildren(QAbstractButton):
        key = button.objectName().removeprefix("tab_")
        if key != button.objectName():
            yield f"{name}, {key}", button.click
