"""Lucide icons, tinted with a colour of the theme and rendered for the screen they are shown on.

Icons mean actions and kinds of things; states are `shapes`. The SVGs and their licence lie in `resources/icons`.
"""

from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from judge_desktop.config.paths import resource
from judge_desktop.ui.widgets.theme import look
from judge_desktop.ui.widgets.tokens import ICON, Role

STROKE = "1.75"
_SIZES_OF_SIGN = (16, 24, 32, 48, 128)

_pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}


def icon_pixmap(name: str, role: Role = Role.INK2, size: int = ICON, ratio: float = 1.0) -> QPixmap:
    """The icon in logical `size` for a screen with that device pixel ratio. An unknown name is a KeyError."""
    colour = look().colour(role).name()
    key = (name, colour, size, ratio)
    if key not in _pixmaps:
        _drop_old_colours_with_the_theme()
        _pixmaps[key] = _render(name, colour, size, ratio)
    return _pixmaps[key]


def paint_icon(painter: QPainter, name: str, top_left: QPointF, role: Role, size: int = ICON) -> None:
    """Paint the icon at `top_left`, sharp at the painter's own device pixel ratio."""
    painter.drawPixmap(top_left, icon_pixmap(name, role, size, painter.device().devicePixelRatioF()))


def make_icon(name: str, role: Role = Role.INK2, size: int = ICON) -> QIcon:
    """A QIcon for menus and actions, in the colour in force now (make it again when the theme changes)."""
    icon = QIcon(icon_pixmap(name, role, size))
    icon.addPixmap(icon_pixmap(name, role, size, 2.0))
    icon.addPixmap(icon_pixmap(name, Role.INK3, size), QIcon.Mode.Disabled)
    return icon


def program_icon() -> QIcon:
    """The sign of the program for title bars and task bars: the same in every theme."""
    icon = QIcon()
    for size in _SIZES_OF_SIGN:
        folder = "icons/program/small" if size <= 32 else "icons/program"
        icon.addPixmap(_paint(QSvgRenderer(str(resource(f"{folder}/program.svg"))), size))
    return icon


def icon_names() -> tuple[str, ...]:
    """All icons that are bundled."""
    return tuple(sorted(path.stem for path in resource("icons").glob("*.svg")))


@cache
def _source(name: str) -> str:
    path = resource(f"icons/{name}.svg")
    if not path.is_file():
        raise KeyError(name)
    return path.read_text(encoding="utf-8")


@cache
def _drop_old_colours_with_the_theme() -> None:
    look().theme_changed.connect(_pixmaps.clear)


def _render(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    source = _source(name).replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{STROKE}"')
    renderer = QSvgRenderer(QByteArray(source.encode("utf-8")))
    pixmap = _paint(renderer, round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _paint(renderer: QSvgRenderer, side: int) -> QPixmap:
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(pixmap.rect()))
    painter.end()
    return pixmap
