"""A contest folder as a secretary fills it: what is read, what is told, and the way back."""

import hashlib
import os
import shutil
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from judge_desktop.config.i18n import Language, Translator
from judge_desktop.config.paths import resource
from judge_desktop.domain.contest import Contest, Submission
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import Finding, FindingCode, Place, Severity
from judge_desktop.domain.panel import Role
from judge_desktop.exchange.contest_folder import ContestFolder, read_contest_folder
from judge_desktop.exchange.contest_folder_writing import write_contest_folder, write_new_contest_folder
from judge_desktop.exchange.contest_tables import PANEL_COLUMNS, SUBMISSION_COLUMNS
from judge_desktop.exchange.spreadsheets import read_table

CONTEST_ID = "0" * 32
TEMPLATE = resource("templates/smart-city-solution-awards")
THAI = Translator(Language.TH)
PDF = b"%PDF-1.7\n%%EOF\n"

Rows = list[list[object]]
PEOPLE: Rows = [["id", "name_th", "role"], ["J1", "อรุณรัศมิ์ เวียงพิรุณ", "ประธานกรรมการ"]]


def save(path: Path, rows: Rows) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A contest folder with the template's settings, one submission and one judge."""
    path = tmp_path / "contest"
    path.mkdir()
    shutil.copy(TEMPLATE / "contest.toml", path)
    save(
        path / "submissions.xlsx",
        [["id", "category", "title_th", "start_date", "applicant_th"], ["ENV-01", "ENV", "คลอง"]],
    )
    save(path / "panel.xlsx", PEOPLE)
    return path


def told(findings: tuple[Finding, ...]) -> list[tuple[FindingCode, str, int, str]]:
    return [(one.code, one.where.table, one.where.row, one.where.column) for one in findings]


def contest_of(read: ContestFolder) -> Contest:
    assert read.contest is not None
    return read.contest


def submissions(folder: Path, rows: Rows) -> tuple[tuple[Submission, ...], list[tuple[FindingCode, int, str]]]:
    save(folder / "submissions.xlsx", rows)
    read = read_contest_folder(folder, CONTEST_ID)
    assert all(finding.where.table == "submissions.xlsx" for finding in read.findings)
    return contest_of(read).submissions, [(code, row, column) for code, _, row, column in told(read.findings)]


def test_a_thai_table_of_a_form_service_is_understood(folder: Path) -> None:
    (one, two), findings = submissions(
        folder,
        [
            ["รายชื่อผลงานที่ส่งเข้าประกวด"],
            ["รหัสผลงาน (id)", "ด้าน", "ชื่อโครงการ", "ผู้สมัคร", "วันที่เริ่มดำเนินโครงการ (start_date)", "applied_date",
             "สอดคล้องกับแนวคิดเมืองอัจฉริยะ", "ผ่านการคัดเลือกรอบแรก", "เบอร์โทรศัพท์", "order"],
            ["ENV-01", "Smart Environment", "คลอง", "เทศบาล", "๑ มีนาคม ๒๕๖๕", date(2023, 6, 19), "ใช่", "✓", "02", 2],
            [7, "พลังงานอัจฉริยะ", "โซลาร์", "อบต.", date(2565, 11, 15), "31/7/2566", "ไม่ใช่", "", None, None],
        ],
    )  # fmt: skip

    assert findings == []
    assert (one.category, one.title.th, one.applicant.name.th) == ("ENV", "คลอง", "เทศบาล")
    assert (one.start_date, one.applied_date) == (date(2022, 3, 1), date(2023, 6, 19))
    assert (one.fits_concept, one.shortlisted, one.extra_fields) == (True, True, (("เบอร์โทรศัพท์", "02"),))
    assert (two.id, two.category, two.start_date, two.applied_date) == (
        "7",
        "ENE",
        date(2022, 11, 15),
        date(2023, 7, 31),
    )
    assert (two.fits_concept, two.shortlisted, two.extra_fields) == (False, True, ())
    assert [(each.number, each.order) for each in (one, two)] == [(1, 2), (2, 3)]


