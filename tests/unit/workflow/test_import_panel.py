"""People from spreadsheets that nobody here wrote: columns by any name, problems by row, nothing kept by looking."""

from __future__ import annotations

from pathlib import Path

import pytest

from judge_desktop.domain.contest import Contest
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import FindingCode
from judge_desktop.domain.panel import Role
from judge_desktop.workflow.edit_panel import in_order
from judge_desktop.workflow.import_panel import (
    PeoplePreview,
    RowKind,
    import_people,
    preview_people,
    read_people,
    with_people,
)
from judge_desktop.workflow.packages_here import chair_contest
from tests.helpers.panels import contest_of
from tests.unit.workflow.conftest import Desks

LIST = """ที่,คำนำหน้าชื่อ,ชื่อ - สกุล,สังกัด,หน้าที่,ให้คะแนน,หมายเหตุ
๑,ศ.ดร.,ปรีชา ตัวอย่าง,มหาวิทยาลัย,ประธานกรรมการ,ใช่,
๒,ดร.,กรรมการ ท่านที่2,บริษัท,กรรมการ,ใช่,โทรก่อน
๓,นาง,มาลี สมมติ,เทศบาล,ผู้สังเกตการณ์,ใช่,
๔,,,ไม่มีชื่อ,กรรมการ,ใช่,
๕,นาย,วิชัย สมมติ,สำนักงาน,เลขานุการ,,
"""


def written(folder: Path, text: str, encoding: str = "utf-8-sig") -> Path:
    path = folder / "คณะกรรมการ.csv"
    path.write_bytes(text.encode(encoding))
    return path


def looked_at(contest: Contest, path: Path) -> PeoplePreview:
    people = read_people(path)
    return preview_people(contest, people, people.matching)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874"])
def test_columns_are_known_by_what_people_call_them(tmp_path: Path, encoding: str) -> None:
    people = read_people(written(tmp_path, LIST, encoding))
    assert [(name, people.titles[n]) for name, n in people.matching.items()] == [
        ("order", "ที่"),
        ("title", "คำนำหน้าชื่อ"),
        ("name_th", "ชื่อ - สกุล"),
        ("position", "สังกัด"),
        ("role", "หน้าที่"),
        ("votes", "ให้คะแนน"),
    ]
    assert people.samples[2] == "ปรีชา ตัวอย่าง"


def test_each_row_says_what_it_would_do(tmp_path: Path) -> None:
    preview = looked_at(contest_of(2, 1), written(tmp_path, LIST))
    assert [(row.number, row.kind, row.judge.id) for row in preview.rows] == [
        (2, RowKind.NEW, "J3"),
        (3, RowKind.CHANGED, "J2"),
        (4, RowKind.PROBLEM, "J4"),
        (5, RowKind.PROBLEM, "J5"),
        (6, RowKind.NEW, "J6"),
    ]
    assert [(row.number, one.code, one.where.column) for row in preview.problems for one in row.findings] == [
        (4, FindingCode.CELL_NOT_UNDERSTOOD, "role"),
        (5, FindingCode.JUDGE_NAME_MISSING, "name_th"),
    ]
    assert [one.code for one in preview.after] == [FindingCode.SEVERAL_CHAIRS]


def test_ready_rows_are_taken_in_once_and_a_second_time_changes_nothing(tmp_path: Path) -> None:
    contest, path = contest_of(2, 1), written(tmp_path, LIST)
    people = read_people(path)
    after = with_people(contest, preview_people(contest, people, people.matching), people.matching)
    second = after.panel.judge("J2")
    assert second is not None
    assert (second.title, second.position, second.name.en) == ("ดร.", "บริษัท", "Judge 2")
    assert [(one.name.th, one.role, one.votes) for one in in_order(after)] == [
        ("กรรมการ ท่านที่1", Role.CHAIR, True),
        ("ปรีชา ตัวอย่าง", Role.CHAIR, True),
        ("กรรมการ ท่านที่2", Role.JUDGE, True),
        ("วิชัย สมมติ", Role.SECRETARY, False),
    ]

    without_order = {name: n for name, n in people.matching.items() if name != "order"}
    assert [row.kind for row in preview_people(after, people, without_order).rows] == [
        RowKind.SAME,
        RowKind.SAME,
        RowKind.PROBLEM,
        RowKind.PROBLEM,
        RowKind.SAME,
    ]


def test_a_list_of_names_alone_is_enough_and_a_column_can_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("ผู้ตัดสิน,โทร\nสมใจ สมมติ,1\nสมใจ สมมติ,2\n", encoding="utf-8")
    people = read_people(path)
    blind = preview_people(contest_of(1, 1), people, people.matching)
    assert [(one.code, one.details) for one in blind.findings] == [(FindingCode.COLUMN_MISSING, {"column": "ชื่อ-สกุล"})]
    preview = preview_people(contest_of(1, 1), people, {"name_th": 0})
    assert [(row.kind, row.judge.role, row.judge.votes) for row in preview.rows] == [
        (RowKind.NEW, Role.JUDGE, True),
        (RowKind.NEW, Role.JUDGE, True),
    ]


def test_ids_of_the_table_know_people_and_used_twice_are_named(tmp_path: Path) -> None:
    preview = looked_at(contest_of(2, 1), written(tmp_path, "id,name\nJ2,New Name\nA7,Other\nA7,Third\n"))
    assert [(row.number, row.kind) for row in preview.rows] == [
        (2, RowKind.CHANGED),
        (3, RowKind.NEW),
        (4, RowKind.PROBLEM),
    ]
    assert [one.code for one in preview.rows[2].findings] == [FindingCode.DUPLICATE_ID]


def test_a_file_that_is_no_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"PK\x03\x04 not a workbook")
    with pytest.raises(JudgeDesktopError) as refused:
        read_people(path)
    assert (refused.value.code, refused.value.details["file"]) == (Code.TABLE_HAS_FINDINGS, "list.xlsx")


def test_people_are_taken_into_the_data_folder(desks: Desks, tmp_path: Path) -> None:
    path = written(tmp_path, "name,position\nNew Person,Expert\n")
    people = read_people(path)
    assert [row.kind for row in import_people(desks.chair, people, people.matching).rows] == [RowKind.NEW]
    added = in_order(chair_contest(desks.chair))[-1]
    assert (added.name.th, added.position) == ("New Person", "Expert")

    with pytest.raises(JudgeDesktopError) as refused:
        import_people(desks.chair, people, {})
    assert refused.value.code is Code.TABLE_HAS_FINDINGS
