"""Papers and the archive against what spoils them: names, disks, kills, other programs, places."""

from __future__ import annotations

import contextlib
import errno
import os
import random
import re
import stat
from pathlib import Path

import openpyxl
import pytest

from judge_desktop.config.i18n import Language, translator
from judge_desktop.domain.errors import JudgeDesktopError
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.workflow.archive.export_archive import export_archive
from judge_desktop.workflow.printing.print_report import set_report
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.nursery import Nursery
from tests.helpers.printed_pages import check_pages, setting_recorded
from tests.helpers.refusals import check_sentences
from tests.helpers.small_day import JUDGES, Copy, Day
from tests.helpers.stock_tools import sums_agree

THAI = translator(Language.TH)
TITLES = {
    "ENV-01": '=HYPERLINK("http://evil","x") <b>หนา</b> & <script>alert(1)</script> &amp; ]]>',
    "ENV-02": "\u202eกลับหลัง\u202c \u200fRTL\u200e שלום مرحبا \u2066x\u2069 🏆👩‍👩‍👧 \x07\x00",
    "ENE-01": ("ชื่อยาวมากไม่มีวรรคเลย" * 30)[:500],
    "ENE-02": "W" * 450 + " @SUM(A1) %s {x} {{y}} $PATH `id` ../../etc/passwd",
}
LONG = "<br/> & =1+1 \u202e 🏆\n\n" + "เหตุผลที่ยาวมาก" * 250
KILLS = 3


@pytest.fixture(scope="module")
def scored(sound_day: Day, tmp_path_factory: pytest.TempPathFactory) -> Day:
    """Everybody scored and everything is merged. Not to be changed."""
    day = sound_day.copied(tmp_path_factory.mktemp("papers") / "day")
    day.chair.do("merge", *(day.at(f"{judge}.judgescore") for judge in JUDGES))
    return day


@pytest.fixture
def chair(scored: Day, tmp_path: Path) -> Copy:
    """The chair's copy of this test's own."""
    return scored.chair.copied(tmp_path / "chair")


