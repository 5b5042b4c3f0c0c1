"""The story of a contest on its day: who comes, which files come in, and what is done with each."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from judge_desktop.config.i18n import Language
from judge_desktop.ui.chair.asking import ReasonDialog
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.day_page import TODAY, DayPage
from judge_desktop.ui.chair.merge_page import MergePage
from judge_desktop.ui.chair.versions_panel import VersionsPanel
from judge_desktop.workflow.round_documents import round_documents
from tests.helpers import contest_story as story
from tests.helpers.contest_story import Clock, JudgeCopy
from tests.helpers.contest_story_words import OUTCOMES
from tests.helpers.keyboard import press as press_key
from tests.helpers.keyboard import type_text
from tests.ui.chair.find import give_reason, notice, one, page, press, words
from tests.ui.story.copies import Copies
from tests.ui.story.looking import outcomes, question


def the_day(chair: ChairWindow, clock: Clock) -> None:
    """Everybody joins; one judge leaves at two o'clock."""
    found = page(chair, DayPage, "day")
    found.show_tab(TODAY)
    judges = found.today.meeting.judges
    assert found.today.meeting.quorum() == "ไม่ครบองค์ประชุม มี 0 ท่าน ต้องมีอย่างน้อย 3 ท่าน"
    clock.strikes(8, 9, "10:00")
    for judge in story.NAMES:
        judges.set_current_key(judge)
        press_key(judges, Qt.Key.Key_Space)
    assert found.today.meeting.quorum() == "ครบองค์ประชุม"
    clock.strikes(8, 9, "14:00")
    judges.set_current_key("J4")
    press_key(judges, Qt.Key.Key_Space)
    assert [row.spoken for row in judges.rows()][2:] == [
        "เข้าประชุม 10.00 น.",
        "ออกจากที่ประชุม 14.00 น.",
        "เข้าประชุม 10.00 น.",
    ]


def play_the_judges(copies: Copies, judges: dict[str, JudgeCopy]) -> dict[str, Path]:
    """The files of the day: one old, one forked, one damaged, one of another contest, one that will be late."""
    judges["J3"].card(copies.at("J3.judgecard"))  # it never reaches the chair
    for judge in judges.values():
        judge.opens(copies.at("ชุดผลงาน.judgepack"))
    twin = judges["J2"].copied(copies.at("J2 เครื่องที่สอง"))
    marks = {"J3": {**story.GOVERNANCE, **story.LIVING}, "J4": {1: (8, 20, 25, 12), 2: story.MIDDLE}}
    marks["J4"] |= story.PEOPLE_AWARD
    sent = {}
    for name, judge in judges.items():
        judge.scores(marks.get(name, story.EVERYTHING))
        sent[f"{name}.judgescore"] = judge.sends(copies.at(f"{name}.judgescore"))
    judges["J1"].changes_her_mind(1, (9, 28, 38, 18))
    sent["J1 (2).judgescore"] = judges["J1"].sends(copies.at("J1 (2).judgescore"))
    twin.scores({**story.EVERYTHING, 1: (9, 28, 30, 18)})
    sent["J2 (2).judgescore"] = twin.sends(copies.at("J2 (2).judgescore"))
    sent["J3 เสีย.judgescore"] = story.damaged(copies.at("J3 เสีย.judgescore"), sent["J3.judgescore"])
    foreign = copies.at("ของที่อื่น.judgescore")
    sent[foreign.name] = story.file_of_another_contest(copies.at("อื่น"), copies.clock, foreign)
    copies.clock.strikes(8, 9, "15:52")
    return sent


