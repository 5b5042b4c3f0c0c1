"""The scorecard to be filled in by hand: one page, a box for every score, a code that leads to the form."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from judge_desktop.domain.contest import Mode
from judge_desktop.domain.paper_code import PaperCode
from judge_desktop.reports.blank_report import BlankCard, BlankCriterion, blank_sheet
from tests.helpers.pdf_text import squeezed
from tests.helpers.printed_pages import assert_looks_like, write_checked
from tests.helpers.qr_codes import shows_code
from tests.unit.reports.sheets import ROWS, SHEET, imprint

CODE = PaperCode(manifest="ab" * 32, round="final", judge="J2", submission="SCA66-0001").text
CARD = BlankCard(
    number=10,
    submission=SHEET.submission_code,
    title=SHEET.title,
    applicant=SHEET.applicant,
    category=SHEET.category,
    round=SHEET.round,
    judge_id="J2",
    judge=SHEET.judge,
    position=SHEET.position,
    role=SHEET.role,
    criteria=tuple(
        BlankCriterion(name=one.criterion, guidelines=one.guidelines, full_mark=one.full_mark, step=Decimal(1))
        for one in ROWS
    ),
    full_mark=Decimal(100),
    code=CODE,
)
WORDS = ("ฟื้น", "ก๊ำ", "ญี่ปุ่น", "ปิ่น", "ที่ 1", "SCA66-01", "😀", "(ผู้)", "น้ำ", "เป็น", "ฎุ", "องค์การบริหารส่วนตำบล", " ")
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map("".join).filter(str.strip)
LONG = "ศาสตราจารย์เกียรติคุณ ดร.ประเสริฐศักดิ์ วัฒนาอรุณโรจน์รุ่งเรือง ณ อยุธยา"


def printed(path: Path, *cards: BlankCard, language: str = "th", numerals: str = "arabic") -> list[str]:
    """The text of the pages, white space left out, after every check."""
    paper = imprint(language, numerals)
    return write_checked(path, paper, (blank_sheet(one, paper) for one in cards))


@pytest.mark.parametrize(("language", "numerals"), [("th", "thai"), ("th", "arabic"), ("en", "arabic")])
def test_the_demo_rubric_is_one_page_with_everything_on_it(tmp_path: Path, language: str, numerals: str) -> None:
    (page,) = printed(tmp_path / "blank.pdf", CARD, language=language, numerals=numerals)
    wanted = [CARD.title, CARD.applicant, CARD.judge, CARD.submission, "J2·SCA66-0001"]
    assert [text for text in wanted if squeezed(text) not in page] == []
    for one in CARD.criteria:
        assert squeezed(one.name) in page or numerals == "thai"
    assert_looks_like(tmp_path / "blank.pdf", f"blank-{language}-{numerals}")


def test_the_code_is_that_of_the_paper(tmp_path: Path) -> None:
    other = replace(CARD, code=CODE.replace("J2", "J3"))
    printed(tmp_path / "blank.pdf", CARD, other)
    found = [[shows_code(tmp_path / "blank.pdf", page, code) for code in (CODE, other.code)] for page in (1, 2)]
    assert found == [[True, False], [False, True]]


def test_steps_and_levels_stand_beside_what_they_are_about(tmp_path: Path) -> None:
    first = replace(CARD.criteria[0], step=Decimal("0.5"), levels=(("ดีเยี่ยม", "9–10"), ("ดี", "5–8.5")))
    (page,) = printed(tmp_path / "half.pdf", replace(CARD, criteria=(first, *CARD.criteria[1:])))
    assert squeezed("ขั้นละ 0.5") in page
    assert squeezed("ดีเยี่ยม 9–10 · ดี 5–8.5") in page
    assert squeezed("โดยให้เป็นจำนวนเต็ม") not in page
    (page,) = printed(tmp_path / "whole.pdf", CARD)
    assert squeezed("โดยให้เป็นจำนวนเต็ม") in page


def test_a_blind_contest_names_no_applicant_and_a_long_name_stays_in_its_half(tmp_path: Path) -> None:
    (page,) = printed(tmp_path / "blank.pdf", replace(CARD, applicant="", judge=LONG))
    assert "ผู้สมัคร" not in page
    assert page.count(squeezed(LONG)) == 2


def test_a_rubric_longer_than_a_page_goes_on_and_is_still_signed(tmp_path: Path) -> None:
    pages = printed(tmp_path / "long.pdf", replace(CARD, criteria=CARD.criteria * 4))
    assert len(pages) > 1
    assert [page.count("(ลงชื่อ)") for page in pages] == [0] * (len(pages) - 1) + [1]
    assert sum(page.count(squeezed("มิติที่ 3 :")) for page in pages) == 4


def test_a_rehearsal_is_marked_and_the_paper_is_no_draft(tmp_path: Path) -> None:
    marks = []
    for mode in Mode:
        paper = imprint(mode=mode)
        sheet = blank_sheet(CARD, paper)
        marks.append((mode, sheet.mark))
    assert marks == [(Mode.REHEARSAL, "ซ้อมใช้งาน"), (Mode.OFFICIAL, "")]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=NAMES, applicant=NAMES, criteria=st.integers(1, 6))
def test_any_names_are_set_as_they_are(tmp_path: Path, title: str, applicant: str, criteria: int) -> None:
    card = replace(CARD, title=title, applicant=applicant, criteria=CARD.criteria[:4] * 2)
    pages = printed(tmp_path / "any.pdf", replace(card, criteria=card.criteria[:criteria]))
    assert sum(page.count("(ลงชื่อ)") for page in pages) == 1
    assert len(pypdf.PdfReader(tmp_path / "any.pdf").pages) == len(pages)
