"""The pages on which a contest is prepared, at the sizes of the design: nothing cut, squeezed or out of reach."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language
from judge_desktop.config.settings import TextSize
from judge_desktop.domain.text import Text
from judge_desktop.scoring.next_edition import Naming
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.contest_page import CATEGORIES, INFORMATION, RULES, TIMELINE, ContestPage
from judge_desktop.ui.chair.new_contest_page import EMPTY, HELD, TEMPLATE, NewContestPage
from judge_desktop.ui.chair.submissions_page import SubmissionsPage
from judge_desktop.ui.desk import Desk
from judge_desktop.workflow.begin_contest import Empty, begin_contest
from tests.helpers.accessibility import nameless_widgets, silent_findings
from tests.helpers.chair_stage import Stage
from tests.helpers.clipping import settled_faults
from tests.helpers.form_exports import applicants
from tests.helpers.judge_pages import discard, looking
from tests.ui.chair.conftest import open_window
from tests.ui.chair.find import page

LAPTOP, MEDIUM, NARROW = (1366, 690), (911, 512), (700, 690)  # each look where it has the least room
LOOKS = (
    (Language.TH, TextSize.NORMAL, NARROW),
    (Language.EN, TextSize.NORMAL, MEDIUM),
    (Language.TH, TextSize.HUGE, LAPTOP),
)
PAGES = ("overview", "rubric", "package")
BEGUN = ("overview", "submissions", "rubric", "panel", "package")


@pytest.mark.parametrize(("language", "text_size", "size"), LOOKS)
def test_every_page_fits(
    qapp: QApplication,
    qtbot: QtBot,
    desk: Desk,
    stage: Stage,
    tmp_path: Path,
    language: Language,
    text_size: TextSize,
    size: tuple[int, int],
) -> None:
    found: list[str] = []
    begun = begin_contest(desk.ws, Empty(), Naming(name=Text(th="รางวัลนำร่อง", en="Pilot award"), year="", edition=""))
    with looking(qapp, language, text_size):
        for name, widget in views(desk, stage, begun.contest.id, tmp_path, qtbot):
            widget.resize(*size)
            found += [f"{name}: {fault}" for fault in settled_faults(widget)]
            if widget.width() != size[0]:
                found.append(f"{name} asks for {widget.width()} px")
            found += [f"{name}: {one} has no name" for one in nameless_widgets(widget) if "Button" not in one]
            found += [f"{name}: {one}" for one in silent_findings(widget)]

    assert "\n".join(found) == ""


def views(desk: Desk, stage: Stage, begun: str, folder: Path, qtbot: QtBot) -> Iterator[tuple[str, QWidget]]:
    """(name, window): a new contest, each page of one that is prepared, and of one just begun."""
    new = NewContestPage(desk)
    new.show()
    yield "new", new
    for kind in (TEMPLATE, HELD, EMPTY):
        new.begin_from(kind)
        yield f"new from {kind}", new
    discard(new)
    window = open_window(desk, stage, qtbot)
    yield from contest_tabs(window)
    for name in PAGES:
        window.show_page(name)
        yield name, window
    submissions = page(window, SubmissionsPage, "submissions")
    submissions.list.choose("GOV-01")
    yield "submissions", window
    submissions.look_at(applicants(folder))
    yield "import", window
    window.hide()
    window = ChairWindow(desk, begun)
    qtbot.addWidget(window)
    window.show()
    for name in BEGUN:
        window.show_page(name)
        yield f"begun {name}", window


def contest_tabs(window: ChairWindow) -> Iterator[tuple[str, QWidget]]:
    """Each part of the contest's particulars."""
    contest = page(window, ContestPage, "contest")
    for tab in (INFORMATION, CATEGORIES, RULES, TIMELINE):
        contest.show_tab(tab)
        yield f"contest {tab}", window
