"""The demo contest with a day half done, for the pictures: late files of every kind, scores, a recusal, a flag."""

from __future__ import annotations

import csv
import io
import mimetypes
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pypdf

from judge_desktop.config.paths import resource
from judge_desktop.domain.contest import Attachment, Contest, Ground, RecusalScope, Submission
from judge_desktop.domain.rubric import Level, Rubric
from judge_desktop.domain.scorecard import Pin
from judge_desktop.domain.text import Text
from judge_desktop.exchange.media_types import media_type_of
from judge_desktop.store import attachments
from judge_desktop.workflow.build_package import PackageOptions, build_package
from judge_desktop.workflow.create_contest import DEMO_FOLDER
from judge_desktop.workflow.export_scores import ExportedScores, export_scores
from judge_desktop.workflow.open_package import OpenedPackage, open_package
from judge_desktop.workflow.packages_here import chair_contest
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.drafts import save_contest
from tests.helpers.films import write_sound

SHOWN, NEXT, MIXED, REVISED, ABSENT, RECUSED = "GOV-02", "GOV-03", "LIV-01", "ECO-02", "PEO-01", "ENE-02"
WITH_PHOTOS = "LIV-02"
LAPTOP_JUDGE = "J1"
_SCORES = ((8, 26, 31, 15), (7, 24, 33, 14), (9, 27, 35, 17), (8, 22, 30, 16))
_COMMENT = "มีข้อมูลก่อนและหลังชัดเจน ควรแสดงวิธีเก็บข้อมูลในปีถัดไปและผู้รับผิดชอบหลังสิ้นสุดโครงการ"
_LEVELS = (
    ("0", "ต้องปรับปรุง", "Weak", "ไม่มีตัวชี้วัด หรือไม่มีข้อมูลสนับสนุน", "No indicators, or no figures"),
    ("16", "พอใช้", "Fair", "มีตัวชี้วัด แต่ข้อมูลยังไม่ครบ", "Indicators, but the figures are incomplete"),
    ("28", "ดี", "Good", "มีข้อมูลก่อนและหลังครบถ้วน", "Complete figures before and after"),
    ("36", "ดีเด่น", "Excellent", "มีข้อมูลครบถ้วนและตรวจสอบได้จากภายนอก", "Complete figures that others can verify"),
)
_MARKDOWN = """# บันทึกการเยี่ยมชมพื้นที่

คณะทำงานเยี่ยมชม **ศูนย์เรียนรู้ดิจิทัล** เมื่อวันที่ 3 พฤษภาคม 2566

## สิ่งที่พบ

1. ผู้สูงอายุลงทะเบียนแล้ว 1,240 คน
2. อาสาสมัครประจำศูนย์ 18 คน

| ตัวชี้วัด | ก่อน | หลัง |
|---|---:|---:|
| ผู้ใช้งานต่อเดือน | 210 | 1,860 |
| เวลารอรับบริการ (นาที) | 45 | 12 |

> ขอข้อมูลปี 2565 เพิ่มเติมจาก [เว็บไซต์ของโครงการ](https://example.org/elderly)
"""
_PLAIN = "บันทึกถึงคณะกรรมการ\n\nเอกสารฉบับนี้แทนสไลด์หน้า 4 ซึ่งตัวเลขคลาดเคลื่อน\nขออภัยในความไม่สะดวก\n"


def bring_update(ws: Workspace, folder: Path) -> tuple[Path, OpenedPackage]:
    """A package update, built and opened: late files of every kind, a revised proposal, levels; its file, what came."""
    folder.mkdir()
    contest = chair_contest(ws)
    late = tuple(_adopt(ws, path) for path in _late_files(contest, folder))
    revised = folder / "ข้อเสนอโครงการ.pdf"
    with_contents = pypdf.PdfWriter(clone_from=_demo_file("GOV-01", "ข้อเสนอโครงการ.pdf"))
    first = with_contents.add_outline_item(title="1. ที่มาและความสำคัญของโครงการ", page_number=0)
    with_contents.add_outline_item(title="1.1 ปัญหาที่พบและกลุ่มเป้าหมาย", page_number=1, parent=first)
    with_contents.add_outline_item(title="2. แนวทางการดำเนินโครงการ", page_number=1)
    with_contents.add_outline_item(title="3. ผลลัพธ์และการจัดเก็บข้อมูล", page_number=2)
    with_contents.write(revised)
    mended = {
        MIXED: lambda one: replace(one, attachments=(*one.attachments, *late)),
        REVISED: lambda one: replace(
            one, attachments=(_adopt(ws, revised),), title=Text(th=one.title.th + " ระยะที่ 2", en=one.title.en + " II")
        ),
    }
    submissions = tuple(_mend(one, mended.get(one.id)) for one in contest.submissions)
    rubrics = tuple(map(_with_levels, contest.rubrics))
    save_contest(ws, replace(contest, submissions=submissions, rubrics=rubrics))
    path = folder / "update.judgepack"
    build_package(ws, path, PackageOptions(is_update=True, without_backup="เป็นการสาธิต"))
    return path, open_package(ws, path, judge=LAPTOP_JUDGE)


