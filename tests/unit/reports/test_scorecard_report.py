"""Printed scorecards: what a reader, a search and a copy get out of the file."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pypdf
import pytest

from judge_desktop.config.i18n import Language, Translator
from judge_desktop.domain.contest import Applicant, Attachment, Category, Contest, Mode, Round, Rules, Submission
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.panel import Judge, Role
from judge_desktop.domain.rubric import Criterion, Level, Rubric
from judge_desktop.domain.scorecard import OVERALL, Pin, Scorecard, ScorecardState
from judge_desktop.domain.text import Text
from judge_desktop.reports.figures import plain
from judge_desktop.reports.scorecard_sheet import PrintedPin, ScorecardSheet, sheet_of
from tests.helpers.pdf_text import pages_by_poppler
from tests.unit.reports.sheets import CONTEST, ORGANISER, SHEET, write_scorecards

TH, EN = Translator(Language.TH), Translator(Language.EN)
DAY = date(2023, 9, 8)


def printed(
    path: Path,
    *sheets: ScorecardSheet,
    tr: Translator = TH,
    numerals: str = "arabic",
    mode: Mode = Mode.OFFICIAL,
    contest: str = CONTEST,
) -> list[str]:
    """The text of every page, as a reader copies it, without white space."""
    write_scorecards(sheets, path, tr, numerals, DAY, mode=mode, contest=contest)
    return pages_by_poppler(path)


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_an_ordinary_scorecard_is_one_page_with_everything_on_it(tmp_path: Path) -> None:
    for numerals in ("arabic", "thai"):
        assert len(printed(tmp_path / "card.pdf", SHEET, numerals=numerals)) == 1
    (page,) = printed(tmp_path / "card.pdf", SHEET)
    wanted = [SHEET.title, SHEET.applicant, SHEET.judge, SHEET.overall_comment, ORGANISER, SHEET.submission_code]
    wanted += [text for row in SHEET.rows for text in (row.criterion, row.comment, *row.guidelines)]
    assert [text for text in wanted if squeezed(text) not in page] == []
    assert squeezed("คะแนนรวม 100 87") in page
    assert squeezed("พิมพ์เมื่อ 8 กันยายน 2566") in page
    assert squeezed("หน้า 1 จาก 1") in page


def test_the_contest_and_its_organiser_stand_in_the_head(tmp_path: Path) -> None:
    (page,) = printed(tmp_path / "card.pdf", SHEET, contest="รางวัลเมืองอัจฉริยะ ปีที่ 2", numerals="thai")
    assert squeezed("รางวัลเมืองอัจฉริยะ ปีที่ ๒ สำนักงานส่งเสริม") in page


def test_the_level_of_a_score_stands_under_it(tmp_path: Path) -> None:
    rows = (replace(SHEET.rows[0], level="ดีเยี่ยม"), *SHEET.rows[1:])
    (page,) = printed(tmp_path / "card.pdf", replace(SHEET, rows=rows))
    assert page.count("ดีเยี่ยม") == 1
    assert page.index("ดีเยี่ยม") < page.index(squeezed(SHEET.rows[1].criterion))


def test_thai_numerals_turn_figures_but_not_codes_or_what_people_typed(tmp_path: Path) -> None:
    (page,) = printed(tmp_path / "card.pdf", SHEET, numerals="thai")
    for text in ("มิติที่ ๒ :", "๒๖.๕", "๘ กันยายน ๒๕๖๖", "หน้า ๑ จาก ๑", "SCA66-0001", "IoT sensor 128 จุด", "Awards 2023"):
        assert squeezed(text) in page, text
    assert SHEET.fingerprint in page


def test_english_prints_have_arabic_figures_and_christian_years(tmp_path: Path) -> None:
    (page,) = printed(tmp_path / "card.pdf", SHEET, tr=EN, numerals="thai")
    assert squeezed("Printed 8 September 2023") in page
    assert squeezed("Page 1 of 1") in page
    assert squeezed("Total score 100 87") in page


def test_a_rehearsal_is_marked_across_every_page_without_a_word_of_text(tmp_path: Path) -> None:
    comment = "ข้อเสนอแนะต่อผู้สมัคร " * 180
    card = replace(SHEET, overall_comment=comment)
    marked = printed(tmp_path / "rehearsal.pdf", card, mode=Mode.REHEARSAL)
    plain_pages = printed(tmp_path / "official.pdf", card)
    assert marked == plain_pages
    assert _marks(tmp_path / "rehearsal.pdf") == ["mark-" + "ซ้อมใช้งาน".encode().hex()] * 2
    assert _marks(tmp_path / "official.pdf") == []


def test_an_unsealed_scorecard_is_a_draft_and_says_what_is_missing(tmp_path: Path) -> None:
    rows = (*SHEET.rows[:3], replace(SHEET.rows[3], score=None))
    draft = replace(SHEET, state=ScorecardState.DRAFT, rows=rows, fingerprint="")
    assert draft.total is None
    (page,) = printed(tmp_path / "draft.pdf", draft)
    assert _marks(tmp_path / "draft.pdf") == ["mark-" + "ฉบับร่าง".encode().hex()]
    assert squeezed("ยังให้คะแนนไม่ครบทุกเกณฑ์") in page
    assert squeezed("คะแนนรวม 100 –") in page
    assert "SHA-256" not in page


def test_a_comment_of_four_thousand_letters_flows_on_under_a_running_head(tmp_path: Path) -> None:
    comment = ("ผู้เข้าประกวดนำเทคโนโลยีดิจิทัลมาใช้แก้ปัญหาน้ำท่วมได้ตรงจุด " * 70)[:4000].strip()
    pages = printed(tmp_path / "long.pdf", replace(SHEET, overall_comment=comment))
    assert len(pages) == 2
    assert pages[1].startswith(squeezed("แบบให้คะแนน · SCA66-0001 · ผู้ช่วยศาสตราจารย์ ดร.ณัฐพล ปิ่นแก้ว"))
    assert "(ลงชื่อ)" in pages[1]
    head, _, _ = pages[1].partition(squeezed("(Smart"))
    assert head
    words = squeezed(comment)
    assert sum(page.count("น้ำท่วมได้ตรงจุด") for page in pages) >= words.count("น้ำท่วมได้ตรงจุด")


def test_a_very_long_comment_on_a_criterion_stays_with_its_score(tmp_path: Path) -> None:
    rows = (replace(SHEET.rows[0], comment="ที่มาชัดเจน " * 340), *SHEET.rows[1:])
    pages = printed(tmp_path / "long.pdf", replace(SHEET, rows=rows))
    assert squeezed("มิติที่ 1 : ที่มาและความสำคัญของโครงการ") in pages[0]
    assert sum(page.count("ที่มาชัดเจน") for page in pages) == 340
    for row in rows[1:]:
        holding = [page for page in pages if squeezed(row.criterion) in page]
        assert len(holding) == 1
        assert f"{row.full_mark}{plain(row.score or Decimal(0))}" in holding[0]


def test_a_batch_numbers_the_pages_of_every_card_by_itself(tmp_path: Path) -> None:
    long = replace(SHEET, submission_code="ENV-02", overall_comment="ข้อเสนอแนะ " * 300)
    pages = printed(tmp_path / "batch.pdf", SHEET, long, SHEET)
    labels = ["หน้า1จาก1", "หน้า1จาก2", "หน้า2จาก2", "หน้า1จาก1"]
    assert [next(label for label in set(labels) if label in page) for page in pages] == labels
    outline = pypdf.PdfReader(tmp_path / "batch.pdf").outline
    titles = [entry.title for entry in outline if isinstance(entry, pypdf.generic.Destination)]
    assert titles == [f"{code} · {SHEET.title} · {SHEET.judge}" for code in ("SCA66-0001", "ENV-02", "SCA66-0001")]


def test_the_file_is_sound_says_what_it_is_and_needs_no_font_of_the_machine(tmp_path: Path) -> None:
    path = tmp_path / "card.pdf"
    write_scorecards([SHEET, SHEET], path, TH, "thai", DAY, mode=Mode.REHEARSAL)
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")
    listed = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert listed
    for line in listed:
        name, *_, embedded, subset, unicode_map, _, _ = line.split()
        assert (name[6:14], embedded, subset, unicode_map) == ("+Sarabun", "yes", "yes", "yes")
    reader = pypdf.PdfReader(path)
    assert reader.metadata is not None
    assert reader.metadata.title == f"แบบให้คะแนน · {CONTEST}"
    assert reader.metadata.author == ORGANISER
    assert str(reader.root_object["/Lang"]) == "th-TH"


def test_the_same_input_gives_the_same_bytes_whatever_was_printed_before(tmp_path: Path) -> None:
    first, other, second = tmp_path / "first.pdf", tmp_path / "other.pdf", tmp_path / "second.pdf"
    write_scorecards([SHEET], first, TH, "thai", DAY)
    write_scorecards([replace(SHEET, title="ฟื้นฟูป่าชายเลนญี่ปุ่นฝั่งโน้น ก๊ำ")], other, TH, "arabic", DAY)
    write_scorecards([SHEET], second, TH, "thai", DAY)
    assert first.read_bytes() == second.read_bytes()
    assert first.read_bytes() != other.read_bytes()


def test_a_print_that_fails_leaves_the_earlier_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "card.pdf"
    path.write_bytes(b"earlier")

    def sheets_until_the_disk_is_gone() -> Iterator[ScorecardSheet]:
        yield SHEET
        raise OSError("disk")

    with pytest.raises(JudgeDesktopError) as refused:
        write_scorecards(sheets_until_the_disk_is_gone(), path, TH, "thai", DAY)
    assert refused.value.code == Code.DISK_FAILED
    assert path.read_bytes() == b"earlier"
    assert list(tmp_path.iterdir()) == [path]


def test_what_the_font_lacks_is_named_not_left_blank(tmp_path: Path) -> None:
    (page,) = printed(tmp_path / "card.pdf", replace(SHEET, title="ผลงานเด่น 😀 & <b>✓</b>"))
    assert "ผลงานเด่น‹U+1F600›&<b>‹U+2713›</b>" in page


def test_a_sheet_is_made_of_the_contest_and_the_scorecard() -> None:
    criteria = (
        Criterion(
            id="c1",
            name=Text(th="ที่มา", en="Background"),
            full_mark=Decimal(40),
            step=Decimal("0.5"),
            guidelines=(Text(th="ชัดเจน"),),
            levels=(Level(lowest=Decimal(36), name=Text(th="ดีเยี่ยม")), Level(lowest=Decimal(20), name=Text(th="ดี"))),
        ),
        Criterion(id="c2", name=Text(th="ผลลัพธ์", en="Results"), full_mark=Decimal(60)),
    )
    submission = Submission(
        id="ENV-01",
        number=3,
        category="env",
        title=Text(th="ลำน้ำ", en="Canal"),
        applicant=Applicant(name=Text(th="เทศบาล")),
    )
    contest = Contest(
        id="0" * 32,
        name=Text(th="รางวัล", en="Awards"),
        categories=(Category(id="env", name=Text(th="สิ่งแวดล้อม", en="Environment"), rubric="r"),),
        rubrics=(Rubric(id="r", criteria=criteria, total=Decimal(100)),),
        submissions=(submission,),
        rounds=(Round(id="final", name=Text(th="รอบตัดสิน", en="Final round")),),
    )
    judge = Judge(id="j1", name=Text(th="ณัฐพล ปิ่นแก้ว", en="Nattapol Pinkaew"), title="ดร.", role=Role.CHAIR)
    card = Scorecard(
        submission="ENV-01",
        state=ScorecardState.SEALED,
        scores={"c1": Decimal("35.5"), "c2": None},
        comments={"c1": "ดี", OVERALL: "โดยรวมดี"},
    )
    thai = sheet_of(contest, "final", judge, submission, card, TH, "ab" * 32)
    english = sheet_of(contest, "final", judge, submission, card, EN)
    assert (thai.judge, thai.role, thai.title, thai.round) == ("ดร.ณัฐพล ปิ่นแก้ว", "ประธานกรรมการ", "ลำน้ำ", "รอบตัดสิน")
    assert (english.judge, english.role, english.category) == ("Nattapol Pinkaew", "Chair of the panel", "Environment")
    assert [(row.criterion, row.score, row.comment) for row in thai.rows] == [
        ("ที่มา", Decimal("35.5"), "ดี"),
        ("ผลลัพธ์", None, ""),
    ]
    assert [row.level for row in thai.rows] == ["ดี", ""]
    assert (thai.total, thai.full_mark) == (None, Decimal(100))
    assert (thai.overall_comment, thai.fingerprint) == ("โดยรวมดี", "ab" * 32)
    blind = replace(contest, rules=Rules(blind=True))
    assert (sheet_of(blind, "final", judge, submission, card, TH).applicant, thai.applicant) == (
        "",
        "เทศบาล",
    )


def test_pins_stand_under_their_criterion_with_document_and_place(tmp_path: Path) -> None:
    pins = (
        PrintedPin(document="ข้อเสนอโครงการ", place="หน้า 7"),
        PrintedPin(document="ข้อเสนอโครงการ", place="หน้า 12"),
        PrintedPin(document="วิดีโอ 4K", place="01:20"),
        PrintedPin(document="ภาพถ่าย", place=""),
    )
    rows = (SHEET.rows[0], replace(SHEET.rows[1], pins=pins), *SHEET.rows[2:])
    sheet = replace(SHEET, rows=rows, overall_comment="")
    (page,) = printed(tmp_path / "card.pdf", sheet)
    assert squeezed("หลักฐาน: ข้อเสนอโครงการ หน้า 7 · หน้า 12 · วิดีโอ 4K 01:20 · ภาพถ่าย") in page
    assert page.index("หลักฐาน:") < page.index(squeezed(SHEET.rows[2].criterion))
    (page,) = printed(tmp_path / "card.pdf", sheet, numerals="thai")
    assert squeezed("ข้อเสนอโครงการ หน้า ๗ · หน้า ๑๒ · วิดีโอ 4K ๐๑:๒๐") in page


def test_a_sheet_takes_its_pins_from_the_scorecard_in_reading_order() -> None:
    office, rendition, film = "aa" * 32, "bb" * 32, "cc" * 32
    files = (
        Attachment(sha256=office, name="สไลด์-นำเสนอ.pptx", media_type="application/vnd.ms-powerpoint", size=1),
        Attachment(sha256=rendition, name="s.pdf", media_type="application/pdf", size=1, rendition_of=office),
        Attachment(sha256=film, name="clip.mp4", media_type="video/mp4", size=1),
    )
    submission = Submission(
        id="S", number=1, category="c", title=Text(th="ก"), applicant=Applicant(name=Text(th="ข")), attachments=files
    )
    contest = Contest(
        id="0" * 32,
        name=Text(th="รางวัล"),
        categories=(Category(id="c", name=Text(th="ค"), rubric="r"),),
        rubrics=(
            Rubric(id="r", criteria=(Criterion(id="c1", name=Text(th="ง"), full_mark=Decimal(10)),), total=Decimal(10)),
        ),
        submissions=(submission,),
    )
    pins = (
        Pin(criterion="c1", attachment=film, second=3723),
        Pin(criterion="c1", attachment="dd" * 32, page=1),
        Pin(criterion="c1", attachment=rendition, page=12),
        Pin(criterion="c1", attachment=rendition, page=7),
        Pin(criterion="other", attachment=rendition, page=1),
    )
    judge = Judge(id="j1", name=Text(th="ณัฐพล"), role=Role.JUDGE)
    sheet = sheet_of(contest, "final", judge, submission, Scorecard(submission="S", pins=pins), TH)
    assert [(pin.document, pin.place) for pin in sheet.rows[0].pins] == [
        ("สไลด์ นำเสนอ", "หน้า 7"),
        ("สไลด์ นำเสนอ", "หน้า 12"),
        ("clip", "1:02:03"),
        ("ไฟล์ฉบับก่อน", "หน้า 1"),
    ]


def test_a_score_is_written_without_needless_zeros() -> None:
    assert [plain(Decimal(text)) for text in ("26.50", "30", "100", "0", "0.0", "1E+2")] == [
        "26.5", "30", "100", "0", "0", "100",
    ]  # fmt: skip


def _marks(path: Path) -> list[str]:
    """Names of the marks drawn on the pages."""
    names = []
    for page in pypdf.PdfReader(path).pages:
        forms = page["/Resources"].get("/XObject", {})  # type: ignore[attr-defined]
        drawn = page.get_contents()
        assert drawn is not None
        names += [name.rsplit("FormXob.", 1)[-1] for name in forms if name.encode() in drawn.get_data()]
    return names


def test_a_long_name_is_signed_inside_its_own_half(tmp_path: Path) -> None:
    name = "ศาสตราจารย์เกียรติคุณ ดร.ประเสริฐศักดิ์ วัฒนาอรุณโรจน์รุ่งเรือง ณ อยุธยา"
    write_scorecards([replace(SHEET, judge=name)], tmp_path / "card.pdf", TH, "arabic", DAY)
    run = subprocess.run(["pdftotext", "-bbox", tmp_path / "card.pdf", "-"], capture_output=True, check=True)
    right_ends = [float(end) for end in re.findall(r'xMax="([\d.]+)"', run.stdout.decode())]
    assert max(right_ends) <= (210 - 18) * 72 / 25.4 + 1
