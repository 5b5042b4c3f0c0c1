"""Sentences with shapes: findings, status rows, notices, chips, the strip, progress and empty places."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.ui.notices import NoticePlace
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.card import Card, Hairline, padded_row
from judge_desktop.ui.widgets.empty_state import EmptyState
from judge_desktop.ui.widgets.finding_row import FindingRow, Weight
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.page_header import PageHeader
from judge_desktop.ui.widgets.progress import ProgressBar, ProgressRow
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_chip import StatusChip
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.strip import Strip
from judge_desktop.ui.widgets.text_label import TextLabel
from judge_desktop.ui.widgets.timeline import Stage, Timeline
from judge_desktop.ui.widgets.tokens import Tone
from tests.helpers.accessibility import accessible_name
from tests.helpers.pictures import picture


def press_named(page: QWidget, name: str) -> None:
    button = page.findChild(Button, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_each_weight_has_its_own_shape() -> None:
    assert {weight: weight.shape for weight in Weight} == {
        Weight.FINE: Shape.TICK,
        Weight.NOTE: Shape.NOTE,
        Weight.WARNS: Shape.TRIANGLE,
        Weight.BLOCKS: Shape.OCTAGON,
    }


def test_a_finding_is_read_as_a_sentence_and_leads_to_its_cure(qtbot: QtBot) -> None:
    row = FindingRow(Weight.BLOCKS, "More than the full mark of 30", action="Show")
    qtbot.addWidget(row)
    picture(row, 400)

    assert (accessible_name(row), row.shape()) == ("More than the full mark of 30", Shape.OCTAGON)
    with qtbot.waitSignal(row.action_requested):
        press_named(row, "finding_action")


def test_a_long_finding_wraps_under_its_field(qtbot: QtBot) -> None:
    row = FindingRow(Weight.WARNS, "คะแนนรวมของผลงานนี้เท่ากับผลงานอื่นในด้านเดียวกัน ควรพิจารณาอีกครั้งก่อนยืนยัน")
    qtbot.addWidget(row)
    picture(row, 240)

    assert row.height() >= 2 * 23


def test_a_status_row_says_everything_in_one_breath(qtbot: QtBot) -> None:
    row = StatusRow(
        Shape.TRIANGLE, "Judge 4", Tone.WARN, detail="Choose the right one", outcome="Two versions", action="Compare"
    )
    qtbot.addWidget(row)
    picture(row, 600)

    assert accessible_name(row) == "Judge 4. Two versions. Choose the right one"
    assert (row.title(), row.outcome(), row.detail(), row.shape()) == (
        "Judge 4",
        "Two versions",
        "Choose the right one",
        Shape.TRIANGLE,
    )
    with qtbot.waitSignal(row.action_requested):
        press_named(row, "row_action")


def test_a_card_splits_its_rows_by_hairlines_and_forgets_them(qtbot: QtBot) -> None:
    card = Card("Panel")
    qtbot.addWidget(card)
    rows = [padded_row(TextLabel(str(n))) for n in range(3)]
    for row in rows:
        card.add_row(row)
    hairlines = len(card.findChildren(Hairline))
    shown = card.rows()
    card.clear_rows()

    assert (card.title(), hairlines, shown, card.rows()) == ("Panel", 2, tuple(rows), ())


def test_a_notice_stays_until_it_is_closed(qtbot: QtBot) -> None:
    notice = Notice(Weight.BLOCKS, "The file is damaged.", detail="Ask for a new one.", close_name="Close")
    qtbot.addWidget(notice)
    picture(notice, 500)

    assert accessible_name(notice) == "The file is damaged. Ask for a new one."
    with qtbot.waitSignal(notice.close_requested):
        press_named(notice, "notice_close")
    assert notice.isHidden()


def test_a_notice_has_the_button_that_helps(qtbot: QtBot) -> None:
    notice = Notice(Weight.FINE, "Saved", action="Show folder", leaves=True)
    qtbot.addWidget(notice)
    picture(notice, 500)

    with qtbot.waitSignal(notice.action_requested):
        press_named(notice, "notice_action")
    assert notice.isVisible()


def test_the_strip_arrives_and_leaves_without_moving_anything_else_twice(qtbot: QtBot) -> None:
    page = QWidget()
    strip = Strip("The form open is 11, but 12 is presenting", Button("Go to 12", key="F8"))
    QVBoxLayout(page).addWidget(strip)
    qtbot.addWidget(page)
    page.show()
    hidden_first = strip.isHidden()
    strip.show_strip()
    strip.show_strip()
    qtbot.waitUntil(lambda: strip.height() == 52)
    strip.hide_strip()

    assert (hidden_first, strip.isHidden(), strip.sentence()) == (
        True,
        True,
        "The form open is 11, but 12 is presenting",
    )


def test_progress_is_told_in_words_and_can_be_cancelled(qtbot: QtBot) -> None:
    row = ProgressRow("Merging", "Cancel")
    qtbot.addWidget(row)
    row.set_progress(4, 8, "Merging file 4 of 8")
    picture(row, 300)

    assert (row.words(), row.fraction()) == ("Merging file 4 of 8", 0.5)
    with qtbot.waitSignal(row.cancel_requested):
        press_named(row, "cancel")


def test_a_bar_stays_between_empty_and_full(qtbot: QtBot) -> None:
    bar = ProgressBar(9, 7, "9 of 7")
    qtbot.addWidget(bar)
    over = bar.fraction()
    bar.set_progress(0, 0)

    assert (over, bar.fraction(), accessible_name(bar)) == (1.0, 1.0, "0 / 0")


def test_a_chip_is_read_as_its_words(qtbot: QtBot) -> None:
    chip = StatusChip(Shape.RING, "Not started")
    qtbot.addWidget(chip)
    chip.set_status(Shape.TICK, "Complete", Tone.OK)

    assert (accessible_name(chip), chip.words(), chip.shape()) == ("Complete", "Complete", Shape.TICK)


def test_an_empty_place_offers_one_thing_to_do(qtbot: QtBot) -> None:
    empty = EmptyState("inbox", "No score file yet", "Drop files here", "Choose files")
    qtbot.addWidget(empty)
    picture(empty, 300)

    with qtbot.waitSignal(empty.action_requested):
        press_named(empty, "empty_action")


def test_the_head_of_a_page_goes_back(qtbot: QtBot) -> None:
    header = PageHeader("Seal and send", "Judge 3", back="Back")
    qtbot.addWidget(header)
    picture(header, 700)

    assert (header.height(), header.title(), header.subtitle()) == (76, "Seal and send", "Judge 3")
    with qtbot.waitSignal(header.back_requested):
        press_named(header, "back")
    plain = PageHeader("Overview")
    qtbot.addWidget(plain)
    assert plain.height() == 88


def test_a_timeline_shows_the_stages_it_was_given_last(qtbot: QtBot) -> None:
    timeline = Timeline([Stage("Prepare"), Stage("Merge")])
    qtbot.addWidget(timeline)
    timeline.set_stages([Stage("Publish", "Letters", "15 Sep", Shape.DOT, Tone.ACCENT)])
    picture(timeline, 400)

    labels = [label.text() for label in timeline.findChildren(TextLabel) if not label.isHidden()]
    assert labels == ["Publish", "Letters", "15 Sep"]


def test_whatever_is_added_to_a_notice_its_cross_stays_last(qtbot: QtBot) -> None:
    notice = Notice(Weight.NOTE, "Not declared yet", action="I certify", close_name="Later")
    qtbot.addWidget(notice)
    notice.add_quiet("I have an interest…", "has_interest")
    picture(notice, 900)

    buttons = sorted(notice.findChildren(Button), key=lambda one: one.x())
    assert [one.objectName() for one in buttons] == ["notice_action", "has_interest", "notice_close"]


def test_the_buttons_of_a_notice_go_below_its_words_for_want_of_room(qtbot: QtBot) -> None:
    notice = Notice(Weight.NOTE, "The declaration has not been made yet", action="I certify", close_name="Later")
    qtbot.addWidget(notice)
    picture(notice, 900)
    assert not notice.is_stacked()
    picture(notice, 300)

    words, button = notice.findChild(TextLabel), notice.findChild(Button, "notice_action")
    assert words is not None
    assert button is not None
    assert (notice.is_stacked(), button.y() >= words.geometry().bottom()) == (True, True)


def test_a_place_for_notices_takes_room_only_while_there_is_one(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    layout.setContentsMargins(12, 0, 12, 0)
    place = NoticePlace(layout, air=8)

    notice = place.show_notice(Notice(Weight.NOTE, "You were absent", close_name="Close"))
    picture(page, 400)
    assert notice.y() == 8
    press_named(notice, "notice_close")
    assert layout.contentsMargins().top() == 0
