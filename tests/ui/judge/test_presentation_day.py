"""Presentation day in the judge's window: bar, strip and running order, with a clock that obeys the test."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.config.settings import Settings, TextSize, Theme
from judge_desktop.config.thai_digits import Numerals
from judge_desktop.scoring.running_order import Act
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge.day_page import DayPage
from judge_desktop.ui.judge.day_part import DayPart
from judge_desktop.ui.judge.judge_place import JudgePlace
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.settings_page import SettingsPage
from judge_desktop.ui.widgets.day_bar import DayBar
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.switcher import Switcher
from judge_desktop.ui.widgets.theme import apply_theme
from judge_desktop.workflow.presentation_day import FOLDER
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.accessibility import nameless_widgets
from tests.helpers.judge_stage import SUBMISSIONS
from tests.ui.conftest import show_active

FIRST, SECOND, THIRD, LAST = SUBMISSIONS  # 1, 2, 11 and 15 in the list
TEN = datetime(2023, 9, 8, 10, 0, tzinfo=UTC)


class Watch:
    """The time of the test."""

    def __init__(self) -> None:
        self.now = TEN - timedelta(minutes=10)

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, **length: int) -> None:
        self.now += timedelta(**length)


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def workspace(own_folder: Path, watch: Watch) -> Iterator[Workspace]:
    """The data folder with the test's clock."""
    with Workspace(own_folder, clock=watch) as ws:
        yield ws


@pytest.fixture
def day(judge: JudgeWindow) -> DayPart:
    return judge.day


def bar_of(day: DayPart) -> DayBar:
    assert day.bar is not None
    return day.bar


def page_of(day: DayPart) -> DayPage:
    assert day.page is not None
    return day.page


def pass_time(day: DayPart, watch: Watch, **length: int) -> None:
    """Time goes on, and the window looks at the clock once."""
    watch.go_on(**length)
    day.tick()


def number_of(judge: JudgeWindow, submission: str) -> str:
    return str(judge.session.submission(submission).number)


def test_before_the_day_the_bar_is_calm_and_says_who_is_first(judge: JudgeWindow, day: DayPart) -> None:
    bar = bar_of(day)

    assert bar.shown_texts()[:2] == ("First at 10:00", number_of(judge, FIRST))
    assert (bar.mark(), day.is_ticking, day.strip.isHidden()) == (Shape.RING, False, True)
    assert (day.step_button.words(), day.presenting) == ("Start the talk", "")


def test_the_bar_counts_down_and_over_and_changes_shape_and_word(day: DayPart, watch: Watch) -> None:
    day.step()
    seen = []
    for seconds in (96, 266, 154):
        pass_time(day, watch, seconds=seconds)
        state = bar_of(day).state()
        seen.append((bar_of(day).mark(), state.phase, state.time_left))

    assert seen == [
        (Shape.DOT, "Talk · left", "06:24"),
        (Shape.TRIANGLE, "Almost over", "01:58"),
        (Shape.OCTAGON, "Over time", "+00:36"),
    ]
    assert day.is_ticking


def test_times_are_written_as_the_language_has_them(qtbot: QtBot, desk: Desk, contest: str, watch: Watch) -> None:
    set_language(Language.TH)
    desk.settings = Settings(numerals=Numerals.THAI)
    window = JudgeWindow(desk, contest)
    qtbot.addWidget(window)
    first = bar_of(window.day).state().words
    window.day.step()
    watch.go_on(seconds=96)
    window.day.tick()
    state = bar_of(window.day).state()

    assert first == "ผลงานแรก ๑๐.๐๐ น."
    assert (state.phase, state.time_left, state.next_time) == ("นำเสนอ · เหลือ", "๐๖:๒๔", "๑๐.๑๔ น.")


def test_each_threshold_is_told_once_and_heard_only_if_wanted(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, desk: Desk, day: DayPart, watch: Watch
) -> None:
    told: list[str] = []
    beeps: list[int] = []
    day.threshold_passed.connect(told.append)
    monkeypatch.setattr(QApplication, "beep", lambda: beeps.append(1))
    day.step()
    for _ in range(3):
        pass_time(day, watch, seconds=200)
    silent = list(beeps)
    day.step()
    desk.settings = replace(desk.settings, day_sound=True)
    for _ in range(10):
        pass_time(day, watch, seconds=40)

    number = bar_of(day).state().number
    assert told == [
        f"Submission {number}: 01:20 left",
        f"Submission {number}: time is over",
        f"Submission {number}: 02:00 left",
        f"Submission {number}: time is over",
    ]
    assert silent == []
    qtbot.waitUntil(lambda: len(beeps) == 3)


