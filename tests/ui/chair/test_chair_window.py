"""The chair's window: every page names what the keyboard reaches, in both languages, with badges for open problems."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.merge_page import MergePage
from judge_desktop.ui.chair.overview_page import OverviewPage
from judge_desktop.ui.chair.panel_page import PanelPage
from judge_desktop.ui.chair.rubric_page import RubricPage
from judge_desktop.ui.chair.submissions_page import SubmissionsPage
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.timeline import Timeline
from tests.helpers.accessibility import accessible_name, nameless_widgets
from tests.helpers.chair_stage import Stage
from tests.helpers.pictures import picture
from tests.screenshots.chair_pages import DELIBERATION, IMPORT, OF_MERGING, PAGES, PANEL_TABS, chair_pictures
from tests.screenshots.paper_pages import OF_CHAIR
from tests.ui.chair.conftest import open_window
from tests.ui.chair.find import one, page, rows, seen, words


def test_every_page_names_what_the_keyboard_reaches_and_none_has_two_primaries(merged: ChairWindow) -> None:
    primaries, nameless = {}, {}
    for name in PAGES:
        merged.show_page(name)
        buttons = [button for button in seen(merged.pages[name], Button) if button.isVisible()]
        primaries[name] = [button.words() for button in buttons if button.kind() is ButtonKind.PRIMARY]
        picture(merged, 1366, 768)
        nameless[name] = nameless_widgets(merged)

    assert nameless == {name: [] for name in PAGES}
    assert primaries == {
        "overview": ["Type check words"],
        "submissions": [],
        "rubric": [],
        "panel": [],
        "package": [],
        "day": ["Start the talk"],
        "merge": [],
        "standings": ["Award to submission 10…"],
        "finish": ["Type check words"],
        "log": [],
    }


def test_title_and_badges_tell_where_the_contest_stands(merged_desk: Desk, stage: Stage, qtbot: QtBot) -> None:
    window = ChairWindow(merged_desk, stage.contest)
    qtbot.addWidget(window)
    titles: list[str] = []
    window.title_changed.connect(titles.append)
    window.reload()

    assert titles == ["The Smart City Solution Awards 2023 (demo) · Official"]
    assert accessible_name(window.navigation.item("submissions")) == "Submissions. 4"
    assert accessible_name(window.navigation.item("merge")) == "Merge scores. 1 file needs you"
    assert accessible_name(window.navigation.item("standings")) == "Deliberation. 1 tie to decide"


def test_deliberation_is_shared_without_navigation_and_home_is_one_key_away(window: ChairWindow, qtbot: QtBot) -> None:
    window.show_page("standings")
    assert window.navigation.isHidden()

    window.pages["standings"].header.back_requested.emit()
    assert (window.page(), window.navigation.isHidden()) == ("overview", False)
    with qtbot.waitSignal(window.home_requested):
        window.navigation.item("home").click()
    assert window.navigation.page() == "overview"


def test_overview_says_what_is_done_and_what_comes_next(window: ChairWindow) -> None:
    overview = page(window, OverviewPage, "overview")

    assert [title for title, _ in rows(overview)] == [
        "Package revision 1 is built · Official",
        "Merge the score files",
        "Decide the awards",
        "Close the round",
        "Print the scorecards",
        "Publish the results file",
    ]
    assert "1 of 5" in words(overview)
    next_ = one(overview, Button, "do_next")
    assert (next_.words(), next_.kind()) == ("Merge scores", ButtonKind.PRIMARY)
    next_.click()
    assert window.page() == "merge"


def test_overview_speaks_thai(merged_desk: Desk, stage: Stage, qtbot: QtBot) -> None:
    set_language(Language.TH)
    window = open_window(merged_desk, stage, qtbot)

    assert [title for title, _ in rows(page(window, OverviewPage, "overview"))] == [
        "จัดทำชุดผลงานครั้งที่ 1 แล้ว · ใช้จริง",
        "ยืนยันตัวกรรมการที่ไฟล์คะแนนรออยู่",
        "ตัดสินกรณีคะแนนเท่ากัน",
        "ตัดสินรางวัลทุกด้าน",
        "ปิดการตัดสิน",
        "พิมพ์แบบให้คะแนน",
        "เผยแพร่ไฟล์ผลการตัดสิน",
    ]


def test_timeline_stands_at_the_first_thing_not_done(window: ChairWindow) -> None:
    stages = one(page(window, OverviewPage, "overview"), Timeline, "").stages()

    assert [(stage.title, stage.shape.value) for stage in stages] == [
        ("Prepare", "tick"),
        ("Packages", "tick"),
        ("Presentations", "dot"),
        ("Merge", "ring"),
        ("Decide", "ring"),
        ("Announce", "ring"),
    ]


def test_submissions_show_dates_in_the_buddhist_era(merged_desk: Desk, stage: Stage, qtbot: QtBot) -> None:
    set_language(Language.TH)
    window = open_window(merged_desk, stage, qtbot)
    submissions = page(window, SubmissionsPage, "submissions")

    first = submissions.table.rows()[0]
    assert [cell.text for cell in first.cells[:1]] + [first.cells[3].text, first.cells[4].text] == [
        "10",
        "1 เม.ย. 2564",
        "ผ่าน",
    ]
    assert "เริ่มดำเนินการ 1 เมษายน 2564" in words(submissions)


def test_rubric_shows_full_marks_against_the_total(window: ChairWindow) -> None:
    rubric = page(window, RubricPage, "rubric")

    assert (rubric.sum.sum_shown(), rubric.sum.total.typed()) == ("100", "100")
    assert [entry.field.typed() for entry in rubric.list.entries.values()] == ["10", "30", "40", "20"]


def test_files_opened_from_outside_find_their_page(window: ChairWindow, stage: Stage) -> None:
    window.open_file(stage.j1)
    merge = window.pages["merge"]
    assert isinstance(merge, MergePage)
    assert (window.page(), merge.preview is not None) == ("merge", True)

    window.open_file(stage.card)
    panel = page(window, PanelPage, "panel")
    found = [(row.title, row.status) for row in panel.people.list.rows()]
    assert ("Dr. Kittiphum Thongsaimok", "Not confirmed by voice") in found


def test_all_pictures_are_painted_and_name_what_the_keyboard_reaches_in_thai(merged_desk: Desk) -> None:
    set_language(Language.TH)
    sizes, nameless = {}, {}
    for name, widget in chair_pictures(merged_desk):
        sizes[name] = picture(widget, 1366, 768).size().toTuple()
        nameless[name] = nameless_widgets(widget)

    assert nameless == {name: [] for name in sizes}
    tabs = ("day-progress", "day-plan", "finish-signatures", *(f"panel-{tab}" for tab in PANEL_TABS))
    shown = (*PAGES, *tabs, *OF_MERGING, *DELIBERATION, *OF_CHAIR, IMPORT, "new-contest")
    assert {f"chair-{name}": (1366, 768) for name in shown}.items() <= sizes.items()
