"""The recovery sheet: one page for the safe, which never shows a passphrase."""

from dataclasses import replace
from pathlib import Path

import pytest

from judge_desktop.reports.recovery_report import OtherCopy, RecoverySheet, RecoveryStep, recovery_sheet
from tests.helpers.pdf_text import squeezed
from tests.helpers.printed_pages import assert_looks_like, write_checked
from tests.helpers.qr_codes import shows_code
from tests.unit.reports.sheets import imprint

KEY = "SHA256:Qm9vayBvZiB0aGUgZGF5IGFuZCBvZiB0aGUgbmlnaHQ"
SHEET = RecoverySheet(
    name="ฝ่ายเลขานุการ",
    key=KEY,
    recipient="age12l6qkyvld734ekcjh5lvf6uf8f856urs06emy4fvyhcj0ypdr9gstgsjvq",
    check_words=("กลางวัน", "ด่าง", "มาลา", "นามธรรม", "ทรรศนะ", "นิ่งเฉย"),
    made="8 กันยายน 2566",
    folder=r"C:\Users\เลขานุการ\AppData\Local\Judge Desktop",
    lock="ล็อกด้วยรหัสผ่าน",
    has_passphrase=True,
    backup="สำรองไว้นอกเครื่องนี้ครั้งล่าสุดเมื่อ 8 กันยายน 2566",
    needs_backup=False,
    steps=(
        RecoveryStep(words="กู้คืนไฟล์สำรอง", command="judge-desktop restore backup.zip"),
        RecoveryStep(words="เปิดโปรแกรม"),
    ),
    without_program=(RecoveryStep(words="ปลดล็อกกุญแจ", command="age -d -o key.txt identity/identity.key"),),
    copies=(),
    kept=(("เอกสารนี้", "ในซองปิดผนึก"), ("ไฟล์สำรอง", "ในสื่อบันทึกนอกเครื่องนี้")),
)


def printed(path: Path, one: RecoverySheet, language: str = "th", numerals: str = "thai") -> list[str]:
    """The text of the pages, white space left out, after every check."""
    paper = imprint(language, numerals)
    return write_checked(path, paper, [recovery_sheet(one, paper)])


@pytest.mark.parametrize(("language", "numerals"), [("th", "thai"), ("en", "arabic")])
def test_it_says_which_key_and_how_to_restore_on_one_page(tmp_path: Path, language: str, numerals: str) -> None:
    (page,) = printed(tmp_path / "sheet.pdf", SHEET, language, numerals)
    wanted = (KEY, SHEET.recipient, SHEET.folder, "".join(SHEET.check_words), SHEET.steps[0].command)
    assert [text for text in wanted if squeezed(text) not in page] == []
    assert shows_code(tmp_path / "sheet.pdf", 1, f"judge-desktop key {KEY}")
    assert_looks_like(tmp_path / "sheet.pdf", f"recovery-{language}")


def test_a_copy_without_a_passphrase_is_warned_of_and_has_no_line_for_one(tmp_path: Path) -> None:
    (locked,) = printed(tmp_path / "locked.pdf", SHEET)
    (open_,) = printed(tmp_path / "open.pdf", replace(SHEET, has_passphrase=False))
    warning, line = squeezed("เครื่องนี้ไม่มีรหัสผ่าน"), squeezed("เอกสารนี้ไม่พิมพ์รหัสผ่าน")
    assert [(warning in page, line in page) for page in (locked, open_)] == [(False, True), (True, False)]


def test_deputies_stand_with_their_keys_however_many(tmp_path: Path) -> None:
    name = "ศาสตราจารย์เกียรติคุณ ดร.ประเสริฐศักดิ์ วัฒนาอรุณโรจน์รุ่งเรือง ณ อยุธยา"
    copies = tuple(OtherCopy(name=f"{name} {number}", key=KEY, standing="ได้ทันที") for number in range(12))
    pages = printed(tmp_path / "many.pdf", replace(SHEET, copies=copies))
    assert len(pages) == 2
    assert "".join(pages).count(KEY) == 13
