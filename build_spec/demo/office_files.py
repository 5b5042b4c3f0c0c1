"""Makes the office files of the demo: slides (PPTX), an appendix (DOCX) and a table of measurements (XLSX).

Each has a ready PDF rendition beside it, set from the same words: the same file name plus `.pdf`.
Office files are zips; they are packed again with fixed dates, so that they have the same bytes every run.
"""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import pptx
import xlsxwriter
from contest_tables import MADE
from docx.oxml.ns import qn
from docx.shared import Pt
from pptx.dml.color import RGBColor
from pptx.util import Emu
from pptx.util import Pt as SlidePt
from proposal_pdf import BODY, FOOT, SMALL, Proposal, rows_of
from reportlab.pdfgen.canvas import Canvas

from judge_desktop.reports.layout import MM, Block, Gap, Paragraph, draw_rule
from judge_desktop.reports.pages import BOTTOM, PAGE_HEIGHT, PAGE_WIDTH, SIDE, fill_pages
from judge_desktop.reports.thai_font import Face, font
from judge_desktop.reports.thai_text import Style, colour, draw, draw_lines, lines_of

FONT = "Sarabun"
SLIDE_WIDE, SLIDE_HIGH = 960.0, 540.0  # points

LESSONS = (
    ("1", "เปิดเครื่อง เพิ่มตัวอักษร เพิ่มเสียง", "ตั้งค่าเครื่องของตนเอง"),
    ("2", "ไลน์: อ่าน ส่งรูป และโทรหาหลาน", "ส่งภาพบ้านให้ครู"),
    ("3", "รู้จักรหัสผ่านและรหัสที่ส่งมาทางข้อความ", "ตั้งรหัสที่จำได้และไม่บอกใคร"),
    ("4", "บริการของรัฐ: เบี้ยยังชีพและสิทธิรักษา", "ตรวจสิทธิของตนเอง"),
    ("5", "นัดหมอออนไลน์และดูใบนัด", "จองคิวกับโรงพยาบาลจริง"),
    ("6", "จ่ายค่าน้ำค่าไฟด้วยคิวอาร์โค้ด", "จ่ายใบจริงหนึ่งใบพร้อมครู"),
    ("7", "เกมรู้ทัน: พัสดุตกค้าง ลูกหลานยืมเงิน", "แยกแยะ 8 ใน 10 ฉาก"),
    ("8", "เกมรู้ทัน: เจ้าหน้าที่ปลอมและเงินกู้", "ฝึกวางสายอย่างสุภาพ"),
)


@dataclass(frozen=True)
class Slide:
    """One slide: a heading and, below it, points or a table."""

    heading: str
    points: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()


def _pack_again(made: io.BytesIO, path: Path) -> None:
    """The same entries in the same order, each with the oldest date a zip knows."""
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            new.writestr(entry, old.read(name))


def _sign(properties: Any, proposal: Proposal, title: str) -> None:
    properties.title, properties.author, properties.last_modified_by = title, proposal.applicant, proposal.applicant
    properties.created = properties.modified = MADE
    properties.revision = 1


# Slides


def slides_of(proposal: Proposal) -> list[Slide]:
    """The slides of a presentation of eight minutes."""
    words = proposal.words
    kpis = tuple(tuple(row) for row in rows_of(words["kpis"]))
    return [
        Slide(proposal.headings[0], (words["background"][0], *words["objectives"])),
        Slide(proposal.headings[1], tuple(f"{name}: {text}" for name, text in rows_of(words["steps"]))),
        Slide("ความท้าทายและวิธีแก้ไข", tuple(f"{what} → {how}" for what, how in rows_of(words["challenges"]))),
        Slide("ตัวชี้วัดก่อนและหลัง", table=(("ตัวชี้วัด", "หน่วย", "ก่อน", "เป้าหมาย", "ผลจริง"), *kpis)),
        Slide(proposal.headings[3], (*words["sustain"][1:], *(" · ".join(row) for row in rows_of(words["plan"])))),
    ]


