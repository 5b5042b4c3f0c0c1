"""Whatever is handed in: a code, a sentence in both languages that says what to do, and nothing lost by halves."""

from __future__ import annotations

import io
import re
import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from judge_desktop.workflow.workspace import Workspace
from tests.helpers import small_day
from tests.helpers.nursery import Nursery
from tests.helpers.small_day import JUDGES, Copy, Day, Ran

JARGON = re.compile(
    r"\b(json|hash|sha-?256|signature|manifest|errno|exception|stanza|scrypt|sqlite|schema|utf-8|zip|age1|none|null)\b"
    r"|ลายมือชื่อดิจิทัล|แฮช",
    re.IGNORECASE,
)
DAMAGED = {
    "container_damaged", "encryption_damaged", "backup_damaged",
    "wrong_recipient", "encryption_unsupported",  # a changed lock looks like one for somebody else, or of another kind
}  # fmt: skip


def check_sentences(thai: str, english: str) -> None:
    """Both languages, nothing left to fill in, no jargon, and a second half that says what to do."""
    assert re.search(r"[\u0e00-\u0e7f]{4}", thai), thai
    assert not re.search(r"[\u0e00-\u0e7f]{4}", re.sub(r"“[^”]*”", "", english)), english
    for said in (thai, english):
        words = re.sub(r"“[^”]*”", "", said)  # names that people gave may say anything
        assert not re.search(r"[{}]|–", words), said
        assert not JARGON.search(words), said
    assert re.search(r"[.;,] \w.*\.$", english), english


def refused_by(run: Callable[[str], Ran], *homes: Path) -> str:
    """The code of a refusal in both languages, which left the data folders as they were."""
    before = [(small_day.state_of(home), small_day.listing(home)) for home in homes]
    said: dict[str, Any] = {}
    for language in ("th", "en"):
        ran = run(language)
        assert ran.code == 1, ran
        said[language] = ran.said["files"][0] if "files" in ran.said else ran.said["error"]
    check_sentences(said["th"]["message"], said["en"]["message"])
    assert [(small_day.state_of(home), small_day.listing(home)) for home in homes] == before
    assert said["th"]["code"] == said["en"]["code"]
    return str(said["en"]["code"])


def refusal(copy: Copy, *words: object) -> str:
    """The code that a command of this copy is refused with."""
    copy.run("contest", "list")
    return refused_by(lambda language: copy.run(*words, language=language), copy.home)


# --- files ------------------------------------------------------------------------------------------------------------


