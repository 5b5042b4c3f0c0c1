"""The start page, the settings and the judge's pages for the pictures, on the demo contest with a day half done."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from judge_desktop.domain.contest import Ground, RecusalScope
from judge_desktop.scoring.running_order import Act, Phase, from_plan
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.home_page import HomePage
from judge_desktop.ui.judge.judge_place import JudgePlace
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.judge.package_page import PackagePage
from judge_desktop.ui.judge.seal_card import SentFile
from judge_desktop.ui.judge.start_page import StartPage
from judge_desktop.ui.settings_page import SettingsPage
from judge_desktop.workflow.contests_here import find_contests
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.workspace import Workspace

SHOWN, NEXT = "GOV-02", "GOV-03"
_SCORES = ((8, 26, 31, 15), (7, 24, 33, 14), (9, 27, 35, 17), (8, 22, 30, 16))
_COMMENT = "มีข้อมูลก่อนและหลังชัดเจน ควรแสดงวิธีเก็บข้อมูลในปีถัดไปและผู้รับผิดชอบหลังสิ้นสุดโครงการ"


def play_half_a_day(ws: Workspace) -> None:
    """Ten submissions scored, one category recused, one flag, one scorecard half typed."""
    session = open_session(ws)
    session.declare()
    for place, submission in enumerate(session.submissions[:10]):
        scores = _SCORES[place % len(_SCORES)]
        for criterion, score in zip(session.rubric(submission.id).criteria, scores, strict=True):
            session.set_score(submission.id, criterion.id, str(score))
        if place % 2:
            session.set_comment(submission.id, _COMMENT)
    session.set_flag("ECO-03", flag=True)
    session.set_score(SHOWN, "D1", "8")
    session.set_score(SHOWN, "D3", "31")
    session.set_comment(SHOWN, _COMMENT)
    session.recuse("ENE", RecusalScope.CATEGORY, Ground.EMPLOYER)


def home_pictures(desk: Desk, package: Path) -> Iterator[tuple[str, QWidget]]:
    """(name, widget) of the pages around the judge's window."""
    for name, page in (
        ("home", HomePage(desk)),
        ("settings", SettingsPage(desk)),
        ("judge-start", StartPage(desk)),
        ("package", PackagePage(desk, package)),
    ):
        _wait(desk)
        yield name, page
        page.deleteLater()


def judge_pictures(desk: Desk) -> Iterator[tuple[str, QWidget]]:
    """(name, widget) of the judge's window in its states; the keyboard is in the second criterion."""
    contest = next(one.contest for one in find_contests(desk.ws) if not one.is_chair)
    window = JudgeWindow(desk, contest, JudgePlace(submission=SHOWN))
    window.resize(1366, 768)
    present(window, SHOWN, 96)
    window.show()
    window.activateWindow()
    _wait(desk)
    field = window.card.form.rows["D2"].field
    field.setText("34")
    field.textEdited.emit("34")
    window.card.form.rows["D4"].field.setFocus()
    _wait(desk)
    yield "judge", window
    window.card.form.rows["D4"].toggle_guidelines()
    yield "judge-guidelines", window
    present(window, NEXT, 362)
    window.day.note_change(SHOWN)
    yield "judge-day", window
    window.day.open_page()
    yield "judge-day-order", window
    window.day.close_page()
    window.open_submission("ENE-02")
    _wait(desk)
    yield "judge-recused", window
    window.open_submission("LIV-02")
    window.document._choose_tab("pictures")
    window.document.tabs.set_tab("pictures")
    window.document._show_tab()
    yield "judge-photos", window
    window.pages.open_seal()
    yield "seal", window
    window.deleteLater()


def present(window: JudgeWindow, submission: str, seconds: int) -> None:
    """Let that submission talk since so many seconds."""
    day = window.day.day
    if day is not None:
        order = from_plan(day.plan)
        day.order = replace(order, at=order.order.index(submission), phase=Phase.TALK, spent=seconds)
        window.day.do(Act.RESUME)


def sent_picture(desk: Desk, folder: Path) -> Iterator[tuple[str, QWidget]]:
    """The seal page after everything was sent; scores whatever was left first."""
    from judge_desktop.workflow.export_scores import export_scores

    session = open_session(desk.ws)
    contest = session.contest.id
    for submission in session.submissions:
        if session.is_sent(submission.id) or session.is_recused(submission.id):
            continue
        for criterion, score in zip(session.rubric(submission.id).criteria, _SCORES[2], strict=True):
            session.set_score(submission.id, criterion.id, str(score))
    window = JudgeWindow(desk, contest)
    window.pages.open_seal()
    yield "seal-ready", window
    window.deleteLater()
    session = open_session(desk.ws)
    session.seal()
    saved = export_scores(desk.ws, session, folder / "scores.judgescore")
    window = JudgeWindow(desk, contest)
    window.pages.open_seal()
    page = window.pages.seal
    if page is not None:
        page._sent = SentFile(saved.path, saved.revision, "16.04 น.")
        page.refresh()
    yield "sent", window
    window.deleteLater()


def _wait(desk: Desk) -> None:
    """Until everything that was asked for is read and shown, and the PDF is painted."""
    until = time.monotonic() + 0.35
    while desk.tasks.is_busy() or time.monotonic() < until:
        QApplication.processEvents()