def merge_five_files(chair: ChairWindow, files: dict[str, Path]) -> None:
    """What would happen is read aloud before anything is kept."""
    found = page(chair, MergePage, "merge")
    found.tabs.button("scores").click()
    names = [name for name in files if name not in ("J3.judgescore", "J5.judgescore")]
    found.drop.files_requested.emit(tuple(files[name] for name in sorted(names)))
    assert sorted(outcomes(found, "preview")) == sorted(OUTCOMES[Language.TH])
    assert round_documents(chair.desk.ws).score_files == ()
    press(found, "merge_files")
    assert notice(found) == "รวมไฟล์ใหม่แล้ว 5 ไฟล์"
    refused = [line for line in OUTCOMES[Language.TH] if line[1] == "ไม่รับ"]
    assert sorted(outcomes(found, "refused")) == sorted(refused)
    assert outcomes(found, "judges") == [
        ("ศ.ดร.อรุณ ใจดี", "นับแล้ว แทนครั้งที่ 1", "แก้ 1 แบบ: ผลงาน 1 มิติที่ 3 จาก 36 เป็น 38"),
        ("รศ.ดร.ธนา ตั้งตรง", "มีสองฉบับ ยังไม่นับ", "เลือกฉบับที่ถูกต้องทางขวา"),
        ("ผศ.ดร.พิชญ์ แสงงาม", "ยังไม่ได้รับ", "แจ้งเตือนทางแชตของการประชุม"),
        ("นางสาวมาลี สมมติ", "นับแล้วบางส่วน", "5 แบบให้คะแนน · ยังไม่ยืนยันคะแนน 6 แบบ · ครั้งที่ 1"),
        ("นายวิชัย สมมติ", "ยังไม่ได้รับ", "แจ้งเตือนทางแชตของการประชุม"),
    ]


def choose_between_two_versions(chair: ChairWindow) -> None:
    """Both stand side by side; without a reason none is chosen."""
    found = page(chair, MergePage, "merge")
    panel = one(found, VersionsPanel, "versions")
    said = "ทั้งสองเป็นครั้งที่ 1 แต่เนื้อหาต่างกัน 1 ช่อง จึงยังไม่นับจนกว่าจะเลือก ฉบับที่ไม่เลือกยังเก็บไว้"
    assert words(panel)[:2] == ["มีสองฉบับจาก รศ.ดร.ธนา ตั้งตรง", said]
    totals = [text for text in words(panel) if text in ("85", "91")]
    press(panel, f"use_{totals.index('91')}")
    give_reason(found, "")
    assert question(found, ReasonDialog).finding() == "กรุณาระบุเหตุผล"
    give_reason(found, "รศ.ดร.ธนา แจ้งทางโทรศัพท์")
    assert notice(found) == "นับฉบับที่เลือกแล้ว"


def confirm_by_words(chair: ChairWindow, file: Path, judges: dict[str, JudgeCopy]) -> None:
    """The damaged file is sent again, from a computer nobody knows: the words of another judge do not fit."""
    found = page(chair, MergePage, "merge")
    found.drop.files_requested.emit((file,))
    assert outcomes(found, "preview") == [("ผศ.ดร.พิชญ์ แสงงาม", "รอยืนยันตัว", "J3.judgescore · 8 แบบให้คะแนน · ครั้งที่ 1")]
    press(found, "merge_files")
    for spoken, said in (
        ("ไม่มีคำนี้ ", "“ไม่มีคำนี้” ไม่ใช่คำยืนยัน กรุณาถามอีกครั้ง"),
        (
            judges["J1"].words(),
            "คำยืนยันเหล่านี้เป็นของไฟล์อื่น กรุณาขอให้อ่านออกเสียงอีกครั้ง หากยังไม่ตรงกัน กรุณาอย่าใช้ไฟล์นี้",
        ),
    ):
        assert found.confirm is not None
        found.confirm.field.clear()
        type_text(found.confirm.field, spoken)
        press_key(found.confirm.field, Qt.Key.Key_Return)
        assert found.confirm.finding() == said
    assert found.confirm is not None
    found.confirm.field.clear()
    type_text(found.confirm.field, judges["J3"].words())
    press_key(found.confirm.field, Qt.Key.Key_Return)
    assert notice(found) == "ยืนยันตัวกรรมการแล้ว และนับไฟล์คะแนนแล้ว"
    assert found.header.subtitle() == "นับแล้ว 4 จาก 5 ท่าน · ยังไม่ได้รับ 1 ท่าน"
