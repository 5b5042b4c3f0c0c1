"""A small day through the command line: a chair's copy, three judges' copies, each in a data folder of its own."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl

from judge_desktop.__main__ import main
from judge_desktop.config.i18n import Language, set_language

JUDGES = {"J1": "อรุณ ใจดี", "J2": "ธนา ตั้งตรง", "J3": "พิชญ์ แสงงาม"}
SUBMISSIONS = {"ENV-01": "คลองใสใจดี", "ENV-02": "ป่าในเมือง", "ENE-01": "ไฟถนนรู้คน", "ENE-02": "หลังคาให้แสง"}
PASSPHRASE = "five quiet words for chair"
TEMPLATE = "smart-city-solution-awards"


@dataclass(frozen=True)
class Ran:
    """What one run of a command left: exit code, stdout, stderr."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> Any:
        """The one JSON object on stdout."""
        return json.loads(self.out)

    @property
    def refused(self) -> str:
        """The code of the refusal; the run must have been one."""
        assert self.code == 1, self
        return str(self.said["error"]["code"])


@dataclass(frozen=True)
class Copy:
    """One copy of the program: its data folder and, for the chair, the file with its passphrase."""

    home: Path
    passphrase_file: Path | None = None

    def arguments(self, *words: object, language: str = "en", as_json: bool = True) -> list[str]:
        """The whole command line."""
        options = ["--home", str(self.home), "--language", language, *(["--json"] if as_json else [])]
        if self.passphrase_file is not None:
            options += ["--passphrase-file", str(self.passphrase_file)]
        return [*options, *map(str, words)]

    def run(self, *words: object, language: str = "en", as_json: bool = True) -> Ran:
        """Runs a command in this process."""
        out, err = io.StringIO(), io.StringIO()
        before = os.environ.get("JUDGE_DESKTOP_HOME")
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(self.arguments(*words, language=language, as_json=as_json))
        if before is not None:
            os.environ["JUDGE_DESKTOP_HOME"] = before
        else:
            os.environ.pop("JUDGE_DESKTOP_HOME", None)
        set_language(Language.EN)
        return Ran(code, out.getvalue(), err.getvalue())

    def do(self, *words: object, language: str = "en") -> Any:
        """Runs a command that must succeed and returns its JSON object."""
        ran = self.run(*words, language=language)
        assert ran.code == 0, (words, ran)
        return ran.said

    def start(self, *words: object, language: str = "en", environment: Mapping[str, str] | None = None) -> Ran:
        """Runs a command in a process of its own."""
        command = [sys.executable, "-m", "judge_desktop", *self.arguments(*words, language=language)]
        surroundings = {**os.environ, **(environment or {})}
        done = subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", env=surroundings, timeout=300, check=False
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    def copied(self, home: Path) -> Copy:
        """The same copy in another place: a data folder may be copied anywhere."""
        shutil.copytree(self.home, home)
        return Copy(home, self.passphrase_file)


def winners(chair: Copy) -> dict[str, list[str]]:
    """Category -> who won it, as the chair's copy tells its results."""
    return {one["category"]: one["winners"] for one in chair.do("results")["categories"]}


@dataclass(frozen=True)
class Day:
    """Four data folders and the files between them. ``submissions`` and ``judges`` as ``fill`` wrote them."""

    folder: Path

    @property
    def chair(self) -> Copy:
        """The chair's copy, with its passphrase if it has one."""
        phrase = self.folder / "passphrase.txt"
        return Copy(self.folder / "chair", phrase if phrase.exists() else None)

    def judge(self, judge: str) -> Copy:
        """A judge's copy."""
        return Copy(self.folder / judge)

    def at(self, name: str) -> Path:
        """A file of the day."""
        return self.folder / name

    def merged(self, *files: Path) -> Any:
        """What ``merge`` says about these files, or about everybody's first."""
        return self.chair.do("merge", *(files or [self.at(f"{judge}.judgescore") for judge in JUDGES]))

    def copied(self, folder: Path) -> Day:
        """Everything once more, to be changed freely."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return Day(folder)


def rows_of(submissions: Iterable[str]) -> list[dict[str, object]]:
    """One row of ``submissions.xlsx`` per submission; an id begins with its category."""
    return [
        {
            "id": one,
            "number": place,
            "category": one.split("-", maxsplit=1)[0],
            "title_th": SUBMISSIONS.get(one, f"ผลงาน {one}"),
            "title_en": f"Project {one}",
            "applicant_th": f"เทศบาล {one}",
            "applicant_en": f"Municipality {one}",
            "applicant_type": "เทศบาล",
            "start_date": "๑ ม.ค. ๒๕๖๕" if place == 1 else "2022-01-01",
            "applied_date": "01/07/2566",
            "summary_th": "สรุป",
            "summary_en": "Summary",
            "fits_concept": "yes",
            "reason": "ตรงตามแนวคิด",
            "shortlisted": "yes",
            "order": place,
        }
        for place, one in enumerate(submissions, 1)
    ]


def panel_rows(judges: Mapping[str, str]) -> list[dict[str, object]]:
    """One row of ``panel.xlsx`` per judge; the first is the chair."""
    return [
        {
            "id": judge,
            "title": "ดร.",
            "name_th": name,
            "name_en": f"Judge {place}",
            "position": "ผู้ทรงคุณวุฒิ",
            "role": "ประธานกรรมการ" if place == 1 else "กรรมการ",
            "votes": "yes",
            "order": place,
        }
        for place, (judge, name) in enumerate(judges.items(), 1)
    ]


def write_table(path: Path, rows: Iterable[Mapping[str, object]]) -> None:
    """Fills a table under the header that the template wrote, as a person does in a spreadsheet program."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    labels = {str(cell.value).split("(")[-1].rstrip(")"): cell.column for cell in sheet[1] if cell.value}
    sheet.delete_rows(2, sheet.max_row)
    for number, row in enumerate(rows, 2):
        for name, value in row.items():
            sheet.cell(row=number, column=labels[name], value=value)
    book.save(path)


