"""The declaration of interest: the law, what is known, room for a pen, one signature."""

from dataclasses import replace
from pathlib import Path

import pytest

from judge_desktop.config.ground_words import section_13
from judge_desktop.config.i18n import Language, Translator
from judge_desktop.reports.declaration_report import (
    DeclarationSheet,
    DeclaredInterest,
    DeclaredWork,
    declaration_sheets,
)
from judge_desktop.reports.writing_room import Choice
from tests.helpers.pdf_text import squeezed
from tests.helpers.printed_pages import assert_looks_like, write_checked
from tests.unit.reports.sheets import SHEET, imprint

WORKS = tuple(
    DeclaredWork(number=number, submission=f"ENV-{number:02}", title=SHEET.title, applicant=SHEET.applicant)
    for number in range(1, 4)
)


def sheet(language: str = "th", **changes: object) -> DeclarationSheet:
    made = DeclarationSheet(
        judge=SHEET.judge,
        position=SHEET.position,
        role=SHEET.role,
        round=SHEET.round,
        scope="ตามกติกาของการประกวดนี้ กรรมการถอนตัวจากการพิจารณาทั้งด้าน",
        grounds=section_13(Translator(Language(language))),
        interests=(),
        categories=((SHEET.category, WORKS),),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def printed(path: Path, one: DeclarationSheet, language: str = "th", numerals: str = "thai") -> list[str]:
    """The text of the pages, white space left out, after every check."""
    paper = imprint(language, numerals)
    return write_checked(path, paper, declaration_sheets([one], paper))


@pytest.mark.parametrize(("language", "numerals"), [("th", "thai"), ("en", "arabic")])
def test_it_is_one_page_with_the_six_grounds_of_the_law(tmp_path: Path, language: str, numerals: str) -> None:
    interest = DeclaredInterest(about="ทั้งด้านสิ่งแวดล้อมอัจฉริยะ", ground="เป็นญาติของผู้สมัคร", reason="พี่ชายเป็นนายกเทศมนตรี")
    (page,) = printed(tmp_path / "one.pdf", sheet(language, interests=(interest,), is_made=True), language, numerals)
    digits = "๑๒๓๔๕๖" if numerals == "thai" else "123456"
    assert [f"({digit})" in page for digit in digits] == [True] * 6
    assert [squeezed(one) in page for one in section_13(Translator(Language(language)))] == [True] * 6
    for text in (interest.about, interest.ground, interest.reason, SHEET.judge, *(one.title for one in WORKS)):
        assert squeezed(text) in page
    assert_looks_like(tmp_path / "one.pdf", f"declaration-{language}")


def test_what_she_declared_in_the_program_is_ticked_and_said(tmp_path: Path) -> None:
    said = squeezed("กรรมการได้แสดงไว้ในโปรแกรมแล้ว")
    interest = DeclaredInterest(about="ENV-01", ground="เหตุอื่น")
    for made, interests in ((False, ()), (True, ()), (True, (interest,))):
        (page,) = printed(tmp_path / "one.pdf", sheet(is_made=made, interests=interests))
        assert (said in page) == made
        assert page.count("(ลงชื่อ)") == 1
    ticks = [_ticked(one) for one in (sheet(), sheet(is_made=True), sheet(is_made=True, interests=(interest,)))]
    assert ticks == [[False, False], [True, False], [False, True]]


def test_a_blind_contest_has_no_column_of_applicants(tmp_path: Path) -> None:
    blind = tuple(replace(one, applicant="") for one in WORKS)
    (page,) = printed(tmp_path / "one.pdf", sheet(categories=((SHEET.category, blind),)))
    assert squeezed("ผู้สมัคร") not in page.partition(squeezed("ผลงานที่พิจารณา"))[2]


def test_sixty_submissions_follow_the_signature(tmp_path: Path) -> None:
    works = tuple(replace(WORKS[0], number=number, submission=f"ENV-{number:02}") for number in range(1, 61))
    pages = printed(tmp_path / "sixty.pdf", sheet(categories=((SHEET.category, works),)))
    assert "(ลงชื่อ)" in pages[0]
    assert sum(page.count("ENV-") for page in pages) == 60


def _ticked(one: DeclarationSheet) -> list[bool]:
    """Of the two boxes, in their order."""
    (paper,) = declaration_sheets([one], imprint())
    return [block.is_ticked for block in paper.blocks if isinstance(block, Choice)]