def foreign_zip() -> bytes:
    """A zip of another program with names that look like ours and a path that leads out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("holiday.jpg", b"\xff\xd8")
        archive.writestr("../../escaped.txt", "x")
    return stream.getvalue()


def with_more(content: bytes, name: str) -> bytes:
    """A zip of ours with one entry more."""
    stream = io.BytesIO(content)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(name, "more")
    return stream.getvalue()


def with_other(content: bytes, name: str, text: bytes) -> bytes:
    """A zip of ours, made again by another program with one entry replaced."""
    source, stream = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for one in source.infolist():
            archive.writestr(one, text if one.filename == name else source.read(one))
    return stream.getvalue()


def mutants(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Cut, lengthened and flipped forms of a file of ours."""
    yield from ((f"cut at {cut}", content[:cut]) for cut in (200, len(content) - 1))
    yield "lengthened", content + b"\0"
    for place in range(70, len(content), max(1, len(content) // 6)):
        changed = bytearray(content)
        changed[place] ^= 1 << place % 8
        yield f"bit at {place}", bytes(changed)


NOT_OURS = {
    "empty": b"",
    "a letter": "เรียนท่านกรรมการ".encode(),
    "not JSON": b'{"judge": ',
    "zeros": bytes(4096),
    "a zip": foreign_zip(),
    "a PDF": b"%PDF-1.7\n",
}
WAYS: dict[str, tuple[str, Callable[[Day, Path], tuple[Copy, Sequence[object]]]]] = {
    "package": ("day.judgepack", lambda day, file: (Copy(day.at("new")), ("package", "open", file, "--as", "J1"))),
    "card": ("J1.judgecard", lambda day, file: (day.chair, ("panel", "add", file))),
    "scores": ("J1.judgescore", lambda day, file: (day.chair, ("merge", file))),
    "preview": ("J1.judgescore", lambda day, file: (day.chair, ("merge", "--preview", file))),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_file_that_is_none_of_ours(way: str, day: Day) -> None:
    for name, content in NOT_OURS.items():
        file = day.at(name)
        file.write_bytes(content)
        copy, words = WAYS[way][1](day, file)
        assert refusal(copy, *words) == "file_not_ours", name
        verified = copy.run("verify", file)
        assert (verified.code, verified.said["genuine"], verified.said["type"]) == (1, False, None)
    assert not day.folder.parent.joinpath("escaped.txt").exists()
    day.at("a folder").mkdir()
    for file, code in {
        day.at("a folder"): "file_not_readable",
        day.at("nowhere"): "file_not_found",
        day.at("empty") / "below a file": "file_not_found",
    }.items():
        copy, words = WAYS[way][1](day, file)
        assert refusal(copy, *words) == code


@pytest.mark.parametrize("way", WAYS)
def test_a_file_of_another_kind(way: str, day: Day) -> None:
    files = {"day.judgepack", "J1.judgecard", "J1.judgescore"} - {WAYS[way][0]}
    for name in sorted(files):
        copy, words = WAYS[way][1](day, day.at(name))
        closed = way == "package" and name == "J1.judgescore"  # cannot be looked into without a name
        assert refusal(copy, *words) == ("no_identity" if closed else "document_of_other_type"), name
    assert refusal(day.judge("J1"), "package", "open", day.at("J1.judgescore")) == "document_of_other_type"


@pytest.mark.parametrize("way", WAYS)
def test_a_file_that_was_cut_or_changed_on_its_way(way: str, day: Day) -> None:
    whole = day.at(WAYS[way][0]).read_bytes()
    for name, content in mutants(whole):
        file = day.at("changed")
        file.write_bytes(content)
        copy, words = WAYS[way][1](day, file)
        assert refusal(copy, *words) in DAMAGED, name
        assert copy.run("verify", file).said["genuine"] is False
    copy, words = WAYS[way][1](day, day.at(WAYS[way][0]))
    copy.do(*words)


@pytest.mark.parametrize("way", ["package", "card"])
def test_a_zip_with_foreign_or_replaced_entries(way: str, day: Day) -> None:
    whole = day.at(WAYS[way][0]).read_bytes()
    first = "manifest.json" if way == "package" else "card.json"
    replaced = zipfile.ZipFile(io.BytesIO(whole)).read(first).replace(b"J1", b"J2").replace(b"age1", b"age2")
    for content in (with_more(whole, "evil.sh"), with_more(whole, "../../x"), with_other(whole, first, replaced)):
        day.at("forged").write_bytes(content)
        copy, words = WAYS[way][1](day, day.at("forged"))
        assert refusal(copy, *words) in {"container_damaged", "signature_wrong"}


def test_many_files_of_which_some_are_bad(day: Day) -> None:
    """A bad file refuses itself alone."""
    day.at("bad").write_bytes(b"")
    ran = day.chair.run("merge", day.at("bad"), day.at("J1.judgescore"), day.at("day.judgepack"))
    assert [one["outcome"] for one in ran.said["files"]] == ["refused", "accepted", "refused"]
    assert ran.code == 0
    assert ran.said["missing"] == ["J2", "J3"]


def test_a_damaged_backup_restores_nothing(day: Day) -> None:
    """A bit of the container that means nothing may differ: then everything is there as it was."""
    sound = Copy(day.at("sound"))
    sound.do("restore", day.at("day.backup"))
    state = small_day.state_of(sound.home)
    refused = 0
    for name, content in [*NOT_OURS.items(), *mutants(day.at("day.backup").read_bytes())]:
        file, new = day.at("bad.backup"), Copy(day.at("restored"))
        file.write_bytes(content)
        if new.run("restore", file).code == 0:
            assert small_day.state_of(new.home) == state, name
            shutil.rmtree(new.home)
            continue
        refused += 1
        assert restoring(new, file) == "backup_damaged", name
        assert not new.home.exists()
    assert refused >= len(NOT_OURS) + 5
    assert restoring(Copy(day.at("restored")), day.at("nowhere")) == "file_not_found"
    assert restoring(Copy(day.at("restored")), day.folder) == "file_not_readable"
    assert restoring(sound, day.at("day.backup")) == "data_folder_not_empty"
    assert [path.name for path in day.folder.iterdir() if path.name.startswith(".")] == []


def restoring(copy: Copy, file: Path) -> str:
    """The code that a restore is refused with."""
    return refused_by(lambda language: copy.run("restore", file, language=language))


# --- files that belong elsewhere --------------------------------------------------------------------------------------


def test_files_of_another_contest_and_another_chair(day: Day, other_day: Day) -> None:
    assert refusal(day.chair, "merge", other_day.at("J1.judgescore")) == "wrong_recipient"
    second = day.at("second contest")
    shutil.copytree(day.at("contest"), second)
    settings = second / "contest.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(re.sub(r'(name_..) = ".*"', r'\1 = "ประกวดอื่น"', text, count=2), encoding="utf-8")
    other = day.chair.do("contest", "create", second)["contest"]
    day.chair.do("--contest", other, "package", "build", "-o", day.at("second.judgepack"))
    assert refusal(day.chair, "--contest", other, "merge", day.at("J1.judgescore")) == "wrong_contest"
    judge = Copy(day.at("J1 in both"))
    judge.do("package", "open", day.at("second.judgepack"), "--as", "J1")
    judge.do("score", "set", "ENV-01", "D1", "9")
    judge.do("score", "export", "-o", day.at("J1-second.judgescore"))
    first = next(one["contest"] for one in day.chair.do("contest", "list")["contests"] if one["contest"] != other)
    assert refusal(day.chair, "--contest", first, "merge", day.at("J1-second.judgescore")) == "wrong_contest"


def test_scores_of_a_rehearsal_never_count(day: Day) -> None:
    day.chair.do("package", "build", "--rehearsal", "-o", day.at("rehearsal.judgepack"))
    judge = Copy(day.at("rehearsing"))
    judge.do("package", "open", day.at("rehearsal.judgepack"), "--as", "J1")
    judge.do("score", "set", "ENV-01", "D1", "9")
    judge.do("score", "export", "-o", day.at("rehearsal.judgescore"))
    day.chair.do("package", "build", "-o", day.at("official.judgepack"))
    assert refusal(day.chair, "merge", day.at("rehearsal.judgescore")) == "wrong_mode"


def test_scores_of_an_earlier_package_count_while_the_criteria_mean_the_same(day: Day) -> None:
    settings = day.at("contest") / "contest.toml"
    (day.at("contest") / "attachments" / "ENE-02" / "late.pdf").write_bytes(b"%PDF-1.7 late")
    day.chair.do("contest", "update", day.at("contest"))
    day.chair.do("package", "build", "--update", "-o", day.at("update.judgepack"))
    assert day.chair.do("merge", day.at("J1.judgescore"))["files"][0]["outcome"] == "accepted"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        text.replace('full_mark = "40"', 'full_mark = "35"').replace('full_mark = "20"', 'full_mark = "25"'), "utf-8"
    )
    day.chair.do("contest", "update", day.at("contest"))
    day.chair.do("package", "build", "-o", day.at("other criteria.judgepack"))
    assert refusal(day.chair, "merge", day.at("J2.judgescore")) == "wrong_rubric"
    judge = day.judge("J2")
    opened = judge.do("package", "open", day.at("other criteria.judgepack"))
    assert "rubric_changed" in [change["kind"] for change in opened["changes"]]
    assert {card["state"] for card in judge.do("score", "show")["scorecards"]} == {"sealed"}
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        text.replace('full_mark = "35"', 'full_mark = "34"').replace('full_mark = "25"', 'full_mark = "26"'), "utf-8"
    )
    day.chair.do("contest", "update", day.at("contest"))
    day.chair.do("package", "build", "-o", day.at("third criteria.judgepack"))
    judge.do("package", "open", day.at("third criteria.judgepack"))
    cards = judge.do("score", "show")["scorecards"]  # 35 was given for D3 in ENE: no seal holds over that
    assert [card["state"] for card in cards] == ["sealed", "sealed", "draft", "draft"]
    judge.do("score", "set", "ENE-01", "D3", "34")
    judge.do("score", "seal", "ENE-01")


def test_another_judges_key(day: Day) -> None:
    """Scores under a key that the chair knows as another judge's are refused; under a strange key they wait."""
    thief = day.judge("J2").copied(day.at("thief"))
    thief.do("package", "open", day.at("day.judgepack"), "--as", "J1")
    thief.do("score", "set", "ENV-01", "D1", "10")
    thief.do("score", "export", "-o", day.at("thief.judgescore"))
    assert refusal(day.chair, "merge", day.at("thief.judgescore")) == "wrong_judge"
    stranger = Copy(day.at("stranger"))
    stranger.do("package", "open", day.at("day.judgepack"), "--as", "J1")
    stranger.do("score", "set", "ENV-01", "D1", "10")
    stranger.do("score", "export", "-o", day.at("stranger.judgescore"))
    waits = day.chair.do("merge", day.at("stranger.judgescore"), day.at("J1.judgescore"))
    assert [one["outcome"] for one in waits["files"]] == ["awaiting_confirmation", "accepted"]


def test_a_stranger_cannot_send_a_newer_package(day: Day) -> None:
    """A copy of the chair's contest under another identity signs a package: the judges' copies do not take it."""
    forger = day.chair.copied(day.at("forger"))
    shutil.rmtree(forger.home / "identity")
    forger.do("identity", "create", "--name", "ฝ่ายเลขานุการ")
    forger.do("package", "build", "-o", day.at("forged.judgepack"))
    assert refusal(day.judge("J1"), "package", "open", day.at("forged.judgepack")) == "chair_changed"
    card = day.judge("J1").run("verify", day.at("forged.judgepack")).said
    assert (card["genuine"], card["chair_known"]) == (True, False)


# --- passphrases ------------------------------------------------------------------------------------------------------


def test_wrong_and_missing_passphrases(day: Day) -> None:
    right, wrong = day.at("right.txt"), day.at("wrong.txt")
    right.write_text(f"{small_day.PASSPHRASE}\n", encoding="utf-8")
    wrong.write_text("five quiet words for nobody\n", encoding="utf-8")
    home, card = day.at("careful"), ("identity", "card", "-o", day.at("x.judgecard"))
    Copy(home, right).do("identity", "create", "--name", "ผู้ระมัดระวัง")
    assert refusal(Copy(home, wrong), *card) == "passphrase_wrong"
    assert refusal(Copy(home), *card) == "passphrase_needed"
    assert refused_by(lambda language: Copy(home, day.at("no")).run(*card, language=language), home) == "file_not_found"
    assert refused_by(lambda language: Copy(home, home).run(*card, language=language), home) == "file_not_readable"
    assert not day.at("x.judgecard").exists()
    locked, given = day.at("locked.judgepack"), ("--package-passphrase-file", right)
    day.chair.do("package", "build", "--encrypt", "passphrase", *given, "-o", locked)
    judge = day.judge("J1")
    assert refusal(judge, "package", "open", locked) == "passphrase_needed"
    assert refusal(judge, "package", "open", locked, "--package-passphrase-file", wrong) == "passphrase_wrong"
    judge.do("package", "open", locked, *given)
    (judge.home / "identity" / "identity.json").write_text('{"name": ', encoding="utf-8")
    assert refusal(judge, "identity", "show") == "identity_malformed"


# --- folders and tables that people make ------------------------------------------------------------------------------


def headed(path: Path, change: Callable[[Any], None]) -> None:
    """Changes the first sheet of a workbook."""
    book = openpyxl.load_workbook(path)
    change(book.worksheets[0])
    book.save(path)


def column(sheet: Any, name: str) -> int:
    """The number of the column of that English name."""
    return next(int(cell.column) for cell in sheet[1] if f"({name})" in str(cell.value))


def set_cell(row: int, name: str, value: object) -> Callable[[Any], None]:
    """Puts a value into a cell."""
    return lambda sheet: sheet.cell(row=row, column=column(sheet, name)).__setattr__("value", value)


TABLES: dict[str, tuple[str, Callable[[Any], None], str, int]] = {
    "column missing": ("submissions", lambda s: s.delete_cols(column(s, "category")), "column_missing", 0),
    "column twice": ("submissions", lambda s: s.cell(1, s.max_column + 1, "id"), "column_twice", 0),
    "id twice": ("submissions", set_cell(3, "id", "ENV-01"), "duplicate_id", 3),
    "id empty": ("submissions", set_cell(3, "id", None), "cell_missing", 3),
    "id not allowed": ("submissions", set_cell(3, "id", "../x"), "id_not_allowed", 3),
    "impossible date": ("submissions", set_cell(2, "start_date", "31/02/2566"), "cell_not_understood", 2),
    "no date": ("submissions", set_cell(2, "start_date", "ปีกลาย"), "cell_not_understood", 2),
    "formula": ("submissions", set_cell(4, "title_th", "=CONCAT(A1,B1)"), "cell_is_a_formula", 4),
    "category unknown": ("submissions", set_cell(5, "category", "Smart Moon"), "submission_category_unknown", 5),
    "judge twice": ("panel", set_cell(3, "id", "J1"), "duplicate_id", 3),
    "role unknown": ("panel", set_cell(3, "role", "คนสวน"), "cell_not_understood", 3),
    "two chairs": ("panel", set_cell(3, "role", "ประธานกรรมการ"), "several_chairs", 0),
    "formula in a name": ("panel", set_cell(3, "name_th", "=1+1"), "cell_is_a_formula", 3),
}


INCOMPLETE = {
    "submission_category_unknown", "several_chairs", "full_marks_do_not_add_up", "full_mark_not_positive",
    "category_rubric_unknown",
}  # fmt: skip


def check_folder(day: Day, code: str, row: int = 0) -> None:
    """``contest check`` names the finding and its row; ``create`` and ``update`` take nothing over.

    A contest that is there already takes what is only not finished yet, and then it builds no package.
    """
    found: dict[str, Any] = {}
    for language in ("th", "en"):
        ran = day.chair.run("contest", "check", day.at("contest"), language=language)
        assert ran.code == 1, ran
        found[language] = next(one for one in ran.said["findings"] if one["code"] == code)
    assert not re.search(r"[{}]", found["th"]["message"] + found["en"]["message"])
    assert re.search(r"[\u0e00-\u0e7f]{4}", found["th"]["message"])
    assert not JARGON.search(re.sub(r"“[^”]*”", "", found["en"]["message"]))
    assert not row or f"row {row}" in found["en"]["where"], found
    if code in INCOMPLETE:
        told = day.chair.do("contest", "update", day.at("contest"))["findings"]
        assert code in {one["code"] for one in told}
        building = ("package", "build", "-o", day.at("new.judgepack"))
        assert refusal(day.chair, *building) == "contest_has_findings"
    else:
        assert refusal(day.chair, "contest", "update", day.at("contest")) == "contest_has_findings"
    new = Copy(day.at("new chair"))
    assert refusal(new, "contest", "create", day.at("contest")) == "contest_has_findings"
    assert new.do("contest", "list") == {"contests": []}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_with_a_mistake(name: str, day: Day) -> None:
    table, change, code, row = TABLES[name]
    headed(day.at("contest") / f"{table}.xlsx", change)
    check_folder(day, code, row)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "column_missing"), (b"PK\x03\x04 no workbook", "table_unreadable"),
        (b"\xd0\xcf\x11\xe0 old Excel", "table_unreadable"), (bytes(5000), "table_unreadable"),
    ],
    ids=["empty", "zip", "old Excel", "zeros"],
)  # fmt: skip
def test_a_table_that_cannot_be_read(content: bytes, code: str, day: Day) -> None:
    (day.at("contest") / "submissions.xlsx").write_bytes(content)
    check_folder(day, code)


