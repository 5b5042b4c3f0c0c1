"""A whole contest through real windows, from a spreadsheet with twelve mistakes to the round that is closed.

The chair's copy is led by its buttons and every refusal is read aloud as it stands there, in Thai; the deputy's copy
and a table looked at once more speak English. Only the judges are played by verbs. What comes in is in
``tests.helpers.contest_story``, what is said in ``tests.helpers.contest_story_words``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.config.settings import Settings
from judge_desktop.domain.contest import Contest, Ground
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair import deputies_part
from judge_desktop.ui.chair.asking import ReasonDialog
from judge_desktop.ui.chair.attachment_folder import AttachmentFolderDialog
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.contest_page import CATEGORIES, RULES, ContestPage
from judge_desktop.ui.chair.day_page import PLAN, TODAY, DayPage
from judge_desktop.ui.chair.deciding_dialogs import ResolutionDialog
from judge_desktop.ui.chair.deputies_part import DeputiesPart, DeputyDialog
from judge_desktop.ui.chair.finish_page import FinishPage
from judge_desktop.ui.chair.merge_page import MergePage
from judge_desktop.ui.chair.new_contest_page import TEMPLATE, NewContestPage
from judge_desktop.ui.chair.outcome_list import OutcomeList
from judge_desktop.ui.chair.package_page import PackagePage
from judge_desktop.ui.chair.package_questions import BackupDialog
from judge_desktop.ui.chair.panel_page import PanelPage
from judge_desktop.ui.chair.partial_card import PartialCard
from judge_desktop.ui.chair.rubric_page import RubricPage
from judge_desktop.ui.chair.standings_page import StandingsPage
from judge_desktop.ui.chair.submissions_page import SubmissionsPage
from judge_desktop.ui.chair.versions_panel import VersionsPanel
from judge_desktop.ui.chair.vote_view import VOTE
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.ui.take_over_card import TakeOverCard
from judge_desktop.ui.widgets import notice as notice_module
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.choice_card import ChoiceCard
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.workflow.packages_here import chair_contest
from judge_desktop.workflow.round_documents import round_documents
from judge_desktop.workflow.workspace import Workspace
from tests.helpers import contest_story as story
from tests.helpers.contest_story import Clock, JudgeCopy
from tests.helpers.contest_story_words import OUTCOMES, PROBLEMS
from tests.helpers.instant_tasks import InstantTasks
from tests.helpers.keyboard import press as press_key
from tests.helpers.keyboard import type_text
from tests.ui.chair.find import give_reason, notice, one, one_of, page, press, rows, seen, words
from tests.ui.conftest import show_active

Question = TypeVar("Question", bound=QWidget)


@dataclass
class Copies:
    """The data folders and windows of the story, and who answers the questions for files."""

    folder: Path
    qtbot: QtBot
    answers: list[Path]
    clock: Clock = field(default_factory=Clock)
    opened: list[Workspace] = field(default_factory=list)

    def window(self, name: str, language: Language) -> MainWindow:
        """The program on an empty data folder of that name."""
        set_language(language)
        ws = Workspace(self.at(name), clock=self.clock)
        self.opened.append(ws)
        made = MainWindow(ws, InstantTasks(), Settings(language=language))
        self.qtbot.addWidget(made)
        show_active(self.qtbot, made, 1366, 690)
        return made

    def at(self, name: str) -> Path:
        """A file or folder of the story."""
        return self.folder / name

    def judges(self) -> dict[str, JudgeCopy]:
        """Five laptops."""
        return {judge: JudgeCopy(self.at(judge), self.clock, judge) for judge in story.NAMES}


@pytest.fixture
def copies(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Copies]:
    """Nothing yet; each question for a file is answered with the next path of ``answers``."""
    answers: list[Path] = []
    for name in ("ask_open", "ask_save", "ask_folder"):
        monkeypatch.setattr(choose_files, name, lambda *_, **__: answers.pop(0))
    monkeypatch.setattr(deputies_part, "show_folder", lambda _: None)
    monkeypatch.setattr(notice_module, "LEAVES_AFTER_MS", 600_000)  # what is said is read, on a busy machine too
    made = Copies(tmp_path, qtbot, answers)
    yield made
    for ws in made.opened:
        ws.close()


def test_a_contest_from_a_spreadsheet_to_its_end(copies: Copies) -> None:
    judges = copies.judges()
    program = copies.window("chair", Language.TH)
    chair = begin_from_the_template(program)
    three_categories_and_a_vote_on_ties(chair)
    import_with_twelve_mistakes(chair, copies)
    import_what_was_mended(chair, copies)
    people_from_a_spreadsheet_and_from_cards(chair, copies, judges)
    known_recusal_and_assignments(chair)
    rubric_and_schedule(chair)
    attachments_from_a_folder(chair, copies)
    eligibility(chair)
    deputy = copies.window("deputy", Language.TH)
    enrol_a_deputy(chair, deputy, copies)
    build_the_package(chair, copies)

    the_day(chair, copies.clock)
    files = play_the_judges(copies, judges)
    merge_five_files(chair, files)
    choose_between_two_versions(chair)
    confirm_by_words(chair, files["J3.judgescore"], judges)
    set_aside_who_left_at_two(chair)
    settle_the_tie_by_vote(chair)
    no_award(chair)
    popular_vote(chair, copies)
    provisional_result_and_closing(chair, copies)
    too_late(chair, files["J5.judgescore"], copies.clock)
    the_deputy_sees_the_same(chair, deputy, copies, files)


def test_the_same_table_read_aloud_in_english(copies: Copies) -> None:
    chair = begin_from_the_template(copies.window("chair", Language.EN))
    found = page(chair, SubmissionsPage, "submissions")
    found.look_at(story.table_of_applicants(copies.at("applicants.xlsx")))
    assert problems(found) == PROBLEMS[Language.EN]
    assert chair_contest(chair.desk.ws).submissions == ()


# --- preparing --------------------------------------------------------------------------------------------------------


def begin_from_the_template(program: MainWindow) -> ChairWindow:
    """Name, proposed passphrase, template; the chair's window opens by itself."""
    make_keys(program, "ฝ่ายเลขานุการ")
    new = program.page()
    one(new, ChoiceCard, f"begin_{TEMPLATE}").click()
    press(new, "begin")
    chair = program.page()
    assert isinstance(chair, ChairWindow)
    return chair


