"""A backup opened on a new computer, beside other work, over damaged data, or damaged itself."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.config.settings import Settings
from judge_desktop.domain.errors import Code
from judge_desktop.store import data_folder
from judge_desktop.ui import choose_files
from judge_desktop.ui.backup_page import BackupPage
from judge_desktop.ui.frame import Frame
from judge_desktop.ui.home_page import HomePage
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.ui.restoring_first import restore_first
from judge_desktop.ui.viewers.reading.instant_reader import InstantReader
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.workflow.care import backup
from judge_desktop.workflow.identity import create_identity
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.chair_stage import Stage, clock
from tests.helpers.instant_tasks import InstantTasks

NAME = "โครงการ The Smart City Solution Awards 2023 (ตัวอย่าง)"


@pytest.fixture(autouse=True)
def thai() -> Iterator[None]:
    """The windows speak Thai."""
    set_language(Language.TH)
    yield
    set_language(Language.EN)


@pytest.fixture(scope="module")
def saved(stage: Stage, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The backup of a chair."""
    root = tmp_path_factory.mktemp("saved")
    with Workspace(stage.copied(root / "chair"), clock=clock) as chair:
        backup(chair, root / "chair.judgebackup")
    return root / "chair.judgebackup"


@pytest.fixture
def window_on(qtbot: QtBot) -> Iterator[Callable[[Path], MainWindow]]:
    """The program on a data folder."""
    opened: list[MainWindow] = []

    def make(home: Path) -> MainWindow:
        window = MainWindow(Workspace(home, clock=clock), InstantTasks(), Settings(), InstantReader())
        qtbot.addWidget(window)
        window.resize(1366, 690)
        window.show()
        opened.append(window)
        return window

    yield make
    for window in opened:
        window.close()


def page_of(window: MainWindow, path: Path) -> BackupPage:
    window.open_file(path)
    page = window.page()
    assert isinstance(page, BackupPage)
    return page


def words_of(page: BackupPage) -> list[str]:
    """Everything it says, from above."""
    return [one.text() for one in page.findChildren(TextLabel) if one.isVisible()]


def notice_of(window: MainWindow) -> Notice:
    QApplication.processEvents()  # what was put into a layout is shown
    (notice,) = [one for one in window.page().findChildren(Notice) if one.isVisible()]
    return notice


def begun(home: Path) -> Path:
    """A computer on which somebody began something."""
    with Workspace(home, clock=clock) as ws:
        create_identity(ws, "กรรมการ", None)
    return home


def test_on_a_new_computer_it_is_brought_back_by_one_key(
    window_on: Callable[[Path], MainWindow], saved: Path, tmp_path: Path
) -> None:
    window = window_on(tmp_path / "new")
    page = page_of(window, saved)
    words = words_of(page)
    assert {NAME, "กุญแจของฝ่ายเลขานุการ", "ไม่ได้ล็อกด้วยรหัสผ่าน"} <= set(words)
    assert [one for one in words if one.startswith("ทำงานครั้งล่าสุดเมื่อ 8 กันยายน 2566 ")] != []
    assert page.findChildren(StatusRow)[0].title() == "เครื่องนี้ยังไม่มีข้อมูล จึงกู้คืนไฟล์สำรองได้ทันที"
    held: list[bool] = []
    window.folder_held.connect(held.append)
    assert page.focusProxy() is page.restore
    QTest.keyClick(page.restore, Qt.Key.Key_Space)
    home = window.page()
    assert isinstance(home, HomePage)
    assert [one.name.in_language("th") for one in home.contests] == [NAME]
    assert (notice_of(window).sentence(), notice_of(window).detail()) == (
        "กู้คืนข้อมูลสำรองแล้ว ข้อมูลทั้งหมดกลับไปเป็นเหมือนเวลาที่สำรองไว้",
        "",
    )
    assert held == [True, False]
    assert [path.name for path in tmp_path.iterdir()] == ["new"]


def test_beside_other_work_nothing_is_overwritten(
    window_on: Callable[[Path], MainWindow], saved: Path, tmp_path: Path
) -> None:
    window = window_on(begun(tmp_path / "mine"))
    page = page_of(window, saved)
    row = page.findChildren(StatusRow)[0]
    assert row.title() == "เครื่องนี้มีข้อมูลอยู่แล้ว โปรแกรมจะไม่เขียนทับ"
    assert "mine kept " in row.detail()
    page.restore.click()
    (kept,) = [path for path in tmp_path.iterdir() if path.name.startswith("mine kept ")]
    assert notice_of(window).detail() == f"ข้อมูลเดิมเก็บไว้ที่ {kept}"
    own = window.desk.ws.own_name
    assert own is not None
    with Workspace(kept, clock=clock) as before:
        assert before.own_name is not None
        assert (own.name, before.own_name.name) == ("ฝ่ายเลขานุการ", "กรรมการ")


def test_older_than_what_is_here_is_said(
    window_on: Callable[[Path], MainWindow], saved: Path, stage: Stage, tmp_path: Path
) -> None:
    home = stage.copied(tmp_path / "same")
    titles = [one.title() for one in page_of(window_on(home), saved).findChildren(StatusRow)]
    assert "ข้อมูลในเครื่องนี้ใหม่กว่าไฟล์สำรอง" not in titles
    again = stage.copied(tmp_path / "later")
    with Workspace(again) as ws:  # by the clock of this machine, years after
        from judge_desktop.workflow.discussion import write_note

        write_note(ws, "ถามเรื่องงบ", "GOV")
    titles = [one.title() for one in page_of(window_on(again), saved).findChildren(StatusRow)]
    assert titles[1] == "ข้อมูลในเครื่องนี้ใหม่กว่าไฟล์สำรอง"


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1000])


