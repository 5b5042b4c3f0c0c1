"""One call gives the whole application its look; windows that are open follow."""

from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from judge_desktop.config.settings import TextSize, Theme
from judge_desktop.ui.widgets.theme import apply_theme, load_fonts, look
from judge_desktop.ui.widgets.tokens import DARK, LIGHT, Role, Type


def test_sarabun_is_loaded_in_the_weights_of_the_design(qapp: QApplication) -> None:
    assert "Sarabun" in load_fonts()
    shown = {line: QFontInfo(look().font(line)) for line in (Type.BODY, Type.LABEL, Type.STRONG)}
    assert {line: (font.family(), font.weight(), font.pixelSize()) for line, font in shown.items()} == {
        Type.BODY: ("Sarabun", 400, 16),
        Type.LABEL: ("Sarabun", 500, 16),
        Type.STRONG: ("Sarabun", 600, 16),
    }


def test_dark_and_light_replace_palette_and_style_sheet(qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(look().theme_changed):
        apply_theme(qapp, Theme.DARK)

    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK[Role.CANVAS]
    assert DARK[Role.SURFACE].lower() in qapp.styleSheet()

    apply_theme(qapp, Theme.LIGHT)
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == LIGHT[Role.CANVAS]
    assert "$" not in qapp.styleSheet()


def test_the_text_size_reaches_fonts_and_measures(qapp: QApplication) -> None:
    apply_theme(qapp, Theme.LIGHT, TextSize.LARGEST)

    assert qapp.font().pixelSize() == 24
    assert look().px(42) == 63
    assert look().size(Type.CAPTION).line_px == 34


def test_asking_for_the_look_in_force_disturbs_nobody(qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(look().theme_changed):
        apply_theme(qapp, Theme.LIGHT)


def test_a_desktop_that_does_not_answer_leaves_the_light_theme(qapp: QApplication) -> None:
    apply_theme(qapp, Theme.SYSTEM)

    assert not look().is_dark
