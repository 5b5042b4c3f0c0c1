"""The contest whose files are kept as samples: every type of file, every state of a scorecard, every kind of decision.

Everything is done by commands, as a secretariat and its judges would do it. A few turns of the day only exist so that
the file they leave behind exists: a copied laptop, a late file, a paper scorecard, a laptop that was lost.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from types import MappingProxyType

from judge_desktop.config.i18n import Language
from judge_desktop.config.settings import FILE_NAME as SETTINGS_FILE
from judge_desktop.config.settings import Purpose, Settings, TextSize, Theme, save_settings
from judge_desktop.config.thai_digits import Numerals
from judge_desktop.config.window_place import FILE_NAME as WINDOW_FILE
from judge_desktop.config.window_place import WindowPlace, save_window_place
from judge_desktop.workflow.export_received import EXTENSION as DECISIONS_EXTENSION
from tests.samples.stage import Stage

WHY = ("--reason", "มติที่ประชุม")
MARKS: dict[str, dict[str, tuple[float, ...]]] = {
    "J1": {"WAT-01": (18, 36.5, 35), "WAT-02": (15, 30, 30), "CIT-01": (12, 4.25), "CIT-02": (13, 4)},
    "J2": {"WAT-01": (17, 35, 34), "WAT-02": (16, 33.5, 31), "CIT-01": (14, 3.75)},
    "J3": {"WAT-01": (16, 30, 32), "CIT-01": (11, 4.5), "CIT-02": (12, 4.5)},
    "J4": {"WAT-01": (19, 38, 36), "WAT-02": (14, 29.5, 28), "CIT-02": (13, 4)},
    "J5-other": {"CIT-02": (14, 4.75)},
}


def prepare(stage: Stage, contest: Path) -> None:
    """Identities, the contest, cards: J1 is confirmed by voice, J2 by paper, the others not at all."""
    stage.do("chair", "identity", "create", "--name", "ฝ่ายเลขานุการ")
    stage.do("chair", "contest", "create", contest)
    for judge in ("J1", "J2", "J3", "J4", "J5"):
        stage.do(judge, "identity", "create", "--name", f"กรรมการ {judge}")
        words = stage.do(judge, "identity", "card", "-o", stage.at(f"{judge}.judgecard"))["check_words"]
        stage.do("chair", "panel", "add", stage.at(f"{judge}.judgecard"), "--as", judge)
        how = {"J1": ("--words", " ".join(words)), "J2": ("--paper",)}.get(judge)
        if how:
            stage.do("chair", "panel", "confirm", judge, *how)
    stage.do("deputy", "identity", "create", "--name", "ผู้ช่วยเลขานุการ")
    words = stage.do("deputy", "identity", "card", "-o", stage.at("deputy.judgecard"))["check_words"]
    named = ("--name", "ผู้ช่วยเลขานุการ", "--words", " ".join(words))
    stage.do("chair", "deputy", "add", stage.at("deputy.judgecard"), *named)


def rehearse(stage: Stage) -> None:
    """Two packages of a rehearsal, one behind a passphrase, one for the judges' keys; a score file, a results file."""
    passphrase = ("--package-passphrase-file", stage.at("package-passphrase.txt"))
    locked, carded = stage.at("rehearsal-passphrase.judgepack"), stage.at("rehearsal-cards.judgepack")
    stage.do("chair", "package", "build", "--rehearsal", "-o", locked, "--encrypt", "passphrase", *passphrase)
    stage.do("chair", "package", "build", "--rehearsal", "-o", carded, "--encrypt", "cards")
    stage.do("J1", "package", "open", locked, "--as", "J1", *passphrase)
    stage.do("J1", "package", "open", carded)
    stage.do("J1", "score", "declare")
    score(stage, "J1", {"WAT-01": (10, 20, 20)})
    stage.do("J1", "score", "export", "-o", stage.at("rehearsal.judgescore"))
    stage.do("chair", "merge", stage.at("rehearsal.judgescore"))
    stage.do("chair", "publish", "--public", "-o", stage.at("rehearsal.judgeresults"))


