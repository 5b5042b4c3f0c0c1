"""Files that are read instead of shown: their words are kept, everything else is refused or left out and said."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pptx
import pytest
from pptx.util import Inches

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.reading import Block, BlockKind, ReadingKind, ReadingView
from judge_desktop.exchange import office_parts, sheet_reading, slide_reading, text_reading, word_reading
from judge_desktop.workflow.read_attachment import plain_reading, read_attachment, reading_of


def read(folder: Path, name: str, content: bytes) -> ReadingView:
    """What a file of that name and content is read as; carried between processes on the way."""
    path = folder / "attachment"
    path.write_bytes(content)
    view = read_attachment(path, name)
    assert reading_of(plain_reading(path, name)) == view
    return view


def refusal(folder: Path, name: str, content: bytes) -> Code:
    """Why a file of that name and content is not read."""
    path = folder / "attachment"
    path.write_bytes(content)
    with pytest.raises(JudgeDesktopError) as refused:
        read_attachment(path, name)
    return refused.value.code


def word_file(fill: Callable[[docx.document.Document], object]) -> bytes:
    """A DOCX made by Word's own library."""
    document = docx.Document()
    fill(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def workbook(*sheets: list[list[object]]) -> bytes:
    """An XLSX with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for n, rows in enumerate(sheets):
        sheet = book.create_sheet(f"แผ่น {n + 1}")
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def changed(content: bytes, **parts: bytes | None) -> bytes:
    """The archive with other parts; None takes one out. Double low lines stand for slashes, single for full stops."""
    wanted = {name.replace("__", "/").replace("_", "."): part for name, part in parts.items()}
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in wanted:
                new.writestr(name, old.read(name))
        for name, part in wanted.items():
            if part is not None:
                new.writestr(name, part)
    return stream.getvalue()


def outline(blocks: tuple[Block, ...]) -> list[tuple[str, int, int, str]]:
    """Kind, level, number and words of each block."""
    return [(one.kind.value, one.level, one.number, one.text) for one in blocks]


# Word files


def test_a_word_file_keeps_headings_lists_and_tables_in_order(tmp_path: Path) -> None:
    def fill(document: docx.document.Document) -> None:
        document.add_heading("ข้อเสนอโครงการ", 0)
        document.add_heading("ที่มา", 2)
        paragraph = document.add_paragraph("ประชาชน ")
        paragraph.add_run("มีส่วนร่วม").bold = True
        document.add_paragraph("ลดเวลา", style="List Bullet")
        document.add_paragraph("ขั้นแรก", style="List Number")
        document.add_paragraph("ขั้นต่อไป", style="List Number")
        table = document.add_table(2, 2)
        table.cell(0, 0).text, table.cell(1, 1).text = "ตัวชี้วัด", "210\nคน"
        document.add_paragraph("จบ")

    view = read(tmp_path, "ข้อเสนอ.docx", word_file(fill))

    assert outline(view.blocks) == [
        ("heading", 1, 0, "ข้อเสนอโครงการ"),
        ("heading", 2, 0, "ที่มา"),
        ("paragraph", 0, 0, "ประชาชน มีส่วนร่วม"),
        ("item", 0, 0, "ลดเวลา"),
        ("item", 0, 1, "ขั้นแรก"),
        ("item", 0, 2, "ขั้นต่อไป"),
        ("table", 0, 0, "ตัวชี้วัด\t\n\t210\nคน"),
        ("paragraph", 0, 0, "จบ"),
    ]
    assert [(one.text, one.bold) for one in view.blocks[2].words] == [("ประชาชน ", False), ("มีส่วนร่วม", True)]
    assert (view.kind, view.is_shortened) == (ReadingKind.DOCUMENT, False)


def test_pictures_links_and_markup_of_a_word_file_stay_outside(tmp_path: Path) -> None:
    def fill(document: docx.document.Document) -> None:
        document.add_paragraph("<img src='file:///etc/passwd'><script>alert(1)</script>")
        document.add_picture(str(picture), width=Inches(1))

    picture = tmp_path / "dot.png"
    picture.write_bytes(_png())

    view = read(tmp_path, "a.docx", word_file(fill))

    assert outline(view.blocks) == [("paragraph", 0, 0, "<img src='file:///etc/passwd'><script>alert(1)</script>")]


def test_a_long_word_file_is_shortened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_reading, "MAX_BLOCKS", 3)
    content = word_file(lambda document: [document.add_paragraph(f"ย่อหน้า {n}") for n in range(5)])
    view = read(tmp_path, "a.docx", content)
    assert (len(view.blocks), view.is_shortened) == (3, True)

    monkeypatch.setattr(word_reading, "MAX_LETTERS", 10)
    assert read(tmp_path, "a.docx", content).is_shortened


def test_a_table_without_end_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_reading, "MAX_CELLS", 4)

    def fill(document: docx.document.Document) -> None:
        table = document.add_table(3, 2)
        for n in range(6):
            table.cell(n // 2, n % 2).text = str(n)

    view = read(tmp_path, "a.docx", word_file(fill))
    assert ([one.rows for one in view.blocks], view.is_shortened) == ([(("0", "1"), ("2", "3"))], True)


def test_tables_in_tables_become_words_of_their_cell(tmp_path: Path) -> None:
    def fill(document: docx.document.Document) -> None:
        cell = document.add_table(1, 2).cell(0, 0)
        cell.text = "นอก"
        cell.add_table(1, 1).cell(0, 0).text = "ใน"

    (block,) = read(tmp_path, "a.docx", word_file(fill)).blocks
    assert (block.kind, block.rows) == (BlockKind.TABLE, (("นอก\nใน", ""),))


# Workbooks


def test_a_workbook_shows_what_its_cells_show(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "งบ"
    for row in (["รายการ", "บาท", "ร้อยละ"], ["ป้าย", 1234.5, 0.256], ["รวม", "=SUM(B2:B2)", True], [0.1 + 0.2]):
        sheet.append(row)
    sheet["B2"].number_format, sheet["C2"].number_format = "#,##0.00", "0.0%"
    book.create_sheet("ซ่อน").append(["ลับ"])
    book["ซ่อน"].sheet_state = "hidden"
    book.create_sheet("ว่าง")
    stream = io.BytesIO()
    book.save(stream)

    view = read(tmp_path, "งบ.xlsx", stream.getvalue())

    assert [(one.name, one.rows) for one in view.sheets] == [
        (
            "งบ",
            (("รายการ", "บาท", "ร้อยละ"), ("ป้าย", "1,234.50", "25.6%"), ("รวม", "—", "TRUE"), ("0.3", "", "")),
        ),
        ("ว่าง", ()),
    ]
    assert view.formulas_without_value == 1


def test_a_stored_value_of_a_formula_is_shown(tmp_path: Path) -> None:
    content = workbook([[1, "=A1+1"]])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        markup = archive.read("xl/worksheets/sheet1.xml")
    stored = markup.replace(b"<v></v>", b"<v>2</v>").replace(b"<v />", b"<v>2</v>").replace(b"<v/>", b"<v>2</v>")
    assert stored != markup

    view = read(tmp_path, "a.xlsx", changed(content, xl__worksheets__sheet1_xml=stored))
    assert (view.sheets[0].rows, view.formulas_without_value) == ((("1", "2"),), 0)


def test_ten_thousand_rows_and_far_cells_are_cut(tmp_path: Path) -> None:
    view = read(tmp_path, "a.xlsx", workbook([[n, n * 2] for n in range(10_000)], [["ต่อ"]]))
    first, second = view.sheets
    assert (len(first.rows), first.has_more_rows, first.has_more_columns) == (sheet_reading.MAX_ROWS, True, False)
    assert (second.rows, view.is_shortened) == ((("ต่อ",),), True)

    book = openpyxl.Workbook()
    book.worksheets[0]["BI1"] = "ไกล"
    book.worksheets[0]["A1048576"] = "ลึก"
    stream = io.BytesIO()
    book.save(stream)
    (sheet,) = read(tmp_path, "a.xlsx", stream.getvalue()).sheets
    assert (len(sheet.rows), sheet.has_more_rows, sheet.has_more_columns) == (1, True, True)


def test_sheets_and_cells_have_a_limit_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_reading, "MAX_CELLS", 5)
    content = workbook([["a", "b"], ["c", "d"], ["e", "f"]], [["g"]], [["h"]])
    view = read(tmp_path, "a.xlsx", content)
    assert [one.rows for one in view.sheets] == [(("a", "b"), ("c", "d")), (("g",),)]
    assert view.is_shortened


# Slides


def slides() -> bytes:
    """Two slides, one hidden between them, with notes, a group, a table and a footer."""
    talk = pptx.Presentation()
    for n in (1, 2, 3):
        slide = talk.slides.add_slide(talk.slide_layouts[1])
        slide.shapes.title.text = f"หัวข้อ {n}"
        slide.placeholders[1].text = "ข้อแรก\nข้อต่อไป"
        slide.placeholders[1].text_frame.paragraphs[1].level = 1
        slide.notes_slide.notes_text_frame.text = "ความลับของผู้นำเสนอ"
    talk.slides[1]._element.set("show", "0")
    last = talk.slides[2]
    last.shapes.add_table(1, 2, 0, 0, Inches(2), Inches(1)).table.cell(0, 1).text = "เซลล์"
    group = last.shapes.add_group_shape()
    group.shapes.add_textbox(0, 0, Inches(1), Inches(1)).text_frame.text = "ในกลุ่ม"
    stream = io.BytesIO()
    talk.save(stream)
    return stream.getvalue()


def test_slides_give_titles_and_bullets_but_no_notes(tmp_path: Path) -> None:
    view = read(tmp_path, "สไลด์.pptx", slides())

    assert [(one.number, one.title) for one in view.slides] == [(1, "หัวข้อ 1"), (3, "หัวข้อ 3")]
    assert outline(view.slides[1].blocks) == [
        ("item", 0, 0, "ข้อแรก"),
        ("item", 1, 0, "ข้อต่อไป"),
        ("table", 0, 0, "\tเซลล์"),
        ("item", 0, 0, "ในกลุ่ม"),
    ]
    assert "ลับ" not in view.text


def test_too_many_slides_are_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slide_reading, "MAX_SLIDES", 1)
    view = read(tmp_path, "a.pptx", slides())
    assert (len(view.slides), view.is_shortened) == (1, True)


# OpenDocument


ODF = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0">'
    "<office:body>{body}</office:body></office:document-content>"
)


def open_document(kind: str, body: str, manifest: str = "<m/>") -> bytes:
    """An ODT, ODS or ODP with that body."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", ODF.replace("{body}", body))
        archive.writestr("META-INF/manifest.xml", manifest)
    return stream.getvalue()