def fill(folder: Path, submissions: Iterable[str] = SUBMISSIONS, judges: Mapping[str, str] = JUDGES) -> None:
    """Fills a fresh contest folder: four submissions in two categories with an attachment each, three judges."""
    keep_categories(folder, ("ENV", "ENE"))
    write_table(folder / "submissions.xlsx", rows_of(submissions))
    write_table(folder / "panel.xlsx", panel_rows(judges))
    for one in submissions:
        place = folder / "attachments" / one
        place.mkdir(parents=True)
        (place / "proposal.pdf").write_bytes(f"%PDF-1.7 proposal of {one}".encode())


def keep_categories(folder: Path, kept: Sequence[str]) -> None:
    """Takes the other categories out of ``contest.toml``."""
    path = folder / "contest.toml"
    blocks = path.read_text(encoding="utf-8").split("\n[[")
    wanted = [one for one in blocks if not one.startswith("category]]") or any(f'id = "{id_}"' in one for id_ in kept)]
    path.write_text("\n[[".join(wanted), encoding="utf-8")


def prepare(folder: Path, passphrase: str = "") -> Day:
    """The day up to the official package: identities, contest, cards confirmed by voice, the package.

    Without a passphrase for the chair most tests are much quicker.
    """
    day = Day(folder)
    if passphrase:
        day.at("passphrase.txt").write_text(passphrase + "\n", encoding="utf-8")
    day.chair.do("identity", "create", "--name", "ฝ่ายเลขานุการ")
    day.chair.do("contest", "new", day.at("contest"))
    fill(day.at("contest"))
    day.chair.do("contest", "create", day.at("contest"))
    for judge, name in JUDGES.items():
        day.judge(judge).do("identity", "create", "--name", f"ดร.{name}")
        words = day.judge(judge).do("identity", "card", "-o", day.at(f"{judge}.judgecard"))["check_words"]
        day.chair.do("panel", "add", day.at(f"{judge}.judgecard"))
        day.chair.do("panel", "confirm", judge, "--words", " ".join(words))
    day.chair.do("package", "build", "-o", day.at("day.judgepack"))
    return day


def open_packages(day: Day, package: str = "day.judgepack") -> None:
    """Every judge opens the package."""
    for judge in JUDGES:
        day.judge(judge).do("package", "open", day.at(package), "--as", judge)


def score_all(copy: Copy, table: Path, scores: Mapping[str, Sequence[object]]) -> None:
    """Takes scores for the four dimensions in from a table, and seals them."""
    lines = [f"{one},D{place},{score}" for one, given in scores.items() for place, score in enumerate(given, 1)]
    table.write_text("\n".join(["submission,criterion,score", *lines]) + "\n", encoding="utf-8")
    copy.do("score", "import", table)
    copy.do("score", "seal", *scores)


def all_scored(day: Day) -> Day:
    """Every judge scores everything, seals and exports; in ENE both submissions are equal on every step."""
    open_packages(day)
    for place, judge in enumerate(JUDGES):
        scores = {
            "ENV-01": (9 - place, 25, 33, 18),
            "ENV-02": (7, 22 + place, 30, 15),
            "ENE-01": (8, 26, 35, 17),
            "ENE-02": (8, 26, 35, 17),
        }
        score_all(day.judge(judge), day.at(f"{judge}.csv"), scores)
        day.judge(judge).do("score", "export", "-o", day.at(f"{judge}.judgescore"))
    return day


def state_of(home: Path) -> str:
    """A hash of everything a data folder holds: every row of every table but the lines about refusals and about
    backups brought back, every other file but the log of what was run.
    """
    digest = hashlib.sha256()
    database = home / "judge-desktop.sqlite3"
    if database.exists():
        with closing(sqlite3.connect(database)) as connection:
            for line in connection.iterdump():
                if all(word not in line for word in ("file_refused", "backup_restored", "sqlite_sequence")):
                    digest.update(line.encode())
    for path in sorted(home.rglob("*")):
        is_kept = not path.name.startswith(database.name) and path.name != "instance.lock" and path.parent.name != "log"
        if path.is_file() and is_kept:
            digest.update(f"{path.relative_to(home)} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def listing(folder: Path) -> list[str]:
    """Every file below a folder, without the database's own companions and the log of what was run."""
    names = (
        str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() and path.parent.name != "log"
    )
    return sorted(name for name in names if not name.endswith(("-wal", "-shm")))