def change_an_attachment(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[content.rindex(b"attachments/", 0, content.index(b"identity/")) + 200] ^= 1
    path.write_bytes(content)


def test_a_cut_backup_says_so_and_offers_nothing(
    window_on: Callable[[Path], MainWindow], saved: Path, tmp_path: Path
) -> None:
    broken = shutil.copyfile(saved, tmp_path / "cut.judgebackup")
    cut(broken)
    window = window_on(tmp_path / "new")
    page = page_of(window, broken)
    assert notice_of(window).sentence().startswith("ไฟล์สำรองข้อมูล “cut.judgebackup”")
    assert notice_of(window).findChild(QPushButton, "help_link") is not None
    assert not page.foot.isVisible()


@pytest.mark.parametrize("trouble", [Code.BACKUP_DAMAGED, Code.DISK_FULL, Code.DATA_FOLDER_READ_ONLY])
def test_trouble_on_the_way_leaves_everything_as_it_was(
    window_on: Callable[[Path], MainWindow],
    saved: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    trouble: Code,
) -> None:
    file = shutil.copyfile(saved, tmp_path / "chair.judgebackup")
    if trouble is Code.BACKUP_DAMAGED:
        change_an_attachment(file)
    window = window_on(begun(tmp_path / "mine"))
    page = page_of(window, file)
    make = Path.mkdir

    def refuse(path: Path, mode: int = 0o777, parents: bool = False, exist_ok: bool = False) -> None:
        if path.name.endswith(".restoring"):
            raise PermissionError(13, "not yours")
        make(path, mode, parents, exist_ok)

    if trouble is Code.DISK_FULL:
        monkeypatch.setattr(data_folder, "free_bytes", lambda _: 1000)
    if trouble is Code.DATA_FOLDER_READ_ONLY:
        monkeypatch.setattr(Path, "mkdir", refuse)
    before = sorted(tmp_path.iterdir())
    page.restore.click()
    assert notice_of(window).objectName() == "refusal"
    assert window.page() is page
    assert page.restore.isEnabled()
    assert sorted(tmp_path.iterdir()) == before
    window.show_home()
    own = window.desk.ws.own_name
    assert own is not None
    assert own.name == "กรรมการ"


def test_settings_and_the_first_page_lead_to_it(
    window_on: Callable[[Path], MainWindow], saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choose_files, "ask_open", lambda *_: saved)
    window = window_on(tmp_path / "new")
    for way in ("home", "settings"):
        window.show_settings() if way == "settings" else window.show_home()
        button = window.page().findChild(QPushButton, "restore")
        assert isinstance(button, QPushButton)
        button.click()
        assert isinstance(window.page(), BackupPage), way


def test_damaged_data_are_replaced_before_there_is_a_window(
    saved: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "judge-desktop.sqlite3").write_bytes(b"no database" * 1000)
    asked: list[str] = []

    def agree(_parent: object, _question: str, sentence: str, *_: object) -> bool:
        asked.append(sentence)
        return True

    monkeypatch.setattr(Dialog, "ask", agree)
    monkeypatch.setattr(choose_files, "ask_first", lambda *_: saved)
    frame = Frame()
    qtbot.addWidget(frame)
    frame.show()

    def press() -> None:
        page = frame.findChild(BackupPage)
        if page is None or not page.foot.isVisible():
            QTimer.singleShot(20, press)
            return
        assert page.findChildren(StatusRow)[0].title() == "อ่านข้อมูลในเครื่องนี้ไม่ได้ โปรแกรมจะไม่เขียนทับ"
        page.restore.click()

    held: list[bool] = []
    QTimer.singleShot(0, press)
    make_notice = restore_first(frame, home, Settings(), "ข้อมูลเสียหาย", None, held.append)
    assert make_notice is not None
    notice = make_notice()
    qtbot.addWidget(notice)
    assert (asked, held) == (["ข้อมูลเสียหาย"], [True, False])
    (kept,) = [path for path in tmp_path.iterdir() if path.name.startswith("home kept ")]
    assert notice.detail() == f"ข้อมูลเดิมเก็บไว้ที่ {kept}"
    with Workspace(home, clock=clock) as ws:
        assert ws.own_name is not None


def test_who_gives_up_before_there_is_a_window_changes_nothing(
    saved: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([True, False])
    monkeypatch.setattr(Dialog, "ask", lambda *_: next(answers))
    monkeypatch.setattr(choose_files, "ask_first", lambda *_: saved)
    frame = Frame()
    qtbot.addWidget(frame)
    frame.show()

    def go_back() -> None:
        page = frame.findChild(BackupPage)
        if page is None or not page.foot.isVisible():
            QTimer.singleShot(20, go_back)
            return
        page.header.back_requested.emit()

    QTimer.singleShot(0, go_back)
    assert restore_first(frame, tmp_path / "home", Settings(), "…", None, lambda _: None) is None
    assert list(tmp_path.iterdir()) == []
