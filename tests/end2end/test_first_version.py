"""The files of version 1 open for ever and mean what they meant: every command answers as it did then."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from judge_desktop.config.settings import load_settings
from judge_desktop.config.window_place import load_window_place
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.store.tables import VERSION_TABLE, metadata
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.small_day import Copy
from tests.samples.questions import FOLDERS, SCORES, Question, answer, questions
from tests.samples.stage import unlocked_once
from tests.samples.story import CHOSEN, PLACE

FILES = Path(__file__).parents[1] / "files" / "v1"
ANSWERS: dict[str, Any] = json.loads((FILES / "answers.json").read_bytes())
CHAIR = "SHA256:8zQPlQjX5/dc66grkVnpmoq7lNdDjmc+I2CeXB6iIn8"


@pytest.fixture(autouse=True, scope="module")
def unlocked() -> Iterator[None]:
    """The chair's passphrase, which takes half a second each time, is tried once."""
    with unlocked_once():
        yield


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folders that were kept, unpacked as a person would copy them to a new computer."""
    folder = tmp_path_factory.mktemp("copies")
    for name in FOLDERS:
        with zipfile.ZipFile(FILES / f"{name}.zip") as packed:
            packed.extractall(folder / name)
    return folder


@pytest.fixture
def own_copies(copies: Path, tmp_path: Path) -> Path:
    """Data folders of this test's own, to be changed."""
    return Path(shutil.copytree(copies, tmp_path / "copies"))


def chair(copies: Path) -> Copy:
    """The chair's copy with its passphrase."""
    return Copy(copies / "chair", FILES / "chair-passphrase.txt")


@pytest.mark.parametrize("question", tuple(questions()), ids=lambda question: question.name)
def test_every_question_is_answered_as_then(question: Question, copies: Path) -> None:
    said = answer(question, copies, FILES)
    assert list(_missing(ANSWERS[question.name], said)) == []


def _missing(then: Any, now: Any, at: str = "") -> Iterator[str]:
    """Where an answer of today lacks what was said then; a later version may say more, a figure is a float."""
    if isinstance(then, dict) and isinstance(now, dict):
        for key, value in then.items():
            yield from _missing(value, now[key], f"{at}.{key}") if key in now else (f"{at}.{key} is gone",)
    elif isinstance(then, list) and isinstance(now, list) and len(then) == len(now):
        for place, (one, other) in enumerate(zip(then, now, strict=True)):
            yield from _missing(one, other, f"{at}[{place}]")
    elif then != (pytest.approx(now, rel=1e-9) if isinstance(then, float) else now):
        yield f"{at}: {then!r} became {now!r}"


def test_no_question_was_forgotten() -> None:
    assert [one.name for one in questions()] == list({one.name: 0 for one in questions()})
    assert {one.name for one in questions()} == set(ANSWERS)


def test_a_few_of_the_answers_by_hand() -> None:
    """What stands in ``answers.json`` is what the story says, not only what some program once answered."""
    results = ANSWERS["chair: results --method mean"]["said"]
    standings = {one["submission"]: one for part in results["categories"] for one in part["standings"]}
    assert {name: (one["rank"], one["score"], one["scorecards"]) for name, one in standings.items()} == {
        "WAT-01": (1, "86.60", 5),  # 89.5 86 78 94 85.5, of the new laptop and the paper one each
        "WAT-02": (2, "76.67", 3),  # 77 81.5 71.5
        "CIT-02": (1, "17.58", 3),  # 17 17 18.75
        "CIT-01": (2, "17.00", 2),  # 16.25 17.75
    }
    assert [part["winners"] for part in results["categories"]] == [["WAT-01"], ["CIT-01", "CIT-02"]]
    panel = {one["id"]: one for one in ANSWERS["chair: panel list"]["said"]["judges"]}
    assert {judge: one["confirmed"] for judge, one in panel.items()} == {
        "J1": "voice", "J2": "paper", "J3": "unheard", "J4": "unheard", "J5": "voice", "S1": None,
    }  # fmt: skip
    kinds = {one["kind"] for one in ANSWERS["chair: decisions"]["said"]["decisions"]}
    assert kinds == {kind.value for kind in DecisionKind}
    states = {one["submission"]: one["state"] for one in ANSWERS["J3: score show"]["said"]["scorecards"]}
    assert states == {"WAT-01": "sealed", "WAT-02": "recused", "CIT-01": "absent", "CIT-02": "sealed"}
    words = ANSWERS["stranger: verify {files}/public.judgeresults"]["said"]
    assert (words["genuine"], words["signed_by"], words["mode"], words["audience"]) == (
        True, CHAIR, "official", "public",
    )  # fmt: skip


def test_every_table_is_in_some_data_folder(copies: Path) -> None:
    filled = set()
    for name in FOLDERS:
        with closing(sqlite3.connect(copies / name / "judge-desktop.sqlite3")) as database:
            filled |= {table for table in metadata.tables if database.execute(f"SELECT 1 FROM {table}").fetchone()}
    assert filled == set(metadata.tables)


@pytest.mark.parametrize("name", FOLDERS)
def test_a_data_folder_is_opened_and_nothing_is_lost(name: str, own_copies: Path) -> None:
    home = own_copies / name
    columns = columns_of(home)
    before = rows_of(home, columns)
    with Workspace(home):
        pass
    assert set(before) - set(rows_of(home, columns)) == set()


