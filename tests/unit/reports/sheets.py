"""Sheets for the tests of printed scorecards: the bundled contest's rubric, one judge, one submission."""

from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

from judge_desktop.config.i18n import Language, Translator
from judge_desktop.domain.contest import Mode
from judge_desktop.domain.scorecard import ScorecardState
from judge_desktop.reports.imprint import Imprint
from judge_desktop.reports.scorecard_report import scorecard_sheets
from judge_desktop.reports.scorecard_sheet import ScorecardRow, ScorecardSheet

CONTEST = "รางวัล The Smart City Solution Awards 2023"
ORGANISER = "สำนักงานส่งเสริมเศรษฐกิจดิจิทัล (สศด.)"

ROWS = (
    ScorecardRow(
        criterion="มิติที่ 1 : ที่มาและความสำคัญของโครงการ",
        guidelines=(
            "การอธิบายที่มาของโครงการอย่างชัดเจน",
            "การระบุกลุ่มเป้าหมายการดำเนินโครงการ",
            "การระบุวัตถุประสงค์ในการแก้ไขปัญหาที่ชัดเจน",
        ),
        full_mark=Decimal(10),
        score=Decimal(9),
        comment="ที่มาชัดเจน ระบุกลุ่มเป้าหมายได้ครบถ้วน",
    ),
    ScorecardRow(
        criterion="มิติที่ 2 : แนวทางการดำเนินโครงการ Smart Solution",
        guidelines=(
            "การให้ภาคส่วนต่าง ๆ เช่น ภาคประชาชน หรือภาคเอกชน หรือหน่วยงาน/องค์กรที่เกี่ยวข้อง เข้ามามีส่วนร่วมในการเริ่มการดำเนินการหรือไม่",
            "การนำนวัตกรรม เทคโนโลยีดิจิทัล มาใช้ในการแก้ปัญหา",
            "ความท้าทายของการดำเนินโครงการ",
        ),
        full_mark=Decimal(30),
        score=Decimal("26.50"),
        comment="ผู้เข้าประกวดนำเทคโนโลยีดิจิทัลมาใช้แก้ปัญหาน้ำท่วมได้ตรงจุด แต่ควรเพิ่มการมีส่วนร่วมของภาคเอกชนในพื้นที่",
    ),
    ScorecardRow(
        criterion="มิติที่ 3 : การประเมินผลลัพธ์เชิงประจักษ์และการจัดเก็บข้อมูล",
        guidelines=(
            "การระบุตัวชี้วัดอย่างเหมาะสมและครอบคลุมวัตถุประสงค์ในการแก้ไขปัญหา",
            (
                "การจัดเก็บข้อมูล หรือมีแนวทางการจัดเก็บข้อมูล สำหรับการวัดผลที่สะท้อนความสามารถในการแก้ปัญหา "
                "หรือความสำเร็จของผลงานต่อผู้รับบริการ หรือมีการวัดผลประสบการณ์การใช้บริการหรือความพึงพอใจของผู้รับบริการ"
            ),
            "การแสดงผลลัพธ์ที่สร้างการเปลี่ยนแปลงดีขึ้น",
        ),
        full_mark=Decimal(40),
        score=Decimal(35),
        comment="มีการจัดเก็บข้อมูลแบบเรียลไทม์ผ่าน IoT sensor 128 จุด และแสดงผลลัพธ์ก่อน–หลังได้น่าเชื่อถือ",
    ),
    ScorecardRow(
        criterion="มิติที่ 4 : การเผยแพร่ การนำไปใช้ และความยั่งยืน",
        guidelines=(
            "การระบุกลไกการดูแลระบบบริการ มีการกำหนดผู้รับผิดชอบในการดูแลบริการ มีแผนการดำเนินโครงการในอนาคตอย่างต่อเนื่องหรือไม่",
            (
                "การสร้างการรับรู้ให้ประชาชนทราบถึงบริการ เปิดโอกาสให้ภาคประชาชน "
                "มีการสื่อสารประชาสัมพันธ์ให้ประชาชนรับรู้และเข้าถึงบริการหรือไม่ อย่างไร"
            ),
            (
                "การสร้างการมีส่วนร่วม เช่น สอบถามความเห็นจากผู้รับบริการ ภาคเอกชน หรือหน่วยงานที่เกี่ยวข้อง "
                "เพื่อใช้ในการปรับปรุงระบบบริการอย่างต่อเนื่องหรือไม่"
            ),
        ),
        full_mark=Decimal(20),
        score=Decimal("16.5"),
        comment="แผนความยั่งยืนยังไม่ระบุแหล่งงบประมาณหลังปี 2568",
    ),
)

SHEET = ScorecardSheet(
    round="รอบตัดสิน",
    state=ScorecardState.SEALED,
    submission_number=10,
    submission_code="SCA66-0001",
    title="ระบบเฝ้าระวังและเตือนภัยน้ำท่วมอัจฉริยะแบบมีส่วนร่วม (Smart Flood Watch)",
    applicant="เทศบาลนครธารฟ้าใส จังหวัดคำหลวง",
    category="สิ่งแวดล้อมอัจฉริยะ (Smart Environment)",
    judge="ผู้ช่วยศาสตราจารย์ ดร.ณัฐพล ปิ่นแก้ว",
    position="คณะวิศวกรรมศาสตร์ มหาวิทยาลัยธารฟ้าใส",
    role="กรรมการ",
    rows=ROWS,
    full_mark=Decimal(100),
    overall_comment="ภาพรวมเป็นโครงการที่โดดเด่น ดำเนินการมาแล้วไม่น้อยกว่า 6 เดือน และมีความสอดคล้องกับแนวคิดการพัฒนาเมืองอัจฉริยะ "
    "คณะทำงานควรเผยแพร่ชุดข้อมูลเปิด (open data) เพื่อให้จังหวัดอื่นนำไปขยายผล และควรปรับปรุงคู่มือการใช้งานสำหรับผู้สูงอายุ",
    fingerprint="3ec77dac9e750e79bc7d636d5377d40c0123456789abcdef0123456789abcdef",
)


DAY = date(2023, 9, 8)


def imprint(language: str = "th", numerals: str = "thai", mode: Mode = Mode.OFFICIAL) -> Imprint:
    """What papers of the bundled contest carry on its day."""
    return Imprint(
        tr=Translator(Language(language)),
        numerals=numerals,
        when=datetime.combine(DAY, time(16, 0)),
        contest=CONTEST,
        organiser=ORGANISER,
        mode=mode,
    )


def write_scorecards(
    sheets: Iterable[ScorecardSheet],
    path: Path,
    tr: Translator,
    numerals: str,
    day: date,
    *,
    mode: Mode = Mode.OFFICIAL,
    contest: str = CONTEST,
) -> int:
    """Scorecards of the bundled contest as one PDF; the number of pages."""
    when = datetime.combine(day, time(16, 0))
    imprint = Imprint(tr=tr, numerals=numerals, when=when, contest=contest, organiser=ORGANISER, mode=mode)
    return imprint.write(path, tr("Scorecards"), scorecard_sheets(sheets, imprint))
