"""Attachments: each kind in its viewer, at the place where it was left; what cannot be shown is explained and saved."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import docx
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_desktop.domain.contest import Applicant, Attachment, Ground, RecusalScope, Submission
from judge_desktop.domain.text import Text
from judge_desktop.ui import choose_files
from judge_desktop.ui.judge import document_items as document_items_module
from judge_desktop.ui.judge.document_items import Viewer, _new_words, document_items, icon_of, size_words, viewer_of
from judge_desktop.ui.judge.document_pane import DocumentPane
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.viewers.image_viewer import ImageViewer
from judge_desktop.ui.viewers.reading.answers import Failure
from judge_desktop.ui.viewers.reading_viewer import ReadingViewer
from judge_desktop.workflow.package_changes import SubmissionNews

MARKDOWN = "# แผน\n\nอ่าน<b>ได้</b> ![](file:///etc/passwd)"
CSV = "ลำดับ;ชื่อ\n1;สวนสาธารณะ\n2;ตลาดนัด\n"


def file_of(name: str, media_type: str, sha256: str) -> Attachment:
    """An attachment as a package names it."""
    return Attachment(sha256=sha256 * 64, name=name, media_type=media_type, size=1000)


def submission_of(*attachments: Attachment, summary: str = "") -> Submission:
    """A submission with these attachments."""
    applicant = Applicant(name=Text(th="เทศบาล"))
    return Submission(
        id="A-1",
        number=1,
        category="A",
        title=Text(th="งาน"),
        applicant=applicant,
        summary=Text(th=summary),
        attachments=attachments,
    )


def word_file() -> bytes:
    """A DOCX of one sentence."""
    document = docx.Document()
    document.add_heading("แผนการเรียนรู้", 1)
    document.add_paragraph("เด็กปลูกผักที่โรงเรียน")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def picture(colour: str) -> bytes:
    """A PNG of one colour."""
    stream = io.BytesIO()
    Image.new("RGB", (40, 20), colour).save(stream, "PNG")
    return stream.getvalue()


KINDS = {
    "คำอธิบาย.md": ("text/plain", MARKDOWN.encode()),
    "ตาราง.csv": ("text/plain", CSV.encode("utf-8-sig")),
    "แผน.docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", word_file()),
    "แดง.png": ("image/png", picture("red")),
    "เขียว.png": ("image/png", picture("green")),
    "โปรแกรม.exe": ("application/octet-stream", b"MZ"),
}


@pytest.fixture
def pane(judge: JudgeWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DocumentPane:
    """The pane of the judge's window, showing a submission with a file of every other kind."""
    paths: dict[str, Path] = {}
    attachments = []
    for n, (name, (media_type, content)) in enumerate(KINDS.items()):
        one = file_of(name, media_type, str(n))
        paths[one.sha256] = tmp_path / one.sha256
        paths[one.sha256].write_bytes(content)
        attachments.append(one)
    before = judge.session.attachment_path
    find: Callable[[str], Path] = lambda sha256: paths.get(sha256) or before(sha256)  # noqa: E731
    monkeypatch.setattr(judge.document.viewers, "_path_of", find)
    monkeypatch.setattr(judge.document.search, "_path_of", find)
    submission = replace(judge.session.submission("ENV-01"), attachments=tuple(attachments), summary=Text(th="สรุปงาน"))
    judge.document.show_submission(submission)
    QApplication.processEvents()
    return judge.document


def choose(pane: DocumentPane, key: str) -> str:
    """Press that tab and say what shows it."""
    pane.tabs.set_tab(key)
    pane.tabs.tab_changed.emit(key)
    QApplication.processEvents()
    return what_shows(pane)


def what_shows(pane: DocumentPane) -> str:
    """Which page is in front."""
    shown = pane.stack.currentWidget()
    own = {pane.text: "summary", pane.file: "file", pane._nothing: "nothing"}
    return own.get(shown) or type(shown).__name__  # type: ignore[arg-type]


def shown(judge: JudgeWindow, submission: str, tab: int) -> str:
    """Open that tab of the submission and say what shows it."""
    judge.walk.open(submission)
    QApplication.processEvents()
    return choose(judge.document, list(judge.document._items)[tab])


# what shows what


def test_each_kind_of_attachment_has_its_viewer(judge: JudgeWindow) -> None:
    assert [shown(judge, "MOB-01", n) for n in (0, 1, 3)] == ["PdfViewer", "ImageViewer", "summary"]
    assert shown(judge, "GOV-02", 1) == "PdfViewer", "slides are shown as the PDF made from them"
    item = judge.document.shown_item()
    assert item is not None
    assert item.original is not None
    assert item.original.name.endswith(".pptx")


