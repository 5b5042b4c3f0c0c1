"""Papers about results for the tests of how they look: the demo's words, long names, every kind of award."""

from __future__ import annotations

import datetime
from dataclasses import replace

from judge_desktop.config.i18n import Language, Translator
from judge_desktop.domain.contest import Mode
from judge_desktop.reports.announcement_report import AnnouncedGroup, AnnouncedWork, Announcement, NextStep
from judge_desktop.reports.how_decided_report import (
    HowDecided,
    MarkedCriterion,
    WorkedStep,
    WorkedSubmission,
    WorkedTie,
)
from judge_desktop.reports.imprint import Imprint
from judge_desktop.reports.parts import Signer
from judge_desktop.reports.results_report import AwardedCategory, AwardedLine, ResultsPaper
from judge_desktop.reports.standings_report import CategoryStandings, StandingLine, StandingsPaper
from judge_desktop.reports.winners_report import WinnersPaper

TITLE = "ระบบเฝ้าระวังและเตือนภัยน้ำท่วมอัจฉริยะแบบมีส่วนร่วม (Smart Flood Watch) ปี 2566"
APPLICANT = "เทศบาลนครธารฟ้าใส จังหวัดคำหลวง"
LONG = "สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดพระนครศรีอยุธยาร่วมกับองค์การบริหารส่วนตำบลป่าฝ้ายปู่ญี่ปุ่นน้ำผึ้ง"
CONTEST = "The Smart City Solution Awards 2023"
AREAS = (
    "สิ่งแวดล้อมอัจฉริยะ (Smart Environment)",
    "การบริหารภาครัฐอัจฉริยะ (Smart Governance)",
    "การเดินทางและขนส่งอัจฉริยะ (Smart Mobility)",
)
SHA256 = "3ec77dac9e750e79bc7d636d5377d40c0123456789abcdef0123456789abcdef"
KEY = "SHA256:hLo1RWTzMDxcAZA4r6oB0GzGKYW/bZ2RwsI6Q1WgzUU"
CONTACT = "ไปรษณีย์อิเล็กทรอนิกส์ scp@depa.or.th\nโทรศัพท์ 0 2026 2333 ต่อ 5103"
CHAIR = Signer(name="ศ.ดร.อรุณรัศมิ์ เวียงพิรุณ", role="ประธานกรรมการ", lines=("วันที่ ....................",))
SECRETARY = replace(CHAIR, name="นางสาวญาณิศา รุ่งเพชรธารา", role="กรรมการและเลขานุการ")


def imprint(
    language: Language = Language.TH, numerals: str = "thai", mode: Mode = Mode.OFFICIAL, logo: bytes = b""
) -> Imprint:
    return Imprint(
        tr=Translator(language),
        numerals=numerals,
        when=datetime.datetime(2023, 9, 8, tzinfo=datetime.UTC),
        contest="โครงการ The Smart City Solution Awards 2023",
        organiser="สำนักงานส่งเสริมเศรษฐกิจดิจิทัล (สศด.)",
        contact=CONTACT,
        mode=mode,
        logo=logo,
    )


def line(rank: str = "1", score: str = "86.71", decided_by: str = "คะแนนเฉลี่ย", **more: str | bool) -> StandingLine:
    made = StandingLine(
        rank=rank, number="10", title=TITLE, applicant=APPLICANT, score=score, scorecards=7, decided_by=decided_by
    )
    return replace(made, **more)  # type: ignore[arg-type]