def test_a_table_that_is_not_there_or_twice(day: Day) -> None:
    panel = day.at("contest") / "panel.xlsx"
    panel.with_suffix(".csv").write_text("id,name_th\n", encoding="utf-8")
    check_folder(day, "file_twice")
    panel.with_suffix(".csv").unlink()
    shutil.move(panel, day.at("away.xlsx"))
    check_folder(day, "file_missing")


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ('full_mark = "40"', 'full_mark = "50"', "full_marks_do_not_add_up"),
        ('full_mark = "40"', 'full_mark = "0"', "full_mark_not_positive"),
        ('full_mark = "40"', 'full_mark = "viel"', "setting_not_understood"),
        ("[rules]", "[rules", "settings_unreadable"),
        ('method = "mean"', 'method = "dice"', "setting_not_understood"),
        ('rubric = "main"', 'rubric = "other"', "category_rubric_unknown"),
    ],
)
def test_settings_with_a_mistake(before: str, after: str, code: str, day: Day) -> None:
    settings = day.at("contest") / "contest.toml"
    text = settings.read_text(encoding="utf-8")
    assert before in text
    settings.write_text(text.replace(before, after), encoding="utf-8")
    check_folder(day, code)


def test_a_table_of_scores_with_a_mistake(day: Day) -> None:
    judge, table = Copy(day.at("J1 new")), day.at("scores.csv")
    judge.do("package", "open", day.at("day.judgepack"), "--as", "J1")
    for text, code in {
        "": "table_has_findings",
        "submission,score\nENV-01,7\n": "table_has_findings",
        "submission,criterion,score\nENV-01,D1,7\nENV-01,D1,8\n": "table_has_findings",
        "submission,criterion,score\nENV-09,D1,7\n": "submission_unknown",
        "submission,criterion,score\nENV-01,D9,7\n": "criterion_unknown",
        "submission,criterion,score\nENV-01,D1,7\nENV-01,D2,31\n": "score_above_full_mark",
    }.items():
        table.write_text(text, encoding="utf-8")
        before = small_day.state_of(judge.home)
        assert judge.run("score", "import", table).refused == code, text
        assert small_day.state_of(judge.home) == before
    assert judge.run("score", "import", day.at("nowhere.csv")).refused == "table_has_findings"


