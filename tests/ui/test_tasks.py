"""Work leaves the main thread by one lane and comes back by exactly one callback."""

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.ui.tasks import Control, Tasks
from tests.helpers.instant_tasks import InstantTasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()


def refuse(control: Control) -> int:
    raise JudgeDesktopError(Code.NO_CONTEST)


def test_work_is_done_elsewhere_and_told_here(qtbot: QtBot, tasks: Tasks) -> None:
    threads: list[threading.Thread] = []
    outcome: list[tuple[int, bool]] = []

    def work(control: Control) -> int:
        threads.append(threading.current_thread())
        return 7

    tasks.run(work, lambda n: outcome.append((n, threading.current_thread() is threading.main_thread())), fail)
    qtbot.waitUntil(lambda: not tasks.is_busy())

    assert outcome == [(7, True)]
    assert threads != [threading.main_thread()]


def test_pieces_of_work_never_overlap_and_keep_their_order(qtbot: QtBot, tasks: Tasks) -> None:
    steps: list[str] = []
    busy: list[bool] = []
    tasks.busy_changed.connect(busy.append)

    def work(name: str, _control: Control) -> None:
        steps.append(f"{name} begins")
        threading.Event().wait(0.01)
        steps.append(f"{name} ends")

    for name in ("a", "b"):
        tasks.run(partial(work, name), lambda _outcome: None, fail)
    qtbot.waitUntil(lambda: not tasks.is_busy())

    assert steps == ["a begins", "a ends", "b begins", "b ends"]
    assert busy == [True, False]


def test_a_refusal_reaches_the_page(qtbot: QtBot, tasks: Tasks) -> None:
    codes: list[Code] = []
    tasks.run(refuse, fail, lambda error: codes.append(error.code))
    qtbot.waitUntil(lambda: not tasks.is_busy())

    assert codes == [Code.NO_CONTEST]


def test_a_bug_is_raised_on_the_main_thread_when_the_page_knows_that_the_work_is_over(
    qtbot: QtBot, tasks: Tasks
) -> None:
    ended: list[str] = []
    with qtbot.captureExceptions() as raised:
        tasks.run(lambda _control: 1 // 0, fail, fail, on_cancel=lambda: ended.append("over"))
        qtbot.waitUntil(lambda: not tasks.is_busy())

    assert [kind for kind, _error, _trace in raised] == [ZeroDivisionError]
    assert ended == ["over"]


def test_progress_is_told_and_a_cancel_takes_effect_at_the_next_report(qtbot: QtBot, tasks: Tasks) -> None:
    told: list[tuple[int, int]] = []
    ended: list[str] = []
    go_on = threading.Event()

    def work(control: Control) -> None:
        control.report(1, 3)
        go_on.wait(60)
        control.report(2, 3)
        ended.append("not reached")

    control = tasks.run(work, fail, fail, lambda *at: told.append(at), lambda: ended.append("cancelled"))
    qtbot.waitUntil(lambda: told == [(1, 3)])
    control.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: not tasks.is_busy())

    assert (told, ended, control.is_cancelled()) == ([(1, 3)], ["cancelled"], True)


def test_a_page_that_is_gone_is_not_told(qtbot: QtBot, tasks: Tasks) -> None:
    class Page(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.told: list[int] = []

        def take(self, n: int) -> None:
            self.told.append(n)

        def add(self, n: int, more: int) -> None:
            self.told.append(n + more)

    page = Page()
    page.deleteLater()
    with qtbot.waitSignal(page.destroyed):
        pass
    tasks.run(lambda _control: 1, page.take, fail)
    tasks.run(lambda _control: 1, partial(page.add, 2), fail)
    qtbot.waitUntil(lambda: not tasks.is_busy())

    assert page.told == []


def test_the_instant_double_calls_the_same_callbacks_before_it_returns(qtbot: QtBot) -> None:
    tasks = InstantTasks()
    told: list[object] = []
    tasks.run(
        lambda control: control.report(1, 2), lambda _outcome: told.append("done"), fail, lambda *at: told.append(at)
    )
    tasks.run(refuse, fail, lambda error: told.append(error.code))
    tasks.work_out(lambda _control: "figures", told.append, fail)
    tasks.close()

    assert told == [(1, 2), "done", Code.NO_CONTEST, "figures"]


def test_figures_are_worked_out_beside_the_lane(qtbot: QtBot, tasks: Tasks) -> None:
    saved, go_on = threading.Event(), threading.Event()
    told: list[object] = []

    def work(_control: Control) -> str:
        go_on.wait(60)
        return threading.current_thread().name

    tasks.work_out(work, told.append, fail)
    assert not tasks.is_busy()
    tasks.run(lambda _control: saved.set(), lambda _outcome: told.append("saved"), fail)
    qtbot.waitUntil(lambda: told == ["saved"])
    go_on.set()
    qtbot.waitUntil(lambda: len(told) == 2)

    assert str(told[1]).startswith("figures")


def test_figures_that_nobody_wants_any_more_are_not_told(qtbot: QtBot, tasks: Tasks) -> None:
    began, go_on = threading.Event(), threading.Event()
    steps: list[str] = []

    def work(control: Control) -> None:
        began.set()
        go_on.wait(60)
        control.stop_if_cancelled()
        steps.append("not reached")

    control = tasks.work_out(work, fail, fail)
    waiting = tasks.work_out(lambda _control: steps.append("not begun"), fail, fail)
    began.wait(60)
    control.cancel()
    waiting.cancel()
    go_on.set()
    tasks.work_out(lambda _control: "last", steps.append, fail)
    qtbot.waitUntil(lambda: bool(steps))

    assert steps == ["last"]


def test_the_end_of_the_program_does_not_wait_for_figures(qtbot: QtBot) -> None:
    tasks = Tasks()
    began = threading.Event()

    def work(control: Control) -> None:
        began.set()
        while not control.is_cancelled():
            threading.Event().wait(0.001)

    tasks.work_out(work, fail, fail)
    assert began.wait(60)
    tasks.close()
    assert not tasks.is_busy()


def fail(outcome: object) -> None:
    raise AssertionError(outcome)


def test_nobody_is_told_after_the_end(qtbot: QtBot) -> None:
    """A page would ask for more work, which there is no longer."""
    tasks = Tasks()
    begun = threading.Event()
    told: list[None] = []
    tasks.run(lambda _: begun.set(), told.append, fail)
    assert begun.wait(60)
    tasks.close()
    QApplication.processEvents()
    assert told == []