@pytest.fixture
def few_papers(monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive of two kinds of papers: they take a second each."""
    some = {ReportKind.SCHEDULE: "schedule", ReportKind.STANDINGS: "standings"}
    monkeypatch.setattr("judge_desktop.workflow.archive.papers.MODULES", some)


def refused(copy: Copy, code: str, *words: object) -> None:
    """A command is refused with that code, in both languages."""
    said = {language: copy.run(*words, language=language) for language in ("th", "en")}
    assert {one.refused for one in said.values()} == {code}
    check_sentences(*(one.said["error"]["message"] for one in said.values()))


def begun(folder: Path) -> list[Path]:
    """What is not whole."""
    return [path for path in folder.rglob("*") if path.name.endswith(".part")]


# --- names ------------------------------------------------------------------------------------------------------------


def test_names_that_mean_harm_stand_on_paper_as_they_are(chair: Copy, tmp_path: Path) -> None:
    """Titles through decisions, reasons longer than a page, the meeting and the letterhead."""
    for submission, title in TITLES.items():
        reason = LONG if submission == "ENV-01" else "พิมพ์ผิด"
        words = ("--submission", submission, "--text", f"title_th={title}", "--reason", reason)
        chair.do("decide", "correct_text", *words)
    chair.do("meeting", "set", "--place", "<b>=1+1 & \u202e", "--other", LONG)
    chair.do("contest", "letterhead", "--signatory", "<b>ก</b> & =1+1 \u202e", "ตำแหน่ง 🏆 " * 12)
    with Workspace(chair.home) as ws:
        for kind in (ReportKind.STANDINGS, ReportKind.MINUTES, ReportKind.HOST_SCRIPT, ReportKind.SCORECARDS):
            with setting_recorded() as set_text:
                files = set_report(ws, kind, tmp_path / kind.value, THAI)
            check_pages(files[0], set_text)
    chair.do("export", "tables", "-o", tmp_path / "t.xlsx", language="th")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    cells = [cell for sheet in book for row in sheet for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
    assert any(str(cell.value).startswith("=HYPERLINK") for cell in cells)


def test_the_index_of_an_archive_runs_nothing(chair: Copy, few_papers: None, tmp_path: Path) -> None:
    name = '<script>alert(1)</script> & "x" \' <b>'
    contest = chair.do("contest", "list")["contests"][0]
    chair.do("decide", "correct_text", "--submission", "ENV-01", "--text", f"title_th={name}", "--reason", "x")
    folder = tmp_path / "<img src=x onerror=alert(1)> & 'x'"
    chair.do("export", "archive", "-o", folder)
    page = (folder / "index.html").read_text("utf-8")
    assert contest["contest"]
    assert not re.search(r"<script|<img|onerror=|javascript:", page)
    assert sums_agree(folder)


# --- disks ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "disk_full"), (errno.EIO, "disk_failed")])
def test_a_disk_that_fails_in_the_middle_of_a_print_is_said(
    chair: Copy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    out, real = tmp_path / "out", os.fsync

    def failing(handle: int) -> None:
        real(handle)
        if stat.S_ISREG(os.fstat(handle).st_mode) and begun(out):
            raise OSError(number, os.strerror(number))

    monkeypatch.setattr("judge_desktop.config.whole_files.os.fsync", failing)
    for words in (("report", "schedule"), ("report", "scorecards"), ("export", "tables")):
        refused(chair, code, *words, "-o", out)
        assert list(out.iterdir()) == []


def test_a_full_disk_and_a_folder_that_cannot_be_written(chair: Copy, tmp_path: Path, nursery: Nursery) -> None:
    """As the system itself refuses: a file that may not grow, a folder without the right to write."""
    full, locked = tmp_path / "full", tmp_path / "locked"
    ran = nursery.run(chair.arguments("report", "blank", "-o", full), largest_file=36_000)
    assert ran.refused == "disk_full"
    assert begun(full) == []
    locked.mkdir(mode=0o500)
    said = {
        language: nursery.run(chair.arguments("report", "schedule", "-o", locked, language=language), plain_user=True)
        for language in ("th", "en")
    }
    assert {one.refused for one in said.values()} == {"folder_not_writable"}
    check_sentences(*(one.said["error"]["message"] for one in said.values()))


def test_a_paper_that_is_open_elsewhere_is_named_and_stays(
    chair: Copy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {chair.do("report", "schedule", "-o", tmp_path / "out", language=one)["files"][0] for one in ("th", "en")}
    before = {Path(one): Path(one).read_bytes() for one in names}

    def held(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, f"{self} → {target}")

    monkeypatch.setattr(Path, "replace", held)
    refused(chair, "file_in_use", "report", "schedule", "-o", tmp_path / "out")
    assert {one: one.read_bytes() for one in (tmp_path / "out").iterdir()} == before


def test_a_place_with_the_longest_thai_names(chair: Copy, few_papers: None, tmp_path: Path) -> None:
    longest = "ก" * 85  # 255 bytes
    place = tmp_path / longest / longest
    (path,) = chair.do("report", "schedule", "-o", place)["files"]
    assert Path(path).read_bytes().startswith(b"%PDF")
    chair.do("export", "tables", "-o", place / "t.xlsx")
    chair.do("export", "archive", "-o", place / "แฟ้ม")
    assert sums_agree(place / "แฟ้ม")
    for words in (("report", "schedule"), ("export", "tables"), ("export", "archive")):
        refused(chair, "folder_not_writable", *words, "-o", place / (longest + "ก"))


def test_others_may_read_papers_but_the_recovery_sheet(chair: Copy, tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        modes = {
            kind: stat.S_IMODE(Path(chair.do("report", kind, "-o", tmp_path)["files"][0]).stat().st_mode)
            for kind in ("schedule", "recovery-sheet")
        }
    finally:
        os.umask(before)
    assert modes == {"schedule": 0o644, "recovery-sheet": 0o600}


def test_papers_are_printed_while_the_window_is_open(chair: Copy, tmp_path: Path) -> None:
    with Workspace(chair.home) as first:
        assert first.is_writing
        chair.do("report", "schedule", "-o", tmp_path / "pdf")
        chair.do("export", "tables", "-o", tmp_path / "csv")
    assert chair.do("doctor")["healthy"]


# --- kills ------------------------------------------------------------------------------------------------------------


def test_a_killed_print_leaves_whole_papers_and_nothing_else(chair: Copy, tmp_path: Path, nursery: Nursery) -> None:
    out, chance = tmp_path / "out", random.Random(6)
    out.mkdir()
    for number in range(KILLS):
        nursery.kill("print", chance.uniform(0.5, 2.5), home=str(chair.home), folder=str(out), start=number)
        for path in out.rglob("*.pdf"):
            assert path.read_bytes().endswith(b"%%EOF\n"), path
    (out / ".judge-desktop-0123456789abcdef.part").write_bytes(b"%PDF-1.7 half")
    chair.do("report", "schedule", "-o", out)
    assert begun(out) == []
    with Workspace(chair.home):
        assert list((chair.home / "staging").iterdir()) == []
    assert chair.do("doctor")["healthy"]


def test_a_killed_archive_is_none_and_the_next_one_is_whole(
    chair: Copy, few_papers: None, tmp_path: Path, nursery: Nursery
) -> None:
    chance = random.Random(66)
    for number in range(KILLS):
        out = tmp_path / f"archive {number}"
        if number == 0:
            nursery.kill_at("archive", 1, home=str(chair.home), folder=str(out))
            assert (out / "index.html").exists()
        else:
            nursery.kill("archive", chance.uniform(0.1, 0.8), home=str(chair.home), folder=str(out))
        if not (out / "index.html").exists():
            with Workspace(chair.home) as ws, contextlib.suppress(JudgeDesktopError):  # cut off while it was moved
                export_archive(ws, out, THAI)
        assert begun(out) == []
        assert not (out / "index.html").exists() or sums_agree(out)