def test_texts_that_cannot_be_kept(day: Day) -> None:
    """Too long, empty, or no text at all; what is kept travels, whatever signs are in it."""
    judge, long = Copy(day.at("J1 new")), "ก" * 20_001
    judge.do("package", "open", day.at("day.judgepack"), "--as", "J1")
    assert refusal(judge, "score", "comment", "ENV-01", long) == "text_too_long"
    assert refusal(judge, "score", "recuse", "ENE-01", "--ground", "other", "--reason", long) == "text_too_long"
    assert refusal(judge, "score", "recuse", "ENE-01", "--ground", "other", "--reason", " ") == "reason_needed"
    assert refusal(day.judge("J1"), "score", "reopen", "ENV-01", "--reason", "") == "reason_needed"
    assert refusal(day.chair, "decide", "no_award", "--category", "ENV", "--reason", long) == "text_too_long"
    for name, code in {"": "name_needed", " \t": "name_needed", "ก" * 201: "text_too_long"}.items():
        assert refusal(Copy(day.at("nameless")), "identity", "create", "--name", name) == code
    assert judge.run("score", "comment", "ENV-01", "\udcff").code == 2
    for text in ("ก" * 20_000, "a\0b", "\x07\x1b[31m\u202e", "e\u0301", "บรรทัด\r\n\tสอง", "\ufeff\ufdd0", "😀" * 9):
        judge.do("score", "comment", "ENV-01", text)
        judge.do("score", "set", "ENV-01", "D1", 7)
        judge.do("score", "export", "-o", day.at("odd.judgescore"))
        assert day.chair.do("merge", day.at("odd.judgescore"))["files"][0]["code"] is None, text


