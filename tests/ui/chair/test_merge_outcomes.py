"""Every outcome of a file is said in Thai as somebody reads it aloud; late, forked and missing ones are seen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.domain.merging import Outcome
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.merge_notes import contradictions
from judge_desktop.ui.chair.merge_page import MergePage
from judge_desktop.ui.chair.outcome_list import OutcomeList
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.buttons import Button
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.workflow.build_package import PackageOptions, build_package
from judge_desktop.workflow.deliberate import DecisionRequest, close_round, decide
from judge_desktop.workflow.deputies import enrol_deputy
from judge_desktop.workflow.export_received import export_received
from judge_desktop.workflow.identity import create_identity, save_judge_card
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.packages_here import chair_contest
from judge_desktop.workflow.panel import add_card
from judge_desktop.workflow.round_documents import round_documents
from judge_desktop.workflow.take_over_contest import take_over_contest
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.chair_stage import NO_BACKUP, Stage, _score, clock, prepare_stage
from tests.ui.chair.conftest import open_window
from tests.ui.chair.find import give_reason, notice, one, page, press, rows, seen
from tests.unit.workflow.test_sharing import THAI


@pytest.fixture
def thai() -> None:
    set_language(Language.TH)


@pytest.fixture
def merge(thai: None, desk: Desk, stage: Stage, qtbot: QtBot) -> Iterator[MergePage]:
    """The page in Thai before any file came."""
    window = open_window(desk, stage, qtbot)
    yield page(window, MergePage, "merge")
    assert window.page() == "merge"


def shown(merge: MergePage, card: str) -> list[tuple[str, str, str]]:
    """Title, outcome and second line of every row in a card."""
    found = one(one(merge, Card, card), OutcomeList, "outcomes")
    return [(row.title, row.outcome, row.detail) for row in found.rows()]


def test_each_outcome_has_its_thai_sentence(merge: MergePage, stage: Stage, tmp_path: Path) -> None:
    foreign = prepare_stage(tmp_path / "another contest")
    package = tmp_path / "ชุดผลงาน.judgepack"
    build_package(merge.desk.ws, tmp_path / "second.judgepack", PackageOptions(without_backup=NO_BACKUP))
    package.write_bytes((tmp_path / "second.judgepack").read_bytes())
    other = foreign.j1.rename(tmp_path / "ของที่อื่น.judgescore")
    picture = tmp_path / "picture.jpg"
    picture.write_bytes(b"\xff\xd8\xff\xe0")
    merge_scores(merge.desk.ws, [stage.j3])
    files = (stage.j3, stage.j3_again, stage.j1, stage.j2, stage.j2_other, stage.j4, stage.damaged, other, picture)

    merge.look_at((*files, package, tmp_path / "gone.judgescore"))

    said = [(outcome, detail) for _, outcome, detail in shown(merge, "preview")]
    assert said == [
        ("ไม่รับ", "ไฟล์ที่ล็อกไว้นี้ไม่สมบูรณ์หรือถูกเปลี่ยนแปลงระหว่างการส่ง · กรุณาขอให้ผู้ส่งส่งมาใหม่"),
        (
            "ไม่รับ",
            "ไฟล์นี้จัดทำไว้สำหรับการประกวดอื่นหรือเครื่องอื่นของประธาน · หากเป็นของการประกวดนี้ กรุณาขอให้กรรมการเปิดชุดผลงานล่าสุดแล้วส่งใหม่",
        ),
        ("ไม่รับ", "ไฟล์ “picture.jpg” ไม่ใช่ไฟล์ของโปรแกรมนี้ · กรุณาขอไฟล์ที่ถูกต้องจากผู้ส่ง"),
        ("ไม่รับ", "ไฟล์นี้เป็นไฟล์คนละประเภทกับที่ต้องใช้ในขั้นตอนนี้ · กรุณาเลือกไฟล์ที่ถูกต้อง"),
        ("ไม่รับ", "ไม่พบไฟล์ “gone.judgescore” · กรุณาตรวจสอบชื่อไฟล์ โฟลเดอร์ และการเชื่อมต่อของไดรฟ์"),
        ("มีสองฉบับ ยังไม่นับ", "J2.judgescore · 4 แบบให้คะแนน · ครั้งที่ 1"),
        ("มีสองฉบับ ยังไม่นับ", "J2 (2).judgescore · 4 แบบให้คะแนน · ครั้งที่ 1"),
        ("รอยืนยันตัว", "J4.judgescore · 4 แบบให้คะแนน · ครั้งที่ 1"),
        ("นับแล้ว", "J3 (2).judgescore · 4 แบบให้คะแนน · ครั้งที่ 2"),
        ("นับแล้ว", "J1.judgescore · 4 แบบให้คะแนน · ครั้งที่ 1"),
        ("เหมือนเดิม", "J3.judgescore · 4 แบบให้คะแนน · ครั้งที่ 1"),
    ]
    assert merge.preview is not None
    assert {line.outcome for line in merge.preview.files} == set(Outcome) - {Outcome.SUPERSEDED, Outcome.LATE}


def test_an_older_and_a_late_file_are_kept_without_effect(merge: MergePage, stage: Stage) -> None:
    ws = merge.desk.ws
    merge_scores(ws, [stage.j3_again])
    merge.contest_changed.emit()
    merge.look_at((stage.j3,))
    assert [outcome for _, outcome, _ in shown(merge, "preview")] == ["เก็บไว้ นับฉบับใหม่กว่า"]
    press(merge, "cancel_preview")
    assert [detail for *_, detail in shown(merge, "judges")][2] == "4 แบบให้คะแนน · ครั้งที่ 2 · ยังไม่ได้รับครั้งที่ 1"
    merge.judges.outcomes.list.row_requested.emit("J3")
    assert "ยังไม่ได้รับครั้งที่ 1" in [title for title, _ in rows(one(merge, Card, "files"))]

    close_round(ws, "ครบเวลา")
    merge.look_at((stage.j3, stage.j1))
    merge.merge()

    assert [outcome for _, outcome, _ in shown(merge, "refused")] == ["มาช้า ไม่นับ"]
    assert shown(merge, "judges")[0][1:] == ("ไม่มีฉบับที่นับ", "มาหลังปิดการตัดสิน")


def test_a_merge_is_undone_and_every_file_can_be_taken_back(merge: MergePage, stage: Stage) -> None:
    merge.look_at((stage.j1, stage.j3))
    press(merge, "merge_files")
    press(merge, "undo_merge")
    give_reason(merge, "รวมผิดโฟลเดอร์")

    assert notice(merge) == "พักไฟล์ที่เพิ่งรวมไว้แล้ว"
    assert round_documents(merge.desk.ws).view.counted_documents == ()
    assert seen(merge, Button, "undo_merge") == []
    merge.judges.outcomes.list.row_requested.emit("J1")
    press(merge, "restore")
    give_reason(merge, "ฉบับนี้ถูกต้อง")
    assert len(round_documents(merge.desk.ws).view.counted_documents) == 1


def test_one_reminder_names_everybody_who_is_missing(merge: MergePage, stage: Stage) -> None:
    merge.look_at((stage.j1, stage.j3))
    merge.merge()
    press(merge, "remind_all")
    assert QGuiApplication.clipboard().text() == (
        "ยังไม่ได้รับไฟล์คะแนนของโครงการ The Smart City Solution Awards 2023 (ตัวอย่าง)จากกรรมการดังต่อไปนี้ "
        "รศ.ดร.ธนธัช ชลธารากุล, ดร.กิตติภูมิ ทองสายหมอก ขอความกรุณายืนยันคะแนนแล้วส่งไฟล์คะแนน"
    )


def test_values_of_a_replaced_laptop_are_shown(
    thai: None, desk: Desk, stage: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    """The first judge scores once more on a new computer, nine points less in one place."""
    ws = desk.ws
    package, contest = stage.chair.parent / "package.judgepack", chair_contest(ws)
    again = _score(tmp_path, package, contest, "J1-copy", tmp_path / "new.judgescore", apart=9)
    merge_scores(ws, [stage.j1, again])
    new = next(one.judge_key for one in round_documents(ws).score_files if one.sha256 in _waiting(ws))
    decide(
        ws,
        DecisionRequest(kind=DecisionKind.REPLACE_KEY, reason="เครื่องเดิมเสีย", judge="J1", documents=(new,)),
    )
    window = open_window(desk, stage, qtbot)
    merge = page(window, MergePage, "merge")

    merge.judges.outcomes.list.row_requested.emit("J1")

    files = seen(one(merge, Card, "files"), StatusRow)
    assert [(row.title(), row.detail()) for row in files][-1] == (
        "ผลงาน 10: สองเครื่องให้คะแนนต่างกัน",
        "มิติที่ 2: นับ 21 เครื่องเดิมให้ 30",
    )
    assert sorted(row.outcome() for row in files[:2]) == ["นับแล้ว", "แทนด้วยไฟล์จากอีกเครื่องของกรรมการท่านเดียวกัน"]


def _waiting(ws: Workspace) -> set[str]:
    """The files that wait for confirmation."""
    return {sha256 for sha256, why in round_documents(ws).view.not_counted.items() if "awaiting" in why}


@pytest.fixture
def two_copies(thai: None, desk: Desk, stage: Stage, qtbot: QtBot, tmp_path: Path) -> Iterator[MergePage]:
    """The chair and a deputy decided against each other about the first judge's file."""
    chair = desk.ws
    with Workspace(tmp_path / "deputy", clock=clock) as deputy:
        create_identity(deputy, "ผู้ช่วยเลขานุการ", None)
        save_judge_card(deputy, tmp_path / "deputy.judgecard")
        enrol_deputy(chair, tmp_path / "deputy.judgecard")
        build_package(chair, tmp_path / "again.judgepack", PackageOptions(without_backup=NO_BACKUP))
        sha256 = merge_scores(chair, [stage.j1]).files[0].sha256
        take_over_contest(deputy, tmp_path / "again.judgepack")
        merge_scores(deputy, export_received(chair, tmp_path / "received", THAI).files)
        _decide(chair, DecisionKind.SET_ASIDE, sha256, "ประธาน: ไม่นับ")
        _decide(deputy, DecisionKind.SET_ASIDE, sha256, "ผู้แทน: ไม่นับ")
        _decide(deputy, DecisionKind.RESTORE, sha256, "ผู้แทน: นับ")
        back = export_received(deputy, tmp_path / "back", THAI).files
    window = open_window(desk, stage, qtbot)
    merge = page(window, MergePage, "merge")
    merge.look_at(tuple(back))
    yield merge
    assert window.page() == "merge"


