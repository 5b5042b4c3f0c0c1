"""What only a window knows of this computer, for the diagnostics: Qt, screens, look, fonts, line breaking."""

from __future__ import annotations

from PySide6 import __version__ as binding_version
from PySide6.QtCore import QTextBoundaryFinder, qVersion
from PySide6.QtGui import QAccessible, QFontDatabase, QFontInfo, QGuiApplication
from PySide6.QtWidgets import QApplication

from judge_desktop.config.settings import Settings
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import Type

_THAI = "การประกวดรางวัลเมืองอัจฉริยะ"


def window_facts(settings: Settings) -> dict[str, dict[str, str | int]]:
    """Parts of the diagnostics by name. No name of a screen: it may hold a serial number."""
    return {"window": {**_qt(), **_screens(), **_look(settings)}}


def _qt() -> dict[str, str | int]:
    app = QApplication.instance()
    return {
        "qt": qVersion(),
        "pyside": binding_version,
        "platform": QGuiApplication.platformName(),
        "style": app.style().name() if isinstance(app, QApplication) else "-",
        "screen reader": "yes" if QAccessible.isActive() else "no",
    }


def _screens() -> dict[str, str | int]:
    return {
        f"screen {number}": (
            f"{one.geometry().width()}x{one.geometry().height()}, usable {one.availableGeometry().width()}x"
            f"{one.availableGeometry().height()}, ratio {one.devicePixelRatio():g}, {one.logicalDotsPerInch():.0f} dpi"
        )
        for number, one in enumerate(QGuiApplication.screens(), 1)
    }


def _look(settings: Settings) -> dict[str, str | int]:
    font = QFontInfo(look().font(Type.BODY))
    return {
        "theme": settings.theme.value,
        "text size": int(settings.text_size),
        "numerals": settings.numerals.value,
        "font": f"{font.family()} {font.weight()}",
        "thai fonts": len(QFontDatabase.families(QFontDatabase.WritingSystem.Thai)),
        "thai breaks seen by qt": _thai_breaks(),
    }


def _thai_breaks() -> int:
    """How many places of a Thai title Qt may break: one at the end means that libthai or its dictionary is missing."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, _THAI)
    count = 0
    while finder.toNextBoundary() != -1:
        count += 1
    return count