def test_a_screen_reader_is_not_told_every_second(day: DayPart, watch: Watch) -> None:
    day.step()
    bar = bar_of(day)
    told: list[int] = []

    def note(interface: QAccessibleInterface) -> str:
        return str(interface.text(QAccessible.Text.Name))

    before = note(QAccessible.queryAccessibleInterface(bar))
    for _ in range(5):
        pass_time(day, watch, seconds=1)
        told.append(note(QAccessible.queryAccessibleInterface(bar)) != before)

    assert not any(told)
    assert before.startswith("Presenting 1 ")
    assert QAccessible.queryAccessibleInterface(bar).role() is QAccessible.Role.Button


def test_the_strip_says_when_another_one_is_presenting_and_one_key_jumps(
    qtbot: QtBot, judge: JudgeWindow, day: DayPart
) -> None:
    day.do(Act.PRESENT, SECOND)
    focused = QApplication.focusWidget()
    shown = (day.strip.isVisible(), day.strip.sentence(), day.strip.move_scores.isHidden())
    QTest.keyClick(judge, Qt.Key.Key_F8)

    first, second = number_of(judge, FIRST), number_of(judge, SECOND)
    assert shown == (True, f"The form open is {first}, but {second} is presenting", True)
    assert focused is not None, "the strip does not take the keyboard"
    assert judge.card.isAncestorOf(focused)
    assert (judge.card.submission(), day.strip.isHidden()) == (SECOND, True)


def test_what_was_typed_into_the_wrong_form_may_be_moved(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, judge: JudgeWindow, day: DayPart
) -> None:
    judge.session.set_score(FIRST, "D1", "5")
    judge.walk.open(FIRST)
    day.do(Act.PRESENT, SECOND)
    before = day.strip.move_scores.isHidden()
    QTest.keyClicks(judge.card.form.rows["D2"].field, "21")

    asked: list[str] = []
    monkeypatch.setattr(judge.card, "move_scores", asked.append)
    assert (before, day.strip.move_scores.isHidden()) == (True, False)
    with qtbot.waitSignal(day.move_requested) as told:
        day.strip.move_scores.click()
    assert (told.args, asked) == ([FIRST, SECOND], [SECOND])
    judge.session.set_score(SECOND, "D1", "5")
    day.refresh()
    assert day.strip.move_scores.isHidden(), "nothing is moved onto other scores"


def test_the_strip_stays_away_while_numbers_are_hidden(judge: JudgeWindow, day: DayPart) -> None:
    day.do(Act.PRESENT, SECOND)
    judge.toggle_numbers()
    hidden = day.strip.isHidden()
    judge.toggle_numbers()

    assert (hidden, day.strip.isHidden()) == (True, False)


def test_the_list_marks_who_is_presenting(judge: JudgeWindow, day: DayPart) -> None:
    day.do(Act.PRESENT, SECOND)
    marked = [(row.shape, row.status) for row in judge.list.list.rows() if row.key == SECOND]
    day.step()
    day.step()

    assert marked == [(Shape.DOT, "Presenting")]
    assert Shape.DOT not in {row.shape for row in judge.list.list.rows()}


def test_the_clock_leads_if_it_is_asked_to(judge: JudgeWindow, day: DayPart, watch: Watch) -> None:
    judge.day.open_page()
    page_of(day).clock.click()
    waiting = (bar_of(day).mark(), day.is_ticking)
    pass_time(day, watch, minutes=24, seconds=30)

    assert waiting == (Shape.RING, True)
    assert (day.presenting, bar_of(day).state().time_left) == (SECOND, "07:30")
    assert judge.card.submission() == FIRST, "nothing moves under the hand"
    pass_time(day, watch, hours=2)
    assert bar_of(day).state().words == "All have presented"