def columns_of(home: Path) -> dict[str, list[str]]:
    """Table -> its columns."""
    with closing(sqlite3.connect(home / "judge-desktop.sqlite3")) as database:
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        wanted = [one for one in tables if one not in ("sqlite_sequence", VERSION_TABLE)]
        return {one: [row[1] for row in database.execute(f"PRAGMA table_info({one})")] for one in wanted}


def rows_of(home: Path, columns: Mapping[str, Sequence[str]]) -> list[str]:
    """Every row, as far as these columns go."""
    with closing(sqlite3.connect(home / "judge-desktop.sqlite3")) as database:
        return [
            f"{table} {row!r}"
            for table, names in columns.items()
            for row in database.execute(f"SELECT {', '.join(names)} FROM {table}")
        ]


def test_a_backup_comes_back(copies: Path, tmp_path: Path) -> None:
    restored = Copy(tmp_path / "restored", FILES / "chair-passphrase.txt")
    said = restored.do("restore", FILES / "chair-backup.zip")
    assert (said["files"], said["attachments"]) == (12, 9)
    asked = ("decisions",), ("results",), ("doctor",)
    assert [restored.do(*words) for words in asked] == [chair(copies).do(*words) for words in asked]


def test_the_copy_made_before_a_merge_can_be_gone_back_to(own_copies: Path) -> None:
    home = own_copies / "chair"
    (safety_copy,) = (home / "backups").glob("before-merge-*")
    shutil.copyfile(safety_copy, home / "judge-desktop.sqlite3")
    said = chair(own_copies).do("merge", FILES / "J3-late.judgescore", FILES / "J1-2.judgescore")
    assert [one["outcome"] for one in said["files"]] == ["late", "already_present"]


def test_every_package_opens_on_a_new_laptop(own_copies: Path, tmp_path: Path) -> None:
    new = Copy(tmp_path / "new")
    said = [new.do("package", "open", FILES / f"{name}.judgepack", "--as", "J2") for name in ("first", "update")]
    assert [(one["submissions"], one["attachments"], one["confirmed"]) for one in said] == [
        (4, 7, False),
        (4, 8, False),
    ]
    locked = ("package", "open", FILES / "rehearsal-passphrase.judgepack")
    passphrase = ("--package-passphrase-file", FILES / "package-passphrase.txt")
    assert new.run(*locked, "--as", "J2").refused == "passphrase_needed"
    assert new.do(*locked, "--as", "J2", *passphrase)["submissions"] == 4
    carded = FILES / "rehearsal-cards.judgepack"
    assert new.run("package", "open", carded).refused == "wrong_recipient"
    assert Copy(own_copies / "J3").do("package", "open", carded, "--as", "J3")["submissions"] == 4
    words = ANSWERS["J1: package list"]
    assert words["said"]["error"]["code"] == "no_contest"


def test_scores_go_back_to_the_laptop_they_were_locked_for(own_copies: Path) -> None:
    laptop = Copy(own_copies / "J4-new")
    before = laptop.do("score", "show")
    said = laptop.do("package", "open", FILES / "handed-back.judgepack")
    assert (said["taken_back"], sorted(said["kept"])) == ([], ["WAT-01"])
    assert laptop.do("score", "show") == before


def test_score_files_are_merged_by_a_copy_that_knew_none(copies: Path, tmp_path: Path) -> None:
    """The chair's keys, the packages, the score files and the decisions are enough for the same view."""
    fresh = Copy(tmp_path / "fresh", FILES / "chair-passphrase.txt")
    shutil.copytree(copies / "chair" / "identity", fresh.home / "identity")
    for name in ("first", "update", "handed-back"):
        fresh.do("contest", "take-over", FILES / f"{name}.judgepack")
    files = [*(FILES / f"{name}.judgescore" for name in reversed(SCORES)), FILES / "received.judgedecisions"]
    view = fresh.do("merge", *files)["view_sha256"]
    (then,) = (said for name, said in ANSWERS.items() if name.startswith("chair: merge"))
    assert view == then["said"]["view_sha256"]
    assert fresh.do("results")["categories"] == chair(copies).do("results")["categories"]


def test_choices_and_the_place_of_the_window_are_kept(copies: Path) -> None:
    assert load_settings(copies / "J1" / "settings.json") == CHOSEN
    assert load_window_place(copies / "J1" / "window.json") == PLACE


def test_the_contest_folder_becomes_the_same_contest(copies: Path, tmp_path: Path) -> None:
    """The one written by hand, and the one that the chair's copy wrote."""
    listed = []
    for name in ("contest", "written"):
        copy = Copy(tmp_path / name)
        copy.do("identity", "create", "--name", "ฝ่ายเลขานุการ")
        assert copy.do("contest", "create", FILES / name)["submissions"] == 4
        listed.append([copy.do(*words.split()) for words in ("schedule show", "submissions list", "assignments list")])
    assert listed[0][::2] == listed[1][::2]
    titles = {one["id"]: one["title_en"] for one in listed[1][1]["submissions"]}
    assert titles["WAT-02"] == "Quick Flood Warning"


def test_votes_come_in_from_the_table(own_copies: Path) -> None:
    said = chair(own_copies).do("popular-vote", "import", FILES / "votes.csv", "--preview")
    assert said["votes"] == {"WAT-01": 120, "CIT-02": 120, "CIT-01": 80, "WAT-02": 0}
