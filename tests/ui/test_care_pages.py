"""Pages about the program itself: whether the data is sound, what the program is, whose work is in it, diagnostics."""

from __future__ import annotations

import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from judge_desktop import __version__
from judge_desktop.config.i18n import Language, set_language
from judge_desktop.config.licences import third_party_works
from judge_desktop.config.paths import log_folder
from judge_desktop.config.settings import Settings, TextSize, Theme
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.store import attachments
from judge_desktop.ui import about_page, care_pages, choose_files, doctor_page
from judge_desktop.ui.about_page import AboutPage
from judge_desktop.ui.doctor_page import DoctorPage
from judge_desktop.ui.home_page import HomePage
from judge_desktop.ui.licences_page import LicencesPage, flowing
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.ui.settings_page import SettingsPage
from judge_desktop.ui.tasks import Tasks
from judge_desktop.ui.viewers.reading.instant_reader import InstantReader
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.theme import apply_theme
from judge_desktop.workflow.open_package import open_package
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.accessibility import nameless_widgets
from tests.helpers.clipping import settled_faults


def press(window: MainWindow, name: str) -> None:
    """Press the button of that name on the page shown."""
    found = window.page().findChild(Button, name)
    assert found is not None, name
    found.click()


def shown(window: MainWindow, kind: type[QWidget]) -> QWidget:
    """The page shown, which must be of that kind."""
    page = window.page()
    assert isinstance(page, kind)
    return page


def rows(page: QWidget) -> list[tuple[Shape, str, str]]:
    """Shape, what happened, what to do of every row."""
    return [(row.shape(), row.title(), row.detail()) for row in page.findChildren(StatusRow) if row.isVisibleTo(page)]


def doctor(window: MainWindow) -> DoctorPage:
    """The page, shown from the settings."""
    window.show_settings()
    press(window, "check_data")
    page = window.page()
    assert isinstance(page, DoctorPage)
    return page


def test_sound_data_is_said_to_be_sound(main_window: MainWindow) -> None:
    page = doctor(main_window)

    assert rows(page) == [
        (
            Shape.TICK,
            "Everything is sound",
            "Every document and attachment is as it was received, and the audit log is whole",
        )
    ]
    press(main_window, "back")
    shown(main_window, SettingsPage)