def _decide(ws: Workspace, kind: DecisionKind, sha256: str, reason: str) -> None:
    decide(ws, DecisionRequest(kind=kind, reason=reason, documents=(sha256,)))


def test_decisions_that_contradict_each_other_are_shown_and_settled(two_copies: MergePage) -> None:
    merge = two_copies
    said = [(outcome, detail.split(" · ")[-1]) for _, outcome, detail in shown(merge, "preview")]
    assert ("รับมติ", "มติจากเครื่องอื่นของประธาน 2 รายการ") in said
    press(merge, "merge_files")

    card = one(merge, Card, "contradiction")
    assert sorted(row.detail().split(" · ")[1] for row in seen(card, StatusRow)) == [
        "บันทึกโดย ผู้ช่วยเลขานุการ",
        "บันทึกโดย ฝ่ายเลขานุการ",
    ]
    assert round_documents(merge.desk.ws).view.counted_documents != ()

    seen(card, Button, "row_action")[0].click()
    press(merge, "set_aside")
    give_reason(merge, "หารือกันแล้ว")

    known = round_documents(merge.desk.ws)
    assert (contradictions(known), known.view.counted_documents) == ([], ())
    assert seen(merge, Card, "contradiction") == []


def test_the_card_of_a_judge_is_taken_for_her_and_not_for_a_deputy(window: ChairWindow, stage: Stage) -> None:
    add_card(window.desk.ws, stage.card, "J4")
    window.open_file(stage.card)
    assert window.page() == "panel"
    shutil.copy(stage.j1, stage.j1.with_name("from outside.judgescore"))
    window.open_file(stage.j1.with_name("from outside.judgescore"))
    assert window.page() == "merge"