def make_keys(program: MainWindow, name: str) -> NewContestPage:
    """“I run a contest”."""
    program.show_new_contest()
    new = program.page()
    assert isinstance(new, NewContestPage)
    new.name.setText(name)
    press(new, "create_identity")
    return new


def three_categories_and_a_vote_on_ties(chair: ChairWindow) -> None:
    """Four categories are not held this year, and the panel votes where scores are equal."""
    found = page(chair, ContestPage, "contest")
    found.show_tab(CATEGORIES)
    for key in ("ENV", "ENE", "ECO", "MOB"):
        found.categories.list.set_current_key(key)
        press_key(found.categories.list, Qt.Key.Key_Delete)
        asked = question(found, Dialog)
        assert asked.accessibleDescription() == "ไม่มีข้อมูลอื่นสูญหาย และเลิกทำได้"
        asked.answer.click()
    found.show_tab(RULES)
    steps = found.rules.ladder.steps
    steps.set_current_key("chair")
    press_key(steps, Qt.Key.Key_Delete)
    warning = "อาจยังมีคะแนนเท่ากันเหลืออยู่ เพราะลำดับการตัดสินกรณีคะแนนเท่ากันไม่มีคำวินิจฉัยของประธานหรือมติที่ประชุม"
    assert warning in words(found)
    press(found, "add_resolution")
    assert warning not in words(found)


def import_with_twelve_mistakes(chair: ChairWindow, copies: Copies) -> None:
    """Each mistake is named by its row and solved by a button; nothing is kept before the table is brought in."""
    found = page(chair, SubmissionsPage, "submissions")
    copies.answers.append(story.table_of_applicants(copies.at("ผู้สมัคร.xlsx")))
    press(found, "empty_action")
    assert found.header.subtitle() == "ผู้สมัคร.xlsx · 14 แถว · ยังไม่บันทึกจนกว่าจะกดนำเข้า"
    assert problems(found) == PROBLEMS[Language.TH]
    for row, button in story.SOLVED.items():
        seen(problem(found, row), Button, button)[0].click()
    assert problems(found) == []
    assert one(found, Button, "bring_in").words() == "นำเข้า 11 ผลงาน"
    assert contest_of(chair).submissions == ()
    press(found, "bring_in")
    assert notice(found) == "นำเข้าตารางแล้ว"
    assert found.header.subtitle() == "11 ผลงาน · รอบตัดสิน 10 ผลงาน · ผ่าน 0 · ยังไม่ตรวจ 10 · ไม่ผ่าน 1 · สมัครช้า 1"


