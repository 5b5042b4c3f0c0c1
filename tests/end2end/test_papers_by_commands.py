"""Everything on paper, by commands alone: what a secretary prints from the first draft to the archive on a shelf.

The day has what days have: a judge on paper, a recusal, an absence, a tie that the meeting settles.
"""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import openpyxl
import pypdf
import pytest

from judge_desktop.domain.certificate_code import CertificateCode
from judge_desktop.domain.report_kinds import ReportKind
from tests.helpers import small_day
from tests.helpers.logos import logo
from tests.helpers.qr_codes import shows_code
from tests.helpers.refusals import check_sentences
from tests.helpers.small_day import Copy, Day
from tests.helpers.stock_tools import run, sums_agree

UNSAID = r"\bNone\b|\bnan\b|\bNaN\b|Traceback|\{[a-z_]+\}|Text\("
PANEL = {**small_day.JUDGES, "J4": "วิไล ดีงาม"}
SUBMISSIONS = ("ENV-01", "ENV-02", "ENE-01", "ENE-02")
OUT_OF_THE_RUNNING = "ENV-03"
SIGNATORY = ("นายกฤษฎา บุญเรือง", "ผู้อำนวยการสำนักงาน", "Mr Krisada Boonruang", "Director")
BEFORE_THE_PACKAGE = {"shortlist", "schedule", "declaration", "recovery-sheet"}
NOT_KEPT = {"recovery-sheet", "blank", "provisional"}
KINDS = {one.value for one in ReportKind}
SCORES: Mapping[str, Mapping[str, Sequence[object]]] = {
    "J1": {"ENV-01": (9, 25, 33, 18), "ENV-02": (7, 22, 30, 15), "ENE-01": (8, 26, 35, 17), "ENE-02": (8, 26, 35, 17)},
    "J2": {"ENV-01": (8, 25, 33, 18), "ENV-02": (7, 23, 30, 15)},
    "J3": {"ENV-01": (7, 25, 33, 18), "ENE-01": (8, 26, 35, 17), "ENE-02": (8, 26, 35, 17)},
}
ON_PAPER = {"ENV-01": (9, 27, 36, 18), "ENV-02": (6, 20, 30, 15), "ENE-01": (8, 25, 35, 17), "ENE-02": (8, 25, 35, 17)}


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """The whole day up to the published results, told once; every test looks at what it left."""
    day = Day(tmp_path_factory.mktemp("papers"))
    prepare(day)
    print_before_the_package(day)
    send_the_package(day)
    judge(day)
    come_together(day)
    settle(day)
    return day


# --- the day ----------------------------------------------------------------------------------------------------------


def prepare(day: Day) -> None:
    chair, folder = day.chair, day.at("contest")
    chair.do("identity", "create", "--name", "ฝ่ายเลขานุการ")
    chair.do("contest", "new", folder)
    small_day.fill(folder, (*SUBMISSIONS, OUT_OF_THE_RUNNING), PANEL)
    rows = small_day.rows_of((*SUBMISSIONS, OUT_OF_THE_RUNNING))
    rows[-1] |= {"shortlisted": "no", "reason": "ส่งหลังกำหนด"}
    small_day.write_table(folder / "submissions.xlsx", rows)
    rules = (folder / "contest.toml").read_text("utf-8").replace('"chair"]', '"resolution"]')
    (folder / "contest.toml").write_text(rules, "utf-8")
    chair.do("contest", "create", folder)
    day.at("ตรา.png").write_bytes(logo())
    kept = chair.do("contest", "letterhead", "--logo", day.at("ตรา.png"), "--signatory", *SIGNATORY)
    assert (kept["logo"]["width"], kept["signatories"][0]["name_en"]) == (120, SIGNATORY[2])
    chair.do("schedule", "plan", "--day", "2026-09-09", "--start", "09:00", "--end", "12:00", "--talk", "15")


def print_before_the_package(day: Day) -> None:
    """What needs no package is printed; of everything else it is said in both languages what it waits for."""
    chair = day.chair
    said = {language: chair.do("report", "list", language=language)["reports"] for language in ("th", "en")}
    assert {one["kind"] for one in said["en"]} == KINDS
    assert {one["kind"] for one in said["en"] if one["printable"]} == BEFORE_THE_PACKAGE
    for thai, english in zip(said["th"], said["en"], strict=True):
        if not english["printable"]:
            check_sentences(thai["message"], english["message"])
            refused = chair.run("report", english["kind"], "-o", day.at("never"))
            assert refused.refused == english["code"]
    assert not day.at("never").exists()
    for kind in sorted(BEFORE_THE_PACKAGE):
        thai, english = ("\n".join(texts(printed(day, kind, language))) for language in ("th", "en"))
        assert re.search("[ก-๛]{4}", thai)
        assert kind in ("schedule", "recovery-sheet") or "Project ENV-03" not in english
    shown = texts(printed(day, "shortlist", "en"))
    assert [one for one in SUBMISSIONS if f"Project {one}" not in "\n".join(shown)] == []


