"""After an end by force the judge's window opens where it was, and no film that ended it opens by itself."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, current_language, set_language
from judge_desktop.config.settings import Settings
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge.document_items import Viewer
from judge_desktop.ui.judge.film_viewer import FilmViewer
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.judge.total_footer import Room
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.ui.on_top import is_on_top
from judge_desktop.ui.viewers.reading.instant_reader import InstantReader
from judge_desktop.workflow.judge_places import JudgePlaces
from judge_desktop.workflow.open_package import open_package
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.shown_file import ShownFile
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.accessibility import nameless_widgets
from tests.helpers.instant_tasks import InstantTasks
from tests.helpers.judge_stage import SUBMISSIONS
from tests.helpers.judging_process import REFUSED, SECOND, SUBMISSION, WIDTHS
from tests.helpers.keyboard import type_text

ROOT = Path(__file__).resolve().parents[3]


def shown_again(qtbot: QtBot, desk: Desk, contest: str, width: int = 1366) -> JudgeWindow:
    """The window of the same judge, opened anew."""
    window = JudgeWindow(desk, contest)
    qtbot.addWidget(window)
    window.resize(width, 690)
    window.show()
    for _ in range(5):
        QApplication.processEvents()
    return window


def open_film(window: JudgeWindow, submission: str = SUBMISSION) -> FilmViewer:
    """Open the film of that submission."""
    window.walk.open(submission)
    QApplication.processEvents()
    film = next(one for one in window.document._items.values() if one.viewer is Viewer.MEDIA)
    window.document._go_to_tab(film.key)
    return window.document.viewers.films


def film_of(window: JudgeWindow) -> str:
    """The film shown, by its hash."""
    item = window.document.shown_item()
    assert item is not None
    return item.files[0].sha256


def killed_at_work(home: Path) -> str:
    """Let a judge work in another process, kill it in the middle, and say which film was open."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.helpers.judging_process", str(home)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        text=True,
    )
    assert process.stdout is not None
    with process.stdout:
        said = process.stdout.readline().split()
    process.kill()
    process.wait(60)
    assert said[:1] == ["ready"]
    return said[1]


def test_killed_in_the_middle_it_opens_at_the_same_place(qtbot: QtBot, tmp_path: Path, package_file: Path) -> None:
    home = tmp_path / "killed"
    with Workspace(home) as ws:
        contest = open_package(ws, package_file, judge="J2").package.contest.id
        open_session(ws).declare()
    film = killed_at_work(home)

    with Workspace(home) as ws:
        desk = Desk(ws, InstantTasks(), Settings(), lambda _settings: None, InstantReader())
        window = shown_again(qtbot, desk, contest)
        assert window.card.submission() == SUBMISSION
        assert window.session.scorecard(SUBMISSION).scores["D1"] == 7
        assert window.card.form.rows["D2"].field.typed() == REFUSED
        assert window.card.form.rows["D2"].finding() == "The score exceeds the full mark of 30"
        assert window.panes.splitter.sizes()[0] == WIDTHS[0]
        assert film_of(window) == film

        films = window.document.viewers.films
        assert films.currentWidget() is films.ended
        assert films.ended.sentence() == "The program ended while this film was open. Your scores are safe."
        assert nameless_widgets(films) == []
        films.ended.open_again.click()
        qtbot.waitUntil(films.player.is_ready)
        assert (films.currentWidget(), films.player.is_playing()) == (films.player, False)
        assert films.spot()[1] >= SECOND
        window.place()
        assert not ShownFile(ws).ended_with(film), "left in order, it is no suspect any more"


def test_typed_and_refused_come_back_until_a_score_is_kept(
    qtbot: QtBot, judge: JudgeWindow, desk: Desk, contest: str
) -> None:
    type_text(judge.card.form.rows["D2"].field, "35")
    judge._keeper._look()
    again = shown_again(qtbot, desk, contest)
    assert again.card.form.rows["D2"].field.typed() == "35"
    assert again.session.scorecard(SUBMISSIONS[0]).scores["D2"] is None

    again.session.set_score(SUBMISSIONS[0], "D2", "25")
    late = shown_again(qtbot, desk, contest)
    assert late.card.form.rows["D2"].field.typed() == "25"


def test_everything_of_the_place_comes_back(qtbot: QtBot, judge: JudgeWindow, desk: Desk, contest: str) -> None:
    judge.walk.open(SUBMISSIONS[1])
    QApplication.processEvents()
    judge.document.viewers.pdf.go_to(2)
    judge.walk.open(SUBMISSIONS[2])
    QApplication.processEvents()
    judge.document._go_to_tab("summary")
    judge.toggle_numbers()
    judge.pages.open_seal()
    judge._keeper._look()

    again = shown_again(qtbot, desk, contest)
    assert again.pages.seal is not None
    assert again.pages.currentWidget() is again.pages.seal
    again.walk.open_again()
    QApplication.processEvents()
    assert again.card.submission() == SUBMISSIONS[2]
    assert again.document.tabs.tab() == "summary"
    assert again._place.numbers_hidden
    again.walk.open(SUBMISSIONS[1])
    QApplication.processEvents()
    assert again.document.viewers.pdf.page() == 2


