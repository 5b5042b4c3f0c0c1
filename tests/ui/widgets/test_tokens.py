"""The colours keep the contrast the design promises, in both schemes."""

import pytest

from judge_desktop.ui.widgets.tokens import DARK, LIGHT, Role, Tone, Type, scaled, type_size

TEXTS = (Role.INK, Role.INK2, Role.INK3, Role.ACCENT, Role.OK, Role.WARN, Role.BAD)
GROUNDS = (Role.SURFACE, Role.CANVAS, Role.SUNKEN, Role.SOFT)


def luminance(colour: str) -> float:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_every_text_colour_is_readable_on_every_ground(scheme: dict[Role, str]) -> None:
    too_weak = [(text, ground) for text in TEXTS for ground in GROUNDS if contrast(scheme[text], scheme[ground]) < 4.5]

    assert too_weak == []


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_words_in_a_tone_are_readable_on_their_own_soft_ground(scheme: dict[Role, str]) -> None:
    assert [tone for tone in Tone if contrast(scheme[tone.ink], scheme[tone.soft]) < 4.5] == []


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_the_outline_of_a_control_can_be_seen(scheme: dict[Role, str]) -> None:
    assert contrast(scheme[Role.EDGE], scheme[Role.SURFACE]) >= 3


def test_no_line_of_the_table_is_too_low_for_thai_marks_or_too_small_to_read() -> None:
    table = {line: type_size(line) for line in Type}

    assert {line for line, size in table.items() if size.px < 14} == set()
    assert {line for line, size in table.items() if line not in _DIGITS and size.line_px < 1.62 * size.px} == set()


def test_the_whole_table_grows_with_the_text_size() -> None:
    assert type_size(Type.BODY, 150).px == 24
    assert type_size(Type.BODY, 150).line_px == 39
    assert scaled(42, 115) == 48


_DIGITS = {Type.SCORE, Type.NUMBER, Type.TOTAL}