def send_packages(stage: Stage) -> None:
    """The official package, and an update that brings one more attachment."""
    stage.strikes(4, 9)
    stage.do("chair", "backup", "-o", stage.folder / "before-official.zip")
    first = stage.at("first.judgepack")
    words = " ".join(stage.do("chair", "package", "build", "-o", first)["check_words"])
    stage.do("J1", "package", "open", first, "--words", words)
    for name in ("J2", "J3", "J4", "J5-other"):
        stage.do(name, "package", "open", first, "--as", name[:2])
    added = stage.folder / "ภาคผนวก.txt"
    added.write_text("ผลตรวจน้ำเดือนสิงหาคม\n", encoding="utf-8")
    stage.do("chair", "attachments", "add", "WAT-01", added)
    update = stage.at("update.judgepack")
    stage.do("chair", "package", "build", "--update", "-o", update)
    for name in MARKS:
        stage.do(name, "package", "open", update)


def score(stage: Stage, name: str, marks: dict[str, tuple[float, ...]], *, seals: bool = True) -> None:
    """Scores of a judge, sealed unless they stay drafts."""
    table = stage.folder / "marks.csv"
    lines = ["submission,criterion,score"]
    for submission, given in marks.items():
        stem = "D" if submission.startswith("WAT") else "E"
        lines += [f"{submission},{stem}{place},{mark:g}" for place, mark in enumerate(given, 1)]
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    stage.do(name, "score", "import", table)
    if seals:
        stage.do(name, "score", "seal", *marks)


def judge(stage: Stage) -> None:
    """What each judge does: everything a scorecard can hold, a second revision, a fork, an unknown key."""
    stage.strikes(8, 10)
    (listed,) = stage.do("chair", "attachments", "list", "WAT-01")["submissions"]
    proposal = listed["attachments"][0]["sha256"]
    stage.do("J1", "score", "declare")
    stage.do("J1", "score", "comment", "WAT-01", "ที่มาชัดเจนมาก", "--criterion", "D1")
    stage.do("J1", "score", "comment", "WAT-01", "เหมาะกับเมืองอื่นด้วย")
    stage.do("J1", "score", "pin", "WAT-01", "D1", proposal, "--page", "2")
    stage.do("J1", "score", "flag", "WAT-02")
    stage.do("J1", "score", "note", "WAT-02", "บันทึกส่วนตัวของกรรมการ")
    score(stage, "J1", MARKS["J1"])
    stage.do("J1", "score", "export", "-o", stage.at("J1-1.judgescore"))
    code = stage.do("J1", "progress", "code")["code"]
    stage.at("J1-progress.txt").write_text(code + "\n", encoding="utf-8")
    stage.do("J1", "score", "reopen", "WAT-02", "--reason", "อ่านผลงานอีกครั้ง")
    score(stage, "J1", {"WAT-02": (16, 31, 30)})
    stage.do("J1", "score", "export", "-o", stage.at("J1-2.judgescore"))

    stage.do("J2", "score", "declare")
    score(stage, "J2", MARKS["J2"])
    stage.do("J2", "score", "export", "-o", stage.at("J2-1.judgescore"))
    shutil.copytree(stage.folder / "J2", stage.folder / "J2-copied")
    for name, mark in (("J2", 32), ("J2-copied", 20)):
        stage.do(name, "score", "reopen", "WAT-02", "--reason", "แก้คะแนน")
        score(stage, name, {"WAT-02": (16, 33.5, mark)})
        stage.do(name, "score", "export", "-o", stage.at(f"{name}-2.judgescore"))

    score(stage, "J3", MARKS["J3"])
    stage.do("J3", "score", "recuse", "WAT-02", "--ground", "other", "--reason", "เคยเป็นที่ปรึกษาของโครงการ")
    stage.do("J3", "score", "reopen", "CIT-02", "--reason", "ขอคิดต่อ")
    stage.do("J3", "score", "absent", "CIT-01")
    stage.do("J3", "score", "export", "-o", stage.at("J3-1.judgescore"))

    for name in ("J4", "J5-other"):
        stage.do(name, "score", "declare")
        score(stage, name, MARKS[name])
        stage.do(name, "score", "export", "-o", stage.at(f"{name}-1.judgescore"))


def merge(stage: Stage) -> None:
    """The files come in: a revision that is superseded, a fork that is decided, a key that is confirmed."""
    stage.strikes(8, 13)
    names = ("J1-2", "J1-1", "J2-1", "J3-1", "J4-1", "J5-other-1")
    stage.do("chair", "merge", *(stage.at(f"{name}.judgescore") for name in names))
    stage.do("chair", "merge", stage.at("J2-2.judgescore"), stage.at("J2-copied-2.judgescore"))
    chosen = stage.do("chair", "merge", stage.at("J2-2.judgescore"))["files"][0]["sha256"]
    stage.do("chair", "decide", "choose_revision", "--sha256", chosen, "--reason", "ยืนยันทางโทรศัพท์")
    words = " ".join(stage.do("J5-other", "identity", "show")["check_words"])
    stage.do("chair", "panel", "confirm", "J5", "--words", words)


