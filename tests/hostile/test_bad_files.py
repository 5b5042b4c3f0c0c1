"""Files that are none of ours, damaged, of another kind or contest: each refused in words, nothing lost."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.helpers import small_day
from tests.helpers.refusals import DAMAGED, refusal, refused_by
from tests.helpers.small_day import Copy, Day


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