def _slide_text(shape: Any, text: str, size: float, tint: str, bold: bool = False) -> None:
    frame = shape.text_frame
    frame.word_wrap = True
    run = frame.paragraphs[0].add_run() if not frame.paragraphs[0].runs else frame.add_paragraph().add_run()
    run.text = text.replace("→", "–")
    run.font.size, run.font.bold, run.font.name = SlidePt(size), bold, FONT
    run.font.color.rgb = _slide_colour(tint)


def _slide_colour(tint: str) -> RGBColor:
    untyped: Any = RGBColor
    colour: RGBColor = untyped(*bytes.fromhex(tint.lstrip("#")))
    return colour


def _write_slides(proposal: Proposal, path: Path) -> None:
    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = Emu(int(SLIDE_WIDE * 12700)), Emu(int(SLIDE_HIGH * 12700))
    blank = deck.slide_layouts[6]

    def box(slide: Any, x: float, y: float, wide: float, high: float) -> Any:
        return slide.shapes.add_textbox(SlidePt(x), SlidePt(y), SlidePt(wide), SlidePt(high))

    first = deck.slides.add_slide(blank)
    first.background.fill.solid()
    first.background.fill.fore_color.rgb = _slide_colour(proposal.accent)
    _slide_text(box(first, 70, 170, 820, 130), proposal.title, 38, "#FFFFFF", bold=True)
    _slide_text(box(first, 70, 330, 820, 60), proposal.applicant, 22, "#FFFFFF")
    for content in slides_of(proposal):
        slide = deck.slides.add_slide(blank)
        _slide_text(box(slide, 50, 26, 860, 60), proposal.digits(content.heading), 28, proposal.accent, bold=True)
        if content.points:
            body = box(slide, 50, 104, 860, 400)
            for point in content.points:
                _slide_text(body, proposal.digits(f"• {point}"), 23, "#191C22")
        if content.table:
            shape = slide.shapes.add_table(len(content.table), 5, SlidePt(50), SlidePt(110), SlidePt(860), SlidePt(300))
            for line, row in enumerate(content.table):
                for column, text in enumerate(row):
                    cell = shape.table.cell(line, column)
                    _slide_text(cell, proposal.digits(text), 16, "#FFFFFF" if not line else "#191C22", bold=not line)
            for column, wide in enumerate((360, 170, 110, 110, 110)):
                shape.table.columns[column].width = SlidePt(wide)
    _sign(deck.core_properties, proposal, proposal.title)
    made = io.BytesIO()
    deck.save(made)
    _pack_again(made, path)


def _canvas(proposal: Proposal, path: Path, size: tuple[float, float]) -> Any:
    font(Face.REGULAR)
    canvas = Canvas(str(path), pagesize=size, invariant=1, initialFontName=Face.REGULAR.value, lang="th-TH")
    canvas.setTitle(proposal.title)
    canvas.setAuthor(proposal.applicant)
    return canvas


def _write_slides_pdf(proposal: Proposal, path: Path) -> None:
    canvas = _canvas(proposal, path, (SLIDE_WIDE, SLIDE_HIGH))
    canvas.setFillColor(colour(proposal.accent))
    canvas.rect(0, 0, SLIDE_WIDE, SLIDE_HIGH, stroke=0, fill=1)
    style = Style(face=Face.BOLD, size=38, leading=58, colour="#FFFFFF", phrases=True)
    draw_lines(canvas, 77, 360, 806, lines_of(proposal.title, style, 806), style)
    draw(canvas, 77, 186, proposal.applicant, Style(size=22, leading=34, colour="#FFFFFF"))
    canvas.showPage()
    for content in slides_of(proposal):
        heading = Style(face=Face.BOLD, size=28, leading=44, colour=proposal.accent)
        draw(canvas, 57, SLIDE_HIGH - 64, proposal.digits(content.heading), heading)
        top = SLIDE_HIGH - 106
        style = Style(size=23, leading=37)
        for point in content.points:
            lines = lines_of(proposal.digits(f"• {point.replace('→', '–')}"), style, 846)
            draw_lines(canvas, 57, top, 846, lines, style)
            top -= 37 * len(lines) + 6
        if content.table:
            heads, *rows = content.table
            table = proposal.table(heads, (0.42, 0.2, 0.12, 0.13, 0.13), rows, numbers=3)
            canvas.saveState()
            canvas.translate(57, top)
            canvas.scale(1.55, 1.55)
            table.draw(canvas, 0, 0, 846 / 1.55)
            canvas.restoreState()
        canvas.showPage()
    canvas.save()


