"""A file that kills or hangs what reads it: the judge goes on typing, all scores are kept, the next file is shown."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from judge_desktop.config.settings import Settings
from judge_desktop.domain.scorecard import Scorecard
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.judge.judge_window import JudgeWindow
from judge_desktop.ui.viewers.reading.reader import Reader, Ticket
from judge_desktop.workflow.scoring_session import open_session
from judge_desktop.workflow.workspace import Workspace
from tests.helpers import breaking_reader
from tests.helpers.instant_tasks import InstantTasks
from tests.helpers.keyboard import press, type_text

STOPPED = "This file made its viewer stop. Your scores are safe. Try again, or save a copy and open it elsewhere."


class ImpatientReader(Reader):
    """Gives a PDF less time than judges have; pictures are read, however slow the machine is."""

    def ask(self, task: str, *asked: Any, **how: Any) -> Ticket:
        timeout_ms = 1_000 if task.startswith("pdf.") else 60_000
        return super().ask(task, *asked, **{**how, "timeout_ms": timeout_ms})


@pytest.fixture(params=["pdf-dies", "pdf-hangs"])
def desk(workspace: Workspace, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """With a real process that every PDF breaks."""
    reader = ImpatientReader(command=breaking_reader.command(request.param))
    yield Desk(workspace, InstantTasks(), Settings(), lambda _settings: None, reader)
    reader.close()


def scorecard_on_disk(judge: JudgeWindow, submission: str) -> Scorecard:
    """What another process reads from the data folder now."""
    with Workspace(judge.session._ws.home, writing=False) as other:
        return open_session(other).scorecard(submission)


def test_a_file_that_breaks_its_viewer_takes_no_score_along(qtbot: QtBot, judge: JudgeWindow) -> None:
    judge.walk.open("MOB-01")
    criterion, row = next(iter(judge.card.form.rows.items()))
    document = judge.document
    qtbot.waitUntil(lambda: document.shown_item() is not None)
    row.field.setFocus()
    type_text(row.field, "7")
    qtbot.waitUntil(lambda: document.stack.currentWidget() is document.file)
    assert document.file.sentence() == STOPPED
    press(row.field, Qt.Key.Key_Return)
    assert str(scorecard_on_disk(judge, "MOB-01").given[criterion]) == "7"

    pictures = list(document._items)[1]
    document.tabs.set_tab(pictures)
    document.tabs.tab_changed.emit(pictures)
    viewer = document.viewers.pictures
    qtbot.waitUntil(lambda: document.stack.currentWidget() is viewer and viewer.view.has_picture())
