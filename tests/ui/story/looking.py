"""What a person reads on the chair's pages in the story of a contest: problems, outcomes, rankings, questions."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget

from judge_desktop.domain.contest import Contest
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.merge_page import MergePage
from judge_desktop.ui.chair.outcome_list import OutcomeList
from judge_desktop.ui.chair.standings_page import StandingsPage
from judge_desktop.ui.chair.submissions_page import SubmissionsPage
from judge_desktop.ui.chair.winner_line import WinnerLine
from judge_desktop.ui.widgets.card import Card
from judge_desktop.ui.widgets.status_row import StatusRow
from judge_desktop.workflow.packages_here import chair_contest
from tests.ui.chair.find import one, one_of, page, seen

Question = TypeVar("Question", bound=QWidget)


def contest_of(chair: ChairWindow) -> Contest:
    """The draft as it is kept."""
    return chair_contest(chair.desk.ws)


def question(parent: QWidget, kind: type[Question]) -> Question:
    """The only open question."""
    QApplication.processEvents()
    return one_of([found for found in parent.findChildren(kind) if found.isVisible()])


def problem(found: SubmissionsPage, row: int) -> StatusRow:
    """The problem of that row of the spreadsheet."""
    listed = seen(found.import_view.problems, StatusRow)
    return one_of([one for one in listed if one.objectName().startswith(f"problem_{row}_")])


def problems(found: SubmissionsPage) -> list[tuple[int, str, str]]:
    """Row, what is wrong, and whose it is, in the order of the page."""
    listed = seen(found.import_view.problems, StatusRow) if found.is_importing() else []
    return [(int(one.objectName().split("_")[1]), one.title(), one.detail()) for one in listed]


def outcomes(found: MergePage, card: str) -> list[tuple[str, str, str]]:
    """Title, outcome and second line of every file or judge in a card."""
    listed = one(one(found, Card, card), OutcomeList, "outcomes")
    return [(row.title, row.outcome, row.detail) for row in listed.rows()]


def room(chair: ChairWindow, category: str) -> StandingsPage:
    """The deliberation with that category."""
    found = page(chair, StandingsPage, "standings")
    found.categories.set_current_key(category)
    return found


def ranking(found: StandingsPage) -> list[tuple[str, str, str]]:
    """Rank, running number and score, row by row."""
    return [(row.cells[0].text, row.cells[1].text.split()[0], row.cells[2].text) for row in found.ranking.rows()]


def firmness(found: StandingsPage) -> str:
    """The sentence on top of the category: would the winner change?"""
    answer = one(found, WinnerLine, "winner").answer()
    assert answer is not None
    return answer.sentence
