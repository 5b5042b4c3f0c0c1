"""The pages of files that were opened, at every size: nothing cut, squeezed or out of reach, everything named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language
from judge_desktop.config.settings import TextSize
from judge_desktop.ui.desk import Desk
from judge_desktop.ui.results.checked_page import CheckedPage
from judge_desktop.ui.results.looking_page import LookingPage
from judge_desktop.ui.results.results_page import ResultsPage
from judge_desktop.ui.widgets.folding_card import FoldingCard
from judge_desktop.ui.widgets.folding_lines import FoldingLines
from tests.helpers.accessibility import accessibility_faults
from tests.helpers.chair_stage import Stage
from tests.helpers.clipping import settled_faults
from tests.helpers.evening import Evening, altered
from tests.helpers.judge_pages import discard, looking
from tests.ui.results.conftest import DeskOf

SIZES = {TextSize.NORMAL: ((1366, 690), (911, 512), (480, 768)), TextSize.HUGE: ((1366, 690),)}


@pytest.mark.parametrize(
    ("language", "text_size"),
    [(Language.TH, TextSize.NORMAL), (Language.EN, TextSize.NORMAL), (Language.TH, TextSize.HUGE)],
)
def test_every_page_fits_and_can_be_read_aloud(
    qapp: QApplication,
    qtbot: QtBot,
    desk_of: DeskOf,
    stage: Stage,
    evening: Evening,
    tmp_path: Path,
    language: Language,
    text_size: TextSize,
) -> None:
    forged = altered(evening.internal, tmp_path / "forged.judgeresults", b'"rank":1', b'"rank":2')
    found: list[str] = []
    with looking(qapp, language, text_size):
        for name, page in pages(desk_of("J3"), desk_of("stranger"), stage, evening, forged):
            for width, height in SIZES[text_size]:
                page.resize(width, height)
                page.show()
                found += [f"{name} {width}x{height}: {fault}" for fault in settled_faults(page)]
                if page.width() != width:
                    found.append(f"{name} asks for {page.width()} px")
            found += [f"{name}: {fault}" for fault in accessibility_faults(page)]
    assert "\n".join(found) == ""


def pages(
    judge: Desk, stranger: Desk, stage: Stage, evening: Evening, forged: Path
) -> Iterator[tuple[str, LookingPage]]:
    """(name, page), each with everything unfolded; deleted when the next one is asked for."""
    made: tuple[tuple[str, LookingPage], ...] = (
        ("internal", ResultsPage(judge, evening.internal)),
        ("public", ResultsPage(stranger, evening.public)),
        ("rehearsal", ResultsPage(stranger, evening.rehearsal)),
        ("forged", ResultsPage(judge, forged)),
        ("package", CheckedPage(stranger, stage.chair.parent / "package.judgepack")),
    )
    for name, page in made:
        for card in page.findChildren(FoldingCard):
            card.set_open(True)
        for lines in page.findChildren(FoldingLines):
            lines.set_open(True)
        yield name, page
        discard(page)