def import_what_was_mended(chair: ChairWindow, copies: Copies) -> None:
    """The applicants answered: the same table once more brings only what is new, and what was solved stays solved."""
    found = page(chair, SubmissionsPage, "submissions")
    copies.answers.append(story.mended_table(copies.at("ผู้สมัคร (แก้ไข).xlsx")))
    press(found, "import_table_button")
    assert problems(found) == []
    assert one(found, Button, "bring_in").words() == "นำเข้า 4 ผลงาน"
    press(found, "bring_in")
    kept = {one.number: (one.title.th, one.category, one.shortlisted) for one in contest_of(chair).submissions}
    assert kept == {
        1: ("ติดตามเรื่องร้องเรียน", "GOV", True),
        2: ("งบประมาณเปิด", "GOV", True),
        3: ("บ้านปลอดภัย", "LIV", True),
        4: ("เตือนน้ำท่วม", "LIV", True),
        5: ("สูงวัยใกล้หมอ", "LIV", True),
        6: ("ทักษะดิจิทัล", "PEO", True),
        8: ("กล้องชุมชน", "GOV", True),
        9: ("จักรยานร่วมใช้", "LIV", False),
        10: ("ห้องสมุดเคลื่อนที่", "PEO", True),
        12: ("สวนสาธารณะ", "LIV", True),
        13: ("คนดูแลคน", "PEO", True),
        14: ("ไฟถนนรู้คน", "LIV", True),
    }


def people_from_a_spreadsheet_and_from_cards(chair: ChairWindow, copies: Copies, judges: dict[str, JudgeCopy]) -> None:
    """Five of six rows are taken; four judges sent their cards and read their words, one has not."""
    found = page(chair, PanelPage, "panel")
    table = copies.at("กรรมการ.csv")
    table.write_text(story.PEOPLE, encoding="cp874")
    copies.answers.append(table)
    press(found, "import_people")
    assert found.importing is not None
    assert rows(found.importing) == [("แถว 7 · ไม่เข้าใจค่า “ผู้สังเกตการณ์” ในช่องนี้ กรุณาแก้ไข", "")]
    press(found, "confirm_import")
    assert notice(found) == "นำเข้าแล้ว 5 ท่าน"
    for judge in ("J1", "J2", "J4", "J5"):
        found.take_cards((judges[judge].card(copies.at(f"{judge}.judgecard")),))
        assert notice(found) == f"รับบัตรของ {story.NAMES[judge]} แล้ว"
        confirm = found.people.keys.confirm
        assert confirm is not None
        if judge == "J2":
            type_text(confirm.field, "ไม่มีคำนี้ ")
            assert confirm.finding() == "“ไม่มีคำนี้” ไม่ใช่คำยืนยัน กรุณาถามอีกครั้ง"
            confirm.field.clear()
        type_text(confirm.field, judges[judge].words())
        press_key(confirm.field, Qt.Key.Key_Return)
        assert notice(found) == f"ยืนยันตัว {story.NAMES[judge]} แล้ว"
    assert found.header.subtitle() == "5 ท่าน · ยืนยันแล้ว 4 ท่าน"


def known_recusal_and_assignments(chair: ChairWindow) -> None:
    """The third judge is a relative of an applicant; otherwise everybody scores everything."""
    found = page(chair, PanelPage, "panel")
    found.show_tab("recusals")
    tab = found.recusals
    tab.add()
    assert tab.findings() == ["กรุณาเลือกกรรมการ", "กรุณาเลือกประเภทรางวัล", "กรุณาเลือกเหตุแห่งการถอนตัว"]
    tab.judge.set_choice("J3")
    tab.category.set_choice("PEO")
    tab.ground.set_choice(Ground.RELATIVE.value)
    tab.add()
    found.show_tab("assignments")
    assert [title for title, _ in rows(found.assignments)] == [
        "กรรมการท่านละ 8–11 ผลงาน",
        "ผลงานละ 4–5 ท่าน",
        "เชื่อมโยงถึงกันทั้งหมด",
    ]


