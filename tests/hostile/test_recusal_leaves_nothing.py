"""After a recusal nothing of the submission but its number and title is anywhere in the window or in what is sent.

What the judge wrote before is kept where only a withdrawal finds it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import current_language, translator
from judge_desktop.config.settings import Settings
from judge_desktop.domain.contest import Ground, RecusalScope
from judge_desktop.domain.report_kinds import ReportKind
from judge_desktop.domain.scorecard import Pin
from judge_desktop.exchange.score_file import read_score_file
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.viewers.reading.instant_reader import InstantReader
from judge_desktop.workflow.export_scores import export_scores
from judge_desktop.workflow.open_package import open_package
from judge_desktop.workflow.printing.print_report import print_report
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.instant_tasks import InstantTasks
from tests.helpers.judge_stage import build_small_package

SUBMISSION = "ENV-01"
WRITTEN = {"comment": "คำติชมลับ", "criterion": "คำเฉพาะด้านลับ", "note": "บันทึกส่วนตัวลับ"}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_small_package(tmp_path_factory.mktemp("package"))


@pytest.fixture
def desk(tmp_path: Path, package: Path) -> Iterator[Desk]:
    """A judge who scored, commented, noted, flagged and pinned one submission, and sealed it."""
    with Workspace(tmp_path / "own") as ws:
        open_package(ws, package, judge="J2")
        session = open_session(ws)
        session.declare()
        for criterion in session.rubric(SUBMISSION).criteria:
            session.set_score(SUBMISSION, criterion.id, "7")
        session.set_score("MOB-01", "D1", "3")
        session.set_comment(SUBMISSION, WRITTEN["comment"])
        session.set_comment(SUBMISSION, WRITTEN["criterion"], "D1")
        session.set_private_note(SUBMISSION, WRITTEN["note"])
        session.set_flag(SUBMISSION, flag=True)
        file = session.submission(SUBMISSION).attachments[0]
        session.add_pin(SUBMISSION, Pin(criterion="D1", attachment=file.sha256, page=2))
        yield Desk(ws, InstantTasks(), Settings(), lambda _settings: None, InstantReader())


@pytest.fixture
def judge(qtbot: QtBot, desk: Desk) -> JudgeWindow:
    window = JudgeWindow(desk, open_session(desk.ws).contest.id)
    qtbot.addWidget(window)
    window.resize(1366, 690)
    window.show()
    window.walk.open(SUBMISSION)
    QApplication.processEvents()
    return window


def words_of(window: QWidget) -> str:
    """Everything the window shows, says to a screen reader, tips or holds in a model, hidden parts as well."""
    return "\n".join(words_of_one(widget) for widget in [window, *window.findChildren(QWidget)])


def words_of_one(widget: QWidget) -> str:
    said = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle()]
    if (face := QAccessible.queryAccessibleInterface(widget)) is not None:
        said += [face.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Value)]
    for kind in ("text", "words", "sentence"):
        made = getattr(widget, kind, None)
        if callable(made):
            with contextlib.suppress(TypeError):
                said.append(str(made()))
    if isinstance(widget, QLineEdit):
        said.append(widget.text())
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        said.append(widget.toPlainText())
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        said += cells_of(widget.model())
    return "\n".join(said)


def cells_of(model: QAbstractItemModel) -> list[str]:
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    places = [(y, x) for y in range(model.rowCount()) for x in range(columns)]
    return [str(model.data(model.index(y, x), role) or "") for y, x in places for role in roles]


def content_of(judge: JudgeWindow) -> list[str]:
    """What must not be met any more: what was written and what the applicant sent."""
    submission = judge.session.submission(SUBMISSION)
    names = [one.name for one in submission.attachments]
    names += [name.rpartition(".")[0] for name in names]
    summary = [text for text in (submission.summary.th, submission.summary.en) if text]

    return [one for one in (*WRITTEN.values(), *names, *summary) if one]


def holders(window: QWidget, content: list[str]) -> list[str]:
    """Which parts of the window still hold something of it."""
    found = []
    for widget in [window, *window.findChildren(QWidget)]:
        words = words_of_one(widget)
        if met(words, content):
            found.append(f"{type(widget).__name__} {widget.objectName()} {widget.isVisible()}: {met(words, content)}")
    return found


def met(words: str, content: list[str]) -> list[str]:
    return [one for one in content if one in words]


def visit_every_page(judge: JudgeWindow) -> str:
    """The words of all pages and lists, one after the other."""
    said = [words_of(judge)]
    pages = judge.pages
    for open_page in (pages.open_seal, lambda: pages.open_my_scores(numbers_hidden=False), pages.open_changes):
        open_page()
        QApplication.processEvents()
        said.append(words_of(judge))
        pages.show_desk()
    judge.day.open_page()
    said.append(words_of(judge))
    judge.day.close_page()
    return "\n".join(said)


def test_nothing_is_left_in_the_window_and_all_comes_back(judge: JudgeWindow, qtbot: QtBot) -> None:
    judge.document.open_search()
    panel = judge.document.search.panel
    panel.find_words("โครงการ")
    qtbot.waitUntil(lambda: not panel.is_reading())
    content = content_of(judge)
    for key in (*judge.document._items, next(iter(judge.document._items))):
        judge.document._go_to_tab(key)
        QApplication.processEvents()
    before = visit_every_page(judge)
    judge.document._explain("…")
    assert {WRITTEN["comment"], WRITTEN["note"]} <= set(met(before, content))

    judge.session.recuse("ENV", RecusalScope.CATEGORY, Ground.EMPLOYER)
    judge.verbs.done.emit()
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert holders(judge, content) == []
    assert judge.document.viewers.pdf.page_count() == 0
    judge.walk.open("MOB-01")
    QApplication.processEvents()
    others = [one.name for one in judge.session.submission("MOB-01").attachments]
    here = [one for one in content if one not in others and one.rpartition(".")[0] not in others]
    here = [one for one in here if not any(one in other for other in others)]
    assert met(visit_every_page(judge), here) == []
    judge.walk.open(SUBMISSION)
    QApplication.processEvents()
    assert met(visit_every_page(judge), here) == []

    judge.verbs.withdraw_recusal()
    QApplication.processEvents()
    assert met(words_of(judge), list(WRITTEN.values())) == met(before, list(WRITTEN.values()))
    assert judge.document.tabs.isVisible()


def test_nothing_of_it_is_sent_or_printed(desk: Desk, tmp_path: Path) -> None:
    ws = desk.ws
    session = open_session(ws)
    session.recuse(SUBMISSION, RecusalScope.SUBMISSION, Ground.RELATIVE)
    sent = export_scores(ws, session, tmp_path / "sent.judgescore")
    found = read_score_file(sent.path.read_bytes(), ws.identity.age_key)
    card = next(one for one in found.score_file.scorecards if one.submission == SUBMISSION)
    assert (card.given, dict(card.comments), card.pins, card.flag) == ({}, {}, (), False)
    everything = found.scores.decode() + found.remarks.decode()
    assert [one for one in WRITTEN.values() if one in everything] == []
    (printed,) = print_report(ws, ReportKind.SCORECARDS, tmp_path, translator(current_language()))
    paper = "".join(page.extract_text() for page in PdfReader(printed).pages)
    assert [one for one in WRITTEN.values() if one in paper] == []
    session.withdraw_recusal(SUBMISSION, RecusalScope.SUBMISSION)
    assert session.scorecard(SUBMISSION).comments["D1"] == WRITTEN["criterion"]
    assert len(session.scorecard(SUBMISSION).pins) == 1
    assert session.private_note(SUBMISSION) == WRITTEN["note"]
