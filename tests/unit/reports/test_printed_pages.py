"""The checks that every report passes find what they look for, and the existing reports pass them."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw

from judge_desktop.config.i18n import Language, Translator
from judge_desktop.domain.contest import Mode
from judge_desktop.reports.imprint import Imprint
from judge_desktop.reports.layout import Block, Cell, Drawing, Paragraph, Row, Stack
from judge_desktop.reports.pages import Properties, Sheet, write_sheets
from judge_desktop.reports.provisional_report import ProvisionalSheet, provisional_paper
from judge_desktop.reports.schedule_report import ScheduleLine, ScheduleSheet, schedule_sheet
from judge_desktop.reports.standings_report import CategoryStandings, StandingLine
from judge_desktop.reports.thai_text import Style, draw
from tests.helpers.logos import logo
from tests.helpers.page_pictures import difference, page_pictures
from tests.helpers.printed_pages import assert_looks_like, check_file, check_pages, setting_recorded
from tests.unit.reports.sheets import CONTEST, ORGANISER, SHEET, write_scorecards

TH, EN = Translator(Language.TH), Translator(Language.EN)
DAY = datetime.date(2023, 9, 8)
LONG = "ศาสตราจารย์เกียรติคุณ ดร.ประเสริฐศักดิ์ วัฒนาอรุณโรจน์รุ่งเรือง ณ อยุธยา"


def one_page(path: Path, *blocks: Block) -> Path:
    sheet = Sheet(blocks=blocks, title="ก", head="ก", foot="ก", page_label=lambda page, pages: f"{page}/{pages}")
    write_sheets([sheet], path, Properties(title="ก", author="", language="th"))
    return path


def test_scorecards_pass(tmp_path: Path) -> None:
    path = tmp_path / "card.pdf"
    long = replace(SHEET, judge=LONG, overall_comment=SHEET.overall_comment * 9)
    for tr, numerals in ((TH, "thai"), (EN, "arabic")):
        with setting_recorded() as set_text:
            write_scorecards([SHEET, long], path, tr, numerals, DAY, mode=Mode.REHEARSAL)
        assert len(check_pages(path, set_text)) == 3
        assert_looks_like(path, f"scorecard-{tr.language.value}")


def schedule(count: int) -> ScheduleSheet:
    slots = [
        ScheduleLine(
            starts_at=datetime.time(9 + number // 6, number % 6 * 10),
            ends_at=datetime.time(9 + number // 6, number % 6 * 10 + 9),
            title=f"{SHEET.title} {LONG if number % 5 == 0 else ''}",
            number=number + 1,
            applicant=SHEET.applicant,
            category=SHEET.category,
            minutes=(7, 5) if number % 4 else (12, 6),
        )
        for number in range(count)
    ]
    lunch = ScheduleLine(starts_at=datetime.time(12), ends_at=datetime.time(13), title="พักกลางวัน")
    return ScheduleSheet(
        round=SHEET.round,
        day=DAY,
        lines=tuple(sorted([*slots, lunch], key=lambda line: line.starts_at)),
        minutes=(7, 5),
        lot="12345678",
    )


def test_the_running_order_passes(tmp_path: Path) -> None:
    path = tmp_path / "schedule.pdf"
    for tr, numerals, picture in ((TH, "thai", logo()), (EN, "arabic", b"")):
        imprint = Imprint(
            tr=tr,
            numerals=numerals,
            when=datetime.datetime.combine(DAY, datetime.time(9)),
            contest=CONTEST,
            organiser=ORGANISER,
            contact=f"{ORGANISER}\nscp@depa.or.th 0 2026 2333",
            mode=Mode.REHEARSAL,
            logo=picture,
        )
        with setting_recorded() as set_text:
            imprint.write(path, "order", [schedule_sheet(schedule(40), imprint)])
        pages = check_pages(path, set_text)
        assert len(pages) == 4
        assert "scp@depa.or.th020262333" in pages[-1]
        assert_looks_like(path, f"schedule-{tr.language.value}")


def test_the_provisional_result_passes(tmp_path: Path) -> None:
    path = tmp_path / "provisional.pdf"
    lines = tuple(
        StandingLine(
            rank=str(rank),
            number=str(rank),
            title=SHEET.title,
            applicant=SHEET.applicant,
            score="88.25",
            scorecards=5,
            decided_by="คะแนนเฉลี่ย",
            apart="2 ฉบับ",
        )
        for rank in range(1, 9)
    )
    categories = (
        CategoryStandings(name=SHEET.category, lines=lines, award="รางวัล: ลำดับที่ 1"),
        CategoryStandings(name=f"{SHEET.category} {LONG}", lines=(), instead="คะแนนยังปิดอยู่"),
    )
    sheet = ProvisionalSheet(
        round=SHEET.round,
        method="ค่าเฉลี่ย",
        categories=categories,
        missing=("ยังไม่ได้รับแบบให้คะแนน 12 ฉบับ", f"{LONG} ยังไม่ได้ยืนยันตัวตน"),
    )
    when = datetime.datetime(2023, 9, 8, 10, 30, tzinfo=datetime.UTC)
    for tr, numerals in ((TH, "thai"), (EN, "arabic")):
        imprint = Imprint(tr=tr, numerals=numerals, when=when, contest=CONTEST, organiser=ORGANISER)
        with setting_recorded() as set_text:
            imprint.write(path, "Provisional result", [provisional_paper(sheet, imprint)])
        assert len(check_pages(path, set_text)) == 1
        assert_looks_like(path, f"provisional-{tr.language.value}")


STYLE = Style()
LEFT = Paragraph("ซ้ายมือสุด ๆ ของแถว", STYLE)


def beside(canvas: object, x: float, top: float, available: float) -> None:
    draw(canvas, x + available, top - 15, "ยื่น", STYLE)


def below(canvas: object, x: float, top: float, available: float) -> None:
    draw(canvas, x, top - 40, "หล่น", STYLE)


@pytest.mark.parametrize("paint", [beside, below])
def test_text_beyond_its_frame_is_found(tmp_path: Path, paint: Callable[[object, float, float, float], None]) -> None:
    with setting_recorded() as set_text:
        path = one_page(
            tmp_path / "page.pdf", LEFT, Row((Cell(0.2, Drawing(20, paint)), Cell(0.8, Paragraph("", STYLE))))
        )
    with pytest.raises(AssertionError, match="does not fit"):
        check_pages(path, set_text)


def close(canvas: object, x: float, top: float, available: float) -> None:
    draw(canvas, x, top - 15, "ข้อความแรก", STYLE)
    draw(canvas, x + min(9, available), top - 19, "ข้อความที่สอง", STYLE)


def test_texts_over_each_other_are_found(tmp_path: Path) -> None:
    with setting_recorded() as set_text:
        path = one_page(tmp_path / "page.pdf", Drawing(40, close))
    with pytest.raises(AssertionError, match=r"FoundWord.* and FoundWord"):
        check_pages(path, set_text)


def test_text_that_does_not_come_back_is_found(tmp_path: Path) -> None:
    with setting_recorded() as set_text:
        path = one_page(tmp_path / "page.pdf", LEFT)
    set_text.lines[0] = replace(set_text.lines[0], text="อื่น")
    with pytest.raises(AssertionError, match="อื่น"):
        check_pages(path, set_text)


def unembedded(canvas: Any, x: float, top: float, available: float) -> None:
    canvas.setFont("Helvetica", min(9, available))
    canvas.drawString(x, top - 9, "x")


def test_a_font_of_the_machine_is_found(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="Helvetica"):
        check_file(one_page(tmp_path / "page.pdf", Drawing(20, unembedded)))


def grey(change: Callable[[ImageDraw.ImageDraw], object] | None = None) -> Image.Image:
    picture = Image.new("L", (496, 702), 255)
    pen = ImageDraw.Draw(picture)
    for y in range(40, 660, 12):
        pen.text((40, y), "lines of words that stay " * 3, fill=0)
    if change is not None:
        change(pen)
    return picture


def test_a_changed_page_looks_different_and_an_equal_one_does_not(tmp_path: Path) -> None:
    assert difference(grey(), grey()) == 0
    assert difference(grey(), grey(lambda pen: pen.rectangle((40, 664, 80, 674), fill=0))) > 0.0006
    assert difference(grey(), Image.new("L", (702, 496), 255)) == 1
    first = one_page(tmp_path / "first.pdf", Stack([LEFT] * 3))
    second = one_page(tmp_path / "second.pdf", Stack([LEFT] * 2))
    assert difference(*[page_pictures(path, 1)[0] for path in (first, second)]) > 0.0006
