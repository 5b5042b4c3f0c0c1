"""The minutes on paper: every word is found again, nothing overlaps, whoever signs never stands alone on a page."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

from judge_desktop.config.i18n import Language, Translator
from judge_desktop.domain.contest import Mode
from judge_desktop.reports.imprint import Imprint
from judge_desktop.reports.minutes_report import (
    AgendaItem,
    MinutesPerson,
    MinutesSheet,
    RegisteredDecision,
    Statement,
    Topic,
    minutes_sheets,
)
from judge_desktop.reports.parts import DOTS
from judge_desktop.reports.standings_report import StandingLine
from tests.helpers.printed_pages import assert_looks_like, write_checked
from tests.unit.reports.sheets import CONTEST, SHEET

LONG = "ศาสตราจารย์เกียรติคุณ ดร.ประเสริฐศักดิ์ วัฒนาอรุณโรจน์รุ่งเรือง ณ อยุธยา"
PLACE = "ห้องประชุม 5 ชั้น 80 อาคารลาดพร้าว ฮิลล์ และผ่านสื่ออิเล็กทรอนิกส์"
REASON = "มีหลักฐานเชิงประจักษ์และการจัดเก็บข้อมูลที่น่าเชื่อถือกว่า "


def imprint(tr: Translator, numerals: str = "thai") -> Imprint:
    when = datetime.datetime(2023, 9, 15, 9, 0, tzinfo=datetime.UTC)
    return Imprint(tr=tr, numerals=numerals, when=when, contest=CONTEST, mode=Mode.OFFICIAL)


TH, EN = imprint(Translator(Language.TH)), imprint(Translator(Language.EN))


def people(count: int) -> tuple[MinutesPerson, ...]:
    roles = ("ประธานกรรมการ", *("กรรมการ",) * (count - 2), "กรรมการและเลขานุการ")
    return tuple(
        MinutesPerson(
            name=LONG if place % 3 == 0 else f"ผศ.ดร.พิชญ์ แสงงาม {place}",
            position="คณบดีคณะวิศวกรรมศาสตร์ มหาวิทยาลัยเทคโนโลยีราชมงคลธารฟ้าใส" if place % 2 else "",
            role=role,
            note="เข้าประชุมเวลา ๑๐.๑๕ น., ออกจากที่ประชุมเวลา ๑๒.๐๐ น." if place % 4 == 2 else "",
        )
        for place, role in enumerate(roles)
    )


def topic(name: str, works: int) -> Topic:
    standings = tuple(
        StandingLine(
            rank=str(place + 1) if place < 8 else "",
            number=str(place + 10),
            title=SHEET.title,
            applicant=SHEET.applicant if place % 2 == 0 else "",
            score=f"{90 - place}.00" if place < 8 else "",
            scorecards=7,
            decided_by="คะแนนเฉลี่ย" if place != 1 else "มิติที่ 3 + มิติที่ 2",
        )
        for place in range(works)
    )
    return Topic(
        title=name,
        before=(Statement(text="กรรมการร่วมพิจารณา ๗ คน ครบองค์ประชุม"), Statement(text=REASON * 3)),
        standings=standings,
        after=(
            Statement(label="การลงมติ", text="ที่ประชุมมีมติด้วยเสียงข้างมาก ๕ ต่อ ๒"),
            Statement(label="ความเห็นแย้ง", text=REASON * 2),
            Statement(
                label="มติที่ประชุม", text=f"ให้รางวัลแก่ ผลงานเลขที่ ๑๐ “{SHEET.title}” ของ{SHEET.applicant}", is_resolved=True
            ),
            Statement(label="เหตุผล", text=REASON),
        ),
    )


def minutes(judges: int = 7, works: int = 3, other: str = "ไม่มี") -> MinutesSheet:
    return MinutesSheet(
        title="รายงานการประชุม",
        body=f"คณะกรรมการตัดสิน{CONTEST}",
        number="ครั้งที่ ๑/๒๕๖๖",
        day="เมื่อวันที่ ๘ กันยายน ๒๕๖๖",
        place=f"ณ {PLACE}",
        present=people(judges),
        absent=(MinutesPerson(name=LONG, role="กรรมการ", note="ลาป่วย"),),
        also_present=("นายสมชาย ใจกว้าง",),
        remarks=("กรรมการผู้ให้คะแนน ๘ คน มาประชุม ๗ คน ครบองค์ประชุม",),
        begins="เริ่มประชุมเวลา ๑๐.๐๐ น.",
        agenda=(
            AgendaItem(title="เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ", statements=(Statement(text=REASON * 4),)),
            AgendaItem(title="เรื่องรับรองรายงานการประชุม", statements=(Statement(text="ไม่มี"),)),
            AgendaItem(title="เรื่องเพื่อทราบ", topics=(Topic(title="แบบให้คะแนน", before=(Statement(text=REASON),)),)),
            AgendaItem(title="เรื่องเพื่อพิจารณา", topics=(topic("ด้านสิ่งแวดล้อมอัจฉริยะ", works), topic("ด้านพลังงาน", 2))),
            AgendaItem(title="เรื่องอื่น ๆ", statements=(Statement(text=other),)),
        ),
        ends="เลิกประชุมเวลา ๑๖.๓๐ น.",
        recorder=MinutesPerson(name="นางสาวฟ้า รุ่งเรือง", position="นักวิชาการ"),
        checker=MinutesPerson(name=""),
        register=tuple(
            RegisteredDecision(
                when="๘ กันยายน ๒๕๖๖ เวลา ๑๕.๐๔ น.",
                what=f"ให้รางวัลแก่ ผลงานเลขที่ ๑๐ “{SHEET.title}”",
                who=LONG,
                reason=REASON,
                state="เพิกถอนแล้ว" if place == 1 else "",
            )
            for place in range(9)
        ),
    )


def printed(sheet: MinutesSheet, path: Path, by: Imprint = TH) -> list[str]:
    return write_checked(path, by, minutes_sheets(sheet, by))


def test_the_minutes_pass_in_both_languages(tmp_path: Path) -> None:
    for by in (TH, EN):
        path = tmp_path / "minutes.pdf"
        pages = printed(minutes(), path, by)
        assert "".join(pages).count(DOTS) == 1  # the checker signs without a name known
        assert_looks_like(path, f"minutes-{by.language}")


def test_of_a_large_round_no_signature_stands_alone(tmp_path: Path) -> None:
    for works in (1, 40):
        pages = printed(minutes(judges=12, works=works), tmp_path / "large.pdf")
        ends = [page for page in pages if "เลิกประชุมเวลา" in page]
        assert len(ends) == 1
        assert "เรื่องอื่นๆ" in ends[0]
        assert ends[0].index("ผู้จดรายงานการประชุม") < ends[0].index("ผู้ตรวจรายงานการประชุม")


def test_a_long_text_of_the_last_item_is_parted_and_the_end_stays_whole(tmp_path: Path) -> None:
    pages = printed(minutes(other=REASON * 120), tmp_path / "long.pdf")
    (end,) = [page for page in pages if "เลิกประชุมเวลา" in page]
    assert "ผู้ตรวจรายงานการประชุม" in end


def test_a_rehearsal_and_a_draft_say_so_across_the_page_and_the_annex_can_be_missing(tmp_path: Path) -> None:
    sheet = replace(minutes(), is_draft=True, register=())
    (paper,) = minutes_sheets(sheet, TH)
    assert paper.mark == TH.tr("DRAFT")
    assert paper.foot.startswith(TH.tr("Confidential to the panel"))
    (paper,) = minutes_sheets(sheet, replace(TH, mode=Mode.REHEARSAL))
    assert paper.mark == TH.tr("REHEARSAL")


def test_hard_names_and_mixed_scripts_are_found_again(tmp_path: Path) -> None:
    hard = ("นายฐิติญญ์ ปู่ฟ้าฟื้นฟู ณ ป่าน้ำ", "ห้อง “ญี่ปุ่น” ชั้น ๕ (Zoom ID 123 4567 89)", "ก๊ำ ฎีกา ฝ้าย " * 12)
    sheet = replace(minutes(judges=3, works=1), also_present=hard, place=hard[1], register=())
    (first, *_) = printed(sheet, tmp_path / "typed.pdf")
    assert "ZoomID1234567" in first
