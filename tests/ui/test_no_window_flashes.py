"""Building a page opens no window besides its own: on a real screen such a part would flash up for a moment."""

from pathlib import Path

from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.main_window import MainWindow
from judge_desktop.ui.widgets.dialog import Dialog
from judge_desktop.ui.widgets.drop_zone import DropZone
from judge_desktop.ui.widgets.finding_row import Weight
from judge_desktop.ui.widgets.notice import Notice
from tests.helpers.judge_stage import SUBMISSIONS
from tests.helpers.windows import watched_windows


def test_no_page_of_the_judge_flashes(judge: JudgeWindow, main_window: MainWindow, package_file: Path) -> None:
    with watched_windows() as opened:
        for submission in SUBMISSIONS:
            judge.walk.open(submission)
        judge.open_my_scores()
        judge.pages.open_seal()
        main_window.show_settings()
        main_window.toggle_keys()
        main_window.show_package(package_file)
        main_window.judge_here()
        main_window.show_home()

    assert opened == []


def test_no_part_with_an_optional_line_flashes(judge: JudgeWindow) -> None:
    with watched_windows() as opened:
        parts = (
            Dialog("Question?", "What stays", "Yes", "No"),
            DropZone("Drop here", "Choose", detail="Any file"),
            Notice(Weight.NOTE, "Something", detail="More of it", action="Do it", close_name="Close"),
        )
    for part in parts:
        part.deleteLater()

    assert opened == []
