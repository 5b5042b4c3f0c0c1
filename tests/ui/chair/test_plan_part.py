"""Planning the day in the chair's window: fields, breaks, order, one slot, and taking it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from judge_desktop.config.paths import resource
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.day_page import PLAN, DayPage
from judge_desktop.ui.chair.slot_card import BreakDialog
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.text_field import LabelledField, TextField
from judge_desktop.workflow.create_contest import DEMO_FOLDER, create_contest
from judge_desktop.workflow.schedule import schedule_here
from tests.helpers.chair_stage import small
from tests.helpers.keyboard import press
from tests.helpers.papers import papers_page, papers_seen
from tests.ui.chair.conftest import MakeDesk
from tests.ui.chair.find import notice, one, one_of, page
from tests.ui.chair.find import press as press_button


@pytest.fixture
def plan(window: ChairWindow) -> DayPage:
    day = page(window, DayPage, "day")
    day.show_tab(PLAN)
    return day


def starts(desk: Desk) -> list[str]:
    return [f"{slot.starts_at:%H:%M} {slot.submission}" for slot in schedule_here(desk.ws)[1].slots]


def fill(labelled: LabelledField, text: str) -> None:
    """Type something else and leave the field."""
    field = labelled.field
    assert isinstance(field, TextField)
    field.setFocus()
    field.setText(text)
    field.editingFinished.emit()
    field.clearFocus()


def test_the_times_of_the_day_are_kept_when_a_field_is_left(plan: DayPage, desk: Desk) -> None:
    fields = plan.plan.fields
    fill(fields.starts_at, "๙.๓๐")
    fill(fields.talk, "12")
    assert (schedule_here(desk.ws)[1].talk_minutes, starts(desk)[1][:5]) == (12, "09:48")
    fill(fields.day, "9 กันยายน 2566")
    assert f"{schedule_here(desk.ws)[1].day:%Y-%m-%d}" == "2023-09-09"
    fill(fields.talk, "many")
    assert fields.talk.finding() == "Write whole minutes, up to 600"
    fill(fields.ends_at, "25.00")
    assert fields.ends_at.finding() == "Write the time as 13:27 or 13.27"
    assert schedule_here(desk.ws)[1].talk_minutes == 12


def test_what_does_not_fit_says_by_how_much_and_shortens_at_one_press(plan: DayPage, desk: Desk) -> None:
    assert plan.plan.findings() == ["Everything fits into the day"]
    fill(plan.plan.fields.ends_at, "10.40")
    assert plan.plan.findings() == ["The day ends 16 minutes too late. 10 minutes each would fit."]
    plan.plan._shorten(10)
    assert plan.plan.findings() == ["Everything fits into the day"]
    assert [slot.minutes for slot in schedule_here(desk.ws)[1].slots] == [10] * 4
    fill(plan.plan.fields.ends_at, "09.00")
    assert notice(plan).startswith("These times do not fit together")


def test_a_break_is_added_changed_and_removed(plan: DayPage, desk: Desk) -> None:
    for name in ("remove_break_0",):
        press_button(plan, name)
    assert schedule_here(desk.ws)[1].breaks == ()
    press_button(plan, "add_break")
    dialog = one_of([one for one in plan.findChildren(BreakDialog) if one.isVisible()])
    for labelled, text in ((dialog.starts, "10.14"), (dialog.ends, "10.00")):
        labelled.field.setText(text)  # type: ignore[attr-defined]
    dialog.answer.click()
    assert dialog.ends.finding() == "A break ends after it begins"
    dialog.ends.field.setText("10.30")  # type: ignore[attr-defined]
    dialog.answer.click()
    assert starts(desk)[:2] == ["10:00 " + starts(desk)[0][6:], "10:30 " + starts(desk)[1][6:]]
    press_button(plan, "change_break_0")
    again = one_of([one for one in plan.findChildren(BreakDialog) if one.isVisible()])
    again.ends.field.setText("11.00")  # type: ignore[attr-defined]
    again.answer.click()
    assert starts(desk)[1][:5] == "11:00"


def test_one_slot_gets_its_own_length_and_a_start_that_holds(plan: DayPage, desk: Desk) -> None:
    order, slot = plan.plan.order, plan.plan.slot
    second = order.rows()[1].key
    order.set_current_key(second)
    fill(slot.talk, "20")
    assert starts(desk)[2][:5] == "10:40"
    fill(slot.start, "11.00")
    assert (starts(desk)[1][:5], order.rows()[1].is_pinned) == ("11:00", True)
    press_button(plan, "slot_pin")
    assert (starts(desk)[1][:5], order.rows()[1].is_pinned) == ("10:14", False)
    press_button(plan, "slot_earlier")
    assert starts(desk)[0] == f"10:00 {second}"
    press(order, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert starts(desk)[1][6:] == second
    press_button(plan, "plan_undo")
    assert starts(desk)[0] == f"10:00 {second}"


def test_the_order_is_drawn_by_lot_and_the_seed_shown(plan: DayPage, desk: Desk) -> None:
    plan.plan.by.set_choice("lot")
    press_button(plan, "plan_anew")
    seed = schedule_here(desk.ws)[1].lot
    assert plan.plan._lot.text() == f"Drawn by lot with seed {seed}"


def test_the_running_order_is_looked_at_before_it_is_printed(plan: DayPage, window: ChairWindow) -> None:
    press_button(plan, "print_schedule")
    assert window.page() == "print"
    assert papers_seen(papers_page(window).papers).kind is ReportKind.SCHEDULE


def test_the_plan_is_made_before_a_package_is_out(make_desk: MakeDesk, tmp_path: Path, qtbot: QtBot) -> None:
    desk = make_desk(tmp_path / "fresh")
    contest = create_contest(desk.ws, resource(DEMO_FOLDER), choose=small).contest
    window = ChairWindow(desk, contest.id)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    day = page(window, DayPage, "day")
    assert day.tabs.tab() == PLAN
    one(day, type(day.plan.order), "plan_order").set_current_key(day.plan.order.rows()[0].key)
    press(day.plan.order, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert starts(desk)[1][6:] == day.plan.order.rows()[1].key
