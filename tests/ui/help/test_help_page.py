"""Help in the window: from a page, from its key, through its links, its contents and its search, and back again."""

import shutil
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton
from pytestqt.qtbot import QtBot

from judge_desktop.config.help_blocks import Span, SpanKind
from judge_desktop.config.help_pages import HELP_PAGES, load_help_page
from judge_desktop.config.i18n import Language
from judge_desktop.config.settings import Settings, TextSize
from judge_desktop.ui import choose_files
from judge_desktop.ui.help.help_page import HelpPageView
from judge_desktop.ui.help.help_search import find_help
from judge_desktop.ui.help.span_label import SpanLabel
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.ui.tasks import Tasks
from judge_desktop.workflow.contests_here import name_contests
from judge_desktop.workflow.open_package import open_package
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.accessibility import nameless_widgets
from tests.helpers.clipping import settled_faults
from tests.helpers.instant_tasks import InstantTasks
from tests.helpers.judge_pages import discard, looking
from tests.helpers.turns import settle

CHOSEN = ("judge", "rehearsal", "keys", "install")
LINKED = (Span("Read "), Span("this", SpanKind.LINK, "judge"), Span(" or "), Span("that", SpanKind.LINK, "chair"))


def help_shown(window: MainWindow) -> HelpPageView:
    """The page of help, which must be shown."""
    page = window.page()
    assert isinstance(page, HelpPageView)
    return page


def open_judge(window: MainWindow, package_file: Path) -> JudgeWindow:
    """The judge's window inside the program."""
    window.show_judge(open_package(window.desk.ws, package_file, judge="J1").package.contest.id)
    page = window.page()
    assert isinstance(page, JudgeWindow)
    page.card.focus_form()
    return page


@pytest.fixture
def view(qtbot: QtBot) -> HelpPageView:
    """Help at the guide for judges."""
    page = HelpPageView("judge")
    qtbot.addWidget(page)
    page.resize(1366, 690)
    page.show()
    return page


def test_f1_lays_help_over_the_scorecard_and_gives_the_field_back(main_window: MainWindow, package_file: Path) -> None:
    judge = open_judge(main_window, package_file)
    field = judge.card.form.rows["D1"].field
    assert QApplication.focusWidget() is field

    QTest.keyClick(field, Qt.Key.Key_F1)
    page = help_shown(main_window)
    assert page.place() == judge.help_place()
    assert QApplication.focusWidget() is page.reading()
    assert nameless_widgets(page) == []

    QTest.keyClick(page.reading(), Qt.Key.Key_Escape)
    assert main_window.page() is judge
    assert QApplication.focusWidget() is field

    QTest.keyClick(field, Qt.Key.Key_F1)
    QTest.keyClick(help_shown(main_window).reading(), Qt.Key.Key_F1)
    assert main_window.page() is judge


