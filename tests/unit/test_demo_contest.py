"""The bundled template says what the source says; the demo contest is a whole, readable, eligible contest folder."""

import tomllib
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import av
import openpyxl
import pytest
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from judge_desktop.domain.contest import Contest, Rules
from judge_desktop.domain.panel import Role
from judge_desktop.exchange.contest_folder import ContestFolder, read_contest_folder
from judge_desktop.exchange.contest_toml import read_contest_toml
from judge_desktop.scoring.eligibility import is_eligible

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
TEMPLATE = RESOURCES / "templates" / "smart-city-solution-awards" / "contest.toml"
DEMO = RESOURCES / "demo" / "contest"
ATTACHMENTS = DEMO / "attachments"
CONTEST_ID = "0123456789abcdef0123456789abcdef"

# The rubric of the announcement, word for word, with its scanning errors corrected.
RUBRIC = (
    (
        "มิติที่ 1 : ที่มาและความสำคัญของโครงการ",
        "10",
        (
            "การอธิบายที่มาของโครงการอย่างชัดเจน",
            "การระบุกลุ่มเป้าหมายการดำเนินโครงการ",
            "การระบุวัตถุประสงค์ในการแก้ไขปัญหาที่ชัดเจน",
        ),
    ),
    (
        "มิติที่ 2 : แนวทางการดำเนินโครงการ Smart Solution",
        "30",
        (
            "การให้ภาคส่วนต่าง ๆ เช่น ภาคประชาชน หรือภาคเอกชน หรือหน่วยงาน/องค์กรที่เกี่ยวข้อง เข้ามามีส่วนร่วมในการเริ่มการดำเนินการหรือไม่",
            "การนำนวัตกรรม เทคโนโลยีดิจิทัล มาใช้ในการแก้ปัญหา",
            "ความท้าทายของการดำเนินโครงการ",
        ),
    ),
    (
        "มิติที่ 3 : การประเมินผลลัพธ์เชิงประจักษ์และการจัดเก็บข้อมูล",
        "40",
        (
            "การระบุตัวชี้วัดอย่างเหมาะสมและครอบคลุมวัตถุประสงค์ในการแก้ไขปัญหา",
            (
                "การจัดเก็บข้อมูล หรือมีแนวทางการจัดเก็บข้อมูล สำหรับการวัดผลที่สะท้อนความสามารถในการแก้ปัญหา "
                "หรือความสำเร็จของผลงานต่อผู้รับบริการ หรือมีการวัดผลประสบการณ์การใช้บริการหรือความพึงพอใจของผู้รับบริการ"
            ),
            "การแสดงผลลัพธ์ที่สร้างการเปลี่ยนแปลงดีขึ้น",
        ),
    ),
    (
        "มิติที่ 4 : การเผยแพร่ การนำไปใช้ และความยั่งยืน",
        "20",
        (
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
    ),
)
AREAS = {
    "ENV": "Smart Environment",
    "ENE": "Smart Energy",
    "ECO": "Smart Economy",
    "GOV": "Smart Governance",
    "PEO": "Smart People",
    "MOB": "Smart Mobility",
    "LIV": "Smart Living",
}


@pytest.fixture(scope="module")
def template() -> Contest:
    contest, findings = read_contest_toml(TEMPLATE, CONTEST_ID)
    assert findings == ()
    assert contest is not None
    return contest


@pytest.fixture(scope="module")
def folder() -> ContestFolder:
    return read_contest_folder(DEMO, CONTEST_ID)


@pytest.fixture(scope="module")
def demo(folder: ContestFolder) -> Contest:
    assert folder.findings == ()
    assert folder.contest is not None
    return folder.contest


def test_the_rubric_is_the_announcement_s_word_for_word(template: Contest) -> None:
    (rubric,) = template.rubrics
    said = tuple(
        (one.name.th, str(one.full_mark), tuple(guideline.th for guideline in one.guidelines))
        for one in rubric.criteria
    )
    assert said == RUBRIC
    assert [one.id for one in rubric.criteria] == ["D1", "D2", "D3", "D4"]
    assert rubric.total == Decimal(100) == sum(one.full_mark for one in rubric.criteria)
    assert {(one.step, one.required, one.levels) for one in rubric.criteria} == {(Decimal(1), True, ())}


def test_every_name_and_text_of_the_template_is_there_in_both_languages(template: Contest) -> None:
    texts = [template.name, template.organiser, template.contact, template.description, template.eligibility.concept]
    texts += [*template.objectives, *template.applicant_types]
    texts += [one.name for one in template.categories]
    texts += [one.name for one in template.rounds]
    texts += [one.name for one in template.timeline]
    for criterion in template.rubrics[0].criteria:
        texts += [criterion.name, *criterion.guidelines]
    assert [text for text in texts if not (text.th and text.en)] == []
    assert (template.edition, template.year, len(template.objectives)) == ("2", "2566/2023", 4)


def test_seven_areas_of_one_award_each_and_a_popular_vote_apart(template: Contest) -> None:
    assert {one.id: one.name.en for one in template.categories} == AREAS
    assert [one.awards for one in template.categories] == [1] * 7
    assert template.popular_vote is True


def test_what_the_source_leaves_open_has_our_defaults(template: Contest) -> None:
    assert template.rules == Rules()
    assert template.eligibility.reference_date == date(2023, 8, 15)
    assert template.eligibility.minimum_months == 6


def test_the_timeline_is_the_announcement_s(template: Contest) -> None:
    days = {one.id: (one.starts_on, one.ends_on) for one in template.timeline}
    assert days == {
        "briefing": (date(2023, 6, 13), None),
        "applications": (date(2023, 6, 15), date(2023, 8, 15)),
        "shortlist": (date(2023, 8, 31), None),
        "presentation": (date(2023, 9, 8), None),
        "results": (date(2023, 9, 15), None),
    }


def test_the_presentation_day_holds_all_finalists(demo: Contest) -> None:
    schedule = demo.rounds[0].schedule
    assert schedule.starts_at is not None
    assert schedule.ends_at is not None
    (lunch,) = schedule.breaks
    minutes = [
        60 * moment.hour + moment.minute
        for moment in (schedule.starts_at, lunch.starts_at, lunch.ends_at, schedule.ends_at)
    ]
    slot = schedule.talk_minutes + schedule.question_minutes
    assert slot == 14
    assert minutes[2] - minutes[1] == 60
    assert (minutes[1] - minutes[0]) // slot + (minutes[3] - minutes[2]) // slot >= len(demo.finalists)


def test_the_demo_is_the_template_with_a_mark(template: Contest, demo: Contest) -> None:
    assert demo.name.th == f"{template.name.th} (ตัวอย่าง)"
    assert demo.name.en == f"{template.name.en} (demo)"
    same = ("rubrics", "rules", "eligibility", "categories", "timeline", "rounds", "objectives")
    assert [name for name in same if getattr(demo, name) != getattr(template, name)] == []


def test_three_finalists_in_every_area_in_running_order(demo: Contest) -> None:
    assert [one.number for one in demo.finalists] == list(range(1, 22))
    assert Counter(one.category for one in demo.finalists) == dict.fromkeys(AREAS, 3)
    assert [one.id[:3] for one in demo.finalists] == [area for area in AREAS for _ in range(3)]
    assert [one.id for one in demo.finalists if not (one.title.en and one.summary.th and one.summary.en)] == []
    opened, closed = date(2023, 6, 15), date(2023, 8, 15)
    assert [one.id for one in demo.submissions if not (one.applied_date and opened <= one.applied_date <= closed)] == []


def test_two_examples_started_too_late_and_all_finalists_are_eligible(demo: Contest) -> None:
    verdicts = {one.id: is_eligible(one, demo.eligibility) for one in demo.submissions}
    assert {name for name, verdict in verdicts.items() if verdict is False} == {"X-01", "X-02"}
    assert [one.id for one in demo.finalists if verdicts[one.id] is not True] == []
    assert {one.id for one in demo.submissions if not one.shortlisted} == {"X-01", "X-02"}


def test_a_panel_of_seven_with_a_chair_and_a_secretary_who_vote(demo: Contest) -> None:
    assert [one.id for one in demo.panel.voting] == ["J1", "J2", "J3", "J4", "J5", "J6", "J7"]
    roles = Counter(one.role for one in demo.panel.judges)
    assert roles == {Role.CHAIR: 1, Role.JUDGE: 5, Role.JUDGE_AND_SECRETARY: 1}
    assert [
        one.id for one in demo.panel.judges if not (one.title and one.position and one.name.th and one.name.en)
    ] == []


def test_every_finalist_brings_a_proposal_that_can_be_read_and_searched(demo: Contest) -> None:
    for submission in demo.finalists:
        paper = PdfReader(ATTACHMENTS / submission.id / "ข้อเสนอโครงการ.pdf")
        text = _letters("".join(page.extract_text() for page in paper.pages))
        assert 3 <= len(paper.pages) <= 8, submission.id
        assert _letters(submission.title.th) in text, submission.id
        assert _letters(submission.applicant.name.th) in text, submission.id
        assert len(text) > 3000, submission.id
        assert submission.attachments[0].name == "ข้อเสนอโครงการ.pdf"


def test_the_proposals_embed_their_fonts() -> None:
    for path in ATTACHMENTS.rglob("*.pdf"):
        assert {name for name, embedded in _fonts(PdfReader(path)) if not embedded} == set(), path


def test_photographs_films_and_office_files_are_what_they_say(demo: Contest) -> None:
    kinds = Counter(one.media_type.split("/")[0] for each in demo.finalists for one in each.attachments)
    assert kinds["video"] == 2
    with_photos = {path.parent.name for path in ATTACHMENTS.rglob("*.jpg")}
    assert len(with_photos) == 7
    for path in ATTACHMENTS.rglob("*.jpg"):
        with Image.open(path) as photo:
            assert (photo.format, photo.size) == ("JPEG", (1280, 853))
    for path in ATTACHMENTS.rglob("*.mp4"):
        with av.open(str(path)) as film:
            pictures, sound = film.streams.video[0], film.streams.audio[0]
            assert (pictures.codec_context.name, pictures.width, pictures.height) == ("h264", 640, 360)
            assert sound.codec_context.name == "aac"
            assert film.duration is not None
            assert 6 <= film.duration / 1_000_000 <= 8


def test_one_file_of_every_office_program_with_its_rendition(demo: Contest) -> None:
    attachments = [one for each in demo.finalists for one in each.attachments]
    names = {one.sha256: one.name for one in attachments}
    renditions = {names[one.rendition_of]: one.name for one in attachments if one.rendition_of}
    assert {Path(name).suffix for name in renditions} == {".docx", ".pptx", ".xlsx"}
    assert renditions == {name: f"{name}.pdf" for name in renditions}
    for name in renditions:
        (path,) = ATTACHMENTS.rglob(name)
        with zipfile.ZipFile(path) as packed:
            assert packed.testzip() is None
            assert {entry.date_time[0] for entry in packed.infolist()} == {1980}


def test_the_tables_name_their_columns_in_both_languages() -> None:
    for name, first in (("submissions.xlsx", "รหัสผลงาน (id)"), ("panel.xlsx", "รหัสกรรมการ (id)")):
        book = openpyxl.load_workbook(DEMO / name, read_only=True)
        header = [str(cell.value) for cell in next(iter(book.active.iter_rows(max_row=1)))]
        book.close()
        assert header[0] == first
        assert [title for title in header if not title.endswith(")")] == []


def test_the_demo_is_small_and_its_file_names_survive_every_system() -> None:
    files = [path for path in DEMO.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 20_000_000
    assert [path for path in files if path.name != unicodedata.normalize("NFC", path.name)] == []
    assert [path for path in files if set(path.name) & set('<>:"/\\|?*')] == []


def test_no_template_or_table_holds_a_link() -> None:
    for path in (TEMPLATE, DEMO / "contest.toml"):
        text = path.read_text(encoding="utf-8")
        assert tomllib.loads(text)["rubric"]["total"] == "100"
        assert "http" not in text


def _letters(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def _fonts(paper: PdfReader) -> Iterator[tuple[str, bool]]:
    for page in paper.pages:
        resources = page["/Resources"]
        assert isinstance(resources, DictionaryObject)
        for font in resources.get("/Font", {}).values():
            described = font.get_object()
            descriptor = described.get("/FontDescriptor")
            yield str(described["/BaseFont"]), descriptor is not None and "/FontFile2" in descriptor.get_object()