def send_the_package(day: Day) -> None:
    """Three judges have the program; the fourth scores on the paper that is printed for her."""
    chair = day.chair
    for judge_ in small_day.JUDGES:
        own = day.judge(judge_)
        own.do("identity", "create", "--name", PANEL[judge_])
        words = own.do("identity", "card", "-o", day.at(f"{judge_}.judgecard"))["check_words"]
        chair.do("panel", "add", day.at(f"{judge_}.judgecard"), "--as", judge_)
        chair.do("panel", "confirm", judge_, "--words", " ".join(words))
    chair.do("package", "build", "-o", day.at("day.judgepack"), "--without-backup", "เก็บไว้ที่เดียว")
    every = printed(day, "blank", "th")
    (own_paper,) = printed(day, "blank", "th", "--judge", "J4", "--submission", "ENV-01")
    assert len(every) > 1
    assert "วิไล ดีงาม" in texts([own_paper])[0]


def judge(day: Day) -> None:
    """J2 is employed by the first applicant's house, J3 missed a presentation, J4 writes by hand."""
    small_day.open_packages(day)
    day.judge("J2").do("score", "recuse", "--category", "ENE", "--ground", "employer")
    day.judge("J3").do("score", "absent", "ENV-02")
    for judge_, given in SCORES.items():
        own = day.judge(judge_)
        small_day.score_all(own, day.at(f"{judge_}.csv"), given)
        own.do("score", "comment", "ENV-01", f"ชัดเจน ({judge_})")
        own.do("score", "seal")
        own.do("score", "export", "-o", day.at(f"{judge_}.judgescore"))
    assert len(day.judge("J2").do("report", "certified-scores", "-o", day.at("J2 pdf"))["files"]) == 1


def come_together(day: Day) -> None:
    chair = day.chair
    day.merged()
    for submission, given in ON_PAPER.items():
        marks = [f"D{place}={score}" for place, score in enumerate(given, 1)]
        chair.do("paper", "type", "J4", submission, *marks, "--by", "สมศรี")
        chair.do("paper", "confirm", "J4", submission, *marks, "--by", "สมชาย")
    for place, judge_ in enumerate(PANEL):
        chair.do("attendance", "judge", judge_, "joined", "--at", f"08:{50 + place}")
    (draft,) = printed(day, "provisional", "th")
    assert "ร่าง" in texts([draft])[0]
    chair.do("meeting", "set", "--number", "7/2569", "--place", "ห้องประชุมใหญ่", "--starts", "13:00", "--ends", "16:30")
    shown = "\n".join(texts(printed(day, "minutes", "th")))
    assert [words for words in ("๗/๒๕๖๙", "ห้องประชุมใหญ่", "๑๖.๓๐") if words not in shown] == []


def settle(day: Day) -> None:
    chair = day.chair
    assert {one["rank"] for one in standing(chair, "ENE")} == {1}
    votes = ("--votes", "ENE-01=2", "--votes", "ENE-02=1", "--present", "3")
    chair.do("decide", "break_tie", "--category", "ENE", *votes, "--dissent", "J3 เห็นต่าง", "--reason", "มติ")
    for category in ("ENV", "ENE"):
        chair.do("decide", "award", "--category", category, "--submission", f"{category}-01", "--reason", "สูงสุด")
    chair.do("close", "--reason", "ครบถ้วน")
    chair.do("publish", "-o", day.at("results.judgeresults"))
    chair.do("publish", "-o", day.at("public.judgeresults"), "--public")


# --- what it leaves ---------------------------------------------------------------------------------------------------


def test_every_report_is_printed_in_one_folder(papers: Day) -> None:
    folder = papers.at("all")
    ran = papers.chair.run("report", "everything", "-o", folder, language="th")
    files = [Path(path) for path in ran.said["files"]]
    assert sorted(files) == sorted(folder.iterdir())
    assert {line.split(":")[0] for line in ran.err.splitlines() if line.split(":")[0] in KINDS} == set()
    for path, shown in zip(files, texts(files), strict=True):
        assert re.search("[ก-๛]{4}", shown), path
        assert not re.search(UNSAID, shown), path
    names = {path.name.split("-")[0] for path in files}
    assert {"แบบให้คะแนน", "รายงานการประชุม", "ประกาศผลการตัดสิน", "แบบแสดงการมีส่วนได้เสีย"} <= names