def rubric_and_schedule(chair: ChairWindow) -> None:
    """The rubric of the template adds up; the day is planned from its empty page."""
    rubric = page(chair, RubricPage, "rubric")
    assert (rubric.sum.sum_shown(), rubric.sum.findings()) == ("100", ())
    assert rubric.header.subtitle() == "ใช้กับ 3 ด้าน · แก้ไขได้จนกว่าจะเริ่มให้คะแนน"
    day = page(chair, DayPage, "day")
    day.show_tab(PLAN)
    press(day.plan, "empty_action")
    assert day.plan.findings() == ["จัดเวลาได้พอดีทั้งวัน"]
    assert [row.title for row in day.plan.order.rows()][:3] == ["ติดตามเรื่องร้องเรียน", "งบประมาณเปิด", "บ้านปลอดภัย"]


def attachments_from_a_folder(chair: ChairWindow, copies: Copies) -> None:
    """Folders are found by their running numbers; what is not what it says is refused by name."""
    found = page(chair, SubmissionsPage, "submissions")
    finalists = [one.number for one in contest_of(chair).finalists]
    copies.answers.append(story.folder_of_attachments(copies.at("ไฟล์แนบ"), finalists))
    press(found, "attachments_folder")
    dialog = question(found, AttachmentFolderDialog)
    assert dialog.findings.sentences() == (
        "2  งบประมาณเปิด: เนื้อหาของ “หลอก.pdf” ไม่ตรงกับชนิดไฟล์ตามชื่อ กรุณาขอไฟล์จากผู้สมัครใหม่ หรือเปลี่ยนชื่อหากทราบว่าเป็นไฟล์ชนิดใด",
    )
    last = dialog.rows.rows()[-1]
    assert (last.title, last.status) == ("ไม่รู้จัก", "ไม่ตรงกับผลงานใด กรุณาเปลี่ยนชื่อเป็นรหัสผลงาน")
    dialog.answer.click()
    assert notice(dialog) == "แนบแล้ว 11 ไฟล์"
    dialog.close_button.click()


def eligibility(chair: ChairWindow) -> None:
    """All of them fit the concept, says a person at once."""
    found = page(chair, SubmissionsPage, "submissions")
    found.table.selectAll()
    press(found, "fits_yes")
    assert found.header.subtitle() == "12 ผลงาน · รอบตัดสิน 11 ผลงาน · ผ่าน 11 · ไม่ผ่าน 1 · สมัครช้า 1"


def enrol_a_deputy(chair: ChairWindow, deputy: MainWindow, copies: Copies) -> None:
    """The deputy's copy makes its card; wrong words enrol nobody."""
    new = make_keys(deputy, "ผู้ช่วยเลขานุการ")
    card = copies.at("ผู้ช่วย.judgecard")
    copies.answers.append(card)
    press(new, "save_own_card")
    told = one_of(seen(new, Notice))
    assert told.sentence() == "บันทึกบัตรแล้ว กรุณาส่งให้ประธานและอ่านคำยืนยันหกคำนี้ให้ฟัง"
    merge = page(chair, MergePage, "merge")
    merge.tabs.button("deputies").click()
    part = one(merge, DeputiesPart, "deputies")
    copies.answers.append(card)
    press(part, "choose_deputy_card")
    asked = question(part, DeputyDialog)
    type_text(asked.name, "ผู้ช่วยเลขานุการ")
    type_text(asked.words, "ไม่มีคำนี้")
    asked.answer.click()
    assert asked.finding() == "“ไม่มีคำนี้” ไม่ใช่คำยืนยัน กรุณาถามอีกครั้ง"
    asked.words.clear()
    type_text(asked.words, told.detail())
    asked.answer.click()
    assert notice(merge) == ("ตั้ง ผู้ช่วยเลขานุการ เป็นผู้ปฏิบัติหน้าที่แทนแล้ว กรุณาสร้างชุดผลงานใหม่เพื่อระบุชื่อผู้ปฏิบัติหน้าที่แทน")


