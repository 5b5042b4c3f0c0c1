"""A whole contest by commands alone, from the template to taking it off the computer: what the window can do, a script
can do, too.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from tests.helpers.form_exports import write_csv
from tests.helpers.small_day import Copy, Day, score_all, winners

NAME = "รางวัลเมืองอัจฉริยะ ๒๕๖๙"
HEAD = ("รหัส", "ประทับเวลา", "ชื่อผลงาน", "Project title", "หน่วยงาน", "สมัครด้าน", "เริ่มใช้งานเมื่อ", "ผู้ส่ง")
WORKS = {
    "V1": ("คลองใสใจดี", "Smart Environment"),
    "V2": ("ป่าในเมือง", "Smart Environment"),
    "N1": ("ไฟถนนรู้คน", "Smart Energy"),
    "N2": ("หลังคาให้แสง", "Smart Energy"),
}
PANEL = {"J1": "ประธานกรรมการ", "J2": "กรรมการ", "J3": "กรรมการ", "J4": "กรรมการ"}
WITH_PROGRAM = ("J1", "J2", "J3")


def test_a_whole_contest(tmp_path: Path) -> None:
    day = Day(tmp_path)
    begin(day)
    import_submissions(day)
    name_the_panel(day)
    share_out(day)
    plan_the_day(day)
    send_the_package(day)
    judge(day)
    merge(day)
    attend(day)
    type_from_paper(day)
    deliberate(day)
    decide_awards(day)
    close(day)
    look_back(day)
    hand_over(day)
    begin_next_year(day)
    assert winners(day.chair) == {"ENV": [], "ENE": ["N1", "N2"]}
    take_off(day)
    assert day.chair.do("contest", "list")["contests"] == []


def begin(day: Day) -> None:
    """From the template, then its rules in a folder; next year's from it takes nothing that is judged."""
    chair = day.chair
    chair.do("identity", "create", "--name", "ฝ่ายเลขานุการ")
    said = chair.do("contest", "begin", "--template", "smart-city-solution-awards", "--name-th", NAME)
    assert set(said) == {"contest", "round", "submissions", "judges", "findings"}
    assert [one["code"] for one in said["findings"]] == ["no_submissions", "no_judges", "no_chair"]
    written = chair.do("contest", "write", day.at("folder"))
    assert [Path(one).name for one in written["files"]] == ["contest.toml", "panel.xlsx", "submissions.xlsx"]
    rules = day.at("folder") / "contest.toml"
    text = rules.read_text(encoding="utf-8")
    text = text.replace("joint_award_possible = false", "joint_award_possible = true")
    text = text.replace('  "chair",', '  "resolution",').replace("minimum_scorecards = 3", "minimum_scorecards = 2")
    rules.write_text(text, encoding="utf-8")
    assert chair.do("contest", "update", day.at("folder"))["contest"] == said["contest"]
    assert refused(chair, "contest_name_taken", "contest", "begin", "--empty", "--name-th", NAME)


def import_submissions(day: Day) -> None:
    chair = day.chair
    rows = [
        (key, f"{n}/7/2569, 10:22:31", title, f"Project {key}", f"เทศบาล {key}", area, "1/4/2565", "ก")
        for n, (key, (title, area)) in enumerate(WORKS.items(), 1)
    ]
    table = write_csv(day.at("คำตอบ.csv"), [HEAD, *rows], encoding="cp874")
    words = ("submissions", "import", table, "--match", "รหัส=id", "--match", "ผู้ส่ง=extra")
    seen = chair.do(*words, "--preview")
    assert (seen["new"], chair.do("submissions", "list")["submissions"]) == (4, [])
    assert {"path", "columns", "lacking", "remembered", "new", "changed", "same", "blocked", "rows"} <= set(seen)
    assert chair.do(*words, "--remember")["new"] == 4
    listed = chair.do("submissions", "list")["submissions"]
    assert [(one["id"], one["category"]) for one in listed] == [
        ("V1", "ENV"),
        ("V2", "ENV"),
        ("N1", "ENE"),
        ("N2", "ENE"),
    ]
    assert refused(chair, "reason_needed", "submissions", "shortlist", "V1", "--out")
    chair.do("submissions", "eligible", *WORKS, "--yes", "--reason", "ตรงตามแนวคิด")
    folders = day.at("files")
    for one in WORKS:
        (folders / one).mkdir(parents=True)
        (folders / one / "ข้อเสนอ.pdf").write_bytes(f"%PDF-1.7 {one}".encode())
    assert chair.do("attachments", "take", folders, "--preview") is not None
    chair.do("attachments", "take", folders)
    kept = chair.do("attachments", "list")["submissions"]
    assert [[file["name"] for file in one["attachments"]] for one in kept] == [["ข้อเสนอ.pdf"]] * 4


