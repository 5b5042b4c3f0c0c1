"""A rehearsal from the package page: one button, a letter to copy, and who came through with which confirmation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language
from judge_desktop.config.paths import resource
from judge_desktop.domain.contest import Contest, Mode
from judge_desktop.domain.panel import Confirmation
from judge_desktop.domain.text import Text
from judge_desktop.scoring.rehearsal_contest import PRACTICE, holds_practice
from judge_desktop.ui import choose_files
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.overview_page import OverviewPage
from judge_desktop.ui.chair.package_page import PackagePage
from judge_desktop.ui.chair.rehearsal_card import RehearsalCard
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.finding_row import FindingRow
from judge_desktop.ui.widgets.shapes import Shape
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.workflow.build_package import PackageOptions
from judge_desktop.workflow.create_contest import DEMO_FOLDER, create_contest
from judge_desktop.workflow.export_scores import export_scores
from judge_desktop.workflow.identity import create_identity, show_identity
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.open_package import open_package
from judge_desktop.workflow.packages_here import chair_contest, chair_package
from judge_desktop.workflow.panel import confirm_judge
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.accessibility import nameless_widgets
from tests.helpers.chair_stage import small
from tests.helpers.clipping import settled_faults
from tests.helpers.drafts import save_contest
from tests.helpers.judge_pages import discard, looking
from tests.ui.chair.conftest import MakeDesk
from tests.ui.chair.find import notice, page, press, seen


@pytest.fixture
def beginning(make_desk: MakeDesk, tmp_path: Path) -> Desk:
    """A copy in which the same contest, without its film and without any card, has no package yet."""
    fresh = make_desk(tmp_path / "fresh")
    create_identity(fresh.ws, "ฝ่ายเลขานุการ", None)
    create_contest(fresh.ws, resource(DEMO_FOLDER), choose=lambda contest: _filmless(small(contest)))
    return fresh


def _filmless(contest: Contest) -> Contest:
    return replace(
        contest,
        submissions=tuple(
            replace(one, attachments=tuple(file for file in one.attachments if file.media_type[:6] != "video/"))
            for one in contest.submissions
        ),
    )


def opened(desk: Desk, qtbot: QtBot) -> ChairWindow:
    window = ChairWindow(desk, chair_contest(desk.ws).id)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    return window


def card(window: ChairWindow) -> RehearsalCard:
    return page(window, PackagePage, "package").rehearsal_card


def said(found: RehearsalCard) -> list[str]:
    return [one.sentence() for one in seen(found, FindingRow)]


def judged(found: RehearsalCard) -> list[tuple[Shape, str, str]]:
    """Shape, second line and button of each judge."""
    rows = [one for one in found.rows() if isinstance(one, StatusRow)]
    return [(one.shape(), one.detail(), one.button().words()) for one in rows]


def rehearse(ws: Workspace, package: Path, folder: Path, judge: str) -> Workspace:
    """A judge scores the practice submission, seals, sends; the chair merges."""
    own = Workspace(folder / judge)
    open_package(own, package, judge=judge)
    session = open_session(own)
    session.import_scores([(PRACTICE, one.id, "1") for one in session.rubric(PRACTICE).criteria])
    session.seal((PRACTICE,))
    merge_scores(ws, [export_scores(own, session, folder / f"{judge}.judgescore").path])
    return own


def test_one_button_makes_it_and_the_letter_is_copied(
    beginning: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(beginning, qtbot)
    path = tmp_path / "r.judgepack"
    monkeypatch.setattr(choose_files, "ask_save", lambda *_args, **_more: path)
    found = card(window)
    assert said(found) == [
        "A practice submission with a PDF and a film is added, because the contest does not bring both"
    ]
    assert found.letter.isHidden()

    press(page(window, PackagePage, "package"), "rehearse")
    package = chair_package(beginning.ws)
    assert (package.mode, holds_practice(package.contest), path.is_file()) == (Mode.REHEARSAL, True, True)
    press(page(window, PackagePage, "package"), "copy_letter")
    letter = QGuiApplication.clipboard().text().splitlines()
    assert "1. Save the file “r.judgepack” and open it with the program." in letter
    assert notice(page(window, PackagePage, "package")) == (
        "The letter is in the clipboard; paste it into the mail and attach the package"
    )


def test_it_says_who_came_through_and_leads_to_the_check_words(
    qapp: QApplication, beginning: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened(beginning, qtbot)
    path = tmp_path / "r.judgepack"
    found = page(window, PackagePage, "package")
    found.build_into(path, PackageOptions(mode=Mode.REHEARSAL, with_practice=True))
    with rehearse(beginning.ws, path, tmp_path, "J1") as first, rehearse(beginning.ws, path, tmp_path, "J2"):
        words = " ".join(show_identity(first).check_words["en"])
    confirm_judge(beginning.ws, "J1", Confirmation.VOICE, words)
    window.reload()

    nothing = (Shape.RING, "No score file yet · Check words not heard yet", "")
    assert judged(card(window)) == [
        (Shape.TICK, "Came through: score file merged · Check words confirmed by voice", ""),
        (Shape.TRIANGLE, "Score file is here, to be confirmed · Check words not heard yet", "Check words"),
        nothing,
        nothing,
    ]
    assert nameless_widgets(card(window)) == []
    overview = page(window, OverviewPage, "overview")
    titles = [one.title() for one in overview.checklist.rows() if isinstance(one, StatusRow)]
    assert "1 of 4 judges came through the rehearsal" in titles
    waiting = card(window).rows()[1]
    assert isinstance(waiting, StatusRow)
    waiting.button().click()
    assert window.page() == "panel"
    assert faults(qapp, beginning) == []


def faults(app: QApplication, desk: Desk) -> list[str]:
    """Of the package page in a rehearsal, each look where it has the least room."""
    found: list[str] = []
    for language, text_size, size in (
        (Language.TH, 100, (700, 690)),
        (Language.TH, 200, (1366, 690)),
    ):
        with looking(app, language, text_size):
            window = ChairWindow(desk, chair_contest(desk.ws).id)
            window.resize(*size)
            window.show()
            window.show_page("package")
            found += settled_faults(window)
            discard(window)
    return found


def test_what_is_not_ready_is_left_out_and_what_is_missing_leads_to_its_page(beginning: Desk, qtbot: QtBot) -> None:
    contest = chair_contest(beginning.ws)
    first, *others = contest.submissions
    save_contest(beginning.ws, replace(contest, submissions=(replace(first, title=Text()), *others)))
    window = opened(beginning, qtbot)
    assert said(card(window))[0] == f"1 submission that is not ready is left out: {first.number}"

    save_contest(beginning.ws, replace(contest, panel=replace(contest.panel, judges=())))
    window.reload()
    assert said(card(window)) == [
        "The panel has no voting judge. Add the judges",
        "The panel has no chair. Name one judge as chair",
    ]
    press(page(window, PackagePage, "package"), "rehearse")
    assert window.page() == "panel"


def test_before_any_package_the_overview_offers_it(beginning: Desk, qtbot: QtBot) -> None:
    overview = page(opened(beginning, qtbot), OverviewPage, "overview")
    row = next(
        one
        for one in overview.checklist.rows()
        if isinstance(one, StatusRow) and one.title() == "Rehearse with the judges"
    )
    assert row.button().words() == "Rehearse…"
