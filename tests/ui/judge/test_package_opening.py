"""A judge opens packages: her name is found by typing, interests are declared, words follow later, news are read."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_desktop.config.settings import TextSize, Theme
from judge_desktop.domain.contest import Ground, RecusalScope
from judge_desktop.domain.panel import Confirmation, Judge
from judge_desktop.domain.text import Text
from judge_desktop.exchange.progress_code import read_progress_code
from judge_desktop.store import attachments
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge import judge_chooser
from judge_desktop.ui.judge.changes_page import ChangesPage
from judge_desktop.ui.judge.judge_chooser import JudgeChooser
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.judge.package_page import PackagePage
from judge_desktop.ui.judge.package_questions import InterestDialog, NameDialog, WordsDialog
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.ui.widgets.theme import apply_theme
from judge_desktop.workflow.build_package import PackageOptions, build_package
from judge_desktop.workflow.confirm_package import package_confirmation
from judge_desktop.workflow.export_scores import export_scores
from judge_desktop.workflow.hand_back import HandBack
from judge_desktop.workflow.identity import save_judge_card, words_of
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.open_package import open_package
from judge_desktop.workflow.packages_here import Where, chair_contest
from judge_desktop.workflow.panel import add_card, confirm_judge
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.workspace import Workspace
from tests.helpers.accessibility import nameless_widgets
from tests.helpers.drafts import save_contest
from tests.helpers.judge_stage import SUBMISSIONS, kept_open
from tests.helpers.keyboard import type_text


@pytest.fixture
def chair(package_file: Path, tmp_path: Path) -> Iterator[Workspace]:
    """The chair's copy that built the package, to be changed freely."""
    shutil.copytree(package_file.parent / "chair", tmp_path / "chair")
    with Workspace(tmp_path / "chair") as ws:
        yield ws


def update(chair: Workspace, path: Path, *, full_mark: int = 10, hand_back: tuple[HandBack, ...] = ()) -> Path:
    """The next package: a late file for ENV-01, its title mended, perhaps another full mark for D1."""
    contest = chair_contest(chair)
    late = path.with_suffix(".late")
    late.write_bytes(b"late slides")
    sha256 = attachments.hash_of(late)
    attachments.adopt(chair.home, [(sha256, late)])
    first = next(one for one in contest.submissions if one.id == "ENV-01")
    added = replace(first.attachments[0], sha256=sha256, name="late.txt", media_type="text/plain", size=11)
    mended = replace(first, attachments=(*first.attachments, added), title=Text(th="คลองใส", en="Clear canal"))
    submissions = tuple(mended if one.id == "ENV-01" else one for one in contest.submissions)
    rubrics = []
    for rubric in contest.rubrics:
        criteria = list(rubric.criteria)
        criteria[0] = replace(criteria[0], full_mark=type(rubric.total)(full_mark))
        total = sum((one.full_mark for one in criteria), start=type(rubric.total)(0))
        rubrics.append(
            replace(rubric, criteria=tuple(criteria), total=total, version=rubric.version + (full_mark != 10))
        )
    save_contest(chair, replace(contest, submissions=submissions, rubrics=tuple(rubrics)))
    build_package(chair, path, PackageOptions(is_update=True, hand_back=hand_back, without_backup="ทดสอบ"))
    return path


# --- who are you ------------------------------------------------------------------------------------------------------


def test_a_long_panel_scrolls_and_a_letter_finds_a_name(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judge_chooser, "_PAUSE_MS", 600_000)  # however slow the machine is
    names = ["Anan", "Boon", "Chai", "Chom", "Dara", "Ekachai", "Fon", "Gaeo", "Hathai", "Itsara", "Jai", "Kanda"]
    judges = [Judge(id=name, name=Text(th=f"{name} Panel", en=f"{name} Panel"), title="ดร.") for name in names]
    chooser = JudgeChooser(judges)
    qtbot.addWidget(chooser)
    chooser.resize(500, 400)
    with qtbot.waitActive(chooser):
        chooser.show()
        chooser.activateWindow()
    chooser.focus_list()
    assert chooser.chosen() == ""

    told: list[str] = []
    chooser.judge_chosen.connect(told.append)
    type_text(chooser.choices["Anan"], "c")
    assert chooser.chosen() == "Chai"
    type_text(chooser.choices["Chai"], "ho")
    assert (told, chooser.chosen()) == (["Chai", "Chom"], "Chom")
    chooser._since.invalidate()
    type_text(chooser.choices["Chom"], "k")
    found = chooser.choices["Kanda"]
    assert (chooser.chosen(), found.hasFocus()) == ("Kanda", True)
    assert found.visibleRegion().boundingRect().height() == found.height(), "scrolled into sight"
    assert nameless_widgets(chooser) == []