def build_the_package(chair: ChairWindow, copies: Copies) -> None:
    """No backup outside this computer: the program asks, and takes a reason."""
    found = page(chair, PackagePage, "package")
    assert [row.title() for row in seen(one(found, Card, "findings"), StatusRow)] == [
        "ส่งใบสมัครหลังวันปิดรับสมัคร 15 สิงหาคม 2566"
    ]
    copies.answers += [copies.at("สำรอง.zip"), copies.at("ชุดผลงาน.judgepack")]
    press(found, "build")
    question(found, BackupDialog).answer.click()
    asked = question(found, BackupDialog)
    assert "บันทึก สำรอง.zip แล้ว แต่อยู่ในไดรฟ์เดียวกับการประกวด หากเครื่องเสียจะหายไปด้วยกัน" in words(asked)
    press(asked, "build_without")
    assert asked.finding() == "กรุณาระบุเหตุผล"
    asked.field.set_comment("คัดลอกไปยังแฟลชไดรฟ์แล้ว")
    press(asked, "build_without")
    assert found.header.subtitle() == "จัดทำครั้งที่ 1 แล้ว · ใช้จริง"


# --- the day ----------------------------------------------------------------------------------------------------------


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


# --- deliberation -----------------------------------------------------------------------------------------------------


def set_aside_who_left_at_two(chair: ChairWindow) -> None:
    """Means with and without the judge who scored a part; then the award goes to the highest."""
    found = room(chair, "GOV")
    assert ranking(found) == [("1", "1", "85.00"), ("2", "2", "80.00"), ("3", "8", "46.00")]
    card = one(found, PartialCard, "partial")
    assert [row.title() for row in seen(card, StatusRow)] == ["นางสาวมาลี สมมติ ให้คะแนน 2 จาก 3 ผลงาน"]
    assert "ออกจากที่ประชุมเวลา 14.00 น. · ให้คะแนนแล้ว: 1, 2 · ไม่ได้ให้คะแนน: 8" in words(card)
    assert [cell.text for cell in card.tables["J4"].rows()[0].cells][1:] == ["85.00", "91.67"]
    press(found, "partial_J4")
    assert question(found, ReasonDialog).windowTitle() == "ไม่นับคะแนนของนางสาวมาลี สมมติในด้านนี้หรือไม่"
    give_reason(found, "ออกจากที่ประชุมเวลา 14.00 น.")
    assert ranking(found)[0] == ("1", "1", "91.67")
    found.award.click()
    give_reason(found, "")
    assert question(found, ReasonDialog).finding() == "กรุณาระบุเหตุผล"
    give_reason(found, "คะแนนสูงสุดของด้าน")
    assert found.decision.text() == "มอบรางวัลให้ผลงาน 1 แล้ว"


def settle_the_tie_by_vote(chair: ChairWindow) -> None:
    """Two are equal after every step; votes that do not add up are refused."""
    found = room(chair, "LIV")
    assert ranking(found)[:2] == [("1", "3", "91.00"), ("1", "5", "91.00")]
    assert "ผลงาน 3, 5 คะแนนเท่ากันทุกขั้นตามกติกา" in words(found)
    assert found.award.toolTip() == "กรุณาตัดสินคะแนนเท่ากันก่อน"
    third, fifth = (one.id for one in contest_of(chair).submissions if one.number in (3, 5))
    found.vote_on_tie.click()
    vote = question(found, ResolutionDialog)
    assert vote.present.text() == "5"
    vote.field.set_comment("หลักฐานชัดเจนกว่า")
    vote.votes[third].setText("3")
    for typed, present, said in (
        ("", "5", "กรุณากรอกจำนวนเต็มทุกช่อง หากไม่มีผู้ออกเสียงให้กรอก 0"),
        ("2", "6", "มีกรรมการที่มีสิทธิออกเสียงในด้านนี้เพียง 5 คน"),
        ("๒", "4", "คะแนนเสียงรวมงดออกเสียงได้ 5 แต่มีผู้มีสิทธิออกเสียงในที่ประชุม 4 คน"),
        ("3", "6", "มีกรรมการที่มีสิทธิออกเสียงในด้านนี้เพียง 5 คน"),
    ):
        vote.votes[fifth].setText(typed)
        vote.present.setText(present)
        vote.answer.click()
        assert vote.problem() == said
    vote.votes[fifth].setText("๑")
    vote.present.setText("4")
    vote.answer.click()
    assert ranking(found)[:2] == [("1", "3", "91.00"), ("2", "5", "91.00")]
    found.award.click()
    give_reason(found, "ตามมติที่ประชุม")
    assert found.decision.text() == "มอบรางวัลให้ผลงาน 3 แล้ว"