def name_the_panel(day: Day) -> None:
    chair = day.chair
    for place, (judge_, role) in enumerate(PANEL.items(), 1):
        fields = (f"name_th=กรรมการ {judge_}", f"role={role}", "votes=yes", f"order={place}", "title=ดร.")
        said = chair.do("panel", "new", *fields, "--id", judge_)["judges"]
    assert [(one["id"], one["confirmed"]) for one in said] == [(judge_, None) for judge_ in PANEL]
    for judge_ in WITH_PROGRAM:
        own = day.judge(judge_)
        own.do("identity", "create", "--name", f"ดร.กรรมการ {judge_}")
        words = own.do("identity", "card", "-o", day.at(f"{judge_}.judgecard"))["check_words"]
        chair.do("panel", "add", day.at(f"{judge_}.judgecard"), "--as", judge_)
        chair.do("panel", "confirm", judge_, "--words", " ".join(words))
    assert refused(chair, "check_words_wrong", "panel", "confirm", "J1", "--words", " ".join(reversed(words)))
    assert [one["confirmed"] for one in chair.do("panel", "list")["judges"]] == ["voice"] * 3 + [None]


def share_out(day: Day) -> None:
    chair = day.chair
    assert refused(chair, "too_few_to_assign", "assign", "balanced", "-k", "9")
    chair.do("assign", "balanced", "-k", "3")
    chair.do("assign", "by-category", "J1=ENV,ENE", "J2=ENV", "J3=ENV,ENE", "J4=ENE")
    chair.do("assign", "hand", "J2=N1")
    chair.do("assign", "all")
    noted = chair.do("recusal", "add", "J2", "--category", "ENE", "--ground", "employer")
    assert [one["judge"] for one in noted["recusals"]] == ["J2"]
    listed = chair.do("assignments", "list")
    assert listed["loads"] == {"J1": 4, "J2": 2, "J3": 4, "J4": 4}


def plan_the_day(day: Day) -> None:
    chair = day.chair
    times = ("--start", "09:00", "--end", "12:00", "--talk", "15", "--questions", "5")
    planned = chair.do("schedule", "plan", "--day", "2026-09-09", *times, "--order", "number")
    assert [one["submission"] for one in planned["slots"]] == list(WORKS)
    moved = chair.do("schedule", "move", "N2", "--to", "1")
    assert moved["slots"][0] == {**moved["slots"][0], "submission": "N2", "starts_at": "09:00"}
    (file,) = chair.do("report", "schedule", "-o", day.at("print"))["files"]
    assert Path(file).suffix == ".pdf"


def send_the_package(day: Day) -> None:
    """Rehearsed first; why the official one is built without a backup stands in the log."""
    chair = day.chair
    assert chair.do("package", "build", "--rehearsal", "-o", day.at("try.judgepack"))["revision"] == 1
    reason = "สำเนาอยู่ที่สำนักงาน"
    built = chair.do("package", "build", "-o", day.at("day.judgepack"), "--without-backup", reason)
    assert len(chair.do("log", "--search", reason)["lines"]) == 1
    assert set(built) >= {"path", "manifest_sha256", "revision", "check_words", "attachments", "bytes"}
    assert [one["mode"] for one in chair.do("package", "list")["packages"]].count("official") == 1