# --- the machine ------------------------------------------------------------------------------------------------------


def writers(day: Day) -> dict[str, tuple[Copy, tuple[object, ...]]]:
    """Commands that write, each with the copy that runs it."""
    out = day.at("out")
    out.mkdir()
    deck = day.at("contest") / "attachments" / "ENV-01" / "late.pdf"
    deck.write_bytes(b"%PDF-1.7 late" + bytes(100_000))
    judge = Copy(day.at("fresh judge"))
    judge.do("contest", "list")
    return {
        "merge": (day.chair, ("merge", *(day.at(f"{judge}.judgescore") for judge in JUDGES))),
        "open": (judge, ("package", "open", day.at("day.judgepack"), "--as", "J1")),
        "set": (day.judge("J1"), ("score", "reopen", "ENV-01", "--reason", "แก้ไข")),
        "export": (day.judge("J2"), ("score", "export", "-o", out / "x.judgescore")),
        "update": (day.chair, ("contest", "update", day.at("contest"))),
        "build": (day.chair, ("package", "build", "-o", out / "x.judgepack")),
        "report": (day.judge("J3"), ("report", "scorecards", "-o", out / "pdf")),
        "backup": (day.chair, ("backup", "-o", out / "x.backup")),
        "restore": (Copy(out / "restored"), ("restore", day.at("day.backup"))),
        "card": (day.judge("J1"), ("identity", "card", "-o", out / "x.judgecard")),
        "contest": (Copy(day.at("c1")), ("contest", "new", out / "contest")),
        "identity": (Copy(day.at("c2")), ("identity", "create", "--name", "ผู้ใด")),
        "demo": (Copy(day.at("c3")), ("demo", "--out", out / "demo", "--judges", "3", "--submissions", "3")),
    }


