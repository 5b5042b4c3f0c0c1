"""The document pane for the pictures: every way an attachment is shown, the panel beside a PDF, the search."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge.document_items import Viewer
from judge_desktop.ui.judge.judge_bar import DOCUMENT
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.viewers.pdf_side_panel import CONTENTS, PAGES
from tests.screenshots.stage import MIXED, REVISED, SHOWN, WITH_PHOTOS
from tests.screenshots.waiting import wait_for

_MIXED = {
    "markdown": "บันทึกเยี่ยมชม",
    "text": "หมายเหตุ",
    "table": "ผู้ใช้งาน",
    "docx": "ภาคผนวก",
    "xlsx": "ตารางผล",
    "pptx": "สไลด์",
    "sound": "บทสัมภาษณ์",
    "locked": "สัญญา",
    "damaged": "แผนที่",
    "not-shown": "ข้อมูลดิบ",
}
_SEARCHED = "ประชาชน"


def attachment_pictures(desk: Desk, window: JudgeWindow) -> Iterator[tuple[str, QWidget]]:
    """(name, window) with one kind of attachment after the other in its middle."""
    yield from _pdf(desk, window)
    _open(desk, window, REVISED)
    yield "document-versions", window
    pdf = window.document.viewers.pdf
    pdf.set_panel_shown(True)
    pdf.panel.show_tab(CONTENTS)
    pdf.panel.focus_shown()
    wait_for(desk)
    yield "document-contents", window
    pdf.set_panel_shown(False)
    _open(desk, window, WITH_PHOTOS)
    window.document._go_to_tab("pictures")
    wait_for(desk)
    yield "document-photos", window
    window.document._go_to_tab("summary")
    yield "document-summary", window
    yield from _film(desk, window)
    _open(desk, window, MIXED)
    for name, words in _MIXED.items():
        window.document._go_to_tab(next(one.key for one in window.document._items.values() if one.words == words))
        wait_for(desk)
        yield f"document-{name}", window
        if name == "locked":
            window.document.viewers.pdf.password.say_wrong()
            yield "document-locked-wrong", window


def _open(desk: Desk, window: JudgeWindow, submission: str) -> None:
    """Show that submission, with its document in sight also where it takes turns with the form."""
    window.walk.open(submission)
    window.panes.show_side(DOCUMENT)
    wait_for(desk)


def _pdf(desk: Desk, window: JudgeWindow) -> Iterator[tuple[str, QWidget]]:
    _open(desk, window, SHOWN)
    pdf = window.document.viewers.pdf
    pdf.set_panel_shown(True)
    pdf.panel.show_tab(PAGES)
    wait_for(desk)
    yield "document-pages", window
    pdf.set_panel_shown(False)
    window.document.open_search()
    window.document.search.panel.field.setText(_SEARCHED)
    wait_for(desk)
    wait_for(desk)
    window.document.search.panel.list.setFocus()
    yield "document-search", window
    window.document.search.panel.field.setFocus()
    window.document.search.panel.field.setText("ไม่มีคำนี้")
    wait_for(desk)
    wait_for(desk)
    yield "document-search-nothing", window
    window.document.search.panel.close_search()


def _film(desk: Desk, window: JudgeWindow) -> Iterator[tuple[str, QWidget]]:
    """A film in the middle, and the page for one that ended the program."""
    item = next(one for one in window.document._items.values() if one.viewer is Viewer.MEDIA)
    window.document._go_to_tab(item.key)
    wait_for(desk)
    films = window.document.viewers.films
    films.go_to_spot(0, 4)
    wait_for(desk)
    yield "document-film", window
    films.close_file()
    films.ended.show_file(item.files[0].name, is_film=True)
    films.setCurrentWidget(films.ended)
    yield "document-film-ended", window