# --- the declaration --------------------------------------------------------------------------------------------------


def test_an_interest_is_declared_while_the_package_is_opened(main_window: MainWindow, package_file: Path) -> None:
    main_window.open_file(package_file)
    page = main_window.page()
    assert isinstance(page, PackagePage)
    page.choices["J2"].setChecked(True)
    form = page.interests
    assert form.later.isChecked()
    form.some.setChecked(True)
    page.begin()
    assert not form._nothing.isHidden(), "nothing is ticked yet"
    form.submissions["ENV-02"].setChecked(True)
    assert form.categories["ENV"].isChecked(), "the contest's rule: the whole category"
    form.submissions["GOV-02"].setChecked(True)
    form.categories["GOV"].setChecked(False)
    page.begin()
    assert form._ground.finding() == "Please choose the ground"
    form.ground.set_choice(Ground.EMPLOYER.value)
    page.begin()

    judge = main_window.page()
    assert isinstance(judge, JudgeWindow)
    assert judge.session.declaration_made
    assert [(one.scope, one.target, one.ground) for one in judge.session.recusals] == [
        (RecusalScope.CATEGORY, "ENV", Ground.EMPLOYER),
        (RecusalScope.SUBMISSION, "GOV-02", Ground.EMPLOYER),
    ]


def test_nothing_of_a_recused_submission_is_found(judge: JudgeWindow) -> None:
    title = judge.session.submission("ENV-01").title.en
    judge.list.search.setText(title[:6])
    judge.list.refresh()
    assert "ENV-01" in [row.key for row in judge.list.list.rows()]

    judge.session.recuse("ENV-01", RecusalScope.SUBMISSION, Ground.RELATIVE)
    judge.walk.open("MOB-01")
    judge.list.refresh()
    assert "ENV-01" not in [row.key for row in judge.list.list.rows()]
    judge.list.search.setText(str(judge.session.submission("ENV-01").number))
    judge.list.refresh()
    assert "ENV-01" in [row.key for row in judge.list.list.rows()], "its number is still found"