def no_award(chair: ChairWindow) -> None:
    """All three are equal and below what was asked for; the recused judge has no column here."""
    found = room(chair, "PEO")
    assert ranking(found) == [("1", "6", "46.00"), ("1", "10", "46.00"), ("1", "13", "46.00")]
    assert [column.title for column in found.heat.columns()][1:] == ["อรุณ", "ธนา", "มาลี"]
    found.no_award.click()
    give_reason(found, "ไม่มีผลงานถึงเกณฑ์")
    assert found.decision.text() == "ไม่ให้รางวัล"


def popular_vote(chair: ChairWindow, copies: Copies) -> None:
    """A double ballot and one for an unknown number are named by their rows before the vote is recorded."""
    found = room(chair, VOTE)
    table = copies.at("โหวต.csv")
    table.write_text(story.BALLOTS, encoding="utf-8")
    copies.answers.append(table)
    press(found, "import_votes")
    said = [(row.title(), row.detail()) for row in seen(found, StatusRow)]
    assert said == [
        ("อ่านบัตรลงคะแนน 5 ใบ · 4 คะแนนเสียง", "มีบัตรลงคะแนนซ้ำ 1 ใบ ระบบนับเฉพาะบัตรแรกของแต่ละคน"),
        ("แถว 4", "ผู้ลงคะแนนรายนี้ลงคะแนนไว้แล้วในแถว 2 ระบบนับบัตรแรก บัตรนี้จึงไม่นับ"),
        ("แถว 5", "ไม่มีผลงาน “99” กรุณาใช้รหัส หมายเลข หรือชื่อของผลงาน"),
    ]
    press(found, "record_votes")
    give_reason(found, "ตามแบบฟอร์ม")
    assert [row.status for row in found.categories.rows()] == [
        "มอบรางวัลให้ผลงาน 1 แล้ว",
        "ไม่ให้รางวัล",
        "มอบรางวัลให้ผลงาน 3 แล้ว",
        "ผลงาน 3 ได้คะแนนเสียงสูงสุด",
        "ไม่มีข้อสังเกต",
    ]


def provisional_result_and_closing(chair: ChairWindow, copies: Copies) -> None:
    """A draft is printed before the end; then the round is closed though one file is missing."""
    found = page(chair, FinishPage, "finish")
    copies.answers.append(copies.at("พิมพ์"))
    press(found, "print_provisional")
    assert notice(found) == "บันทึกผลเบื้องต้นแล้ว"
    assert [path.suffix for path in copies.at("พิมพ์").iterdir()] == [".pdf"]
    one(found, StatusRow, "finish_close").button().click()
    assert question(found, ReasonDialog).accessibleDescription() == ("ไฟล์ที่มาหลังจากนี้เก็บไว้แต่ไม่นับ ยังไม่ได้รับไฟล์คะแนน 1 ท่าน")
    give_reason(found, "ครบกำหนดเวลา")
    assert found.closed.words() == "ปิดการตัดสินแล้ว"
    assert [title for title, _ in rows(found)] == [
        "ปิดการตัดสินโดยไม่มีไฟล์คะแนนของ 1 ท่าน",
        "ตัดสินรางวัลครบ 3 ด้าน",
        "ปิดการตัดสินแล้ว",
        "พิมพ์แบบให้คะแนน",
        "เผยแพร่ไฟล์ผลการตัดสิน",
    ]
    assert room(chair, "GOV").award.toolTip() == "ปิดการตัดสินแล้ว กรุณาเปิดอีกครั้งหากต้องการเปลี่ยนมติ"


def too_late(chair: ChairWindow, file: Path, clock: Clock) -> None:
    """The last file comes an hour later: it is kept and does not count."""
    clock.strikes(8, 9, "17:00")
    found = page(chair, MergePage, "merge")
    found.drop.files_requested.emit((file,))
    late = [("นายวิชัย สมมติ", "มาช้า ไม่นับ", "J5.judgescore · 11 แบบให้คะแนน · ครั้งที่ 1")]
    assert outcomes(found, "preview") == late
    press(found, "merge_files")
    assert outcomes(found, "refused") == late
    assert outcomes(found, "judges")[-1] == ("นายวิชัย สมมติ", "ไม่มีฉบับที่นับ", "มาหลังปิดการตัดสิน")


