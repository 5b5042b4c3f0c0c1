"""The panel at every size of the design: nothing cut or out of reach, everything has a name.

Large in Thai only, the higher of the two scripts.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language
from judge_desktop.config.settings import TextSize
from judge_desktop.ui.chair.panel_page import PanelPage
from judge_desktop.ui.desk import Desk
from judge_desktop.workflow.edit_contest import ContestSection, edit_contest
from judge_desktop.workflow.edit_panel import with_new_person
from judge_desktop.workflow.known_recusals import with_recusal
from judge_desktop.workflow.panel import add_card
from tests.helpers.accessibility import nameless_widgets, silent_findings, wrong_roles
from tests.helpers.chair_stage import Stage
from tests.helpers.clipping import faults_of
from tests.helpers.judge_pages import looking
from tests.helpers.panels import recusal
from tests.ui.chair.conftest import open_window
from tests.ui.chair.find import page

SIZES = {TextSize.NORMAL: ((1366, 690), (911, 512)), TextSize.HUGE: ((1704, 960),)}


@pytest.mark.parametrize(
    ("language", "text_size"),
    [(Language.TH, TextSize.NORMAL), (Language.EN, TextSize.NORMAL), (Language.TH, TextSize.HUGE)],
)
def test_every_part_fits_and_has_a_name(
    qapp: QApplication,
    qtbot: QtBot,
    desk: Desk,
    stage: Stage,
    tmp_path: Path,
    language: Language,
    text_size: TextSize,
) -> None:
    add_card(desk.ws, stage.card, "J4")
    edit_contest(desk.ws, ContestSection.RECUSALS, lambda one: with_recusal(one, recusal("J2", "GOV-01")))
    edit_contest(desk.ws, ContestSection.PANEL, lambda one: with_new_person(one, {"role": "chair"}))
    found: list[str] = []
    with looking(qapp, language, text_size):
        window = open_window(desk, stage, qtbot)
        panel = page(window, PanelPage, "panel")
        for name in views(panel, tmp_path):
            for width, height in SIZES[text_size]:
                window.resize(width, height)
                faults = settled_faults(window)
                found += [f"{name} {width}x{height}: {fault}" for fault in faults]
            found += [f"{name}: {fault}" for fault in faults_for_readers(panel)]

    assert "\n".join(found) == ""


def faults_for_readers(panel: PanelPage) -> list[str]:
    """What a screen reader would stumble over."""
    return [
        *(f"{one} has no name" for one in nameless_widgets(panel)),
        *wrong_roles(panel),
        *silent_findings(panel),
    ]


def views(panel: PanelPage, folder: Path) -> Iterator[str]:
    """Each part of the page, shown."""
    for judge in ("J1", "J5"):
        panel.people.show_person(judge)
        yield f"person {judge}"
    panel.people.show_person("J4")
    panel.people.keys.open_confirm()
    yield "check words"
    panel.show_tab("assignments")
    yield "assignments"
    panel.show_tab("recusals")
    panel.recusals.add()
    yield "recusals"
    path = folder / "people.csv"
    path.write_text("ชื่อ-สกุล,หน้าที่,โทรศัพท์\nสมใจ สมมติ,กรรมการ,02\nสมศรี สมมติ,ผู้ชม,02\n", encoding="utf-8")
    panel.importing.look_at(path)
    yield "import"


def settled_faults(window: object) -> list[str]:
    """The faults that are still there when every layout has had its turn."""
    found: list[str] = []
    for _ in range(10):
        QApplication.processEvents()
        found = faults_of(window)  # type: ignore[arg-type]
        if not found:
            break
    return found