def judge(day: Day) -> None:
    """Both submissions of ENE end equal; a second version of J3 comes late in the day."""
    open_packages_of(day)
    for place, judge_ in enumerate(WITH_PROGRAM):
        scores: dict[str, tuple[object, ...]] = {"V1": (9 - place, 25, 33, 18), "V2": (7, 22, 10, 15)}
        if judge_ != "J2":
            scores |= {"N1": (8, 26, 35, 17), "N2": (8, 26, 35, 17)}
        score_all(day.judge(judge_), day.at(f"{judge_}.csv"), scores)
        day.judge(judge_).do("score", "export", "-o", day.at(f"{judge_}.judgescore"))


def open_packages_of(day: Day) -> None:
    for judge_ in WITH_PROGRAM:
        day.judge(judge_).do("package", "open", day.at("day.judgepack"), "--as", judge_)


def merge(day: Day) -> None:
    chair = day.chair
    first = day.at("J1.judgescore")
    damaged = day.at("damaged.judgescore")
    damaged.write_bytes(first.read_bytes()[:-100])
    files = [day.at(f"{judge_}.judgescore") for judge_ in WITH_PROGRAM]
    seen = chair.do("merge", *files, damaged, "--preview")
    assert [one["outcome"] for one in seen["files"]] == ["accepted"] * 3 + ["refused"]
    assert chair.do("decisions")["decisions"] == []
    said = chair.do("merge", *files)
    assert set(said) == {"files", "missing", "view_sha256"}
    assert said["missing"] == ["J4"]
    sha256 = said["files"][1]["sha256"]
    aside = chair.do("decide", "set_aside", "--sha256", sha256, "--reason", "ส่งผิดฉบับ")["decision"]
    assert (aside["kind"], aside["documents"]) == ("set_aside", [sha256])
    assert chair.do("merge", first)["missing"] == ["J2", "J4"]
    chair.do("decide", "restore", "--sha256", sha256, "--reason", "ตรวจแล้วถูกต้อง")
    assert chair.do("merge", first)["view_sha256"] == said["view_sha256"]
    code = day.judge("J3").do("progress", "code")["code"]
    assert chair.do("progress", "read", code)["judge"] == "J3"


def attend(day: Day) -> None:
    """The chair is there; J3 leaves at two o'clock; one submission is judged on documents."""
    chair = day.chair
    for judge_ in PANEL:
        chair.do("attendance", "judge", judge_, "joined", "--at", "08:50")
    chair.do("attendance", "judge", "J3", "left", "--at", "14:00")
    chair.do("attendance", "submission", "V2", "documents", "--reason", "แจ้งไม่มา")
    shown = chair.do("attendance", "show")
    assert [one["state"] for one in shown["judges"]] == ["joined", "joined", "left", "joined"]
    assert (shown["quorum"]["present"], shown["quorum"]["reached"]) == (["J1", "J2", "J4"], True)
    assert {one["category"]: one["reached"] for one in shown["categories"]}["ENV"] is True


def type_from_paper(day: Day) -> None:
    """J4 scored on paper: typed by one person, confirmed by the typing of another."""
    chair = day.chair
    marks = ("D1=9", "D2=27", "D3=36", "D4=18")
    typed = chair.do("paper", "type", "J4", "V1", *marks, "--by", "สมศรี")
    assert (typed["judge"], typed["submission"], typed["typed_by"]) == ("J4", "V1", "สมศรี")
    assert refused(chair, "second_person_needed", "paper", "confirm", "J4", "V1", *marks, "--by", "สมศรี")
    confirmed = chair.do("paper", "confirm", "J4", "V1", *marks, "--by", "สมชาย")
    assert (confirmed["judge"], confirmed["submission"]) == ("J4", "V1")
    chair.do("paper", "sheet", "J4", "-o", day.at("J4.xlsx"))
    assert [one["submission"] for one in chair.do("paper", "list")["missing"]] != []


def deliberate(day: Day) -> None:
    chair = day.chair
    shown = {one["category"]: one for one in chair.do("deliberation", "show")["categories"]}
    assert [one["judge"] for one in shown["ENV"]["partial"]] == ["J4"]
    assert shown["ENV"]["partial"][0]["means"]["V1"][0] != shown["ENV"]["partial"][0]["means"]["V1"][1]
    chair.do("deliberation", "note", "--category", "ENV", "--submission", "V1", "ถามเรื่องงบประมาณ")
    table = day.at("votes.csv")
    table.write_text("voter,submission\nก,V1\nข,N1\nข,N2\nค,V1\n", encoding="utf-8")
    votes = chair.do("popular-vote", "import", table)
    assert (votes["votes"]["V1"], len(votes["doubles"])) == (2, 1)
    assert chair.do("popular-vote", "show")["winners"] == ["V1"]
    warned = {one["code"] for one in chair.do("results")["warnings"]}
    assert {"tie_needs_decision", "partly_scored_category"} <= warned


