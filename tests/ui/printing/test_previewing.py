"""What is set to be looked at: the last thing that was asked for, and the first file of many before the others."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from judge_desktop.config.settings import Settings
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.printing import previewing as previewing_module
from judge_desktop.ui.printing.previewing import Previewing
from judge_desktop.ui.tasks import Tasks
from judge_desktop.ui.viewers.reading.instant_reader import InstantReader
from judge_desktop.workflow.workspace import Progress, Workspace
from tests.helpers.turns import settle
from tests.ui.printing.test_page_drawing import A4, paper

Set = tuple[Sequence[Path], Sequence[str]]


@pytest.fixture
def busy(workspace: Workspace) -> Iterator[Desk]:
    """A desk with a real lane."""
    tasks = Tasks()
    yield Desk(workspace, tasks, Settings(), lambda _settings: None, InstantReader())
    tasks.close()


@pytest.fixture
def previewing(busy: Desk) -> Iterator[Previewing]:
    """With nothing asked yet."""
    found = Previewing(busy)
    yield found
    found.leave()


def one_page(folder: Path, _progress: Progress) -> Set:
    """A report of one page."""
    paper(folder / "page.pdf", [A4])
    return [folder / "page.pdf"], ()


def test_only_the_last_report_of_several_asked_for_is_set(
    qtbot: QtBot, previewing: Previewing, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []

    def setting(kind: ReportKind) -> Callable[[Path, Progress], Set]:
        def work(folder: Path, progress: Progress) -> Set:
            begun.append(kind.value)
            return one_page(folder, progress)

        return work

    monkeypatch.setattr(previewing_module, "DELAY_MS", 600_000)  # however slow the machine is
    for kind in (ReportKind.STANDINGS, ReportKind.SUMMARY):
        previewing.ask(kind, setting(kind))
        settle()
    monkeypatch.setattr(previewing_module, "DELAY_MS", 0)
    with qtbot.waitSignal(previewing.papers_ready):
        previewing.ask(ReportKind.MINUTES, setting(ReportKind.MINUTES))
    assert begun == ["minutes"]
    assert previewing.papers is not None
    assert (previewing.papers.kind, previewing.papers.pages) == (ReportKind.MINUTES, (A4,))


def test_what_is_being_set_is_given_up_for_what_is_asked_for_next(qtbot: QtBot, previewing: Previewing) -> None:
    is_stopped = threading.Event()

    def endless(_folder: Path, progress: Progress) -> Set:
        try:
            while True:
                progress(0, 1)
                threading.Event().wait(0.001)  # or the window is told more than it can hear
        finally:
            is_stopped.set()

    with qtbot.waitSignal(previewing.progressed):
        previewing.ask(ReportKind.SCORECARDS, endless)
    with qtbot.waitSignal(previewing.papers_ready) as ready:
        previewing.ask(ReportKind.SCHEDULE, one_page)
    assert is_stopped.is_set()
    assert [one.kind for one in ready.args] == [ReportKind.SCHEDULE]


def test_the_first_file_is_seen_while_the_others_are_set(qtbot: QtBot, previewing: Previewing) -> None:
    go_on = threading.Event()

    def slow(folder: Path, _progress: Progress) -> Set:
        paper(folder / "1.pdf", [A4])
        assert go_on.wait(60)
        paper(folder / "2.pdf", [A4, A4])
        return [folder / "1.pdf", folder / "2.pdf"], ()

    with qtbot.waitSignal(previewing.first_ready) as first:
        previewing.ask(ReportKind.BLANK, slow)
    assert [path.name for path in first.args] == ["1.pdf"]
    assert previewing.is_waiting()
    with qtbot.waitSignal(previewing.papers_ready):
        go_on.set()
    assert previewing.papers is not None
    assert [len(one.pages) for one in previewing.papers.files] == [1, 2]


def test_a_refusal_is_told_and_leaves_nothing(qtbot: QtBot, previewing: Previewing, busy: Desk) -> None:
    def refused(folder: Path, _progress: Progress) -> Set:
        paper(folder / "half.pdf", [A4])
        raise JudgeDesktopError(Code.NOTHING_TO_PRINT)

    with qtbot.waitSignal(previewing.refused) as told:
        previewing.ask(ReportKind.SCORECARDS, refused)
    assert [one.code for one in told.args] == [Code.NOTHING_TO_PRINT]
    assert [path for path in (busy.ws.home / "staging").rglob("*") if path.is_file()] == []


def test_leaving_deletes_even_what_is_still_being_set(qtbot: QtBot, previewing: Previewing, busy: Desk) -> None:
    with qtbot.waitSignal(previewing.papers_ready):
        previewing.ask(ReportKind.SCHEDULE, one_page)
    previewing.ask(ReportKind.STANDINGS, one_page)
    previewing.leave()
    qtbot.waitUntil(lambda: not busy.tasks.is_busy())
    assert previewing.papers is None
    assert list((busy.ws.home / "staging").iterdir()) == []
