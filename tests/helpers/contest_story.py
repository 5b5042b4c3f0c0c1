"""What comes into the chair's copy in the story of a contest: a table with twelve mistakes, people, files, scores.

Judges are played by the verbs behind their windows, each in a data folder of its own.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path

from judge_desktop.config.paths import resource
from judge_desktop.workflow.build_package import PackageOptions, build_package
from judge_desktop.workflow.create_contest import DEMO_FOLDER, create_contest
from judge_desktop.workflow.export_scores import export_scores
from judge_desktop.workflow.identity import create_identity, save_judge_card, show_identity
from judge_desktop.workflow.open_package import open_package
from judge_desktop.workflow.scoring_session import ScoringSession, open_session
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.chair_stage import small
from tests.helpers.form_exports import write_xlsx

BANGKOK = timezone(timedelta(hours=7))
GOV, LIV, PEO = "Smart Governance", "Smart Living", "Smart People"

HEAD = ("ประทับเวลา", "ชื่อผลงาน", "Project title", "หน่วยงาน", "สมัครด้าน", "เริ่มใช้งานเมื่อ", "ลำดับ")
ROWS = (
    ("14/8/2566, 10:22:31", "ติดตามเรื่องร้องเรียน", "Report and Track", "เทศบาลนครหนึ่ง", GOV, "1/4/2564", 1),
    ("14/8/2566, 10:30:00", "งบประมาณเปิด", "Open Budget", "อบจ.สอง", "Smart Governence", "1/5/2564", 2),
    ("14/8/2566, 10:41:09", "บ้านปลอดภัย", "Safe Homes", "เทศบาลตำบลสาม", LIV, "๑ มิ.ย. ๒๕๖๔", 3),
    ("14/8/2566, 11:05:00", "เตือนน้ำท่วม", "Flood Warning", "อบต.สี่", "", "1/7/2564", 4),
    ("14/8/2566, 11:20:00", "สูงวัยใกล้หมอ", "Doctor Nearby", "เทศบาลเมืองห้า", f"{LIV}, {PEO}", "1/7/2564", 5),
    ("14/8/2566, 13:00:00", "ทักษะดิจิทัล", "Digital Skills", "อบต.หก", PEO, "กลางปีที่แล้ว", 6),
    ("14/8/2566, 13:30:00", "", "", "เทศบาลเจ็ด", PEO, "1/7/2564", 7),
    ("15/8/2566, 09:00:00", "กล้องชุมชน", "", "เทศบาลแปด", GOV, "1/7/2564", 8),
    ("15/8/2566, 10:00:00", "จักรยานร่วมใช้", "Shared Bicycles", "เทศบาลเก้า", LIV, "16/2/2566", 9),
    ("17/8/2566, 08:00:00", "ห้องสมุดเคลื่อนที่", "Library on Wheels", "อบต.สิบ", PEO, "1/7/2564", 10),
    ("15/8/2566, 11:00:00", "ติดตามเรื่องร้องเรียน", "Report and Track", "เทศบาลนครหนึ่ง", GOV, "1/4/2564", 11),
    ("15/8/2566, 12:00:00", "สวนสาธารณะ", "Public Parks", "เทศบาลสิบสอง", LIV, "1/7/2021", 12),
    ("15/8/2566, 13:00:00", "คนดูแลคน", "People Who Care", "เทศบาลสิบสาม", PEO, "1/7/2564", 6),
    ("15/8/2566, 14:00:00", "ไฟถนนรู้คน", "Lights That Know", "เทศบาลสิบสี่", LIV, "=F2", 14),
)
"""Row 2 of the spreadsheet is the first; rows 2 and 4 are in order, each other one has a mistake."""

SOLVED = {
    3: "solve_category",
    5: "solve_leave_out",
    6: "solve_category",
    7: "solve_clear",
    8: "solve_leave_out",
    9: "solve_noted",
    10: "solve_not_eligible",
    11: "solve_noted",
    12: "solve_leave_out",
    13: "solve_noted",
    14: "solve_clear",
    15: "solve_clear",
}
"""Row -> the button that is pressed; of several with that name the first."""

PEOPLE = (
    "ลำดับ,คำนำหน้า,ชื่อ-สกุล,ตำแหน่ง,หน้าที่\n"
    "1,ศ.ดร.,อรุณ ใจดี,มหาวิทยาลัยตัวอย่าง,ประธานกรรมการ\n"
    "2,รศ.ดร.,ธนา ตั้งตรง,มหาวิทยาลัยตัวอย่าง,กรรมการ\n"
    "3,ผศ.ดร.,พิชญ์ แสงงาม,สถาบันตัวอย่าง,กรรมการ\n"
    "4,นางสาว,มาลี สมมติ,สมาคมตัวอย่าง,กรรมการ\n"
    "5,นาย,วิชัย สมมติ,สมาคมตัวอย่าง,กรรมการ\n"
    "6,นาง,สุดา สมมติ,สำนักงานตัวอย่าง,ผู้สังเกตการณ์\n"
)
NAMES = {
    "J1": "ศ.ดร.อรุณ ใจดี",
    "J2": "รศ.ดร.ธนา ตั้งตรง",
    "J3": "ผศ.ดร.พิชญ์ แสงงาม",
    "J4": "นางสาวมาลี สมมติ",
    "J5": "นายวิชัย สมมติ",
}
BALLOTS = "voter,submission\nก,3\nข,3\nก,5\nค,99\nง,5\nจ,3\n"
HIGH, MIDDLE, LOW = (9, 28, 36, 18), (8, 24, 33, 15), (5, 14, 18, 9)
GOVERNANCE = {1: HIGH, 2: MIDDLE, 8: LOW}
LIVING = {3: HIGH, 4: MIDDLE, 5: HIGH, 12: LOW, 14: LOW}
PEOPLE_AWARD = {6: LOW, 10: LOW, 13: LOW}
EVERYTHING = {**GOVERNANCE, **LIVING, **PEOPLE_AWARD}


@dataclass
class Clock:
    """What all copies take for now."""

    now: datetime = field(default_factory=lambda: datetime(2023, 8, 28, 9, 0, tzinfo=BANGKOK))

    def __call__(self) -> datetime:
        return self.now

    def strikes(self, day: int, month: int, at: str) -> None:
        """Go on to that time of 2023."""
        hour, minute = at.split(":")
        self.now = datetime(2023, month, day, int(hour), int(minute), tzinfo=BANGKOK)


@dataclass(frozen=True)
class JudgeCopy:
    """A judge's laptop."""

    home: Path
    clock: Clock
    judge: str

    def here(self) -> Workspace:
        """Her data folder, to be used in a ``with``."""
        return Workspace(self.home, clock=self.clock)

    def card(self, path: Path) -> Path:
        """Her keys are made; she sends her card."""
        with self.here() as own:
            create_identity(own, NAMES[self.judge], None)
            save_judge_card(own, path)
        return path

    def words(self) -> str:
        """The six words she reads aloud."""
        with Workspace(self.home, writing=False) as own:
            return " ".join(show_identity(own).check_words["th"])

    def opens(self, package: Path) -> None:
        """She takes the package in and declares to have no interest."""
        with self.here() as own:
            open_package(own, package, judge=self.judge)
            open_session(own).declare()

    def scores(self, marks: Mapping[int, Sequence[int]]) -> None:
        """Running number -> marks; these scorecards are sealed."""
        with self.here() as own:
            session = open_session(own)
            ids = _by_number(session)
            session.import_scores(
                [(ids[n], f"D{place}", str(mark)) for n, given in marks.items() for place, mark in enumerate(given, 1)]
            )
            session.seal([ids[n] for n in marks])

    def changes_her_mind(self, number: int, marks: Sequence[int]) -> None:
        """What was sent is opened again with a reason."""
        with self.here() as own:
            session = open_session(own)
            session.reopen(_by_number(session)[number], "อ่านผลงานอีกครั้ง")
        self.scores({number: marks})

    def sends(self, path: Path) -> Path:
        """Her score file."""
        with self.here() as own:
            return export_scores(own, open_session(own), path).path

    def copied(self, home: Path) -> JudgeCopy:
        """Her data folder on a second laptop, which is not meant to be."""
        shutil.copytree(self.home, home, ignore=shutil.ignore_patterns("instance.lock"))
        return JudgeCopy(home, self.clock, self.judge)