# The appendix


def _appendix() -> tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]]:
    title = "ภาคผนวก ก แผนการเรียนรู้ 8 ตอน"
    texts = (
        "หลักสูตรแบ่งเป็นแปดตอน ตอนละเจ็ดนาที เรียนสัปดาห์ละสองครั้ง กลุ่มละหกคน ครูแกนนำหนึ่งคนดูแลสองกลุ่ม",
        "ผู้เรียนผ่านแต่ละตอนเมื่อทำสิ่งที่กำหนดได้เองหนึ่งครั้งต่อหน้าครู หากยังไม่ผ่านระบบจะเสนอตอนทบทวนที่สั้นกว่าเดิม",
    )
    return title, texts, (("ตอนที่", "เนื้อหา", "สิ่งที่ผู้เรียนทำได้"), *LESSONS)


def _word_font(style: Any, size: float) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)


def _write_appendix(proposal: Proposal, path: Path) -> None:
    title, texts, (heads, *rows) = _appendix()
    paper = docx.Document()
    for name, size in (("Normal", 12), ("Heading 1", 17), ("Heading 2", 14)):
        _word_font(paper.styles[name], size)
    paper.add_heading(proposal.digits(title), 1)
    paper.add_paragraph(f"{proposal.title} · {proposal.applicant}")
    for text in texts:
        paper.add_paragraph(proposal.digits(text))
    paper.add_heading("เนื้อหารายตอน", 2)
    table = paper.add_table(rows=1, cols=3)
    table.style = "Light Grid Accent 1"
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        cell.text = text
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = proposal.digits(text)
    paper.add_heading("ข้อเสนอแนะที่นำมาปรับหลักสูตร", 2)
    for what, how in rows_of(proposal.words["voices"]):
        paper.add_paragraph(f"{what} – {how}", style="List Bullet")
    _sign(paper.core_properties, proposal, title)
    made = io.BytesIO()
    paper.save(made)
    _pack_again(made, path)


def _write_pages(proposal: Proposal, path: Path, blocks: Sequence[Block]) -> None:
    canvas = _canvas(proposal, path, (PAGE_WIDTH, PAGE_HEIGHT))
    pages = fill_pages(blocks)
    for number, page in enumerate(pages, start=1):
        for block, top in page:
            block.draw(canvas, SIDE, top, PAGE_WIDTH - 2 * SIDE)
        label = proposal.digits(f"{number} / {len(pages)}")
        draw_rule(canvas, SIDE, BOTTOM - 4 * MM, PAGE_WIDTH - 2 * SIDE, 0.5, "#C5CBD5")
        draw(canvas, PAGE_WIDTH - SIDE, BOTTOM - 9 * MM, label, FOOT.but(align="right"))
        canvas.showPage()
    canvas.save()


def _write_appendix_pdf(proposal: Proposal, path: Path) -> None:
    title, texts, (heads, *rows) = _appendix()
    heading = Style(face=Face.BOLD, size=17, leading=27, colour=proposal.accent)
    blocks: list[Block] = [Paragraph(proposal.digits(title), heading)]
    blocks += [Paragraph(f"{proposal.title} · {proposal.applicant}", SMALL), Gap(10), *proposal.paragraphs(texts)]
    blocks += [*proposal.subheading("เนื้อหารายตอน"), proposal.table(heads, (0.1, 0.5, 0.4), rows)]
    blocks += proposal.subheading("ข้อเสนอแนะที่นำมาปรับหลักสูตร")
    blocks += proposal.points([f"{what} – {how}" for what, how in rows_of(proposal.words["voices"])])
    _write_pages(proposal, path, blocks)