def decide_awards(day: Day) -> None:
    """Every kind of decision about a category that the window can make, and taking one back."""
    chair = day.chair
    excluded = decided(chair, "exclude", "--category", "ENV", "--judge", "J4", "--reason", "ให้คะแนนเพียงผลงานเดียว")
    assert [one["set_aside"] for one in room(chair, "ENV")["partial"]] == [True]
    chair.do("decide", "restore", "--category", "ENV", "--judge", "J4", "--reason", "ที่ประชุมให้นับ")
    assert excluded["judge"] == "J4"
    vote = ("--votes", "N1=2", "--votes", "N2=1", "--present", "3")
    tie = decided(chair, "break_tie", "--category", "ENE", *vote, "--dissent", "J4 เห็นต่าง", "--reason", "มติ")
    assert (tie["submissions"], standing(chair, "ENE", "N1")["decided_by"]) == (["N1", "N2"], "decision")
    chair.do("decide", "restore", "--sha256", tie["sha256"], "--reason", "นับคะแนนเสียงใหม่")
    assert standing(chair, "ENE", "N1")["tied"] is True
    decided(chair, "joint_award", "--category", "ENE", "--submission", "N1", "--submission", "N2", "--reason", "เท่ากัน")
    decided(chair, "acting_chair", "--category", "ENV", "--judge", "J3", "--reason", "ประธานติดภารกิจ")
    award = decided(chair, "award", "--category", "ENV", "--submission", "V1", "--reason", "สูงสุด")
    chair.do("decide", "restore", "--sha256", award["sha256"], "--reason", "กดผิด")
    decided(chair, "no_award", "--category", "ENV", "--reason", "ไม่ถึงเกณฑ์")
    corrected = ("--submission", "V1", "--text", "title_th=คลองใสใจดีจริง")
    decided(chair, "correct_text", *corrected, "--reason", "พิมพ์ผิด")
    assert refused(chair, "category_unknown", "decide", "no_award", "--category", "ART", "--reason", "x")


def close(day: Day) -> None:
    chair = day.chair
    before = chair.do("results", "--provisional")
    assert (before["provisional"], before["missing"]) == (True, ["J4"])
    assert before["open"][-1] == "The round is not closed"
    (page,) = chair.do("report", "provisional", "-o", day.at("print"), language="th")["files"]
    assert "ผลเบื้องต้น" in Path(page).name
    assert chair.do("close", "--reason", "ครบแล้ว")["decision"]["kind"] == "close"
    late = day.judge("J3")
    late.do("score", "reopen", "V1", "--reason", "พิมพ์ผิด")
    late.do("score", "set", "V1", "D1", "1")
    late.do("score", "seal", "V1")
    late.do("score", "export", "-o", day.at("late.judgescore"))
    assert chair.do("merge", day.at("late.judgescore"))["files"][0]["outcome"] == "late"
    assert refused(chair, "already_closed", "close")
    chair.do("reopen", "--reason", "มีผู้ทักท้วง")
    chair.do("close", "--reason", "พิจารณาแล้ว")
    assert len(chair.do("report", "scorecards", "-o", day.at("print"))["files"]) == 4


def look_back(day: Day) -> None:
    """Signatures with a scan; the log is whole and can be searched and saved."""
    chair = day.chair
    scan = day.at("scan.pdf")
    scan.write_bytes(b"%PDF-1.7 signed")
    paper = chair.do("signatures", "list")["papers"][0]
    signed = chair.do("signatures", "sign", paper["paper"], "--scan", scan)["papers"][0]
    assert (signed["missing"], len(signed["scans"])) == ([], 1)
    log = chair.do("log", "-o", day.at("log.csv"))
    assert (log["whole"], day.at("log.csv").stat().st_size > 1000) == (True, True)
    assert 0 < len(chair.do("log", "--search", "scorecard on paper")["lines"]) < len(log["lines"])
    assert chair.do("package", "effects")["sealed_scorecards"]["lost"] == 0


