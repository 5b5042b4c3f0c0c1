"""Looking at papers on the chair's or a judge's page: waits until they are set."""

from __future__ import annotations

from PySide6.QtTest import QTest

from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.printing.paper_desk import PaperDesk
from judge_desktop.ui.printing.print_page import PrintPage
from judge_desktop.ui.printing.set_papers import SetPapers

_ROUND_MS, _ROUNDS = 20, 3_000  # a minute on a busy machine


def papers_page(window: ChairWindow, kind: ReportKind | None = None) -> PrintPage:
    """The chair's page of papers, shown, with that report on it."""
    window.show_page(f"print:{kind.value}" if kind is not None else "print")
    found = window.pages["print"]
    assert isinstance(found, PrintPage)
    return found


def papers_seen(desk: PaperDesk) -> SetPapers:
    """The papers that were asked for, as soon as they are set."""
    for _ in range(_ROUNDS):
        papers = desk.view.papers()
        if papers is not None:
            return papers
        assert reason_seen(desk) == ""
        QTest.qWait(_ROUND_MS)
    raise AssertionError("no papers came")


def reason_seen(desk: PaperDesk) -> str:
    """Why there are none; "" while papers are seen or set."""
    return "" if desk.previewing.is_waiting() else desk.view.reason()
