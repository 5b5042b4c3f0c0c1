"""Attachments: each kind in its viewer, at the place where it was left; what cannot be shown is explained and saved."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_desktop.domain.contest import Applicant, Attachment, Submission
from judge_desktop.domain.text import Text
from judge_desktop.ui import choose_files
from judge_desktop.ui.judge.document_items import Viewer, document_items, size_words
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.viewers.image_viewer import ImageViewer, Picture
from judge_desktop.ui.viewers.pdf_viewer import PdfViewer


def shown(judge: JudgeWindow, submission: str, tab: int) -> str:
    """Open that tab of the submission and say which viewer shows it."""
    judge.open_submission(submission)
    QApplication.processEvents()
    key = list(judge.document._items)[tab]
    judge.document.tabs.set_tab(key)
    judge.document.tabs.tab_changed.emit(key)
    pages = {
        judge.document.pdf: "pdf",
        judge.document.pictures: "pictures",
        judge.document.text: "text",
        judge.document.file: "file",
    }
    return pages[judge.document.stack.currentWidget()]  # type: ignore[index]


def test_each_kind_of_attachment_has_its_viewer(judge: JudgeWindow) -> None:
    assert [shown(judge, "MOB-01", n) for n in range(4)] == ["pdf", "pictures", "file", "text"]
    assert judge.document.file.sentence() == "This kind of file is not shown here."
    assert shown(judge, "GOV-02", 1) == "pdf", "slides are shown as the PDF made from them"
    item = judge.document.shown_item()
    assert item is not None
    assert item.original is not None
    assert item.original.name.endswith(".pptx")


def test_a_document_is_reopened_where_it_was_left(judge: JudgeWindow) -> None:
    shown(judge, "ENV-01", 0)
    judge.document.pdf.go_to(3)
    judge.document._choose_tab("summary")
    shown(judge, "ENV-02", 0)
    assert judge.document.pdf.page() == 1

    shown(judge, "ENV-01", 0)
    assert (judge.document.pdf.page(), judge.document.pdf.page_field.typed()) == (3, "3")


def test_pages_zoom_and_search(judge: JudgeWindow, qtbot: QtBot) -> None:
    shown(judge, "ENV-01", 0)
    viewer = judge.document.pdf
    count = viewer.page_count()

    viewer.go_to(99)
    assert viewer.page() == count
    viewer.page_field.setFocus()
    viewer.page_field.selectAll()
    QTest.keyClicks(viewer.page_field, "2")
    QTest.keyClick(viewer.page_field, Qt.Key.Key_Return)
    assert viewer.page() == 2

    before = viewer.view.zoom()
    viewer.view.zoom_by(1.2)
    assert viewer.view.zoom() == pytest.approx(before * 1.2)
    wheel = QWheelEvent(
        QPointF(50, 50),
        QPointF(50, 50),
        QPointF(0, 0).toPoint(),
        QPointF(0, -120).toPoint(),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    viewer.view.wheelEvent(wheel)
    assert viewer.view.zoom() == pytest.approx(before)
    viewer.view.fit_width()
    assert viewer.view.is_fitting()

    judge.document.open_search()
    assert viewer.find_words("ENV") > 0
    assert viewer.find_words("zzzz") == 0
    assert viewer._found.text() == "Not found"
    viewer.close_search()
    assert viewer.search_bar.isHidden()


def test_scroll_bars_never_fight_over_the_width(judge: JudgeWindow) -> None:
    shown(judge, "ENV-01", 0)
    view = judge.document.pdf.view
    changes: list[int] = []
    view.verticalScrollBar().rangeChanged.connect(lambda _low, high: changes.append(high))

    for page in (3, 1, 2):
        judge.document.pdf.go_to(page)
        QApplication.processEvents()

    assert len(changes) < 5
    assert view.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOn


@pytest.mark.parametrize("content", [b"", b"no pdf at all", b"%PDF-1.7\n1 0 obj\n<<"])
def test_a_broken_pdf_is_explained(qtbot: QtBot, tmp_path: Path, content: bytes) -> None:
    viewer = PdfViewer()
    qtbot.addWidget(viewer)
    path = tmp_path / "broken.pdf"
    path.write_bytes(content)

    assert viewer.open_file(path) == "This PDF is damaged and cannot be shown."
    assert viewer.page() == 0


def test_a_locked_pdf_is_explained(qtbot: QtBot, tmp_path: Path) -> None:
    import pypdf

    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("secret", algorithm="AES-128")
    path = tmp_path / "locked.pdf"
    writer.write(path)
    viewer = PdfViewer()
    qtbot.addWidget(viewer)

    assert viewer.open_file(path) == "This PDF is locked with a password, so it cannot be shown here."


def test_pictures_follow_each_other_and_a_broken_one_is_told(judge: JudgeWindow, qtbot: QtBot, tmp_path: Path) -> None:
    shown(judge, "MOB-01", 1)
    assert judge.document.pictures._place.text() == "1 / 2"
    judge.document.pictures.go_to(-1)
    assert judge.document.pictures.picture() == 1
    assert not judge.document.pictures._canvas.isHidden()

    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"not a picture")
    viewer = ImageViewer()
    qtbot.addWidget(viewer)
    with qtbot.waitSignal(viewer.failed) as told:
        viewer.show_pictures([Picture(broken, "broken.jpg")])
    assert told.args == ["This picture is damaged or of a kind that cannot be shown."]


def test_a_damaged_attachment_leaves_the_window_usable(judge: JudgeWindow, tmp_path: Path) -> None:
    item = document_items(judge.session.submission("ENV-02"))[0]
    path = judge.session.attachment_path(item.files[0].sha256)
    path.chmod(0o600)
    path.write_bytes(b"%PDF-1.7 cut off")

    assert shown(judge, "ENV-02", 0) == "file"
    assert judge.document.file.sentence() == "This PDF is damaged and cannot be shown."
    assert shown(judge, "ENV-01", 0) == "pdf"


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


def test_a_submission_without_attachments_shows_its_summary() -> None:
    applicant = Applicant(name=Text(th="เทศบาล"))
    bare = Submission(id="A-1", number=1, category="A", title=Text(th="งาน"), applicant=applicant)
    told = Submission(
        id="A-1", number=1, category="A", title=Text(th="งาน"), applicant=applicant, summary=Text(th="สรุป")
    )
    odd = Submission(
        id="A-1",
        number=1,
        category="A",
        title=Text(th="งาน"),
        applicant=applicant,
        attachments=(Attachment(sha256="0" * 64, name="run.exe", media_type="application/octet-stream", size=12),),
    )

    assert document_items(bare) == ()
    assert [one.viewer for one in document_items(told)] == [Viewer.TEXT]
    assert [(one.words, one.viewer) for one in document_items(odd)] == [("run", Viewer.FILE)]
    assert [size_words(one) for one in (12, 48_186, 1_400_000)] == ["1 kB", "48 kB", "1.4 MB"]
