"""A judge's own papers: looked at before they are saved, hidden with the numbers, and what is left of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from judge_desktop.domain.contest import Ground, RecusalScope
from judge_desktop.domain.report_kinds import Choice, ReportKind
from judge_desktop.ui import choose_files
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge.judge_place import Page
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.judge.papers_page import PapersPage
from tests.helpers.accessibility import accessibility_faults
from tests.helpers.clipping import settled_faults
from tests.helpers.judge_stage import SUBMISSIONS
from tests.helpers.papers import papers_seen, reason_seen


@pytest.fixture
def page(judge: JudgeWindow) -> PapersPage:
    """The page, after everything was scored."""
    for place, submission in enumerate(SUBMISSIONS):
        for criterion in ("D1", "D2", "D3", "D4"):
            judge.session.set_score(submission, criterion, str(5 + place))
    judge.pages.open_papers()
    assert judge.pages.page() is Page.PAPERS
    assert judge.pages.papers is not None
    return judge.pages.papers


def left_behind(desk: Desk) -> list[Path]:
    """Files of papers that were only looked at."""
    return [path for path in (desk.ws.home / "staging").rglob("*") if path.is_file()]


def test_own_scorecards_are_seen_and_saved(
    page: PapersPage, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert set(page.papers.answers()) == {
        ReportKind.SCORECARDS,
        ReportKind.CERTIFIED_SCORES,
        ReportKind.DECLARATION,
    }
    papers = papers_seen(page.papers)
    assert (papers.kind, len(papers.pages)) == (ReportKind.SCORECARDS, len(SUBMISSIONS))
    monkeypatch.setattr(choose_files, "ask_save", lambda *_: tmp_path / "mine.pdf")
    page.papers.save_button.click()
    assert (tmp_path / "mine.pdf").read_bytes() == papers.files[0].path.read_bytes()
    page.show_kind(ReportKind.CERTIFIED_SCORES)
    assert papers_seen(page.papers).kind is ReportKind.CERTIFIED_SCORES
    page.back_requested.emit()
    assert left_behind(desk) == []


def test_one_scorecard_is_chosen_but_none_of_another_judge(page: PapersPage) -> None:
    choices = page.papers.parts.choices
    page.papers.parts.more.click()
    assert {choice for choice, field in choices.parts.items() if field.isVisibleTo(page)} == {
        Choice.SUBMISSION,
        Choice.CATEGORY,
    }
    field = choices.parts[Choice.SUBMISSION]
    field.setCurrentIndex(field.findData("ENV-02"))
    field.activated.emit(field.currentIndex())
    assert len(papers_seen(page.papers).pages) == 1
    page.show_kind(ReportKind.CERTIFIED_SCORES)
    assert not any(field.isVisibleTo(page) for field in choices.parts.values())


def test_no_paper_is_seen_while_numbers_are_hidden(page: PapersPage, judge: JudgeWindow) -> None:
    papers_seen(page.papers)
    judge.toggle_numbers()
    assert reason_seen(page.papers) == "Numbers are hidden; press F9 to see papers"
    assert not page.papers.save_button.isEnabled()
    judge.toggle_numbers()
    assert papers_seen(page.papers).kind is ReportKind.SCORECARDS


def test_who_stepped_aside_from_everything_has_no_scorecard(judge: JudgeWindow) -> None:
    for category in {one.category for one in judge.session.submissions}:
        judge.session.recuse(category, RecusalScope.CATEGORY, Ground.EMPLOYER)
    judge.pages.open_papers()
    assert judge.pages.papers is not None
    papers = judge.pages.papers.papers
    assert papers_seen(papers).kind is ReportKind.DECLARATION
    judge.pages.papers.show_kind(ReportKind.SCORECARDS)
    assert reason_seen(papers).startswith("You stepped aside")


def test_it_fits_and_has_names(judge: JudgeWindow, page: PapersPage) -> None:
    papers_seen(page.papers)
    for size in ((1366, 690), (911, 512), (480, 768)):
        judge.resize(*size)
        assert (size, *settled_faults(page), *accessibility_faults(page)) == (size,)
