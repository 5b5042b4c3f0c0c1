"""The pages of the day and the evening after it, at the sizes of the design: nothing cut or out of reach, all named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language
from judge_desktop.config.settings import TextSize
from judge_desktop.ui.chair.chair_window import ChairWindow
from judge_desktop.ui.chair.day_page import PLAN, PROGRESS, TODAY, DayPage
from judge_desktop.ui.chair.finish_page import LIST, PUBLISH, SIGNATURES, FinishPage
from judge_desktop.ui.chair.log_page import LogPage
from judge_desktop.ui.chair.merge_page import DEPUTIES, PAPERS, SCORES, MergePage
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.widgets.scroll_area import ScrollArea
from judge_desktop.workflow.merge_scores import merge_scores
from judge_desktop.workflow.paper_scorecards import PaperEntry, confirm_scorecard, type_scorecard
from tests.helpers.accessibility import nameless_widgets, silent_findings, wrong_roles
from tests.helpers.chair_stage import Stage
from tests.helpers.clipping import settled_faults
from tests.helpers.judge_pages import looking
from tests.ui.chair.conftest import open_window
from tests.ui.chair.find import page

SIZES = {TextSize.NORMAL: ((1366, 690), (911, 512)), TextSize.HUGE: ((1704, 960),)}
SCORES_ON_PAPER = {"D1": "7", "D2": "25", "D3": "30", "D4": "18"}


@pytest.mark.parametrize(
    ("language", "text_size"),
    [(Language.TH, TextSize.NORMAL), (Language.EN, TextSize.NORMAL), (Language.TH, TextSize.HUGE)],
)
def test_every_part_fits_and_has_a_name(
    qapp: QApplication, desk: Desk, stage: Stage, qtbot: QtBot, language: Language, text_size: TextSize
) -> None:
    merge_scores(desk.ws, [stage.j1, stage.j2, stage.j2_other, stage.j4])
    for deed, by in ((type_scorecard, "สมศรี"), (confirm_scorecard, "สมชาย")):
        deed(desk.ws, PaperEntry(judge="J3", submission="GOV-01", by=by, scores=SCORES_ON_PAPER))
    found: list[str] = []
    with looking(qapp, language, text_size):
        window = open_window(desk, stage, qtbot)
        for name, shown in parts(window, stage):
            for width, height in SIZES[text_size]:
                window.resize(width, height)
                faults = [*settled_faults(shown), *cut_at_the_right(shown)]
                found += [f"{name} {width}x{height}: {fault}" for fault in faults]
            spoken = [*nameless_widgets(shown), *wrong_roles(shown), *silent_findings(shown)]
            found += [f"{name}: {fault}" for fault in spoken]

    assert "\n".join(found) == ""


def parts(window: ChairWindow, stage: Stage) -> Iterator[tuple[str, QWidget]]:
    """(name, page) with each part of the pages shown, one after the other."""
    day = page(window, DayPage, "day")
    for tab in (TODAY, PROGRESS, PLAN):
        day.show_tab(tab)
        yield tab, day
    merge = page(window, MergePage, "merge")
    for judge in ("J1", "J2", "J3", "J4"):
        merge.judges.outcomes.list.row_requested.emit(judge)
        yield f"files of {judge}", merge
    merge.look_at((stage.j3, stage.damaged))
    yield "preview", merge
    for tab in (PAPERS, DEPUTIES):
        merge.show_tab(tab)
        yield tab, merge
    merge.show_tab(SCORES)
    finish = page(window, FinishPage, "finish")
    for tab in (LIST, SIGNATURES, PUBLISH):
        finish.show_tab(tab)
        yield tab, finish
    finish.publishing.publish_into(window.desk.ws.home.parent, "ปิดตามกำหนดการ")
    yield "published", finish
    yield "log", page(window, LogPage, "log")


def cut_at_the_right(shown: QWidget) -> list[str]:
    """Parts that scroll upright only and are narrower than what they hold."""
    found = []
    for area in shown.findChildren(ScrollArea):
        inside = area.widget()
        if inside is not None and area.isVisibleTo(shown) and inside.width() > area.viewport().width():
            found.append(f"{inside.width()} px in a view of {area.viewport().width()} px")
    return found
