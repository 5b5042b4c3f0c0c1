"""The panel is prepared through the command line: people, a spreadsheet, assignments, recusals, a new laptop."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.small_day import Copy, Day


@pytest.fixture
def chair(day: Day) -> Copy:
    return day.chair


def people(said: object) -> list[tuple[str, str, str]]:
    assert isinstance(said, dict)
    return [(one["id"], one["name"], one["role"]) for one in said["judges"]]


def test_people_are_added_changed_and_removed(chair: Copy) -> None:
    added = chair.do("panel", "new", "name_en=New Person", "role=secretary", "position=Office", "--id", "S1")
    assert people(added)[-1] == ("S1", "New Person", "secretary")
    changed = chair.do("panel", "set", "S1", "name_en=Other Name", "order=1")
    assert people(changed)[0] == ("S1", "Other Name", "secretary")
    assert chair.do("panel", "remove", "S1") == {
        "removed": "S1",
        "lost": {"keys": 0, "assignments": 0, "recusals": 0, "score_files": 0},
    }
    assert [one[0] for one in people(chair.do("panel", "list"))] == ["J1", "J2", "J3"]
    assert chair.run("panel", "remove", "S1").refused == "judge_unknown"
    assert chair.run("panel", "set", "J1", "nick=x").refused == "field_unknown"
    assert chair.run("panel", "set", "J1", "nick").code == 2
    assert chair.do("panel", "remove", "J3")["lost"]["keys"] == 1


def test_a_spreadsheet_is_looked_at_and_taken_in(chair: Copy, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("ผู้ตัดสิน,หน้าที่\nสมใจ สมมติ,กรรมการ\nสมศรี สมมติ,ผู้ชม\n", encoding="utf-8")
    command = ("panel", "import", path, "--column", "name_th=ผู้ตัดสิน")
    looked = chair.do(*command, "--preview")
    assert looked["columns"] == {"name_th": "ผู้ตัดสิน", "role": "หน้าที่"}
    assert [(row["row"], row["outcome"], row["judge"]) for row in looked["rows"]] == [
        (2, "new", "J4"),
        (3, "problem", "J5"),
    ]
    assert looked["rows"][1]["findings"][0]["code"] == "cell_not_understood"
    assert len(chair.do("panel", "list")["judges"]) == 3

    assert chair.do(*command)["rows"][0]["outcome"] == "new"
    assert len(chair.do("panel", "list")["judges"]) == 4
    assert chair.do(*command)["rows"][0]["outcome"] == "same"
    assert chair.run("panel", "import", path).refused == "table_has_findings"
    assert chair.run("panel", "import", path, "--column", "name_th=x").refused == "value_not_understood"


def test_submissions_are_shared_out(chair: Copy) -> None:
    assert chair.do("assignments", "list")["everything"]
    even = chair.do("assign", "balanced", "-k", 2)
    assert even["submissions"] == {"ENV-01": 2, "ENV-02": 2, "ENE-01": 2, "ENE-02": 2}
    assert sorted(even["loads"].values()) == [2, 3, 3]
    assert (even["islands"], even["everything"], even["assignments"]) == ([], False, 8)
    assert even["below_minimum"] == ["ENV-01", "ENV-02", "ENE-01", "ENE-02"]
    assert chair.do("assign", "balanced", "-k", 2) == even

    parted = chair.do("assign", "by-category", "J1=ENV", "J2=ENV", "J3=ENE")
    assert parted["islands"] == [["J1", "J2", "ENV-01", "ENV-02"], ["J3", "ENE-01", "ENE-02"]]
    assert chair.do("assign", "hand", "J3=ENV-01")["islands"] == []
    assert chair.do("assign", "hand", "J3=ENV-01,ENE-01", "--remove")["loads"]["J3"] == 1
    refused = chair.run("assign", "balanced", "-k", 1)
    assert (refused.refused, refused.said["error"]["details"]["count"]) == ("assignment_falls_apart", 3)
    assert "3 groups that share no submission" in refused.said["error"]["message"]
    assert chair.do("assign", "all")["everything"]


def test_recusals_are_known_before_the_package(chair: Copy) -> None:
    added = chair.do("recusal", "add", "J2", "--category", "ENV", "--ground", "employer")
    assert added["recusals"] == [
        {"judge": "J2", "scope": "category", "target": "ENV", "ground": "employer", "reason": ""}
    ]
    assert added["submissions"] == {"ENV-01": 2, "ENV-02": 2, "ENE-01": 3, "ENE-02": 3}
    assert added["below_minimum"] == ["ENV-01", "ENV-02"]
    refused = chair.run("recusal", "add", "J1", "--submission", "ENE-01", "--ground", "other", language="th")
    assert refused.refused == "reason_needed"
    assert chair.run("assign", "balanced", "-k", 3).said["error"]["details"] == {
        "submission": "ENV-01",
        "possible": 2,
        "wanted": 3,
    }
    assert chair.do("recusal", "remove", "J2", "--category", "ENV")["recusals"] == []
    assert chair.do("recusal", "list")["below_minimum"] == []


def test_a_new_laptop_is_settled_and_a_card_taken_back(day: Day, tmp_path: Path) -> None:
    new = Copy(tmp_path / "new")
    made = new.do("identity", "create", "--name", "J1 again")
    new.do("identity", "card", "-o", tmp_path / "new.judgecard")
    day.chair.do("panel", "add", tmp_path / "new.judgecard", "--as", "J1")
    assert [one["standing"] for one in day.chair.do("panel", "keys", "J1")["keys"]] == ["first", "card_only"]
    settled = day.chair.do("panel", "replace-key", "J1", made["judge_key"], "--reason", "เครื่องเดิมเสีย")
    assert [(one["standing"], one["key"] == made["judge_key"]) for one in settled["keys"]] == [
        ("first", True),
        ("earlier", False),
    ]

    guest = Copy(tmp_path / "guest")
    key = guest.do("identity", "create", "--name", "Guest Judge")["judge_key"]
    guest.do("identity", "card", "-o", tmp_path / "guest.judgecard")
    assert people(day.chair.do("panel", "add-person", tmp_path / "guest.judgecard"))[-1][1] == "Guest Judge"
    forgotten = day.chair.do("panel", "forget-card", "J4", key)
    assert forgotten["judges"][-1]["key"] is None
    assert "Guest Judge" in day.chair.do("panel", "invite", "J4")["text"]