def play_half_a_day(ws: Workspace) -> None:
    """Ten submissions scored, one category recused, one absence, one flag, one scorecard half typed."""
    session = open_session(ws)
    session.declare()
    for place, submission in enumerate(session.submissions[:10]):
        scores = _SCORES[place % len(_SCORES)]
        for criterion, score in zip(session.rubric(submission.id).criteria, scores, strict=True):
            session.set_score(submission.id, criterion.id, str(score))
        if place % 2:
            session.set_comment(submission.id, _COMMENT)
    session.set_flag("ECO-03", flag=True)
    session.set_score(SHOWN, "D1", "8")
    session.set_score(SHOWN, "D3", "31")
    session.set_comment(SHOWN, _COMMENT)
    proposal = session.submission(SHOWN).attachments[0].sha256
    for page in (2, 4):
        session.add_pin(SHOWN, Pin(criterion="D2", attachment=proposal, page=page))
    session.set_absent(ABSENT)
    session.recuse("ENE", RecusalScope.CATEGORY, Ground.EMPLOYER)


def finish_scoring(ws: Workspace) -> None:
    """Score whatever was left."""
    session = open_session(ws)
    for submission in session.submissions:
        if session.is_sent(submission.id) or session.is_recused(submission.id):
            continue
        for criterion, score in zip(session.rubric(submission.id).criteria, _SCORES[2], strict=True):
            session.set_score(submission.id, criterion.id, str(score))


def send(ws: Workspace, folder: Path) -> ExportedScores:
    """Seal everything and save the score file."""
    session = open_session(ws)
    session.seal()
    return export_scores(ws, session, folder / "scores.judgescore")


def _late_files(contest: Contest, folder: Path) -> tuple[Path, ...]:
    """One file of every kind that is shown in its own way, and those that are not shown."""
    for submission, name, shown in (
        ("PEO-02", "ภาคผนวก-แผนการเรียนรู้.docx", "ภาคผนวก.docx"),
        ("ENV-02", "ตารางค่าฝุ่น-45-จุด.xlsx", "ตารางผล.xlsx"),
        ("GOV-02", "สไลด์นำเสนอ.pptx", "สไลด์.pptx"),
    ):
        shutil.copy(_demo_file(submission, name), folder / shown)
    (folder / "บันทึกเยี่ยมชม.md").write_text(_MARKDOWN, encoding="utf-8")
    (folder / "หมายเหตุ.txt").write_text(_PLAIN, encoding="utf-8")
    table = io.StringIO()
    rows = [("ลำดับ", "ผลงาน", "คะแนนเต็ม")] + [
        (str(n), one.title.th, "100") for n, one in enumerate(contest.submissions, 1)
    ]
    csv.writer(table).writerows(rows)
    (folder / "ผู้ใช้งาน.csv").write_text(table.getvalue(), encoding="utf-8")
    write_sound(folder / "บทสัมภาษณ์.mp3", "libmp3lame", seconds=30)
    proposal = _demo_file("GOV-01", "ข้อเสนอโครงการ.pdf")
    locked = pypdf.PdfWriter(clone_from=proposal)
    locked.encrypt("secret", algorithm="AES-128")
    locked.write(folder / "สัญญา.pdf")
    (folder / "แผนที่.pdf").write_bytes(proposal.read_bytes()[:900])
    with zipfile.ZipFile(folder / "ข้อมูลดิบ.zip", "w") as packed:
        packed.writestr("readme.txt", _PLAIN)
    return tuple(sorted(path for path in folder.iterdir() if path.is_file()))


def _demo_file(submission: str, name: str) -> Path:
    return resource(DEMO_FOLDER) / "attachments" / submission / name


def _adopt(ws: Workspace, path: Path) -> Attachment:
    sha256, size = attachments.hash_of(path), path.stat().st_size
    with path.open("rb") as stream:
        kind = media_type_of(stream, path.name)
    kind = kind if kind != "application/octet-stream" else mimetypes.guess_type(path.name)[0] or kind
    copy = path.with_suffix(".copy")
    shutil.copy(path, copy)
    attachments.adopt(ws.home, [(sha256, copy)])
    return Attachment(sha256=sha256, name=path.name, media_type=kind, size=size, revision=2)


def _mend(submission: Submission, change: Callable[[Submission], Submission] | None) -> Submission:
    return change(submission) if change is not None else submission


def _with_levels(rubric: Rubric) -> Rubric:
    """The third criterion gets levels."""
    levels = tuple(
        Level(lowest=Decimal(lowest), name=Text(th=th, en=en), description=Text(th=th_more, en=en_more))
        for lowest, th, en, th_more, en_more in _LEVELS
    )
    criteria = tuple(replace(one, levels=levels) if one.id == "D3" else one for one in rubric.criteria)
    return replace(rubric, criteria=criteria, version=rubric.version + 1)