def test_texts_tables_office_files_and_pictures_are_shown(pane: DocumentPane) -> None:
    items = list(pane._items.values())
    assert [one.viewer for one in items] == [
        Viewer.TEXT,
        Viewer.TABLE,
        Viewer.OFFICE,
        Viewer.PICTURES,
        Viewer.FILE,
        Viewer.SUMMARY,
    ]
    assert [choose(pane, one.key) for one in items] == [
        "ReadingViewer",
        "ReadingViewer",
        "ReadingViewer",
        "ImageViewer",
        "file",
        "summary",
    ]
    choose(pane, items[2].key)
    assert pane.viewers.reading.notes.notes() == [
        "Simplified view: pages, pictures and layout of the original are missing; save a copy for the whole file."
    ]
    choose(pane, items[4].key)
    assert (pane.file.sentence(), pane.file.again.isHidden()) == ("This kind of file is not shown here.", True)


@pytest.mark.parametrize(
    ("name", "media_type", "viewer", "icon"),
    [
        ("a.pdf", "application/pdf", Viewer.PDF, "file-text"),
        ("a.webp", "image/webp", Viewer.PICTURES, "image"),
        ("a.svg", "text/plain", Viewer.PICTURES, "file-text"),
        ("a.heic", "image/heic", Viewer.FILE, "image"),
        ("a.mp4", "video/mp4", Viewer.MEDIA, "film"),
        ("a.mp3", "audio/mpeg", Viewer.MEDIA, "music"),
        ("a.tsv", "text/plain", Viewer.TABLE, "file-text"),
        ("a.ods", "application/vnd.oasis.opendocument.spreadsheet", Viewer.OFFICE, "file-spreadsheet"),
        ("a.doc", "application/msword", Viewer.FILE, "file-text"),
        ("a.zip", "application/zip", Viewer.FILE, "archive"),
    ],
)
def test_kinds_viewers_and_icons(name: str, media_type: str, viewer: Viewer, icon: str) -> None:
    assert (viewer_of(file_of(name, media_type, "a")), icon_of(media_type)) == (viewer, icon)


def test_a_submission_without_attachments_shows_its_summary() -> None:
    odd = submission_of(file_of("run.exe", "application/octet-stream", "0"))

    assert document_items(submission_of()) == ()
    assert [one.viewer for one in document_items(submission_of(summary="สรุป"))] == [Viewer.SUMMARY]
    assert [(one.words, one.viewer) for one in document_items(odd)] == [("run", Viewer.FILE)]
    assert [size_words(one) for one in (12, 48_186, 1_400_000)] == ["1 kB", "48 kB", "1.4 MB"]


# places


def test_a_document_is_reopened_where_it_was_left(judge: JudgeWindow) -> None:
    shown(judge, "ENV-01", 0)
    judge.document.viewers.pdf.go_to(3)
    shown(judge, "ENV-02", 0)
    assert judge.document.viewers.pdf.page() == 1

    shown(judge, "ENV-01", 0)
    assert judge.document.viewers.pdf.page() == 3


def test_places_can_be_written_to_a_file_and_come_back(pane: DocumentPane, judge: JudgeWindow) -> None:
    choose(pane, "pictures")
    pane.viewers.pictures.go_to(1)
    pane.viewers.pictures.turn()
    choose(pane, "0" * 64)
    pane.viewers.reading.words.set_zoom(1.5)
    place = judge.place()

    kept = json.loads(json.dumps(place.places))
    assert {"0" * 64, "3" * 64} <= kept.keys(), "photos are kept by the first of them: every submission may have some"
    pane.places = kept
    choose(pane, "pictures")
    assert (pane.viewers.pictures.picture(), pane.viewers.pictures.view.turn()) == (1, 90)
    choose(pane, "0" * 64)
    assert pane.viewers.reading.words.zoom() == 1.5


def test_places_that_make_no_sense_any_more_are_left_out(judge: JudgeWindow) -> None:
    key = document_items(judge.session.submission("ENV-01"))[0].key
    for broken in (7, {"page": "seven"}, {"fit": "nothing"}, {"page": 99}):
        judge.document._shown = None
        judge.document.places[key] = broken
        assert shown(judge, "ENV-01", 0) == "PdfViewer"
        shown(judge, "ENV-02", 0)


# pins


