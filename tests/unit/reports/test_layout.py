"""Blocks fill pages: nothing is cut, nothing is lost, what belongs together stays together."""

import io
import re
from collections.abc import Callable

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from judge_desktop.reports.layout import (
    Block,
    Box,
    Cell,
    Gap,
    Grid,
    Indented,
    Paragraph,
    QrCode,
    Row,
    SignatureBlock,
    Stack,
)
from judge_desktop.reports.pages import (
    BOTTOM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RUNNING_HEAD,
    SIDE,
    TOP,
    fill_pages,
    on_fewest_pages,
)
from judge_desktop.reports.thai_font import Face, font
from judge_desktop.reports.thai_text import Style, width

STYLE = Style()
COLUMN = PAGE_WIDTH - 2 * SIDE
FIRST_PAGE = PAGE_HEIGHT - TOP - BOTTOM


def numbered(count: int) -> str:
    return "\n".join(f"บรรทัดที่ {number}" for number in range(1, count + 1))


def pages_of(blocks: list[Block]) -> list[list[str]]:
    """The lines of every page, as read back out of a PDF."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, (PAGE_WIDTH, PAGE_HEIGHT), initialFontName=font(Face.REGULAR).fontName)
    for page in fill_pages(blocks):
        for block, top in page:
            assert top - block.height(COLUMN) >= BOTTOM - 0.01
            block.draw(canvas, SIDE, top, COLUMN)
        canvas.showPage()
    canvas.save()
    read = [page.extract_text().split("\n") for page in pypdf.PdfReader(buffer).pages]
    return [[line.strip() for line in lines if line.strip()] for lines in read]


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 150), st.floats(0, FIRST_PAGE - 60))
def test_a_paragraph_flows_over_pages_without_losing_a_line(count: int, above: float) -> None:
    pages = pages_of([Stack([Gap(above)]), Box(Paragraph(numbered(count), STYLE))])
    assert [line for page in pages for line in page] == numbered(count).split("\n")
    if count > 3:
        assert all(len(page) >= 2 for page in pages if page)


def test_rows_move_whole_and_their_heading_comes_along() -> None:
    heading = Row((Cell(1, Paragraph("หัวตาราง", STYLE)),))
    rows = [
        Row(
            (
                Cell(0.7, Paragraph(f"เกณฑ์ {number}\nแนวทาง\nแนวทาง", STYLE)),
                Cell(0.3, Paragraph(f"{number} คะแนน", STYLE)),
            )
        )
        for number in range(1, 31)
    ]
    pages = pages_of([Grid(heading, rows)])
    assert len(pages) > 1
    assert [page[0] for page in pages] == ["หัวตาราง"] * len(pages)
    for number in range(1, 31):
        (holding,) = [page for page in pages if f"เกณฑ์ {number}" in page]
        assert f"{number} คะแนน" in holding


def test_a_row_taller_than_a_page_divides_and_is_named_again() -> None:
    row = Row(
        (Cell(0.5, Paragraph("เกณฑ์แรก", STYLE)), Cell(0.5, Paragraph(numbered(120), STYLE))),
        continued=Paragraph("เกณฑ์แรก (ต่อ)", STYLE),
    )
    pages = pages_of([Grid(Row((Cell(1, Paragraph("หัวตาราง", STYLE)),)), [row])])
    assert len(pages) == 3
    texts = ["\n".join(page) for page in pages]
    assert [text.count("เกณฑ์แรก") for text in texts] == [1, 1, 1]
    assert [text.count("(ต่อ)") for text in texts] == [0, 1, 1]
    assert [line for text in texts for line in re.findall(r"บรรทัดที่ \d+", text)] == numbered(120).split("\n")


def test_a_heading_is_not_left_behind_at_the_end_of_a_page() -> None:
    heading = Paragraph("หัวข้อ", STYLE, keep_with_next=True)
    room_for_heading_only = FIRST_PAGE - 2.2 * STYLE.leading
    body = Stack([Paragraph(numbered(6), STYLE)])
    pages = pages_of([Stack([Gap(room_for_heading_only)]), heading, Gap(3), body])
    assert pages == [[], ["หัวข้อ", *numbered(6).split("\n")]]


def test_gaps_vanish_at_the_top_of_a_page() -> None:
    first, second = fill_pages([Stack([Gap(FIRST_PAGE)]), Gap(50), Paragraph("ต่อไป", STYLE)])
    assert len(first) == 1
    assert [top for _, top in second] == [PAGE_HEIGHT - TOP - RUNNING_HEAD]


@pytest.mark.parametrize(
    "whole",
    [
        lambda text: Stack([Paragraph("หัวข้อ", STYLE), text]),
        lambda text: Stack([Stack([text])]),
        lambda text: Box(Stack([text])),
        lambda text: Indented(Box(Indented(Stack([text]), 10)), 20),
        lambda text: Row((Cell(0.5, Paragraph("ข้าง", STYLE)), Cell(0.5, Stack([text])))),
        lambda text: Grid(Row((Cell(1, Paragraph("หัวตาราง", STYLE)),)), [Row((Cell(1, Stack([text])),))]),
        lambda text: Stack([Row((Cell(1, Box(Stack([text]))),)), Paragraph("ท้าย", STYLE)]),
    ],
)
def test_what_stays_on_one_page_divides_when_no_page_holds_it(whole: Callable[[Block], Block]) -> None:
    before = Paragraph("ก่อน", STYLE)
    pages = pages_of([before, whole(Paragraph(numbered(120), STYLE))])
    assert pages[0] == ["ก่อน"]
    assert len(pages) in (4, 5)
    found = re.findall(r"บรรทัดที่ \d+", "\n".join(line for page in pages for line in page))
    assert found == numbered(120).split("\n")


def test_what_can_never_fit_is_refused_rather_than_cut() -> None:
    with pytest.raises(ValueError, match="taller than a page"):
        fill_pages([Stack([Gap(2 * FIRST_PAGE)])])


def test_a_signature_has_room_for_the_hand_and_wraps_a_long_name() -> None:
    short = SignatureBlock("(ลงชื่อ)", "กรรมการ", "ณัฐพล ปิ่นแก้ว", (), STYLE)
    long = SignatureBlock("(ลงชื่อ)", "กรรมการ", "วัฒนาอรุณโรจน์ " * 4, ("ตำแหน่ง",), STYLE)
    half = COLUMN / 2
    assert width("(วัฒนาอรุณโรจน์ วัฒนาอรุณโรจน์ วัฒนาอรุณโรจน์ วัฒนาอรุณโรจน์ )", STYLE) > half
    assert short.height(half) == short.room + 2 * STYLE.leading + 2
    assert long.height(half) == long.room + 4 * STYLE.leading + 2
    assert pages_of([Row((Cell(0.5, Gap(0)), Cell(0.5, short)))])[0][-1] == "(ณัฐพล ปิ่นแก้ว)"


def test_a_qr_code_is_one_path() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pageCompression=0, initialFontName=font(Face.REGULAR).fontName)
    QrCode("judge-desktop scorecard", 60).draw(canvas, 100, 700, 60)
    canvas.save()
    drawn = buffer.getvalue()
    assert len(re.findall(rb"\sf\*\s", drawn)) == 1
    assert len(re.findall(rb"\sre\s", drawn)) > 100


@pytest.mark.parametrize(("sizes", "taken", "tried"), [((3, 1, 1), 1, 2), ((3, 2, 2), 1, 3), ((2, 2, 3), 0, 3)])
def test_of_several_ways_to_set_a_paper_the_first_with_the_fewest_pages_is_taken(
    sizes: tuple[int, ...], taken: int, tried: int
) -> None:
    ways: list[list[Block]] = [[Stack([Gap(0.9 * FIRST_PAGE)]) for _ in range(pages)] for pages in sizes]
    waiting = iter(ways)
    assert on_fewest_pages(waiting) is ways[taken]
    assert len(list(waiting)) == len(sizes) - tried
