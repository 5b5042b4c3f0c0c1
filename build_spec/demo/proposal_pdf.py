"""Sets the proposals of the demo submissions: what each applicant would have sent, as a PDF with Thai text.

The words are proposals/<id>.toml; charts and cover art are `charts` and `motifs`.
"""

from __future__ import annotations

import functools
import zlib
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from charts import chart, mixed, steps_diagram
from motifs import paint_motif
from reportlab.pdfgen.canvas import Canvas

from judge_desktop.config.thai_dates import format_date
from judge_desktop.config.thai_digits import prose_in_numerals
from judge_desktop.reports.layout import (
    MM,
    Block,
    Cell,
    Drawing,
    Gap,
    Grid,
    Paragraph,
    Row,
    SignatureBlock,
    Stack,
    draw_rule,
)
from judge_desktop.reports.pages import BOTTOM, PAGE_HEIGHT, PAGE_WIDTH, SIDE, TOP, fill_pages
from judge_desktop.reports.thai_font import Face, font
from judge_desktop.reports.thai_text import Style, colour, draw, draw_lines, elided, lines_of

INK = "#191C22"
BODY = Style(size=11.5, leading=18.4, colour=INK)
SMALL = Style(size=10, leading=15.6, colour=INK)
FOOT = Style(size=8.8, leading=13, colour="#5F6776")
WIDTH = PAGE_WIDTH - 2 * SIDE
CONTEST = "โครงการ The Smart City Solution Awards 2023"

HEADINGS = {
    "dimension": (
        "มิติที่ 1 : ที่มาและความสำคัญของโครงการ",
        "มิติที่ 2 : แนวทางการดำเนินโครงการ Smart Solution",
        "มิติที่ 3 : การประเมินผลลัพธ์เชิงประจักษ์และการจัดเก็บข้อมูล",
        "มิติที่ 4 : การเผยแพร่ การนำไปใช้ และความยั่งยืน",
    ),
    "government": (
        "1. หลักการและเหตุผล",
        "2. วิธีดำเนินการและเทคโนโลยีที่ใช้",
        "3. ผลการดำเนินงานและการจัดเก็บข้อมูล",
        "4. การเผยแพร่ การต่อยอด และความยั่งยืน",
    ),
    "plain": (
        "1. ปัญหาที่เราพบและสิ่งที่ต้องการเปลี่ยน",
        "2. เราแก้ปัญหาอย่างไรและทำร่วมกับใคร",
        "3. ผลลัพธ์ หลักฐาน และข้อมูล",
        "4. ใครดูแลต่อ ประชาชนรู้จักและร่วมพัฒนาอย่างไร",
    ),
}


def rows_of(text: str) -> list[list[str]]:
    """The rows of a small table written as lines of `a | b | c`."""
    return [[part.strip() for part in line.split("|")] for line in text.strip().splitlines()]


