"""Papers in the office's own font, found on this computer."""

import json
from pathlib import Path

import pytest

from tests.helpers.printed_pages import fonts_of
from tests.helpers.small_day import Day
from tests.helpers.stand_in_font import install_family, know_only_sarabun

SENTENCE = {
    "en": "TH Sarabun New is not installed on this computer as a whole. The papers are set in Sarabun",
    "th": "คอมพิวเตอร์เครื่องนี้ไม่มีแบบอักษร TH Sarabun New ครบทั้งชุด จึงจัดพิมพ์ด้วยแบบอักษร Sarabun แทน",
}


def test_papers_come_in_the_font_asked_for_or_a_sentence_says_why_not(
    day: Day, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "none"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    know_only_sarabun(monkeypatch)
    wish = ("report", "schedule", "-o", tmp_path / "print", "--font", "th-sarabun-new")
    day.chair.do("schedule", "plan", "--start", "09:00")
    for language, sentence in SENTENCE.items():
        without = day.chair.run(*wish, language=language)
        assert (without.code, sentence in without.err) == (0, True)
        assert fonts_in(without.out) == {"Sarabun"}
    install_family(tmp_path / "own" / "fonts" / "office", "TH Sarabun New")
    with_it = day.chair.run(*wish)
    assert (with_it.code, "Sarabun" in with_it.err) == (0, False)
    assert fonts_in(with_it.out) == {"THSarabunNew"}


def fonts_in(out: str) -> set[str]:
    """The families of the one file that was printed."""
    (file,) = json.loads(out)["files"]
    return {name.partition("+")[2].partition("-")[0] for name, *_ in fonts_of(Path(file))}
