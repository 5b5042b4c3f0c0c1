"""Ten minutes of rehearsal in the judge's window: each step ticks itself when it happened, nothing is in the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language, translator
from judge_desktop.config.paths import resource
from judge_desktop.config.settings import Settings
from judge_desktop.domain.contest import Contest
from judge_desktop.domain.scorecard import ScorecardState
from judge_desktop.scoring.rehearsal_contest import PRACTICE
from judge_desktop.ui import choose_files
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge.judge_place import Page
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.judge.rehearsal_page import RehearsalPage
from judge_desktop.ui.notices import NoticePlace
from judge_desktop.ui.viewers.reading.instant_reader import InstantReader
from judge_desktop.ui.widgets.buttons import Button, ButtonKind
from judge_desktop.ui.widgets.notice import Notice
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.workflow.create_contest import DEMO_FOLDER, create_contest
from judge_desktop.workflow.identity import create_identity
from judge_desktop.workflow.open_package import open_package
from judge_desktop.workflow.rehearsal import make_rehearsal
from judge_desktop.workflow.rehearsal_steps import RehearsalStep
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.accessibility import nameless_widgets
from tests.helpers.clipping import settled_faults
from tests.helpers.instant_tasks import InstantTasks
from tests.helpers.judge_pages import discard, looking
from tests.ui.conftest import show_active

S = RehearsalStep


def _one_submission(contest: Contest) -> Contest:
    """ENV-01 alone, which brings no film."""
    kept = tuple(one for one in contest.submissions if one.id == "ENV-01")
    rounds = tuple(replace(one, schedule=replace(one.schedule, slots=())) for one in contest.rounds)
    categories = tuple(one for one in contest.categories if one.id == "ENV")
    return replace(contest, submissions=kept, rounds=rounds, categories=categories)


@pytest.fixture(scope="module")
def rehearsal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of a rehearsal with the practice submission first."""
    root = tmp_path_factory.mktemp("rehearsal")
    with Workspace(root / "chair") as chair:
        create_identity(chair, "ฝ่ายเลขานุการ", None)
        create_contest(chair, resource(DEMO_FOLDER), choose=_one_submission)
        return make_rehearsal(chair, root / "r.judgepack", translator(Language.EN)).built.path


@pytest.fixture
def rehearsing(rehearsal: Path, tmp_path: Path) -> Iterator[Desk]:
    """The desk of a judge who opened it and declared to have no interest."""
    with Workspace(tmp_path / "own") as ws:
        open_package(ws, rehearsal, judge="J1")
        open_session(ws).declare()
        yield Desk(ws, InstantTasks(), Settings(), lambda _: None, InstantReader())


@pytest.fixture
def window(rehearsing: Desk, qtbot: QtBot) -> JudgeWindow:
    return opened(rehearsing, qtbot)


def opened(desk: Desk, qtbot: QtBot) -> JudgeWindow:
    window = JudgeWindow(desk, open_session(desk.ws).contest.id)
    qtbot.addWidget(window)
    show_active(qtbot, window, 1366, 690)
    return window


def listed(window: JudgeWindow) -> RehearsalPage:
    """The list, opened by its button."""
    window.bar.rehearsal.click()
    page = window.pages.rehearsal
    assert page is not None
    return page


def row(page: RehearsalPage, step: RehearsalStep) -> StatusRow:
    return next(one for one in page.findChildren(StatusRow, f"step_{step.value}") if not one.isHidden())


def ticked(page: RehearsalPage) -> list[str]:
    return [one.value for one in S if row(page, one).shape() is Shape.TICK]


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def notice_of(window: JudgeWindow) -> Notice | None:
    place: NoticePlace = window._notices
    return place.notice()


