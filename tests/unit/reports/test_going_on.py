"""One very long paper can be stopped while it is set, and leaves nothing."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from judge_desktop.reports.going_on import asking
from judge_desktop.reports.standings_report import standings_sheet
from tests.unit.reports.result_papers import imprint, standings

LINES, PAGES = 400, 20


class StoppedError(BaseException):
    """Whoever prints does not want it any more."""


def print_long(path: Path) -> int:
    """The pages of one sheet with hundreds of rows."""
    paper = imprint()
    return paper.write(path, "ก", [standings_sheet(standings(1, LINES), paper)])


def test_it_is_asked_for_every_row_and_every_page_and_stopping_leaves_no_file(tmp_path: Path) -> None:
    asked: list[None] = []
    with asking(lambda: asked.append(None)):
        pages = print_long(tmp_path / "long.pdf")
    often = len(asked)
    assert pages > PAGES
    assert often > LINES + pages

    stopped = tmp_path / "stopped"
    stopped.mkdir()
    for after in (0, LINES, often - PAGES // 2):  # before the first row, while rows are measured, while pages are drawn
        asked.clear()
        with pytest.raises(StoppedError), asking(partial(stop, asked, after)):
            print_long(stopped / "long.pdf")
        assert len(asked) == after + 1
        assert list(stopped.iterdir()) == []
    asked.clear()
    assert print_long(stopped / "whole.pdf") == pages
    assert asked == []


def stop(asked: list[None], after: int) -> None:
    """At the question after that many."""
    asked.append(None)
    if len(asked) > after:
        raise StoppedError
