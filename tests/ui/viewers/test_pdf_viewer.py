"""A PDF with its toolbar, panel and password, in any width, by keyboard alone."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_desktop.ui.viewers.pdf_place import Fit, PdfPlace
from judge_desktop.ui.viewers.pdf_viewer import PdfViewer
from judge_desktop.ui.viewers.reading.answers import Failure
from judge_desktop.ui.viewers.reading.instant_reader import InstantReader
from judge_desktop.ui.viewers.reading.reader import Reader
from tests.helpers.accessibility import accessible_name, nameless_widgets
from tests.helpers.held_reader import HeldReader
from tests.helpers.keyboard import press
from tests.helpers.turns import settle
from tests.ui.viewers.conftest import PASSWORD

CONTROL = Qt.KeyboardModifier.ControlModifier


def make_viewer(qtbot: QtBot, reader: Reader, width: int = 700) -> PdfViewer:
    viewer = PdfViewer(reader)
    qtbot.addWidget(viewer)
    viewer.resize(width, 600)
    viewer.show()
    return viewer


@pytest.fixture
def viewer(qtbot: QtBot, papers: Path) -> PdfViewer:
    """The report, shown."""
    viewer = make_viewer(qtbot, InstantReader())
    viewer.open_file(papers / "report.pdf")
    QApplication.processEvents()
    return viewer


def test_a_page_is_typed_with_any_digits(viewer: PdfViewer, qtbot: QtBot) -> None:
    field = viewer.page_field
    for typed, page in (("3", 3), ("๒", 2), ("99", 4), ("abc", 4), ("0", 4)):
        field.setText(typed)
        with qtbot.waitSignal(field.edit_finished):
            field.edit_finished.emit(typed)
        assert (viewer.page(), field.typed()) == (page, str(page))
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert QApplication.focusWidget() in {viewer.view, None}


def test_the_first_and_last_page_say_why_there_is_no_further(viewer: PdfViewer) -> None:
    steps = viewer.toolbar._steps
    assert [one.isEnabled() for one in steps] == [False, True]
    assert steps[0].toolTip() == "This is the first page"
    for _ in range(3):
        steps[1].click()
    assert (viewer.page(), steps[1].toolTip()) == (4, "This is the last page")


def test_keys_zoom_fit_and_turn(viewer: PdfViewer, qtbot: QtBot) -> None:
    viewer.activateWindow()
    viewer.view.setFocus()
    qtbot.waitUntil(viewer.view.hasFocus)
    zoom = viewer.view.zoom()
    press(viewer.view, Qt.Key.Key_Plus, CONTROL)
    assert viewer.view.zoom() == pytest.approx(zoom * 1.2)
    assert viewer.toolbar._fit.words() == f"{round(zoom * 120)} %"
    press(viewer.view, Qt.Key.Key_Minus, CONTROL)
    assert viewer.view.zoom() == pytest.approx(zoom)
    press(viewer.view, Qt.Key.Key_0, CONTROL)
    assert (viewer.view.fit(), viewer.toolbar._fit.words()) == (Fit.WIDTH, "Fit width")
    press(viewer.view, Qt.Key.Key_0, CONTROL)
    assert (viewer.view.fit(), viewer.toolbar._fit.words()) == (Fit.PAGE, "Whole page")
    press(viewer.view, Qt.Key.Key_R, CONTROL)
    assert (viewer.view.rotation(), viewer.panel.thumbnails.rotation) == (90, 90)
    press(viewer.view, Qt.Key.Key_R, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert viewer.view.rotation() == 0


@pytest.mark.parametrize("width", [220, 300, 420, 650, 1000])
def test_nothing_of_the_toolbar_is_cut_in_any_width(qtbot: QtBot, papers: Path, width: int) -> None:
    viewer = make_viewer(qtbot, InstantReader(), width)
    viewer.open_file(papers / "long.pdf")
    QApplication.processEvents()
    bar = viewer.toolbar
    shown = [one for one in (*bar._importance, bar.more) if one.isVisible()]

    assert [one for one in shown if one.geometry().right() > width or one.width() < one.sizeHint().width()] == []
    assert all(one.geometry().right() < two.geometry().left() for one, two in pairwise(shown))
    menu = bar.make_menu()
    away = {one.objectName() for one in bar.put_away()} - {""}
    assert {one.objectName() for one in menu.actions()} == away
    assert bar.more.isVisible() == bool(away)
    if width == 300:
        assert {"rotate_pages", "zoom_in", "zoom_out", "fit_width"} <= away
        next(one for one in menu.actions() if one.objectName() == "rotate_pages").trigger()
        assert viewer.view.rotation() == 90
    menu.deleteLater()


def test_the_panel_shows_pages_and_contents(viewer: PdfViewer, qtbot: QtBot) -> None:
    assert viewer.panel.isHidden()
    viewer.toolbar.panel.click()
    assert viewer.panel.isVisible()
    settle()
    thumbnails = viewer.panel.thumbnails
    assert thumbnails.pixels.pixmap(0) is not None

    press(thumbnails, Qt.Key.Key_Down)
    press(thumbnails, Qt.Key.Key_Down)
    assert viewer.page() == 3
    viewer.go_to(2)
    assert thumbnails.currentIndex().row() == 1

    viewer.panel.show_tab("contents")
    tree = viewer.panel.outline.tree
    model = tree.model()
    first = model.index(0, 0)
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["1. Water of the canal", "2. Annexes"]
    assert model.index(0, 0, first).data() == "1.1 Results"
    tree.setCurrentIndex(model.index(1, 0))
    press(tree, Qt.Key.Key_Return)
    assert viewer.page() == 3
    assert viewer.panel.isVisible(), "beside the pages it stays"


def test_of_many_small_pages_only_those_seen_are_drawn(qtbot: QtBot, papers: Path) -> None:
    viewer = make_viewer(qtbot, InstantReader())
    viewer.open_file(papers / "long.pdf")
    viewer.set_panel_shown(True)
    viewer.go_to(400)
    settle()
    pixels = viewer.panel.thumbnails.pixels
    drawn = [page for page in range(500) if pixels.pixmap(page) is not None]
    assert 399 in drawn
    assert len(drawn) <= 8


def test_in_a_narrow_viewer_the_panel_takes_turns_with_the_pages(qtbot: QtBot, papers: Path) -> None:
    viewer = make_viewer(qtbot, InstantReader(), 360)
    viewer.open_file(papers / "report.pdf")
    viewer.set_panel_shown(True)
    QApplication.processEvents()
    assert (viewer.stack.isVisible(), viewer.panel.width()) == (False, 360)
    viewer.panel.thumbnails.set_page(2)
    press(viewer.panel.thumbnails, Qt.Key.Key_Down)
    press(viewer.panel.thumbnails, Qt.Key.Key_Return)
    assert (viewer.stack.isVisible(), viewer.panel.isVisible(), viewer.page()) == (True, False, 3)


def test_a_document_without_contents_says_so(qtbot: QtBot, papers: Path) -> None:
    viewer = make_viewer(qtbot, InstantReader())
    viewer.open_file(papers / "scan.pdf")
    viewer.set_panel_shown(True)
    viewer.panel.show_tab("contents")
    assert viewer.panel.outline._nothing.isVisible()
    assert viewer.panel.outline._nothing.sentence() == "This document has no table of contents"


def test_a_locked_document_asks_for_its_password(qtbot: QtBot, papers: Path) -> None:
    viewer = make_viewer(qtbot, InstantReader())
    told: list[tuple[str, str]] = []
    failures: list[str] = []
    viewer.password_accepted.connect(lambda path, password: told.append((path, password)))
    viewer.failed.connect(failures.append)
    path = papers / "locked.pdf"
    viewer.open_file(path, PdfPlace(page=2))
    assert viewer.stack.currentWidget() is viewer.password
    assert viewer.password.labelled.finding() == ""

    viewer.password.open.click()
    assert viewer.password.labelled.finding() == "Please enter the password"
    viewer.password.field.setText("wrong")
    QTest.keyClick(viewer.password.field, Qt.Key.Key_Return)
    assert viewer.password.labelled.finding() == "This password does not open the document"
    assert viewer.page_count() == 0
    viewer.password.field.setText(PASSWORD)
    QTest.keyClick(viewer.password.field, Qt.Key.Key_Return)
    assert (viewer.stack.currentWidget(), viewer.page()) == (viewer.view, 2)
    assert (told, failures) == ([(str(path), PASSWORD)], [])
    assert PASSWORD not in repr(viewer.view.file())

    viewer.close_file()
    viewer.open_file(path)
    assert viewer.page_count() == 4, "it is asked once"
    assert viewer.password.field.text() == ""


def test_the_keyboard_comes_to_what_is_shown(viewer: PdfViewer, papers: Path, qtbot: QtBot) -> None:
    viewer.activateWindow()
    viewer.setFocus()
    qtbot.waitUntil(viewer.view.hasFocus)
    viewer.open_file(papers / "locked.pdf")
    assert viewer.password.field.hasFocus()
    viewer.password.field.setText(PASSWORD)
    QTest.keyClick(viewer.password.field, Qt.Key.Key_Return)
    assert viewer.view.hasFocus()


def test_a_broken_or_missing_document_is_explained(qtbot: QtBot, papers: Path) -> None:
    viewer = make_viewer(qtbot, InstantReader())
    for name, words in (("broken.pdf", "damaged"), ("gone.pdf", "not on this computer")):
        with qtbot.waitSignal(viewer.failed) as told:
            viewer.open_file(papers / name)
        assert words in told.args[0]
        assert (viewer.page(), viewer.can_try_again) == (0, False)


@pytest.mark.parametrize("failure", [Failure.DIED, Failure.HUNG])
def test_a_document_that_kills_its_reader_is_explained(qtbot: QtBot, papers: Path, failure: Failure) -> None:
    reader = HeldReader("pdf.open")
    viewer = make_viewer(qtbot, reader)
    viewer.open_file(papers / "report.pdf")
    with qtbot.waitSignal(viewer.failed) as told:
        reader.fail(failure)
    assert "Your scores are safe" in told.args[0]
    assert viewer.can_try_again
    viewer.open_file(papers / "report.pdf")
    reader.answer()
    assert viewer.page_count() == 4


def test_a_document_left_before_it_opened_is_forgotten(qtbot: QtBot, papers: Path) -> None:
    reader = HeldReader("pdf.open")
    viewer = make_viewer(qtbot, reader)
    viewer.open_file(papers / "report.pdf", PdfPlace(page=3))
    assert viewer.place() == PdfPlace(page=3), "its place is not lost either"
    viewer.open_file(papers / "scan.pdf")
    reader.answer()
    assert viewer.page_count() == 2
    viewer.open_file(papers / "report.pdf")
    viewer.close_file()
    assert reader.waiting == []
    assert viewer.page_count() == 0


def test_pins_and_places_found_wait_for_the_document(qtbot: QtBot, papers: Path) -> None:
    reader = HeldReader("pdf.open")
    viewer = make_viewer(qtbot, reader)
    viewer.open_file(papers / "report.pdf")
    viewer.go_to_spot(3)
    reader.answer()
    assert viewer.spot() == (3, 0)
    viewer.go_to_spot(1)
    assert viewer.spot() == (1, 0)

    viewer.open_file(papers / "report.pdf")
    viewer.show_hit(2, "water", 2)
    reader.answer()
    settle()
    assert viewer.page() == 2
    boxes = viewer.view.hit_boxes(1)
    assert len(boxes) == 3
    seen = viewer.view.to_view(boxes[2][0])
    assert 0 < seen.y < viewer.view.viewport().height()
    assert viewer.view.marks.current_on(1) == 2
    viewer.mark_words("")
    assert viewer.view.hit_boxes(1) == []


def test_everything_the_keyboard_reaches_has_a_name(viewer: PdfViewer, papers: Path) -> None:
    viewer.set_panel_shown(True)
    assert nameless_widgets(viewer) == []
    assert accessible_name(viewer.view) == "Pages of the document"
    assert viewer.view.accessibleDescription() == "Page 1 of 4"
    assert accessible_name(viewer.toolbar._fit) == "Size: Fit width"
    index = viewer.panel.thumbnails.model().index(1, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Page 2"
    viewer.open_file(papers / "locked.pdf")
    assert nameless_widgets(viewer) == []


def test_a_screen_reader_is_given_the_words_of_the_page(viewer: PdfViewer, qtbot: QtBot) -> None:
    QAccessible.setActive(True)
    try:
        viewer.go_to(2)
        qtbot.waitUntil(lambda: "Water level published" in viewer.view.accessibleDescription())
        assert viewer.view.accessibleDescription().startswith("Page 2 of 4. ")
    finally:
        QAccessible.setActive(False)


def test_who_waits_for_a_file_is_told_so(qtbot: QtBot, papers: Path) -> None:
    reader = HeldReader("pdf.open")
    viewer = make_viewer(qtbot, reader)
    viewer.open_file(papers / "report.pdf")
    assert viewer.view._waiting_words == ""
    qtbot.waitUntil(lambda: viewer.view._waiting_words == "Opening the file…")
    viewer.grab()
    reader.answer()
    assert viewer.view._waiting_words == ""


def test_the_real_reader_shows_pages_and_finds_words(qtbot: QtBot, papers: Path) -> None:
    reader = Reader()
    viewer = make_viewer(qtbot, reader)
    try:
        with qtbot.waitSignal(viewer.ready):
            viewer.open_file(papers / "report.pdf")
        qtbot.waitUntil(lambda: viewer.view.pixels.pixmap(0) is not None)
        viewer.show_hit(2, "WATER", 1)
        qtbot.waitUntil(lambda: len(viewer.view.hit_boxes(1)) == 3)
        with qtbot.waitSignal(viewer.failed):
            viewer.open_file(papers / "broken.pdf")
    finally:
        reader.close()