# The measurements


def _measurements() -> list[tuple[str, float, float, float, float]]:
    """Fine dust at 45 places, mean of January to April before and after, µg/m³, in order of the last."""
    chance = random.Random(2566)  # invented measurements, the same every run
    places = []
    for number in range(1, 46):
        before = chance.gauss(74, 11)
        after = before * chance.uniform(0.62, 0.82)
        uptime = chance.uniform(90.5, 99.6)
        places.append(
            (f"PM-{number:02d}", round(before, 1), round(after, 1), round(before - after, 1), round(uptime, 1))
        )
    return sorted(places, key=lambda row: row[2])


MEASURED = ("เครื่องวัด", "ฤดูกาล 2564/65", "ฤดูกาล 2565/66", "ลดลง", "พร้อมใช้งาน (%)")


def _write_measurements(proposal: Proposal, path: Path) -> None:
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"title": "ข้อมูลค่าฝุ่น 45 จุด", "author": proposal.applicant, "created": MADE})
    bold = book.add_format({"bold": True, "font_name": FONT, "bg_color": "#F3E9DC", "bottom": 1})
    plain = book.add_format({"font_name": FONT})
    number = book.add_format({"font_name": FONT, "num_format": "0.0"})
    dust = book.add_worksheet("ค่าฝุ่นเฉลี่ย")
    dust.set_column(0, 4, 18)
    dust.write_row(0, 0, MEASURED, bold)
    rows = _measurements()
    for line, (place, *values) in enumerate(rows, start=1):
        dust.write_string(line, 0, place, plain)
        for column, value in enumerate(values, start=1):
            dust.write_number(line, column, value, number)
    dust.freeze_panes(1, 0)
    spots = book.add_worksheet("จุดความร้อน")
    chart = proposal.words["chart"]
    spots.write_row(0, 0, ("เดือน", *(series["name"] for series in chart["series"])), bold)
    for line, month in enumerate(chart["labels"], start=1):
        spots.write_row(line, 0, (month, *(series["values"][line - 1] for series in chart["series"])), plain)
    plot = book.add_chart({"type": "column"})
    for column in (1, 2):
        plot.add_series(
            {
                "name": ["จุดความร้อน", 0, column],
                "categories": ["จุดความร้อน", 1, 0, 4, 0],
                "values": ["จุดความร้อน", 1, column, 4, column],
            }
        )
    spots.insert_chart("E2", plot)
    book.close()


def _write_measurements_pdf(proposal: Proposal, path: Path) -> None:
    heading = Style(face=Face.BOLD, size=17, leading=27, colour=proposal.accent)
    rows = [(place, *(f"{value:.1f}" for value in values)) for place, *values in _measurements()]
    note = "ค่าเฉลี่ยเดือนมกราคมถึงเมษายน หน่วยไมโครกรัมต่อลูกบาศก์เมตร เครื่องวัดดูแลโดยโรงเรียน 45 แห่ง"
    blocks: list[Block] = [Paragraph("ข้อมูลค่าฝุ่นละอองขนาดเล็ก 45 จุด", heading), Paragraph(note, BODY), Gap(8)]
    blocks.append(proposal.table(MEASURED, (0.2, 0.2, 0.2, 0.2, 0.2), rows, numbers=4))
    _write_pages(proposal, path, blocks)


Maker = Callable[[Proposal, Path], None]
# submission: the office file it brings, who makes it, who makes its rendition
OFFICE_FILES: dict[str, tuple[str, Maker, Maker]] = {
    "GOV-02": ("สไลด์นำเสนอ.pptx", _write_slides, _write_slides_pdf),
    "PEO-02": ("ภาคผนวก-แผนการเรียนรู้.docx", _write_appendix, _write_appendix_pdf),
    "ENV-02": ("ตารางค่าฝุ่น-45-จุด.xlsx", _write_measurements, _write_measurements_pdf),
}