def test_open_documents_give_their_words(tmp_path: Path) -> None:
    text = (
        '<office:text><text:h text:outline-level="2">หัวข้อ</text:h><text:p>ก<text:s text:c="2"/>ข<text:tab/>ค</text:p>'
        "<text:list><text:list-item><text:p>ข้อ</text:p></text:list-item></text:list></office:text>"
    )
    assert outline(read(tmp_path, "a.odt", open_document("text", text)).blocks) == [
        ("heading", 2, 0, "หัวข้อ"),
        ("paragraph", 0, 0, "ก  ข\tค"),
        ("item", 0, 0, "ข้อ"),
    ]

    sheet = (
        '<office:spreadsheet><table:table table:name="งบ"><table:table-row table:number-rows-repeated="2">'
        '<table:table-cell table:number-columns-repeated="2"><text:p>5</text:p></table:table-cell>'
        '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
        "</table:table></office:spreadsheet>"
    )
    (made,) = read(tmp_path, "a.ods", open_document("spreadsheet", sheet)).sheets
    assert (made.name, made.rows, made.has_more_rows) == ("งบ", (("5", "5"), ("5", "5")), False)

    talk = (
        '<office:presentation><draw:page><draw:frame presentation:class="title"><draw:text-box><text:p>เรื่อง</text:p>'
        "</draw:text-box></draw:frame><draw:frame><draw:text-box><text:p>เนื้อหา</text:p></draw:text-box></draw:frame>"
        "<presentation:notes><draw:frame><draw:text-box><text:p>ลับ</text:p></draw:text-box></draw:frame>"
        "</presentation:notes></draw:page></office:presentation>"
    )
    (slide,) = read(tmp_path, "a.odp", open_document("presentation", talk)).slides
    assert (slide.title, slide.text) == ("เรื่อง", "เรื่อง\nเนื้อหา")

    locked = open_document("text", "", "<m><encryption-data/></m>")
    assert refusal(tmp_path, "a.odt", locked) is Code.ATTACHMENT_LOCKED


