"""Paper typed in the chair's window: by two people, by keyboard alone, with every refusal under its field."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.domain.paper_code import PaperCode
from judge_desktop.domain.view import CellState, Origin
from judge_desktop.exchange.spreadsheets import read_table
from judge_desktop.exchange.table_writing import write_table
from judge_desktop.ui.chair.chair_page import ChairPage
from judge_desktop.ui.chair.contest_state import read_contest_state
from judge_desktop.ui.chair.paper_part import PaperPart
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.criterion_row import CriterionRow
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.text_field import LabelledField
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.packages_here import Where
from judge_desktop.workflow.round_documents import round_documents
from tests.helpers.chair_stage import Stage
from tests.helpers.keyboard import type_text
from tests.ui.chair.find import notice, one, press, seen


@pytest.fixture
def part(desk: Desk, stage: Stage, qtbot: QtBot) -> PaperPart:
    """The part on a page of its own, after the files of J1 and J3 came; J2 is chosen. Thai."""
    set_language(Language.TH)
    merge_scores(desk.ws, [stage.j1, stage.j3])
    page = ChairPage(desk, Where(stage.contest), "กระดาษ")
    qtbot.addWidget(page)
    made = PaperPart(page)
    page.body.addWidget(made)
    page.contest_changed.connect(lambda: made.show_state(read_contest_state(desk.ws, Where(stage.contest))))
    page.resize(1100, 690)
    page.show()
    qtbot.waitExposed(page)
    made.show_state(read_contest_state(desk.ws, Where(stage.contest)))
    made.judge.set_choice("J2")
    made.judge.choice_changed.emit("J2")
    return made


def write(part: PaperPart, by: str, scores: tuple[str, ...]) -> None:
    """Type a whole scorecard with the keyboard; Enter in the last field keeps it."""
    assert part.form is not None
    part.form.by.setText(by)
    part.form.start()
    for field, score in zip(part.form.fields.values(), scores, strict=True):
        field.setFocus(Qt.FocusReason.TabFocusReason)
        type_text(field, score)
        QTest.keyClick(field, Qt.Key.Key_Return)


def states(part: PaperPart) -> list[str]:
    """What the list says about each submission."""
    return [row.status for row in part.list.rows()]


def findings(part: PaperPart) -> list[str]:
    """The sentences under the fields."""
    fields = [field.finding() for field in seen(part, LabelledField) if field.finding()]
    return [*fields, *(words for row in seen(part, CriterionRow) for words in row.findings())]


def test_two_people_and_it_counts(part: PaperPart, desk: Desk) -> None:
    assert states(part) == ["ยังไม่ได้รับ"] * 4
    write(part, "สมศรี", ("7", "25", "30", "18"))
    assert states(part)[0] == "สมศรี พิมพ์แล้ว รอผู้พิมพ์คนที่สอง"
    assert part.list.current_key() == "GOV-02"
    part.list.set_current_key("GOV-01")
    assert part.form is not None
    assert [field.typed() for field in part.form.fields.values()] == ["", "", "", ""]
    write(part, "สมชาย", ("๗", "25", "30", "18"))
    assert states(part)[0] == "จากกระดาษ พิมพ์ยืนยันสองครั้ง"
    cell = round_documents(desk.ws).view.cell("J2", "GOV-01")
    assert cell is not None
    assert (cell.state, cell.origin) == (CellState.COUNTED, Origin.PAPER)


def test_a_scanner_opens_the_form_of_the_paper(part: PaperPart, desk: Desk) -> None:
    package = round_documents(desk.ws).package
    code = PaperCode(manifest=package.manifest, round=package.round, judge="J4", submission="LIV-02").text
    part.code.setFocus()
    type_text(part.code, code)
    QTest.keyClick(part.code, Qt.Key.Key_Return)
    assert (part.judge.choice(), part.list.current_key(), part.code.text()) == ("J4", "LIV-02", "")
    assert part.form is not None
    assert part.form.entry().submission == "LIV-02"
    assert part.window().focusWidget() is part.form.by
    part.code.setFocus()
    type_text(part.code, "4006381333931")
    QTest.keyClick(part.code, Qt.Key.Key_Return)
    assert notice_of(part).startswith("รหัสนี้ไม่ใช่รหัสของแบบให้คะแนน")
    assert (part.code.text(), part.window().focusWidget() is part.code) == ("", True)  # ready for the next scan


def test_what_differs_stands_under_its_field(part: PaperPart, desk: Desk) -> None:
    write(part, "สมศรี", ("7", "25", "30", "18"))
    part.list.set_current_key("GOV-01")
    write(part, "สมชาย", ("7", "26", "30", "18"))
    assert findings(part) == ["ไม่ตรงกับที่พิมพ์ครั้งแรก กรุณาดูกระดาษอีกครั้ง"]
    assert notice_of(part).startswith("คะแนนที่พิมพ์สองครั้งไม่ตรงกันที่ D2")
    press(part, "forget_typing")
    assert states(part)[0] == "ยังไม่ได้รับ"
    assert one(part, Button, "keep_paper").words() == "เก็บคะแนนที่พิมพ์ครั้งแรก"
    cell = round_documents(desk.ws).view.cell("J2", "GOV-01")
    assert cell is not None
    assert cell.state is CellState.MISSING


def test_one_person_is_not_two(part: PaperPart) -> None:
    write(part, "สมศรี", ("7", "25", "30", "18"))
    part.list.set_current_key("GOV-01")
    write(part, "สมศรี", ("7", "25", "30", "18"))
    assert notice_of(part) == "สมศรี เป็นผู้พิมพ์แบบให้คะแนนนี้ครั้งแรก"


def test_the_rulebook_speaks_under_the_field_and_takes_the_keyboard_there(part: PaperPart) -> None:
    write(part, "สมศรี", ("11", "25", "30", "18"))
    assert len(findings(part)) == 1
    assert "10" in findings(part)[0]
    assert part.form is not None
    assert part.window().focusWidget() is part.form.fields["D1"]
    assert states(part) == ["ยังไม่ได้รับ"] * 4


def test_a_name_is_needed(part: PaperPart) -> None:
    write(part, "", ("7", "25", "30", "18"))
    assert findings(part) == ["กรุณากรอกชื่อ"]


def test_sheets_go_out_and_come_back(part: PaperPart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "J2.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    press(part, "save_sheet")
    assert notice_of(part) == "บันทึกตารางสำหรับ 4 ผลงานแล้ว"
    table = read_table(path)
    assert table.header is not None
    rows = [[*row.cells[:5], *("7", "25", "30", "18"), ""] for row in table.body]
    write_table(path, table.header.cells, rows)
    press(part, "take_sheet")
    assert notice_of(part) == "มีแบบให้คะแนน 4 ฉบับรอผู้พิมพ์คนที่สอง"
    assert {words.split(" พิมพ์")[0] for words in states(part)} == {"ฝ่ายเลขานุการ"}


def test_a_foreign_sheet_is_refused_in_words(part: PaperPart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ตาราง.csv"
    path.write_text("ชื่อ,คะแนน\nก,1\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    press(part, "take_sheet")
    assert notice_of(part) == "ยังไม่ได้นำเข้าข้อมูลจาก “ตาราง.csv”"
    (told,) = seen(part.window(), Notice)
    assert "ตาราง.csv · แถว 1 · contest: " in told.detail()


def notice_of(part: PaperPart) -> str:
    """What the page says at its head."""
    return notice(part.window())
