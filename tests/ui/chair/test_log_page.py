"""The page of the audit log: in words, found, exported; and an altered log is noticed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, set_language
from judge_desktop.domain.audit_events import AuditEvent
from judge_desktop.domain.decisions import DecisionKind
from judge_desktop.exchange.spreadsheets import read_table
from judge_desktop.store import data_folder
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.log_page import LogPage
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.table import Table
from judge_desktop.workflow.deliberate import DecisionRequest, decide
from tests.helpers.chair_stage import Stage
from tests.ui.chair.conftest import open_window
from tests.ui.chair.find import notice, one, page, press


def cells(log: LogPage) -> list[tuple[str, str]]:
    """What happened and about what, from the top."""
    return [(row.cells[1].text, row.cells[2].text) for row in log.table.rows()]


def test_what_was_done_stands_there_in_words_newest_first(merged: ChairWindow) -> None:
    set_language(Language.TH)
    log = page(merged, LogPage, "log")
    assert cells(log)[0] == ("รวมไฟล์คะแนน", "ไฟล์ 4 ไฟล์")
    assert cells(log)[-1] == ("สร้างกุญแจของเครื่องนี้", "")
    assert ("สร้างและลงนามชุดผลงาน", "ใช้จริง · ครั้งที่ 1") in cells(log)
    assert log.table.rows()[0].cells[0].text == "8 ก.ย. 2566 15.52.00 น."
    assert log.table.rows()[0].cells[3].text == "ฝ่ายเลขานุการ"


def test_words_and_kinds_find_lines(merged: ChairWindow, qtbot: QtBot) -> None:
    set_language(Language.EN)
    log = page(merged, LogPage, "log")
    whole = len(log.lines_shown())
    log.search.setText("merged 4")
    qtbot.waitUntil(lambda: len(log.table.rows()) == 1)
    log.search.setText("")
    log.kind.set_choice(AuditEvent.KEY_CONFIRMED.value)
    log.kind.choice_changed.emit(AuditEvent.KEY_CONFIRMED.value)
    qtbot.waitUntil(lambda: {row.cells[1].text for row in log.table.rows()} == {"It was settled whose key this is"})
    assert len(log.table.rows()) == 3 < whole


def test_it_is_exported_whole(merged: ChairWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "log.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    log = page(merged, LogPage, "log")
    whole = len(log.lines_shown())
    press(log, "export_log")
    table = read_table(path)
    assert [row.cells[5] for row in table.body][-1] == "scores_merged"
    assert (len(table.body), len(log.table.rows())) == (whole, whole)


def test_the_program_notices_that_it_was_altered(desk: Desk, stage: Stage, qtbot: QtBot, language: Language) -> None:
    forge(desk, "UPDATE audit_log SET who = 'nobody' WHERE sequence = 4")
    log = page(open_window(desk, stage, qtbot), LogPage, "log")
    assert notice(log) == {Language.TH: "ประวัติการทำงานไม่ครบถ้วน", Language.EN: "The audit log is not whole"}[language]


def test_lines_cut_off_at_the_end_are_missed_by_the_decisions(desk: Desk, stage: Stage, qtbot: QtBot) -> None:
    request = DecisionRequest(kind=DecisionKind.EXCLUDE, reason="ออกก่อนเวลา", judge="J1", category="GOV")
    decide(desk.ws, request)
    decide(desk.ws, request)
    forge(desk, "DELETE FROM audit_log WHERE sequence >= (SELECT max(sequence) - 1 FROM audit_log)")
    log = page(open_window(desk, stage, qtbot), LogPage, "log")
    assert notice(log) == "The audit log is not whole"


def test_the_table_is_named_for_a_screen_reader(window: ChairWindow) -> None:
    assert one(page(window, LogPage, "log"), Table, "log_table").accessibleName() == "Audit log"


def forge(desk: Desk, statement: str) -> None:
    """Change the log as somebody with the database file could."""
    with closing(sqlite3.connect(desk.ws.home / data_folder.DATABASE)) as raw, raw:
        raw.execute("DROP TRIGGER audit_log_never_changes")
        raw.execute("DROP TRIGGER audit_log_stays")
        raw.execute(statement)
