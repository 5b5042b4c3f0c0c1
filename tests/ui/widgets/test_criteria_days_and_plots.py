"""Rows to score, the bar of the day, the first page's choices and the small plots."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.choice_card import ChoiceCard
from judge_desktop.ui.widgets.criterion_row import CriterionRow
from judge_desktop.ui.widgets.day_bar import DayBar, DayForm, DayState
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.number_field import FieldFindings
from judge_desktop.ui.widgets.plots import Distribution, HeatCell, HeatMap, SpreadLine
from judge_desktop.ui.widgets.qt_words import install_qt_words
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import Role, Tone
from tests.helpers.accessibility import accessible_name, nameless_widgets
from tests.helpers.keyboard import press
from tests.helpers.pictures import picture

COMING = ("Next", "12", "13:34")
PLENTY = DayState("Presenting", "11", "Open Budget", "Talk · left", "06:24", 6, 10, Tone.ACCENT, *COMING, "left")
OVER = DayState("Presenting", "11", "Open Budget", "over time", "+00:36", 10, 10, Tone.BAD, "Next", "12", "13:34")


@pytest.fixture
def page(qtbot: QtBot) -> ScrollArea:
    page = ScrollArea(Role.SURFACE, margin=0, spacing=0)
    for n in (1, 2):
        page.column.addWidget(CriterionRow(f"Criterion {n}", "/ 10", guidelines="3 guidelines"))
    page.column.addStretch(1)
    page.resize(440, 300)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


@pytest.fixture
def rows(page: ScrollArea) -> list[CriterionRow]:
    return page.findChildren(CriterionRow)


def shows_guidelines(row: CriterionRow) -> bool:
    link = row.findChild(Button, "guidelines")
    assert link is not None
    return not link.isHidden()


def test_only_the_row_with_the_keyboard_is_open(rows: list[CriterionRow]) -> None:
    rows[0].field.setFocus()
    first = ([row.is_current() for row in rows], [shows_guidelines(row) for row in rows])
    rows[1].field.setFocus()

    assert first == ([True, False], [True, False])
    assert ([row.is_current() for row in rows], [shows_guidelines(row) for row in rows]) == (
        [False, True],
        [False, True],
    )


def test_the_link_to_the_guidelines_can_be_followed_by_keyboard(rows: list[CriterionRow], qtbot: QtBot) -> None:
    rows[0].field.setFocus()
    link = rows[0].findChild(Button, "guidelines")
    assert link is not None

    with qtbot.waitSignal(rows[0].guidelines_requested):
        link.setFocus()
        press(link, Qt.Key.Key_Return)
    assert rows[0].is_current()


def test_findings_open_below_the_field_and_the_heaviest_colours_it(rows: list[CriterionRow]) -> None:
    rows[0].set_findings([(Weight.WARNS, "Far from the others"), (Weight.BLOCKS, "More than 10")])
    both = (rows[0].findings(), rows[0].field.findings(), rows[0].field.accessibleDescription())
    rows[0].set_findings([])

    assert both == (
        ("Far from the others", "More than 10"),
        FieldFindings.BLOCKS,
        "Far from the others. More than 10",
    )
    assert (rows[0].findings(), rows[0].field.findings()) == ((), FieldFindings.NONE)


def test_a_pin_leads_back_to_its_page(rows: list[CriterionRow], qtbot: QtBot) -> None:
    rows[0].set_pins([("p9", "page 9")])
    rows[0].set_pins([("p7", "page 7"), ("p9", "page 9")])
    pin = rows[0].findChildren(Button, "pin_p7")[-1]

    with qtbot.waitSignal(rows[0].pin_requested) as told:
        QTest.mouseClick(pin, Qt.MouseButton.LeftButton)
    assert told.args == ["p7"]
    assert nameless_widgets(rows[0]) == []


def test_the_field_is_called_after_its_criterion(rows: list[CriterionRow]) -> None:
    assert accessible_name(rows[0].field) == "Criterion 1, / 10"


def test_over_time_changes_shape_word_and_colour_together(qtbot: QtBot) -> None:
    bar = DayBar(PLENTY)
    qtbot.addWidget(bar)
    picture(bar, 800)
    calm = (bar.mark(), bar.grab().toImage().pixelColor(400, 4) == look().colour(Role.CANVAS))
    bar.set_state(OVER)

    assert calm == (Shape.DOT, True)
    assert (bar.mark(), bar.grab().toImage().pixelColor(400, 4) == look().colour(Role.BAD_SOFT)) == (
        Shape.OCTAGON,
        True,
    )
    assert accessible_name(bar) == "Presenting 11 Open Budget over time", "the seconds are not read aloud"


def test_beside_a_meeting_the_bar_needs_little_room(qtbot: QtBot) -> None:
    bar = DayBar(PLENTY)
    qtbot.addWidget(bar)
    picture(bar, 800)
    bar.set_form(DayForm.LINE)
    picture(bar, 390)
    beside = bar.shown_texts()
    picture(bar, 180)

    assert bar.minimumSizeHint().width() <= 160
    assert bar.height() == 48
    assert beside == ("Presenting", "11", "left", "06:24", "Next", "12")
    assert bar.shown_texts() == ("11", "left", "06:24")


def test_the_least_important_gives_way_first(qtbot: QtBot) -> None:
    bar = DayBar(PLENTY)
    qtbot.addWidget(bar)
    seen = []
    for width in (800, 500, 360):
        picture(bar, width)
        seen.append(bar.shown_texts())

    assert seen == [
        ("Presenting", "11", "Open Budget", "Talk · left", "06:24", "Next", "12", "13:34"),
        ("11", "Open Budget", "Talk · left", "06:24", "Next", "12"),
        ("Presenting", "11", "Talk · left", "06:24"),
    ]


def test_the_bar_is_one_button_that_opens_more(qtbot: QtBot) -> None:
    bar = DayBar(PLENTY)
    qtbot.addWidget(bar)
    picture(bar, 800)

    with qtbot.waitSignal(bar.clicked):
        press(bar, Qt.Key.Key_Return)
    with qtbot.waitSignal(bar.clicked):
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.rect().center())


def test_a_large_choice_is_one_button(qtbot: QtBot) -> None:
    card = ChoiceCard("folder-open", "Open a file", "A package, a score file or a results file", "Ctrl+O")
    qtbot.addWidget(card)
    picture(card, 336)

    with qtbot.waitSignal(card.clicked):
        press(card, Qt.Key.Key_Return)
    assert (accessible_name(card), card.title()) == ("Open a file", "Open a file")
    assert card.heightForWidth(250) > card.heightForWidth(500)


def columns_of(widget: QWidget, role: Role) -> list[int]:
    image, wanted = widget.grab().toImage(), look().colour(role)
    return [x for x in range(image.width()) if any(image.pixelColor(x, y) == wanted for y in range(image.height()))]


def test_the_spread_reaches_from_the_lowest_to_the_highest(qtbot: QtBot) -> None:
    line = SpreadLine("Judges from 70 to 90, mean 80")
    qtbot.addWidget(line)
    line.set_values([70, 80, 90], 80, 60, 100, Tone.ACCENT)
    picture(line, 208, 28)
    inked = columns_of(line, Role.ACCENT)

    assert abs(min(inked) - 50) <= 2
    assert abs(max(inked) - 157) <= 2
    assert accessible_name(line) == "Judges from 70 to 90, mean 80"


def test_the_chosen_scores_stand_out_in_their_stack(qtbot: QtBot) -> None:
    plot = Distribution("Median 8 of 10")
    qtbot.addWidget(plot)
    plot.set_values([8] * 12 + [6], 8, 10)
    picture(plot, 260, 64)
    before = columns_of(plot, Role.ACCENT)
    plot.set_values([8] * 12 + [6], 8, 10, chosen=[6])

    assert before == []
    assert min(columns_of(plot, Role.ACCENT)) > 140


def test_an_outlier_gets_a_frame_and_no_other_hue(qtbot: QtBot) -> None:
    heat = HeatMap("Judge 2 is far from the others")
    qtbot.addWidget(heat)
    heat.set_cells(["Judge 1", "Judge 2"], [("10", [HeatCell("84", 1.0), HeatCell("71", 0.0, is_outlier=True)])])
    picture(heat, 480)
    framed = columns_of(heat, Role.WARN)

    assert min(framed) > 290
    assert heat.sizeHint().height() == 28 + 39


def test_the_menu_of_a_field_speaks_thai(qtbot: QtBot, qapp: QApplication) -> None:
    words = install_qt_words(qapp)
    field = QLineEdit("text")
    qtbot.addWidget(field)
    set_language(Language.TH)
    thai = [action.text().split("\t")[0] for action in field.createStandardContextMenu().actions() if action.text()]
    set_language(Language.EN)
    english = field.createStandardContextMenu().actions()[0].text().split("\t")[0]
    qapp.removeTranslator(words)

    assert thai == ["เลิกทำ", "ทำซ้ำ", "ตัด", "คัดลอก", "วาง", "ลบ", "เลือกทั้งหมด"]
    assert english == "&Undo"
