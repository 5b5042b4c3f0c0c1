"""The minutes tell what happened, in the order of form 11, and make nothing up."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from judge_desktop.config.i18n import Language, Translator
from judge_desktop.domain.contest import Contest, TieBreakStep
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.errors import Code, JudgeDesktopError
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.reports.minutes_report import MinutesSheet, Topic
from judge_desktop.reports.parts import DOTS
from judge_desktop.scoring.attendance import PresenceState
from judge_desktop.workflow.attendance import note_judge
from judge_desktop.workflow.deliberate import DecisionRequest, decide, reopen_round
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.meeting import read_meeting
from judge_desktop.workflow.printing.job import PrintJob
from judge_desktop.workflow.printing.minutes import minutes_sheet
from judge_desktop.workflow.printing.print_report import print_report
from judge_desktop.workflow.printing.print_words import PrintWords
from tests.helpers.pdf_text import text_of
from tests.unit.workflow.conftest import Desks
from tests.unit.workflow.printing import minutes_story as story

TH, EN = Translator(Language.TH), Translator(Language.EN)


@pytest.fixture(scope="module")
def told_once(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("told")
    shutil.copytree(prepared, root, dirs_exist_ok=True)
    desks = Desks(root)
    story.told(desks)
    desks.close()
    return root


@pytest.fixture
def told(told_once: Path, tmp_path: Path) -> Iterator[Desks]:
    shutil.copytree(told_once / "chair", tmp_path / "chair", ignore=shutil.ignore_patterns("instance.lock"))
    desks = Desks(tmp_path)
    yield desks
    desks.close()


def sheet_of(desks: Desks, tr: Translator = TH) -> MinutesSheet:
    job = PrintJob(ws=desks.chair, kind=ReportKind.MINUTES, folder=desks.root, tr=tr)
    return minutes_sheet(PrintWords(job, job.imprint()), read_meeting(desks.chair))


def topic(sheet: MinutesSheet, name: str) -> Topic:
    return next(one for item in sheet.agenda for one in item.topics if name in one.title)


def said(topic: Topic) -> list[str]:
    return [f"{one.label}|{one.text}" if one.label else one.text for one in (*topic.before, *topic.after)]


def test_the_head_and_the_end_say_what_was_typed(told: Desks) -> None:
    sheet = sheet_of(told)
    assert (sheet.title, sheet.number, sheet.day) == ("รายงานการประชุม", "ครั้งที่ ๑/๒๕๖๖", "เมื่อวันที่ ๘ กันยายน ๒๕๖๖")
    assert sheet.body.startswith("คณะกรรมการตัดสิน")
    assert sheet.place == "ณ ห้องประชุม 5 ชั้น 80"
    assert (sheet.begins, sheet.ends) == ("เริ่มประชุมเวลา ๑๐.๐๐ น.", "เลิกประชุมเวลา ๑๖.๓๐ น.")
    assert (sheet.recorder.name, sheet.recorder.position) == ("นางสาวฟ้า รุ่งเรือง", "นักวิชาการ")
    assert sheet.checker.name == told_name(told, "J1")
    assert not sheet.is_draft


def told_name(desks: Desks, judge: str) -> str:
    job = PrintJob(ws=desks.chair, kind=ReportKind.MINUTES, folder=desks.root, tr=TH)
    return PrintWords(job, job.imprint()).person(judge)


def test_attendance_names_who_came_late_left_and_came_back(told: Desks) -> None:
    sheet = sheet_of(told)
    assert [(one.role, one.note) for one in sheet.present] == [
        ("ประธานกรรมการ", ""),
        ("กรรมการ", ""),
        ("กรรมการ", "เข้าประชุมเวลา ๑๐.๑๕ น., ออกจากที่ประชุมเวลา ๑๒.๐๐ น., กลับเข้าประชุมเวลา ๑๓.๐๐ น."),
    ]
    assert sheet.absent == ()
    assert sheet.also_present == ("นายสมชาย ใจกว้าง", "น.ส.มาลี รักดี")
    assert sheet.remarks == ("กรรมการผู้ให้คะแนน ๓ คน มาประชุม ๓ คน จากที่ต้องมีไม่น้อยกว่า ๒ คน ครบองค์ประชุม",)


def test_the_agenda_has_its_five_items_and_what_was_told_for_information(told: Desks) -> None:
    sheet = sheet_of(told)
    assert [one.title for one in sheet.agenda] == [
        "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ",
        "เรื่องรับรองรายงานการประชุม",
        "เรื่องเพื่อทราบ",
        "เรื่องเพื่อพิจารณา",
        "เรื่องอื่น ๆ",
    ]
    assert [one.text for one in sheet.agenda[0].statements] == ["ประธานกล่าวเปิดการประชุม", "มีผลงาน 3 ผลงาน"]
    assert [one.text for one in sheet.agenda[1].statements] == ["ไม่มี"]
    received = said(topic(sheet, "แบบให้คะแนนที่ได้รับ"))
    assert received[0].startswith("ผลงานเข้ารับการพิจารณา ๓ ผลงาน ๒ ด้าน กรรมการผู้ให้คะแนน ๓ คน นับแบบให้คะแนนได้ ๘ ฉบับ")
    assert received[1] == (
        f"ไฟล์คะแนนของ{told_name(told, 'J3')} มาถึงเมื่อวันที่ ๘ กันยายน ๒๕๖๖ เวลา ๑๐.๐๐ น. หลังปิดการตัดสิน จึงไม่นับ"
    )
    assert said(topic(sheet, "การนำเสนอผลงาน"))[0].startswith("พิจารณาจากเอกสาร ผลงานเลขที่ ๒ “")
    (corrected,) = said(topic(sheet, "การแก้ไข"))
    assert re.search("ชื่อผู้สมัครภาษาไทย จาก “.+” เป็น “เทศบาลตำบลที่แก้ไขแล้ว” เหตุผล พิมพ์ผิดในใบสมัคร$", corrected)


def test_a_tie_a_vote_and_its_dissent_stand_before_the_resolution(told: Desks) -> None:
    sheet = sheet_of(told)
    environment = topic(sheet, "(Smart Environment)")
    assert environment.title.startswith("ด้าน")
    lines = said(environment)
    assert lines[0] == "กรรมการร่วมพิจารณา ๓ คน จากที่ต้องมีไม่น้อยกว่า ๒ คน ครบองค์ประชุม"
    assert lines[1].startswith("คะแนนเท่ากันทุกเกณฑ์ ได้แก่ ผลงานเลขที่ ๑")
    assert re.match(r"มติที่ประชุม\|ให้ผลงานเลขที่ ๑ “.+” อยู่ในลำดับก่อน เหตุผล หลักฐานผลลัพธ์ชัดเจนกว่า", lines[2])
    assert lines[3] == (
        "การลงมติ|ที่ประชุมมีมติด้วยเสียงข้างมาก ผลงานเลขที่ ๑ ได้ ๒ เสียง, ผลงานเลขที่ ๒ ได้ ๑ เสียง "
        "งดออกเสียง ๐ เสียง จากผู้มีสิทธิลงมติที่มาประชุม ๓ คน"
    )
    assert lines[4] == f"ความเห็นแย้ง|{story.DISSENT}"
    assert re.match("มติที่ประชุม|ให้รางวัลแก่ผลงานเลขที่ ๑", lines[5])
    assert lines[6] == "เหตุผล|คะแนนสูงสุดและมติที่ประชุม"
    assert [(one.rank, one.number, one.score, one.decided_by) for one in environment.standings] == [
        ("1", "1", "88.00", "ตามมติ"),
        ("2", "2", "88.00", "—"),
    ]


def test_what_the_chair_settled_is_not_called_a_resolution(desks: Desks) -> None:
    story.score(desks, TieBreakStep.CHAIR)
    first = DecisionRequest(kind=DecisionKind.BREAK_TIE, category="ENV", submissions=("ENV-02",), reason="หลักฐานชัด")
    decide(desks.chair, first)
    decide(desks.chair, replace(first, kind=DecisionKind.AWARD))
    environment = topic(sheet_of(desks), "(Smart Environment)")
    assert [(one.rank, one.number, one.decided_by) for one in environment.standings] == [
        ("1", "2", "คำวินิจฉัยชี้ขาด"),
        ("2", "1", "—"),
    ]
    assert [one.label for one in environment.after] == ["", "คำวินิจฉัยชี้ขาด", "มติที่ประชุม", "เหตุผล"]


def test_a_recusal_its_ground_and_who_acted_are_named(told: Desks) -> None:
    lines = said(topic(sheet_of(told), "(Smart Energy)"))
    assert lines == [
        f"{told_name(told, 'J1')} ถอนตัวจากการพิจารณาด้านนี้ เนื่องจากเหตุอื่น (เคยเป็นที่ปรึกษาของผู้สมัคร)",
        f"{told_name(told, 'J2')} ทำหน้าที่ประธานในที่ประชุม",
        "กรรมการร่วมพิจารณา ๒ คน จากที่ต้องมีไม่น้อยกว่า ๒ คน ครบองค์ประชุม",
        "มติที่ประชุม|ไม่มีผลงานได้รับรางวัลในด้านนี้",
        f"เหตุผล|ไม่ถึงเกณฑ์คุณภาพ ({told_name(told, 'J2')} เป็นผู้วินิจฉัย)",
    ]


def test_the_annex_has_every_decision_in_its_order(told: Desks) -> None:
    register = sheet_of(told, EN).register
    assert [(one.what.split(":")[0], one.state) for one in register] == [
        *((f"Score files under a key are those of {name}", "") for name in names(told, EN)),
        ("Correction. Submission no. 2", ""),
        (f"{names(told, EN)[1]} acts as chair", ""),
        ("Category Smart Environment", ""),
        ("Category Smart Environment", "Taken back"),
        ("Taken back", ""),
        ("Category Smart Environment", ""),
        ("Category Smart Energy", ""),
        ("The round was closed", ""),
    ]
    assert register[0].reason == "Not confirmed by voice"
    assert register[5].what == "Category Smart Environment: equal submissions stand in this order: Submission no. 1, 2"
    assert register[-1].reason == "ครบทุกด้านแล้ว"
    assert register[-1].when == "8 September 2023, 10:00"


def names(desks: Desks, tr: Translator) -> list[str]:
    job = PrintJob(ws=desks.chair, kind=ReportKind.MINUTES, folder=desks.root, tr=tr)
    words = PrintWords(job, job.imprint())
    return [words.person(one) for one in ("J1", "J2", "J3")]


def test_an_open_round_gives_a_draft_that_tells_no_ranking_that_nobody_decided(told: Desks) -> None:
    reopen_round(told.chair, "ตรวจสอบอีกครั้ง")
    sheet = sheet_of(told)
    assert sheet.is_draft
    assert "ยังไม่ได้ปิดการตัดสิน ข้อความในรายงานนี้ยังเปลี่ยนแปลงได้" in said(topic(sheet, "แบบให้คะแนนที่ได้รับ"))
    assert [one.title for one in sheet.agenda[3].topics][-1] != "การปิดการตัดสิน"


def test_before_anything_was_typed_or_decided_the_minutes_leave_room_for_the_pen(judged: Desks) -> None:
    sheet = sheet_of(judged)
    assert (sheet.number, sheet.place) == (f"ครั้งที่ {DOTS}", f"ณ {DOTS}")
    assert (sheet.begins, sheet.ends) == (f"เริ่มประชุมเวลา {DOTS}", f"เลิกประชุมเวลา {DOTS}")
    assert [one.text for one in sheet.agenda[4].statements] == [DOTS]
    assert len(sheet.present) == 3
    assert sheet.remarks[1].startswith("ไม่ได้บันทึกเวลาเข้าประชุม แสดงรายชื่อ")
    energy = topic(sheet, "(Smart Energy)")
    assert energy.standings == ()
    assert said(energy)[-2:] == ["ยังไม่แสดงลำดับและคะแนนจนกว่าจะปิดการตัดสิน", "มติที่ประชุม|ยังไม่มีมติเรื่องรางวัล"]


def test_whose_coming_nobody_noted_is_named(judged: Desks) -> None:
    note_judge(judged.chair, "J1", PresenceState.JOINED, "มา", time(9, 50))
    sheet = sheet_of(judged)
    assert [one.note for one in sheet.present] == ["เข้าประชุมเวลา ๐๙.๕๐ น.", "", ""]
    names = ", ".join(told_name(judged, one) for one in ("J2", "J3"))
    assert sheet.remarks[1].startswith(f"ไม่ได้บันทึกเวลาเข้าประชุมของ{names} แสดงไว้ตามแบบให้คะแนน")


def test_who_was_absent_stands_apart_with_the_reason(desks: Desks) -> None:
    desks.package()
    note_judge(desks.chair, "J1", PresenceState.ABSENT, "ลาป่วย")
    note_judge(desks.chair, "J2", PresenceState.ABSENT, TH("Noted on the presentation day"))
    sheet = sheet_of(desks)
    assert sheet.present == ()
    assert [one.note for one in sheet.absent] == ["ลาป่วย", "", "ไม่มีบันทึกการเข้าประชุม"]
    assert sheet.remarks[0].endswith("และไม่มีผู้ทำหน้าที่ประธาน ไม่ครบองค์ประชุม")


def test_a_chair_without_a_vote_presides_and_is_not_counted(desks: Desks) -> None:
    def presides_only(contest: Contest) -> Contest:
        people = tuple(replace(one, votes=one.id != "J1") for one in contest.panel.judges)
        return replace(contest, panel=replace(contest.panel, judges=people))

    edit_contest(desks.chair, ContestSection.PANEL, presides_only)
    desks.package()
    for judge in ("J2", "J3"):
        note_judge(desks.chair, judge, PresenceState.JOINED, "มา", time(9, 55))
    assert sheet_of(desks).remarks[0].endswith("และไม่มีผู้ทำหน้าที่ประธาน ไม่ครบองค์ประชุม")
    note_judge(desks.chair, "J1", PresenceState.JOINED, "มา", time(9, 50))
    sheet = sheet_of(desks)
    assert [one.role for one in sheet.present] == ["ประธานกรรมการ", "กรรมการ", "กรรมการ"]
    assert sheet.remarks == ("กรรมการผู้ให้คะแนน ๒ คน มาประชุม ๒ คน จากที่ต้องมีไม่น้อยกว่า ๑ คน ครบองค์ประชุม",)


def test_they_are_printed_in_both_languages(told: Desks, tmp_path: Path) -> None:
    (path,) = print_report(told.chair, ReportKind.MINUTES, tmp_path / "out", TH)
    assert "เลิกประชุมเวลา๑๖.๓๐น." in text_of(path)
    (path,) = print_report(told.chair, ReportKind.MINUTES, tmp_path / "out", EN)
    assert "Themeetingendedat16:30" in text_of(path)


def test_before_the_package_there_are_none(desks: Desks, tmp_path: Path) -> None:
    with pytest.raises(JudgeDesktopError) as refused:
        print_report(desks.chair, ReportKind.MINUTES, tmp_path / "out", TH)
    assert refused.value.code is Code.NO_PACKAGE
    assert not (tmp_path / "out").exists()
