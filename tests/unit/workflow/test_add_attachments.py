"""Attachments come to submissions: all or none, by name when one is refused, and put in order afterwards."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest

from judge_desktop.domain.contest import Contest, Submission
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import FindingCode
from judge_desktop.exchange import attachment_folders
from judge_desktop.store import attachments, audit_log, data_folder
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.workflow.add_attachments import (
    FileOutcome,
    add_attachments,
    plan_files,
    plan_folder,
    take_attachments,
)
from judge_desktop.workflow.care import examine
from judge_desktop.workflow.edit_attachments import move_attachment, remove_attachment, rename_attachment
from judge_desktop.workflow.packages_here import chair_contest
from judge_desktop.workflow.workspace import Workspace
from tests.unit.workflow.conftest import Desks

PDF = b"%PDF-1.7\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0"


class CancelledError(Exception):
    """What a person's cancel raises inside work."""


def put(folder: Path, files: Mapping[str, bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def names(contest: Contest, submission: str) -> list[str]:
    return [one.name for one in found(contest, submission).attachments]


def found(contest: Contest, submission: str) -> Submission:
    one = contest.submission(submission)
    assert one is not None
    return one


def kept(ws: Workspace) -> set[str]:
    return {path.name for path in attachments.files(ws.home)}


def code_of(refused: pytest.ExceptionInfo[JudgeDesktopError]) -> Code:
    return refused.value.code


def test_a_folder_is_looked_at_before_anything_is_kept(desks: Desks, tmp_path: Path) -> None:
    ws = desks.chair
    before, stored = chair_contest(ws), kept(ws)
    number = found(before, "ENE-01").number
    folder = put(
        tmp_path / "จากผู้สมัคร",
        {
            "ENV-01/เอกสารแก้ไข.pdf": PDF + b"new",
            "ENV-01/ชุดภาพ/10.jpg": JPEG + b"10",
            "ENV-01/ชุดภาพ/2.jpg": JPEG + b"2",
            f"{number} ส่งใหม่/ข้อเสนอโครงการ.pdf": PDF + b"other version",
            "ไม่ทราบ/อะไร.pdf": PDF,
            ".ซ่อน/x.pdf": PDF,
        },
    )
    plan = plan_folder(ws, folder)
    assert [(one.folder, one.submission) for one in plan.matches] == [
        (f"{number} ส่งใหม่", "ENE-01"),
        ("ENV-01", "ENV-01"),
        ("ไม่ทราบ", ""),
    ]
    assert [(one.submission, one.attachment.name, one.outcome) for one in plan.files] == [
        ("ENE-01", "ข้อเสนอโครงการ.pdf", FileOutcome.REPLACES),
        ("ENV-01", "เอกสารแก้ไข.pdf", FileOutcome.NEW),
        ("ENV-01", "2.jpg", FileOutcome.NEW),
        ("ENV-01", "10.jpg", FileOutcome.NEW),
    ]
    assert [(one.code, dict(one.details)) for one in plan.findings] == [
        (FindingCode.ATTACHMENT_FOLDER_UNKNOWN, {"folder": "ไม่ทราบ"})
    ]
    assert chair_contest(ws) == before
    assert kept(ws) == stored

    after = take_attachments(ws, plan)
    assert after == chair_contest(ws)
    assert names(after, "ENV-01")[-3:] == ["เอกสารแก้ไข.pdf", "2.jpg", "10.jpg"]
    assert names(after, "ENE-01") == names(before, "ENE-01")  # at its old place
    assert found(after, "ENE-01").attachments != found(before, "ENE-01").attachments
    assert examine(ws.home) == ()
    with ws.database.reading() as connection:
        entry = audit_log.entries(connection)[-1]
    assert (entry.event, entry.details["attachments"], entry.details["submissions"]) == (
        AuditEvent.ATTACHMENTS_ADDED, 4, 2,
    )  # fmt: skip

    again = plan_folder(ws, folder)
    assert {one.outcome for one in again.files} == {FileOutcome.SAME}
    assert take_attachments(ws, again) == after


def test_the_attachments_of_a_contest_folder_are_found_in_it(desks: Desks, tmp_path: Path) -> None:
    folder = put(tmp_path / "contest", {"attachments/ENV-01/a.pdf": PDF})
    assert [one.submission for one in plan_folder(desks.chair, folder).files] == ["ENV-01"]


def test_finalists_that_would_still_have_nothing_are_named(desks: Desks, tmp_path: Path) -> None:
    ws = desks.chair
    for one in found(chair_contest(ws), "ENV-01").attachments:
        remove_attachment(ws, "ENV-01", one.sha256)
    other = put(tmp_path / "f", {"ENV-02/a.pdf": PDF})
    assert plan_folder(ws, other).without == ("ENV-01",)
    own = put(tmp_path / "g", {"ENV-01/a.pdf": PDF})
    assert plan_folder(ws, own).without == ()


def test_a_bad_file_refuses_itself_and_the_rest_is_taken(
    desks: Desks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ws = desks.chair
    before = names(chair_contest(ws), "ENV-01")
    folder = put(
        tmp_path / "f",
        {
            "ดี.pdf": PDF + b"good",
            "ว่าง.pdf": b"",
            "หลอก.pdf": b"PK\x03\x04 no pdf",
            "โปรแกรม.pdf": b"MZ\x90\0\x03\0",
            "ใหญ่.pdf": PDF + bytes(5000),
            "โฟลเดอร์/ใน.pdf": PDF,
        },
    )
    (folder / "ลิงก์.pdf").symlink_to("/etc/passwd")
    monkeypatch.setattr(attachment_folders, "MAX_BYTES", 4000)
    plan = add_attachments(ws, "ENV-01", [*sorted(folder.iterdir()), tmp_path / "หาย.pdf"])
    assert {(str(one.details["file"]), one.code) for one in plan.refused} == {
        ("ว่าง.pdf", FindingCode.ATTACHMENT_EMPTY),
        ("หลอก.pdf", FindingCode.ATTACHMENT_NAME_DECEIVES),
        ("โปรแกรม.pdf", FindingCode.ATTACHMENT_IS_A_PROGRAM),
        ("ใหญ่.pdf", FindingCode.ATTACHMENT_TOO_LARGE),
        ("โฟลเดอร์", FindingCode.ATTACHMENT_IS_A_FOLDER),
        ("ลิงก์.pdf", FindingCode.ATTACHMENT_IS_A_LINK),
        ("หาย.pdf", FindingCode.ATTACHMENT_UNREADABLE),
    }
    assert names(chair_contest(ws), "ENV-01") == [*before, "ดี.pdf"]


def test_when_nothing_can_be_taken_it_is_refused_with_the_reasons(desks: Desks, tmp_path: Path) -> None:
    folder = put(tmp_path / "f", {"ว่าง.pdf": b""})
    with pytest.raises(JudgeDesktopError) as refused:
        add_attachments(desks.chair, "ENV-01", [folder / "ว่าง.pdf"])
    assert code_of(refused) is Code.NOTHING_TO_ADD
    findings = refused.value.details["findings"]
    assert isinstance(findings, tuple)
    assert [one.code for one in findings] == [FindingCode.ATTACHMENT_EMPTY]
    with pytest.raises(JudgeDesktopError) as refused:
        add_attachments(desks.chair, "NO-01", [folder / "ว่าง.pdf"])
    assert code_of(refused) is Code.SUBMISSION_UNKNOWN
    with pytest.raises(JudgeDesktopError) as refused:
        plan_folder(desks.chair, tmp_path / "nowhere")
    assert code_of(refused) is Code.FILE_NOT_FOUND


def test_names_that_would_leave_the_folder_are_only_text(desks: Desks, tmp_path: Path) -> None:
    path = tmp_path / "ก\u202eข\u200bค ..%2F..%2Fx.pdf"
    path.write_bytes(PDF + b"hostile")
    add_attachments(desks.chair, "ENV-01", [path])
    assert names(chair_contest(desks.chair), "ENV-01")[-1] == "กขค ..%2F..%2Fx.pdf"
    assert examine(desks.chair.home) == ()


@pytest.mark.parametrize("stage", ["looking", "copying"])
def test_a_cancel_midway_leaves_nothing(desks: Desks, tmp_path: Path, stage: str) -> None:
    ws = desks.chair
    before, stored = chair_contest(ws), kept(ws)
    folder = put(tmp_path / "f", {f"ENV-01/{n}.pdf": PDF + os.urandom(2_500_000) for n in range(3)})
    calls = 0

    def progress(done: int, total: int) -> None:
        nonlocal calls
        calls += 1
        assert 0 < done <= total
        if calls == 5:
            raise CancelledError

    plan = plan_folder(ws, folder)
    work = partial(plan_folder, ws, folder) if stage == "looking" else partial(take_attachments, ws, plan)
    with pytest.raises(CancelledError):
        work(progress=progress)
    assert chair_contest(ws) == before
    assert kept(ws) == stored
    assert list((ws.home / data_folder.STAGING).iterdir()) == []
    assert examine(ws.home) == ()


def test_a_file_that_changed_since_it_was_looked_at_is_not_taken(desks: Desks, tmp_path: Path) -> None:
    ws = desks.chair
    before = chair_contest(ws)
    folder = put(tmp_path / "f", {"ENV-01/a.pdf": PDF, "ENV-01/b.pdf": PDF + b"b"})
    plan = plan_folder(ws, folder)
    (folder / "ENV-01" / "b.pdf").write_bytes(PDF + b"B")
    with pytest.raises(JudgeDesktopError) as refused:
        take_attachments(ws, plan)
    assert code_of(refused) is Code.ATTACHMENT_CHANGED
    assert chair_contest(ws) == before


def test_duplicates_by_content_are_noticed(desks: Desks, tmp_path: Path) -> None:
    ws = desks.chair
    folder = put(
        tmp_path / "f",
        {"ENV-01/a.pdf": PDF + b"same", "ENV-01/สำเนา a.pdf": PDF + b"same", "ENE-01/อื่น.pdf": PDF + b"same"},
    )
    plan = plan_folder(ws, folder)
    assert [(one.code, one.where.submission, dict(one.details)) for one in plan.findings] == [
        (FindingCode.ATTACHMENT_TWICE, "ENV-01", {"file": "สำเนา a.pdf", "other": "a.pdf"}),
        (FindingCode.ATTACHMENT_SHARED, "ENE-01", {"file": "อื่น.pdf", "other": "ENV-01"}),
    ]
    take_attachments(ws, plan)
    assert [one.code for one in plan_folder(ws, folder).findings] == [FindingCode.ATTACHMENT_TWICE]


def test_a_new_version_takes_the_old_place_and_the_old_pdf_goes(desks: Desks, tmp_path: Path) -> None:
    ws = desks.chair
    before = found(chair_contest(ws), "ENV-02").attachments
    assert [one.name for one in before] == [
        "ข้อเสนอโครงการ.pdf", "ตารางค่าฝุ่น-45-จุด.xlsx", "ตารางค่าฝุ่น-45-จุด.xlsx.pdf",
    ]  # fmt: skip
    new = tmp_path / "ตารางค่าฝุ่น-46-จุด.csv"
    new.write_text("จุด,ค่า\n46,12\n", encoding="utf-8")
    plan = plan_files(ws, "ENV-02", [new], replaces=before[1].sha256)
    assert [one.outcome for one in plan.files] == [FileOutcome.REPLACES]
    after = found(take_attachments(ws, plan), "ENV-02").attachments
    assert [one.name for one in after] == ["ข้อเสนอโครงการ.pdf", "ตารางค่าฝุ่น-46-จุด.csv"]
    with pytest.raises(JudgeDesktopError) as refused:
        plan_files(ws, "ENV-02", [new], replaces=before[1].sha256)
    assert code_of(refused) is Code.ATTACHMENT_UNKNOWN


def test_a_pdf_named_after_an_office_file_becomes_its_rendition(desks: Desks, tmp_path: Path) -> None:
    ws = desks.chair
    sheet = next(one for one in found(chair_contest(ws), "ENV-02").attachments if one.name.endswith(".xlsx"))
    path = tmp_path / f"{sheet.name}.pdf"
    path.write_bytes(PDF + b"made by hand")
    add_attachments(ws, "ENV-02", [path])
    listed = found(chair_contest(ws), "ENV-02").attachments
    assert [(one.name, one.rendition_of) for one in listed][-1] == (path.name, sheet.sha256)
    assert len(listed) == 3


def test_files_are_put_in_order_renamed_and_taken_away(desks: Desks) -> None:
    ws = desks.chair
    contest = move_attachment(ws, "ENV-02", "ตารางค่าฝุ่น-45-จุด.xlsx", -1)
    assert names(contest, "ENV-02") == [
        "ตารางค่าฝุ่น-45-จุด.xlsx", "ตารางค่าฝุ่น-45-จุด.xlsx.pdf", "ข้อเสนอโครงการ.pdf",
    ]  # fmt: skip
    assert move_attachment(ws, "ENV-02", "ตารางค่าฝุ่น-45-จุด.xlsx", -5) == contest
    contest = rename_attachment(ws, "ENV-02", "ตารางค่าฝุ่น-45-จุด.xlsx", " ตาราง/ค่าฝุ่น\u202e ")
    assert names(contest, "ENV-02")[:2] == ["ตาราง_ค่าฝุ่น.xlsx", "ตาราง_ค่าฝุ่น.xlsx.pdf"]
    sha256 = found(contest, "ENV-02").attachments[0].sha256
    contest = remove_attachment(ws, "ENV-02", sha256[:10])
    assert names(contest, "ENV-02") == ["ข้อเสนอโครงการ.pdf"]
    assert examine(ws.home) == ()
    for wrong in (sha256, "", "ไม่มี.pdf"):
        with pytest.raises(JudgeDesktopError) as refused:
            remove_attachment(ws, "ENV-02", wrong)
        assert code_of(refused) is Code.ATTACHMENT_UNKNOWN
    with pytest.raises(JudgeDesktopError) as refused:
        rename_attachment(ws, "ENV-02", "ข้อเสนอโครงการ.pdf", " \u202e ")
    assert code_of(refused) is Code.ATTACHMENT_NAME_NEEDED