# Text and separated values


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
def test_text_is_read_in_its_encoding(tmp_path: Path, encoding: str) -> None:
    view = read(tmp_path, "อ่าน.txt", "บรรทัดแรก\r\nบรรทัดสอง".encode(encoding))
    assert (view.kind, view.plain) == (ReadingKind.TEXT, "บรรทัดแรก\nบรรทัดสอง")


def test_a_long_text_is_cut_between_letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("judge_desktop.exchange.reading_views.MAX_BYTES", 8)
    view = read(tmp_path, "a.txt", "กขคง".encode())
    assert (view.plain, view.is_shortened) == ("กข", True)

    monkeypatch.undo()
    monkeypatch.setattr(text_reading, "MAX_LINES", 2)
    assert read(tmp_path, "a.md", b"1\n2\n3").plain == "1\n2"


def test_letters_that_turn_the_reading_direction_are_left_out(tmp_path: Path) -> None:
    assert read(tmp_path, "a.txt", "ก\u202eข\u2066ค".encode()).plain == "กขค"


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        ("ลำดับ,ชื่อ\n1,ก", (("ลำดับ", "ชื่อ"), ("1", "ก"))),
        ('ลำดับ;ชื่อ\n1;"ก,ข;ค"\n2;ง,จ', (("ลำดับ", "ชื่อ"), ("1", "ก,ข;ค"), ("2", "ง,จ"))),
        ("ลำดับ\tชื่อ\n1\tก", (("ลำดับ", "ชื่อ"), ("1", "ก"))),
        ("sep=;\n=1+1;ก", (("=1+1", "ก"),)),
        ("คอลัมน์เดียว\nก", (("คอลัมน์เดียว",), ("ก",))),
        ("", ()),
    ],
)
def test_separated_values_are_a_table(tmp_path: Path, content: str, rows: tuple[tuple[str, ...], ...]) -> None:
    view = read(tmp_path, "ตาราง.CSV", content.encode() or b"\n")
    assert [one.rows for one in view.sheets] == [rows]