def test_what_is_wrong_in_a_row_is_told_with_the_row(folder: Path) -> None:
    kept, findings = submissions(
        folder,
        [
            ["id", "number", "category", "title_th", "applicant_th", "start_date", "shortlisted"],
            ["A", 5, "ENV", "ก", "ข", "2023-02-30", "yes"],
            ["A", 6, "ENV", "ก", "ข", "2023-02-01", "yes"],
            [None, 7, "ENV", "ก", "ข", "2023-02-01", "yes"],
            ["B", "=1+1", "Smart Dreams", "ก", "ข", "๓๑ กุมภาพันธ์ ๒๕๖๖", "บางที"],
            ["C", "หก", None, "ก", "ข", "2023-02-01", "no"],
        ],
    )

    assert sorted(findings) == sorted([
        (FindingCode.CELL_IS_A_FORMULA, 5, "number"),
        (FindingCode.CELL_NOT_UNDERSTOOD, 2, "start_date"),
        (FindingCode.DUPLICATE_ID, 3, "id"),
        (FindingCode.CELL_MISSING, 4, "id"),
        (FindingCode.SUBMISSION_CATEGORY_UNKNOWN, 5, "category"),
        (FindingCode.CELL_NOT_UNDERSTOOD, 5, "start_date"),
        (FindingCode.CELL_NOT_UNDERSTOOD, 5, "shortlisted"),
        (FindingCode.CELL_NOT_UNDERSTOOD, 6, "number"),
        (FindingCode.CELL_MISSING, 6, "category"),
    ])  # fmt: skip
    assert [(one.id, one.number, one.category) for one in kept] == [
        ("A", 5, "ENV"),
        ("B", 1, "Smart Dreams"),
        ("C", 2, ""),
    ]


def test_missing_and_doubled_columns_are_told(folder: Path) -> None:
    kept, findings = submissions(folder, [["รหัสผลงาน", "id", "title_th"], ["A", "B", "ก"]])

    assert findings == [
        (FindingCode.COLUMN_TWICE, 1, "id"),
        (FindingCode.COLUMN_MISSING, 1, "category"),
        (FindingCode.COLUMN_MISSING, 1, "applicant_th"),
        (FindingCode.COLUMN_MISSING, 1, "start_date"),
        (FindingCode.CELL_MISSING, 2, "category"),
    ]
    assert [one.id for one in kept] == ["A"]


def test_the_panel_is_read_in_its_order(folder: Path) -> None:
    save(
        folder / "panel.xlsx",
        [
            ["รหัสกรรมการ", "ชื่อ-สกุล (name_th)", "คำนำหน้า", "หน้าที่ในคณะกรรมการ", "มีสิทธิให้คะแนน", "order"],
            ["S", "เลขา", "นาง", "เลขานุการ", None, None],
            ["J", "กรรมการ ก", "ดร.", None, "ใช่", 2],
            ["C", "ประธาน", "ศ.ดร.", "ประธานกรรมการ", None, 1],
            ["X", "ที่ปรึกษา", None, "ที่ปรึกษา", "ไม่ใช่", None],
        ],
    )

    read = read_contest_folder(folder, CONTEST_ID)

    judges = contest_of(read).panel.judges
    assert [(one.id, one.role, one.votes, one.order) for one in judges] == [
        ("C", Role.CHAIR, True, 1),
        ("J", Role.JUDGE, True, 2),
        ("S", Role.SECRETARY, False, 3),
        ("X", Role.JUDGE, False, 4),
    ]
    assert told(read.findings) == [(FindingCode.CELL_NOT_UNDERSTOOD, "panel.xlsx", 5, "role")]


def test_a_chair_who_may_not_judge_has_no_vote_unless_it_is_written(folder: Path) -> None:
    settings = (folder / "contest.toml").read_text(encoding="utf-8")
    without = settings.replace("chair_may_judge = true", "chair_may_judge = false")
    (folder / "contest.toml").write_text(without, encoding="utf-8")

    assert [one.votes for one in contest_of(read_contest_folder(folder, CONTEST_ID)).panel.judges] == [False]


def test_csv_tables_serve_as_well_but_not_beside_a_workbook(folder: Path) -> None:
    text = "รหัสผลงาน;ด้าน;ชื่อผลงาน;ผู้สมัคร;start_date\r\nLIV-01;การดำรงชีวิตอัจฉริยะ;บ้าน;เทศบาล;๑ มีนาคม ๒๕๖๕\r\n"
    (folder / "submissions.csv").write_bytes(text.encode("cp874"))
    assert told(read_contest_folder(folder, CONTEST_ID).findings)[0][:2] == (FindingCode.FILE_TWICE, "submissions.xlsx")

    (folder / "submissions.xlsx").unlink()
    read = read_contest_folder(folder, CONTEST_ID)

    assert read.findings == ()
    assert [(one.id, one.category) for one in contest_of(read).submissions] == [("LIV-01", "LIV")]


def test_missing_files_are_told(folder: Path) -> None:
    for name in ("submissions.xlsx", "panel.xlsx"):
        (folder / name).unlink()
    assert [(one.code, one.details) for one in read_contest_folder(folder, CONTEST_ID).findings] == [
        (FindingCode.FILE_MISSING, {"file": "submissions.xlsx"}),
        (FindingCode.FILE_MISSING, {"file": "panel.xlsx"}),
    ]
    (folder / "contest.toml").unlink()
    read = read_contest_folder(folder, CONTEST_ID)
    assert (read.contest, [one.code for one in read.findings]) == (None, [FindingCode.FILE_MISSING])