def test_ten_minutes_from_opening_to_sending(
    window: JudgeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    qtbot.waitUntil(lambda: S.READ in window.rehearsal.steps.done())  # the practice document was before her eyes
    page = listed(window)
    assert ticked(page) == ["opened", "read"]

    row(page, S.PLAYED).button().click()
    assert window.pages.page() is Page.DESK
    films = window.document.viewers.films
    qtbot.waitUntil(films.player.is_ready)
    assert ticked(listed(window)) == ["opened", "read"]  # seen is not yet played
    window.walk.open_again()
    row(listed(window), S.PLAYED).button().click()
    qtbot.waitUntil(films.player.is_ready)
    QTest.keyClick(films.player.stage, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: S.PLAYED in window.rehearsal.steps.done())
    films.player.pause()

    row(listed(window), S.SCORED).button().click()
    assert (window.pages.page(), window.card.submission()) == (Page.DESK, PRACTICE)
    for _ in window.session.rubric(PRACTICE).criteria:
        QTest.keyClicks(focused(), "7")
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert ticked(listed(window)) == ["opened", "read", "played", "scored"]

    row(listed(window), S.SEALED).button().click()
    seal = window.pages.seal
    assert seal is not None
    monkeypatch.setattr(choose_files, "ask_save", lambda *_args, **_more: tmp_path / "mine.judgescore")
    seal.card.seal.click()
    assert (tmp_path / "mine.judgescore").is_file()
    assert {one.submission: one.state for one in window.session.scorecards()} == {
        PRACTICE: ScorecardState.SEALED,
        "ENV-01": ScorecardState.DRAFT,
    }
    seal.card.copy_big.click()
    said = notice_of(window)
    assert said is not None
    assert said.sentence() == "You have tried everything: the rehearsal is done. Thank you"
    page = listed(window)
    assert ticked(page) == [one.value for one in S]
    assert not [one for one in page.findChildren(Button) if one.kind() is ButtonKind.PRIMARY and one.isVisible()]


def test_the_notice_leads_to_the_list_and_closed_once_it_stays_away(rehearsing: Desk, qtbot: QtBot) -> None:
    window = opened(rehearsing, qtbot)
    first = notice_of(window)
    assert first is not None
    assert first.sentence() == "This is a rehearsal: try everything out in ten minutes"
    first.action_requested.emit()
    assert window.pages.page() is Page.REHEARSAL
    window.walk.open_again()
    closing = first.findChild(Button, "notice_close")
    assert closing is not None
    closing.click()

    said = notice_of(window)
    assert said is not None
    assert said.objectName() == "unconfirmed"  # what would have stood there otherwise
    again = notice_of(opened(rehearsing, qtbot))
    assert again is not None
    assert again.objectName() == "unconfirmed"


def test_one_complete_scorecard_is_asked_for_before_sealing(window: JudgeWindow) -> None:
    window.pages.open_seal()
    seal = window.pages.seal
    assert seal is not None
    seal.card.seal.click()
    assert (window.pages.page(), window.card.submission()) == (Page.DESK, PRACTICE)
    for criterion in window.session.rubric(PRACTICE).criteria:
        window.session.set_score(PRACTICE, criterion.id, "1")
    window.pages.open_seal()
    seal = window.pages.seal
    assert seal is not None
    card = next(one for one in seal.findChildren(StatusRow) if not one.isHidden())
    assert (card.title(), card.detail()) == ("1 scorecard is complete", "The others stay open and are sent as they are")


def test_the_list_has_names_and_the_next_step_has_the_keyboard(window: JudgeWindow) -> None:
    page = listed(window)
    assert nameless_widgets(page) == []
    assert focused().accessibleName() == "Show me where: See a film play"


def test_an_official_round_has_neither_button_nor_line(judge: JudgeWindow) -> None:
    assert judge.bar.rehearsal.isHidden()
    assert judge.rehearsal.entries() == ()
    judge.rehearsal.note(S.READ)
    assert judge.rehearsal.steps.done() == frozenset()


LOOKS = [(Language.TH, 100, (480, 768)), (Language.EN, 100, (911, 512)), (Language.TH, 200, (1366, 690))]


@pytest.mark.parametrize(("language", "text_size", "size"), LOOKS)
def test_the_list_and_its_button_fit(
    qapp: QApplication, rehearsing: Desk, language: Language, text_size: int, size: tuple[int, int]
) -> None:
    with looking(qapp, language, text_size):
        window = JudgeWindow(rehearsing, open_session(rehearsing.ws).contest.id)
        window.resize(*size)
        window.show()
        found = settled_faults(window)
        window.rehearsal.list_requested.emit()
        found += settled_faults(window)
        window.pages.open_seal()
        found += settled_faults(window)
        assert (found, (window.width(), window.height())) == ([], size)
        discard(window)