def table_of_applicants(path: Path) -> Path:
    """The spreadsheet of the form service, with its mistakes."""
    return write_xlsx(path, [HEAD, *ROWS])


def mended_table(path: Path) -> Path:
    """The same after the applicants were asked: a category, a date and a title were added, a double row taken out."""
    rows = [list(row) for row in ROWS]
    rows[3][4] = LIV
    rows[5][5] = "1/7/2565"
    rows[12][6] = 13
    rows[13][5] = "1/8/2564"
    del rows[10], rows[6]
    return write_xlsx(path, [HEAD, *(tuple(row) for row in rows)])


def folder_of_attachments(folder: Path, numbers: Sequence[int]) -> Path:
    """A folder for each submission; one file is not what it says, one folder belongs to nobody."""
    for number in numbers:
        place = folder / str(number)
        place.mkdir(parents=True)
        (place / "ข้อเสนอโครงการ.pdf").write_bytes(f"%PDF-1.7\n%{number}\n%%EOF\n".encode())
    (folder / "2" / "หลอก.pdf").write_bytes(b"words")
    (folder / "ไม่รู้จัก").mkdir()
    (folder / "ไม่รู้จัก" / "เอกสาร.pdf").write_bytes(b"%PDF-1.7\n%%EOF\n")
    return folder


def file_of_another_contest(folder: Path, clock: Clock, path: Path) -> Path:
    """A good score file, of a contest that this chair does not run."""
    package = folder / "อื่น.judgepack"
    with Workspace(folder / "chair", clock=clock) as chair:
        create_identity(chair, "ผู้จัดรายอื่น", None)
        create_contest(chair, resource(DEMO_FOLDER), choose=small)
        build_package(chair, package, PackageOptions(without_backup="การทดสอบ"))
    judge = JudgeCopy(folder / "J1", clock, "J1")
    judge.opens(package)
    judge.scores({10: HIGH})
    return judge.sends(path)


def damaged(path: Path, good: Path) -> Path:
    """A file whose end was lost on the way."""
    path.write_bytes(good.read_bytes()[:-200])
    return path


def _by_number(session: ScoringSession) -> dict[int, str]:
    return {one.number: one.id for one in session.submissions}
