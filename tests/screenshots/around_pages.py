"""The pages around the judge's window, and the questions that open over it, for the pictures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget

from judge_desktop.config.i18n import Language, current_language, tr
from judge_desktop.domain.contest import RecusalScope
from judge_desktop.ui.about_page import AboutPage
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.doctor_page import DoctorPage
from judge_desktop.ui.help.help_page import HelpPageView
from judge_desktop.ui.home_page import HomePage
from judge_desktop.ui.judge.judge_questions import ReasonDialog, RecusalDialog
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.judge.move_dialog import MoveDialog
from judge_desktop.ui.judge.package_page import PackagePage
from judge_desktop.ui.judge.package_questions import InterestDialog, NameDialog, WordsDialog
from judge_desktop.ui.judge.start_page import StartPage
from judge_desktop.ui.licences_page import LicencesPage
from judge_desktop.ui.settings_page import SettingsPage
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.workflow.diagnose import versions
from tests.screenshots.stage import NEXT, SHOWN
from tests.screenshots.waiting import wait_for

_WRONG_WORDS = {Language.TH: "ทะเล กระจก มะม่วงง", Language.EN: "dance front kidnee"}


def around_pictures(desk: Desk, package: Path, update: Path) -> Iterator[tuple[str, QWidget]]:
    """(name, widget) of the pages around the judge's window; each is deleted by the next step."""
    for name, page in (
        ("home", HomePage(desk)),
        ("settings", SettingsPage(desk)),
        ("about", AboutPage(desk, versions())),
        ("data-check", DoctorPage(desk)),
        ("licences", LicencesPage()),
        ("judge-start", StartPage(desk)),
        ("help", HelpPageView("judge")),
        ("help-problems", HelpPageView("problems#any")),
        ("keys", HelpPageView("keys")),
        ("package-older", PackagePage(desk, package)),
    ):
        wait_for(desk)
        yield name, page
        page.deleteLater()
    yield from _package(desk, update)


def _package(desk: Desk, path: Path) -> Iterator[tuple[str, QWidget]]:
    """Opening a package: as it comes, with its lower half, and with interests that were not finished."""
    page = PackagePage(desk, path)
    wait_for(desk)
    yield "package", page
    page.interests.some.setChecked(True)
    next(iter(page.interests.categories.values())).setChecked(True)
    page.words.field.setText(_WRONG_WORDS[current_language()])
    page.begin()
    wait_for(desk)
    bar = page._page.verticalScrollBar()
    bar.setValue(bar.maximum())
    yield "package-interest", page
    page.deleteLater()


def dialog_pictures(desk: Desk, window: JudgeWindow) -> Iterator[tuple[str, QWidget]]:
    """(name, dialog), each as large as it wants to be."""
    session, contest = window.session, window.session.contest
    submission = session.submission(SHOWN)
    category = contest.category(submission.category)
    recusal = RecusalDialog(submission.title.th, category.name.th if category else "", RecusalScope.CATEGORY, window)
    reopening = ReasonDialog(
        tr("Reopen this scorecard?"),
        tr("The file sent stays valid until you seal and send again as a new revision."),
        tr("Reopen"),
        window,
    )
    wrong = WordsDialog(desk, window.package.where, window)
    wrong.words.field.setText(_WRONG_WORDS[current_language()])
    wrong.accept()
    interests = InterestDialog(desk, contest, window)
    interests.form.some.setChecked(True)
    refused = RecusalDialog(submission.title.th, category.name.th if category else "", RecusalScope.SUBMISSION, window)
    refused.accept()
    dialogs: tuple[tuple[str, Dialog], ...] = (
        ("dialog-recusal", recusal),
        ("dialog-recusal-refused", refused),
        ("dialog-reopen", reopening),
        ("dialog-move", MoveDialog(session, SHOWN, NEXT, parent=window)),
        ("dialog-name", NameDialog(contest, session.judge.id, window)),
        ("dialog-words", WordsDialog(desk, window.package.where, window)),
        ("dialog-words-wrong", wrong),
        ("dialog-declaration", InterestDialog(desk, contest, window)),
        ("dialog-interests", interests),
    )
    for name, dialog in dialogs:
        dialog.show()
        dialog.fit()
        yield name, dialog
        dialog.hide()
        dialog.deleteLater()