def standings(categories: int = 3, lines: int = 3) -> StandingsPaper:
    kinds = (
        line(applicant=LONG),
        line("2", "79.00", "มิติที่ 3 : การประเมินผลลัพธ์เชิงประจักษ์และการจัดเก็บข้อมูล", is_criterion=True),
        line("2", "79.00", "เท่ากับผลงาน 12"),
        line("", "", "ไม่จัดลำดับ", note="ไม่จัดลำดับ: มีแบบให้คะแนน 2 ฉบับ จากอย่างน้อย 3 ฉบับ"),
    )
    found = [
        CategoryStandings(
            name=AREAS[place % 3],
            lines=tuple(kinds[at % 4] for at in range(lines)),
            award="รางวัล: ผลงาน 10",
        )
        for place in range(categories)
    ]
    covered = CategoryStandings(name=AREAS[0], lines=(), instead="ยังไม่แสดงคะแนน จนกว่าประธานจะส่งคะแนนของตนเอง")
    return StandingsPaper(round="รอบตัดสิน", method="คะแนนเฉลี่ย", categories=(*found, covered))


def awarded() -> tuple[AwardedCategory, ...]:
    one = AwardedLine(number="10", title=TITLE, applicant=APPLICANT, score="86.71")
    return (
        AwardedCategory(name=AREAS[0], lines=(one,)),
        AwardedCategory(
            name=AREAS[1],
            lines=(
                replace(one, remark="รางวัลร่วม", level="ระดับดีเด่น"),
                replace(one, number="12", applicant=LONG, remark="รางวัลร่วม"),
            ),
        ),
        AwardedCategory(name=AREAS[2], lines=(), instead="ไม่มีผลงานได้รับรางวัล"),
        AwardedCategory(name="รางวัล Popular Vote", lines=(replace(one, score="12,345 เสียง"),)),
    )


def results(draft: tuple[str, ...] = ()) -> ResultsPaper:
    return ResultsPaper(
        round="รอบตัดสิน",
        figures=(("วันนำเสนอผลงาน", "8 กันยายน 2566"), ("แบบให้คะแนนที่นำมาคิด", "147"), ("ปิดรอบเมื่อ", "")),
        categories=awarded(),
        signers=(CHAIR, SECRETARY),
        fingerprint="" if draft else SHA256,
        draft=draft,
    )


def winners(categories: int = 1, draft: tuple[str, ...] = ()) -> WinnersPaper:
    return WinnersPaper(round="รอบตัดสิน", categories=awarded() * categories, draft=draft)


def submission(number: str, judges: int, criteria: int = 4) -> WorkedSubmission:
    return WorkedSubmission(
        rank="1",
        number=number,
        title=TITLE,
        headings=(*(f"({place}) / 25" for place in range(1, criteria + 1)), "คะแนนรวม"),
        rows=tuple((f"กรรมการ {judge + 1}", *["20.5"] * criteria, "82") for judge in range(judges)),
        sums=(*["143.5"] * criteria, "574"),
        workings=(
            ("ผลบวกของคะแนนรวม", f"{' + '.join(['82'] * judges)} = 574"),
            ("หารด้วยจำนวนฉบับ", "574 ÷ 7 = 82.142857…"),
            ("ปัดเศษครั้งเดียว ได้คะแนน", "82.14"),
        ),
    )


def how_decided(judges: int = 7, submissions: int = 3, criteria: int = 4) -> HowDecided:
    return HowDecided(
        category=AREAS[0],
        round="รอบตัดสิน",
        outcome="รางวัล: ผลงาน 10",
        works=(f"{TITLE} · {APPLICANT}",),
        reason="คะแนนสูงสุดของด้าน ตามมติที่ประชุม",
        rules=("กรรมการแต่ละท่านให้คะแนนโดยอิสระเป็นรายเกณฑ์ คะแนนเต็ม 100 คะแนน",) * 5,
        criteria=tuple(
            MarkedCriterion(mark=f"({place})", name="มิติที่ 2 : แนวทางการดำเนินโครงการ Smart Solution", full_mark="25")
            for place in range(1, criteria + 1)
        ),
        ladder=("กรณีคะแนนเท่ากัน พิจารณาตามลำดับขั้นต่อไปนี้", "ขั้นที่ 1–4: คะแนนเฉลี่ยรายเกณฑ์", "ขั้นที่ 5: ค่ามัธยฐาน"),
        standings=(line(), line("2", decided_by="ตามมติ"), line("3", "70.00", "—")),
        submissions=tuple(submission(str(place), judges, criteria) for place in range(1, submissions + 1)),
        ties=(
            WorkedTie(
                sentence="ผลงาน 10, 12 ได้คะแนนเท่ากัน คือ 82.14",
                steps=(
                    WorkedStep(
                        name="ขั้นที่ 1: คะแนนเฉลี่ยเกณฑ์ (3)",
                        comparisons=("10: 242 ÷ 7 = 34.5714…", "12: 242 ÷ 7 = 34.5714…"),
                        outcome="ยังเท่ากัน",
                    ),
                    WorkedStep(
                        name="ขั้นที่ 2: คำวินิจฉัยชี้ขาด",
                        comparisons=(),
                        outcome="ได้ลำดับดังนี้: 10; 12",
                        reason="หลักฐานผลลัพธ์ชัดเจนกว่า",
                    ),
                ),
            ),
        ),
        absences="กรรมการที่ไม่มีคะแนนในประเภทรางวัลนี้: ถอนตัว 1 ท่าน",
        firmness=("ผลการตัดสินมั่นคง: ผลงาน 10 ยังเป็นอันดับ 1 ไม่ว่าจะไม่นับกรรมการท่านใด",),
    )