def hand_over(day: Day) -> None:
    """A deputy named in an update takes what was received over and reaches the same view."""
    chair, deputy = day.chair, Copy(day.at("deputy"))
    deputy.do("identity", "create", "--name", "ผู้ช่วยเลขานุการ")
    words = deputy.do("identity", "card", "-o", day.at("deputy.judgecard"))["check_words"]
    chair.do("deputy", "add", day.at("deputy.judgecard"), "--words", " ".join(words))
    chair.do("package", "build", "-o", day.at("update.judgepack"), "--without-backup", "ใช้ในวันนี้")
    received = chair.do("export", "received", "-o", day.at("received"))
    assert (len(received["files"]) > 3, set(received)) == (True, {"files", "score_files", "decisions"})
    assert refused(deputy, "not_a_deputy", "contest", "take-over", day.at("day.judgepack"))
    deputy.do("contest", "take-over", day.at("update.judgepack"))
    there = deputy.do("merge", *received["files"])
    assert there["view_sha256"] == chair.do("merge", day.at("J1.judgescore"))["view_sha256"]
    assert standings(deputy) == standings(chair)
    for copy, place in ((chair, "of the chair"), (deputy, "of the deputy")):
        copy.do("report", "standings", "-o", day.at(place))
    ours, theirs = (next(day.at(place).iterdir()) for place in ("of the chair", "of the deputy"))
    assert (ours.name, ours.read_bytes()) == (theirs.name, theirs.read_bytes())
    assert len(deputy.do("decisions")["decisions"]) == len(chair.do("decisions")["decisions"])


def begin_next_year(day: Day) -> None:
    """Rubric, texts and panel of this year; nothing that was sent in, judged or decided."""
    chair = day.chair
    (this_year,) = chair.do("contest", "list")["contests"]
    begun = chair.do("contest", "begin", "--from", this_year["contest"], "--name-en", "Awards 2027")
    here = ("--contest", begun["contest"])
    assert (begun["submissions"], begun["judges"]) == (0, 4)
    assert chair.do(*here, "submissions", "list")["submissions"] == []
    assert chair.do(*here, "attachments", "list")["submissions"] == []
    assert chair.do(*here, "recusal", "list")["recusals"] == []
    assert chair.do(*here, "deputy", "list")["deputies"] == []
    assert chair.do(*here, "schedule", "show")["slots"] == []
    assert chair.do(*here, "package", "list")["packages"] == []
    for words in (("decisions",), ("results",), ("merge", day.at("J1.judgescore"))):
        assert refused(chair, "no_package", *here, *words)
    assert refused(chair, "ambiguous_contest", "decisions")
    chair.do(*here, "remove", "--yes")


def take_off(day: Day) -> None:
    chair = day.chair
    listed = chair.do("remove")
    assert (listed["removed"], listed["score_files"], len(chair.do("contest", "list")["contests"])) == (False, 4, 1)
    assert chair.do("remove", "--yes")["removed"] is True


def refused(copy: Copy, code: str, *words: object) -> bool:
    """The command is refused with that code, in a Thai and in an English sentence, and exit code 1."""
    thai, english = (copy.run(*words, language=language) for language in ("th", "en"))
    assert (thai.refused, english.refused) == (code, code)
    said = [str(ran.said["error"]["message"]) for ran in (thai, english)]
    return bool(re.search("[ก-๛]{3}", said[0]) and re.search("[a-z]{3}", said[1]))


def decided(chair: Copy, *words: object) -> Any:
    """A decision that must be recorded."""
    return chair.do("decide", *words)["decision"]


def room(chair: Copy, category: str) -> Any:
    return next(one for one in chair.do("deliberation", "show")["categories"] if one["category"] == category)


def standing(chair: Copy, category: str, submission: str) -> Any:
    found = next(one for one in chair.do("results")["categories"] if one["category"] == category)
    return next(one for one in found["standings"] if one["submission"] == submission)


def standings(copy: Copy) -> Any:
    return copy.do("results")["categories"]
