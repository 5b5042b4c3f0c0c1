"""The story of a contest in the evening: deliberation, votes, closing, what comes too late, and the deputy's copy."""

from __future__ import annotations

from pathlib import Path

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.ui.chair.asking import ReasonDialog
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.deciding_dialogs import ResolutionDialog
from judge_desktop.ui.chair.deputies_part import DeputiesPart
from judge_desktop.ui.chair.finish_page import FinishPage
from judge_desktop.ui.chair.merge_page import MergePage
from judge_desktop.ui.chair.partial_card import PartialCard
from judge_desktop.ui.chair.vote_view import VOTE
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.ui.take_over_card import TakeOverCard
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.workflow.round_documents import round_documents
from tests.helpers import contest_story as story
from tests.helpers.contest_story import Clock
from tests.helpers.contest_story_words import OUTCOMES
from tests.helpers.papers import papers_page, papers_seen
from tests.ui.chair.find import give_reason, notice, one, page, press, rows, seen, words
from tests.ui.story.copies import Copies
from tests.ui.story.looking import contest_of, firmness, outcomes, question, ranking, room


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
    assert firmness(found) == "ผลการตัดสินมั่นคง ผลงาน 1 ยังเป็นอันดับ 1 ไม่ว่าจะไม่นับกรรมการท่านใด"
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
    assert firmness(found) == "ยังบอกไม่ได้ว่าผลการตัดสินมั่นคงหรือไม่ เพราะมีหลายผลงานได้อันดับ 1 ร่วมกัน"
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
    assert firmness(found) == "คะแนนเท่ากัน อันดับ 1 คือผลงาน 3 ซึ่งมาจากมติ"
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
    press(found, "print_provisional")
    papers = papers_page(chair)
    (file,) = papers_seen(papers.papers).files
    copies.answers.append(copies.at("ผลเบื้องต้น.pdf"))
    press(papers, "save_papers")
    assert notice(papers) == "บันทึกแล้ว 1 ไฟล์"
    assert copies.at("ผลเบื้องต้น.pdf").read_bytes() == file.path.read_bytes()
    chair.show_page("finish")
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


def view_hash(chair: ChairWindow, copies: Copies) -> str:
    """What the chair's copy says of its view when it looks at a file it has already."""
    found = page(chair, MergePage, "merge")
    found.look_at((copies.at("J1.judgescore"),))
    assert found.preview is not None
    seen_in_it = found.preview.view_sha256
    press(found, "cancel_preview")
    return seen_in_it