def announcement() -> Announcement:
    work = AnnouncedWork(number="10", title=TITLE, applicant=APPLICANT)
    return Announcement(
        title="ประกาศผลการตัดสิน",
        heading="ประกาศสำนักงานส่งเสริมเศรษฐกิจดิจิทัล (สศด.)",
        subject="เรื่อง ผลการตัดสิน โครงการ The Smart City Solution Awards 2023",
        opening=(
            f"ตามที่ สศด. ได้จัด โครงการ {CONTEST} และคณะกรรมการตัดสินได้พิจารณาผลงานจำนวน 21 ผลงาน ใน 7 ประเภทรางวัล นั้น",
            "บัดนี้ คณะกรรมการตัดสินได้มีมติเรียบร้อยแล้ว",
        ),
        groups=(
            AnnouncedGroup(name=AREAS[0], works=(work,)),
            AnnouncedGroup(name=AREAS[1], works=(replace(work, remark="รางวัลร่วม"), replace(work, applicant=LONG))),
            AnnouncedGroup(name=AREAS[2], works=(), instead="ไม่มีผลงานได้รับรางวัล"),
        ),
        closing=("ทั้งนี้ คำตัดสินของคณะกรรมการถือเป็นที่สุด",),
        day=datetime.date(2023, 9, 15),
        signers=(replace(CHAIR, role="", lines=("ประธานกรรมการ",)),),
        compare="ผู้ตรวจสอบไฟล์ผลการตัดสินที่เผยแพร่ กรุณาเทียบกับรหัสต่อไปนี้",
        codes=(("ลายนิ้วมือกุญแจของประธาน", KEY),),
        scanned=("รหัสตรวจสอบไฟล์ผลการตัดสิน (SHA-256)", SHA256, f"judge-desktop results {SHA256} {KEY}"),
        contact=CONTACT,
    )


def shortlist(works: int = 3, *, blind: bool = False) -> Announcement:
    work = AnnouncedWork(number="10", title=TITLE, applicant="" if blind else LONG)
    return replace(
        announcement(),
        title="ประกาศรายชื่อผลงานที่ผ่านการคัดเลือก",
        groups=(
            AnnouncedGroup(name=AREAS[0], works=(work,) * works),
            AnnouncedGroup(name=AREAS[1], works=(), instead="ไม่มีผลงานที่ผ่านการคัดเลือก"),
        ),
        steps=(
            NextStep(name="นำเสนอผลงานต่อกรรมการ", when="๘ กันยายน ๒๕๖๖ ๑๐.๐๐ – ๑๖.๐๐ น.", remark="ผ่านทางออนไลน์"),
            NextStep(name="ประกาศผล", when="๑๕ กันยายน ๒๕๖๖"),
        ),
        codes=(),
        scanned=("", "", ""),
        is_list=True,
    )
