"""Planning the running order of the draft, and printing it."""

from datetime import date, time
from pathlib import Path

import pytest

from judge_desktop.config.i18n import Language, Translator
from judge_desktop.config.thai_digits import Numerals
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.findings import FindingCode
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.domain.schedule import Break
from judge_desktop.domain.text import Text
from judge_desktop.scoring.schedule_planning import OrderBy
from judge_desktop.workflow.printing.kinds import PrintOptions
from judge_desktop.workflow.printing.print_report import print_report
from judge_desktop.workflow.schedule import (
    PlanRequest,
    SlotRequest,
    change_slot,
    move_submission,
    plan_schedule,
    schedule_here,
)
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.pdf_text import pages_by_poppler, squeezed
from tests.unit.workflow.conftest import Desks


@pytest.fixture
def chair(desks: Desks) -> Workspace:
    return desks.desk("chair")


def starts(ws: Workspace) -> list[str]:
    return [f"{slot.starts_at:%H:%M} {slot.submission}" for slot in schedule_here(ws)[1].slots]


def test_a_day_is_planned_and_put_into_another_order(chair: Workspace) -> None:
    tea = Break(starts_at=time(9, 40), ends_at=time(10), name=Text(th="พัก"))
    request = PlanRequest(
        day=date(2023, 9, 9),
        starts_at=time(9),
        ends_at=time(12),
        talk_minutes=15,
        question_minutes=5,
        breaks=(tea,),
        by=OrderBy.NUMBER,
    )
    planned = plan_schedule(chair, request)
    assert (planned.day, planned.breaks, planned.lot) == (date(2023, 9, 9), (tea,), "")
    assert starts(chair) == ["09:00 ENV-01", "09:20 ENV-02", "10:00 ENE-01"]
    move_submission(chair, "ENE-01", 1)
    assert starts(chair) == ["09:00 ENE-01", "09:20 ENV-01", "10:00 ENV-02"]
    change_slot(chair, SlotRequest(submission="ENV-01", talk_minutes=5))
    assert starts(chair) == ["09:00 ENE-01", "09:20 ENV-01", "10:00 ENV-02"]
    change_slot(chair, SlotRequest(submission="ENV-02", starts_at=time(11)))
    plan_schedule(chair, PlanRequest(talk_minutes=10))  # usual slots follow, the one of its own length does not
    slots = schedule_here(chair)[1].slots
    assert [(one.submission, one.minutes) for one in slots] == [("ENE-01", 15), ("ENV-01", 10), ("ENV-02", 15)]
    assert starts(chair) == ["09:00 ENE-01", "09:15 ENV-01", "11:00 ENV-02"]
    change_slot(chair, SlotRequest(submission="ENV-02", unpinned=True))
    assert starts(chair)[-1] == "09:25 ENV-02"


def test_a_lot_is_drawn_with_a_seed_that_is_kept(chair: Workspace) -> None:
    drawn = plan_schedule(chair, PlanRequest(by=OrderBy.LOT))
    assert len(drawn.lot) == 8
    again = plan_schedule(chair, PlanRequest(by=OrderBy.LOT, seed=drawn.lot))
    assert again == drawn
    assert plan_schedule(chair, PlanRequest(by=OrderBy.NUMBER)).lot == ""
    assert move_submission(chair, "ENE-01", 1).lot == ""


def test_what_is_wrong_is_said_and_what_cannot_be_is_refused(chair: Workspace) -> None:
    plan_schedule(chair, PlanRequest(starts_at=time(10), ends_at=time(10, 30), breaks=(), by=OrderBy.NUMBER))
    assert [one.code for one in schedule_here(chair)[2]] == [FindingCode.SCHEDULE_RUNS_OVER]
    before = schedule_here(chair)[1]
    for request in (
        PlanRequest(starts_at=time(12), ends_at=time(11)),
        PlanRequest(talk_minutes=0, question_minutes=0),
        PlanRequest(talk_minutes=-1),
        PlanRequest(breaks=(Break(starts_at=time(12), ends_at=time(12)),)),
    ):
        with pytest.raises(JudgeDesktopError) as refused:
            plan_schedule(chair, request)
        assert refused.value.code is Code.SCHEDULE_NOT_POSSIBLE
    with pytest.raises(JudgeDesktopError) as unknown:
        move_submission(chair, "nobody", 1)
    assert unknown.value.code is Code.SUBMISSION_NOT_PLANNED
    assert schedule_here(chair)[1] == before


def test_the_running_order_is_printed_with_its_breaks(chair: Workspace, tmp_path: Path) -> None:
    lunch = Break(starts_at=time(10, 14), ends_at=time(11), name=Text(th="พักกลางวัน", en="Lunch"))
    plan_schedule(chair, PlanRequest(starts_at=time(10), breaks=(lunch,), by=OrderBy.LOT, seed="12345678"))
    change_slot(chair, SlotRequest(submission="ENV-01", talk_minutes=20))
    contest = schedule_here(chair)[0]
    for language, wanted in (
        (Language.TH, ("ลำดับการนำเสนอ", "พักกลางวัน", "20 + 6 นาที", "จับสลาก", "12345678", "10.00 น.")),
        (Language.EN, ("Running order", "Lunch", "20 + 6 minutes", "drawn by lot", "12345678", "10:00")),
    ):
        (path,) = print_report(
            chair,
            ReportKind.SCHEDULE,
            tmp_path / language.value,
            Translator(language),
            PrintOptions(numerals=Numerals.ARABIC),
        )
        (text,) = pages_by_poppler(path)
        titles = [one.title.in_language(language.value) for one in contest.finalists]
        assert [word for word in (*wanted, *titles) if squeezed(word) not in text] == []


def test_without_slots_there_is_nothing_to_print(chair: Workspace, tmp_path: Path) -> None:
    from dataclasses import replace

    from judge_desktop.workflow.edit_contest import ContestSection, edit_contest

    edit_contest(
        chair,
        ContestSection.SCHEDULE,
        lambda contest: replace(
            contest, rounds=tuple(replace(one, schedule=replace(one.schedule, slots=())) for one in contest.rounds)
        ),
    )
    with pytest.raises(JudgeDesktopError) as refused:
        print_report(
            chair, ReportKind.SCHEDULE, tmp_path / "pdf", Translator(Language.TH), PrintOptions(numerals=Numerals.THAI)
        )
    assert refused.value.code is Code.NOTHING_PLANNED
