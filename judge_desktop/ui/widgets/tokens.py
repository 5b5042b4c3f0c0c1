"""The measures of the design: colours, spaces, radii and the type table. Plain values, no Qt.

Every other module of this folder takes its figures from here; nothing here knows which scheme is in force (`theme`).
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_20, SPACE_28 = 4, 8, 12, 16, 20, 28
RADIUS_CHIP, RADIUS_CONTROL, RADIUS_ROW, RADIUS_CARD, RADIUS_DIALOG = 6, 7, 8, 10, 12
HIT_AREA, CONTROL_HEIGHT, BIG_BUTTON_HEIGHT = 36, 42, 68
SCORE_FIELD_WIDTH, SCORE_FIELD_HEIGHT = 66, 46
ICON, ICON_IN_TEXT, ICON_LARGE = 20, 18, 32
MOTION_MS = 120

# Measured on the stacked marks of Sarabun: less cuts the tone mark of a one-line label.
BASELINE_EM = 1.275
DIGIT_EM = 0.7
DEEP_MARK_EM = 0.2  # what the foot of ฎ or ฏ with a vowel below needs under the last line


class Role(StrEnum):
    """What a colour is for; the value is its name in the style sheet."""

    CANVAS = "canvas"
    SURFACE = "surface"
    SUNKEN = "sunken"
    INK = "ink"
    INK2 = "ink2"
    INK3 = "ink3"
    LINE = "line"
    EDGE = "edge"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    ACCENT_HOVER = "accent_hover"
    SOFT = "soft"
    OK = "ok"
    OK_SOFT = "ok_soft"
    WARN = "warn"
    WARN_SOFT = "warn_soft"
    BAD = "bad"
    BAD_SOFT = "bad_soft"
    DESK = "desk"


class Tone(StrEnum):
    """How much something asks for attention; chosen by the page, coloured here."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    OK = "ok"
    WARN = "warn"
    BAD = "bad"

    @property
    def ink(self) -> Role:
        """The colour of words and shapes in this tone."""
        return Role.INK2 if self is Tone.NEUTRAL else Role(self.value)

    @property
    def mark(self) -> Role:
        """The colour of a shape in this tone: an idle one steps further back than its words."""
        return Role.INK3 if self is Tone.NEUTRAL else Role(self.value)

    @property
    def soft(self) -> Role:
        """The background that goes with it."""
        return _SOFT[self]


_SOFT = {
    Tone.NEUTRAL: Role.SUNKEN,
    Tone.ACCENT: Role.SOFT,
    Tone.OK: Role.OK_SOFT,
    Tone.WARN: Role.WARN_SOFT,
    Tone.BAD: Role.BAD_SOFT,
}

LIGHT = MappingProxyType(
    {
        Role.CANVAS: "#F5F6F8",
        Role.SURFACE: "#FFFFFF",
        Role.SUNKEN: "#ECEEF2",
        Role.INK: "#191C22",
        Role.INK2: "#474E5B",
        Role.INK3: "#5F6776",
        Role.LINE: "#E1E4EA",
        Role.EDGE: "#878F9D",
        Role.ACCENT: "#2A55C5",
        Role.ON_ACCENT: "#FFFFFF",
        Role.ACCENT_HOVER: "#2349AC",
        Role.SOFT: "#E9EFFD",
        Role.OK: "#17703F",
        Role.OK_SOFT: "#E3F3E9",
        Role.WARN: "#8A5200",
        Role.WARN_SOFT: "#FCF0D9",
        Role.BAD: "#B3261E",
        Role.BAD_SOFT: "#FCE9E7",
        Role.DESK: "#E4E7EC",
    }
)
DARK = MappingProxyType(
    {
        Role.CANVAS: "#14161A",
        Role.SURFACE: "#1C1F25",
        Role.SUNKEN: "#262A32",
        Role.INK: "#ECEEF2",
        Role.INK2: "#BCC2CD",
        Role.INK3: "#9AA2B0",
        Role.LINE: "#30353F",
        Role.EDGE: "#727B8A",
        Role.ACCENT: "#94B4FF",
        Role.ON_ACCENT: "#0E1730",
        Role.ACCENT_HOVER: "#AFC7FF",
        Role.SOFT: "#222E4D",
        Role.OK: "#6FCF97",
        Role.OK_SOFT: "#17301F",
        Role.WARN: "#F0B95A",
        Role.WARN_SOFT: "#382A10",
        Role.BAD: "#FF9A8F",
        Role.BAD_SOFT: "#44201D",
        Role.DESK: "#101216",
    }
)


class Type(StrEnum):
    """A line of the type table."""

    CAPTION = "caption"
    CAPTION_STRONG = "caption_strong"
    BODY = "body"
    LABEL = "label"
    STRONG = "strong"
    TITLE = "title"
    HEADING = "heading"
    HERO = "hero"
    SCORE = "score"
    NUMBER = "number"
    TOTAL = "total"
    SMALL_LABEL = "small_label"


@dataclass(frozen=True, slots=True)
class TypeSize:
    """Size and line height in logical pixels, weight as in CSS."""

    px: int
    line_px: int
    weight: int
    is_digits: bool = False

    @property
    def baseline_px(self) -> float:
        """Distance of the baseline from the top of the line; digits have no marks and stand in its middle."""
        if self.is_digits:
            return (self.line_px + self.px * DIGIT_EM) / 2
        return self.px * BASELINE_EM


_TYPE_TABLE = {
    Type.CAPTION: TypeSize(14, 23, 400),
    Type.CAPTION_STRONG: TypeSize(14, 23, 500),
    Type.BODY: TypeSize(16, 26, 400),
    Type.LABEL: TypeSize(16, 26, 500),
    Type.STRONG: TypeSize(16, 26, 600),
    Type.TITLE: TypeSize(18, 30, 600),
    Type.HEADING: TypeSize(22, 36, 600),
    Type.HERO: TypeSize(30, 50, 600),
    Type.SCORE: TypeSize(20, 30, 600, is_digits=True),
    Type.NUMBER: TypeSize(22, 32, 600, is_digits=True),
    Type.TOTAL: TypeSize(34, 46, 600, is_digits=True),
    Type.SMALL_LABEL: TypeSize(15, 25, 500),
}


def type_size(line: Type, text_size: int = 100) -> TypeSize:
    """`line` of the type table at `text_size` percent; the line height never falls below that of the table."""
    base = _TYPE_TABLE[line]
    return TypeSize(scaled(base.px, text_size), scaled(base.line_px, text_size), base.weight, base.is_digits)


@lru_cache(maxsize=1024)
def scaled(px: float, text_size: int) -> int:
    """A measure in pixels that grows with the text."""
    return round(px * text_size / 100)
