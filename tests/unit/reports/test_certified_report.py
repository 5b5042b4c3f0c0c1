"""The certified score list: every score of a judge, what it rests on, one signature."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from judge_desktop.reports.certified_report import (
    CertifiedFile,
    CertifiedLine,
    CertifiedSheet,
    CertifiedTable,
    certified_sheets,
)
from tests.helpers.pdf_text import squeezed
from tests.helpers.printed_pages import assert_looks_like, write_checked
from tests.helpers.qr_codes import shows_code
from tests.unit.reports.sheets import ROWS, SHEET, imprint

KEY = "SHA256:Qm9vayBvZiB0aGUgZGF5IGFuZCBvZiB0aGUgbmlnaHQ"
CRITERIA = tuple((one.criterion, one.full_mark) for one in ROWS)


def line(number: int, scores: tuple[str, ...] = ("9", "26.5", "35", "16.5"), **changes: object) -> CertifiedLine:
    """A submission with these scores."""
    given = tuple(Decimal(one) for one in scores)
    made = CertifiedLine(
        number=number, submission=f"ENV-{number:02}", title=SHEET.title, scores=given, total=sum(given, Decimal(0))
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def sheet(lines: int = 21, **changes: object) -> CertifiedSheet:
    """A judge with that many submissions in categories of three."""
    numbers = range(1, lines + 1)
    categories = tuple(
        (f"ด้านที่ {start // 3 + 1} (Smart Area)", tuple(line(one) for one in numbers[start : start + 3]))
        for start in range(0, lines, 3)
    )
    made = CertifiedSheet(
        judge=SHEET.judge,
        position=SHEET.position,
        role=SHEET.role,
        round=SHEET.round,
        tables=(CertifiedTable(criteria=CRITERIA, full_mark=Decimal(100), categories=categories),),
        files=(CertifiedFile(name="ไฟล์คะแนน ครั้งที่ 2", sha256="3ec77dac" * 8, key=KEY),),
        check_words=("ยั่งยืน", "พร่า", "ปัญญา", "เก่า", "ร้อยละ", "คำนึง"),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def printed(path: Path, *sheets: CertifiedSheet, language: str = "th", numerals: str = "arabic") -> list[str]:
    """The text of the pages, white space left out, after every check."""
    paper = imprint(language, numerals)
    return write_checked(path, paper, certified_sheets(sheets, paper))


@pytest.mark.parametrize(("language", "numerals"), [("th", "thai"), ("en", "arabic")])
def test_every_score_stands_in_its_row(tmp_path: Path, language: str, numerals: str) -> None:
    pages = printed(tmp_path / "list.pdf", sheet(), language=language, numerals=numerals)
    row = "926.53516.587" if numerals == "arabic" else "๙๒๖.๕๓๕๑๖.๕๘๗"
    assert sum(page.count(row) for page in pages) == 21
    assert sum(page.count(squeezed(SHEET.title)) for page in pages) == 21
    assert_looks_like(tmp_path / "list.pdf", f"certified-{language}")


def test_one_submission_is_one_page_that_says_what_it_rests_on(tmp_path: Path) -> None:
    (page,) = printed(tmp_path / "one.pdf", sheet(1), numerals="thai")
    wanted = ("3ec77dac" * 8, KEY, "ยั่งยืน พร่า ปัญญา เก่า ร้อยละ คำนึง", "ไฟล์คะแนน ครั้งที่ ๒ (SHA-256)")
    assert [text for text in wanted if squeezed(text) not in page] == []
    assert page.count("(ลงชื่อ)") == 1
    assert squeezed("ข้าพเจ้าขอรับรองว่าคะแนนข้างต้น") in page
    content = f"judge-desktop certified-scores {'3ec77dac' * 8} {KEY}"
    assert shows_code(tmp_path / "one.pdf", 1, content)


def test_a_submission_without_scores_says_why_and_has_no_figures(tmp_path: Path) -> None:
    lines = (
        line(1, (), total=None, instead="ถอนตัวจากการพิจารณา"),
        line(2, note="จากกระดาษ พิมพ์ยืนยันสองครั้ง"),
        replace(line(3), scores=(Decimal(9), None, Decimal(0), Decimal("16.5")), total=None),
    )
    tables = (CertifiedTable(criteria=CRITERIA, full_mark=Decimal(100), categories=(("ด้านหนึ่ง", lines),)),)
    (page,) = printed(tmp_path / "list.pdf", sheet(tables=tables))
    titles = [squeezed(f"ENV-{number:02} {SHEET.title}") for number in (1, 2, 3)]
    first, second, third = (page.index(one) for one in titles)
    assert squeezed("ถอนตัวจากการพิจารณา") in page[first:second]
    assert squeezed("จากกระดาษ พิมพ์ยืนยันสองครั้ง") in page[second:third]
    assert "9–016.5–" in page[third:]


def test_a_list_that_is_not_final_is_a_draft_and_certifies_nothing(tmp_path: Path) -> None:
    missing = "ยังไม่ครบถ้วน มีแบบให้คะแนน 2 ฉบับที่ยังไม่ได้ยืนยัน"
    unsent = sheet(3, missing=missing, files=(), check_words=())
    (page,) = printed(tmp_path / "draft.pdf", unsent)
    assert squeezed(missing) in page
    assert squeezed("ขอรับรอง") not in page
    assert "SHA-256" not in page
    assert [one.mark for one in certified_sheets([unsent, sheet(3)], imprint())] == ["ฉบับร่าง", ""]


def test_many_criteria_stand_in_words_under_the_title(tmp_path: Path) -> None:
    criteria = tuple((f"เกณฑ์ย่อยที่ {number}", Decimal(10)) for number in range(1, 13))
    lines = tuple(line(number, tuple(str(one % 11) for one in range(12))) for number in (1, 2))
    table = CertifiedTable(criteria=criteria, full_mark=Decimal(120), categories=(("ด้านหนึ่ง", lines),))
    (page,) = printed(tmp_path / "many.pdf", sheet(tables=(table,)))
    assert page.count(squeezed("1: 0 · 2: 1 · 3: 2 · 4: 3")) == 2
    assert page.count(squeezed("12: 0")) == 2


def test_sixty_submissions_and_two_rubrics_are_signed_once_at_the_end(tmp_path: Path) -> None:
    short = CertifiedTable(
        criteria=CRITERIA[:1], full_mark=Decimal(10), categories=(("อีกด้านหนึ่ง", (line(61, ("9",)),)),)
    )
    long = sheet(60)
    pages = printed(tmp_path / "sixty.pdf", replace(long, tables=(*long.tables, short)))
    assert [page.count("(ลงชื่อ)") for page in pages] == [0] * (len(pages) - 1) + [1]
    assert all(page.startswith(squeezed(f"ใบรับรองคะแนน · {SHEET.judge}")) for page in pages[1:])
    assert sum(page.count("ENV-") for page in pages) == 61
