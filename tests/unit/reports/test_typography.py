"""The laws of setting Thai that every paper keeps, for any names."""

import importlib
import pkgutil
import re
import unicodedata
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from judge_desktop import reports
from judge_desktop.config.thai_words import MONTHS_TH, UNITS
from judge_desktop.reports.thai_font import Face, font, printable
from judge_desktop.reports.thai_text import Style, lines_of, width
from tests.helpers.pdf_text import squeezed
from tests.helpers.printed_pages import LEAST_LEADING, check_pages, setting_recorded
from tests.helpers.thai_names import EMOJI, NAMES
from tests.unit.reports.sheets import SHEET, write_scorecards
from tests.unit.reports.test_printed_pages import DAY, TH
from tests.unit.reports.test_thai_text import LETTER

SENTENCES = [
    LETTER,
    SHEET.overall_comment,
    *(row.comment for row in SHEET.rows),
    *(text for row in SHEET.rows for text in row.guidelines),
]
UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)  # a paper takes long: a smaller one tells little more
STYLES = {
    f"{module.name}.{name}": style
    for module in pkgutil.iter_modules(reports.__path__)
    for name, style in vars(importlib.import_module(f"judge_desktop.reports.{module.name}")).items()
    if isinstance(style, Style)
}


@settings(max_examples=8, phases=UNSHRUNK, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(NAMES, min_size=6, max_size=6))
def test_a_scorecard_with_any_names_passes_all_checks(tmp_path: Path, names: list[str]) -> None:
    title, applicant, judge, position, category, comment = names
    sheet = replace(SHEET, title=title, applicant=applicant, judge=judge, position=position, category=category)
    path = tmp_path / "card.pdf"
    with setting_recorded() as set_text:
        write_scorecards([replace(sheet, overall_comment=comment)], path, TH, "thai", DAY)
    text = "".join(check_pages(path, set_text))
    for name in (title, applicant, judge, position, comment):
        assert squeezed(printable(name)) in text


@settings(max_examples=300)
@given(st.text())
def test_what_no_face_has_is_named_and_never_left_blank(text: str) -> None:
    shown = printable(text)
    for face in Face:
        known = font(face)
        assert [letter for letter in shown if not known.has(letter)] == []
    named = "".join(chr(int(code, 16)) for code in re.findall(r"‹U\+([0-9A-F]{4,6})›", shown))
    left = [
        one for one in unicodedata.normalize("NFC", text) if unicodedata.category(one) in ("So", "Lo") and one in named
    ]
    assert all(not font(Face.REGULAR).has(one) for one in left)


@given(EMOJI)
def test_emoji_are_named(emoji: str) -> None:
    shown = printable(f"ดี {emoji} มาก")
    first = next(one for one in emoji if unicodedata.category(one) not in ("Cf", "Mn"))
    assert shown.startswith(f"ดี ‹U+{ord(first):04X}›")
    assert shown.endswith("› มาก")


@settings(max_examples=400)
@given(
    st.sampled_from(SENTENCES),
    st.integers(0, 9999),
    st.sampled_from([*UNITS, *MONTHS_TH]),
    st.sampled_from(SENTENCES),
    st.floats(120, 520),
)
def test_a_number_stays_with_its_unit(before: str, number: int, unit: str, after: str, available: float) -> None:
    text = f"{before} จำนวน {number} {unit} {after}"
    lines = [line.text for line in lines_of(text, Style(), available)]
    assert sum(line.count(f"{number} {unit}") for line in lines) == text.count(f"{number} {unit}")


@settings(max_examples=200)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join), st.floats(120, 520), st.booleans())
def test_no_word_stands_alone_on_the_last_line(text: str, available: float, phrases: bool) -> None:
    style = Style(phrases=phrases)
    lines = lines_of(text, style, available)
    last = lines[-1].text
    if len(lines) > 1 and " " not in last and width(last, style) < 3.9 * style.size:
        before = lines[-2].words
        with_one_more = width(f"{before[-1].text} {last}", style)
        assert len(before) <= 2 or with_one_more > available


def test_marks_have_room_wherever_lines_stand_below_each_other() -> None:
    """Styles of single figures may be closer; what is set in several lines is looked at by ``check_pages``, too."""
    close = {
        name: style.leading / style.size for name, style in STYLES.items() if style.leading < LEAST_LEADING * style.size
    }
    assert len(STYLES) > 10
    assert close == {}
