"""Lying bars: as long as their shares, and all of it said to a screen reader."""

from __future__ import annotations

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from judge_desktop.ui.widgets.share_bars import Share, ShareBars
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import Role, Tone
from tests.helpers.accessibility import accessible_name

ROWS = (Share("10  First", 0.75, "75 %", is_chosen=True), Share("11  Second", 0.25, "25 %"), Share("12", 0.0, "0 %"))


def shown(qtbot: QtBot) -> ShareBars:
    bars = ShareBars("First place in redrawn panels")
    qtbot.addWidget(bars)
    bars.set_shares(ROWS)
    bars.resize(420, bars.sizeHint().height())
    bars.show()
    return bars


def test_the_bars_are_as_long_as_their_shares(qtbot: QtBot) -> None:
    bars = shown(qtbot)
    picture = bars.grab().toImage()
    high = bars.height() // len(ROWS)

    def length(row: int, role: Role) -> int:
        wanted, y = QColor(look().colour(role)), row * high + high // 2
        return sum(picture.pixelColor(x, y) == wanted for x in range(picture.width()))

    first, second = length(0, Role.ACCENT), length(1, Tone.NEUTRAL.mark)
    assert abs(first - 3 * second) <= 6
    assert first + second > 100
    assert length(2, Role.ACCENT) + length(2, Tone.NEUTRAL.mark) == 0


def test_every_share_is_said(qtbot: QtBot) -> None:
    bars = shown(qtbot)

    assert accessible_name(bars) == "First place in redrawn panels: 10  First: 75 %; 11  Second: 25 %; 12: 0 %"
    assert bars.toolTip() == "10  First: 75 %\n11  Second: 25 %\n12: 0 %"
    bars.set_shares(())
    assert accessible_name(bars) == "First place in redrawn panels"
