"""A letter to an applicant on paper: every word is found again, nothing overlaps, its end stays in one piece."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from judge_desktop.reports.feedback_report import FeedbackComments, FeedbackLetter, FeedbackLine, feedback_sheet
from judge_desktop.reports.imprint import Imprint
from judge_desktop.reports.parts import Signer
from tests.helpers.printed_pages import assert_looks_like, write_checked
from tests.unit.reports.sheets import CONTEST, ROWS, SHEET
from tests.unit.reports.test_minutes_report import EN, LONG, TH

CONTACT = "สำนักงานส่งเสริมเศรษฐกิจดิจิทัล\nเลขที่ 80 ถนนลาดพร้าว กรุงเทพมหานคร 10900\nscp@depa.or.th โทรศัพท์ 0 2026 2333 ต่อ 5103"


def letter(comments: int = 2, repeated: int = 1) -> FeedbackLetter:
    groups = tuple(
        FeedbackComments(about=row.criterion, comments=tuple(f"{row.comment} " * repeated for _ in range(comments)))
        for row in ROWS
        if comments
    )
    return FeedbackLetter(
        reference="๑๐ Smart Flood Watch",
        sender="สำนักงานส่งเสริมเศรษฐกิจดิจิทัล (สศด.)",
        day="๑๕ กันยายน ๒๕๖๖",
        subject="แจ้งผลการให้คะแนนและข้อเสนอแนะของคณะกรรมการ",
        salutation=SHEET.applicant,
        opening=(
            f"ตามที่ได้ส่งผลงาน “{SHEET.title}” เข้าประกวด{CONTEST} ด้านสิ่งแวดล้อมอัจฉริยะ นั้น",
            "บัดนี้ คณะกรรมการตัดสินได้พิจารณาผลงานเสร็จสิ้นแล้ว ดังนี้",
        ),
        lines=tuple(
            FeedbackLine(name=row.criterion, full_mark=f"{row.full_mark}", own="๗.๕๗", average="๗.๙๐") for row in ROWS
        ),
        totals=(FeedbackLine(name="คะแนนรวมเฉลี่ย", full_mark="๑๐๐", own="๗๙.๐๐", average="๘๐.๙๕"),),
        has_averages=True,
        notes=("คะแนนเฉลี่ยจากแบบให้คะแนน ๗ ฉบับ ปัดเศษเป็นทศนิยม ๒ ตำแหน่ง",),
        outcome=("ผลงานนี้ได้รับรางวัลด้านสิ่งแวดล้อมอัจฉริยะ",),
        comments=groups,
        closing=("คณะกรรมการขอขอบคุณที่ให้ความสนใจส่งผลงานเข้าประกวดในครั้งนี้", "จึงเรียนมาเพื่อโปรดทราบ"),
        signers=(Signer(name=LONG, lines=("ผู้อำนวยการสำนักงานส่งเสริมเศรษฐกิจดิจิทัล",)),),
        contact=CONTACT,
    )


def printed(one: FeedbackLetter, path: Path, by: Imprint = TH) -> list[str]:
    return write_checked(path, by, [feedback_sheet(one, by)])


def test_a_letter_passes_in_both_languages(tmp_path: Path) -> None:
    for by in (TH, EN):
        path = tmp_path / "letter.pdf"
        assert len(printed(letter(), path, by)) == 2
        assert_looks_like(path, f"feedback-{by.language}")


def test_a_letter_without_comments_means_or_signatories_is_one_page(tmp_path: Path) -> None:
    bare = replace(letter(0), has_averages=False, signers=(Signer(),), contact="", outcome=())
    (page,) = printed(bare, tmp_path / "bare.pdf")
    assert "ค่าเฉลี่ยของด้าน" not in page
    assert "ข้อเสนอแนะของคณะกรรมการ" not in page.replace(bare.subject, "")
    assert "๗.๙๐" not in page


def test_many_and_very_long_comments_are_parted_and_the_end_stays_whole(tmp_path: Path) -> None:
    for one in (letter(12), letter(2, repeated=60)):
        pages = printed(one, tmp_path / "long.pdf")
        assert len(pages) > 2
        (end,) = [page for page in pages if "ขอแสดงความนับถือ" in page]
        assert "scp@depa.or.th" in end
        assert "จึงเรียนมาเพื่อโปรดทราบ" in end


def test_several_sign_beside_each_other(tmp_path: Path) -> None:
    both = replace(letter(0), signers=(Signer(name=LONG, lines=("ประธาน",)), Signer(name="นายสมชาย ใจกว้าง")))
    (page,) = printed(both, tmp_path / "both.pdf")
    assert page.count("(ลงชื่อ)") == 2