def replace_a_laptop(stage: Stage) -> None:
    """J4 loses her laptop: her scores go to the new one in a package update, she mends one and sends it."""
    stage.do("J4-new", "identity", "create", "--name", "กรรมการ J4")
    card = stage.at("J4-new.judgecard")
    stage.do("J4-new", "identity", "card", "-o", card)
    stage.do("chair", "panel", "add", card, "--as", "J4")
    update = stage.at("handed-back.judgepack")
    stage.do("chair", "package", "build", "--update", "-o", update, "--hand-back", "J4")
    stage.do("J4-new", "package", "open", stage.at("first.judgepack"), "--as", "J4")
    stage.do("J4-new", "package", "open", stage.at("update.judgepack"))
    stage.do("J4-new", "package", "open", update)
    stage.do("J4-new", "score", "declare")
    score(stage, "J4-new", {"WAT-01": (20, 38, 36)})
    sent = stage.at("J4-new-1.judgescore")
    stage.do("J4-new", "score", "export", "-o", sent)
    stage.do("chair", "merge", sent)
    key = stage.do("J4-new", "identity", "show")["judge_key"]
    stage.do("chair", "panel", "replace-key", "J4", key, "--reason", "เครื่องเดิมสูญหาย")


def take_papers(stage: Stage) -> None:
    """J5 scores what is about water on paper, typed twice; one more card waits for a second person."""
    for by, verb in (("สมชาย", "type"), ("สมหญิง", "confirm")):
        scores = ("D1=17", "D2=35.5", "D3=33")
        stage.do("chair", "paper", verb, "J5", "WAT-01", *scores, "--comment", "เขียนด้วยลายมือ", "--by", by)
        stage.do("chair", "paper", verb, "J5", "WAT-02", "--absent", "--by", by)
    stage.do("chair", "paper", "type", "J5", "CIT-01", "E1=10", "E2=3.25", "--by", "สมชาย")


def hold_the_day(stage: Stage) -> None:
    """Attendance, a corrected name, discussions, notes, the meeting, the popular vote."""
    chair = "chair"
    stage.do(chair, "attendance", "judge", "J3", "joined", "--at", "10:05")
    stage.do(chair, "attendance", "judge", "J3", "left", "--at", "11:50", "--reason", "มีภารกิจ")
    stage.do(chair, "attendance", "submission", "CIT-02", "recording")
    corrected = ("--text", "title_th=คลองใส ใจดี", "--text", "title_en=Clear Canals")
    stage.do(chair, "decide", "correct_text", "--submission", "WAT-01", *corrected, "--reason", "พิมพ์ผิด")
    stage.do(chair, "deliberation", "discussed", "WAT-01", "--words", "กรรมการให้เหตุผลต่างกัน")
    stage.do(chair, "deliberation", "note", "--category", "WAT", "--submission", "WAT-01", "ผลงานเด่น")
    meeting = ("--body", "คณะกรรมการตัดสิน", "--number", "1/2566", "--date", "2023-09-08", "--place", "ออนไลน์")
    hours = ("--starts", "10:00", "--ends", "12:30", "--also-present", "ผู้สังเกตการณ์")
    minutes = ("--announcements", "ประธานแจ้งกติกา", "--recorder", "สุดา จดงาน", "--checker", "อรุณ ใจดี")
    stage.do(chair, "meeting", "set", *meeting, *hours, *minutes)
    votes = stage.at("votes.csv")
    votes.write_text("submission,votes\nWAT-01,120\nCIT-01,80\nCIT-02,120\n", encoding="utf-8")
    stage.do(chair, "popular-vote", "import", votes)


