"""The deliberation through the command line alone: votes, levels, acting chair, notes, discussions, popular vote."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.helpers.small_day import JUDGES, Copy, Day


def merged(day: Day, *judges: str) -> Copy:
    """The chair's copy after the files of these judges, or of all, were merged."""
    day.chair.do("merge", *(day.at(f"{judge}.judgescore") for judge in judges or JUDGES))
    return day.chair


def category(said: Any, name: str) -> Any:
    return next(one for one in said["categories"] if one["category"] == name)


def standings(chair: Copy, name: str) -> list[tuple[str, int, bool]]:
    found = category(chair.do("results"), name)["standings"]
    return [(one["submission"], one["rank"], one["tied"]) for one in found]


def test_the_popular_vote_is_previewed_recorded_and_shown(sent_day: Day, tmp_path: Path) -> None:
    chair = merged(sent_day)
    table = tmp_path / "votes.csv"
    table.write_text("voter,submission\na,ENV-01\nb,ENV-01\nb,ENV-02\nc,ENE-01\nd,ART-01\n", encoding="utf-8")
    before = chair.do("decisions")
    preview = chair.do("popular-vote", "import", table, "--preview")
    assert preview["votes"] == {"ENV-01": 2, "ENE-01": 1, "ENE-02": 0, "ENV-02": 0}
    assert preview["ranking"][0] == {"submission": "ENV-01", "votes": 2, "rank": 1, "tied": False}
    assert [(one["rank"], one["tied"]) for one in preview["ranking"][2:]] == [(3, True), (3, True)]
    assert preview["doubles"] == [{"row": 4, "counted_row": 3, "same_choice": False}]
    assert [one["code"] for one in preview["findings"]] == ["voter_twice", "vote_for_unknown_submission"]
    assert (preview["recorded"], chair.do("decisions")) == (False, before)
    assert chair.do("popular-vote", "show")["votes"] == {}

    recorded = chair.do("popular-vote", "import", table)
    assert {"votes", "ranking"} <= set(recorded)
    shown = chair.do("popular-vote", "show")
    assert (shown["votes"], shown["winners"]) == (recorded["votes"], ["ENV-01"])
    table.write_text("submission,votes\nENE-02,12\nENV-01,12\n", encoding="utf-8")
    chair.do("popular-vote", "import", table, "--reason", "นับใหม่")
    assert chair.do("popular-vote", "show")["winners"] == ["ENE-02", "ENV-01"]
    table.write_text("submission,votes\nART-01,12\n", encoding="utf-8")
    assert chair.run("popular-vote", "import", table).refused == "table_has_findings"


def test_a_judging_chair_hands_in_before_people_read_the_scores(sent_day: Day) -> None:
    chair = merged(sent_day, "J2", "J3")
    lines = chair.run("results", as_json=False, language="th").out
    assert "ยังไม่แสดงคะแนน จนกว่าประธานจะส่งคะแนนของตนเอง" in lines
    assert "  1  ENV-01" not in lines
    assert "คะแนนรวม" not in lines
    shown = category(chair.do("deliberation", "show"), "ENV")
    assert (shown["still_to_seal"], shown["prompts"]) == (["ENV-01", "ENV-02"], [])
    told = chair.do("results")
    assert (told["covered"], [one["standings"] for one in told["categories"]]) == (["ENV", "ENE"], [[], []])
    assert [one["details"] for one in told["warnings"] if one["code"] == "figures_covered"] == [
        {"category": "ENV"},
        {"category": "ENE"},
    ]

    merged(sent_day, "J1")
    assert "  1  ENV-01" in chair.run("results", as_json=False).out


def test_notes_and_discussions_are_kept(sent_day: Day) -> None:
    chair = merged(sent_day)
    noted = chair.do("deliberation", "note", "--category", "ENV", "--submission", "ENV-01", "ถามเรื่องงบ")
    assert noted["note"] == {"category": "ENV", "submission": "ENV-01", "changed": True}
    assert category(chair.do("deliberation", "show"), "ENV")["notes"] == {"ENV-01": "ถามเรื่องงบ"}
    assert chair.run("deliberation", "note", "--category", "ART", "x").refused == "category_unknown"
    assert chair.run("deliberation", "discussed", "ART-01").refused == "submission_unknown"
    calm = chair.run("deliberation", "discussed", "ENV-01", language="th")
    assert calm.refused == "discussion_not_asked"
    assert "ไม่อยู่ในเกณฑ์ที่ต้องหารือ" in calm.said["error"]["message"]


def test_an_award_is_given_taken_back_and_given_again(sent_day: Day) -> None:
    chair = merged(sent_day)
    winner = standings(chair, "ENV")[0][0]
    first = chair.do("decide", "award", "--category", "ENV", "--submission", winner, "--reason", "สูงสุด")["decision"]
    assert category(chair.do("deliberation", "show"), "ENV")["in_force"] == [first["sha256"]]
    chair.do("decide", "restore", "--sha256", first["sha256"], "--reason", "กดผิด")
    shown = category(chair.do("deliberation", "show"), "ENV")
    assert (shown["in_force"], shown["taken_back"], len(shown["decisions"])) == ([], [first["sha256"]], 2)
    listed = chair.do("decisions")
    assert listed["taken_back"] == {first["sha256"]: listed["decisions"][1]["sha256"]}
    assert "(เพิกถอนแล้ว)" in chair.run("decisions", as_json=False, language="th").out.splitlines()[0]
    joint = chair.run("decide", "joint_award", "--category", "ENV", "--submission", winner, "--reason", "ร่วม")
    assert joint.refused == "award_not_allowed"
    levels = ("decide", "award", "--category", "ENV", "--submission", winner, "--reason", "สูงสุด")
    assert chair.run(*levels, "--level", f"{winner}=gold").refused == "level_unknown"
    by_vote = chair.run(
        "decide", "break_tie", "--category", "ENV", "--votes", "ENV-01=2", "--votes", "ENV-02=1", "--reason", "มติ"
    )
    assert by_vote.refused == "tie_settled_otherwise"


def test_acting_chairs_are_named_for_a_category(sent_day: Day) -> None:
    chair = merged(sent_day)
    named = chair.do("decide", "acting_chair", "--category", "ENV", "--judge", "J2", "--reason", "ประธานติดภารกิจ")
    assert named["decision"]["judge"] == "J2"
    refused = chair.run("decide", "acting_chair", "--category", "ENV", "--judge", "J1", "--reason", "x", language="th")
    assert refused.refused == "acting_chair_not_possible"
    assert "ทำหน้าที่ประธานในที่ประชุมในด้านนี้ไม่ได้" in refused.said["error"]["message"]