def test_on_another_day_the_clock_cannot_be_followed(qtbot: QtBot, desk: Desk, contest: str, watch: Watch) -> None:
    watch.go_on(days=1)
    window = JudgeWindow(desk, contest)
    qtbot.addWidget(window)
    window.day.open_page()
    clock = page_of(window.day).clock

    assert (clock.isEnabled(), clock.toolTip()) == (False, "Only on the scheduled day")


def test_the_running_order_stands_beside_the_form_and_gives_the_keyboard_back(judge: JudgeWindow, day: DayPart) -> None:
    QTest.keyClick(judge, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    page = page_of(day)
    opened = (page.isVisible(), judge.document.isVisible(), judge.card.isVisible(), page.table.hasFocus())
    QTest.keyClick(page.table, Qt.Key.Key_Escape)

    assert opened == (True, False, True, True)
    assert (page.isVisible(), judge.document.isVisible()) == (False, True)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert judge.card.isAncestorOf(focused)


@pytest.mark.parametrize("width", [640, 480])
def test_where_there_is_room_for_one_they_take_turns(judge: JudgeWindow, day: DayPart, width: int) -> None:
    judge.resize(width, 690)
    bar_of(day).click()
    opened = (page_of(day).isVisible(), judge.card.isVisible())
    judge.walk.open(THIRD)

    assert opened == (True, False)
    assert (page_of(day).isVisible(), judge.card.isVisible()) == (False, True)
    assert judge.width() == width


def test_another_side_closes_the_running_order(judge: JudgeWindow, day: DayPart) -> None:
    judge.resize(640, 690)
    day.open_page()
    judge.panes.show_side("document")

    assert (page_of(day).isVisible(), judge.document.isVisible(), judge.card.isVisible()) == (False, True, False)


def test_everything_is_done_by_keyboard(judge: JudgeWindow, day: DayPart) -> None:
    day.toggle_page()
    page, order = page_of(day), day.day
    assert order is not None
    alt = Qt.KeyboardModifier.AltModifier
    page.table.set_current_key(LAST)
    QTest.keyClick(page.table, Qt.Key.Key_Up, alt)
    after_up = (order.order.order, page.table.current_key())
    QTest.keyClick(page.table, Qt.Key.Key_Down, alt)
    QTest.keyClick(judge, Qt.Key.Key_F8, Qt.KeyboardModifier.ControlModifier)

    assert after_up == ((FIRST, SECOND, LAST, THIRD), LAST)
    assert (order.order.order, day.presenting) == (SUBMISSIONS, FIRST)
    page.table.set_current_key(THIRD)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert (judge.card.submission(), page.isVisible()) == (THIRD, False)


def test_every_button_of_the_running_order_does_what_it_says(day: DayPart, watch: Watch) -> None:
    day.open_page()
    page, order = page_of(day), day.day
    assert order is not None
    page.step.click()
    page.pause.click()
    paused = (bar_of(day).state().phase, page.pause.words(), day.is_ticking)
    page.pause.click()
    page.table.set_current_key(SECOND)
    page.no_show.click()
    absent = (order.order.absent, page.no_show.words(), page.reorder.isEnabled())
    page.no_show.click()
    page.back.click()
    page.table.set_current_key(THIRD)
    page.present.click()

    assert paused == ("Paused", "Let the time run on", False)
    assert absent == ((SECOND,), "Came after all", False)
    assert (order.order.order, day.presenting) == ((THIRD, FIRST, SECOND, LAST), THIRD)
    assert [row.cells[3].text for row in page.table.rows()] == ["Presenting", "Waiting", "Waiting", "Waiting"]
    assert [act for _, act, _ in page.moves()] == [Act.EARLIER, Act.LATER, Act.AFTER_NEXT, Act.TO_END]


def test_the_sound_is_chosen_in_the_running_order_and_kept(
    qtbot: QtBot, judge: JudgeWindow, desk: Desk, day: DayPart
) -> None:
    kept: list[Settings] = []
    desk.save_settings = kept.append
    day.open_page()
    page_of(day).sound.click()

    assert (desk.settings.day_sound, [one.day_sound for one in kept]) == (True, [True])


def test_the_window_built_again_goes_on_where_the_day_was(
    qtbot: QtBot, judge: JudgeWindow, desk: Desk, contest: str, watch: Watch
) -> None:
    judge.day.do(Act.PRESENT, SECOND)
    judge.day.do(Act.NO_SHOW, LAST)
    watch.go_on(seconds=100)
    again = JudgeWindow(desk, contest, JudgePlace(submission=FIRST))
    qtbot.addWidget(again)

    assert (again.day.presenting, bar_of(again.day).state().time_left) == (SECOND, "06:20")
    assert again.day.strip.sentence() != ""
    assert again.day.is_ticking


def test_a_disk_that_refuses_is_said_and_the_day_goes_on(
    judge: JudgeWindow, day: DayPart, workspace: Workspace
) -> None:
    (workspace.home / FOLDER).write_bytes(b"a file in the place of the folder")
    day.step()

    notice = judge._notices.notice()
    assert notice is not None
    assert notice.objectName() == "refusal"
    assert day.presenting == FIRST


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("size", "widths"), [(100, (1366, 911, 480)), (200, (1366,))])
def test_nothing_is_nameless_clipped_or_too_wide(
    qapp: QApplication, qtbot: QtBot, desk: Desk, contest: str, size: int, widths: tuple[int, ...], language: Language
) -> None:
    set_language(language)
    apply_theme(qapp, Theme.DARK, TextSize(size))
    window = JudgeWindow(desk, contest)
    qtbot.addWidget(window)
    show_active(qtbot, window, widths[0], 690)
    window.day.do(Act.PRESENT, SECOND)
    window.day.note_change(FIRST)
    window.session.set_score(FIRST, "D1", "5")
    window.day.refresh()
    window.day.open_page()
    for width in widths:
        window.resize(width, 690)
        QApplication.processEvents()

        assert nameless_widgets(window) == []
        assert window.width() == width
        strip = window.day.strip
        assert strip.least_width() <= strip.width()
        page = page_of(window.day)
        assert page.isVisible()
        buttons = [page.step, page.pause, page.back, page.clock, page.present, page.no_show, page.reorder]
        assert [one.words() for one in buttons if one.geometry().right() > page.width()] == []


