"""The drawings of warnings on the help page `install`: there in both languages, small, and shown where they belong."""

import re

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication

from build_spec.help_drawings.__main__ import DRAWINGS, NOTE, WIDTH
from build_spec.help_drawings.canvas import FINE, Canvas
from judge_desktop.config.paths import resource

LANGUAGES = ("en", "th")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_drawing_lies_ready_as_a_small_picture(language: str) -> None:
    for name, (height, _) in DRAWINGS.items():
        path = resource(f"help/pictures/{language}/{name}.png")
        with Image.open(path) as drawing:
            assert (drawing.mode, drawing.size) == ("P", (WIDTH * FINE, height * FINE)), name
        assert path.stat().st_size < 120_000, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_shows_every_drawing_once_and_says_that_they_are_drawings(language: str) -> None:
    page = resource(f"help/{language}/install.md").read_text(encoding="utf-8")

    assert re.findall(r"^!\[[^\]]+\]\(([a-z-]+)\)$", page, re.MULTILINE) == list(DRAWINGS)
    assert {"en": "are drawings, not photographs", "th": "เป็นภาพวาด ไม่ใช่ภาพถ่ายหน้าจอ"}[language] in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_tells_of_every_number_in_a_drawing(language: str, qapp: QApplication) -> None:
    page = resource(f"help/{language}/install.md").read_text(encoding="utf-8")

    for name, (height, draw) in DRAWINGS.items():
        canvas = NumberedCanvas(WIDTH, height, NOTE[language])
        draw(canvas, language)
        canvas.close()
        (caption,) = re.findall(rf"!\[([^\]]+)\]\({name}\)", page)
        assert re.findall(r"\b(\d) ", caption) == [str(number) for number in canvas.numbers], name


class NumberedCanvas(Canvas):
    """Keeps the numbers that are drawn."""

    def __init__(self, width: float, height: float, note: str) -> None:
        self.numbers: list[int] = []
        super().__init__(width, height, note)

    def number(self, x: float, y: float, number: int) -> None:
        self.numbers.append(number)
        assert 13 <= x <= self.width - 13
        assert 13 <= y <= self.height - 13