def is_half_written(path: Path) -> bool:
    """What a failure must not leave behind."""
    return path.name.endswith((".part", ".draft", ".restoring", ".tmp"))


@pytest.mark.parametrize("largest", [0, 700, 5_000, 40_000])
def test_a_full_disk(largest: int, day: Day, nursery: Nursery) -> None:
    """No file may grow beyond a size: every write past it fails, as on a full disk."""
    for name, (copy, words) in writers(day).items():
        if name in ("demo", "report") and largest:
            continue
        before = small_day.state_of(copy.home)
        hindered = nursery.run(copy.arguments(*words), largest_file=largest)
        assert hindered.code in (0, 1), (name, hindered)
        if hindered.code == 1:
            assert hindered.refused in {"disk_full", "disk_failed"}, (name, hindered)
            thai = nursery.run(copy.arguments(*words, language="th"), largest_file=largest)
            check_sentences(thai.said["error"]["message"], hindered.said["error"]["message"])
            if name == "open":  # verified attachments may lie at their places before anything names them
                assert copy.run("score", "show").refused == "no_package"
            elif copy.home.exists() and name not in ("identity", "contest", "restore", "demo"):
                assert small_day.state_of(copy.home) == before, name
        assert hindered.code == 1 or largest > 0 or name == "set", name
        assert not [path for path in day.folder.rglob("*") if is_half_written(path)], name
        assert not list((copy.home / "staging").glob("*")), name
        if name not in ("contest", "demo", "restore"):
            again = copy.run(*words)
            assert again.code == 0 or hindered.code == 0, (name, again)
            assert copy.do("doctor")["healthy"]


