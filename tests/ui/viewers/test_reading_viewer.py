"""Texts, tables and the words of office files: readable, marked as what they are, loading and following nothing."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pptx
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QTextDocument, QTextTable
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_desktop.config.settings import TextSize, Theme
from judge_desktop.exchange import text_reading
from judge_desktop.ui.viewers.reading.instant_reader import InstantReader
from judge_desktop.ui.viewers.reading_viewer import Reading, ReadingViewer
from judge_desktop.ui.widgets.theme import apply_theme, look
from judge_desktop.ui.widgets.tokens import Role
from tests.helpers.accessibility import nameless_widgets


@pytest.fixture
def viewer(qtbot: QtBot) -> ReadingViewer:
    """A viewer of 650 × 500."""
    made = ReadingViewer(InstantReader())
    qtbot.addWidget(made)
    made.resize(650, 500)
    made.show()
    return made


def show(viewer: ReadingViewer, path: Path, content: str | bytes = "", place: dict[str, object] | None = None) -> None:
    """Show a file, written first when there is content for it."""
    if content:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    viewer.show_file(Reading(path, path.name, path.suffix in {".pptx", ".xlsx"}), place)
    QApplication.processEvents()


def test_a_text_is_shown_as_it_is(viewer: ReadingViewer, tmp_path: Path) -> None:
    show(viewer, tmp_path / "a.txt", "<b>ที่นี่</b>\n" + "ฟื้นฟูคลอง " * 200)
    assert viewer.words.toPlainText().startswith("<b>ที่นี่</b>\nฟื้นฟูคลอง")
    assert viewer.notes.notes() == []
    assert viewer.words.horizontalScrollBar().maximum() == 0
    viewer.wrap.click()
    assert viewer.words.horizontalScrollBar().maximum() > 0
    assert nameless_widgets(viewer) == []


def test_a_cut_text_says_so(viewer: ReadingViewer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_reading, "MAX_LINES", 1200)
    show(viewer, tmp_path / "a.txt", "บรรทัด\n" * 5000)
    assert viewer.notes.notes() == ["Only the first 1,200 lines are shown; save a copy for the whole file."]


def test_markdown_is_set_but_loads_and_follows_nothing(
    viewer: ReadingViewer, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    assert QImage(4, 4, QImage.Format.Format_RGB32).save(str(tmp_path / "dot.png"))
    there = QUrl.fromLocalFile(str(tmp_path / "dot.png"))
    plain = QUrl(str(tmp_path / "dot.png"))
    content = (
        f"# หัวข้อ\n\n**หนา** <script>x</script> ![ภาพ]({there.toString()}) ![ภาพ]({plain.toString()}) [ลิงก์](https://example.org)\n\n"
        "- ข้อ\n\n|ก|ข|\n|-|-|\n|1|2|\n"
    )
    show(viewer, tmp_path / "a.md", content)

    text = viewer.words.toPlainText()
    assert text.splitlines()[0] == "หัวข้อ"
    assert "<script>x</script>" in text
    assert "\ufffc" not in text
    kind = int(QTextDocument.ResourceType.ImageResource.value)
    assert [viewer.words.document().resource(kind, one).width() for one in (there, plain)] == [1, 1]
    with qtbot.waitSignal(viewer.link_requested) as asked_for:
        viewer.words.anchorClicked.emit(QUrl("https://example.org"))
    assert asked_for.args == ["https://example.org"]
    for theme in (Theme.DARK, Theme.LIGHT) * 3:
        apply_theme(qapp, theme)
        QApplication.processEvents()
    assert viewer.words.toPlainText() == text


def test_letters_grow_and_follow_the_look(viewer: ReadingViewer, tmp_path: Path, qapp: QApplication) -> None:
    show(viewer, tmp_path / "a.txt", "ที่นี่\n" * 300)
    before = viewer.words.document().defaultFont().pixelSize()
    QTest.keyClick(viewer.words, Qt.Key.Key_Plus)
    assert viewer.words.document().defaultFont().pixelSize() == round(before * 1.15)
    QTest.keyClick(viewer.words, Qt.Key.Key_0)
    QApplication.processEvents()
    viewer.words.go_to_place(0.5)
    apply_theme(qapp, Theme.DARK, TextSize.LARGEST)
    QApplication.processEvents()
    assert viewer.words.document().defaultFont().pixelSize() > before
    assert viewer.words.place() == pytest.approx(0.5, abs=0.1)


def test_a_table_of_markdown_has_our_lines(viewer: ReadingViewer, tmp_path: Path) -> None:
    show(viewer, tmp_path / "a.md", "|ก|ข|\n|-|-|\n|1|2|\n")
    (table,) = viewer.words.document().rootFrame().childFrames()
    assert isinstance(table, QTextTable)
    line = table.format().borderBrush().color()
    assert (line, table.format().cellPadding()) == (look().colour(Role.LINE), look().px(6))
    assert table.cellAt(0, 0).firstCursorPosition().blockFormat().bottomMargin() == 0


def test_the_scroll_bar_rests_where_there_is_nothing_to_scroll(viewer: ReadingViewer, tmp_path: Path) -> None:
    bar = viewer.words.verticalScrollBar()
    show(viewer, tmp_path / "short.txt", "ที่นี่\n")
    QApplication.processEvents()
    assert (bar.isVisible(), bar.isEnabled()) == (True, False)
    show(viewer, tmp_path / "long.txt", "ที่นี่\n" * 300)
    QApplication.processEvents()
    assert (bar.isVisible(), bar.isEnabled()) == (True, True)


def test_separated_values_have_their_names_above(viewer: ReadingViewer, tmp_path: Path) -> None:
    long = "ผู้รับผิดชอบคือสำนักงานเทศบาลร่วมกับมหาวิทยาลัยและประชาชนในพื้นที่ทุกชุมชนตลอดสามปี"
    show(viewer, tmp_path / "a.csv", f"ลำดับ,ชื่อ\n1,สวน\n2,{long}\n")
    table, model = viewer.sheet.table, viewer.sheet.table.model()
    heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    assert (heads, model.rowCount()) == (["ลำดับ", "ชื่อ"], 2)
    table.setCurrentIndex(model.index(0, 1))
    assert not viewer.sheet.is_cell_below()
    table.setCurrentIndex(model.index(1, 1))
    assert (viewer.sheet.is_cell_below(), viewer.sheet.cell_text()) == (True, long)
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == f"1\tสวน\n2\t{long}"
    assert {one.objectName() for one in viewer.toolbar.put_away()} == set()
    assert viewer.wrap.isHidden()


def test_a_workbook_has_a_tab_for_each_sheet(viewer: ReadingViewer, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "งบ"
    book.worksheets[0].append(["รวม", "=1+1"])
    for row in range(200):
        book.worksheets[0].append([row])
    book.create_sheet("แผน").append(["ก", "ข"])
    book.save(tmp_path / "a.xlsx")

    show(viewer, tmp_path / "a.xlsx")
    assert viewer.notes.notes() == [
        "Simplified view: pages, pictures and layout of the original are missing; save a copy for the whole file.",
        "— stands for a formula whose value was not stored in the file.",
    ]
    model = viewer.sheet.table.model()
    assert [model.index(0, n).data() for n in range(2)] == ["รวม", "—"]
    assert [model.headerData(n, Qt.Orientation.Horizontal) for n in range(2)] == ["A", "B"]
    viewer.sheets.button("1").click()
    assert (model.rowCount(), model.index(0, 1).data()) == (1, "ข")
    place = viewer.place()
    assert place["sheet"] == 1

    show(viewer, tmp_path / "a.xlsx", place={"sheet": 0})
    assert model.rowCount() == 201
    show(viewer, tmp_path / "a.xlsx", place=place)
    assert (viewer.sheets.tab(), model.rowCount()) == ("1", 1)
    assert nameless_widgets(viewer) == []


def test_slides_stand_below_each_other_and_can_be_gone_to(viewer: ReadingViewer, tmp_path: Path) -> None:
    talk = pptx.Presentation()
    for n in range(1, 9):
        slide = talk.slides.add_slide(talk.slide_layouts[1])
        slide.shapes.title.text = f"เรื่อง {n}"
        slide.placeholders[1].text = "\n".join(f"• ประเด็น {line}" for line in range(6))
    talk.save(str(tmp_path / "a.pptx"))

    show(viewer, tmp_path / "a.pptx")
    assert "•\tประเด็น 0" in viewer.words.toPlainText()
    assert viewer.spot() == (1, 0)
    viewer.go_to_spot(5, 0)
    assert viewer.spot() == (5, 0)
    assert viewer._slide.text() == "Slide 5 of 8"
    viewer.show_hit(3, "ประเด็น 2", 0)
    cursor = viewer.words.textCursor()
    assert cursor.selectedText() == "ประเด็น 2"
    assert "เรื่อง 3" in viewer.words.toPlainText()[: cursor.position()]
    assert "เรื่อง 4" not in viewer.words.toPlainText()[: cursor.position()]


def test_what_cannot_be_read_is_told(viewer: ReadingViewer, tmp_path: Path, qtbot: QtBot) -> None:
    for name, content, why in (
        ("a.docx", b"PK\x03\x04", "This file is damaged or not what its name says; save a copy and open it elsewhere."),
        (
            "a.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "This file is locked with a password; save a copy and open it with the password.",
        ),
    ):
        with qtbot.waitSignal(viewer.failed) as told:
            show(viewer, tmp_path / name, content)
        assert told.args == [why]
    with qtbot.waitSignal(viewer.failed) as told:
        show(viewer, tmp_path / "gone.txt")
    assert told.args == ["This file is not on this computer any more. Open the package it came with again."]
