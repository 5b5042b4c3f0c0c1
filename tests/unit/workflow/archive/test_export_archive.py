"""The archive: one folder with everything that can be had, named and hashed; whole or not there at all."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import openpyxl
import pypdf
import pytest

from judge_desktop.config.i18n import Language, translator
from judge_desktop.domain.archive import Archive, LeftOut
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.publication import Audience
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.exchange.results_file import open_results_file
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.workflow.archive import export_archive as making
from judge_desktop.workflow.archive.export_archive import ArchiveExport, export_archive
from judge_desktop.workflow.archive.retention import kept_until
from judge_desktop.workflow.deliberate import close_round
from judge_desktop.workflow.packages_here import chair_contest
from judge_desktop.workflow.printing.kinds import MODULES
from judge_desktop.workflow.publish_results import publish_results
from judge_desktop.workflow.read_audit_log import read_log
from judge_desktop.workflow.signatures import keep_scans, read_signatures
from judge_desktop.workflow.verify_file import verify_file
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.published import PUBLIC
from tests.unit.workflow.conftest import Desks, clock

THAI = translator(Language.TH)
SCAN = b"\x89PNG\r\n\x1a\n" + bytes.fromhex(
    "0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44"
    "ae426082"
)


def everything_below(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def reasons(left_out: tuple[LeftOut, ...]) -> dict[str, str]:
    return {one.what.en: one.why.en for one in left_out}


@dataclass(frozen=True)
class Kept:
    """An archive of a closed round, its public file published before, with a scan of two papers."""

    desks: Desks
    done: ArchiveExport
    folder: Path
    published: bytes


@pytest.fixture(scope="module")
def kept(judged_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    root = tmp_path_factory.mktemp("kept")
    shutil.copytree(judged_once, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("instance.lock"))
    desks = Desks(root)
    close_round(desks.chair, "ปิด")
    publish_results(desks.chair, root / "public.judgeresults", PUBLIC)
    (root / "ลงนาม.png").write_bytes(SCAN)
    papers = [paper.id for paper in read_signatures(desks.chair).papers if paper.about == "J1"]
    keep_scans(desks.chair, papers, [root / "ลงนาม.png"])
    done = export_archive(desks.chair, root / "archive", THAI)
    yield Kept(desks, done, root / "archive", (root / "public.judgeresults").read_bytes())
    desks.close()


def test_every_file_is_named_and_hashed_in_the_index(kept: Kept) -> None:
    files = everything_below(kept.folder)
    sums = {line[66:]: line[:64] for line in files["SHA256SUMS"].decode().splitlines()}
    assert sums == {
        name: hashlib.sha256(content).hexdigest() for name, content in files.items() if name != "SHA256SUMS"
    }
    page = files["index.html"].decode().replace("<wbr>", "")
    assert [name for name, sha256 in sums.items() if name != "index.html" and sha256 not in page] == []
    assert sorted(path.relative_to(kept.folder).as_posix() for path in kept.done.files) == sorted(files)
    assert kept.done.files[0] == kept.folder / "index.html"
    folders = sorted(path.name for path in kept.folder.iterdir() if path.is_dir())
    assert folders == ["papers", "received", "results", "signed", "tables"]


def test_every_paper_that_can_be_printed_is_in_it(kept: Kept) -> None:
    there = {path.name for path in (kept.folder / "papers").iterdir()}
    never = {ReportKind.RECOVERY_SHEET, ReportKind.BLANK, ReportKind.PROVISIONAL}
    wanted = {kind.value for kind in MODULES if kind not in never}
    told = reasons(kept.done.left_out)
    assert there <= wanted
    assert {"scorecards", "standings", "schedule"} <= there
    assert told["Recovery sheet"].startswith("A secret of whoever runs the contest")
    assert told["Blank scorecards"] == "Nothing is written on it"
    assert len(wanted - there) == len([one for one in told if one in _names(wanted - there)])
    for path in (kept.folder / "papers").rglob("*.pdf"):
        assert len(pypdf.PdfReader(path).pages) > 0
    assert [path for path in (kept.folder / "papers").rglob("*") if path.is_dir() and not any(path.iterdir())] == []


def _names(kinds: set[str]) -> set[str]:
    from judge_desktop.config.report_words import report_name

    return {report_name(ReportKind(kind), translator(Language.EN)) for kind in kinds}


def test_tables_results_received_and_scans_are_in_it(kept: Kept) -> None:
    files = everything_below(kept.folder)
    assert len(openpyxl.load_workbook(kept.folder / "tables" / "tables.xlsx").sheetnames) == 7
    assert {name for name in files if name.startswith("tables/csv/")} >= {"tables/csv/per-criterion.csv"}
    assert "The round was closed" not in files["tables/audit-log.csv"].decode("utf-8-sig")  # it speaks Thai
    results = sorted(name for name in files if name.endswith(".judgeresults"))
    assert len(results) == 2
    audiences = set()
    for name in results:
        with (kept.folder / name).open("rb") as stream:
            audiences.add(open_results_file(stream).publication.audience)
        assert verify_file(kept.desks.chair, kept.folder / name).genuine
    assert audiences == {Audience.INTERNAL, Audience.PUBLIC}
    assert kept.published in files.values()  # the same to the byte
    assert {"results/verify.py", "results/VERIFY.txt"} <= files.keys()
    assert sum(name.startswith("received/") and name.endswith(".judgescore") for name in files) == 3
    assert files["signed/ลงนาม.png"] == SCAN
    page = files["index.html"].decode()
    assert "แบบให้คะแนน: ศ.ดร.อรุณรัศมิ์ เวียงพิรุณ, ใบรับรองคะแนน: ศ.ดร.อรุณรัศมิ์ เวียงพิรุณ" in page
    told = reasons(kept.done.left_out)
    assert told["Signed paper: Minutes of the meeting"] == "No scan was kept"
    assert "Wiangphirun" not in told["Signed paper: Scorecards"]
    assert "Files of the submissions" in told


def test_it_says_until_when_it_is_kept(kept: Kept) -> None:
    assert kept.done.keep_until == date(2028, 9, 8)
    (line,) = [one for one in read_log(kept.desks.chair, THAI).lines if one.event is AuditEvent.ARCHIVE_EXPORTED]
    assert line.entry.details == {"files": len(kept.done.files) - 2, "keep_until": "2028-09-08"}
    assert line.sentence == "จัดทำแฟ้มเก็บถาวรของการประกวด"


def test_the_results_are_checked_with_what_lies_beside_them(kept: Kept) -> None:
    folder = kept.folder / "results"
    for path in folder.glob("*.judgeresults"):
        done = subprocess.run(
            [sys.executable, str(folder / "verify.py"), str(path)], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_another_one_does_not_go_into_the_same_folder(kept: Kept) -> None:
    before = everything_below(kept.folder)
    with pytest.raises(JudgeDesktopError) as refused:
        export_archive(kept.desks.chair, kept.folder, THAI)
    assert refused.value.code is Code.FOLDER_NOT_EMPTY
    assert everything_below(kept.folder) == before


@pytest.fixture
def quick(judged: Desks, monkeypatch: pytest.MonkeyPatch) -> Desks:
    """Papers take a second each: here there are two kinds."""
    some = {ReportKind.SCHEDULE: "schedule", ReportKind.STANDINGS: "standings"}
    monkeypatch.setattr("judge_desktop.workflow.archive.papers.MODULES", some)
    return judged


def test_an_open_round_has_everything_but_a_results_file(quick: Desks) -> None:
    done = export_archive(quick.chair, quick.root / "a" / "b", THAI)
    told = reasons(done.left_out)
    assert told["Results file with names"] == "The round is not closed; a results file says what was final"
    assert [path.suffix for path in done.files if path.suffix == ".judgeresults"] == []
    assert "ยังไม่ปิดรอบ" in (done.folder / "index.html").read_text(encoding="utf-8")
    assert not any(line.event is AuditEvent.RESULTS_PUBLISHED for line in read_log(quick.chair, THAI).lines)


def test_covered_scores_are_not_in_it(desks: Desks, monkeypatch: pytest.MonkeyPatch) -> None:
    """The chair judges and nobody has sent anything yet."""
    some = {ReportKind.SCHEDULE: "schedule", ReportKind.STANDINGS: "standings", ReportKind.SCORECARDS: "scorecards"}
    monkeypatch.setattr("judge_desktop.workflow.archive.papers.MODULES", some)
    desks.package()
    done = export_archive(desks.chair, desks.root / "archive", THAI)
    told = reasons(done.left_out)
    why = "Scores stay covered until the chair has handed in hers"
    assert (told["Standings"], told["Scorecards"]) == (why, why)
    assert [path.name for path in (done.folder / "papers").iterdir()] == ["schedule"]
    assert told["Files as they were received"].startswith("No score file")


def test_a_report_that_cannot_be_printed_is_told_with_its_reason(quick: Desks, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(*words: object, **more: object) -> None:
        folder = words[2]
        assert isinstance(folder, Path)
        folder.mkdir(parents=True)
        (folder / "half.pdf").write_bytes(b"begun")
        raise JudgeDesktopError(Code.NOTHING_TO_PRINT)

    monkeypatch.setattr("judge_desktop.workflow.archive.papers.print_report", refusing)
    done = export_archive(quick.chair, quick.root / "archive", THAI)
    assert "Standings" in reasons(done.left_out)
    assert list((done.folder / "papers").rglob("*.pdf")) == []


class _StoppedError(Exception):
    pass


@pytest.mark.parametrize("stop", [_StoppedError, KeyboardInterrupt])
@pytest.mark.parametrize("after", [0, 3, 6, 20])
def test_what_is_stopped_leaves_nothing(quick: Desks, stop: type[BaseException], after: int) -> None:
    told: list[tuple[int, int]] = []

    def stopping(done: int, total: int) -> None:
        told.append((done, total))
        if len(told) > after:
            raise stop

    (quick.root / "empty").mkdir()
    for name, is_there in (("empty", True), ("new", False)):
        told.clear()
        with pytest.raises(stop):
            export_archive(quick.chair, quick.root / name, THAI, progress=stopping)
        assert (quick.root / name).exists() is is_there
        assert not is_there or list((quick.root / name).iterdir()) == []
    assert AuditEvent.ARCHIVE_EXPORTED not in {one.event for one in read_log(quick.chair, THAI).lines}


def test_progress_ends_at_the_end(quick: Desks) -> None:
    told: list[tuple[int, int]] = []
    export_archive(quick.chair, quick.root / "archive", THAI, progress=lambda *both: told.append(both))
    assert told == sorted(told)
    assert told[0][0] == 0
    assert {total for _, total in told} == {len(MODULES) + 7}


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EIO])
@pytest.mark.parametrize("at", ["index.html", "VERIFY.txt", "tables.xlsx", ".judgescore"])
def test_a_disk_that_refuses_leaves_nothing(quick: Desks, monkeypatch: pytest.MonkeyPatch, at: str, code: int) -> None:
    """Whichever file it is at which the disk is full, read-only or broken."""
    real = Path.replace

    def refusing(self: Path, target: Path) -> Path:
        if at in Path(target).name:
            raise OSError(code, os.strerror(code))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refusing)
    with pytest.raises(JudgeDesktopError) as refused:
        export_archive(quick.chair, quick.root / "archive", THAI)
    expected = {errno.ENOSPC: Code.DISK_FULL, errno.EROFS: Code.FOLDER_NOT_WRITABLE, errno.EIO: Code.DISK_FAILED}
    assert refused.value.code is expected[code]
    assert not (quick.root / "archive").exists()


def test_a_move_that_fails_in_the_middle_leaves_nothing(quick: Desks, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.rename

    def refusing(self: Path, target: Path) -> Path:
        if target.name == "SHA256SUMS":
            raise OSError(errno.EIO, "broken")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", refusing)
    with pytest.raises(JudgeDesktopError) as refused:
        export_archive(quick.chair, quick.root / "archive", THAI)
    assert refused.value.code is Code.DISK_FAILED
    assert not (quick.root / "archive").exists()


@pytest.mark.parametrize("name", ["papers", "index.html"])
def test_what_somebody_puts_there_meanwhile_stays(quick: Desks, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """It takes minutes; a second archive into the same folder may be ready first."""
    folder = quick.root / "archive"
    write = making._write_index

    def written(root: Path, archive: Archive) -> None:
        write(root, archive)
        (folder / name).mkdir()
        (folder / name / "mine").write_text("mine")

    monkeypatch.setattr(making, "_write_index", written)
    with pytest.raises(JudgeDesktopError) as refused:
        export_archive(quick.chair, folder, THAI)
    assert refused.value.code is Code.FOLDER_NOT_EMPTY
    assert [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*"))] == [name, f"{name}/mine"]
    assert AuditEvent.ARCHIVE_EXPORTED not in [one.event for one in read_log(quick.chair, THAI).lines]


def test_what_a_killed_program_left_is_swept(quick: Desks) -> None:
    begun = quick.root / "archive" / ".judge-desktop-0123.part" / "papers"
    begun.mkdir(parents=True)
    (begun / "half.pdf").write_bytes(b"half")
    export_archive(quick.chair, quick.root / "archive", THAI)
    assert [path.name for path in (quick.root / "archive").iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("place", "code"),
    [
        (lambda root: root / "a file", Code.FOLDER_NOT_EMPTY),
        (lambda root: root / "a file" / "below", Code.FOLDER_NOT_WRITABLE),
        (lambda root: root / ("n" * 300), Code.FOLDER_NOT_WRITABLE),
        (lambda root: root / "full", Code.FOLDER_NOT_EMPTY),
    ],
)
def test_a_place_that_will_not_do(quick: Desks, place: Callable[[Path], Path], code: Code) -> None:
    (quick.root / "a file").write_text("mine")
    (quick.root / "full").mkdir()
    (quick.root / "full" / "mine").write_text("mine")
    before = everything_below(quick.root / "full")
    with pytest.raises(JudgeDesktopError) as refused:
        export_archive(quick.chair, place(quick.root), THAI)
    assert refused.value.code is code
    assert everything_below(quick.root / "full") == before
    assert (quick.root / "a file").read_text() == "mine"


def test_a_day_that_has_passed_is_refused(quick: Desks) -> None:
    with pytest.raises(JudgeDesktopError) as refused:
        export_archive(quick.chair, quick.root / "archive", THAI, date(2023, 9, 8))
    assert refused.value.code is Code.KEEP_UNTIL_PASSED
    done = export_archive(quick.chair, quick.root / "archive", THAI, date(2033, 1, 1))
    assert done.keep_until == date(2033, 1, 1)
    assert "As the person chose" in (done.folder / "index.html").read_text(encoding="utf-8")


def test_how_long_it_is_kept_when_nobody_says(judged: Desks) -> None:
    contest: Contest = chair_contest(judged.chair)
    round_id = contest.rounds[0].id
    assert kept_until(contest, round_id, date(2023, 9, 20)) == date(2028, 9, 8)
    assert kept_until(contest, round_id, date(2023, 9, 1)) == date(2028, 9, 1)  # the day is still to come
    assert kept_until(contest, "none", date(2024, 2, 29)) == date(2029, 3, 1)


def test_a_closed_round_asks_for_the_passphrase_first(judged: Desks) -> None:
    close_round(judged.chair, "ปิด")
    judged.close()
    with Workspace(judged.root / "chair", writing=False, clock=clock) as ws:
        own = ws.own_name
        assert own is not None
        ws._identity = None
        shutil.copy(judged.root / "chair" / "identity" / "identity.key", judged.root / "key")
        (judged.root / "chair" / "identity" / "identity.json").write_text(
            (judged.root / "chair" / "identity" / "identity.json")
            .read_text(encoding="utf-8")
            .replace('"has_passphrase": false', '"has_passphrase": true'),
            encoding="utf-8",
        )
        with pytest.raises(JudgeDesktopError) as refused:
            export_archive(ws, judged.root / "archive", THAI)
    assert refused.value.code is Code.PASSPHRASE_NEEDED
    assert not (judged.root / "archive").exists()


def test_before_the_package_there_is_none(desks: Desks) -> None:
    with pytest.raises(JudgeDesktopError) as refused:
        export_archive(desks.chair, desks.root / "archive", THAI)
    assert refused.value.code is Code.NO_PACKAGE
