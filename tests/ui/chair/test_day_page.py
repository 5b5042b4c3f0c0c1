"""The chair's presentation day: running order, time, meeting, progress; by mouse and by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.scoring.attendance import PresenceState, Presented
from judge_desktop.scoring.day_progress import Done
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.day_page import PLAN, PROGRESS, TODAY, DayPage
from judge_desktop.ui.chair.meeting_card import PresenceDialog
from judge_desktop.ui.chair.order_list import OrderList
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.unlock import PassphraseDialog
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.workflow.attendance import attendance_here
from judge_desktop.workflow.export_scores import progress_code
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.accessibility import nameless_widgets
from tests.helpers.chair_stage import Stage, clock
from tests.helpers.keyboard import press
from tests.ui.chair.conftest import open_window
from tests.ui.chair.find import notice, one, one_of, page, seen
from tests.ui.chair.find import press as press_button


@pytest.fixture
def day(window: ChairWindow) -> DayPage:
    return page(window, DayPage, "day")


def shown(order: OrderList) -> list[str]:
    """The states of the submissions."""
    return [row.status for row in order.rows() if not row.is_low]


def in_order(order: OrderList) -> list[str]:
    """The submissions from the top."""
    return [row.key for row in order.rows() if not row.is_low]


def history(desk: Desk, judge: str) -> list[str]:
    """What was noted about a judge."""
    noted = attendance_here(desk.ws).judges.get(judge, ())
    return [f"{one.state} {one.at:%H:%M}" if one.at else str(one.state) for one in noted]


def test_the_day_runs_by_its_buttons(day: DayPage) -> None:
    assert shown(day.today.order) == ["Waiting"] * 4
    assert day.today.order.rows()[-1].title == "Lunch, until 13:06"
    first, second = (row.key for row in day.today.order.rows()[:2])
    press_button(day, "time_step")
    assert day.today.bar.state().words == "Presenting"
    left = day.today.bar.state().time_left
    press_button(day, "time_longer")
    assert (left, day.today.bar.state().time_left) == ("08:00", "09:00")
    press_button(day, "time_pause")
    assert (day.today.bar.state().phase, day.clock.is_ticking()) == ("Paused", False)
    press_button(day, "time_pause")
    for _ in range(2):
        press_button(day, "time_step")
    assert shown(day.today.order)[:2] == ["Presented", "Waiting"]
    press_button(day, "time_back")
    assert (day.clock.day is not None and day.clock.day.order.now, first != second) == (first, True)


def test_the_running_order_moves_by_keyboard_and_by_drag(day: DayPage) -> None:
    order = day.today.order
    keys = in_order(order)
    order.set_current_key(keys[1])
    press(order, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert in_order(order) == [keys[1], keys[0], keys[2], keys[3]]
    press(order, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert in_order(order) == keys
    _drag(order, 3, 0)
    assert in_order(order) == [keys[3], *keys[:3]]
    _drag(order, 0, 0)  # dropped where it was: nothing happens
    assert in_order(order) == [keys[3], *keys[:3]]


def _drag(order: OrderList, row: int, to: int) -> None:
    """Drag a row above another one."""
    view, model = order.viewport(), order.model()
    start = order.visualRect(model.index(row, 0)).center()
    end = order.visualRect(model.index(to, 0)).topLeft() + QPoint(60, 4)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for at in (start + QPoint(0, -20), end):
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(at),
            QPointF(view.mapToGlobal(at)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(view, event)
    assert order.target_row() == to
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    assert order.target_row() == -1


def test_judges_join_and_leave_by_one_key_each(day: DayPage, desk: Desk) -> None:
    judges = day.today.meeting.judges
    ids = [row.key for row in judges.rows()]
    assert day.today.meeting.quorum() == "No quorum: 0 of at least 2 are there"
    judges.setFocus()
    press(judges, Qt.Key.Key_Space)
    press(judges, Qt.Key.Key_3)
    assert history(desk, ids[0]) == ["joined 15:52"]
    assert history(desk, ids[2]) == ["joined 15:52"]
    assert (day.today.meeting.quorum(), one(day, type(day.today.meeting._count), "meeting_count").text()) == (
        "Quorum reached",
        "2 of 4",
    )
    assert [row.spoken for row in judges.rows()][:2] == ["Joined 15:52", "Not noted yet"]
    judges.set_current_key(ids[0])
    press(judges, Qt.Key.Key_Return)
    assert history(desk, ids[0]) == ["absent"]  # pressed by mistake, and once more in the same minute


def test_another_time_or_absent_is_noted_in_a_question(day: DayPage, desk: Desk) -> None:
    judges = day.today.meeting.judges
    judge = judges.rows()[1].key
    judges.set_current_key(judge)
    press(judges, Qt.Key.Key_F2)
    dialog = one_of([one for one in day.findChildren(PresenceDialog) if one.isVisible()])
    dialog.field.setText("soon")
    dialog.answer.click()
    assert dialog.finding() == "Write the time as 13:27 or 13.27"
    dialog.field.setText("๙.๕๒")
    dialog.answer.click()
    assert history(desk, judge) == ["joined 09:52"]
    press_button(day, "other_time")
    again = one_of([one for one in day.findChildren(PresenceDialog) if one.isVisible()])
    assert (again.field.text(), again.chosen()) == ("09.52", PresenceState.JOINED)
    again.choice.set_choice("left")
    again.field.setText("14:00")
    again.answer.click()
    assert history(desk, judge) == ["joined 09:52", "left 14:00"]
    assert day.today.meeting.judges.rows()[1].time == "left 14:00"


def test_a_submission_that_did_not_come_is_judged_on_documents(day: DayPage, desk: Desk) -> None:
    order = day.today.order
    submission = order.rows()[2].key
    order.set_current_key(submission)
    assert [words for words, _ in day.presented_choices()] == [
        "Did not present",
        "Did not come · judged on documents",
        "Did not come · judged from a recording",
        "Came after all",
    ]
    day.note_presented(submission, Presented.DOCUMENTS)
    assert attendance_here(desk.ws).presented(submission) is Presented.DOCUMENTS
    row = order.rows()[2]
    assert (row.status, row.chip) == ("Did not come · judged on documents", True)
    assert day.clock.day is not None
    assert submission in day.clock.day.order.absent
    day.note_presented(submission, Presented.YES)
    assert (order.rows()[2].status, submission in day.clock.day.order.absent) == ("Waiting", False)


def test_progress_is_ticked_and_read_from_a_code(day: DayPage, desk: Desk, stage: Stage) -> None:
    day.show_tab(PROGRESS)
    grid = day.progress.grid
    assert (grid.model().rowCount(), grid.model().columnCount()) == (4, 5)
    grid.setCurrentIndex(grid.model().index(3, 2))
    press(grid, Qt.Key.Key_Space)
    assert grid.done_at(grid.model().index(3, 2)) is Done.TOLD
    assert grid.model().index(3, 0).data() == "1/4"
    press(grid, Qt.Key.Key_Space)
    assert grid.done_at(grid.model().index(3, 2)) is Done.OPEN
    judge = day.progress.grid._grid.at(grid.model().index(0, 1))[0]
    with Workspace(stage.chair.parent / judge, writing=False, clock=clock) as own:
        code = progress_code(own, open_session(own))
    day.progress.code.setText("JD1.broken")
    press_button(day, "take_code")
    assert day.progress.finding().startswith("This progress code is incomplete")
    day.progress.code.setText(code)
    press(day.progress.code, Qt.Key.Key_Return)
    assert day.progress.finding().endswith("4 of 4 complete")
    assert grid.model().index(0, 0).data() == "4/4"


def test_received_files_fill_the_grid(merged: ChairWindow) -> None:
    day = page(merged, DayPage, "day")
    day.show_tab(PROGRESS)
    grid = day.progress.grid
    assert [grid.model().index(row, 0).data() for row in range(4)] == ["4/4", "4/4", "4/4", "0/4"]
    assert grid.done_at(grid.model().index(0, 1)) is Done.RECEIVED
    assert [line.count for line in day.progress.quorum.lines()] == ["3 of 4", "3 of 4"]


def test_tabs_show_the_buttons_that_belong_to_them(day: DayPage) -> None:
    def buttons() -> list[str]:
        return [one.objectName() for one in seen(day.header, Button)]

    assert buttons() == ["day_no_show", "day_move"]
    press(day.tabs.button(TODAY), Qt.Key.Key_Right)
    day.show_tab(PLAN)
    assert buttons() == ["plan_undo", "print_schedule"]


def test_everything_the_keyboard_reaches_has_a_name(desk: Desk, stage: Stage, qtbot: QtBot, language: Language) -> None:
    window = open_window(desk, stage, qtbot)
    day = page(window, DayPage, "day")
    for tab in (TODAY, PROGRESS, PLAN):
        day.show_tab(tab)
        QApplication.processEvents()
        assert nameless_widgets(day) == []


def test_a_locked_copy_asks_for_the_passphrase_once(day: DayPage, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(desk.ws), "needs_passphrase", property(lambda _ws: True))
    press(day.today.meeting.judges, Qt.Key.Key_Space)
    dialog = one_of(day.findChildren(PassphraseDialog))
    assert dialog.isVisible()
    dialog.reject()
    assert attendance_here(desk.ws).judges == {}


def test_the_day_speaks_thai(desk: Desk, stage: Stage, qtbot: QtBot) -> None:
    set_language(Language.TH)
    window = open_window(desk, stage, qtbot)
    day = page(window, DayPage, "day")
    press(day.today.meeting.judges, Qt.Key.Key_Space)
    assert (day.header.title(), day.header.subtitle()) == ("วันนำเสนอผลงาน", "8 กันยายน 2566 · 10.00 – 16.00 น.")
    assert day.today.meeting.quorum() == "ไม่ครบองค์ประชุม มี 1 ท่าน ต้องมีอย่างน้อย 2 ท่าน"
    assert shown(day.today.order) == ["รอ"] * 4


def test_a_refusal_of_the_disk_is_said_and_the_day_goes_on(day: DayPage, desk: Desk, tmp_path: Path) -> None:
    (desk.ws.home / "presentation").rmdir() if (desk.ws.home / "presentation").exists() else None
    (desk.ws.home / "presentation").write_text("in the way")
    press_button(day, "time_step")
    assert notice(day)
    assert day.today.bar.state().words == "Presenting"