def test_the_key_of_all_keys_goes_on_from_help_and_leaves_from_there(main_window: MainWindow) -> None:
    home = main_window.page()
    QTest.keyClick(home, Qt.Key.Key_F1)
    QTest.keyClick(help_shown(main_window).reading(), Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert help_shown(main_window).place() == "keys"

    QTest.keyClick(help_shown(main_window).reading(), Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert main_window.page() is home


def test_help_may_be_left_while_its_page_is_set_for_paper(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, package_file: Path, tmp_path: Path
) -> None:
    go_on = threading.Event()
    monkeypatch.setattr("judge_desktop.ui.help.help_paper.print_guide", lambda *_: go_on.wait(60))
    monkeypatch.setattr(choose_files, "ask_save", lambda *_: tmp_path / "guide.pdf")
    tasks = Tasks()
    window = MainWindow(Workspace(tmp_path / "own"), tasks, Settings())
    qtbot.addWidget(window)
    window.show()
    window.show_help("judge")
    page = help_shown(window)
    page.save_requested.emit("judge")
    page.back_requested.emit()
    with qtbot.waitSignal(page.destroyed):
        pass
    with qtbot.captureExceptions() as raised:
        go_on.set()
        qtbot.waitUntil(lambda: not tasks.is_busy())

    assert raised == []
    window.close()


def test_a_file_from_outside_goes_to_the_contest_below_help(qtbot: QtBot, package_file: Path, tmp_path: Path) -> None:
    shutil.copytree(package_file.parent / "chair", tmp_path / "chair", ignore=shutil.ignore_patterns("*.lock"))
    window = MainWindow(Workspace(tmp_path / "chair"), InstantTasks(), Settings())
    qtbot.addWidget(window)
    contest = name_contests(window.desk.ws)[0].contest
    window.show_chair(contest)
    window.show_help()
    assert window.contest_shown() == contest
    window.show_home()
    assert window.contest_shown() == ""
    window.close()


def test_another_page_takes_the_place_of_help(main_window: MainWindow, package_file: Path) -> None:
    judge = open_judge(main_window, package_file)
    main_window.show_help()
    main_window.open_file(package_file)

    assert not isinstance(main_window.page(), HelpPageView)
    assert judge.isHidden()


def test_a_page_can_be_chosen_in_the_contents_and_the_arrow_goes_back_through_them(view: HelpPageView) -> None:
    left: list[bool] = []
    view.back_requested.connect(lambda: left.append(True))
    for name in CHOSEN:
        entry = view.findChild(QAbstractButton, f"contents_{name}")
        assert entry is not None
        entry.click()
        assert view.place() == name
        assert view.reading().blocks.page.title == load_help_page(name, Language.EN).title
        headings = [f"{name}#{one.anchor}" for one in view.reading().blocks.page.headings() if one.level == 2]
        assert [place for place in view.contents.places() if "#" in place] == headings
    for name in reversed(CHOSEN[:-1]):
        QTest.keyClick(view.reading(), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        assert view.place() == name
    assert not left
    arrow = view.findChild(QAbstractButton, "back")
    assert arrow is not None
    arrow.click()
    assert left == [True]


def test_a_place_is_scrolled_to_and_the_keys_move_on(view: HelpPageView) -> None:
    view.resize(480, 420)
    view.show_place("keys#window")
    QApplication.processEvents()
    heading, area = view.reading().blocks.heading("window"), view.reading()
    assert heading is not None
    bar = area.verticalScrollBar()
    assert heading.mapTo(area.viewport(), heading.rect().topLeft()).y() in range(area.viewport().height())

    QTest.keyClick(area, Qt.Key.Key_Home)
    assert bar.value() == 0
    QTest.keyClick(area, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(area, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()


def test_a_window_of_another_width_keeps_the_reader_where_she_was(view: HelpPageView) -> None:
    view.show_place("chair#deliberate")
    settle()
    area = view.reading()
    heading = area.blocks.heading("deliberate")
    assert heading is not None
    before = heading.mapTo(area.viewport(), heading.rect().topLeft()).y()

    for size in ((900, 690), (480, 512), (1366, 690)):
        view.resize(*size)
        settle()
        assert abs(heading.mapTo(area.viewport(), heading.rect().topLeft()).y() - before) <= 2


def test_back_leads_to_where_the_page_was_left(view: HelpPageView) -> None:
    bar = view.reading().verticalScrollBar()
    bar.setValue(bar.maximum())
    left = bar.value()
    view.show_place("problems#scoring")
    view.show_place("judge#steps")
    settle()
    assert bar.value() not in (0, left)

    view.go_back()
    view.go_back()
    settle()
    assert (view.place(), bar.value()) == ("judge", left)


def test_the_contents_show_the_section_that_is_read(qtbot: QtBot) -> None:
    view = HelpPageView("chair#tie")
    qtbot.addWidget(view)
    view.resize(960, 480)
    view.show()
    settle()
    entry = view.contents.findChild(QAbstractButton, "contents_chair#deliberate")
    assert entry is not None
    assert entry.isChecked()
    assert not entry.visibleRegion().isEmpty()

    view.contents.search.setText("tie")
    settle()
    first = view.contents.findChild(QAbstractButton, f"contents_{find_help('tie', Language.EN)[0].place}")
    assert first is not None
    view.contents.search.setText("tie")
    found = [one for one in view.contents.findChildren(QAbstractButton, first.objectName()) if one.isVisible()]
    assert [one.visibleRegion().boundingRect().height() for one in found] == [one.height() for one in found]
    view.contents.search.clear()
    settle()
    assert not entry.visibleRegion().isEmpty()


def test_the_cross_empties_the_search(view: HelpPageView) -> None:
    cross = view.contents.search.findChild(QAbstractButton)
    assert cross is not None
    assert (cross.accessibleName(), cross.isVisible()) == ("Clear the search", False)
    view.contents.search.setText("full screen")
    assert cross.isVisible()
    assert view.contents.search.rect().contains(cross.geometry())

    cross.click()
    assert (view.contents.search.text(), cross.isVisible()) == ("", False)
    assert view.contents.search.hasFocus()


def test_where_there_is_no_room_for_both_the_contents_take_turns_with_the_text(view: HelpPageView) -> None:
    view.resize(480, 690)
    button = view.findChild(QPushButton, "help_contents")
    assert button is not None
    assert (view.contents.isVisible(), view.reading().isVisible()) == (False, True)
    button.click()
    assert (view.contents.isVisible(), view.reading().isVisible()) == (True, False)
    view.contents.place_requested.emit("chair")
    assert (view.contents.isVisible(), view.reading().isVisible()) == (False, True)
    QTest.keyClick(view.reading(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert view.contents.search.hasFocus()


def test_a_search_lists_the_sections_and_enter_opens_the_first(view: HelpPageView) -> None:
    view.contents.search.setFocus()
    QTest.keyClicks(view.contents.search, "full screen")
    found = find_help("full screen", Language.EN)
    assert [one.place for one in found] == list(view.contents.places())
    assert "keys#window" in view.contents.places()

    QTest.keyClick(view.contents.search, Qt.Key.Key_Return)
    assert view.place() == found[0].place
    view.contents.search.setText("zzzzzz")
    assert view.contents.places() == ()
    view.contents.search.clear()
    assert len(view.contents.places()) >= len(HELP_PAGES)


def test_a_search_finds_every_word_in_any_spelling_headings_first() -> None:
    places = [one.place for one in find_help("เต็มจอ  ctrl+o", Language.TH)]
    assert places == []
    assert find_help("CTRL+o เต็ม", Language.TH)[0].place == "keys#window"
    assert find_help("x", Language.EN) == ()
    first = find_help("presentation day", Language.EN)[0]
    assert "presentation day" in first.heading.casefold()


def test_links_are_followed_by_keyboard_and_mouse(qtbot: QtBot) -> None:
    label, beside = SpanLabel(LINKED), QPushButton("beside")
    for widget in (label, beside):
        qtbot.addWidget(widget)
    beside.setParent(label.window())
    label.resize(400, 60)
    label.show()
    followed: list[str] = []
    label.place_requested.connect(followed.append)
    label.setFocus(Qt.FocusReason.TabFocusReason)
    assert label.link() == "this"
    QTest.keyClick(label, Qt.Key.Key_Return)
    QTest.keyClick(label, Qt.Key.Key_Tab)
    assert (label.link(), label.accessibleDescription()) == ("that", "Link: that")
    QTest.keyClick(label, Qt.Key.Key_Space)
    assert followed == ["judge", "chair"]


def test_a_sentence_keeps_all_its_words_in_any_width(qtbot: QtBot) -> None:
    spans = (
        Span("เปิดไฟล์ "),
        Span("ชุดผลงาน", SpanKind.STRONG),
        Span(" แล้วกด "),
        Span("Ctrl+O", SpanKind.KEY),
        Span(" หรืออ่าน"),
        Span("วิธีแก้ปัญหาทั้งหมด", SpanKind.LINK, "problems"),
        Span("ก่อน"),
    )
    whole = "".join(span.text for span in spans).replace(" ", "")
    label = SpanLabel(spans)
    qtbot.addWidget(label)
    for width in (30, 80, 150, 300, 900):
        label.resize(width, 100)
        assert "".join(label.lines()).replace(" ", "") == whole
        assert label.heightForWidth(width) == len(label.lines()) * label.heightForWidth(5000)


@pytest.mark.parametrize("language", list(Language))
def test_pages_of_every_kind_fit_at_every_size(qapp: QApplication, language: Language) -> None:
    found: list[str] = []
    for size, names, widths in (
        (TextSize.NORMAL, ("judge", "keys"), ((911, 512), (480, 768))),
        (TextSize.HUGE, ("judge", "rehearsal"), ((1366, 690),)),
    ):
        with looking(qapp, language, size):
            for name in names:
                page = HelpPageView(name)
                for width, height in widths:
                    page.resize(width, height)
                    page.show()
                    found += [f"{name} {width} {int(size)}: {fault}" for fault in settled_faults(page)]
                    assert page.width() == width
                discard(page)
    assert found == []
