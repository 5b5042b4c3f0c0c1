"""The look in force: scheme, text size, fonts, palette and style sheet of the whole application.

`apply_theme` sets it, `look()` answers what colour, font or measure holds now. Widgets that paint themselves ask at
every paint and listen to `look().theme_changed` when their measures depend on it. Which theme a person wants is
kept by `config.settings`.
"""

import string
from functools import cache

from fontpkg_sarabun import ROOT as SARABUN
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from judge_desktop.config.paths import resource
from judge_desktop.config.settings import TextSize, Theme
from judge_desktop.ui.widgets.tokens import DARK, LIGHT, Role, Type, TypeSize, scaled, type_size

FAMILIES = ("Sarabun", "Noto Sans Thai", "Leelawadee UI", "Thonburi", "sans-serif")
_IN_FORCE = "look_in_force"
_FACES = ("Regular", "Medium", "SemiBold", "Bold")


class Look(QObject):
    """Colours, fonts and measures in force. One per process: ask `look()`."""

    theme_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.wish = Theme.LIGHT
        self.is_dark = False
        self.text_size = int(TextSize.NORMAL)
        self._colours: dict[Role, QColor] = {}
        self._fonts: dict[Type, QFont] = {}
        self._sizes: dict[Type, TypeSize] = {}
        self._metrics: dict[Type, QFontMetricsF] = {}
        self._refill()

    def set_wish(self, wish: Theme, text_size: int) -> None:
        """Take over what the person wants; `SYSTEM` asks the desktop, and light holds where it does not answer."""
        self.wish = wish
        self.is_dark = wish is Theme.DARK or (wish is Theme.SYSTEM and _desktop_is_dark())
        self.text_size = text_size
        self._refill()

    def colour(self, role: Role) -> QColor:
        """The colour of `role` in the scheme in force."""
        return self._colours[role]

    def font(self, line: Type) -> QFont:
        """The font of a line of the type table at the text size in force."""
        return QFont(self._fonts[line])

    def size(self, line: Type) -> TypeSize:
        """Size, line height and weight of a line of the type table at the text size in force."""
        return self._sizes[line]

    def metrics(self, line: Type) -> QFontMetricsF:
        """Measures of the letters in that line."""
        if line not in self._metrics:
            self._metrics[line] = QFontMetricsF(self._fonts[line])
        return self._metrics[line]

    def px(self, measure: float) -> int:
        """A measure of the design that grows with the text."""
        return scaled(measure, self.text_size)

    def _refill(self) -> None:
        table = DARK if self.is_dark else LIGHT
        self._colours = {role: QColor(table[role]) for role in Role}
        self._sizes = {line: type_size(line, self.text_size) for line in Type}
        self._fonts = {line: make_font(size) for line, size in self._sizes.items()}
        self._metrics.clear()


def make_font(size: TypeSize) -> QFont:
    """Sarabun in that size and weight; unhinted, so that text has the same width on every screen."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(size.px)
    font.setWeight(QFont.Weight(size.weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@cache
def look() -> Look:
    """The one look of this process."""
    return Look()


def apply_theme(app: QApplication, theme: Theme, text_size: int = TextSize.NORMAL) -> None:
    """Give the whole application the look of `theme` at `text_size` percent; open windows follow at once.

    Asking for the look in force does nothing: a style sheet over many widgets costs a quarter of a second.
    """
    load_fonts()
    now = look()
    now.set_wish(theme, int(text_size))
    in_force = [now.is_dark, now.text_size]
    if app.property(_IN_FORCE) == in_force:
        return
    if app.property(_IN_FORCE) is None:
        app.setStyle("Fusion")
    app.setProperty(_IN_FORCE, in_force)
    app.setFont(now.font(Type.BODY))
    app.setPalette(_palette(now))
    app.setStyleSheet(_style_sheet(now))
    now.theme_changed.emit()


def follow_desktop(app: QApplication) -> None:
    """Apply the theme again whenever the desktop turns dark or light, as long as the person leaves it to it."""

    def follow() -> None:
        if look().wish is Theme.SYSTEM:
            apply_theme(app, Theme.SYSTEM, look().text_size)

    app.styleHints().colorSchemeChanged.connect(follow)


@cache
def load_fonts() -> tuple[str, ...]:
    """Load the bundled Sarabun once; the family names Qt knows it by."""
    numbers = [QFontDatabase.addApplicationFont(str(SARABUN / "files" / f"Sarabun-{face}.ttf")) for face in _FACES]
    return tuple(sorted({family for number in numbers for family in QFontDatabase.applicationFontFamilies(number)}))


def _desktop_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def _palette(now: Look) -> QPalette:
    palette = QPalette()
    group = QPalette.ColorRole
    for colour_role, role in (
        (group.Window, Role.CANVAS),
        (group.Base, Role.SURFACE),
        (group.AlternateBase, Role.SURFACE),
        (group.Button, Role.SURFACE),
        (group.ToolTipBase, Role.INK),
        (group.ToolTipText, Role.SURFACE),
        (group.WindowText, Role.INK),
        (group.Text, Role.INK),
        (group.ButtonText, Role.INK),
        (group.BrightText, Role.BAD),
        (group.PlaceholderText, Role.INK3),
        (group.Highlight, Role.ACCENT),
        (group.HighlightedText, Role.ON_ACCENT),
        (group.Accent, Role.ACCENT),
        (group.Link, Role.ACCENT),
        (group.LinkVisited, Role.ACCENT),
        (group.Light, Role.SURFACE),
        (group.Midlight, Role.SUNKEN),
        (group.Mid, Role.LINE),
        (group.Dark, Role.DESK),
        (group.Shadow, Role.LINE),
    ):
        palette.setColor(colour_role, now.colour(role))
    for colour_role in (group.WindowText, group.Text, group.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, colour_role, now.colour(Role.INK3))
    palette.setColor(QPalette.ColorGroup.Disabled, group.Base, now.colour(Role.SUNKEN))
    return palette


def _style_sheet(now: Look) -> str:
    template = string.Template(resource("styles/judge_desktop.qss").read_text(encoding="utf-8"))
    words = {role.value: now.colour(role).name() for role in Role}
    words |= {f"{line.value}_px": f"{now.size(line).px}px" for line in Type}
    words |= {f"px_{n}": f"{now.px(n)}px" for n in range(1, 69)}
    return template.substitute(words)