def test_the_tie_the_recusal_and_the_dissent_stand_in_the_minutes(papers: Day) -> None:
    shown = "\n".join(texts(printed(papers, "minutes", "th")))
    flat = re.sub(r"\s+", "", shown)
    assert [words for words in ("ห้องประชุมใหญ่", "J3เห็นต่าง", "ธนาตั้งตรง") if words not in flat] == []


def test_each_certificate_carries_the_code_of_its_award(papers: Day) -> None:
    (contest,) = papers.chair.do("contest", "list")["contests"]
    files = printed(papers, "certificates", "en")
    assert len(pypdf.PdfReader(files[0]).pages) == len(files) - 1 == 2
    document = run("unzip", "-p", papers.at("public.judgeresults"), "results.json")[1]
    published = run("sha256sum", given=document)[1].decode()[:64]
    for path, category in zip(files[1:], ("ENV", "ENE"), strict=True):
        won = {"award": category, "submission": f"{category}-01"}
        assert shows_code(path, 1, CertificateCode(contest=contest["contest"], results=published, **won).text)


def test_exported_tables_are_counted_again(papers: Day) -> None:
    chair = papers.chair
    folder = papers.at("tables")
    chair.do("export", "tables", "-o", folder)
    (scores,) = folder.glob("per-criterion.csv")
    again = chair.do("tally", scores, "--rubric", folder / "rubric.toml")
    now = {part["category"]: part["standings"] for part in chair.do("results")["categories"]}
    counted = {part["category"]: part["standings"] for part in again["categories"]}
    for category in ("ENV", "ENE"):
        of_round = {one["submission"]: one["mean"] for one in now[category]}
        assert {one["submission"]: one["mean"] for one in counted[category]} == of_round
    with scores.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) > 0
    book = papers.at("tables.xlsx")
    chair.do("export", "tables", "-o", book, language="th")
    assert len(openpyxl.load_workbook(book).sheetnames) == 7


class _Links(HTMLParser):
    """Where a page leads to, and whatever it would load."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "href" and tag == "a":
                self.links.append(value or "")
            elif name in ("src", "href"):
                self.loads.append(f"{tag} {value}")


def test_the_archive_is_read_with_nothing_of_ours(papers: Day, tmp_path: Path) -> None:
    folder = tmp_path / "แฟ้มเก็บถาวร"
    done = papers.chair.do("export", "archive", "-o", folder, language="en")
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {Path(one).relative_to(folder).as_posix() for one in done["files"]} == there
    assert sums_agree(folder)
    summed = {line.split("  ", 1)[1] for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines()}
    assert there - summed == {"SHA256SUMS"}
    page = _Links()
    page.feed((folder / "index.html").read_text("utf-8"))
    assert page.loads == []
    assert {unquote(link) for link in page.links if not link.startswith("#")} <= there
    assert summed - {"index.html"} <= {unquote(link) for link in page.links}
    listed = set(re.findall("[0-9a-f]{64}", (folder / "index.html").read_text("utf-8").replace("<wbr>", "")))
    for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines():
        assert line.endswith("index.html") or line[:64] in listed, line
    check_results_alone(folder / "results")
    assert {path.split("/")[1] for path in there if path.startswith("papers/")} == KINDS - NOT_KEPT
    for path in folder.rglob("*.pdf"):
        (shown,) = texts([path])
        assert re.search("[A-Za-z]{4}", shown), path
        assert not re.search(UNSAID.replace(r"\bNone\b|", ""), shown), path
    assert sum(one.endswith(".judgescore") for one in there) == len(small_day.JUDGES)


def check_results_alone(folder: Path) -> None:
    """With Python alone, far from this program, its libraries and its folder."""
    plain = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    found = sorted(folder.glob("*.judgeresults"))
    assert len(found) == 2
    for path in found:
        command = [sys.executable, "-I", "-S", str(folder / "verify.py"), str(path)]
        done = subprocess.run(command, capture_output=True, cwd=folder, env=plain, check=False)
        assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()


# --- words ------------------------------------------------------------------------------------------------------------


def printed(day: Day, kind: str, language: str, *more: object) -> list[Path]:
    """The files of a report, printed now."""
    folder = day.at(f"{kind} {language} {len(more)}")
    return [Path(one) for one in day.chair.do("report", kind, "-o", folder, *more, language=language)["files"]]


def texts(paths: Sequence[Path]) -> list[str]:
    """What stands in each file, as poppler reads it."""
    return [run("pdftotext", path, "-")[1].decode() for path in paths]


def standing(chair: Copy, category: str) -> Any:
    (found,) = [one for one in chair.do("results")["categories"] if one["category"] == category]
    return found["standings"]