def decide(stage: Stage) -> None:
    """Every other kind of decision, two of them taken back; then the round is closed, opened and closed."""
    chair = "chair"
    aside = stage.do(chair, "merge", stage.at("J3-1.judgescore"))["files"][0]["sha256"]
    stage.do(chair, "decide", "set_aside", "--sha256", aside, "--reason", "ส่งผิดฉบับ")
    stage.do(chair, "decide", "restore", "--sha256", aside, "--reason", "ตรวจแล้วถูกต้อง")
    stage.do(chair, "decide", "exclude", "--judge", "J3", "--category", "CIT", "--reason", "ให้คะแนนไม่ครบ")
    stage.do(chair, "decide", "acting_chair", "--judge", "J4", "--category", "CIT", "--reason", "ประธานติดภารกิจ")
    votes = (
        "--votes",
        "CIT-01=2",
        "--votes",
        "CIT-02=1",
        "--abstained",
        "1",
        "--present",
        "4",
        "--dissent",
        "J4 เห็นต่าง",
    )
    stage.do(chair, "decide", "break_tie", "--category", "CIT", "--submission", "CIT-01", *votes, *WHY)
    stage.do(chair, "decide", "award", "--category", "WAT", "--submission", "WAT-01", "--level", "WAT-01=gold", *WHY)
    both = ("--submission", "CIT-01", "--submission", "CIT-02")
    stage.do(chair, "decide", "no_award", "--category", "CIT", *WHY)
    taken_back = stage.do(chair, "decisions")["decisions"][-1]["sha256"]
    stage.do(chair, "decide", "restore", "--sha256", taken_back, "--category", "CIT", *WHY)
    stage.do(chair, "decide", "joint_award", "--category", "CIT", *both, *WHY)
    stage.do(chair, "close", "--reason", "ครบทุกด้าน")
    stage.do(chair, "reopen", "--reason", "ตรวจทานอีกครั้ง")
    stage.do(chair, "close", "--reason", "ตรวจทานแล้ว")
    stage.do("J3", "score", "seal", "CIT-02")
    stage.do("J3", "score", "export", "-o", stage.at("J3-late.judgescore"))
    stage.do(chair, "merge", stage.at("J3-late.judgescore"))


def finish(stage: Stage, logo: Path) -> None:
    """Results files, tables, signatures, what the deputy takes over, a backup."""
    chair = "chair"
    stage.strikes(15, 9)
    stage.do(chair, "publish", "-o", stage.at("internal.judgeresults"))
    stage.do(chair, "publish", "--public", "-o", stage.at("public.judgeresults"))
    stage.do(chair, "publish", "--public", "--winners-only", "-o", stage.at("winners.judgeresults"))
    stage.do(chair, "export", "tables", "-o", stage.at("tables.xlsx"))
    stage.do(chair, "export", "tables", "-o", stage.at("tables"))
    scan = stage.folder / "ลงนามแล้ว.png"
    shutil.copyfile(logo, scan)
    stage.do(chair, "signatures", "sign", "score-summary:WAT", "J1", "J2", "--scan", scan)
    stage.do(chair, "contest", "write", stage.at("written"))
    received = stage.do(chair, "export", "received", "-o", stage.folder / "received")["files"]
    (decisions,) = (path for path in received if path.endswith(DECISIONS_EXTENSION))
    shutil.copyfile(decisions, stage.at(f"received{DECISIONS_EXTENSION}"))
    for name in ("first", "update", "handed-back"):
        stage.do("deputy", "contest", "take-over", stage.at(f"{name}.judgepack"))
    stage.do("deputy", "merge", *received)
    stage.do(chair, "backup", "-o", stage.at("chair-backup.zip"))


CHOSEN = Settings(
    language=Language.EN,
    theme=Theme.DARK,
    text_size=TextSize.LARGE,
    numerals=Numerals.THAI,
    day_sound=True,
    last_folders=MappingProxyType({Purpose.SAVE: "Documents"}),
    inboxes=MappingProxyType({"0" * 32: "../inbox"}),
    merges_alone=True,
    prints={"0" * 32: {"numerals": "thai"}},
)
PLACE = WindowPlace(10, 20, 1200, 700, is_maximised=True)


def choose(stage: Stage) -> None:
    """What J1 chose on her laptop: every setting another than the usual one."""
    save_settings(CHOSEN, stage.folder / "J1" / SETTINGS_FILE)
    save_window_place(PLACE, stage.folder / "J1" / WINDOW_FILE)


def play(stage: Stage, contest: Path) -> None:
    """The whole story."""
    prepare(stage, contest)
    rehearse(stage)
    send_packages(stage)
    judge(stage)
    merge(stage)
    replace_a_laptop(stage)
    take_papers(stage)
    hold_the_day(stage)
    decide(stage)
    finish(stage, contest / "logo.png")
    choose(stage)