def test_findings_of_the_rulebook_are_placed_in_the_folder_once(folder: Path) -> None:
    save(folder / "submissions.xlsx", [["id", "category", "title_th"], ["A", "ENV", "ก"], ["B", "?", "ข"]])
    read = read_contest_folder(folder, CONTEST_ID)

    def about(code: FindingCode, submission: str = "", judge: str = "", column: str = "") -> Finding:
        where = Place(submission=submission, judge=judge, column=column)
        return Finding(code=code, severity=Severity.BLOCKS, where=where)

    placed = read.placed(
        [
            about(FindingCode.STARTED_TOO_LATE, submission="A", column="start_date"),
            about(FindingCode.SUBMISSION_CATEGORY_UNKNOWN, submission="B"),
            about(FindingCode.JUDGE_NAME_MISSING, judge="J1"),
            about(FindingCode.NO_CHAIR),
        ]
    )

    assert told(placed) == [
        (FindingCode.STARTED_TOO_LATE, "submissions.xlsx", 2, "start_date"),
        (FindingCode.JUDGE_NAME_MISSING, "panel.xlsx", 2, ""),
        (FindingCode.NO_CHAIR, "", 0, ""),
    ]


def test_attachments_are_known_by_their_content(folder: Path) -> None:
    own = folder / "attachments" / "ENV-01"
    (own / "ภาพ").mkdir(parents=True)
    (own / unicodedata.normalize("NFD", "10 café.pdf")).write_bytes(PDF)
    (own / "2 film.mp4").write_bytes(b"\0\0\0\x18ftypisom")
    (own / "slides.pptx").write_bytes(b"PK\x03\x04 not really")
    (own / "slides.pptx.pdf").write_bytes(PDF + b"slides")
    (own / "notes.txt.pdf").write_bytes(b"no PDF at all")
    (own / "notes.txt").write_bytes(b"notes")
    (own / "ภาพ" / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    for name in (".DS_Store", "Thumbs.db", "~$slides.pptx", "desktop.ini"):
        (own / name).write_bytes(b"x")
    blocks: list[int] = []

    read = read_contest_folder(folder, CONTEST_ID, blocks.append)

    assert read.findings == ()
    attachments = contest_of(read).submissions[0].attachments
    assert [(one.name, one.media_type) for one in attachments] == [
        ("2 film.mp4", "video/mp4"),
        ("10 café.pdf", "application/pdf"),
        ("notes.txt", "text/plain"),
        ("notes.txt.pdf", "text/plain"),
        ("slides.pptx", "application/zip"),
        ("slides.pptx.pdf", "application/pdf"),
        ("photo.jpg", "image/jpeg"),
    ]
    by_name = {one.name: one for one in attachments}
    assert [one.name for one in attachments if one.rendition_of] == ["slides.pptx.pdf"]
    assert by_name["slides.pptx.pdf"].rendition_of == by_name["slides.pptx"].sha256
    assert by_name["10 café.pdf"].sha256 == hashlib.sha256(PDF).hexdigest()
    assert sum(blocks) == sum(one.size for one in attachments)
    assert {
        sha256: hashlib.sha256(path.read_bytes()).hexdigest() for sha256, path in read.attachment_files.items()
    } == {one.sha256: one.sha256 for one in attachments}


def test_attachments_that_cannot_be_taken_are_told(folder: Path) -> None:
    own = folder / "attachments" / "ENV-01"
    own.mkdir(parents=True)
    (own / "empty.pdf").write_bytes(b"")
    (own / "one.pdf").write_bytes(PDF)
    (own / "two.pdf").write_bytes(PDF)
    (own / "link.pdf").symlink_to(folder / "contest.toml")
    with (own / "vast.mov").open("wb") as stream:
        os.truncate(stream.fileno(), 4 * 2**30 + 1)
    (folder / "attachments" / "ENV-99").mkdir()
    (folder / "attachments" / "stray.pdf").write_bytes(PDF)

    read = read_contest_folder(folder, CONTEST_ID)

    assert [(one.code, one.severity, one.where.submission, dict(one.details)) for one in read.findings] == [
        (FindingCode.ATTACHMENT_EMPTY, Severity.BLOCKS, "ENV-01", {"file": "empty.pdf"}),
        (FindingCode.ATTACHMENT_IS_A_LINK, Severity.BLOCKS, "ENV-01", {"file": "link.pdf"}),
        (FindingCode.ATTACHMENT_TWICE, Severity.WARNS, "ENV-01", {"file": "two.pdf", "other": "one.pdf"}),
        (FindingCode.ATTACHMENT_TOO_LARGE, Severity.BLOCKS, "ENV-01", {"file": "vast.mov"}),
        (FindingCode.ATTACHMENT_FOLDER_UNKNOWN, Severity.BLOCKS, "", {"folder": "ENV-99"}),
        (FindingCode.ATTACHMENT_FOLDER_UNKNOWN, Severity.BLOCKS, "", {"folder": "stray.pdf"}),
    ]
    assert [one.name for one in contest_of(read).submissions[0].attachments] == ["one.pdf"]


def test_a_new_folder_has_the_settings_and_empty_tables(tmp_path: Path) -> None:
    write_new_contest_folder(tmp_path / "ประกวด", TEMPLATE, THAI)

    folder = tmp_path / "ประกวด"
    assert (folder / "contest.toml").read_bytes() == (TEMPLATE / "contest.toml").read_bytes()
    assert (folder / "attachments").is_dir()
    for name, columns in (("submissions", SUBMISSION_COLUMNS), ("panel", PANEL_COLUMNS)):
        (header,) = read_table(folder / f"{name}.xlsx").rows
        assert header.cells == tuple(f"{column.label} ({column.name})" for column in columns)
    read = read_contest_folder(folder, CONTEST_ID)
    assert (read.findings, contest_of(read).submissions, contest_of(read).panel.judges) == ((), (), ())


def test_nothing_is_written_into_a_folder_in_use(folder: Path) -> None:
    before = sorted(path.name for path in folder.iterdir())
    for place in (folder, folder / "contest.toml"):
        with pytest.raises(JudgeDesktopError) as refusal:
            write_new_contest_folder(place, TEMPLATE, THAI)
        assert refusal.value.code is Code.FOLDER_NOT_EMPTY
    assert sorted(path.name for path in folder.iterdir()) == before


def in_folder_order(contest: Contest) -> Iterator[Submission]:
    """Attachments come back in the order of their names."""
    for one in contest.submissions:
        yield replace(one, attachments=tuple(sorted(one.attachments, key=lambda attachment: attachment.name)))


def test_the_demo_contest_survives_a_round_trip(tmp_path: Path, folder: Path) -> None:
    demo = read_contest_folder(resource("demo/contest"), CONTEST_ID)
    assert demo.findings == ()
    contest = contest_of(demo)
    first = replace(contest.submissions[0], extra_fields=(("โทรศัพท์", "+66 2026 2333"),), summary=contest.name)
    contest = replace(contest, submissions=(first, *contest.submissions[1:]))

    write_contest_folder(tmp_path / "again", contest, THAI, demo.attachment_files)

    again = read_contest_folder(tmp_path / "again", CONTEST_ID)
    assert again.findings == ()
    assert replace(contest_of(again), submissions=()) == replace(contest, submissions=())
    assert list(in_folder_order(contest_of(again))) == list(in_folder_order(contest))
    assert again.attachment_files.keys() == demo.attachment_files.keys()


def test_an_id_that_is_no_folder_name_is_refused(tmp_path: Path, folder: Path) -> None:
    own = folder / "attachments" / "ENV-01"
    own.mkdir(parents=True)
    (own / "one.pdf").write_bytes(PDF)
    read = read_contest_folder(folder, CONTEST_ID)
    contest = contest_of(read)
    outside = replace(contest.submissions[0], id="../../outside")

    with pytest.raises(JudgeDesktopError) as refusal:
        write_contest_folder(tmp_path / "new", replace(contest, submissions=(outside,)), THAI, read.attachment_files)

    assert refusal.value.code is Code.FOLDER_NOT_WRITABLE
    assert not (tmp_path / "outside").exists()


def test_a_file_that_changed_since_it_was_read_is_not_written_as_if_it_had_not(tmp_path: Path, folder: Path) -> None:
    own = folder / "attachments" / "ENV-01"
    own.mkdir(parents=True)
    (own / "one.pdf").write_bytes(PDF)
    read = read_contest_folder(folder, CONTEST_ID)
    (own / "one.pdf").write_bytes(PDF + b"another version")

    with pytest.raises(JudgeDesktopError) as refusal:
        write_contest_folder(tmp_path / "new", contest_of(read), THAI, read.attachment_files)

    assert (refusal.value.code, refusal.value.details) == (Code.ATTACHMENT_CHANGED, {"attachment": "one.pdf"})
    assert list((tmp_path / "new" / "attachments" / "ENV-01").iterdir()) == []