def test_a_folder_that_cannot_be_written(day: Day, nursery: Nursery) -> None:
    everything = writers(day)
    out = day.at("out")
    for name in ("export", "build", "backup", "card", "report"):
        out.chmod(0o500)
        copy, words = everything[name]
        before = small_day.state_of(copy.home)
        refused = {
            language: nursery.run(copy.arguments(*words, language=language), plain_user=True)
            for language in ("th", "en")
        }
        assert refused["en"].refused in {"folder_not_writable", "data_folder_read_only"}, name
        check_sentences(refused["th"].said["error"]["message"], refused["en"].said["error"]["message"])
        out.chmod(0o700)
        assert list(out.iterdir()) == [], name
        assert small_day.state_of(copy.home) == before, name
        copy.do(*words)
        for path in out.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def test_a_place_where_nothing_can_be_saved(day: Day) -> None:
    """A folder where a file should be, a file where a folder should be, a name too long, a folder that is not there."""
    (day.at("a folder") / "full").mkdir(parents=True)
    day.at("a file").write_text("mine")
    day.chair.do("merge", day.at("J1.judgescore"))
    places = [day.at("a file") / "below", day.at("n" * 300), Path("/proc/nothing/here")]
    for copy, words, more in (
        (day.judge("J1"), ("score", "export", "-o"), [day.at("a folder"), day.at("missing") / "x"]),
        (day.judge("J1"), ("identity", "card", "-o"), [day.at("a folder"), day.at("missing") / "x"]),
        (day.chair, ("package", "build", "-o"), [day.at("a folder"), day.at("missing") / "x"]),
        (day.chair, ("backup", "-o"), [day.at("a folder"), day.at("missing") / "x"]),
        (day.chair, ("report", "scorecards", "-o"), [day.at("a file")]),
        (day.chair, ("contest", "new"), [day.at("a file"), day.at("a folder")]),
        (day.chair, ("demo", "--out"), [day.at("a file"), day.at("a folder")]),
    ):
        for place in [*places, *more]:
            code = refusal(copy, *words, place)
            assert code in {"folder_not_writable", "data_folder_read_only", "folder_not_empty"}, (words, place)
    assert day.at("a file").read_text() == "mine"
    for home in places:
        assert Copy(home).run("contest", "list").refused == "data_folder_read_only"


