"""Every way to the page of papers, and leaving the program while something is printed or saved."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.config.settings import Settings
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.ui.printing import ask_printer, page_drawing
from judge_desktop.ui.printing.ask_printer import PaperOrder, new_printer
from judge_desktop.ui.printing.print_page import PrintPage
from judge_desktop.ui.tasks import Tasks
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.chair_stage import Stage
from tests.helpers.papers import papers_page, papers_seen
from tests.ui.chair.find import press


def test_a_button_leads_to_its_report(merged: ChairWindow) -> None:
    for page, button, kind in (
        ("overview", "print", None),
        ("day:plan", "print", ReportKind.SCHEDULE),
        ("standings", "head.print", ReportKind.SCORECARDS),
        ("standings", "head.provisional", ReportKind.PROVISIONAL),
    ):
        merged.show_page(page)
        attrgetter(button)(merged.pages[page.partition(":")[0]]).click()
        found = merged.pages["print"]
        assert merged.page() == "print"
        assert isinstance(found, PrintPage)
        assert kind in (None, found.papers.kind())
        papers_seen(found.papers)


@pytest.fixture
def main(merged_desk: Desk, stage: Stage, qtbot: QtBot) -> Iterator[MainWindow]:
    """The whole program on its real lanes, with the schedule looked at."""
    window = MainWindow(merged_desk.ws, Tasks(), Settings(language=Language.EN))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.show_chair(stage.contest)
    yield window
    set_language(Language.EN)
    window.close()


def looked_at(window: MainWindow, qtbot: QtBot, kind: ReportKind) -> PrintPage:
    """The page of papers with that report on it."""
    chair = window.page()
    assert isinstance(chair, ChairWindow)
    qtbot.waitUntil(lambda: chair.state is not None)
    page = papers_page(chair, kind)
    papers_seen(page.papers)
    return page


def left_in(home: Path) -> list[Path]:
    """What lies in staging."""
    return [path for path in (home / "staging").rglob("*") if path.is_file()]


def test_the_program_closes_while_papers_are_printed(
    main: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, draw = threading.Event(), threading.Event(), page_drawing.draw_pages

    def slow(*given: Any) -> None:
        begun.set()
        assert go_on.wait(60)
        draw(*given)

    def order(_parent: QWidget, title: str, sizes: tuple[tuple[float, float], ...], _current: int) -> PaperOrder:
        printer = new_printer(title, sizes)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        printer.setResolution(60)
        return PaperOrder(printer, (0,))

    monkeypatch.setattr(page_drawing, "draw_pages", slow)
    monkeypatch.setattr(ask_printer, "ask_printer", order)
    home, page = main.desk.ws.home, looked_at(main, qtbot, ReportKind.SCHEDULE)
    press(page, "print_papers")
    qtbot.waitUntil(begun.is_set)
    threading.Timer(0.2, go_on.set).start()
    main.close()
    with Workspace(home) as again:  # the lock is free, and what was looked at goes at the latest now
        assert again.is_writing
        assert left_in(home) == []


def test_the_program_closes_while_everything_is_saved(
    main: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choose_files, "ask_folder", lambda *_: tmp_path / "all")
    home, page = main.desk.ws.home, looked_at(main, qtbot, ReportKind.SCHEDULE)
    press(page, "save_everything")
    qtbot.waitUntil(lambda: len(left_in(home)) > 1)
    main.close()
    assert list(tmp_path.rglob("*.part")) == []
    with Workspace(home) as again:
        assert again.is_writing
        assert left_in(home) == []
