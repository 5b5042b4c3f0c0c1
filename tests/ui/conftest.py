"""Every test of a window starts with the light theme at the normal text size."""

import pytest
from PySide6.QtWidgets import QApplication

from judge_desktop.config.settings import TextSize, Theme
from judge_desktop.ui.widgets.theme import apply_theme


@pytest.fixture(autouse=True)
def light_theme(qapp: QApplication) -> None:
    """The look every test starts from."""
    apply_theme(qapp, Theme.LIGHT, TextSize.NORMAL)