def test_widths_hold_for_each_arrangement(qtbot: QtBot, judge: JudgeWindow, desk: Desk, contest: str) -> None:
    judge.panes.splitter.setSizes([310, 560, 496])
    judge.panes.splitter.splitterMoved.emit(310, 1)
    judge.resize(911, 690)
    QApplication.processEvents()
    judge.panes.splitter.setSizes([64, 400, 447])
    judge.panes.splitter.splitterMoved.emit(464, 2)
    medium = judge.panes.splitter.sizes()
    judge.resize(1366, 690)
    QApplication.processEvents()
    wide = judge.panes.splitter.sizes()
    assert wide[0] == 310
    judge.leave()

    assert shown_again(qtbot, desk, contest).panes.splitter.sizes() == wide
    assert shown_again(qtbot, desk, contest, 911).panes.splitter.sizes() == medium


def test_rubbish_on_the_disk_opens_at_the_first_to_score(
    qtbot: QtBot, judge: JudgeWindow, desk: Desk, contest: str
) -> None:
    judge.walk.open(SUBMISSIONS[2])
    judge.leave()
    file = JudgePlaces(desk.ws, judge.session).file
    file.write_bytes(b"\x00\xff\x00")
    assert shown_again(qtbot, desk, contest).card.submission() == SUBMISSIONS[0]


def test_a_folder_that_cannot_be_written_stops_nobody(
    qtbot: QtBot, judge: JudgeWindow, desk: Desk, contest: str
) -> None:
    judge._keeper.stop()  # on a slow machine it has looked already, and its folder is there
    shutil.rmtree(desk.ws.home / "places", ignore_errors=True)
    (desk.ws.home / "places").write_bytes(b"a file in the place of the folder")
    (desk.ws.home / "shown").write_bytes(b"a file in the place of the folder")
    films = open_film(judge)
    qtbot.waitUntil(films.player.is_ready)
    judge._keeper._look()
    judge.leave()
    assert judge.card._notices.notice() is None
    assert shown_again(qtbot, desk, contest).card.submission() == SUBMISSIONS[0]


def test_a_film_stops_when_another_tab_or_submission_is_shown(qtbot: QtBot, judge: JudgeWindow) -> None:
    films = open_film(judge)
    qtbot.waitUntil(films.player.is_ready)
    key = film_of(judge)
    films.player.play()
    assert films.player.is_playing()
    assert (judge.session._ws.home / "shown" / "shown_file.json").is_file()

    judge.document._go_to_tab("summary")
    assert not films.player.is_playing()
    assert not (judge.session._ws.home / "shown" / "shown_file.json").exists()
    judge.document._go_to_tab(key)
    qtbot.waitUntil(films.player.is_ready)
    films.player.play()
    judge.walk.open(SUBMISSIONS[0])
    assert (films.player.is_playing(), films.player.length()) == (False, 0)


def test_a_pin_to_a_second_leads_there(qtbot: QtBot, judge: JudgeWindow) -> None:
    films = open_film(judge)
    qtbot.waitUntil(films.player.is_ready)
    films.player.go_to_spot(0, 4)
    with qtbot.waitSignal(judge.document.pin_requested) as told:
        judge.document.pin()
    sha256 = film_of(judge)
    assert told.args == [sha256, 0, 4]

    judge.document._go_to_tab("summary")
    judge.document.show_spot(sha256, 0, 2)
    qtbot.waitUntil(films.player.is_ready)
    assert films.spot() == (0, 2)


class _Hidden(QObject):
    """Counts how often a window left the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.times += event.type() is QEvent.Type.Hide
        return False


def test_on_top_holds_for_the_narrow_form_only_and_never_hides_the_window(
    main_window: MainWindow, package_file: Path
) -> None:
    contest = open_package(main_window.desk.ws, package_file, judge="J1").package.contest.id
    main_window.show_judge(contest)
    judge = main_window.page()
    assert isinstance(judge, JudgeWindow)
    hidden = _Hidden()
    main_window.installEventFilter(hidden)
    main_window.setGeometry(40, 50, 480, 690)
    QApplication.processEvents()
    assert judge.room() is Room.NARROW

    judge.bar.on_top.click()
    assert is_on_top(main_window)
    assert main_window.windowHandle().flags() & Qt.WindowType.WindowStaysOnTopHint
    assert main_window.geometry().getRect() == (40, 50, 480, 690)

    main_window.resize(1366, 690)
    QApplication.processEvents()
    assert not is_on_top(main_window)
    main_window.resize(480, 690)
    QApplication.processEvents()
    assert (is_on_top(main_window), judge.bar.on_top.isChecked()) == (True, True)

    main_window.show_home()
    assert not is_on_top(main_window)
    assert not main_window.windowHandle().flags() & Qt.WindowType.WindowStaysOnTopHint
    assert (hidden.times, main_window.isVisible()) == (0, True)


def test_in_another_language_the_narrow_form_stays_above(main_window: MainWindow, package_file: Path) -> None:
    main_window.show_judge(open_package(main_window.desk.ws, package_file, judge="J1").package.contest.id)
    main_window.resize(480, 690)
    QApplication.processEvents()
    before = main_window.page()
    assert isinstance(before, JudgeWindow)
    before.bar.on_top.click()
    settings = main_window.desk.settings
    other = Language.EN if settings.language is Language.TH else Language.TH
    shown = current_language()

    main_window.take_settings(replace(settings, language=other))
    QApplication.processEvents()
    after = main_window.page()
    assert isinstance(after, JudgeWindow)
    assert after is not before
    assert (after.bar.on_top.isChecked(), is_on_top(main_window)) == (True, True)
    set_language(shown)
