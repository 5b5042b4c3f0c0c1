"""What the secretary types about the meeting is tidied, checked, kept by mode and noted; the rest is proposed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from judge_desktop.config.i18n import Language, Translator
from judge_desktop.domain.contest import Mode
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.meeting import Meeting
from judge_desktop.domain.panel import Judge, Role
from judge_desktop.domain.text import Text
from judge_desktop.store import audit_log
from judge_desktop.store.audit_log import AuditEvent
from judge_desktop.workflow.build_package import PackageOptions
from judge_desktop.workflow.deliberate import close_round
from judge_desktop.workflow.meeting import (
    completed_meeting,
    describe_meeting,
    proposed_for,
    proposed_meeting,
    read_meeting,
)
from tests.helpers import small_round
from tests.unit.workflow.conftest import Desks

TH, EN = Translator(Language.TH), Translator(Language.EN)


def refused(desks: Desks, meeting: Meeting) -> Code:
    with pytest.raises(JudgeDesktopError) as told:
        describe_meeting(desks.chair, meeting)
    return told.value.code


def noted(desks: Desks) -> int:
    with desks.chair.database.reading() as connection:
        return sum(one.event is AuditEvent.MEETING_DESCRIBED for one in audit_log.entries(connection))


def test_it_is_kept_tidied_and_noted_once(desks: Desks) -> None:
    desks.package()
    typed = Meeting(
        number="  1/2566\n",
        place=" ห้อง  5 ",
        starts_at=time(10, 0, 59),
        also_present=(" นาย ก ", "", "นาง\u200b ข"),
        announcements="  หนึ่ง \r\n สอง  ",
    )
    kept = describe_meeting(desks.chair, typed)
    assert kept == Meeting(
        number="1/2566",
        place="ห้อง 5",
        starts_at=time(10, 0),
        also_present=("นาย ก", kept.also_present[1]),
        announcements="หนึ่ง \n สอง",
    )
    assert read_meeting(desks.chair) == kept
    describe_meeting(desks.chair, kept)
    assert noted(desks) == 1


def test_a_rehearsal_has_a_meeting_of_its_own(desks: Desks) -> None:
    desks.package(options=PackageOptions(mode=Mode.REHEARSAL))
    describe_meeting(desks.chair, Meeting(place="ซ้อม"))
    desks.package("two.judgepack")
    assert read_meeting(desks.chair).is_empty
    describe_meeting(desks.chair, Meeting(place="จริง"))
    assert read_meeting(desks.chair).place == "จริง"


def test_a_closed_round_can_still_be_described(judged: Desks) -> None:
    close_round(judged.chair, "ครบแล้ว")
    assert describe_meeting(judged.chair, Meeting(ends_at=time(16, 0))).ends_at == time(16, 0)


def test_what_cannot_be_kept_is_refused_and_nothing_changes(desks: Desks) -> None:
    assert refused(desks, Meeting(place="ก")) is Code.NO_PACKAGE
    desks.package()
    describe_meeting(desks.chair, Meeting(place="ห้อง 5"))
    late = Meeting(starts_at=time(10, 0), ends_at=time(9, 59))
    assert refused(desks, late) is Code.MEETING_ENDS_BEFORE_START
    assert refused(desks, Meeting(place="ก" * 201)) is Code.TEXT_TOO_LONG
    assert refused(desks, Meeting(other_matters="ก" * 20_001)) is Code.TEXT_TOO_LONG
    assert refused(desks, Meeting(also_present=("ก" * 201,))) is Code.TEXT_TOO_LONG
    assert refused(desks, Meeting(also_present=tuple("ก" * 190 for _ in range(200)))) is Code.TEXT_TOO_LONG
    assert read_meeting(desks.chair) == Meeting(place="ห้อง 5")
    describe_meeting(desks.chair, replace(late, ends_at=time(10, 0)))


def test_the_rest_is_proposed_from_the_panel_and_its_day(desks: Desks) -> None:
    desks.package()
    proposed = proposed_meeting(desks.chair, TH)
    assert proposed.body.startswith("คณะกรรมการตัดสิน")
    assert proposed.held_on == date(2023, 9, 8)
    assert (proposed.starts_at, proposed.ends_at, proposed.place, proposed.number) == (None, None, "", "")
    assert proposed_meeting(desks.chair, EN).body.startswith("Judging panel of ")


def test_secretary_and_chair_sign_unless_somebody_else_was_typed() -> None:
    package = small_round.package()
    secretary = Judge(id="s", name=Text(th="ฟ้า รุ่งเรือง"), title="นางสาว", position="นักวิชาการ", role=Role.SECRETARY)
    panel = replace(package.contest.panel, judges=(*package.contest.panel.judges, secretary))
    proposed = proposed_for(replace(package, contest=replace(package.contest, panel=panel)), TH)
    assert (proposed.recorder, proposed.recorder_position) == ("นางสาวฟ้า รุ่งเรือง", "นักวิชาการ")
    assert proposed.checker == package.contest.panel.chair.full_name("th")  # type: ignore[union-attr]

    other = completed_meeting(Meeting(recorder="นาย ก", starts_at=time(0, 0)), proposed)
    assert (other.recorder, other.recorder_position) == ("นาย ก", "")
    assert (other.checker, other.starts_at, other.ends_at) == (proposed.checker, time(0, 0), None)
    same = completed_meeting(Meeting(recorder="นางสาวฟ้า รุ่งเรือง"), proposed)
    assert same.recorder_position == "นักวิชาการ"
    assert proposed_for(package, TH).recorder == ""