def test_f7_pins_the_page_shown_and_a_pin_leads_back(judge: JudgeWindow) -> None:
    shown(judge, "ENV-01", 0)
    pins: list[tuple[str, int, int]] = []
    judge.document.pin_requested.connect(lambda *spot: pins.append(spot))
    pane = judge.document
    pane.viewers.pdf.go_to(2)
    QTest.keyClick(judge.card.form, Qt.Key.Key_F7)
    item = pane.shown_item()
    assert item is not None
    assert pins == [(item.files[0].sha256, 2, 0)]

    pane.viewers.pdf.go_to(1)
    pane.show_spot(*pins[0])
    assert pane.viewers.pdf.page() == 2
    choose(pane, "summary")
    QTest.keyClick(judge.card.form, Qt.Key.Key_F7)
    assert len(pins) == 1, "a summary is no attachment"

    pane.show_spot(*pins[0])
    QApplication.processEvents()
    assert (what_shows(pane), pane.viewers.pdf.page()) == ("PdfViewer", 2)
    pane.show_spot("f" * 64, 1, 0)
    assert pane.viewers.pdf.page() == 2


def test_a_picture_is_pinned_by_itself(pane: DocumentPane) -> None:
    pins: list[tuple[str, int, int]] = []
    pane.pin_requested.connect(lambda *spot: pins.append(spot))
    choose(pane, "pictures")
    pane.viewers.pictures.go_to(1)
    pin = pane.viewers.pictures.toolbar.findChild(type(pane.file.save), "pin")
    assert pin is not None
    pin.click()
    assert pins == [("4" * 64, 0, 0)]

    choose(pane, "0" * 64)
    pane.pin()
    assert pins[1:] == [("0" * 64, 0, 0)]
    pane.show_spot("3" * 64, 0, 0)
    assert (what_shows(pane), pane.viewers.pictures.picture()) == ("ImageViewer", 0)


# search


def test_words_are_found_in_every_kind_of_attachment(pane: DocumentPane, qtbot: QtBot) -> None:
    pane.open_search()
    panel = pane.search.panel
    panel.find_words("ปลูกผัก")
    qtbot.waitUntil(lambda: bool(panel.hits()))
    for words, key, viewer in (
        ("ปลูกผัก", "2" * 64, "ReadingViewer"),
        ("ตลาดนัด", "1" * 64, "ReadingViewer"),
        ("สรุปงาน", "summary", "summary"),
    ):
        panel.find_words(words)
        assert [hit.key for hit in panel.hits()] == [key]
        panel.go_to_hit(1)
        QApplication.processEvents()
        assert (what_shows(pane), pane.tabs.tab()) == (viewer, key)
    panel.find_words("ปลูกผัก")
    panel.go_to_hit(1)
    QApplication.processEvents()
    assert pane.viewers.reading.words.textCursor().selectedText() == "ปลูกผัก"
    panel.find_words("ตลาดนัด")
    panel.go_to_hit(1)
    assert pane.viewers.reading.sheet.cell_text() == "ตลาดนัด"


def test_a_recused_submission_shows_and_finds_nothing(judge: JudgeWindow, qtbot: QtBot) -> None:
    shown(judge, "ENV-01", 0)
    judge.document.open_search()
    panel = judge.document.search.panel
    qtbot.waitUntil(lambda: not panel.is_reading())
    panel.find_words("ENV-01")
    qtbot.waitUntil(lambda: bool(panel.hits()))

    judge.session.recuse("ENV-01", RecusalScope.SUBMISSION, Ground.OTHER, "ญาติ")
    judge.walk.open("ENV-01")
    QApplication.processEvents()
    assert what_shows(judge.document) == "nothing"
    assert not judge.document.search.is_open()
    assert panel.hits() == ()
    judge.document.open_search()
    panel.find_words("ENV-01")
    assert (judge.document.search.is_open(), panel.hits()) == (False, ())
    judge.document.pin()
    judge.document.save_copy()


# late files and previous versions


def test_late_files_and_previous_versions_are_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    plan, slides = file_of("แผน.pdf", "application/pdf", "1"), file_of("สไลด์.pptx", "application/vnd.ms-x", "2")
    rendition = replace(file_of("สไลด์.pdf", "application/pdf", "3"), rendition_of=slides.sha256)
    old = file_of("แผน.pdf", "application/pdf", "4")
    gone = file_of("ภาพ.png", "image/png", "5")
    now = datetime(2023, 9, 8, 9, 50).astimezone()
    monkeypatch.setattr(document_items_module, "_new_words", partial(_new_words, now=lambda: now))
    news = SubmissionNews(
        new={plan.sha256: now.isoformat(), slides.sha256: (now - timedelta(days=400)).isoformat()},
        replaced=(old, gone),
    )

    items = document_items(submission_of(plan, slides, rendition, summary="สรุป"), news)

    assert [(one.words, one.detail, one.is_old) for one in items] == [
        ("แผน", "new 09:50", False),
        ("แผน", "previous version", True),
        ("สไลด์", "new 4 Aug", False),
        ("ภาพ", "previous version", True),
        ("Summary", "", False),
    ]
    unknown = SubmissionNews(new={plan.sha256: ""})
    assert [one.detail for one in document_items(submission_of(plan), unknown)] == ["new"]


