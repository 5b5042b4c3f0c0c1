"""Every component in every state, light and dark, in both languages: painted without a complaint of Qt, all named."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_desktop.config.i18n import Language
from tests.helpers.accessibility import nameless_widgets
from tests.helpers.gallery import gallery, save_gallery
from tests.helpers.pictures import picture


def test_all_pictures_are_painted_in_both_schemes_languages_and_sizes(qapp: QApplication, tmp_path: Path) -> None:
    """Large in Thai only, the higher of the two scripts."""
    saved = [*save_gallery(qapp, tmp_path, (100,)), *save_gallery(qapp, tmp_path, (150,), [Language.TH])]

    assert [path.name for path in saved] == [
        *(f"components-{scheme}-{language}-100.png" for scheme in ("light", "dark") for language in ("th", "en")),
        *(f"components-{scheme}-th-150.png" for scheme in ("light", "dark")),
    ]
    grounds = [QImage(str(path)).pixelColor(4, 4).name() for path in saved]
    assert grounds == ["#f5f6f8", "#f5f6f8", "#14161a", "#14161a", "#f5f6f8", "#14161a"]


@pytest.mark.parametrize("language", list(Language))
def test_everything_the_keyboard_reaches_has_a_name(qtbot: QtBot, language: Language) -> None:
    page = gallery(language)
    qtbot.addWidget(page)
    picture(page, 1366)

    assert nameless_widgets(page) == []
