"""The story of a contest up to its package: everything the secretary does in the weeks before the day."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import Language
from judge_desktop.domain.contest import Ground
from judge_desktop.ui.chair.attachment_folder import AttachmentFolderDialog
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.contest_page import CATEGORIES, RULES, ContestPage
from judge_desktop.ui.chair.day_page import PLAN, DayPage
from judge_desktop.ui.chair.deputies_part import DeputiesPart, DeputyDialog
from judge_desktop.ui.chair.identity_question import IdentityDialog
from judge_desktop.ui.chair.merge_page import MergePage
from judge_desktop.ui.chair.new_contest_page import TEMPLATE
from judge_desktop.ui.chair.package_page import PackagePage
from judge_desktop.ui.chair.package_questions import BackupDialog
from judge_desktop.ui.chair.panel_page import PanelPage
from judge_desktop.ui.chair.rubric_page import RubricPage
from judge_desktop.ui.chair.submissions_page import SubmissionsPage
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.choice_card import ChoiceCard
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.status_row import StatusRow
from tests.helpers import contest_story as story
from tests.helpers.contest_story import JudgeCopy
from tests.helpers.contest_story_words import PROBLEMS
from tests.helpers.keyboard import press as press_key
from tests.helpers.keyboard import type_text
from tests.ui.chair.find import notice, one, one_of, page, press, rows, seen, words
from tests.ui.story.copies import Copies
from tests.ui.story.looking import contest_of, problem, problems, question


def begin_from_the_template(program: MainWindow) -> ChairWindow:
    """Nothing is asked but which template and what it is called; the chair's window opens by itself."""
    program.show_new_contest()
    new = program.page()
    one(new, ChoiceCard, f"begin_{TEMPLATE}").click()
    press(new, "begin")
    chair = program.page()
    assert isinstance(chair, ChairWindow)
    return chair


def make_keys(parent: QWidget, name: str) -> None:
    """Who runs the contest is asked when something is signed for the first time."""
    asked = question(parent, IdentityDialog)
    asked.name.setText(name)
    asked.answer.click()


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
    assert found.importing.view is not None
    assert rows(found.importing.view) == [("แถว 7 · ไม่เข้าใจค่า “ผู้สังเกตการณ์” ในช่องนี้ กรุณาแก้ไข", "")]
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
    deputy.show_new_contest()
    new = deputy.page()
    card = copies.at("ผู้ช่วย.judgecard")
    copies.answers.append(card)
    press(new, "save_own_card")
    make_keys(new, "ผู้ช่วยเลขานุการ")
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
    make_keys(found, "ฝ่ายเลขานุการ")
    question(found, BackupDialog).answer.click()
    asked = question(found, BackupDialog)
    assert "บันทึก สำรอง.zip แล้ว แต่อยู่ในไดรฟ์เดียวกับการประกวด หากเครื่องเสียจะหายไปด้วยกัน" in words(asked)
    press(asked, "build_without")
    assert asked.finding() == "กรุณาระบุเหตุผล"
    asked.field.set_comment("คัดลอกไปยังแฟลชไดรฟ์แล้ว")
    press(asked, "build_without")
    assert found.header.subtitle() == "จัดทำครั้งที่ 1 แล้ว · ใช้จริง"
