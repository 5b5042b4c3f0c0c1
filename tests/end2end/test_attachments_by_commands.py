"""Files of submissions and signed papers through the command line alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from judge_desktop.exchange.renditions import PROGRAM_VARIABLE
from tests.helpers.office_stand_in import make_office_stand_in
from tests.helpers.small_day import Day

PDF = b"%PDF-1.7\n%%EOF\n"


def names(said: Any) -> list[str]:
    return [one["name"] for one in said["submissions"][0]["attachments"]]


def paper(said: Any, name: str) -> Any:
    return next(one for one in said["papers"] if one["paper"] == name)


def test_files_come_by_folder_and_by_name(day: Day, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chair, folder = day.chair, tmp_path / "ไฟล์"
    for name, content in {
        "ENV-01/ใหม่.pdf": PDF + b"1",
        "ENV-01/จดหมาย.rtf": b"{\\rtf1 letter}",
        "ENV-02/ซ้ำ.pdf": PDF + b"1",
        "ENV-02/หลอก.pdf": b"no pdf",
        "อื่น/x.pdf": PDF,
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    before = chair.do("attachments", "list")
    said = chair.do("attachments", "take", folder, "--preview")
    assert [(one["folder"], one["submission"], one["by"]) for one in said["folders"]] == [
        ("ENV-01", "ENV-01", "id"), ("ENV-02", "ENV-02", "id"), ("อื่น", None, None),
    ]  # fmt: skip
    assert sorted(one["code"] for one in said["findings"]) == [
        "attachment_folder_unknown", "attachment_name_deceives", "attachment_shared",
    ]  # fmt: skip
    assert chair.do("attachments", "list") == before
    assert chair.do("attachments", "take", folder) == said

    assert names(chair.do("attachments", "list", "ENV-01"))[-2:] == ["จดหมาย.rtf", "ใหม่.pdf"]
    monkeypatch.setenv(PROGRAM_VARIABLE, str(tmp_path / "nowhere"))
    assert chair.run("attachments", "render").refused == "office_not_found"
    monkeypatch.setenv(PROGRAM_VARIABLE, str(make_office_stand_in(tmp_path / "office").program))
    assert len(chair.do("attachments", "render")["made"]) == 1
    said = chair.do("attachments", "list", "ENV-01")
    assert [(one["name"], one["rendition"]) for one in said["submissions"][0]["attachments"]][-3:] == [
        ("จดหมาย.rtf", "made"), ("จดหมาย.rtf.pdf", "not_needed"), ("ใหม่.pdf", "not_needed"),
    ]  # fmt: skip
    assert names(chair.do("attachments", "rename", "ENV-01", "จดหมาย.rtf", "หนังสือรับรอง"))[-3:] == [
        "หนังสือรับรอง.rtf", "หนังสือรับรอง.rtf.pdf", "ใหม่.pdf",
    ]  # fmt: skip
    assert names(chair.do("attachments", "move", "ENV-01", "ใหม่.pdf", "--by", "-9"))[0] == "ใหม่.pdf"
    assert "หนังสือรับรอง.rtf.pdf" not in names(chair.do("attachments", "remove", "ENV-01", "หนังสือรับรอง.rtf"))
    assert chair.run("attachments", "remove", "ENV-01", "หนังสือรับรอง.rtf").refused == "attachment_unknown"


def test_files_are_added_to_one_submission(day: Day, tmp_path: Path) -> None:
    one, other = tmp_path / "ก.pdf", tmp_path / "ข.pdf"
    one.write_bytes(PDF + b"one")
    other.write_bytes(b"")
    said = day.chair.do("attachments", "add", "ENE-01", one, other)
    assert [(file["name"], file["outcome"]) for file in said["files"]] == [("ก.pdf", "new")]
    assert [finding["code"] for finding in said["findings"]] == ["attachment_empty"]
    refused = day.chair.run("attachments", "add", "ENE-01", other)
    assert refused.refused == "nothing_to_add"
    assert [finding["code"] for finding in refused.said["error"]["details"]["findings"]] == ["attachment_empty"]
    read = day.chair.run("attachments", "add", "ENE-01", other, language="th", as_json=False)
    assert "ไม่สามารถแนบไฟล์เหล่านี้ได้เลย" in read.err
    assert "ข.pdf" in read.err
    other.write_bytes(PDF + b"version two")
    said = day.chair.do("attachments", "add", "ENE-01", other, "--replace", "ก.pdf")
    assert [file["outcome"] for file in said["files"]] == ["replaces"]
    assert names(day.chair.do("attachments", "list", "ENE-01"))[-1] == "ข.pdf"


def test_signatures_are_noted_with_their_scans(day: Day, tmp_path: Path) -> None:
    chair, scan = day.chair, tmp_path / "รายงานการประชุม.pdf"
    scan.write_bytes(PDF + b"signed")
    signers = paper(chair.do("signatures", "list"), "minutes")["signers"]
    said = paper(chair.do("signatures", "sign", "minutes", signers[0]), "minutes")
    assert (said["signed"], said["missing"]) == (signers[:1], signers[1:])
    said = paper(chair.do("signatures", "sign", "minutes", "--scan", scan), "minutes")
    assert (said["signed"], [one["name"] for one in said["scans"]]) == (signers, [scan.name])
    assert chair.run("signatures", "sign", "minutes", "J99").refused == "not_a_signer"
    assert chair.run("signatures", "sign", "nothing").refused == "paper_unknown"
    remove = ("signatures", "remove", "minutes")
    assert chair.run(*remove, "--scan", "อื่น", "--reason", "x").refused == "signature_unknown"
    assert chair.run(*remove, "--scan", scan.name, "--reason", " ").refused == "reason_needed"
    said = chair.do(*remove, "--scan", scan.name, "--reason", "สแกนไม่ครบหน้า")
    assert paper(said, "minutes")["scans"] == []
    said = chair.do(*remove, "--judge", signers[0], "--reason", "ลงนามผิดฉบับ")
    assert paper(said, "minutes")["missing"] == signers[:1]
    assert chair.do("doctor") == {"healthy": True, "findings": [], "risks": []}
