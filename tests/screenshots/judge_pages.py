"""The judge's window in its states and its own pages for the pictures, on the demo contest with a day half done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from PySide6.QtWidgets import QWidget

from judge_desktop.domain.panel import Confirmation
from judge_desktop.scoring.running_order import Act, Phase, from_plan
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge.judge_bar import FORM
from judge_desktop.ui.judge.judge_place import JudgePlace
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.judge.my_scores_page import PLOTS, SCORES
from judge_desktop.workflow.contests_here import find_contests
from judge_desktop.workflow.export_scores import ExportedScores
from judge_desktop.workflow.open_package import OpenedPackage
from tests.screenshots.around_pages import dialog_pictures
from tests.screenshots.attachment_pages import attachment_pictures
from tests.screenshots.paper_pages import own_paper_pictures
from tests.screenshots.stage import ABSENT, NEXT, RECUSED, SHOWN
from tests.screenshots.waiting import wait_for

_SENT_AT = datetime(2023, 9, 8, 16, 4).astimezone()

Pictures = Iterator[tuple[str, QWidget]]


def judge_pictures(desk: Desk, opened: OpenedPackage) -> Pictures:
    """(name, widget) of everything between the first score and the last, in the language and look in force."""
    window = open_window(desk)
    yield from _scorecard(window)
    yield from _reminders(window)
    yield from _day(desk, window)
    yield from _closed_cards(desk, window)
    yield from attachment_pictures(desk, window)
    window.panes.show_side(FORM)
    yield from dialog_pictures(desk, window)
    yield from _my_scores(window)
    window.pages.open_changes(opened)
    yield "changes", window
    yield from _seal(window)
    window.deleteLater()


def ready_pictures(desk: Desk) -> Pictures:
    """The seal page when nothing blocks any more."""
    window = open_window(desk)
    window.pages.open_seal()
    yield "seal-ready", window
    window.deleteLater()


def sent_pictures(desk: Desk, saved: ExportedScores) -> Pictures:
    """The seal page after everything was sent, and a scorecard that can only be read."""
    window = open_window(desk)
    yield "judge-sent", window
    window.pages.open_seal()
    page = window.pages.seal
    if page is not None:
        page._show_saved(saved)
        desk.saved_scores = {whose: one._replace(at=_SENT_AT) for whose, one in desk.saved_scores.items()}
        page.refresh()
        yield "sent", window
        page._show_one_by_one()
        yield "sent-one-by-one", window
    yield from own_paper_pictures(desk, window)
    window.deleteLater()


def open_window(desk: Desk) -> JudgeWindow:
    """The judge's window at the submission shown, while it presents."""
    contest = next(one.contest for one in find_contests(desk.ws) if not one.is_chair)
    window = JudgeWindow(desk, contest, JudgePlace(submission=SHOWN))
    window.resize(1366, 768)
    present(window, SHOWN, 96)
    window.show()
    window.activateWindow()
    wait_for(desk)
    return window


def present(window: JudgeWindow, submission: str, seconds: int) -> None:
    """Let that submission talk since so many seconds."""
    day = window.day.day
    if day is not None:
        order = from_plan(day.plan)
        day.order = replace(order, at=order.order.index(submission), phase=Phase.TALK, spent=seconds)
        window.day.do(Act.RESUME)


def _scorecard(window: JudgeWindow) -> Pictures:
    """A finding, guidelines, levels, hidden numbers, the private note with a counter above it."""
    rows = window.card.form.rows
    rows["D2"].field.setText("34")
    rows["D2"].field.textEdited.emit("34")
    rows["D4"].field.setFocus()
    yield "judge", window
    window.card.form.toggle_guidelines()
    yield "judge-guidelines", window
    window.card.form.toggle_guidelines()
    rows["D3"].field.setFocus()
    window.card.form.toggle_guidelines()
    yield "judge-levels", window
    window.card.form.toggle_guidelines()
    window.toggle_numbers()
    yield "judge-hidden", window
    window.toggle_numbers()
    words = window.card.words
    words._minimum = 120
    words.comment.set_comment(words.comment.comment() + " ")
    words.toggle_note()
    words.note.set_comment("ถามเรื่องงบประมาณปีถัดไป")
    yield "judge-note", window
    words._minimum = 0
    words.comment.set_comment(words.comment.comment().rstrip())
    words.note.set_comment("")
    words.toggle_note()
    words.flush()


def _reminders(window: JudgeWindow) -> Pictures:
    """What the window says about what was left for later, and its offer at a break."""
    window.package._confirmation = lambda: Confirmation.UNHEARD  # type: ignore[method-assign]
    window.package.remind()
    yield "judge-unconfirmed", window
    window.session.declaration_made = False
    window._notices.clear()
    window.verbs.remind()
    yield "judge-declaration", window
    window.session.declaration_made = True
    window._notices.clear()
    window.package.offer_safety_copy()
    yield "judge-safety-copy", window
    window._notices.clear()


def _day(desk: Desk, window: JudgeWindow) -> Pictures:
    """Another submission presents, near its end and over its time; the running order."""
    present(window, NEXT, 362)
    window.day.note_change(SHOWN)
    wait_for(desk)
    wait_for(desk)
    yield "judge-day", window
    window.day.open_page()
    yield "judge-order", window
    window.day.close_page()
    present(window, NEXT, 516)
    window.walk.open(NEXT)
    wait_for(desk)
    yield "judge-over-time", window
    present(window, SHOWN, 96)


def _closed_cards(desk: Desk, window: JudgeWindow) -> Pictures:
    """Scorecards that take no scores."""
    for name, submission in (("absent", ABSENT), ("recused", RECUSED)):
        window.walk.open(submission)
        wait_for(desk)
        yield f"judge-{name}", window


def _my_scores(window: JudgeWindow) -> Pictures:
    window.open_my_scores()
    page = window.pages.my_scores
    if page is None:
        return
    for row in page.table.rows()[1:3]:
        page.mark(row.key)
    yield "my-scores", window
    page.sides.set_choice(PLOTS)
    page._choose_side(PLOTS)
    yield "my-scores-plots", window
    page._choose_side(SCORES)
    window.toggle_numbers()
    yield "my-scores-hidden", window
    window.toggle_numbers()


def _seal(window: JudgeWindow) -> Pictures:
    window.pages.open_seal()
    yield "seal", window
    page = window.pages.seal
    if page is not None:
        page._show_one_by_one()
        yield "seal-one-by-one", window
