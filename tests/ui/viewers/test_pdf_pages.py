"""The pages of a PDF: asked for when they are seen, forgotten when they are gone, and never fighting for room."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_desktop.config.settings import Theme
from judge_desktop.ui.viewers.pdf_file import PdfFile
from judge_desktop.ui.viewers.pdf_page_view import PdfPageView
from judge_desktop.ui.viewers.pdf_pixels import MOST_PIXELS
from judge_desktop.ui.viewers.pdf_place import Fit, PdfPlace
from judge_desktop.ui.viewers.reading.answers import Failure
from judge_desktop.ui.viewers.reading.instant_reader import InstantReader
from judge_desktop.ui.widgets.theme import apply_theme
from tests.helpers import turns
from tests.helpers.held_reader import HeldReader

A4 = (595.0, 842.0)


def settle() -> None:
    """Let the timers of the view run out, and what they ask for come."""
    QTest.qWait(70)
    turns.settle()


def make_view(
    qtbot: QtBot, reader: InstantReader, path: Path, pages: int, place: PdfPlace | None = None
) -> PdfPageView:
    view = PdfPageView(reader, "Pages")
    qtbot.addWidget(view)
    view.resize(650, 600)
    view.show()
    view.set_file(PdfFile(path, "", (A4,) * pages), place)
    settle()
    return view


@pytest.fixture
def report(qtbot: QtBot, papers: Path) -> PdfPageView:
    """Four pages of the report, of one size for the view."""
    return make_view(qtbot, InstantReader(), papers / "report.pdf", 4)


def test_only_what_is_seen_and_its_neighbours_are_asked_for(qtbot: QtBot, papers: Path) -> None:
    reader = HeldReader("pdf.page")
    view = make_view(qtbot, reader, papers / "long.pdf", 500)
    assert reader.pages_waiting() == [0, 1]

    view.go_to(300)
    settle()
    assert sorted(reader.pages_waiting()) == [298, 299, 300], "pages scrolled away are forgotten"
    assert reader.pages_waiting()[0] == 299, "what is seen comes first"
    reader.answer()
    view.go_to(2)
    settle()
    reader.answer()
    settle()
    assert reader.waiting == []
    assert view.pixels.pixmap(1) is not None


def test_old_pixels_are_shown_until_the_new_ones_come(qtbot: QtBot, papers: Path) -> None:
    reader = HeldReader("pdf.page")
    view = make_view(qtbot, reader, papers / "report.pdf", 4)
    blank = view.grab().toImage()
    assert blank.pixelColor(325, 100) == QColor("white"), "a page is white paper with its number at first"
    reader.answer()
    before = view.pixels.pixmap(0)

    view.zoom_by(1.5)
    settle()
    assert reader.pages_waiting()[0] == 0
    assert view.pixels.pixmap(0) is before
    reader.answer()
    after = view.pixels.pixmap(0)
    assert before is not None
    assert after is not None
    assert after.width() == pytest.approx(before.width() * 1.5, abs=2)


def test_pixels_are_kept_up_to_a_number_of_bytes(qtbot: QtBot, papers: Path) -> None:
    view = make_view(qtbot, InstantReader(), papers / "long.pdf", 500)
    view.pixels._most_bytes = 8_000_000
    for page in range(1, 40, 3):
        view.go_to(page)
        settle()
    one = view.pixels.pixmap(36)
    assert one is not None
    assert view.pixels.size_bytes() <= 8_000_000 + 3 * one.width() * one.height() * 4


def test_a_very_high_zoom_never_asks_for_too_many_pixels(report: PdfPageView) -> None:
    report.zoom_by(100)
    settle()
    drawn = report.pixels.pixmap(0)
    assert report.zoom() == 5.0
    assert drawn is not None
    assert drawn.width() * drawn.height() <= MOST_PIXELS * 1.01


def test_a_page_that_cannot_be_drawn_says_so_and_the_others_stay(qtbot: QtBot, papers: Path) -> None:
    reader = HeldReader("pdf.page")
    view = make_view(qtbot, reader, papers / "report.pdf", 4)
    reader.fail(Failure.DIED)
    settle()

    assert view.pixels.is_lost(0)
    assert reader.waiting == [], "a page that kills its reader is not asked for again and again"
    view.grab()
    view.go_to(4)
    settle()
    reader.answer()
    assert view.pixels.pixmap(3) is not None


@pytest.mark.parametrize("fit", [Fit.WIDTH, Fit.PAGE])
def test_scroll_bars_never_fight(qtbot: QtBot, papers: Path, fit: Fit) -> None:
    view = make_view(qtbot, InstantReader(), papers / "long.pdf", 500, PdfPlace(fit=fit))
    changes: list[int] = []
    for bar in (view.verticalScrollBar(), view.horizontalScrollBar()):
        bar.rangeChanged.connect(lambda _low, high: changes.append(high))

    for page in (250, 1, 500, 3):
        view.go_to(page)
        settle()
    assert changes == []
    for width, height in ((300, 600), (301, 600), (900, 300), (650, 601)):
        view.resize(width, height)
        settle()
    assert len(changes) <= 8
    assert view.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def test_the_lying_scroll_bar_comes_once_and_goes_once(report: PdfPageView) -> None:
    changes: list[int] = []
    report.horizontalScrollBar().rangeChanged.connect(lambda _low, high: changes.append(high))
    report.zoom_by(3)
    settle()
    assert report.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOn
    report.set_fit(Fit.WIDTH)
    settle()
    assert report.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    assert len(changes) == 2


def test_zooming_keeps_what_is_under_the_mouse(report: PdfPageView) -> None:
    report.go_to(2)
    at = QPointF(400, 300)
    before = report.page_point(at)
    wheel = QWheelEvent(
        at,
        at,
        QPointF(0, 0).toPoint(),
        QPointF(0, 120).toPoint(),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    zoom = report.zoom()
    report.wheelEvent(wheel)

    after = report.page_point(at)
    assert report.zoom() == pytest.approx(zoom * 1.2)
    assert before is not None
    assert after is not None
    assert after[0] == before[0] == 1
    assert after[1] == pytest.approx(before[1], abs=1)


def test_a_place_is_come_back_to(qtbot: QtBot, papers: Path, report: PdfPageView) -> None:
    report.go_to(3)
    report.verticalScrollBar().setValue(report.verticalScrollBar().value() + 123)
    report.rotate()
    report.zoom_by(0.8)
    place = report.place()
    value = report.verticalScrollBar().value()
    assert (place.page, place.fit, place.rotation) == (3, Fit.NONE, 90)

    again = make_view(qtbot, InstantReader(), papers / "report.pdf", 4, place)
    assert again.place() == place
    assert again.verticalScrollBar().value() == value


def test_the_page_gone_to_is_the_page_even_at_the_end(report: PdfPageView) -> None:
    told: list[int] = []
    report.page_changed.connect(told.append)
    report.zoom_by(0.3)
    report.go_to(4)
    assert (report.page(), told) == (4, [4])
    report.resize(500, 500)
    settle()
    assert report.page() == 4
    report.go_to(99)
    assert report.page() == 4
    report.go_to(-3)
    assert report.page() == 1
    assert report.accessibleDescription() == "Page 1 of 4"


def test_keys_move_through_the_pages(report: PdfPageView) -> None:
    bar = report.verticalScrollBar()
    QTest.keyClick(report, Qt.Key.Key_Down)
    assert bar.value() == 48
    QTest.keyClick(report, Qt.Key.Key_Up)
    QTest.keyClick(report, Qt.Key.Key_Space)
    page = bar.value()
    assert page == report.viewport().height() - 48
    QTest.keyClick(report, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == 0
    QTest.keyClick(report, Qt.Key.Key_PageDown)
    assert bar.value() == page
    QTest.keyClick(report, Qt.Key.Key_End)
    assert report.page() == 4
    QTest.keyClick(report, Qt.Key.Key_Home)
    assert (report.page(), bar.value()) == (1, 0)
    report.zoom_by(3)
    across = report.horizontalScrollBar().value()
    QTest.keyClick(report, Qt.Key.Key_Right)
    assert report.horizontalScrollBar().value() == across + 48


def test_in_the_dark_a_page_has_a_veil_and_is_not_inverted(report: PdfPageView, qapp: QApplication) -> None:
    apply_theme(qapp, Theme.DARK)
    settle()
    paper = report.grab().toImage().pixelColor(60, 200)
    assert paper == QColor(209, 209, 209)


def test_turning_draws_the_pages_again_and_keeps_the_page(report: PdfPageView) -> None:
    report.go_to(2)
    settle()
    standing = report.pixels.pixmap(1)
    report.rotate()
    settle()
    lying = report.pixels.pixmap(1)
    assert standing is not None
    assert lying is not None
    assert standing.height() > standing.width()
    assert lying.width() > lying.height()
    assert (report.page(), report.rotation()) == (2, 90)
    report.rotate(-90)
    assert report.rotation() == 0
