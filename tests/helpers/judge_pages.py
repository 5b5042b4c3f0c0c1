"""Every page a judge meets, built for tests that walk over all of them: how it fits, what a screen reader finds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from judge_desktop.config.i18n import Language, current_language, set_language
from judge_desktop.config.settings import Theme
from judge_desktop.domain.contest import Ground, RecusalScope
from judge_desktop.domain.findings import Finding
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.help.help_page import HelpPageView
from judge_desktop.ui.home_page import HomePage
from judge_desktop.ui.judge.judge_questions import ReasonDialog, RecusalDialog
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.judge.move_dialog import MoveDialog
from judge_desktop.ui.judge.my_scores_page import PLOTS, MyScoresPage
from judge_desktop.ui.judge.package_page import PackagePage
from judge_desktop.ui.judge.start_page import StartPage
from judge_desktop.ui.settings_page import SettingsPage
from judge_desktop.ui.widgets.theme import apply_theme
from judge_desktop.workflow.export_scores import export_scores
from judge_desktop.workflow.scoring_session import ScoringSession, open_session
from tests.helpers.judge_stage import SUBMISSIONS

ENV_1, ENV_2, GOV_2, MOB_1 = SUBMISSIONS
COMMENT = "มีข้อมูลก่อนและหลังชัดเจน ควรแสดงวิธีเก็บข้อมูลในปีถัดไปและผู้รับผิดชอบหลังสิ้นสุดโครงการ"


@contextmanager
def looking(app: QApplication, language: Language, text_size: int) -> Iterator[None]:
    """That language and text size, and the language before again afterwards.

    The text size stays until the test has ended and its windows are gone: there is a second in styling them again.
    """
    before = current_language()
    set_language(language)
    apply_theme(app, Theme.LIGHT, text_size)
    try:
        yield
    finally:
        set_language(before)


def discard(page: QWidget) -> None:
    """Delete the page now: whatever is still there is styled again with every other look."""
    page.hide()
    page.deleteLater()
    QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)


def play(session: ScoringSession) -> None:
    """Two equal totals in one category, one scorecard half done, one recused."""
    for submission, scores in ((ENV_1, (8, 25, 32, 16)), (ENV_2, (8, 24, 33, 16)), (MOB_1, (8,))):
        for criterion, score in zip(session.rubric(submission).criteria, scores, strict=False):
            session.set_score(submission, criterion.id, str(score))
    session.set_comment(ENV_1, COMMENT)
    session.recuse("GOV", RecusalScope.CATEGORY, Ground.EMPLOYER)


def judge_pages(desk: Desk, package: Path, contest: str) -> Iterator[tuple[str, QWidget]]:
    """(name, page) in the order a judge meets them; each is deleted when the next one is asked for."""
    for page in (HomePage(desk), SettingsPage(desk), StartPage(desk), PackagePage(desk, package)):
        yield type(page).__name__, page
        discard(page)
    for place in ("judge", "keys"):
        shown = HelpPageView(place)
        yield f"HelpPageView {place}", shown
        discard(shown)
    yield from _window_pages(desk, contest)


def sent_page(desk: Desk, contest: str, folder: Path) -> JudgeWindow:
    """The seal page after everything was sent."""
    session = open_session(desk.ws)
    for submission in SUBMISSIONS:
        if not session.is_recused(submission):
            for criterion in session.rubric(submission).criteria:
                session.set_score(submission, criterion.id, "8")
    session.seal()
    export_scores(desk.ws, session, folder / "scores.judgescore")
    window = JudgeWindow(desk, contest)
    window.pages.open_seal()
    return window


def dialogs(session: ScoringSession) -> Iterator[tuple[str, QWidget]]:
    """The questions a judge may be asked; each has a window of its own."""
    for name, dialog in (
        ("RecusalDialog", RecusalDialog("ผลงาน", "สิ่งแวดล้อมอัจฉริยะ (Smart Environment)", RecusalScope.CATEGORY)),
        ("MoveDialog", MoveDialog(session, ENV_1)),
        ("ReasonDialog", ReasonDialog("Reopen this scorecard?", COMMENT, "Reopen")),
    ):
        yield name, dialog
        discard(dialog)


def refuse_a_score(window: JudgeWindow) -> tuple[Finding, ...]:
    """Type a score above the full mark, so that a finding stands under its field."""
    window.walk.open(MOB_1)
    field = window.card.form.rows["D2"].field
    field.setText("34")
    field.textEdited.emit("34")
    window.card.form.rows["D3"].field.setFocus()
    return window.session.findings(MOB_1)


def _window_pages(desk: Desk, contest: str) -> Iterator[tuple[str, QWidget]]:
    window = JudgeWindow(desk, contest)
    window.walk.open(ENV_1)
    window.card.form.rows["D3"].field.setFocus()
    yield "JudgeWindow", window
    refuse_a_score(window)
    yield "JudgeWindow finding", window
    window.walk.open(GOV_2)
    yield "JudgeWindow recused", window
    window.walk.open(ENV_1)
    window.day.toggle_page()
    yield "running order", window
    window.day.toggle_page()
    window.pages.open_seal()
    yield "SealPage", window
    window.open_my_scores()
    page = window.pages.my_scores
    assert isinstance(page, MyScoresPage)
    page.mark(ENV_1)
    page.mark(ENV_2)
    yield "MyScoresPage", window
    page.sides.set_choice(PLOTS)
    page._choose_side(PLOTS)
    yield "MyScoresPage plots", window
    discard(window)