def the_deputy_sees_the_same(chair: ChairWindow, deputy: MainWindow, copies: Copies, files: dict[str, Path]) -> None:
    """What was received is exported, the contest taken over in an English copy, and the view is the same."""
    merge = page(chair, MergePage, "merge")
    merge.tabs.button("deputies").click()
    copies.answers.append(copies.at("ถึงผู้แทน"))
    press(one(merge, DeputiesPart, "deputies"), "export_received")
    assert notice(merge) == "บันทึกไฟล์สำหรับผู้ปฏิบัติหน้าที่แทนแล้ว 8 ไฟล์"

    set_language(Language.EN)
    deputy.open_file(copies.at("ชุดผลงาน.judgepack"))
    press(one(deputy.page(), TakeOverCard, "take_over"), "take_over_contest")
    there = deputy.page()
    assert isinstance(there, ChairWindow)
    found = page(there, MergePage, "merge")
    wrong = (files["J3 เสีย.judgescore"], files["ของที่อื่น.judgescore"], copies.at("ชุดผลงาน.judgepack"))
    found.drop.files_requested.emit((*sorted(copies.at("ถึงผู้แทน").iterdir()), *wrong))
    said = [(outcome, detail.rpartition("judgescore · ")[2]) for _, outcome, detail in outcomes(found, "preview")]
    assert sorted(said) == sorted(OUTCOMES[Language.EN])
    press(found, "merge_files")

    here, at_deputy = round_documents(chair.desk.ws), round_documents(there.desk.ws)
    assert at_deputy.view == here.view
    report = found.report
    assert report is not None
    assert report.view_sha256 == view_hash(chair, copies)
    assert room(there, "GOV").header.subtitle().startswith("The round is closed")
    assert [row.status for row in room(there, "GOV").categories.rows()] == [
        "Awarded to submission 1",
        "No award",
        "Awarded to submission 3",
        "Won by submission 3",
        "Nothing stands out",
    ]


# --- looking ----------------------------------------------------------------------------------------------------------


def view_hash(chair: ChairWindow, copies: Copies) -> str:
    """What the chair's copy says of its view when it looks at a file it has already."""
    found = page(chair, MergePage, "merge")
    found.look_at((copies.at("J1.judgescore"),))
    assert found.preview is not None
    return found.preview.view_sha256


def contest_of(chair: ChairWindow) -> Contest:
    """The draft as it is kept."""
    return chair_contest(chair.desk.ws)


def question(parent: QWidget, kind: type[Question]) -> Question:
    """The only open question."""
    QApplication.processEvents()
    return one_of([found for found in parent.findChildren(kind) if found.isVisible()])


def problem(found: SubmissionsPage, row: int) -> StatusRow:
    """The problem of that row of the spreadsheet."""
    listed = seen(found.import_view.problems, StatusRow)
    return one_of([one for one in listed if one.objectName().startswith(f"problem_{row}_")])


def problems(found: SubmissionsPage) -> list[tuple[int, str, str]]:
    """Row, what is wrong, and whose it is, in the order of the page."""
    listed = seen(found.import_view.problems, StatusRow) if found.is_importing() else []
    return [(int(one.objectName().split("_")[1]), one.title(), one.detail()) for one in listed]


def outcomes(found: MergePage, card: str) -> list[tuple[str, str, str]]:
    """Title, outcome and second line of every file or judge in a card."""
    listed = one(one(found, Card, card), OutcomeList, "outcomes")
    return [(row.title, row.outcome, row.detail) for row in listed.rows()]


def room(chair: ChairWindow, category: str) -> StandingsPage:
    """The deliberation with that category."""
    found = page(chair, StandingsPage, "standings")
    found.categories.set_current_key(category)
    return found


def ranking(found: StandingsPage) -> list[tuple[str, str, str]]:
    """Rank, running number and score, row by row."""
    return [(row.cells[0].text, row.cells[1].text.split()[0], row.cells[2].text) for row in found.ranking.rows()]
