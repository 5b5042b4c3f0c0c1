"""A judge's presentation day by keyboard alone. Run as a script it is a laptop that dies in the middle of a number.

``python -m tests.helpers.keyboard_day HOME PACKAGE`` opens the package, picks the name, declares an interest in one
category, scores half of the submissions and types one digit more. It says every submission it has finished on a line
of its own, then ``dying``, and waits to be killed.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.judge.package_page import PackagePage
from judge_desktop.ui.main_window import MainWindow
from tests.helpers.typist import CONTROL, Mouse, Typist

JUDGE = "J2"
RECUSED = "ENE"
COMMENT = "ข้อมูลก่อนและหลังชัดเจน ควรแสดงวิธีเก็บข้อมูลในปีถัดไป"
BEFORE_THE_END = 10
Scores = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Scored:
    """A submission that was scored: what should be kept of it, and the keys it took beside the comment's letters."""

    submission: str
    scores: Scores
    presses: int


def scores_of(place: int) -> Scores:
    """Another set of scores for every place of the running order; the first is written with Thai digits."""
    first = "๗๘๙"[place % 3] if place % 4 == 0 else str(6 + place % 5)
    return (first, str(20 + place % 9), str(26 + place % 13), str(11 + place % 9))


def wait_until(is_so: Callable[[], bool], seconds: float = 60) -> None:
    """Lets Qt work until something is so; gives up loudly."""
    deadline = time.monotonic() + seconds
    while not is_so():
        QApplication.processEvents()
        if time.monotonic() > deadline:
            raise TimeoutError


def open_package_by_keyboard(window: MainWindow, typist: Typist, package: Path) -> JudgeWindow:
    """Name, declaration with one interest, start: no check words yet, they are for later."""
    window.open_file(package)
    page = window.page()
    assert isinstance(page, PackagePage)
    wait_until(lambda: bool(page.choices))
    QApplication.processEvents()
    typist.tab_to(f"judge_{next(iter(page.choices))}")
    typist.move_to(f"judge_{JUDGE}", Qt.Key.Key_Down)
    typist.press(Qt.Key.Key_Space)
    typist.tab_to("declaration")
    typist.move_to("has_interest", Qt.Key.Key_Down)
    typist.press(Qt.Key.Key_Space)
    typist.tab_to(f"category_{RECUSED}")
    typist.press(Qt.Key.Key_Space)
    typist.tab_to("ground")
    typist.press(Qt.Key.Key_Down)
    typist.press(Qt.Key.Key_Down)
    typist.tab_to("begin")
    typist.press(Qt.Key.Key_Space)
    wait_until(lambda: isinstance(window.page(), JudgeWindow))
    judge = window.page()
    assert isinstance(judge, JudgeWindow)
    return judge


def pass_recused(judge: JudgeWindow, typist: Typist) -> None:
    """Go on to a submission that is this judge's to score."""
    while judge.pages.seal is None and judge.session.is_recused(judge.card.submission()):
        typist.press(Qt.Key.Key_Return, CONTROL)


def score_next(judge: JudgeWindow, typist: Typist, place: int) -> Scored:
    """Score the submission that is open and go on. Every third time something goes wrong and is mended."""
    before, submission = typist.presses, judge.card.submission()
    scores = scores_of(place)
    first, second, third, last = scores
    enter = Qt.Key.Key_Return
    typist.digits(first)
    typist.press(enter)
    if place % 3 == 1:  # three digits where two belong: said at once, mended with one key back
        typist.digits("310")
        typist.press(enter)
        typist.press(Qt.Key.Key_Up)
    typist.digits(second)
    typist.press(enter)
    typist.digits(third)
    typist.press(enter)
    typist.digits(last)
    typist.press(enter)
    if place % 3 == 2:
        typist.words(COMMENT)
    typist.press(enter, CONTROL)
    return Scored(submission, scores, typist.presses - before)


def main(home: Path, package: Path) -> None:
    """The laptop that dies."""
    from judge_desktop.app import make_application
    from judge_desktop.config.i18n import Language, set_language
    from judge_desktop.config.settings import Settings
    from judge_desktop.ui.tasks import Tasks
    from judge_desktop.workflow.judge_places import JudgePlaces
    from judge_desktop.workflow.workspace import Workspace

    app = make_application([])
    set_language(Language.TH)
    mouse, typist = Mouse(app), Typist()
    window = MainWindow(Workspace(home), Tasks(), Settings())
    window.resize(1366, 690)
    window.show()
    window.activateWindow()
    judge = open_package_by_keyboard(window, typist, package)
    said = {"opened": typist.presses}
    print(json.dumps(said), flush=True)
    place = 0
    while place < BEFORE_THE_END:
        pass_recused(judge, typist)
        done = score_next(judge, typist, place)
        print(json.dumps([done.submission, done.scores, done.presses]), flush=True)
        place += 1
    pass_recused(judge, typist)
    typist.digits("9")
    places, reached = JudgePlaces(window.desk.ws, judge.session), judge.card.submission()
    wait_until(lambda: places.load().submission == reached)  # the place is kept within a second, a score at once
    print(json.dumps({"dying": reached, "clicks": mouse.clicks}), flush=True)
    time.sleep(60)


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    main(Path(sys.argv[1]), Path(sys.argv[2]))