def test_what_is_damaged_is_told_with_what_to_do(
    main_window: MainWindow, package_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ws = main_window.desk.ws
    open_package(ws, package_file, judge="J1")
    lost, changed = sorted(attachments.files(ws.home))[:2]
    lost.unlink()
    changed.write_bytes(b"something else")
    full = JudgeDesktopError(Code.DISK_NEARLY_FULL, megabytes=212)
    monkeypatch.setattr(doctor_page, "risks", lambda _: (full,))
    page = doctor(main_window)

    octagon = Shape.OCTAGON
    assert rows(page) == [
        (octagon, "2 things are damaged", "Keep a copy of the whole data folder as it is before anything is repaired"),
        (octagon, f"The stored attachment {lost.name[:12]}… is missing.", "Open its package file again"),
        (octagon, f"The stored attachment {changed.name[:12]}… was changed.", "Open its package file again"),
        (
            Shape.TRIANGLE,
            "Only 212 MB are left on the disk of the data folder.",
            "Free some space before the work goes on.",
        ),
    ]
    open_package(ws, package_file, judge="J1")
    press(main_window, "check_again")
    assert [title for _, title, _ in rows(page)][:1] == ["Everything is sound"]


def test_whoever_leaves_stops_the_examination(
    qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()

    def look_for_ever(_home: Path, report: Callable[[int, int], None]) -> None:
        while True:
            report(1, 2)
            begun.set()
            threading.Event().wait(0.001)  # or the window is told more than it can hear

    monkeypatch.setattr(doctor_page, "examine", look_for_ever)
    window = MainWindow(workspace, Tasks(), Settings(), InstantReader())
    qtbot.addWidget(window)
    page = doctor(window)
    assert begun.wait(60)
    assert page.card.isHidden()
    press(window, "back")
    qtbot.waitUntil(lambda: not window.desk.tasks.is_busy())
    window.close()


def test_a_backup_is_made_at_once(main_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = doctor(main_window)
    shown_folders: list[Path] = []
    monkeypatch.setattr(doctor_page, "show_folder", shown_folders.append)
    monkeypatch.setattr(choose_files, "ask_save", lambda *_, **__: None)
    press(main_window, "back_up")
    assert page.notices.notice() is None

    saved = tmp_path / "kept.judgebackup"
    monkeypatch.setattr(choose_files, "ask_save", lambda *_, **__: saved)
    press(main_window, "back_up")
    notice = page.notices.notice()
    assert notice is not None
    assert (notice.sentence(), notice.detail()) == ("The backup is saved", str(saved))
    assert "judge-desktop.sqlite3" in zipfile.ZipFile(saved).namelist()
    notice.action_requested.emit()
    press(main_window, "show_data_folder")
    assert shown_folders == [saved, main_window.desk.ws.home]


def test_what_is_refused_stays_on_the_page(
    main_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = doctor(main_window)
    monkeypatch.setattr(choose_files, "ask_save", lambda *_, **__: tmp_path / "no folder" / "kept.judgebackup")
    press(main_window, "back_up")
    notice = page.notices.notice()
    assert notice is not None
    assert notice.sentence().startswith("Nothing can be written into")


def test_about_names_the_version_and_leads_everywhere(main_window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(about_page, "show_folder", opened.append)
    main_window.show_settings()
    press(main_window, "about")
    page = shown(main_window, AboutPage)
    assert f"Version {__version__}" in [label.text() for label in page.findChildren(TextLabel)]
    press(main_window, "show_log")
    assert opened == [log_folder() if log_folder().is_dir() else log_folder().parent]
    press(main_window, "check_data")
    shown(main_window, DoctorPage)
    press(main_window, "back")
    shown(main_window, AboutPage)
    press(main_window, "licences")
    shown(main_window, LicencesPage)
    press(main_window, "back")
    shown(main_window, AboutPage)
    press(main_window, "back")
    shown(main_window, SettingsPage)


def test_diagnostics_are_copied_and_said_to_be(main_window: MainWindow, package_file: Path) -> None:
    open_package(main_window.desk.ws, package_file, judge="J1")
    main_window.care.show_about()
    page = main_window.page()
    assert isinstance(page, AboutPage)
    press(main_window, "copy_diagnostics")

    notice = page.notices.notice()
    assert notice is not None
    assert notice.sentence() == "The diagnostics are copied"
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0] == f"Judge Desktop {__version__}, diagnostics without names, texts and scores"
    assert [line for line in copied if line.startswith("[")][:4] == [
        "[program]",
        "[computer]",
        "[window]",
        "[data folder]",
    ]
    assert {"platform: offscreen", "font: Sarabun 400", "database: sound", "rows of packages_opened: 1"} <= set(copied)


def test_a_search_finds_names_licences_and_words(main_window: MainWindow) -> None:
    main_window.care.show_about()
    press(main_window, "licences")
    page = main_window.page()
    assert isinstance(page, LicencesPage)
    everything = len(third_party_works())
    assert (len(page.list.rows()), page.found.text()) == (everything, f"{everything} of {everything}")

    page.search.setText("lgpl-3.0 qt")
    names = [row.title for row in page.list.rows()]
    assert [name.split()[0] for name in names][:3] == ["pyside6-addons", "pyside6-essentials", "shiboken6"]
    work = page.shown()
    assert work is not None
    assert (work.name, work.licence) == ("pyside6-addons", "LGPL-3.0-only")
    page.search.setText("Fontello")
    assert (page.list.rows(), page.found.text()) == ((), f"0 of {everything}")
    page.search.setText("Sarabun Project Authors")
    assert page.text.textCursor().selectedText() == "Sarabun Project Authors"
    page.list.setFocus()
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is page.search


def test_lines_of_a_paragraph_are_joined_and_lists_are_not() -> None:
    licence = (
        "Permission is hereby granted, free of charge, to any person obtaining a copy of\n"
        "this software and associated documentation files, to deal in the Software.\n"
        "\n"
        "1. Redistributions of source code must retain the above copyright notice, and\n"
        "   the following disclaimer.\n"
        "2. Redistributions in binary form\n"
        "must reproduce\n"
    )
    assert flowing(licence) == licence.replace("copy of\nthis", "copy of this")


def test_the_start_page_says_that_the_window_before_died(
    main_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(care_pages, "show_folder", opened.append)
    report = log_folder() / "crash-20230908-155200-01.txt"
    main_window.tell_abrupt_end(report)

    notice = home_notice(main_window)
    assert notice.sentence() == "The program was not closed properly the last time"
    assert notice.detail() == f"Everything said to be saved is saved. A report lies in {report}. It holds no scores."
    notice.action_requested.emit()
    assert opened == [report]
    main_window.tell_abrupt_end(None)
    assert home_notice(main_window).detail() == "Everything said to be saved is saved."


def home_notice(window: MainWindow) -> Notice:
    """The notice on the start page."""
    page = window.page()
    assert isinstance(page, HomePage)
    notice = page.notices.notice()
    assert notice is not None
    return notice


PAGES: dict[str, Callable[[MainWindow], None]] = {
    "about": lambda window: window.care.show_about(),
    "doctor": lambda window: window.care.show_doctor(),
    "licences": lambda window: window.care.show_licences(),
    "settings": lambda window: window.show_settings(),
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("text_size", "sizes"),
    [(TextSize.NORMAL, ((1366, 690), (911, 512), (480, 768))), (TextSize.HUGE, ((1366, 690),))],
)
def test_nothing_is_cut_and_everything_has_a_name(
    qapp: QApplication,
    main_window: MainWindow,
    language: Language,
    text_size: TextSize,
    sizes: tuple[tuple[int, int], ...],
) -> None:
    set_language(language)
    apply_theme(qapp, Theme.DARK, text_size)
    for name, show in PAGES.items():
        show(main_window)
        for size in sizes:
            main_window.resize(*size)
            QApplication.processEvents()
            page = main_window.page()
            assert (name, size, nameless_widgets(page), settled_faults(page)) == (name, size, [], [])