class Proposal:
    """One proposal: the record of the submission and the words of its file, ready to be set."""

    def __init__(self, submission: dict[str, Any], words: dict[str, Any]) -> None:
        self.submission, self.words = submission, words
        self.accent = str(words["accent"])
        self.digits = functools.partial(prose_in_numerals, numerals=str(words["digits"]))
        self.headings = [self.digits(heading) for heading in HEADINGS[words["headings"]]]
        self.seed = zlib.crc32(str(submission["id"]).encode())

    @property
    def title(self) -> str:
        return str(self.submission["title_th"])

    @property
    def applicant(self) -> str:
        return str(self.submission["applicant_th"])

    def day(self, moment: date) -> str:
        return self.digits(format_date(moment, "th"))

    # Blocks

    def heading(self, number: int) -> list[Block]:
        style = Style(face=Face.BOLD, size=14.5, leading=23, colour=self.accent)
        rule = Drawing(7, lambda canvas, x, top, wide: draw_rule(canvas, x, top - 2, wide, 1.1, self.accent))
        rule.keep_with_next = True
        return [Gap(14), Paragraph(self.headings[number], style, keep_with_next=True), rule]

    def subheading(self, text: str) -> list[Block]:
        style = BODY.but(face=Face.BOLD, size=12, leading=19)
        return [Gap(7), Paragraph(self.digits(text), style, keep_with_next=True), Gap(1)]

    def paragraphs(self, texts: Iterable[str]) -> list[Block]:
        blocks: list[Block] = []
        for text in texts:
            blocks += [Paragraph(self.digits(text), BODY), Gap(6)]
        return blocks

    def points(self, texts: Sequence[str], numbered: bool = False) -> list[Block]:
        made: list[Block] = []
        for number, text in enumerate(texts, start=1):
            mark = self.digits(f"{number}.") if numbered else "•"
            cells = (
                Cell(0.055, Paragraph(mark, BODY.but(align="right")), 4),
                Cell(0.945, Paragraph(self.digits(text), BODY)),
            )
            made.append(Row(cells, above=0, below=1.5))
        return made

    def table(
        self, heads: Sequence[str], shares: Sequence[float], rows: Sequence[Sequence[str]], numbers: int = 0
    ) -> Grid:
        """A table with a coloured heading; the last `numbers` columns are right-aligned."""
        first_number = len(heads) - numbers

        def row(texts: Sequence[str], style: Style, **looks: Any) -> Row:
            cells = []
            for place, (text, share) in enumerate(zip(texts, shares, strict=True)):
                align = "right" if place >= first_number else "left"
                cells.append(Cell(share, Paragraph(self.digits(text), style.but(align=align)), 5))
            return Row(tuple(cells), **looks)

        head = row(heads, SMALL.but(face=Face.BOLD, colour="#FFFFFF"), background=self.accent, above=4, below=4)
        line = (0.5, mixed(self.accent, "#FFFFFF", 0.55))
        tint = mixed(self.accent, "#FFFFFF", 0.93)
        body = [
            row(texts, SMALL, above=3.5, below=4, rule_below=line, background=tint if n % 2 else "")
            for n, texts in enumerate(rows)
        ]
        return Grid(head, body)

    def facts(self) -> list[Block]:
        submission = self.submission
        rows = [
            ("ชื่อผลงาน", self.title),
            ("ชื่อภาษาอังกฤษ", str(submission["title_en"])),
            ("หน่วยงานผู้สมัคร", self.applicant),
            ("วันที่เริ่มดำเนินโครงการ", self.day(submission["start_date"])),
            *((label, text) for label, text in rows_of(self.words["facts"])),
        ]
        line = (0.5, "#C5CBD5")
        made: list[Block] = []
        for label, text in rows:
            cells = (
                Cell(0.27, Paragraph(label, SMALL.but(face=Face.MEDIUM, colour=self.accent)), 5),
                Cell(0.73, Paragraph(self.digits(text), SMALL), 5),
            )
            made.append(Row(cells, above=3, below=3.5, rule_below=line))
        return made

    def blocks(self) -> list[Block]:
        """Everything after the cover."""
        words = self.words
        made = [*self.subheading("ข้อมูลทั่วไปของโครงการ"), *self.facts()]
        made += [*self.heading(0), *self.paragraphs(words["background"])]
        made += [*self.subheading("กลุ่มเป้าหมาย"), *self.points(words["targets"])]
        made += [*self.subheading("วัตถุประสงค์"), *self.points(words["objectives"], numbered=True)]
        made += [*self.heading(1), *self.paragraphs(words["solution"])]
        steps = steps_diagram(rows_of(words["steps"]), self.accent, self.digits)
        made += [Gap(4), self.caption("ภาพที่ 1 ขั้นตอนการทำงานของระบบ"), steps]
        made += [*self.subheading("ภาคส่วนที่ร่วมดำเนินการตั้งแต่เริ่มต้น"), *self.points(words["partners"])]
        made += self.whole("ความท้าทายและวิธีแก้ไข", ("ความท้าทาย", "วิธีแก้ไข"), (0.46, 0.54), "challenges")
        made += [*self.heading(2), *self.subheading("ตัวชี้วัดก่อนและหลังดำเนินโครงการ")]
        heads = ("ตัวชี้วัด", "หน่วย", "ก่อน", "เป้าหมาย", "ผลจริง")
        made.append(self.table(heads, (0.42, 0.2, 0.12, 0.13, 0.13), rows_of(words["kpis"]), numbers=3))
        made += [Gap(9), *self.paragraphs(words["results"]), Gap(4), chart(words["chart"], self.accent, self.digits)]
        if "chart2" in words:
            made += [Gap(6), chart(words["chart2"], self.accent, self.digits)]
        made += [*self.subheading("วิธีจัดเก็บและตรวจสอบข้อมูล"), *self.paragraphs([words["data"]])]
        made += [*self.heading(3), *self.paragraphs(words["sustain"])]
        made += self.whole("แผนการดำเนินงานต่อเนื่อง", ("พ.ศ.", "กิจกรรม", "งบประมาณ"), (0.12, 0.63, 0.25), "plan")
        voices = ("ความเห็นที่ได้รับ", "สิ่งที่ปรับปรุงแล้ว")
        made += self.whole("เสียงของผู้ใช้และการปรับปรุง", voices, (0.46, 0.54), "voices")
        return [*made, *self.signature()]

    def whole(self, title: str, heads: Sequence[str], shares: Sequence[float], key: str) -> list[Block]:
        """A small table with its title, kept on one page."""
        gap, heading, air = self.subheading(title)
        return [gap, Stack([heading, air, self.table(heads, shares, rows_of(self.words[key]))])]

    def caption(self, text: str) -> Block:
        return Paragraph(self.digits(text), SMALL.but(colour="#5F6776", align="center"), keep_with_next=True)

    def signature(self) -> list[Block]:
        name, _, post = rows_of(self.words["facts"])[-1][1].partition(" ")
        family, _, post = post.partition(" ")
        block = SignatureBlock(
            "ลงชื่อ", "ผู้รับรองข้อมูล", f"{name} {family}", (post, self.day(self.submission["applied_date"])), BODY
        )
        return [Gap(20), Paragraph("ขอรับรองว่าข้อมูลในข้อเสนอโครงการนี้เป็นความจริงทุกประการ", BODY, keep_with_next=True), block]

    # Sheets

    def opening(self) -> list[Block]:
        """The head of the first page for the looks without a cover."""
        look: dict[str, Callable[[], list[Block]]] = {
            "band": self._band,
            "plain": self._plain,
            "cover": self._below_head,
        }
        return look[self.words["look"]]()

    def _below_head(self) -> list[Block]:
        return [Drawing(10 * MM, lambda *_: None)]

    def _band(self) -> list[Block]:
        height = 70 * MM

        def paint(canvas: Any, _x: float, top: float, _available: float) -> None:
            bottom = top - height
            frame = (0.0, bottom + 12 * MM, PAGE_WIDTH, PAGE_HEIGHT - bottom - 12 * MM)
            paint_motif(canvas, self.words["motif"], frame, self.accent, self.seed)
            canvas.setFillColor(colour(self.accent))
            canvas.rect(0, bottom + 6 * MM, PAGE_WIDTH, 31 * MM, stroke=0, fill=1)
            style = Style(face=Face.BOLD, size=17, leading=26, colour="#FFFFFF", phrases=True)
            lines = lines_of(self.title, style, WIDTH)
            title_top = bottom + 15 * MM + 26 * len(lines) + (10 if len(lines) == 1 else 3)
            draw_lines(canvas, SIDE, title_top, WIDTH, lines, style)
            draw(canvas, SIDE, bottom + 10 * MM, self.applicant, Style(size=11, leading=16, colour="#FFFFFF"))

        return [Drawing(height, paint)]

    def _plain(self) -> list[Block]:
        centred = Style(face=Face.BOLD, size=16, leading=25, colour=INK, align="center", phrases=True)
        made: list[Block] = [Gap(0), Paragraph("แบบเสนอผลงานเข้าร่วมประกวด", centred.but(size=13, leading=21))]
        made.append(Paragraph(CONTEST, centred.but(face=Face.REGULAR, size=11.5, leading=19)))
        line = Drawing(
            16, lambda canvas, x, top, wide: draw_rule(canvas, x + wide / 3, top - 8, wide / 3, 1.2, self.accent)
        )
        return [
            *made,
            line,
            Paragraph(self.title, centred),
            Paragraph(self.applicant, centred.but(face=Face.REGULAR, size=12, leading=20)),
        ]

    def cover(self, canvas: Any) -> None:
        """A whole first page: picture above, title on the accent below."""
        split = PAGE_HEIGHT * 0.46
        frame = (0.0, split, PAGE_WIDTH, PAGE_HEIGHT - split)
        paint_motif(canvas, self.words["motif"], frame, self.accent, self.seed)
        canvas.setFillColor(colour(self.accent))
        canvas.rect(0, 0, PAGE_WIDTH, split, stroke=0, fill=1)
        pale = mixed(self.accent, "#FFFFFF", 0.82)
        label = Style(size=12, leading=19, colour=pale)
        draw(canvas, 24 * MM, split - 20 * MM, f"ข้อเสนอโครงการ · {self.submission['id']}", label)
        style = Style(face=Face.BOLD, size=25, leading=38, colour="#FFFFFF", phrases=True)
        lines = lines_of(self.title, style, PAGE_WIDTH - 48 * MM)
        draw_lines(canvas, 24 * MM, split - 25 * MM, PAGE_WIDTH - 48 * MM, lines, style)
        y = split - 25 * MM - 38 * len(lines) - 18
        draw(canvas, 24 * MM, y, str(self.submission["title_en"]), label.but(size=11.5))
        draw_rule(canvas, 24 * MM, 43 * MM, 40 * MM, 1.5, pale)
        draw(canvas, 24 * MM, 33 * MM, self.applicant, label.but(face=Face.BOLD, size=14, colour="#FFFFFF"))
        draw(canvas, 24 * MM, 24 * MM, f"เสนอต่อคณะกรรมการตัดสิน {CONTEST}", label)
        draw(canvas, 24 * MM, 17 * MM, self.day(self.submission["applied_date"]), label)

    def write(self, path: Path) -> int:
        """Writes the PDF; gives back its number of pages. The same words give the same bytes."""
        font(Face.REGULAR)
        canvas = Canvas(
            str(path),
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            invariant=1,
            pageCompression=1,
            initialFontName=Face.REGULAR.value,
            lang="th-TH",
        )
        canvas.setTitle(self.title)
        canvas.setAuthor(self.applicant)
        has_cover = self.words["look"] == "cover"
        if has_cover:
            self.cover(canvas)
            canvas.showPage()
        pages = fill_pages([*self.opening(), *self.blocks()])
        for number, page in enumerate(pages, start=1):
            if number > 1 or has_cover:
                self._running_head(canvas, first=number == 1)
            for block, top in page:
                block.draw(canvas, SIDE, top, WIDTH)
            self._foot(canvas, number + has_cover, len(pages) + has_cover)
            canvas.showPage()
        canvas.save()
        return len(pages) + int(has_cover)

    def _running_head(self, canvas: Any, first: bool) -> None:
        y = PAGE_HEIGHT - TOP - 10
        draw(canvas, SIDE, y, f"ข้อเสนอโครงการ · {self.submission['id']}", FOOT)
        room = WIDTH - 45 * MM
        if not first:
            draw(canvas, PAGE_WIDTH - SIDE, y, elided(self.title, FOOT, room), FOOT.but(align="right"))
        draw_rule(canvas, SIDE, y - 6, WIDTH, 0.5, "#C5CBD5")

    def _foot(self, canvas: Any, number: int, total: int) -> None:
        y = BOTTOM - 8.5 * MM
        draw(canvas, SIDE, y, elided(self.applicant, FOOT, WIDTH - 30 * MM), FOOT)
        draw(canvas, PAGE_WIDTH - SIDE, y, self.digits(f"{number} / {total}"), FOOT.but(align="right"))
