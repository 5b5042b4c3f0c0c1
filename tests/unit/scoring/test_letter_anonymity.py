"""When a letter to an applicant would tell which judge gave a score or wrote a comment."""

from __future__ import annotations

from dataclasses import replace

import pytest

from judge_desktop.domain.findings import FindingCode
from judge_desktop.domain.panel import Judge
from judge_desktop.domain.scorecard import Scorecard
from judge_desktop.domain.text import Text
from judge_desktop.domain.view import Cell, CellState, View
from judge_desktop.scoring.letter_anonymity import check_letters, letter_comments, name_in
from tests.helpers.small_round import card, contest, package

JUDGE = Judge(
    id="j1",
    name=Text(th="ณัฐพล ปิ่นแก้ว", en="Nattapon Pinkaew"),
    title="ผศ.ดร.",
    position="คณะวิศวกรรมศาสตร์ มหาวิทยาลัยธารฟ้าใส",
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ตามที่ ณัฐพล ปิ่นแก้ว ให้ความเห็นไว้", "ณัฐพล ปิ่นแก้ว"),
        ("ตามที่ณัฐพลปิ่นแก้วให้ความเห็น", "ณัฐพลปิ่นแก้ว"),
        ("เห็นด้วยกับ ดร.ณัฐพลในทุกข้อ", "ณัฐพล"),
        ("ขอบคุณคุณ ปิ่นแก้วที่ชี้ให้เห็น", "ปิ่นแก้ว"),
        ("ความเห็นของ ณัฐพล: ดีมาก", "ณัฐพล"),
        ("as Dr. nattapon said", "nattapon"),
        ("ในฐานะผู้แทนคณะวิศวกรรมศาสตร์  มหาวิทยาลัยธารฟ้าใส เห็นว่า", "คณะวิศวกรรมศาสตร์ มหาวิทยาลัยธารฟ้าใส"),
        ("ป้ายณัฐพลาซ่าเด่นดี", ""),
        ("ใช้ปิ่นแก้วกาญจนาเป็นต้นแบบ", ""),
        ("คณะวิศวกรรมศาสตร์ทำได้ดี", ""),
        ("Pinkaews and more", ""),
        ("", ""),
    ],
)
def test_a_name_is_found_where_it_means_the_person(text: str, found: str) -> None:
    assert name_in(text, JUDGE) == found


def test_a_person_without_a_name_or_with_a_short_position_is_found_nowhere() -> None:
    assert name_in("ครู ก ข", Judge(id="j", name=Text(th="ก"), position="ครู")) == ""
    assert name_in("anything", Judge(id="j", name=Text())) == ""


def with_comments(submission: str, **comments: str) -> Scorecard:
    return replace(card(submission, 70), comments=comments)


def view_of(*cells: tuple[str, Scorecard, CellState]) -> View:
    made = tuple(
        Cell(judge=judge, submission=one.submission, category=one.submission[0], state=state, scorecard=one)
        for judge, one, state in cells
    )
    return View(
        cells=made,
        counted_documents=(),
        not_counted={},
        forks=(),
        awaiting={},
        gaps={},
        differences=(),
        is_closed=True,
        missing=(),
    )


def test_what_gives_a_judge_away_is_said_once_for_each_letter_and_comment() -> None:
    of = contest(submissions=("A1", "A2", "B1", "B2"))
    panel = replace(of.panel, judges=(JUDGE, *of.panel.judges[1:]))
    signed = package(replace(of, panel=panel))
    counted = CellState.COUNTED
    view = view_of(
        ("j1", with_comments("A1", overall="ดี", D1="ชัดเจน"), counted),
        ("j2", with_comments("A1"), counted),
        ("j1", with_comments("A2", overall="ดร.ณัฐพลเห็นว่าดี"), counted),
        ("j2", with_comments("A2", overall="ณัฐพล ปิ่นแก้ว", D2="ดี"), counted),
        ("j3", with_comments("B1", overall="ดี", D1="ดี"), counted),
        ("j1", with_comments("B1", overall="ไม่นับ"), CellState.EXCLUDED),
        ("j1", with_comments("B2", overall="ดี"), counted),
        ("j2", with_comments("B2", overall="  "), counted),
    )
    found = check_letters(signed, view)
    assert [(one.code, one.where.submission, one.where.criterion, dict(one.details)) for one in found] == [
        (FindingCode.LETTER_COMMENTS_OF_ONE_JUDGE, "A1", "", {}),
        (FindingCode.LETTER_NAMES_JUDGE, "A2", "overall", {"name": "ณัฐพล ปิ่นแก้ว"}),
        (FindingCode.LETTER_NAMES_JUDGE, "A2", "overall", {"name": "ณัฐพล"}),
        (FindingCode.LETTER_OF_ONE_JUDGE, "B1", "", {}),
    ]
    assert not any(one.blocks for one in found)
    assert [one.where.submission for one in check_letters(signed, view, ("B1",))] == ["B1"]


def test_only_comments_of_scorecards_that_count_go_into_a_letter() -> None:
    view = view_of(
        ("j1", with_comments("A1", overall=" ดี ", D1=""), CellState.COUNTED),
        ("j2", with_comments("A1", overall="ไม่นับ"), CellState.BLOCKED),
        ("j3", with_comments("A1", overall="ร่าง"), CellState.DRAFT),
    )
    assert list(letter_comments(view, "A1")) == [("j1", "overall", "ดี")]