def test_a_data_folder_that_cannot_be_written(day: Day, nursery: Nursery) -> None:
    judge = day.judge("J1")
    before = small_day.state_of(judge.home)
    places = [judge.home, *(path for path in judge.home.rglob("*") if path.is_dir())]
    for place in places:
        place.chmod(0o500)
    refused = {
        language: nursery.run(judge.arguments("score", "absent", "ENV-02", language=language), plain_user=True)
        for language in ("th", "en")
    }
    for place in places:
        place.chmod(0o700)
    assert refused["en"].refused == "data_folder_read_only"
    check_sentences(refused["th"].said["error"]["message"], refused["en"].said["error"]["message"])
    assert small_day.state_of(judge.home) == before
    file = Copy(day.at("day.judgepack"))
    assert file.run("contest", "list").code == 1
    assert file.run("contest", "create", day.at("contest")).code == 1


def test_a_second_running_copy(day: Day) -> None:
    """While one copy writes, another is refused; commands that only read work."""
    judge = day.judge("J1")
    cards = judge.do("score", "show")
    with Workspace(judge.home) as first:
        assert refusal(judge, "score", "absent", "ENV-02") == "already_running"
        assert refusal(judge, "package", "open", day.at("day.judgepack")) == "already_running"
        assert judge.do("score", "show") == cards
        assert judge.do("doctor")["healthy"]
        assert judge.do("verify", day.at("day.judgepack"))["chair_known"]
        judge.do("backup", "-o", day.at("beside.backup"))
        assert first.is_writing
    judge.do("score", "reopen", "ENV-02", "--reason", "แก้ไข")


def test_a_damaged_and_a_newer_database(day: Day) -> None:
    newer, damaged = day.judge("J1"), day.judge("J2")
    with closing(sqlite3.connect(newer.home / "judge-desktop.sqlite3")) as connection:
        connection.execute("UPDATE schema_version SET version_num = '9999'")
        connection.commit()
    assert refused_by(lambda language: newer.run("score", "show", language=language), newer.home) == "database_newer"
    assert refused_by(lambda language: newer.run("score", "seal", language=language), newer.home) == "database_newer"
    database = damaged.home / "judge-desktop.sqlite3"
    content = b"This is no database at all. " * 400
    database.write_bytes(content)
    for words in (("score", "show"), ("score", "seal")):
        ran = {language: damaged.run(*words, language=language) for language in ("th", "en")}
        assert ran["en"].refused == "database_damaged"
        check_sentences(ran["th"].said["error"]["message"], ran["en"].said["error"]["message"])
    assert database.read_bytes() == content
    sick = damaged.run("doctor")
    assert (sick.code, [one["code"] for one in sick.said["findings"]]) == (1, ["database_not_sound"])


def test_broken_settings_are_put_aside(day: Day, nursery: Nursery) -> None:
    judge = day.judge("J1")
    (judge.home / "settings.json").write_text("{]", encoding="utf-8")
    told = nursery.run(["--home", str(judge.home), "score", "seal"])
    assert (told.code, told.err) == (0, "")
    assert not (judge.home / "settings.json").exists()
    assert (judge.home / "settings.broken.json").read_text(encoding="utf-8") == "{]"
