"""The summary of scores of a category: 1 to 30 judges, 1 to 30 submissions, everybody's line to sign."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pypdf
import pytest

from judge_desktop.reports.parts import Signer
from judge_desktop.reports.score_summary_report import SummaryRow, SummarySheet, SummaryWork, summary_sheet
from tests.helpers.pdf_text import squeezed
from tests.helpers.printed_pages import assert_looks_like, write_checked
from tests.unit.reports.sheets import ROWS, SHEET, imprint

NAMES = ("ศาสตราจารย์เกียรติคุณ ดร.ประเสริฐศักดิ์ วัฒนาอรุณโรจน์รุ่งเรือง ณ อยุธยา", "รศ.ดร.ธนธัช ชลธารากุล", "นางศุภลักษณ์ ปันธรรมดี")


def work(number: int, judges: int, criteria: int = 4) -> SummaryWork:
    """A submission everybody scored alike: 7, 8, 9 … by criterion."""
    rows = tuple(
        SummaryRow(scores=(Decimal(7 + place % 3),) * judges, mean=Decimal("7.43")) for place in range(criteria)
    )
    total = sum((one.scores[0] or Decimal(0) for one in rows), Decimal(0))
    return SummaryWork(
        number=number,
        submission=f"ENV-{number:02}",
        title=SHEET.title,
        applicant=SHEET.applicant,
        rank=f"ลำดับที่ {number}",
        rows=rows,
        totals=(total,) * judges,
        words=("",) * judges,
        mean=Decimal("73.71"),
        official=Decimal("73.71"),
    )


def sheet(panel: int, count: int, criteria: int = 4, **changes: object) -> SummarySheet:
    """A category with a panel of that size."""
    named = tuple(NAMES[place % 3] for place in range(panel))
    made = SummarySheet(
        category=SHEET.category,
        round=SHEET.round,
        method="คะแนนเฉลี่ย",
        official="",
        judges=named,
        criteria=tuple((ROWS[place % 4].criterion, Decimal(10)) for place in range(criteria)),
        full_mark=Decimal(10 * criteria),
        works=tuple(work(number + 1, panel, criteria) for number in range(count)),
        notes=(),
        signers=tuple(Signer(name=name, role="กรรมการ") for name in named),
        code="5bed25ef" * 8,
        is_draft=False,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def printed(path: Path, one: SummarySheet, language: str = "th", numerals: str = "arabic") -> list[str]:
    """The text of the pages, white space left out, after every check."""
    paper = imprint(language, numerals)
    return write_checked(path, paper, [summary_sheet(one, paper)])


def is_landscape(path: Path) -> bool:
    box = pypdf.PdfReader(path).pages[0].mediabox
    return bool(box.width > box.height)


@pytest.mark.parametrize(("language", "numerals"), [("th", "thai"), ("en", "arabic")])
def test_seven_judges_and_three_submissions_are_one_upright_page(tmp_path: Path, language: str, numerals: str) -> None:
    named = tuple(NAMES[1 + place % 2] for place in range(7))
    seven = sheet(7, 3, judges=named, signers=tuple(Signer(name=one, role="กรรมการ") for one in named))
    pages = printed(tmp_path / "seven.pdf", seven, language, numerals)
    assert (len(pages), is_landscape(tmp_path / "seven.pdf")) == (1, False)
    assert pages[0].count("7.43" if numerals == "arabic" else "๗.๔๓") == 12
    assert "5bed25ef" * 8 in pages[0]
    assert_looks_like(tmp_path / "seven.pdf", f"summary-{language}")


def test_twelve_judges_and_thirty_submissions_lie_across_and_no_submission_is_parted(tmp_path: Path) -> None:
    pages = printed(tmp_path / "twelve.pdf", sheet(12, 30))
    assert is_landscape(tmp_path / "twelve.pdf")
    assert_looks_like(tmp_path / "twelve.pdf", "summary-twelve")
    for number in range(1, 31):
        (holding,) = [page for page in pages if f"ENV-{number:02}" in page]
        after = holding.partition(f"ENV-{number:02}")[2].partition("ENV-")[0]
        assert after.count("7.43") == 4
        assert after.count("73.71") == 1
    assert sum(page.count("(ลงชื่อ)") for page in pages) == 12


def test_a_panel_too_wide_for_a_page_stands_in_parts_with_one_column_of_means(tmp_path: Path) -> None:
    pages = printed(tmp_path / "thirty.pdf", sheet(30, 2), numerals="arabic")
    text = "".join(pages)
    assert text.count("ENV-01") == 3
    assert text.count("7.43") == 8
    assert text.count(squeezed("คะแนนรวม")) == 2 * 3
    assert text.count("(ลงชื่อ)") == 30


def test_many_criteria_go_on_under_the_title_of_their_submission(tmp_path: Path) -> None:
    pages = printed(tmp_path / "many.pdf", sheet(12, 2, criteria=30))
    text = "".join(pages)
    assert (text.count("ENV-01"), text.count("ENV-02")) == (3, 3)
    assert text.count("7.43") == 60


def test_who_gave_no_scores_has_a_word_and_never_a_nought(tmp_path: Path) -> None:
    first = work(1, 3)
    rows = tuple(replace(one, scores=(one.scores[0], None, one.scores[2])) for one in first.rows)
    first = replace(first, rows=rows, totals=(first.totals[0], None, first.totals[2]), words=("", "ถอนตัว", ""))
    (page,) = printed(tmp_path / "some.pdf", sheet(3, 1, works=(first,), notes=("ไม่มีแบบให้คะแนนของ: ก",)))
    assert page.count("ถอนตัว") == 1
    assert "107–77.43" in page
    assert squeezed("ไม่มีแบบให้คะแนนของ: ก") in page


def test_another_method_than_the_mean_has_a_line_of_its_own(tmp_path: Path) -> None:
    one = sheet(3, 1, official="ค่ามัธยฐาน", works=(replace(work(1, 3), official=Decimal("74.00")),))
    (page,) = printed(tmp_path / "median.pdf", one)
    assert squeezed("73.71ค่ามัธยฐาน74.00") in page


def test_covered_scores_are_not_printed_and_nobody_signs(tmp_path: Path) -> None:
    (page,) = printed(tmp_path / "covered.pdf", sheet(3, 0, instead="คะแนนยังไม่เปิดเผย", is_draft=True))
    assert squeezed("คะแนนยังไม่เปิดเผย") in page
    assert ("(ลงชื่อ)" in page, "ENV-" in page) == (False, False)


def test_an_open_round_is_a_draft() -> None:
    assert [summary_sheet(sheet(1, 1, is_draft=one), imprint()).mark for one in (True, False)] == ["ฉบับร่าง", ""]
