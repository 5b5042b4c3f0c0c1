"""Text of a page is selected and copied; links are shown, followed inside the document and asked about outside."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QToolTip
from pytestqt.qtbot import QtBot

from judge_desktop.ui.viewers.pdf_layout import Box
from judge_desktop.ui.viewers.pdf_links import LinkDialog, PdfLink, exact_address
from judge_desktop.ui.viewers.pdf_pointer import _short
from judge_desktop.ui.viewers.pdf_viewer import PdfViewer
from judge_desktop.ui.viewers.reading.instant_reader import InstantReader
from judge_desktop.ui.widgets.text_label import SelectableText
from tests.helpers.held_reader import HeldReader
from tests.helpers.turns import settle
from tests.ui.viewers.conftest import ADDRESS

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def viewer(qtbot: QtBot, papers: Path) -> PdfViewer:
    """The report, shown."""
    return shown(qtbot, InstantReader(), papers / "report.pdf")


def shown(qtbot: QtBot, reader: InstantReader, path: Path) -> PdfViewer:
    viewer = PdfViewer(reader)
    qtbot.addWidget(viewer)
    viewer.resize(700, 600)
    viewer.show()
    with qtbot.waitSignal(viewer.ready):
        viewer.open_file(path)
    settle()
    return viewer


def at(viewer: PdfViewer, page: int, x: float, y: float) -> QPoint:
    """Where a point of a page (from 1), in points from its top left, falls in the viewport."""
    box = viewer.view.to_view(viewer.view.layout_of_pages.to_roll(page - 1, x, y, 0, 0))
    return QPoint(round(box.x), round(box.y))


def drag(viewer: PdfViewer, start: QPoint, end: QPoint) -> None:
    port = viewer.view.viewport()
    QTest.mousePress(port, LEFT, Qt.KeyboardModifier.NoModifier, start)
    for step in (QPoint(20, 0), end - start):
        QTest.mouseMove(port, start + step)
        move(viewer, start + step, LEFT)
    QTest.mouseRelease(port, LEFT, Qt.KeyboardModifier.NoModifier, end)


def move(viewer: PdfViewer, where: QPoint, buttons: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    from PySide6.QtGui import QMouseEvent

    port = viewer.view.viewport()
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(where),
        port.mapToGlobal(QPointF(where)),
        Qt.MouseButton.NoButton,
        buttons,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(port, event)


def test_text_is_selected_by_a_drag_and_copied(viewer: PdfViewer) -> None:
    drag(viewer, at(viewer, 1, 70, 96), at(viewer, 1, 300, 96))
    assert viewer.view.selection.text == "The water of the canal"
    assert viewer.view.selection.rects != ()
    viewer.view.setFocus()
    QTest.keyClick(viewer.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "The water of the canal"

    QTest.mouseClick(viewer.view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at(viewer, 1, 400, 500))
    assert viewer.view.selection.text == ""


def test_a_double_click_selects_a_word(viewer: PdfViewer) -> None:
    QTest.mouseDClick(viewer.view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at(viewer, 1, 110, 96))
    assert viewer.view.selection.text == "water"
    QTest.mouseDClick(viewer.view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at(viewer, 1, 80, 196))
    assert viewer.view.selection.text == "งบประมาณ"


def test_the_keyboard_selects_and_copies_a_whole_page(viewer: PdfViewer) -> None:
    viewer.go_to(2)
    viewer.view.setFocus()
    QTest.keyClick(viewer.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(viewer.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().split("\n") == ["Water level published"] * 3

    menu = viewer.pointer.make_menu()
    actions = {one.objectName(): one for one in menu.actions()}
    assert actions["copy_selection"].isEnabled()
    viewer.view.selection.clear()
    viewer.go_to(4)
    actions["copy_page"].trigger()
    assert QGuiApplication.clipboard().text() == "The last page"
    menu.deleteLater()


def test_while_one_selection_is_read_only_the_newest_wish_waits(qtbot: QtBot, papers: Path) -> None:
    reader = HeldReader("pdf.selection")
    viewer = shown(qtbot, reader, papers / "report.pdf")
    for x in range(100, 300, 10):
        viewer.view.selection.select_between(0, (70.0, 96.0), (float(x), 96.0))
    assert len(reader.waiting) == 1
    reader.answer()
    assert len(reader.waiting) == 1
    reader.answer()
    assert viewer.view.selection.text == "The water of the canal"
    assert reader.waiting == []
    assert len([task for task, _ in reader.asked if task == "pdf.selection"]) == 2


def test_links_show_where_they_lead(viewer: PdfViewer) -> None:
    outside, inside = at(viewer, 1, 100, 290), at(viewer, 1, 100, 330)
    move(viewer, outside)
    assert viewer.view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    move(viewer, at(viewer, 1, 100, 400))
    assert viewer.view.viewport().cursor().shape() is Qt.CursorShape.IBeamCursor

    tip = QHelpEvent(QEvent.Type.ToolTip, outside, viewer.view.viewport().mapToGlobal(outside))
    QApplication.sendEvent(viewer.view.viewport(), tip)
    assert QToolTip.text() == f"<span>{ADDRESS}</span>".replace("&", "&amp;")
    QToolTip.hideText()
    link = viewer.view.link_at(QPointF(inside))
    assert link is not None
    assert (link.page, link.words()) == (3, "Page 3")


def test_a_link_inside_the_document_is_followed(viewer: PdfViewer) -> None:
    QTest.mouseClick(viewer.view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at(viewer, 1, 100, 330))
    assert viewer.page() == 3


def test_a_link_outside_is_asked_about(viewer: PdfViewer, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    click = (viewer.view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at(viewer, 1, 100, 290))

    QTest.mouseClick(*click)
    dialog = viewer.findChild(LinkDialog)
    assert dialog is not None
    assert QUrl(dialog.findChild(SelectableText, "link_address").text()) == QUrl(ADDRESS)  # type: ignore[union-attr]
    dialog.reject()
    assert opened == []
    QTest.mouseClick(*click)
    again = next(one for one in viewer.findChildren(LinkDialog) if one.isVisible())
    again.copy.click()
    assert QUrl(QGuiApplication.clipboard().text()) == QUrl(ADDRESS)
    assert again.isVisible(), "copying does not answer"
    again.answer.click()
    assert [QUrl(one) for one in opened] == [QUrl(ADDRESS)]


@pytest.mark.parametrize(
    "address", ["file:///C:/Windows/calc.exe", "smb://host/share", "javascript:alert(1)", "calc.exe"]
)
def test_an_address_that_could_start_something_is_only_copied(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    dialog = LinkDialog(address)
    qtbot.addWidget(dialog)

    assert dialog.answer.words() == "Copy the address"
    assert dialog.copy.isHidden()
    dialog.accept()
    assert QGuiApplication.clipboard().text() == address
    assert opened == []


def test_a_very_long_address_leaves_the_answers_on_the_screen(qtbot: QtBot) -> None:
    address = "https://example.org/" + "a" * 3900
    dialog = LinkDialog(address)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.fit()
    field = dialog.findChild(QTextEdit, "link_address")
    assert field is not None
    assert field.toPlainText() == address
    assert dialog.height() < 500


def test_the_menu_follows_links_without_a_mouse(viewer: PdfViewer) -> None:
    menu = viewer.pointer.make_menu()
    links = [one for one in menu.actions() if one.objectName() == "follow_link"]
    assert [one.text() for one in links][1] == "Page 3"
    links[1].trigger()
    assert viewer.page() == 3
    assert [one for one in viewer.pointer.make_menu().actions() if one.objectName() == "follow_link"] == []
    menu.deleteLater()


def test_a_long_address_is_short_in_the_menu() -> None:
    link = PdfLink(Box(0, 0, 1, 1), address="https://example.org/<b>" + "x&" * 100)
    assert link.words() == exact_address(link.address)
    assert "%3Cb%3Ex&amp;x" in link.tooltip()
    assert _short(link.words()) == "https://example.org/%3Cb%3E" + "x&&" * 16 + "x…"