def test_the_declaration_is_made_later_from_the_menu(judge: JudgeWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    dialogs = kept_open(monkeypatch, InterestDialog)
    judge.package.ask_interests()
    dialog = dialogs[0]
    dialog.form.some.setChecked(True)
    dialog.accept()
    assert dialog.result() == 0
    dialog.form.categories["MOB"].setChecked(True)
    dialog.form.ground.set_choice(Ground.OTHER.value)
    dialog.accept()
    assert dialog.form._reason.finding() == "Please give a reason"
    dialog.form.reason.setText("taught the applicant")
    dialog.accept()

    assert judge.session.is_recused("MOB-01")
    assert judge.list.list.rows()[-1].muted


# --- check words and name, later --------------------------------------------------------------------------------------


def test_words_left_for_later_are_typed_from_the_notice(judge: JudgeWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    notice = judge._notices.notice()
    assert notice is not None
    assert notice.sentence() == "Not confirmed by voice"
    dialogs = kept_open(monkeypatch, WordsDialog)
    notice.action_requested.emit()
    dialog = dialogs[0]
    right = words_of(judge.session.package.manifest)["en"]

    dialog.accept()
    assert dialog.words.finding() == "Please type the six check words"
    dialog.words.field.setText(" ".join(reversed(right)))
    dialog.accept()
    assert dialog.words.finding().startswith("These check words belong to another file")
    dialog.words.field.setText(" ".join(right))
    dialog.accept()

    assert dialog.result() == WordsDialog.DialogCode.Accepted
    assert package_confirmation(judge.session._ws, Where()) is Confirmation.VOICE
    assert judge.package.entries()[0].is_enabled is False
    said = judge._notices.notice()
    assert said is not None
    assert said.sentence() == "The package is confirmed by voice"


def test_another_name_shows_that_judges_scores_and_keeps_the_others(
    main_window: MainWindow, contest: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    main_window.show_judge(contest)
    judge = main_window.page()
    assert isinstance(judge, JudgeWindow)
    judge.session.set_score("ENV-01", "D1", "9")
    judge.card.form.typed["ENV-01"] = judge.card.form._typed()
    judge.card.form.typed["ENV-01"].refused["D2"] = "99"
    dialogs = kept_open(monkeypatch, NameDialog)

    judge.package.change_name()
    dialogs[0].chooser.choices["J3"].setChecked(True)
    dialogs[0].accept()

    other = main_window.page()
    assert isinstance(other, JudgeWindow)
    assert other.session.judge.id == "J3"
    assert other.session.scorecard("ENV-01").given == {}
    assert other.card.form.refused() == {}, "what one judge typed never meets another's scorecard"
    other.package._choose("J2")
    back = main_window.page()
    assert isinstance(back, JudgeWindow)
    assert {key: str(one) for key, one in back.session.scorecard("ENV-01").given.items()} == {"D1": "9"}


def test_the_names_stand_in_a_dialog_without_empty_room(judge: JudgeWindow) -> None:
    dialog = NameDialog(judge.session.contest, "J2", judge)
    dialog.show()
    dialog.fit()
    QApplication.processEvents()
    last = list(dialog.chooser.choices.values())[-1]
    below = dialog.answer.mapTo(dialog, QPoint(0, 0)).y() - last.mapTo(dialog, QPoint(0, last.height())).y()
    assert below <= 40


def test_progress_is_copied_without_scores(judge: JudgeWindow) -> None:
    for criterion in ("D1", "D2", "D3", "D4"):
        judge.session.set_score("ENV-01", criterion, "5")

    judge.package.copy_progress()

    code = read_progress_code(QGuiApplication.clipboard().text())
    assert (code.judge, code.complete, code.assigned) == ("J2", 1, len(SUBMISSIONS))


# --- a package update -------------------------------------------------------------------------------------------------


def test_an_update_shows_what_changed_with_links_and_again_from_the_menu(
    main_window: MainWindow, contest: str, chair: Workspace, tmp_path: Path
) -> None:
    path = update(chair, tmp_path / "two.judgepack")
    main_window.open_file(path)
    page = main_window.page()
    assert isinstance(page, PackagePage)
    assert page.chosen() == "J2"
    page.begin()

    judge = main_window.page()
    assert isinstance(judge, JudgeWindow)
    changes = judge.pages.currentWidget()
    assert isinstance(changes, ChangesPage)
    rows = changes.findChildren(StatusRow)
    number = judge.session.submission("ENV-01").number
    assert [(row.title(), row.detail()) for row in rows] == [
        (f"{number} Clear canal", "New file “late.txt” · Title, applicant or summary corrected")
    ]
    rows[0].button().click()
    assert judge.pages.currentWidget() is judge._desk_page
    assert judge.card.submission() == "ENV-01"
    judge.package.changes_requested.emit()
    assert judge.pages.currentWidget() is judge.pages.changes
    assert nameless_widgets(judge.pages.changes) == []  # type: ignore[arg-type]


def test_nothing_of_a_recused_submission_stands_among_the_changes(
    main_window: MainWindow, contest: str, chair: Workspace, tmp_path: Path
) -> None:
    open_session(main_window.desk.ws).recuse("ENV", RecusalScope.CATEGORY, Ground.RELATIVE)
    path = update(chair, tmp_path / "two.judgepack")
    opened = open_package(main_window.desk.ws, path)
    page = ChangesPage(main_window.desk, open_session(main_window.desk.ws), opened)

    [row] = page.findChildren(StatusRow)
    number = open_session(main_window.desk.ws).submission("ENV-01").number
    assert (row.title(), "late" in row.detail()) == (f"Submission {number}", False)


def test_scores_the_new_criteria_do_not_allow_are_named_and_the_rest_is_kept(
    main_window: MainWindow, contest: str, chair: Workspace, tmp_path: Path
) -> None:
    session = open_session(main_window.desk.ws)
    for submission, score in (("ENV-01", "9"), ("ENV-02", "4")):
        for criterion in ("D1", "D2", "D3", "D4"):
            session.set_score(submission, criterion, score)
    session.seal(("ENV-01", "ENV-02"))
    opened = open_package(main_window.desk.ws, update(chair, tmp_path / "two.judgepack", full_mark=5))
    assert opened.reopened == ("ENV-01",)

    main_window.show_judge(contest)
    judge = main_window.page()
    assert isinstance(judge, JudgeWindow)
    judge.pages.open_changes(opened)
    assert judge.pages.changes is not None
    notice = judge.pages.changes.notices.notice()
    assert notice is not None
    number = judge.session.submission("ENV-01").number
    assert notice.sentence() == f"No longer sealed, because the criteria have changed: {number}"
    rows = {row.title(): row for row in judge.pages.changes.findChildren(StatusRow)}
    assert rows["The criteria have changed"].button().isHidden()
    broken = judge.pages.changes.findChildren(StatusRow)[0]
    assert broken.detail() == "The score exceeds the full mark of 5"
    broken.button().click()
    assert judge.card.form.rows["D1"].field.hasFocus() or judge.card.submission() == "ENV-01"


def test_an_older_package_says_so_before_anything_is_asked(
    main_window: MainWindow, contest: str, chair: Workspace, package_file: Path, tmp_path: Path
) -> None:
    open_package(main_window.desk.ws, update(chair, tmp_path / "two.judgepack"))
    main_window.open_file(package_file)
    page = main_window.page()
    assert isinstance(page, PackagePage)
    notice = page._notices.notice()
    assert notice is not None
    assert "is older than the one on this computer" in notice.sentence()
    assert page.names is None


def test_scores_that_came_back_are_told_and_a_difference_is_settled(
    main_window: MainWindow, contest: str, chair: Workspace, package_file: Path, tmp_path: Path
) -> None:
    with Workspace(tmp_path / "old laptop") as old:
        open_package(old, package_file, judge="J2")
        session = open_session(old)
        for submission in SUBMISSIONS:
            for criterion in ("D1", "D2", "D3", "D4"):
                session.set_score(submission, criterion, "6")
        session.seal()
        export_scores(old, session, tmp_path / "J2.judgescore")
    merge_scores(chair, [tmp_path / "J2.judgescore"])
    confirm_judge(chair, "J2", Confirmation.UNHEARD)
    save_judge_card(main_window.desk.ws, tmp_path / "new.judgecard")
    add_card(chair, tmp_path / "new.judgecard", "J2")
    open_session(main_window.desk.ws).set_score("MOB-01", "D1", "1")
    path = update(chair, tmp_path / "two.judgepack", hand_back=(HandBack(judge="J2"),))

    main_window.open_file(path)
    page = main_window.page()
    assert isinstance(page, PackagePage)
    page.begin()

    judge = main_window.page()
    assert isinstance(judge, JudgeWindow)
    assert judge.pages.changes is not None
    notice = judge.pages.changes.notices.notice()
    assert notice is not None
    assert notice.sentence() == "3 scorecards came back from the secretary's copy"
    row = judge.pages.changes.findChild(StatusRow, "differing_MOB-01")
    assert isinstance(row, StatusRow)
    assert row.detail() == "Here 1, from the secretary's copy 24. Those here stay"
    judge.pages.changes.hiding_requested.emit()
    row = judge.pages.changes.findChildren(StatusRow, "differing_MOB-01")[-1]
    assert row.detail() == "Here ••, from the secretary's copy ••. Those here stay"
    judge.toggle_numbers()
    row = judge.pages.changes.findChildren(StatusRow, "differing_MOB-01")[-1]
    type_text(judge.card.form.rows["D1"].field, "99")  # refused: the field held it while the page was read
    row.button().click()
    assert str(judge.session.scorecard("MOB-01").total) == "24"
    judge.walk.open_again()
    assert judge.list.list.rows()[0].total == "24"
    assert str(judge.session.scorecard("MOB-01").total) == "24"


@pytest.mark.parametrize(
    ("width", "text_size"), [(1366, TextSize.NORMAL), (911, TextSize.LARGEST), (480, TextSize.LARGEST)]
)
def test_the_pages_fit_their_room(
    qtbot: QtBot,
    qapp: QApplication,
    desk: Desk,
    contest: str,
    chair: Workspace,
    tmp_path: Path,
    package_file: Path,
    width: int,
    text_size: TextSize,
) -> None:
    apply_theme(qapp, Theme.LIGHT, text_size)
    opening = PackagePage(desk, package_file)
    opening.interests.some.setChecked(True)
    opened = open_package(desk.ws, update(chair, tmp_path / "two.judgepack"))
    changes = ChangesPage(desk, open_session(desk.ws), opened)
    window = JudgeWindow(desk, contest)
    window.pages.open_seal()
    assert window.pages.seal is not None
    window.pages.seal._show_one_by_one()
    for page in (opening, changes, window):
        qtbot.addWidget(page)
        page.resize(width, 690)
        page.show()
        QApplication.processEvents()
        shown = [one for one in page.findChildren(ScrollArea) if one.isVisible()]
        assert [one.objectName() for one in shown if one.column.geometry().width() > one.viewport().width()] == []