# What is refused


def test_a_wrong_ending_does_not_matter_but_a_wrong_content_does(tmp_path: Path) -> None:
    assert read(tmp_path, "งบ.docx", workbook([["ก"]])).kind is ReadingKind.SHEETS
    assert refusal(tmp_path, "งบ.docx", b"%PDF-1.7") is Code.ATTACHMENT_DAMAGED
    assert refusal(tmp_path, "งบ.docx", b"PK\x03\x04 cut off") is Code.ATTACHMENT_DAMAGED
    assert refusal(tmp_path, "run.exe", b"MZ\0\0") is Code.ATTACHMENT_NOT_READ
    assert refusal(tmp_path, "old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") is Code.ATTACHMENT_NOT_READ
    assert refusal(tmp_path, "new.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") is Code.ATTACHMENT_LOCKED


@pytest.mark.parametrize(
    "part",
    [
        b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">]><d>&a;</d>',
        b'<?xml version="1.0"?><!DOCTYPE d SYSTEM "file:///etc/passwd"><d/>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE d><d/>'.encode("utf-16"),
        b"<w:document>",
        b"\xff\xfe\xfd",
        b"",
    ],
)
def test_document_types_and_broken_parts_are_refused(tmp_path: Path, part: bytes) -> None:
    content = word_file(lambda document: document.add_paragraph("ก"))
    assert refusal(tmp_path, "a.docx", changed(content, word__document_xml=part)) is Code.ATTACHMENT_DAMAGED
    assert refusal(tmp_path, "a.xlsx", changed(workbook([["ก"]]), xl__workbook_xml=part)) is Code.ATTACHMENT_DAMAGED
    assert refusal(tmp_path, "a.pptx", changed(slides(), ppt__presentation_xml=part)) is Code.ATTACHMENT_DAMAGED


def test_bombs_are_refused_before_they_unfold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = word_file(lambda document: document.add_paragraph("ก"))
    bomb = changed(content, word__document_xml=b"<a>" + b" " * (word_reading.MAX_PART_BYTES + 1) + b"</a>")
    assert len(bomb) < 100_000
    assert refusal(tmp_path, "a.docx", bomb) is Code.ATTACHMENT_TOO_LARGE

    monkeypatch.setattr(office_parts, "MAX_PARTS_BYTES", 2000)
    assert refusal(tmp_path, "a.docx", content) is Code.ATTACHMENT_TOO_LARGE
    monkeypatch.setattr(office_parts, "MAX_ENTRIES", 2)
    assert refusal(tmp_path, "a.pptx", slides()) is Code.ATTACHMENT_TOO_LARGE


def test_elements_nested_without_end_are_refused(tmp_path: Path) -> None:
    deep = b"<d>" + b"<w>" * 50_000 + b"</w>" * 50_000 + b"</d>"
    content = word_file(lambda document: document.add_paragraph("ก"))
    assert refusal(tmp_path, "a.docx", changed(content, word__document_xml=deep)) is Code.ATTACHMENT_DAMAGED


def test_a_missing_part_is_damage(tmp_path: Path) -> None:
    assert refusal(tmp_path, "a.pptx", changed(slides(), ppt__slides__slide1_xml=None)) is Code.ATTACHMENT_DAMAGED


def test_an_answer_of_another_shape_is_refused() -> None:
    with pytest.raises(JudgeDesktopError) as refused:
        reading_of({"kind": "film"})
    assert refused.value.code is Code.ATTACHMENT_DAMAGED


def _png() -> bytes:
    from PIL import Image

    stream = io.BytesIO()
    Image.new("RGB", (2, 2)).save(stream, "PNG")
    return stream.getvalue()
