"""The timeline: dates typed and shown in the Buddhist era, times, remarks, and the dates of eligibility."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.schedule import TimelineEntry
from judge_desktop.domain.text import Text
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.contest_page import TIMELINE, ContestPage
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.workflow.packages_here import chair_contest
from tests.helpers.chair_stage import Stage
from tests.helpers.filling_in import fill_in, finding_of, shown
from tests.helpers.keyboard import press
from tests.ui.chair.conftest import open_window
from tests.ui.chair.find import one, page, seen


def opened(window: ChairWindow, qtbot: QtBot) -> ContestPage:
    """The tab, in front."""
    with qtbot.waitActive(window):
        window.activateWindow()
    found = page(window, ContestPage, "contest")
    found.show_tab(TIMELINE)
    return found


@pytest.fixture
def found(window: ChairWindow, qtbot: QtBot) -> ContestPage:
    """The tab in English."""
    return opened(window, qtbot)


def draft(found: ContestPage) -> Contest:
    """The contest as it is kept."""
    return chair_contest(found.desk.ws, found.where)


def entry(found: ContestPage, key: str) -> TimelineEntry:
    """One line as it is kept."""
    return next(one for one in draft(found).timeline if one.id == key)


def test_a_date_is_understood_however_it_is_written(desk: Desk, stage: Stage, qtbot: QtBot) -> None:
    set_language(Language.TH)
    found = opened(open_window(desk, stage, qtbot), qtbot)
    for typed in ("15 ส.ค. 2566", "15/8/2566", "2023-08-15", "๑๕ สิงหาคม พ.ศ. ๒๕๖๖"):
        assert shown(found, "starts_on") == "13 มิถุนายน 2566"
        fill_in(found, "starts_on", typed)
        assert (typed, entry(found, "briefing").starts_on) == (typed, date(2023, 8, 15))
        assert shown(found, "starts_on") == "15 สิงหาคม 2566"
        row = next(row for row in found.timeline.list.rows() if row.key == "briefing")
        assert row.status == "15 สิงหาคม 2566 · 13.30 – 14.30 น."
        fill_in(found, "starts_on", "13 มิถุนายน 2566")


def test_in_english_dates_are_christian(found: ContestPage) -> None:
    fill_in(found, "starts_on", "15 Aug 2023")
    assert (entry(found, "briefing").starts_on, shown(found, "starts_on")) == (date(2023, 8, 15), "15 August 2023")


def test_what_is_no_date_is_said_in_thai_and_stays_to_be_mended(desk: Desk, stage: Stage, qtbot: QtBot) -> None:
    set_language(Language.TH)
    window = open_window(desk, stage, qtbot)
    found = opened(window, qtbot)
    fill_in(found, "starts_on", "31/6/2566")
    said = "ไม่เข้าใจวันที่ “31/6/2566” กรุณาเขียนในรูปแบบ 2023-11-23 หรือ 23/11/2566"
    assert finding_of(found, "starts_on") == said
    window.reload()
    assert (finding_of(found, "starts_on"), shown(found, "starts_on")) == (said, "31/6/2566")
    assert entry(found, "briefing").starts_on == date(2023, 6, 13)
    fill_in(found, "starts_on", "30/6/2566")
    assert (finding_of(found, "starts_on"), entry(found, "briefing").starts_on) == ("", date(2023, 6, 30))


def test_a_line_is_added_named_dated_and_put_in_order(found: ContestPage) -> None:
    one(found, Button, "add").click()
    assert finding_of(found, "entry_name_th") == "This date has no name. Give it one in Thai or English"
    fill_in(found, "entry_name_th", "ประชุมคณะกรรมการ")
    fill_in(found, "starts_on", "1/9/2566")
    fill_in(found, "from_time", "๙.๐๐ น.")
    fill_in(found, "to_time", "12:00")
    fill_in(found, "remark_th", "ผ่านทางออนไลน์")
    assert entry(found, "T1") == TimelineEntry(
        id="T1",
        name=Text(th="ประชุมคณะกรรมการ"),
        starts_on=date(2023, 9, 1),
        from_time=time(9),
        to_time=time(12),
        remark=Text(th="ผ่านทางออนไลน์"),
    )
    order = ["briefing", "applications", "shortlist", "T1", "presentation", "results"]
    assert [one.id for one in draft(found).timeline] == order
    assert [row.key for row in found.timeline.list.rows()] == order
    assert found.timeline.list.current_key() == "T1"


def test_an_end_before_its_beginning_is_told_at_its_field(found: ContestPage) -> None:
    said = "The end comes before the beginning. Correct one of them"
    fill_in(found, "to_time", "13:00")
    assert (finding_of(found, "to_time"), finding_of(found, "ends_on")) == (said, "")
    fill_in(found, "to_time", "")
    fill_in(found, "ends_on", "1/6/2566")
    assert (finding_of(found, "to_time"), finding_of(found, "ends_on")) == ("", said)
    fill_in(found, "to_time", "noon")
    assert finding_of(found, "to_time") == "Please write the time as 10.00 or 10:00"


def test_a_line_is_removed_by_its_button_or_by_delete_and_taken_back(found: ContestPage) -> None:
    before = draft(found).timeline
    press(found.timeline.list, Qt.Key.Key_Delete)
    one(found, Button, "remove_entry").click()
    assert [one.id for one in draft(found).timeline] == ["shortlist", "presentation", "results"]
    for _ in range(3):
        one(found, Button, "remove_entry").click()
    assert (draft(found).timeline, seen(found, Button, "remove_entry")) == ((), [])
    for _ in range(5):
        one(found, Button, "undo").click()
    assert draft(found).timeline == before


def test_the_dates_of_eligibility_are_kept(found: ContestPage) -> None:
    fill_in(found, "applications_open", "1/6/2566")
    fill_in(found, "applications_close", "31 ก.ค. 2566")
    fill_in(found, "reference_date", "")
    fill_in(found, "minimum_months", "12")
    fill_in(found, "concept_en", "A smart city")
    kept = draft(found).eligibility
    assert (kept.applications_open, kept.applications_close) == (date(2023, 6, 1), date(2023, 7, 31))
    assert (kept.reference_date, kept.minimum_months, kept.concept.en) == (None, 12, "A smart city")
    fill_in(found, "applications_close", "1 May 2023")
    assert finding_of(found, "applications_close") == "The end comes before the beginning. Correct one of them"
