"""A small day in which every word, name, path and score is a canary: what must never be found in a log."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from tests.helpers.small_day import Day, keep_categories, score_all, write_table

WORD = "Zqx"
THAI = "ซฆฃ"
JUDGES = ("J1",)
SUBMISSIONS = ("ENV-01", "ENV-02")
SCORES = ("6.283", "27.182", "31.415", "14.142")
"""One for each dimension; nothing else of a day is written with three digits behind the point."""
TOTALS = ("79.022", "79.02", "76.022", "76.02")
FOLDER = f"{WORD} Jaidee"
_SAID_IN_THE_FOLDER = re.compile(r'^((?:name|organiser|position|title)_)(th|en) = "[^"]*"', re.MULTILINE)


def word(number: int = 0) -> str:
    """A canary for English words."""
    return f"{WORD}{number}"


def thai(number: int = 0) -> str:
    """A canary for Thai words."""
    return f"{THAI}{number}"


def prepare(folder: Path) -> Day:
    """The day up to the scores that were sent, by commands; nothing is merged."""
    day = Day(folder / FOLDER)
    day.folder.mkdir(parents=True)
    day.chair.do("identity", "create", "--name", thai())
    day.chair.do("contest", "new", day.at("contest"))
    _fill(day.at("contest"))
    day.chair.do("contest", "create", day.at("contest"))
    for number, judge in enumerate(JUDGES):
        day.judge(judge).do("identity", "create", "--name", thai(number))
        card = day.judge(judge).do("identity", "card", "-o", day.at(f"{word()} {judge}.judgecard"))
        day.chair.do("panel", "add", day.at(f"{word()} {judge}.judgecard"), "--as", judge)
        day.chair.do("panel", "confirm", judge, "--words", " ".join(card["check_words"]))
    day.chair.do("package", "build", "-o", day.at(f"{thai()}.judgepack"), "--without-backup", word())
    for number, judge in enumerate(JUDGES):
        send(day, judge, number)
    return day


def send(day: Day, judge: str, number: int) -> None:
    """A judge opens, scores, writes, seals and sends."""
    copy = day.judge(judge)
    copy.do("package", "open", day.at(f"{thai()}.judgepack"), "--as", judge)
    first, *others = SCORES
    marks = {one: (first if place == number else "3.283", *others) for place, one in enumerate(SUBMISSIONS)}
    for one in SUBMISSIONS:
        copy.do("score", "comment", one, f"{thai()} {word()}")
        copy.do("score", "comment", one, word(), "--criterion", "D2")
    score_all(copy, day.at(f"{word()} {judge}.csv"), marks)
    copy.do("score", "export", "-o", day.at(f"{word()} {judge}.judgescore"))


def found_in(folders: Iterable[Path], *more: str) -> list[str]:
    """Canaries in the files below `folders`, and in `more` texts; nothing but letters of ASCII may be there at all."""
    texts = {
        str(path): path.read_text(encoding="utf-8")
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
    }
    texts |= {f"text {number}": one for number, one in enumerate(more)}
    assert texts
    wrong = []
    for name, text in texts.items():
        said = [one for one in (WORD, THAI, *SCORES, *TOTALS, "3.283") if one.casefold() in text.casefold()]
        wrong += [f"{name}: {one}" for one in (*said, *([] if text.isascii() else ["no ASCII"]))]
    return wrong


def _fill(folder: Path) -> None:
    keep_categories(folder, ("ENV",))
    settings = folder / "contest.toml"
    said = settings.read_text(encoding="utf-8").replace('step = "1"', 'step = "0.001"')
    said = _SAID_IN_THE_FOLDER.sub(lambda at: f'{at[1]}{at[2]} = "{thai() if at[2] == "th" else word()}"', said)
    settings.write_text(said, encoding="utf-8")
    write_table(folder / "submissions.xlsx", [_submission(place, one) for place, one in enumerate(SUBMISSIONS, 1)])
    write_table(folder / "panel.xlsx", [_judge(place, one) for place, one in enumerate(JUDGES, 1)])
    for one in SUBMISSIONS:
        place = folder / "attachments" / one
        place.mkdir(parents=True)
        (place / f"{word()} {thai()}.pdf").write_bytes(f"%PDF-1.7 {word()} {one}".encode())


def _submission(place: int, one: str) -> dict[str, object]:
    texts = {name: thai(place) for name in ("title_th", "applicant_th", "summary_th", "reason")}
    texts |= {name: word(place) for name in ("title_en", "applicant_en", "summary_en")}
    dates = {"start_date": "2022-01-01", "applied_date": "01/07/2566", "fits_concept": "yes", "shortlisted": "yes"}
    return {"id": one, "number": place, "category": "ENV", "applicant_type": "เทศบาล", "order": place, **texts, **dates}


def _judge(place: int, one: str) -> dict[str, object]:
    names = {"title": thai(), "name_th": thai(place), "name_en": word(place), "position": thai()}
    role = "ประธานกรรมการ" if place == 1 else "กรรมการ"
    return {"id": one, "role": role, "votes": "yes", "order": place, **names}
