"""The pages of papers for the pictures: many files, a report that cannot be printed yet, the meeting; a judge's own."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.printing.paper_desk import PaperDesk
from judge_desktop.ui.printing.print_page import PrintPage
from tests.screenshots.waiting import settle, wait_for

OF_CHAIR = ("print-files", "print-reason", "print-meeting")


def paper_pictures(desk: Desk, window: ChairWindow) -> Iterator[tuple[str, QWidget]]:
    """The chair's."""
    page = window.pages["print"]
    if not isinstance(page, PrintPage):
        return
    window.show()  # papers that nobody sees are not set
    for name, kind in (("files", ReportKind.DECLARATION), ("reason", ReportKind.CERTIFICATES)):
        window.show_page(f"print:{kind.value}")
        _wait(desk, page.papers)
        yield f"chair-print-{name}", window
    window.show_page(f"print:{ReportKind.MINUTES.value}")
    page.papers.parts.choices.meeting.setChecked(True)
    _wait(desk, page.papers)
    yield "chair-print-meeting", window
    page.papers.parts.choices.meeting.setChecked(False)
    window.show_page("overview")


def own_paper_pictures(desk: Desk, window: JudgeWindow) -> Iterator[tuple[str, QWidget]]:
    """A judge's."""
    window.pages.open_papers()
    page = window.pages.papers
    if page is not None:
        _wait(desk, page.papers)
        yield "papers", window
        page.back_requested.emit()


def _wait(desk: Desk, papers: PaperDesk) -> None:
    """Until the papers are seen, or why there are none."""
    settle()
    while papers.previewing.is_waiting():
        wait_for(desk)
    settle()
