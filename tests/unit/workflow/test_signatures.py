"""Papers signed by hand and their scans, through backup, examination and removal of the contest."""

from __future__ import annotations

from pathlib import Path

import pytest

from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import FindingCode
from judge_desktop.store import attachments, audit_log, data_folder
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.store.removal import remove_contest
from judge_desktop.workflow.care import backup, examine
from judge_desktop.workflow.packages_here import chair_contest
from judge_desktop.workflow.restore_backup import restore_backup
from judge_desktop.workflow.signatures import (
    SignatureBook,
    keep_scans,
    read_signatures,
    scan_named,
    sign_paper,
    take_scan_away,
    take_signature_back,
)
from judge_desktop.workflow.workspace import Workspace
from tests.unit.workflow.conftest import Desks, clock

PDF, PNG, JPEG = b"%PDF-1.7\nsigned\n%%EOF\n", b"\x89PNG\r\n\x1a\n....", b"\xff\xd8\xff\xe0...."
SUMMARY = "score-summary:ENV"


class CancelledError(Exception):
    """What a person's cancel raises inside work."""


def put(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def missing(book: SignatureBook, paper: str) -> tuple[str, ...]:
    return next(book.missing(one) for one in book.papers if one.id == paper)


def scans(book: SignatureBook) -> list[tuple[str, str]]:
    return [(one.paper, one.name) for one in book.scans]


def kept(ws: Workspace) -> set[str]:
    return {path.name for path in attachments.files(ws.home)}


def refused_code(refused: pytest.ExceptionInfo[JudgeDesktopError]) -> Code:
    return refused.value.code


def test_who_signs_what_and_who_has(desks: Desks, tmp_path: Path) -> None:
    ws = desks.chair
    book = read_signatures(ws)
    assert missing(book, SUMMARY) == ("J1", "J2", "J3")
    assert {one.code for one in book.findings} == {FindingCode.SIGNATURE_MISSING}
    book = sign_paper(ws, SUMMARY, ("J2",))
    assert missing(book, SUMMARY) == ("J1", "J3")
    assert sign_paper(ws, SUMMARY, ("J2",)) == book  # twice is once
    book = sign_paper(ws, SUMMARY, ("J1", "J3"))
    assert [one.code for one in book.findings if one.where.table == SUMMARY] == [FindingCode.SCAN_MISSING]
    book = keep_scans(ws, (SUMMARY,), (put(tmp_path, "สแกน.pdf", PDF),))
    assert [one for one in book.findings if one.where.table == SUMMARY] == []
    for paper, judge, code in (("nothing", "J1", Code.PAPER_UNKNOWN), (SUMMARY, "J9", Code.NOT_A_SIGNER)):
        with pytest.raises(JudgeDesktopError) as refused:
            sign_paper(ws, paper, (judge,))
        assert refused_code(refused) is code


def test_one_scan_may_show_several_papers_and_goes_with_the_last(desks: Desks, tmp_path: Path) -> None:
    ws = desks.chair
    before = kept(ws)
    scan = put(tmp_path, "สองแผ่น.png", PNG)
    book = keep_scans(ws, (SUMMARY, "announcement"), (scan,), signed_by=("J1",))
    assert scans(book) == [("announcement", "สองแผ่น.png"), (SUMMARY, "สองแผ่น.png")]
    assert missing(book, "announcement") == ()
    assert "J1" not in missing(book, SUMMARY)
    sha256 = scan_named(book, SUMMARY, "สองแผ่น.png")
    assert kept(ws) == before | {sha256}
    assert scans(take_scan_away(ws, SUMMARY, sha256, "สแกนผิดแผ่น")) == [("announcement", "สองแผ่น.png")]
    assert kept(ws) == before | {sha256}
    assert scans(take_scan_away(ws, "announcement", sha256, "ไม่ชัด")) == []
    assert kept(ws) == before
    assert examine(ws.home) == ()
    with ws.database.reading() as connection:
        entries = audit_log.entries(connection)
    assert [(one.event, one.details.get("reason")) for one in entries if "scan" in one.event.value] == [
        (AuditEvent.SCAN_KEPT, None), (AuditEvent.SCAN_KEPT, None),
        (AuditEvent.SCAN_TAKEN_AWAY, "สแกนผิดแผ่น"), (AuditEvent.SCAN_TAKEN_AWAY, "ไม่ชัด"),
    ]  # fmt: skip


def test_a_scan_that_is_an_attachment_too_stays_an_attachment(desks: Desks) -> None:
    ws = desks.chair
    before = kept(ws)
    found = chair_contest(ws).submission("ENV-01")
    assert found is not None
    proposal = found.attachments[0]
    keep_scans(ws, ("minutes",), (attachments.path_of(ws.home, proposal.sha256),))
    take_scan_away(ws, "minutes", proposal.sha256, "ไม่ใช่รายงานการประชุม")
    assert kept(ws) == before
    assert examine(ws.home) == ()


def test_only_pictures_of_paper_are_kept_all_or_none(desks: Desks, tmp_path: Path) -> None:
    ws = desks.chair
    before = kept(ws)
    good, lying = put(tmp_path, "ดี.jpg", JPEG), put(tmp_path, "หลอก.pdf", b"MZ\x90\0\x03")
    for files, code in (
        ((good, lying), Code.SCAN_IS_NO_PICTURE),
        ((good, put(tmp_path, "ข้อความ.txt", b"words")), Code.SCAN_IS_NO_PICTURE),
        ((good, tmp_path / "หาย.pdf"), Code.FILE_NOT_FOUND),
        ((good, tmp_path), Code.FILE_NOT_READABLE),
    ):
        with pytest.raises(JudgeDesktopError) as refused:
            keep_scans(ws, ("minutes",), files)
        assert refused_code(refused) is code
    with pytest.raises(JudgeDesktopError) as refused:
        keep_scans(ws, ("nothing",), (good,))
    assert refused_code(refused) is Code.PAPER_UNKNOWN
    assert kept(ws) == before
    assert read_signatures(ws).scans == ()


def test_a_cancel_midway_keeps_no_scan(desks: Desks, tmp_path: Path) -> None:
    ws = desks.chair
    before = kept(ws)

    def progress(done: int, total: int) -> None:
        if done > total / 2:
            raise CancelledError

    files = tuple(put(tmp_path, f"{n}.pdf", PDF + bytes(900_000)) for n in range(3))
    with pytest.raises(CancelledError):
        keep_scans(ws, ("minutes",), files, progress=progress)
    assert kept(ws) == before
    assert read_signatures(ws).scans == ()
    assert list((ws.home / data_folder.STAGING).iterdir()) == []


def test_nothing_is_taken_back_without_a_reason(desks: Desks, tmp_path: Path) -> None:
    ws = desks.chair
    book = keep_scans(ws, ("announcement",), (put(tmp_path, "a.pdf", PDF),), signed_by=("J1",))
    sha256 = book.scans[0].sha256
    for reason, code in (("  ", Code.REASON_NEEDED), ("จริง", Code.SIGNATURE_UNKNOWN)):
        with pytest.raises(JudgeDesktopError) as refused:
            take_scan_away(ws, "minutes", sha256, reason)
        assert refused_code(refused) is code
        with pytest.raises(JudgeDesktopError) as refused:
            take_signature_back(ws, "minutes", "J1", reason)
        assert refused_code(refused) is code
    assert missing(take_signature_back(ws, "announcement", "J1", "ลงนามผิดฉบับ"), "announcement") == ("J1",)
    assert scans(read_signatures(ws)) == [("announcement", "a.pdf")]


def test_backup_examination_and_removal_know_the_scans(desks: Desks, tmp_path: Path) -> None:
    ws = desks.chair
    book = keep_scans(ws, ("minutes",), (put(tmp_path, "รายงาน.pdf", PDF),))
    sha256, contest = book.scans[0].sha256, chair_contest(ws).id
    backup(ws, tmp_path / "สำรอง.zip")
    restore_backup(tmp_path / "again", tmp_path / "สำรอง.zip")
    with Workspace(tmp_path / "again", clock=clock) as again:
        assert read_signatures(again) == book
        assert attachments.path_of(again.home, sha256).read_bytes() == PDF

    place = attachments.path_of(ws.home, sha256)
    place.write_bytes(PDF + b"changed")
    assert [(one.code, one.details["sha256"]) for one in examine(ws.home)] == [(FindingCode.ATTACHMENT_CHANGED, sha256)]
    place.unlink()
    assert [one.code for one in examine(ws.home)] == [FindingCode.ATTACHMENT_MISSING]
    place.write_bytes(PDF)

    assert sha256 in remove_contest(ws.database, contest, at=ws.now(), who="chair").attachments
    assert kept(ws) == set()
    assert examine(ws.home) == ()