def test_in_a_narrow_window_the_menu_offers_what_the_bar_left_out(judge: JudgeWindow) -> None:
    wide = judge.bar.left_out()
    judge.resize(480, 690)

    assert wide == ()
    assert judge.bar.left_out() == (judge.bar.home, judge.bar.send)


def test_my_scores_are_one_button_away(qtbot: QtBot, judge: JudgeWindow) -> None:
    with qtbot.waitSignal(judge.bar.my_scores_requested):
        QTest.mouseClick(judge.bar.my_scores, Qt.MouseButton.LeftButton)
    assert judge.pages.my_scores is judge.pages.currentWidget()


def test_without_slots_there_is_no_bar(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, desk: Desk, contest: str) -> None:
    monkeypatch.setattr("judge_desktop.ui.judge.day_part.open_day", lambda _ws, _package: None)
    window = JudgeWindow(desk, contest)
    qtbot.addWidget(window)
    window.day.step()
    window.day.jump()
    window.day.toggle_page()

    assert (window.day.bar, window.day.page, window.day.presenting) == (None, None, "")
    assert window.day.strip.isHidden()


def test_the_settings_page_switches_the_sound(qtbot: QtBot, desk: Desk) -> None:
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    switch = page.findChild(Switcher, "day_sound")
    assert switch is not None

    with qtbot.waitSignal(page.settings_changed) as chosen:
        switch.button("on").click()
    assert chosen.args is not None
    assert (switch.accessibleName(), chosen.args[0].day_sound) == ("Sound when time runs out", True)


def test_a_safety_copy_is_offered_when_the_break_begins_and_not_before(
    day: DayPart, judge: JudgeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(day.day, "_after_breaks", frozenset({2}))
    offers = []
    for _submission in (FIRST, SECOND, THIRD):
        for _step in ("talk", "questions", "end"):
            day.step()
        notice = judge._notices.notice()
        offers.append(notice is not None and notice.objectName() == "offer_safety_copy")
        judge._notices.clear()
    assert offers == [False, True, False], "lunch is after the second"
