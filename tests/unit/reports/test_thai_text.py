"""Thai text on paper comes back as it was set, and stays inside its column."""

import io
import itertools
import subprocess

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from judge_desktop.config.thai_words import COMPOUNDS
from judge_desktop.reports.thai_font import Face, font, printable
from judge_desktop.reports.thai_text import Style, draw_lines, elided, lines_of, width
from tests.helpers.thai_names import THAI

TEST_LINE = "ป่า ฝ้า ฟ้า ปี่ ปั้น ญู ฐุ ญี่ปุ่น ที่ น้ำ ก๊ำ ผู้ กฎหมาย ฎุ ฏู ฬิ เป็น ฤๅ เก๋า โต๊ะ ไม้ ใหญ่ แก้ว ปำ ฝำ ฟ้ำ ฬำ"
LETTER = (
    "ด้วยสำนักงานส่งเสริมเศรษฐกิจดิจิทัล (สศด.) แจ้งว่า ได้กำหนดจัดกิจกรรมโครงการ “The Smart City Solution Awards 2023” "
    "เพื่อรับสมัครผลงานจากหน่วยงานที่มีการนำเทคโนโลยีและนวัตกรรมที่ทันสมัยมาเพิ่มประสิทธิภาพของการให้บริการและบริหารจัดการเมือง "
    "และเป็นโครงการที่ดำเนินการมาแล้วอย่างน้อย ๖ เดือน ระหว่างวันที่ ๑๕ มิถุนายน – ๑๕ สิงหาคม ๒๕๖๖ ณ องค์กรปกครองส่วนท้องถิ่นต่าง ๆ"
)


def page(text: str, style: Style, available: float) -> bytes:
    """A page with the text set in a column."""
    buffer = io.BytesIO()
    lines = lines_of(text, style, available)
    top = style.leading * (len(lines) + 2)
    canvas = Canvas(buffer, (available + 100, top + 50), invariant=1, initialFontName=font(Face.REGULAR).fontName)
    draw_lines(canvas, 50, top, available, lines, style)
    canvas.save()
    return buffer.getvalue()


def copied_by_poppler(document: bytes) -> str:
    run = subprocess.run(["pdftotext", "-raw", "-", "-"], input=document, capture_output=True, check=True)
    return "".join(run.stdout.decode().split())


def copied_by_pypdf(document: bytes) -> str:
    return "".join(pypdf.PdfReader(io.BytesIO(document)).pages[0].extract_text().split())


@pytest.mark.parametrize("face", list(Face))
@pytest.mark.parametrize("text", [TEST_LINE, LETTER])
def test_text_copied_out_of_the_page_is_the_text_that_was_set(text: str, face: Face) -> None:
    document = page(text, Style(face=face), 300)
    assert copied_by_poppler(document) == "".join(text.split())
    assert copied_by_pypdf(document) == "".join(text.split())


@pytest.mark.parametrize("face", list(Face))
def test_readers_see_no_spaces_inside_words(face: Face) -> None:
    words = [*COMPOUNDS, *"ปิ่นแก้ว ปั้น ฝั่งโน้น ฟื้นฟู ผู้ฟื้นฟู ครูฟื้นปื้น ปี้นี้ ปื้นนั้น ฟั่น ปุ๋ย ฬิ่น".split()]
    document = page("\n".join(words), Style(face=face), 400)
    for order in ([], ["-raw"]):
        run = subprocess.run(["pdftotext", *order, "-", "-"], input=document, capture_output=True, check=True)
        assert [word for word in words if word not in run.stdout.decode().split()] == []
    text = pypdf.PdfReader(io.BytesIO(document)).pages[0].extract_text()
    assert [word for word in words if word not in text.split()] == []


def test_spaces_come_back_too() -> None:
    run = subprocess.run(["pdftotext", "-", "-"], input=page(TEST_LINE, Style(), 2000), capture_output=True, check=True)
    assert run.stdout.decode().strip() == TEST_LINE


@settings(max_examples=40, deadline=None)
@given(THAI)
def test_any_thai_comes_back(text: str) -> None:
    document = page(text, Style(), 250)
    assert copied_by_pypdf(document) == "".join(text.split())
    assert copied_by_poppler(document) == "".join(text.split())


@settings(max_examples=150, deadline=None)
@given(st.one_of(THAI, st.text()), st.floats(40, 500))
def test_no_line_is_wider_than_its_column_and_no_letter_is_lost(text: str, available: float) -> None:
    style = Style()
    lines = lines_of(text, style, available)
    assert all(line.width <= available + 0.01 for line in lines)
    assert "".join("".join(line.text for line in lines).split()) == "".join(printable(text.replace("\r", "\n")).split())


def test_lines_break_between_words_and_the_last_word_is_not_alone() -> None:
    for available in range(200, 500, 7):
        lines = lines_of(LETTER, Style(), available)
        assert len(lines[-1].text) > len("ต่าง ๆ")
        for line in lines:
            assert not line.text.startswith("ๆ")
            assert not line.text.endswith(("ความ", "ผู้", "เ", "แ", "โ", "ใ", "ไ"))


def test_one_endless_word_is_cut_between_letters() -> None:
    address = "https://example.go.th/" + "a" * 200
    lines = lines_of(address, Style(), 100)
    assert len(lines) > 5
    assert "".join(line.text for line in lines) == address
    thai = lines_of("กี่" * 80, Style(), 60)
    assert all(line.text.startswith("กี่") for line in thai)


def test_newlines_and_empty_lines_are_kept() -> None:
    assert [line.text for line in lines_of("หนึ่ง\n\nสอง\r\nสาม", Style(), 200)] == ["หนึ่ง", "", "สอง", "สาม"]


def test_a_title_ends_its_line_at_a_phrase() -> None:
    title = "การเผยแพร่ การนำไปใช้ และความยั่งยืน"
    style = Style(phrases=True)
    available = width("การเผยแพร่ การนำไปใช้ และ", style) + 1
    assert [line.text for line in lines_of(title, style, available)] == ["การเผยแพร่ การนำไปใช้", "และความยั่งยืน"]


def test_what_does_not_fit_is_elided_at_a_word() -> None:
    style = Style()
    short = elided(LETTER, style, 200)
    assert width(short, style) <= 200
    assert short.endswith("…")
    assert LETTER.startswith(short[:-1])
    assert elided("สั้น", style, 200) == "สั้น"


def test_unknown_characters_are_named_and_invisible_ones_left_out() -> None:
    assert printable("ก😀ข") == "ก‹U+1F600›ข"
    assert printable("ก\u200bข\ufeff\tค\x00") == "กข ค"
    assert printable("e\u0301") == "é"
    assert printable("\u00a0") == " "


def test_every_mark_stands_on_its_own_side_of_the_letter() -> None:
    shapes = {font(Face.REGULAR).shape(a + b + c)[0] for a, b, c in itertools.product("กป", "ิุ", "่้")}
    assert len(shapes) == 8