def test_a_late_photo_is_told_on_the_tab_of_all() -> None:
    photos = [file_of(f"{n}.png", "image/png", str(n)) for n in range(3)]
    items = document_items(submission_of(*photos), SubmissionNews(new={photos[1].sha256: ""}))
    assert [(one.words, one.detail) for one in items] == [("Photos", "3 · new")]


# what cannot be shown


def test_a_damaged_attachment_leaves_the_window_usable(judge: JudgeWindow) -> None:
    item = document_items(judge.session.submission("ENV-02"))[0]
    path = judge.session.attachment_path(item.files[0].sha256)
    path.chmod(0o600)
    path.write_bytes(b"%PDF-1.7 cut off")

    assert shown(judge, "ENV-02", 0) == "file"
    why = "This file is damaged or not what its name says; save a copy and open it elsewhere."
    assert judge.document.file.sentence() == why
    assert shown(judge, "ENV-01", 0) == "PdfViewer"


def test_a_file_that_is_lost_is_explained(judge: JudgeWindow) -> None:
    lost = replace(judge.session.submission("ENV-01"), attachments=(file_of("หาย.docx", KINDS["แผน.docx"][0], "e"),))
    judge.document.show_submission(lost)
    judge.document.open_search()
    QApplication.processEvents()
    assert what_shows(judge.document) == "file"
    assert "missing" in judge.document.file.sentence()


def test_a_file_that_stops_its_viewer_can_be_tried_again(
    pane: DocumentPane, judge: JudgeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(_task: str, _arguments: object, _done: object, failed: Callable[..., None], **_more: object) -> None:
        failed(Failure.DIED, "")

    with monkeypatch.context() as broken:
        broken.setattr(judge._desk.reader, "ask", die)
        assert choose(pane, "2" * 64) == "file"
    assert pane.file.sentence() == (
        "This file made its viewer stop. Your scores are safe. Try again, or save a copy and open it elsewhere."
    )
    assert not pane.file.again.isHidden()
    pane.file.again.click()
    assert what_shows(pane) == "ReadingViewer"
    assert isinstance(pane.viewers.current(), ReadingViewer)


def test_one_broken_picture_is_explained_among_the_others(pane: DocumentPane) -> None:
    path = pane.viewers._path_of("3" * 64)
    path.write_bytes(b"\x89PNG\r\n\x1a\n cut off")
    assert choose(pane, "pictures") == "ImageViewer"
    viewer = pane.viewers.pictures
    assert isinstance(viewer, ImageViewer)
    assert viewer.trouble.sentence() == (
        "This file is damaged or not what its name says; save a copy and open it elsewhere."
    )
    assert viewer.trouble.again.isHidden()
    viewer.go_to(1)
    assert viewer.view.has_picture()
    assert not viewer.trouble.isVisible()


# copies


def test_the_original_is_saved_as_a_copy(judge: JudgeWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown(judge, "GOV-02", 1)
    proposed: list[str] = []
    target = tmp_path / "copy.pptx"

    def answer(_parent: object, _desk: object, _title: str, name: str) -> Path:
        proposed.append(name)
        return target

    monkeypatch.setattr(choose_files, "ask_save", answer)
    judge.document.save_copy()

    item = judge.document.shown_item()
    assert item is not None
    assert item.original is not None
    assert proposed == [item.original.name]
    assert target.read_bytes() == judge.session.attachment_path(item.original.sha256).read_bytes()
    assert judge.document._notices.notice().sentence() == "The copy was saved"  # type: ignore[union-attr]

    shutil.rmtree(tmp_path / "gone", ignore_errors=True)
    target = tmp_path / "gone" / "copy.pptx"
    judge.document.save_copy()
    assert "Nothing can be saved in the folder" in judge.document._notices.notice().sentence()  # type: ignore[union-attr]


def test_viewers_are_made_when_they_are_needed(judge: JudgeWindow) -> None:
    viewers = judge.document.viewers
    assert (viewers._pictures, viewers._reading, judge.document.search._panel) == (None, None, None)
